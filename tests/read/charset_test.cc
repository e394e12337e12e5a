#include "text/charset.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include "read/support.h"
#include "text/utf8.h"

namespace khabar {

using namespace test;

namespace {

// "The minister of health said on Monday that the hospitals of the capital received forty wounded people", and the
// like.
const std::string arabic =
    "قال وزير الصحة يوم الاثنين إن مستشفيات العاصمة استقبلت أربعين جريحا بعد انهيار مبنى قديم في حي شعبي، وأضاف أن فرق "
    "الإنقاذ ما زالت تبحث عن مفقودين تحت الأنقاض وأن الحكومة ستفتح تحقيقا في أسباب الحادث خلال الأيام القادمة";
const std::string french = "Le ministre a déclaré lundi que les hôpitaux de la région ont reçu les blessés après l'été";

std::string encode(const std::string& utf8, const char* charset) {
  std::string out(utf8.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  out.resize(static_cast<size_t>(ucnv_convert(charset, "UTF-8", out.data(), static_cast<int32_t>(out.size()),
                                              utf8.data(), static_cast<int32_t>(utf8.size()), &status)));
  return out;
}

std::string html(const std::string& text, const std::string& meta = "") {
  return "<html><head>" + meta + "<title>" + text + "</title></head><body><p>" + text + "</p></body></html>";
}

std::string meta(const std::string& charset) { return "<meta charset=\"" + charset + "\">"; }

// Bytes of UTF-8 taken for another charset and encoded again.
std::string twice(const std::string& utf8, const char* charset) {
  std::string out(utf8.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  out.resize(static_cast<size_t>(ucnv_convert("UTF-8", charset, out.data(), static_cast<int32_t>(out.size()),
                                              utf8.data(), static_cast<int32_t>(utf8.size()), &status)));
  return out;
}

}  // namespace

TEST_CASE("the charset of a page is found wherever it is said, or not said") {
  struct Case {
    std::string what, bytes, declared, name, basis, text;
  };
  const Case cases[] = {
      {"UTF-8, declared", html(arabic), "UTF-8", "utf-8", "http", arabic},
      {"UTF-8, undeclared", html(arabic), "", "utf-8", "valid", arabic},
      {"UTF-8 under a wrong header", html(arabic), "iso-8859-1", "utf-8", "valid", arabic},
      {"UTF-8 under a wrong meta", html(arabic, meta("windows-1256")), "", "utf-8", "valid", arabic},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + html(arabic), "windows-1256", "utf-8", "bom", arabic},
      {"windows-1256, header", encode(html(arabic), "windows-1256"), "windows-1256", "windows-1256", "http", arabic},
      {"windows-1256, header right, meta wrong", encode(html(arabic, meta("utf-8")), "windows-1256"), "cp1256",
       "cp1256", "http", arabic},
      {"windows-1256, meta", encode(html(arabic, meta("windows-1256")), "windows-1256"), "", "windows-1256", "meta",
       arabic},
      {"windows-1256, meta right, header a default", encode(html(arabic, meta("windows-1256")), "windows-1256"),
       "ISO-8859-1", "windows-1256", "meta", arabic},
      {"windows-1256, meta right, header wrong", encode(html(arabic, meta("windows-1256")), "windows-1256"), "utf-8",
       "windows-1256", "meta", arabic},
      {"windows-1256, undeclared", encode(html(arabic), "windows-1256"), "", "windows-1256", "detected", arabic},
      {"windows-1256 under a default", encode(html(arabic), "windows-1256"), "iso-8859-1", "windows-1256", "detected",
       arabic},
      {"windows-1256 under nonsense", encode(html(arabic), "windows-1256"), "klingon-7", "windows-1256", "detected",
       arabic},
      {"ISO-8859-6, header", encode(html(arabic), "iso-8859-6"), "ISO-8859-6", "iso-8859-6", "http", arabic},
      {"ISO-8859-6, undeclared", encode(html(arabic), "iso-8859-6"), "", "iso-8859-6", "detected", arabic},
      {"UTF-16 with a mark", encode("\xEF\xBB\xBF" + html(arabic), "UTF-16LE"), "", "utf-16le", "bom", arabic},
      {"UTF-16, big-endian, with a mark", encode("\xEF\xBB\xBF" + html(arabic), "UTF-16BE"), "utf-8", "utf-16be", "bom",
       arabic},
      {"UTF-16 without a mark", encode(html(arabic), "UTF-16LE"), "", "utf-16le", "detected", arabic},
      {"windows-1252, header", encode(html(french), "windows-1252"), "iso-8859-1", "windows-1252", "http", french},
      {"windows-1252, undeclared", encode(html(french), "windows-1252"), "", "windows-1252", "detected", french},
      {"XML declaration", "<?xml version=\"1.0\" encoding=\"windows-1256\"?>" + encode(html(arabic), "windows-1256"),
       "", "windows-1256", "meta", arabic},
      {"http-equiv",
       encode(html(arabic, "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1256'>"), "windows-1256"),
       "", "windows-1256", "meta", arabic},
      {"ASCII", html("plain"), "", "utf-8", "valid", "plain"},
      {"encoded twice", twice(html(arabic), "windows-1252"), "", "utf-8", "valid", arabic},
      {"encoded twice as Arabic", twice(html(arabic), "windows-1256"), "", "utf-8", "valid", arabic},
      {"French encoded twice", twice(html(french), "windows-1252"), "", "utf-8", "valid", french},
  };
  CharsetConverter converter;
  std::string out;
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const CharsetReport& report = converter.convert(c.bytes, c.declared, true, out);
    CHECK(report.name == c.name);
    CHECK(std::string(report.basis) == c.basis);
    CHECK(report.replaced == 0);
    CHECK(report.double_encoded == (c.what.find("twice") != std::string::npos));
    CHECK(out.find("<p>" + c.text + "</p>") != std::string::npos);
    CHECK(is_valid_utf8(out));
  }
}

TEST_CASE("sound text is never taken for text encoded twice") {
  const std::string texts[] = {
      arabic,
      french,
      "ظلت طائرة الظهيرة تحلق طويلا",
      "Ærø, Øst og Århus: blåbærgrød på bordet, få Øre",
      "\xC3\x98\xC3\x99 \xC3\x98 a few letters",
      "São Paulo à noite: não há razão para ação",
  };
  CharsetConverter converter;
  for (const std::string& text : texts) {
    CAPTURE(text);
    std::string copy = text;
    CHECK_FALSE(converter.mend(copy));
    CHECK(copy == text);
  }
}

TEST_CASE("a few invalid bytes are replaced and counted, NUL characters dropped") {
  CharsetConverter converter;
  std::string out;
  const CharsetReport& report = converter.convert("<p>" + arabic + "\xD9 \xFF" + arabic, "utf-8", true, out);
  CHECK(report.name == "utf-8");
  CHECK(report.replaced == 2);
  CHECK(is_valid_utf8(out));
  using namespace std::string_view_literals;
  converter.convert("<p>a\0b\0c</p> and enough text that nobody takes it for UTF-16"sv, "", true, out);
  CHECK(out.substr(0, 10) == "<p>abc</p>");
}

TEST_CASE("any bytes become valid UTF-8") {
  CharsetConverter converter;
  std::string out;
  uint64_t state = 88172645463325252ull;
  for (int round = 0; round < 300; ++round) {
    std::string bytes(static_cast<size_t>(round * 7), '\0');
    for (char& c : bytes) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      c = static_cast<char>(state >> 32);
    }
    for (const char* declared : {"", "utf-8", "windows-1256", "utf-16", "iso-2022-jp", "gb18030", "utf-7", "hz"}) {
      converter.convert(bytes, declared, round % 2 == 0, out);
      CHECK(is_valid_utf8(out));
    }
  }
}

