#include <algorithm>

#include "roles.h"
#include "sentence_reader.h"

namespace casus::frames {

namespace {

bool among(const Concepts& concepts, Concept concept_, const std::vector<Concept>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](Concept wanted) { return concepts.is_a(concept_, wanted); });
}

std::vector<Argument> with_role(const Frame& frame, Role role) {
  std::vector<Argument> found;
  for (const Argument& argument : frame.arguments) {
    if (argument.role == role) found.push_back(argument);
  }
  return found;
}

void add_traces(Frame& frame, Role role, const std::vector<Argument>& fillers) {
  for (Argument argument : fillers) {
    argument.role = role;
    argument.filler.trace = true;
    frame.arguments.push_back(argument);
  }
  std::stable_sort(frame.arguments.begin(), frame.arguments.end());
}

// "la firma dell'accordo tra A e B": rows `inherit`.
void inherit_roles(const Lexicon::Data& lexicon, const Concepts& concepts,
                   std::vector<Frame>& frames) {
  for (Frame& frame : frames) {
    for (const Inheritance& row : lexicon.inheritances) {
      if (!concepts.is_a(frame.concept_, row.concept_) || has_role(frame, row.role)) continue;
      std::vector<Argument> found;
      for (const Argument& through : with_role(frame, row.through)) {
        if (through.filler.frame == no_index) continue;
        const auto more = with_role(frames[through.filler.frame], row.of);
        found.insert(found.end(), more.begin(), more.end());
      }
      add_traces(frame, row.role, found);
    }
  }
}

// "gli attacchi israeliani hanno ucciso": who does an act by an act does it too.
void lift_doers(std::vector<Frame>& frames) {
  for (Frame& frame : frames) {
    std::vector<Argument> doers;
    for (const Argument& argument : with_role(frame, Role::agent)) {
      const std::uint32_t act = argument.filler.frame;
      if (act == no_index || argument.filler.mention != no_index || !frames[act].nominal) continue;
      const auto more = with_role(frames[act], Role::agent);
      doers.insert(doers.end(), more.begin(), more.end());
    }
    add_traces(frame, Role::agent, doers);
  }
}

// The object of an operator is its content when it is an act: "respinge l'accusa", "stopped the
// deliveries". It stays the patient as well, for rules that ask for a thing there.
void objects_as_content(std::vector<Frame>& frames) {
  for (Frame& frame : frames) {
    if (frame.effect == Effect::none || has_role(frame, Role::content)) continue;
    std::vector<Argument> acts;
    for (const Argument& argument : with_role(frame, Role::patient)) {
      if (argument.filler.frame != no_index) acts.push_back(argument);
    }
    for (Argument& argument : acts) {
      argument.role = Role::content;
      frame.arguments.push_back(argument);
    }
    std::stable_sort(frame.arguments.begin(), frame.arguments.end());
  }
}

// A frame may fill roles of several; it stands under the one that it fills by its place, not by a
// trace, and of those under an operator first.
void link(std::vector<Frame>& frames) {
  for (std::uint32_t i = 0; i < frames.size(); ++i) {
    for (const Argument& argument : frames[i].arguments) {
      const std::uint32_t below = argument.filler.frame;
      if (below == no_index || below == i || argument.filler.trace) continue;
      Frame& frame = frames[below];
      const bool better = frame.under == no_index || argument.role == Role::content;
      if (!better || (frame.under != no_index && frame.under_role == Role::content)) continue;
      frame.under = i;
      frame.under_role = argument.role;
    }
  }
  // Two frames cannot stand under one another.
  for (std::uint32_t i = 0; i < frames.size(); ++i) {
    std::uint32_t at = frames[i].under;
    for (std::size_t steps = 0; at != no_index && at != i && steps < frames.size(); ++steps) {
      at = frames[at].under;
    }
    if (at == i) frames[i].under = no_index;
  }
}

