#!/usr/bin/env python3
"""Trains gazetteers/<lang>/event_model.tsv, what makes it likely that a row tells something that happened, and
confidence.tsv, how often judges found such rows right.

    event_rows LEXICON < GOLD.jsonl > ROWS.tsv
    train_events.py detect gazetteers/ar/event_model.tsv ROWS.tsv GOLD.jsonl     sentences labelled yes or no for one type
    train_events.py pack tests/packs/ar/{events,realis}.tsv > GOLD.jsonl         their asserted sentences, as more data for detect
    train_events.py main gazetteers/en/event_model.tsv ROWS.tsv GOLD.jsonl...    sentences with the type of their main event
    train_events.py judged gazetteers/en/confidence.tsv ROWS.tsv tests/judged/en.tsv [ROWS.tsv GOLD.jsonl]...     rows that judges have read

The recipe. A row's score is the sum of its features' weights; a sentence reports an event of a type unless none of its rows
does, each by the logistic function of its score ("noisy or"). Maximum likelihood with a quadratic penalty, by Adam with fixed
steps: the same data give the same file. detect: sentences whose annotators disagree count less, those with too few votes only
if they agree that it is reported; short plain sentences, of which news has few, come from the packs. main: each row is a sentence of its own, right if its PLOVER type is the gold's; rows of
types that PLOVER lacks count where the gold has that very type only. judged: each row is a sentence of its own, right if its verdict is ok, and counts by its weight; rows of labelled sentences are further data, with a bias of their own. Features seen in fewer than LEAST rows are left out. The floors are read off five-fold cross-validation by document, which is printed.
Standard library only; a minute.
"""
import collections
import json
import math
import pathlib
import sys
import zlib

LEAST, PENALTY, STEPS, RATE, FOLDS = 8, 2.0, 160, 0.09, 5
DISPUTED_NO, FEW_VOTES, PACK = 0.6, 0.5, 0.3  # weights of such sentences
RECALL = {"ASSAULT": 0.65, "PROTEST": 0.63}  # the assert floors keep as much
PRECISION = 0.735  # the keep floor is as low as that allows
SURE = 0.15  # rows that are right less often are not asserted
JUDGED_PENALTY, LABELLED = 6.0, 0.5  # of judged rows; the weight of one that a labelled sentence tells of
DOUBT = -0.41  # of 60 rows in fresh news 10 of 13 below it, in the present or gerunds, told nothing that happened
# Whether it happened does not make it less of an event: not learnt from main events, which mostly did.
OWN = {"PROTEST"}  # types whose rows weigh every feature in their own way, beside the weights of all
REALIS = {"negated", "unreal", "future", "negation_near", "modal_near", "condition_near"}
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
HERE = pathlib.Path(__file__).resolve().parent


def read_rows(path):
    rows = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        key, _, kind, mode, lemma, asserted, _, features, offset = line.rstrip("\n").split("\t")
        rows[key].append((kind, mode, lemma, asserted == "1", features.split(), int(offset)))
    return rows


def features_of(row, lemmas):
    kind, mode, lemma, _, features, _ = row
    named = ["bias", "type " + kind] + [f for f in features if lemmas or f not in REALIS]
    if mode:
        named.append(f"mode {kind}.{mode}")
    if lemmas and kind in OWN:
        named += [f"own {kind} {f}" for f in features]
    if lemmas:
        named.append(f"lemma {lemma} {kind}")
    return named


def detect_examples(rows, gold):
    """(group, type, reported, weight, scored, rows)"""
    for g in gold:
        kind, label = g["probe_type"], g["label"]
        asserted = [features_of(r, True) for r in rows[g["id"]] if r[0] == kind and r[3]]
        group = g["id"].split(":")[1].rsplit("-", 1)[0]
        if label == "pack":
            yield group, kind, True, PACK, False, asserted
        elif label != "ambiguous":
            yield group, kind, label == "yes", DISPUTED_NO if label == "difficult no" else 1.0, True, asserted
        elif g["votes"]["accept"] >= 2:
            yield group, kind, True, FEW_VOTES, False, asserted


def main_examples(rows, gold):
    plover = {}
    for line in open(HERE.parent.parent / "gazetteers/shared/event_types.tsv", encoding="utf-8"):
        if not line.startswith("#"):
            cells = line.split("\t")
            plover[cells[1], cells[2]] = cells[3]
    for g in gold:
        want = YIELD.get(g["events"][0]["type"], g["events"][0]["type"])
        for row in rows[g["id"]]:
            kind = plover.get((row[0], row[1]))
            if kind or row[0] == want:
                yield g["id"], "main", YIELD.get(kind, kind or row[0]) == want, 1.0, True, [features_of(row, False)]


