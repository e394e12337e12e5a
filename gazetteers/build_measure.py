#!/usr/bin/env python3
"""Makes the word files of pipeline/measure: numbers, units, currencies, nouns, qualifiers, links, months, weekdays and
time_words, in ar/ and en/, from the tables below and from sources/nouns_{ar,en}.tsv.

Run:  python3 gazetteers/build_measure.py            # writes the files
      python3 gazetteers/build_measure.py --check    # says whether the committed files are what it would write

What it adds by rule: Arabic duals in all cases, sound plurals, the accusative's alef, English plurals, currencies with the
names of their countries, square and cubic units. What a value means is told in shared/classes.tsv.
"""
import argparse, itertools, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ORDER = ['number', 'ordinal', 'fraction', 'percent', 'unit', 'currency', 'counted', 'qualifier', 'link', 'month', 'weekday',
         'time_unit', 'time_word']


# Days that the world keeps: English names, Arabic names, the day.
WORLD_DAYS = (
    ('world cancer day', 'اليوم العالمي للسرطان|اليوم العالمي لمكافحة السرطان', '2-4'),
    ('international mother language day', 'اليوم العالمي للغة الأم|اليوم الدولي للغة الأم', '2-21'),
    ("international women's day|women's day", 'اليوم العالمي للمرأة|يوم المرأة العالمي|اليوم الدولي للمرأة|عيد المرأة العالمي', '3-8'),
    ('world water day', 'اليوم العالمي للمياه|يوم المياه العالمي|اليوم العالمي للماء', '3-22'),
    ('world tuberculosis day|world tb day', 'اليوم العالمي للسل|اليوم العالمي لمكافحة السل|اليوم العالمي للدرن', '3-24'),
    ('land day|palestinian land day', 'يوم الأرض|يوم الأرض الفلسطيني', '3-30'),
    ('world health day', 'يوم الصحة العالمي|اليوم العالمي للصحة', '4-7'),
    ("palestinian prisoners' day|palestinian prisoner's day|palestinian prisoners day", 'يوم الأسير الفلسطيني', '4-17'),
    ('earth day', 'اليوم العالمي للأرض|اليوم الدولي لأمنا الأرض', '4-22'),
    ("international workers' day|international worker's day|international workers day|workers' day|workers day|world labour day", 'عيد العمال العالمي|اليوم العالمي للعمال|يوم العمال العالمي|عيد العمال|عيد الشغل|يوم العمال', '5-1'),
    ('world press freedom day', 'اليوم العالمي لحرية الصحافة|اليوم العالمي للصحافة', '5-3'),
    ('nakba day', 'يوم النكبة', '5-15'),
    ('world no tobacco day', 'اليوم العالمي للامتناع عن التدخين|اليوم العالمي للامتناع عن تعاطي التبغ|اليوم العالمي لمكافحة التدخين', '5-31'),
    ('world environment day', 'يوم البيئة العالمي|اليوم العالمي للبيئة', '6-5'),
    ('world oceans day|world ocean day', 'اليوم العالمي للمحيطات', '6-8'),
    ('world blood donor day', 'اليوم العالمي للمتبرعين بالدم|اليوم العالمي للتبرع بالدم', '6-14'),
    ('world refugee day', 'اليوم العالمي للاجئين|يوم اللاجئ العالمي|اليوم العالمي للاجئ|يوم اللاجئين العالمي', '6-20'),
    ('world population day', 'اليوم العالمي للسكان', '7-11'),
    ('mandela day|nelson mandela day', 'يوم نيلسون مانديلا', '7-18'),
    ('international youth day', 'اليوم العالمي للشباب|اليوم الدولي للشباب', '8-12'),
    ('world humanitarian day', 'اليوم العالمي للعمل الإنساني', '8-19'),
    ('international literacy day', 'اليوم الدولي لمحو الأمية|اليوم العالمي لمحو الأمية', '9-8'),
    ('international day of peace|international peace day', 'اليوم الدولي للسلام|اليوم العالمي للسلام', '9-21'),
    ("world teachers' day|world teachers day|world teacher's day", 'اليوم العالمي للمعلم|اليوم العالمي للمعلمين|يوم المعلم العالمي', '10-5'),
    ('world mental health day', 'اليوم العالمي للصحة النفسية', '10-10'),
    ('world food day', 'يوم الأغذية العالمي|اليوم العالمي للغذاء|يوم الغذاء العالمي', '10-16'),
    ('united nations day', 'يوم الأمم المتحدة', '10-24'),
    ('world diabetes day', 'اليوم العالمي للسكري|اليوم العالمي لمرض السكري|اليوم العالمي لداء السكري', '11-14'),
    ("world children's day|universal children's day", 'اليوم العالمي للطفل|يوم الطفل العالمي', '11-20'),
    ('world aids day', 'اليوم العالمي للإيدز|اليوم العالمي لمكافحة الإيدز|اليوم العالمي لمكافحة مرض الإيدز', '12-1'),
    ('human rights day|international human rights day', 'اليوم العالمي لحقوق الإنسان', '12-10'),
    ('world arabic language day', 'اليوم العالمي للغة العربية|يوم اللغة العربية العالمي', '12-18'),
    ('international migrants day|international migrants\' day', 'اليوم الدولي للمهاجرين|اليوم العالمي للمهاجرين', '12-18'),
    ('islamic new year|hijri new year', 'رأس السنة الهجرية', 'h1-1'), ('arbaeen', 'أربعينية الحسين|أربعينية الإمام الحسين|زيارة الأربعين', 'h2-20'),
    ("prophet's birthday|the prophet's birthday|mawlid al-nabi", 'المولد النبوي|المولد النبوي الشريف', 'h3-12'),
    ('day of arafah|day of arafat|arafat day|arafah day', 'يوم عرفة|يوم عرفات|وقفة عرفات|وقفة عرفة', 'h12-9'),
    ("indigenous peoples' day|indigenous peoples day", '', '10-w1n2'), ('canada day', '', '7-1'), ('australia day', '', '1-26'),
    ('maundy thursday|holy thursday', 'خميس العهد|خميس الأسرار', 'easter-3'), ('shrove tuesday|mardi gras', '', 'easter-47'), ('whit monday', '', 'easter+50'),
    ("all souls' day|all souls day|day of the dead", '', '11-2'), ("st. valentine's day|saint valentine's day", 'يوم الحب|عيد العشاق', '2-14'),
    ("st. stephen's day|saint stephen's day", '', '12-26'), ("three kings day|three kings' day", '', '1-6'), ('cinco de mayo', '', '5-5'), ('pancake day|pancake tuesday|fat tuesday', '', 'easter-47'),
    ("guy fawkes night|guy fawkes day|bonfire night", '', '11-5'), ("u.s. independence day|us independence day|american independence day|july fourth|independence day of the united states", '', '7-4'), ("st. george's day|st george's day|saint george's day", '', '4-23'),
    ("st. andrew's day|st andrew's day|saint andrew's day", '', '11-30'), ("st. david's day|st david's day|saint david's day", '', '3-1'), ("st. nicholas day|st nicholas day|saint nicholas day|st. nicholas' day", '', '12-6'),
    ("arbor day", '', '4-w5n5'), ("all hallows' eve|all hallows eve", '', '10-31'), ("orthodox christmas|coptic christmas|orthodox christmas day", 'عيد الميلاد المجيد لدى الأقباط|عيد الميلاد عند الأقباط|عيد الميلاد للطوائف الشرقية', '1-7'),
    ("isra and miraj|isra and mi'raj|al-isra wal-miraj", 'ليلة الإسراء والمعراج|ذكرى الإسراء والمعراج', 'h7-27'),
    ("id al-fitr|eidul fitr|idul fitr|eid-al-fitr|festival of breaking the fast|feast of breaking the fast", '', 'h10-1'), ("id al-adha|eidul adha|idul adha|eid al-azha|eidul azha|bakrid|eid-e-qurban|feast of sacrifice|feast of the sacrifice|festival of sacrifice|festival of the sacrifice", '', 'h12-10'), ("milad un nabi|eid milad un nabi|mawlid", '', 'h3-12'),
    ("pi day", '', '3-14'), ("star wars day", '', '5-4'), ("tax day", '', '4-15'), ("white valentine's day", '', '3-14'), ("singles day|singles' day", '', '11-11'), ('yuandan', '', '1-1'),
    ('', 'عيد الأم', '3-21'), ('', 'ليلة رأس السنة', '12-31'),
    # Of the Hebrew calendar (j: months from Tishri on), of the Chinese one (c), and by the eastern Easter.
    ('passover|pesach', 'عيد الفصح اليهودي|الفصح اليهودي', 'j8-15'), ('rosh hashanah|rosh hashana|rosh hashanna|jewish new year', 'رأس السنة العبرية|رأس السنة اليهودية', 'j1-1'),
    ('yom kippur|day of atonement', 'عيد الغفران|يوم الغفران|يوم كيبور', 'j1-10'), ('sukkot|sukkoth|feast of tabernacles', 'عيد العرش|عيد المظال|عيد سوكوت', 'j1-15'),
    ('simchat torah', '', 'j1-22'), ('hanukkah|hanukah|chanukah', 'حانوكا|حانوكاه|عيد الحانوكا|عيد الأنوار اليهودي', 'j3-25'), ('purim', 'عيد المساخر|عيد البوريم', 'j7-14'),
    ('shavuot', 'عيد شفوعوت', 'j10-6'), ("tisha b'av", '', 'j12-9'), ('tu bishvat', '', 'j5-15'), ('lag baomer', '', 'j9-18'), ('yom kippur war', 'حرب يوم الغفران|حرب الغفران|حرب يوم كيبور', '1973-10-06'),
    ('chinese new year|lunar new year', 'رأس السنة الصينية|السنة الصينية الجديدة|رأس السنة القمرية', 'c1-1'), ('dragon boat festival', '', 'c5-5'), ('mid autumn festival', '', 'c8-15'),
    ('orthodox easter|orthodox easter sunday|coptic easter|eastern easter', 'عيد القيامة|عيد القيامة المجيد|عيد الفصح الأرثوذكسي', 'orthodox+0'), ('orthodox good friday', '', 'orthodox-2'), ('sham el nessim|sham ennessim', 'شم النسيم|عيد شم النسيم', 'orthodox+1'),
    ('', 'عيد الفصح|عيد الفصح المجيد', 'easter+0'), ('laylat al-qadr|night of power', 'ليلة القدر', 'h9-27'), ('groundhog day', '', '2-2'), ('holy saturday|easter saturday', '', 'easter-1'), ('trinity sunday', '', 'easter+56'),
)


def world_days(add, column):
    for day in WORLD_DAYS:
        forms = [form for form in day[column].split('|') if form]
        add(forms + [form.replace('international ', "int'l ") for form in forms if form.startswith('international ')], 'holiday ' + day[2])


def fold(s):
    s = s.translate(str.maketrans({c: f'<{ord(c)}>' for c in '²³℃℉'}))  # tokens of their own in a text, and so forms of their own
    s = re.sub('[\u064b-\u0652\u0670\u0640]', '', s)
    s = s.translate(str.maketrans('أإآٱةى', 'ااااهي'))
    s = ''.join(c for c in unicodedata.normalize('NFKD', s) if not unicodedata.combining(c) or c in '\u0654')
    return re.sub(r'[\s\-]+', ' ', s.lower()).strip()


class Pack:
    def __init__(self, language):
        self.language, self.rows = language, {}

    def add(self, file, cls, forms, value):
        for form in forms.split('|') if isinstance(forms, str) else forms:
            form = unicodedata.normalize('NFC', form.strip())
            # A form in capitals matches capitals only and is another key than its lower-case twin.
            key = (cls, form if re.fullmatch('[A-Z]{1,6}', form) else fold(form))
            if form and key not in self.rows:
                self.rows[key] = (file, cls, form, value)

    def qualifier(self, forms, value):
        """A qualifier that stands before and after numbers alike is listed once, as both."""
        place, _, meaning = value.partition(' ')
        for form in forms.split('|'):
            old = self.rows.get(('qualifier', fold(form)))
            if old and meaning and old[3] == ('before' if place == 'after' else 'after') + ' ' + meaning:
                self.rows['qualifier', fold(form)] = old[:3] + ('both ' + meaning,)
            else:
                self.add('qualifiers', 'qualifier', form, value)

    def write(self, check):
        bad = False
        files = {}
        for file, cls, form, value in self.rows.values():
            files.setdefault(file, []).append(f'{cls}\t{form}\t{value}')
        for file, lines in sorted(files.items()):
            head = ['# format: words', '# columns: class\tform\tvalue', '# licence: Apache-2.0 (our own work)',
                    '# source: written for Khabar, 2026-11; made by build_measure.py']
            text = '\n'.join(head + sorted(lines, key=lambda l: l.encode())) + '\n'
            path = os.path.join(HERE, self.language, file + '.tsv')
            if check:
                bad |= not os.path.exists(path) or open(path, encoding='utf-8').read() != text
            else:
                open(path, 'w', encoding='utf-8').write(text)
        return bad


# ---------------------------------------------------------------- Arabic
def ar_dual(word):
    """Both cases and the construct forms: rajulan, rajulayn, rajula, rajulay. Nominative of the first word of a phrase."""
    head, *rest = word.split(' ')
    stem = head[:-1] + 'ت' if head.endswith('ة') else head
    stem = stem.replace('اء', 'او') if stem.endswith('اء') else stem
    tails = rest
    if rest:
        tails = [r[:-1] + 'ت' if r.endswith('ة') else r for r in rest]
        return [' '.join([stem + 'ان'] + [t + 'ان' for t in tails]), ' '.join([stem + 'ين'] + [t + 'ين' for t in tails])]
    return [stem + 'ان', stem + 'ين']


def ar_construct_dual(word):
    stem = word[:-1] + 'ت' if word.endswith('ة') else word
    return [stem + 'ا', stem + 'ي']


AR_PREPOSITION_WITH_PRONOUN = frozenset('به بها بهم فيه فيها فيهم عليه عليها عليهم عنه عنها عنهم'.split())


def ar_accusative(word):
    *_, last = words = word.split(' ')
    if word.startswith('ال') or (last.endswith(('ة', 'اء', 'ى', 'ا')) and last not in AR_PREPOSITION_WITH_PRONOUN):
        return []
    return [' '.join(w if w.endswith(('ة', 'ى')) or w in AR_PREPOSITION_WITH_PRONOUN else w + 'ا' for w in words)]


def ar_nouns(pack):
    for line in open(os.path.join(HERE, 'sources', 'nouns_ar.tsv'), encoding='utf-8'):
        if line.startswith('#'):
            continue
        word, cls, plurals = (line.rstrip('\n').split('\t') + ['', ''])[:3]
        forms = [p for p in plurals.split('|') if p]
        sound = '+' in forms
        plural = []
        for p in forms:
            if p in ('-', '='):
                continue
            if p == '+':
                plural += [word + 'ون', word + 'ين', word + 'و', word + 'ي'] if not word.endswith('ي') else \
                    [word + 'ون', word + 'ين', word + 'ي']
            elif p == '@':
                plural.append((word[:-1] if word.endswith('ة') else word) + 'ات')
            else:
                plural += [p] + ([p + 'ا'] if not p.endswith(('ا', 'ى', 'ي', 'اء', 'ات', 'ون', 'ين', 'ة')) and ' ' not in p else [])
        lemma = f'{word}/{cls}'
        if '=' not in forms:
            pack.add('nouns', 'counted', [word] + ar_accusative(word), lemma + '/s')
        if not (sound and word.endswith('ي')):
            pack.add('nouns', 'counted', [p for p in plural if p != word], lemma + '/p')
        else:
            pack.add('nouns', 'counted', [p for p in plural if fold(p) != fold(word)], lemma + '/p')
        if '-' in forms or '=' in forms:
            continue
        dual = ar_dual(word)
        pack.add('nouns', 'counted', [d for d in dual if not (sound and d.endswith('ين'))], lemma + '/d')


AR_ONES = {1: 'واحد|واحدة|واحدا', 2: 'اثنان|اثنين|اثنتان|اثنتين|ثنتان|ثنتين|اثنا|اثنتا|اتنين|إتنين|تنين|تنتين|اتنان',
           3: 'ثلاثة|ثلاث|ثلاثا|تلاتة|تلات|تلتة', 4: 'أربعة|أربع|أربعا', 5: 'خمسة|خمس|خمسا', 6: 'ستة|ست|ستا', 7: 'سبعة|سبع|سبعا',
           8: 'ثمانية|ثماني|ثمان|ثمانيا|تمانية|تماني|تمان|ثمنية|تمنية', 9: 'تسعة|تسع|تسعا', 10: 'عشرة|عشر|عشرا'}
