#include <algorithm>

#include "casus/actors.h"
#include "compose.h"

namespace casus::actors {

std::vector<Mention> find(const syntax::Parse& parse, const Dictionary& dictionary,
                          std::string_view language, std::optional<Date> date) {
  const Dictionary::Data& data = dictionary.data();
  const auto words = data.languages.find(language);
  if (words == data.languages.end()) return {};
  Context context{data, words->second, words->first, std::nullopt, {}, {}, {}, {}, {}};
  if (date && date->ok()) context.day = Day{*date};
  // Two passes: what a name means depends on the whole article, headline and end alike.
  std::vector<std::vector<Unit>> units;
  units.reserve(parse.sentences.size());
  for (const syntax::Sentence& sentence : parse.sentences) {
    units.push_back(find_units(sentence, context));
  }
  std::vector<Mention> mentions;
  for (std::uint32_t i = 0; i < parse.sentences.size(); ++i) {
    context.towns.clear();
    for (const Unit& unit : units[i]) {
      const bool town = unit.kind == UnitKind::name && unit.senses.size() == 1 &&
                        unit.sense().kind == SenseKind::place;
      if (town) ++context.towns[data.actors[unit.sense().target].country];
    }
    auto found = Composer(parse.sentences[i], i, std::move(units[i]), context).run();
    std::stable_sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) {
      return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
    mentions.insert(mentions.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }
  return mentions;
}

}  // namespace casus::actors
