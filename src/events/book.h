#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "casus/events.h"
#include "codes.h"
#include "composition.h"
#include "confidence.h"
#include "contexts.h"
#include "gazetteer.h"
#include "rule.h"
#include "time_words.h"

namespace casus::events {

/// Everything that coding reads. Patterns are indexed by their concept.
class RuleBook::Data {
 public:
  struct Entry {
    std::uint32_t rule = 0, pattern = 0;
    bool filled = false;  // for frames that fill its optional roles, too
    Weight weight;
  };
  CodeTable codes;
  Composition composition;
  TimeWords time_words;
  Gazetteer gazetteer;
  Confidence confidence;
  Contexts contexts;
  std::vector<Rule> rules;
  std::vector<Rule> narrowings;  // blocks `code NNN`, one pattern each, heaviest first
  std::vector<std::vector<Entry>> by_concept;  // heaviest first

  const std::vector<Entry>& entries(frames::Concept id) const {
    return by_concept[static_cast<std::size_t>(id)];
  }
};

/// All that load() reads, with every mistake; used by load() and lint().
[[nodiscard]] std::unique_ptr<RuleBook::Data> load_data(const std::vector<std::string>& roots,
                                                        const frames::Concepts& concepts,
                                                        std::vector<Error>& errors);

}  // namespace casus::events
