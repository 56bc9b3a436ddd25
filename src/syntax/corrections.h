#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "boundaries.h"

namespace casus::syntax {

/// Where rules are right and a network of few examples is not: abbreviations that something must
/// follow ("Sgt.", "cfr."), and a new sentence behind "!" or "?".
class Corrections {
 public:
  /// The model's list of abbreviations, in ASCII; one in small letters stands for any case.
  [[nodiscard]] static Result<Corrections> read(const ModelFile& file);
  void apply(std::string_view paragraph, const std::vector<Atom>& atoms,
             std::vector<Boundary>& choices) const;

 private:
  bool abbreviates(std::string_view paragraph, const std::vector<Atom>& atoms,
                   std::size_t stop) const;
  bool knows(std::string_view text) const;

  std::vector<std::string_view> abbreviations_;  // sorted
  std::size_t length_max_ = 0;
};

}  // namespace casus::syntax
