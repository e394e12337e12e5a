// The image's bytes: their checksums, and the memory that they lie in.
#include "lexicon/image.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "gazetteers/small_pack.h"
#include "lexicon/mapped_memory.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

constexpr size_t image_bytes = 300001, matching_bytes = 200003;

// Random but for what the checksums read of the header.
std::string some_image() {
  std::string bytes(image_bytes, '\0');
  std::mt19937 random(20261129);
  for (char& c : bytes) c = static_cast<char>(random());
  image::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.sections[image::matching_section_count].offset = matching_bytes;
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace

TEST_CASE("what is moved while a checksum is made arrives whole, and the checksum is the same") {
  const std::string bytes = some_image();
  const uint64_t all = image::checksum_of(bytes), matching = image::matching_checksum_of(bytes);
  CHECK(all != matching);
  struct Case {
    uint64_t begin, end;
  };
  static const Case cases[] = {
      {sizeof(image::Header), matching_bytes},
      {sizeof(image::Header), sizeof(image::Header)},
      {70000, 70001},
      {65536, 196608},
      {1000, 199999},
  };
  for (const Case& c : cases) {
    CAPTURE(c.begin);
    CAPTURE(c.end);
    std::string room(c.end - c.begin + 1, 'x');
    const std::string want = bytes.substr(c.begin, c.end - c.begin) + "x";
    CHECK(image::checksum_of(bytes, {c.begin, c.end, room.data()}) == all);
    CHECK(room == want);
    room.assign(room.size(), 'x');
    CHECK(image::matching_checksum_of(bytes, {c.begin, c.end, room.data()}) == matching);
    CHECK(room == want);
  }
}

TEST_CASE("a checksum asks for all bytes that it is of, moved or not") {
  std::string bytes = some_image();
  const uint64_t all = image::checksum_of(bytes), matching = image::matching_checksum_of(bytes);
  std::string room(matching_bytes, '\0');
  const image::Moved moved{1000, 150000, room.data()};
  for (size_t at = sizeof(image::Header); at < bytes.size(); at += 9973) {
    CAPTURE(at);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    CHECK(image::checksum_of(bytes) != all);
    CHECK(image::checksum_of(bytes, moved) != all);
    CHECK((image::matching_checksum_of(bytes, moved) != matching) == (at < matching_bytes));
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
  }
  CHECK(image::checksum_of(bytes) == all);
}

TEST_CASE("a file is memory for as long as it is held") {
  const SmallPack pack;
  pack.write("some.txt", "what stands in it");
  MappedMemory memory = MappedMemory::of_file(pack.root() / "some.txt");
  CHECK_FALSE(memory.fetch(1000000));  // no huge page of it
  const MappedMemory other = std::move(memory);
  CHECK(other.bytes() == "what stands in it");
  CHECK_THROWS_AS(MappedMemory::of_file(pack.root()), LoadError);
}

TEST_CASE("room in huge pages begins where one does, and is empty at first") {
  const MappedMemory room = MappedMemory::in_huge_pages(5000000);
  REQUIRE(room.bytes().size() == 5000000);
  CHECK(reinterpret_cast<uintptr_t>(room.data()) % (size_t{2} << 20) == 0);
  CHECK(room.bytes().find_first_not_of('\0') == std::string_view::npos);
  room.data()[4999999] = 'x';
  CHECK(room.bytes().back() == 'x');
}
