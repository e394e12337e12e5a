#include "clean/block_features.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "clean/markup_cues.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

// The order is the order in which fill_row() writes them.
constexpr std::string_view feature_names[] = {"words",
                                              "letters_a_word",
                                              "link_share",
                                              "links",
                                              "stops",
                                              "commas",
                                              "symbols",
                                              "numbers",
                                              "capitals",
                                              "short_words",
                                              "stopwords",
                                              "furniture",
                                              "phrases_form",
                                              "phrases_share",
                                              "phrases_nav",
                                              "phrases_legal",
                                              "phrases_related",
                                              "phrases_date",
                                              "phrases_comment",
                                              "phrases_byline",
                                              "phrases_photo",
                                              "phrases_month",
                                              "begins_furniture",
                                              "ends_sentence",
                                              "ends_colon",
                                              "ends_ellipsis",
                                              "begins_lower",
                                              "begins_symbol",
                                              "begins_number",
                                              "year",
                                              "clock",
                                              "copyright",
                                              "bar",
                                              "address",
                                              "quoted",
                                              "arabic",
                                              "latin",
                                              "tag",
                                              "depth",
                                              "after_br",
                                              "hidden",
                                              "in_article",
                                              "in_main",
                                              "in_nav",
                                              "in_aside",
                                              "in_footer",
                                              "in_header",
                                              "in_form",
                                              "in_figure",
                                              "in_table",
                                              "in_list",
                                              "in_quote",
                                              "in_section",
                                              "in_heading",
                                              "in_noscript",
                                              "near_body",
                                              "near_article",
                                              "near_content",
                                              "near_comment",
                                              "near_share",
                                              "near_related",
                                              "near_nav",
                                              "near_sidebar",
                                              "near_footer",
                                              "near_header",
                                              "near_ad",
                                              "near_caption",
                                              "near_byline",
                                              "near_date",
                                              "near_tags",
                                              "near_consent",
                                              "near_subscribe",
                                              "near_hidden",
                                              "near_title",
                                              "near_lead",
                                              "near_media",
                                              "near_widget",
                                              "near_forum",
                                              "near_product",
                                              "far_body",
                                              "far_article",
                                              "far_content",
                                              "far_comment",
                                              "far_share",
                                              "far_related",
                                              "far_nav",
                                              "far_sidebar",
                                              "far_footer",
                                              "far_header",
                                              "far_ad",
                                              "far_caption",
                                              "far_consent",
                                              "far_subscribe",
                                              "far_hidden",
                                              "far_lead",
                                              "far_media",
                                              "far_widget",
                                              "far_forum",
                                              "far_product",
                                              "place",
                                              "words_before_share",
                                              "after_heading",
                                              "prev_words",
                                              "prev_links",
                                              "prev_ends",
                                              "next_words",
                                              "next_links",
                                              "next_ends",
                                              "prev2_words",
                                              "next2_words",
                                              "prev2_links",
                                              "next2_links",
                                              "good_before",
                                              "good_after",
                                              "steps_to_top",
                                              "own_words",
                                              "own_link_share",
                                              "own_good",
                                              "own_good_share",
                                              "up_words",
                                              "up_link_share",
                                              "up_good",
                                              "up_good_share",
                                              "up2_link_share",
                                              "up2_good_share",
                                              "kind_blocks",
                                              "kind_words",
                                              "kind_link_share",
                                              "kind_good_share",
                                              "repeats",
                                              "body_share",
                                              "body_cover",
                                              "description_share",
                                              "title_share",
                                              "good3",
                                              "good8",
                                              "share3",
                                              "share8",
                                              "dates8",
                                              "furniture8",
                                              "in_run",
                                              "from_run_begin",
                                              "from_run_end",
                                              "run_share",
                                              "run_words",
                                              "prev3_words",
                                              "next3_words",
                                              "page_words",
                                              "page_good_share",
                                              "page_blocks",
                                              "is_article"};

constexpr size_t feature_count = std::size(feature_names);
constexpr float good_words = 12, good_link_share = 0.3F;
constexpr size_t shingle = 4;
constexpr int far_away = 60;

