#!/usr/bin/env python3
"""Expands the hand-written trigger lemmas into all their forms.

    gazetteers/sources/triggers_{ar,en}.tsv  +  gazetteers/{ar,en}/inflections.tsv  ->  gazetteers/{ar,en}/triggers.tsv

Run without arguments after every change; with --check it fails if a triggers.tsv is not what its sources give;
with --show LEMMA it prints the forms of one lemma, for reading by eye. Deterministic, standard library only.

A source row: lemma, pos, event, pattern, forms, arguments, note.
  pos      verb, noun, adj or phrase (a noun, adjective or fixed string: forms as listed, nothing is inflected)
  pattern  English: a rule of inflections.tsv, or empty for the regular one of the lemma's ending. Of several words the
           first is inflected; [a|the] in a lemma is a choice, an empty choice is "-": "open [-|heavy] fire".
           Arabic verbs: "ROOT FORM OPTIONS": "قتل I t", "فرج IV p". FORM is I (perfect and imperfect alike but for weak
           roots), I-u, I-i, I-a (weak roots), II to X, VIII-d -t -g (assimilated), Q, QII; the weak class follows from the root, or is given: II.hamza1, X= (none). OPTIONS: t takes a
           direct object (object suffixes, passives), p passive only (verbs that govern by preposition), n no passive, h keeps the
           perfect of three letters with the suffix -h, which elsewhere is a feminine noun to the folded eye, a active
           participle, q passive participle, m no masdar, s no masdar plural, 1 also first person plural, e also first person singular, j jussive of
           hollow verbs.
           Arabic nouns: m (ends as it is), f (ends in ta marbuta); empty for adj and phrase.
  forms    extra forms, "slot:form|slot:form". Slots as in the output, and for Arabic "masdar:X" (replaces the rule's
           masdar; repeatable), "plural:X" of nouns, "owned:X" of nouns with their owner's pronoun, "drop:X" or "drop:X*" for
           forms that are better known as another word, and of an English phrase the lemma itself, where that is a past
           ("fell") and no base. For English also past:, participle:, gerund:, 3sg:, plural:.
"""
import collections
import os
import pathlib
import re
import sys

import tables

HERE = pathlib.Path(__file__).resolve().parent
SUFFIXES = ["ه", "ها", "هم", "هما", "نا"]
SPEECH = {"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"}


def die(message):
    sys.exit("build_triggers: " + message)


def read_rows(path, columns):
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        cells += [""] * (columns - len(cells))
        if len(cells) != columns:
            die(f"{path}:{number}: {len(cells)} columns, expected {columns}")
        rows.append((f"{path.name}:{number}", *cells))
    return rows


def fold(form):
    """The folding of text/fold.h as far as it concerns these forms."""
    form = re.sub("[\u064b-\u0652\u0670\u0640]", "", form.lower())
    for a, b in ("أا", "إا", "آا", "ٱا", "ىي", "ةه"):
        form = form.replace(a, b)
    return re.sub(r"[\s-]+", " ", form).replace("’", "'")


class Rules:
    """inflections.tsv: rule name -> [(slot, template)], in file order."""

    def __init__(self, language):
        self.rows = collections.OrderedDict()
        for _, name, slot, templates in read_rows(HERE / language / "inflections.tsv", 3):
            self.rows.setdefault(name, []).extend((slot, t) for t in templates.split("|"))

    def get(self, name):
        return self.rows.get(name)


# ---------------------------------------------------------------------------------------------------- English
ENGLISH_SLOT = {"base": "verb_base", "3sg": "verb_present", "past": "verb_past", "participle": "participle_passive",
                "gerund": "gerund", "singular": "noun", "plural": "noun"}


def english_rule(word, pos):
    noun = "noun-" if pos == "noun" else ""
    if not noun and word.endswith("e"):
        return "double-e" if word.endswith("ee") else "silent-e"
    if re.search("[^aeiou]y$", word):
        return noun + "y"
    if re.search("(s|x|z|ch|sh)$", word):
        return noun + "sibilant"
    return noun + "regular"


def apply_english(template, word):
    if template.startswith("<"):
        count, template = int(template[1]), template[2:]
        return word[:-count] + template
    return template.replace("~*", word + word[-1]).replace("~", word)


def choices(text):
    """"open [-|heavy] fire" -> the strings it stands for."""
    parts = [p for p in re.split(r"(\[[^\]]*\])", text)]
    out = [""]
    for part in parts:
        options = ["" if o == "-" else o for o in part[1:-1].split("|")] if part.startswith("[") else [part]
        out = [o + option for o in out for option in options]
    return [re.sub(" +", " ", o).strip() for o in out]


