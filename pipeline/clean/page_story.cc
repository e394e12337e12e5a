#include "clean/page_story.h"

#include <algorithm>
#include <unordered_map>

namespace khabar {
namespace {

// The order is the order in which write() writes them.
constexpr std::string_view feature_names[] = {
    "kind_title_cover", "kind_desc_cover", "kind_begin_share", "list_title_cover", "list_desc_cover",
    "up_title_cover",   "up2_title_cover", "up_desc_cover",    "up2_desc_cover",   "up_begin_share",
    "up2_begin_share",  "title_distance",  "story_up",         "story_down",       "story_words",
    "story_share",      "head_share",      "begin_share",      "elsewhere_share",  "beside_share",
    "dated_before",     "h1_before",       "since_comments",   "article_share",    "up_requests"};

constexpr float running_words = 8;  // shorter lines are labels: what they tell is not counted for their containers
constexpr float label_words = 8;
constexpr float far_away = 300;  // blocks

}  // namespace

std::span<const std::string_view> PageStory::names() { return feature_names; }

void PageStory::measure(const Blocks& blocks, std::string_view title, std::string_view description) {
  page_ = &blocks.page;
  kinds_ = blocks.kinds;
  lines_.assign(blocks.page.blocks.size(), {});
  places_.assign(blocks.page.elements.size(), {});
  read_words(blocks, title, description);
  find_title(blocks);
  fill_places(blocks);
  find_lists();
  climb_from_title(blocks);
  share_words(blocks);
  count_before(blocks);
}

void PageStory::read_words(const Blocks& blocks, std::string_view title, std::string_view description) {
  title_.set(title);
  description_.set(description);
  keys_.clear();
  kind_told_.assign(blocks.kind_count, {});
  for (size_t i = 0; i < lines_.size(); ++i) {
    const auto [begin, end] = blocks.ranges[i];
    keys_.add(blocks.page.text, blocks.tokens.subspan(begin, end - begin));
    Told& told = lines_[i].told;
    for (const uint64_t key : keys_.of(i)) {
      told.title |= title_.bit(key);
      told.description |= description_.bit(key);
    }
    if (blocks.stats[i].words >= running_words) kind_told_[blocks.kinds[i]].told.join(told);
  }
}

// The line that is the title: in a first heading if one says it, else in any heading, else anywhere.
void PageStory::find_title(const Blocks& blocks) {
  constexpr float least_of_line = 0.6F, least_of_title = 0.5F;
  const size_t n = lines_.size();
  size_t first_heading = n, heading = n, line = n;
  title_block_ = n;
  for (size_t i = n; i-- > 0;) {
    const Tag tag = page_->elements[blocks.page.blocks[i].element].tag;
    if (tag == Tag::h1) first_heading = i;
    if (lines_[i].told.title == 0 || title_.share(lines_[i].told.title) < least_of_title) continue;
    const std::span<const uint64_t> keys = keys_.of(i);
    const auto found = std::count_if(keys.begin(), keys.end(), [&](uint64_t k) { return title_.bit(k) != 0; });
    if (share(static_cast<float>(found), static_cast<float>(keys.size())) < least_of_line) continue;
    line = i;
    if (is_heading(tag)) heading = i;
    if (tag == Tag::h1) title_block_ = i;
  }
  for (const size_t other : {heading, line, first_heading}) {
    if (title_block_ == n) title_block_ = other;
  }
}

// From the leaves up: what the elements hold. From the root down: in which article they stand.
void PageStory::fill_places(const Blocks& blocks) {
  const auto& elements = page_->elements;
  for (size_t i = 0; i < lines_.size(); ++i) {
    Place& place = places_[page_->blocks[i].element];
    place.words += blocks.stats[i].words;
    place.blocks += 1;
    place.requests += (blocks.stats[i].phrases & phrase::subscribe) != 0;
    if (blocks.stats[i].words >= running_words) place.told.join(lines_[i].told);
  }
  for (size_t e = places_.size(); e-- > 1;) {
    Place& up = places_[elements[e].parent];
    up.words += places_[e].words;
    up.blocks += places_[e].blocks;
    up.requests += places_[e].requests;
    up.told.join(places_[e].told);
  }
  total_words_ = places_[0].words;
  for (uint32_t e = 1; e < places_.size(); ++e) {
    places_[e].article = places_[elements[e].parent].article;
    if (places_[e].article == 0 && elements[e].tag == Tag::article) places_[e].article = e;
  }
}

void PageStory::climb_from_title(const Blocks& blocks) {
  constexpr uint16_t unreached = UINT16_MAX;
  path_.clear();
  if (title_block_ == lines_.size()) return;
  const auto& elements = page_->elements;
  for (Place& place : places_) place.up = unreached;
  for (uint32_t e = blocks.page.blocks[title_block_].element;; e = elements[e].parent) {
    places_[e].up = static_cast<uint16_t>(path_.size());
    path_.push_back(e);
    if (e == 0) break;
  }
  for (size_t e = 1; e < places_.size(); ++e) {
    if (places_[e].up != unreached) continue;
    places_[e].up = places_[elements[e].parent].up;
    places_[e].down = static_cast<uint16_t>(places_[elements[e].parent].down + 1);
  }
}

void PageStory::share_words(const Blocks& blocks) {
  constexpr size_t first_paragraphs = 3;
  const size_t n = lines_.size();
  head_.clear();
  for (const StoryWords* words : {&title_, &description_}) {
    for (const uint64_t key : words->keys()) head_.add(key);
  }
  begin_ = head_;
  size_t found = 0;
  for (size_t i = title_block_ == n ? 0 : title_block_; i < n && found < first_paragraphs; ++i) {
    if (blocks.good[i] == 0) continue;
    for (const uint64_t key : keys_.of(i)) begin_.add(key);
    lines_[i].begin_share = 1;
    ++found;
  }
  repeated_.clear();
  beside_.clear();
  for (size_t i = 0; i < n; ++i) {
    if (blocks.good[i] == 0) continue;
    const auto id = static_cast<uint32_t>(i + 1);
    const uint64_t container = container_key(i);
    for (const uint64_t key : keys_.of(i)) {
      repeated_.add(key, id);
      beside_.add(key ^ container, id);
    }
  }
  for (size_t i = 0; i < n; ++i) compare(i);
  for (size_t i = 0; i < n; ++i) {
    if (blocks.good[i] == 0) continue;
    Begin& begin = places_[page_->blocks[i].element].begin;
    begin.add(lines_[i].begin_share, blocks.stats[i].words);
    kind_told_[blocks.kinds[i]].begin.add(lines_[i].begin_share, blocks.stats[i].words);
  }
  for (size_t e = places_.size(); e-- > 1;) places_[page_->elements[e].parent].begin.join(places_[e].begin);
}

// The same for all blocks whose elements are children of one element.
uint64_t PageStory::container_key(size_t i) const {
  return (uint64_t{page_->elements[page_->blocks[i].element].parent} + 1) * 0x9E3779B97F4A7C15u;
}

void PageStory::compare(size_t i) {
  const std::span<const uint64_t> keys = keys_.of(i);
  const auto id = static_cast<uint32_t>(i + 1);
  const uint64_t container = container_key(i);
  size_t head = 0, begin = 0, elsewhere = 0, beside = 0;
  for (const uint64_t key : keys) {
    head += head_.contains(key);
    begin += begin_.contains(key);
    elsewhere += repeated_.elsewhere(key, id);
    beside += beside_.elsewhere(key ^ container, id);
  }
  const auto all = static_cast<float>(keys.size());
  Line& line = lines_[i];
  line.head_share = share(static_cast<float>(head), all);
  if (line.begin_share == 0) line.begin_share = share(static_cast<float>(begin), all);
  line.elsewhere_share = share(static_cast<float>(elsewhere), all);
  line.beside_share = share(static_cast<float>(beside), all);
}

// Siblings that look alike are one list.
void PageStory::find_lists() {
  const auto& elements = page_->elements;
  std::unordered_map<uint64_t, uint32_t> index;
  lists_.assign(1, {});
  for (size_t e = 1; e < places_.size(); ++e) {
    if (places_[e].blocks == 0) continue;
    const auto [at, fresh] =
        index.emplace(uint64_t{elements[e].parent} << 32 | elements[e].look, static_cast<uint32_t>(lists_.size()));
    if (fresh) lists_.push_back({});
    places_[e].list = at->second;
    lists_[at->second].join(places_[e].told);
  }
}

// What stands above a block, all the way up: dates (of posts), first headings, the label of the comments.
void PageStory::count_before(const Blocks& blocks) {
  constexpr float most_dates = 60, most_headings = 5, dated_words = 12, most_linked = 0.5F;
  float dates = 0, headings = 0, since = far_away;
  for (size_t i = 0; i < lines_.size(); ++i) {
    const LineStats& s = blocks.stats[i];
    const Block& b = page_->blocks[i];
    const bool label = s.words <= label_words && !s.ends_sentence;
    const bool plain = link_share(b) < most_linked;
    const bool comments = label && plain && (s.first_phrase & phrase::comment) != 0;
    since = comments ? 0 : std::min(since + 1, far_away);
    Line& line = lines_[i];
    line.dated_before = std::min(dates, most_dates);
    line.headings_before = std::min(headings, most_headings);
    line.since_comments = since;
    dates += s.words < dated_words && plain && (s.has_year || s.has_clock);
    headings += page_->elements[b.element].tag == Tag::h1;
  }
}

float* PageStory::write(size_t i, float* out) const {
  constexpr float unknown = -1, farthest_before = -100;
  const Line& line = lines_[i];
  const Place& own = places_[page_->blocks[i].element];
  const Element& element = page_->elements[page_->blocks[i].element];
  const Place& up = places_[element.parent];
  const Place& up2 = places_[page_->elements[element.parent].parent];
  const auto put = [&](float v) { *out++ = v; };
  const Kind& kind = kind_told_[kinds_[i]];
  put(title_.share(kind.told.title));
  put(description_.share(kind.told.description));
  put(kind.begin.share());
  const Told& list = lists_[up.list];
  put(title_.share(list.title));
  put(description_.share(list.description));
  put(title_.share(up.told.title));
  put(title_.share(up2.told.title));
  put(description_.share(up.told.description));
  put(description_.share(up2.told.description));
  put(up.begin.share());
  put(up2.begin.share());
  const bool titled = title_block_ < lines_.size();
  const float distance = static_cast<float>(i) - static_cast<float>(title_block_);
  put(titled ? std::clamp(distance, farthest_before, far_away) : farthest_before - 1);
  put(titled ? own.up : unknown);
  put(titled ? own.down : unknown);
  const float around = titled ? places_[path_[own.up]].words : unknown;
  put(around);
  put(titled ? share(around, total_words_) : unknown);
  put(line.head_share);
  put(line.begin_share);
  put(line.elsewhere_share);
  put(line.beside_share);
  put(line.dated_before);
  put(line.headings_before);
  put(line.since_comments);
  put(own.article == 0 ? unknown : share(places_[own.article].words, total_words_));
  put(share(up.requests, up.blocks));
  return out;
}

}  // namespace khabar
