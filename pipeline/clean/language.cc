// Languages in Arabic letters differ by letters that Arabic does not have. Names bring a few of them into Arabic news,
// and Egyptian or Persian keyboards the dotless ya, so shares are asked, not single letters:
//   Persian  U+067E peh, U+0686 tcheh, U+0698 jeh, U+06AF gaf, U+06A9 keheh, U+06CC farsi yeh
//   Urdu     U+0679 tteh, U+0688 ddal, U+0691 rreh, U+06BA noon ghunna, U+06C1 heh goal, U+06D2 yeh barree
//   Kurdish  U+06D5 ae, U+06C6 oe, U+06CE yeh with small v, U+0695 reh, U+06B5 lam
//   Pashto   U+067C, U+0689, U+0693, U+0696, U+069A, U+06BC, U+06D0, U+06CD
#include "clean/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "text/utf8.h"

namespace khabar {
namespace {

constexpr size_t max_bytes = 64 << 10;
constexpr int cld_min_bytes = 60;  // shorter texts make cld2 guess
constexpr double own_letters = 0.03;

struct Letters {
  size_t latin = 0, arabic = 0, greek = 0, cyrillic = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, thai = 0, other = 0;
  size_t persian = 0, persian_only = 0, urdu = 0, kurdish = 0, pashto = 0, beyond_ascii = 0;
  size_t total() const { return latin + arabic + greek + cyrillic + hebrew + han + kana + hangul + thai + other; }
};

void count_arabic(uint32_t cp, Letters& n) {
  ++n.arabic;
  switch (cp) {
    case 0x6A9:
    case 0x6CC:
      ++n.persian;
      break;
    case 0x67E:
    case 0x686:
    case 0x698:
    case 0x6AF:
      ++n.persian;
      ++n.persian_only;
      break;
    case 0x679:
    case 0x688:
    case 0x691:
    case 0x6BA:
    case 0x6C1:
    case 0x6D2:
    case 0x6BE:
      ++n.urdu;
      break;
    case 0x6D5:
    case 0x6C6:
    case 0x6CE:
    case 0x695:
    case 0x6B5:
      ++n.kurdish;
      break;
    case 0x67C:
    case 0x689:
    case 0x693:
    case 0x696:
    case 0x69A:
    case 0x6BC:
    case 0x6D0:
    case 0x6CD:
      ++n.pashto;
      break;
    default:
      break;
  }
}

Letters count_letters(std::string_view text) {
  Letters n;
  for (size_t at = 0; at < text.size();) {
    const uint32_t cp = decode_utf8(text, at);
    if (cp < 0x80) {
      n.latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
      continue;
    }
    ++n.beyond_ascii;
    if (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7)
      ++n.latin;
    else if (cp >= 0x370 && cp < 0x400)
      ++n.greek;
    else if (cp >= 0x400 && cp < 0x530)
      ++n.cyrillic;
    else if (cp >= 0x5D0 && cp < 0x5F0)
      ++n.hebrew;
    else if ((cp >= 0x620 && cp < 0x64B) || (cp >= 0x66E && cp < 0x6D6))
      count_arabic(cp, n);
    else if (cp >= 0xE00 && cp < 0xE60)
      ++n.thai;
    else if (cp >= 0x3040 && cp < 0x3100)
      ++n.kana;
    else if ((cp >= 0x3400 && cp < 0xA000) || (cp >= 0x20000 && cp < 0x30000))
      ++n.han;
    else if (cp >= 0xAC00 && cp < 0xD7B0)
      ++n.hangul;
    else if (cp >= 0x900 && cp < 0x1FFF)
      ++n.other;
  }
  return n;
}

// cld2's answer, "" if it is not sure.
std::string ask_cld(std::string_view text, std::string_view hint) {
  if (text.size() < static_cast<size_t>(cld_min_bytes)) return {};
  const std::string content_language(hint);
  const CLD2::CLDHints hints{content_language.empty() ? nullptr : content_language.c_str(), nullptr,
                             CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3], text_bytes = 0;
  double scores[3];
  bool reliable = false;
  CLD2::Language found = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                                        languages, percents, scores, nullptr, &text_bytes, &reliable);
  // The summary takes English beside another language for furniture; here that is gone already, and most counts.
  if (percents[0] > 50) found = languages[0];
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE || found == CLD2::TG_UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(found);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code.substr(0, code.find('-'));
}

std::string arabic_script(const Letters& n, std::string_view text, std::string_view hint) {
  const auto share = [&](size_t count) { return static_cast<double>(count) / static_cast<double>(n.arabic); };
  if (share(n.pashto) > own_letters / 2) return "ps";
  if (share(n.kurdish) > 2 * own_letters) return "ku";
  if (share(n.urdu) > 2 * own_letters) return "ur";
  if (share(n.persian) > 3 * own_letters || share(n.persian_only) > own_letters) return "fa";
  if (share(n.persian_only) < own_letters / 10) return "ar";
  const std::string guess = ask_cld(text, hint);
  return guess == "fa" || guess == "ur" || guess == "ps" || guess == "ku" ? guess : "ar";
}

}  // namespace

std::string language_of_label(std::string_view label) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  label.remove_prefix(std::min(label.find_first_not_of(" \t"), label.size()));
  if (label.size() < 2 || !letter(label[0]) || !letter(label[1]) || (label.size() > 2 && letter(label[2]))) return {};
  std::string code(label.substr(0, 2));
  for (char& c : code) c = static_cast<char>(c | 0x20);  // ASCII letters: lower case
  return code;
}

std::string detect_language(std::string_view text, std::string_view hint) {
  text = text.substr(0, max_bytes);
  const Letters n = count_letters(text);
  const size_t total = n.total();
  if (total == 0) return "und";
  const auto most = [&](size_t count) { return count * 2 > total; };
  if (most(n.arabic)) return arabic_script(n, text, hint);
  if (most(n.greek)) return "el";
  if (most(n.hebrew)) return "he";
  if (most(n.thai)) return "th";
  if (most(n.hangul)) return "ko";
  if (n.kana * 10 > total) return "ja";
  if (most(n.han)) return "zh";
  std::string guess = ask_cld(text, hint);
  if (!guess.empty() && guess != "un") return guess;
  guess = language_of_label(hint);
  if (!guess.empty()) return guess;
  // Short and plain: English is the likeliest by far, and no other language of this script is read here.
  return most(n.latin) && n.beyond_ascii == 0 ? "en" : "und";
}

}  // namespace khabar
