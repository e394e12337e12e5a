#include "clean/line_article.h"

#include <algorithm>
#include <unordered_map>

#include "clean/line_choice.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

// clang-format off
constexpr std::string_view feature_names[] = {
  "words", "letters_a_word", "stops", "commas", "symbols", "numbers", "capitals", "short_words", "stopwords",
  "furniture", "phrases_form", "phrases_share", "phrases_nav", "phrases_legal", "phrases_related", "phrases_date",
  "phrases_comment", "phrases_byline", "phrases_photo", "phrases_agency", "phrases_month", "begins_furniture",
  "ends_sentence", "ends_colon", "ends_ellipsis", "begins_lower", "begins_symbol", "begins_number", "year", "clock",
  "copyright", "bar", "address", "quoted", "arabic", "latin", "blanks_before", "blanks_after", "place",
  "words_before_share", "repeats", "title", "prev_words", "prev_ends", "prev_furniture", "prev_year", "prev_blanks",
  "prev2_words", "prev2_ends", "prev3_words", "next_words", "next_ends", "next_furniture", "next_year", "next2_words",
  "next2_ends", "next3_words", "good3", "good8", "good_before", "good_after", "share3", "share8", "dates3", "dates8",
  "furniture3", "furniture8", "in_run", "from_run_begin", "from_run_end", "run_share", "run_words", "after_title",
  "page_words", "page_lines", "page_good_share", "title_words", "since_furniture", "url_depth", "url_slug_words",
  "prices", "price_lines", "phrases_subscribe", "points_away"};
// clang-format on
constexpr float good_words = 12;
constexpr float sure_f1 = 0.65F;  // below it, trees that see no markup do better by what they expect
constexpr int far_away = 60;

}  // namespace

std::span<const std::string_view> LineFeatures::names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all(std::begin(feature_names), std::end(feature_names));
    all.insert(all.end(), LineStory::names().begin(), LineStory::names().end());
    return all;
  }();
  return names;
}

void LineFeatures::measure(const std::vector<DumpLine>& lines, std::string_view url, std::string_view title) {
  const size_t n = lines.size();
  stats_.resize(n);
  keys_.resize(n);
  good_.resize(n);
  for (auto* sums : {&good_words_, &words_, &dates_, &furniture_}) sums->assign(n + 1, 0);
  title_words_.set(title);
  story_.clear();
  url_ = shape_of(url);
  price_lines_ = 0;
  title_share_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    tokenize(lines[i].text, tokens_);
    title_share_[i] = title_words_.share(tokens_);
    story_.add(lines[i].text, tokens_);
    stats_[i] = measure_line(lines[i].text, tokens_, phrases_);
    keys_[i] = 0;
    for (const Token& t : tokens_) keys_[i] = join_keys(keys_[i], t.key);
    const LineStats& s = stats_[i];
    price_lines_ += s.prices != 0 && s.words < good_words;
    good_[i] = s.words >= good_words && s.stops + s.commas > 0;
    good_words_[i + 1] = good_words_[i] + (good_[i] != 0 ? s.words : 0);
    words_[i + 1] = words_[i] + s.words;
    dates_[i + 1] = dates_[i] + static_cast<float>(s.has_year && s.words < good_words);
    furniture_[i + 1] = furniture_[i] + static_cast<float>(s.furniture_words);
  }
  total_good_ = good_words_[n];
  total_words_ = words_[n];
  count_around();
  run_ = densest_run(stats_, good_);
  find_repeats(lines, title);
  story_.measure({stats_, good_, repeats_, run_}, title);
}

void LineFeatures::count_around() {
  const size_t n = stats_.size();
  good_before_.resize(n);
  good_after_.resize(n);
  int32_t since = far_away;
  for (size_t i = 0; i < n; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away), ++i) good_before_[i] = since;
  since = far_away;
  for (size_t i = n; i-- > 0; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away)) good_after_[i] = since;
  // Short lines that announce furniture: "Related", "Comments".
  constexpr float longest_label = 8;
  constexpr uint16_t announces = phrase::related | phrase::comment | phrase::share | phrase::form | phrase::nav;
  since_furniture_.resize(n);
  since = far_away;
  for (size_t i = 0; i < n; ++i) {
    const LineStats& s = stats_[i];
    const bool label = s.words <= longest_label && !s.ends_sentence && (s.first_phrase & announces) != 0;
    since_furniture_[i] = since = label ? 0 : std::min(since + 1, far_away);
  }
}

void LineFeatures::find_repeats(const std::vector<DumpLine>& lines, std::string_view title) {
  const size_t n = lines.size();
  std::unordered_map<uint64_t, uint32_t> seen;
  for (size_t i = 0; i < n; ++i) ++seen[keys_[i]];
  repeats_.resize(n);
  titles_.assign(n, 0);
  const std::string folded_title = fold(title);
  for (size_t i = 0; i < n; ++i) {
    repeats_[i] = static_cast<uint8_t>(std::min<uint32_t>(seen[keys_[i]], 9));
    if (folded_title.empty() || lines[i].text.size() > title.size() * 2 + 40) continue;
    const std::string folded = fold(lines[i].text);
    titles_[i] = folded == folded_title ? 2 : folded.find(folded_title) != std::string::npos;
  }
}

