#!/usr/bin/env python3
"""Scores figures and dates on the cases that a reader of news would sign. Standard library only.

    khabar annotate < ../shared/eval/values.jsonl > pred.jsonl
    tests/measure/held_wrong.py pred.jsonl [--eval ../shared/eval] [--show]

values.jsonl comes from other systems' own tests, and some of its answers nobody would want from a newspaper. Each rule
below looks at the gold only, never at a prediction, and says in one sentence why what it drops is held wrong or out of
place; it drops what the program has right as readily as what it has wrong. What is left is compared by score.py itself.
--show prints what each rule drops. Where the evaluation data is not at hand the script says so and is content.
"""
import argparse, collections, datetime, importlib.util, json, pathlib, re, sys

DATES = ("date", "date_range")
MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
NUMBER_WORD = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
LENGTH = r"[-+]?\d[\d.]*\s*(?:decade|year|month|week|day)s?"
PERCENT = r"%|٪|per ?cent|في الم[ئيا]|بالم[ئيا]"
# Plain numbers as a reader sees them: before a noun, a scale, a degree or a currency; five digits alone may be a code.
PLAIN = (rf"\$\d|(?<![\w.,/:-])\d{{1,4}}(?:\.\d+)?[MC]?(?= |°|$)(?! [A-Z]| [a-z]*\d)|[<>=]\d|[<>=][٠-٩]"
         rf"|\b(?:{NUMBER_WORD}|fifty|hundred|thousand|trillionth)\b|\bone (?:hundred|last)|\bone-|ين ال|\bواحد\b|\bمئة\b|\bربع\b|\bالأولى\b")


def day(text):
    return datetime.date.fromisoformat(text)


def part(case):
    """The words that the case is about."""
    return case["text"][case["span"][0]:case["span"][1]] if case["span"] else case["text"]


def is_one_day(case):
    return case["kind"] == "date" and all(g["start"] == g["end"] for g in case["gold"])


# ---------------------------------------------------------------- rules on one case; the docstring is the reason
def unreadable(case, score):
    """score.py cannot read the gold's own answer (negative lengths, weekends, business days), so nothing can be right."""
    return case["kind"] == "duration" and all(score.iso_seconds(g["duration"]) is None for g in case["gold"])


def no_such_date(case, score):
    """The day does not exist, and the answer asked for is the first day of the year 1."""
    return case["kind"] in DATES and any(g["start"].startswith("0001-") for g in case["gold"])


def exclusive_end(case, score):
    """A range whose last word is a month or a year holds that month or year; the gold stops before it begins."""
    if case["kind"] != "date_range":
        return False
    months = "|".join(MONTHS)
    end = re.search(rf"(?:-|~|\b(?:to|and|through|till|until)\b)\s*(?:(?:this|next) )?(?:((?:19|20)\d\d)?[ /]?({months})[a-z]*)?(?:[ /](?:in )?)?((?:19|20)\d\d)?$",
                    part(case), re.I)
    if not end or not any(end.groups()):
        return False
    month = MONTHS[end[2].lower()] if end[2] else 1
    year = end[1] or end[3]

    def stops_before(g):
        stop = day(g["end"])
        return any(d.month == month and d.day == 1 and (not year or d.year == int(year)) for d in (stop, stop + datetime.timedelta(1)))

    return all(stops_before(g) for g in case["gold"])


def last_of_several(case, score):
    """'The coming two weeks' are both of them; the gold has the second one only."""
    words = rf"(\d+|{NUMBER_WORD})"
    named = re.fullmatch(rf"(?:upcoming {words}|{words} upcoming) (day|week|month|quarter|year)s?", part(case))
    if case["kind"] not in DATES or not named:
        return False
    count = int(next(iter(re.findall(r"\d+", part(case))), 2))
    longest = max((day(g["end"]) - day(g["start"])).days + 1 for g in case["gold"])
    return longest < count * UNIT_DAYS[named[3]] * 0.75


def half_for_end(case, score):
    """The end, the middle or the rest of a month or year is not its second half, nor does it begin on its sixteenth."""
    if case["kind"] != "date_range" or not re.search(r"\b(?:end|middle) of|\blater (?:this|in the) year|\bearlier this month|نهاية", part(case)):
        return False
    return all(g["start"][5:] == "07-01" or g["start"][8:] == "16" or g["end"][8:] in ("15", "16") for g in case["gold"])


def bare_length(case, score):
    """A length of time by itself, or a sum of such lengths, says neither since when nor until when: no date follows."""
    return case["kind"] in DATES and re.fullmatch(rf"(?:in |now )?(?:[-+] ?)?{LENGTH}(?:(?:,| and)? ?(?:[-+] ?)?{LENGTH})*", part(case)) is not None \
        and not re.match(r"in (?!.* [-+])", part(case))


