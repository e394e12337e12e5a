// What a page says of its article beside text, title and date: author, publisher, section, address, byline, caption.
#pragma once

#include <string_view>
#include <vector>

#include "clean/block_features.h"
#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "clean/line_article.h"
#include "clean/phrases.h"
#include "core/document.h"

namespace khabar {

// Sets these fields of doc; those already set stay. `keep` says which blocks are main text.
void find_fields(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
                 const std::vector<uint8_t>& keep, const Phrases& phrases, Document& doc);

// Takes a byline that stands at the head of the main text out of `keep`: it is a field, and says nothing of the news.
void leave_out_byline(const HtmlPage& page, const BlockFeatures& features, std::vector<uint8_t>& keep);

// Sets byline and author of a text dump, if a line beside the begin of its main text tells who wrote it.
void find_byline(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
                 const Phrases& phrases, Document& doc);

// "By Rana Saleh, staff writer | 6 May" -> "Rana Saleh"; empty where no word says that a name follows.
std::string_view author_of_byline(std::string_view byline, const Phrases& phrases);

}  // namespace khabar
