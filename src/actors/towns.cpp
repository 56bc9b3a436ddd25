// Towns that share their name with another state's capital: what stands across the comma decides.
#include <algorithm>

#include "unit.h"

namespace casus::actors {

using syntax::Upos;

/// "Moscow, Idaho", "Tripoli, Lebanon": the place across the comma says where the town lies.
void place_towns(const syntax::Sentence& sentence, const Context& context,
                 std::vector<Unit>& units) {
  const auto places = [](const Sense& sense) {
    return sense.kind == SenseKind::capital || sense.kind == SenseKind::place ||
           sense.kind == SenseKind::country;
  };
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    Unit& town = units[i];
    Unit& region = units[i + 1];
    if (region.kind != UnitKind::name || region.first != town.last + 1) continue;
    // A dash joins no town to its state: "Italia - Croazia".
    const std::string_view mark = sentence.tokens[town.last].form;
    if (mark != "," && mark != "(") continue;
    const bool stranger = town.kind == UnitKind::unknown;
    if (!stranger && town.kind != UnitKind::name) continue;
    if (!stranger && !std::any_of(town.senses.begin(), town.senses.end(), places)) continue;
    const std::uint32_t above = sentence.tokens[region.head].head;
    const bool below = above >= town.first && above < town.last;
    const bool framed =
        region.last < sentence.tokens.size() && sentence.tokens[region.last].form == "," &&
        above == sentence.tokens[town.head].head &&
        (sentence.tokens[region.head].is("nmod") || sentence.tokens[region.head].is("appos"));
    const bool beside = sentence.tokens[town.last].upos == Upos::PUNCT && (below || framed) &&
                        !sentence.tokens[region.head].is("conj");
    if (!beside) continue;
    const auto country = [&](const Sense& sense) -> const std::string& {
      return context.data.actors[sense.target].country;
    };
    // A capital never lies in another state, so it must be a region's name there.
    std::optional<Sense> found;
    bool at_home = false;
    for (const Sense& there : region.senses) {
      if (!places(there) || there.kind == SenseKind::capital) continue;
      const bool own = std::any_of(town.senses.begin(), town.senses.end(), [&](const Sense& here) {
        return places(here) && country(here) == country(there);
      });
      at_home = at_home || own;
      if (!found || there.kind == SenseKind::place) found = there;
    }
    if (at_home || !found) continue;
    // "Jackson, Georgia" lies in the region, and no state in another: "Ucraina, Russia".
    const bool state = std::any_of(town.senses.begin(), town.senses.end(), [](const Sense& here) {
      return here.kind == SenseKind::country;
    });
    if ((stranger || state) && found->kind != SenseKind::place) continue;
    if (stranger) {
      region.senses = {*found};
      continue;
    }
    const std::uint32_t actor = context.data.find_actor("country/" + country(*found));
    if (actor == no_index) continue;
    town.senses = {{SenseKind::place, actor, 0, 's', {}}};
    town.type = Type::place;
    region.senses = {*found};
  }
}

}  // namespace casus::actors
