#include "assemble/datelines.h"

#include <algorithm>
#include <string_view>

namespace khabar {

namespace {

constexpr uint32_t most_tokens = 16;              // of a dateline
constexpr uint32_t most_name_words = 4;           // of who writes, between two marks
constexpr uint32_t most_line_tokens = 8;          // of a line with a source and a place
constexpr std::string_view tatweel = "\xD9\x80";  // U+0640, which some write for a dash

template <typename Item>
const Item* item_at(const std::vector<Item>& items, uint32_t token) {
  const auto at = std::lower_bound(items.begin(), items.end(), token,
                                   [](const Item& item, uint32_t t) { return item.tokens.begin < t; });
  return at != items.end() && at->tokens.begin == token ? &*at : nullptr;
}

class DatelineReader {
 public:
  DatelineReader(const Document& doc, const Sentence& sentence)
      : doc_(doc),
        sentence_(sentence),
        begin_(sentence.tokens.begin),
        end_(std::min(sentence.tokens.end, begin_ + most_tokens)) {}

  Dateline read() const {
    const Dateline none{begin_};
    if (!begins_line() || !has_mark()) return none;
    if (const Dateline found = place_first(); found.behind > begin_ || found.heads) return found;
    return names_first();
  }

  // "Akhbar - Khartoum", "Khartoum-Akhbar", and nothing else: the place.
  uint32_t place_of_line() const {
    if (sentence_.tokens.size() > most_line_tokens) return none_index;
    uint32_t dashes = 0, dash = end_;
    for (uint32_t t = begin_; t < end_; ++t) {
      if (is_dash(t) || token(t).is(token_flag::hyphen_before)) {
        ++dashes;
        dash = t;
      } else if (!is_word(t)) {
        return none_index;
      }
    }
    const bool hyphen = dash < end_ && !is_dash(dash);  // it stands before a word, as no token of its own
    const uint32_t behind = hyphen ? dash : dash + 1;
    if (dashes != 1 || dash == begin_ || behind == end_) return none_index;
    const uint32_t first = place_at(begin_), last = place_at(behind);
    if (last != none_index && doc_.mentions[last].tokens.end == end_) return last;
    return first != none_index && doc_.mentions[first].tokens.end == dash ? first : none_index;
  }

 private:
  const Token& token(uint32_t t) const { return doc_.tokens[t]; }
  bool is(uint32_t t, Punct punct) const { return t < end_ && token(t).punct == punct; }
  bool is_word(uint32_t t) const { return t < end_ && token(t).kind == TokenKind::word; }
  // A dash, or what some agencies write for it, between blanks.
  bool is_dash(uint32_t t) const {
    if (is(t, Punct::dash)) return true;
    if (!is(t, Punct::other) || !token(t).is(token_flag::space_before)) return false;
    const std::string_view mark = doc_.at(token(t).span);
    return mark == "_" || mark == "|" || mark == tatweel;
  }
  bool begins_line() const { return begin_ == 0 || token(begin_).is(token_flag::newline_before); }
  bool has_mark() const {
    for (uint32_t t = begin_ + 1; t < end_; ++t)
      if (is_dash(t) || is(t, Punct::colon) || is(t, Punct::slash) || is(t, Punct::bracket_close)) return true;
    return false;
  }
  uint32_t place_at(uint32_t t) const {
    const Mention* const m = t < end_ ? item_at(doc_.mentions, t) : nullptr;
    return m != nullptr && m->type == MentionType::place && m->tokens.end <= end_
               ? static_cast<uint32_t>(m - doc_.mentions.data())
               : none_index;
  }
  uint32_t behind_dashes(uint32_t t) const {
    while (is_dash(t)) ++t;
    return t;
  }
  // By its name, or by the dash that is written together with it.
  bool is_source(TokenRange words) const {
    constexpr uint32_t most_words = 2;
    const Mention* const m = item_at(doc_.mentions, words.begin);
    if (m != nullptr && m->type == MentionType::organization && m->tokens == words) return true;
    return words.size() <= most_words && !token(words.end).is(token_flag::space_before);
  }
  // Something is told from there on: no part of a phrase that goes on.
  bool begins_news(uint32_t t) const {
    if (t >= sentence_.tokens.end || !token(t).is(token_flag::space_before)) return false;
    return token(t).script != Script::latin || token(t).is(token_flag::capitalised | token_flag::all_caps);
  }
  // Behind the words of a name; t if there are none.
  uint32_t behind_names(uint32_t t) const {
    uint32_t last = t;
    while (last < t + most_name_words && is_word(last)) ++last;
    return last;
  }
  // Behind brackets that close within the dateline; t if none open there.
  uint32_t behind_brackets(uint32_t t) const {
    if (!is(t, Punct::bracket_open)) return t;
    uint32_t close = t + 1;
    while (close < end_ && !is(close, Punct::bracket_close)) ++close;
    return close < end_ ? close + 1 : t;
  }
  // "BEIRUT - | AP: ...", "BEIRUT - | (AP): ...", "Beirut - | Ali Hasan - Akhbar: ...", "Ramallah - | Wafa - ...":
  // behind the last mark of who writes.
  uint32_t behind_source(uint32_t from) const {
    uint32_t t = from;
    for (;;) {
      const uint32_t names = behind_names(t), next = names > t ? names : behind_brackets(t);
      if (next == t) return from;
      if (is(next, Punct::colon)) return next + 1;
      if (!is_dash(next) && !is(next, Punct::slash)) return from;
      if (t == from && is_dash(next) && is_source({t, next}) && !has_colon(next)) return next + 1;
      t = next + 1;
    }
  }
  bool has_colon(uint32_t from) const {
    for (uint32_t t = from; t < end_; ++t)
      if (is(t, Punct::colon)) return true;
    return false;
  }

