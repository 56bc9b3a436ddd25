#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/result.h"
#include "world.h"

namespace casus::events {

/// What an event's confidence rests on: how its sides were found, how it is told and where. Each
/// is a row of knowledge/ontology/confidence.tsv, sorted.
[[nodiscard]] std::vector<std::string> grounds(const Event& event, const World& world);

/// Weights of grounds: a logistic model of whether an event is right (type, sides and status), see
/// training/confidence.py.
class Confidence {
 public:
  [[nodiscard]] static Confidence load(const std::vector<std::string>& roots,
                                       std::vector<Error>& errors);
  /// Between 0 and 1; grounds without a row weigh nothing.
  double of(const std::vector<std::string>& grounds) const;
  /// The row `least LANG`, else `least`; 0 without one.
  double least(std::string_view language) const;

 private:
  std::unordered_map<std::string, double> weights_;
};

}  // namespace casus::events
