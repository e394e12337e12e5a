#include "assemble/arguments.h"

#include <algorithm>
#include <optional>

#include "core/names.h"

namespace khabar {

namespace {

// What the words around a trigger offer, before it is known who is who.
struct Frame {
  TokenRange before;            // the phrase that stands before the verb
  TokenRange after, second;     // the phrases behind it
  bool passive = false;
};

bool has_bits(uint16_t slots, uint16_t bits) { return (slots & bits) != 0; }

class ArgumentFinder {
 public:
  ArgumentFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit, Event& event)
      : doc_(doc), view_(view), phrases_(phrases), trigger_(*hit.trigger), tokens_(hit.tokens), event_(event),
        end_(phrases.clause_end(hit.tokens.end - 1)) {}

  void find(bool nominal) {
    if (trigger_.self == Role::actor || trigger_.self == Role::recipient) add(trigger_.self, tokens_);
    if (nominal) find_of_noun();
    else find_of_verb();
    find_by_prepositions();
    if (genitive_ && trigger_.genitive_either) add(event_.recipients.empty() ? Role::recipient : Role::actor, *genitive_);
    find_companions();
    find_figures();
    find_place();
    find_date();
  }

 private:
  void add(Role role, TokenRange phrase) {
    if (phrase.empty()) return;
    const Argument a = phrases_.argument(phrase);
    switch (role) {
      case Role::actor: event_.actors.push_back(a); break;
      case Role::recipient: event_.recipients.push_back(a); break;
      case Role::place: case Role::origin: case Role::destination: set_place(role, a); break;
      case Role::topic: case Role::instrument: case Role::cause: case Role::ally: case Role::none: break;
    }
  }

  void set_place(Role role, const Argument& a) {
    if (event_.place || a.mention == none_index || doc_.mentions[a.mention].type != MentionType::place) return;
    event_.place = a;
    event_.place_role = role == Role::origin ? "origin" : role == Role::destination ? "destination" : "at";
  }

  bool is_passive() const {
    if (has_bits(trigger_.slots, slot::passive)) return true;
    if (view_.verb_first || !has_bits(trigger_.slots, slot::participle_passive)) return false;
    for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
      if (view_.has(t - 1, part::be)) return true;
      if (!view_.has(t - 1, part::adverb | part::negation | part::auxiliary)) break;
    }
    // "people killed in the blast": a participle without an object of its own.
    const bool only_participle = !has_bits(trigger_.slots, slot::past | slot::base | slot::present);
    return trigger_.object != Role::none && (only_participle || phrases_.phrase_after(tokens_.end, end_).empty());
  }

  Frame frame() const {
    Frame f;
    f.passive = is_passive();
    f.after = phrases_.phrase_after(tokens_.end, end_);
    if (!f.after.empty() && view_.verb_first) f.second = phrases_.phrase_after(f.after.end, end_);
    f.before = phrases_.subject_before(tokens_.begin);
    if (view_.verb_first && !f.before.empty()) {
      // "the land on which X has its hold": the pronoun behind the verb stands for what is before the relative.
      const bool resumed = view_.has(tokens_.begin - 1, part::relative) && (trigger_.object_suffix || view_.has(tokens_.end, part::adverb));
      if (resumed && !f.after.empty()) f.before = {};
      // A verb with a conjunction begins its clause: what stands before belongs elsewhere.
      if (view_.has(tokens_.begin, part::with_conjunction)) f.before = {};
    }
    return f;
  }

  void find_of_verb() {
    const Frame f = frame();
    if (!view_.verb_first) {
      add(f.passive ? trigger_.object : trigger_.subject, f.before);
      if (!f.passive) add(trigger_.object, f.after);
      return;
    }
    if (f.passive) return add(trigger_.object, f.before.empty() ? f.after : f.before);
    if (!f.before.empty()) {
      add(trigger_.subject, f.before);
      if (!trigger_.object_suffix) add(trigger_.object, f.after);
    } else if (!f.second.empty() && !trigger_.object_suffix) {
      add(trigger_.subject, f.after);
      add(trigger_.object, f.second);
    } else if (trigger_.ambiguous_passive && trigger_.object == Role::recipient && !trigger_.object_suffix) {
      // Unvowelled, "was killed" and "killed" look alike: with one phrase only, somebody suffered it.
      add(trigger_.object, f.after);
    } else {
      add(trigger_.subject, f.after);
    }
  }