AR_TEENS = {11: 'احدعشر|أحد عشر|إحدى عشرة|إحدى عشر|أحد عشرة|حداشر|احداشر|حدعشر|احدعش|حدعش|اداعش|إداعش|هدعش|حداعش|احداعش|حداعشر',
            12: 'اثناعشر|اثنعشر|اتناشر|اثناشر|اتنعشر|اتنعش|اطناعش|اثنعش|اتنا عشر|اتني عشر|تناشر|طنعش|تنعش|اطنعش|اطنعشر|اطناشر|اتناعش|اثناعش|اثنطعش|اتنطعش|اتنعشرة',
            13: 'ثلاثةعشر|تلاتاشر|تلتاشر|تلطعش|ثلتعش|ثلثطعشر|ثلطعش|تلتعش|ثلاثطعشر|ثلثطعش|تلطاشر|تلتطعش|ثلاثتاشر|ثلتطعش|ثلاثطعش|ثلاتعش|تلتعشر|ثلتعشر|ثلاثعشر|ثلثعشر|ثلاثتعش|ثلاثتعشر|تلاتعش|تلاتعشر|تلطعشر|ثلطعشر|ثلطاشر|ثلاثطاشر|تلاتطعش|تلاتطعشر|تلاتطاشر|ثلثتعش|ثلثتعشر|ثلثتاشر|ثلثطاشر|ثلتتعش|ثلتتاشر|تلتتعش|تلتتاشر|تلاتتعش|تلاتتاشر',
            14: 'اربعتاشر|اربعطعش|أربعطعش|اربعتعش|اربعطعشر|أربعةعشر|اربعطاشر|اربعتعشر|اربعةعش|اربعتاعش',
            15: 'خمستاشر|خمسطعش|خمستعش|خمسطعشر|خمسةعشر|خمسطاشر|خمصطعش|خمستعشر|خمستاعش', 16: 'ستاشر|ستعش|سطعش|ستطعش|ستعشر|ستةعشر|سطاشر|ستطعشر|سطعشر|ستتعش|ستتعشر',
            17: 'سبعتاشر|سبعطعش|سبعتعش|سبعطعشر|سبعةعشر|سبعطاشر|سبعتعشر|سبعتاعش', 18: 'ثمنتاشر|تمنتاشر|ثمنطعش|تمنطعش|ثمانيةعشر|ثمنتعش|تمنتعش|ثمنطعشر|تمنطاشر|تمانتاشر|تمنطعشر|ثمنتعشر|تمنتعشر|ثمانتعش|ثمانتعشر|ثمانطعش|ثمانطعشر|تمانتعش|تمانتعشر|تمانطعش|تمانطعشر|تمانطاشر|ثمانتاشر|ثمانطاشر|ثمنطاشر|تمنتاعش',
            19: 'تسعتاشر|تسعطعش|تسعتعش|تسعطعشر|تسعةعشر|تسعطاشر|تسعتعشر|تسعتاعش'}
AR_TENS = {20: 'عشر', 30: 'ثلاث|تلات', 40: 'أربع', 50: 'خمس', 60: 'ست', 70: 'سبع', 80: 'ثمان|تمان|ثمن|تمن|ثمني|تمني', 90: 'تسع'}
AR_HUNDRED = ['مئة', 'مائة', 'مية', 'ماية', 'ميت', 'مئت', 'مائت']
AR_HUNDREDS = {300: 'ثلاث|تلات|ثلث|تلت|ثلاثة', 400: 'أربع|ربع|أربعة', 500: 'خمس|خمسة', 600: 'ست|ستة', 700: 'سبع|سبعة', 800: 'ثمان|ثماني|ثمن|تمن|تمان|ثمانية', 900: 'تسع|تسعة'}
AR_SCALES = [(1e3, 'ألف', 'آلاف|ألوف|الاف|آلآف|تلاف'), (1e6, 'مليون', 'ملايين'), (1e9, 'مليار', 'مليارات'), (1e9, 'بليون', 'بلايين'),
             (1e12, 'تريليون', 'تريليونات'), (1e12, 'ترليون', 'ترليونات'), (1e6, 'ميليون', ''), (1e9, 'ميليار', 'ميليارات'), (1e12, 'تريليار', ''), (1e15, 'كوادريليون', 'كوادريليونات'),
             (1e15, 'كدريليون', ''), (1e15, 'بليار', '')]
AR_ORDINALS = {1: 'أول|أولى|حادي|حادية|أولا', 2: 'ثاني|ثان|ثانية|تاني|تانية|ثانيا', 3: 'ثالث|ثالثة|تالت|تالتة|ثالثا', 4: 'رابع|رابعة|رابعا', 5: 'خامس|خامسة|خامسا',
               6: 'سادس|سادسة|سادسا', 7: 'سابع|سابعة|سابعا', 8: 'ثامن|ثامنة|تامن|تامنة|ثامنا', 9: 'تاسع|تاسعة|تاسعا', 10: 'عاشر|عاشرة|عاشرا'}
AR_FRACTIONS = {'1/2': 'نصف|نصفا', '1/2 weak': 'نص', '1/3': 'ثلث', '1/3 weak': 'تلت', '1/4': 'ربع|ربعا', '1/6': 'سدس', '1/8 weak': 'ثمن|تمن', '2/3': 'ثلثي|ثلثان|ثلثين|ثلثا|تلتين',
                '2/5': 'خمسي|خمسان', '1/5': 'خمس'}


VULGAR_FRACTIONS = (('½', '1/2'), ('¼', '1/4'), ('¾', '3/4'), ('⅓', '1/3'), ('⅔', '2/3'), ('⅕', '1/5'), ('⅖', '2/5'), ('⅗', '3/5'), ('⅘', '4/5'), ('⅙', '1/6'), ('⅚', '5/6'),
                    ('⅐', '1/7'), ('⅛', '1/8'), ('⅜', '3/8'), ('⅝', '5/8'), ('⅞', '7/8'), ('⅑', '1/9'), ('⅒', '1/10'))


def g(x):
    return f'{x:.0f}' if x >= 1 else f'{x:g}'


def ar_numbers(p):
    add = lambda cls, forms, value: p.add('numbers', cls, forms, value)
    add('number', 'صفر|زيرو', '0')
    for n, forms in AR_ONES.items():
        add('number', [f for f in forms.split('|') if ' ' not in f], f'{n}')
    add('number', 'أحد|إحدى|احدى', '1 weak'); add('number', 'تلت', '3 weak'); add('number', 'اثني|اثنى|اثنتي|اثنتى', '2 weak')
    for n, forms in AR_TEENS.items():
        add('number', forms, f'{n}')
    for n, stems in AR_TENS.items():
        add('number', [s + e for s in stems.split('|') for e in ('ون', 'ين')], f'{n}')
    add('number', 'مئة|مائة|مية|ماية|ميه|مئه', 'x100')
    add('number', 'مئات|المئات|مائات', 'x100 plural')
    add('number', 'عشرات', 'x10 plural')
    add('number', 'متين', '200 weak'); add('number', 'مئتان|مئتين|مائتان|مائتين|مئتا|مئتي|مائتا|مائتي|ميتين|ميتان|ميتي|مايتين|مئتى|مائتى', '200')
    for n, stems in AR_HUNDREDS.items():
        add('number', [s + h for s in stems.split('|') for h in AR_HUNDRED], f'{n}')
    for scale, word, plurals in AR_SCALES:
        add('number', [word, word + 'ا'], f'x{g(scale)}')
        add('number', plurals, f'x{g(scale)} plural')
        add('number', [word + e for e in ('ان', 'ين', 'ي')], f'2x{g(scale)}')
    add('number', 'درزن|دزينة|دستة', 'x12')
    add('number', 'دزينات', 'x12 plural'); add('number', 'دزينتين|دزينتان|درزنين|دستتين', '2x12')
    for n, forms in AR_ORDINALS.items():
        add('ordinal', forms, f'{n}')
    for v, forms in AR_FRACTIONS.items():
        add('fraction', forms, v)
    for n, forms in {3: 'أثلاث', 4: 'أرباع', 5: 'أخماس', 6: 'أسداس', 7: 'أسباع', 8: 'أثمان', 10: 'أعشار', 2: 'أنصاف'}.items():
        add('fraction', forms, f'1/{n} plural')
    for s, v in VULGAR_FRACTIONS:
        add('fraction', s, v + ' symbol')
    preposition = ['في ال', 'ب', 'بال', 'في ', 'فى ال', 'بـ']
    add('percent', ['%', '٪'] + [x + h for x in preposition for h in ('مئة', 'مائة', 'مية', 'ماية')], 'percent')
    add('percent', ['في الألف', 'بالألف', '‰'], 'permille')
    add('percent', 'نقطة مئوية|نقاط مئوية', 'point'); add('percent', 'نقطة أساس|نقاط أساس', 'basis')


AR_UNITS = [  # symbol, kind, factor to the kind's base, singulars, plurals
    ('km', 'length', 1000, 'كيلومتر|كيلو متر|كلم|كم|كيلو', 'كيلومترات|كيلو مترات'),
    ('m', 'length', 1, 'متر', 'أمتار|مترات'), ('cm', 'length', .01, 'سنتيمتر|سنتي متر|سنتمتر|سانتيمتر|سانتي متر|سنتم|سم|سانتي', 'سنتيمترات|سنتي مترات|سنتمترات|سانتيمترات|سنتيمتارات'),
    ('dm', 'length', .1, 'ديسيمتر|ديسي متر|ديسمتر|دسيمتر|دسم', 'ديسيمترات|ديسي مترات|ديسمترات'),
    ('mm', 'length', .001, 'مليمتر|ملي متر|ميليمتر|ميلي متر|ملليمتر|مللي متر|ملم|مم', 'مليمترات|ملي مترات|ميليمترات|ملليمترات|ميلي مترات'),
    ('µm', 'length', 1e-6, 'ميكرومتر|ميكرو متر|مايكرومتر|ميكرون', ''), ('nm', 'length', 1e-9, 'نانومتر|نانو متر', ''), ('farsakh', 'length', 5500, 'فرسخ', 'فراسخ'), ('ly', 'length', 9.46e15, 'سنة ضوئية', 'سنوات ضوئية|سنين ضوئية'),
    ('mi', 'length', 1609.344, 'ميل', 'أميال|ميول'), ('nmi', 'length', 1852, 'ميل بحري', 'أميال بحرية'), ('yd', 'length', .9144, 'ياردة|يارد', 'ياردات|ياردا'),
    ('ft', 'length', .3048, 'قدم', 'أقدام'), ('in', 'length', .0254, 'بوصة|إنش', 'بوصات|إنشات'), ('fathom', 'length', 1.8288, 'قامة', 'قامات'),
    ('kg', 'mass', 1000, 'كيلوغرام|كيلوجرام|كيلو غرام|كيلو جرام|كيلوقرام|كغ|كجم|كغم|كلغ|كلغم|ك.غ|ك.ج', 'كيلوغرامات|كيلوجرامات|كيلو غرامات|كيلو جرامات'),
    ('g', 'mass', 1, 'غرام|جرام|غم|جم', 'غرامات|جرامات'), ('mg', 'mass', .001, 'مليغرام|ملليغرام|مليجرام|ملليجرام|ملي غرام|ملي جرام|ميلي غرام|ميلي جرام|ميليجرام|ملغ|ملج|ملغم|ملجم|مجم|ميليغرام', 'مليغرامات|مليجرامات|ملليغرامات|ملليجرامات|ميليغرامات'), ('µg', 'mass', 1e-6, 'ميكروغرام|مايكروغرام|ميكروجرام|ميكرو غرام|مكغ', ''),
    ('t', 'mass', 1e6, 'طن|طن متري', 'أطنان|أطنان مترية'), ('kt', 'mass', 1e9, 'كيلوطن|كيلو طن', ''), ('Mt', 'mass', 1e12, 'ميغاطن|ميجاطن|ميغا طن|ميجا طن', ''), ('lb', 'mass', 453.59237, 'رطل|باوند|ليبرة', 'أرطال|باوندات|ليبرات'), ('oz', 'mass', 28.349523125, 'أونصة|أوقية', 'أونصات|أواق|أواقي|أوقيات'),
    ('ct', 'mass', .2, 'قيراط', 'قراريط'), ('quintal', 'mass', 100000, 'قنطار', 'قناطير'),
    ('l', 'volume', 1, 'لتر|ليتر', 'لترات|ليترات|ألتار'), ('ml', 'volume', .001, 'ميليلتر|ملي لتر|مليلتر|ميلي لتر|ملليلتر|مللي لتر|ميلي ليتر|ملي ليتر|مليليتر|ملليتر|ميليليتر|ملل|مل', 'مليلترات|ميليلترات|ملليلترات|ميلي لترات|ملي لترات'), ('cl', 'volume', .01, 'سنتيلتر|سنتي لتر', 'سنتيلترات'), ('dl', 'volume', .1, 'ديسيلتر|ديسي لتر', 'ديسيلترات'), ('hl', 'volume', 100, 'هكتولتر|هيكتولتر', 'هكتولترات'),
    ('hl', 'volume', 100, 'هكتوليتر|هكتولتر|هيكتوليتر', 'هكتوليترات|هكتولترات'), ('gal', 'volume', 3.785411784, 'غالون|جالون|كالون|قالون', 'غالونات|جالونات|كالونات|قالونات'), ('bbl', 'volume', 158.987, 'برميل', 'براميل'),
    ('ha', 'area', 10000, 'هكتار', 'هكتارات'), ('acre', 'area', 4046.86, 'فدان|أكر|إيكر', 'فدادين|أفدنة'), ('dunam', 'area', 1000, 'دونم', 'دونمات'),
    ('°C', 'temperature', 1, 'درجة مئوية|درجة سلسيوس|درجة سيلسيوس|سلزيوس|سيليزية|درجة سلزيوس|سيلسيوس|سلسيوس|درجة سيليزية|درجة سلسيوسية|درجة سيلسيوسية', 'درجات مئوية|درجات سلسيوس|درجات سيلسيوس|درجات سلزيوس|درجات سيليزية'),
    ('°F', 'temperature', 1, 'درجة فهرنهايت|فهرنهايت|فهرنهيت|درجة فهرنهيت|درجة فهرنهايتية|فرنهايت|درجة فرنهايت', 'درجات فهرنهايت|درجات فهرنهيت|درجات فهرنهايتية|درجات فرنهايت'), ('K', 'temperature', 1, 'كلفن|درجة كلفن', 'درجات كلفن'), ('deg', 'angle', 1, 'درجة', 'درجات'),
    ('kW', 'power', 1000, 'كيلوواط|كيلووات|كيلو واط|كيلو وات', ''), ('MW', 'power', 1e6, 'ميغاواط|ميغاوات|ميجاوات|ميجاواط|ميغا واط|ميجا وات|ميجا واط', ''), ('GW', 'power', 1e9, 'غيغاواط|غيغاوات|جيجاوات|جيجاواط', ''), ('TW', 'power', 1e12, 'تيراواط|تيراوات', ''), ('TWh', 'energy', 1e9, 'تيراواط ساعة|تيراوات ساعة', ''), ('GWh', 'energy', 1e6, 'غيغاواط ساعة|جيجاواط ساعة|غيغاوات ساعة|جيجاوات ساعة', ''), ('Ω', 'resistance', 1, 'أوم', ''),
    ('W', 'power', 1, 'واط|وات', ''), ('kWh', 'energy', 1, 'كيلوواط ساعة|كيلووات ساعة|كيلوواط/ساعة|كيلووات/ساعة', ''), ('MWh', 'energy', 1000, 'ميغاواط ساعة|ميجاوات ساعة|ميغاوات ساعة', ''), ('V', 'voltage', 1, 'فولت|فولط', ''), ('kV', 'voltage', 1000, 'كيلوفولت|كيلو فولت', ''),
    ('A', 'current', 1, 'أمبير', ''), ('mA', 'current', .001, 'ملي أمبير|مللي أمبير', ''), ('J', 'heat', 1, 'جول', ''), ('kJ', 'heat', 1000, 'كيلوجول|كيلو جول', ''), ('kcal', 'heat', 4184, 'سعرة حرارية|سعر حراري|كالوري|كيلو كالوري|كيلوكالوري', 'سعرات حرارية|سعرا حراريا'), ('hp', 'power', 745.7, 'حصان', 'أحصنة'),
    ('GB', 'data', 1e9, 'غيغابايت|جيجابايت|غيغا بايت|جيجا بايت|قيقابايت|جيجا|غيغا', ''), ('MB', 'data', 1e6, 'ميغابايت|ميجابايت|ميغا بايت|ميجا بايت', ''), ('TB', 'data', 1e12, 'تيرابايت|تيرا بايت', ''), ('KB', 'data', 1000, 'كيلوبايت|كيلو بايت', ''), ('PB', 'data', 1e15, 'بيتابايت', ''), ('B', 'data', 1, 'بايت', ''), ('Mbit', 'data', 125e3, 'ميغابت|ميجابت|ميغابت في الثانية|ميجابت في الثانية', ''), ('Gbit', 'data', 125e6, 'غيغابت|جيجابت|غيغابت في الثانية|جيجابت في الثانية', ''),
    ('ms', 'time', .001, 'ميلي ثانية|مللي ثانية|ملي ثانية', ''), ('Hz', 'frequency', 1, 'هرتز', ''), ('kHz', 'frequency', 1e3, 'كيلوهرتز|كيلو هرتز', ''), ('MHz', 'frequency', 1e6, 'ميغاهرتز|ميجاهرتز|ميغا هرتز', ''), ('GHz', 'frequency', 1e9, 'غيغاهرتز|جيجاهرتز|غيغا هرتز', ''), ('dB', 'sound', 1, 'ديسيبل', ''), ('MP', 'pixels', 1e6, 'ميغابكسل|ميجابكسل', ''), ('px', 'pixels', 1, 'بكسل', ''),
    ('Pa', 'pressure', 1, 'باسكال', ''), ('kPa', 'pressure', 1000, 'كيلوباسكال', ''), ('hPa', 'pressure', 100, 'هيكتوباسكال', ''), ('mbar', 'pressure', 100, 'ملي بار|مليبار|ميليبار', ''), ('N', 'force', 1, 'نيوتن', ''), ('rad', 'angle', 57.29578, 'راديان', ''),
    ('km/h', 'speed', 1, 'كيلومترا في الساعة|كيلومتر في الساعة|كلم في الساعة|كم في الساعة|كم/س|كم/ساعة|كلم/س|كلم/ساعة|كيلومتر/ساعة|كيلومترا/ساعة|كيلومتر بالساعة|كيلومترا بالساعة|كلم بالساعة|كم بالساعة|كيلومترات في الساعة', ''),
    ('mph', 'speed', 1.609344, 'ميل في الساعة|ميلا في الساعة|أميال في الساعة|ميل/ساعة|ميل بالساعة', ''), ('m/s', 'speed', 3.6, 'متر في الثانية|مترا في الثانية|أمتار في الثانية|متر/ثانية|م/ث', ''), ('kn', 'speed', 1.852, 'عقدة بحرية', 'عقد بحرية'),
    ('BTU', 'energy', 1, 'وحدة حرارية بريطانية', 'وحدات حرارية بريطانية'), ('cup', 'volume', .25, 'كوب|كأس', 'أكواب'), ('spoon', 'volume', .015, 'ملعقة', 'ملاعق'), ('tbsp', 'volume', .015, 'ملعقة كبيرة|ملعقة طعام', 'ملاعق كبيرة|ملاعق طعام'), ('tsp', 'volume', .005, 'ملعقة صغيرة|ملعقة شاي', 'ملاعق صغيرة|ملاعق شاي'), ('pint', 'volume', .473, 'باينت', ''), ('qt', 'volume', .946353, 'كوارت', ''), ('floz', 'volume', .0295735, 'أونصة سائلة', 'أونصات سائلة'),
    ('magnitude', 'scale', 1, 'درجة على مقياس ريختر|درجات على مقياس ريختر|على مقياس ريختر', ''), ('sheet', 'count', 1, 'قدح', 'أقداح')]
