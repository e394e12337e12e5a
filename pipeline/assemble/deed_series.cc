// Where the verb comes first: deeds told by nouns that one verb brings in, "uses the truce | to launch raids on X and
// loot Y" (Arabic masdars). They are told as facts all or none, and who does one does the others.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"
#include "assemble/places.h"

namespace khabar {

namespace {

// How far, in words, a series reaches behind the verb that brings it in.
constexpr uint32_t series_reach = 40;

constexpr uint64_t borders =
    part::stop | part::complementizer | part::relative | part::say | part::subordinator | part::quote;
constexpr uint64_t verbs = part::verb | part::plain_verb | part::light | part::be | part::auxiliary;

class SeriesReader {
 public:
  SeriesReader(Document& doc, const SentenceView& view, std::vector<Row>& rows)
      : doc_(doc), view_(view), rows_(rows), phrases_(doc, view) {}

  void run() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (!is_deed(rows_[i])) continue;
      const Row* const before = deed_before(i);
      if (before != nullptr) share_realis(*before, rows_[i]);
      give_actor(before, rows_[i]);
      if (before != nullptr) share_object(*before, rows_[i]);
    }
  }

 private:
  Event& event(const Row& row) { return doc_.events[row.event]; }

  // Not "the raid", which is known already, nor what came of a blow.
  bool is_deed(const Row& row) const {
    return row.nominal && !row.absorbed && row.trigger->self == Role::none &&
           (is_member(row.tokens.begin) || !view_.has(row.tokens.begin, part::definite)) &&
           !row.trigger->event.is(event_flag::casualties | event_flag::disaster);
  }

  bool is_member(uint32_t token) const { return view_.has(token, part::with_conjunction); }

  // "To (launch)", written together with its noun, or "for the sake of".
  bool is_purpose(uint32_t token) const {
    if (view_.has(token, part::purpose)) return !view_.has(token, part::named | part::complementizer);
    constexpr uint64_t noun = part::noun | part::thing | part::light;
    return view_.has(token, part::with_preposition) && view_.has(token, noun) &&
           !view_.has(token, part::definite | part::named) &&
           view_.endings->joined_for.begins(doc_.at(doc_.tokens[token].span));
  }

  // A noun that the one behind it makes known.
  bool is_construct(uint32_t token) const {
    constexpr uint64_t others = part::definite | part::named | part::counted | part::verb | part::preposition;
    return view_.has(token, part::noun | part::thing) && !view_.has(token, others);
  }

  bool is_verb(uint32_t token) const {
    constexpr uint64_t nouns = part::named | part::definite | part::with_preposition;
    return view_.has(token, verbs) && !view_.has(token, nouns);
  }

  // What stands first in its clause, in front of who is known, is a verb though no list has it.
  bool is_unlisted_verb(uint32_t token) const {
    constexpr uint64_t of_any = part::word | part::with_conjunction | part::phrase_end;
    const bool opens = token == view_.begin || view_.has(token - 1, borders | part::comma);
    return opens && view_.has(token, part::word) && (view_.at(token) & ~of_any) == 0 &&
           view_.has(token + 1, part::article | part::named);
  }

  // The deed that the row at `later` is joined to by "and"; nullptr if there is none.
  const Row* deed_before(size_t later) const {
    const Row& row = rows_[later];
    if (!is_member(row.tokens.begin)) return nullptr;
    for (size_t i = later; i-- > 0;) {
      const Row& before = rows_[i];
      if (before.absorbed) continue;
      const TokenRange between{before.tokens.end, row.tokens.begin};
      const bool apart =
          view_.any(between, borders | part::comma) || row.tokens.begin - before.tokens.end > series_reach;
      return apart || !is_deed(before) ? nullptr : &before;
    }
    return nullptr;
  }

  // The noun with "to" that opens the series which the row is a part of; no_token if none does.
  uint32_t purpose_before(const Row& row) const {
    uint32_t first = row.tokens.begin;
    if (is_purpose(first)) return first;
    // "To launch | raids", "and speed up | the building of".
    while (first > view_.begin && !is_member(first) && !is_purpose(first) && is_construct(first - 1)) --first;
    if (is_purpose(first)) return first;
    if (is_purpose(first - 1)) return first - 1;
    if (!is_member(first)) return no_token;
    for (uint32_t t = first; t > view_.begin && first - t < series_reach; --t) {
      if (is_purpose(t - 1)) return t - 1;
      if (view_.has(t - 1, borders | part::comma) || is_verb(t - 1)) return no_token;
    }
    return no_token;
  }

  void share_realis(const Row& before, const Row& row) {
    Event& told = event(row);
    const Event& first = event(before);
    if (!told.asserted || first.asserted || first.negated || first.modality == Modality::past ||
        first.modality == Modality::ongoing)
      return;
    told.modality = first.modality;
    told.asserted = false;
  }

