#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/frames.h"
#include "casus/text_map.h"
#include "claim_words.h"

namespace casus::frames {

/// A slot of a word's valency, as a number: the fixed ones below, then case markers by spelling.
using Slot = std::uint32_t;
namespace slots {
inline constexpr Slot subj = 0, obj = 1, iobj = 2, comp = 3, xcomp = 4, poss = 5, adj = 6;
inline constexpr Slot fixed_count = 7;
inline constexpr Slot none = 0xFFFFFFFFu;
}  // namespace slots

/// Classes of actor mentions that a condition can ask for, and forms of clauses and words.
enum class Class : std::uint8_t {
  actor,
  person,
  org,
  country,
  state_or_org,
  place,
  politician,
  civic,
  plural,
  numeral,
  verb,
  noun,
  inf,
  fin,
  ger,
  subjunctive,
  alone
};

/// One of `concepts` or `classes` must fit; neither: only whether the slot is filled counts.
struct Condition {
  enum class Kind : std::uint8_t { slot, sentence, filler, passive, reflexive };
  Kind kind = Kind::slot;
  bool negated = false;
  bool empty = false;  ///< "obj:-"
  Slot slot = slots::none;
  std::vector<Concept> concepts;
  std::vector<Class> classes;
  bool operator==(const Condition&) const = default;
};

/// Which argument does the infinitive that hangs on a word.
enum class Control : std::uint8_t { unsaid, subject, object, nobody };

/// One sense of a word or phrase.
struct SenseRow {
  std::vector<std::string> words;  ///< lemmas; a phrase has several
  syntax::Upos upos = syntax::Upos::X;
  Concept concept_ = Concept::none;
  std::vector<std::pair<Slot, Role>> roles;
  Control control = Control::unsaid;
  std::vector<Condition> conditions;
  Stance stance = Stance::none;
  std::optional<Effect> effect;
  Place where;

  std::optional<Role> role(Slot slot) const;
  /// Whether it holds only of what a sentence without a verb rests on.
  bool only_alone() const;
};

/// What a case marker or subordinator says of its phrase.
struct MarkerRow {
  std::vector<std::string> words;
  Slot slot = slots::none;
  bool clause = false;  ///< SCONJ
  Role role = Role::other;
  std::vector<Condition> conditions;
  bool negative = false, past = false, future = false, possible = false;
  Stance stance = Stance::none;
  Effect effect = Effect::none;
  Place where;
};

enum class Feature : std::uint8_t {
  prodrop,
  press_conditional,
  negative,
  modality,
  modality_conditional,
  duty,
  tense,
  agent,
  transparent,
  impersonal,
  relative,
  unaccusative,
  passive,
  genitive,
  reflexive,
  auxiliary,
  infinitive,
  animate,
  clitic,
  pair,
  cleft,
  member,
  spelling,
  form,
  echo,
  limiting
};
struct FunctionRow {
  std::optional<syntax::Upos> upos;
  Feature feature = Feature::negative;
  bool yes = false;
  Tense tense = Tense::none;
  Modality modality = Modality::actual;
  std::vector<Slot> markers;  ///< of a clitic: what it stands for; of a pair: its partners
};

/// Rows of composition.roles.
struct Inheritance {
  Concept concept_ = Concept::none;
  Role role = Role::other, through = Role::other, of = Role::other;
};

/// Which roles of a frame, the first that is filled, do its content: an infinitive always, an act
/// noun only where `nouns`.
struct Passing {
  Concept concept_ = Concept::none;
  std::vector<Role> roles;
  bool nouns = false;
};

class Lexicon::Data {
 public:
  std::vector<SenseRow> senses;
  std::vector<MarkerRow> markers;
  std::vector<Inheritance> inheritances;
  std::vector<Passing> passings;
  std::vector<Concept> relational, implicative;
  ClaimWords claim_words;
  bool prodrop = false, press_conditional = false;
  /// How a verb ends as the tagger guesses it, and how it ends in truth ("attacchare",
  /// "attaccare").
  std::vector<std::pair<std::string, std::string>> spellings;
  /// Irregular forms and the verbs whose they are; "*" stands for an ending of one letter.
  ByText<std::string> forms;

  /// Rows whose phrase starts with this lemma (or is it), longest phrase first.
  const std::vector<std::uint32_t>* senses_of(std::string_view lemma) const;
  const std::vector<std::uint32_t>* markers_of(std::string_view first_word) const;
  const std::vector<std::uint32_t>* markers_of(Slot slot) const;
  /// The verb that a lemma misses by its last letter ("bankrolle", "meddl"), by a spelling of its
  /// end or of whose root it is ("tollerere", "ritiro" as a verb); empty when there is none. A verb
  /// with which the form begins ("freezes") goes first.
  std::string_view verb_near(std::string_view lemma, std::string_view form) const;
  /// The one verb of whose root a form is, without its last letters ("giustizia",
  /// "giustiziano"), where all verbs of the language end alike.
  /// The one noun that is the form but for its last letter, or with one more ("elogi").
  std::string_view noun_near(std::string_view form) const;
  /// A verb by a form that is its dictionary form and one more letter, or that a row of `spelling`
  /// leads to.
  std::string_view verb_inflected(std::string_view form) const;
  std::string_view verb_of_root(std::string_view form) const;
  bool has_verb(std::string_view lemma) const;
  /// The verb that has this irregular form; empty when none is listed.
  std::string_view verb_of_form(std::string_view form) const;
  /// slots::none when no row of the language names that marker.
  Slot find_slot(std::string_view name) const;
  std::string_view slot_name(Slot slot) const { return slot_names[slot]; }
  /// The row of a grammar word, or null.
  const FunctionRow* function(std::string_view lemma, syntax::Upos upos, Feature feature) const;
  bool is(std::string_view lemma, syntax::Upos upos, Feature feature) const;

  Slot intern(std::string_view name);
  void index();

  ByText<std::vector<FunctionRow>> functions;
  std::vector<std::string> slot_names;

 private:
  ByText<std::vector<std::uint32_t>> senses_by_word_, markers_by_word_;
  bool themed_ = false;               // nearly all verbs end in the same two letters
  ByText<std::string> verb_by_root_;  // a verb by what stands before its theme; empty: several
  ByText<std::string> noun_by_stem_;  // a noun without its last letter; empty: several
  ByText<std::string> verb_by_stem_;  // a verb without its last letter; the first by alphabet
  std::vector<std::vector<std::uint32_t>> markers_by_slot_;
  ByText<Slot> slot_ids_;
};

/// Reads a language's files into `data`; every mistake goes to `errors`, sound rows are kept.
void read_lexicon(const std::vector<std::string>& roots, std::string_view language,
                  const Concepts& concepts, Lexicon::Data& data, std::vector<Error>& errors);

/// Lower case of a lemma or form, by Unicode; `scratch` holds it when it differs.
[[nodiscard]] std::string_view lower(std::string_view text, std::string& scratch);

[[nodiscard]] std::optional<Role> find_role(std::string_view name);
[[nodiscard]] std::optional<Stance> find_stance(std::string_view name);
[[nodiscard]] std::optional<syntax::Upos> find_upos(std::string_view name);

}  // namespace casus::frames
