#pragma once

#include <vector>

#include "people.h"
#include "tree.h"
#include "words.h"

namespace casus::frames {

/// One filler of one slot, voice and relatives undone: what stands in `subj` is the subject of the
/// active sentence.
struct SlotFiller {
  TokenIndex head = 0;
  Slot primary = slots::none;    ///< the marker where there is one, else the relation
  Slot secondary = slots::none;  ///< of a clause with a marker: comp or xcomp
  bool trace = false;
  bool clause = false;
  bool surface_subject = false;
  std::uint32_t mention = no_index;  ///< of a subject left out; else the head's mention counts
};

enum class Kind : std::uint8_t { none, verb, copular, adjective, nominal };

/// A word that may become a frame, and its slots.
struct Predicate {
  TokenIndex token = 0;
  Kind kind = Kind::none;
  bool passive = false, reflexive = false, impersonal = false;
  std::vector<TokenIndex> auxiliaries;  ///< its own, or those it shares as a later conjunct
  std::vector<TokenIndex> negations;
  TokenIndex finite = syntax::no_token;
  std::vector<SlotFiller> slots;
  std::vector<SlotFiller> inherited;  ///< fillers it takes over where it has none of its own
  const SenseRow* sense = nullptr;
  std::vector<TokenIndex> rest;  ///< other tokens of its phrase
  std::uint32_t frame = no_index;
  TokenIndex merged_into = syntax::no_token;  ///< the noun whose light verb it is

  Slot subject_slot() const { return passive ? slots::obj : slots::subj; }
  bool fills(Slot slot) const;
  /// Fillers of the surface subject.
  std::vector<SlotFiller> subjects() const;
};

/// What the steps of one sentence share. All of it outlives them.
struct Scene {
  const Lexicon::Data& lexicon;
  const Concepts& concepts;
  const std::vector<actors::Mention>& mentions;
  const Tree& tree;
  const People& people;
  Words& words;
};

/// A pronoun that shows a reflexive or pronominal verb ("himself", "si"), no passive or impersonal
/// one.
[[nodiscard]] bool is_reflexive(const Scene& scene, TokenIndex token);

/// The case marker or subordinator of a phrase, as the lexicon spells it; slots::none when it has
/// none or an unknown one. `found` tells the first token of the marker.
[[nodiscard]] Slot marker_slot(const Scene& scene, TokenIndex token);
[[nodiscard]] bool has_marker(const Scene& scene, TokenIndex token);
/// The row of a marker that fits best, or null.
[[nodiscard]] const MarkerRow* marker_row(const Scene& scene, Slot marker, TokenIndex filler,
                                          bool clause, bool verbal_head);

[[nodiscard]] Kind kind_of(const Scene& scene, TokenIndex token);

/// Slots that the predicate's own dependents fill, in the order of undoing that read.cpp explains.
/// Tokens of `rest` are part of the predicate: what hangs on them hangs on it.
void collect_slots(const Scene& scene, Predicate& predicate);
/// Voice, auxiliaries and negation; `shared` is the first conjunct of a coordination, or null.
void read_verb_group(const Scene& scene, Predicate& predicate, const Predicate* shared);

}  // namespace casus::frames
