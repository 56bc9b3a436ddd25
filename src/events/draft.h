#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "book.h"
#include "matcher.h"
#include "standing.h"
#include "when.h"
#include "world.h"

namespace casus::events {

/// A reading of one frame, before tellings are merged.
struct Draft {
  Event event;
  std::string_view blocked;
  std::vector<std::uint32_t> governors;  ///< frames above the one that made it, nearest first
  bool to_nobody = false;                ///< the rule wants it though it is aimed at nobody
  bool stranger = false;                 ///< its doer is named, but nobody knows who that is
  bool to_stranger = false;              ///< the same of whom its words go to
};

/// A frame and the rule that took it.
struct Take {
  const Rule* rule = nullptr;
  Binding binding;
  bool open = false;  ///< the rule's target was not named: no counterpart, no event
};

/// What a rule makes of a frame: no sides that are known, no draft. `before`: the drafts so far.
[[nodiscard]] std::vector<Draft> draft(const Take& take, std::uint32_t frame, const World& world,
                                       const Composition& composition, const Calendar& calendar,
                                       const std::vector<Draft>& before);

/// Fills in numbers from the frame's arguments.
void add_quantities(Event& event, std::uint32_t frame, const World& world,
                    const Composition& composition, const TimeWords& words);

/// Denials: for `denier`, the events that it was accused of and does not admit (CODEBOOK §4).
[[nodiscard]] std::vector<Draft> deny(const std::vector<Side>& denier, std::uint32_t frame,
                                      const std::vector<Draft>& before, const World& world);

/// Tellings of one act become one event; views of one act point at each other; parents are found.
[[nodiscard]] Coding settle(std::vector<Draft> drafts, const World& world);

}  // namespace casus::events
