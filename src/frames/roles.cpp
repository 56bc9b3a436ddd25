#include "roles.h"

#include <algorithm>

namespace casus::frames {

bool has_role(const Frame& frame, Role role) {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(),
                     [role](const Argument& argument) { return argument.role == role; });
}

namespace {

std::optional<Role> class_default(const Predicate& predicate, Slot slot, bool clause) {
  const bool nominal = predicate.kind == Kind::nominal;
  switch (slot) {
    case slots::subj:
    case slots::poss:
    case slots::adj:
      return Role::agent;
    case slots::obj:
      return Role::patient;
    case slots::iobj:
      return Role::recipient;
    case slots::comp:
      return Role::content;
    case slots::xcomp:
      return clause || nominal ? Role::content : Role::attribute;
    default:
      return std::nullopt;
  }
}

// "l'attacco di A", "the bombing of B": without a row that says it, the doer when it is an actor
// and no other doer is there, else the thing done to.
Role genitive_role(const Scene& scene, const Predicate& predicate, const SlotFiller& filler,
                   const Frame* frame) {
  const bool other_agent = (frame != nullptr && has_role(*frame, Role::agent)) ||
                           predicate.fills(slots::poss) || predicate.fills(slots::adj) ||
                           predicate.fills(slots::subj);
  if (other_agent) return Role::patient;
  return scene.people.is(filler.head, Class::actor) ? Role::agent : Role::patient;
}

bool is_relational(const Scene& scene, TokenIndex token) {
  const auto& list = scene.lexicon.relational;
  return std::any_of(list.begin(), list.end(), [&](Concept wanted) {
    return scene.concepts.is_a(scene.words.concept_of(token), wanted);
  });
}

bool is_genitive(const Scene& scene, Slot slot) {
  return slot != slots::none && slot >= slots::fixed_count &&
         scene.lexicon.is(scene.lexicon.slot_name(slot), syntax::Upos::ADP, Feature::genitive);
}

}  // namespace

bool is_time(const Scene& scene, const SlotFiller& filler) {
  if (filler.clause && filler.secondary != slots::xcomp) return false;
  if (scene.people.has(filler.head)) return false;
  return scene.concepts.is_a(scene.words.concept_of(filler.head), scene.concepts.common().time);
}

namespace {

// A preposition that a row gives to a noun phrase says nothing of an infinitive behind the same
// word: "promised to send" has no recipient.
bool is_for_nouns(Role role) {
  switch (role) {
    case Role::recipient:
    case Role::destination:
    case Role::with:
    case Role::agent:
    case Role::place:
      return true;
    default:
      return false;
  }
}

std::optional<Role> row_role(const SenseRow& row, const SlotFiller& filler) {
  for (const Slot slot : {filler.primary, filler.secondary}) {
    if (slot == slots::none) continue;
    const auto role = row.role(slot);
    if (role && !(filler.clause && slot == filler.primary && is_for_nouns(*role))) return role;
  }
  return std::nullopt;
}

// The noun inside a phrase ("launch an attack on") keeps its valency for what the row leaves open.
std::optional<Role> inner_role(const Scene& scene, const Predicate& predicate,
                               const SlotFiller& filler) {
  if (filler.primary < slots::fixed_count) return std::nullopt;
  for (const TokenIndex part : predicate.rest) {
    for (const Candidate& candidate : scene.words.candidates(part)) {
      const bool noun = candidate.row->upos == syntax::Upos::NOUN && candidate.rest.empty();
      if (!noun || !candidate.row->conditions.empty()) continue;
      if (const auto role = candidate.row->role(filler.primary)) return role;
    }
  }
  return std::nullopt;
}

/// "the Paris agreement", "the Minsk meeting": a town before a noun says where.
bool is_town_before(const Scene& scene, const Predicate& predicate, const SlotFiller& filler) {
  if (predicate.kind != Kind::nominal || filler.primary != slots::adj) return false;
  const std::uint32_t index = scene.people.of(filler.head);
  if (index >= scene.mentions.size() || !scene.tree.is(filler.head, "compound")) return false;
  const actors::Mention& mention = scene.mentions[index];
  const bool town = mention.how == actors::How::capital || !mention.place_or_government;
  return mention.type == actors::Type::place && town;
}

}  // namespace

Role role_of(const Scene& scene, const Predicate& predicate, const SlotFiller& filler,
             const SenseRow* light) {
  if (is_town_before(scene, predicate, filler)) return Role::place;
  const bool fixed = filler.primary < slots::fixed_count;
  const bool adjunct = !fixed || filler.primary == slots::xcomp;
  if (adjunct && is_time(scene, filler)) return Role::time;
  if (light != nullptr && fixed) {
    if (const auto role = light->role(filler.primary)) return *role;
    return class_default(predicate, filler.primary, filler.clause).value_or(Role::other);
  }
  for (const SenseRow* row : {predicate.sense, light}) {
    if (row == nullptr) continue;
    if (const auto role = row_role(*row, filler)) {
      // "la firma dell'accordo": a thing with a frame of its own is no doer.
      const bool thing = *role == Role::agent && is_genitive(scene, filler.primary) &&
                         !scene.people.has(filler.head) && is_relational(scene, filler.head);
      return thing ? Role::patient : *role;
    }
  }
  if (const auto role = inner_role(scene, predicate, filler)) return *role;
  for (const Slot slot : {filler.secondary, filler.primary}) {
    if (slot == slots::none) continue;
    const bool clause = filler.clause && scene.tree.upos(filler.head) != syntax::Upos::NOUN &&
                        scene.tree.upos(filler.head) != syntax::Upos::ADJ;
    if (const auto role = class_default(predicate, slot, clause)) return *role;
  }
  if (predicate.kind == Kind::nominal && !filler.clause && is_genitive(scene, filler.primary)) {
    return genitive_role(scene, predicate, filler, nullptr);
  }
  const bool verbal = predicate.kind != Kind::nominal;
  const MarkerRow* marker = marker_row(scene, filler.primary, filler.head, filler.clause, verbal);
  return marker == nullptr ? Role::other : marker->role;
}

