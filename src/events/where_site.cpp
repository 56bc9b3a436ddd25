// What the gazetteer knows of the place of an event.
#include <algorithm>

#include "whereabouts.h"

namespace casus::events {
namespace {

/// How many times larger the most populous of several places must be to be meant without a sign.
constexpr std::int64_t dwarfs_by = 10;

/// Inhabitants of a town that is meant before a region of its name.
constexpr std::int64_t well_known = 50000;

/// A region goes before towns of its name that hardly anybody knows ("Missouri").
void regions_before_small_towns(std::vector<Located>& found) {
  std::stable_partition(found.begin(), found.end(), [](const Located& one) {
    return !one.latitude || one.population >= well_known;
  });
}

}  // namespace

/// Of several places of one name: in the state that the actors' files name; else in one of those
/// that act, else in one that the article names a place of; else one that dwarfs all others.
const Located* Whereabouts::choose(const std::vector<Located>& found, const Name& name,
                                   const Event& event) const {
  const auto first = [&](const auto& fits) -> const Located* {
    const auto at = std::find_if(found.begin(), found.end(), fits);
    return at == found.end() ? nullptr : &*at;
  };
  if (!name.state.empty()) {
    const auto* inside = first([&](const Located& one) { return one.state == name.state; });
    // The seat of a territory that others count as their land.
    const bool seat = name.kind == Kind::capital && found.size() == 1;
    return inside == nullptr && seat ? &found[0] : inside;
  }
  const auto* best = first([&](const Located& one) {
    const auto of_state = [&](const Side& side) { return country(side.actor.code) == one.state; };
    return std::any_of(event.sources.begin(), event.sources.end(), of_state) ||
           std::any_of(event.targets.begin(), event.targets.end(), of_state);
  });
  if (best != nullptr) return best;
  best = first([&](const Located& one) {
    return std::find(states_.begin(), states_.end(), one.state) != states_.end();
  });
  if (best != nullptr || found.empty()) return best;
  const bool dwarfs = found.size() == 1 || found[0].population > dwarfs_by * found[1].population;
  return dwarfs ? &found[0] : nullptr;
}

Site Whereabouts::site(const Name& name, const Event& event) const {
  Site made;
  made.country = name.state;
  made.wide = name.kind == Kind::country;
  if (made.wide) return made;
  auto found = gazetteer_.find(place_names_.written(name));
  if (found.empty() && name.last > name.first + 1) {  // "Donetsk region"
    Name core = name;
    --core.last;
    found = gazetteer_.find(place_names_.written(core));
    std::erase_if(found, [](const Located& one) { return one.latitude.has_value(); });
  }
  regions_before_small_towns(found);
  const Located* best = choose(found, name, event);
  if (best == nullptr) return made;
  if (made.country.empty()) made.country = best->state;
  made.region = best->region;
  made.latitude = best->latitude;
  made.longitude = best->longitude;
  made.geonames = best->geonames;
  made.wide = !best->latitude;
  return made;
}

bool compatible_places(const Event& a, const Event& b) {
  if (a.place.empty() || b.place.empty() || a.place == b.place) return true;
  if (a.site.geonames && b.site.geonames) return a.site.geonames == b.site.geonames;
  if (!a.site.wide && !b.site.wide) return false;
  if (a.site.country.empty() || a.site.country != b.site.country) return false;
  const bool whole_country =
      (a.site.wide && a.site.region.empty()) || (b.site.wide && b.site.region.empty());
  return whole_country || a.site.region == b.site.region;
}

}  // namespace casus::events
