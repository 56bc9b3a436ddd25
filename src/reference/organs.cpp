// Roles whose country the text tells in another way than by its surroundings: inside their own
// phrase, by the same word before, by who heads them.
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

/// "Chancellor" and "chancellor" are one word.
bool Resolver::is_same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && (a[0] | 0x20) == (b[0] | 0x20) &&
         a.substr(1) == b.substr(1);
}

/// The actor that hangs on the noun itself: "the chief of Ukraine's general staff", "the leader of
/// an unknown party".
std::uint32_t Resolver::within(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.first < m.last || !is_named(o)) continue;
    std::uint32_t t = o.head;
    for (int step = 0; step < 5 && t != no_token && t != m.head; ++step) {
      const Token& token = tokens[t];
      // "A refinery in the region of X": where it is.
      const std::uint32_t marker = sentence(m).child(t, "case");
      const bool where = marker != no_token && words_.is_word("place", tokens[marker].lemma);
      const bool climbs = (token.is("nmod") && !where) || token.is("flat") ||
                          token.is("compound") || token.is("amod") || token.is("appos");
      t = climbs ? token.head : no_token;
    }
    if (t == m.head && tokens[o.head].head != no_token && !tokens[o.head].is("appos")) return other;
  }
  return no_index;
}

bool Resolver::resolve_within(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.sector.empty() || words_.kind(m.kind) == Kind::country) return false;
  const std::uint32_t other = within(m);
  if (other == no_index || entity_of_[other] == no_index || result_[other].is_place) return false;
  const Entity& whose = entities_[entity_of_[other]];
  if (!whose.country.empty()) {
    settle(index, sector_identity(whose.country, m.sector), Type::role, 0.7F, How::role,
           "of the country named with it", other, head(m).lemma);
    return !result_[index].actors.empty();
  }
  return false;
}

/// "The British minister … The ministry": the office of who heads it.
bool Resolver::resolve_headed(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.sector.empty() || m.number == 'p') return false;
  std::string_view leader;
  for (const std::string& pair : words_.words("heads")) {
    const std::size_t colon = pair.find(':');
    if (std::string_view(pair).substr(0, colon) == m.kind) {
      leader = std::string_view(pair).substr(colon + 1);
    }
  }
  if (leader.empty()) return false;
  std::uint32_t last = no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (position(o) >= position(m)) break;
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index || m.sentence - o.sentence > 3 || entities_[entity].country.empty()) {
      continue;
    }
    const auto& words = entities_[entity].words;
    if (std::find(words.begin(), words.end(), leader) == words.end()) continue;
    if (last != no_index && !same_side(entity_of_[last], entity)) return false;
    last = other;
  }
  if (last == no_index) return false;
  settle(index, sector_identity(entities_[entity_of_[last]].country, m.sector), Type::role, 0.65F,
         How::role, "the office of who heads it", last, head(m).lemma);
  if (!result_[index].actors.empty()) result_[index].inherited = true;
  return !result_[index].actors.empty();
}

/// "The rebel leadership", "l'esercito ribelle": of those who stand against a state, not its own.
/// "Russian army units": the army too is Russian.
bool Resolver::resolve_modified(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.sector.empty()) return false;
  for (const std::uint32_t child : sentence(m).children(m.head)) {
    const Token& token = sentence(m).tokens[child];
    if (!token.is("compound") && !token.is("amod")) continue;
    const std::uint32_t other = at(m.sentence, child);
    if (other == no_index || other == index || entity_of_[other] == no_index) continue;
    // "Armed Forces representatives" too.
    const bool organ = token.is("compound") && mentions_[other].type == actors::Type::role &&
                       words_.is_word("organ", mentions_[other].sector) &&
                       words_.kind(mentions_[other].kind) != Kind::person &&
                       words_.kind(m.kind) != Kind::country && mentions_[other].sector != "GOV";
    if (!organ && !words_.is_word("against", mentions_[other].sector)) continue;
    settle(index, entity_of_[other], 0.7F, How::description, "of those named before it");
    return !result_[index].actors.empty();
  }
  if (!head(m).is("compound") || head(m).head == no_token) return false;
  const std::uint32_t whole = at(m.sentence, head(m).head);
  if (whole == no_index || entity_of_[whole] == no_index || !is_named(mentions_[whole]))
    return false;
  const std::string country = entities_[entity_of_[whole]].country;
  if (country.empty() || mentions_[whole].type != Type::role) return false;
  settle(index, sector_identity(country, m.sector), Type::role, 0.75F, How::role,
         "of the country named with it", whole, head(m).lemma);
  return !result_[index].actors.empty();
}

/// Whether a place in the same clause, or before a clause that hangs on it, is of another country
/// than the actor: "in Cile sei uomini sono stati arrestati".
bool Resolver::happens_elsewhere(std::uint32_t index, std::uint32_t entity) const {
  const Mention& m = mentions_[index];
  const std::string& country = entities_[entity].country;
  return std::any_of(order_.begin(), order_.end(), [&](std::uint32_t other) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || position(o) >= position(m)) return false;
    if (entity_of_[other] == no_index || !result_[other].is_place) return false;
    const std::string& where = entities_[entity_of_[other]].country;
    return !where.empty() && where != country && clause_of(o) == clause_of(m) &&
           place_of(o) != Place::modifier;
  });
}

}  // namespace casus::reference
