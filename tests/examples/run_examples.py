#!/usr/bin/env python3
"""The examples for clusters give the same rows as one machine does.

    run_examples.py slurm KHABAR    the scripts of examples/slurm/ as Slurm would run them, by Slurm itself if it is here
    run_examples.py spark KHABAR    those of examples/spark/, on a Spark of this machine; skipped (exit code 77) without PySpark
"""
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = sorted(str(p) for p in (ROOT / "examples/quickstart").glob("texts/*")) + [
    str(ROOT / "examples/quickstart/news.warc.gz")]
TASKS = 3
ROWS = "SELECT type, date_from, actor1, actor2, place, asserted, evidence FROM events ORDER BY 7, 1, 2, 3, 4, 5, 6"
SKIPPED = 77


def run(command, accepted=(0,), **arguments):
    done = subprocess.run(command, capture_output=True, text=True, **arguments)
    if done.returncode not in accepted:
        sys.exit(f"{command}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def rows_of(khabar, database):
    return run([khabar, "query", "--jsonl", "--db", str(database), ROWS])


def expect_same(got, wanted, what):
    if got != wanted or not wanted:
        sys.exit(f"{what}: {len(got)} bytes of rows, {len(wanted)} on one machine")
    print(f"{what}: the same {wanted.count(chr(10))} rows")


def on_one_machine(khabar, folder):
    run([khabar, "extract", *INPUTS, "--db", str(folder / "one.db"), "--quiet"], (0, 3))
    return rows_of(khabar, folder / "one.db")


def slurm(khabar, folder):
    paths, parts, merged = folder / "paths.txt", folder / "parts", folder / "all.db"
    paths.write_text("\n".join(INPUTS) + "\n")
    for task in range(TASKS):
        environment = dict(os.environ, KHABAR=khabar, SLURM_ARRAY_TASK_ID=str(task), SLURM_ARRAY_TASK_COUNT=str(TASKS),
                           SLURM_ARRAY_TASK_MIN="0", SLURM_CPUS_PER_TASK="1")
        run(["sh", str(ROOT / "examples/slurm/extract.sh"), str(paths), str(parts)], env=environment)
    # The second task alone, submitted again: nothing is read twice.
    environment = dict(os.environ, KHABAR=khabar, SLURM_ARRAY_TASK_ID="1", SLURM_ARRAY_TASK_COUNT="1",
                       SLURM_ARRAY_TASK_MIN="1", KHABAR_SHARDS=str(TASKS), KHABAR_FIRST="0")
    run(["sh", str(ROOT / "examples/slurm/extract.sh"), str(paths), str(parts)], env=environment)
    run(["sh", str(ROOT / "examples/slurm/merge.sh"), str(parts), str(merged)], env=dict(os.environ, KHABAR=khabar))
    expect_same(rows_of(khabar, merged), on_one_machine(khabar, folder), "slurm")
    if shutil.which("sbatch") and subprocess.run(["sinfo"], capture_output=True).returncode == 0:
        real = folder / "real"
        run(["sbatch", "--wait", f"--array=0-{TASKS - 1}", "--mem=0", "--cpus-per-task=1", f"--export=ALL,KHABAR={khabar}",
             str(ROOT / "examples/slurm/extract.sh"), str(paths), str(real)], cwd=folder)
        run(["sbatch", "--wait", "--mem=0", f"--export=ALL,KHABAR={khabar}", str(ROOT / "examples/slurm/merge.sh"), str(real),
             str(folder / "real.db")], cwd=folder)
        expect_same(rows_of(khabar, folder / "real.db"), rows_of(khabar, merged), "slurm, a real array")


def spark(khabar, folder):
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        print("skipped: no PySpark or no Java here")
        sys.exit(SKIPPED)
    environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    submit = [sys.executable, str(ROOT / "examples/spark/annotate.py")]
    articles = folder / "articles"
    articles.mkdir()
    lines = [json.dumps({"id": str(i), "date": "2026-03-04", "page_text": pathlib.Path(p).read_text(encoding="utf-8")},
                        ensure_ascii=False) for i, p in enumerate(INPUTS[:-1])] + ['{"id": "bad"']
    (articles / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run([*submit, str(articles), str(folder / "annotated"), "--khabar", khabar, "--partitions", "2"], env=environment)
    got = sorted(line for part in (folder / "annotated").glob("part-*")
                 for line in part.read_text(encoding="utf-8").splitlines())
    wanted = sorted(run([khabar, "annotate"], (0, 3), input="\n".join(lines) + "\n").splitlines())
    # A record that cannot be read is known by its place, which differs between pieces.
    without_errors = [[line for line in some if '"error"' not in line] for some in (got, wanted)]
    expect_same("\n".join(without_errors[0]) + "\n", "\n".join(without_errors[1]) + "\n", "spark annotate")
    if len(got) != len(wanted):
        sys.exit(f"spark annotate: {len(got)} objects, {len(wanted)} on one machine")

    paths, parts = folder / "paths.txt", folder / "parts"
    paths.write_text("\n".join(INPUTS) + "\n")
    run([sys.executable, str(ROOT / "examples/spark/extract.py"), str(paths), str(parts), "--tasks", str(TASKS), "--khabar",
         khabar], env=environment)
    run([khabar, "merge", "-o", str(folder / "all.db"), *sorted(str(p) for p in parts.glob("part-*.db"))])
    expect_same(rows_of(khabar, folder / "all.db"), on_one_machine(khabar, folder), "spark extract")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        {"slurm": slurm, "spark": spark}[sys.argv[1]](str(pathlib.Path(sys.argv[2]).resolve()), pathlib.Path(temporary))
