#include "text/char_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/fold.h"

namespace khabar {

namespace {

struct Replacement {
  uint16_t from, to, to2;
};

// Shapes that Unicode keeps apart and readers of news do not. Latin letters with strokes have no decomposition.
constexpr Replacement replacements[] = {
    {0x0649, 0x064A, 0}, {0x06CC, 0x064A, 0}, {0x06D2, 0x064A, 0},                       // ya shapes
    {0x0629, 0x0647, 0}, {0x06C1, 0x0647, 0}, {0x06BE, 0x0647, 0}, {0x06D5, 0x0647, 0},  // ta marbuta, ha shapes
    {0x0622, 0x0627, 0}, {0x0623, 0x0627, 0}, {0x0625, 0x0627, 0}, {0x0671, 0x0627, 0},  // alef shapes
    {0x06A9, 0x0643, 0}, {0x06AF, 0x0643, 0}, {0x06A4, 0x0641, 0}, {0x067E, 0x0628, 0},
    {0x0686, 0x062C, 0}, {0x0142, 'l', 0},    {0x00F8, 'o', 0},    {0x0111, 'd', 0},
    {0x0131, 'i', 0},    {0x0127, 'h', 0},    {0x00F0, 'd', 0},    {0x0167, 't', 0},
    {0x00E6, 'a', 'e'},  {0x0153, 'o', 'e'},  {0x00DF, 's', 's'},  {0x00FE, 't', 'h'},
};

bool keeps_decomposition(uint32_t cp) {
  // Waw and ya with hamza are letters of their own: dropping the hamza would join different words.
  return cp == 0x0624 || cp == 0x0626;
}

// Lower-cased, decomposed, marks dropped: one or two units, or none where the character is a mark.
void set_fold(uint32_t cp, const icu::Normalizer2& nfkd, CharInfo& info) {
  const int32_t digit = u_charDigitValue(static_cast<UChar32>(cp));
  if (digit >= 0 && u_charType(static_cast<UChar32>(cp)) == U_DECIMAL_DIGIT_NUMBER) {
    info.fold = static_cast<uint16_t>('0' + digit);
    return;
  }
  icu::UnicodeString text(static_cast<UChar32>(cp));
  if (!keeps_decomposition(cp)) {
    UErrorCode status = U_ZERO_ERROR;
    text = nfkd.normalize(text, status);
    if (U_FAILURE(status)) text = icu::UnicodeString(static_cast<UChar32>(cp));
  }
  uint16_t units[4] = {};
  int32_t count = 0;
  for (int32_t i = 0; i < text.length() && count < 4; ++i) {
    const UChar32 part = u_tolower(text.charAt(i));
    const int8_t type = u_charType(part);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || part == ' ') continue;
    units[count++] = static_cast<uint16_t>(part);
  }
  if (count > 2) {  // a ligature of a whole word: kept as it is
    units[0] = static_cast<uint16_t>(cp);
    units[1] = 0;
  }
  info.fold = units[0];
  info.fold2 = units[1];
  for (const Replacement& r : replacements) {
    if (info.fold == r.from && info.fold2 == 0) {
      info.fold = r.to;
      info.fold2 = r.to2;
      break;
    }
    if (info.fold == r.from) info.fold = r.to;
    if (info.fold2 == r.from) info.fold2 = r.to;
  }
}

Punct quote_kind(uint32_t cp) {
  switch (cp) {
    case '"':
    case 0xFF02:
      return Punct::quote;
    case 0x00AB:
    case 0x2039:
    case 0x201C:
    case 0x201E:
    case 0x2018:
    case 0x300C:
    case 0x201A:
      return Punct::quote_open;
    case 0x00BB:
    case 0x203A:
    case 0x201D:
    case 0x300D:
      return Punct::quote_close;
    default:
      return Punct::none;
  }
}

Punct punct_kind(uint32_t cp) {
  if (const Punct quote = quote_kind(cp); quote != Punct::none) return quote;
  switch (cp) {
    case '.':
    case 0x06D4:
    case 0x3002:
      return Punct::full_stop;
    case ',':
    case 0x060C:
    case 0x3001:
    case 0xFF0C:
      return Punct::comma;
    case ';':
    case 0x061B:
      return Punct::semicolon;
    case ':':
    case 0xFF1A:
      return Punct::colon;
    case '?':
    case 0x061F:
    case 0xFF1F:
      return Punct::question;
    case '!':
    case 0xFF01:
      return Punct::exclamation;
    case '/':
    case '\\':  // between the two names of a month
    case 0x2044:
      return Punct::slash;
    case '%':
    case 0x066A:
    case 0xFF05:
      return Punct::percent;
    case '+':
      return Punct::plus;
    case '&':
      return Punct::ampersand;
    case '@':
      return Punct::at;
    case '#':
      return Punct::hash;
    case 0x2026:
      return Punct::ellipsis;
    case '\'':
    case 0x2019:
    case 0x02BC:
    case '`':
    case 0x00B4:
      return Punct::apostrophe;
    default:
      break;
  }
  const UChar32 c = static_cast<UChar32>(cp);
  switch (u_charType(c)) {
    case U_DASH_PUNCTUATION:
      return Punct::dash;
    case U_START_PUNCTUATION:
      return Punct::bracket_open;
    case U_END_PUNCTUATION:
      return Punct::bracket_close;
    case U_INITIAL_PUNCTUATION:
      return Punct::quote_open;
    case U_FINAL_PUNCTUATION:
      return Punct::quote_close;
    case U_CURRENCY_SYMBOL:
      return Punct::currency;
    default:
      return cp == 0x2212 ? Punct::dash : Punct::other;
  }
}

Script script_kind(uint32_t cp) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(cp), &status)) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_ARABIC:
      return Script::arabic;
    default:
      return Script::other;
  }
}

