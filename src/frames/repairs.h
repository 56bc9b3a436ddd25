#pragma once

#include <vector>

#include "casus/actors.h"
#include "lexicon_data.h"
#include "tree.h"

namespace casus::frames {

/// What the repairs of one sentence share: its tree, and what the lexicon and the mentions say of
/// its words. Every repair names the construction that parsers take wrongly, and leaves alone what
/// it does not know.
class Workbench {
 public:
  Workbench(Tree& tree_to_mend, const Lexicon::Data& words, const Concepts& known_concepts,
            const std::vector<actors::Mention>& mentions, const std::vector<std::uint32_t>& here);

  Tree& tree;
  const Lexicon::Data& lexicon;
  const Concepts& concepts;

  /// Head of a mention that can act: a name, a role, a pronoun; no mere place.
  bool is_actor(TokenIndex token) const { return actor_[token]; }
  bool in_mention(TokenIndex token) const { return span_[token] != no_index; }
  /// Head of a mention of a person, a role or a body, no country.
  bool is_body(TokenIndex token) const { return body_[token]; }
  /// Head of a mention of several.
  bool is_plural(TokenIndex token) const { return plural_[token]; }
  /// An adjective of a country that is a mention by itself ("turco").
  bool is_demonym(TokenIndex token) const { return demonym_[token]; }
  /// Head of the mention around `token`, or the token itself.
  TokenIndex mention_head(TokenIndex token) const;
  bool is_verb(TokenIndex token) const { return tree.upos(token) == syntax::Upos::VERB; }
  bool is_finite(TokenIndex verb) const;
  /// Finite, or a past participle of a language whose past tense looks the same.
  bool may_be_finite(TokenIndex verb) const;
  bool is_past_participle(TokenIndex token) const;
  bool has_case(TokenIndex token) const;
  bool has_auxiliary(TokenIndex token) const { return tree.has_child(token, "aux"); }
  bool is_relative(TokenIndex token) const;
  /// A noun that names a time and nothing else ("giovedì", "hours").
  bool is_time(TokenIndex token) const;
  /// The marker of a phrase as a slot.
  Slot slot_of(TokenIndex token) const;
  /// What a word of that class makes of a slot by a row of its own.
  std::optional<Role> valency(TokenIndex token, syntax::Upos upos, Slot slot) const;
  bool has_sense(TokenIndex token, syntax::Upos upos) const;
  /// Whether one of the verb's senses passes its content to an actor ("urge", "refuse"), other than
  /// by mere saying.
  bool governs_infinitives(TokenIndex verb) const;
  bool reports(TokenIndex verb) const;
  /// Whether the word by itself, with no condition, reports what somebody says or wants.
  bool speaks(TokenIndex verb) const;
  bool is_genitive(Slot slot) const;
  /// First and last token of the subtree.
  TokenIndex first_of(TokenIndex token) const;
  TokenIndex last_of(TokenIndex token) const;
  TokenIndex verb_above(TokenIndex token) const;

 private:
  std::vector<bool> actor_, demonym_, plural_, body_;
  std::vector<std::uint32_t> span_;  // number of the mention's head + 1 … no_index: none
};

// Each group in a file of its own, in the order in which they run.
void repair_nouns(Workbench& bench);        // repairs_nouns.cpp
void repair_tags(Workbench& bench);         // repairs_tags.cpp
void repair_compounds(Workbench& bench);    // repairs_compounds.cpp
void repair_datelines(Workbench& bench);    // repairs_datelines.cpp
void repair_headlines(Workbench& bench);    // repairs_headlines.cpp
void repair_pairs(Workbench& bench);        // repairs_pairs.cpp
void repair_names(Workbench& bench);        // repairs_names.cpp
void repair_times(Workbench& bench);        // repairs_times.cpp
void repair_asides(Workbench& bench);       // repairs_asides.cpp
void repair_speech(Workbench& bench);       // repairs_speech.cpp
void repair_clauses(Workbench& bench);      // repairs_clauses.cpp
void repair_relatives(Workbench& bench);    // repairs_relatives.cpp
void repair_tenses(Workbench& bench);       // repairs_tenses.cpp
void repair_doers(Workbench& bench);        // repairs_doers.cpp
void repair_objects(Workbench& bench);      // repairs_objects.cpp
void repair_phrases(Workbench& bench);      // repairs_phrases.cpp
void repair_complements(Workbench& bench);  // repairs_complements.cpp
void order_doers(Workbench& bench);         // repairs_doers.cpp

/// Children that stay what they were while the tree changes.
[[nodiscard]] inline std::vector<TokenIndex> copy_of(std::span<const TokenIndex> tokens) {
  return {tokens.begin(), tokens.end()};
}

/// Mends what the parser takes wrongly by habit.
void repair(Workbench& bench);

}  // namespace casus::frames
