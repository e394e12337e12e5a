// Where the verb comes first: verbs that go on with the subject of the one before them: "the troops entered the town
// and arrested ten".
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

class SubjectSharer {
 public:
  SubjectSharer(Document& doc, const SentenceView& view, std::vector<Row>& rows)
      : doc_(doc), view_(view), rows_(rows) {}

  void run() {
    for (size_t j = 1; j < rows_.size(); ++j) share_subject(j);
    for (size_t j = 1; j < rows_.size(); ++j) turn_meeting(rows_[j - 1], rows_[j]);
  }

 private:
  Event& event(const Row& row) { return doc_.events[row.event]; }

  // Verb first, "the ambassador attended the feast and met the students", "..., warning of": a verb joined to the one
  // before it with its subject left out, or a participle of who acts.
  void share_subject(size_t later) {
    Row& row = rows_[later];
    const auto is_deed = [](const Row& r) { return !r.nominal && r.trigger->subject == Role::actor; };
    const bool participle = row.trigger->is_participle_of_actor();
    const bool finite = (row.trigger->slots & slot::finite) != 0;
    // "But she urged": the pronoun of the word before it stands for who acted before.
    const bool resumed = view_.has(row.tokens.begin - 1, part::complementizer) &&
                         view_.has(row.tokens.begin - 1, part::pronoun) && finite;
    // "Attacked the village, where they killed ten".
    const bool after = view_.has(row.tokens.begin - 1, part::subordinator) &&
                       !view_.has(row.tokens.begin - 1, part::preposition) && finite;
    // "Entered the town before they left it".
    const uint32_t that = row.tokens.begin - 1;
    const bool before_that = finite && !resumed && view_.has(that, part::complementizer) &&
                             view_.has(that - 1, part::subordinator) && view_.has(that - 1, part::preposition);
    const bool joined =
        after || before_that ||
        ((view_.has(row.tokens.begin, part::with_conjunction) || view_.has(row.tokens.begin - 1, part::coordination)) &&
         (finite || !row.trigger->subject_before));
    if (!view_.verb_first || !(joined || participle || resumed) || !is_deed(row)) return;
    if (!participle && !event(row).actors.empty()) return;
    size_t last = later;
    while (last > 0 && rows_[last - 1].nominal) --last;
    if (last == 0) return;
    const Row& before = rows_[last - 1];
    if (!is_deed(before) || before.usage.passive) return;
    if (is_apart({before.tokens.end, row.tokens.begin - (resumed || before_that || after ? 1 : 0)}, row)) return;
    if (!participle && !agree(before, row)) return;
    if (participle && is_speakers_own(before, row)) return;
    if (event(before).actors.empty() || overlaps(event(before).actors, event(row).recipients)) return;
    if (before_that && row.trigger->subject_before && !acts_in_plural(before)) return;
    if (row.usage.passive && !may_be_active(before, row)) return;
    row.usage.passive = false;
    event(row).actors = event(before).actors;
  }

  // Verb first, "the premier visited Tehran, where | (he) met | the president": the only party behind such a verb is
  // whom the one who travelled met. Where no row tells the travel, see Assembler::turn_meeting().
  void turn_meeting(const Row& before, Row& row) {
    const auto meets = [](const Row& r) { return !r.nominal && r.trigger->event.is(event_flag::meeting); };
    const bool where = view_.has(row.tokens.begin - 1, part::subordinator);
    if (!where || !meets(before) || !meets(row) || before.usage.passive || row.trigger->subject_before) return;
    Event &told = event(row), &first = event(before);
    if (told.actors.size() != 1 || first.actors.size() != 1 || first.recipients.size() > 1) return;
    const bool shared = told.recipients.empty() || (first.recipients.size() == 1 && told.recipients.size() == 1 &&
                                                    told.recipients[0].span == first.recipients[0].span);
    if (!shared || told.actors[0].span == first.actors[0].span || !agree(before, row)) return;
    told.recipients = told.actors;
    told.actors = first.actors;
  }

  // What stands between two verbs gives the later one another subject. "Condemned what she called ..., | and accused":
  // behind a comma a verb does not go on with the relative, if that cannot be its subject.
  bool is_apart(TokenRange between, const Row& row) {
    if (view_.any(between, part::stop | part::complementizer)) return true;
    if (!view_.any(between, part::relative) || goes_on_behind(doc_, view_, between.end)) return false;
    if (between.empty() || !view_.has(between.end - 1, part::comma | part::quote)) return true;
    const PhraseFinder phrases(doc_, view_);
    for (uint32_t t = between.begin; t < between.end; ++t) {
      if (!view_.has(t, part::relative)) continue;
      const bool of_somebody = view_.endings->feminine_relative.ends(doc_.at(doc_.tokens[t].span)) ||
                               view_.endings->people_oblique.ends(doc_.at(doc_.tokens[t].span)) ||
                               view_.has(t, part::definite);
      if (of_somebody && phrases.may_be_subject(t, row.trigger->subject_before, phrases.is_masculine(row.tokens.begin)))
        return true;
    }
    return false;
  }