Aspect aspect_of(const Concepts& concepts, Concept operator_) {
  const auto is = [&](std::string_view name) {
    return concepts.is_a(operator_, concepts.find(name));
  };
  if (is("BEGIN")) return Aspect::began;
  if (is("CONTINUE")) return Aspect::continued;
  if (is("STOP")) return Aspect::stopped;
  if (is("RESUME")) return Aspect::again;
  return Aspect::none;
}

// From the top down, so that "did not begin to deliver" reaches through every operator.
void pass_down(const Lexicon::Data& lexicon, const Concepts& concepts, std::vector<Frame>& frames) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // depth, frame
  for (std::uint32_t i = 0; i < frames.size(); ++i) {
    std::uint32_t depth = 0;
    for (std::uint32_t at = frames[i].under; at != no_index && depth <= frames.size(); ++depth) {
      at = frames[at].under;
    }
    order.emplace_back(depth, i);
  }
  std::sort(order.begin(), order.end());
  for (const auto& placed : order) {
    const auto index = placed.second;
    Frame& frame = frames[index];
    if (frame.under == no_index || frame.under_role != Role::content) continue;
    const Frame& above = frames[frame.under];
    const Aspect aspect = aspect_of(concepts, above.concept_);
    if (aspect != Aspect::none) frame.aspect = aspect;
    const Passing* passing = passing_of(lexicon, concepts, above.concept_);
    // "having citizens deported": a participle that names no doer is like a noun.
    // "announced that two diplomats will be expelled": so is a passive that tells what will be
    // done.
    const bool bare =
        frame.nominal || (frame.passive && frame.tense == Tense::future) ||
        (among(concepts, above.concept_, lexicon.implicative) && has_role(frame, Role::patient));
    if (bare && passing != nullptr && passing->nouns && !has_role(frame, Role::agent)) {
      for (const Role role : passing->roles) {
        if (!has_role(above, role)) continue;
        std::vector<Argument> doers = with_role(above, role);
        std::erase_if(doers, [&](const Argument& a) { return a.filler.frame == index; });
        add_traces(frame, Role::agent, doers);
        break;
      }
    }
    if (!among(concepts, above.concept_, lexicon.implicative)) continue;
    if (frame.tense == Tense::none) frame.tense = above.tense;
    if (above.negative) frame.negative = !frame.negative;
    if (frame.modality == Modality::actual) frame.modality = above.modality;
  }
}

// The conditional is hearsay in the press, but a consequence beside an if-clause, and the future of
// a past under a verb of saying ("ha detto che avrebbe firmato", "said it would sign").
void settle_conditionals(std::vector<Frame>& frames) {
  for (Frame& frame : frames) {
    if (frame.modality != Modality::reported && frame.modality != Modality::conditional) continue;
    if (has_role(frame, Role::condition)) {
      frame.modality = Modality::conditional;
      continue;
    }
    if (frame.under == no_index || frame.under_role != Role::content) continue;
    const Frame& above = frames[frame.under];
    if (above.tense != Tense::past || above.stance == Stance::none) continue;
    frame.modality = Modality::planned;
    frame.tense = Tense::future;
  }
}

}  // namespace

const Passing* passing_of(const Lexicon::Data& lexicon, const Concepts& concepts,
                          Concept concept_) {
  const Passing* best = nullptr;
  for (const Passing& row : lexicon.passings) {
    if (!concepts.is_a(concept_, row.concept_)) continue;
    if (best == nullptr || concepts.depth(row.concept_) > concepts.depth(best->concept_)) {
      best = &row;
    }
  }
  return best;
}

void compose(const Lexicon::Data& lexicon, const Concepts& concepts, std::vector<Frame>& frames) {
  inherit_roles(lexicon, concepts, frames);
  objects_as_content(frames);
  link(frames);
  pass_down(lexicon, concepts, frames);
  inherit_roles(lexicon, concepts, frames);
  lift_doers(frames);
  settle_conditionals(frames);
}

}  // namespace casus::frames
