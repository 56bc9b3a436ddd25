#include "told_doer.h"

#include <algorithm>

#include "counterpart.h"

namespace casus::events {
namespace {

constexpr std::uint32_t sentences_apart_max = 3;

std::vector<Side> in_role(const Frame& frame, Role role, const World& world) {
  std::vector<Side> found;
  for (const Argument& argument : frame.arguments) {
    if (argument.role == role) add_sides(found, world.actors(argument.filler, frame.sentence));
  }
  return found;
}

bool same_code(const std::vector<Side>& a, const std::vector<Side>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Side& one) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Side& other) { return one.actor.code == other.actor.code; });
  });
}

bool is_office(const std::vector<Side>& doers, std::string_view sectors) {
  return std::all_of(doers.begin(), doers.end(), [&](const Side& side) {
    const std::string_view code = side.actor.code;
    return code.size() >= 6 && sectors.find(code.substr(3, 3)) != std::string_view::npos;
  });
}

/// Done to somebody whom nobody could identify, who is not the one that the event names.
bool to_stranger(const Frame& telling, const World& world) {
  return std::any_of(telling.arguments.begin(), telling.arguments.end(), [&](const Argument& a) {
    return a.role == Role::patient && world.is_person(a.filler) &&
           world.actors(a.filler, telling.sentence).empty();
  });
}

/// The same people, or whom only a word of no meaning of its own stands for ("one of them"); a
/// court or the police deal with all who are in one case.
bool done_to_same(const Frame& telling, const std::vector<Side>& doers,
                  const std::vector<Side>& targets, bool violent, const World& world) {
  const auto done_to = in_role(telling, Role::patient, world);
  if (same_code(targets, done_to)) return true;
  if (done_to.empty() && !to_stranger(telling, world)) return true;
  return !violent && is_office(doers, "JUD COP") &&
         (overlap(doers, targets) || overlap(done_to, targets));
}

/// Towns and countries as such do nothing to people of theirs, nor a government to its country.
bool may_face(const std::vector<Side>& doers, const std::vector<Side>& targets) {
  return std::none_of(doers.begin(), doers.end(), [&](const Side& doer) {
    return doer.town || std::any_of(targets.begin(), targets.end(), [&](const Side& target) {
             const std::string_view a = doer.actor.code, b = target.actor.code;
             return a.starts_with(b) || b.starts_with(a);
           });
  });
}

std::vector<Side> by_clause(const Event& event, std::uint32_t from, std::uint32_t to,
                            const std::vector<std::uint32_t>& apart, const World& world) {
  const auto& all = world.reading.frames.frames;
  const Frame& act = all[event.frames.front()];
  std::vector<Side> found;
  const std::uint32_t end = world.frames_of(to).second;
  for (std::uint32_t i = world.frames_of(from).first; i < end; ++i) {
    const Frame& telling = all[i];
    if (telling.concept_ != act.concept_ || telling.nominal) continue;
    if (std::find(apart.begin(), apart.end(), i) != apart.end()) continue;
    if (telling.negative || telling.tense == frames::Tense::future) continue;
    if (!world.same_story(telling.sentence, act.sentence)) continue;
    auto doers = in_role(telling, Role::agent, world);
    const bool violent = event.plover == "ASSAULT";
    if (doers.empty() || !done_to_same(telling, doers, event.targets, violent, world)) continue;
    if (!found.empty() && !overlap(found, doers)) return {};
    if (found.empty()) found = std::move(doers);
  }
  return found;
}

/// "Accused of abduction. … A judge has sent them to trial": it is the court that accuses.
std::vector<Side> by_court(const Event& event, std::uint32_t from, std::uint32_t to,
                           const std::vector<Event>& events, const World& world) {
  if (event.plover != "ACCUSE") return {};
  const std::uint32_t here = event.evidence.front().sentence;
  for (const Event& other : events) {
    const std::uint32_t there = other.evidence.front().sentence;
    if (other.plover != event.plover || there < from || there > to) continue;
    const bool court = !other.sources.empty() && is_office(other.sources, "JUD");
    if (!court || other.status != Status::asserted || !overlap(other.targets, event.targets)) {
      continue;
    }
    if (world.same_story(here, there)) return other.sources;
  }
  return {};
}

}  // namespace

std::vector<Side> told_doer(const Event& event, const std::vector<Event>& events,
                            const std::vector<std::uint32_t>& apart, const World& world) {
  const bool open = event.sources.empty() && !event.targets.empty();
  if (!open || event.quad < verbal_conflict || event.status == Status::historical) return {};
  const std::uint32_t here = event.evidence.front().sentence;
  const auto sentences = static_cast<std::uint32_t>(world.reading.parse.sentences.size());
  const std::uint32_t from = here - std::min(here, sentences_apart_max);
  const std::uint32_t to = std::min(here + sentences_apart_max, sentences - 1);
  auto found = by_clause(event, from, to, apart, world);
  if (found.empty()) found = by_court(event, from, to, events, world);
  return may_face(found, event.targets) ? found : std::vector<Side>{};
}

}  // namespace casus::events
