#include "lexicon/char_patterns.h"

#include <re2/re2.h>

#include <string>

#include "core/error.h"

namespace khabar {

struct CharPattern::Impl {
  explicit Impl(std::string_view expression, const re2::RE2::Options& options)
      : compiled(re2::StringPiece(expression.data(), expression.size()), options) {}
  re2::RE2 compiled;
};

CharPattern::CharPattern(std::string_view expression) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(int64_t{32} << 20);
  impl_ = std::make_unique<Impl>(expression, options);
  if (!impl_->compiled.ok())
    throw LoadError("expression '" + std::string(expression) + "' does not compile: " + impl_->compiled.error());
}
CharPattern::CharPattern(CharPattern&&) noexcept = default;
CharPattern::~CharPattern() = default;

std::optional<std::vector<Span>> CharPattern::find(std::string_view text, uint32_t from) const {
  const int groups = impl_->compiled.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> found(static_cast<size_t>(groups));
  const re2::StringPiece piece(text.data(), text.size());
  if (from > text.size() ||
      !impl_->compiled.Match(piece, from, text.size(), re2::RE2::UNANCHORED, found.data(), groups))
    return std::nullopt;
  std::vector<Span> spans;
  for (const re2::StringPiece& f : found) {
    if (f.data() == nullptr) {
      spans.push_back({});
      continue;
    }
    const auto begin = static_cast<uint32_t>(f.data() - text.data());
    spans.push_back({begin, begin + static_cast<uint32_t>(f.size())});
  }
  return spans;
}

bool CharPattern::matches_all(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), impl_->compiled);
}

}  // namespace khabar
