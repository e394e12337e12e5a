// The rows of proclitics.tsv.
#include "core/error.h"
#include "lexicon/image_builder.h"

namespace khabar {

namespace {

uint32_t proclitic_bit(const TsvFile& file, uint32_t line, std::string_view flag) {
  if (flag == "conjunction") return proclitic_flag::conjunction;
  if (flag == "preposition") return proclitic_flag::preposition;
  if (flag == "future") return proclitic_flag::future;
  if (flag == "article") return proclitic_flag::article;
  if (flag == "dative") return proclitic_flag::dative;
  throw LoadError(
      file.at(line, "unknown flag '" + std::string(flag) + "': conjunction, preposition, future, article or dative"));
}

}  // namespace

// A row may name the classes that alone may stand behind it, or those, each behind a minus sign, that may not.
ClassSet ImageBuilder::classes_behind(const TsvFile& file, const TsvRow& row) const {
  ClassSet only, excluded;
  for (std::string_view name : split_on(file.cell(row, "classes_behind"), ' ')) {
    const bool minus = name.starts_with('-');
    (minus ? excluded : only).add(class_of(file, row.line, name.substr(minus ? 1 : 0)));
  }
  if (!only.empty() && !excluded.empty())
    throw LoadError(file.at(
        row.line, "classes with and without a minus sign: name those that may stand behind it, or those that may not"));
  if (!only.empty()) return only;
  for (size_t c = 0; c < classes_.size(); ++c)
    if (!excluded.has(static_cast<ClassId>(c))) only.add(static_cast<ClassId>(c));
  return only;
}

void ImageBuilder::add_proclitics(const TsvFile& file, uint8_t language) {
  for (const TsvRow& row : file.rows()) {
    uint32_t flags = 0;
    for (std::string_view flag : split_on(file.cell(row, "flags"), ' ')) flags |= proclitic_bit(file, row.line, flag);
    const std::string_view letters = file.cell(row, "letters");
    if (flags == proclitic_flag::article) articles_[language] = letters;
    proclitics_.push_back({classes_behind(file, row), strings_.add(letters), strings_.add(file.cell(row, "instead")),
                           strings_.add(file.cell(row, "letters_behind")), flags, language, 0});
  }
}

}  // namespace khabar
