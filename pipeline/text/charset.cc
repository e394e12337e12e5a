#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "text/byte_survey.h"
#include "text/charset_label.h"
#include "text/mojibake.h"
#include "text/utf8.h"

namespace khabar {

namespace {

using namespace std::string_view_literals;

constexpr size_t sample_bytes = 8000;  // what ICU's detector looks at
constexpr int sure_confidence = 25;    // of 100: ICU's, for a page that declares a default
constexpr int enough_confidence = 10;  // for a page that declares nothing

struct Mark {
  std::string_view bytes;
  const char* name;
};
constexpr Mark marks[] = {
    {"\xEF\xBB\xBF"sv, "utf-8"}, {"\xFF\xFE\0\0"sv, "utf-32le"}, {"\0\0\xFE\xFF"sv, "utf-32be"},
    {"\xFF\xFE"sv, "utf-16le"},  {"\xFE\xFF"sv, "utf-16be"},
};

// Text outside of tags that has bytes above 0x7F: the detector's n-grams know words, no markup.
void collect_sample(std::string_view bytes, bool html, std::string& sample) {
  sample.clear();
  for (size_t at = 0; at < bytes.size() && sample.size() < sample_bytes;) {
    size_t end = html ? bytes.find('<', at) : bytes.find('\n', at);
    end = std::min(end, bytes.size());
    const std::string_view text = bytes.substr(at, std::min(end - at, sample_bytes));
    if (!is_ascii(text)) {
      sample.append(text);
      sample += ' ';
    }
    if (html) end = std::min(bytes.find('>', end), bytes.size());
    at = end + 1;
  }
}

}  // namespace

struct CharsetConverter::Impl {
  struct Known {
    std::string name;
    UConverter* converter;  // nullptr if ICU does not know the name
  };

  ~Impl() {
    for (const Known& k : known) {
      if (k.converter != nullptr) ucnv_close(k.converter);
    }
    if (utf8 != nullptr) ucnv_close(utf8);
    if (detector != nullptr) ucsdet_close(detector);
  }

  UConverter* find(const std::string& name);
  bool decode(std::string_view bytes, const std::string& name, std::string& out);
  void detect(std::string_view bytes, bool html, std::string& name, int& confidence);
  void convert_marked(std::string_view bytes, const Mark& mark, std::string& out);
  void convert_other(std::string_view bytes, std::string_view declared, bool html, std::string& out);
  bool try_charset(std::string_view bytes, const std::string& name, std::string_view basis, std::string& out);

