#!/usr/bin/env python3
"""Trains the trees of gazetteers/shared/line_model.tsv from pages whose main text is known.

    train.py html  PAGES.jsonl BENCH_CLEAN [--folds N] [--split N] [--write FILE]     the sets html and pieces
    train.py lines PAGES.jsonl BENCH_CLEAN [--folds N] [--split N] [--write FILE]     the set for text dumps

PAGES.jsonl holds id, url, gold_text and html (or page_text); BENCH_CLEAN is the built tests/bench program, which writes the
features, so program and trainer cannot differ in them. Needs numpy and lightgbm (4.7.0 wrote the trees that ship). The same
input gives the same trees: one thread, fixed seeds. What ships was made by these, in the build folder:

    pip install numpy lightgbm
    zcat content.jsonl.gz > pages.jsonl; zcat content_text.jsonl.gz | cat - pages.jsonl > lines.jsonl
    train.py html pages.jsonl tests/bench_clean --write gazetteers/shared/line_model.tsv
    train.py lines lines.jsonl tests/bench_clean --write gazetteers/shared/line_model.tsv

What is learnt. A block's target is the share of its runs of four words that stand in the gold; its weight its share of the
page's text, so that every page counts alike. `html` judges articles and never sees menu blocks or lines
that lead to another text; `pieces` judges the pages
that show pieces (BlockFeatures::shows_pieces), sees all blocks of all pages, and counts such pages four times. For `lines`,
pages with html in place of page_text are lines too, at half the weight: they stand in for more dumps.

What is printed. F1 of four-word runs by group, each site judged by trees that never saw it (`--folds 0` leaves this out; it
takes the most time). Blocks are chosen as HtmlArticle::select() and LineArticle::select() do, but for what the program leaves
out as requests and bylines. Seeds alone move a group by about half a point, daniel by one: smaller gains are none.

What was tried. Many small steps of few features each gain a quarter of a point on unseen sites over half as many larger ones.
A second stage that sees the probabilities of neighbours, of like blocks and of the page gained nothing, nor did drawing
like or neighbouring blocks together, nor other thresholds; most of the pages that fail have a gold that is cut short."""
import argparse, collections, json, os, re, subprocess, tempfile, unicodedata, urllib.parse

import lightgbm as lgb
import numpy as np

PARAMETERS = dict(objective="cross_entropy", learning_rate=0.05, min_data_in_leaf=40, feature_fraction=0.2,
                  bagging_fraction=0.7, bagging_freq=1, lambda_l2=10, max_bin=127, verbose=-1, num_threads=1, seed=3,
                  min_sum_hessian_in_leaf=0.05)
SETS = {"html": dict(num_leaves=16, rounds=400),
        "pieces": dict(num_leaves=16, rounds=200, learning_rate=0.06, feature_fraction=0.35, lambda_l2=3),
        "lines": dict(num_leaves=12, rounds=320)}
PIECES_COUNT = 4
FIRST_OF_STORY = "kind_title_cover"  # pages of pieces tell no one story: their trees do not ask for PageStory's features
# As in line_choice.cc, html_article.cc and line_article.cc.
ENOUGH_WORDS, GROUP_SHARE = 100, 0.6
NO_ARTICLE, UNSEEN_WORDS, SURE_LINES = 0.4, 100, 0.65
COPY_WORDS = {True: 4, False: 12}  # by whether a page shows pieces
SHORTEST_TOLD, LONGEST_TEXT, SENTENCE_WORDS = 40, 120, 8  # as in Cleaner::use_description()


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


