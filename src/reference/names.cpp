// Names: which of several candidates is meant, and whether a capital or country acts or is only
// where something happens.
#include <algorithm>
#include <map>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using frames::Role;
using syntax::no_token;
using syntax::Token;

namespace {

std::string_view last_word(std::string_view name) {
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

bool is_initials(std::string_view acronym, std::string_view name) {
  std::string initials;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') initials += c;
    start = c == ' ' || c == '-';
  }
  return acronym.size() >= 2 && initials == acronym;
}

}  // namespace

/// Of several candidates: one that the article names elsewhere without doubt, else the likeliest.
std::size_t Resolver::choose(const Mention& m) const {
  std::size_t best = 0;
  double best_score = -1;
  for (std::size_t c = 0; c < m.candidates.size(); ++c) {
    const actors::Candidate& candidate = m.candidates[c];
    double score = candidate.confidence;
    for (const Mention& other : mentions_) {
      if (&other == &m || other.candidates.size() != 1) continue;
      const actors::Identity& sure = other.candidates[0].actor;
      if (!sure.id.empty() && sure.id == candidate.actor.id)
        score += 0.5;
      else if (sure.code.size() >= 3 && candidate.actor.code.starts_with(sure.code.substr(0, 3))) {
        score += 0.1;
      }
    }
    if (score > best_score + 1e-9) {
      best = c;
      best_score = score;
    }
  }
  return best;
}

/// By the frame where there is one: who speaks, is told, faced or hit is a government or a country;
/// where, to and from are places. Else by the case marker.
bool Resolver::is_place_here(const Mention& m) const {
  bool place = false;
  for (const Use& use : uses(m)) {
    switch (use.role) {
      case Role::place:
      case Role::destination:
      case Role::origin:
        place = true;
        break;
      case Role::time:
      case Role::manner:
      case Role::other:
        break;
      default:
        return false;
    }
  }
  return place || is_locative(m);
}

bool Resolver::is_locative(const Mention& m) const {
  if (place_of(m) == Place::agent) return false;
  const std::string_view marker = case_of(m);
  if (m.place_or_government && words_.is_word("seat", marker)) return true;
  return !marker.empty() && words_.is_word("place", marker);
}

void Resolver::resolve_name(std::uint32_t index) {
  const Mention& m = mentions_[index];
  Resolution& out = result_[index];
  out.how = m.how;
  if (m.candidates.empty()) return;
  const bool here = (m.place_or_government || m.type == Type::place || m.type == Type::country) &&
                    (m.how == How::name || m.how == How::capital) && is_place_here(m);
  std::size_t best = choose(m);
  // Brussels as a place is Belgium's, whoever else has a seat there.
  if (here && words_.country(m.candidates[best].actor.code) == nullptr) {
    for (std::size_t c = 0; c < m.candidates.size(); ++c) {
      if (words_.country(m.candidates[c].actor.code) != nullptr) {
        best = c;
        break;
      }
    }
  }
  const actors::Candidate& chosen = m.candidates[best];
  actors::Identity identity = chosen.actor;
  out.confidence = chosen.confidence;
  out.reason = "name";
  if (here) {
    out.is_place = true;
    out.reason = "place";
    if (m.place_or_government && identity.code.size() > 3) {
      identity = country_identity(identity.code);
    }
  } else if (m.place_or_government) {
    out.reason = "government";
  }
  if (identity.id.empty() && identity.code.empty()) {
    link_unknown(index);
    if (!out.actors.empty()) return;
  }
  const std::uint32_t entity = entity_for(identity, m.type);
  out.actors = {identity};
  see(entity, index, true);
}

/// A name that no dictionary has: the same actor as an earlier one when it is its surname or its
/// initials.
void Resolver::link_unknown(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const std::string_view name = m.candidates[0].actor.name;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    const std::string_view full = entity.identity.name;
    if (!entity.members.empty() || full.size() <= name.size()) continue;
    const bool surname =
        entity.type == Type::person && last_word(full) == last_word(name) && (full.ends_with(name));
    if (!surname && !is_initials(name, full)) continue;
    result_[index].actors = {entity.identity};
    result_[index].confidence = 0.8F;
    result_[index].reason = surname ? "surname of a name above" : "initials of a name above";
    see(e, index, true);
    return;
  }
}

void Resolver::resolve_names() {
  for (const std::uint32_t index : order_) {
    if (is_named(mentions_[index])) resolve_name(index);
  }
  inherit_strangers();
  make_sets();
}

/// "President X" whom no dictionary has: of the country at hand, as any president would be.
void Resolver::inherit_strangers() {
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    const std::uint32_t entity = entity_of_[index];
    if (!is_named(m) || m.sector.empty() || m.type == Type::place || entity == no_index) continue;
    actors::Identity identity = entities_[entity].identity;
    if (!identity.id.empty() || !identity.code.empty()) continue;
    const Surroundings found = surroundings(index);
    if (found.country.empty() || found.sure < confidence_min_) continue;
    identity.code = found.country + std::string(m.sector);
    adopt(entity, identity);
    result_[index].inherited = true;
    result_[index].evidence = found.evidence;
    result_[index].confidence = found.sure;
    result_[index].reason = "name with a title: country of its surroundings";
  }
}

/// Actors coordinated in one noun phrase are a set too, which "they" and "the two" can mean.
void Resolver::make_sets() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> groups;
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (entity_of_[index] == no_index || result_[index].is_place) continue;
    const auto& tokens = sentence(m).tokens;
    std::uint32_t top = m.head;
    while ((tokens[top].is("conj") || tokens[top].is("appos") || tokens[top].is("flat")) &&
           tokens[top].head != no_token) {
      top = tokens[top].head;
    }
    groups[{m.sentence, top}].push_back(index);
  }
  for (const auto& [key, mentions] : groups) {
    std::vector<std::uint32_t> members;
    bool conjoined = false;
    for (const std::uint32_t index : mentions) {
      const std::uint32_t entity = entity_of_[index];
      const bool shared =
          index != mentions[0] && mentions_[index].head == mentions_[mentions[0]].head;
      conjoined = conjoined || shared || head(mentions_[index]).is("conj");
      const bool known = std::any_of(members.begin(), members.end(),
                                     [&](std::uint32_t other) { return same_camp(other, entity); });
      if (!known) members.push_back(entity);
    }
    if (members.size() < 2 || !conjoined) continue;
    Entity set;
    set.type = entities_[members[0]].type;
    set.number = 'p';
    set.members = std::move(members);
    entities_.push_back(std::move(set));
    const auto entity = static_cast<std::uint32_t>(entities_.size() - 1);
    const Mention& first = mentions_[mentions[0]];
    const Place place = place_of(first);
    entities_[entity].seen.push_back({mentions[0], position(mentions_[mentions.back()]),
                                      first.sentence, sentence(first).block, 0, place});
    entities_[entity].seen.back().weight = entities_[entity_of_[mentions[0]]].seen.back().weight;
  }
}

}  // namespace casus::reference
