#include "place_names.h"

#include <algorithm>

namespace casus::events {
namespace {

/// A name may stand some nouns below the marker: "in a village of the province of Khost".
constexpr int nouns_between_max = 3;

/// Inhabitants of a town that a state may be named after.
constexpr std::int64_t town_of_state = 20000;

bool is_state(std::string_view code) { return code.size() == 3; }

bool part_of_name(std::uint32_t index, const syntax::Sentence& tree) {
  const auto& token = tree.tokens[index];
  if (token.head == syntax::no_token) return false;
  const bool names =
      token.upos == syntax::Upos::PROPN && tree.tokens[token.head].upos == syntax::Upos::PROPN;
  return token.is("flat") || (token.is("compound") && names);
}

}  // namespace

PlaceNames::PlaceNames(const World& world, const TimeWords& words, const Gazetteer& gazetteer)
    : world_(world), words_(words), gazetteer_(gazetteer) {
  const auto& sentences = world_.reading.parse.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) collect(s);
}

void PlaceNames::collect(std::uint32_t sentence) {
  // Tokens of places that stand here already, and of any other mention.
  std::vector<bool> taken(world_.reading.parse.sentences[sentence].tokens.size(), false);
  std::vector<bool> known = taken;
  for (const std::uint32_t i : world_.mentions_of(sentence)) {
    const auto& mention = world_.reading.mentions[i];
    for (std::uint32_t t = mention.first; t < mention.last; ++t) known[t] = true;
    const bool country = mention.type == actors::Type::country;
    if (mention.type != actors::Type::place && !country) continue;
    for (std::uint32_t t = mention.first; t < mention.last; ++t) taken[t] = true;
    Name name;
    name.sentence = sentence;
    name.first = mention.first;
    name.last = mention.last;
    name.head = mention.head;
    // A state that is a town too is read as one: "a Monaco", "in Singapore".
    const bool seat = mention.place_or_government || (country && is_town(name));
    name.kind = seat ? Kind::capital : country ? Kind::country : Kind::town;
    name.place_here =
        i < world_.reading.resolutions.size() && world_.reading.resolutions[i].is_place;
    for (const Side& side : world_.sides_of_mention(i)) {
      const std::string_view code = events::country(side.actor.code);
      if (name.state.empty() && is_state(code)) name.state = code;
    }
    name.listed = !name.state.empty() || !gazetteer_.find(written(name)).empty();
    names_.push_back(std::move(name));
  }
  collect_unknown(sentence, taken, known);
}

bool PlaceNames::is_town(const Name& name) const {
  const auto found = gazetteer_.find(written(name));
  return std::any_of(found.begin(), found.end(),
                     [](const Located& one) { return one.population >= town_of_state; });
}

/// Names that no room knows: places by the model, also inside other mentions ("a court of …"), or
/// by the gazetteer.
void PlaceNames::collect_unknown(std::uint32_t sentence, const std::vector<bool>& taken,
                                 const std::vector<bool>& known) {
  const auto& tree = world_.reading.parse.sentences[sentence];
  std::vector<bool> place_name(tree.tokens.size(), false);
  for (const auto& found : tree.names) {
    const bool place = found.type == syntax::NameType::place;
    for (std::uint32_t t = found.first; place && t < found.last; ++t) place_name[t] = true;
  }
  for (std::uint32_t t = 0; t < tree.tokens.size(); ++t) {
    if (taken[t] || tree.tokens[t].upos != syntax::Upos::PROPN) continue;
    if (part_of_name(t, tree)) continue;
    if (words_.find(world_.reading.language, tree.tokens[t]).kind != TimeKind::none) continue;
    Name name;
    name.sentence = sentence;
    name.head = name.first = t;
    name.last = t + 1;
    for (const std::uint32_t child : tree.children(t)) {
      if (!part_of_name(child, tree)) continue;
      name.first = std::min(name.first, child);
      name.last = std::max(name.last, child + 1);
    }
    name.listed = !gazetteer_.find(written(name)).empty();
    const Marker found = marker(sentence, t);
    const bool of_court = name.listed && serves_town(sentence, tree.tokens[t].head);
    const bool marked =
        found == Marker::where || found == Marker::where_town || found == Marker::within;
    if (place_name[t] || (name.listed && marked && !known[t]) || of_court)
      names_.push_back(std::move(name));
  }
}

/// Courts and police: "a Tehran court".
bool PlaceNames::serves_town(std::uint32_t sentence, std::uint32_t token) const {
  const auto found = world_.mentions_at(sentence, token);
  return std::any_of(found.begin(), found.end(), [&](std::uint32_t index) {
    const std::string_view sector = world_.reading.mentions[index].sector;
    return sector == "JUD" || sector == "COP";
  });
}

PlaceNames::Marker PlaceNames::marker(std::uint32_t sentence, std::uint32_t token) const {
  const auto& tree = world_.reading.parse.sentences[sentence];
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.tokens[child].is("case")) continue;
    const TimeWord word = words_.find(world_.reading.language, tree.tokens[child]);
    if (word.kind == TimeKind::of) return Marker::of;
    if (word.kind != TimeKind::where) return Marker::other;
    if (word.value == 2) return Marker::where_town;
    return word.value == 0 ? Marker::where : Marker::within;
  }
  return Marker::none;
}

/// A country or capital must have the marker itself: "in the interest of Moscow" is no place. Nor
/// is what an act noun is about: "in the crisis of the Gulf".
std::uint32_t PlaceNames::anchor(const Name& name) const {
  const auto& tokens = world_.reading.parse.sentences[name.sentence].tokens;
  std::uint32_t at = name.head;
  for (int step = 0; step <= nouns_between_max; ++step) {
    const Marker found = marker(name.sentence, at);
    const bool act = at != name.head && world_.frame_at(name.sentence, at) != no_index;
    const bool named = at == name.head || name.listed;  // of the unknown, "off the coast of …" only
    const bool town = found == Marker::where_town && name.kind != Kind::country;
    if (town || found == Marker::where || (found == Marker::within && !act && named)) return at;
    const auto& token = tokens[at];
    const bool noun = token.is("nmod") || token.is("compound") || token.is("appos") ||
                      token.is("flat") || token.is("amod");
    const bool climbs = found == Marker::of || (found == Marker::none && noun);
    if (!climbs || name.kind != Kind::town || token.head == syntax::no_token) return no_index;
    at = token.head;
    if (tokens[at].upos != syntax::Upos::NOUN && tokens[at].upos != syntax::Upos::PROPN) {
      return no_index;
    }
  }
  return no_index;
}

/// As the text has it, without what a multiword token adds ("Odesa's").
std::string_view PlaceNames::written(const Name& name) const {
  const auto& tokens = world_.reading.parse.sentences[name.sentence].tokens;
  const auto& end = tokens[name.last - 1];
  const std::string_view text = world_.reading.article.text();
  const bool longer = text.substr(end.first, end.form.size()) == end.form;
  const std::size_t to = longer ? end.first + end.form.size() : end.last;
  const std::size_t from = tokens[name.first].first;
  return text.substr(from, to - from);
}

}  // namespace casus::events