AR_ABBREVIATIONS = set('كلم كم سم سنتم دسم ملم مم كغ كجم كغم كلغ كلغم ك.غ ك.ج غم جم ملغ ملج ملغم ملجم مجم مل ملل كيلو سانتي مكغ'.split())


# Units whose dual may stand before its owner ("mitray al-hit"); the others' would be names and adjectives: juli, watay.
BEFORE_OWNERS = set('km m cm dm mm mi yd ft in fathom kg g mg t lb oz ct quintal l ml gal bbl ha acre dunam kW MW GW V hp GB MB TB cup spoon sheet °C °F'.split())


def ar_units(p):
    add = lambda forms, value: p.add('units', 'unit', forms, value)
    for symbol, kind, factor, singulars, plurals in AR_UNITS:
        for word in singulars.split('|'):
            value = f'{symbol} {kind} {factor:g}'
            short = word in AR_ABBREVIATIONS or '/' in word or ' في ' in word or ' بال' in word or ' على ' in word
            add(word, value)
            if not short:
                add(ar_accusative(word), value)
                add(ar_dual(word), value + ' dual')
                if ' ' not in word and symbol in BEFORE_OWNERS:
                    add(ar_construct_dual(word)[1:], value + ' dual')
                elif word.split()[0].endswith(('ي', 'و', 'ا')) and ar_accusative(word.split()[-1]):  # kilo, milli: they stay
                    add(' '.join(word.split()[:-1] + ar_accusative(word.split()[-1])), value)
        add([x for x in plurals.split('|') if x], f'{symbol} {kind} {factor:g} plural')
    for symbol, factor, words in (('km', 1000, 'كيلومتر|كيلو متر|كلم|كم'), ('m', 1, 'متر'), ('cm', .01, 'سنتيمتر|سنتمتر|سم'), ('mm', .001, 'مليمتر|ملم'), ('mi', 1609.344, 'ميل'), ('ft', .3048, 'قدم')):
        for kind, power, adjective, base in (('area', 2, 'مربع', 1), ('volume', 3, 'مكعب', 1000)):
            value = f'{symbol}{power} {kind} {factor ** power * base:g}'
            for w in words.split('|'):
                f = w[:-1] if w.endswith('ة') else w
                add([f'{w} {adjective}', f'{w}ا {adjective}ا', f'{w}ا {adjective}', f'{w} {adjective}ا'], value)
                add([f'{f}ين {adjective}ين', f'{f}ان {adjective}ان'], value + ' dual')
            for pl in [x for s, k, _, sg, pls in AR_UNITS if s == symbol for x in pls.split('|')] + [w + 'ات' for w in words.split('|') if len(w) > 3]:
                add([f'{pl} {adjective}ة', f'{pl} {adjective}'], value + ' plural')
            if symbol == 'ft':
                add([f'قدم {adjective}ة', f'قدما {adjective}ة'], value)
    for symbol, factor, adjective, plural in (('in', .0254, 'بوصة', 'بوصات'), ('yd', .9144, 'ياردة', 'ياردات')):
        for kind, power, tail, base in (('area', 2, 'مربعة', 1), ('volume', 3, 'مكعبة', 1000)):
            value = f'{symbol}{power} {kind} {factor ** power * base:g}'
            add(f'{adjective} {tail}', value)
            add(f'{plural} {tail}', value + ' plural')
            add(ar_dual(f'{adjective} {tail}'), value + ' dual')
    add('م٢|م²|متر٢|م مربع', 'm2 area 1')
    add('كم٢|كم²|كلم٢|كلم²', 'km2 area 1e6')
    add('سم٢|سم²', 'cm2 area 0.0001')
    add('م٣|م³|متر٣|م مكعب', 'm3 volume 1000')
    add('سم٣|سم³|سي سي', 'cm3 volume 0.001')
    add('°م|° مئوية|°س|°C|℃|° سلسيوس|° سيلسيوس|° سلزيوس', '°C temperature 1')
    add('°ف|°F|℉|° فهرنهايت|° فهرنهيت|° فرنهايت', '°F temperature 1')
    add('°', 'deg angle 1')
    add('م', 'm length 1 suffix')
    for symbol, kind, factor in (('GB', 'data', 1e9), ('MB', 'data', 1e6), ('TB', 'data', 1e12), ('KB', 'data', 1000), ('km', 'length', 1000), ('cm', 'length', .01), ('mm', 'length', .001), ('kg', 'mass', 1000), ('mg', 'mass', .001),
                                 ('ml', 'volume', .001), ('km/h', 'speed', 1), ('kWh', 'energy', 1), ('kW', 'power', 1e3), ('MW', 'power', 1e6), ('GHz', 'frequency', 1e9), ('MHz', 'frequency', 1e6), ('mAh', 'charge', 1)):
        add(symbol, f'{symbol} {kind} {factor:g}')
    add('كيلوين', 'km length 1000 dual')


# code, ar word base, ar plurals, adjectives (m/f handled by +ة), default of the bare word?
AR_CURRENCY_WORDS = {
    'دولار': ('دولارات', 'USD', {'USD': 'أميركي|أمريكي|امريكي', 'CAD': 'كندي', 'AUD': 'أسترالي|استرالي', 'NZD': 'نيوزيلندي', 'HKD': 'هونغ كونغ|هونغ كونغي', 'SGD': 'سنغافوري', 'TWD': 'تايواني'}),
    'يورو': ('يوروهات', 'EUR', {}), 'أورو': ('', 'EUR', {}),
    'جنيه': ('جنيهات', 'EGP', {'GBP': 'إسترليني|استرليني|بريطاني', 'EGP': 'مصري', 'SDG': 'سوداني', 'SSP': 'جنوب سوداني', 'LBP': 'لبناني'}),
    'ريال': ('ريالات', 'riyal', {'SAR': 'سعودي', 'QAR': 'قطري', 'YER': 'يمني', 'OMR': 'عماني', 'IRR': 'إيراني', 'BRL': 'برازيلي'}),
    'دينار': ('دنانير', 'dinar', {'KWD': 'كويتي', 'IQD': 'عراقي', 'JOD': 'أردني', 'BHD': 'بحريني', 'DZD': 'جزائري', 'TND': 'تونسي', 'LYD': 'ليبي', 'RSD': 'صربي'}),
    'درهم': ('دراهم', 'dirham', {'AED': 'إماراتي', 'MAD': 'مغربي'}),
    'ليرة': ('ليرات', 'lira', {'TRY': 'تركي', 'SYP': 'سوري', 'LBP': 'لبناني', 'ITL': 'إيطالي'}),
    'شيكل': ('شواكل|شياكل', 'ILS', {'ILS': 'إسرائيلي|جديد'}), 'شيقل': ('', 'ILS', {'ILS': 'إسرائيلي'}),
    'روبل': ('روبلات', 'RUB', {'RUB': 'روسي', 'BYN': 'بيلاروسي'}), 'روبية': ('روبيات', 'INR', {'INR': 'هندي', 'PKR': 'باكستاني', 'IDR': 'إندونيسي', 'LKR': 'سريلانكي', 'NPR': 'نيبالي'}),
    'ين': ('', 'JPY', {'JPY': 'ياباني'}), 'يوان': ('يوانات', 'CNY', {'CNY': 'صيني'}), 'فرنك': ('فرنكات', 'franc', {'CHF': 'سويسري', 'FRF': 'فرنسي', 'DJF': 'جيبوتي', 'XOF': 'أفريقي|إفريقي', 'KMF': 'قمري'}),
    'كرونة': ('كرونات', 'krona', {'SEK': 'سويدي', 'NOK': 'نرويجي', 'DKK': 'دنماركي', 'CZK': 'تشيكي'}), 'كرون': ('', 'krona', {'SEK': 'سويدي', 'NOK': 'نرويجي', 'DKK': 'دنماركي'}),
    'بيزو': ('بيزوات', 'peso', {'MXN': 'مكسيكي', 'ARS': 'أرجنتيني', 'CLP': 'تشيلي', 'COP': 'كولومبي', 'PHP': 'فلبيني', 'CUP': 'كوبي'}),
    'وون': ('', 'KRW', {'KRW': 'كوري'}), 'راند': ('', 'ZAR', {'ZAR': 'جنوب أفريقي'}), 'أوقية': ('', 'MRU', {'MRU': 'موريتاني'}), 'شلن': ('شلنات', 'shilling', {'KES': 'كيني', 'SOS': 'صومالي', 'TZS': 'تنزاني', 'UGX': 'أوغندي'}),
    'تومان': ('', 'IRR', {'IRR': 'إيراني'}), 'أفغاني': ('', 'AFN', {}), 'تاكا': ('', 'BDT', {}), 'بات': ('', 'THB', {'THB': 'تايلاندي|تايلندي'}), 'زلوتي': ('', 'PLN', {'PLN': 'بولندي'}), 'فورنت': ('', 'HUF', {}),
    'هريفنيا': ('', 'UAH', {'UAH': 'أوكراني'}), 'بر': ('', 'ETB', {'ETB': 'إثيوبي'}), 'نايرا': ('', 'NGN', {'NGN': 'نيجيري'}), 'رينغيت': ('', 'MYR', {'MYR': 'ماليزي'}), 'رينجيت': ('', 'MYR', {'MYR': 'ماليزي'}), 'ليو': ('', 'RON', {'RON': 'روماني'}),
    'مارك': ('ماركات', 'DEM', {'DEM': 'ألماني'}), 'تينغ': ('', 'KZT', {}), 'بتكوين': ('', 'BTC', {}), 'بيتكوين': ('', 'BTC', {}),
    # without a default: the bare word is more often another
    'ليف': ('', '', {'BGN': 'بلغاري'}), 'لاري': ('', '', {'GEL': 'جورجي'}), 'درام': ('', '', {'AMD': 'أرميني'}), 'مانات': ('', '', {'AZN': 'أذربيجاني|أذري'}), 'سول': ('', '', {'PEN': 'بيروفي'}), 'دونغ': ('', '', {'VND': 'فيتنامي'}), 'دونج': ('', '', {'VND': 'فيتنامي'}), 'سوم': ('', '', {'UZS': 'أوزبكي'}), 'توغريك': ('', '', {'MNT': 'منغولي'})}
AR_MINOR = {'سنت': ('سنتات', 'USD'), 'سينت': ('سينتات', 'USD'), 'قرش': ('قروش', 'piastre'), 'هللة': ('هللات', 'SAR'), 'فلس': ('فلوس', 'fils'), 'بنس': ('بنسات', 'GBP')}
CODES = ('USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK RUB UAH PLN CZK HUF RON BGN TRY ILS EGP SAR QAR AED KWD BHD OMR JOD LBP SYP IQD IRR YER '
         'LYD TND DZD MAD SDG SOS ETB KES NGN ZAR INR PKR BDT LKR AFN IDR MYR SGD THB VND PHP KRW TWD HKD BRL ARS MXN CLP COP PEN KZT UZS GEL AMD AZN XOF XAF '
         'MNT NPR JMD TTD BZD BTC BYN RSD TZS UGX MRU SSP CUP ISK GHS XDR MUR MVR BTN KHR LAK CRC BOB PYG UYU DOP GTQ HNL NIO PAB HTG BBD FJD NAD XCD GYD CDF RWF BIF GNF DJF KMF MGA MWK ZMW BWP SZL LSL MKD MDL AOA MZN GMD SLL ERN TJS TMT KGS PGK WST VUV')


def currency_symbols(add):
    for symbol, code in (('$', 'USD'), ('€', 'EUR'), ('£', 'GBP'), ('¥', 'JPY'), ('₪', 'ILS'), ('₽', 'RUB'), ('₹', 'INR'), ('₺', 'TRY'), ('₩', 'KRW'), ('₴', 'UAH'), ('₦', 'NGN'), ('₱', 'PHP'), ('﷼', 'riyal'),
                         ('US$', 'USD'), ('U.S.$', 'USD'), ('A$', 'AUD'), ('AU$', 'AUD'), ('C$', 'CAD'), ('CA$', 'CAD'), ('NZ$', 'NZD'), ('HK$', 'HKD'), ('S$', 'SGD'), ('NT$', 'TWD'), ('R$', 'BRL'), ('Z$', 'ZWD'), ('J$', 'JMD'), ('TT$', 'TTD'), ('BZ$', 'BZD'), ('Bds$', 'BBD'),
                         ('₮', 'MNT'), ('₫', 'VND'), ('₡', 'CRC'), ('₭', 'LAK'), ('₲', 'PYG'), ('₵', 'GHS'), ('₸', 'KZT'), ('₼', 'AZN'), ('₾', 'GEL'), ('฿', 'THB'), ('₿', 'BTC'), ('៛', 'KHR'), ('₨', 'rupee')):
        add(symbol, code + ' symbol')
    for code in CODES.split():
        add(code, code + ' code')
    for letters, code in (('R', 'ZAR'), ('Sh', 'KES'), ('Shs', 'UGX'), ('Ksh', 'KES')):  # before digits and their scale only: R500 million
        add(letters, code + ' symbol weak')
    add('c', 'USD minor suffix')


