#include "clean/line_story.h"

#include <algorithm>

namespace khabar {
namespace {

// The order is the order in which write() writes them.
constexpr std::string_view feature_names[] = {"begin_share",     "run_share_of_words",
                                              "elsewhere_share", "title_distance",
                                              "streak",          "streak_before",
                                              "streak_behind",   "dated_before",
                                              "since_date",      "until_date",
                                              "since_comments",  "begin3",
                                              "begin8",          "line_words8",
                                              "stops8",          "stopwords8",
                                              "capitals8",       "numbers8",
                                              "symbols8",        "run_share8",
                                              "elsewhere8",      "sentences8",
                                              "labels3",         "repeated3",
                                              "good_lines8",     "good20",
                                              "legal8",          "subscribe8",
                                              "comment8",        "related8",
                                              "form8",           "share_words8",
                                              "byline8",         "date_words8",
                                              "legal_above",     "subscribe_above",
                                              "comment_above",   "related_above",
                                              "page_good_lines", "page_good_line_words",
                                              "page_stopwords",  "page_dates"};

constexpr float far_away = 300, near_away = 60;  // lines
constexpr float label_words = 8, dated_words = 12, short_words = 5;

}  // namespace

std::span<const std::string_view> LineStory::names() { return feature_names; }

void LineStory::measure(const Lines& lines, std::string_view title) {
  lines_.assign(lines.stats.size(), {});
  title_.set(title);
  find_title(lines);
  share_words(lines);
  find_streaks(lines);
  count_above(lines);
  sum_up(lines);
}

// The headline: the first line that says the title, but for the first of the dump, which is the page's head.
void LineStory::find_title(const Lines& lines) {
  constexpr float least_of_line = 0.6F, least_of_title = 0.5F;
  const size_t n = lines.stats.size();
  title_line_ = n;
  for (size_t i = 1; i < lines.run.end && title_line_ == n; ++i) {
    const std::span<const uint64_t> keys = keys_.of(i);
    uint64_t told = 0;
    float found = 0;
    for (const uint64_t key : keys) {
      const uint64_t bit = title_.bit(key);
      told |= bit;
      found += static_cast<float>(bit != 0);
    }
    if (told == 0 || title_.share(told) < least_of_title) continue;
    if (found >= least_of_line * static_cast<float>(keys.size())) title_line_ = i;
  }
}

void LineStory::share_words(const Lines& lines) {
  constexpr size_t first_paragraphs = 3;
  const size_t n = lines_.size();
  begin_.clear();
  for (const uint64_t key : title_.keys()) begin_.add(key);
  size_t found = 0;
  for (size_t i = title_line_ == n ? lines.run.begin : title_line_; i < n && found < first_paragraphs; ++i) {
    if (lines.good[i] == 0) continue;
    for (const uint64_t key : keys_.of(i)) begin_.add(key);
    lines_[i].begin_share = 1;
    ++found;
  }
  repeated_.clear();
  in_run_.clear();
  for (size_t i = 0; i < n; ++i) {
    if (lines.good[i] == 0) continue;
    for (const uint64_t key : keys_.of(i)) {
      repeated_.add(key, static_cast<uint32_t>(i + 1));
      if (i >= lines.run.begin && i < lines.run.end) in_run_.add(key, static_cast<uint32_t>(i + 1));
    }
  }
  for (size_t i = 0; i < n; ++i) {
    float begin = 0, run = 0, elsewhere = 0;
    for (const uint64_t key : keys_.of(i)) {
      begin += static_cast<float>(begin_.contains(key));
      run += static_cast<float>(in_run_.elsewhere(key, static_cast<uint32_t>(i + 1)));
      elsewhere += static_cast<float>(repeated_.elsewhere(key, static_cast<uint32_t>(i + 1)));
    }
    const auto all = static_cast<float>(keys_.of(i).size());
    if (lines_[i].begin_share == 0) lines_[i].begin_share = share(begin, all);
    lines_[i].run_share = share(run, all);
    lines_[i].elsewhere_share = share(elsewhere, all);
  }
}

// Runs of paragraphs with at most one other line between two of them.
void LineStory::find_streaks(const Lines& lines) {
  constexpr size_t widest_gap = 2;
  const size_t n = lines_.size();
  float before = 0;
  size_t behind = 0;  // the first line behind the streak before
  for (size_t begin = 0; begin < n;) {
    if (lines.good[begin] == 0) {
      ++begin;
      continue;
    }
    float words = 0;
    size_t end = begin;
    for (size_t i = begin; i < n && i < end + widest_gap; ++i) {
      if (lines.good[i] == 0) continue;
      words += lines.stats[i].words;
      end = i + 1;
    }
    for (size_t i = behind; i < end; ++i) {
      (i < begin ? lines_[i].streak_behind : lines_[i].streak) = words;
      lines_[i].streak_before = before;
    }
    before = words;
    begin = behind = end;
  }
  for (size_t i = behind; i < n; ++i) lines_[i].streak_before = before;
}

void LineStory::count_above(const Lines& lines) {
  float dates = 0, since_date = near_away, since_comments = far_away;
  const auto is_dated = [&](const LineStats& s) { return s.words < dated_words && (s.has_year || s.has_clock); };
  for (size_t i = 0; i < lines_.size(); ++i) {
    const LineStats& s = lines.stats[i];
    const bool label = s.words <= label_words && !s.ends_sentence;
    since_comments = label && (s.first_phrase & phrase::comment) != 0 ? 0 : std::min(since_comments + 1, far_away);
    since_date = is_dated(s) ? 0 : std::min(since_date + 1, near_away);
    lines_[i].dated_before = std::min(dates, near_away);
    lines_[i].since_date = since_date;
    lines_[i].since_comments = since_comments;
    dates += static_cast<float>(is_dated(s));
  }
  float until = near_away;
  for (size_t i = lines_.size(); i-- > 0;) {
    until = is_dated(lines.stats[i]) ? 0 : std::min(until + 1, near_away);
    lines_[i].until_date = until;
  }
}

void LineStory::sum_up(const Lines& lines) {
  sums_.resize(lines_.size() + 1);
  sums_[0] = {};
  for (size_t i = 0; i < lines_.size(); ++i) {
    const LineStats& s = lines.stats[i];
    const auto tokens = static_cast<float>(s.tokens);
    // A count of tokens, as words.
    const auto part = [&](uint32_t count) { return share(static_cast<float>(count), tokens) * s.words; };
    Sums& sum = sums_[i + 1];
    sum = sums_[i];
    sum.words += s.words;
    sum.stops += static_cast<float>(s.stops);
    sum.stopwords += static_cast<float>(s.stopwords);
    sum.capitals += static_cast<float>(s.capitals);
    sum.numbers += part(s.numbers);
    sum.symbols += part(s.symbols);
    sum.labels += static_cast<float>(s.words < short_words && !s.ends_sentence);
    sum.sentences += static_cast<float>(s.ends_sentence);
    sum.repeated += static_cast<float>(lines.repeats[i] > 1);
    for (size_t k = 0; k < around_phrases.size(); ++k) {
      if ((s.phrases & around_phrases[k]) == 0) continue;
      sum.phrase_words[k] += s.words;
      if (k < counted_above) sum.phrase_labels[k] += static_cast<float>(s.words < dated_words);
    }
    if (lines.good[i] == 0) continue;
    sum.good += 1;
    sum.good_words += s.words;
    sum.begin += lines_[i].begin_share * s.words;
    sum.run += lines_[i].run_share * s.words;
    sum.elsewhere += lines_[i].elsewhere_share * s.words;
  }
}

float* LineStory::write(size_t i, float* out) const {
  const Line& line = lines_[i];
  const auto put = [&](float v) { *out++ = v; };
  put(line.begin_share);
  put(line.run_share);
  put(line.elsewhere_share);
  put(title_line_ == lines_.size()
          ? -near_away - 1
          : std::clamp(static_cast<float>(i) - static_cast<float>(title_line_), -near_away, far_away));
  put(line.streak);
  put(line.streak_before);
  put(line.streak_behind);
  put(line.dated_before);
  put(line.since_date);
  put(line.until_date);
  put(line.since_comments);
  out = write_around(i, out);
  const Sums& page = sums_.back();
  put(page.good);
  put(share(page.good_words, page.good));
  put(share(page.stopwords, page.words));
  put(lines_.back().dated_before);
  return out;
}

float* LineStory::write_around(size_t i, float* out) const {
  constexpr float most_labels = 20;
  const auto put = [&](float v) { *out++ = v; };
  const auto from = [&](size_t reach) -> const Sums& { return sums_[i > reach ? i - reach : 0]; };
  const auto to = [&](size_t reach) -> const Sums& { return sums_[std::min(lines_.size(), i + reach + 1)]; };
  const Sums &a = from(8), &b = to(8), &near_a = from(3), &near_b = to(3), &far_a = from(20), &far_b = to(20);
  const float words = b.words - a.words, good_words = b.good_words - a.good_words;
  put(share(near_b.begin - near_a.begin, near_b.good_words - near_a.good_words));
  put(share(b.begin - a.begin, good_words));
  put(share(words, static_cast<float>(&b - &a)));
  put(share(b.stops - a.stops, words));
  put(share(b.stopwords - a.stopwords, words));
  put(share(b.capitals - a.capitals, words));
  put(share(b.numbers - a.numbers, words));
  put(share(b.symbols - a.symbols, words));
  put(share(b.run - a.run, good_words));
  put(share(b.elsewhere - a.elsewhere, good_words));
  put(b.sentences - a.sentences);
  put(near_b.labels - near_a.labels);
  put(near_b.repeated - near_a.repeated);
  put(b.good - a.good);
  put(share(far_b.good_words - far_a.good_words, far_b.words - far_a.words));
  for (size_t k = 0; k < around_phrases.size(); ++k) put(share(b.phrase_words[k] - a.phrase_words[k], words));
  for (const float labels : sums_[i].phrase_labels) put(std::min(labels, most_labels));
  return out;
}

}  // namespace khabar
