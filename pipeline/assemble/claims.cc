// Who did what somebody claims: "an attack claimed by X", "X said that it was behind the bombing".
#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

// How far apart, in words, the claim and the noun of the deed stand, where the deed is its object and where the claim
// is said of the deed.
constexpr uint32_t object_reach = 8, attribute_reach = 5;

bool is_claim(const Document& doc, const Row& row) {
  const Event& told = doc.events[row.event];
  return row.trigger->event.is(event_flag::claims) && !told.negated && !told.actors.empty();
}

// A noun for violence that nobody is said to have done.
bool may_be_claimed(const Document& doc, const Row& row) {
  return row.nominal && row.trigger->event.is(event_flag::violent) && row.trigger->self == Role::none &&
         doc.events[row.event].actors.empty();
}

// "Claimed responsibility | for the attack"; "an attack (that) they claimed", "an attack | claimed by X".
bool is_about(const SentenceView& view, const Row& claim, const Row& deed) {
  if (deed.tokens.begin >= claim.tokens.end)
    return deed.tokens.begin < claim.tokens.end + object_reach &&
           !view.any({claim.tokens.end, deed.tokens.begin}, part::stop | part::complementizer | part::say);
  const TokenRange between{deed.tokens.end, claim.tokens.begin};
  const bool attribute = claim.trigger->object_suffix || claim.usage.passive || view.any(between, part::relative);
  return attribute && between.size() < attribute_reach && !view.any(between, part::stop);
}

// "Claimed responsibility for | a blast, | which killed ten": those are told to be killed by what is claimed.
bool is_done_by_claimed(const Document& doc, const SentenceView& view, const Row& claim, const Row& deed) {
  const std::vector<Argument>& actors = doc.events[deed.event].actors;
  if (deed.nominal || !deed.trigger->event.is(event_flag::casualties) || actors.size() != 1) return false;
  if (actors[0].mention != none_index) return false;
  const TokenRange who = tokens_of(doc, view, actors[0]);
  return !view.any(who, part::somebody | part::group | part::pronoun) && who.begin >= claim.tokens.end &&
         who.end < deed.tokens.begin && who.begin < claim.tokens.end + object_reach &&
         !view.any({claim.tokens.end, who.begin}, part::stop | part::complementizer | part::say | part::comma);
}

}  // namespace

void give_deeds_to_claimants(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  for (const Row& claim : rows) {
    if (!is_claim(doc, claim)) continue;
    for (const Row& deed : rows)
      if (is_done_by_claimed(doc, view, claim, deed) ||
          (may_be_claimed(doc, deed) && is_about(view, claim, deed) &&
           !overlaps(doc.events[claim.event].actors, doc.events[deed.event].trigger)))
        doc.events[deed.event].actors = doc.events[claim.event].actors;
  }
}

}  // namespace khabar
