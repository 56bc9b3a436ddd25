// Place names are found by the mentions and by the model's names, taken for a place by the case
// markers of knowledge/time/LANG.tsv, given to the nearest predicate above them, and then spread to
// predicates that share a clause or a scene with it.
#include "whereabouts.h"

#include <algorithm>
#include <array>

namespace casus::events {
namespace {

/// Acts done on the spot: who moves there, or is hit there, says where it was. Words, money and
/// goods reach places at which nothing happens.
constexpr std::array<std::string_view, 6> on_the_spot{"ASSAULT",  "COERCE",  "CONSULT",
                                                      "MOBILIZE", "PROTEST", "RETREAT"};

bool is_on_the_spot(const Event& event) {
  return std::find(on_the_spot.begin(), on_the_spot.end(), event.plover) != on_the_spot.end();
}

/// Both sides act, at one place.
bool together(const Event& event) {
  return event.plover == "CONSULT" ||
         (event.sources.size() > 1 && event.sources.size() == event.targets.size() &&
          event.sources.front().actor.code == event.targets.front().actor.code);
}

bool names_all(const std::vector<Side>& known, const std::vector<Side>& asked) {
  return std::all_of(asked.begin(), asked.end(),
                     [&](const Side& side) { return overlap({side}, known); });
}

}  // namespace

Whereabouts::Whereabouts(const World& world, const TimeWords& words, const Gazetteer& gazetteer)
    : world_(world),
      gazetteer_(gazetteer),
      place_names_(world, words, gazetteer),
      names_(place_names_.all()) {
  of_frame_.assign(world_.reading.frames.frames.size(), no_index);
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (!names_[i].state.empty()) states_.push_back(names_[i].state);
    own(i);
  }
  own_ = of_frame_;
  spread();
}

std::uint32_t Whereabouts::governor(std::uint32_t sentence, std::uint32_t token) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  for (std::size_t step = 0; step < tokens.size() && token != syntax::no_token; ++step) {
    const std::uint32_t frame = world_.frame_at(sentence, token);
    if (frame != no_index) return frame;
    token = tokens[token].head;
  }
  return no_index;
}

/// A town says more than its country; what stands first says more than what follows.
void Whereabouts::give(std::uint32_t frame, std::uint32_t name) {
  if (frame == no_index) return;
  std::uint32_t& slot = of_frame_[frame];
  const bool better = slot == no_index ||
                      (names_[slot].kind == Kind::country && names_[name].kind != Kind::country);
  if (better) slot = name;
}

/// Whether the token carries an office or body: "the government in Bamako" is one, and acts at no
/// place.
bool Whereabouts::is_body(std::uint32_t sentence, std::uint32_t token) const {
  for (const std::uint32_t index : world_.mentions_at(sentence, token)) {
    if (world_.reading.mentions[index].sector == "GOV") return true;
    for (const Side& side : world_.sides_of_mention(index)) {
      if (side.actor.code.ends_with("GOV")) return true;
    }
  }
  return false;
}

/// Whether the frame has the name as somebody to whom it turns, which a town is not.
bool Whereabouts::is_addressed(const Name& name, std::uint32_t index) const {
  const auto& arguments = world_.reading.frames.frames[index].arguments;
  return name.kind != Kind::town &&
         std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
           const bool place = argument.role == Role::place || argument.role == Role::destination ||
                              argument.role == Role::origin || argument.role == Role::time ||
                              argument.role == Role::other;
           return argument.filler.head == name.head && !place;
         });
}

