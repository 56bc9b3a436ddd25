// Pronouns that the sentence itself explains: relatives, reflexives, "the latter".
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

/// "Told the agency that the ban is …", where the tagger takes the conjunction for a pronoun: its
/// clause has a subject and an object already.
bool Resolver::is_conjunction(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  const Token& token = head(m);
  const std::uint32_t verb = token.head;
  if (verb == no_token || !(token.is("nsubj") || token.is("obj") || token.is("mark"))) return false;
  const auto other = [&](std::uint32_t of, std::string_view relation) {
    const auto children = here.children(of);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return child != m.head && here.tokens[child].is(relation) && child > m.head;
    });
  };
  if (!other(verb, "nsubj")) return false;
  const std::uint32_t below = here.child(verb, "xcomp");
  return other(verb, "obj") || (below != no_token && other(below, "obj"));
}

/// Whether a verb is one of several.
bool Resolver::is_plural(std::uint32_t s, std::uint32_t verb) const {
  const syntax::Sentence& here = parse_.sentences[s];
  const auto several = [&](std::uint32_t t) {
    return here.tokens[t].feat("VerbForm") == "Fin" && here.tokens[t].feat("Number") == "Plur";
  };
  if (several(verb)) return true;
  const auto children = here.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return (here.tokens[child].is("aux") || here.tokens[child].is("cop")) && several(child);
  });
}

/// The set of which the mention was named one in its sentence.
std::uint32_t Resolver::set_around(std::uint32_t mention) const {
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& set = entities_[e];
    if (std::find(set.members.begin(), set.members.end(), entity_of_[mention]) ==
        set.members.end()) {
      continue;
    }
    const bool here = std::any_of(set.seen.begin(), set.seen.end(), [&](const Occurrence& seen) {
      return seen.sentence == mentions_[mention].sentence && seen.mention <= mention;
    });
    if (here) return e;
  }
  return no_index;
}

/// The noun that the relative clause modifies.
void Resolver::resolve_relative(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (is_content(m) && !head(m).is("nsubj")) return;
  if (is_conjunction(m)) return;
  const auto& tokens = sentence(m).tokens;
  for (std::uint32_t t = m.head; t != no_token; t = tokens[t].head) {
    if (!tokens[t].is("acl") || tokens[t].head == no_token) continue;
    const std::uint32_t antecedent = over(m.sentence, tokens[t].head);
    if (antecedent == no_index || entity_of_[antecedent] == no_index) {
      if (m.kind == "person") break;
      return;
    }
    // "Una risposta del ministro, nella quale": not the minister.
    const std::uint32_t article = sentence(m).child(m.head, "det");
    const std::string_view gender =
        article == no_token ? std::string_view() : tokens[article].feat("Gender");
    const std::string_view other = head(mentions_[antecedent]).feat("Gender");
    if (!gender.empty() && !other.empty() && gender != other) return;
    const std::string_view number =
        article == no_token ? std::string_view() : tokens[article].feat("Number");
    const std::string_view its = head(mentions_[antecedent]).feat("Number");
    if (number == "Plur" && its != "Plur" && mentions_[antecedent].number != 'p') return;
    const bool person = m.kind != "person" || entities_[entity_of_[antecedent]].country.empty() ||
                        entities_[entity_of_[antecedent]].type != Type::country;
    if (!person) break;
    // "A, B e C, che si erano allontanati": all of them.
    std::uint32_t meant = entity_of_[antecedent];
    const std::uint32_t set =
        head(m).is("nsubj") && is_plural(m.sentence, t) ? set_around(antecedent) : no_index;
    if (set != no_index) meant = set;
    settle(index, meant, 0.9F, How::pronoun, "antecedent of the relative clause");
    result_[index].is_place = result_[antecedent].is_place;
    return;
  }
  // A relative that the tree hangs elsewhere, behind a comma: the name before it.
  std::uint32_t nearest = no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.last > m.first || entity_of_[other] == no_index) continue;
    const bool beside =
        m.first - o.last <= 2 &&
        std::all_of(tokens.begin() + o.last, tokens.begin() + m.first, [](const Token& token) {
          return token.upos == syntax::Upos::PUNCT || token.upos == syntax::Upos::ADP;
        });
    if (!beside) continue;
    nearest = other;
  }
  if (nearest == no_index) return;
  settle(index, entity_of_[nearest], 0.7F, How::pronoun, "the name before the relative clause");
  result_[index].is_place = result_[nearest].is_place;
}

void Resolver::resolve_reflexive(std::uint32_t index) {
  const std::uint32_t verb = clause_of(mentions_[index]);
  if (verb == no_token) return;
  const std::uint32_t subject = subject_of(mentions_[index].sentence, verb);
  if (subject == no_index || subject == index || entity_of_[subject] == no_index) return;
  std::uint32_t meant = entity_of_[subject];
  if (mentions_[index].anaphor == Anaphor::reciprocal) {
    // "A and B accused each other": both.
    for (std::uint32_t e = 0; e < entities_.size(); ++e) {
      const Entity& set = entities_[e];
      const bool same_sentence = std::any_of(
          set.seen.begin(), set.seen.end(),
          [&](const Occurrence& seen) { return seen.sentence == mentions_[index].sentence; });
      if (same_sentence && !set.members.empty() && same_side(e, meant)) meant = e;
    }
  }
  settle(index, meant, 0.8F, How::pronoun, "subject of its clause");
}

/// "The latter", "quest'ultimo": the last actor before it; "the former": the one before that.
void Resolver::resolve_demonstrative(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (head(m).upos == syntax::Upos::PROPN) return;  // "il Primo Maggio"
  const bool last = m.kind == "last";
  if (!last && m.kind != "first") return;
  std::vector<std::uint32_t> before;
  for (const std::uint32_t other : order_) {
    if (position(mentions_[other]) >= position(m)) break;
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index || m.sentence - mentions_[other].sentence > 1) continue;
    if (result_[other].is_place || !agrees(entities_[entity], m)) continue;
    if (entities_[entity].type == Type::place && entities_[entity].country.empty()) continue;
    if (entities_[entity].type == Type::role && !is_somebody(entities_[entity])) continue;
    std::erase(before, entity);
    before.push_back(entity);
  }
  if (before.empty() || (!last && before.size() < 2)) return;
  settle(index, last ? before.back() : before[before.size() - 2], 0.7F, How::pronoun,
         last ? "the last one named" : "the first of the two named");
}

/// The subject of the clause above, when that follows the pronoun's own.
std::uint32_t Resolver::following_subject(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.number == 'p' || place_of(m) != Place::subject) return no_index;
  const auto& tokens = sentence(m).tokens;
  const std::uint32_t verb = clause_of(m);
  const std::uint32_t above = verb == no_token ? no_token : tokens[verb].head;
  if (above == no_token || !tokens[verb].is("advcl") || above < verb) return no_index;
  const std::uint32_t subject = subject_of(m.sentence, above);
  if (subject == no_index || subject == index) return no_index;
  return position(mentions_[subject]) > position(m) ? entity_of_[subject] : no_index;
}

}  // namespace casus::reference
