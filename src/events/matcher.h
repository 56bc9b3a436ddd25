#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rule.h"
#include "world.h"

namespace casus::events {

/// What the variables of a rule stand for, and the frames that its nested conditions rest on.
struct Binding {
  std::vector<std::pair<char, std::vector<Side>>> variables;
  std::vector<std::uint32_t> frames;
  const std::vector<Side>* find(char variable) const;
};

/// Whether the frame fits the pattern and none of the rule's exceptions. The variable `open` may
/// stay without actors, as if the rule had not asked for any; with `filled`, no other may.
[[nodiscard]] std::optional<Binding> match(const Pattern& pattern, const Rule& rule,
                                           std::uint32_t frame, const World& world, bool filled,
                                           char open = 0);

/// What keeps the pattern from the frame: the conditions that it does not meet, or else the
/// exceptions that it does. Empty when it fits.
struct Unmet {
  std::vector<const Constraint*> conditions, exceptions;
  bool empty() const { return conditions.empty() && exceptions.empty(); }
};
[[nodiscard]] Unmet unmet(const Pattern& pattern, const Rule& rule, std::uint32_t frame,
                          const World& world);

}  // namespace casus::events