  void find_of_noun() {
    uint32_t after = tokens_.end;
    const bool english_of = !view_.verb_first && view_.has(after, part::of);
    if (english_of) ++after;
    if (view_.verb_first || english_of) {
      TokenRange genitive = phrases_.phrase_after(after, end_);
      // An indefinite word behind an indefinite noun is its adjective, behind a definite one not its genitive either.
      if (view_.verb_first && !may_be_genitive(genitive)) genitive = {};
      if (trigger_.genitive_either) genitive_ = genitive.empty() ? std::nullopt : std::optional(genitive);
      else add(trigger_.genitive != Role::none ? trigger_.genitive : trigger_.object != Role::none ? trigger_.object : trigger_.subject, genitive);
    }
    if (view_.verb_first) {
      if (event_.actors.empty()) add(Role::actor, topic_of_clause());
      if (event_.actors.empty()) add(Role::actor, subject_of_governing_verb());
      return;
    }
    // "Israeli strikes", "the army's withdrawal"; or "X carried out an attack", "X held talks".
    const TokenRange modifier = phrases_.phrase_before(tokens_.begin, phrases_.clause_begin(tokens_.begin));
    if (!modifier.empty() && has_name(modifier)) add(Role::actor, modifier);
    else if (event_.actors.empty()) add(Role::actor, phrases_.subject_before(governing_verb()));
  }

  bool may_be_genitive(TokenRange phrase) const {
    if (phrase.empty() || view_.has(tokens_.begin, part::definite)) return false;
    const uint32_t first = phrase.begin;
    if (view_.figure[first - view_.begin] != none_index || view_.has(first, part::definite | part::person_noun)) return true;
    return has_name(phrase);
  }

  // "that X is bound to ..., and will go on to ...": what stands right behind the complementizer is what all of it speaks of.
  TokenRange topic_of_clause() const {
    for (uint32_t t = tokens_.begin; t > view_.begin && !view_.has(t - 1, part::stop); --t) {
      if (!view_.has(t - 1, part::complementizer)) continue;
      const TokenRange topic = phrases_.phrase_after(t, tokens_.begin);
      return has_name(topic) ? topic : TokenRange{};
    }
    return {};
  }

  // Verb first: the phrase behind the verb that the noun depends on, if it holds a name ("X goes on to launch attacks").
  TokenRange subject_of_governing_verb() const {
    const uint32_t verb = governing_verb();
    if (verb == view_.begin && !view_.has(verb, part::verb)) return {};
    TokenRange subject = phrases_.phrase_after(verb + 1, tokens_.begin);
    if (subject.empty()) subject = phrases_.subject_before(verb);
    return has_name(subject) ? subject : TokenRange{};
  }

  bool has_name(TokenRange r) const {
    for (uint32_t t = r.begin; t < r.end; ++t)
      if (view_.mention[t - view_.begin] != none_index || view_.has(t, part::nationality | part::person_noun)) return true;
    return false;
  }

