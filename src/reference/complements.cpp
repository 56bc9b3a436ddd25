// What hangs on a description: what it is of ("the leader of the party"), the name behind it ("il
// gruppo Fenice").
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

/// What a description says it is of: "the leader of one of the parties", "il capo della polizia".
Resolver::Complement Resolver::complement_of(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  for (std::uint32_t t = m.last; t < here.tokens.size(); ++t) {
    const Token& token = here.tokens[t];
    if (!token.is("nmod") || token.head < m.first || token.head >= m.last) continue;
    const std::uint32_t marker = here.child(t, "case");
    if (marker == no_token || !words_.is_word("owns", here.tokens[marker].lemma)) continue;
    return {!words_.is_word("generic", token.lemma), over(m.sentence, t), t};
  }
  return {};
}

/// Whether somebody known can be meant by a description that says what it is of: not where nobody
/// has told that he is of that ("il capo del battaglione Nord"), nor where he is of another side.
/// Of a body without a name ("la presidente della Commissione") whoever was called so may be.
bool Resolver::may_be_of(const Complement& of, std::uint32_t e, bool called_so) const {
  if (!of.exists) return true;
  if (of.mention == no_index) return false;
  const std::uint32_t whose = entity_of_[of.mention];
  if (whose != no_index) return same_side(whose, e);
  return called_so && words_.is_word("body", mentions_[of.mention].kind);
}

/// "Il gruppo Fenice", "the agency Horizon": the name behind the noun, where it is an actor.
bool Resolver::resolve_called(std::uint32_t index) {
  const Mention& m = mentions_[index];
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.type != Type::organisation || !is_named(o)) continue;
    if (entity_of_[other] == no_index || sentence(m).child(o.head, "case") != no_token) continue;
    if (o.first < m.last || head(o).head < m.first || head(o).head >= m.last) continue;
    settle(index, entity_of_[other], 0.9F, How::description, "the name beside it");
    return !result_[index].actors.empty();
  }
  return false;
}

/// "The European Parliament … the parliament", "la Corte penale internazionale … la Corte": the
/// body whose name has the noun for its head and was named last.
bool Resolver::resolve_short_name(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.number == 'p' || m.last - m.first > 1 || !words_.is_word("body", m.kind)) return false;
  if (sentence(m).child(m.head, "det") == no_token) return false;
  std::uint32_t last = no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (position(o) >= position(m)) break;
    if (o.type != Type::organisation || !is_named(o) || entity_of_[other] == no_index) continue;
    if (o.last - o.first > 1 && is_same_word(head(o).lemma, head(m).lemma)) last = other;
  }
  if (last == no_index || m.sentence - mentions_[last].sentence > 6) return false;
  settle(index, entity_of_[last], 0.75F, How::description, "short for the name before");
  return !result_[index].actors.empty();
}

/// "Mediasiete Corporation": the noun is part of the name of a body that nobody knows.
bool Resolver::is_part_of_name(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  if (m.first == 0 || tokens[m.head].form.empty()) return false;
  const char letter = tokens[m.head].form[0];
  const Token& before = tokens[m.first - 1];
  const std::uint32_t known = at(m.sentence, m.first - 1);
  return letter >= 'A' && letter <= 'Z' && before.upos == syntax::Upos::PROPN &&
         before.is("compound") && before.head >= m.first && before.head < m.last &&
         (known == no_index || entity_of_[known] == no_index ||
          entities_[entity_of_[known]].identity.code.empty());
}

/// "A spokesman for Novara Holding": of a body of which nothing is known.
bool Resolver::is_of_stranger(const Mention& m) const {
  const Complement of = complement_of(m);
  const bool office = m.sector == "GOV" || m.sector == "LEG";
  if (!office || of.noun == no_token || of.mention == no_index) return false;
  const std::uint32_t e = entity_of_[of.mention];
  return mentions_[of.mention].type == Type::organisation && e != no_index &&
         entities_[e].identity.code.empty();
}

/// Whether a name that is no actor stands behind the noun.
bool Resolver::is_called(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  return m.last < tokens.size() && tokens[m.last].upos == syntax::Upos::PROPN &&
         tokens[m.last].head >= m.first && tokens[m.last].head < m.last;
}

}  // namespace casus::reference