CharCategory category_kind(uint32_t cp) {
  const UChar32 c = static_cast<UChar32>(cp);
  if (cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029 || cp == 0x0B || cp == 0x0C)
    return CharCategory::newline;
  if (cp == 0x0640) return CharCategory::tatweel;
  if (cp == '-' || cp == 0x2010 || cp == 0x2011) return CharCategory::hyphen;
  if (punct_kind(cp) == Punct::apostrophe) return CharCategory::apostrophe;
  if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) return CharCategory::space;
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharCategory::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharCategory::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return CharCategory::mark;
    case U_COMBINING_SPACING_MARK:
      return CharCategory::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharCategory::digit;
    default:
      return CharCategory::symbol;
  }
}

bool is_wordlike(CharCategory c) { return c == CharCategory::letter || c == CharCategory::upper; }

}  // namespace

CharTable::CharTable() : table_(bmp_size) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfkd = *icu::Normalizer2::getNFKDInstance(status);
  for (uint32_t cp = 0; cp < bmp_size; ++cp) {
    CharInfo& info = table_[cp];
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    info.category = category_kind(cp);
    // Scripts above the Arabic supplement have no shapes to fold, save the presentation forms; skipping them keeps
    // start-up short.
    const bool has_shapes = cp < 0x2000 || cp >= 0xFB00;
    if (is_wordlike(info.category) || info.category == CharCategory::digit) {
      info.fold = static_cast<uint16_t>(cp);
      if (has_shapes) set_fold(cp, nfkd, info);
      info.script = script_kind(cp);
      if (info.fold == 0) info.category = CharCategory::mark;
    } else if (info.category != CharCategory::mark) {
      info.punct = punct_kind(cp);
      info.fold = static_cast<uint16_t>(cp);
    }
  }
  other_letter_.category = CharCategory::letter;
  other_letter_.script = Script::other;
  other_symbol_.category = CharCategory::symbol;
  other_symbol_.punct = Punct::other;
  fingerprint_ = hash_bytes({reinterpret_cast<const char*>(table_.data()), table_.size() * sizeof(CharInfo)});
}

const CharInfo& CharTable::beyond(uint32_t cp) const {
  return u_isalpha(static_cast<UChar32>(cp)) ? other_letter_ : other_symbol_;
}

const CharTable& CharTable::instance() {
  static const CharTable table;
  return table;
}

}  // namespace khabar
