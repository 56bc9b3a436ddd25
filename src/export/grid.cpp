#include "grid.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace casus::exports {
namespace {

constexpr std::size_t gap_columns = 2;
constexpr std::size_t flexible_columns_min = 24;

/// Bytes of the first character of `text` and the columns that it takes.
struct Glyph {
  std::size_t bytes = 0;
  std::size_t columns = 0;
};

Glyph first_glyph(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t at = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, size, c);
  Glyph glyph{static_cast<std::size_t>(at), 1};
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
    glyph.columns = 0;
  } else {
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) glyph.columns = 2;
  }
  return glyph;
}

/// As many bytes of `text` as fit in `columns`, at least one character.
std::size_t fitting_bytes(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Glyph glyph = first_glyph(text.substr(bytes));
    if (bytes > 0 && used + glyph.columns > columns) break;
    bytes += glyph.bytes;
    used += glyph.columns;
  }
  return bytes;
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Lines of whole words; a word that is too long for a line is cut.
std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    if (is_white(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    const auto end = std::find_if(text.begin(), text.end(), is_white);
    std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(word.size());
    const std::size_t used = columns_of(lines.back());
    if (used > 0 && used + 1 + columns_of(word) > columns) lines.emplace_back();
    while (columns_of(word) > columns) {
      const std::size_t bytes = fitting_bytes(word, columns);
      lines.back() = std::string(word.substr(0, bytes));
      lines.emplace_back();
      word.remove_prefix(bytes);
    }
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string padded(const std::string& cell, std::size_t columns) {
  const std::size_t used = columns_of(cell);
  return used >= columns ? cell : cell + std::string(columns - used, ' ');
}

void print_row(std::string& out, const std::vector<std::string>& cells,
               const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    wrapped.push_back(widths[i] == 0 ? std::vector<std::string>(1) : wrap(cells[i], widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] == 0) continue;
      text += std::string(gap_columns, ' ');
      text += padded(line < wrapped[i].size() ? wrapped[i][line] : std::string(), widths[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
}

}  // namespace

std::size_t columns_of(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    const Glyph glyph = first_glyph(utf8);
    columns += glyph.columns;
    utf8.remove_prefix(glyph.bytes);
  }
  return columns;
}

std::vector<std::size_t> Grid::widths(std::size_t line_columns) const {
  std::vector<std::size_t> natural(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    for (const auto& row : rows_) natural[i] = std::max(natural[i], columns_of(row[i]));
    if (natural[i] == 0) continue;
    natural[i] = std::max(natural[i], columns_of(columns_[i].title));
    if (columns_[i].columns_max != 0) natural[i] = std::min(natural[i], columns_[i].columns_max);
  }
  std::size_t fixed = 0;
  std::size_t flexible = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (natural[i] == 0) continue;
    fixed += gap_columns;
    if (columns_[i].columns_max != 0) {
      fixed += natural[i];
    } else {
      ++flexible;
    }
  }
  const std::size_t left = line_columns > fixed ? line_columns - fixed : 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].columns_max != 0 || natural[i] == 0) continue;
    natural[i] = std::min(natural[i], std::max(flexible_columns_min, left / flexible));
  }
  return natural;
}

std::string Grid::print(std::size_t line_columns) const {
  const std::vector<std::size_t> width = widths(line_columns);
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  std::string out;
  print_row(out, titles, width);
  for (const auto& row : rows_) print_row(out, row, width);
  return out;
}

}  // namespace casus::exports
