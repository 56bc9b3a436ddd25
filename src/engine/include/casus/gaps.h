#pragma once

#include <string>
#include <vector>

#include "casus/engine.h"

namespace casus::engine {

/// What the knowledge lacks, seen from an article.
enum class GapKind : std::uint8_t {
  predicate,  ///< a word that the lexicon lacks, between two known actors
  name,       ///< a name that nobody knows, where somebody acts or is acted on
  sentence,   ///< names two known actors and has no known predicate
  rule,       ///< a known concept between two known actors that made no event
  blocked,    ///< a reading that the codebook does not admit
};

struct Gap {
  GapKind kind = GapKind::predicate;
  std::string what;     ///< lemma and class, name, root word, concept, reason
  std::string example;  ///< the sentence as it was written, in one line
};

/// How much of what articles say the lexicon knows.
struct Coverage {
  std::size_t verbs = 0;  ///< finite verbs that are predicates
  std::size_t known = 0;  ///< of these, with a concept
};

struct Gaps {
  std::vector<Gap> gaps;  ///< in order of the text
  Coverage coverage;
};

/// Of an article that was coded up to Stage::events. An actor is known when it has a code; a place
/// is none, and two are two different countries or organisations.
[[nodiscard]] Gaps find_gaps(const Coded& coded, const Engine& engine);

}  // namespace casus::engine