namespace {

// A noun whose "di / of" is its doer, with another doer beside it: then it is the thing done to
// ("l'invasione dell'Ucraina da parte della Russia").
void settle_two_doers(const Scene& scene, std::vector<Placed>& placed) {
  const bool other = std::any_of(placed.begin(), placed.end(), [&](const Placed& p) {
    return p.argument.role == Role::agent && !is_genitive(scene, p.from->primary);
  });
  const bool patient = std::any_of(placed.begin(), placed.end(), [](const Placed& p) {
    return p.argument.role == Role::patient;
  });
  if (!other || patient) return;
  for (Placed& p : placed) {
    if (p.argument.role == Role::agent && is_genitive(scene, p.from->primary)) {
      p.argument.role = Role::patient;
    }
  }
}

// "Egypt's arrest of two journalists": a noun whose owner is what it is done to, with that named
// beside it: then the owner does it.
void settle_two_patients(const Scene& scene, std::vector<Placed>& placed) {
  const auto owner = [](const Placed& p) {
    return p.from->primary == slots::poss || p.from->primary == slots::adj;
  };
  const bool agent = std::any_of(placed.begin(), placed.end(),
                                 [](const Placed& p) { return p.argument.role == Role::agent; });
  const bool other = std::any_of(placed.begin(), placed.end(), [&](const Placed& p) {
    return p.argument.role == Role::patient && is_genitive(scene, p.from->primary);
  });
  if (agent || !other) return;
  for (Placed& p : placed) {
    if (p.argument.role == Role::patient && owner(p)) p.argument.role = Role::agent;
  }
}

// "l'ordine del generale di sparare": what a noun's "di / of" says is its content, with a clause
// beside it: then it is who says so.
void settle_two_contents(const Scene& scene, std::vector<Placed>& placed) {
  bool clause = false, agent = false;
  for (const Placed& p : placed) {
    clause = clause || (p.argument.role == Role::content && p.from->clause);
    agent = agent || p.argument.role == Role::agent;
  }
  if (agent || !clause) return;
  for (Placed& p : placed) {
    const bool said = p.argument.role == Role::content && !p.from->clause;
    if (said && is_genitive(scene, p.from->primary) && scene.people.has(p.from->head)) {
      p.argument.role = Role::agent;
    }
  }
}

// "l'accordo tra A e B": who stands between are the doers, unless another doer stands there.
void settle_between(std::vector<Placed>& placed) {
  const bool agent = std::any_of(placed.begin(), placed.end(),
                                 [](const Placed& p) { return p.argument.role == Role::agent; });
  if (agent) return;
  for (Placed& p : placed) {
    if (p.argument.role == Role::between) p.argument.role = Role::agent;
  }
}

}  // namespace

namespace {

// "Secretary of State Marco Rubio", torn in two by the parser: the rest of a mention whose head is
// there as well is no argument.
bool is_inside_other(const Scene& scene, const Predicate& fillers, const SlotFiller& filler) {
  if (filler.mention != no_index || scene.people.has(filler.head)) return false;
  const std::uint32_t around = scene.people.around(filler.head);
  if (around == no_index) return false;
  return std::any_of(fillers.slots.begin(), fillers.slots.end(), [&](const SlotFiller& other) {
    return other.head != filler.head && scene.people.of(other.head) == around;
  });
}

}  // namespace

void add_arguments(const Scene& scene, const Predicate& senses, const Predicate& fillers,
                   const SenseRow* light, TokenIndex skip, Frame& frame) {
  std::vector<Placed> placed;
  for (const SlotFiller& filler : fillers.slots) {
    if (filler.head == skip || is_inside_other(scene, fillers, filler)) continue;
    Argument argument;
    argument.role = role_of(scene, senses, filler, light);
    argument.filler.head = filler.head;
    argument.filler.trace = filler.trace;
    argument.filler.mention =
        filler.mention != no_index ? filler.mention : scene.people.of(filler.head);
    if (filler.mention == no_index) {
      argument.filler.concept_ = scene.words.concept_of(filler.head);
    }
    placed.push_back({argument, &filler});
  }
  if (senses.kind == Kind::nominal) {
    settle_two_doers(scene, placed);
    settle_two_patients(scene, placed);
    settle_two_contents(scene, placed);
    settle_between(placed);
  }
  for (const Placed& p : placed) {
    const bool there =
        std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
          return argument.role == p.argument.role &&
                 argument.filler.head == p.argument.filler.head &&
                 argument.filler.mention == p.argument.filler.mention;
        });
    if (!there) frame.arguments.push_back(p.argument);
  }
}

}  // namespace casus::frames