def english_forms(rules, where, lemma, pos, pattern, forms):
    given = collections.defaultdict(list)
    for part in filter(None, forms.split("|")):
        slot, _, form = part.partition(":")
        given[slot].append(form)
    if pos in ("phrase", "adj"):
        kinds = {"verb" if s.startswith("verb") else s for s in given}
        slot = "adj" if pos == "adj" else "verb_base" if "verb" in kinds else "adj" if kinds == {"adj"} else "noun"
        dropped = given.pop("drop", [])
        for form in choices(lemma):
            if form not in dropped:
                yield form, slot, []
        for slot, listed in given.items():
            for form in listed:
                yield form, slot, []
        return
    for whole in choices(lemma):
        head, _, tail = whole.partition(" ")
        if pos == "noun" and tail:  # the last word of a compound noun is inflected
            head, tail = whole, ""
        name = pattern or english_rule(head, pos)
        slots = rules.get(name) or die(f"{where}: no rule {name}")
        for slot, template in slots:
            for form in given.get(slot) or [apply_english(template, head)]:
                yield (form + " " + tail).strip(), ENGLISH_SLOT[slot], []
        if "participle" in given:
            for form in given["participle"]:
                yield (form + " " + tail).strip(), "participle_passive", []
        for slot in given:
            if slot not in ENGLISH_SLOT:
                for form in given[slot]:
                    yield form, slot, []


# ---------------------------------------------------------------------------------------------------- Arabic
def weak_class(root, form):
    if form.startswith("Q"):
        return ""
    first, second, third = root
    if third in "وي":
        return "defective-w" if third == "و" and form.split("-")[0] == "I" else "defective"
    if second == third:
        return "geminate"
    if second in "وي":
        return "hollow"
    if third == "ء":
        return "hamza3"
    if first == "ء":
        return "hamza1"
    if second == "ء":
        return "hamza2"
    if first in "وي":
        return "assimilated"
    return ""


def stems_of(rules, where, root, form):
    weak = weak_class(root, form)
    if form.endswith("="):
        form, weak = form[:-1], "="
    elif "." in form:
        form, weak = form.split(".")
    bare = form.split("-")[0]
    for name in (f"{form}.{weak}", f"{bare}.{weak}", form, bare):
        found = rules.get(name)
        if found:
            stems = collections.defaultdict(list)
            for slot, template in found:
                for digit, letter in zip("1234", root):
                    template = template.replace(digit, letter)
                stems[slot].append(template)
            return name, stems
    die(f"{where}: no rule for {form} of {root}")


def with_suffixes(template):
    return [template.replace("@", s) for s in SUFFIXES] if "@" in template else [template]


def verb_endings(rules, where, stem, passive, objects, persons, jussive):
    """stem is "ENDINGS LONG SHORT": the endings table to use, the stem, and the short stem if there is one; persons, which
    marks of a first person are wanted."""
    table, long_stem, *short = stem.split(" ")
    rows = rules.get("+" + table) or die(f"{where}: no endings +{table}")
    for slot, template in rows:
        flags = set(slot.split(",")[1:])
        if {"first", "one"} & flags - persons or "jussive" in flags and not jussive:
            continue
        if "object" in flags and (not objects or passive):
            continue
        if "^" in template and not short:
            template = template.replace("^", "~")
        for form in with_suffixes(template):
            form = form.replace("~", long_stem).replace("^", short[0] if short else "")
            if "first" in flags:
                form = form.replace("ننا", "نا")  # n + na are written once
            marks = []
            if "object" in flags:
                marks.append("object_suffix")
            if flags & {"plural", "first"}:
                marks.append("subject_before")
            if "first" in flags:
                marks.append("first_person")
            yield form, slot.split(",")[0], marks


def nominal_forms(form, plural=True, dual=True):
    """A noun's own case and number forms and those with possessive suffixes: (form, has_suffix)."""
    if form.endswith("ة"):
        stem = form[:-1] + "ت"
        yield form, False
        for s in SUFFIXES:
            yield stem + s, True
        if dual:
            for e in ("ان", "ين"):
                yield stem + e, False
        return
    yield form, False
    if form.endswith("اء"):
        for stem in (form, form[:-1] + "ئ", form[:-1] + "ؤ"):
            for s in SUFFIXES:
                yield stem + s, True
    else:
        for s in SUFFIXES:
            yield (form[:-1] + "ا" if form[-1] == "ى" else form) + s, True
        if form[-1] not in "ىياء":
            yield form + "ا", False
    if plural and form[-1] not in "ىا":
        stem = form if not form.endswith("اء") else form
        yield stem + "ات", False
        for s in SUFFIXES:
            yield stem + "ات" + s, True


