#include "lexicon/trigger_forms.h"

namespace khabar {

namespace {

// Takes what stands before the border and the border itself away.
std::string_view take_until(std::string_view& text, char border) {
  const size_t end = text.find(border);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

// "ed|ing)" and what follows, behind the beginning that they share. False if the bracket does not end a form.
bool take_endings(std::string_view beginning, std::string_view& cell, std::vector<std::string>& forms) {
  const size_t close = cell.find(')');
  if (close == std::string_view::npos) return false;
  std::string_view endings = cell.substr(0, close);
  cell.remove_prefix(close + 1);
  for (bool more = true; more;) {
    more = endings.find('|') != std::string_view::npos;
    forms.push_back(std::string(beginning).append(take_until(endings, '|')));
  }
  return cell.empty() || cell.front() == '|';
}

}  // namespace

std::vector<std::string> trigger_forms(std::string_view cell) {
  std::vector<std::string> forms;
  for (bool more = !cell.empty(); more;) {
    const size_t border = cell.find_first_of("|(");
    if (border != std::string_view::npos && cell[border] == '(') {
      const std::string_view beginning = take_until(cell, '(');
      if (!take_endings(beginning, cell, forms)) return {std::string()};
      more = !cell.empty();
      if (more) cell.remove_prefix(1);
    } else {
      more = border != std::string_view::npos;
      forms.emplace_back(take_until(cell, '|'));
    }
  }
  return forms;
}

}  // namespace khabar
