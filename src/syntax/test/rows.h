#pragma once

#include <string>
#include <string_view>

namespace casus::syntax {

/// CoNLL-U written for the eye: on word lines spaces stand for tabs, and missing last cells for
/// "_".
inline std::string rows(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    std::size_t cells = line.empty() || line[0] == '#' ? 10 : 1;
    for (const char c : line) {
      const bool tab = c == ' ' && line[0] != '#';
      out += tab ? '\t' : c;
      if (tab) ++cells;
    }
    for (; cells < 10; ++cells) out += "\t_";
    out += '\n';
  }
  return out;
}

}  // namespace casus::syntax
