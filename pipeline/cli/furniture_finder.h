// The first look at a dump, before its pages are made articles: which lines are furniture of their sites.
//
// Every file is looked at by itself, from its beginning, in its own order, and only so far: the same file gives the
// same table whether it is read alone or among others, in one go or after a stop, by one shard or another.
#pragma once

#include <memory>
#include <string>

#include "clean/cleaner.h"
#include "clean/site_furniture.h"
#include "lexicon/lexicon.h"
#include "read/reader.h"

namespace khabar {

using SharedFurniture = std::shared_ptr<const SiteFurniture>;

// One thread. The tables that it gives are only read, and may outlive it.
class FurnitureFinder {
 public:
  // `read` is that of the run: format, fields and limits are taken from it.
  FurnitureFinder(const Lexicon& lexicon, const ReadOptions& read);

  // The table of a source, made anew where it differs from the source asked last; null for standard input, which
  // cannot be read twice, and for files without pages of a site.
  SharedFurniture of(const std::string& source);

 private:
  SharedFurniture look_at(const std::string& source);

  Cleaner cleaner_;
  ReadOptions read_;
  std::string source_;
  SharedFurniture furniture_;
};

}  // namespace khabar
