#include "measure/figures.h"

#include <algorithm>

#include "measure/points.h"
#include "measure/quantity.h"

namespace khabar::measure {

namespace {

const Reading* qualifier_at(const Scan& scan, uint32_t i, bool after) {
  for (const Reading& r : scan.at(i)) {
    if (r.word->kind != WordKind::qualifier || r.end > scan.end || r.word->is(word_flag::vague)) continue;
    if (r.word->is(after ? word_flag::after : word_flag::before)) return &r;
  }
  return nullptr;
}

Qualifier qualifier_of(const Reading& r) { return static_cast<Qualifier>(r.word->role); }

// The bounds that a qualifier gives a value.
void set_bounds(Figure& f, Qualifier qualifier, double value) {
  f.qualifier = qualifier;
  f.value = value;
  f.min = f.max = value;
  switch (qualifier) {
    case Qualifier::more_than:
    case Qualifier::at_least:
      f.max.reset();
      break;
    case Qualifier::less_than:
    case Qualifier::at_most:
      f.min.reset();
      break;
    case Qualifier::approx:
      f.max.reset();
      f.min.reset();
      break;
    case Qualifier::almost:
      f.min.reset();
      break;
    default:
      break;
  }
}

// Reads one figure, from its qualifier to its noun: appends it, and returns the token after it.
class FigureReader {
 public:
  FigureReader(const Scan& scan, uint32_t i, std::vector<Figure>& figures)
      : scan_(scan), begin_(i), at_(i), figures_(figures) {}

  std::optional<uint32_t> run() {
    if ((scan_.starts(at_) & start::no) != 0)
      if (auto f = read_none()) return f;
    read_qualifiers();
    uint32_t range_at = at_;
    if (const auto range = read_between(range_at)) return finish_range(*range);
    const Quantity* const q = read_quantity(scan_, at_);
    if (q == nullptr) return qualified_ ? read_bare_unit() : read_without_number();
    // A lone "thaniya" is a second, not the second.
    if (q->kind == FigureKind::ordinal && at_ == scan_.begin && q->end == scan_.end &&
        scan_.find(at_, WordKind::time_unit) && scan_.arabic)
      if (auto f = read_bare_unit()) return f;
    if (qualified_ && stands_in_date(*q)) return std::nullopt;
    if (q->number.form == NumberForm::vague) return finish_vague(*q);
    if (const auto upper = read_upper(*q)) return finish_range({*q, *upper});
    if (!is_figure(*q)) return std::nullopt;
    return finish(*q);
  }

 private:
  struct Range {
    Quantity lower, upper;
  };

  // "more than about": the outer one speaks.
  void read_qualifiers() {
    for (int n = 0; n < 3; ++n) {
      const Reading* const r = qualifier_at(scan_, at_, false);
      if (r == nullptr || r->end >= scan_.end) return;
      if (!qualified_ || qualifier_ == Qualifier::approx || qualifier_ == Qualifier::exact)
        qualifier_ = qualifier_of(*r);
      qualified_ = true;
      if (at_ == begin_) first_proclitic_ = r->proclitic_bytes;
      at_ = r->end;
      if (rule_ == RuleRef::none) rule_ = r->word->rule;
    }
  }

  // "between a and b", "from a to b".
  std::optional<Range> read_between(uint32_t i) {
    const Reading* opener = scan_.link(i, Link::between);
    const bool between = opener != nullptr;
    if (!between) opener = scan_.link(i, scan_.arabic ? Link::of : Link::from);
    if (opener == nullptr) return std::nullopt;
    if (between)
      if (auto ranks = read_between_ranks(opener->end)) return ranks;
    const auto lower = read_quantity(scan_, skip_hedges(opener->end));
    if (!lower || lower->number.form == NumberForm::vague || lower->kind == FigureKind::ordinal)
      return read_merged(*opener);
    uint32_t next = lower->end;
    if (between) {
      if (!scan_.and_at(next, next)) {
        if (const Reading* to = scan_.link(next, Link::to))
          next = to->end;
        else
          return scan_.hyphened(next) || scan_.is_dash(next) ? dash_range(*lower, next) : read_merged(*opener);
      }
    } else if (const Reading* to = to_at(next)) {
      next = to->proclitic_bytes > 0 ? next : to->end;
    } else {
      return scan_.hyphened(next) || scan_.is_dash(next) ? dash_range(*lower, next) : std::nullopt;
    }
    const auto upper = read_quantity(scan_, skip_hedges(next));
    if (!upper || upper->value < lower->value || upper->number.form == NumberForm::vague) return std::nullopt;
    return Range{*lower, *upper};
  }

