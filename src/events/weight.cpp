// How much a pattern asks for: conditions, then how narrow its concepts are.
#include <algorithm>

#include "rule.h"

namespace casus::events {
namespace {

constexpr int nesting_max = 4;

void add(const Constraint& constraint, const frames::Concepts& concepts, Weight& weight, int depth,
         bool filled) {
  const Term& term = constraint.term;
  if (term.optional && !(filled && depth == 1)) return;
  ++weight.conditions;
  if (!term.sectors.empty()) ++weight.conditions;
  if (term.several) ++weight.conditions;
  std::uint32_t shallowest = 0;
  for (const Concept id : term.concepts) {
    const std::uint32_t here = concepts.depth(id);
    shallowest = shallowest == 0 ? here : std::min(shallowest, here);
  }
  weight.term_depth += shallowest;
  if (depth >= nesting_max) return;
  for (const Constraint& inner : term.inner) add(inner, concepts, weight, depth + 1, filled);
}

}  // namespace

bool has_optional(const Pattern& pattern) {
  return std::any_of(pattern.constraints.begin(), pattern.constraints.end(),
                     [](const Constraint& one) { return one.term.optional; });
}

Weight weigh(const Pattern& pattern, const Rule& rule, bool filled,
             const frames::Concepts& concepts) {
  Weight weight;
  weight.depth = concepts.depth(pattern.concept_);
  for (const Constraint& one : pattern.constraints) add(one, concepts, weight, 1, filled);
  weight.unless = static_cast<std::uint32_t>(rule.unless.size());
  return weight;
}

}  // namespace casus::events
