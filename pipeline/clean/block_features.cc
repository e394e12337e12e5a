#include "clean/block_features.h"

#include <algorithm>

#include "clean/markup_cues.h"

namespace khabar {
namespace {

// The order is the order in which fill_row() writes them.
// clang-format off
constexpr std::string_view feature_names[] = {
  "words", "letters_a_word", "link_share", "links", "stops", "commas", "symbols", "numbers", "capitals",
  "short_words", "stopwords", "furniture", "phrases_form", "phrases_share", "phrases_nav", "phrases_legal",
  "phrases_related", "phrases_date", "phrases_comment", "phrases_byline", "phrases_photo", "phrases_month",
  "begins_furniture", "ends_sentence", "ends_colon", "ends_ellipsis", "begins_lower", "begins_symbol",
  "begins_number", "year", "clock", "copyright", "bar", "address", "quoted", "arabic", "latin", "tag", "depth",
  "after_br", "hidden", "in_article", "in_main", "in_nav", "in_aside", "in_footer", "in_header", "in_form",
  "in_figure", "in_table", "in_list", "in_quote", "in_section", "in_heading", "in_noscript", "near_body",
  "near_article", "near_content", "near_comment", "near_share", "near_related", "near_nav", "near_sidebar",
  "near_footer", "near_header", "near_ad", "near_caption", "near_byline", "near_date", "near_tags", "near_consent",
  "near_subscribe", "near_hidden", "near_title", "near_lead", "near_media", "near_widget", "near_forum",
  "near_product", "far_body", "far_article", "far_content", "far_comment", "far_share", "far_related", "far_nav",
  "far_sidebar", "far_footer", "far_header", "far_ad", "far_caption", "far_consent", "far_subscribe", "far_hidden",
  "far_lead", "far_media", "far_widget", "far_forum", "far_product", "place", "words_before_share", "after_heading",
  "prev_words", "prev_links", "prev_ends", "next_words", "next_links", "next_ends", "prev2_words", "next2_words",
  "prev2_links", "next2_links", "good_before", "good_after", "steps_to_top", "own_words", "own_link_share",
  "own_good", "own_good_share", "up_words", "up_link_share", "up_good", "up_good_share", "up2_link_share",
  "up2_good_share", "kind_blocks", "kind_words", "kind_link_share", "kind_good_share", "repeats", "body_share",
  "body_cover", "description_share", "title_share", "good3", "good8", "share3", "share8", "dates8", "furniture8",
  "in_run", "from_run_begin", "from_run_end", "run_share", "run_words", "prev3_words", "next3_words", "page_words",
  "page_good_share", "page_blocks", "is_article", "title_words", "description_words", "since_heading",
  "since_furniture_heading", "before_heading", "og_type", "page_product", "page_discussion", "page_collection",
  "url_depth", "url_slug_words", "own_blocks", "own_words_a_block", "prices", "price_lines",
  "kind_slug_words", "list_items", "list_words", "list_share", "list_good_share", "list_link_share", "list_item_words",
  "list_item_blocks", "list_item_images", "list_item_prices", "list_item_headings", "list_item_slug_words",
  "list_item_controls", "list_place", "phrases_subscribe", "points_away"};
// clang-format on

const std::vector<std::string_view>& all_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all(std::begin(feature_names), std::end(feature_names));
    all.insert(all.end(), PageStory::names().begin(), PageStory::names().end());
    return all;
  }();
  return names;
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

}  // namespace

std::span<const std::string_view> BlockFeatures::names() { return all_names(); }

const float* BlockFeatures::row(size_t i) {
  row_.resize(all_names().size());
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
  put(s.words);
  put(share(static_cast<float>(s.letters), s.words));
  put(link_share(b));
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
  for (int bit = 0; bit < tag_bit_count; ++bit) put(own.tags >> bit & 1);
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
    put(neighbour(k) ? link_share(page_->blocks[static_cast<size_t>(k)]) : -1);
    put(neighbour(k) && stats_[static_cast<size_t>(k)].ends_sentence);
  }
  for (const ptrdiff_t k : {at - 2, at + 2}) put(neighbour(k) ? stats_[static_cast<size_t>(k)].words : -1);
  for (const ptrdiff_t k : {at - 2, at + 2}) put(neighbour(k) ? link_share(page_->blocks[static_cast<size_t>(k)]) : -1);
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
  put(i >= run_.begin && i < run_.end);
  for (const size_t end : {run_.begin, run_.end}) {
    put(static_cast<float>(std::clamp<ptrdiff_t>(at - static_cast<ptrdiff_t>(end), -far_away, far_away)));
  }
  const float run_words = good_words_before_[run_.end] - good_words_before_[run_.begin];
  put(share(run_words, total_good_));
  put(run_words);
  for (const ptrdiff_t k : {at - 3, at + 3}) put(neighbour(k) ? stats_[static_cast<size_t>(k)].words : -1);
  put(total_words_);
  put(share(total_good_, total_words_));
  put(static_cast<float>(n));
  put(is_article_);
  const auto own_tokens = std::span(tokens_).subspan(ranges_[i].first, ranges_[i].second - ranges_[i].first);
  put(title_words_.share(own_tokens));
  put(description_words_.share(own_tokens));
  put(static_cast<float>(since_heading_[i]));
  put(static_cast<float>(since_furniture_heading_[i]));
  put(static_cast<float>(before_heading_[i]));
  put(og_type_);
  for (const uint8_t type : {page_type::product, page_type::discussion, page_type::collection})
    put((page_types_ & type) != 0);
  put(url_.depth);
  put(url_.slug_words);
  put(own.blocks);
  put(share(own.words, own.blocks));
  put(static_cast<float>(s.prices));
  put(price_lines_);
  put(share(kind.slug_words, kind.blocks));
  const List& list = lists_[own.list];
  put(list.items);
  put(list.words);
  put(share(list.words, total_words_));
  put(share(list.good_words, total_good_));
  put(share(list.link_bytes, list.bytes));
  for (const float sum :
       {list.words, list.blocks, list.images, list.prices, list.headings, list.slug_words, list.controls}) {
    put(share(sum, list.items));
  }
  put(share(list.first_block, static_cast<float>(n)));
  put((s.phrases & phrase::subscribe) != 0);
  put(s.points_away);
  story_.write(i, out);
  return row_.data();
}

}  // namespace khabar