enum TagBit : uint32_t {
  in_article = 1,
  in_main = 2,
  in_nav = 4,
  in_aside = 8,
  in_footer = 16,
  in_header = 32,
  in_form = 64,
  in_figure = 128,
  in_table = 256,
  in_list = 512,
  in_quote = 1024,
  in_section = 2048,
  in_heading = 4096,
  in_noscript = 8192
};

uint32_t tag_bit(Tag tag) {
  switch (tag) {
    case Tag::article:
      return in_article;
    case Tag::main:
      return in_main;
    case Tag::nav:
    case Tag::menu:
      return in_nav;
    case Tag::aside:
      return in_aside;
    case Tag::footer:
      return in_footer;
    case Tag::header:
      return in_header;
    case Tag::form:
    case Tag::button:
    case Tag::fieldset:
      return in_form;
    case Tag::figure:
    case Tag::figcaption:
    case Tag::caption:
      return in_figure;
    case Tag::table:
      return in_table;
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
      return in_list;
    case Tag::blockquote:
      return in_quote;
    case Tag::section:
      return in_section;
    case Tag::noscript:
      return in_noscript;
    default:
      return is_heading(tag) ? static_cast<uint32_t>(in_heading) : 0u;
  }
}

// A rank of tags by how often they hold main text, so that trees can cut it in two.
float tag_rank(Tag tag) {
  switch (tag) {
    case Tag::p:
      return 0;
    case Tag::blockquote:
    case Tag::pre:
      return 1;
    case Tag::div:
    case Tag::section:
    case Tag::article:
    case Tag::main:
      return 2;
    case Tag::none:
      return 3;
    case Tag::td:
    case Tag::th:
      return 4;
    case Tag::center:
    case Tag::dd:
    case Tag::dt:
      return 5;
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      return 6;
    case Tag::h1:
      return 7;
    case Tag::li:
      return 8;
    case Tag::figcaption:
    case Tag::caption:
      return 9;
    default:
      return 10;
  }
}

float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

std::span<const std::string_view> BlockFeatures::names() { return feature_names; }

void BlockFeatures::measure(const HtmlPage& page, const JsonLdArticle& article, std::string_view title) {
  page_ = &page;
  const size_t n = page.blocks.size();
  is_article_ = article.is_article;
  has_body_ = !article.body.empty();
  tokenize_blocks();
  describe_elements();
  aggregate();
  find_top();
  find_best_run();
  count_kinds();
  find_repeats();
  compare_with_head(article.body, body_share_);
  compare_with_head(article.description, description_share_);
  compare_with_head(title, title_share_);
  float covered = 0;
  for (size_t i = 0; i < n; ++i) covered += body_share_[i] > 0 ? body_share_[i] * stats_[i].words : 0;
  body_cover_ = share(covered, total_good_);
}

bool BlockFeatures::is_good(size_t i) const {
  const LineStats& s = stats_[i];
  const Block& b = page_->blocks[i];
  return s.words >= good_words &&
         static_cast<float>(b.link_bytes) < good_link_share * static_cast<float>(b.text.size()) &&
         s.stops + s.commas > 0 && !page_->elements[b.element].hidden;
}

void BlockFeatures::tokenize_blocks() {
  const size_t n = page_->blocks.size();
  tokenize(page_->text, tokens_);
  ranges_.resize(n);
  stats_.resize(n);
  good_.resize(n);
  for (auto* sums : {&words_before_, &good_words_before_, &dates_before_, &furniture_before_}) sums->assign(n + 1, 0);
  uint32_t t = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t begin = t;
    while (t < tokens_.size() && tokens_[t].span.begin < page_->blocks[i].text.end) ++t;
    ranges_[i] = {begin, t};
    stats_[i] = measure_line(page_->text, std::span(tokens_).subspan(begin, t - begin), phrases_);
    words_before_[i + 1] = words_before_[i] + stats_[i].words;
    good_[i] = is_good(i);
    good_words_before_[i + 1] = good_words_before_[i] + (good_[i] != 0 ? stats_[i].words : 0);
    dates_before_[i + 1] = dates_before_[i] + static_cast<float>(stats_[i].has_year && stats_[i].words < good_words);
    furniture_before_[i + 1] = furniture_before_[i] + static_cast<float>(stats_[i].furniture_words);
  }
  total_words_ = words_before_[n];
  total_good_ = good_words_before_[n];
  good_before_.resize(n);
  good_after_.resize(n);
  int32_t since = far_away;
  for (size_t i = 0; i < n; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away), ++i) good_before_[i] = since;
  since = far_away;
  for (size_t i = n; i-- > 0; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away)) good_after_[i] = since;
  first_heading_ = static_cast<uint32_t>(n);
  for (size_t i = n; i-- > 0;) {
    if (page_->elements[page_->blocks[i].element].tag == Tag::h1) first_heading_ = static_cast<uint32_t>(i);
  }
}

