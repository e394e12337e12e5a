#include "assemble/reports.h"

#include <algorithm>

#include "assemble/thing_nouns.h"

namespace khabar {

namespace {

// How far behind "the agency quoted" its source stands, in words.
constexpr uint32_t source_reach = 8;
// How far behind an office its holder's name stands.
constexpr uint32_t name_reach = 6;

class ReportFinder {
 public:
  ReportFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, std::vector<Report>& out)
      : doc_(doc), view_(view), phrases_(phrases), out_(out) {}

  void find() {
    for (uint32_t t = view_.begin; t < view_.end; ++t) {
      if ((view_.at(t) & (part::attribution | part::say)) == 0 || is_within_name(t)) continue;
      // "The official, who refused to give his name, said": of a fixed phrase.
      if (view_.verb_first && view_.has(t, part::say) && view_.all({t, t + 2}, part::fixed)) continue;
      if (begins(t, part::attribution))
        t = std::max(t, attribution(t));
      else if (begins(t, part::say))
        say(t);
    }
  }

 private:
  bool begins(uint32_t t, uint64_t bit) const {
    return view_.has(t, bit) && !(t > view_.begin && view_.has(t - 1, bit));
  }

  // "Zaynab Abu | Talib": the second word of a name that is a verb elsewhere.
  bool is_within_name(uint32_t t) const {
    if (!view_.verb_first || t == view_.begin) return false;
    const uint32_t mention = view_.mention[t - view_.begin];
    return mention != none_index && view_.mention[t - 1 - view_.begin] == mention;
  }

  uint32_t run_end(uint32_t t, uint64_t bit) const {
    while (t < view_.end && view_.has(t, bit)) ++t;
    return t;
  }

  // "according to X", "as X's lawyer said" where the verb comes first. Returns the last token that belongs to it.
  uint32_t attribution(uint32_t t) {
    uint32_t after = run_end(t, part::attribution);
    if (view_.verb_first) after = run_end(after, part::say);
    // "Taken there from | (by way of) the air ambulance": the last word belongs to a fixed phrase.
    if (after < view_.end && view_.all({after - 1, after + 1}, part::fixed)) return after - 1;
    const TokenRange source = phrases_.phrase_after(after, view_.end, true);
    if (source.empty() || is_no_source(source) || !may_speak(source)) return after - 1;
    Report r;
    r.speaker = phrases_.argument(source);
    // Verb first, "as | he said": who spoke before.
    if (view_.endings->own_words.has(doc_.at(doc_.tokens[source.begin].span))) {
      if (out_.empty() || !out_.back().speaker) return after - 1;
      r.speaker = out_.back().speaker;
    }
    r.words = {view_.begin, view_.end};
    r.verb = t;
    out_.push_back(r);
    return after - 1;
  }

  // "Citing a drop in demand": a reason, not who says so. Many are known by no list: "traders".
  bool is_no_source(TokenRange source) const {
    if (view_.verb_first || view_.any(source, part::somebody | part::statement)) return false;
    // "Citing severe | damage": an adjective.
    constexpr uint64_t known = part::noun | part::group | part::pronoun | part::counted;
    if (source.size() == 1 && !view_.has(source.begin, known) &&
        !doc_.tokens[source.begin].is(token_flag::capitalised | token_flag::all_caps) &&
        !view_.endings->is_plural(doc_.at(doc_.tokens[source.begin].span)))
      return true;
    return view_.has(source.begin, part::determiner) && view_.has(source.end, part::of | part::preposition);
  }

  // Verb first, "the army announces | the retaking of ...": a deed says nothing.
  bool is_deed_told(TokenRange who) const {
    if (!view_.verb_first || who.empty() || view_.has(who.begin, part::definite | part::person_noun | part::named))
      return false;
    return view_.any_trigger_at(who.begin, [](const Trigger& told) {
      return (told.slots & slot::noun) != 0 && told.self == Role::none && told.object != Role::none;
    });
  }

  // Verb first, "a fine | amounting to | two million": a count of no people says nothing.
  bool is_sum(TokenRange who) const {
    constexpr uint64_t somebody = part::somebody | part::statement | part::group;
    return view_.verb_first && !who.empty() && view_.has(who.begin, part::counted) && !view_.any(who, somebody);
  }

