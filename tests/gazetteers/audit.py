#!/usr/bin/env python3
"""The audit of our own lists: draws rows by a fixed seed, and reports the verdicts of those that were checked.

    audit.py draw SEED [COUNT]     prints COUNT rows (300) of organizations, people, own places and own names, as TSV
    audit.py report                prints the error rate of each draw in audit.tsv (audit_test.cc asks less than 2% of the last)

The draw takes a third organizations, a third people, a sixth places of sources/places_own.tsv and a sixth names of
our own given_names.tsv and family_names.tsv, each by its id in bytewise order: the same lists and the same seed give the same rows. A row of
audit.tsv is a drawn row as it stood then, with the verdict (good, fault or unsure) and, for a fault, what was wrong. Faults
are mended in the lists, and so is the class of rows that a fault stands for; what was drawn is kept as it was.
"""
import collections, pathlib, random, sys

HERE = pathlib.Path(__file__).resolve().parent
GAZETTEERS = HERE.parent.parent / "gazetteers"
sys.path.insert(0, str(GAZETTEERS))
sys.dont_write_bytecode = True
import tables

SHARES = {"organizations": 1 / 3, "people": 1 / 3, "places": 1 / 6, "names": 1 / 6}


def rows(path):
    for line in (GAZETTEERS / path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def entities(kind):
    english, arabic = ({r[0]: "; ".join(x for x in r[1:] if x) for r in tables.read(f"{l}/{kind}.tsv")} for l in ("en", "ar"))
    return {r[0]: [" ".join(x for x in r[1:] if x), english[r[0]], arabic[r[0]]] for r in tables.read(f"shared/{kind}.tsv")}


def places():
    return {r[0]: [" ".join(x for x in r[1:7] if x)] + (r[7:9] + ["", ""])[:2] for r in rows("sources/places_own.tsv") if r[1:2] != [""]}


def names():
    return {f"{l}:{r[0]}:{r[1]}": [" ".join(x for x in (r[0], *r[2:]) if x)] + ([r[1], ""] if l == "en" else ["", r[1]])
            for l in ("ar", "en") for kind in ("given", "family") for r in tables.read(f"{l}/{kind}_names.tsv")}


def draw(seed, count):
    lists = {"organizations": entities("organizations"), "people": entities("people"), "places": places(), "names": names()}
    print("\t".join(("seed", "list", "id", "facts", "English", "Arabic", "verdict", "what was wrong")))
    for kind, all_rows in lists.items():
        chosen = random.Random(f"{seed} {kind}").sample(sorted(all_rows, key=str.encode), round(count * SHARES[kind]))
        for key in chosen:
            print("\t".join([str(seed), kind, key, *all_rows[key], "", ""]))


def report():
    verdicts = collections.defaultdict(collections.Counter)
    for line in (HERE / "audit.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "seed\t")):
            continue
        row = line.split("\t")
        verdicts[row[0]][row[6]] += 1
    for seed, v in verdicts.items():
        rate = v["fault"] / sum(v.values())
        print(f"seed {seed}: {sum(v.values())} rows, {v['fault']} faults ({rate:.1%}), {v['unsure']} unsure")


if __name__ == "__main__":
    if sys.argv[1:2] == ["draw"]:
        draw(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 300)
    elif sys.argv[1:] == ["report"]:
        report()
    else:
        sys.exit(__doc__)