TEST_CASE("HTTP bodies are unpacked, however wrong their headers are") {
  const std::string page = "<html><body>" + arabic + "</body></html>";
  const auto chunked = [](std::string_view body) {
    std::string out;
    for (size_t at = 0; at < body.size(); at += 100) {
      const std::string_view part = body.substr(at, 100);
      char size[20];
      std::snprintf(size, sizeof size, "%zx;x=y\r\n", part.size());
      out.append(size).append(part).append("\r\n");
    }
    return out + "0\r\n\r\n";
  };
  const std::string packed = gzip(page);
  struct Case {
    std::string what, headers, body;
  };
  const Case cases[] = {
      {"chunked", "Transfer-Encoding: chunked\r\n", chunked(page)},
      {"chunked header, plain body", "Transfer-Encoding: chunked\r\n", page},
      {"gzip", "Content-Encoding: gzip\r\n", packed},
      {"gzip in chunks", "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n", chunked(packed)},
      {"gzip header, plain body", "Content-Encoding: gzip\r\n", page},
      {"gzip body, no header", "", packed},
      {"zstd", "Content-Encoding: zstd\r\n", zstd(page)},
      {"brotli header, plain body", "Content-Encoding: br\r\n", page},
      {"two encodings", "Content-Encoding: zstd, gzip\r\n", gzip(zstd(page))},
      {"identity", "Content-Encoding: identity\r\n", page},
      {"wrong length", "Content-Length: 3\r\n", page},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const std::string message = http_page(c.body, "Content-Type: text/html\r\n" + c.headers);
    const Run run = read_bytes("x.warc", warc_record("response", "http://a.example/", "application/http", message));
    CAPTURE(run.entries[0].note);
    REQUIRE(run.records.size() == 1);
    CHECK(run.records[0].body == page);
  }
}

}  // namespace khabar
