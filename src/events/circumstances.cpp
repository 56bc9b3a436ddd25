// Where an act happened and how many it touched, from the arguments of its frame.
#include <algorithm>

#include "draft.h"

namespace casus::events {
namespace {

bool is_place(std::uint32_t index, const World& world) {
  const auto& mention = world.reading.mentions[index];
  const bool resolved =
      index < world.reading.resolutions.size() && world.reading.resolutions[index].is_place;
  return mention.type == actors::Type::place || resolved;
}

std::string text_of(std::uint32_t sentence, std::uint32_t first, std::uint32_t last,
                    const World& world) {
  const auto& tokens = world.reading.parse.sentences[sentence].tokens;
  const std::size_t from = tokens[first].first, to = tokens[last - 1].last;
  return std::string(world.reading.article.text().substr(from, to - from));
}

/// A proper name that no dictionary knows, with the name parts that belong to it.
std::string unknown_name(std::uint32_t sentence, std::uint32_t head, const World& world) {
  const auto& tree = world.reading.parse.sentences[sentence];
  if (tree.tokens[head].upos != syntax::Upos::PROPN) return {};
  std::uint32_t first = head, last = head + 1;
  for (const std::uint32_t child : tree.children(head)) {
    if (!tree.tokens[child].is("flat") && !tree.tokens[child].is("compound")) continue;
    first = std::min(first, child);
    last = std::max(last, child + 1);
  }
  return text_of(sentence, first, last, world);
}

std::string place_of(const Filler& filler, std::uint32_t sentence, const World& world) {
  if (filler.head == no_index) return {};
  const auto& tree = world.reading.parse.sentences[sentence];
  std::vector<std::uint32_t> heads{filler.head};
  for (const std::uint32_t child : tree.children(filler.head)) {
    if (tree.tokens[child].is("nmod") || tree.tokens[child].is("appos")) heads.push_back(child);
  }
  for (const std::uint32_t head : heads) {
    for (const std::uint32_t index : world.mentions_at(sentence, head)) {
      const auto& mention = world.reading.mentions[index];
      if (is_place(index, world)) return text_of(sentence, mention.first, mention.last, world);
    }
    std::string name = unknown_name(sentence, head, world);
    if (!name.empty() && world.mentions_at(sentence, head).empty()) return name;
  }
  return {};
}

constexpr Role place_roles[] = {Role::place, Role::destination, Role::origin};

}  // namespace

void add_place(Event& event, std::uint32_t index, const World& world) {
  const Frame& frame = world.reading.frames.frames[index];
  for (const Role role : place_roles) {
    for (const Argument& argument : frame.arguments) {
      if (argument.role != role || !event.place.empty()) continue;
      event.place = place_of(argument.filler, frame.sentence, world);
    }
  }
}

void add_quantities(Event& event, std::uint32_t index, const World& world,
                    const Composition& composition, const TimeWords& words) {
  const Frame& frame = world.reading.frames.frames[index];
  const auto& tree = world.reading.parse.sentences[frame.sentence];
  for (const Argument& argument : frame.arguments) {
    if (argument.filler.head == no_index || argument.filler.trace) continue;
    const auto kind = composition.quantity(frame.concept_, argument.role, argument.filler.concept_,
                                           world.concepts);
    if (kind.empty()) continue;
    std::optional<double> value;
    TimeKind bound = TimeKind::none;
    std::uint32_t at = argument.filler.head;
    std::vector<std::uint32_t> candidates = tree.children(argument.filler.head);
    candidates.push_back(argument.filler.head);
    for (const std::uint32_t child : candidates) {
      const auto number = words.number(world.reading.language, tree.tokens[child]);
      const bool counts = tree.tokens[child].is("nummod") || child == argument.filler.head ||
                          number.kind == TimeKind::dozen;
      if (number.kind == TimeKind::none || !counts) continue;
      value = value ? *value * number.value : number.value;
      at = child;
      if (number.kind == TimeKind::dozen) bound = TimeKind::about;
      for (const std::uint32_t below : tree.children(child)) {
        const auto word = words.find(world.reading.language, tree.tokens[below]);
        if (word.kind == TimeKind::number) value = *value * word.value;
        if (word.kind == TimeKind::least || word.kind == TimeKind::most) bound = word.kind;
      }
    }
    if (!value) continue;
    Quantity quantity;
    quantity.kind = kind;
    if (bound != TimeKind::most) quantity.min = value;
    if (bound != TimeKind::least && bound != TimeKind::about) quantity.max = value;
    quantity.span = world.span(frame.sentence, at, at + 1);
    event.quantities.push_back(quantity);
  }
}

}  // namespace casus::events
