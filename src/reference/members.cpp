// Who can be one of a set, and sets that no number counts: "the leaders", "our countries".
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;

/// "The two women", "the two companies": persons, or bodies of that sector, and never states.
bool Resolver::is_of_sort(const Entity& entity, const Mention& m) const {
  if (!words_.is_word("bystander", m.sector)) return true;
  const std::string_view code = entity.identity.code;
  const bool same =
      code.size() >= 6 && code.substr(3, 3) == std::string_view(m.sector).substr(0, 3);
  return same || (is_somebody(entity) && m.sector != "BUS" && m.sector != "NGO");
}

/// A body, or people who are together: rebels, a party.
bool Resolver::is_band(const Entity& entity) const {
  return entity.type == Type::organisation ||
         (entity.type == Type::role && !is_somebody(entity) && !is_sector(entity, "organ"));
}

/// "The leaders who wrote", "the two killed yesterday": a clause right behind the noun says which.
bool Resolver::is_told_apart(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  const std::uint32_t clause = here.child(m.head, "acl");
  return clause != no_token && clause >= m.last && m.last < here.tokens.size() &&
         here.tokens[m.last].upos != syntax::Upos::PUNCT;
}

/// "Obama met Abe and Park. The leaders …": persons of that office who were named side by side.
bool Resolver::resolve_those(std::uint32_t index) {
  const Mention& m = mentions_[index];
  bool listed = false;
  Kind kind = words_.kind(head(m).lemma, &listed);
  if (!listed) kind = words_.kind(m.kind);
  const std::uint32_t article = sentence(m).child(m.head, "det");
  if (article == no_token || kind != Kind::person || m.owner != no_token) return false;
  const bool several = m.number == 'p' || sentence(m).tokens[article].feat("Number") == "Plur";
  if (!several || !is_definite(m) || complement_of(m).exists || is_told_apart(m)) return false;
  std::uint32_t best = no_index;
  double most = 0;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& set = entities_[e];
    const bool persons =
        std::all_of(set.members.begin(), set.members.end(), [&](std::uint32_t one) {
          const auto& words = entities_[one].words;
          const bool same =
              m.kind == "leader" || std::find(words.begin(), words.end(), m.kind) != words.end();
          return same && is_somebody(entities_[one]);
        });
    if (set.members.size() < 2 || !persons) continue;
    const double present = salience(set, m);
    if (present <= most) continue;
    most = present;
    best = e;
  }
  if (best == no_index) return false;
  settle(index, best, 0.6F, How::both, "those named side by side");
  return !result_[index].actors.empty();
}

/// "Our two countries", "i loro Paesi": of one owner his own and the other most present, of several
/// each one's.
void Resolver::resolve_owned_countries(std::uint32_t index, std::uint32_t owner) {
  const Entity whose = entities_[entity_of_[owner]];
  std::vector<std::uint32_t> members;
  const auto add = [&](std::uint32_t e) {
    if (entities_[e].country.empty()) return;
    const std::uint32_t country = as_kind(e, Kind::country);
    if (std::find(members.begin(), members.end(), country) == members.end()) {
      members.push_back(country);
    }
  };
  if (!whose.members.empty()) {
    for (const std::uint32_t member : whose.members) add(member);
  } else if (size_of_set(mentions_[index]) == 2) {
    add(entity_of_[owner]);
    for (const Scored& side : sides_of_set(index, Kind::country, {})) {
      if (members.size() == 1) add(side.entity);
    }
  }
  if (members.size() < 2) return;
  settle(index, set_of(std::move(members)), 0.65F, How::both, "the owner's country and the other");
}

}  // namespace casus::reference
