#!/usr/bin/env python3
"""Publication dates: `date_score.py PAGES.jsonl [--errors] -- COMMAND...` (COMMAND is `khabar annotate` or anything like it).

PAGES.jsonl holds objects with id, url and html. No gold of dates is at hand, so the pages' own metadata is the gold: a page
counts if JSON-LD datePublished or a meta tag of publication gives a day (read here by Python's own parsers, not Khabar's).
Printed are: on the pages as they are (does Khabar read what the page says?), and on the same pages with all
JSON-LD, meta and link tags taken out (does it find the date where a reader sees it: time tags, URL, date line?).
A third and a fourth are of the same pages as text dumps, with no more of the URL than its host: date, and title (og:title is the
gold; right if one holds the other and most of it). With --errors the titles and dates that are wrong are printed too."""
import collections, html.parser, json, re, subprocess, sys, urllib.parse

META = {"article:published_time", "og:article:published_time", "datepublished", "pubdate", "publish-date", "publishdate",
        "parsely-pub-date", "sailthru.date", "dc.date.issued"}


class Head(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.days, self.script = [], None

    def handle_starttag(self, tag, attrs):
        a = {k: v or "" for k, v in attrs}
        if tag == "meta" and (a.get("property") or a.get("name") or a.get("itemprop") or "").lower() in META:
            self.days.append(a.get("content", ""))
        self.script = "" if tag == "script" and "ld+json" in a.get("type", "") else None

    def handle_data(self, data):
        if self.script is not None:
            self.script += data

    def handle_endtag(self, tag):
        if tag == "script" and self.script:
            days = re.findall(r'"datePublished"\s*:\s*"([^"]+)"', self.script)
            if len({d[:10] for d in days}) == 1:  # several are those of pictures and reviews too
                self.days[:0] = days
        self.script = None


def gold_day(page):
    head = Head()
    try:
        head.feed(page)
    except Exception:
        return None
    for value in head.days:
        m = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", value)
        if m:
            return "-".join(m.groups())
    return None


def hide_metadata(page):
    page = re.sub(r"(?is)<script[^>]*ld\+json.*?</script>", "", page)
    page = re.sub(r"(?is)<(meta|link)\b[^>]*>", "", page)
    return re.sub(r'(?i)\bitemprop\s*=\s*["\']?datepublished["\']?', "", page)


class Lines(html.parser.HTMLParser):
    """The lines of a page as tools for text dumps write them: title first, a line a block, neither scripts nor markup."""
    INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
              "sub", "sup", "time", "u"}
    HIDDEN = {"script", "style", "noscript", "template", "svg", "iframe", "select"}

    def __init__(self):
        super().__init__()
        self.lines, self.hidden, self.title = [""], 0, ""

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "meta" and a.get("property") == "og:title":
            self.title = self.title or a.get("content") or ""
        self.hidden += tag in self.HIDDEN
        if tag not in self.INLINE:
            self.lines.append("")

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in self.HIDDEN))
        if tag not in self.INLINE:
            self.lines.append("")

    def handle_data(self, data):
        if not self.hidden:
            self.lines[-1] += data


def dump_of(page):
    lines = Lines()
    try:
        lines.feed(page)
    except Exception:
        pass
    text = [" ".join(line.split()) for line in lines.lines]
    return "\n".join(line for line in text if line), lines.title


def words(title):
    return re.findall(r"\w+", title.lower())


def same_title(got, gold):
    """One holds the other, and it is most of it: sites add their name, a section, a kicker."""
    a, b = " ".join(words(got)), " ".join(words(gold))
    short, long = sorted((a, b), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


def report_titles(gold, answers, errors):
    wrong = [(k, t, answers.get(k, {}).get("title") or "") for k, t in gold.items()
             if not same_title(answers.get(k, {}).get("title") or "", t)]
    print(f"titles of dumps: {len(gold)} pages, right {100 * (1 - len(wrong) / max(1, len(gold))):.1f}%")
    for key, title, got in wrong if errors else []:
        print(f"    {key}: {title!r}, got {got!r}")


def run(command, records):
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE)
    if done.returncode not in (0, 3):  # 3: some pages hold no text
        sys.exit(f"{command}: exit code {done.returncode}")
    out = done.stdout
    return {r["id"]: r for r in map(json.loads, out.decode().splitlines())}


def report(name, gold, answers, errors=False):
    right = wrong = none = 0
    basis = collections.Counter()
    for key, day in gold.items():
        got = answers.get(key, {}).get("date") or None
        right += got == day
        none += got is None
        wrong += got is not None and got != day
        if errors and got != day:
            print(f"    {key}: {day}, got {got}")
        basis[answers.get(key, {}).get("date_basis") or "none", got == day] += 1
    answered = right + wrong
    print(f"{name}: {len(gold)} pages, right {100 * right / max(1, len(gold)):.1f}%, "
          f"of those answered {100 * right / max(1, answered):.1f}%, wrong {wrong}, no date {none}")
    for (b, ok), n in sorted(basis.items()):
        print(f"    {b:10} {'right' if ok else 'wrong or none'} {n}")


def main():
    at, errors = sys.argv.index("--"), "--errors" in sys.argv
    pages = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    gold = {p["id"]: d for p in pages if (d := gold_day(p["html"]))}
    pages = [p for p in pages if p["id"] in gold]
    for name, change in (("as they are", lambda h: h), ("metadata hidden", hide_metadata)):
        records = [{"id": p["id"], "url": p["url"], "html": change(p["html"])} for p in pages]
        report(name, gold, run(sys.argv[at + 1:], records))
    records, titles = [], {}
    for p in pages:
        text, title = dump_of(p["html"])
        records.append({"id": p["id"], "url": f"http://{urllib.parse.urlsplit(p['url']).netloc}/", "page_text": text})
        if len(words(title)) > 2:
            titles[p["id"]] = title
    answers = run(sys.argv[at + 1:], records)
    report("dumps", gold, answers, errors)
    report_titles(titles, answers, errors)


if __name__ == "__main__":
    main()
