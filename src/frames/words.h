#pragma once

#include <vector>

#include "lexicon_data.h"
#include "tree.h"

namespace casus::frames {

/// A sense that a word, or a phrase around it, may have.
struct Candidate {
  const SenseRow* row = nullptr;
  std::vector<TokenIndex> rest;  ///< the phrase's other tokens
  bool loose = false;  ///< a verb's phrase whose noun has a marker that the row does not spell
};

/// Looks up every word and phrase of a sentence. Conditions are left to the caller, who knows the
/// arguments; `concept_of` is a first guess by the rows that need none.
class Words {
 public:
  Words(const Tree& tree, const Lexicon::Data& lexicon, const Concepts& concepts,
        const std::vector<bool>& in_name);

  /// Longest phrase first.
  const std::vector<Candidate>& candidates(TokenIndex token) const { return candidates_[token]; }
  Concept concept_of(TokenIndex token) const { return concept_of_[token]; }
  void settle(TokenIndex token, Concept concept_) { concept_of_[token] = concept_; }
  /// Whether some word of the sentence has that concept.
  bool holds(Concept concept_) const;

 private:
  const Tree& tree_;
  const Lexicon::Data& lexicon_;
  const Concepts& concepts_;
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<Concept> concept_of_;

  bool matches(TokenIndex token, const std::string& word) const;
  bool is_subject(TokenIndex token) const;
  bool is_clause(TokenIndex token, TokenIndex verb) const;
  void match(const SenseRow& row, TokenIndex token);
  bool match_apart(const SenseRow& row, TokenIndex token, bool around,
                   std::vector<TokenIndex>& rest) const;
  bool is_cut_from_noun(TokenIndex first, const std::vector<TokenIndex>& rest) const;
  bool marks_outside(TokenIndex part, TokenIndex first, const std::vector<TokenIndex>& rest) const;
  TokenIndex find_near(const std::string& word, TokenIndex token,
                       const std::vector<TokenIndex>& taken) const;
  void guess();
};

}  // namespace casus::frames