  // "The pay | dispute | is not settled", "a police claim": behind a noun in the singular a base form is a noun too.
  bool is_in_compound(uint32_t t, uint32_t after) const {
    if (view_.verb_first || t < view_.begin + 2 || after != t + 1) return false;
    constexpr uint64_t no_compound = part::named | part::pronoun | part::relative | part::comma | part::quote |
                                     part::modal | part::auxiliary | part::adverb | part::coordination | part::counted |
                                     part::preposition | part::be | part::people | part::group | part::person_noun;
    const std::string_view word = doc_.at(doc_.tokens[t].span), noun = doc_.at(doc_.tokens[t - 1].span);
    const bool base = !view_.endings->verb.ends(word) && !view_.endings->is_plural(word);
    return base && view_.has(t - 2, part::opens) && !view_.has(t - 1, no_compound) && !view_.endings->is_plural(noun) &&
           view_.has(after, part::be | part::have | part::auxiliary | part::modal);
  }

  // "Forty people were reported killed": a passive, whose subject does not speak.
  bool is_passive(uint32_t t, uint32_t after) const {
    // "A man | accused of theft": it is said of him.
    const TokenRange verb{t, after};
    if (view_.any_trigger_at(t, [&](const Trigger& told) { return phrases_.is_before_charge(told, verb); }))
      return true;
    if (view_.verb_first || !view_.has(t - 1, part::be)) return false;
    // "No casualties were reported."
    return view_.has(after, part::verb | part::stop | part::preposition | part::casualty) || after == view_.end;
  }

  // Verb first, "X told | (to) "The Times"": whom it is told to, behind the letter of "to" that stands apart from it.
  bool is_addressee(TokenRange who) const {
    constexpr size_t longest_letter_bytes = 4;
    if (!view_.verb_first || who.empty()) return false;
    const std::string_view word = doc_.at(doc_.tokens[who.begin].span);
    return word.size() <= longest_letter_bytes && view_.endings->joined_for.begins(word);
  }

  // "(She) renewed her promise": a deed with its owner's pronoun is what is spoken of, not who speaks.
  bool is_own_deed(TokenRange who) const {
    return std::any_of(view_.triggers.begin(), view_.triggers.end(), [this, who](const TriggerHit& hit) {
      return hit.trigger->possessive_suffix && hit.tokens.begin == who.begin && (who.size() == 1 || view_.verb_first);
    });
  }

  // "Stopped soliciting | orders": what looks like a verb of speech is the object of the gerund.
  bool is_gerund_before(uint32_t t, TokenRange who) const {
    return !view_.verb_first && who.size() == 1 && who.end == t && phrases_.is_gerund(who.begin);
  }

  // Verb first, "the matter | that | shows that ...": a thing says nothing, but for a statement.
  bool is_mute(uint32_t t, TokenRange who) const {
    return view_.verb_first && view_.has(t - 1, part::relative) && names_thing(doc_, view_, who) &&
           !view_.any(who, part::named | part::statement);
  }

  // Verb first, "(who) demand | their freedom": what is asked for, by a preposition that is letters of its word.
  bool is_asked_for(uint32_t t, TokenRange who) const {
    constexpr uint64_t known = part::named | part::definite | part::noun | part::person_noun | part::counted;
    return view_.verb_first && view_.kinds_at(t).say == WordKind::ask && who.size() == 1 &&
           !view_.has(who.begin, known) && view_.endings->joined_in.begins(doc_.at(doc_.tokens[who.begin].span)) &&
           view_.endings->owner.ends(doc_.at(doc_.tokens[who.begin].span));
  }

  // Verb first, "and (he) described | the situation as": who spoke before goes on.
  bool is_thing_described(uint32_t t, TokenRange who) const {
    return view_.verb_first && view_.has(t, part::with_conjunction) && !out_.empty() && !who.empty() &&
           view_.has(who.begin, part::thing) && view_.has(who.begin, part::article) &&
           !view_.any(who, part::named | part::statement);
  }

