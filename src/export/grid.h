#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casus::exports {

/// Columns that text takes in a terminal: wide letters two, combining marks none.
[[nodiscard]] std::size_t columns_of(std::string_view utf8);

/// A table of words for a terminal: each column as wide as its cells need, the last ones narrowed
/// and wrapped when the line would get too long.
class Grid {
 public:
  struct Column {
    std::string title;
    std::size_t columns_max = 0;  ///< 0: may take what is left of the line
  };
  explicit Grid(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool is_empty() const { return rows_.empty(); }
  /// Lines of at most `line_columns`, indented by two; empty columns are left out.
  std::string print(std::size_t line_columns) const;

 private:
  std::vector<std::size_t> widths(std::size_t line_columns) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace casus::exports
