#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/concepts.h"
#include "casus/result.h"
#include "world.h"

namespace casus::events {

/// knowledge/ontology/contexts.tsv: what an event is about, by the concepts of its frames.
class Contexts {
 public:
  [[nodiscard]] static Contexts load(const std::vector<std::string>& roots,
                                     const frames::Concepts& concepts, std::vector<Error>& errors);
  /// Adds the contexts of the event's frames and of what fills their roles; views of the table.
  void add(Event& event, const World& world) const;
  bool has(std::string_view context) const;

 private:
  std::vector<std::pair<std::string, std::vector<frames::Concept>>> rows_;
};

}  // namespace casus::events
