#include <algorithm>
#include <map>
#include <string_view>

#include "casus/actors.h"
#include "compose.h"

namespace casus::actors {
namespace {

/// Without a date a name alone gives the last office; where the article tells which one is meant
/// ("premier Paolo Gentiloni"), it means that one all along.
void follow_titles(std::vector<Mention>& mentions) {
  std::map<std::string_view, const Candidate*> titled;
  for (const Mention& mention : mentions) {
    if (mention.type != Type::person || mention.candidates.empty()) continue;
    const Candidate& one = mention.candidates.front();
    const bool title = mention.how != How::undated && one.actor.id.starts_with("person/");
    if (title) titled.emplace(one.actor.id, &one);
  }
  for (Mention& mention : mentions) {
    if (mention.how != How::undated || mention.candidates.empty()) continue;
    Candidate& one = mention.candidates.front();
    const auto found = titled.find(one.actor.id);
    if (found == titled.end()) continue;
    one.actor.code = found->second->actor.code;
    mention.how = How::name;
  }
}

/// "… – Reuters", "… | BBC News": the paper that a headline ends with only prints it.
bool is_imprint(const Mention& mention, const syntax::Sentence& sentence) {
  if (mention.type != Type::organisation || mention.first == 0) return false;
  const bool paper = !mention.candidates.empty() &&
                     std::string_view(mention.candidates.front().actor.code).ends_with("MED");
  const std::string_view before = sentence.tokens[mention.first - 1].form;
  const bool line = before == "-" || before == "|" || before == "\u2013" || before == "\u2014";
  if (!paper || !line) return false;
  return std::all_of(sentence.tokens.begin() + mention.last, sentence.tokens.end(),
                     [](const syntax::Token& t) { return t.upos == syntax::Upos::PUNCT; });
}

}  // namespace

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
    std::erase_if(found, [&](const Mention& m) { return is_imprint(m, parse.sentences[i]); });
    std::stable_sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) {
      return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
    mentions.insert(mentions.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }
  if (!context.day) follow_titles(mentions);
  return mentions;
}

}  // namespace casus::actors