def ar_currencies(p):
    add = lambda forms, value: p.add('currencies', 'currency', forms, value)
    for word, (plurals, default, kinds) in AR_CURRENCY_WORDS.items():
        f = word.endswith('ة')
        for code, adjectives in list(kinds.items()) + ([(default, '')] if default else []):
            for a in adjectives.split('|'):
                fem = a + 'ة' if a and not a.endswith(('ة', 'ج')) and ' ' not in a else a
                tail = lambda x: ' ' + x if x else ''
                if a:
                    add([f'{word} {fem if f else a}'] + ([f'{word}ا {a}ا', f'{word}ا {a}'] if not f else []), code)
                    add([f'{x} {fem}' for x in plurals.split('|') if x] + [f'{x} {a}' for x in plurals.split('|') if x], code + ' plural')
                    if ' ' not in a and not word.endswith('و'):
                        add(ar_dual(f'{word} {a}') if not f else ar_dual(f'{word} {fem}'), code + ' dual')
                else:
                    add([word] + ar_accusative(word), code)
                    add([x for x in plurals.split('|') if x], code + ' plural')
                    if not word.endswith('و') and word not in ('بر', 'ين', 'بات', 'كرون', 'مارك'):
                        add(ar_dual(word), code + ' dual')
                        if word in ('دولار', 'دينار', 'ريال', 'جنيه'):
                            add(ar_construct_dual(word), code + ' dual')
    add('إسترليني', 'GBP')
    add('يورو أوروبي|عملة أوروبية موحدة', 'EUR')
    for word, (plurals, code) in AR_MINOR.items():
        add([word] + ar_accusative(word), code + ' minor')
        add(plurals.split('|'), code + ' minor plural')
        add(ar_dual(word), code + ' minor dual')
    currency_symbols(add)
    add('د.إ', 'AED symbol')
    add('ر.س', 'SAR symbol')
    add('د.ك', 'KWD symbol')
    add('ل.ل', 'LBP symbol')
    # Without their dots, as words are compared, most others are words: jim-mim are grams, dal-mim blood.
    for letters, code in (('ل.س', 'SYP'), ('د.أ', 'JOD'), ('د.ت', 'TND'), ('د.ج', 'DZD')):
        add(letters, code + ' symbol')


def ar_joined_qualifiers(p):
    """Behind "and": negations, which lists have together with it, so that the proclitic is not tried there."""
    for cls, form in list(p.rows):
        if cls != 'qualifier':
            continue
        value = p.rows[cls, form][3]
        if value.startswith('after'):
            continue
        first, _, rest = form.partition(' ')
        if rest and first in ('لا', 'لم', 'ليس', 'علي'):
            p.add('qualifiers', 'qualifier', 'و' + p.rows[cls, form][2], value.replace('both', 'before'))


def ar_qualifiers(p):
    add = p.qualifier
    add('أكثر من|اكثر من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|يزيد عددهم على|يزيد عددهم عن|زاد على|تجاوز|تجاوزت|يتجاوز|تتجاوز|يفوق|تفوق|يربو على|يربو عن|تربو على|ما يربو على|أزيد من|فوق|أعلى من|بأكثر من|لأكثر من|وأكثر من|أكبر من|أكثر بقليل من|أكثر قليلا من|أعلى بقليل من|بأزيد من|لأزيد من|ينوف على|ينيف على|تنيف على|تنوف على|تتخطى|يتخطون|'
        'تجاوزوا|تجاوزن|يتجاوزون|متجاوزا|متجاوزة|زاد عن|زادت على|زادت عن|يزيدون على|يزيدون عن|تزيد قيمته على|تزيد قيمتها على|تزيد قيمتها عن|فاقت|تخطوا|ربا على|ربت على|تربو عن|ما يفوق|فاق|ما يتجاوز|تخطى|تخطت|يتخطى|أكثر من نحو', 'before more_than')
    add('لم يقل عن|لم تقل عن|لا يقلون عن|ما لا يقل عن|لا يقل عن|لا تقل عن|على الأقل|بما لا يقل عن|لا يقل عددهم عن|ليس أقل من|أعلى من أو يساوي|أكبر من أو يساوي|أكثر من أو يساوي|أكثر أو يساوي|أكبر أو يساوي|أعلى أو يساوي|ما لا يقل عددهم عن|كحد أدنى|بحد أدنى|لا أقل من|ليست أقل من|ليسوا أقل من|لا يقل على|لا تقل على', 'before at_least')
    add('أقل من|اقل من|دون|ما يقل عن|يقل عن|تقل عن|تحت|أدنى من|أصغر من|أخفض من|ما دون|أقل بقليل من|أقل قليلا من|أدنى بقليل من|تقل قيمته عن|تقل قيمتها عن|يقل عددهم عن', 'before less_than')
    add('لا يتجاوزون|لا يزيدون على|لا يزيدون عن|لم يتعد|لم تتعد|لم يزد على|لم يزد عن|لم تزد على|لم تزد عن|لا يزيد على|لا يزيد عن|لا تزيد على|لا تزيد عن|لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز|لم يتجاوزوا|لا يتعدى|لا تتعدى|ما لا يزيد على|ما لا يزيد عن|كحد أقصى|حتى|بحد أقصى|على الأكثر|أقصاها|لا يتجاوز عددهم|ليس أكثر من|أخفض أو يساوي|أقل من أو يساوي|أخفض من أو يساوي|أقل أو يساوي|أصغر من أو يساوي|أصغر أو يساوي|أدنى من أو يساوي|لا أكثر من|ليست أكثر من|ليسوا أكثر من|لا يتعدون|لا يفوق|لا تفوق|ما لا يتجاوز|ما لا يتعدى|بحد أعلى|كحد أعلى', 'before at_most')
    add('نحو|حوالي|حوالى|زهاء|قرابة|ما يقارب|يقارب|تقارب|ما يناهز|يناهز|تناهز|ناهز|ناهزت|قارب|قاربت|تقريبا|بنحو|بحوالي|لنحو|لحوالي|بحدود|في حدود|في حوالي|في نحو|قدر ب|ما يقرب من|يقرب من|نحو من|ما بحدود|ما قدره نحو|يقدر ب|تقدر ب|ما يعادل|على وجه التقريب|يصل إلى نحو', 'before approx')
    add('ما يكاد|يكاد|يقترب من|تقترب من|اقترب من|اقتربت من', 'before almost')
    add('بالضبط|تحديدا|يساوي|مقداره', 'before exact')
    add('على الأقل|كحد أدنى|بالحد الأدنى|فأكثر|فما فوق|أو أكثر|فما أكثر|أو يزيد|وما فوق|بالأقل|على أقل تقدير|في الأقل|أو أعلى|أو أكبر|بحد أدنى', 'after at_least'); add('≥|>=|> =', 'before at_least'); add('≤|<=|< =', 'before at_most')
    add('على الأكثر|كحد أقصى|فأقل|أو أقل|بحد أقصى|فما دون|وما دون|أو أدنى|أو أصغر|على أقصى تقدير|كأقصى حد|على أكثر تقدير|بحد أعلى|كحد أعلى', 'after at_most')
    add('تقريبا|على وجه التقريب|أو نحو ذلك|أو ما يقارب', 'after approx')
    add('ونيف|ونيفا|وأكثر|أو ما يزيد', 'after more_than')
    ar_joined_qualifiers(p)
    add('عدة|بضعة|بضع|عدد من|العديد من|عدد كبير من|مجموعة من|القليلة|القلائل', 'vague'); add('+', 'after at_least')
    link = lambda forms, value: p.add('links', 'link', forms, value)
    link('و', 'and'); link('من', 'of'); link('إلى|الى|حتى|ولغاية|لغاية', 'to'); link('بين|ما بين|يتراوح بين|تتراوح بين|يتراوح ما بين|تراوح بين|تراوحت بين', 'between'); link('أو|او', 'or')
    link('في|عند', 'in'); link('على', 'over'); link('سالب|ناقص|تحت الصفر', 'minus'); link('فاصلة|فاصل', 'point'); link('ر', 'point suffix'); link('آخر|آخرين|آخرون|آخران|أخرى|أخريات|أخريين|غيرهم', 'other')
    link('لا أحد|أي أحد|أي شخص', 'no شخص/person'); link('أحد', 'no شخص/person weak'); link('لا|بدون|دون أي|دون وقوع|دون سقوط|دون تسجيل|بدون وقوع|بدون أي', 'no'); link('منهم|منها|منهن', 'them'); link('صاحب|صاحبة|ذات|ذو|ابن|ابنة', 'age weak'); link('يبلغان|تبلغان|بعمر|عمره|عمرها|أعمارهم|أعمارهن|أعمارهما|البالغ من العمر|البالغة من العمر|يبلغ من العمر|تبلغ من العمر|عن عمر|عن عمر ناهز|من العمر|في سن|عن سن|دون سن|تحت سن|فوق سن|حتى سن|قبل سن|بعد سن|منذ سن|عند سن|ببلوغه سن|ببلوغها سن|بلغ سن|بلغت سن', 'age')
    link('قتل|مقتل|إصابة|أصيب|أصيبت|إصابه|جرح|جرحت|استشهاد|استشهد|استشهدت|اعتقال|اعتقل|اعتقلت|خطف|اختطاف|وفاة|مصرع|قتلت|إعدام|أسر|فقدان|توقيف|اغتيال|بينهم|بينها|بينهن|سقوط|وقوع|جرحوا|جثة|يصب|يقتل|يجرح|يعتقل|يختطف|يخطف|يستشهد|يسقط', 'cue')
    # Active, before who did it: only an object with its ending is counted far behind them.
    link('أصاب|أصابت|قتلوا|اغتال|اغتالت|اختطف|اختطفت|خطفت|احتجز|احتجزت|أوقف|أوقفت|اعتقلوا|أعدم|أعدمت|قنص|قنصت|دهس|دهست|طعن|طعنت|ذبح|ذبحت|أسرت|استهدف|استهدفت|سجن|سجنت|أردى|أردت', 'cue')
    link('رقم|هاتف|المادة|الفقرة|الصفحة|القرار|القناة|الطابق|غرفة|المجموعة|الفئة|البند|الحلقة|الفصل|الدائرة|قرار|نسخة|الإصدار|إصدار|طريق|شارع|فيلم|مقاس|ص|طراز|ويندوز|آيفون|أيفون|آيباد|أندرويد|ص.ب|ص. ب|ص ب|ص.ب.|صندوق بريد|الرمز البريدي|الآية|تحويلة|فاكس|غالاكسي|جالاكسي|جالكسي|بوينغ|بوينج|إيرباص|إيه|بي|سي|دي|جي|إتش|كيه|آر|إس|تي|يو|دبليو|إكس|زد|سوخوي|ميغ|ميج|إف|كوفيد|كوفيد ال|فورمولا|مجموعة ال|صفحة|قناة|السؤال|بوابة', 'label')
    link('شارع|ستريت|أفنيو|بوليفارد', 'street')


AR_MONTHS = {1: 'يناير|كانون الثاني|جانفي|كانون ثاني|كانون ثان|ينايرا', 2: 'فبراير|شباط|فيفري|فبرائر', 3: 'مارس|آذار|اذار', 4: 'أبريل|ابريل|نيسان|أفريل|إبريل', 5: 'مايو|أيار|ماي|ايار|المايو|مايس',
             6: 'يونيو|حزيران|يونيه|جوان', 7: 'يوليو|تموز|يوليه|جويلية|يوليوز', 8: 'أغسطس|آب|أوت|غشت|اغسطس', 9: 'سبتمبر|أيلول|شتنبر|ايلول', 10: 'أكتوبر|تشرين الأول|اكتوبر|تشرين أول|اوكتوبر',
             11: 'نوفمبر|تشرين الثاني|نونبر|تشرين ثاني|تشرين ثان', 12: 'ديسمبر|كانون الأول|دجنبر|كانون أول'}
AR_HIJRI = {1: 'محرم|المحرم', 2: 'صفر', 3: 'ربيع الأول|ربيع أول', 4: 'ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع ثان', 5: 'جمادى الأولى|جمادى الأول|جمادي الأولى', 6: 'جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادي الآخرة|جمادي الثاني', 7: 'رجب', 8: 'شعبان', 9: 'رمضان', 10: 'شوال',
            11: 'ذو القعدة|ذي القعدة|ذي قعدة|ذو قعدة', 12: 'ذو الحجة|ذي الحجة|ذي حجة|ذو حجة'}
AR_TIME_UNITS = [('second', 'ثانية', 'ثوان|ثواني|ثوانٍ|لحظات'), ('second', 'لحظة', ''), ('minute', 'دقيقة', 'دقائق|دقايق'), ('hour', 'ساعة', 'ساعات'), ('day', 'يوم', 'أيام'), ('week', 'أسبوع', 'أسابيع'),
                 ('month', 'شهر', 'أشهر|شهور|شهورا'), ('year', 'سنة', 'سنوات|سنين|سنون'), ('year', 'عام', 'أعوام'), ('decade', 'عقد', 'عقود'), ('century', 'قرن', 'قرون'), ('night', 'ليلة', 'ليال|ليالي|ليلا')]