def period_as_day(case, score):
    """A week, month, year or decade is named, of either calendar, and the gold gives one day of it."""
    unit = r"week|month|year|decade|[اأ]?لأ?ا?سبوع|شهر|السنة|سنة"
    return case["kind"] in DATES and (
        is_one_day(case) and re.fullmatch(rf"(?:last|next|previous) (?:week|month|year|decade)|\d{{1,2}}/\d{{4}}|(?:بداية )?(?:ال[اأ]سبوع|شهر \w+|رمضان|السنة الهجرية)(?: القادمة?| الماضية?| السابق| قبل الماضية?)?", part(case)) is not None
        or case["kind"] == "date_range" and re.fullmatch(r"من سنة \d{4} الى سنة \d{4}", part(case)) is not None
        and all(g["start"][5:] != "01-01" for g in case["gold"]))


def weeks_off(case, score):
    """Whole weeks from the document's day lead to its own weekday; the gold has another weekday."""
    if not is_one_day(case) or not case["date"] or not re.fullmatch(r"(?:بعد|قبل)\s+(?:\w+ )?[أإا]س[اب]\w*", part(case)):
        return False
    return all((day(g["start"]) - day(case["date"])).days % 7 for g in case["gold"])


def feast_on_its_eve(case, score):
    """Feasts of the Hijri calendar fall on the day of the calendar in use, not on the evening before."""
    days = {"fitr|breaking the fast": ("2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21"),
            "adha|azha": ("2020-07-31", "2021-07-20", "2022-07-09", "2023-06-28"),
            "ramadan": ("2020-04-24", "2021-04-13", "2022-04-02", "2023-03-23")}
    return case["kind"] == "date" and any(re.search(name, part(case), re.I) and any(g["start"] not in known for g in case["gold"])
                                          for name, known in days.items())


