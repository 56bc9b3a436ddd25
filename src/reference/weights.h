#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "traits.h"

namespace casus::reference {

/// The ranker of knowledge/reference/en.weights.tsv: whole hundredths of log-odds for each value of
/// each trait. Empty where there is no such file: then the rules alone decide.
class Weights {
 public:
  Weights();
  bool is_empty() const { return empty_; }
  int score(PronounKind pronoun, CandidateClass candidate, const Traits& found) const;
  /// When the ranker goes against the rules of the room.
  struct Limits {
    double fill = 1;  ///< share at which it fills what they left open
    double lead = 1;  ///< lead at which another takes the place of whom they chose
    double drop = 0;  ///< share below which whom they chose is nobody
  };
  const Limits& limits(PronounKind pronoun) const {
    return limits_[static_cast<std::size_t>(pronoun)];
  }
  /// One row; says what is wrong with it.
  bool read(const std::vector<std::string_view>& fields);

 private:
  std::array<std::array<std::vector<std::int16_t>, 3>, 3> of_;
  std::array<std::uint16_t, trait_count> offset_{};
  std::array<Limits, 3> limits_{};
  bool empty_ = true;
};

}  // namespace casus::reference