  // Verb first, "a plane carried (quoted) | the bodies": nobody is quoted where nothing follows that is said.
  bool is_transport(uint32_t after) const {
    return view_.verb_first && !view_.any({after, std::min(after + source_reach, view_.end)},
                                          part::complementizer | part::quote | part::stop);
  }

  // Verb first: who is said to speak may do so: by a name, as somebody, some of a body or a paper; a word that no list
  // knows if it is known to who tells it, or has the ending of people. Deeds and other things say nothing.
  bool may_speak(TokenRange who) const {
    if (!view_.verb_first || who.empty()) return true;
    constexpr uint64_t somebody = part::somebody | part::group | part::statement | part::pronoun | part::counted;
    uint32_t head = who.begin;
    while (head + 1 < who.end && view_.has(head, part::determiner)) ++head;
    if (view_.has(head, somebody) || view_.titled[head - view_.begin] != none_index) return true;
    // "Salam (peace) | before the house | that ...", "Carpenter | that ...": a name that no list knows.
    constexpr uint32_t reach = 4;
    const bool mute = view_.has(who.begin, part::thing) && view_.has(who.begin, part::article) &&
                      !view_.has(who.begin, part::statement);
    if (who.size() == 1 && !mute && view_.any({who.end, std::min(view_.end, who.end + reach)}, part::complementizer))
      return true;
    const bool named = view_.any(who, part::named);
    const bool deed = view_.any_trigger_at(head, [](const Trigger& told) { return told.names_deed(); });
    if (deed || view_.has(head, part::thing | part::modal | part::dated)) return named && !deed;
    if (named || view_.has(head, part::noun | part::article)) return true;
    const bool tells = view_.has(who.end, part::complementizer | part::quote | part::stop) && who.end < view_.end;
    return tells || view_.endings->people_plural.ends(doc_.at(doc_.tokens[head].span));
  }

  void say(uint32_t t) {
    const uint32_t after = run_end(t, part::say);
    if (is_passive(t, after) || is_in_compound(t, after)) return;
    TokenRange who;
    const bool relays = view_.kinds_at(t).say == WordKind::relay;
    if (relays) who = source_behind(after);
    if (relays && who.empty() && is_transport(after)) return;
    if (who.empty()) who = phrases_.topic_as_for(t);
    if (who.empty() && view_.verb_first) who = phrases_.phrase_after(after, view_.end);
    const bool addressed = is_addressee(who);
    if (addressed || is_own_deed(who) || is_deed_told(who) || is_said_to(t) || is_sum(who) || is_asked_for(t, who))
      who = {};
    const bool of_thing = is_thing_described(t, who);
    if (of_thing) who = {};
    if (who.empty() && !is_circumstance(t)) who = phrases_.subject_before(t);
    if (addressed && !view_.any(who, part::somebody | part::group | part::statement)) who = {};
    if (is_mute(t, who) || is_gerund_before(t, who) || !may_speak(who)) who = {};
    const bool nobody = !view_.verb_first && !who.empty() && view_.has(who.begin, part::negation);
    const bool goes_on = is_participle_behind_comma(t);
    if (who.empty() && !view_.verb_first && !goes_on) who = speaker_behind(t, after);
    Report r;
    // ", he said, adding ...", "denied it, accusing the mayor": he goes on.
    const bool at_once = !view_.verb_first && !out_.empty() && out_.back().verb_end + 1 == t;
    if (!out_.empty() && out_.back().speaker &&
        (goes_on || of_thing || is_circumstance(t) || (at_once && view_.has(t - 1, part::comma))))
      r.speaker = out_.back().speaker;
    else
      r.speaker = who.empty() ? speaker_that_goes_on(t, after) : speaker_of(without_object(who));
    if (nobody) r.speaker.reset();
    r.verb = t;
    r.verb_end = after;
    r.denies = view_.kinds_at(t).say == WordKind::deny;
    r.claims = view_.kinds_at(t).say == WordKind::claim;
    const WordKind kind = view_.kinds_at(t).say;
    r.expects = kind == WordKind::expect || kind == WordKind::warn || kind == WordKind::ask || kind == WordKind::order;
    r.words = !goes_on && closes(t, after, who) ? TokenRange{view_.begin, who.empty() ? t : std::min(t, who.begin)}
                                                : TokenRange{after, view_.end};
    out_.push_back(r);
  }