void Whereabouts::own(std::uint32_t index) {
  const Name& name = names_[index];
  const auto& tree = world_.reading.parse.sentences[name.sentence];
  const std::uint32_t at = place_names_.anchor(name);
  if (at == no_index || (name.kind != Kind::town && !name.place_here)) return;
  const std::uint32_t above = tree.tokens[at].head;
  const std::uint32_t noun = at == name.head ? no_index : world_.frame_at(name.sentence, at);
  if (noun != no_index) give(noun, index);
  if (above == syntax::no_token) {  // "will be in Quito to meet …"
    for (const std::uint32_t child : tree.children(at)) {
      give(world_.frame_at(name.sentence, child), index);
    }
    return;
  }
  if (is_body(name.sentence, above)) return;
  const std::uint32_t frame = governor(name.sentence, above);
  if (frame != no_index && !is_addressed(name, frame)) {
    const Frame& act = world_.reading.frames.frames[frame];
    // "talks on the crisis in Mali" are not in Mali; "seized power in Mali" is.
    const bool near = act.first <= above && above < act.last;
    if (name.kind == Kind::town || near || above == act.predicate) give(frame, index);
    return;
  }
  if (frame != no_index || tree.tokens[above].head != syntax::no_token) return;
  for (const std::uint32_t child :
       tree.children(above)) {  // "will be on Monday in Quito to meet …"
    give(world_.frame_at(name.sentence, child), index);
  }
}

/// Frames of words and thoughts happen elsewhere than what they are about.
bool Whereabouts::tells(std::uint32_t index) const {
  const Frame& frame = world_.reading.frames.frames[index];
  return frame.stance != frames::Stance::none || frame.effect == frames::Effect::said ||
         frame.effect == frames::Effect::alleged;
}

/// The frame in whose clause an act stands that has no clause of its own: "began the talks", "the
/// talks, which began …".
std::uint32_t Whereabouts::above(std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const Frame& frame = all[index];
  const std::uint32_t phase = world_.only_about(index);
  if (phase != no_index && of_frame_[phase] != no_index) return phase;
  if (frame.under < all.size()) {
    const bool apart = frame.under_role == Role::time || frame.under_role == Role::cause ||
                       frame.under_role == Role::condition || frame.under_role == Role::about;
    return apart ? no_index : frame.under;
  }
  const auto& tokens = world_.reading.parse.sentences[frame.sentence].tokens;
  if (!frame.nominal && !tokens[frame.predicate].is("amod")) return no_index;
  return governor(frame.sentence, tokens[frame.predicate].head);
}

void Whereabouts::spread() {
  const auto& all = world_.reading.frames.frames;
  // What stands before the first of several verbs is said of all.
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto& tokens = world_.reading.parse.sentences[all[i].sentence].tokens;
    const auto& token = tokens[all[i].predicate];
    if (of_frame_[i] != no_index || !token.is("conj") || token.head == syntax::no_token) continue;
    const std::uint32_t first = world_.frame_at(all[i].sentence, token.head);
    if (first == no_index || of_frame_[first] == no_index) continue;
    if (names_[of_frame_[first]].head < all[first].predicate) of_frame_[i] = of_frame_[first];
  }
  // "landed in Samarkand, where he was received": what the place's own clause tells.
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const auto& tree = world_.reading.parse.sentences[names_[i].sentence];
    if (place_names_.anchor(names_[i]) == no_index) continue;
    for (const std::uint32_t child : tree.children(names_[i].head)) {
      if (tree.tokens[child].is("acl")) give(world_.frame_at(names_[i].sentence, child), i);
    }
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (of_frame_[i] != no_index) continue;
    const auto& token = world_.reading.parse.sentences[all[i].sentence].tokens[all[i].predicate];
    const bool dependent = all[i].nominal || token.is("amod") ||
                           all[i].under_role == Role::purpose ||
                           all[i].under_role == Role::content || all[i].under_role == Role::other;
    const std::uint32_t clause = dependent ? above(i) : no_index;
    if (clause != no_index && clause != i && !tells(clause)) of_frame_[i] = of_frame_[clause];
  }
}