  // "The condemnation of X | and its denunciation | of the attack": who stands behind the first does both.
  void share_object(const Row& before, const Row& row) {
    if (!row.trigger->possessive_suffix || !before.trigger->genitive_either) return;
    Event &first = event(before), &told = event(row);
    if (first.type != told.type || !first.actors.empty() || first.recipients.size() != 1) return;
    if (told.recipients.empty() || overlaps(told.recipients, first.recipients)) return;
    first.actors = first.recipients;
    first.recipients = told.recipients;
    if (told.actors.empty()) told.actors = first.actors;
  }

  // "(To go on) | the pursuit of X | and the killing of Y": what stands for who acts is another deed of the series.
  bool is_done_by_deed(const Event& told) {
    if (told.actors.size() != 1) return false;
    const TokenRange who = tokens_of(doc_, view_, told.actors[0]);
    if (who.empty() || view_.any(who, part::counted) || view_.has(who.begin, part::definite | part::named))
      return false;
    // "(Stays) committed to the work": a predicate is nobody either.
    constexpr uint64_t nouns = part::noun | part::person_noun | part::group;
    return is_purpose(who.begin) || (view_.has(who.begin, part::thing) && !view_.has(who.begin, part::group)) ||
           (!view_.has(who.begin, nouns) && doc_.tokens[who.begin].is(token_flag::ta_marbuta));
  }

  // `before`: the deed that it is joined to, nullptr if there is none.
  void give_actor(const Row* before, const Row& row) {
    Event& told = event(row);
    if (row.trigger->subject == Role::recipient || row.trigger->mutual) return;
    const uint32_t purpose = purpose_before(row);
    if (purpose == no_token && before == nullptr) return;
    if (is_done_by_deed(told)) told.actors.clear();
    if (!told.actors.empty()) return;
    if (before != nullptr) {
      const Event& first = event(*before);
      const bool outside = first.actors.size() == 1 && first.actors[0].span.end <= first.trigger.begin;
      if (outside && !overlaps(first.actors, told.recipients)) told.actors = first.actors;
    }
    // "To send-him to court": who it befell may be the one in front.
    if (told.actors.empty() && purpose != no_token && !row.trigger->possessive_suffix) give_subject(purpose, told);
  }

  // Who does what the verb before the series tells.
  void give_subject(uint32_t purpose, Event& told) {
    uint32_t verb = purpose;
    while (verb > view_.begin && !is_verb(verb) && !view_.has(verb - 1, borders) && purpose - verb < series_reach)
      --verb;
    if (!(is_verb(verb) || is_unlisted_verb(verb)) || is_passive(verb)) return;
    TokenRange subject = phrases_.subject_behind(verb, purpose);
    if (!is_known(subject)) subject = phrases_.subject_before(verb);
    // "That | the alliance | is bound to, and will stay ready | to ...": what all of the statement speaks of.
    if (!is_known(subject)) {
      const uint32_t first = phrases_.begin_of_statement(purpose);
      subject = first > view_.begin ? phrases_.phrase_after(first, purpose) : TokenRange{};
    }
    if (!is_known(subject)) return;
    const Argument who = phrases_.argument(subject);
    if (!overlaps(told.recipients, who.span)) told.actors.push_back(who);
  }

  // Somebody who may act: by a name, an article or a word for people; no town and no deed.
  bool is_known(TokenRange subject) const {
    constexpr uint64_t nobody = part::thing | part::counted | part::with_preposition;
    const uint32_t m = subject.empty() ? none_index : view_.mention[subject.begin - view_.begin];
    if (m != none_index && doc_.mentions[m].type == MentionType::place && !is_country(doc_, m)) return false;
    if (m == none_index && !subject.empty() && view_.has(subject.begin, part::place_noun)) return false;
    const bool deed =
        !subject.empty() && view_.any_trigger_at(subject.begin, [](const Trigger& t) { return t.names_deed(); });
    if (deed) return false;
    return !subject.empty() && !view_.any(subject, part::dated) && !view_.has(subject.begin, nobody) &&
           view_.has(subject.begin, part::definite | part::person_noun | part::group | part::named);
  }

  bool is_passive(uint32_t verb) const {
    return std::any_of(rows_.begin(), rows_.end(), [verb](const Row& row) {
      return row.tokens.begin == verb && (row.usage.passive || row.trigger->subject != Role::actor);
    });
  }

  Document& doc_;
  const SentenceView& view_;
  std::vector<Row>& rows_;
  PhraseFinder phrases_;
};

}  // namespace

void share_series(Document& doc, const SentenceView& view, std::vector<Row>& rows) {
  if (view.verb_first) SeriesReader(doc, view, rows).run();
}

}  // namespace khabar