  CharsetReport report;
  std::vector<Known> known;
  UConverter* utf8 = nullptr;
  UCharsetDetector* detector = nullptr;
  std::string sample, attempt;
  size_t high_bytes = 0;
  size_t best_replaced = 0;
  bool have_attempt = false;
  Mojibake mojibake;
};

UConverter* CharsetConverter::Impl::find(const std::string& name) {
  for (const Known& k : known) {
    if (k.name == name) return k.converter;
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = name.empty() ? nullptr : ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) converter = nullptr;
  // Labels come from pages: any number of wrong ones may come.
  if (known.size() < 200 || converter != nullptr) known.push_back({name, converter});
  return converter;
}

// Replaces out. False if the charset is unknown.
bool CharsetConverter::Impl::decode(std::string_view bytes, const std::string& name, std::string& out) {
  UConverter* from = find(name);
  if (from == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  if (utf8 == nullptr) utf8 = ucnv_open("UTF-8", &status);
  if (U_FAILURE(status)) return false;
  // One byte never becomes more than three of UTF-8, save for state changes and substitutes.
  out.resize(bytes.size() * 3 + 64);
  UChar pivot[2048];
  UChar *pivot_from = pivot, *pivot_to = pivot;
  char* to = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(utf8, from, &to, out.data() + out.size(), &source, bytes.data() + bytes.size(), pivot, &pivot_from,
                 &pivot_to, pivot + 2048, true, true, &status);
  out.resize(static_cast<size_t>(to - out.data()));
  return true;
}

void CharsetConverter::Impl::detect(std::string_view bytes, bool html, std::string& name, int& confidence) {
  name.clear();
  confidence = 0;
  collect_sample(bytes, html, sample);
  if (sample.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  if (detector == nullptr) detector = ucsdet_open(&status);
  ucsdet_setText(detector, sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector, &status);
  if (U_FAILURE(status) || match == nullptr) return;
  name = normal_charset_label(ucsdet_getName(match, &status));
  confidence = ucsdet_getConfidence(match, &status);
  if (name == "utf-8") confidence = 0;
}

// Decodes and takes the result if it leaves hardly a byte over. Else the best attempt so far is remembered.
bool CharsetConverter::Impl::try_charset(std::string_view bytes, const std::string& name, std::string_view basis,
                                         std::string& out) {
  if (name == "utf-8") {
    attempt.assign(bytes);
    repair_utf8(attempt);
  } else if (name.substr(0, 6) == "utf-16" || name.substr(0, 6) == "utf-32" || !decode(bytes, name, attempt)) {
    return false;  // bytes in which we could read a label are not UTF-16
  }
  const size_t replaced = count_replacements(attempt);
  if (have_attempt && replaced >= best_replaced) return false;
  have_attempt = true;
  best_replaced = replaced;
  out.swap(attempt);
  report.name = name;
  report.basis = basis;
  report.replaced = replaced;
  return replaced * 50 <= high_bytes;
}

void CharsetConverter::Impl::convert_marked(std::string_view bytes, const Mark& mark, std::string& out) {
  bytes.remove_prefix(mark.bytes.size());
  report.name = mark.name;
  report.basis = "bom";
  if (report.name == "utf-8") {
    out.assign(bytes);
    report.replaced = repair_utf8(out);
  } else {
    decode(bytes, report.name, out);
    report.replaced = count_replacements(out);
  }
}

void CharsetConverter::Impl::convert_other(std::string_view bytes, std::string_view declared, bool html,
                                           std::string& out) {
  have_attempt = false;
  high_bytes = count_high_bytes(bytes);
  const std::string http = normal_charset_label(declared);
  const std::string meta = html ? normal_charset_label(meta_charset(bytes)) : std::string();
  // Nearly valid UTF-8 is UTF-8 with a few broken letters, even if nobody says so.
  if (high_bytes == 0 && http != "utf-8" && try_charset(bytes, http, "http", out)) return;
  if (high_bytes == 0 && meta != "utf-8" && try_charset(bytes, meta, "meta", out)) return;
  if (try_charset(bytes, "utf-8", http == "utf-8" ? "http" : meta == "utf-8" ? "meta" : "valid", out)) return;
  if (!http.empty() && !is_default_charset(http) && try_charset(bytes, http, "http", out)) return;
  if (!meta.empty() && !is_default_charset(meta) && try_charset(bytes, meta, "meta", out)) return;
  const bool declared_default = is_default_charset(http) || is_default_charset(meta);
  std::string guess;
  int confidence = 0;
  detect(bytes, html, guess, confidence);
  const bool agrees = declared_default && is_default_charset(guess);
  if (!agrees && confidence >= (declared_default ? sure_confidence : enough_confidence) &&
      try_charset(bytes, guess, "detected", out)) {
    return;
  }
  if (is_default_charset(http) && try_charset(bytes, http, "http", out)) return;
  if (is_default_charset(meta) && try_charset(bytes, meta, "meta", out)) return;
  try_charset(bytes, "windows-1252", "fallback", out);
}

bool CharsetConverter::mend(std::string& text) {
  if (survey(text).zero) text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return impl_->mojibake.repair(text);
}

CharsetConverter::CharsetConverter() : impl_(std::make_unique<Impl>()) {}
CharsetConverter::~CharsetConverter() = default;

const CharsetReport& CharsetConverter::convert(std::string_view bytes, std::string_view declared, bool html,
                                               std::string& out) {
  CharsetReport& report = impl_->report;
  report.replaced = 0;
  report.double_encoded = false;
  for (const Mark& mark : marks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    impl_->convert_marked(bytes, mark, out);
    report.double_encoded = mend(out);
    return report;
  }
  const bool zeros = std::memchr(bytes.data(), 0, std::min<size_t>(bytes.size(), 256)) != nullptr;
  const char* utf16 = zeros ? utf16_by_zeros(bytes) : nullptr;
  Survey seen;
  out.clear();
  out.reserve(bytes.size());
  if (utf16 != nullptr) {
    impl_->convert_marked(bytes, {"", utf16}, out);
    report.basis = "detected";
    report.double_encoded = mend(out);
  } else if (append_valid(bytes, out, seen) && (seen.high || !seen.escape)) {
    report.name = "utf-8";
    report.basis = normal_charset_label(declared) == "utf-8" ? "http" : "valid";
    if (seen.zero) out.erase(std::remove(out.begin(), out.end(), '\0'), out.end());
    report.double_encoded = seen.high && impl_->mojibake.repair(out);
  } else {
    // ASCII with escapes may be one of the charsets of East Asia that shift between sets.
    impl_->convert_other(bytes, declared, html, out);
    report.double_encoded = mend(out);
  }
  return report;
}

}  // namespace khabar