def judged_examples(rows, path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        document, offset, kind, mode, verdict, weight = line.rstrip("\n").split("\t")
        for row in rows[document]:
            if (row[0], row[1], row[5]) == (kind, mode, int(offset)):
                yield document, "judged", verdict == "ok", float(weight), True, [features_of(row, False)]
                break


def logistic(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def train(examples, penalty=PENALTY):
    seen = collections.Counter(f for e in examples for row in e[5] for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f in seen if seen[f] >= LEAST))}
    data = [([[index[f] for f in row if f in index] for row in e[5]], e[2], e[3]) for e in examples if e[5]]
    bias, n = index["bias"], len(index)
    w, first, second = [0.0] * n, [0.0] * n, [0.0] * n
    w[bias] = -2.0
    for step in range(1, STEPS + 1):
        gradient = [penalty * x for x in w]
        gradient[bias] = 0
        for rows, reported, weight in data:
            p = [logistic(sum(w[i] for i in row)) for row in rows]
            none = math.prod(1 - x for x in p)
            some = min(max(1 - none, 1e-6), 1 - 1e-6)
            for row, x in zip(rows, p):
                slope = x * none / some if reported else -x
                for i in row:
                    gradient[i] -= weight * slope
        rate = RATE * (1 - 0.9 * step / STEPS)
        for i in range(n):
            first[i] = 0.9 * first[i] + 0.1 * gradient[i]
            second[i] = 0.99 * second[i] + 0.01 * gradient[i] ** 2
            w[i] -= rate * first[i] / (1 - 0.9 ** step) / (math.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-8)
    return {f: w[i] for f, i in index.items()}


def held_out(examples, penalty=PENALTY):
    """(type, score, reported) of every scored sentence, by a model that has not seen its document."""
    fold = [zlib.crc32(e[0].encode()) % FOLDS for e in examples]
    for k in range(FOLDS):
        w = train([e for e, f in zip(examples, fold) if f != k], penalty)
        for e, f in zip(examples, fold):
            if f == k and e[4]:
                yield e[1], max((sum(w.get(x, 0) for x in row) for row in e[5]), default=-99.0), e[2]


def curve(scored):
    """(floor, precision, recall) for every floor, from the strictest."""
    total, right = sum(y for _, y in scored), 0
    for n, (score, reported) in enumerate(sorted(scored, reverse=True), 1):
        right += reported
        yield score, right / n, right / total


def write(out, weights):
    header = [line for line in open(out, encoding="utf-8") if line.startswith("# ")]
    lines = sorted(f"{f}\t{x:.2f}\n" for f, x in weights.items())
    with open(out, "w", encoding="utf-8") as f:
        f.writelines(header + lines)


def train_judged(out, rows, labels, *data):
    examples = list(judged_examples(read_rows(rows), labels))
    for more, gold in zip(data[::2], data[1::2]):
        gold = [json.loads(line) for line in open(gold, encoding="utf-8")]
        for group, _, right, _, _, features in main_examples(read_rows(more), gold):
            examples.append((group, "main", right, LABELLED, False, [f + ["probe"] for f in features]))
    scored = [(score, right) for _, score, right in held_out(examples, JUDGED_PENALTY)]
    weights = train(examples, JUDGED_PENALTY)
    weights.pop("probe", None)
    weights["sure_floor"] = math.log(SURE / (1 - SURE))
    for low in (0.0, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9):
        rows = [right for score, right in scored if low <= logistic(score)]
        print(f"held out: of {len(rows)} rows of a confidence from {low} on {sum(rows) / len(rows):.3f} are right")
    write(out, weights)


def print_packs(paths):
    for path in paths:
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# columns: "):
                columns = line.rstrip("\n").removeprefix("# columns: ").split("\t")
            row = dict(zip(columns, cells)) if not line.startswith("#") else {}
            if row.get("type") in RECALL and row["asserted"] == "yes":
                record = {"id": f"{path}:{number}-0", "lang": "ar", "text": row["sentence"], "date": "2026-03-05"}
                record |= {"probe_type": row["type"], "label": "pack", "votes": {}}
                print(json.dumps(record, ensure_ascii=False))


def main(task, out, *data):
    examples = []
    for rows, gold in zip(data[::2], data[1::2]):
        gold = [json.loads(line) for line in open(gold, encoding="utf-8")]
        examples += (detect_examples if task == "detect" else main_examples)(read_rows(rows), gold)
    by_type = collections.defaultdict(list)
    for kind, score, reported in held_out(examples):
        by_type[kind].append((score, reported))
    weights = train(examples)
    for kind, scored in sorted(by_type.items()):
        if task == "detect":
            floor, p, r = max((x for x in curve(scored) if x[2] >= RECALL[kind]), key=lambda x: x[1])
            weights["assert_floor " + kind] = floor
        else:
            floor, p, r = [x for x in curve(scored) if x[1] >= PRECISION][-1]
            weights["keep_floor"] = floor
            weights["doubt_floor"] = DOUBT
        print(f"{kind}: held out, precision {p:.3f}, recall {r:.3f} at {floor:.2f}")
    write(out, weights)


if __name__ == "__main__":
    if sys.argv[1:2] == ["pack"]:
        sys.exit(print_packs(sys.argv[2:]))
    if sys.argv[1:2] == ["judged"] and len(sys.argv) >= 5:
        sys.exit(train_judged(*sys.argv[2:]))
    if len(sys.argv) < 5 or sys.argv[1] not in ("detect", "main"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