/// A place name that the filler is, or has in its phrase.
std::uint32_t Whereabouts::name_in(const Filler& filler, std::uint32_t sentence) const {
  if (filler.head == no_index) return no_index;
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  const auto first = std::partition_point(
      names_.begin(), names_.end(), [&](const Name& name) { return name.sentence < sentence; });
  for (auto i = static_cast<std::uint32_t>(first - names_.begin());
       i < names_.size() && names_[i].sentence == sentence; ++i) {
    if (names_[i].head == filler.head) return i;
    const auto& token = tokens[names_[i].head];
    const bool inside = token.head == filler.head && names_[i].kind != Kind::country &&
                        (token.is("nmod") || token.is("appos") || token.is("compound"));
    if (inside) return i;
  }
  return no_index;
}

bool Whereabouts::is_side(const Name& name, const Event& event) const {
  const Span span = world_.span(name.sentence, name.first, name.last);
  const auto holds = [&](const Side& side) {
    return side.span.start == span.start && side.span.end == span.end &&
           side.span.in_title == span.in_title;
  };
  return std::any_of(event.sources.begin(), event.sources.end(), holds) ||
         std::any_of(event.targets.begin(), event.targets.end(), holds);
}

/// Where somebody goes, whence they leave, and what is hit, of acts done on the spot; the phrase of
/// a noun that is part of the act ("signed a treaty in …").
std::uint32_t Whereabouts::of_argument(const Event& event, std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const Frame& frame = all[index];
  for (const Argument& argument : frame.arguments) {
    if (argument.filler.trace) continue;
    const std::uint32_t name = name_in(argument.filler, frame.sentence);
    if (name == no_index) continue;
    const bool town = names_[name].kind == Kind::town;
    const bool itself = names_[name].head == argument.filler.head;
    const bool court = argument.role == Role::agent && !itself && keeps_order(argument, frame);
    const bool moves = argument.role == Role::destination || argument.role == Role::origin;
    const bool country = names_[name].kind == Kind::country;
    const bool reached = (event.plover == "ASSAULT" && town) || (event.mode == "visit" && !country);
    const bool hit =
        reached && itself && (argument.role == Role::patient || argument.role == Role::against);
    const bool told = names_[name].place_here && place_names_.anchor(names_[name]) != no_index;
    const bool here = argument.role == Role::place && (town || (itself && told));
    if (here) return name;
    if ((moves && is_on_the_spot(event) && itself && !country) || hit) return name;
    if (court && is_on_the_spot(event)) return name;
  }
  if (tells(index)) return no_index;
  return of_noun(index);
}

/// Where a noun of the clause is: "signed at the summit in Apulia", "signed a treaty in Rome", for
/// the tree may hang the place on either. A noun of another time or cause tells of another act.
std::uint32_t Whereabouts::of_noun(std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const auto& tokens = world_.reading.parse.sentences[all[index].sentence].tokens;
  const auto leads_on = [&](std::uint32_t noun) {
    const Frame& frame = all[noun];
    const bool part = frame.under >= all.size() || frame.under_role == Role::patient ||
                      frame.under_role == Role::content || frame.under_role == Role::place ||
                      frame.under_role == Role::other || frame.under_role == Role::manner;
    return frame.nominal && part;
  };
  const auto [first, last] = world_.frames_of(all[index].sentence);
  for (std::uint32_t i = first; i < last; ++i) {
    if (own_[i] == no_index || i == index) continue;
    std::uint32_t at = i;
    for (std::size_t step = 0; step < tokens.size() && at != no_index && at != index; ++step) {
      const std::uint32_t head = tokens[all[at].predicate].head;
      at = leads_on(at) && head != syntax::no_token ? governor(all[i].sentence, head) : no_index;
    }
    if (at == index) return own_[i];
  }
  return no_index;
}

/// Courts and police of a town do their work there.
bool Whereabouts::keeps_order(const Argument& agent, const Frame& frame) const {
  const auto sides = world_.actors(agent.filler, frame.sentence);
  return std::any_of(sides.begin(), sides.end(), [](const Side& side) {
    return side.actor.code.ends_with("JUD") || side.actor.code.ends_with("COP");
  });
}

