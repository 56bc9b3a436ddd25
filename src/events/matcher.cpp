#include "matcher.h"

#include <algorithm>

namespace casus::events {
namespace {

constexpr int nesting_max = 4;

bool holds(Mood mood, const Frame& frame) {
  using frames::Aspect;
  using frames::Modality;
  using frames::Tense;
  switch (mood) {
    case Mood::negative:
      return frame.negative;
    case Mood::past:
      return frame.tense == Tense::past;
    case Mood::present:
      return frame.tense == Tense::present;
    case Mood::future:
      return frame.tense == Tense::future;
    case Mood::possible:
      return frame.modality == Modality::possible || frame.modality == Modality::conditional;
    case Mood::obligatory:
      return frame.modality == Modality::obligatory;
    case Mood::planned:
      return frame.modality == Modality::planned;
    case Mood::attempted:
      return frame.modality == Modality::attempted;
    case Mood::reported:
      return frame.modality == Modality::reported;
    case Mood::nominal:
      return frame.nominal;
    case Mood::stopped:
      return frame.aspect == Aspect::stopped;
    case Mood::again:
      return frame.aspect == Aspect::again;
    case Mood::alone:
      return frame.alone;
    case Mood::timeless:
      return frame.tense == Tense::none;
  }
  return false;
}

bool in_sector(std::string_view code, const std::vector<std::string>& sectors) {
  const bool organisation = code.starts_with("IGO");
  for (const std::string& sector : sectors) {
    if (sector == "IGO" && organisation) return true;
    if (organisation) continue;
    if (sector == "LAND" && code.size() == 3 && code != "NGO" && code != "WST") return true;
    // "GOV!": those in office themselves, not the country that acts through them.
    if (sector.back() == '!' && code.size() >= 6 && code.substr(3, 3) == sector.substr(0, 3)) {
      return true;
    }
    // A bare country acts through its government; an organisation without country ("NGO") is its
    // own sector.
    if (sector == "GOV" && code.size() == 3 && code != "NGO" && code != "WST") return true;
    if (code.substr(0, 3) == sector) return true;
    if (code.size() >= 6 && code.substr(3, 3) == sector) return true;
  }
  return sectors.empty();
}

class Matcher {
 public:
  explicit Matcher(const World& world, bool filled = false, char open = 0)
      : world_(world), filled_(filled), open_(open) {}

  bool all(const std::vector<Constraint>& constraints, std::uint32_t frame, int depth) {
    return std::all_of(constraints.begin(), constraints.end(),
                       [&](const Constraint& c) { return one(c, frame, depth); });
  }

  bool one(const Constraint& constraint, std::uint32_t index, int depth) {
    const Term& term = constraint.term;
    const Frame& frame = world_.reading.frames.frames[index];
    if (term.kind == TermKind::mood) {
      return std::any_of(term.moods.begin(), term.moods.end(),
                         [&](Mood mood) { return holds(mood, frame); });
    }
    if (term.kind == TermKind::under) return under(term, frame);
    bool filled = false;
    for (const Role role : constraint.roles) {
      if (term.kind == TermKind::actor) {
        if (bind(term, role, index)) return true;
        continue;
      }
      for (const Argument& argument : world_.arguments(index)) {
        if (argument.role != role) continue;
        filled = true;
        if (term.kind == TermKind::filled) return true;
        if (term.kind == TermKind::thing && is_a(argument.filler, term)) return true;
        if (term.kind == TermKind::frame && embedded(term, argument.filler, depth)) return true;
      }
    }
    if (term.kind == TermKind::empty) return !filled;
    if (term.kind == TermKind::frame && !filled && reported(constraint, index, depth)) return true;
    if (term.kind != TermKind::actor) return false;
    const bool open = term.variable != 0 && term.variable == open_;
    if (!open && (!term.optional || (filled_ && depth == 1))) return false;
    if (term.variable != 0 && !bound(term.variable)) {
      binding_.variables.emplace_back(term.variable, std::vector<Side>{});
    }
    return true;
  }

  Binding take() { return std::move(binding_); }

 private:
  bool bound(char variable) const { return binding_.find(variable) != nullptr; }

  bool under(const Term& term, const Frame& frame) const {
    const auto& all = world_.reading.frames.frames;
    if (frame.under >= all.size()) return term.concepts.empty();
    return any_is_a(all[frame.under].concept_, term.concepts);
  }

  bool any_is_a(Concept id, const std::vector<Concept>& wanted) const {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](Concept ancestor) { return world_.concepts.is_a(id, ancestor); });
  }

  bool is_a(const Filler& filler, const Term& term) const {
    if (any_is_a(filler.concept_, term.concepts)) return true;
    const auto& all = world_.reading.frames.frames;
    return filler.frame < all.size() && any_is_a(all[filler.frame].concept_, term.concepts);
  }

