#include "casus/figures.h"

namespace casus::scoring {
namespace {

std::optional<double> quotient(double part, double whole) {
  if (whole == 0) return std::nullopt;
  return part / whole;
}

}  // namespace

std::optional<double> Figures::precision() const { return quotient(right, system); }
std::optional<double> Figures::recall() const { return quotient(found, gold); }

std::optional<double> Figures::f1() const {
  const auto p = precision();
  const auto r = recall();
  if (!p && !r) return std::nullopt;
  if (p.value_or(0) == 0 || r.value_or(0) == 0) return 0.0;
  return 2 * *p * *r / (*p + *r);
}

void Figures::add(const Figures& other) {
  gold += other.gold;
  found += other.found;
  system += other.system;
  right += other.right;
}

std::string_view name(Level level) {
  static constexpr std::array<std::string_view, level_count> names{
      "detect", "type", "pair", "actors", "actors0", "roles", "status", "claimant", "code", "root"};
  return names[static_cast<std::size_t>(level)];
}

}  // namespace casus::scoring
