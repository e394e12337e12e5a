#include "assemble/realis.h"

#include <algorithm>

namespace khabar {

namespace {

// How far left of a trigger, in words, a word still governs it.
constexpr uint32_t negation_reach_of_nouns = 6, negation_reach_of_series = 5, failure_reach = 9, modal_reach = 9,
                   modal_reach_of_nouns = 16, modal_reach_of_series = 30, aspect_reach = 4, implicative_reach = 5,
                   without_reach = 4, predicate_reach = 12;
// How far before "that" stands what makes its clause unreal: "it is not true that", "it is likely that".
constexpr uint32_t governor_reach = 4;
// What no series of verbs under one modal or negation reaches over.
constexpr uint64_t borders_of_series =
    part::stop | part::complementizer | part::relative | part::subordinator | part::say | part::quote;

// Words that may stand between a verb and what negates it.
constexpr uint64_t helpers = part::auxiliary | part::adverb | part::modal | part::negation | part::aspect |
                             part::passive_auxiliary | part::be | part::quote;

class RealisReader {
 public:
  RealisReader(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
               bool nominal)
      : doc_(doc),
        view_(view),
        trigger_(*hit.trigger),
        at_(hit.tokens.begin),
        end_(hit.tokens.end),
        nominal_(nominal),
        hearsay_(phrases.before_hearsay(at_) != at_),
        goes_on_with_speaker_(!nominal && phrases.speech_that_goes_on(at_) != no_token),
        begin_(phrases.clause_begin(at_)) {}

  Realis read() {
    read_form();
    // "Planes | thought to be foreign | shelled": what is thought of them is not what they did.
    if (!hearsay_) {
      read_left();
      read_governor();
    }
    read_infinitive();
    read_conditions();
    if (nominal_ && is_called_off()) negate(WordKind::failed);
    if (nominal_ && is_before_deed_of_words()) apply(WordKind::hypothetical);
    if (nominal_ && is_expected()) apply(WordKind::planned);
    if (nominal_ && is_only_possible()) apply(WordKind::hypothetical);
    if (const WordKind said = nominal_ ? said_by_adjective() : WordKind::none; said != WordKind::none) apply(said);
    if (nominal_ && realis_.modality == Modality::past && depends_on_future()) realis_.modality = Modality::future;
    if (realis_.negated) realis_.asserted = false;
    // Who says that he will go on or stand by somebody has promised it: that is done. A deal or treaty to come is none.
    if (realis_.modality == Modality::future && !trigger_.event.is(event_flag::promise)) realis_.asserted = false;
    return realis_;
  }

 private:
  std::string_view word_at(uint32_t token) const { return doc_.at(doc_.tokens[token].span); }
  bool has_slot(uint16_t bits) const { return (trigger_.slots & bits) != 0; }
  bool is_imperfect() const { return has_slot(slot::present) && !has_slot(slot::past); }
  // A verb in the past needs no governor: what stands further left belongs to other verbs.
  bool is_perfect() const { return !nominal_ && has_slot(slot::past | slot::passive | slot::participle_passive); }

  void apply(WordKind modal) {
    if (realis_.modality == Modality::ongoing) realis_.modality = Modality::past;
    if (modal == WordKind::realised || modal == WordKind::granted) return;
    if (modal == WordKind::backshift) modal = is_reported() ? WordKind::future : WordKind::hypothetical;
    if (modal == WordKind::future) {
      if (realis_.modality == Modality::past) realis_.modality = Modality::future;
      return;
    }
    realis_.modality = modal == WordKind::planned ? Modality::planned : Modality::hypothetical;
    realis_.asserted = false;
  }

  // "Said that it would suspend the talks": to who said it, it was to come.
  bool is_reported() const { return begin_ > view_.begin && view_.any({view_.begin, begin_}, part::say); }

  void read_form() {
    // "After the clashes": a noun, whatever verb has the same form.
    if (is_imperfect() && !nominal_) realis_.modality = Modality::ongoing;
    if (has_slot(slot::gerund) && !nominal_ && at_ > view_.begin && view_.has(at_ - 1, part::be | part::adverb) &&
        !view_.verb_first)
      realis_.modality = Modality::ongoing;
    // "Until she | stands trial", "until he is | freed".
    // But "until now, they have ...".
    const bool helped = at_ > begin_ && view_.endings->helper_of_present.has(word_at(at_ - 1));
    const bool open = is_imperfect() || (helped && !view_.any({begin_, at_}, part::comma));
    if (!view_.verb_first && open && !nominal_ && begin_ > view_.begin && view_.has(begin_ - 1, part::limit))
      apply(WordKind::hypothetical);
    // "Blocked them from | suing".
    const bool from = at_ > view_.begin && view_.has(at_ - 1, part::away) && !view_.has(at_ - 1, part::named);
    if (!view_.verb_first && has_slot(slot::gerund) && !nominal_ && from) apply(WordKind::hypothetical);
    if (view_.has(at_, part::future)) realis_.modality = Modality::future;
    if (has_slot(slot::base) && is_behind_joined_future()) apply(WordKind::future);
    if (is_subjunctive()) apply(WordKind::hypothetical);
  }