  // The recursion follows the rule's own nesting, which its parser bounds.
  bool embedded(const Term& term, const Filler& filler, int depth) {
    const auto& all = world_.reading.frames.frames;
    if (depth >= nesting_max) return false;
    if (filler.frame >= all.size()) return term.inner.empty() && is_a(filler, term);
    if (!any_is_a(all[filler.frame].concept_, term.concepts)) return false;
    const Binding before = binding_;
    if (all_inner(term, filler.frame, depth)) {
      binding_.frames.push_back(filler.frame);
      return true;
    }
    binding_ = before;
    return false;
  }

  /// "Rwanda trains the rebels, Kinshasa charged": what was said stands beside the word for it.
  bool reported(const Constraint& constraint, std::uint32_t index, int depth) {
    const auto& said = constraint.roles;
    if (std::find(said.begin(), said.end(), Role::content) == said.end()) return false;
    const auto& frames = world_.reading.frames;
    for (std::uint32_t i = 0; i < frames.frames.size(); ++i) {
      const Frame& frame = frames.frames[i];
      if (i == index || frame.under != no_index || frame.claim >= frames.claims.size()) continue;
      const auto& claim = frames.claims[frame.claim];
      if (claim.frame != index && claim.speech != index) continue;
      Filler whole;
      whole.head = frame.predicate;
      whole.frame = i;
      whole.concept_ = frame.concept_;
      if (embedded(constraint.term, whole, depth)) return true;
    }
    return false;
  }

  bool all_inner(const Term& term, std::uint32_t frame, int depth) {
    return all(term.inner, frame, depth + 1);
  }

  /// "The delivery of Russian missiles to Syria": the missiles are not theirs who get them.
  void leave_others(std::vector<Side>& owners, Role role, std::uint32_t index) const {
    std::vector<Side> rest = owners;
    for (const Argument& other : world_.arguments(index)) {
      if (other.role == role) continue;
      const auto sides =
          world_.actors(other.filler, sentence_of(index, world_.reading.frames.frames[index]));
      std::erase_if(rest, [&](const Side& side) { return overlap({side}, sides); });
    }
    if (!rest.empty()) owners = std::move(rest);
  }

  /// Actors in the role become the variable's, or must be among those that it has already.
  bool bind(const Term& term, Role role, std::uint32_t index) {
    const Frame& frame = world_.reading.frames.frames[index];
    std::vector<Side> sides;
    for (const Argument& argument : world_.arguments(index)) {
      if (argument.role != role) continue;
      const std::uint32_t at = sentence_of(index, frame);
      // A bare count or group noun acts through those whom it is made of ("a group of soldiers"),
      // a weapon through those whose it is ("Russian missiles").
      const bool tool = world_.concepts.is_a(argument.filler.concept_, world_.weapon);
      const bool group = role == Role::agent && argument.filler.frame == no_index &&
                         (tool || argument.filler.concept_ == Concept::none);
      auto found = term.within ? world_.actors_within(argument.filler, at)
                   : group     ? world_.members(argument.filler, at)
                               : world_.actors(argument.filler, at);
      if (term.within && found.size() > 1) leave_others(found, role, index);
      std::erase_if(found,
                    [&](const Side& side) { return !in_sector(side.actor.code, term.sectors); });
      add_sides(sides, found);
    }
    if (sides.empty()) return false;
    const auto first = country(sides.front().actor.code);
    const bool one_country = std::all_of(sides.begin(), sides.end(), [&](const Side& side) {
      return country(side.actor.code) == first;
    });
    if (term.several && one_country) return false;
    if (term.variable == 0) return true;
    for (auto& [variable, old] : binding_.variables) {
      if (variable != term.variable) continue;
      if (!old.empty()) return overlap(old, sides);
      old = std::move(sides);
      return true;
    }
    binding_.variables.emplace_back(term.variable, std::move(sides));
    return true;
  }

  std::uint32_t sentence_of(std::uint32_t index, const Frame& frame) const {
    const std::uint32_t other = world_.antecedent(index);
    return other == no_index ? frame.sentence : world_.reading.frames.frames[other].sentence;
  }

  const World& world_;
  bool filled_;
  char open_;
  Binding binding_;
};

}  // namespace

const std::vector<Side>* Binding::find(char variable) const {
  for (const auto& [name, sides] : variables) {
    if (name == variable) return &sides;
  }
  return nullptr;
}

std::optional<Binding> match(const Pattern& pattern, const Rule& rule, std::uint32_t frame,
                             const World& world, bool filled, char open) {
  Matcher matcher(world, filled, open);
  if (!matcher.all(pattern.constraints, frame, 1)) return std::nullopt;
  Binding binding = matcher.take();
  for (const Constraint& exception : rule.unless) {
    if (Matcher(world).one(exception, frame, 1)) return std::nullopt;
  }
  return binding;
}

Unmet unmet(const Pattern& pattern, const Rule& rule, std::uint32_t frame, const World& world) {
  Unmet found;
  Matcher matcher(world);
  for (const Constraint& condition : pattern.constraints) {
    if (!matcher.one(condition, frame, 1)) found.conditions.push_back(&condition);
  }
  if (!found.conditions.empty()) return found;
  for (const Constraint& exception : rule.unless) {
    if (Matcher(world).one(exception, frame, 1)) found.exceptions.push_back(&exception);
  }
  return found;
}

}  // namespace casus::events
