#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "casus/date.h"
#include "casus/span.h"

namespace casus::scoring {

/// Source and target as they are compared: "RUS", "(RUS MIL)" with the sector, "None" for an open
/// side. In an undirected pair the smaller stands first.
using Pair = std::pair<std::string, std::string>;

struct Pairs {
  std::set<Pair> directed;    ///< as the event says it; undirected already when it
                              ///< is symmetric
  std::set<Pair> undirected;  ///< the same, direction left aside
  bool symmetric = false;
};

/// One way to read an event. Sides are kept as written, for people, and as they are compared.
struct Reading {
  std::string type, code, status;  ///< code may be empty
  std::vector<std::string> sources, targets, claimants;
  Pairs countries, sectors;
  std::set<std::string> source_states,
      claimant_states;      ///< "?": a sector of no known country
  std::string date, place;  ///< as written; may be empty
};

/// What the gold says first, then its other readings. An event of an output has one reading.
struct Event {
  std::vector<Reading> readings;
  bool optional = false;  ///< neither required nor held against an output
  const Reading& own() const { return readings.front(); }
  std::span<const Reading> accepted(bool strict) const {
    return {readings.data(), strict ? 1 : readings.size()};
  }
};

/// A reading that is wrong by annotation.
struct Trap {
  Reading reading;
  bool has_status = false;
  std::string why;
};

struct Commitment {
  std::string kind, obligation, trigger, status;
  std::set<std::string> parties;  ///< states and organisations
  std::map<std::string, std::vector<std::string>> other;
  std::vector<std::set<std::string>> other_parties;
  bool optional = false;
};

/// Disjoint, sorted, non-empty: the characters of one or more spans.
using Stretches = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

struct Claim {
  std::string id, parent;  ///< may be empty
  Stretches source, cue, content;
  std::vector<Span> content_spans;  ///< as given, for people
};

/// A line of an output.
struct Output {
  std::vector<Event> events;
  std::vector<Commitment> commitments;
  std::vector<Claim> claims;
};

/// A line of a gold file.
struct Gold {
  std::string id, language, group, text, title;
  std::optional<Date> date;
  std::vector<std::string> phenomena;
  std::optional<std::vector<Event>> events;
  std::vector<Commitment> commitments;
  std::vector<Trap> traps;
  std::optional<std::vector<Claim>> claims;
};

}  // namespace casus::scoring