  // Behind what the place begins with: a mention, or what clean found.
  uint32_t behind_place(uint32_t place) const {
    if (place != none_index) return doc_.mentions[place].tokens.end;
    uint32_t t = begin_;
    if (doc_.dateline.empty() || !doc_.at(sentence_.span).starts_with(doc_.dateline)) return t;
    while (t < end_ && token(t).span.end <= sentence_.span.begin + doc_.dateline.size()) ++t;
    return t;
  }

  // Behind a part of the dateline; where it ends it, the news begins there. No way forward if it is none.
  struct Step {
    uint32_t next;
    bool ends = false;
  };
  bool opens_source(uint32_t t) const { return is(t, Punct::slash) && is_word(t + 1) && place_at(t + 1) == none_index; }
  // "Cairo | / Wam / ...", "Cairo | / Ali / Akhbar: ..."
  Step behind_slashes(uint32_t slash) const {
    const uint32_t mark = behind_names(slash + 1);
    if (is(mark, Punct::colon)) return {mark + 1, true};
    if (is_dash(mark)) return {mark};
    if (!is(mark, Punct::slash)) return {slash};
    if (is(behind_names(mark + 1), Punct::colon)) return {mark};
    return {mark + 1, !is_dash(mark + 1)};
  }
  // A mark, a further place (of two side by side none is the one), a day, sources in brackets.
  Step behind_item(uint32_t t, Dateline& found) const {
    if (is(t, Punct::slash)) found.place = none_index;
    if (is(t, Punct::comma) || is(t, Punct::slash)) return {t + 1};
    if (const uint32_t other = place_at(t); other != none_index) return {doc_.mentions[other].tokens.end};
    if (const DateExpr* const day = day_at(t); day != nullptr) {
      found.date = static_cast<uint32_t>(day - doc_.dates.data());
      return {day->tokens.end};
    }
    const uint32_t behind = behind_brackets(t);
    return {behind, behind > t && found.date != none_index && !is_dash(behind) && begins_news(behind)};
  }

  Dateline place_first() const {
    const uint32_t place = place_at(begin_);
    uint32_t t = behind_place(place);
    if (t == begin_) return {begin_};
    if (place != none_index && is(t, Punct::colon) && t + 1 < end_) return {begin_, place, true};
    Dateline found{begin_, place};
    bool certain = place == none_index || token(begin_).is(token_flag::all_caps);
    while (t < end_ && !is_dash(t)) {
      const Step step = opens_source(t) ? behind_slashes(t) : behind_item(t, found);
      if (step.next == t) return {begin_};
      certain |= opens_source(t) || is(t, Punct::bracket_open) || found.date != none_index;
      t = found.behind = step.next;
      if (step.ends) return found;
    }
    const uint32_t news = behind_dashes(t);
    found.behind = behind_source(news);
    if (news == t || news >= end_ || (!certain && found.behind == news && !stands_before_news(news))) return {begin_};
    return found;
  }

  // "Oct 8", "on 8 October"
  const DateExpr* day_at(uint32_t t) const {
    const DateExpr* date = item_at(doc_.dates, t);
    if (date == nullptr && is_word(t)) date = item_at(doc_.dates, t + 1);
    return date != nullptr && date->tokens.end <= end_ ? date : nullptr;
  }

  // "Cairo - Police ...": what goes on behind the dash is no word on the place ("Cairo - the city of ... - is"), and
  // not the other half of a pair ("Paris - Nice").
  bool stands_before_news(uint32_t news) const {
    for (uint32_t t = news; t < sentence_.tokens.end; ++t)
      if (token(t).punct == Punct::dash) return false;
    return !sentence_.heading && begins_news(news) && place_at(news) == none_index;
  }

  // "Akhbar - Khartoum: ...", "Ali Hasan - Akhbar - Khartoum: ...".
  Dateline names_first() const {
    for (uint32_t t = begin_; behind_names(t) > t;) {
      const uint32_t place = place_at(t);
      t = behind_names(t);
      if (is(t, Punct::colon)) {
        const bool whole = place != none_index && doc_.mentions[place].tokens.end == t;
        return whole && t + 1 < end_ ? Dateline{t + 1, place} : Dateline{begin_};
      }
      if (!is_dash(t)) break;
      ++t;
    }
    return {begin_};
  }

  const Document& doc_;
  const Sentence& sentence_;
  const uint32_t begin_, end_;
};

}  // namespace

Dateline dateline_of(const Document& doc, uint32_t sentence) {
  Dateline found = DatelineReader(doc, doc.sentences[sentence]).read();
  if (found.place == none_index && found.behind == doc.sentences[sentence].tokens.begin && sentence > 0)
    found.place = DatelineReader(doc, doc.sentences[sentence - 1]).place_of_line();
  return found;
}

}  // namespace khabar
