#include <array>
#include <string>

#include "casus/events.h"

namespace casus::events {
namespace {

std::string codes(const std::vector<Side>& sides) {
  std::string text;
  for (const Side& side : sides) {
    if (!text.empty()) text += ',';
    text += side.actor.code;
  }
  return text;
}

bool reciprocal(const Event& event) {
  if (event.sources.size() < 2 || event.sources.size() != event.targets.size()) return false;
  return codes(event.sources) == codes(event.targets);
}

}  // namespace

std::string_view name(Status status) {
  constexpr std::array<std::string_view, 7> names{"historical",   "denied",  "alleged", "negated",
                                                  "hypothetical", "planned", "asserted"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view name(Certainty certainty) {
  constexpr std::array<std::string_view, 3> names{"certain", "probable", "possible"};
  return names[static_cast<std::size_t>(certainty)];
}

std::string_view name(Time time) {
  constexpr std::array<std::string_view, 4> names{"past", "ongoing", "future", "background"};
  return names[static_cast<std::size_t>(time)];
}

std::string row(const Event& event) {
  std::string text(event.plover);
  text += ' ';
  text += name(event.status);
  if (!event.claimants.empty()) text += " by " + codes(event.claimants);
  if (!event.sources.empty()) text += ' ' + codes(event.sources);
  if (!reciprocal(event)) text += " >";
  if (!reciprocal(event) && !event.targets.empty()) text += ' ' + codes(event.targets);
  return text;
}

}  // namespace casus::events