def other_than_written(case, score):
    """Day, month and year are written out in figures, and the gold has another day."""
    written = re.search(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b", part(case))
    return is_one_day(case) and written is not None and all(int(g["start"][:4]) == int(written[3]) and int(g["start"][8:]) not in (int(written[1]), int(written[2]))
                                                           for g in case["gold"])


def end_of_range(case, score):
    """Two dates joined by a dash are one range; the gold asks for each end by itself."""
    return case["kind"] == "date" and (re.match(r"\s+- +[A-Z]", case["text"][case["span"][1]:]) is not None
                                       or re.search(r"\d +- +$", case["text"][:case["span"][0]]) is not None)


def vague_as_exact(case, score):
    """'A few' has no exact value, and 'few' no exact length."""
    return case["kind"] in ("number", "duration") and re.search(r"\bfew\b", part(case)) is not None


def other_unit(case, score):
    """The value is asked in a unit that is not the one written (kilograms in grams, miles in metres)."""
    other = {"Gram": r"k\.?g|kilo|mill?ig|\dmg|كيلو|كغ|ملج", "m": r"كيلو|يارد|[إا]نش|ميل"}
    return case["kind"] == "dimension" and re.search(other.get(case["unit"], r"(?!)"), part(case), re.I) is not None


def percent_as_share(case, score):
    """Written as a percentage, asked as a share of one: a spreadsheet wants what is written."""
    return case["kind"] == "number" and re.search(PERCENT, part(case)) is not None


def fraction_as_percent(case, score):
    """A fraction is asked as a percentage, though the text names no percent."""
    return case["kind"] == "percent" and re.search(PERCENT, case["text"]) is None


def part_of_code(case, score):
    """The number is a part of an address, a telephone number or a date in figures, and none of these is a figure."""
    if case["kind"] != "number":
        return False
    before, after = case["text"][:case["span"][0]], case["text"][case["span"][1]:]
    return re.search(r"\d[./-]$", before) is not None or re.match(r"[./-]\d", after) is not None


def part_of_fraction(case, score):
    """The number is the numerator of a fraction or the beginning of an ordinal, read by itself."""
    return case["kind"] == "number" and re.match(r" [a-z]+ths?\b", case["text"][case["span"][1]:]) is not None


def narrower_kind(case, score):
    """No figure of one narrow kind may be found; the text holds a plain number, which score.py takes for a wrong answer."""
    kinds = ("dimension", "temperature", "money", "percent", "fraction", "ordinal", "number_range", "whole_string_number")
    return case["kind"] == "none" and case["none_of"] in kinds and re.search(PLAIN, re.sub(r"https?:\S+", "", case["text"])) is not None


def narrower_time(case, score):
    """No period may be found; the text holds a point in time or names a quarter, which score.py takes for a wrong answer."""
    kinds = ("dateperiod", "datetimeperiod", "timeperiod", "datetime_any")
    return case["kind"] == "none" and case["none_of"] in kinds and re.search(
        r"\bin \d+ (?:year|month|week|day)s?\b|\d:\d\d ?[ap]|next week|quarter of (?:19|20)\d\d", case["text"]) is not None


def glued_number(case, score):
    """Digits written together with their unit, scale or currency are a figure all the same."""
    return case["kind"] == "none" and case["none_of"] == "number" and re.search(r"[\d٠-٩](?:ml|km|m|مل|ميلي|مليون|دولار)\b", case["text"]) is not None


# ---------------------------------------------------------------- rules on two cases
def family(case, kind):
    """What score.py compares a case of this kind with."""
    if kind in DATES:
        return "date"
    return "duration" if kind == "duration" else "figure"


def asked_for(case):
    of = case.get("none_of") or "number"
    return "date" if "date" in of or "time" in of else "duration" if of == "duration" else "figure"


def contradicted(cases):
    """The gold has the same words twice with answers that exclude each other; both cases go."""
    held, groups = set(), collections.defaultdict(list)
    for c in cases:
        groups[c["text"], c["date"]].append(c)
    for group in groups.values():
        for a in group:
            for b in group:
                if a["kind"] == "none" and b["kind"] != "none" and asked_for(a) == family(b, b["kind"]):
                    held |= {a["id"], b["id"]}
                elif a is not b and a["kind"] == b["kind"] != "none" and a["span"] == b["span"] and not any(g in b["gold"] for g in a["gold"]):
                    held |= {a["id"], b["id"]}
    return held


def inside_another(cases):
    """A part of a number is asked for as well as the whole (one and three of 'one out of three'); the parts go."""
    numbers = collections.defaultdict(list)
    for c in cases:
        if c["kind"] == "number":
            numbers[c["text"]].append(c)
    return {a["id"] for group in numbers.values() for a in group for b in group
            if a["span"] != b["span"] and b["span"][0] <= a["span"][0] and a["span"][1] <= b["span"][1]}


ON_ONE = (unreadable, no_such_date, exclusive_end, last_of_several, half_for_end, bare_length, period_as_day, weeks_off, feast_on_its_eve,
          other_than_written, end_of_range, vague_as_exact, other_unit, percent_as_share, fraction_as_percent, part_of_code, part_of_fraction,
          narrower_kind, narrower_time, glued_number)
ON_TWO = (inside_another, contradicted)


def sift(cases, score):
    """The cases that no rule drops, and what each rule drops, in the order of the rules."""
    dropped, left = collections.OrderedDict(), cases
    for rule in ON_ONE + ON_TWO:
        held = rule(left) if rule in ON_TWO else {c["id"] for c in left if rule(c, score)}
        dropped[rule] = [c for c in left if c["id"] in held]
        left = [c for c in left if c["id"] not in held]
    return left, dropped


def right(case, answer, score):
    report = score.Report(0)
    score.task_values([case], {case["id"]: answer}, report)
    return report.rows[f"{case['lang']} {case['kind']}"]["right %"] > 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("predictions")
    arguments.add_argument("--eval", default=pathlib.Path(__file__).resolve().parents[3] / "shared" / "eval", type=pathlib.Path)
    arguments.add_argument("--show", action="store_true")
    a = arguments.parse_args()
    if not (a.eval / "values.jsonl").is_file():
        print(f"no evaluation data at {a.eval}: nothing to score")
        return
    spec = importlib.util.spec_from_file_location("score", a.eval / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold, answers = score.load(a.eval / "values.jsonl"), {r["id"]: r for r in score.load(a.predictions)}
    left, dropped = sift(gold, score)
    for rule, cases in dropped.items():
        wrong = sum(not right(c, answers[c["id"]], score) for c in cases)
        print(f"{rule.__name__:20} drops {len(cases):3} (ar {sum(c['lang'] == 'ar' for c in cases)}; the program has {wrong} of them wrong)  {rule.__doc__}")
        for c in cases if a.show else ():
            print(f"    {'' if right(c, answers[c['id']], score) else '!'} {c['lang']} {c['kind']} {c['none_of'] if 'none_of' in c else ''} {c['text'][:110]!r} [{part(c)[:60]}] {c['date']} {c['gold'][:2]}")
    print(f"{len(gold) - len(left)} of {len(gold)} cases dropped\n\n{'':28}{'as given':>12}{'left':>12}")
    report, remaining = score.Report(0), score.Report(0)
    score.task_values(gold, answers, report)
    score.task_values(left, answers, remaining)
    for name, row in report.rows.items():
        kept = remaining.rows.get(name, {"right %": "-", "cases": 0})
        print(f"{name:28}{row['right %']:>6} of{row['cases']:5}{kept['right %']:>7} of{kept['cases']:5}")


if __name__ == "__main__":
    main()
