#!/bin/sh
#SBATCH --job-name=khabar-merge
#SBATCH --mem=4G
# Joins the databases of extract.sh: merge.sh FOLDER EVENTS.db. Doing it again changes nothing.
set -eu
[ $# = 2 ] || { echo "usage: sbatch merge.sh FOLDER EVENTS.db" >&2; exit 2; }
exec "${KHABAR:-khabar}" merge -o "$2" "$1"/part-*.db
