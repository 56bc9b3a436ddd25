#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/actors.h"
#include "trie.h"

namespace casus::actors {

using Day = std::chrono::sys_days;
inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

/// One row of knowledge/ontology/actors.tsv.
struct CodeRow {
  std::string kind;  ///< state territory organisation bloc sector group
  std::string name, iso2, wikidata;
  bool alone = false;  ///< a sector that stands without a country
};

/// One row of offices.tsv.
struct Office {
  std::string key, sector;
  bool one_holder = false;
};

/// A line of a file that was read: an index into Data::files, and its number.
struct Line {
  std::uint32_t file = 0xFFFFFFFFu, number = 0;
};

/// A stretch of time in which an actor has a code.
struct Term {
  std::string code;
  std::uint32_t office = no_index;
  std::uint32_t body = no_index;  ///< the organisation that the office is in
  Day from = Day::min(), to = Day::max();
  Line where;
};

/// Somebody whom the dictionary knows.
struct Actor {
  std::string id, wikidata;
  Type type = Type::organisation;
  char gender = 0, number = 's';
  std::string country;      ///< the three letters to which "out of office" belongs; may be empty
  std::vector<Term> terms;  ///< by first day
  std::string name;         ///< the first one listed
  std::vector<std::pair<std::string, std::string>> names;  ///< the first one, by language
  Line where;
};

enum class RoleClass : std::uint8_t {
  office,
  person,
  people,
  body,
  owned,
  kind,
  relation,
  side,
  title,
  place,
  street,
  club,
  former,
  thing
};

/// A row of LANG.roles.tsv.
struct Role {
  std::string kind, sector;
  RoleClass role_class = RoleClass::kind;
  char gender = 0;
  std::uint32_t office = no_index;  ///< when the kind is an office
};

/// A row of LANG.pronouns.tsv.
struct Pronoun {
  Anaphor anaphor = Anaphor::personal;
  char gender = 0, number = 0, person = '3';
  std::string kind;
};

enum class SenseKind : std::uint8_t {
  country,  ///< the name of a state, territory or bloc
  demonym,  ///< "Russian", "russi"
  prefix,   ///< "italo-": only before a hyphen
  capital,
  seat,
  actor,       ///< the full name of a person, or an organisation's
  short_name,  ///< the part of a person's name that the press uses alone
  place,       ///< a town or region that is no capital
  role,
  pronoun,
  epithet
};

/// One thing that a name may mean.
struct Sense {
  SenseKind kind = SenseKind::actor;
  std::uint32_t target = no_index;  ///< index into actors, roles or pronouns
  char gender = 0, number = 0;
  std::string_view extra;  ///< a seat's sector; an epithet's condition
  bool accent = false;     ///< its last letter is written with an accent
  bool small = false;      ///< listed with a small letter
};

/// The words by which a language joins names (LANG.grammar.tsv), folded.
struct Grammar {
  std::unordered_map<std::string, std::uint32_t> words;  ///< word → set of functions (bits)
  std::unordered_map<std::string, std::string> contractions;
  bool small_acronyms = false;      ///< "Cia" beside "CIA"; words of `acronym` are no such
  std::size_t contraction_max = 0;  ///< bytes of the longest
};
enum class Function : std::uint32_t {
  of = 1,
  belongs = 2,
  in = 4,
  number = 8,
  all = 16,
  and_ = 32,
  calendar = 64,
  article = 128,
  tongue = 256,
  behalf = 512,
  stance = 1024,
  toward = 2048,
  seated = 4096,
  private_ = 8192,
  given = 16384,
  acronym = 32768,
  style = 65536,
  odonym = 131072,
  leaning = 262144,
  trade = 524288,
  posted = 1048576,
  opener = 2097152,
};

/// Words and endings that transliterations use one for another (spellings.tsv), folded.
struct Spellings {
  std::unordered_map<std::string, std::string> words;        ///< any of a row → the first
  std::vector<std::pair<std::string, std::string>> endings;  ///< longest first
  /// Writes the atom as the names of the dictionary do.
  void apply(Atom& atom) const;
};

struct Language {
  const Trie<Sense>* names = nullptr;  ///< of all languages
  Languages bit = 0;                   ///< what marks this one there
  Grammar grammar;
  const Spellings* spellings = nullptr;  ///< of all languages
  bool has(Function function, std::string_view folded) const;
  /// The word of the names that an atom of a text is.
  std::uint32_t word(Atom atom) const;
};

/// What a country's office holders are, to be asked by day.
struct Holders {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> terms;  ///< actor, index of its term
};

class Dictionary::Data {
 public:
  std::map<std::string, CodeRow, std::less<>> codes;
  std::vector<Office> offices;
  std::uint32_t leading = no_index;  ///< the office "leader": whichever leads the country or body
  std::vector<Actor> actors;
  std::vector<Role> roles;
  std::vector<Pronoun> pronouns;
  std::map<std::string, Language, std::less<>> languages;
  Trie<Sense> names;
  Spellings spellings;
  FlatIndex ids;  ///< of actors; see find_actor
  std::map<std::pair<std::string, std::uint32_t>, Holders>
      holders;  ///< by code or body, and office
  /// By code or body and the office that a noun says: the offices that it may mean there ("the
  /// leader", "the Union's top diplomat").
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::uint32_t>> called;
  /// "RUSGOV" → "country/RUS/GOV", in the order of the codes.
  std::vector<std::pair<std::string, std::string>> sector_ids;
  std::deque<std::string> strings;  ///< what senses view
  std::vector<std::string> files;   ///< what lines are of

  /// The actor of an id, or no_index.
  std::uint32_t find_actor(std::string_view id) const;
  /// Adds an actor whose id nobody has yet.
  std::uint32_t add_actor(Actor actor);
  Place place(Line line) const;
  std::uint32_t find_office(std::string_view key) const;
  bool is_code(std::string_view code) const;
  bool is_sector(std::string_view code) const;
  /// States, territories: codes that a sector can follow.
  bool is_country(std::string_view code) const;
};

/// The code of `base` in a sector: "RUS" + "MIL" = "RUSMIL". Organisations, blocs and groups, and
/// codes that have a sector, stay as they are.
[[nodiscard]] std::string with_sector(const Dictionary::Data& data, std::string_view base,
                                      std::string_view sector);

/// Reads every file below `roots` into `data`; goes on after a mistake.
void load_all(const std::vector<std::string>& roots, Dictionary::Data& data,
              std::vector<Error>& errors);

/// What only the whole dictionary shows: overlapping terms of one office, names without use.
void check(const Dictionary::Data& data, std::vector<Error>& errors);

}  // namespace casus::actors