const float* LineFeatures::row(const std::vector<DumpLine>& lines, size_t i) {
  row_.resize(names().size());
  float* out = row_.data();
  const auto n = static_cast<ptrdiff_t>(lines.size());
  const auto at = static_cast<ptrdiff_t>(i);
  const LineStats& s = stats_[i];
  const auto put = [&](float v) { *out++ = v; };
  const auto rate = [](uint32_t v, const LineStats& of) {
    return share(static_cast<float>(v), static_cast<float>(of.tokens));
  };
  const auto around = [&](const std::vector<float>& sums, ptrdiff_t reach) {
    return sums[static_cast<size_t>(std::min(n, at + reach + 1))] -
           sums[static_cast<size_t>(std::max<ptrdiff_t>(0, at - reach))];
  };
  const auto stats = [&](ptrdiff_t k) -> const LineStats* {
    return k >= 0 && k < n ? &stats_[static_cast<size_t>(k)] : nullptr;
  };
  put(s.words);
  put(share(static_cast<float>(s.letters), s.words));
  put(static_cast<float>(s.stops));
  put(static_cast<float>(s.commas));
  for (const uint32_t v : {s.symbols, s.numbers, s.capitals, s.short_words, s.stopwords, s.furniture_words})
    put(rate(v, s));
  for (const uint16_t bit : {phrase::form, phrase::share, phrase::nav, phrase::legal, phrase::related, phrase::date,
                             phrase::comment, phrase::byline, phrase::photo, phrase::agency, phrase::month}) {
    put((s.phrases & bit) != 0);
  }
  put((s.first_phrase & phrase::furniture) != 0);
  for (const bool v :
       {s.ends_sentence, s.ends_colon, s.ends_ellipsis, s.begins_lower, s.begins_symbol, s.begins_number, s.has_year,
        s.has_clock, s.has_copyright, s.has_bar, s.has_address, s.quoted, s.arabic, s.latin}) {
    put(v);
  }
  const auto blanks = [&](ptrdiff_t k) {
    return k >= 0 && k < n ? static_cast<float>(std::min<uint32_t>(lines[static_cast<size_t>(k)].blanks_before, 9))
                           : -1;
  };
  put(blanks(at));
  put(blanks(at + 1));
  put(share(static_cast<float>(i), static_cast<float>(n)));
  put(share(words_[i], total_words_));
  put(repeats_[i]);
  put(titles_[i]);
  for (const ptrdiff_t step : {-1, 1}) {
    const LineStats *one = stats(at + step), *two = stats(at + 2 * step), *three = stats(at + 3 * step);
    put(one ? one->words : -1);
    put(one && one->ends_sentence);
    put(one ? rate(one->furniture_words, *one) : -1);
    put(one && one->has_year);
    if (step < 0) put(blanks(at - 1));
    put(two ? two->words : -1);
    put(two && two->ends_sentence);
    put(three ? three->words : -1);
  }
  for (const ptrdiff_t reach : {3, 8}) put(around(good_words_, reach));
  put(static_cast<float>(good_before_[i]));
  put(static_cast<float>(good_after_[i]));
  for (const ptrdiff_t reach : {3, 8}) put(share(around(good_words_, reach), around(words_, reach)));
  for (const ptrdiff_t reach : {3, 8}) put(around(dates_, reach));
  for (const ptrdiff_t reach : {3, 8}) put(share(around(furniture_, reach), around(words_, reach)));
  const bool in_run = i >= run_.begin && i < run_.end;
  put(in_run);
  put(static_cast<float>(std::clamp<ptrdiff_t>(at - static_cast<ptrdiff_t>(run_.begin), -far_away, far_away)));
  put(static_cast<float>(std::clamp<ptrdiff_t>(at - static_cast<ptrdiff_t>(run_.end), -far_away, far_away)));
  const float run_words = good_words_[run_.end] - good_words_[run_.begin];
  put(share(run_words, total_good_));
  put(run_words);
  const auto first_title = std::find_if(titles_.begin(), titles_.end(), [](uint8_t t) { return t != 0; });
  put(first_title == titles_.end() ? -1 : static_cast<float>(at >= first_title - titles_.begin()));
  put(total_words_);
  put(static_cast<float>(n));
  put(share(total_good_, total_words_));
  put(title_share_[i]);
  put(static_cast<float>(since_furniture_[i]));
  put(url_.depth);
  put(url_.slug_words);
  put(static_cast<float>(s.prices));
  put(price_lines_);
  put((s.phrases & phrase::subscribe) != 0);
  put(s.points_away);
  story_.write(i, out);
  return row_.data();
}

LineArticle::LineArticle(const Lexicon& lexicon, const Phrases& phrases)
    : features_(phrases), model_(lexicon, "lines", LineFeatures::names()) {}

void LineArticle::select(const std::vector<DumpLine>& lines, std::string_view url, std::string_view title,
                         std::vector<uint8_t>& keep) {
  const size_t n = lines.size();
  features_.measure(lines, url, title);
  probabilities_.resize(n);
  words_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    words_[i] = features_.stats(i).words;
    probabilities_[i] = model_.predict(features_.row(lines, i));
  }
  const float threshold = choose_threshold(probabilities_, words_, sure_f1);
  keep.resize(n);
  for (size_t i = 0; i < n; ++i) keep[i] = probabilities_[i] >= threshold;
}

void leave_out_head_lines(const LineFeatures& features, std::vector<uint8_t>& keep) {
  constexpr ptrdiff_t far_before = 4;
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    if (features.stats(i).ends_sentence) break;
    if (is_date_line(features.stats(i)) || is_byline(features.stats(i))) keep[i] = 0;
  }
  if (keep.empty() || keep[0] == 0 || features.stats(0).ends_sentence) return;
  const auto next = std::find(keep.begin() + 1, keep.end(), 1);
  if (next != keep.end() && next - keep.begin() >= far_before) keep[0] = 0;
}

}  // namespace khabar