  // "Asked that the ban be | lifted": behind "that", without an auxiliary before it.
  bool is_subjunctive() const {
    if (view_.verb_first || nominal_ || begin_ == view_.begin || !view_.has(begin_ - 1, part::complementizer))
      return false;
    uint32_t t = at_;
    while (t > begin_ && view_.has(t - 1, part::adverb)) --t;
    if (t == begin_ || !view_.has(t - 1, part::be)) return false;
    const std::string_view be = doc_.at(doc_.tokens[t - 1].span);
    if (!view_.endings->subjunctive.has(be)) return false;
    return !view_.has(t - 2, part::modal | part::auxiliary | part::toward | part::adverb | part::negation);
  }

  // "We'll sue".
  bool is_behind_joined_future() const {
    uint32_t t = at_;
    while (t > begin_ && view_.has(t - 1, part::adverb)) --t;
    return !nominal_ && t > view_.begin && view_.endings->joined_future.ends(doc_.at(doc_.tokens[t - 1].span));
  }

  void read_left() {
    // "Will speak of the anger over the war and call for": a base form behind "and" goes on with the modal far before
    // it.
    uint32_t joint = at_;
    while (!view_.verb_first && joint > begin_ && view_.has(joint - 1, part::adverb)) --joint;
    const bool goes_on = has_slot(slot::base) && !has_slot(slot::past) && view_.has(joint - 1, part::coordination);
    // "Would cut duties, end quotas and | ban": a form that can be no past.
    const bool joined = goes_on && !view_.verb_first;
    // "Would answer any such move by | hitting".
    const bool by = has_slot(slot::gerund) && view_.has(at_ - 1, part::preposition);
    // "Aims at the spread of ..., the training of ... | and the support of".
    const bool series = nominal_ && view_.verb_first && view_.has(at_, part::with_conjunction);
    const uint32_t reach = series                      ? modal_reach_of_series
                           : nominal_ || goes_on || by ? modal_reach_of_nouns
                                                       : modal_reach;
    bool verb_between = false, new_clause = false, only_helpers = true, be_between = false;
    const uint32_t first = governor_begin();
    for (uint32_t t = at_; t > first; --t) {
      const uint32_t before = t - 1, distance = at_ - before;
      // "Wants to retake the hills that the group | holds": a relative clause has the realis of its own verb.
      if (!nominal_ && view_.verb_first && view_.has(before, part::relative)) return;
      const WordKinds& kinds = view_.kinds_at(before);
      const bool negation =
          view_.has(before, part::negation) && kinds.aspect == WordKind::none && !view_.has(before, part::modal);
      // "Did not admit or | deny", "declined to confirm or | deny": a base form is negated with the one it is joined
      // to.
      const bool shared = joined && !new_clause && distance <= negation_reach_of_series &&
                          (kinds.negation == WordKind::none || kinds.negation == WordKind::failed);
      if (negation && (shared || negates(kinds.negation, distance, only_helpers, verb_between))) negate(kinds.negation);
      const bool modal = view_.has(before, part::modal) && distance <= reach;
      if (modal && (is_perfect() ? only_helpers : !verb_between || ((nominal_ || by || joined) && !new_clause)))
        apply(kinds.modal);
      if (view_.has(before, part::aspect) && distance <= aspect_reach && !verb_between) apply_aspect(kinds.aspect);
      if (view_.has(before, part::purpose) && distance <= reach && !is_perfect() && !is_realised(before))
        apply(WordKind::hypothetical);
      if (view_.has(before, part::condition) && distance <= reach) apply(WordKind::hypothetical);
      new_clause |=
          view_.has(before, part::with_conjunction) && view_.has(before, part::verb | part::auxiliary | part::say);
      // "Is feared dead | and ten were left homeless".
      be_between |= !view_.verb_first && view_.has(before, part::be) && !view_.has(before - 1, part::toward);
      const bool joins_clause = be_between && view_.has(before, part::coordination);
      new_clause |= joins_clause;
      verb_between |= joins_clause || (view_.has(before, part::verb | part::say) && !view_.has(before, part::modal));
      only_helpers &= view_.has(before, helpers);
    }
    if (joined) read_modal_of_series();
  }

