// Any bytes as a text: tokens lie in order inside it, and a word's key is that of its letters wherever it stands.
#include "text/tokenizer.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/fold.h"

using namespace khabar;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Token> tokens;
  tokenize(text, tokens);
  uint32_t end = 0;
  for (const Token& token : tokens) {
    if (token.span.begin < end || token.span.end <= token.span.begin || token.span.end > size) __builtin_trap();
    end = token.span.end;
    const bool plain = token.kind == TokenKind::word && !token.is(token_flag::dotted | token_flag::clitic_s);
    if (plain && fold_key(text.substr(token.span.begin, token.span.size())) != token.key) __builtin_trap();
  }
  return 0;
}