  // "between the tenth and the fifteenth"
  std::optional<Range> read_between_ranks(uint32_t i) const {
    const auto skip_the = [&](uint32_t at) {
      const Reading* const the = scan_.link(at, Link::the);
      return the != nullptr ? the->end : at;
    };
    const auto lower = read_quantity(scan_, skip_the(i));
    uint32_t next = 0;
    if (!lower || lower->kind != FigureKind::ordinal || !scan_.and_at(lower->end, next)) return std::nullopt;
    const auto upper = read_quantity(scan_, skip_the(next));
    if (!upper || upper->kind != FigureKind::ordinal || upper->value <= lower->value) return std::nullopt;
    return Range{*lower, *upper};
  }

  // "between about 5 and about 7".
  uint32_t skip_hedges(uint32_t i) const {
    while (const Reading* r = qualifier_at(scan_, i, false)) i = r->end;
    return i;
  }

  // "to", as a word of its own; in Arabic also the proclitic li- of a number ("min ashra li-ishrin").
  const Reading* to_at(uint32_t i) const {
    if (const Reading* to = scan_.link(i, Link::to)) return to;
    if (!scan_.arabic) return nullptr;
    for (const Reading& r : scan_.at(i))
      if (r.word->kind == WordKind::number && (r.proclitics & proclitic_flag::preposition) != 0) return &r;
    return nullptr;
  }

  std::optional<Range> dash_range(const Quantity& lower, uint32_t next) {
    if (scan_.is_dash(next)) ++next;
    const auto upper = read_quantity(scan_, next);
    if (!upper || upper->value <= lower.value) return std::nullopt;
    return Range{lower, *upper};
  }

  // "bayn thalatha wa-ashara": the number grammar may have joined both ends of the range into one.
  std::optional<Range> read_merged(const Reading&) { return std::nullopt; }

  // The upper end behind a dash, a tilde, "to" or "or", where both ends go together.
  const Quantity* read_upper(const Quantity& lower) const {
    if (lower.number.form == NumberForm::fraction && lower.bare()) return nullptr;
    uint32_t next = lower.end;
    bool dash = false;
    if (scan_.hyphened(next) && !scan_.is_dash(next)) {
      dash = true;
    } else if (scan_.is_dash(next) || scan_.is_tilde(next)) {
      dash = true;
      ++next;
      if (scan_.is_tilde(next)) ++next;
    } else if (const Reading* to = scan_.link(next, Link::to)) {
      next = to->end;
    } else if (const Reading* or_ = scan_.link(next, Link::or_); or_ != nullptr && lower.bare()) {
      next = or_->end;
    } else {
      return nullptr;
    }
    const auto upper = read_quantity(scan_, next);
    if (!upper || upper->value <= lower.value || upper->number.form == NumberForm::vague) return nullptr;
    if (upper->kind == FigureKind::ordinal || lower.kind == FigureKind::ordinal) return nullptr;
    // "2-1" is a score and "4-22" may be anything: both ends bare say nothing, unless they are large or stand alone.
    if (lower.bare() && upper->bare()) {
      const bool alone = begin_ == scan_.begin && upper->end == scan_.end;
      if (!dash || (upper->value < 100 && !alone && !qualified_ && !scan_.is_tilde(next - 1))) return nullptr;
      return upper;
    }
    if (!lower.bare() && lower.kind != upper->kind) return nullptr;
    // "rose half a percentage point to 3 percent", "3 dollars to 4 pounds"
    const bool named = lower.kind == FigureKind::percent || lower.kind == FigureKind::money;
    if (named && upper->kind == lower.kind && lower.unit != upper->unit) return nullptr;
    if (!lower.bare() && upper->bare()) return nullptr;
    return upper;
  }