def ar_dates(p):
    month = lambda forms, value: p.add('months', 'month', forms, value)
    for n, forms in AR_MONTHS.items():
        for f in forms.split('|'):
            month(f, f'{n} weak' if f in ('آب', 'ماي', 'جوان', 'مارس', 'أوت') else f'{n}')
    for n, forms in AR_HIJRI.items():
        for f in forms.split('|'):
            month(f, f'h{n} weak' if f in ('صفر', 'رجب', 'شعبان', 'شوال', 'محرم', 'المحرم') else f'h{n}')
    weekday = lambda forms, value: p.add('weekdays', 'weekday', forms, value)
    for n, word in enumerate('إثنين ثلاثاء أربعاء خميس جمعة سبت أحد'.split(), 1):
        weekday('ال' + word, f'{n}')
        weekday(word, f'{n} weak')
    weekday('الثلاثا|ثلاثا|التلات|التلاتا|التلاتاء', '2 weak')
    weekday('الأربعا|الاربعا|أربعا', '3 weak')
    unit = lambda forms, value: p.add('time_units', 'time_unit', forms, value)
    for name, word, plurals in AR_TIME_UNITS:
        unit([word] + ar_accusative(word), name)
        unit([x for x in plurals.split('|') if x], name + ' plural')
        unit(ar_dual(word) + ar_construct_dual(word)[1:], name + ' dual')
    unit('عطلة نهاية الأسبوع|نهاية الأسبوع|عطلة الأسبوع', 'weekend')
    unit('أسبوع العمل', 'week')  # from Sunday or from Monday on, by the country
    w = lambda forms, value: p.add('time_words', 'time_word', forms, value)
    w('اليوم|هذا اليوم|يومنا هذا|هذا النهار|هاد اليوم|النهاردة|النهارده|انهاردة|انهارده|إنهاردة|إنهارده', 'offset 0')
    w('أمس|الأمس|يوم أمس|البارحة|البارح|امبارح|مبارح|إمبارح|يوم الأمس|الليلة الماضية|اليوم الماضي|اليوم المنصرم|اليوم السابق', 'offset -1')
    w('بتاريخ|وتاريخ|تاريخ', 'on')
    w('بكرة القدم|بكرة السلة|بكرة اليد|بكرة الطائرة|بكرة أبيهم|بكرة أبيه|بكرة أبيها|يوما بعد يوم|يوم بعد يوم|عاما بعد عام|سنة بعد سنة|أمس الحاجة|ربع النهائي|ربع نهائي|نصف النهائي|نصف نهائي|ثمن النهائي|ثمن نهائي', 'none')
    w('الليلة', 'offset 0 NI'); w('الليلة قبل الماضية|أول أمس|أمس الأول|يوم أمس الأول|أول من أمس|أول امس|اول مبارح|اول امبارح|أول البارحة|البارحة الأولى|قبل أمس|قبل البارحة|قبل مبارح|قبل امبارح|اليوم اللي قبل امبارح|اليوم الي قبل امبارح|اليوم الذي قبل أمس|اليوم اللي قبل مبارح|أمس الاول|اليوم قبل الماضي', 'offset -2')
    w('غدا|الغد|غد|يوم غد|بكرا|بكرة|بكره|يوم الغد|اليوم القادم|اليوم المقبل', 'offset 1')
    w('بعد غد|بعد غدا|بعد الغد|بعد بكرا|بعد بكرة|بعد بكره|يوم بعد غد|اليوم الذي بعد الغد|اليوم الي بعد بكرة|اليوم اللي بعد بكرة|اليوم الي بعد بكرا|اليوم اللي بعد بكرا|اليوم الذي بعد غد|اليوم بعد القادم|غدا بعد', 'offset 2')
    w('الآن|حاليا|هلق|دلوقتي|دلوقت|هالحين|في الوقت الحاضر|في الوقت الراهن|الوقت الراهن|في الوقت الحالي|راهنا', 'present')
    w('مؤخرا|أخيرا منذ|حديثا|سابقا|في الماضي|في الآونة الأخيرة|الآونة الأخيرة|في وقت سابق|الفترة الماضية|الفترة السابقة|الفترة الأخيرة|الفترة القليلة الماضية|المرحلة الماضية|المرحلة السابقة', 'past')
    w('قريبا|في المستقبل|مستقبلا|في القريب العاجل|لاحقا|في المستقبل القريب|في المستقبل المنظور|الفترة المقبلة|الفترة القادمة|الفترة القليلة المقبلة|المرحلة المقبلة|المرحلة القادمة', 'future')
    for root in ('المقبل', 'القادم', 'الجاي', 'الآتي'):
        w([root, root + 'ة', root + 'ين', root + 'تين', root + 'ات'], 'rel 1')
    for root in ('التالي', 'اللاحق'):
        w([root, root + 'ة', root + 'ين', root + 'تين', root + 'ات'], 'rel 1 told')
    w('اللي جاي|اللي جاية|اللي جايه|الجاى|الجايه', 'rel 1'); w('اللي فات|اللي فاتت|الي فات|الي فاتت|اللي راح|اللي راحت|اللي مضى|اللي مضت', 'rel -1')
    w('من الآن|من الان|من اليوم|من تاريخ اليوم|من هلق|من دلوقتي|من الحين', 'hence')
    for root in ('الماضي', 'المنصرم', 'السابق', 'الفائت', 'الفايت', 'الماض', 'المنقضي', 'الفارط'):
        w([root, root + 'ة', root + 'ين', root + 'تين', root + 'ات'], 'rel -1')
    for root in ('الأخير', 'الخالي'):  # of quarters the last one of a year, and a desert
        w([root, root + 'ة', root + 'ين', root + 'تين', root + 'ات'], 'rel -1 latest')
    w('الحالي|الحالية|الجاري|الجارية', 'rel 0'); w('نفسه|نفسها|ذاته|ذاتها', 'rel same')
    w('بعد القادم|بعد الجاي|بعد المقبل|بعد التالي|بعد القادمة|بعد المقبلة|بعد الجاية|اللي بعد الجاي|اللي بعد القادم|الذي بعد القادم|ما بعد القادم|بعد القادمه', 'rel 2')
    w('قبل الماضي|قبل الماضية|قبل المنصرم|قبل المنصرمة|قبل السابق|اللي قبل السابقة|اللي قبل الماضي|الذي قبل الماضي|ما قبل الماضي|قبل الفائت|اللي قبل السابق|قبل السابقة|اللي قبل الماضية', 'rel -2')
    w('هذا|هذه|هذي|هاي|هاد|هذين', 'this'); w('نفس|ذات', 'this same'); w('ذلك|تلك', 'this that'); w('المنتهي|المنتهية', 'ended past')
    w('قبل|قبيل', 'ago'); w('منذ|مند', 'since'); w('بعد', 'after'); w('خلال|في غضون|في خلال|أثناء|في ظرف', 'within'); w('ابتداء من|اعتبارا من|بدءا من|انطلاقا من', 'starting'); w('بحلول|قبل حلول', 'by'); w('طوال|طيلة', 'for whole'); w('لمدة|مدة|على مدى|على مدار|لفترة|استمر|استمرت|بعد مرور|مرور|بعد مضي|مضي', 'for'); w('إلا', 'before')
    w('أوائل|مطلع|بداية|مستهل|بدايات|اوائل|باكورة|أول', 'part start'); w('منتصف|أواسط|وسط|نص', 'part mid'); w('أواخر|نهاية|ختام|نهايات|اواخر', 'part end'); w('آخر|الأخير من', 'lastof')
    w('الربيع|ربيع', 'season SP'); w('الصيف|صيف', 'season SU'); w('الخريف|خريف', 'season FA'); w('الشتاء|شتاء', 'season WI')
    w('صباح|صباحا|الصباح|صبيحة', 'daypart MO'); w('ظهر|ظهرا|الظهر|ظهيرة', 'daypart MI'); w('بعد ظهر|بعد الظهر|عصر|عصرا', 'daypart AF'); w('مساء|المساء|مساءا', 'daypart EV'); w('عشية', 'daypart EV eve'); w('ليل|ليلا|الليل|ليلة', 'daypart NI'); w('فجر|الفجر|فجرا', 'daypart DT')
    w('ربع سنوي|ربع السنوي|ربع سنوية|ربع السنوية', 'set P3M'); w('نصف سنوي|نصف السنوي|نصف سنوية|نصف السنوية', 'set P6M')
    p.rows['time_word', 'heh'] = ('time_words', 'time_word', 'ه', 'era ah')  # folds as the one with its tatweel does
    w('كل|كلّ', 'every'); w('هجري|هجرية|هجريا|هـ|للهجرة|الهجرية|الهجري|ه', 'era ah'); w('ميلادي|ميلادية|ميلاديا|الميلادي|الميلادية|م|للميلاد', 'era ad'); w('قبل الميلاد|ق م|ق.م', 'era bc')
    w('الموافق|الموافقة|الموافق ل|الموافق في|المصادف|الموافق لـ', 'same')
    for n, forms in {20: 'العشرينات|العشرينيات|عشرينات|عشرينيات', 30: 'الثلاثينات|الثلاثينيات|ثلاثينات|ثلاثينيات', 40: 'الأربعينات|الأربعينيات|أربعينات|أربعينيات', 50: 'الخمسينات|الخمسينيات|خمسينات|خمسينيات', 60: 'الستينات|الستينيات|ستينات|ستينيات',
                     70: 'السبعينات|السبعينيات|سبعينات|سبعينيات', 80: 'الثمانينات|الثمانينيات|ثمانينات|ثمانينيات', 90: 'التسعينات|التسعينيات|تسعينات|تسعينيات'}.items():
        w(forms, f'decade {n}')
    w('غرينتش|جرينتش|غرينيتش|بتوقيت غرينتش|توقيت غرينتش|بتوقيت جرينتش|ت غ|ت.غ', 'clock utc'); w('الساعة', 'clock hour')
    w('يرغب|ترغب|يأمل|تأمل|يستعد|تستعد|يستعدون|يعتزمون|ينوون|يخططون|يطمح|تطمح|سوف|لن|المقرر|المزمع|المتوقع|المرتقب|يعتزم|تعتزم|ينوي|تنوي|سيتم|ستتم|سيكون|ستكون|سيكونون|سيجري|ستجري|سأعود|سأغادر|يتوقع|تتوقع|يتوقعون|متوقع|متوقعا|متوقعة|المنتظر|منتظر|مقرر|يفترض|المفترض|يخطط|تخطط|يتعين|ينبغي|يجب', 'tense future'); w('كامل|كاملة|بأكمله|بأكملها|كاملا', 'whole')
    w('عيد الميلاد|عيد الميلاد المجيد|الكريسماس|كريسماس|الكريسمس|كريسمس|عيد الكريسماس|يوم الكريسماس', 'holiday 12-25'); w('الفالنتاين|فالنتاين|الفلانتاين|عيد الفالنتاين', 'holiday 2-14'); w('رأس السنة|عيد رأس السنة|رأس السنة الميلادية|يوم رأس السنة|بداية السنة الميلادية', 'holiday 1-1'); w('ليلة الكريسماس|ليلة عيد الميلاد', 'holiday 12-24'); w('عيد الحب', 'holiday 2-14'); w('عيد العمال', 'holiday 5-1')
    # Days that history has named: the word for what happened, then the day; wars by their month.
    for events, days, day in (('أحداث|هجمات|اعتداءات|تفجيرات|هجوم|حادثة|حوادث|اعتداء|ضربات', '11 سبتمبر|11 أيلول|الحادي عشر من سبتمبر|الحادي عشر من أيلول|11 أيلول سبتمبر', '2001-09-11'),
                              ('هجوم|هجمات|أحداث|عملية', '7 أكتوبر|السابع من أكتوبر|7 تشرين الأول|السابع من تشرين الأول', '2023-10-07'),
                              ('ثورة|انتفاضة', '25 يناير|الخامس والعشرين من يناير|25 كانون الثاني', '2011-01-25'), ('ثورة', '30 يونيو|30 حزيران|الثلاثين من يونيو', '2013-06-30'),
                              ('ثورة', '23 يوليو|23 تموز|الثالث والعشرين من يوليو', '1952-07-23'), ('ثورة', '14 تموز', '1958-07-14'), ('ثورة', '14 يناير', '2011-01-14'),
                              ('ثورة', '17 فبراير|السابع عشر من فبراير', '2011-02-17'), ('ثورة', '11 فبراير', '2011-02-11'), ('ثورة', '26 سبتمبر', '1962-09-26'),
                              ('ثورة', '14 أكتوبر', '1963-10-14'), ('ثورة|انتفاضة', '17 تشرين|17 تشرين الأول', '2019-10-17'), ('حرب', 'حزيران|يونيو 1967', '1967-06'),
                              ('حرب', 'أكتوبر|تشرين|أكتوبر المجيدة', '1973-10'), ('حرب', 'تموز', '2006-07')):
        w([f'{e} {d}' for e in events.split('|') for d in days.split('|')], 'holiday ' + day)
    world_days(w, 1); w('اليوم العالمي|اليوم الدولي|اليوم الوطني|اليوم العربي', 'none')
    w('عيد الفطر', 'holiday h10-1'); w('عيد الأضحى|العيد الكبير', 'holiday h12-10'); w('رأس السنة الهجرية', 'holiday h1-1'); w('المولد النبوي', 'holiday h3-12'); w('يوم عاشوراء|عاشوراء', 'holiday h1-10')


# ---------------------------------------------------------------- English
def plural_of(word):
    head, _, last = word.rpartition(' ')
    if last.endswith(('s', 'x', 'ch', 'sh', 'z')):
        last += 'es'
    elif last.endswith('y') and last[-2] not in 'aeiou':
        last = last[:-1] + 'ies'
    else:
        last += 's'
    return (head + ' ' if head else '') + last


def en_nouns(pack):
    for line in open(os.path.join(HERE, 'sources', 'nouns_en.tsv'), encoding='utf-8'):
        if line.startswith('#'):
            continue
        word, cls, plurals = (line.rstrip('\n').split('\t') + ['', ''])[:3]
        lemma = f'{word}/{cls}'
        if plurals == '=':  # one aircraft, two aircraft
            pack.add('nouns', 'counted', word, lemma + '/sp')
            continue
        pack.add('nouns', 'counted', word, lemma + '/s')
        if plurals != '-':
            pack.add('nouns', 'counted', plurals or plural_of(word), lemma + '/p')
    for word, cls in (('dead', 'dead'), ('wounded', 'injured'), ('injured', 'injured'), ('missing', 'missing'), ('killed', 'dead'), ('displaced', 'displaced'), ('homeless', 'displaced'), ('arrested', 'prisoner')):
        pack.add('nouns', 'counted', word, f'{word}/{cls}/p')


EN_ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
EN_TENS = {20: 'twenty', 30: 'thirty', 40: 'forty', 50: 'fifty', 60: 'sixty', 70: 'seventy', 80: 'eighty', 90: 'ninety'}
EN_ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split()
EN_SCALES = [(1e3, 'thousand|thousands'), (1e6, 'million|millions'), (1e9, 'billion|billions'), (1e12, 'trillion|trillions'), (1e15, 'quadrillion|quadrillions'), (1e18, 'quintillion|quintillions'), (1e21, 'sextillion|sextillions'),
             (1e5, 'lakh|lakhs|lac|lacs|lkh'), (1e7, 'crore|crores|cr')]


def en_numbers(p):
    add = lambda cls, forms, value: p.add('numbers', cls, forms, value)
    for n, word in enumerate(EN_ONES):
        add('number', word, f'{n}')
    add('number', 'nought|naught|nil', '0'); add('number', 'doz|dozs', 'x12'); add('number', 'fourty', '40'); add('number', 'ninty', '90')
    for n, word in EN_TENS.items():
        add('number', word, f'{n}')
        for i in range(1, 10):
            add('number', word + EN_ONES[i], f'{n + i}')
            add('ordinal', word + EN_ORDINALS[i], f'{n + i}')
    add('number', 'hundred', 'x100'); add('number', 'hundreds', 'x100 plural'); add('number', 'tens', 'x10 plural')
    for scale, forms in EN_SCALES:
        one, *many = forms.split('|')
        add('number', one, f'x{g(scale)}')
        add('number', [m for m in many if m.endswith('s')], f'x{g(scale)} plural')
        add('number', [m for m in many if not m.endswith('s')], f'x{g(scale)}')
        add('ordinal', one + 'th', f'x{g(scale)}')
    add('number', 'k|K', 'x1000 suffix'); add('number', 'm|M', 'x1000000 suffix'); add('number', 'mn|mln|mlns|mil|mio|mm', 'x1000000 suffix'); add('number', 'bn|bln|b|B', 'x1000000000 suffix'); add('number', 'tn|trn|trln', 'x1000000000000 suffix')
    add('number', 'G', 'x1000000000 suffix weak'); add('number', 'T', 'x1000000000000 suffix')
    add('number', 'dozen', 'x12'); add('number', 'dozens', 'x12 plural'); add('number', 'scores', 'x20 plural'); add('number', 'score', 'x20 weak'); add('number', 'couple', '2 article'); add('number', 'oh', '0 weak'); add('number', 'pair', '2 article')
    for n, word in enumerate(EN_ORDINALS):
        add('ordinal', word, f'{n}')
        if n > 2:
            add('fraction', plural_of(word), f'1/{n} plural')
    for n, word in EN_TENS.items():
        add('ordinal', word[:-1] + 'ieth', f'{n}')
        add('fraction', word[:-1] + 'ieths', f'1/{n} plural')
    add('ordinal', 'nineth', '9'); add('ordinal', 'fourtieth', '40'); add('ordinal', 'eigth', '8'); add('ordinal', 'twelveth', '12')
    add('ordinal', 'hundredth', 'x100'); add('fraction', 'hundredths', '1/100 plural'); add('fraction', 'thousandths', '1/1000 plural'); add('fraction', 'millionths', '1/1000000 plural'); add('fraction', 'billionths', '1/1000000000 plural'); add('fraction', 'trillionths', '1/1000000000000 plural')
    add('ordinal', 'st|nd|rd|th', 'suffix')
    add('fraction', 'half', '1/2'); add('fraction', 'halves', '1/2 plural'); add('fraction', 'quarter', '1/4 weak'); add('fraction', 'quarters', '1/4 plural')
    for s, v in VULGAR_FRACTIONS:
        add('fraction', s, v + ' symbol')
    add('percent', '%|percent|per cent|pct|percentage|percents|p.c.|pc', 'percent'); add('percent', '‰|per mille|per mil', 'permille'); add('percent', 'percentage point|percentage points', 'point'); add('percent', 'basis point|basis points|bps', 'basis')