std::vector<Side> Whereabouts::parties(std::uint32_t index) const {
  std::vector<Side> sides;
  const Frame& frame = world_.reading.frames.frames[index];
  for (const Argument& argument : frame.arguments) {
    const bool acts = argument.role == Role::agent || argument.role == Role::patient ||
                      argument.role == Role::with || argument.role == Role::recipient;
    if (acts) add_sides(sides, world_.actors(argument.filler, frame.sentence));
  }
  return sides;
}

/// Where the frame's act is, or else where its mover goes.
std::uint32_t Whereabouts::here_or_there(std::uint32_t index) const {
  const Frame& frame = world_.reading.frames.frames[index];
  const std::uint32_t here = of_frame_[index];
  if (here != no_index) return names_[here].kind == Kind::country ? no_index : here;
  for (const Argument& argument : frame.arguments) {
    if (argument.role != Role::destination) continue;
    const std::uint32_t name = name_in(argument.filler, frame.sentence);
    if (name != no_index && names_[name].kind != Kind::country) return name;
  }
  return no_index;
}

/// Who met goes on at the same place: "received him in Lviv. The two signed …", "flew to Doha. He
/// met the emir". Looks back to the sentence before.
std::uint32_t Whereabouts::scene(const Event& event, std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  if (event.status != Status::asserted || !together(event)) return no_index;
  for (std::uint32_t i = index; i-- > 0;) {
    const Frame& frame = all[i];
    if (frame.sentence + 1 < all[index].sentence) break;
    if (frame.negative || frame.modality != frames::Modality::actual || tells(i)) continue;
    if (frame.tense == frames::Tense::future || frame.claim != no_index) continue;
    const std::uint32_t name = here_or_there(i);
    if (name == no_index) continue;
    const auto here = parties(i);
    std::vector<Side> asked = event.sources;
    add_sides(asked, event.targets);
    if (names_all(here, asked)) return i;
    const bool host = std::any_of(asked.begin(), asked.end(), [&](const Side& side) {
      return country(side.actor.code) == names_[name].state;
    });
    const bool went = of_frame_[i] == no_index && event.plover == "CONSULT";
    if ((host || went) && overlap(here, event.sources)) return i;
  }
  return no_index;
}

std::uint32_t Whereabouts::of_event(const Event& event, std::uint32_t index) const {
  std::vector<std::uint32_t> order{index};
  // What words are about is one of the event's frames, too.
  if (!tells(index)) order.insert(order.end(), event.frames.begin(), event.frames.end());
  order.push_back(world_.antecedent(index));
  for (const std::uint32_t frame : order) {
    if (frame == no_index) continue;
    std::uint32_t name = of_frame_[frame];
    if (name == no_index) name = of_argument(event, frame);
    if (name == no_index) continue;
    if (tells(frame) && names_[name].kind == Kind::country && own_[frame] != name) continue;
    const bool aimed_at = names_[name].kind != Kind::town && is_side(names_[name], event);
    if (!aimed_at || is_on_the_spot(event)) return name;
  }
  return no_index;
}

void Whereabouts::fill(Event& event, std::uint32_t index, const Calendar& calendar) const {
  std::uint32_t name = of_event(event, index);
  if (name != no_index) return put(event, names_[name]);
  const std::uint32_t before = scene(event, index);
  if (before == no_index) return;
  name = here_or_there(before);
  put(event, names_[name]);
  const When when = calendar.when(before, true);
  if (event.date || when.background || when.precision != "day") return;
  event.date = when.date;
  event.date_precision = when.precision;
}

void Whereabouts::put(Event& event, const Name& name) const {
  event.place = std::string(place_names_.written(name));
  event.site = site(name, event);
}

}  // namespace casus::events
