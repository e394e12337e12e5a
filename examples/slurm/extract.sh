#!/bin/sh
#SBATCH --job-name=khabar
#SBATCH --array=0-15
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
# A dump that one machine would read for days: each task of the array reads its share of the files into a database of
# its own, merge.sh joins them.
#
#   ls -d crawl/*.warc.gz > paths.txt
#   job=$(sbatch --parsable --array=0-15 examples/slurm/extract.sh paths.txt parts)
#   sbatch --dependency=afterok:$job examples/slurm/merge.sh parts events.db
#
# KHABAR names the program if it is not on the PATH. A task that was killed goes on where it stopped when it is submitted
# again (--array=7); finished tasks have nothing left to do.
set -eu
[ $# = 2 ] || { echo "usage: sbatch --array=0-N extract.sh PATHS.txt FOLDER" >&2; exit 2; }
paths=$1
folder=$2
task=${SLURM_ARRAY_TASK_ID:?is set by sbatch --array}
first=${SLURM_ARRAY_TASK_MIN:-0}
tasks=${SLURM_ARRAY_TASK_COUNT:?is set by sbatch --array}
mkdir -p "$folder"

# The number of the share comes from the whole array: submit a lost task again with KHABAR_SHARDS set to its size.
shard="$((task - ${KHABAR_FIRST:-$first}))/${KHABAR_SHARDS:-$tasks}"
status=0
"${KHABAR:-khabar}" extract --manifest "$paths" --shard "$shard" --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet \
  --db "$folder/part-$task.db" || status=$?
# 3: done, some records were rejected; they stand in the table `rejects`.
[ "$status" = 3 ] || exit "$status"
