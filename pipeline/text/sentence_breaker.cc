#include "text/sentence_breaker.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <string>

#include "core/error.h"
#include "text/utf8.h"

namespace khabar {

struct SentenceBreaker::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
  std::u16string units;
};

SentenceBreaker::SentenceBreaker() : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->iterator.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) {
    throw LoadError(std::string("ICU has no sentence rules (") + u_errorName(status) + "): install its data package");
  }
}

SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker::~SentenceBreaker() = default;

void SentenceBreaker::find(std::string_view text, std::vector<uint32_t>& ends) {
  ends.clear();
  std::u16string& units = impl_->units;
  units.resize(text.size());
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const uint32_t cp = decode_utf8(text, at);
    if (cp >= 0x10000) {
      units[count++] = static_cast<char16_t>(0xD7C0 + (cp >> 10));
      units[count++] = static_cast<char16_t>(0xDC00 + (cp & 0x3FF));
    } else {
      units[count++] = static_cast<char16_t>(cp);
    }
  }
  const icu::UnicodeString alias(false, units.data(), static_cast<int32_t>(count));
  impl_->iterator->setText(alias);
  size_t byte = 0;
  int32_t unit = 0;
  impl_->iterator->first();
  for (int32_t end = impl_->iterator->next(); end != icu::BreakIterator::DONE; end = impl_->iterator->next()) {
    while (unit < end && byte < text.size()) unit += decode_utf8(text, byte) >= 0x10000 ? 2 : 1;
    ends.push_back(static_cast<uint32_t>(byte));
  }
}

}  // namespace khabar
