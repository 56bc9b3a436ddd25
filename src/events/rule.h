#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/concepts.h"
#include "casus/events.h"
#include "casus/frames.h"
#include "casus/result.h"
#include "codes.h"

namespace casus::events {

using frames::Concept;
using frames::Role;

/// How a frame stands by itself: what `is=` in a rule asks for.
enum class Mood : std::uint8_t {
  negative,
  past,
  present,
  future,
  possible,
  obligatory,
  planned,
  attempted,
  reported,
  nominal,
  stopped,
  again,
  alone,
  timeless
};

enum class TermKind : std::uint8_t {
  actor,   ///< ?a, ?a:GOV|MIL, ?:CVL (unnamed), ?a? (optional), ?a* (or whose it is), ?a& (two
           ///< countries)
  thing,   ///< CONCEPT or A|B
  frame,   ///< (CONCEPT role=TERM …)
  filled,  ///< +
  empty,   ///< -
  mood,    ///< is=negative|future
  under    ///< under=CONCEPT: the frame's governor
};

struct Constraint;

struct Term {
  TermKind kind = TermKind::filled;
  char variable = 0;
  bool optional = false;
  bool within = false;
  bool several = false;  ///< actors of two countries at least
  std::vector<std::string> sectors;
  std::vector<Concept> concepts;
  std::vector<Mood> moods;
  std::vector<Constraint> inner;
};

/// One `role=TERM` of a rule; with several roles ("recipient|patient") the first that fits counts.
struct Constraint {
  std::string text;  ///< as the rule book words it
  std::vector<Role> roles;
  Term term;
};

/// One `when` line for one concept.
struct Pattern {
  Concept concept_ = Concept::none;
  std::vector<Constraint> constraints;
  std::size_t line = 0;
};

/// A variable on one side of an event; with a sector, not its actors but such people of theirs.
struct Part {
  char variable = 0;
  std::string sector;
};

/// Who a directed act is aimed at when its clause names nobody: `else=…`, tried in this order.
struct Otherwise {
  bool parties = false;    ///< the sides of the latest act, of others
  bool doer = false;       ///< whom the source faces in the text around, or who did the latest act
  bool wrongdoer = false;  ///< with `doer`: but of no talks
  bool other = false;      ///< whom the source faces in the text around
  bool beside = false;     ///< whom the source faces in the same sentence
  bool nobody = false;     ///< words that hold though nobody is found whom they are aimed at
  bool own = false;        ///< people of the source's own country
  bool any() const { return parties || doer || other || beside || own; }
};

/// One `event` line.
struct Outcome {
  const Code* type = nullptr;  ///< row of the type
  std::string mode;
  const Code* cameo = nullptr;
  std::vector<std::string> contexts;
  std::vector<Part> source, target;  ///< the same parts when reciprocal
  bool reciprocal = false;           ///< `both=` or `all=`
  bool pair = false;                 ///< `both=`: needs two parties at least
  Otherwise otherwise;
  bool foreign = false;   ///< `foreign`: sides of one country make no event
  bool abroad = false;    ///< `abroad`: a target of the source's own country is left out
  bool now = false;       ///< `time=now`: done by being said, whatever the tense
  bool possible = false;  ///< `certainty=possible`
  bool future = false;    ///< `time=future`
};

struct Rule {
  std::string name;
  std::vector<Pattern> patterns;
  std::vector<Constraint> unless;
  std::vector<Outcome> outcomes;
  const Code* narrow = nullptr;   ///< of a block `code NNN`: what events of the codes `of` get
  std::vector<std::string> of;    ///< the codes that it narrows
  bool abroad = false;            ///< `abroad`: where none of the parties is at home
  char denier = 0;                ///< `deny ?a`: no event, a's denial of what a is accused of
  bool nothing = false;           ///< `nothing`: this reading is no event
  std::vector<Role> absorbs;      ///< frames in these roles are part of this event
  std::vector<std::string> over;  ///< rules that this one beats when both are as specific
  std::vector<Example> examples;
  casus::Place where;
};

/// How much a pattern asks for; the greater wins.
struct Weight {
  std::uint32_t conditions = 0, depth = 0, term_depth = 0, unless = 0;
  auto operator<=>(const Weight&) const = default;
};
/// `filled`: its optional actors count, because they are there.
[[nodiscard]] Weight weigh(const Pattern& pattern, const Rule& rule, bool filled,
                           const frames::Concepts& concepts);
[[nodiscard]] bool has_optional(const Pattern& pattern);

/// All rules of the files of `roots`; every mistake goes to `errors`, the sound rules are kept.
[[nodiscard]] std::vector<Rule> parse_rules(const std::vector<std::string>& roots,
                                            const frames::Concepts& concepts,
                                            const CodeTable& codes, std::vector<Error>& errors);

}  // namespace casus::events
