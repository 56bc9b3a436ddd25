#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/actors.h"
#include "casus/date.h"
#include "casus/frames.h"
#include "casus/reference.h"
#include "casus/span.h"

namespace casus::events {

/// The first that fits of this order is the status (CODEBOOK §4).
enum class Status : std::uint8_t {
  historical,
  denied,
  alleged,
  negated,
  hypothetical,
  planned,
  asserted
};
[[nodiscard]] std::string_view name(Status status);
enum class Certainty : std::uint8_t { certain, probable, possible };
[[nodiscard]] std::string_view name(Certainty certainty);
enum class Time : std::uint8_t { past, ongoing, future, background };
[[nodiscard]] std::string_view name(Time time);

/// An actor as one side of an event, with the text that names it.
struct Side {
  actors::Identity actor;
  Span span;
  actors::How how = actors::How::name;
  bool inherited = false;  ///< its country is that of the surroundings
  bool town = false;       ///< only the name of a town or region, no seat of government
};
struct Evidence {
  std::uint32_t sentence = 0;
  Span span;
};
struct Quantity {
  std::string_view kind;  ///< killed, injured, detained, displaced, troops, weapons, money, other
  std::optional<double> min, max;
  Span span;
};

/// Where a place is, by knowledge/places; empty and unset where that does not tell.
struct Site {
  std::string country;      ///< code of the state or territory
  std::string_view region;  ///< first-level; a view of the RuleBook
  std::optional<double> latitude, longitude;
  std::optional<std::uint32_t> geonames;
  bool wide = false;  ///< a country or region, which other places lie in
};

/// One act (DESIGN §1). Codes are views of the RuleBook and of the table codes.tsv.
struct Event {
  std::string_view plover, mode, cameo;  ///< mode and cameo may be empty
  std::vector<std::string_view> contexts;
  std::optional<double> goldstein, intensity;
  int quad = 0;
  std::vector<Side> sources, targets;  ///< reciprocal: the same parties in both
  Status status = Status::asserted;
  bool positive = true;  ///< polarity
  Certainty certainty = Certainty::certain;
  Time time = Time::past;
  std::vector<Side> claimants;
  std::uint32_t claim = frames::no_index;     ///< index into Frames::claims
  std::uint32_t parent = frames::no_index;    ///< index into Coding::events
  std::uint32_t same_act = frames::no_index;  ///< index into Coding::events
  std::optional<Date> date;
  std::string_view date_precision;  ///< day, week, month, year; empty without a date
  std::string place;                ///< as written; empty when not stated
  Site site;                        ///< of that place
  std::vector<Quantity> quantities;
  std::vector<Evidence> evidence;     ///< first: the trigger that made it
  std::vector<std::uint32_t> frames;  ///< frames that it rests on, first the one that made it
  double confidence = 0;              ///< that type, sides and status are right: 0 to 1
  std::vector<std::string> grounds;   ///< what the confidence rests on: rows of confidence.tsv
  std::string_view rule;
};

/// A reading that the codebook does not admit, kept for `explain` and `gaps`.
struct Blocked {
  std::string_view why;  ///< "content of a request", …
  Event event;
};

struct Coding {
  std::vector<Event> events;  ///< in order of their first evidence
  std::vector<Blocked> blocked;
};

/// What the coder reads of an article; all of it outlives the call.
struct Reading {
  const text::Article& article;
  const syntax::Parse& parse;
  const std::vector<actors::Mention>& mentions;
  const frames::Frames& frames;
  const std::vector<reference::Resolution>& resolutions;
  std::optional<Date> date;
  std::string_view language;
};

/// knowledge/rules/*.rules and knowledge/ontology/codes.tsv, compiled over the concepts. The most
/// specific rule wins; ties are lint errors. Immutable, shared by threads.
class RuleBook {
 public:
  [[nodiscard]] static Result<RuleBook> load(const std::vector<std::string>& roots,
                                             const frames::Concepts& concepts);
  RuleBook(RuleBook&&) noexcept;
  RuleBook& operator=(RuleBook&&) noexcept;
  ~RuleBook();
  class Data;
  const Data& data() const { return *data_; }

 private:
  RuleBook();
  std::unique_ptr<Data> data_;
};

[[nodiscard]] Coding code(const Reading& reading, const RuleBook& rules,
                          const frames::Concepts& concepts);

/// "ACCUSE asserted USAGOV > PRKGOV", "AID alleged by USAGOV PRKGOV > RUSGOV",
/// "SUPPORT asserted RUSGOV,PRKGOV" for a reciprocal event: the row of .cases and .rows files.
[[nodiscard]] std::string row(const Event& event);

/// An example sentence of a rule, run as a test: `yes` must give the row, `no` must give no event.
struct Example {
  std::string rule, language, sentence, row;  ///< row empty: a near miss
  Place where;
};
[[nodiscard]] std::vector<Example> examples(const RuleBook& rules);
/// Below this confidence an event is more likely wrong than worth its place: the row `least LANG`,
/// else `least`, of knowledge/ontology/confidence.tsv.
[[nodiscard]] double least_confidence(const RuleBook& rules, std::string_view language);
/// CAMEO codes that some rule or block gives, sorted.
[[nodiscard]] std::vector<std::string_view> reachable_codes(const RuleBook& rules);
/// Names of all rules, sorted.
[[nodiscard]] std::vector<std::string_view> rule_names(const RuleBook& rules);

[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::events