EN_UNITS = [  # symbol, kind, factor, whole words (singular), plurals if irregular, short forms
    ('km', 'length', 1000, 'kilometer|kilometre', '', 'km|kms'), ('m', 'length', 1, 'meter|metre', '', 'm|mtr|mtrs'), ('cm', 'length', .01, 'centimeter|centimetre', '', 'cm|cms'), ('mm', 'length', .001, 'millimeter|millimetre', '', 'mm'),
    ('dm', 'length', .1, 'decimeter|decimetre', '', 'dm'), ('nm', 'length', 1e-9, 'nanometer|nanometre', '', 'nm'), ('hm', 'length', 100, 'hectometer|hectometre', '', 'hm'), ('dam', 'length', 10, 'decameter|decametre|dekameter|dekametre', '', ''), ('fur', 'length', 201.168, 'furlong', '', ''), ('fathom', 'length', 1.8288, 'fathom', '', ''), ('pc', 'length', 3.0857e16, 'parsec', '', ''), ('AU', 'length', 1.495979e11, 'astronomical unit', '', ''),
    ('mi', 'length', 1609.344, 'mile', '', 'mi'), ('nmi', 'length', 1852, 'nautical mile', '', 'nmi'), ('yd', 'length', .9144, 'yard', '', 'yd|yds'), ('ft', 'length', .3048, 'foot', 'feet', 'ft'), ('pm', 'length', 1e-12, 'picometer|picometre', '', ''),
    ('in', 'length', .0254, 'inch', 'inches', "in|''"), ('µm', 'length', 1e-6, 'micrometer|micron', '', 'µm'), ('ly', 'length', 9.46e15, 'light year', '', ''),
    ('kg', 'mass', 1000, 'kilogram|kilogramme|kilo', '', 'kg|kgs'), ('g', 'mass', 1, 'gram|gramme', '', 'g|gm|gms'), ('mg', 'mass', .001, 'milligram|milligramme', '', 'mg|mgs'), ('µg', 'mass', 1e-6, 'microgram', '', 'µg|mcg'),
    ('t', 'mass', 1e6, 'ton|tonne|metric ton|metric tonne|long ton|short ton', '', 't|MT'), ('lb', 'mass', 453.59237, 'pound|pound weight', '', 'lb|lbs'), ('oz', 'mass', 28.349523125, 'ounce', '', 'oz'), ('st', 'mass', 6350.3, '', '', ''), ('ct', 'mass', .2, 'carat', '', ''), ('q', 'mass', 1e5, 'quintal', '', ''), ('cwt', 'mass', 50802.3, 'hundredweight', 'hundredweight|hundredweights', 'cwt'), ('dr', 'mass', 1.77, 'drachma|dram', '', ''),
    ('l', 'volume', 1, 'liter|litre', '', 'l|L|ltr|ltrs|ℓ'), ('ml', 'volume', .001, 'milliliter|millilitre', '', 'ml|mls'), ('cl', 'volume', .01, 'centiliter|centilitre', '', 'cl'), ('dl', 'volume', .1, 'deciliter|decilitre', '', ''), ('hl', 'volume', 100, 'hectoliter|hectolitre', '', 'hl'), ('kl', 'volume', 1000, 'kiloliter|kilolitre', '', 'kl'), ('µl', 'volume', 1e-6, 'microliter|microlitre', '', 'µl'),
    ('cm3', 'volume', .001, '', '', 'cc'), ('qt', 'volume', .946353, 'quart', '', 'qt|qts'), ('floz', 'volume', .0295735, 'fluid ounce', '', 'fl oz|fl. oz.|fl. oz|floz|fluid oz'), ('peck', 'volume', 8.81, 'peck', '', ''),
    ('gal', 'volume', 3.785411784, 'gallon', '', 'gal|gals'), ('bbl', 'volume', 158.987, 'barrel', '', 'bbl|bpd'),
    ('pint', 'volume', .473, 'pint', '', ''), ('cup', 'volume', .25, 'cup|cupful', '', ''), ('tsp', 'volume', .005, 'teaspoon|teaspoonful', '', 'tsp|tsps'), ('tbsp', 'volume', .015, 'tablespoon|tablespoonful', '', 'tbsp|tbsps|tbs'), ('bushel', 'volume', 35.2, 'bushel', '', ''),
    ('ha', 'area', 10000, 'hectare', '', 'ha'), ('acre', 'area', 4046.86, 'acre', '', ''), ('dunam', 'area', 1000, 'dunam|dunum|donum', '', ''), ('°C', 'temperature', 1, 'degree celsius|degree centigrade|celsius|centigrade|centigrate|deg celsius|degree c|deg c|degc|celcius|degree celcius', 'degrees celsius|degrees centigrade|degrees c|degrees celcius|deg. c', '°C|°c|° celsius|° centigrade|℃|C'),
    ('°F', 'temperature', 1, 'degree fahrenheit|fahrenheit|farenheit|degree farenheit|deg fahrenheit|degree f|deg f|degf|fahrenheight', 'degrees fahrenheit|degrees farenheit|degrees f|degrees fahrenheight|deg. f', '°F|°f|° fahrenheit|℉'), ('K', 'temperature', 1, 'kelvin|degree kelvin|deg kelvin|degree k', 'degrees kelvin|degrees k|kelvins', '°K'), ('°R', 'temperature', 1, 'degree rankine|rankine', 'degrees rankine', '°R'), ('deg', 'angle', 1, 'degree|deg', '', '°'),
    ('W', 'power', 1, 'watt', '', ''), ('mW', 'power', .001, 'milliwatt', '', ''), ('TW', 'power', 1e12, 'terawatt', '', 'TW'), ('kW', 'power', 1e3, 'kilowatt', '', 'kW'), ('MW', 'power', 1e6, 'megawatt', '', 'MW'), ('GW', 'power', 1e9, 'gigawatt', '', 'GW'), ('hp', 'power', 745.7, 'horsepower', '', 'hp'), ('V', 'voltage', 1, 'volt', '', ''), ('kV', 'voltage', 1000, 'kilovolt', '', 'kV'), ('mV', 'voltage', .001, 'millivolt', '', ''), ('A', 'current', 1, 'ampere|amp', '', ''), ('mA', 'current', .001, 'milliampere|milliamp', '', ''), ('mAh', 'charge', 1, 'milliampere hour|milliamp hour', '', 'mAh'), ('Ω', 'resistance', 1, 'ohm', '', 'Ω'),
    ('J', 'heat', 1, 'joule', '', ''), ('kJ', 'heat', 1e3, 'kilojoule', '', 'kJ'), ('MJ', 'heat', 1e6, 'megajoule', '', 'MJ'), ('cal', 'heat', 4.184, 'calorie', '', 'cal|cals'), ('kcal', 'heat', 4184, 'kilocalorie', '', 'kcal|kcals'), ('BTU', 'heat', 1055, 'british thermal unit', '', 'BTU|BTUs|btu'), ('eV', 'heat', 1.6e-19, 'electron volt|electronvolt', '', 'eV'), ('Wh', 'energy', .001, 'watt hour', '', 'Wh'), ('GWh', 'energy', 1e6, 'gigawatt hour', '', 'GWh'), ('TWh', 'energy', 1e9, 'terawatt hour', '', 'TWh'),
    ('kWh', 'energy', 1, 'kilowatt hour', '', 'kWh'), ('MWh', 'energy', 1e3, 'megawatt hour', '', 'MWh'),
    ('kt', 'energy', 1, 'kiloton|kilotonne', '', ''), ('Mt', 'energy', 1e3, 'megaton|megatonne', '', ''), ('Gt', 'energy', 1e6, 'gigaton|gigatonne', '', ''), ('ozt', 'mass', 31.1034768, 'troy ounce', '', ''), ('acreft', 'volume', 1233480, 'acre foot', 'acre feet', ''), ('m3/s', 'flow', 1, 'cubic meter per second|cubic metre per second', 'cubic meters per second|cubic metres per second|cubic meters a second|cubic metres a second', 'm3/s|m³/s|cumecs'), ('ft3/s', 'flow', .0283168, 'cubic foot per second', 'cubic feet per second|cubic feet a second', 'cusecs'), ('l/s', 'flow', .001, 'liter per second|litre per second', 'liters per second|litres per second|liters a second|litres a second', 'l/s'), ('mpg', 'economy', 1, 'mile per gallon', 'miles per gallon|miles a gallon|miles to the gallon', 'mpg'), ('Nm', 'torque', 1, 'newton meter|newton metre', '', ''), ('lbft', 'torque', 1.3558, 'pound foot', 'pound feet|foot pounds', ''), ('Ah', 'charge', 1e3, 'amp hour|ampere hour', '', ''), ('arcmin', 'angle', .0166667, 'arcminute|minute of arc', 'arcminutes|minutes of arc', ''), ('arcsec', 'angle', .000277778, 'arcsecond|second of arc', 'arcseconds|seconds of arc', ''), ('ms', 'time', .001, 'millisecond', '', 'ms|msec'), ('µs', 'time', 1e-6, 'microsecond', '', 'µs'), ('ns', 'time', 1e-9, 'nanosecond', '', ''), ('B', 'data', 1, 'byte', '', ''), ('KB', 'data', 1e3, 'kilobyte', '', 'kb'), ('MB', 'data', 1e6, 'megabyte', '', 'mb'), ('GB', 'data', 1e9, 'gigabyte', '', 'gb'), ('TB', 'data', 1e12, 'terabyte', '', 'tb'), ('kbit', 'data', 125, 'kilobit|kilobit per second', 'kilobits|kilobits per second', 'kbps|kbit|kbit/s|kb/s'), ('Mbit', 'data', 125e3, 'megabit|megabit per second', 'megabits|megabits per second', 'mbps|mbit|mbit/s|mb/s'), ('Gbit', 'data', 125e6, 'gigabit|gigabit per second', 'gigabits|gigabits per second', 'gbps|gbit|gbit/s|gb/s'), ('Tbit', 'data', 125e9, 'terabit', '', 'tbps'), ('PB', 'data', 1e15, 'petabyte', '', 'pb'), ('EB', 'data', 1e18, 'exabyte', '', 'EB'), ('ZB', 'data', 1e21, 'zettabyte', '', 'ZB'), ('KiB', 'data', 1024, 'kibibyte', '', 'KiB'), ('MiB', 'data', 1048576, 'mebibyte', '', 'MiB'), ('GiB', 'data', 1073741824, 'gibibyte', '', 'GiB'), ('bit', 'data', .125, '', '', ''),
    ('mph', 'speed', 1.609344, 'mile per hour|mile an hour', 'miles per hour|miles an hour|miles/hour', 'mph|mi/h'), ('km/h', 'speed', 1, 'kilometer per hour|kilometre per hour', 'kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|km per hour|km an hour|kms per hour|kilometers/hour|kilometres/hour', 'km/h|kph|kmh|kmph|km/hr|km/hour|kms/h'), ('kn', 'speed', 1.852, 'knot', '', 'kts'), ('m/s', 'speed', 3.6, 'meter per second|metre per second', 'meters per second|metres per second|meters a second|metres a second|meters/second|metres/second', 'm/s|m/sec'), ('km/s', 'speed', 3600, 'kilometer per second|kilometre per second', 'kilometers per second|kilometres per second|kilometers a second|kilometres a second|km per second|km a second', 'km/s|km/sec'), ('ft/s', 'speed', 1.09728, 'foot per second', 'feet per second|feet a second|feet/second|ft per second', 'ft/s|ft/sec'), ('in/s', 'speed', .09144, 'inch per second', 'inches per second|inches a second', 'in/s'), ('cm/s', 'speed', .036, 'centimeter per second|centimetre per second', 'centimeters per second|centimetres per second|cm per second', 'cm/s'), ('Hz', 'frequency', 1, 'hertz', '', 'hz'), ('kHz', 'frequency', 1e3, 'kilohertz', '', 'khz'), ('MHz', 'frequency', 1e6, 'megahertz', '', 'mhz'), ('GHz', 'frequency', 1e9, 'gigahertz', '', 'ghz'), ('turn', 'angle', 360, 'turn', '', ''),
    ('Pa', 'pressure', 1, 'pascal', '', ''), ('kPa', 'pressure', 1e3, 'kilopascal', '', 'kPa'), ('MPa', 'pressure', 1e6, 'megapascal', '', 'MPa'), ('hPa', 'pressure', 100, 'hectopascal', '', 'hPa'), ('mbar', 'pressure', 100, 'millibar', '', 'mbar'), ('psi', 'pressure', 6894.76, 'pound per square inch', 'pounds per square inch', 'psi'), ('atm', 'pressure', 101325, '', '', 'atm'), ('mmHg', 'pressure', 133.322, 'millimeter of mercury|millimetre of mercury', 'millimeters of mercury|millimetres of mercury', 'mmHg'),
    ('N', 'force', 1, 'newton', '', ''), ('kN', 'force', 1e3, 'kilonewton', '', 'kN'), ('lm', 'light', 1, 'lumen', '', ''), ('lx', 'light', 1, 'lux', 'lux', ''), ('dB', 'sound', 1, 'decibel', '', 'dB|db'), ('MP', 'pixels', 1e6, 'megapixel', '', ''), ('px', 'pixels', 1, 'pixel', '', ''), ('rpm', 'turning', 1, 'revolution per minute', 'revolutions per minute|revolutions a minute', 'rpm'), ('dpi', 'density', 1, '', '', 'dpi'), ('ppm', 'share', 1, 'part per million', 'parts per million', 'ppm'), ('ppb', 'share', .001, 'part per billion', 'parts per billion', 'ppb'), ('mSv', 'dose', 1, 'millisievert', '', 'mSv'), ('Bq', 'activity', 1, 'becquerel', '', ''), ('rad', 'angle', 57.29578, 'radian', '', ''),
    ('bowl', 'volume', 1, 'bowl', '', ''), ('dish', 'count', 1, 'dish', 'dishes', ''), ('serving', 'count', 1, 'serving', '', ''), ('Richter', 'scale', 1, 'on the richter scale|on the moment magnitude scale', '', '')]


SQUARED = set('km m cm mm dm mi yd ft in µm'.split())


def en_units(p):
    add = lambda forms, value: p.add('units', 'unit', forms, value)
    for symbol, kind, factor, words, plurals, short in EN_UNITS:
        value = f'{symbol} {kind} {factor:g}'
        for w in [w for w in words.split('|') if w]:
            add(w, value)
            if symbol in SQUARED and ' ' not in w:
                many = plurals.split('|')[0] if plurals else plural_of(w)
                for k, power, adjectives, base in (('area', 2, ('square', 'sq', 'sq.'), 1), ('volume', 3, ('cubic', 'cu', 'cu.'), 1000)):
                    for a in adjectives:
                        add(f'{a} {w}', f'{symbol}{power} {k} {factor ** power * base:g}')
                        add(f'{a} {many}', f'{symbol}{power} {k} {factor ** power * base:g} plural')
            if not plurals:
                add(plural_of(w), value + ' plural')
        add([x for x in plurals.split('|') if x], value + ' plural')
        for s in [s for s in short.split('|') if s]:
            add(s, value + (' suffix' if len(s) == 1 and s != '°' or s in ('in', 't', "''", 'ha') else ''))
    for s, f in (('km', 1000), ('m', 1), ('cm', .01), ('mm', .001), ('mi', 1609.344), ('ft', .3048), ('yd', .9144), ('in', .0254)):
        add([f'sq {s}', f'sq. {s}', f'{s}2', f'{s}²'] + ([f'square {s}'] if s != 'in' else []) + ([f'sq{s}', f'sq.{s}'] if s in ('km', 'm', 'ft') else []), f'{s}2 area {f ** 2:g}')
        add([f'cu {s}', f'cu. {s}', f'{s}3', f'{s}³'] + ([f'cubic {s}'] if s != 'in' else []), f'{s}3 volume {f ** 3 * 1000:g}')
    for s, f in (('km', 1000), ('m', 1), ('cm', .01), ('mm', .001), ('ft', .3048)):
        add(f'{s}^2', f'{s}2 area {f ** 2:g}'); add(f'{s}^3', f'{s}3 volume {f ** 3 * 1000:g}')
    add("'", 'ft length 0.3048 suffix')
    add('"', 'in length 0.0254 suffix')