  // Verb first, "accused | the movement | the mayor", "imposed | the ministry | sanctions on men who (it) said ...": of
  // what stands behind the verb the subject speaks.
  TokenRange without_object(TokenRange who) const {
    const uint32_t verb = who.begin - 1;
    if (!view_.verb_first || who.size() < 2 || !view_.has(verb, part::verb | part::say)) return who;
    const auto has_object = [](const Trigger& told) {
      return told.event.is_verbal() && told.object == Role::recipient && !told.object_suffix;
    };
    if (view_.has(verb, part::say) && !view_.any_trigger_at(verb, has_object)) return who;
    const uint32_t object = phrases_.object_in(who, phrases_.is_masculine(verb));
    return object == no_token ? who : TokenRange{who.begin, object};
  }

  // ", accusing the mayor of fraud": what the subject of the verb before it says too, of what stands behind it.
  bool is_participle_behind_comma(uint32_t t) const {
    return !view_.verb_first && t > view_.begin && view_.has(t - 1, part::comma) && phrases_.is_gerund(t) &&
           !view_.any({view_.begin, t}, part::quote);
  }

  // "The secretary of the union, X, said": where the verb comes first, a name may stand far behind its office.
  Argument speaker_of(TokenRange who) const {
    Argument office = phrases_.argument(who);
    if (!view_.verb_first || office.mention != none_index) return office;
    constexpr uint64_t over = part::stop | part::complementizer | part::verb | part::say | part::quote | part::relative;
    for (uint32_t t = who.end; t < std::min(view_.end, who.end + name_reach) && !view_.has(t, over); ++t) {
      if (is_somebody_else(t)) break;
      const uint32_t m = view_.mention[t - view_.begin];
      if (m != none_index && phrases_.is_person(m)) return phrases_.of_mention(m);
    }
    return office;
  }

  // Verb first, "the minister expressed | his thanks to X": behind a deed with its owner's pronoun, or people to whom
  // such a word is addressed, the name is not that of the office before.
  bool is_somebody_else(uint32_t t) const {
    const bool people = view_.has(t, part::person_noun) || view_.titled[t - view_.begin] != none_index;
    if (people && view_.has(t, part::with_preposition) && view_.endings->owner.ends(doc_.at(doc_.tokens[t - 1].span)))
      return true;
    return view_.any_trigger_at(t, [](const Trigger& told) { return told.possessive_suffix; });
  }

  // Verb first, "the governor praised the helpers, stressing that": who did what the sentence begins with says so.
  std::optional<Argument> speaker_that_goes_on(uint32_t t, uint32_t after) const {
    const bool goes_on = view_.verb_first && t > view_.begin && view_.has(t - 1, part::comma) &&
                         view_.any({after, std::min(after + 2, view_.end)}, part::complementizer);
    if (!goes_on) return std::nullopt;
    uint32_t verb = view_.begin;
    while (verb < t && !view_.has(verb, part::verb | part::say)) ++verb;
    const bool opens = verb == view_.begin || view_.has(verb - 1, part::comma | part::auxiliary);
    if (verb == t || !opens) return std::nullopt;
    for (const Report& report : out_)
      if (report.verb == verb && report.speaker) return report.speaker;
    const TokenRange who = phrases_.subject_behind(verb, t);
    return who.empty() ? std::nullopt : std::optional(speaker_of(who));
  }

  // "'...', said the minister": but "..., saying the vote was fair" and "who had declared a truce" have an object.
  TokenRange speaker_behind(uint32_t t, uint32_t after) const {
    const TokenRange who = phrases_.phrase_after(after, view_.end);
    if (who.empty() || t == view_.begin) return {};
    const bool ends =
        who.end == view_.end || view_.has(who.end, part::stop | part::comma | part::quote | part::relative);
    const bool quoted = view_.has(t - 1, part::quote) || view_.has(t - 2, part::quote);
    return quoted || (view_.has(t - 1, part::comma) && ends) ? who : TokenRange{};
  }

