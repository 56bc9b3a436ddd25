#pragma once

#include "composition.h"
#include "draft.h"

namespace casus::events {

/// Whether a violent act has no doer that could mean it: a storm, a virus, a lorry struck, or the
/// sentence tells an accident ("three passengers were killed in the crash").
[[nodiscard]] bool is_unmeant(const Event& event, std::uint32_t frame, const World& world,
                              const Composition& composition);

/// Whether politicians of one country are said to fight each other: with words and for votes.
[[nodiscard]] bool is_contest(const Event& event);

/// Whether people without office or arms are said to do at home what takes a state: to seize, to
/// mobilise, to hand over, to bind the country.
[[nodiscard]] bool is_beyond(const Event& event);

}  // namespace casus::events