class Pages:
    """The pages and, for every block, its features, its words, its target and its weight."""

    def __init__(self, kind, pages_file, bench):
        self.pages = [json.loads(line) for line in open(pages_file, encoding="utf-8")]
        self.read_features(kind, pages_file, bench)
        self.gold = [words(p["gold_text"]) for p in self.pages]
        y = [targets(t, g) for t, g in zip(self.texts, self.gold)]
        self.page_of = np.repeat(np.arange(len(self.pages)), [len(t) for t in self.texts])
        self.starts = np.concatenate([[0], np.cumsum([len(t) for t in self.texts])]).astype(int)
        self.count = self.rows[:, self.names.index("words")]
        size = np.array([max(60.0, float(np.sum(self.count[self.blocks(i)] * y[i]))) for i in range(len(y))])
        self.y = np.concatenate(y)
        self.weight = np.minimum((self.count + 2) / size[self.page_of], 0.5)
        self.menu = np.zeros(len(self.rows), dtype=bool)
        if kind == "html":  # as in HtmlArticle
            self.menu = (self.count < 10) & (self.rows[:, self.names.index("link_share")] > 0.8)
            self.menu |= self.rows[:, self.names.index("points_away")] > 0
        else:
            self.weight[np.array(["html" in p for p in self.pages])[self.page_of]] *= 0.5
        self.weight /= self.weight.mean()

    def blocks(self, page):
        return slice(self.starts[page], self.starts[page + 1])

    def read_features(self, kind, pages_file, bench):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "rows")
            out = subprocess.run([bench, pages_file, "--features" if kind == "html" else "--line-features", path],
                                 stdout=subprocess.PIPE, check=True).stdout.decode()
            self.names = open(path + ".names").read().split()
            self.rows = np.fromfile(path, dtype=np.float32).reshape(-1, len(self.names))
        lines, at, self.texts, self.bytes, self.pieces, self.groups, self.told = out.split("\n"), 0, [], [], [], [], []
        while at < len(lines) - 1:
            _, pieces, count = lines[at].rsplit("\t", 2)
            self.pieces.append(pieces == "1")
            self.told.append(lines[at + 1])
            blocks = [line.split("\t", 1) for line in lines[at + 2:at + 2 + int(count)]]
            self.groups.append(np.array([int(group) for group, _ in blocks], dtype=int))
            self.texts.append([words(text) for _, text in blocks])
            self.bytes.append(np.array([len(text.encode()) + 1 for _, text in blocks]))
            at += 2 + int(count)
        self.pieces = np.array(self.pieces)

    def folds(self, count, split):
        """By block; all pages of a site are in one. `split` is the seed by which sites are dealt out."""
        hosts = [".".join(urllib.parse.urlparse(p.get("url") or "").netloc.split(".")[-2:]) for p in self.pages]
        order = {h: i for i, h in enumerate(sorted(set(hosts)))}
        chosen = np.random.RandomState(split).randint(count, size=len(order))
        return np.array([chosen[order[h]] for h in hosts])[self.page_of]


def train(pages, tree_set, chosen):
    parameters = dict(PARAMETERS, **SETS[tree_set])
    rounds = parameters.pop("rounds")
    weight = pages.weight
    if tree_set == "pieces":
        weight = weight * np.where(pages.pieces[pages.page_of], PIECES_COUNT, 1)
    else:
        chosen = chosen & ~pages.menu
    asked = pages.names.index(FIRST_OF_STORY) if tree_set == "pieces" else len(pages.names)
    data = lgb.Dataset(pages.rows[chosen, :asked], pages.y[chosen], weight=weight[chosen], params=dict(max_bin=127))
    return lgb.train(parameters, data, rounds)


def predict(model, rows):
    return model.predict(rows[:, :model.num_feature()])


def logits(p):
    q = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(q / (1 - q))


def agree_in_groups(p, w, groups):
    if not len(p):
        return p
    w, logit = w + 0.5, logits(p)
    of_group = np.bincount(groups, logit * w) / np.bincount(groups, w)
    return 1 / (1 + np.exp(-((1 - GROUP_SHARE) * logit + GROUP_SHARE * of_group[groups])))


def expected_f1(p, w):
    kept = p >= 0.5
    whole = np.sum(w[kept]) + np.sum(p * w)
    return 2 * np.sum((p * w)[kept]) / whole if whole else 0.0


def shortest(number):
    """The fewest digits that name the same single."""
    return next(text for digits in range(1, 10) if np.float32(text := "%.*g" % (digits, number)) == np.float32(number))


def threshold(p, w, sure, unseen=0):
    if np.sum(w[p >= 0.5]) >= ENOUGH_WORDS and expected_f1(p, w) >= sure or not len(p):
        return 0.5
    order = np.argsort(-p, kind="stable")
    right, taken = np.cumsum((p * w)[order]), np.cumsum(w[order])
    return p[order[np.argmax(2 * right / (taken + np.sum(p * w) + unseen + 1e-9))]]


def chosen_words(texts, p, w, cut, copy_words):
    seen, out = set(), []
    for text, q, count in zip(texts, p, w):
        if q < cut or q <= 0:
            continue
        if copy_words and count >= copy_words and tuple(text) in seen:
            continue
        seen.add(tuple(text))
        out += text
    return out


