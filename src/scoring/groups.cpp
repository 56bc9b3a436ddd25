#include "groups.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "compare.h"
#include "pairs.h"

namespace casus::scoring {
namespace {

std::string lower(std::string_view text) {
  std::string small;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(small);
  return small;
}

/// "Doha" and "the port of Doha" are one place.
bool same_place(std::string_view gold, std::string_view given) {
  if (given.empty()) return false;
  const std::string asked = lower(gold);
  const std::string said = lower(given);
  return asked.find(said) != std::string::npos || said.find(asked) != std::string::npos;
}

bool share_a_state(const Reading& gold, const Reading& given) {
  return std::any_of(
      gold.claimant_states.begin(), gold.claimant_states.end(),
      [&](const std::string& state) { return given.claimant_states.contains(state); });
}

template <class Test>
void count(Share& share, const std::vector<const Reading*>& found, const Test& is_right) {
  ++share.all;
  if (std::any_of(found.begin(), found.end(), is_right)) ++share.right;
}

void add(Figures& figures, bool is_found) { figures.add({1, is_found ? 1.0 : 0.0, 0, 0}); }

}  // namespace

Group& Groups::of(const std::string& name) {
  const auto [place, is_new] = index_.try_emplace(name, groups_.size());
  if (is_new) groups_.push_back({name, 0, 0, {}});
  return groups_[place->second];
}

std::vector<Group> Groups::ranked() const {
  std::vector<Group> ranked = groups_;
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Group& a, const Group& b) { return a.size > b.size; });
  return ranked;
}

bool EventCounts::is_met(Level level, const Event& event, const Reading& given) const {
  const auto readings = event.accepted(strict_);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Reading& reading) { return meet(level, reading, given); });
}

void EventCounts::add(const Gold& gold, const std::vector<Event>& system) {
  add_traps(gold, system);
  for (const Event& event : *gold.events) {
    if (!event.optional) add_required(event, system);
  }
  for (const Event& event : system) add_given(event.own(), *gold.events);
}

void EventCounts::add_required(const Event& event, const std::vector<Event>& system) {
  Found found;
  bool has_status = false;
  for (const Event& given : system) {
    if (is_met(Level::actors, event, given.own())) found.push_back(&given.own());
    has_status = has_status || is_met(Level::status, event, given.own());
  }
  for (Group* group : {&types_.of(event.own().type), &statuses_.of(event.own().status)}) {
    ++group->size;
    scoring::add(group->levels.of(Level::actors), !found.empty());
    scoring::add(group->levels.of(Level::status), has_status);
  }
  if (!found.empty()) add_found(event.own(), found);
}

void EventCounts::add_found(const Reading& asked, const Found& found) {
  if (!asked.date.empty()) {
    count(date_, found, [&](const Reading* given) { return given->date == asked.date; });
  }
  if (!asked.place.empty()) {
    count(place_, found,
          [&](const Reading* given) { return same_place(asked.place, given->place); });
  }
  if (!asked.claimants.empty()) {
    count(claimant_, found, [&](const Reading* given) { return share_a_state(asked, *given); });
  }
  const auto same_status = std::find_if(found.begin(), found.end(), [&](const Reading* given) {
    return given->status == asked.status;
  });
  const Reading& best = same_status == found.end() ? *found.front() : **same_status;
  const std::pair both{asked.status, best.status};
  const auto known = std::find_if(confusion_.begin(), confusion_.end(),
                                  [&](const auto& one) { return one.first == both; });
  if (known == confusion_.end()) {
    confusion_.emplace_back(both, 1);
  } else {
    ++known->second;
  }
}

void EventCounts::add_given(const Reading& given, const std::vector<Event>& gold) {
  const bool is_right = std::any_of(gold.begin(), gold.end(), [&](const Event& event) {
    return is_met(Level::actors, event, given);
  });
  types_.of(given.type).levels.of(Level::actors).add({0, 0, 1, is_right ? 1.0 : 0.0});
}

void EventCounts::add_traps(const Gold& gold, const std::vector<Event>& system) {
  for (const Trap& trap : gold.traps) {
    ++traps_;
    const Level level = trap.has_status ? Level::status : Level::actors;
    const bool fallen = std::any_of(system.begin(), system.end(), [&](const Event& event) {
      return meet(level, trap.reading, event.own()) && !is_background(event.own(), gold);
    });
    if (fallen) {
      traps_fallen_.push_back(gold.id + ": " + row(trap.reading) +
                              (trap.why.empty() ? "" : " (" + trap.why + ")"));
    }
  }
}

void EventCounts::write(EventFigures& figures) const {
  figures.types = types_.ranked();
  figures.by_status = statuses_.ranked();
  figures.date = date_;
  figures.place = place_;
  figures.claimant = claimant_;
  figures.traps = traps_;
  figures.traps_fallen = traps_fallen_;
  figures.statuses = confusion_;
  std::stable_sort(figures.statuses.begin(), figures.statuses.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

}  // namespace casus::scoring