// From the root down: what stands around each element.
void BlockFeatures::describe_elements() {
  const auto& elements = page_->elements;
  containers_.assign(elements.size(), {});
  for (size_t e = 0; e < elements.size(); ++e) {
    Container& c = containers_[e];
    const Element& own = elements[e];
    if (e == 0) continue;
    const Container& up = containers_[own.parent];
    const Element& parent = elements[own.parent];
    c.far_cues = up.far_cues | own.cues;
    c.near_cues = own.cues | parent.cues | elements[parent.parent].cues;
    c.tags = up.tags | tag_bit(own.tag);
  }
}

// From the leaves up: what each element holds.
void BlockFeatures::aggregate() {
  const auto& elements = page_->elements;
  for (size_t i = 0; i < page_->blocks.size(); ++i) {
    const Block& b = page_->blocks[i];
    Container& c = containers_[b.element];
    c.blocks += 1;
    c.words += stats_[i].words;
    c.bytes += static_cast<float>(b.text.size());
    c.link_bytes += static_cast<float>(b.link_bytes);
    if (good_[i] == 0) continue;
    c.good += 1;
    c.good_words += stats_[i].words;
    const float score =
        1 + static_cast<float>(std::min<uint32_t>(stats_[i].commas, 10)) + std::min(stats_[i].words / 15, 5.0F);
    const Tag tag = elements[b.element].tag;
    const bool leaf = tag == Tag::p || tag == Tag::li || is_heading(tag) || tag == Tag::blockquote || tag == Tag::pre;
    const uint32_t holder = leaf ? elements[b.element].parent : b.element;
    containers_[holder].score += score;
    containers_[elements[holder].parent].score += score / 2;
  }
  for (size_t e = elements.size(); e-- > 1;) {
    Container& up = containers_[elements[e].parent];
    const Container& c = containers_[e];
    up.words += c.words;
    up.bytes += c.bytes;
    up.link_bytes += c.link_bytes;
    up.good += c.good;
    up.good_words += c.good_words;
    up.blocks += c.blocks;
  }
}

// The container that holds most of the text in paragraphs (after Mozilla's Readability).
void BlockFeatures::find_top() {
  const auto& elements = page_->elements;
  top_ = 0;
  float best = 0;
  for (uint32_t e = 0; e < elements.size(); ++e) {
    const Container& c = containers_[e];
    const float score = c.score * (1 - share(c.link_bytes, c.bytes));
    if (score > best) {
      best = score;
      top_ = e;
    }
  }
  constexpr uint8_t outside = 20;
  for (Container& c : containers_) c.steps_to_top = outside;
  uint8_t steps = 0;
  for (uint32_t e = top_;; e = elements[e].parent) {
    containers_[e].steps_to_top = steps;
    steps = std::min<uint8_t>(static_cast<uint8_t>(steps + 1), outside);
    if (e == 0) break;
  }
  for (uint32_t e = 1; e < elements.size(); ++e) {
    if (containers_[e].steps_to_top == outside)
      containers_[e].steps_to_top = containers_[elements[e].parent].steps_to_top;
  }
}

// The run of blocks in which long ones outweigh short ones most (the greatest sum of neighbours, after Kadane).
void BlockFeatures::find_best_run() {
  constexpr float short_block_cost = 12;
  float sum = 0, best = 0;
  size_t begin = 0;
  run_begin_ = run_end_ = 0;
  for (size_t i = 0; i < stats_.size(); ++i) {
    sum += good_[i] != 0 ? stats_[i].words : -short_block_cost;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      run_begin_ = begin;
      run_end_ = i + 1;
    }
  }
}