  // "about the third week of May", "more than 2018": what the qualifier hedges is no figure.
  bool stands_in_date(const Quantity& q) const {
    if (q.kind == FigureKind::ordinal) return true;
    if (!q.bare() || !q.number.digits || q.number.grouped) return false;
    if (q.number.digit_count == 4 && read_year(scan_, at_)) return true;
    if (!scan_.is_number(at_)) return false;
    const bool joined = scan_.is_punct(at_ + 1, Punct::slash) || scan_.hyphened(at_ + 1);
    return read_named_date(scan_, at_) || (joined && read_numeric_date(scan_, at_));
  }

  bool is_figure(const Quantity& q) const {
    const bool alone = q.begin == scan_.begin && q.end == scan_.end;
    if (!scan_.arabic && !q.number.has_digits && is_tail_of_compound(q)) return false;
    if (q.bare() && !q.number.has_digits && !qualified_ && is_label_before(scan_, begin_)) return false;
    if ((q.number.leading_zero || q.number.weak) && q.bare()) return alone || (q.number.weak && scan_.is_phrase);
    // "al-nisf": the half of an hour or of a match, where nothing of which it is one is named
    if (scan_.arabic && q.bare() && q.number.form == NumberForm::fraction && !q.number.has_digits && !alone &&
        !qualified_ && is_definite_word(q.begin) && !scan_.has(q.end, Link::of))
      return false;
    // "khatt al-sifr", "al-wahid": no count of anything.
    if (scan_.arabic && q.bare() && q.number.form == NumberForm::cardinal && !q.number.has_digits && q.value <= 1 &&
        !qualified_ && is_definite_word(q.begin) && !scan_.has(q.end, Link::of))
      return false;
    // "this one", "ayyu wahid": a pronoun, where it counts nothing.
    if (q.bare() && q.value == 1 && !q.number.has_digits && q.number.form == NumberForm::cardinal)
      return alone || qualified_ || scan_.has(q.end, Link::of);
    return true;
  }

  // "multi-billion dollar", "scrum-half"; the "half" of "the second half".
  bool is_tail_of_compound(const Quantity& q) const {
    if (q.begin <= scan_.begin || (scan_.starts(q.begin - 1) & start::qualifier) != 0) return false;
    if (scan_.hyphened(q.begin) && scan_.is_word(q.begin - 1))
      return (scan_.starts(q.begin - 1) & (start::number | start::a | start::unit)) == 0;
    const bool part = q.bare() && q.number.form == NumberForm::fraction && q.number.end == q.number.begin + 1;
    return part && scan_.find(q.begin - 1, WordKind::ordinal) != nullptr;
  }

  // Does the word begin with the Arabic article, behind its proclitics?
  bool is_definite_word(uint32_t i) const {
    return scan_.text(i).substr(scan_.token(i).proclitic_bytes).starts_with("\xD8\xA7\xD9\x84");
  }

  void fill(Figure& f, const Quantity& q) const {
    f.kind = q.kind;
    f.unit = q.unit;
    if (q.hundredths) f.unit += "/100";
    f.timex = q.timed ? read_duration(scan_, q.number.begin)->timex : std::string();
    f.rule = q.rule != RuleRef::none ? q.rule : rule_;
    set_noun(f, q.noun);
  }

  void set_noun(Figure& f, const Noun& noun) const {
    if (!noun.found()) return;
    f.noun = noun.lemma;
    f.noun_class = noun.noun_class;
    f.noun_span = {scan_.start_of(noun.begin), scan_.end_of(noun.end - 1)};
  }

  uint32_t close(Figure& f, uint32_t end) const {
    // Quantities may reach back for a sign, never before begin_.
    f.tokens = {begin_, end};
    f.span = {scan_.start_of(begin_), scan_.end_of(end - 1)};
    f.sentence = scan_.sentence;
    return end;
  }

