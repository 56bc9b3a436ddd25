#pragma once

#include <cstdint>
#include <vector>

#include "draft.h"

namespace casus::events {

inline constexpr int material_conflict = 4;  ///< a quad of codes.tsv
inline constexpr int verbal_conflict = 3;
inline constexpr int material_help = 2;  ///< the highest quad of acts that are no conflict

/// Whom `sources` aim their act at where its clause names nobody, as the rule's `else=` says:
/// whom they face in the acts of this sentence, the one other side that the sentence names, then
/// the acts of the two sentences before. `quad`: the act's; force answers conflict alone.
[[nodiscard]] std::vector<Side> counterpart(const std::vector<Side>& sources,
                                            const Otherwise& otherwise, int quad,
                                            std::uint32_t frame, const std::vector<Draft>& before,
                                            const World& world);

/// The people of that sector in the countries of `sides`.
[[nodiscard]] std::vector<Side> people_of(const std::vector<Side>& sides,
                                          const std::string& sector);

}  // namespace casus::events