  // "The agency quoted a source (as saying)": the source, behind a preposition where the verb comes first.
  TokenRange source_behind(uint32_t after) const {
    if (!view_.verb_first) return phrases_.phrase_after(after, view_.end);
    for (uint32_t t = after; t < std::min(view_.end, after + source_reach); ++t)
      if (view_.has(t, part::preposition) && !view_.has(t, part::of)) return phrases_.phrase_after(t + 1, view_.end);
    return {};
  }

  // Verb first, "the board rejected it, | accusing the mayor", "and he is | urging the mayor": what stands behind a
  // participle of who acts, or behind a verb with a pronoun for its subject, is whom it is said to.
  bool is_said_to(uint32_t t) const {
    if (!view_.verb_first || t == view_.begin) return false;
    return is_circumstance(t) || (view_.has(t - 1, part::pronoun) && view_.has(t - 1, part::with_conjunction));
  }

  // Verb first: a participle with the ending of what is done beside the deed of the sentence.
  bool is_circumstance(uint32_t t) const {
    return view_.verb_first && t > view_.begin &&
           view_.any_trigger_at(t, [](const Trigger& told) { return told.is_participle_of_actor(); }) &&
           view_.has(t - 1, part::comma | part::quote);
  }

  // The verb closes what was said: "..., the ministry said", "'...,' said X, a shopkeeper", "'...,' X told the court".
  bool closes(uint32_t t, uint32_t after, TokenRange who) const {
    const uint32_t begin = who.empty() ? t : std::min(t, who.begin);
    // Verb first, "called it 'a stunt', and accused ...", "..., accusing ...": it goes on.
    if (view_.verb_first && (view_.has(t, part::with_conjunction) || is_circumstance(t))) return false;
    if (begin > view_.begin && view_.has(begin - 1, part::quote | part::comma) && quoted_before(begin)) return true;
    // "Accused X of fraud, a charge the mayor denied": said of what was charged.
    if (view_.verb_first || view_.kinds_at(t).say == WordKind::deny) return false;
    const uint32_t rest = behind_when(after, who);
    // "The governor said: ...".
    if (rest + 1 < view_.end && doc_.tokens[rest].punct == Punct::colon) return false;
    if (rest >= view_.end || view_.has(rest, part::stop)) return true;
    // ", the board announced on Monday, ending ...": what came of what was said before.
    const bool aside = begin > view_.begin && view_.has(begin - 1, part::comma) && view_.has(rest, part::comma);
    if (aside && any_verb(view_.begin, begin)) return true;
    // ", their lawyer told the agency": a comma with a clause before it, and no clause behind the verb.
    return begin > view_.begin && view_.has(begin - 1, part::comma) && any_verb(view_.begin, begin) &&
           !any_verb(after, view_.end);
  }

  // Behind the speaker, adverbs and the day: "said X on Monday".
  uint32_t behind_when(uint32_t t, TokenRange who) const {
    const auto is_dated = [&](uint32_t at) { return at < view_.end && view_.date[at - view_.begin] != none_index; };
    while (t < view_.end &&
           (view_.has(t, part::adverb | part::quote) || is_dated(t) ||
            (view_.has(t, part::preposition) && is_dated(t + 1)) || (!who.empty() && t >= who.begin && t < who.end)))
      ++t;
    return t;
  }

  bool quoted_before(uint32_t end) const {
    return view_.any({view_.begin, end}, part::quote) &&
           (view_.has(end - 1, part::quote) || (end > view_.begin + 1 && view_.has(end - 2, part::quote)));
  }

  bool any_verb(uint32_t from, uint32_t to) const { return view_.any({from, to}, part::verb | part::complementizer); }

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  std::vector<Report>& out_;
};

}  // namespace

void find_reports(const Document& doc, const SentenceView& view, const PhraseFinder& phrases,
                  std::vector<Report>& reports) {
  reports.clear();
  if ((view.all_parts & (part::attribution | part::say)) != 0) ReportFinder(doc, view, phrases, reports).find();
}

}  // namespace khabar
