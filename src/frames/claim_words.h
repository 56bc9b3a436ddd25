#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/frames.h"

namespace casus::frames {

/// One way in which a word attributes content to somebody: a row of knowledge/claims/LANG.tsv.
/// Where the content stands is said by slots: `clause` a finite complement, `infinitive`, `object`,
/// `predicate` (what somebody is called), `whole` (the clause that the phrase hangs on), `quote`,
/// `governor` (the verb that the cue is an auxiliary of), or a preposition by lemma. All slots that
/// are filled make up the content together.
struct ClaimCue {
  std::vector<std::string> words;  ///< first: the lemma that is looked up; then its dependents
  syntax::Upos upos = syntax::Upos::VERB;
  Stance stance = Stance::says;  ///< none: looks like a cue and is no such thing
  bool clause = false, infinitive = false, object = false, predicate = false, whole = false;
  bool quote = false, governor = false;
  bool comments = false;    ///< no cue: a conjunction of comments ("as", "come")
  bool opens = false;       ///< no cue: a conjunction that opens contents
  bool asks = false;        ///< no cue: a conjunction that opens a question ("se")
  bool earlier = false;     ///< no cue: a pronoun that stands for the sentence before ("lo")
  bool bare = false;        ///< its clause needs no conjunction, and it has no object beside it
  bool apart = false;       ///< condition `apart`: begins its sentence or stands between commas
  bool by_sense = false;    ///< condition `sense`: only where the lexicon's sense has a stance
  bool actor_only = false;  ///< condition `actor`: the source must be a known mention
  std::vector<std::string> prepositions;
};

/// The closed tables that find_claims() reads. Immutable after load(); shared by threads. A
/// language without a table has an empty one.
class ClaimWords {
 public:
  [[nodiscard]] static Result<ClaimWords> load(const std::vector<std::string>& roots,
                                               std::string_view language);
  /// Rows of a lemma with this part of speech, in the order of the file.
  std::vector<const ClaimCue*> find(std::string_view lemma, syntax::Upos upos) const;
  /// Reads one file into the table; mistakes are added to `errors`.
  void read(const std::string& path, std::vector<Error>& errors);

 private:
  std::vector<ClaimCue> cues_;
  std::vector<std::size_t> order_;  // of cues_, by lemma
  void sort();
};

/// Every mistake of knowledge/claims/*.tsv.
[[nodiscard]] std::vector<Error> lint_claims(const std::vector<std::string>& roots);

}  // namespace casus::frames
