#pragma once

#include <cstdint>
#include <vector>

#include "book.h"

namespace casus::ledger {

/// A concept that the article states about an agreement, and where.
struct Stated {
  Concept concept_ = Concept::none;
  std::uint32_t frame = frames::no_index;  ///< frame that states it or whose argument it is
  bool negative = false;                   ///< "not to attack"
  bool ended = false;                      ///< "to cease hostilities"
  bool condition = false;                  ///< stands in a condition or names a case ("in caso di")
};

/// What the article says of the agreement that `event` is about: the event's own frames with all
/// below them, and the sentences elsewhere whose subject is an agreement or that lay down terms.
[[nodiscard]] std::vector<Stated> reach(const events::Event& event, const events::Reading& reading,
                                        const Obligations::Data& data,
                                        const frames::Concepts& concepts);

[[nodiscard]] bool any_is_a(Concept id, const std::vector<Concept>& wanted,
                            const frames::Concepts& concepts);

}  // namespace casus::ledger
