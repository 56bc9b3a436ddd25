#include "counterpart.h"

#include <algorithm>

namespace casus::events {
namespace {

constexpr std::uint32_t sentences_back_max = 2;

bool among(const Side& side, const std::vector<Side>& sides) { return overlap({side}, sides); }

std::vector<Side> without(const std::vector<Side>& sides, const std::vector<Side>& those) {
  std::vector<Side> rest;
  for (const Side& side : sides) {
    if (!among(side, those)) rest.push_back(side);
  }
  return rest;
}

/// The other side of an act in which `sources` have a part.
std::vector<Side> facing(const std::vector<Side>& sources, const Event& act) {
  if (overlap(act.sources, sources)) return without(act.targets, sources);
  if (overlap(act.targets, sources)) return without(act.sources, sources);
  return {};
}

/// Those of the one other country that the sentence names; of two it is open which is meant.
std::vector<Side> only_other(const std::vector<Side>& sources, std::uint32_t sentence,
                             const World& world) {
  std::vector<Side> found;
  for (std::uint32_t i = 0; i < world.reading.mentions.size(); ++i) {
    if (world.reading.mentions[i].sentence != sentence) continue;
    if (world.reading.resolutions[i].is_place) continue;
    for (const Side& side : without(world.sides_of_mention(i), sources)) {
      if (!found.empty() && !among(side, found)) return {};
      add_sides(found, {side});
    }
  }
  if (found.size() > 1) found.resize(1);
  return found;
}

}  // namespace

std::vector<Side> counterpart(const std::vector<Side>& sources, std::uint32_t frame,
                              const std::vector<Draft>& before, const World& world) {
  if (sources.empty()) return {};
  const std::uint32_t sentence = world.reading.frames.frames[frame].sentence;
  for (std::size_t i = before.size(); i-- > 0;) {
    const Event& act = before[i].event;
    if (act.status == Status::historical) continue;
    if (act.evidence.front().sentence + sentences_back_max < sentence) break;
    auto found = facing(sources, act);
    if (!found.empty()) return found;
  }
  return only_other(sources, sentence, world);
}

}  // namespace casus::events
