#pragma once

#include <map>
#include <string>
#include <vector>

#include "casus/scoring.h"
#include "item.h"

namespace casus::scoring {

/// Groups by name, found again when the next article or event belongs to them.
class Groups {
 public:
  Group& of(const std::string& name);
  /// The largest first, equal ones in the order in which they came up.
  [[nodiscard]] std::vector<Group> ranked() const;

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<Group> groups_;
};

/// What is counted an event at a time over all articles: recall by type and status, what else is
/// right about the events that were found, traps.
class EventCounts {
 public:
  explicit EventCounts(bool strict) : strict_(strict) {}
  void add(const Gold& gold, const std::vector<Event>& system);
  /// Fills the figures that it counts.
  void write(EventFigures& figures) const;

 private:
  using Found = std::vector<const Reading*>;
  void add_required(const Event& event, const std::vector<Event>& system);
  void add_found(const Reading& asked, const Found& found);
  void add_given(const Reading& given, const std::vector<Event>& gold);
  void add_traps(const Gold& gold, const std::vector<Event>& system);
  bool is_met(Level level, const Event& event, const Reading& given) const;

  bool strict_;
  Groups types_, statuses_;
  Share date_, place_, claimant_;
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> confusion_;
  std::vector<std::string> traps_fallen_;
  std::size_t traps_ = 0;
};

}  // namespace casus::scoring
