#!/usr/bin/env python3
"""Annotates a folder of JSONL articles on Spark: one object in, one object out, as `khabar annotate` does.

    spark-submit examples/spark/annotate.py INPUT OUTPUT [--khabar PATH] [--partitions N]

INPUT and OUTPUT are anything that Spark reads as text (file://, hdfs://, s3a://; gzip too). Every partition starts one khabar
and pipes its lines through it; a khabar that fails fails its task, which Spark then tries again. Records that cannot be read
come out as {"id", "error"} in their place. The lexicon must lie where khabar finds it on every worker (see README.md).
"""
import argparse
import shlex
import sys

from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--khabar", default="khabar", help="the program, if it is not on the workers' PATH")
    parser.add_argument("--partitions", type=int, default=0, help="so many pieces instead of one a file")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("khabar annotate").getOrCreate()
    lines = spark.sparkContext.textFile(options.input)
    if options.partitions:
        lines = lines.repartition(options.partitions)
    # Exit code 3 says that some records were rejected: each is an error object in the output, and no failure of the task.
    command = shlex.join(["sh", "-c", '"$0" annotate; status=$?; [ "$status" = 3 ] || exit "$status"', options.khabar])
    # Without checkCode Spark would take the output of a failed command for all there is.
    annotated = lines.filter(str.strip).pipe(command, checkCode=True)
    annotated.saveAsTextFile(options.output)
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