void BlockFeatures::count_kinds() {
  std::unordered_map<uint32_t, uint32_t> index;
  kinds_.clear();
  kind_of_.resize(page_->blocks.size());
  for (size_t i = 0; i < page_->blocks.size(); ++i) {
    const Block& b = page_->blocks[i];
    const auto [at, fresh] = index.emplace(page_->elements[b.element].signature, static_cast<uint32_t>(kinds_.size()));
    if (fresh) kinds_.push_back({});
    kind_of_[i] = at->second;
    Kind& k = kinds_[at->second];
    k.blocks += 1;
    k.words += stats_[i].words;
    k.bytes += static_cast<float>(b.text.size());
    k.link_bytes += static_cast<float>(b.link_bytes);
    if (good_[i] != 0) k.good_words += stats_[i].words;
  }
}

void BlockFeatures::find_repeats() {
  const size_t n = page_->blocks.size();
  std::unordered_map<uint64_t, uint32_t> seen;
  keys_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    uint64_t key = 0;
    for (uint32_t t = ranges_[i].first; t < ranges_[i].second; ++t) key = join_keys(key, tokens_[t].key);
    keys_[i] = key;
    ++seen[key];
  }
  repeats_.resize(n);
  for (size_t i = 0; i < n; ++i) repeats_[i] = static_cast<uint8_t>(std::min<uint32_t>(seen[keys_[i]], 9));
}

// For every block the share of its runs of four words that also stand in text; -1 where nothing can be said. Shorter
// blocks are compared as a whole.
void BlockFeatures::compare_with_head(std::string_view text, std::vector<float>& shares) {
  const size_t n = page_->blocks.size();
  shares.assign(n, -1);
  if (text.empty()) return;
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::erase_if(tokens, [](const Token& t) { return t.kind == TokenKind::punctuation; });
  std::unordered_set<uint64_t> runs;
  for (size_t i = 0; i < tokens.size(); ++i) {
    uint64_t key = 0;
    for (size_t k = i; k < std::min(tokens.size(), i + shingle); ++k) runs.insert(key = join_keys(key, tokens[k].key));
  }
  std::vector<uint64_t> own;
  for (size_t i = 0; i < n; ++i) {
    own.clear();
    for (uint32_t t = ranges_[i].first; t < ranges_[i].second; ++t) {
      if (tokens_[t].kind != TokenKind::punctuation) own.push_back(tokens_[t].key);
    }
    if (own.empty()) continue;
    const size_t length = std::min(shingle, own.size());
    size_t found = 0, total = 0;
    for (size_t k = 0; k + length <= own.size(); ++k, ++total) {
      uint64_t key = 0;
      for (size_t m = k; m < k + length; ++m) key = join_keys(key, own[m]);
      found += runs.contains(key);
    }
    shares[i] = share(static_cast<float>(found), static_cast<float>(total));
  }
}