EN_CURRENCY_WORDS = {
    'dollar': ('USD', {'USD': 'us|u.s.|american|united states', 'CAD': 'canadian', 'AUD': 'australian|aussie', 'NZD': 'new zealand|kiwi', 'HKD': 'hong kong|hk|h.k.', 'SGD': 'singapore', 'TWD': 'taiwan|taiwanese', 'JMD': 'jamaican', 'TTD': 'trinidad|trinidadian|trinidad and tobago', 'BZD': 'belize', 'ZWD': 'zimbabwe|zimbabwean', 'BSD': 'bahamian|bahamas', 'BBD': 'barbadian|barbados', 'FJD': 'fijian|fiji', 'NAD': 'namibian|namibia', 'LRD': 'liberian', 'GYD': 'guyanese|guyana', 'SRD': 'surinamese', 'KYD': 'cayman|cayman islands', 'XCD': 'east caribbean', 'BND': 'brunei', 'BMD': 'bermudian|bermuda', 'SBD': 'solomon islands'}),
    'euro': ('EUR', {}), 'pound': ('pound', {'GBP': 'british', 'EGP': 'egyptian', 'LBP': 'lebanese', 'SYP': 'syrian', 'SDG': 'sudanese', 'SSP': 'south sudanese', 'CYP': 'cypriot|cyprus', 'GIP': 'gibraltar', 'FKP': 'falkland', 'IEP': 'irish'}), 'riyal': ('riyal', {'SAR': 'saudi', 'QAR': 'qatari', 'YER': 'yemeni', 'OMR': 'omani'}),
    'rial': ('rial', {'IRR': 'iranian', 'YER': 'yemeni', 'OMR': 'omani', 'QAR': 'qatari', 'SAR': 'saudi'}), 'dinar': ('dinar', {'KWD': 'kuwaiti', 'IQD': 'iraqi', 'JOD': 'jordanian', 'BHD': 'bahraini|bahrain', 'DZD': 'algerian', 'TND': 'tunisian', 'LYD': 'libyan', 'RSD': 'serbian'}),
    'dirham': ('dirham', {'AED': 'emirati|uae', 'MAD': 'moroccan'}), 'lira': ('lira', {'TRY': 'turkish', 'ITL': 'italian', 'MTL': 'maltese'}), 'shekel': ('ILS', {'ILS': 'israeli|new israeli'}), 'sheqel': ('ILS', {'ILS': 'israeli|new israeli'}), 'ruble': ('RUB', {'RUB': 'russian', 'BYN': 'belarusian'}), 'rouble': ('RUB', {'RUB': 'russian'}),
    'rupee': ('INR', {'INR': 'indian', 'PKR': 'pakistani|pakistan', 'LKR': 'sri lankan', 'NPR': 'nepalese|nepali', 'MUR': 'mauritian', 'SCR': 'seychellois|seychelles'}), 'rupiah': ('IDR', {'IDR': 'indonesian'}), 'yen': ('JPY', {'JPY': 'japanese'}), 'yuan': ('CNY', {'CNY': 'chinese'}), 'renminbi': ('CNY', {}), 'franc': ('franc', {'CHF': 'swiss', 'FRF': 'french', 'XOF': 'cfa|west african cfa|central african cfa', 'BEF': 'belgian', 'CDF': 'congolese', 'RWF': 'rwandan', 'BIF': 'burundian', 'GNF': 'guinean', 'DJF': 'djiboutian|djibouti', 'KMF': 'comorian', 'LUF': 'luxembourg'}),
    'krona': ('SEK', {'SEK': 'swedish', 'ISK': 'icelandic'}), 'krone': ('krone', {'NOK': 'norwegian', 'DKK': 'danish'}), 'peso': ('peso', {'MXN': 'mexican', 'ARS': 'argentine|argentinian|argentinean', 'CLP': 'chilean', 'COP': 'colombian', 'PHP': 'philippine|filipino', 'CUP': 'cuban', 'UYU': 'uruguayan', 'DOP': 'dominican'}), 'won': ('KRW', {'KRW': 'south korean|korean'}), 'rand': ('ZAR', {'ZAR': 'south african'}),
    'real': ('BRL', {'BRL': 'brazilian'}), 'shilling': ('shilling', {'KES': 'kenyan', 'UGX': 'ugandan', 'TZS': 'tanzanian', 'SOS': 'somali'}), 'naira': ('NGN', {'NGN': 'nigerian'}), 'birr': ('ETB', {'ETB': 'ethiopian'}), 'baht': ('THB', {'THB': 'thai'}), 'ringgit': ('MYR', {'MYR': 'malaysian|malaysia'}), 'zloty': ('PLN', {'PLN': 'polish'}),
    'forint': ('HUF', {'HUF': 'hungarian'}), 'hryvnia': ('UAH', {'UAH': 'ukrainian'}), 'taka': ('BDT', {'BDT': 'bangladeshi|bangladesh'}), 'afghani': ('AFN', {'AFN': 'afghan'}), 'dong': ('VND', {'VND': 'vietnamese'}), 'tugrik': ('MNT', {'MNT': 'mongolian'}), 'markka': ('FIM', {'FIM': 'finnish'}), 'guilder': ('NLG', {'NLG': 'dutch'}), 'deutschemark': ('DEM', {}), 'deutsche mark': ('DEM', {}), 'mark': ('mark', {'DEM': 'german|west german', 'BAM': 'bosnian|convertible'}),
    'koruna': ('CZK', {'CZK': 'czech'}), 'crown': ('', {'SEK': 'swedish', 'NOK': 'norwegian', 'DKK': 'danish', 'CZK': 'czech', 'ISK': 'icelandic', 'EEK': 'estonian', 'SKK': 'slovak'}), 'leu': ('RON', {'RON': 'romanian', 'MDL': 'moldovan'}), 'lev': ('BGN', {'BGN': 'bulgarian'}), 'tenge': ('KZT', {'KZT': 'kazakh|kazakhstani|kazakhstan'}), 'bitcoin': ('BTC', {}), 'buck': ('USD', {}), 'toman': ('IRR', {}), 'ouguiya': ('MRU', {}), 'peseta': ('ESP', {'ESP': 'spanish'}), 'escudo': ('PTE', {'PTE': 'portuguese'}), 'schilling': ('ATS', {'ATS': 'austrian'}), 'bolivar': ('VES', {'VES': 'venezuelan'}), 'cruzado': ('BRC', {'BRC': 'brazilian'}), 'sucre': ('ECS', {'ECS': 'ecuadorean|ecuadorian'}), 'punt': ('IEP', {'IEP': 'irish'}), 'drachma': ('GRD', {'GRD': 'greek'}), 'ecu': ('XEU', {}), 'kwacha': ('ZMW', {'ZMW': 'zambian', 'MWK': 'malawian'}), 'cedi': ('GHS', {'GHS': 'ghanaian'}), 'quetzal': ('GTQ', {'GTQ': 'guatemalan'}), 'lempira': ('HNL', {'HNL': 'honduran'}), 'guarani': ('PYG', {'PYG': 'paraguayan'}), 'cordoba': ('NIO', {'NIO': 'nicaraguan'}), 'pula': ('BWP', {'BWP': 'botswana'}), 'metical': ('MZN', {'MZN': 'mozambican'}), 'kwanza': ('AOA', {'AOA': 'angolan'}), 'dalasi': ('GMD', {}), 'leone': ('SLL', {}), 'gourde': ('HTG', {'HTG': 'haitian'}), 'kuna': ('HRK', {'HRK': 'croatian'}), 'litas': ('LTL', {}), 'kyat': ('MMK', {'MMK': 'myanmar|burmese'}), 'ariary': ('MGA', {'MGA': 'malagasy'}), 'rufiyaa': ('MVR', {'MVR': 'maldivian'}), 'ngultrum': ('BTN', {'BTN': 'bhutanese'}), 'riel': ('KHR', {'KHR': 'cambodian'}), 'kip': ('LAK', {'LAK': 'lao|laotian'}), 'colon': ('', {'CRC': 'costa rican', 'SVC': 'salvadoran'}), 'colón': ('', {'CRC': 'costa rican', 'SVC': 'salvadoran'}), 'boliviano': ('BOB', {}), 'balboa': ('PAB', {'PAB': 'panamanian'}), 'lilangeni': ('SZL', {'SZL': 'swazi'}), 'loti': ('', {'LSL': 'lesotho'}), 'denar': ('MKD', {'MKD': 'macedonian'}), 'lek': ('ALL', {'ALL': 'albanian'}), 'convertible mark': ('BAM', {}), 'pataca': ('MOP', {'MOP': 'macanese|macau'}), "pa'anga": ('TOP', {'TOP': 'tongan'}), 'tala': ('', {'WST': 'samoan'}), 'kina': ('', {'PGK': 'papua new guinean|papua new guinea'}), 'vatu': ('VUV', {}), 'nakfa': ('ERN', {'ERN': 'eritrean'}), 'somoni': ('TJS', {'TJS': 'tajikistani|tajik'}), 'satoshi': ('satoshi', {}), 'ether': ('', {}), 'inti': ('PEI', {'PEI': 'peruvian'}), 'austral': ('ARA', {'ARA': 'argentine'}), 'dram': ('', {'AMD': 'armenian'}), 'lari': ('GEL', {'GEL': 'georgian'}), 'manat': ('AZN', {'AZN': 'azerbaijani|azeri', 'TMT': 'turkmen|turkmenistani'}), 'sol': ('', {'PEN': 'peruvian'}), 'som': ('', {'UZS': 'uzbek', 'KGS': 'kyrgyz'})}
IN_MILLIONS = 'USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN SGD HKD AED SAR'  # MEUR 30, 12 KUSD, as balance sheets write
IRREGULAR = {'yen': 'yen', 'yuan': 'yuan', 'won': 'won', 'krona': 'kronor', 'krone': 'kroner', 'rand': 'rand', 'baht': 'baht', 'real': 'reais', 'lira': 'lire', 'renminbi': 'renminbi', 'leu': 'lei', 'lev': 'leva', 'markka': 'markkaa', 'zloty': 'zlotys', 'quetzal': 'quetzales', 'metical': 'meticais', 'litas': 'litas', 'kwacha': 'kwacha', 'austral': 'australes', 'colon': 'colones', 'colón': 'colones', 'sol': 'soles', 'guarani': 'guaranies', 'lilangeni': 'emalangeni', 'lari': 'lari', 'kip': 'kip', 'satoshi': 'satoshi', 'manat': 'manat', 'lek': 'leke'}


# Hundredths that are no other word.
MINORS = (('paise|paisa|paisas', 'INR'), ('halala|halalas|halalah|halalahs', 'SAR'), ('kuruş|kurus', 'TRY'), ('agorot', 'ILS'), ('centavo|centavos', 'peso'), ('groszy|grosz', 'PLN'), ('satang|satangs', 'THB'),
          ('eurocent|eurocents|euro cent|euro cents', 'EUR'), ('kobo', 'NGN'), ('pesewa|pesewas', 'GHS'), ('stotinki|stotinka', 'BGN'), ('centimo|centimos|céntimo|céntimos', 'CRC'), ('copeck|copecks|kopek|kopeks|kopeika', 'RUB'))


def en_currencies(p):
    add = lambda forms, value: p.add('currencies', 'currency', forms, value)
    for word, (default, kinds) in EN_CURRENCY_WORDS.items():
        many = IRREGULAR.get(word, plural_of(word))
        weak = ' weak' if word in ('real', 'won', 'mark', 'dong', 'rand', 'pound', 'lev', 'birr', 'peso', 'punt', 'pula', 'leone', 'cordoba', 'inti', 'austral', 'quetzal', 'guarani', 'litas', 'kip', 'lari', 'manat', 'lek', 'riel') else ''
        for code, adjectives in kinds.items():
            for a in adjectives.split('|'):
                if word == 'dollar':  # as agencies shorten it
                    add(f'{a} dlr', code)
                    add(f'{a} dlrs', code + ' plural')
                    add([f'{a} cent', f'{a} cents', f'{a} cts'], code + ' minor')
                add(f'{a} {word}', code)
                add([f'{a} {many}', f'{a} {plural_of(word)}'], code + ' plural')
        if default:
            add(word, default + weak)
            add([many, plural_of(word)], default + weak + ' plural')
    add('crowns', 'crown weak plural')  # of which country the text may say
    add('pound sterling|sterling pound|pounds sterling|sterling', 'GBP'); add('egyptianpound|genihat masriya|genih masri', 'EGP'); add('quid', 'GBP')
    add('cent|cents|cts', 'USD minor'); add('centime|centimes', 'franc minor'); add('pfennig|pfennigs', 'DEM minor'); add('sdr|sdrs|special drawing rights', 'XDR'); add('penny|pence|pennies|p', 'GBP minor'); add('c', 'USD minor suffix'); add('¢', 'USD minor'); add('dime|dimes', 'USD dime'); add('nickel|nickels', 'USD nickel'); add('fils', 'fils minor'); add('kopeck|kopecks', 'RUB minor'); add('piastre|piastres|piaster|piasters', 'piastre minor')
    add('dlr|dl', 'USD'); add('dlrs|dls', 'USD plural'); add('stg', 'GBP'); add('grand', 'USD grand'); add('rs|rs.', 'INR symbol'); add('RM', 'MYR symbol'); add('Rs', 'INR symbol'); add('eur|€ur', 'EUR code'); add('Dh|dhs', 'AED symbol'); add('c $', 'CAD symbol'); add('us $', 'USD symbol'); add('dm', 'DEM symbol')
    add('colones', 'CRC plural'); add('kronur', 'ISK plural'); add('icelandic kronur', 'ISK plural'); add('faroese kronur', 'DKK plural'); add('eth', 'ETH'); add('ethereum', 'ETH'); add('ethers', 'ETH plural')
    add('kr|kr.', 'krone code'); add('SFr|SFr.|Sfr', 'CHF code'); add('SKr|Skr', 'SEK code'); add('NKr|Nkr', 'NOK code'); add('DKr|Dkr', 'DKK code'); add('zł', 'PLN symbol'); add('৳', 'BDT symbol'); add('؋', 'AFN symbol'); add('CUC', 'CUC code')
    for minors, of in MINORS:
        add(minors, of + ' minor')
    add('jiao', 'CNY dime')
    add('RMB', 'CNY code'); add('NIS', 'ILS code'); add('TL', 'TRY code'); add('KD', 'KWD code'); add('LE|L.E.', 'EGP code'); add('KSh|Ksh|KShs', 'KES code'); add('Rp', 'IDR code'); add('FCFA', 'XOF code'); add('Tk', 'BDT code'); add('usd', 'USD code')
    for code in IN_MILLIONS.split():
        add('M' + code, code + ' million')
        add('K' + code + '|T' + code, code + ' thousand')
    currency_symbols(add)


def en_qualifiers(p):
    add = p.qualifier
    add('more than|over|above|in excess of|upwards of|upward of|greater than|larger than|bigger than|exceeding|exceeds|exceed|exceeded|well over|topped|topping|higher than|beyond|just over|slightly more than|a little over|a little more than|better than|surpassed|surpassing|no fewer and more than|longer than|older than|a bit more than|a bit over|a little higher than|slightly over|slightly above|slightly higher than|just above|well above', 'before more_than')
    add('at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|minimum of|as many as least|greater than or equal to|more than or equal to|equal to or more than|equal to or greater than|equals or more than|larger or equal than|greater or equal than|bigger or equal than|more or equal to|bigger than or equal to|larger than or equal to|higher than or equal to|greater or equal to|bigger or equal to|larger or equal to|higher or equal to|equal or greater than|equal or more than|above or equal to|over or equal to|not below|not under|not smaller than|not lower than|no lower than|no smaller than|no shorter than|not shorter than', 'before at_least')
    add('less than|fewer than|under|below|smaller than|lower than|not as many as|shy of|younger than|shorter than|just under|just below|short of|slightly less than|slightly fewer than|a little less than|well below|well under|a bit less than|a bit under|a little under|slightly under|slightly below|slightly lower than', 'before less_than')
    add('at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum of|not over|not exceeding|as high as|less than or equal to|smaller than or equal to|smaller or equal than|less or equal than|equal to or less than|equal or less than|maximum|no greater than|no longer than|no larger than|no bigger than|lower or equal than|fewer than or equal to|lower than or equal to|less or equal to|lower or equal to|smaller or equal to|fewer or equal to|equal to or lower than|equal to or fewer than|equal or lower than|equal or smaller than|below or equal to|under or equal to|not greater than|not above|not larger than|not bigger than|not higher than|not longer than|no higher than|does not exceed|do not exceed|did not exceed|must not exceed|cannot exceed|not exceed|doesn\'t exceed|don\'t exceed|didn\'t exceed|can\'t exceed', 'before at_most')
    add('about|around|some|approximately|roughly|approx|approx.|circa|ca.|an estimated|estimated|in the region of|in the order of|in the neighborhood of|more or less|something like|estimated at|approaching about|an approximate|an average of', 'before approx')
    add('nearly|almost|close to|approaching|just shy of|not quite|virtually|near', 'before almost')
    add('exactly|precisely|equals|equal to|equals to|is equal to|a total of|just|only|a record', 'before exact')
    add('or more|or greater|or above|or over|at least|and above|and over|and up|or better|or larger|or bigger|at a minimum|and more|or higher|plus', 'after at_least')
    add('or less|or fewer|or under|at most|or below|and under|and below|tops|or smaller|at the most|or lower|maximum', 'after at_most')
    add('or so|approximately|or thereabouts|roughly', 'after approx'); add('odd', 'after approx'); add('+', 'after at_least')
    add('several|a few|some few|few|numerous|many|a number of|a handful of|various|scores of', 'vague'); add('~', 'before approx'); add('>', 'before more_than'); add('>=|> =|≥', 'before at_least'); add('<', 'before less_than'); add('<=|< =|≤', 'before at_most')
    link = lambda forms, value: p.add('links', 'link', forms, value)
    link('his|her|their', 'own'); link('weigh|weighs|weighed|weighing|weight of|in weight', 'weigh')
    link('and|&', 'and'); link('of', 'of'); link('to|through|thru|till|until|til|up until', 'to'); link('between', 'between'); link('from|range of|ranges of', 'from'); link('or', 'or'); link('a|an', 'a'); link('another', 'another'); link('the', 'the'); link('my|our', 'own'); link('minus|negative|below zero|sub zero', 'minus'); link('point|dot', 'point')
    link('in', 'in'); link('out of', 'outof'); link('over', 'over'); link('nobody|no one', 'no person/person'); link('no|none|zero', 'no'); link('other|others|more|additional|calendar|new|further|different|consecutive|successive|straight|separate|extra|such|fewer|less|trading|working|business|long|whole|full', 'other'); link('of them|of whom|of which', 'them')
    link('years old|year old|yr old|yrs old|years of age|yrs of age|yr of age|year of age|y.o.|y.o|yo|y o|year olds|years-old', 'age year'); link('months old|month old|months of age|month of age|mos old|mo old|mths old', 'age month'); link('weeks old|week old|weeks of age|week of age|wks old|wk old', 'age week'); link('days old|day old|days of age', 'age day'); link('aged|age|ages|age of|the age of|at the age of', 'age before')
    link('killed|killing|kills|wounded|wounding|injured|injuring|injures|arrested|detained|kidnapped|abducted|dead|died|shot|murdered|including', 'cue')
    link('no.|number|page|section|article|chapter|route|highway|interstate|phone|telephone|tel|fax|room|flight|channel|version|class|type|boeing|airbus|iphone|ipad|windows|resolution|apartment|suite|building|item|line|level|phase|gate|ssn|id|zip|nos.|article|model|episode|part|volume|mark|area|step|tier|bldg|apollo|falcon|soyuz|psalm|surah|xbox|playstation|po box|p.o. box|p. o. box|grade|fig.|figs.|exhibit|apt.|passcode|password|ext.', 'label')
    link('street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive|downing', 'street')


