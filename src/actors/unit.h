#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data.h"
#include "office.h"
#include "scan.h"

namespace casus::actors {

/// What a stretch of a sentence is, before units are put together to mentions.
enum class UnitKind : std::uint8_t {
  name,     ///< of somebody or somewhere that the dictionary knows
  unknown,  ///< a proper name that it does not know
  demonym,
  role,
  pronoun,
  helper  ///< title, street word, club word, "former": says something about its neighbour
};

struct Unit {
  std::uint32_t first = 0, last = 0, head = 0;
  UnitKind kind = UnitKind::name;
  std::vector<Sense> senses;    ///< of that kind, best first
  std::vector<Sense> epithets;  ///< of a role: whom it may mean by itself
  Type type = Type::person;     ///< of a name, known or not
  bool part = false;            ///< part of a hyphenated token
  bool place_only = false;      ///< "Piazza X", "X airport": no government
  bool namesake = false;        ///< "Piazza X", "Gulf of X": only called after X
  bool used = false;            ///< told by another unit's mention
  bool former = false;          ///< "ex", "former"
  std::string_view alias;       ///< unknown: the name as a view of the text

  const Sense& sense() const { return senses.front(); }
};

/// What is known of the article while its sentences are read.
struct Context {
  const Dictionary::Data& data;
  const Language& language;
  std::string_view code;  ///< of the language
  std::optional<Day> day;
  std::map<std::string, std::uint32_t, std::less<>> countries;  ///< how often each is named
  std::map<std::string, std::uint32_t, std::less<>> towns;      ///< … by towns of this sentence
  std::map<std::string, Sense, std::less<>> bearers;  ///< last word of persons named in full
  std::map<std::uint32_t, std::uint32_t> named;       ///< actors by full name
  std::map<std::string, std::string_view, std::less<>> strangers;  ///< last word of unknown persons
};

/// The units of a sentence, from left to right, not overlapping except inside one hyphenated
/// token. Unknown names join them; full names are entered in `context`.
[[nodiscard]] std::vector<Unit> find_units(const syntax::Sentence& sentence, Context& context);

/// What a match is here: its senses of the first kind that fits, or nothing.
[[nodiscard]] std::optional<Unit> read_match(const syntax::Sentence& sentence, Match& match,
                                             const Context& context);

/// The token of [first, last) that carries it: the one whose head lies outside.
[[nodiscard]] std::uint32_t head_of(const syntax::Sentence& sentence, std::uint32_t first,
                                    std::uint32_t last);

/// Adds the proper names that no unit explains, and takes units back that are only part of one
/// ("Jordan" in "Jordan Henderson").
void add_unknown_names(const syntax::Sentence& sentence, Context& context,
                       std::vector<Unit>& units);

/// Lets "Moscow, Idaho" lie in the state that stands across the comma.
void place_towns(const syntax::Sentence& sentence, const Context& context,
                 std::vector<Unit>& units);

/// Takes away what stands inside the title of a work: "A Passage to India".
void drop_works(const syntax::Sentence& sentence, const Context& context, std::vector<Unit>& units);

/// The text of tokens [first, last) when they are one stretch of the article, else the last token.
[[nodiscard]] std::string_view text_of(const syntax::Sentence& sentence, std::uint32_t first,
                                       std::uint32_t last);

/// Who a name can be, best first.
[[nodiscard]] std::vector<Candidate> candidates_of(const Unit& unit, const Context& context);

}  // namespace casus::actors