  uint32_t governing_verb() const {
    for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
      if (view_.has(t - 1, part::stop)) break;
      if (view_.has(t - 1, part::verb)) return t - 1;
    }
    return view_.begin;
  }

  void find_by_prepositions() {
    for (uint32_t t = tokens_.end; t < end_; ++t) {
      const Token& token = doc_.tokens[t];
      for (const PrepositionRole& p : trigger_.prepositions) {
        const bool word = token.key == p.key && view_.has(t, part::preposition);
        const bool letters = token.proclitic_bytes > 0 && p.letters.size() <= token.proclitic_bytes &&
                             doc_.at(token.span).substr(0, token.proclitic_bytes).ends_with(p.letters);
        if (!word && !letters) continue;
        const TokenRange phrase = phrases_.phrase_after(word ? t + 1 : t, end_, !word);
        const bool taken = (p.role == Role::actor && !event_.actors.empty()) || (p.role == Role::recipient && !event_.recipients.empty());
        if (!taken || trigger_.mutual) add(p.role, phrase);
        break;
      }
    }
  }

  // "The ministers, along with X, discuss": X acts too.
  void find_companions() {
    const uint32_t begin = phrases_.clause_begin(tokens_.begin);
    for (uint32_t t = begin; t < end_; ++t) {
      if (!view_.has(t, part::companion) || (t > begin && view_.has(t - 1, part::companion))) continue;
      uint32_t after = t;
      while (after < end_ && view_.has(after, part::companion)) ++after;
      const TokenRange phrase = phrases_.phrase_after(after, end_, true);
      if (!phrase.empty() && has_name(phrase) && !event_.actors.empty()) add(Role::actor, phrase);
    }
  }

  // The figure in the phrase that suffers or acts; else the nearest one behind the trigger that counts people.
  void find_figures() {
    if (trigger_.figure_role.empty()) return;
    uint32_t best = none_index;
    uint32_t best_distance = 1000;
    const uint32_t begin = phrases_.clause_begin(tokens_.begin);
    for (uint32_t t = begin; t < end_; ++t) {
      const uint32_t f = view_.figure[t - view_.begin];
      if (f == none_index || f == best) continue;
      const Figure& figure = doc_.figures[f];
      if (figure.kind != FigureKind::count && figure.kind != FigureKind::number && !(trigger_.figure_role == "amount" && figure.kind == FigureKind::money)) continue;
      // Who takes part is counted in people; who was killed may be counted without a noun.
      if (trigger_.figure_role == "participants" && !is_human(figure.noun_class)) continue;
      const bool behind = figure.tokens.begin >= tokens_.end;
      uint32_t distance = behind ? figure.tokens.begin - tokens_.end : tokens_.begin - std::min(tokens_.begin, figure.tokens.end) + 1;
      if (is_argument(figure.span)) distance /= 4;
      if (distance < best_distance) {
        best = f;
        best_distance = distance;
      }
    }
    if (best != none_index) event_.figures.push_back({std::string(trigger_.figure_role), best});
  }

  bool is_argument(Span span) const {
    const auto holds = [&](const Argument& a) { return a.span.overlaps(span); };
    return std::any_of(event_.actors.begin(), event_.actors.end(), holds) ||
           std::any_of(event_.recipients.begin(), event_.recipients.end(), holds);
  }

  void find_place() {
    if (event_.place) return;
    std::optional<Argument> place = phrases_.place_in(tokens_.end, end_);
    if (!place) place = phrases_.place_in(phrases_.clause_begin(tokens_.begin), tokens_.begin);
    if (!place || is_argument(place->span)) return;
    event_.place = place;
    event_.place_role = "at";
  }

  void find_date() {
    const auto nearest = [&](uint32_t from, uint32_t to) {
      uint32_t best = none_index, best_distance = 10'000;
      for (uint32_t t = from; t < to; ++t) {
        const uint32_t d = view_.date[t - view_.begin];
        if (d == none_index || doc_.dates[d].grain == Grain::time || doc_.dates[d].timex.starts_with("P")) continue;
        const uint32_t distance = t >= tokens_.end ? t - tokens_.end : tokens_.begin - t;
        if (distance < best_distance) {
          best = d;
          best_distance = distance;
        }
      }
      return best;
    };
    uint32_t date = nearest(phrases_.clause_begin(tokens_.begin), end_);
    if (date == none_index) date = nearest(view_.begin, view_.end);
    if (date == none_index) return;
    event_.date = date;
    event_.from = doc_.dates[date].from;
    event_.to = doc_.dates[date].to;
    event_.date_basis = doc_.dates[date].basis;
  }

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  const Trigger& trigger_;
  TokenRange tokens_;
  Event& event_;
  uint32_t end_;
  std::optional<TokenRange> genitive_;  // of a noun whose genitive may be either party
};

// "to" before a base form.
bool is_infinitive_marker(const SentenceView& view, const Trigger& trigger, uint32_t t) {
  return has_bits(trigger.slots, slot::base) && view.has(t, part::purpose | part::modal);
}

}  // namespace

bool is_nominal(const SentenceView& view, const TriggerHit& hit) {
  const Trigger& trigger = *hit.trigger;
  if (!has_bits(trigger.slots, slot::finite | slot::participle_active | slot::participle_passive)) return true;
  if (!has_bits(trigger.slots, slot::nominal)) return false;
  const uint32_t t = hit.tokens.begin;
  if (view.verb_first)
    return view.has(t, part::definite | part::with_preposition) ||
           (t > view.begin && view.has(t - 1, part::preposition | part::passive_auxiliary));
  if (t == view.begin) return has_bits(trigger.slots, slot::gerund);
  if (view.has(t - 1, part::auxiliary | part::modal | part::pronoun)) return false;
  return view.has(t - 1, part::determiner | part::nationality | part::adverb) ||
         (view.has(t - 1, part::preposition) && !is_infinitive_marker(view, trigger, t - 1));
}

void find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit, Event& event) {
  ArgumentFinder(doc, view, phrases, hit, event).find(is_nominal(view, hit));
}

}  // namespace khabar
