#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/date.h"

namespace casus::exports {

/// One row of a flat format in the making.
class Cells {
 public:
  enum class Dialect : unsigned char { comma, tab };
  explicit Cells(Dialect dialect) : dialect_(dialect) {}

  Cells& add(std::string_view text);
  Cells& add(const std::optional<double>& number);
  Cells& add_count(std::size_t number) { return add(std::to_string(number)); }
  /// Columns that casus does not measure.
  Cells& skip(std::size_t columns);
  /// The row with its line feed; the next begins.
  std::string line();

 private:
  Dialect dialect_;
  std::string text_;
  bool begun_ = false;
};

/// At most four decimals, none where there are none.
[[nodiscard]] std::string plain_number(double value);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);
/// "2024-06-19" as "20240619"; empty without a day.
[[nodiscard]] std::string compact(const std::optional<Date>& day);

}  // namespace casus::exports