  // "Proposed | a visit": what is said may be what makes a noun unreal, though a clause begins behind it.
  uint32_t governor_begin() const {
    if (is_joined_to_saying()) return begin_of_saying();
    if (!nominal_ || begin_ == view_.begin || view_.has(begin_ - 1, part::named)) return begin_;
    const bool unreal = view_.has(begin_ - 1, part::say) && view_.has(begin_ - 1, part::modal | part::negation);
    constexpr uint64_t others = part::be | part::auxiliary | part::result | part::coordination | part::relative;
    return unreal && !view_.any({begin_, at_}, others) ? begin_ - 1 : begin_;
  }

  // "Did not admit | or deny".
  bool is_joined_to_saying() const {
    return !nominal_ && !view_.verb_first && at_ == begin_ + 1 && begin_ > view_.begin && has_slot(slot::base) &&
           !has_slot(slot::past) && view_.has(begin_, part::coordination) && view_.has(begin_ - 1, part::say);
  }

  uint32_t begin_of_saying() const {
    uint32_t t = begin_ - 1;
    while (t > view_.begin && !view_.has(t - 1, borders_of_series)) --t;
    return t;
  }

  // "Would raise duties, end quotas and | outlaw": the modal stands before the commas of the series.
  void read_modal_of_series() {
    for (uint32_t t = begin_; t > view_.begin && !view_.has(t - 1, borders_of_series); --t)
      if (view_.has(t - 1, part::modal)) return apply(view_.kinds_at(t - 1).modal);
  }

  bool negates(WordKind kind, uint32_t distance, bool only_helpers, bool verb_between) const {
    switch (kind) {
      case WordKind::affirm:
        return false;
      case WordKind::denied:
        return !is_perfect() || only_helpers;
      case WordKind::next:  // "unusual": of the word behind it
        return distance == 1;
      case WordKind::without:
        return only_helpers || distance <= without_reach;
      case WordKind::failed:
        return distance <= failure_reach && !verb_between && !is_perfect();
      default:
        break;
    }
    if (!nominal_) return only_helpers;
    return distance <= negation_reach_of_nouns && !verb_between;
  }

  void negate(WordKind kind) {
    realis_.negated = true;
    if (kind == WordKind::past && realis_.modality == Modality::ongoing) realis_.modality = Modality::past;
  }

  // "Still": it goes on. A particle that means "already" before a perfect means "perhaps" before an imperfect (Arabic
  // qad).
  void apply_aspect(WordKind kind) {
    if (kind == WordKind::ongoing) realis_.modality = Modality::ongoing;
    if (kind == WordKind::qad && is_imperfect()) apply(WordKind::hypothetical);
  }

  bool is_past_deed(uint32_t verb) const {
    if (view_.kinds_at(verb).say != WordKind::none) return false;
    const auto tells = [](const Trigger& t) { return (t.slots & slot::past) != 0 && !t.event.is_verbal(); };
    if (!view_.has(verb, part::plain_verb)) return view_.any_trigger_at(verb, tells);
    const Token& token = doc_.tokens[verb];
    const std::string_view form = doc_.at(token.span).substr(token.proclitic_bytes);
    return !view_.endings->present_prefix.begins(form) && !view_.endings->feminine_verb.begins(form);
  }

  // Verb first, "the troops entered the town before | they withdrew": what came after a deed that was done was done.
  bool is_behind_deed() const {
    if (!view_.verb_first || nominal_ || !is_imperfect() || begin_ < view_.begin + 2) return false;
    const uint32_t before = begin_ - 2;
    constexpr uint64_t others = part::stop | part::modal | part::purpose | part::condition | part::negation |
                                part::complementizer | part::future;
    if (!view_.has(before, part::subordinator) || !view_.has(before, part::preposition)) return false;
    for (uint32_t t = before; t > view_.begin && !view_.has(t - 1, others); --t)
      if (view_.has(t - 1, part::verb) && !view_.has(t - 1, part::named)) return is_past_deed(t - 1);
    return false;
  }