EN_MONTHS = 'January February March April May June July August September October November December'.split()
EN_HIJRI = {1: 'Muharram', 2: 'Safar', 3: 'Rabi al-Awwal|Rabi I|Rabi al Awal|Rabi ul Awwal', 4: 'Rabi al-Thani|Rabi II|Rabi al-Akhir', 5: 'Jumada al-Awwal|Jumada I|Jumada al-Ula', 6: 'Jumada al-Thani|Jumada II|Jumada al-Akhira', 7: 'Rajab', 8: 'Shaaban|Shaban|Sha\'ban', 9: 'Ramadan|Ramadhan', 10: 'Shawwal',
            11: 'Dhu al-Qadah|Dhul Qadah|Dhu al-Qidah|Zul Qadah', 12: 'Dhu al-Hijjah|Dhul Hijjah|Dhu al-Hijja|Dhul Hijja|Zul Hijjah'}


def en_dates(p):
    month = lambda forms, value: p.add('months', 'month', forms, value)
    for n, word in enumerate(EN_MONTHS, 1):
        # In lower case: a form with a capital matches capitals only; measure asks for the capital of weak ones itself.
        month(word.lower(), f'{n} weak' if word in ('May', 'March') else f'{n}')
        month(word[:3].lower(), f'{n} short weak' if word == 'March' else f'{n} short')
    month('sept', '9 short')
    for n, forms in EN_HIJRI.items():
        for f in forms.split('|'):
            month(f, f'h{n} weak' if f in ('Safar', 'Rajab', 'Shaaban', 'Shaban') else f'h{n}')
    weekday = lambda forms, value: p.add('weekdays', 'weekday', forms, value)
    for n, word in enumerate('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(), 1):
        weekday([word.lower()], f'{n}')
        weekday([word.lower() + 's'], f'{n} plural')
        weekday([word[:3].lower()], f'{n} short')
    weekday('tues', '2 short'); weekday('thur|thurs', '4 short'); weekday('weds', '3 short')
    unit = lambda forms, value: p.add('time_units', 'time_unit', forms, value)
    for name, words in (('second', 'second|seconds|sec|secs'), ('minute', 'minute|minutes|min|mins'), ('hour', 'hour|hours|hr|hrs'), ('day', 'day|days'), ('week', 'week|weeks|wk|wks'), ('fortnight', 'fortnight|fortnights'), ('month', 'month|months|mth|mths|mnth|mnths'), ('quarter', 'qtr|qtrs'), ('year', 'year|years|yr|yrs'), ('decade', 'decade|decades'), ('century', 'century|centuries'),
                        ('weekend', 'weekend|weekends|wkend|wkends'), ('night', 'night|nights'), ('businessday', 'business day|business days|working day|working days|trading day|trading days')):
        for i, w in enumerate(words.split('|')):
            unit(w, name + (' plural' if i % 2 else ''))
    unit('workweek|work week|working week', 'workweek')
    unit('mos', 'month plural')
    unit('h', 'hour suffix')
    for letter, name in (('d', 'day'), ('w', 'week'), ('mo', 'month'), ('y', 'year')):
        unit(letter, name + ' suffix weak')
    w = lambda forms, value: p.add('time_words', 'time_word', forms, value)
    w('today|todays', 'offset 0'); w('yesterday|yday', 'offset -1'); w('tomorrow|tomorrows|tmrw|tmr|tomorow', 'offset 1'); w('the day before yesterday|day before yesterday', 'offset -2'); w('the day after tomorrow|day after tomorrow', 'offset 2'); w('tonight', 'offset 0 NI'); w('last night', 'offset -1 NI'); w('overnight', 'none')
    w('now|currently|nowadays|at the moment|at this moment|right this moment|at this very moment|presently|at present|right now|at this time|these days', 'present'); w('recently|more recently|lately|in the past|of the past|long ago|recent hours|recent days|recent weeks|recent months|recent years|recent decades|recent times', 'past'); w('once upon a time', 'none'); w([f'{how} many {unit}' for how in ('as', 'how', 'so', 'too') for unit in ('hours', 'days', 'nights', 'weeks', 'months', 'years', 'decades')], 'none'); w('soon|very soon|in the future|the near future|the future|in the near future|the near term|the long term|short term', 'future')
    w('next', 'rel 1'); w('the next', 'rel 1 next'); w('coming|upcoming|the coming|the upcoming|this coming|this upcoming', 'rel 1 near'); w('following|the following', 'rel 1 told'); w('last|previous|the previous|preceding|prior|the prior', 'rel -1'); w('past|the past|the last', 'rel -1 near'); w('this|current|the current|this same', 'rel 0'); w('final|the final', 'lastof'); w('the same|same|that|that same', 'rel same'); w('this past', 'rel -1 near'); w('my|our', 'none')
    w('ago|back', 'ago'); w('earlier', 'ago earlier'); w('from now|hence|in the future|from today', 'hence'); w('later', 'later'); w('within|inside of', 'within'); w('since', 'since'); w('by', 'by'); w('until|till', 'until'); w('for|for the', 'for'); w('during|throughout', 'during'); w('after', 'after'); w('before', 'before'); w('on', 'on'); w('at', 'at'); w('starting|starting from|beginning|commencing', 'starting')
    w('early|early in|earlier in', 'part early'); w('mid|middle of|the middle of|midway through|mid of', 'part mid'); w('late|late in|later in', 'part late'); w('end', 'part end joined'); w('the end of|end of|the close of|at the end of|the end of the|end of the', 'part end'); w('the beginning of|beginning of|start of|the start of|the beginning of the|beginning of the|at the beginning of|the start of the', 'part start'); w('the rest of|rest of|rest|rest of the|the remainder of|the remaining of|remaining of|remainder of|rest the', 'part rest')
    w('ended', 'ended past'); w('ending', 'ended'); w('year to date|the year to date', 'partof todate year'); w('month to date|the month to date', 'partof todate month'); w(['YTD'], 'partof todate year'); w(['MTD'], 'partof todate month'); w(['QTD'], 'partof todate quarter'); w('till date', 'present'); w('to date', 'present end'); w('fiscal|fiscal year|financial year|fy|cy', 'fiscal'); w('time', 'hence')
    w("year end|year's end|the year's end", 'partof end year'); w("month's end|the month's end", 'partof end month')
    for code, d in (('EOY', 'end year'), ('BOY', 'start year'), ('EOM', 'end month'), ('BOM', 'start month')):
        w([code, 'the ' + code], 'partof ' + d)
    w('spring', 'season SP'); w('summer', 'season SU'); w('autumn', 'season FA'); w('fall', 'season FA weak'); w('winter', 'season WI'); w('season|seasons', 'season_word')
    w('morning|mornings', 'daypart MO'); w('midday', 'daypart MI'); w('noon', 'daypart MI noon'); w('afternoon|afternoons', 'daypart AF'); w('evening|evenings', 'daypart EV'); w('the eve of|eve of', 'daypart EV eve'); w('night|nights', 'daypart NI'); w('midnight', 'daypart NI midnight'); w('dawn', 'daypart DT')
    w('every|each', 'every'); w('every other|every second', 'every other'); w('daily', 'set P1D'); w('weekly', 'set P1W'); w('monthly', 'set P1M'); w('yearly|annual|annually', 'set P1Y'); w('quarterly', 'set P3M'); w('hourly', 'set PT1H')
    # How often, and how long in one word: both say a length and no day.
    w('per day', 'set P1D'); w('per week', 'set P1W'); w('per month', 'set P1M'); w('per year|per annum', 'set P1Y'); w('nightly', 'set P1D'); w('biweekly|bi-weekly|fortnightly', 'set P2W'); w('bimonthly|bi-monthly', 'set P2M'); w('biannual|bi-annual|semiannual|semi-annual|half-yearly', 'set P6M'); w('biennial', 'set P2Y'); w('over the years', 'set PXY'); w([f'the days {ahead}' for ahead in ('ahead', 'to come')], 'set PXD'); w([f'the weeks {ahead}' for ahead in ('ahead', 'to come')], 'set PXW'); w([f'the months {ahead}' for ahead in ('ahead', 'to come')], 'set PXM'); w([f'the years {ahead}' for ahead in ('ahead', 'to come')], 'set PXY')
    w([f'{count} {each}' for count in ('once', 'twice') for each in ('a', 'an', 'per', 'each', 'every')], 'every rate'); w([f'times {each}' for each in ('a', 'an', 'per', 'each', 'every')], 'every times')
    for unit, one, some in (('hour', 'PT1H', 'PTXH'), ('day', 'P1D', 'PXD'), ('week', 'P1W', 'PXW'), ('month', 'P1M', 'PXM'), ('year', 'P1Y', 'PXY'), ('decade', 'P10Y', 'PXY'), ('century', 'P100Y', 'PXY')):
        w([f'{unit}-long', f'{unit}long'], 'set ' + one); w(('centuries' if unit == 'century' else unit + 's') + '-long', 'set ' + some)
    w('consecutive|straight|successive|in a row', 'row'); w('closed|closing|closes|ends|finished|finishing|finishes|began|begins|started|opened', 'edge')
    w([f'{year} {period}' for year in ('year ago', 'the year ago', 'year earlier', 'the year earlier', 'prior year', 'the prior year') for period in ('quarter', 'period', 'month')], 'past')
    w('that time', 'past')
    w([place + ' ' + time for place in ('pacific', 'eastern', 'central', 'mountain') for time in ('time', 'standard time', 'daylight time')], 'clock zone')
    w('ah|a.h.', 'era ah'); w('AH', 'era ah'); w('ad|a.d.|ce|c.e.', 'era ad'); w('AD|CE', 'era ad'); w('bc|b.c.|bce', 'era bc'); w('BC|BCE', 'era bc')
    for n in range(1, 5):
        w(f'q{n}', f'quarter {n}')
    for n in (1, 2):
        w([f'H{n}'], f'half {n}')
    for n, word in {20: 'twenties', 30: 'thirties', 40: 'forties', 50: 'fifties', 60: 'sixties', 70: 'seventies', 80: 'eighties', 90: 'nineties', 0: 'noughties|aughts'}.items():
        w(word, f'decade {n}')
    w('am|a.m.|a.m|a m', 'clock am'); w('AM', 'clock am'); w('pm|p.m.|p.m|p m', 'clock pm'); w('PM', 'clock pm'); w("o'clock|oclock", 'clock hour'); w('utc|gmt|z', 'clock utc'); w('UTC|GMT', 'clock utc'); w('EST|EDT|PST|PDT|CST|CDT|MST|MDT|CET|CEST|EET|EEST|MSK|BST|AST|IST|JST|HKT|SGT|AEST|AEDT|ET|PT|local time', 'clock zone')
    w('expect|expects|anticipate|anticipates', 'tense either'); w('expect to|expects to|hope to|hopes to|want to|wants to|plan to|intend to|aim to', 'tense future')
    # Not "she'll", "we'll", "he'll", "I'll": without the mark, as words are compared, they are other words.
    w('could|may|might|can|should|must', 'tense modal'); w('could have|may have|might have|should have|must have|would have|will have', 'tense perfect'); w('to be|scheduled|expected|set to|due|plans to|planned|going to|upcoming|would|aims to|intends to|forthcoming', 'tense future'); w('will|shall|won\'t|is to|are to|ll|you\'ll|it\'ll|they\'ll|who\'ll|that\'ll|there\'ll', 'tense future verb'); w('all|whole|full|entire|the whole|the entire|the full', 'whole')
    w('christmas|xmas|x mas|christmas day|xmas day|x mas day', 'holiday 12-25'); w('christmas eve|xmas eve', 'holiday 12-24'); w('new year\'s day|new years day|new year\'s|new year', 'holiday 1-1'); w('new year\'s eve|new years eve|new year eve|nye', 'holiday 12-31'); w('valentine\'s day|valentines day|valentine day', 'holiday 2-14'); w('may day|labour day', 'holiday 5-1'); w('halloween', 'holiday 10-31'); w('july 4th holiday|fourth of july', 'holiday 7-4'); w('st. patrick\'s day|saint patrick\'s day|st patrick\'s day|st patricks day|st. patricks day|saint patricks day|st. paddy\'s day|st paddy\'s day|saint paddy\'s day', 'holiday 3-17')
    w('persian new year|tamil new year|coptic new year|orthodox new year|thai new year|khmer new year|tibetan new year|amazigh new year|berber new year|school new year', 'none')
    # month-wWnN: the Nth weekday W of it, 5 for the last; +N days after that. easter+N, orthodox+N: days after the western or eastern
    # Easter Sunday. h, j and c before the month: of the Hijri, Hebrew and Chinese calendars.
    for forms, day in (('thanksgiving|thanksgiving day|thanks giving|thanks giving day', '11-w4n4'), ('black friday', '11-w4n4+1'), ('cyber monday', '11-w4n4+4'),
                       ('memorial day', '5-w1n5'), ('labor day', '9-w1n1'), ('martin luther king day|martin luther king jr. day|mlk day', '1-w1n3'),
                       ("presidents' day|president's day|presidents day", '2-w1n3'), ('columbus day', '10-w1n2'), ("mother's day|mothers' day|mothers day", '5-w7n2'),
                       ("father's day|fathers' day|fathers day", '6-w7n3'), ('easter|easter sunday|easter day', 'easter+0'), ('easter monday', 'easter+1'),
                       ('good friday', 'easter-2'), ('palm sunday', 'easter-7'), ('ash wednesday', 'easter-46'), ('ascension day', 'easter+39'),
                       ('pentecost|whit sunday', 'easter+49'), ('boxing day', '12-26'), ('bastille day', '7-14'), ('juneteenth', '6-19'), ('earth day', '4-22'),
                       ("international workers' day|international worker's day|international workers day|workers' day", '5-1'), ('remembrance day|armistice day', '11-11'),
                       ("new year's eve", '12-31'), ('all saints day|all saints\' day', '11-1'), ('epiphany', '1-6'), ('anzac day', '4-25')):
        w(forms, 'holiday ' + day)
    w('women\'s day|international women\'s day', 'holiday 3-8'); w('april fools|april fool\'s day', 'holiday 4-1'); w('veterans day', 'holiday 11-11'); w('eid al-fitr|eid ul fitr', 'holiday h10-1'); w('eid al-adha|eid ul adha', 'holiday h12-10'); w('ashura', 'holiday h1-10'); w('corresponding to', 'same')
    # Days that history has named: the word for what happened, then the day.
    for forms, day in (('9/11|september 11 attacks|sept. 11 attacks|sept 11 attacks|11 september attacks|september 11th attacks', '2001-09-11'),
                       ('january 25 revolution|25 january revolution', '2011-01-25'), ('june 30 revolution|30 june revolution', '2013-06-30'),
                       ('july 23 revolution|23 july revolution', '1952-07-23'), ('february 17 revolution|17 february revolution', '2011-02-17'),
                       ('october 7 attack|october 7 attacks|7 october attack|7 october attacks', '2023-10-07')):
        w(forms, 'holiday ' + day)
    world_days(w, 0)
    w('term', 'none')


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--check', action='store_true')
    a = ap.parse_args()
    ar, en = Pack('ar'), Pack('en')
    for step in (ar_numbers, ar_units, ar_currencies, ar_qualifiers, ar_dates, ar_nouns):
        step(ar)
    for step in (en_numbers, en_units, en_currencies, en_qualifiers, en_dates, en_nouns):
        step(en)
    bad = [p.language for p in (ar, en) if p.write(a.check)]
    if bad:
        sys.exit(f'{", ".join(bad)}: the word files of measure are not what build_measure.py makes: run it')


if __name__ == '__main__':
    main()
