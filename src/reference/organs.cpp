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

}  // namespace casus::reference
