// An event of the gold is found as far as its pairs are covered by events of the output that agree
// with one of its readings; an event of the output is right as far as its pairs are covered by any
// reading of any event of the gold. So an output may split or join events without loss.
#include <algorithm>
#include <map>
#include <tuple>

#include "compare.h"
#include "pairs.h"

namespace casus::scoring {
namespace {

constexpr double slip_share_max = 0.5;  // a slip is found or right by less

using Refs = std::vector<const Event*>;
/// What makes two events the same at a level.
using Signature =
    std::tuple<std::set<Pair>, std::string, std::string, std::set<std::string>, std::string>;

Signature signature(Level level, const Reading& reading) {
  Signature signature;
  auto& [sides, type, status, claimants, code] = signature;
  const Pairs& both = pairs(level, reading);
  sides = level == Level::pair ? both.undirected : both.directed;
  if (level != Level::pair) type = reading.type;
  if (level == Level::status || level == Level::claimant || level == Level::actors0) {
    status = reading.status;
  }
  if (level == Level::claimant) claimants = reading.claimant_states;
  if (level == Level::code) code = reading.code;
  if (level == Level::root) code = reading.code.substr(0, 2);
  return signature;
}

/// One of each; a required one stands for an optional one.
Refs distinct(Level level, const Refs& events) {
  std::map<Signature, std::size_t> seen;
  Refs kept;
  for (const Event* event : events) {
    const auto [place, is_new] = seen.try_emplace(signature(level, event->own()), kept.size());
    if (is_new) {
      kept.push_back(event);
    } else if (kept[place->second]->optional && !event->optional) {
      kept[place->second] = event;
    }
  }
  return kept;
}

Refs refs(const std::vector<Event>& events) {
  Refs all;
  for (const Event& event : events) all.push_back(&event);
  return all;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

class Comparison {
 public:
  Comparison(const Gold& gold, const std::vector<Event>& system, bool strict,
             std::vector<Slip>* slips)
      : gold_(gold), gold_events_(refs(*gold.events)), strict_(strict), slips_(slips) {
    for (const Event& event : system) {
      if (!is_background(event.own(), gold) || is_known(event.own())) system_.push_back(&event);
    }
  }

  Levels run() const {
    Levels levels;
    levels.of(Level::detect) = detect();
    levels.of(Level::type) = types();
    for (std::size_t i = 0; i < level_count; ++i) {
      const auto level = static_cast<Level>(i);
      if (level != Level::detect && level != Level::type) levels.all[i] = compare(level);
    }
    return levels;
  }

 private:
  bool is_known(const Reading& found) const;
  Figures detect() const;
  Figures types() const;
  Figures compare(Level level) const;
  bool is_asked(Level level, const Event& event) const;
  double found_share(Level level, const Event& event, const Refs& system) const;
  double right_share(Level level, const Reading& found, const Refs& gold) const;
  void slip(Level level, double share, bool missed, const Reading& reading) const;

  const Gold& gold_;
  Refs gold_events_, system_;
  bool strict_;
  std::vector<Slip>* slips_;
};

bool Comparison::is_known(const Reading& found) const {
  for (const Event* event : gold_events_) {
    for (const Reading& reading : event->accepted(strict_)) {
      if (meet(Level::actors, reading, found)) return true;
    }
  }
  return false;
}

/// An article whose events are all optional counts neither way.
Figures Comparison::detect() const {
  const bool asked = std::any_of(gold_events_.begin(), gold_events_.end(),
                                 [](const Event* event) { return !event->optional; });
  const bool given = !system_.empty() && (asked || gold_events_.empty());
  const double both = asked && given ? 1 : 0;
  return {asked ? 1.0 : 0.0, both, given ? 1.0 : 0.0, both};
}

Figures Comparison::types() const {
  std::set<std::string> given, known;
  std::map<std::string, std::set<std::string>> asked;
  for (const Event* event : system_) given.insert(event->own().type);
  for (const Event* event : gold_events_) {
    for (const Reading& reading : event->accepted(strict_)) {
      known.insert(reading.type);
      if (!event->optional) asked[event->own().type].insert(reading.type);
    }
  }
  const auto is_given = [&](const std::string& type) { return given.contains(type); };
  Figures figures{static_cast<double>(asked.size()), 0, static_cast<double>(given.size()), 0};
  for (const auto& [type, others] : asked) {
    if (std::any_of(others.begin(), others.end(), is_given)) figures.found += 1;
  }
  for (const std::string& type : given) {
    if (known.contains(type)) figures.right += 1;
  }
  return figures;
}

/// Whether an event of the gold takes part in a level at all.
bool Comparison::is_asked(Level level, const Event& event) const {
  if (level == Level::code || level == Level::root) return !event.own().code.empty();
  if (level != Level::actors0) return true;
  const auto readings = event.accepted(strict_);
  return std::any_of(readings.begin(), readings.end(),
                     [](const Reading& reading) { return reading.status == "asserted"; });
}

double Comparison::found_share(Level level, const Event& event, const Refs& system) const {
  double best = 0;
  for (const Reading& reading : event.accepted(strict_)) {
    std::set<Pair> covered;
    for (const Event* found : system) {
      if (agree(level, reading, found->own())) cover(level, reading, found->own(), covered);
    }
    best = std::max(best, share(covered.size(), pairs(level, reading).directed.size()));
  }
  return best;
}

double Comparison::right_share(Level level, const Reading& found, const Refs& gold) const {
  std::set<Pair> covered;
  for (const Event* event : gold) {
    for (const Reading& reading : event->accepted(strict_)) {
      if (agree(level, reading, found)) cover(level, found, reading, covered);
    }
  }
  return share(covered.size(), pairs(level, found).directed.size());
}

void Comparison::slip(Level level, double share, bool missed, const Reading& reading) const {
  if (slips_ == nullptr || level != Level::actors || share >= slip_share_max) return;
  slips_->push_back({missed, gold_.id, row(reading), beginning(gold_.text)});
}

Figures Comparison::compare(Level level) const {
  Refs gold = distinct(level, gold_events_);
  Refs system = distinct(level, system_);
  std::erase_if(gold, [&](const Event* event) { return !is_asked(level, *event); });
  std::erase_if(system, [&](const Event* event) { return !is_asked(level, *event); });
  Figures figures;
  for (const Event* event : gold) {
    const bool only_other = level == Level::actors0 && event->own().status != "asserted";
    if (event->optional || only_other) continue;
    const double found = found_share(level, *event, system);
    figures.gold += 1;
    figures.found += found;
    slip(level, found, true, event->own());
  }
  for (const Event* event : system) {
    const double right = right_share(level, event->own(), gold);
    figures.system += 1;
    figures.right += right;
    slip(level, right, false, event->own());
  }
  return figures;
}

std::string listed(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : ",") + code;
  return all.empty() ? "?" : all;
}

}  // namespace

bool is_background(const Reading& reading, const Gold& gold) {
  constexpr std::chrono::days recent_max{365};
  if (reading.status == "historical") return true;
  const auto date = parse_date(reading.date);
  return date && gold.date &&
         std::chrono::sys_days(*gold.date) - std::chrono::sys_days(*date) > recent_max;
}

std::string row(const Reading& reading) {
  return reading.type + " " + reading.status + " " + listed(reading.sources) + " > " +
         listed(reading.targets);
}

std::string beginning(std::string_view text) {
  constexpr std::size_t characters_max = 160;
  std::string line;
  std::size_t characters = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && ++characters > characters_max) break;
    line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return line;
}

Levels compare_events(const Gold& gold, const std::vector<Event>& system, bool strict,
                      std::vector<Slip>* slips) {
  return Comparison(gold, system, strict, slips).run();
}

}  // namespace casus::scoring