  // "or more", "on the least": behind the number or behind the noun.
  uint32_t read_after(uint32_t end, Qualifier& qualifier) const {
    uint32_t at = end;
    if (scan_.is_punct(at, Punct::comma) && qualifier_at(scan_, at + 1, true) == nullptr) return end;
    const Reading* const r = qualifier_at(scan_, at, true);
    if (r == nullptr) return end;
    // "5 or less than 6", "above 5 and below 6": the words belong to the next number.
    if ((scan_.starts(r->end) & (start::digits | start::number | start::a)) != 0 &&
        qualifier_at(scan_, r->end - 1, false) != nullptr)
      return end;
    for (uint32_t i = at + 1; i < r->end; ++i)
      if (const Reading* before = qualifier_at(scan_, i, false); before != nullptr && before->end > r->end) return end;
    if (const Reading* before = qualifier_at(scan_, at, false); before != nullptr && before->end > r->end) return end;
    qualifier = qualifier_of(*r);
    return r->end;
  }

  std::optional<uint32_t> finish(Quantity q) {
    Figure& f = figures_.emplace_back();
    uint32_t end = q.end;
    Qualifier after = qualifier_;
    const uint32_t after_end = read_after(end, after);
    if (after_end != end) {
      qualifier_ = after;
      end = after_end;
      // "20 or more people": the noun stands behind the qualifier.
      if (q.bare()) {
        q.noun = read_noun(scan_, end, q.number);
        if (q.noun.found()) {
          q.kind = FigureKind::count;
          end = q.noun.end;
        }
      }
    }
    fill(f, q);
    set_bounds(f, qualifier_, q.value);
    end = read_other_bound(f, end);
    return close(f, end);
  }

  static bool is_lower_bound(Qualifier q) { return q == Qualifier::more_than || q == Qualifier::at_least; }
  static bool is_upper_bound(Qualifier q) { return q == Qualifier::less_than || q == Qualifier::at_most; }

  // "more than 30 and less than 40", "at most 40 and at least 30": both bounds of one range.
  uint32_t read_other_bound(Figure& f, uint32_t end) const {
    if (!is_lower_bound(qualifier_) && !is_upper_bound(qualifier_)) return end;
    uint32_t next = end;
    if (!scan_.and_at(end, next)) return end;
    const Reading* const r = qualifier_at(scan_, next, false);
    const bool lower_first = is_lower_bound(qualifier_);
    if (r == nullptr || !(lower_first ? is_upper_bound(qualifier_of(*r)) : is_lower_bound(qualifier_of(*r))))
      return end;
    const auto other = read_quantity(scan_, r->end);
    if (!other || other->number.form == NumberForm::vague) return end;
    if (lower_first ? other->value <= *f.value : other->value >= *f.value) return end;
    (lower_first ? f.max : f.min) = other->value;
    f.value.reset();
    f.qualifier = Qualifier::range;
    if (other->noun.found() && f.noun.empty()) {
      f.kind = FigureKind::count;
      set_noun(f, other->noun);
    }
    return other->end;
  }

  // The value of the lower end in the unit of the upper: "7-9 lakh", "3-5 million".
  static double lower_value(const Range& r) {
    if (!r.lower.number.scaled && r.upper.number.scaled && r.lower.bare() && r.upper.value >= 1000 &&
        r.lower.value < 1000) {
      const double scale = r.upper.value >= 1e9 ? 1e9 : r.upper.value >= 1e6 ? 1e6 : 1e3;
      if (r.upper.value / scale > r.lower.value) return r.lower.value * scale;
    }
    return r.lower.value;
  }

  std::optional<uint32_t> finish_range(const Range& r) {
    Figure& f = figures_.emplace_back();
    fill(f, r.upper);
    if (r.upper.bare() && !r.lower.bare()) fill(f, r.lower);
    f.qualifier = Qualifier::range;
    f.min = lower_value(r);
    f.max = r.upper.value;
    return close(f, r.upper.end);
  }

  std::optional<uint32_t> finish_vague(const Quantity& q) {
    Figure& f = figures_.emplace_back();
    fill(f, q);
    f.kind = q.noun.found() ? FigureKind::count : q.kind == FigureKind::number ? FigureKind::number : q.kind;
    f.qualifier = Qualifier::vague;
    f.min = q.value;
    return close(f, q.end);
  }

  // ---- figures in which no number stands
  std::optional<uint32_t> read_without_number() {
    if (auto f = read_dual()) return f;
    if (auto f = read_several()) return f;
    if (auto f = read_bare_unit()) return f;
    return read_single();
  }

