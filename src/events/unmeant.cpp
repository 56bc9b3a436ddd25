#include "unmeant.h"

#include <algorithm>

namespace casus::events {
namespace {

/// "Freddy has killed twenty", where the text spoke of "Cyclone Freddy": the name is one of a
/// thing.
bool names_unmeant(const syntax::Token& name, std::uint32_t sentence, const World& world,
                   const Composition& composition) {
  const auto is_thing = [&](std::uint32_t s, std::uint32_t token) {
    const auto [first, last] = world.frames_of(s);
    for (std::uint32_t i = first; i < last; ++i) {
      for (const Argument& argument : world.reading.frames.frames[i].arguments) {
        if (argument.filler.head != token) continue;
        if (composition.is_unmeant(argument.filler.concept_, world.concepts)) return true;
      }
    }
    return false;
  };
  for (std::uint32_t s = 0; s <= sentence; ++s) {
    for (const syntax::Token& token : world.reading.parse.sentences[s].tokens) {
      const bool beside = token.form == name.form && token.upos == syntax::Upos::PROPN &&
                          token.head != syntax::no_token && !token.is("nsubj");
      if (beside && is_thing(s, token.head)) return true;
    }
  }
  return false;
}

/// A noun that names no person, body, weapon or act cannot mean to harm.
bool could_mean_it(const Argument& doer, const Frame& frame, const World& world,
                   const Composition& composition) {
  const Filler& filler = doer.filler;
  if (filler.head == no_index) return true;
  const std::uint32_t sentence = filler.mention < world.reading.mentions.size()
                                     ? world.reading.mentions[filler.mention].sentence
                                     : frame.sentence;
  if (composition.is_unmeant(world.concept_of(filler, sentence), world.concepts)) return false;
  // "Cyclone Freddy, which had devastated …": the name is that of the noun it hangs on.
  if (filler.mention < world.reading.mentions.size()) {
    const auto& tree = world.reading.parse.sentences[sentence];
    const auto& name = tree.tokens[world.reading.mentions[filler.mention].head];
    Filler noun;
    noun.head = name.head;
    if (noun.head != syntax::no_token && !name.is("nsubj") &&
        composition.is_unmeant(world.concept_of(noun, sentence), world.concepts)) {
      return false;
    }
  }
  const auto& tokens = world.reading.parse.sentences[sentence].tokens;
  const bool name = filler.head < tokens.size() && tokens[filler.head].upos == syntax::Upos::PROPN;
  if (name && names_unmeant(tokens[filler.head], sentence, world, composition)) return false;
  if (world.is_person(filler)) return true;
  if (filler.head >= tokens.size() || tokens[filler.head].upos != syntax::Upos::NOUN) return true;
  if (filler.frame != no_index &&
      composition.is_doer(world.reading.frames.frames[filler.frame].concept_, world.concepts)) {
    return true;
  }
  return composition.is_doer(world.concept_of(filler, sentence), world.concepts);
}

/// In the sentence or the one before ("A plane crashed. The pilot was killed.").
bool tells_accident(std::uint32_t sentence, const World& world, const Composition& composition) {
  for (const Frame& frame : world.reading.frames.frames) {
    if (frame.sentence != sentence && frame.sentence + 1 != sentence) continue;
    if (composition.is_unmeant(frame.concept_, world.concepts)) return true;
    for (const Argument& argument : frame.arguments) {
      const auto thing = world.concept_of(argument.filler, frame.sentence);
      if (composition.is_unmeant(thing, world.concepts)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_unmeant(const Event& event, std::uint32_t frame, const World& world,
                const Composition& composition) {
  if (event.plover != "ASSAULT" || !event.sources.empty()) return false;
  const Frame& act = world.reading.frames.frames[frame];
  bool told = false;
  for (const Argument& argument : world.arguments(frame)) {
    if (argument.role != Role::agent) continue;
    told = true;
    if (could_mean_it(argument, act, world, composition)) return false;
  }
  return told || tells_accident(act.sentence, world, composition);
}

namespace {

constexpr std::string_view any_attack = "190";  // of codes.tsv: force of no kind that is told

/// Whether each side has a sector, and one of those.
bool all_in(const std::vector<Side>& sides, std::string_view sectors) {
  return std::all_of(sides.begin(), sides.end(), [&](const Side& side) {
    const std::string_view code = side.actor.code;
    return code.size() >= 6 && !code.starts_with("IGO") &&
           sectors.find(code.substr(3, 3)) != std::string_view::npos;
  });
}

/// "A battle between the two of them", one of whom leads a party: nobody there bears arms.
bool is_race(const Event& event) {
  const auto is = [](const Side& side, std::string_view sectors) {
    const std::string_view code = side.actor.code;
    return code.size() >= 6 && sectors.find(code.substr(3, 3)) != std::string_view::npos;
  };
  const auto& all = event.sources;
  return event.cameo == any_attack && overlap(all, event.targets) && all.size() > 1 &&
         std::any_of(all.begin(), all.end(), [&](const Side& s) { return is(s, "PTY ELI"); }) &&
         std::none_of(all.begin(), all.end(),
                      [&](const Side& s) { return is(s, "MIL COP REB CVL CRM SPY REF LAB"); });
}

}  // namespace

bool is_contest(const Event& event) {
  if (event.plover != "ASSAULT" || event.targets.empty()) return false;
  // "Will be defeated": whoever attacks a party or its candidate does so in words or at the polls,
  // unless it is told how.
  if (event.sources.empty()) return event.cameo == any_attack && all_in(event.targets, "PTY ELI");
  if (is_race(event)) return true;
  // Who governs may use force against those who do not.
  const bool unarmed = all_in(event.sources, "LEG ELI PTY EDU BUS JUD MED");
  const bool equals = all_in(event.sources, "GOV LEG ELI PTY OPP") &&
                      all_in(event.targets, "GOV LEG ELI PTY REL JUD MED");
  return (unarmed || equals) && overlap(event.sources, event.targets);
}

bool is_beyond(const Event& event) {
  // People have no ties of state to cut.
  if (event.plover == "SANCTION" && event.mode == "discontinue" && !event.sources.empty() &&
      all_in(event.sources, "CVL CRM REF")) {
    return true;
  }
  if (event.sources.empty() || !all_in(event.sources, "ELI PTY EDU MED BUS")) return false;
  const bool at_home = event.targets.empty() || overlap(event.sources, event.targets);
  const bool of_state = event.plover == "COERCE" || event.plover == "MOBILIZE" ||
                        event.plover == "AID" || event.plover == "AGREE" ||
                        (event.plover == "RETREAT" && !event.cameo.empty());
  return at_home && of_state;
}

}  // namespace casus::events
