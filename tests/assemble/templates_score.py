#!/usr/bin/env python3
"""Scores rows of force against the MUC-4 templates of ../shared/eval. Standard library only.

    tests/assemble/templates_score.py build/tests/khabar [--shared ../shared] [--half 0|1] [--show KIND [--most N]]

The texts are in capitals: they are cased first, each word as the English articles of the bench mostly write it. A template is
found if an asserted row of a fitting type stands in a sentence that names its victim or target (else its perpetrator, else its
place). Perpetrator, victim and place are right if such a row shares a word with them; the place counts only where the sentence
names it. --half takes the even or the odd texts: read one, keep the other blind. --show prints what is missed: event,
perpetrator, victim, place, killed, injured or day. Where the data is not at hand the script says so and is content.
"""
import argparse, collections, gzip, json, pathlib, re, subprocess, sys

FITTING = {"ATTACK": {"ASSAULT"}, "BOMBING": {"ASSAULT"}, "ARSON": {"ASSAULT", "PROTEST"}, "KIDNAPPING": {"ASSAULT", "COERCE"},
           "ROBBERY": {"ASSAULT", "COERCE", "TERRITORY"}, "FORCED WORK STOPPAGE": {"COERCE", "PROTEST", "ASSAULT"}}
SMALL = set("the a an of and in on at to by for from with members group several two three other his her its their".split())
WORD = r"[A-Za-z][A-Za-z'-]*"


def words(text):
    return {w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in SMALL and len(w) > 2}


def strings(slot):
    """All strings of a template's slot, however deep."""
    if isinstance(slot, str):
        yield slot
    elif isinstance(slot, list):
        for part in slot:
            yield from strings(part)


def usual_case(bench):
    """How each word is mostly written where it does not begin a sentence."""
    seen = collections.defaultdict(collections.Counter)
    with gzip.open(bench, "rt") as lines:
        for line in lines:
            for sentence in re.split(r"(?<=[.!?])\s+|\n", json.loads(line)["text"]):
                for word in re.findall(WORD, sentence)[1:]:
                    seen[word.lower()][word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in seen.items()}


def cased(text, usual):
    out, opens = [], True
    for token in re.findall(WORD + r"|\s+|[^A-Za-z\s]", text):
        if token[0].isalpha():
            word = usual.get(token.lower()) or "-".join(p.capitalize() for p in token.split("-"))
            out.append(word[0].upper() + word[1:] if opens else word)
            opens = False
        else:
            out.append(token)
            opens |= token in ".!?" or "\n" in token
    return "".join(out)


def record(doc, usual):
    text = "\n".join(re.sub(r"\s+", " ", p).strip() for p in re.split(r"\n\s*\n", doc["text"]))
    head = re.match(r".*?\[TEXT\]\s*", text, re.S)
    if head:
        text = (head[0].split("--")[0] + "-- " if "--" in head[0] else "") + text[head.end():]
    return {"id": doc["id"], "lang": "en", "date": doc.get("date"), "text": cased(text, usual)}


def said_of(row, key):
    slot = row.get(key) or []
    return words(" ".join(a.get("text", "") + " " + (a.get("name") or "") for a in (slot if isinstance(slot, list) else [slot])))


def those_who(template, effect):
    """Numbers of the victims with that effect."""
    hit = {s for e in template.get("victim_effect", []) if e and e[0] == effect for s in strings(e[1:])}
    return {n[0] for n in template.get("victim_number", [])
            if n and isinstance(n[0], str) and n[0].isdigit() and int(n[0]) > 1 and set(strings(n[1:])) & hit}


class Score:
    def __init__(self):
        self.right, self.asked, self.missed = collections.Counter(), collections.Counter(), collections.defaultdict(list)

    def add(self, kind, right, what):
        self.asked[kind] += 1
        self.right[kind] += bool(right)
        if not right:
            self.missed[kind].append(what)

    def template(self, template, doc):
        sentence = lambda row: doc["text"][slice(*doc["sentences"][row["sentence"]])]
        asserted = [row for row in doc["events"] if row.get("asserted")]
        slot = lambda *names: words(" ".join(s for n in names for s in strings(template.get(n, []))))
        doer, victim = slot("perp_individual", "perp_org"), slot("victim_name", "victim_desc", "phys_target")
        place = words(re.sub(r"\(.*?\)", "", template.get("place", "")).split(":", 1)[-1])
        keys = victim or doer or place
        rows = [row for row in asserted if row["type"] in FITTING[template["type"]] and (not keys or words(sentence(row)) & keys)]
        what = f"{doc['id']} {template['type']} by {sorted(doer)} to {sorted(victim)} at {sorted(place)}\n    " + \
            "\n    ".join(dict.fromkeys(sentence(row) for row in rows[:2]))
        self.add("event", rows, what)
        for kind, want, key in (("perpetrator", doer, "actors"), ("victim", victim, "recipients")):
            if want:
                self.add(kind, any(said_of(row, key) & want for row in rows), what)
        if place and any(words(sentence(row)) & place for row in rows):
            self.add("place", any(said_of(row, "place") & place for row in rows), what)
        for role, effect in (("killed", "DEATH"), ("injured", "INJURY")):
            want = those_who(template, effect)
            told = {str(int(f["value"])) for row in asserted for f in row.get("figures", [])
                    if f["role"] == role and f.get("value") is not None}
            if want:
                self.add(role, want & told, what)
        if template.get("date"):
            self.add("day", any((row.get("from") or "")[:10] == template["date"] for row in rows), what)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("khabar")
    parser.add_argument("--shared", default="../shared", type=pathlib.Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show")
    parser.add_argument("--most", type=int, default=20)
    options = parser.parse_args()
    gold, bench = options.shared / "eval" / "muc4_en.jsonl.gz", options.shared / "bench" / "en.jsonl.gz"
    if not gold.exists() or not bench.exists():
        print(f"{gold} or {bench} is not at hand: nothing scored")
        return 0
    usual = usual_case(bench)
    with gzip.open(gold, "rt") as lines:
        docs = [json.loads(line) for n, line in enumerate(lines) if options.half is None or n % 2 == options.half]
    records = "\n".join(json.dumps(record(doc, usual)) for doc in docs)
    run = subprocess.run([options.khabar, "annotate"], input=records, capture_output=True, text=True, check=True)
    score = Score()
    for doc, line in zip(docs, run.stdout.splitlines()):
        for template in doc["events"]:
            if template.get("stage") == "ACCOMPLISHED" and not template.get("optional"):
                score.template(template, json.loads(line))
    for kind, asked in score.asked.items():
        print(f"{kind:12} {100 * score.right[kind] / asked:5.1f} of {asked}")
    for what in score.missed[options.show][:options.most] if options.show else []:
        print("--", what)
    return 0


if __name__ == "__main__":
    sys.exit(main())
