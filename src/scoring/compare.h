#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "casus/scoring.h"
#include "item.h"

namespace casus::scoring {

/// An article's events against the gold's, at every level. `slips` may be null.
[[nodiscard]] Levels compare_events(const Gold& gold, const std::vector<Event>& system, bool strict,
                                    std::vector<Slip>* slips);

/// Background that the gold need not list: marked as historical, or more than a year before the
/// article.
[[nodiscard]] bool is_background(const Reading& reading, const Gold& gold);

/// "ACCUSE alleged USA > PRK".
[[nodiscard]] std::string row(const Reading& reading);
/// The first characters of a text on one line.
[[nodiscard]] std::string beginning(std::string_view text);

void compare_commitments(const std::vector<Commitment>& gold, const std::vector<Commitment>& system,
                         CommitmentFigures& figures);

void compare_claims(const Gold& gold, const std::vector<Claim>& system, ClaimFigures& figures,
                    std::vector<Slip>* slips);

/// An article in several languages: its events as they were coded in each.
struct Translations {
  std::vector<std::pair<std::string, const std::vector<Event>*>> by_language;
};
/// Every two languages that share articles.
[[nodiscard]] std::vector<Agreement> agreements(const std::vector<Translations>& articles);

}  // namespace casus::scoring
