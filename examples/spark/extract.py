#!/usr/bin/env python3
"""Extracts a list of dumps on Spark: every task reads its share of the files into one SQLite database.

    spark-submit examples/spark/extract.py PATHS.txt FOLDER [--tasks N] [--khabar PATH]
    khabar merge -o events.db FOLDER/part-*.db

PATHS.txt names files that every worker can read, one a line; FOLDER is on a disk that all workers share. A task that Spark
starts again goes on where the lost one stopped.
"""
import argparse
import pathlib
import subprocess
import sys

from pyspark.sql import SparkSession

FINISHED = (0, 3)  # 3: some records were rejected, and stand in the table `rejects`


def extract(task, tasks, options):
    database = f"{options.folder}/part-{task}.db"
    command = [options.khabar, "extract", "--manifest", options.paths, "--shard", f"{task}/{tasks}", "--threads", "1",
               "--quiet", "--db", database]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in FINISHED:
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.strip()}")
    return database


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths")
    parser.add_argument("folder")
    parser.add_argument("--tasks", type=int, default=0, help="how many; as many as Spark has cores if 0")
    parser.add_argument("--khabar", default="khabar", help="the program, if it is not on the workers' PATH")
    options = parser.parse_args()

    pathlib.Path(options.folder).mkdir(parents=True, exist_ok=True)
    spark = SparkSession.builder.appName("khabar extract").getOrCreate()
    tasks = options.tasks or spark.sparkContext.defaultParallelism
    for database in spark.sparkContext.parallelize(range(tasks), tasks).map(
            lambda task: extract(task, tasks, options)).collect():
        print(database)
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
