#include "clean/line_title.h"

#include <algorithm>
#include <string>

#include "clean/page_head.h"
#include "clean/page_title.h"
#include "clean/text_head.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

constexpr size_t max_lines_before = 400;  // between the first line of a dump and its article
constexpr size_t max_body_bytes = 4000;   // that a headline's words are looked for in
constexpr float fewest_words = 2, most_words = 40;
constexpr float least_score = 0.35F;

// The beginning of the main text, from `first` on.
std::string body_of(const std::vector<DumpLine>& lines, const std::vector<uint8_t>& keep, size_t first) {
  std::string body;
  for (size_t i = first; i < lines.size() && body.size() < max_body_bytes; ++i) {
    if (keep[i] != 0) body.append(lines[i].text).push_back('\n');
  }
  return body;
}

// How well a line names the text: by the share of its longer words that the text uses, by looking like a headline, by
// standing near. Of a short line a share says little. The first line is most often what the page's head calls the page:
// its title, or no more than its site.
float score(std::string_view line, const LineStats& s, float shared, size_t lines_away, bool first_line) {
  constexpr float usual_words = 4, telling_words = 6, shape_bonus = 0.25F, first_bonus = 0.5F;
  constexpr float away_cost = 0.02F, away_most = 0.3F;
  if (s.words < fewest_words || s.words > most_words || line.find_first_of("{}<>;") != std::string_view::npos) return 0;
  const float furniture = s.tokens == 0 ? 0 : static_cast<float>(s.furniture_words) / static_cast<float>(s.tokens);
  if (is_date_line(s) || (s.first_phrase & (phrase::byline | phrase::date)) != 0) return 0;
  const float telling = std::min(1.0F, s.words / telling_words), sure = std::clamp(0.5F + shared, 0.0F, 1.0F);
  const float place =
      first_line ? first_bonus * telling * sure : -std::min(away_most, away_cost * static_cast<float>(lines_away));
  const float shape = s.words >= usual_words && !(s.ends_sentence && s.stops > 1) ? shape_bonus : 0;
  return std::max(shared, 0.0F) * telling + shape + place - furniture / 2;
}

// The same words in a line of its own nearer to the article: the headline itself, which the title tag repeats.
std::string_view own_line(const std::vector<DumpLine>& lines, size_t end, std::string_view title) {
  const std::string folded = fold(title);
  std::string_view found = title;
  for (size_t i = 0; i < end; ++i) {
    if (lines[i].text.size() > title.size() * 2) continue;
    const std::string line = fold(lines[i].text);
    if (!line.empty() && line.size() * 2 >= folded.size() && folded.find(line) != std::string::npos)
      found = lines[i].text;
  }
  return found;
}

}  // namespace

std::string_view find_line_title(const std::vector<DumpLine>& lines, const LineFeatures& features,
                                 const std::vector<uint8_t>& keep) {
  const auto [first, sentence] = text_head(keep, features);
  const size_t end = std::min(first + 1, lines.size());
  HeadWords body;
  body.set(body_of(lines, keep, sentence));
  std::vector<Token> tokens;
  std::string_view best;
  float best_score = least_score;
  for (size_t i = first > max_lines_before ? first - max_lines_before : 0; i < end; ++i) {
    // A first paragraph is no headline.
    if (i == first && (features.stats(i).ends_sentence || features.stats(i).commas > 1)) continue;
    const std::string_view line = i == 0 ? without_site(lines[i].text, {}) : lines[i].text;
    tokenize(line, tokens);
    const float s = score(line, features.stats(i), body.share(tokens), first - i, i == 0);
    if (s > best_score) {
      best_score = s;
      best = line;
    }
  }
  return best.empty() ? best : own_line(lines, end, best);
}

}  // namespace khabar
