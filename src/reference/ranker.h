// A pronoun and all whom it may mean, as the ranker sees them.
#pragma once

#include <utility>
#include <vector>

#include "traits.h"

namespace casus::reference {

/// A noun that is no actor, by lemma and number, wherever it stands; pronouns that mean it count.
struct NounSeen {
  std::uint32_t sentence = 0, token = 0;
  std::uint64_t position = 0;
  bool pronoun = false;
  std::uint32_t mention = 0;  ///< that holds it, or none
};
struct Noun {
  std::string_view lemma;
  bool plural = false, proper = false;
  std::vector<NounSeen> seen;
};

struct Ranked {
  CandidateClass candidate = CandidateClass::nobody;
  std::uint32_t index = 0;  ///< of an entity or noun
  Traits traits{};
  int score = 0;
  double share = 0;
};

/// What is the same for all candidates of one pronoun.
struct Viewpoint {
  std::uint32_t index = 0;  ///< mention
  PronounKind kind = PronounKind::person;
  std::uint8_t function = 0;  ///< subject, other, possessive, reflexive
  std::uint8_t place = 0;
  std::uint64_t position = 0;
  std::uint32_t verb = 0;
  bool quoted = false, direct = false;
  std::uint32_t claim = 0, claim_speaker = 0, quote_speaker = 0;      ///< entities
  std::vector<std::pair<std::uint32_t, std::uint8_t>> subjects;       ///< mention and level above
  std::vector<std::pair<std::uint32_t, std::uint8_t>> noun_subjects;  ///< token and level above
  std::vector<std::uint32_t> shut;                      ///< entities of other parts of the same act
  std::vector<std::pair<std::uint32_t, double>> rules;  ///< entities by the rules' scores
  std::uint32_t choice = 0;                             ///< the rules' entity
  double sure = 0;
  bool nobody_meant = false;  ///< a cleft, or a noun that is no actor by the rules
  std::uint32_t following = 0;
  std::uint32_t first_before = 0;  ///< first entity of the sentence before
};

}  // namespace casus::reference
