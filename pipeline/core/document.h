// One article on its way through the pipeline. Each field has exactly one writing stage, named on the right of it;
// every later stage only reads it. Text never changes after clean, and every Span indexes it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/hit.h"
#include "core/span.h"
#include "core/token.h"

namespace khabar {

// ---------------------------------------------------------------- what read hands to clean
enum class BodyKind : uint8_t {
  text,       // an article's own text: taken as it is
  page_text,  // a text dump of a page, boilerplate and all (WET, conversion records, .txt)
  html,
};

// One page of a dump. All strings are valid UTF-8 when read has finished with them.
struct Record {
  std::string id;            // stable name of the record: its own id, else its URI, else source#offset
  std::string source;        // the file it came from, "-" for standard input
  uint64_t byte_offset = 0;  // where it begins in that file (for gzip: its member)
  std::string url;
  std::string title;       // if the record itself says so (JSONL)
  std::string language;    // likewise: "ar", "en", or empty
  std::string date;        // publication date if the record says so: ISO; never the crawl time
  std::string crawl_date;  // WARC-Date: an upper bound of the publication date, never the date itself
  std::string body;
  BodyKind kind = BodyKind::text;
};

// ---------------------------------------------------------------- what is found
// A line of a gazetteer or of patterns.tsv. Lexicon::rule_name() turns it into "ar/patterns.tsv:12".
enum class RuleRef : uint32_t { none = std::numeric_limits<uint32_t>::max() };

inline constexpr uint32_t none_index = std::numeric_limits<uint32_t>::max();

struct Sentence {
  Span span;  // without white space at either end
  TokenRange tokens;
  bool heading = false;  // a line of its own without a full stop: title, subheading, list item
};

enum class MentionType : uint8_t { person, organization, place };

struct Mention {
  Span span;  // begins after a proclitic, keeps the Arabic article; no title, no generic head
  TokenRange tokens;
  uint32_t sentence = 0;  // index into Document::sentences
  MentionType type = MentionType::person;
  bool nested = false;              // lies within a longer mention
  EntryRef entry = EntryRef::none;  // the gazetteer entry that named it, if any
  Span role;                        // "President", of a person; empty if none
  RuleRef rule = RuleRef::none;
  float score = 0;  // 0 to 1: how sure match is that this is a name of this type
};

enum class FigureKind : uint8_t { number, count, money, percent, measure, duration, age, ordinal };
enum class Qualifier : uint8_t { exact, approx, almost, more_than, at_least, less_than, at_most, range, vague };

struct Figure {
  Span span;
  TokenRange tokens;
  uint32_t sentence = 0;
  FigureKind kind = FigureKind::number;
  Qualifier qualifier = Qualifier::exact;
  std::optional<double> value, min, max;  // "more than ten": 10, 10, none; "between 5 and 6": none, 5, 6
  std::string noun;                       // lemma of what is counted, "" if nothing
  std::string noun_class;                 // person, soldier, building... from the packs; "" if unknown
  std::string unit;                       // ISO 4217 code, SI symbol, "year"...
  std::string timex;                      // of a duration: P4Y
  Span noun_span;                         // where the counted noun stands, empty if none; within span
  bool in_date = false;                   // part of a date expression
  RuleRef rule = RuleRef::none;
};

enum class DateBasis : uint8_t { none, text, document, tense };
enum class Grain : uint8_t { none, time, day, week, month, season, quarter, half, year, decade, century };
enum class Calendar : uint8_t { gregorian, hijri };

struct DateExpr {
  Span span;
  TokenRange tokens;
  uint32_t sentence = 0;
  std::string timex;  // TIMEX3 value: 2019-02-06, 2019-W06, P2W, PRESENT_REF, XXXX-02-06
  std::optional<Day> from,
      to;  // inclusive; both set or both unset... resolved by measure where the text alone fixes them
  Grain grain = Grain::none;
  DateBasis basis = DateBasis::none;
  Calendar calendar = Calendar::gregorian;
  std::string note;  // a contradiction found: "weekday says Friday, the date is a Thursday"
  RuleRef rule = RuleRef::none;
};

// ---------------------------------------------------------------- what resolve makes of mentions
struct Entity {
  MentionType type = MentionType::person;
  std::string id;    // geonames:, wikidata:, iso3166:, khabar:, or doc-local "" if unknown to the gazetteers
  std::string name;  // as the document writes it in full
  std::string name_ar, name_en;  // canonical, if known
  std::string country;           // ISO 3166 alpha-2, if known
  std::string sector;            // GOV, MIL, REB...
  std::string role;              // "president"
  std::optional<double> lat, lon;
  float confidence = 0;  // 0 to 1 of the id, not of the mention
};

// A noun that stands for an entity without naming it: "the president", "the ministry". No mention covers its head.
struct Coreference {
  Span span;  // of the noun with its attributes, without article: "French president"
  TokenRange tokens;
  uint32_t sentence = 0;
  uint32_t entity = none_index;  // index into Document::entities
  RuleRef rule = RuleRef::none;  // the line that knows the noun
  float confidence = 0;          // 0 to 1
};

// ---------------------------------------------------------------- what assemble makes of all that
enum class Modality : uint8_t { past, ongoing, future, planned, hypothetical };

// Somebody or something that takes part: a mention, or a plain noun phrase ("protesters").
struct Argument {
  Span span;
  uint32_t mention = none_index;  // index into Document::mentions
  uint32_t entity = none_index;   // index into Document::entities
  std::string country;            // alpha-2, if known
};

// Several of one role but "size" add up: "two soldiers and three guards were killed".
struct EventFigure {
  std::string role;              // killed injured arrested abducted displaced participants amount size
  uint32_t figure = none_index;  // index into Document::figures
};

struct Evidence {
  Span span;  // of the trigger
  uint32_t sentence = 0;
};

struct Event {
  std::string_view type, mode, plover, cameo;  // point into the lexicon
  Span span;                                   // of the clause
  Span trigger;
  uint32_t sentence = 0;
  std::vector<Argument> actors, recipients;
  std::optional<Argument> place;
  // at, origin, destination; where the event's own words name none, dateline: where it is told from, or context: where
  // the deed was that is told beside it or right before it.
  std::string_view place_role;
  uint32_t date = none_index;  // index into Document::dates
  std::optional<Day> from, to;
  DateBasis date_basis = DateBasis::none;
  std::vector<EventFigure> figures;
  Modality modality = Modality::past;
  bool asserted = true, negated = false;
  bool once = false;  // of a kind that happens once in a town on a day
  std::optional<Argument> reported_by;
  std::vector<Evidence> evidence;  // every place where the document tells this event, the row's own first
  float confidence = 0;
  RuleRef rule = RuleRef::none;
};

// ---------------------------------------------------------------- the article
struct Document {
  // read                                                   (moved from Record)
  std::string id, source, url, crawl_date;
  uint64_t byte_offset = 0;

  // clean
  std::string text;
  std::string title;  // plain text; also in `text` where the page's text has it
  std::string author, publisher, section, canonical_url, caption, byline;
  std::string dateline;     // the place part of "BEIRUT (AP) -"
  std::optional<Day> date;  // of publication
  std::string date_basis;   // record json-ld meta time-tag url dateline page-line, "" without a date
  std::string language;     // "ar", "en", another ISO 639-1 code, or "und"

  // split
  std::vector<Token> tokens;        // by position; proclitic_bytes is match's
  std::vector<Sentence> sentences;  // by position, none overlap

  // match
  std::vector<Hit> hits;          // every lexicon entry found, by position, longest first
  std::vector<Mention> mentions;  // by position, longer first; nested ones flagged

  // measure
  std::vector<Figure> figures;  // by position
  std::vector<DateExpr> dates;  // by position

  // resolve
  std::vector<Entity> entities;
  std::vector<uint32_t> mention_entity;   // mention_entity[i] is of mentions[i]; none_index if unresolved
  std::vector<Coreference> coreferences;  // by position

  // assemble
  std::vector<Event> events;

  std::string_view at(Span s) const { return std::string_view(text).substr(s.begin, s.end - s.begin); }
};

}  // namespace khabar