  std::optional<uint32_t> one(Figure& f, const Reading& r, double value) {
    f.rule = r.word->rule;
    set_bounds(f, Qualifier::exact, value);
    // "shurtiyayn ithnayn": the number says it again.
    const Reading* const again = value == 2 ? scan_.find(r.end, WordKind::number) : nullptr;
    const bool repeated = again != nullptr && again->word->value == 2 && !again->word->is(word_flag::multiplier) &&
                          again->proclitics == 0;
    return close(f, repeated ? again->end : r.end);
  }

  // "al-baladayn al-shaqiqayn": a dual behind a dual describes it.
  bool is_adjective(const Reading& dual) const {
    return at_ > scan_.begin && dual.proclitics == (dual.proclitics & proclitic_flag::article) &&
           (scan_.starts(at_ - 1) & start::dual) != 0;
  }

  // Duals of nouns, units and money.
  std::optional<uint32_t> read_dual() {
    uint32_t longest = at_ + 1;  // "santi mitr" is no dual of a year
    for (const Reading& r : scan_.at(at_))
      if (r.word->kind == WordKind::unit && r.end <= scan_.end) longest = std::max(longest, r.end);
    if (const Reading* unit = scan_.find(at_, WordKind::time_unit);
        unit != nullptr && unit->word->is(word_flag::dual) && unit->end >= longest)
      return read_duration_figure();
    for (const Reading& r : scan_.at(at_)) {
      if (!r.word->is(word_flag::dual) || r.end > scan_.end || r.end < longest) continue;
      const WordKind kind = r.word->kind;
      if (kind != WordKind::counted && kind != WordKind::unit && kind != WordKind::currency) continue;
      if (kind == WordKind::counted && is_adjective(r)) return std::nullopt;
      Figure& f = figures_.emplace_back();
      if (kind == WordKind::counted) {
        f.kind = FigureKind::count;
        set_noun(f, {r.begin, r.end, r.word->text, r.word->text2});
      } else {
        f.kind = kind == WordKind::unit ? FigureKind::measure : FigureKind::money;
        f.unit = r.word->text;
      }
      return one(f, r, 2);
    }
    return std::nullopt;
  }

  std::optional<uint32_t> read_duration_figure() {
    const auto d = read_duration(scan_, at_);
    if (!d) return std::nullopt;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::duration;
    f.unit = unit_name(d->unit);
    f.timex = d->timex;
    f.rule = d->rule;
    set_bounds(f, Qualifier::exact, d->value);
    return close(f, d->end);
  }

  // "several people".
  std::optional<uint32_t> read_several() {
    for (const Reading& r : scan_.at(at_)) {
      if (!r.word->is(word_flag::vague) || r.word->kind != WordKind::qualifier || r.end >= scan_.end) continue;
      for (const Reading& n : scan_.at(r.end)) {
        if (n.word->kind != WordKind::counted || !n.word->is(word_flag::plural) || n.end > scan_.end) continue;
        Figure& f = figures_.emplace_back();
        f.kind = FigureKind::count;
        f.qualifier = Qualifier::vague;
        f.rule = r.word->rule;
        set_noun(f, {n.begin, n.end, n.word->text, n.word->text2});
        return close(f, n.end);
      }
    }
    return std::nullopt;
  }

  // "no casualties".
  std::optional<uint32_t> read_none() {
    const Reading* no = nullptr;  // "wa-la" too
    for (const Reading& r : scan_.at(at_))
      if (no == nullptr && r.word->link() == Link::no && r.end <= scan_.end &&
          r.proclitics == (r.proclitics & proclitic_flag::conjunction))
        no = &r;
    if (no == nullptr) return std::nullopt;
    if (no->word->is(word_flag::singular)) return read_nobody(*no);
    for (const Reading& n : scan_.at(no->end)) {
      if (n.word->kind != WordKind::counted || n.end > scan_.end) continue;
      const bool harm = n.word->text2 == "injury" || n.word->text2 == "death";
      if (!harm && !(is_human(n.word->text2) && n.word->is(word_flag::plural))) continue;
      Figure& f = figures_.emplace_back();
      f.kind = FigureKind::count;
      set_noun(f, {n.begin, n.end, n.word->text, n.word->text2});
      f.rule = no->word->rule;
      set_bounds(f, Qualifier::exact, 0);
      return close(f, n.end);
    }
    return std::nullopt;
  }

