#include "hearsay.h"

#include <algorithm>

namespace casus::events {

namespace {

bool has_author(const Frame& report, const World& world) {
  return std::any_of(report.arguments.begin(), report.arguments.end(), [&](const Argument& a) {
    return a.role == Role::agent && !world.actors(a.filler, report.sentence).empty();
  });
}

}  // namespace

std::vector<Side> speakers_of(const frames::Claim& claim, const World& world) {
  const auto& mentions = world.reading.mentions;
  if (claim.speaker >= mentions.size()) return {};
  frames::Filler filler;
  filler.mention = claim.speaker;
  filler.head = mentions[claim.speaker].head;
  return world.actors(filler, mentions[claim.speaker].sentence);
}

bool is_media(const Side& side) {
  const std::string_view code = side.actor.code;
  return code.substr(0, 3) == "MED" || (code.size() >= 6 && code.substr(3, 3) == "MED");
}

bool is_hearsay(const frames::Claim& claim, const std::vector<Side>& speakers, const World& world) {
  if (!claim.has_source || !speakers.empty()) return false;
  const frames::Concept press = world.concepts.find("PRESS");
  const frames::Concept report = world.concepts.find("REPORT");
  const auto inside = [&](std::uint32_t sentence, std::uint32_t token) {
    const frames::Range& source = claim.source;
    return sentence == source.sentence && source.first <= token && token < source.last;
  };
  const auto& all = world.reading.frames.frames;
  return std::any_of(all.begin(), all.end(), [&](const Frame& frame) {
    const bool written = frame.nominal && world.concepts.is_a(frame.concept_, report) &&
                         inside(frame.sentence, frame.predicate) && !has_author(frame, world);
    return written ||
           std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
             return inside(frame.sentence, a.filler.head) &&
                    world.concepts.is_a(a.filler.concept_, press);
           });
  });
}

}  // namespace casus::events
