// How many an act touched, from the arguments of its frame.
#include "draft.h"

namespace casus::events {

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