  // "nobody was arrested": none of those whom the verb counts.
  std::optional<uint32_t> read_nobody(const Reading& nobody) {
    bool harmed = false;
    for (uint32_t i = nobody.end; i < nobody.end + 4; ++i) harmed |= scan_.has(i, Link::cue);
    const uint32_t back = scan_.arabic ? 3 : 1;  // "arrested nobody"
    for (uint32_t i = nobody.begin; i > scan_.begin && i + back > nobody.begin; --i)
      harmed |= scan_.has(i - 1, Link::cue);
    if (nobody.word->is(word_flag::weak)) harmed = is_denied(nobody);
    if (!harmed) return std::nullopt;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::count;
    f.rule = nobody.word->rule;
    set_noun(f, {nobody.begin, nobody.end, nobody.word->text, nobody.word->text2});
    set_bounds(f, Qualifier::exact, 0);
    return close(f, nobody.end);
  }

  // "lam yusab ahad": a negation, the verb that counts, and nothing behind it of which it could be one.
  bool is_denied(const Reading& nobody) const {
    if (nobody.begin < scan_.begin + 2 || !scan_.has(nobody.begin - 1, Link::cue)) return false;
    if (!scan_.is_negation(nobody.begin - 2)) return false;
    return !scan_.is_word(nobody.end) || !is_definite_word(nobody.end);
  }

  // A unit on its own is one of it: "a pound", and a cell that holds nothing but "kilometre".
  std::optional<uint32_t> read_bare_unit() {
    const Reading* a = scan_.link(at_, Link::a);
    if (a == nullptr) a = scan_.link(at_, Link::another);
    if (auto f = read_bare_duration(a)) return f;
    const uint32_t unit_at = a != nullptr ? a->end : at_;
    const bool alone = at_ == scan_.begin;
    for (const Reading& r : scan_.at(unit_at)) {
      if (r.word->is(word_flag::plural | word_flag::dual | word_flag::weak | word_flag::suffix) || r.end > scan_.end)
        continue;
      const bool unit = r.word->kind == WordKind::unit,
                 money = r.word->kind == WordKind::currency && !r.word->is(word_flag::symbol);
      if (!unit && !money) continue;
      if (a != nullptr && (scan_.token(unit_at).is(token_flag::all_caps) || is_rate())) continue;  // "a CM game"
      if (a == nullptr && !(alone && (r.end == scan_.end || scan_.has_fraction_behind(r.end)))) continue;
      Figure& f = figures_.emplace_back();
      f.kind = unit ? FigureKind::measure : FigureKind::money;
      f.unit = r.word->text;
      f.rule = r.word->rule;
      double value = money && r.word->value != 0.01 ? r.word->value : 1;
      const uint32_t end = add_to_bare(r, money, value);
      set_bounds(f, qualifier_, value);
      return close(f, end);
    }
    return std::nullopt;
  }

  // "$65 a barrel"
  bool is_rate() const {
    constexpr uint64_t amount = start::digits | start::number | start::currency | start::measure;
    return at_ > scan_.begin && (scan_.starts(at_ - 1) & amount) != 0;
  }

  // "a dollar and 42 cents", "litr wa-nisf".
  uint32_t add_to_bare(const Reading& unit, bool money, double& value) const {
    uint32_t next = 0;
    if (!scan_.and_at(unit.end, next)) return unit.end;
    if (const Reading* f = scan_.find(next, WordKind::fraction); f != nullptr && f->word->value < 0.9) {
      value += f->word->value;
      return f->end;
    }
    const auto minor = money ? read_quantity(scan_, next) : nullptr;
    if (!minor || minor->kind != FigureKind::money || minor->unit_word == nullptr ||
        !minor->unit_word->is(word_flag::minor))
      return unit.end;
    value += minor->value / 100;
    return minor->end;
  }

