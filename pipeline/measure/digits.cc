#include "measure/digits.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace khabar::measure {

int digit_of(uint32_t cp) {
  constexpr std::array<uint32_t, 6> zeros = {'0', 0x0660, 0x06F0, 0xFF10, 0x0966, 0x09E6};
  for (const uint32_t zero : zeros)
    if (cp >= zero && cp < zero + 10) return static_cast<int>(cp - zero);
  return -1;
}

namespace {

enum class Mark : uint8_t { none, point, comma, arabic_comma, decimal, thousands };

Mark mark_of(uint32_t cp) {
  switch (cp) {
    case '.':
      return Mark::point;
    case ',':
      return Mark::comma;
    case 0x060C:
      return Mark::arabic_comma;
    case 0x066B:
      return Mark::decimal;
    case 0x066C:
    case '\'':
    case 0x2019:
      return Mark::thousands;
    default:
      return Mark::none;
  }
}

// The pieces between the marks.
struct Pieces {
  static constexpr uint32_t capacity = 12;
  // Of the first `count` pieces.
  std::array<double, capacity> value;
  std::array<uint32_t, capacity> digits;
  std::array<Mark, capacity> before;  // the mark before piece i
  uint32_t count = 0;
  bool leading_zero = false;
  bool sound = true;

  Pieces() { begin(Mark::none); }
  void begin(Mark mark) {
    value[count] = 0;
    digits[count] = 0;
    before[count++] = mark;
  }
};

Pieces take_apart(std::string_view token) {
  Pieces p;
  uint32_t seen = 0;
  for (size_t at = 0; at < token.size();) {
    const auto byte = static_cast<unsigned char>(token[at]);
    const bool ascii = byte < 0x80;
    const uint32_t cp = ascii ? byte : decode_utf8(token, at);
    if (ascii) ++at;
    const int digit = !ascii ? digit_of(cp) : byte >= '0' && byte <= '9' ? byte - '0' : -1;
    if (digit >= 0) {
      if (++seen == 1) p.leading_zero = digit == 0;
      double& value = p.value[p.count - 1];
      value = value * 10 + digit;
      ++p.digits[p.count - 1];
      continue;
    }
    const Mark mark = mark_of(cp);
    if (mark == Mark::none) continue;  // an invisible mark between the digits
    if (p.count == Pieces::capacity) {
      p.sound = false;
      break;
    }
    p.begin(mark);
  }
  return p;
}

// Are pieces [1, last] groups of three behind a first of one to three?
bool are_thousands(const Pieces& p, uint32_t last) {
  if (p.digits[0] == 0 || p.digits[0] > 3) return false;
  for (uint32_t i = 1; i <= last; ++i)
    if (p.digits[i] != 3) return false;
  return true;
}

// 12,34,567: lakhs and crores, groups of two before the last three digits.
bool are_lakhs(const Pieces& p, uint32_t last) {
  if (last < 2 || p.digits[0] == 0 || p.digits[0] > 2 || p.digits[last] != 3 || p.before[1] != Mark::comma)
    return false;
  for (uint32_t i = 1; i < last; ++i)
    if (p.digits[i] != 2 || p.before[i + 1] != Mark::comma) return false;
  return true;
}

bool is_comma(Mark mark) { return mark == Mark::comma || mark == Mark::arabic_comma; }

bool one_mark(const Pieces& p, uint32_t last) {
  for (uint32_t i = 2; i <= last; ++i)
    if (p.before[i] != p.before[1]) return false;
  return true;
}

bool only_commas(const Pieces& p, uint32_t last) {
  return std::all_of(p.before.begin() + 1, p.before.begin() + last + 1, is_comma);
}

// Index of the piece behind the decimal mark; p.count if there is none; nullopt if the marks make no number.
std::optional<uint32_t> decimal_piece(const Pieces& p) {
  const uint32_t last = p.count - 1;
  if (last == 0) return p.count;
  const Mark mark = p.before[last];
  if (last == 1) {
    if (mark == Mark::thousands) return are_thousands(p, 1) ? std::optional<uint32_t>(p.count) : std::nullopt;
    return is_comma(mark) && are_thousands(p, 1) && !p.leading_zero ? p.count : 1;
  }
  if (are_lakhs(p, last)) return p.count;
  if (one_mark(p, last))
    return are_thousands(p, last) && mark != Mark::decimal ? std::optional<uint32_t>(p.count) : std::nullopt;
  // The commas of both scripts mixed make thousands if they can; if not, the last is the decimals': 26(,)013,94.
  if (only_commas(p, last) && are_thousands(p, last)) return p.count;
  if (mark == Mark::point && are_lakhs(p, last - 1)) return last;  // 1,00,000.50
  const bool decimals_last = one_mark(p, last - 1) && mark != p.before[1] && mark != Mark::thousands;
  return decimals_last && are_thousands(p, last - 1) ? std::optional<uint32_t>(last) : std::nullopt;
}

}  // namespace

