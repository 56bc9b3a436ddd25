#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/result.h"
#include "world.h"

namespace casus::events {

/// How much an article speaks of each country.
class Salience {
 public:
  explicit Salience(const World& world);
  struct Country {
    std::size_t times = 0;  ///< mentions
    bool in_headline = false;
  };
  const Country& of(std::string_view country) const;
  std::size_t all() const { return all_; }

 private:
  std::map<std::string, Country, std::less<>> countries_;
  std::size_t all_ = 0;
};

/// What an event's confidence rests on: how its sides were found, how it is told and where. Each
/// is a row of knowledge/ontology/confidence.tsv, sorted.
[[nodiscard]] std::vector<std::string> grounds(const Event& event, const World& world,
                                               const Salience& salience);

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
