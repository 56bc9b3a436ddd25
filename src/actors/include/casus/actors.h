#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/date.h"
#include "casus/result.h"
#include "casus/syntax.h"

namespace casus::actors {

/// How a mention names its actor (DESIGN §5, field `how`).
enum class How : std::uint8_t {
  name,
  demonym,
  capital,
  role,
  epithet,
  composite,
  organ,
  pronoun,
  zero,
  possessive,
  description,
  both,
  first_person,
  undated
};
[[nodiscard]] std::string_view name(How how);

enum class Type : std::uint8_t {
  person,
  organisation,
  place,
  country,
  role,
  pronoun,
  zero,
  thing  ///< a name of which nothing is known, not even its kind: a law, a storm, somebody
};
[[nodiscard]] std::string_view name(Type type);

/// What a mention leaves for the reference room to find.
enum class Anaphor : std::uint8_t {
  none,
  personal,       ///< he, her, gli, li; also the clitics inside a multiword token
  possessive,     ///< his, suo: stands for its owner
  reflexive,      ///< himself, si
  reciprocal,     ///< each other
  relative,       ///< who, che; the frames room fills most
  demonstrative,  ///< this, quello, the latter
  zero,           ///< subject left out; made by the frames room
  description,    ///< "the country", "the minister": a role or kind without a name or country
  relational,     ///< "its ally", "il suo omologo", "his guest": found through somebody else
  set             ///< "the two countries", "entrambi", "le parti"
};

/// Who is meant. Views belong to the Dictionary. An unknown name has an empty id; its `name` then
/// views the article.
struct Identity {
  std::string_view id;        ///< "country/PRK", "person/kim-jong-un", "org/nato"
  std::string code;           ///< CODEBOOK §3: "PRKGOV", "IGONAT"; empty when unknown
  std::string_view wikidata;  ///< "Q423" or empty
  std::string_view name;      ///< in the language of the article where known
  bool operator==(const Identity&) const = default;
};

struct Candidate {
  Identity actor;
  float confidence = 0;
  std::string_view reason;  ///< static text or text of the Dictionary: "name", "office on date", …
};

/// A piece of text that names, describes or stands for an actor. Several mentions may share a head
/// ("Russian and Belarusian soldiers": one mention an actor, same tokens).
struct Mention {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< the token that carries it in the tree
  Type type = Type::person;
  How how = How::name;
  std::vector<Candidate> candidates;  ///< best first; empty while it is open
  bool place_or_government = false;   ///< a capital or palace: reference decides which
  Anaphor anaphor = Anaphor::none;
  std::string_view sector;  ///< of a role without country: "GOV", "MIL", "CVL"; else empty
  std::string_view kind;    ///< what a description or relation is: the dictionary's role class
  std::uint32_t owner = syntax::no_token;  ///< token of the possessive or noun that it hangs on
  char gender = 0;                         ///< 'm', 'f', or 0 when unknown
  char number = 0;                         ///< 's', 'p', or 0
  char person = '3';                       ///< '1', '2' or '3'
};

/// Everything known about actors: knowledge/actors/*, knowledge/ontology/actors.tsv, and country
/// names from Unicode CLDR. Immutable after load(); shared by threads.
class Dictionary {
 public:
  /// `roots`: knowledge folders, the shipped one first; later ones add and override.
  [[nodiscard]] static Result<Dictionary> load(const std::vector<std::string>& roots);
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();
  class Data;
  const Data& data() const { return *data_; }

 private:
  Dictionary();
  std::unique_ptr<Data> data_;
};

/// All mentions of an article, in order of the text (sentence, first, last). `date` is the day of
/// publication: offices are read on that day; without it names give their last office
/// (How::undated).
[[nodiscard]] std::vector<Mention> find(const syntax::Parse& parse, const Dictionary& dictionary,
                                        std::string_view language, std::optional<Date> date);

/// One stable line: "0:2-5 person name PRKGOV person/kim-jong-un 'Kim Jong-un'".
[[nodiscard]] std::string dump(const Mention& mention, const syntax::Parse& parse);

/// Every mistake of the actor files, not only the first; empty when all is well.
[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::actors
