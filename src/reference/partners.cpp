// Who faces somebody: "his counterpart", "its ally", "the guest".
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;

bool Resolver::faced(std::uint32_t a, std::uint32_t b, const Mention& before) const {
  return meetings(a, b, before, before.sentence) > 0;
}

/// How often both took part in one act, or were named side by side, in so many sentences before the
/// mention.
std::size_t Resolver::meetings(std::uint32_t a, std::uint32_t b, const Mention& before,
                               std::uint32_t window) const {
  std::size_t count = 0;
  for (const Entity& set : entities_) {
    const auto holds = [&](std::uint32_t e) {
      return std::any_of(set.members.begin(), set.members.end(),
                         [&](std::uint32_t member) { return same_side(member, e); });
    };
    const bool seen = !set.seen.empty() && set.seen.front().position < position(before) &&
                      before.sentence - set.seen.front().sentence <= window;
    if (seen && holds(a) && holds(b)) ++count;
  }
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence > before.sentence) break;
    if (before.sentence - frame.sentence > window) continue;
    bool first = false;
    bool second = false;
    for (const frames::Argument& argument : frame.arguments) {
      const std::uint32_t mention = argument.filler.mention;
      if (mention >= mentions_.size() || entity_of_[mention] == no_index) continue;
      if (position(mentions_[mention]) >= position(before)) continue;
      first = first || same_side(entity_of_[mention], a);
      second = second || same_side(entity_of_[mention], b);
    }
    if (first && second) ++count;
  }
  return count;
}

namespace {

/// "GOV" of "AZEGOV"; a premier's counterpart is no army.
std::string_view sector_of(const Entity& entity) {
  const std::string_view code = entity.identity.code;
  return code.size() < 6 ? std::string_view() : code.substr(3, 3);
}

}  // namespace

/// The other party of the affair: of the same office before others, who faced the owner before
/// others, never a body of several states. Without an owner, whoever is most present has one.
void Resolver::resolve_partner(std::uint32_t index, std::uint32_t owner) {
  const Mention& m = mentions_[index];
  std::vector<Scored> ranked = rank(index, &Resolver::fits_any, {});
  const auto is_body = [](const Entity& entity) {
    return entity.type == Type::organisation || entity.country.empty();
  };
  std::uint32_t whose = owner == no_index ? no_index : entity_of_[owner];
  if (owner == no_index) {
    std::erase_if(ranked, [&](const Scored& one) { return is_body(entities_[one.entity]); });
    if (ranked.empty()) return;
    whose = ranked[0].entity;
  }
  if (whose == no_index) return;
  const Entity& one_side = entities_[whose];
  const auto is_person = [this](const Entity& entity) {
    // A government is described by a role noun too, but has no counterpart among persons.
    return (entity.type == Type::person || entity.type == Type::role) &&
           std::none_of(entity.words.begin(), entity.words.end(),
                        [&](auto word) { return words_.kind(word) == Kind::government; });
  };
  const bool wants_person = one_side.type == Type::person || one_side.type == Type::role;
  for (Scored& one : ranked) {
    const Entity& other = entities_[one.entity];
    const bool other_sector = sector_of(other) != sector_of(one_side) && wants_person;
    if (is_person(other) != wants_person || other_sector)
      one.score *= words_.preference("other_kind");
    const bool same_office =
        is_person(other) && std::any_of(other.words.begin(), other.words.end(), [&](auto word) {
          return words_.kind(word) == Kind::person &&
                 std::find(one_side.words.begin(), one_side.words.end(), word) !=
                     one_side.words.end();
        });
    if (same_office) one.score *= words_.preference("same_office");
    // Once counts as it is, each further time a little more.
    const std::size_t met = std::min<std::size_t>(meetings(whose, one.entity, m, m.sentence), 4);
    if (met > 0) {
      one.score *=
          words_.preference("faced") + words_.preference("met") * static_cast<double>(met - 1);
    }
  }
  std::erase_if(ranked, [&](const Scored& one) {
    return same_side(one.entity, whose) || is_body(entities_[one.entity]);
  });
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  take_best(index, ranked, How::description, "who faces the owner");
}

}  // namespace casus::reference