def noun_forms(lemma, pattern, plurals):
    for form, suffix in nominal_forms(lemma, plural=False):
        yield form, suffix
    if pattern == "m" and lemma[-1] not in "ىاء":
        for e in ("ان", "ين"):
            yield lemma + e, False
    for plural in plurals:
        yield plural, False
        for s in SUFFIXES:
            yield (plural[:-1] + "ت" if plural.endswith("ة") else plural[:-1] + "ا" if plural[-1] == "ى" else plural) + s, True


def participle_forms(stem):
    if stem.endswith("ي"):  # defective: the stem's own ya falls in the plural
        base = stem[:-1]
        return [stem, stem + "ا", base + "ون", base + "ين", stem + "ة", stem + "ات", stem + "ان"]
    if stem.endswith("ى"):
        base = stem[:-1]
        return [stem, base + "ون", base + "ين", base + "اة", base + "يات"]
    return [stem, stem + "ا", stem + "ون", stem + "ين", stem + "ان", stem + "ة", stem + "ات"]


def arabic_verb(rules, where, lemma, event, pattern, given):
    root, form, *options = pattern.split()
    options = set("".join(options))
    name, stems = stems_of(rules, where, root, form)
    first = {"first"} if "1" in options or event.split(".")[0] in SPEECH else set()
    first |= {"first", "one"} if "e" in options else set()
    objects = "t" in options
    active = set()
    out = []
    for tense, slot in (("perfect", "verb_past"), ("imperfect", "verb_present")):
        for stem in stems[tense]:
            for f, _, marks in verb_endings(rules, where, stem, False, objects, first, "j" in options):
                active.add(fold(f))
                out.append([f, slot, marks])
    own = {fold(o[0]) for o in out}
    if fold(lemma.split()[0]) not in own:
        die(f"{where}: {lemma} is not among the forms of {pattern}: {sorted(own)[:6]}")
    short = [template for stem in stems["perfect"] for template in stem.split(" ")[1:2] if len(template) == 3]
    if "h" not in options:  # "rahhalahu", he deported him, is spelled like "rihla", a journey
        out = [row for row in out if not ("object_suffix" in row[2] and row[0][:-1] in short and row[0].endswith("ه"))]
    if options & set("tp") and "n" not in options:
        ambiguous = set()
        for tense, mark in (("passive_perfect", []), ("passive_imperfect", ["present"])):
            for stem in stems[tense] or stems[tense.replace("passive_", "")]:
                for f, _, marks in verb_endings(rules, where, stem, True, False, set(), False):
                    if fold(f) in active:
                        ambiguous.add(fold(f))
                    else:
                        out.append([f, "verb_passive", marks + mark])
        for row in out:
            if fold(row[0]) in ambiguous and "object_suffix" not in row[2] and row[1] != "verb_passive":
                row[2].append("ambiguous_passive")
    masdars = given.pop("masdar", None)
    if masdars is None and "m" not in options:
        masdars = stems["masdar"]
        if not masdars:
            die(f"{where}: form I needs masdar: or option m")
    for masdar in masdars or []:
        for f, suffix in nominal_forms(masdar, plural="s" not in options and re.split("[-.]", form)[0] not in ("I", "Q")):
            out.append([f, "noun", ["possessive_suffix"] if suffix else []])
    for letter, stem, slot in (("a", "active_participle", "participle_active"), ("q", "passive_participle", "participle_passive")):
        if letter in options:
            for template in stems[stem]:
                out += [[f, slot, []] for f in participle_forms(template)]
    return out


def arabic_forms(rules, where, lemma, event, pos, pattern, forms):
    given = collections.defaultdict(list)
    for part in filter(None, forms.split("|")):
        slot, _, form = part.partition(":")
        given[slot].append(form)
    drops = [fold(d) for d in given.pop("drop", [])]
    if pos == "verb":
        for form, slot, marks in arabic_verb(rules, where, lemma, event, pattern, given):
            key = fold(form)
            if not any(key == d or d.endswith("*") and key.startswith(d[:-1]) for d in drops):
                yield form, slot, marks
    elif pos == "noun":
        if pattern not in ("m", "f", ""):
            die(f"{where}: noun pattern {pattern}")
        for form, suffix in noun_forms(lemma, pattern, given.pop("plural", [])) if pattern else [(lemma, False)]:
            yield form, "noun", ["possessive_suffix"] if suffix else []
    else:
        yield lemma, {"phrase": "noun", "adj": "adj"}[pos], []
    for slot, listed in given.items():
        if slot in ("plural", "masdar"):
            for form in listed:
                yield form, "noun", []
            continue
        if slot == "owned":
            for form in listed:
                yield form, "noun", ["possessive_suffix"]
            continue
        for form in listed:
            yield form, slot, []


