#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data.h"

namespace casus::actors {

/// What an actor is on a day, and why.
struct Standing {
  std::string code;
  std::string_view reason;             ///< static text
  bool in_office = false;              ///< a listed term holds on that day
  bool undated = false;                ///< no day was given: the last office
  std::uint32_t office = 0xFFFFFFFFu;  ///< that the code comes from, or no_index
};

/// In office: the term's code, a government's before others. After office: the country's ELI, or an
/// organisation's last code. Before: the bare country.
[[nodiscard]] Standing standing(const Dictionary::Data& data, const Actor& actor,
                                std::optional<Day> day);

/// Who holds an office of a country or organisation on a day; no_index when nobody is known or the
/// office has many holders.
[[nodiscard]] std::uint32_t holder(const Dictionary::Data& data, const std::string& code,
                                   std::uint32_t office, Day day);

/// The candidate that says so: an actor under a code, named in the article's language.
[[nodiscard]] Candidate candidate(const Dictionary::Data& data, std::uint32_t actor,
                                  const std::string& code, std::string_view language,
                                  float confidence, std::string_view reason);

}  // namespace casus::actors
