#include "measure/measurer.h"

#include <algorithm>

#include "measure/date_gates.h"
#include "measure/dates.h"
#include "measure/figures.h"

namespace khabar {

using namespace measure;

namespace {

// Behind the last of the mentions that begin at that token or before it.
std::vector<Mention>::const_iterator behind_mentions(const Document& doc, uint32_t token) {
  return std::upper_bound(doc.mentions.begin(), doc.mentions.end(), token,
                          [](uint32_t t, const Mention& m) { return t < m.tokens.begin; });
}

// King Abdullah the Second, First Boston Corp., Muhammad Ramadan: does a mention, of that type if one is given, hold
// more than these tokens, and them?
bool is_part_of_name(const Document& doc, TokenRange tokens, std::optional<MentionType> type) {
  constexpr uint32_t longest = 12;  // tokens of a name
  auto mention = behind_mentions(doc, tokens.begin);
  while (mention != doc.mentions.begin()) {
    const TokenRange& name = (--mention)->tokens;
    if (name.begin + longest < tokens.begin) return false;
    if (type && mention->type != *type) continue;
    if (name.end >= tokens.end && name.end - name.begin > tokens.end - tokens.begin) return true;
  }
  return false;
}

// King Abdullah the Second; Altman, who is no "eight", and the first letters of a body that are "thousands".
bool is_word_of_name(const Document& doc, const Figure& figure) {
  if (figure.kind == FigureKind::ordinal) return is_part_of_name(doc, figure.tokens, std::nullopt);
  if (figure.kind != FigureKind::number || doc.tokens[figure.tokens.begin].kind == TokenKind::number) return false;
  const auto holds = [&](const Mention& m) {
    return m.tokens.contains(figure.tokens) &&
           (m.type == MentionType::person || m.tokens.size() > figure.tokens.size());
  };
  const auto behind = behind_mentions(doc, figure.tokens.begin);
  return behind != doc.mentions.begin() && holds(*std::prev(behind));
}

}  // namespace

Measurer::Measurer(const Lexicon& lexicon)
    : lexicon_(lexicon),
      words_(lexicon),
      classes_(lexicon),
      grammars_(read_number_grammars(lexicon)),
      readings_(words_, classes_) {}

Verdict Measurer::run(Document& doc) {
  doc.figures.clear();
  doc.dates.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language || doc.tokens.empty()) return Verdict::ok();
  constexpr size_t usual = 16, tokens_a_figure = 16;  // of an article
  doc.figures.reserve(std::max(usual, doc.tokens.size() / tokens_a_figure));
  doc.dates.reserve(usual);
  readings_.start_document(doc, grammars_[*language]);
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) run_sentence(doc, s, *language);
  return Verdict::ok();
}

// Left to right; at each token a date is tried before a figure. The figures inside a date are kept, and flagged.
void Measurer::run_sentence(Document& doc, uint32_t sentence, LanguageId language) {
  const TokenRange tokens = doc.sentences[sentence].tokens;
  if (!readings_.fill(tokens) || readings_.next_start(tokens.begin) == tokens.end) return;
  const Scan scan(doc, readings_, words_, language, sentence, numbers_, quantities_, durations_);
  numbers_.start(scan.begin, scan.end);
  quantities_.start(scan.begin, scan.end);
  durations_.start(scan.begin, scan.end);
  uint32_t date_end = scan.begin;  // tokens before it belong to a date
  for (uint32_t i = scan.begin; i < scan.end;) {
    i = readings_.next_start(i);
    if (i == scan.end) break;
    const uint32_t readers = i >= date_end && may_begin_date(scan, i) ? readers_at(scan, i) : 0;
    const uint32_t next = readers != 0 ? take_date(doc, scan, i, readers, date_end) : i;
    if (next > i)
      i = next;
    else
      i = may_begin_figure(scan, i) ? take_figure(doc, scan, i, date_end) : i + 1;
  }
}

// Adds the date at token i, if there is one that is no part of a name. Where the search goes on: i if a figure may
// stand there still.
uint32_t Measurer::take_date(Document& doc, const Scan& scan, uint32_t i, uint32_t readers, uint32_t& date_end) const {
  auto found = read_date(scan, i, readers);
  if (!found) return i;
  if (readings_.is_within_organization(found->date.tokens) || is_quoted_name(scan, found->date) ||
      is_part_of_name(doc, found->date.tokens, MentionType::person))
    return std::max(found->end, i + 1);
  date_end = std::max(date_end, found->end);
  doc.dates.push_back(std::move(found->date));
  return found->skip_to;
}

// Adds the figure at token i, if there is one; a length of time is a date as well. Where the search goes on.
uint32_t Measurer::take_figure(Document& doc, const Scan& scan, uint32_t i, uint32_t date_end) const {
  if (may_be_no_figure(doc.tokens[i]))
    if (const uint32_t after = skip_non_figure(scan, i); after > i) return after;
  const auto end = read_figure(scan, i, doc.figures);
  if (!end) return i + 1;
  Figure& figure = doc.figures.back();
  const bool rate = figure.in_date;  // "five percent a year": a date that holds no length of its own
  figure.in_date = i < date_end;
  if (is_word_of_name(doc, figure)) {
    doc.figures.pop_back();
  } else {
    if (figure.kind == FigureKind::duration && !figure.in_date) {
      doc.dates.push_back(date_of(scan, figure));
      close_by_end(scan, doc.dates.back());
    }
    figure.in_date |= rate;
  }
  return std::max(*end, i + 1);
}

}  // namespace khabar
