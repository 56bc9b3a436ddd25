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

bool is_hyphen(std::string_view form) {
  return form == "-" || form == "\u2010" || form == "\u2011" || form == "\u2013";
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
      if (&other == &m || other.candidates.size() != 1 || !is_told(other)) continue;
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
  if (is_scenery(m)) return true;
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
      case Role::instrument:  // "marched through Yerevan"
        if (!is_locative(m)) return false;
        break;
      default:
        return false;
    }
  }
  // "Between Washington and Beijing a chill is back": two who face each other.
  if (place && m.place_or_government && words_.is_word("facing", case_of(m))) return false;
  return place || is_locative(m);
}

/// "The stations of Warsaw", "the march in Berlin", "an earthquake shook Taipei": no government has
/// stations, marches or is shaken by the earth.
bool Resolver::is_scenery(const Mention& m) const {
  if (!m.place_or_government && m.type != Type::place) return false;
  const Token& token = head(m);
  if (place_of(m) == Place::modifier && token.head != no_token) {
    const frames::Concept noun = concept_at(m.sentence, token.head);
    if (is_one_of(noun, "scene") || is_one_of(noun, "gathering")) return true;
  }
  if (words_.is_word("scene", case_of(m))) return true;
  return std::any_of(uses(m).begin(), uses(m).end(), [&](const Use& use) {
    const frames::Frame& frame = frames_.frames[use.frame];
    if (use.role == Role::agent) {
      return place_of(m) == Place::modifier && is_one_of(frame.concept_, "gathering");
    }
    return use.role == Role::patient &&
           std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const auto& argument) {
             return argument.role == Role::agent && is_one_of(argument.filler.concept_, "natural");
           });
  });
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
  // "Irish Foreign Minister Micheál Martin … Martin": still what he was called with his title.
  if (m.type == Type::person && !identity.id.empty()) {
    for (const Entity& known : entities_) {
      if (known.identity.id == identity.id && known.type == Type::person) {
        identity = known.identity;
        break;
      }
    }
  }
  // "General Charles Quiroga … Quiroga": whoever was called so in full, not another of that
  // surname.
  const bool lone = m.last - m.first == 1;
  const bool surname =
      m.type == Type::person && lone && identity.name != sentence(m).tokens[m.first].form;
  // "Ben Rhodes … Rhodes said": no island.
  const bool place = m.type == Type::place && lone && !is_locative(m) &&
                     (has_role(m, Role::agent) || head(m).is("nsubj"));
  if (place && link_surname(index)) return;
  if ((identity.id.empty() && identity.code.empty()) || surname) {
    link_unknown(index);
    if (!out.actors.empty()) return;
  }
  const std::uint32_t entity = entity_for(identity, m.type);
  out.actors = {entities_[entity].identity};
  see(entity, index, true);
}

/// A place whose name is the surname of a person named in full before.
bool Resolver::link_surname(std::uint32_t index) {
  const std::string_view name = sentence(mentions_[index]).tokens[mentions_[index].first].form;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    const std::string_view full = entity.identity.name;
    if (entity.type != Type::person || full.size() <= name.size() || last_word(full) != name) {
      continue;
    }
    // "Kirill of Moscow" has no surname.
    const std::size_t words = static_cast<std::size_t>(std::count(full.begin(), full.end(), ' '));
    if (words != 1) continue;
    result_[index].actors = {entity.identity};
    result_[index].confidence = 0.8F;
    result_[index].reason = "surname of a name above";
    see(e, index, false);
    return true;
  }
  return false;
}

/// A name that no dictionary has: the same actor as an earlier one when it is its surname or its
/// initials.
void Resolver::link_unknown(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const bool surname_alone = !m.candidates[0].actor.id.empty();
  const std::string_view name =
      surname_alone ? sentence(m).tokens[m.first].form : m.candidates[0].actor.name;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    const std::string_view full = entity.identity.name;
    // A name of the dictionary gives way to one that the article alone has.
    if (surname_alone && !entity.identity.id.empty()) continue;
    if (!entity.members.empty() || full.size() <= name.size()) continue;
    // "Ilmar Tovesk", which looked like a place, "Tovesk": whatever it is, one and the same.
    const bool bearer = entity.type == Type::person ||
                        (m.type == Type::thing && entity.type == Type::place && is_unsure(entity));
    const bool surname = bearer && last_word(full) == last_word(name) && (full.ends_with(name));
    const bool given =
        entity.type == Type::person && full.starts_with(name) && full[name.size()] == ' ';
    if (!surname && !given && !is_initials(name, full)) continue;
    result_[index].actors = {entity.identity};
    result_[index].confidence = 0.8F;
    result_[index].reason = surname ? "surname of a name above"
                            : given ? "given name of a name above"
                                    : "initials of a name above";
    see(e, index, true);
    return;
  }
}