  // "an hour", "another day", "all week", "li-muddat shahr", "yawm kamil", and a unit that stands alone.
  std::optional<uint32_t> read_bare_duration(const Reading* article) {
    const Reading* whole = scan_.arabic ? nullptr : scan_.time(at_, TimeRole::whole);
    // "for the day": in running text it is the date
    if (const Reading* during = scan_.time(at_, TimeRole::for_);
        during != nullptr && during->end == at_ + 2 && scan_.is_phrase)
      whole = during;
    const uint32_t unit_at = whole != nullptr ? whole->end : at_;
    if ((scan_.starts_near(unit_at, 6) & start::unit) == 0) return std::nullopt;
    const auto d = read_duration(scan_, unit_at);
    if (!d || is_age(*d)) return std::nullopt;
    const bool alone = at_ == scan_.begin && d->end == scan_.end && scan_.arabic;
    uint32_t end = d->end;
    bool meant =
        whole != nullptr || alone || (article != nullptr && d->counted) || scan_.has(at_, Link::another) || d->counted;
    if (scan_.arabic) {
      const bool indefinite = !is_definite_word(at_);
      if (at_ > scan_.begin && scan_.has(at_ - 1, TimeRole::for_) && indefinite) meant = true;
      if (const Reading* full = scan_.time(end, TimeRole::whole); full != nullptr && indefinite) {
        meant = true;
        end = full->end;
      }
    }
    if (!meant) return std::nullopt;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::duration;
    f.unit = unit_name(d->unit);
    f.timex = d->timex;
    f.rule = d->rule;
    set_bounds(f, qualifier_, d->value);
    return close(f, end);
  }

  // "a 23-year-old": the figure begins at its number.
  bool is_age(const Duration& d) const {
    if (!d.counted || !scan_.is_number(at_ + 1)) return false;
    for (const Reading& r : scan_.at(d.end - 1))
      if (r.word->link() == Link::age && r.end > d.end) return true;
    return false;
  }

  // A person in the singular counts one beside a word of killing, wounding or taking: "maqtal jundi", "killed a
  // soldier".
  std::optional<uint32_t> read_single() {
    const Reading* const a = scan_.link(at_, Link::a);
    if (!scan_.arabic && a == nullptr) return std::nullopt;
    if (scan_.arabic)
      if (auto f = read_noun_then_one()) return f;
    uint32_t noun_at = a != nullptr ? a->end : at_;
    const Reading* noun = nullptr;
    for (uint32_t n = 0; n < (scan_.arabic ? 1u : 3u) && noun == nullptr; ++n, ++noun_at) {
      for (const Reading& r : scan_.at(noun_at))
        if (r.word->kind == WordKind::counted && r.word->is(word_flag::singular) && is_human(r.word->text2)) noun = &r;
      if (noun == nullptr && !scan_.is_word(noun_at)) return std::nullopt;
    }
    if (noun == nullptr || !stands_beside_cue(*noun)) return std::nullopt;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::count;
    set_noun(f, {noun->begin, noun->end, noun->word->text, noun->word->text2});
    return one(f, *noun, 1);
  }

  // "qatil wahid", "shurtiyyin ithnayn".
  std::optional<uint32_t> read_noun_then_one() {
    for (const Reading& r : scan_.at(at_)) {
      if (r.word->kind != WordKind::counted || r.word->is(word_flag::dual) || r.end >= scan_.end) continue;
      const double value = r.word->is(word_flag::singular) ? 1 : 2;
      const Reading* const one = scan_.find(r.end, WordKind::number);
      if (one == nullptr || one->word->value != value || one->word->is(word_flag::weak | word_flag::multiplier) ||
          one->proclitics != 0)
        continue;
      Figure& f = figures_.emplace_back();
      f.kind = FigureKind::count;
      f.rule = r.word->rule;
      set_noun(f, {r.begin, r.end, r.word->text, r.word->text2});
      set_bounds(f, Qualifier::exact, value);
      return close(f, one->end);
    }
    return std::nullopt;
  }

  bool stands_beside_cue(const Reading& noun) const {
    if ((noun.proclitics & (proclitic_flag::article | proclitic_flag::preposition)) != 0) return false;
    const uint32_t back = scan_.arabic ? 2 : 4;
    for (uint32_t n = 1; n <= back && at_ >= scan_.begin + n; ++n) {
      const uint32_t i = at_ - n;
      if (scan_.token(i).kind == TokenKind::punctuation && scan_.token(i).punct != Punct::quote_open) {
        if (scan_.arabic) return false;
        break;
      }
      for (const Reading& r : scan_.at(i)) {
        if (r.word->link() == Link::cue && (n == 1 || !scan_.arabic)) return true;
        // "two soldiers and a civilian": it is counted with its neighbours.
        if (scan_.arabic && (noun.proclitics & proclitic_flag::conjunction) != 0 && r.word->kind == WordKind::counted &&
            r.word->is(word_flag::dual | word_flag::plural))
          return true;
      }
    }
    if (scan_.arabic) return false;
    for (uint32_t i = noun.end; i < noun.end + 3; ++i)
      if (scan_.has(i, Link::cue)) return true;
    return false;
  }

