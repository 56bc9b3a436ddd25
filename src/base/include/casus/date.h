#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace casus {

/// A calendar day. Arithmetic comes from <chrono>: `std::chrono::sys_days{day} -
/// std::chrono::days{1}`.
using Date = std::chrono::year_month_day;

/// Reads "2024-06-19" (a time of day behind it is ignored); nothing when it is no such date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

/// "2024-06-19".
[[nodiscard]] std::string to_string(const Date& date);

}  // namespace casus
