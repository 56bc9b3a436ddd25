#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::scoring {

/// Micro-averaged: an event weighs 1, split evenly over its pairs of a source and a target.
struct Figures {
  double gold = 0;                          ///< what the gold asks for
  double found = 0;                         ///< what of it was found
  double system = 0;                        ///< what the output has
  double right = 0;                         ///< what of it the gold knows
  std::optional<double> precision() const;  ///< nothing when the output has none
  std::optional<double> recall() const;     ///< nothing when the gold asks for none
  std::optional<double> f1() const;
  void add(const Figures& other);
};

/// What must agree for an event to count. From `actors` on, each adds something to `actors`.
enum class Level : std::uint8_t {
  detect,    ///< the article has any event
  type,      ///< the types of the article
  pair,      ///< the two countries, type and direction left aside
  actors,    ///< type, source and target, by country or organisation
  actors0,   ///< the same, asserted events only
  roles,     ///< and the sector; a bare country is its government
  status,    ///< and the status
  claimant,  ///< and the status and who says so
  code,      ///< and the CAMEO code, where the gold has one
  root       ///< and the first two digits of that code
};
constexpr std::size_t level_count = 10;
[[nodiscard]] std::string_view name(Level level);

struct Levels {
  std::array<Figures, level_count> all;
  Figures& of(Level level) { return all[static_cast<std::size_t>(level)]; }
  const Figures& of(Level level) const { return all[static_cast<std::size_t>(level)]; }
};

/// Figures of a part of the gold: a language, a phenomenon, a type, a status.
struct Group {
  std::string name;
  std::size_t size = 0;          ///< articles; required events of a type or status
  std::size_t false_alarms = 0;  ///< articles without gold event that got one
  Levels levels;
};

/// So many right of so many.
struct Share {
  std::size_t right = 0, all = 0;
};

/// An event or claim that was missed, or one that the gold does not know.
struct Slip {
  bool missed = false;
  std::string id;    ///< of the article
  std::string what;  ///< "ACCUSE alleged USA > PRK"; empty for a claim
  std::string text;  ///< beginning of the article, or the claim's content; one line
};

struct CommitmentFigures {
  Figures parties;  ///< kind and parties agree
  Figures whole;    ///< and obligation, trigger and status
  std::size_t matched = 0, obligation = 0, trigger = 0, status = 0;
};

/// How far translations of one article, coded each by itself, got the same events.
struct Agreement {
  std::string languages;  ///< "en-it"
  std::size_t articles = 0;
  std::optional<double> detect;                ///< share of articles
  std::optional<double> type, actors, status;  ///< Dice over the events
  std::optional<double> actors_identical;      ///< share of articles where either has events
};

struct EventFigures {
  Levels levels;
  Share false_alarms;  ///< right: articles without gold event that got one
  CommitmentFigures commitments;
  std::vector<std::string> traps_fallen;  ///< readings that the gold forbids ("must_not")
  std::size_t traps = 0;
  Share date, place, claimant;  ///< of events found at level `actors`
  /// Gold status, status of the output, how often; the commonest first.
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> statuses;
  std::vector<Group> languages, phenomena, types, by_status;  ///< the largest first
  std::vector<Agreement> agreements;
};

struct ClaimFigures {
  std::size_t articles = 0, gold = 0, system = 0;
  Figures content, speaker, cue;
};

struct Evaluation {
  std::size_t articles = 0, answered = 0;
  std::optional<EventFigures> events;  ///< when the gold has any
  std::optional<ClaimFigures> claims;  ///< when the gold has any
  std::vector<Slip> slips;             ///< events, then claims, those that were missed first
};

}  // namespace casus::scoring