def choose(pages, kind, page, p, judge_as_pieces):
    """The words that the program would keep of a page whose blocks have the probabilities p."""
    w, pieces = pages.count[pages.blocks(page)], pages.pieces[page]
    if kind == "lines":
        return chosen_words(pages.texts[page], p, w, threshold(p, w, SURE_LINES), 0)
    if not pieces and expected_f1(p, w) < NO_ARTICLE:
        pieces, p = True, judge_as_pieces(page)
    if pieces:
        p = agree_in_groups(p, w, pages.groups[page])
    cut = threshold(p, w, 2, UNSEEN_WORDS) if pieces else threshold(p, w, 0)
    kept = (p >= cut) & (p > 0)
    sentence = (w >= SENTENCE_WORDS) & (pages.rows[pages.blocks(page), pages.names.index("ends_sentence")] > 0)
    if len(pages.told[page].encode()) >= SHORTEST_TOLD and not np.any(kept & sentence) \
            and np.sum(pages.bytes[page][kept]) - 1 <= LONGEST_TEXT:
        return words(pages.told[page])
    return chosen_words(pages.texts[page], p, w, cut, COPY_WORDS[bool(pieces)])


def judge_held_out(pages, kind, count, split):
    fold, guess = pages.folds(count, split), np.zeros(len(pages.rows))
    pieces = pages.pieces[pages.page_of]
    scores = np.zeros(len(pages.pages))  # a page without blocks keeps 0
    for k in range(count):
        judged = (fold == k) & ~pieces & ~pages.menu
        guess[judged] = predict(train(pages, kind, fold != k), pages.rows[judged])
        as_pieces = train(pages, "pieces", fold != k) if kind == "html" else None
        judged = (fold == k) & pieces
        if judged.any():
            guess[judged] = predict(as_pieces, pages.rows[judged])
        for i in sorted(set(pages.page_of[fold == k])):
            kept = choose(pages, kind, i, guess[pages.blocks(i)],
                          lambda page: predict(as_pieces, pages.rows[pages.blocks(page)]))
            scores[i] = f1(kept, runs(pages.gold[i]))
    group_of = np.array([page.get("group", "all") + (" as lines" if kind == "lines" and "html" in page else "")
                         for page in pages.pages])
    for group in sorted(set(group_of)):
        values = scores[group_of == group]
        print(f"{group:24} F1 {100 * np.mean(values):.2f}  pages {len(values)}", flush=True)


def tree_lines(model, tree_set, names):
    rows = []
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes = []

        def walk(node):
            if "leaf_value" in node:
                nodes.append("%.4g" % node["leaf_value"])
            else:
                threshold = shortest(node["threshold"])
                nodes.append(names[node["split_feature"]] + "<" + threshold)
                walk(node["left_child"])
                walk(node["right_child"])

        walk(tree["tree_structure"])
        rows.append("%s.%03d\t%s" % (tree_set, number, " ".join(nodes)))
    return rows


def with_numbers(rows, names):
    """The trees with a feature's number in place of its name; names that are new are added to the list."""
    def number(match):
        if match[1] not in names:
            names.append(match[1])
        return f"{names.index(match[1])}<"
    return [re.sub(r"([a-z]\w*)<", number, row) for row in rows]


def write(path, tree_set, rows):
    text = open(path, encoding="utf-8").read().splitlines()
    header = [line for line in text if line.startswith("# ")]
    names = next((line.split("\t")[1].split(" ") for line in text if line.startswith("features\t")), [])
    rows = with_numbers(rows, names)
    others = [line for line in text if not line.startswith(("# ", "features\t", tree_set + "."))]
    others.append("features\t" + " ".join(names))
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(header + sorted(others + rows, key=str.encode)) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["html", "lines"])
    parser.add_argument("pages")
    parser.add_argument("bench_clean")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--split", type=int, default=1, help="another number deals the sites out to other folds")
    parser.add_argument("--write", metavar="FILE")
    a = parser.parse_args()
    pages = Pages(a.kind, a.pages, a.bench_clean)
    if a.folds > 0:
        judge_held_out(pages, a.kind, a.folds, a.split)
    for tree_set in ["html", "pieces"] if a.kind == "html" else ["lines"]:
        if a.write:
            everything = np.ones(len(pages.rows), dtype=bool)
            write(a.write, tree_set, tree_lines(train(pages, tree_set, everything), tree_set, pages.names))


if __name__ == "__main__":
    main()