  const Scan& scan_;
  const uint32_t begin_;
  uint32_t at_;
  Qualifier qualifier_ = Qualifier::exact;
  bool qualified_ = false;
  uint8_t first_proclitic_ = 0;
  RuleRef rule_ = RuleRef::none;
  std::vector<Figure>& figures_;
};

// May a figure begin at token i? Looks at the bits of the next few tokens only.
bool may_begin(const Scan& scan, uint32_t i) {
  constexpr uint64_t number = start::digits | start::number;
  constexpr uint64_t sure = number | start::dual | start::minus;
  constexpr uint64_t openers = start::qualifier | start::currency | start::opener | start::of | start::a | start::no |
                               start::whole | start::measure | start::unit | start::counted | start::plural;
  const uint64_t bits = scan.starts(i);
  if ((bits & sure) != 0) return true;
  if ((bits & openers) == 0 && scan.token(i).kind == TokenKind::word) return scan.token(i).is(token_flag::has_digit);
  const uint64_t next = scan.starts(i + 1);
  constexpr uint64_t hedged = number | start::dual | start::minus | start::currency | start::measure | start::unit;
  if ((bits & start::qualifier) != 0 && (scan.starts_near(i + 1, 5) & (hedged | start::vague | start::plural)) != 0)
    return true;
  if ((bits & start::currency) != 0)
    return (next & (start::digits | start::currency)) != 0 || scan.is_dash(i + 1) || i == scan.begin ||
           scan.is_punct(i + 1, Punct::currency) || scan.is_punct(i + 1, Punct::full_stop);
  if ((bits & (start::opener | start::of)) != 0 && (next & (hedged | start::qualifier)) != 0) return true;
  if ((bits & start::opener) != 0 && (next & start::the) != 0 && (scan.starts(i + 2) & number) != 0) return true;
  if ((bits & start::a) != 0) {
    if ((next & (number | start::measure | start::currency | start::unit)) != 0) return true;
    if (((next | scan.starts(i + 2)) & start::unit) != 0) return true;
    return ((next | scan.starts_near(i + 2, 2)) & start::human) != 0 && scan.anywhere(start::cue);
  }
  if ((bits & start::no) != 0 && scan.anywhere(start::cue)) return true;
  if ((bits & start::no) != 0)
    return (scan.starts_near(i + 1, 3) & (start::plural | start::human | start::counted)) != 0;
  if ((bits & start::whole) != 0) return (next & start::unit) != 0 || (scan.starts(i + 2) & start::unit) != 0;
  if ((bits & (start::measure | start::unit)) != 0) return scan.arabic;
  if ((bits & start::counted) != 0)
    return scan.arabic && ((scan.starts_near(i + 1, 3) & start::number) != 0 ||
                           ((bits & start::human) != 0 && scan.anywhere(start::cue | start::dual | start::plural)));
  if ((bits & start::plural) != 0) return scan.arabic && (next & start::number) != 0;
  const Token& t = scan.token(i);
  if (t.punct == Punct::dash && scan.is_punct(i + 1, Punct::full_stop)) return scan.is_number(i + 2);  // -.5
  if (t.kind == TokenKind::punctuation)
    return (next & number) != 0 && (t.punct == Punct::dash || t.punct == Punct::plus || t.punct == Punct::full_stop ||
                                    t.punct == Punct::currency || t.punct == Punct::other);
  return t.is(token_flag::has_digit);
}

}  // namespace

std::optional<uint32_t> read_figure(const Scan& scan, uint32_t i, std::vector<Figure>& figures) {
  if (!may_begin(scan, i)) return std::nullopt;
  return FigureReader(scan, i, figures).run();
}

}  // namespace khabar::measure