  // "It is likely that ...", "they rejected claims that ...": what governs the whole clause.
  void read_governor() {
    if (begin_ == view_.begin || !view_.has(begin_ - 1, part::complementizer)) return;
    if (goes_on_with_speaker_) return;
    if (realis_.modality == Modality::ongoing && is_behind_deed()) realis_.modality = Modality::past;
    for (uint32_t t = begin_; t > view_.begin && begin_ - t <= governor_reach; --t) {
      const uint32_t before = t - 1;
      if (view_.has(before, part::stop | part::comma)) return;
      // "The official, who refused to give his name, said that".
      if (view_.has(before, part::fixed)) continue;
      const WordKinds& kinds = view_.kinds_at(before);
      if (view_.has(before, part::modal))
        apply(kinds.modal);
      else if (view_.has(before, part::condition))
        apply(WordKind::hypothetical);
      else if (kinds.negation == WordKind::denied || kinds.negation == WordKind::failed ||
               kinds.negation == WordKind::without)
        negate(kinds.negation);
      else if (view_.has(before, part::verb) && before + 1 < begin_)
        return;
    }
  }

  // "to" with a base form tells a deed that is wanted, unless the verb before says that it was done ("managed to").
  void read_infinitive() {
    if (view_.verb_first || nominal_ || at_ == view_.begin || realis_.modality != Modality::past) return;
    uint32_t to = at_ - 1;
    while (to > begin_ && view_.has(to, part::adverb)) --to;
    // "Shares to be sold".
    const bool be = view_.has(to, part::be) && !has_slot(slot::base);
    if (be && to > begin_) --to;
    if (!be && !has_slot(slot::base)) return;
    // "The surge forced 900 people to be moved": another verb says whether it was done; not "waited to be moved".
    const uint32_t first = std::max(begin_, to - std::min(to, implicative_reach));
    if (be && !view_.has(to - 1, part::verb) && view_.any({first, to}, part::verb)) return;
    if (!view_.has(to, part::preposition)) return;
    if (!is_realised(to)) apply(WordKind::hypothetical);
  }

  // "Managed to": the verb that governs the infinitive says that it was done.
  bool is_realised(uint32_t to) const {
    for (uint32_t t = to + 1; t > begin_ && to + 1 - t < implicative_reach; --t)
      if (view_.kinds_at(t - 1).modal == WordKind::realised) return true;
    return false;
  }

  void read_conditions() {
    // A condition may open the clause before this one: "if ..., they will withdraw".
    for (uint32_t t = view_.begin; t < begin_; ++t)
      if (view_.has(t, part::condition) && !view_.has(t, part::preposition)) apply(WordKind::hypothetical);
    // "Had the guards opened fire", "Did they attack": the auxiliary before its subject.
    const bool inverted = !view_.verb_first && view_.has(view_.begin, part::auxiliary) && at_ > view_.begin + 1;
    if (inverted) apply(WordKind::hypothetical);
  }

  // "The visit was cancelled", "the attack on the base was foiled": the passive of what undoes a deed, behind its noun.
  bool is_called_off() const {
    if (view_.verb_first) return false;
    for (uint32_t t = end_; t + 1 < view_.end && t < end_ + predicate_reach; ++t) {
      if (view_.has(t, part::stop | part::say | part::relative | part::complementizer | part::verb)) return false;
      if (!view_.has(t, part::be) || view_.has(t + 1, part::be)) continue;
      uint32_t verb = t + 1;
      while (verb + 1 < view_.end && view_.has(verb, part::adverb)) ++verb;
      return view_.kinds_at(verb).negation == WordKind::failed;
    }
    return false;
  }

  // Verb first, "refuses to hand over its arms before | the withdrawal of X": what is asked for or refused before it is
  // done is none yet.
  bool is_before_deed_of_words() const {
    if (!view_.verb_first || at_ == view_.begin) return false;
    const uint32_t before = at_ - 1;
    constexpr uint64_t bits = part::preposition | part::subordinator;
    if ((view_.at(before) & bits) != bits || view_.has(before, part::aftermath)) return false;
    constexpr uint64_t others = part::stop | part::relative | part::complementizer;
    for (uint32_t t = before; t > view_.begin && !view_.has(t - 1, others); --t)
      if (view_.has(t - 1, part::verb | part::say) && !view_.has(t - 1, part::named))
        return view_.any_trigger_at(t - 1, [](const Trigger& told) { return told.event.is(event_flag::governs); });
    return false;
  }

