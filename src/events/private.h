#pragma once

#include <cstdint>

#include "composition.h"
#include "topics.h"
#include "world.h"

namespace casus::events {

/// Whether an act is one among private people, their police and their courts: ordinary crime, work
/// or life, no event (CODEBOOK §1), unless its sentence is about public affairs; or one of a story
/// that tells an ordinary crime.
[[nodiscard]] bool is_private(const Event& event, std::uint32_t frame, const World& world,
                              const Composition& composition, Topics& topics);

/// Whether words go to nobody: a party, a politician out of government, a firm or people promise,
/// ask, refuse or support, and the text names nobody whom they face. That is domestic debate.
[[nodiscard]] bool faces_nobody(const Event& event);

/// "Accession is backed by 60% of Moldovans", "three per cent said that …": an opinion poll.
[[nodiscard]] bool is_poll(const Event& event, std::uint32_t frame, const World& world,
                           const Composition& composition);

}  // namespace casus::events
