#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/actors.h"
#include "casus/concepts.h"
#include "casus/syntax.h"

namespace casus::frames {

inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

/// Roles of arguments, the same for every language. Rules and lexicons use these names.
// clang-format off
enum class Role : std::uint8_t {
  agent, patient, recipient, with, against, content, about, destination, origin, place, time,
  beneficiary, instrument, cause, purpose, condition, manner, amount, attribute, between, other
};
// clang-format on
[[nodiscard]] std::string_view name(Role role);

/// What fills a role.
struct Filler {
  std::uint32_t head = no_index;     ///< token of the same sentence as the frame
  std::uint32_t mention = no_index;  ///< first mention with that head; an open anaphor is one too
  std::uint32_t frame = no_index;    ///< when the filler is itself a predicate
  Concept concept_ = Concept::none;  ///< of the head noun, by the lexicon
  bool trace = false;                ///< filled by control, a relative or shared coordination
};
struct Argument {
  Role role = Role::other;
  Filler filler;
  bool operator<(const Argument& other) const { return role < other.role; }
};

enum class Tense : std::uint8_t { none, past, present, future };
/// actual: no mark. reported: the Italian press conditional ("avrebbe firmato"), "reportedly".
enum class Modality : std::uint8_t {
  actual,
  possible,
  conditional,
  obligatory,
  planned,
  attempted,
  reported
};
enum class Aspect : std::uint8_t { none, began, continued, stopped, again };

/// CODEBOOK §8.
// clang-format off
enum class Stance : std::uint8_t {
  none, says, accuses, denies, confirms, demands, wants, asks, promises, threatens, predicts,
  thinks, fears, praises, criticises
};
// clang-format on
[[nodiscard]] std::string_view name(Stance stance);

/// One predicate with its arguments, wording undone: passive, relatives, participles, control,
/// coordination, nominalisation and light verbs give the same frame.
struct Frame {
  std::uint32_t sentence = 0;
  std::uint32_t predicate = 0;        ///< token
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last): the trigger, for evidence
  Concept concept_ = Concept::none;   ///< none: a predicate that the lexicon does not know
  bool nominal = false;               ///< a noun ("la firma")
  bool passive = false;               ///< a verb in the passive ("è stata firmata")
  bool alone = false;                 ///< a noun that a sentence without a verb rests on, new there
  bool negative = false;              ///< "did not sign", "senza firmare"
  Tense tense = Tense::none;
  Modality modality = Modality::actual;
  Aspect aspect = Aspect::none;
  std::vector<Argument> arguments;  ///< several may share a role (coordination)
  std::uint32_t under = no_index;   ///< frame whose argument this frame is
  Role under_role = Role::other;    ///< … and in which role (content, purpose, condition …)
  std::uint32_t claim = no_index;   ///< innermost claim whose content holds the predicate
  Effect effect = Effect::none;     ///< on its content: the lexicon row's, else the concept's
  Stance stance = Stance::none;     ///< of a reporting word, by its lexicon row
};

/// Token range of one sentence; claims may run over several.
struct Range {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;
};

/// Content that the text attributes to somebody.
struct Claim {
  Stance stance = Stance::says;
  Effect effect = Effect::said;
  bool direct = false;               ///< stands in quotation marks
  std::uint32_t speaker = no_index;  ///< mention, when the speaker is one (zero subjects too)
  std::uint32_t frame = no_index;    ///< frame of the cue, when it is a predicate
  std::uint32_t speech = no_index;   ///< frame that stands for a cue without a verb ("Kiev: …")
  std::uint32_t parent = no_index;   ///< claim inside whose content this one stands
  bool has_source = false, has_cue = false;
  Range source, cue;           ///< source: the whole noun phrase of the speaker
  std::vector<Range> content;  ///< in order of the text
};

struct Frames {
  std::vector<Frame> frames;  ///< by sentence, then predicate
  std::vector<Claim> claims;  ///< by first content
};

/// A language's words: knowledge/lexicon/LANG.*.tsv over the concepts. Immutable, shared.
class Lexicon {
 public:
  [[nodiscard]] static Result<Lexicon> load(const std::vector<std::string>& roots,
                                            std::string_view language, const Concepts& concepts);
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();
  class Data;
  const Data& data() const { return *data_; }

 private:
  Lexicon();
  std::unique_ptr<Data> data_;
};

/// Frames and claims of an article. Open subjects that the text leaves out are added to `mentions`
/// as Type::zero (head = first = predicate, last = first + 1), after the mentions that are there;
/// existing indices stay valid.
[[nodiscard]] Frames read(const syntax::Parse& parse, const text::Article& article,
                          std::vector<actors::Mention>& mentions, const Lexicon& lexicon,
                          const Concepts& concepts);

/// One stable line a frame: "SIGN(ha firmato) agent='lo zar' patient=AGREEMENT'accordo' past".
[[nodiscard]] std::string dump(const Frame& frame, const Frames& frames, const syntax::Parse& parse,
                               const std::vector<actors::Mention>& mentions,
                               const Concepts& concepts);
[[nodiscard]] std::string dump(const Claim& claim, const Frames& frames, const syntax::Parse& parse,
                               const std::vector<actors::Mention>& mentions);

/// Every mistake of the concept and lexicon files.
[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::frames
