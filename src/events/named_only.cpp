#include "named_only.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace casus::events {
namespace {

using frames::Modality;
using frames::Tense;

constexpr std::ptrdiff_t roll_min = 4;  // names that make a roll
constexpr std::ptrdiff_t names_per_verb = 2;

const syntax::Token& verb_of(const Frame& frame, const World& world) {
  return world.reading.parse.sentences[frame.sentence].tokens[frame.predicate];
}

bool has(const Frame& frame, const World& world, std::string_view relation) {
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const syntax::Token& token) {
    return token.head == frame.predicate && token.is(relation);
  });
}

/// "Signing the pact would be a mistake": the subject of what is not yet so.
bool subject_of_idea(const Frame& frame, const World& world) {
  const syntax::Token& verb = verb_of(frame, world);
  if (!verb.is("csubj") || verb.head == syntax::no_token) return false;
  const std::uint32_t above = world.frame_at(frame.sentence, verb.head);
  return above == no_index || world.reading.frames.frames[above].tense != Tense::past;
}

/// "Patrolling activities": what a thing is for. Protesting farmers protest.
bool describes_thing(const Frame& frame, const World& world) {
  const syntax::Token& verb = verb_of(frame, world);
  if (!verb.is("amod") || verb.head <= frame.predicate) return false;
  Filler noun;
  noun.head = verb.head;
  return std::all_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& one) {
    return one.filler.head == noun.head && !world.is_person(one.filler) &&
           world.actors(one.filler, frame.sentence).empty();
  });
}

}  // namespace

bool is_infinitive(const Frame& frame, const World& world) {
  return verb_of(frame, world).feat("VerbForm") == "Inf";
}

const Frame& first_of_row(const Frame& frame, const World& world) {
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  const Frame* first = &frame;
  for (std::size_t step = 0; step < tokens.size(); ++step) {
    const syntax::Token& verb = tokens[first->predicate];
    if (!verb.is("conj") || verb.head == syntax::no_token) break;
    const std::uint32_t before = world.frame_at(frame.sentence, verb.head);
    if (before == no_index) break;
    const Frame& one = world.reading.frames.frames[before];
    if (one.nominal || !is_infinitive(one, world)) break;
    first = &one;
  }
  return *first;
}

bool is_gerund(const Frame& frame, const World& world) {
  const syntax::Token& verb = verb_of(frame, world);
  const std::string_view form = verb.feat("VerbForm");
  return form == "Ger" || (form == "Part" && verb.feat("Tense") == "Pres");
}

bool only_named(const Frame& frame, const World& world, const Composition& composition) {
  const bool infinitive = is_infinitive(frame, world), gerund = is_gerund(frame, world);
  if (frame.nominal || (!infinitive && !gerund)) return false;
  if (gerund && describes_thing(frame, world)) return true;
  if (infinitive && has(frame, world, "cop")) return !is_to(frame, world);
  if (frame.tense != Tense::none) return false;
  if (subject_of_idea(frame, world)) return true;
  const auto& all = world.reading.frames.frames;
  if (frame.under >= all.size()) {
    return verb_of(frame, world).is("acl") &&
           (infinitive || has(frame, world, "mark") || has(frame, world, "case"));
  }
  if (frame.under_role != Role::content && frame.under_role != Role::about &&
      frame.under_role != Role::patient) {
    return false;
  }
  const Frame& governor = all[frame.under];
  return (gerund || governor.nominal) &&
         !carried(composition.passing(governor, frame, world.concepts));
}

bool is_tag(const Frame& frame, const World& world) {
  const syntax::Token& verb = verb_of(frame, world);
  const bool attribute = verb.deprel == "acl" && verb.feat("VerbForm") == "Part" &&
                         verb.feat("Number") == "Sing" && !has(frame, world, "aux:pass");
  // "The man killed by an officer": what is told with its doer is a story of its own.
  const bool done_by =
      std::any_of(frame.arguments.begin(), frame.arguments.end(),
                  [](const Argument& argument) { return argument.role == Role::agent; });
  if (frame.nominal || !attribute || done_by) return false;
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  const auto told = std::count_if(tokens.begin(), tokens.end(), [](const syntax::Token& token) {
    return token.feat("VerbForm") == "Fin";
  });
  const auto mentions = world.mentions_of(frame.sentence);
  const auto people = std::count_if(mentions.begin(), mentions.end(), [&](std::uint32_t index) {
    return world.reading.mentions[index].type == actors::Type::person;
  });
  return people >= roll_min && people >= names_per_verb * told;
}

bool is_to(const Frame& frame, const World& world) {
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
    const std::uint32_t head = a.filler.head;
    return a.role == Role::agent && head < tokens.size() && tokens[head].head == frame.predicate &&
           a.filler.frame == no_index && !world.actors(a.filler, frame.sentence).empty();
  });
}

bool counterfactual(const Frame& frame, const World& world) {
  const bool idea = frame.modality == Modality::conditional || frame.modality == Modality::planned;
  const syntax::Token& verb = verb_of(frame, world);
  if (frame.nominal || !idea || verb.feat("VerbForm") != "Part" || has(frame, world, "aux:pass")) {
    return false;
  }
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  return std::count_if(tokens.begin(), tokens.end(), [&](const syntax::Token& token) {
           return token.head == frame.predicate && token.is("aux");
         }) > 1;
}

}  // namespace casus::events
