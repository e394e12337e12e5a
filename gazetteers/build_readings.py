#!/usr/bin/env python3
"""Makes short_readings.tsv of each pack: how news calls clubs, media and the bodies of a state for short, when the sentence says that
one is meant.

Run:  python3 gazetteers/build_readings.py           # after a change of organizations.tsv
      python3 gazetteers/build_readings.py --check   # only compares

A club or a medium loses the head or the ending of its name (the club X, X FC) and, in Arabic, the adjective of its land; a ministry, a
parliament, a court, a police loses its land ("Foreign Ministry"). What then is a name of its own in organizations.tsv already is left out. Such a short form is no name by itself: match/ finds it by context,
resolve/ asks who of its bearers is meant, by the lands that the article names.
"""
import collections, os, re, sys

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = {'ar': re.compile(r'^(?:نادي|صحيفة|جريدة|مجلة|قناة|شبكة|موقع|إذاعة) '),
        'en': re.compile(r'^(?:FC|SC|AFC|AC|AS|CF|FK|The) ')}
ENDING = {'ar': re.compile(r' ال\S+(?:ي|ية)$'),
          'en': re.compile(r' (?:FC|SC|CF|AFC|FK|SK|Club|F\.C\.|newspaper|magazine|TV|Television)$')}
STATE = {'ministry', 'parliament', 'court', 'police', 'central_bank', 'government', 'intelligence'}
# In English parties, armies and agencies too: "Socialist Party", "Navy", "Election Commission"; one word of theirs only where it means the members or is an acronym
MORE_STATE = {'ar': set(), 'en': {'party', 'military', 'agency'}}
MEMBERS = re.compile(r'^(?:Army|Navy|[A-Z]{3,}|\w+(?:crats|ists|icans|atives|erals|erates|onals|logists|reens))$')
OPEN_END = re.compile(r'(?:^| )(?:of|for|in|the|-)$')   # nothing is left of "Alternative for Germany"
LEAST = 3   # letters


def shorts_of(lang, kind, name):
    short = HEAD[lang].sub('', name)
    if lang == 'en' or kind == 'football_club':
        short = ENDING[lang].sub('', short)
    return short


def lands(lang):
    """Country -> how its bodies' names begin or end with it."""
    words = collections.defaultdict(set)
    for cls, form, value in tables.read(f'{lang}/nationalities.tsv'):
        if value:
            words[value.split('|')[0]] |= {form, 'ال' + form} if lang == 'ar' else {form}
    for i, name, aliases in tables.read(f'{lang}/countries.tsv'):
        for n in [name] + [x for x in aliases.split('|') if x]:
            words[i.split(':')[1]] |= {n} | ({'of ' + n, 'of the ' + n} if lang == 'en' else {'في ' + n})
    return words


def without_land(name, words):
    for w in sorted(words, key=lambda w: (-len(w), w)):
        if name.endswith(' ' + w):
            return name[:-len(w) - 1]
        if name.startswith(w + ' '):
            return name[len(w) + 1:]
    return name


def make(lang):
    of_land = lands(lang)
    bodies = {r[0]: r for r in tables.read('shared/organizations.tsv')}
    names = {r[0]: [r[1]] + [x for x in r[2].split('|') if x] for r in tables.read(f'{lang}/organizations.tsv')}
    known = {n.lower() for all_names in names.values() for n in all_names}
    short = collections.defaultdict(set)
    for i, all_names in names.items():
        kind, land = bodies[i][1:3]
        state = STATE | MORE_STATE[lang]
        if kind not in state | {'football_club', 'media'}:
            continue
        for n in all_names:
            s = without_land(n, of_land[land]) if kind in state else shorts_of(lang, kind, n)
            if kind in MORE_STATE[lang] and (OPEN_END.search(s) or ' ' not in s and not MEMBERS.match(s)):
                continue
            if s != n and s.lower() not in known and len(s) >= LEAST and not s[0].isdigit() and not s[0].islower():
                short[s].add(i)
    head = ['# format: readings', '# columns: form\tids', '# licence: Apache-2.0 (our own work)',
            '# source: made by gazetteers/build_readings.py from organizations.tsv', '# ids: khabar:']
    body = sorted((f'{s}\t{tables.short_ids("|".join(sorted(ids)), "khabar:")}' for s, ids in short.items()), key=lambda line: line.encode())
    return '\n'.join(head + body) + '\n'


if __name__ == '__main__':
    for lang in ('ar', 'en'):
        path, text = os.path.join(HERE, lang, 'short_readings.tsv'), make(lang)
        if '--check' in sys.argv:
            with open(path, encoding='utf-8') as f:
                assert f.read() == text, f'{path} is not what build_readings.py makes'
        else:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
        print(lang, text.count('\n') - 5, 'forms')
