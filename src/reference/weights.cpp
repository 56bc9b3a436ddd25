#include "weights.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace casus::reference {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size()) return {};
  return value;
}

template <std::size_t N>
std::optional<std::size_t> place_of(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
  const auto* at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

}  // namespace

Weights::Weights() {
  std::uint16_t all = 0;
  for (std::size_t t = 0; t < trait_count; ++t) {
    offset_[t] = all;
    all = static_cast<std::uint16_t>(all + traits[t].bound);
  }
  for (auto& pronoun : of_) {
    for (auto& candidate : pronoun) candidate.assign(all, 0);
  }
}

int Weights::score(PronounKind pronoun, CandidateClass candidate, const Traits& found) const {
  const auto& weights = of_[static_cast<std::size_t>(pronoun)][static_cast<std::size_t>(candidate)];
  int sum = 0;
  for (std::size_t t = 0; t < trait_count; ++t) sum += weights[offset_[t] + found[t]];
  return sum;
}

bool Weights::read(const std::vector<std::string_view>& fields) {
  if (fields.size() == 5 && fields[0] == "limits") {
    const auto pronoun = place_of(pronoun_kinds, fields[1]);
    const auto fill = number(fields[2]);
    const auto lead = number(fields[3]);
    const auto drop = number(fields[4]);
    if (!pronoun || !fill || !lead || !drop) return false;
    limits_[*pronoun] = {*fill, *lead, *drop};
    return true;
  }
  if (fields.size() != 6 || fields[0] != "weight") return false;
  const auto pronoun = place_of(pronoun_kinds, fields[1]);
  const auto candidate = place_of(candidate_classes, fields[2]);
  const auto* trait = std::find_if(traits.begin(), traits.end(),
                                   [&](const TraitSpec& spec) { return spec.name == fields[3]; });
  const auto value = number(fields[4]);
  const auto weight = number(fields[5]);
  if (!pronoun || !candidate || trait == traits.end() || !value || !weight) return false;
  if (*value < 0 || *value >= trait->bound || *weight < -30000 || *weight > 30000) return false;
  const auto slot =
      offset_[static_cast<std::size_t>(trait - traits.begin())] + static_cast<std::size_t>(*value);
  of_[*pronoun][*candidate][slot] = static_cast<std::int16_t>(*weight);
  empty_ = false;
  return true;
}

}  // namespace casus::reference