void Resolver::resolve_names() {
  for (const std::uint32_t index : order_) {
    if (is_named(mentions_[index])) resolve_name(index);
  }
  link_described();
  inherit_strangers();
  make_sets();
  make_sets_of_roles();
}

/// "Rutte, NATO's secretary general", "Norton was a citizen": one and the same. Who has a name
/// that no dictionary has takes the code of what he is said to be.
void Resolver::link_described() {
  for (const std::uint32_t role : order_) {
    const Mention& r = mentions_[role];
    if (r.type != Type::role || !is_named(r) || r.number == 'p' || entity_of_[role] == no_index) {
      continue;
    }
    if (!is_single_person(entities_[entity_of_[role]])) continue;
    const auto& tokens = sentence(r).tokens;
    std::uint32_t other = no_token;
    if (tokens[r.head].is("appos"))
      other = tokens[r.head].head;
    else if (sentence(r).child(r.head, "cop") != no_token)
      other = sentence(r).child(r.head, "nsubj");
    else
      other = sentence(r).child(r.head, "appos");
    if (other == no_token) continue;
    const std::uint32_t person = at(r.sentence, other);
    if (person == no_index || person == role || mentions_[person].type != Type::person) continue;
    const std::uint32_t entity = entity_of_[person];
    if (entity == no_index || entity == entity_of_[role]) continue;
    Entity& described = entities_[entity_of_[role]];
    std::erase_if(described.seen, [role](const Occurrence& seen) { return seen.mention == role; });
    actors::Identity identity = entities_[entity].identity;
    if (identity.id.empty() && identity.code.empty()) {
      identity.code = described.identity.code;
      adopt(entity, identity);
      result_[person].evidence = role;
      result_[person].reason = "what it is said to be";
    }
    see(entity, role, true);
  }
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

/// Also the name behind the noun that is joined: "Thomas Sam and his wife Manju Sam".
bool Resolver::is_conjoined(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  std::uint32_t t = m.head;
  while ((tokens[t].is("appos") || tokens[t].is("flat")) && tokens[t].head != no_token) {
    t = tokens[t].head;
  }
  return tokens[t].is("conj");
}

/// "The presidents of Poland and Lithuania": one of each.
void Resolver::make_sets_of_roles() {
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.type != Type::role || m.number == 's' || m.sector.empty() || !is_named(m)) continue;
    if (entity_of_[index] == no_index || entities_[entity_of_[index]].country.empty()) continue;
    const auto& tokens = sentence(m).tokens;
    std::vector<std::uint32_t> members = {entity_of_[index]};
    std::uint64_t end = position(m);
    for (const std::uint32_t other : order_) {
      const Mention& o = mentions_[other];
      if (o.sentence != m.sentence || o.type != Type::country || !tokens[o.head].is("conj"))
        continue;
      const std::uint32_t first = tokens[o.head].head;
      if (first == no_token || !tokens[first].is("nmod") || tokens[first].head != m.head) continue;
      if (entity_of_[other] == no_index) continue;
      const std::string country = entities_[entity_of_[other]].country;
      if (country.empty() || country == entities_[members[0]].country) continue;
      members.push_back(entity_for(sector_identity(country, m.sector), Type::role));
      end = position(o);
    }
    if (members.size() < 2) continue;
    const std::uint32_t set = set_of(std::move(members));
    entities_[set].seen.push_back({index, end, m.sentence, sentence(m).block, 0, place_of(m)});
    entities_[set].seen.back().weight = entities_[entity_of_[index]].seen.back().weight;
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
      // "The Iran-Iraq war": the two sides of it.
      const std::uint32_t before = mentions_[index].first;
      const bool hyphen = index != mentions[0] && before > 0 &&
                          is_hyphen(sentence(mentions_[index]).tokens[before - 1].form);
      conjoined = conjoined || shared || hyphen || is_conjoined(mentions_[index]);
      const bool known = std::any_of(members.begin(), members.end(), [&](std::uint32_t other) {
        const bool two = entities_[other].type == Type::person && other != entity &&
                         entities_[entity].type == Type::person;
        return !two && same_camp(other, entity);
      });
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
