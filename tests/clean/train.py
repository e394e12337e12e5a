#!/usr/bin/env python3
"""Trains the trees of gazetteers/shared/line_model.tsv: `train.py html PAGES.jsonl BENCH_CLEAN [--write FILE]`.

PAGES.jsonl holds id, url, html and gold_text; BENCH_CLEAN is the built tests/bench program, which writes the features
(`bench_clean PAGES.jsonl --features`). Use `lines` in place of `html` for text dumps (page_text). Needs numpy and lightgbm.
For `lines`, pages with html in place of page_text are lines too, at half the weight: they stand in for more dumps.
Menu blocks, which the program never shows to the trees, are left out. A line's target is the share of its runs of four words that stand in the gold; its weight its share of the page's text, so
that every page counts alike. Printed is F1 of four-word runs by group, each site judged by trees that never
saw it; then the trees of all pages are written."""
import collections, json, os, re, subprocess, sys, tempfile, unicodedata, urllib.parse

import lightgbm as lgb
import numpy as np

PARAMETERS = dict(objective="cross_entropy", learning_rate=0.08, min_data_in_leaf=40, feature_fraction=0.35,
                  bagging_fraction=0.7, bagging_freq=1, lambda_l2=3, max_bin=127, verbose=-1, num_threads=1, seed=3,
                  min_sum_hessian_in_leaf=0.05)
KINDS = {"html": dict(num_leaves=16, rounds=250), "lines": dict(num_leaves=12, rounds=200)}
FOLDS = 5


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").lower())


def runs(tokens, n=4):
    return collections.Counter(tuple(tokens[i:i + n]) for i in range(max(1, len(tokens) - n + 1))) if tokens else collections.Counter()


def f1(kept, gold):
    got = runs(kept)
    both = sum((got & gold).values())
    p = both / sum(got.values()) if got else 0.0
    r = both / sum(gold.values()) if gold else 1.0
    return 2 * p * r / (p + r) if p + r else 0.0


def targets(lines, gold):
    grams = {n: {tuple(gold[i:i + n]) for i in range(len(gold) - n + 1)} for n in range(1, 8)}
    out = np.zeros(len(lines))
    for i, t in enumerate(lines):
        if len(t) >= 4:
            out[i] = np.mean([tuple(t[j:j + 4]) in grams[4] for j in range(len(t) - 3)])
        elif t:  # a short line counts if it stands in the gold beside one of its neighbours
            before, behind = (lines[i - 1] if i else []), (lines[i + 1] if i + 1 < len(lines) else [])
            near = (before[-3:] + t, t + behind[:3])
            out[i] = any(len(a) > len(t) and tuple(a) in grams[len(a)] for a in near)
    return out


def features(kind, pages_file, bench):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows")
        out = subprocess.run([bench, pages_file, "--features" if kind == "html" else "--line-features", path],
                             stdout=subprocess.PIPE, check=True).stdout.decode()
        names = open(path + ".names").read().split()
        rows = np.fromfile(path, dtype=np.float32).reshape(-1, len(names))
    lines, at, texts = out.split("\n"), 0, []
    while at < len(lines) - 1:
        count = int(lines[at].rsplit("\t", 1)[1])
        texts.append([words(line) for line in lines[at + 1:at + 1 + count]])
        at += 1 + count
    return names, rows, texts


def tree_lines(model, kind, names):
    rows = []
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes = []

        def walk(node):
            if "leaf_value" in node:
                nodes.append("%.4g" % node["leaf_value"])
            else:
                nodes.append("%s<%.9g" % (names[node["split_feature"]], node["threshold"]))
                walk(node["left_child"])
                walk(node["right_child"])

        walk(tree["tree_structure"])
        rows.append("%s.%03d\t%s" % (kind, number, " ".join(nodes)))
    return rows


def write(path, kind, rows):
    text = open(path, encoding="utf-8").read().splitlines()
    header = [line for line in text if line.startswith("# ")]
    others = [line for line in text if not line.startswith("# ") and not line.startswith(kind + ".")]
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(header + sorted(others + rows, key=str.encode)) + "\n")


def main():
    kind, pages_file, bench = sys.argv[1:4]
    pages = [json.loads(line) for line in open(pages_file, encoding="utf-8")]
    names, rows, texts = features(kind, pages_file, bench)
    gold = [words(p["gold_text"]) for p in pages]
    y = [targets(t, g) for t, g in zip(texts, gold)]
    page_of = np.repeat(np.arange(len(pages)), [len(t) for t in texts])
    count = rows[:, names.index("words")]
    size = np.array([max(60.0, float(np.sum(count[page_of == i] * y[i]))) for i in range(len(pages))])
    weight = np.minimum((count + 2) / size[page_of], 0.5)
    weight /= weight.mean()
    y = np.concatenate(y)
    menu = np.zeros(len(rows), dtype=bool)
    if kind == "html":  # as in HtmlArticle
        menu = (count < 10) & (rows[:, names.index("link_share")] > 0.8)
    else:
        weight[np.array(["html" in p for p in pages])[page_of]] *= 0.5
    parameters = dict(PARAMETERS, num_leaves=KINDS[kind]["num_leaves"])

    def train(chosen):
        chosen = chosen & ~menu
        data = lgb.Dataset(rows[chosen], y[chosen], weight=weight[chosen], params=dict(max_bin=127))
        return lgb.train(parameters, data, KINDS[kind]["rounds"])

    hosts = [".".join(urllib.parse.urlparse(p.get("url") or "").netloc.split(".")[-2:]) for p in pages]
    order = {h: i for i, h in enumerate(sorted(set(hosts)))}
    folds = np.random.RandomState(1).randint(FOLDS, size=len(order))
    fold = np.array([folds[order[h]] for h in hosts])[page_of]
    guess = np.zeros(len(rows))
    for k in range(FOLDS):
        judged = (fold == k) & ~menu
        guess[judged] = train(fold != k).predict(rows[judged])
    scores = collections.defaultdict(list)
    for i, page in enumerate(pages):
        kept = [w for t, p in zip(texts[i], guess[page_of == i]) if p >= 0.5 for w in t]
        scores[page.get("group", "all")].append(f1(kept, runs(gold[i])))
    for group, values in sorted(scores.items()):
        print(f"{group:24} F1 {100 * np.mean(values):.2f}  pages {len(values)}")
    if len(sys.argv) > 5 and sys.argv[4] == "--write":
        write(sys.argv[5], kind, tree_lines(train(np.ones(len(rows), dtype=bool)), kind, names))


if __name__ == "__main__":
    main()