namespace {

constexpr size_t longest_plain = 9;  // digits that 32 bits hold

// Most numbers are a few ASCII digits and nothing else.
std::optional<Digits> read_whole(std::string_view token) {
  if (token.empty() || token.size() > longest_plain) return std::nullopt;
  uint32_t value = 0;
  for (const char c : token) {
    const auto digit = static_cast<uint32_t>(c - '0');
    if (digit > 9) return std::nullopt;
    value = value * 10 + digit;
  }
  const auto digits = static_cast<uint32_t>(token.size());
  return Digits{.value = static_cast<double>(value),
                .digits = digits,
                .whole = digits,
                .leading_zero = token[0] == '0' && digits > 1};
}

// Most others have a point among them.
std::optional<Digits> read_plain(std::string_view token) {
  if (token.empty() || token.size() > longest_plain) return std::nullopt;
  uint32_t value = 0, shift = 1;
  size_t whole = token.size();
  for (size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (c >= '0' && c <= '9') {
      value = value * 10 + static_cast<uint32_t>(c - '0');
      if (i > whole) shift *= 10;
    } else if (c == '.' && i > 0 && whole == token.size()) {
      whole = i;
    } else {
      return std::nullopt;
    }
  }
  if (whole + 1 == token.size()) return std::nullopt;
  Digits out;
  out.integer = whole == token.size();
  out.value = out.integer ? value : static_cast<double>(value) / shift;
  out.whole = static_cast<uint32_t>(whole);
  out.digits = static_cast<uint32_t>(token.size()) - (out.integer ? 0 : 1);
  out.leading_zero = token[0] == '0' && whole > 1;
  return out;
}

}  // namespace

std::optional<Digits> read_digits(std::string_view token) {
  if (const auto whole = read_whole(token)) return whole;
  if (const auto plain = read_plain(token)) return plain;
  const Pieces p = take_apart(token);
  if (!p.sound) return std::nullopt;
  const auto decimal = decimal_piece(p);
  if (!decimal) return std::nullopt;
  Digits out;
  out.leading_zero = p.leading_zero && p.digits[0] > 1;
  out.integer = *decimal == p.count;
  out.grouped = *decimal > 1 && p.count > 1;
  for (uint32_t i = 0; i < *decimal; ++i) {
    double shift = 1;
    for (uint32_t d = 0; d < p.digits[i]; ++d) shift *= 10;
    out.value = out.value * shift + p.value[i];
    out.whole += p.digits[i];
  }
  out.digits = out.whole;
  if (!out.integer) {
    double shift = 1;
    for (uint32_t d = 0; d < p.digits[*decimal]; ++d) shift *= 10;
    // One division of whole numbers: 3.72 and not 3 + 0.72.
    out.value = out.value < 1e9 && shift <= 1e6 ? (out.value * shift + p.value[*decimal]) / shift
                                                : out.value + p.value[*decimal] / shift;
    out.digits += p.digits[*decimal];
  }
  return out;
}

uint32_t read_runs(std::string_view token, DigitRun* runs, uint32_t capacity) {
  uint32_t count = 0;
  bool open = false;
  for (size_t at = 0; at < token.size();) {
    const auto byte = static_cast<unsigned char>(token[at]);
    const int digit = byte >= '0' && byte <= '9' ? token[at++] - '0' : digit_of(decode_utf8(token, at));
    if (digit < 0) {
      open = false;
      continue;
    }
    if (!open) {
      if (count == capacity) return 0;
      runs[count++] = {};
      open = true;
    }
    DigitRun& run = runs[count - 1];
    if (++run.digits <= 9) run.value = run.value * 10 + static_cast<uint32_t>(digit);
  }
  return count;
}

bool is_decimal_mark(std::string_view token) {
  size_t at = 0;
  return !token.empty() && mark_of(decode_utf8(token, at)) == Mark::decimal && at == token.size();
}

}  // namespace khabar::measure
