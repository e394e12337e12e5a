// What the elements of a page hold: counts from the leaves up, surroundings from the root down, the container of the
// article, boxes that ask for something, lists of items.
#include <algorithm>
#include <unordered_map>

#include "clean/block_features.h"
#include "clean/markup_cues.h"

namespace khabar {
namespace {

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

}  // namespace

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
    c.controls = static_cast<float>(own.controls + (own.tag == Tag::button));
    c.images = own.images;
  }
}

// From the leaves up: what each element holds.
void BlockFeatures::aggregate() {
  const auto& elements = page_->elements;
  for (size_t i = 0; i < page_->blocks.size(); ++i) {
    const Block& b = page_->blocks[i];
    Container& c = containers_[b.element];
    c.blocks += 1;
    c.requests += (stats_[i].phrases & phrase::subscribe) != 0;
    c.words += stats_[i].words;
    c.bytes += static_cast<float>(b.text.size());
    c.link_bytes += static_cast<float>(b.link_bytes);
    c.headings += is_heading(elements[b.element].tag);
    c.prices += stats_[i].prices != 0;
    c.slug_words += b.link_slug_words;
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
    up.requests += c.requests;
    up.controls += c.controls;
    up.images += c.images;
    up.headings += c.headings;
    up.prices += c.prices;
    up.slug_words += c.slug_words;
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

// A box of few words with a field to fill in, or called by such a name, and with words that ask. A page of which such a
// box would be the most has nothing else to give.
void BlockFeatures::find_requests() {
  constexpr float most_words = 80, least_of_page = 3;
  const auto& elements = page_->elements;
  for (uint32_t e = 1; e < elements.size(); ++e) {
    Container& c = containers_[e];
    const Tag tag = elements[e].tag;
    const bool named = (elements[e].cues & cue_bit(Cue::subscribe)) != 0;
    const bool apart = tag == Tag::aside || tag == Tag::form || named;
    const bool asks = c.requests > 0 ? apart || c.controls > 0 : named && c.controls > 0;
    c.request = containers_[elements[e].parent].request ||
                (asks && c.words <= most_words && c.words * least_of_page <= total_words_);
  }
}

void BlockFeatures::find_lists() {
  constexpr float fewest_items = 3, fewest_blocks_an_item = 2;
  const auto& elements = page_->elements;
  const size_t n = elements.size();
  std::unordered_map<uint64_t, uint32_t> index;
  lists_.assign(1, {});
  std::vector<uint32_t> list_of(n, 0);
  std::vector<uint32_t> first_block(n, UINT32_MAX);
  for (size_t i = page_->blocks.size(); i-- > 0;) first_block[page_->blocks[i].element] = static_cast<uint32_t>(i);
  for (size_t e = n; e-- > 1;) {
    first_block[elements[e].parent] = std::min(first_block[elements[e].parent], first_block[e]);
  }
  for (size_t e = 1; e < n; ++e) {
    const Container& c = containers_[e];
    if (c.blocks == 0) continue;
    const auto [at, fresh] =
        index.emplace(uint64_t{elements[e].parent} << 32 | elements[e].look, static_cast<uint32_t>(lists_.size()));
    if (fresh) {
      lists_.push_back({});
      lists_.back().first_block = static_cast<float>(first_block[e]);
    }
    list_of[e] = at->second;
    List& list = lists_[at->second];
    list.items += 1;
    list.blocks += c.blocks;
    list.words += c.words;
    list.bytes += c.bytes;
    list.link_bytes += c.link_bytes;
    list.good_words += c.good_words;
    list.controls += c.controls;
    list.images += c.images;
    list.headings += c.headings;
    list.prices += c.prices;
    list.slug_words += c.slug_words;
  }
  for (size_t e = 1; e < n; ++e) {
    const List& list = lists_[list_of[e]];
    const bool counts = list.items >= fewest_items && list.blocks >= fewest_blocks_an_item * list.items;
    containers_[e].list = counts ? list_of[e] : containers_[elements[e].parent].list;
  }
}

}  // namespace khabar