# ---------------------------------------------------------------------------------------------------- output
SLOT_ORDER = ["noun", "gerund", "adj", "verb_past", "verb_present", "verb_base", "verb_passive", "participle_active",
              "participle_passive"]
MARKS = ["ambiguous_passive", "first_person", "object_suffix", "possessive_suffix", "present", "subject_before"]


OWN_KEYS = ("subject", "object", "of", "self", "figure", "word", "next", "not", "needs", "prep", "unless")
CONDITIONS = ("word", "next", "not", "needs", "prep", "unless", "future_only")


def merge_arguments(one, two, kinds):
    """The union of two specs, of lemmas that share a form and an event and are not "apart"; a key given twice with
    different values keeps both, the first first. Of two lemmas of one kind a condition that only one has is dropped; if
    one is a noun and one a verb ("strike"), it holds for its own kind alone and is written "noun.word=...". So is the
    role of a preposition that differs between noun and verb."""
    out = collections.OrderedDict()
    names = [[part.partition("=")[0] for part in spec.split(";")] for spec in (one, two)]
    doubts = [next((d for d in ("weak", "medium") if d in n), None) for n in names]
    for i, spec in enumerate((one, two)):
        for part in filter(None, spec.split(";")):
            key, eq, value = part.partition("=")
            if key in ("weak", "medium"):
                continue
            if key in CONDITIONS and (key not in names[1 - i] or kinds[0] != kinds[1]):
                if kinds[0] == kinds[1]:
                    continue
                if kinds[i] != "mixed":
                    key = f"{kinds[i]}.{key}"
            # "asked X for", "a request of X": the same preposition brings in another party of the noun than of the verb.
            if key in out and eq and out[key] != value and kinds[0] != kinds[1] and "mixed" not in kinds and key not in OWN_KEYS:
                out[f"{kinds[0]}.{key}"], out[f"{kinds[1]}.{key}"] = out.pop(key), value
                continue
            if key in out and eq:
                joint = "," if key in CONDITIONS else "|"
                values = out[key].split(joint)
                out[key] = joint.join(values + [v for v in value.split(joint) if v not in values])
            else:
                out.setdefault(key, value if eq else None)
    if all(doubts):  # both doubtful: the milder doubt
        out["medium" if "medium" in doubts else "weak"] = None
    return ";".join(k if v is None else f"{k}={v}" for k, v in out.items())


def kind_of(slot):
    return "noun" if slot in ("noun", "adj") else "verb"


def english_plural(noun):
    """As inflections.tsv has it: "boys", "parties", "coaches"."""
    return apply_english({"noun-y": "<1ies", "noun-sibilant": "~es"}.get(english_rule(noun, "noun"), "~s"), noun)


def noun_classes(language):
    """The nouns of sources/nouns_LANGUAGE.tsv by class: singulars and plurals. Other numbers and cases of Arabic are known
    to the program (noun_endings.tsv)."""
    classes = {}
    for line in open(HERE / "sources" / f"nouns_{language}.tsv", encoding="utf-8"):
        if line.startswith("#"):
            continue
        singular, cls, plurals = (line.rstrip("\n").split("\t") + ["", ""])[:3]
        words = classes.setdefault(cls, [])
        listed = [singular] + plurals.split("|")
        if language == "en" and not plurals:  # in English conditions a word is one number only
            listed.append(english_plural(singular))
        words += [w.replace(" ", "_") for w in listed if w not in ("", "+", "@", "-", "=")]
    return classes


def with_classes(arguments, classes, where):
    """"word=A,@B" with the nouns of the class B in place of @B; what is already listed is not listed twice."""
    def words_of(match):
        words = []
        for word in match.group(2).split(","):
            if word.startswith("@") and word[1:] not in classes:
                die(f"{where}: no noun of sources/nouns_*.tsv is of the class '{word[1:]}'")
            words += classes[word[1:]] if word.startswith("@") else [word]
        return match.group(1) + ",".join(dict.fromkeys(words))
    return re.sub(r"(\b(?:word|next|not|unless)=)([^;]*@[^;]*)", words_of, arguments)