const float* BlockFeatures::row(size_t i) {
  row_.resize(feature_count);
  float* out = row_.data();
  const size_t n = page_->blocks.size();
  const Block& b = page_->blocks[i];
  const LineStats& s = stats_[i];
  const Element& e = page_->elements[b.element];
  const Container& own = containers_[b.element];
  const Container& up = containers_[e.parent];
  const Container& up2 = containers_[page_->elements[e.parent].parent];
  const Kind& kind = kinds_[kind_of_[i]];
  const auto put = [&](float v) { *out++ = v; };
  const auto count = [&](uint32_t v) { put(share(static_cast<float>(v), static_cast<float>(s.tokens))); };
  const auto link_share = [&](size_t k) {
    return share(static_cast<float>(page_->blocks[k].link_bytes), static_cast<float>(page_->blocks[k].text.size()));
  };
  put(s.words);
  put(share(static_cast<float>(s.letters), s.words));
  put(link_share(i));
  put(b.links);
  put(static_cast<float>(s.stops));
  put(static_cast<float>(s.commas));
  for (const uint32_t v : {s.symbols, s.numbers, s.capitals, s.short_words, s.stopwords, s.furniture_words}) count(v);
  for (const uint16_t bit : {phrase::form, phrase::share, phrase::nav, phrase::legal, phrase::related, phrase::date,
                             phrase::comment, phrase::byline, phrase::photo, phrase::month}) {
    put((s.phrases & bit) != 0);
  }
  put((s.first_phrase & phrase::furniture) != 0);
  for (const bool v :
       {s.ends_sentence, s.ends_colon, s.ends_ellipsis, s.begins_lower, s.begins_symbol, s.begins_number, s.has_year,
        s.has_clock, s.has_copyright, s.has_bar, s.has_address, s.quoted, s.arabic, s.latin}) {
    put(v);
  }
  put(tag_rank(e.tag));
  put(e.depth);
  put(b.after_br);
  put(e.hidden);
  for (uint32_t bit = in_article; bit <= in_noscript; bit *= 2) put((own.tags & bit) != 0);
  for (uint8_t c = 0; c < static_cast<uint8_t>(Cue::count); ++c) put(own.near_cues >> c & 1);
  for (const Cue c :
       {Cue::body,    Cue::article, Cue::content, Cue::comment, Cue::share,   Cue::related, Cue::nav,
        Cue::sidebar, Cue::footer,  Cue::header,  Cue::ad,      Cue::caption, Cue::consent, Cue::subscribe,
        Cue::hidden,  Cue::lead,    Cue::media,   Cue::widget,  Cue::forum,   Cue::product}) {
    put((own.far_cues & cue_bit(c)) != 0);
  }
  put(share(static_cast<float>(i), static_cast<float>(n)));
  put(share(words_before_[i], total_words_));
  put(first_heading_ == n ? 0 : i > first_heading_ ? std::min<float>(static_cast<float>(i - first_heading_), 100) : -1);
  const auto neighbour = [&](ptrdiff_t k) { return k >= 0 && k < static_cast<ptrdiff_t>(n); };
  const auto at = static_cast<ptrdiff_t>(i);
  for (const ptrdiff_t k : {at - 1, at + 1}) {
    put(neighbour(k) ? stats_[static_cast<size_t>(k)].words : -1);
    put(neighbour(k) ? link_share(static_cast<size_t>(k)) : -1);
    put(neighbour(k) && stats_[static_cast<size_t>(k)].ends_sentence);
  }
  for (const ptrdiff_t k : {at - 2, at + 2}) put(neighbour(k) ? stats_[static_cast<size_t>(k)].words : -1);
  for (const ptrdiff_t k : {at - 2, at + 2}) put(neighbour(k) ? link_share(static_cast<size_t>(k)) : -1);
  put(static_cast<float>(good_before_[i]));
  put(static_cast<float>(good_after_[i]));
  put(own.steps_to_top);
  for (const Container* c : {&own, &up}) {
    put(c->words);
    put(share(c->link_bytes, c->bytes));
    put(c->good);
    put(share(c->good_words, total_good_));
  }
  put(share(up2.link_bytes, up2.bytes));
  put(share(up2.good_words, total_good_));
  put(kind.blocks);
  put(share(kind.words, kind.blocks));
  put(share(kind.link_bytes, kind.bytes));
  put(share(kind.good_words, total_good_));
  put(repeats_[i]);
  put(body_share_[i]);
  put(body_cover_);
  put(description_share_[i]);
  put(title_share_[i]);
  const auto around = [&](const std::vector<float>& sums, ptrdiff_t reach) {
    return sums[static_cast<size_t>(std::min<ptrdiff_t>(static_cast<ptrdiff_t>(n), at + reach + 1))] -
           sums[static_cast<size_t>(std::max<ptrdiff_t>(0, at - reach))];
  };
  for (const ptrdiff_t reach : {3, 8}) put(around(good_words_before_, reach));
  for (const ptrdiff_t reach : {3, 8}) put(share(around(good_words_before_, reach), around(words_before_, reach)));
  put(around(dates_before_, 8));
  put(share(around(furniture_before_, 8), around(words_before_, 8)));
  put(i >= run_begin_ && i < run_end_);
  for (const size_t end : {run_begin_, run_end_}) {
    put(static_cast<float>(std::clamp<ptrdiff_t>(at - static_cast<ptrdiff_t>(end), -far_away, far_away)));
  }
  const float run_words = good_words_before_[run_end_] - good_words_before_[run_begin_];
  put(share(run_words, total_good_));
  put(run_words);
  for (const ptrdiff_t k : {at - 3, at + 3}) put(neighbour(k) ? stats_[static_cast<size_t>(k)].words : -1);
  put(total_words_);
  put(share(total_good_, total_words_));
  put(static_cast<float>(n));
  put(is_article_);
  return row_.data();
}

}  // namespace khabar