  // "A meeting expected tomorrow is ...".
  bool is_expected() const {
    if (view_.verb_first || view_.has(end_, part::relative)) return false;
    for (uint32_t t = end_; t < view_.end && t < end_ + predicate_reach; ++t) {
      if (view_.has(t, part::stop | part::comma | part::relative | part::complementizer)) return false;
      const WordKinds& kinds = view_.kinds_at(t);
      if (view_.has(t, part::say)) return kinds.say == WordKind::expect && !view_.has(t - 1, part::be | part::have);
      // "The merger is expected to close".
      if (view_.has(t, part::be)) return t + 1 < view_.end && view_.kinds_at(t + 1).say == WordKind::expect;
      if (view_.has(t, part::verb | part::auxiliary | part::modal)) return false;
    }
    return false;
  }

  // "A truce between the two | is within reach": what is said of the deed is that it may come.
  bool is_only_possible() const {
    for (uint32_t t = end_; t < view_.end && t < end_ + predicate_reach; ++t) {
      if (view_.has(t, part::stop | part::relative | part::complementizer | part::say)) return false;
      if (view_.has(t, part::modal)) return ends_possibly(t);
      // Verb first, "has become | imminent": without "is" the predicate may stand behind such a verb.
      const uint64_t others = view_.verb_first ? part::verb : part::verb | part::auxiliary | part::be;
      if (view_.has(t, others)) return false;
    }
    return false;
  }

  // "... is likely", "... is within reach now": two words or more, and nothing behind them but when; "is likely the
  // work of the group" says who did it.
  bool ends_possibly(uint32_t modal) const {
    // Verb first, "the attack on X (is) | likely": one word, with neither article nor preposition.
    if (view_.verb_first && (view_.has(modal, part::definite | part::with_preposition | part::preposition) ||
                             !view_.has(at_, part::definite)))
      return false;
    uint32_t t = modal;
    for (; t < view_.end && view_.has(t, part::modal); ++t)
      if (view_.kinds_at(t).modal != WordKind::hypothetical) return false;
    const bool ends = t == view_.end || view_.has(t, part::stop | part::comma | part::coordination | part::adverb |
                                                         part::subordinator | part::dated | part::quote);
    // "Are possible across the state".
    const bool where = !view_.verb_first && view_.has(t, part::preposition);
    return (ends || where) && (view_.verb_first || t > modal + 1);
  }

  // Verb first, "the | expected | visit": an adjective among those behind the noun and its genitive.
  WordKind said_by_adjective() const {
    constexpr uint32_t reach = 4;
    constexpr uint64_t others = part::preposition | part::with_preposition | part::with_conjunction | part::verb |
                                part::say | part::stop | part::comma | part::relative | part::complementizer |
                                part::coordination | part::auxiliary | part::subordinator | part::adverb;
    for (uint32_t t = end_; view_.verb_first && t < std::min(view_.end, end_ + reach); ++t) {
      if (view_.has(t, others)) break;
      const WordKind kind = view_.kinds_at(t).modal;
      const bool attribute = t > end_ || view_.has(t, part::definite) == view_.has(at_, part::definite);
      if (view_.has(t, part::modal) && attribute && (kind == WordKind::planned || kind == WordKind::hypothetical))
        return kind;
    }
    return WordKind::none;
  }

  bool is_future(uint32_t t) const {
    return view_.has(t, part::future) || (view_.has(t, part::modal) && view_.kinds_at(t).modal == WordKind::future);
  }

  // The time of a noun is that of the verb it depends on: "the withdrawal will be completed", "after the defeat X will
  // go on".
  bool depends_on_future() const {
    for (uint32_t t = end_; t < view_.end && !view_.has(t, part::stop); ++t) {
      if (is_future(t)) return true;
      // Verb first, "said after his victory | that (it) will ...".
      if (view_.has(t, part::say) || (view_.verb_first && view_.has(t, part::complementizer))) break;
    }
    for (uint32_t t = at_; t > view_.begin && !view_.has(t - 1, part::stop | part::say); --t) {
      if (is_future(t - 1)) return true;
      if (view_.has(t - 1, part::verb)) return false;
    }
    return false;
  }

  const Document& doc_;
  const SentenceView& view_;
  const Trigger& trigger_;
  uint32_t at_, end_;
  bool nominal_;
  bool hearsay_;               // right before it stands what is only thought of its subject
  bool goes_on_with_speaker_;  // "denied that his troops had shelled the town | and accused"
  uint32_t begin_;
  Realis realis_;
};

}  // namespace

Realis read_realis(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                   bool nominal) {
  return RealisReader(doc, view, phrases, hit, nominal).read();
}

}  // namespace khabar