def expand(language):
    rules = Rules(language)
    types = {line.split("\t")[0] for line in (HERE / "shared" / "event_types.tsv").read_text(encoding="utf-8").split("\n")}
    table = {}  # (folded form, event, arguments of those apart) -> [form, event, {slots}, lemma, arguments, marks]
    lemmas = collections.Counter()
    classes = noun_classes(language)
    for where, lemma, pos, event, pattern, forms, arguments, _ in read_rows(HERE / "sources" / f"triggers_{language}.tsv", 7):
        arguments = with_classes(arguments, classes, where)
        apart = "apart" in arguments.split(";")
        arguments = ";".join(part for part in arguments.split(";") if part != "apart")
        if event not in types:
            die(f"{where}: unknown event {event}")
        lemmas[event.split(".")[0]] += 1
        if language == "ar":
            produced = arabic_forms(rules, where, lemma, event, pos, pattern, forms)
        else:
            produced = english_forms(rules, where, lemma, pos, pattern, forms)
        for form, slot, marks in produced:
            if slot not in SLOT_ORDER:
                die(f"{where}: unknown slot {slot}")
            key = (fold(form), event, arguments if apart else None)
            entry = table.get(key)
            if entry is None:
                table[key] = [form, event, {slot}, lemma, arguments, set(marks), [arguments]]
                continue
            plain_before = not (entry[5] & {"object_suffix", "possessive_suffix"})
            plain_now = not (set(marks) & {"object_suffix", "possessive_suffix"})
            if plain_before and not plain_now:  # a bare form wins over one that reads its ending as a pronoun
                continue
            if plain_now and not plain_before:
                table[key] = [form, event, {slot}, lemma, arguments, set(marks), [arguments]]
                continue
            if arguments not in entry[6]:
                kinds = "mixed" if len({kind_of(x) for x in entry[2]}) > 1 else kind_of(next(iter(entry[2]))), kind_of(slot)
                entry[4] = merge_arguments(entry[4], arguments, kinds)
                entry[6].append(arguments)
            entry[2].add(slot)
            if "subject_before" in entry[5] and "subject_before" not in marks:
                entry[5].discard("subject_before")
            entry[5] |= {m for m in marks if m not in ("subject_before", "first_person")}
            entry[5] -= {"first_person"} - set(marks)
    groups = collections.defaultdict(list)  # what forms have in common -> the forms
    for form, event, slots, lemma, arguments, marks, _ in table.values():
        marks = ";".join(m for m in MARKS if m in marks)
        lemma = lemma.replace("[", "").replace("]", "")
        groups[event, lemma, "|".join(s for s in SLOT_ORDER if s in slots), arguments, marks].append(form)
    rows = [[*common, folded_forms(sorted(forms))] for common, forms in groups.items()]
    rows.sort(key=lambda r: "\t".join(r[:3] + [";".join(filter(None, r[3:5])), r[5]]).encode())
    return rows, len(table), lemmas


def folded_forms(forms):
    """The forms, joined with |, those that begin alike written as "begin(ning|s)": the shortest way to write them in their order."""
    written = [""]  # of the first so many forms
    for end in range(1, len(forms) + 1):
        best = None
        for begin in range(end - 1, -1, -1):
            part = forms[begin:end]
            head = os.path.commonprefix(part)
            if len(part) > 1 and not head:
                break
            text = forms[begin] if len(part) == 1 else f"{head}({'|'.join(f[len(head):] for f in part)})"
            text = written[begin] + ("|" if begin else "") + text
            if best is None or len(text) < len(best):
                best = text
        written.append(best)
    return written[-1]


HEADER = [
    ("format", "triggers"),
    ("columns", "event\tlemma\tslot\targuments\tmarks\tforms"),
    ("licence", "Apache-2.0 (our own work)"),
    ("source", "written for Khabar, 2026-11: gazetteers/sources/triggers_{language}.tsv, expanded by gazetteers/build_triggers.py; do not edit here"),
    ("ditto", '"'),
]


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--show":
        for language in ("ar", "en"):
            for row in expand(language)[0]:
                if row[1] == sys.argv[2]:
                    print("\t".join(row))
        return
    stale = False
    for language in ("ar", "en"):
        rows, forms, lemmas = expand(language)
        header = [(key, value.format(language=language)) for key, value in HEADER]
        text = tables.text_of(header, ["\t".join(row) for row in tables.with_dittos(rows, {0, 1, 3})])
        path = HERE / language / "triggers.tsv"
        if "--check" in sys.argv:
            stale |= not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
        print(f"{language}: {sum(lemmas.values())} lemmas, {forms} forms in {len(rows)} rows;", ", ".join(f"{k} {v}" for k, v in sorted(lemmas.items())), file=sys.stderr)
    if stale:
        die("triggers.tsv is not what its sources give: run gazetteers/build_triggers.py")


if __name__ == "__main__":
    main()