  // "Said that the troops had fired, | threatening to", "that his country (she) would agree, | (he) calling for": a
  // deed of words beside what is said of others is the speaker's.
  bool is_speakers_own(const Row& before, const Row& row) {
    const std::vector<Argument>& own = event(row).actors;
    const bool of_others = !before.trigger->event.is_verbal() || is_feminine(before) != is_feminine(row);
    return tells_words(view_, row) && of_others && own.size() == 1 && event(before).reported_by &&
           event(before).reported_by->span == own[0].span;
  }

  // "The kidnappers held him before | they freed him".
  bool acts_in_plural(const Row& row) {
    const TokenRange who = tokens_of(doc_, view_, event(row).actors.front());
    return !who.empty() && view_.endings->people_plural.ends(doc_.at(doc_.tokens[who.begin].span));
  }

  // "Where (he) destroyed | a plane": in the other sex than what befell it.
  bool disagrees(const Row& row) {
    const TokenRange who = tokens_of(doc_, view_, event(row).recipients.front());
    if (who.empty() || view_.has(who.begin, part::counted)) return false;
    const bool feminine = doc_.tokens[who.begin].is(token_flag::ta_marbuta);
    return feminine && PhraseFinder(doc_, view_).is_masculine(row.tokens.begin);
  }

  // "Committed a massacre after | (she) shelled a suburb": in the feminine, what was done before the deed; not "after
  // its positions were shelled".
  bool is_told_behind(const Row& row) {
    const uint32_t after = row.tokens.begin - 1;
    if (!view_.has(after, part::subordinator) || !view_.has(after, part::aftermath)) return false;
    const TokenRange whom = tokens_of(doc_, view_, event(row).recipients.front());
    return !whom.empty() && !PhraseFinder(doc_, view_).is_masculine(row.tokens.begin) &&
           !view_.has(whom.begin, part::counted) && !view_.endings->owner.ends(doc_.at(doc_.tokens[whom.begin].span));
  }

  // "The movement attacked the village | and burned | hundreds of trucks": unvowelled, and read as a passive for want
  // of a subject. One of several people would go on in the plural.
  bool may_be_active(const Row& before, const Row& row) {
    const Trigger& told = *row.trigger;
    if (!told.ambiguous_passive || (told.slots & slot::passive) != 0 || (told.slots & slot::past) == 0) return false;
    if (event(row).recipients.empty()) return false;
    // "Visited Chad, where (he) discussed | with X": nobody was discussed.
    const bool meets = told.event.is(event_flag::meeting);
    if (!view_.has(row.tokens.begin, part::with_conjunction) && !meets && !disagrees(row) && !is_told_behind(row))
      return false;
    if (event(before).actors.size() != 1) return false;
    const TokenRange actor = tokens_of(doc_, view_, event(before).actors.front());
    if (actor.empty() || view_.any(actor, part::counted)) return false;
    if (!PhraseFinder(doc_, view_).is_masculine(row.tokens.begin)) return !view_.has(actor.begin, part::thing);
    constexpr uint64_t known = part::definite | part::named;
    if (!view_.any(actor, known)) return false;
    const std::string_view head = doc_.at(doc_.tokens[actor.begin].span);
    // "The army raided the village | and arrested | 20 men": of harm to life a body may be the one that it befell.
    const bool body = view_.has(actor.begin, part::group) && told.event.is(event_flag::casualties);
    return !body && !view_.has(actor.begin, part::people) && !view_.endings->people_plural.ends(head);
  }

  static bool is_present(const Row& row) { return (row.trigger->slots & slot::present) != 0; }

  // Of a verb of the present its first letter tells the sex, of one of the past its last, as of a participle.
  bool is_feminine(const Row& row) const {
    const Token& token = doc_.tokens[row.tokens.begin];
    const std::string_view form = doc_.at(token.span).substr(token.proclitic_bytes);
    const Letters& feminine = view_.endings->feminine_verb;
    if (row.trigger->is_participle_of_actor()) return token.is(token_flag::ta_marbuta);
    return is_present(row) ? feminine.begins(form) : feminine.ends(form);
  }

  bool agree(const Row& before, const Row& row) {
    if (is_present(before) == is_present(row) || row.trigger->subject_before)
      return PhraseFinder(doc_, view_).agree(before.tokens.begin, row.tokens.begin);
    return is_feminine(before) == is_feminine(row);
  }

  Document& doc_;
  const SentenceView& view_;
  std::vector<Row>& rows_;
};

}  // namespace

void share_subjects(Document& doc, const SentenceView& view, std::vector<Row>& rows) {
  SubjectSharer(doc, view, rows).run();
}

}  // namespace khabar
