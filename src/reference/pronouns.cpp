// Pronouns, clitics, possessives and subjects that are left out.
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

namespace {
constexpr std::string_view thing = "thing";
constexpr std::string_view part = "part";  // "of it", "of them": mostly things
}  // namespace

/// A denial's or report's "it" is what was said, and nobody.
bool Resolver::is_content(const Mention& m) const {
  return std::any_of(uses(m).begin(), uses(m).end(), [](const Use& use) {
    return use.role == frames::Role::content || use.role == frames::Role::about;
  });
}

bool Resolver::agrees(const Entity& entity, const Mention& m) const {
  const bool plural_set = !entity.members.empty();
  // "The company said they …": what is one may be plural in some languages only.
  if (m.number == 'p' && !plural_set && entity.number == 's' &&
      !words_.is_word("collective", head(m).lemma)) {
    return false;
  }
  if (m.number == 's' && (plural_set || (entity.number == 'p' && entity.type != Type::country))) {
    return false;
  }
  if (m.number == 'p' && entity.type == Type::person && !plural_set && entity.number != 'p') {
    return false;
  }
  return m.gender == 0 || entity.gender == 0 || m.gender == entity.gender;
}

bool Resolver::fits_personal(const Entity& entity, const Mention& m) const {
  if (!agrees(entity, m)) return false;
  if (entity.is_place) return false;
  const bool person = entity.type == Type::person || entity.type == Type::role;
  if (m.kind == thing) return entity.type != Type::person;
  // A personal pronoun with a gender means somebody; countries and bodies are "it", or nothing.
  if (m.type == Type::pronoun && m.number == 's' && m.gender != 0) return person;
  if (m.number == 'p') {
    return !entity.members.empty() || entity.number == 'p' || entity.type != Type::person;
  }
  return true;
}

void Resolver::take_best(std::uint32_t index, const std::vector<Scored>& ranked, How how,
                         std::string_view reason) {
  if (ranked.empty()) return;
  float sure = certainty(ranked);
  if (ranked[0].score < 0.12) sure *= 0.7F;
  settle(index, ranked[0].entity, sure, how, reason);
}

void Resolver::resolve_personal(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.person != '3' || m.kind == part) return;  // resolve_persons()
  // "Non è definito che cosa preveda": the clause is the subject.
  const syntax::Sentence& here = sentence(m);
  if (m.type == Type::zero && here.child(m.head, "aux:pass") != no_token &&
      (here.child(m.head, "ccomp") != no_token || here.child(m.head, "csubj") != no_token)) {
    return;
  }
  if (m.type == Type::pronoun && (m.kind == thing || m.gender == 'm') && is_content(m)) return;
  std::vector<std::uint32_t> excluded;
  for (const std::uint32_t other : co_arguments(index)) {
    if (entity_of_[other] == no_index) continue;
    // In "Putin thanked him" he is nobody of Putin's side either.
    for (std::uint32_t e = 0; e < entities_.size(); ++e) {
      if (same_camp(e, entity_of_[other]) && entities_[e].type != Type::organisation) {
        excluded.push_back(e);
      }
    }
  }
  std::vector<Scored> ranked = rank(index, &Resolver::fits_personal, excluded);
  if (m.number == 'p') {
    for (Scored& one : ranked) {
      const bool several =
          !entities_[one.entity].members.empty() || entities_[one.entity].number == 'p';
      if (!several) one.score *= words_.preference("singular");
    }
    if (resolve_pair(index, ranked, excluded)) return;
  }
  const std::uint32_t claim = claim_of(m);
  if (claim != no_index) {
    const std::uint32_t speaker = frames_.claims[claim].speaker;
    const std::uint32_t entity = speaker < entity_of_.size() ? entity_of_[speaker] : no_index;
    const bool direct = speech_of(m) != no_index;
    for (Scored& one : ranked) {
      if (entity == no_index || one.entity != entity) continue;
      if (direct)
        one.score -= words_.preference("inside_quote");
      else if (place_of(m) == Place::subject &&
               (m.number != 'p' || entities_[one.entity].number == 'p' ||
                !entities_[one.entity].members.empty()))
        one.score += words_.preference("speaker");
    }
  }
  std::erase_if(ranked, [](const Scored& one) { return one.score <= 0; });
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  const bool zero = m.type == Type::zero;
  take_best(index, ranked, zero ? How::zero : How::pronoun,
            zero ? "subject left out: the most present actor that agrees"
                 : "the most present actor that agrees");
}

void Resolver::resolve_possessive(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.person != '3') return;
  const std::uint32_t verb = clause_of(m);
  // "The United States and their allies": of what it is coordinated with.
  const auto& tokens = sentence(m).tokens;
  const std::uint32_t owned = tokens[m.head].head;
  if (owned != no_token && tokens[owned].is("conj") && tokens[owned].head != no_token) {
    const std::uint32_t first = at(m.sentence, tokens[owned].head);
    if (first != no_index && entity_of_[first] != no_index) {
      settle(index, entity_of_[first], 0.8F, How::possessive, "owner is what it is joined to");
      return;
    }
  }
  // Of the clause's subject, unless it stands in the subject itself ("his visit shows …").
  if (verb != no_token && !inside_subject(m, verb)) {
    const std::uint32_t subject = subject_of(m.sentence, verb);
    if (subject != no_index && subject != index && entity_of_[subject] != no_index &&
        position(mentions_[subject]) <= position(m) &&
        fits_personal(entities_[entity_of_[subject]], m)) {
      settle(index, entity_of_[subject], 0.8F, How::possessive, "owner is the clause's subject");
      return;
    }
  }
  take_best(index, rank(index, &Resolver::fits_personal, {}), How::possessive,
            "the most present actor that agrees");
}

/// "X received Y. They signed": nobody plural was named lately, two persons were.
bool Resolver::resolve_pair(std::uint32_t index, const std::vector<Scored>& ranked,
                            const std::vector<std::uint32_t>& excluded) {
  const Mention& m = mentions_[index];
  const auto recent = [&](const Entity& entity) {
    return std::any_of(entity.seen.begin(), entity.seen.end(), [&](const Occurrence& seen) {
      return seen.position < position(m) && m.sentence - seen.sentence <= 1;
    });
  };
  for (const Scored& one : ranked) {
    const Entity& entity = entities_[one.entity];
    if ((!entity.members.empty() || entity.number == 'p') && recent(entity)) return false;
  }
  std::vector<std::uint32_t> pair;
  for (const Scored& one : rank(index, &Resolver::fits_any, excluded)) {
    const Entity& entity = entities_[one.entity];
    if (!is_somebody(entity) || entity.number == 'p' || !recent(entity)) continue;
    const bool known = std::any_of(pair.begin(), pair.end(),
                                   [&](std::uint32_t e) { return same_side(e, one.entity); });
    if (!known) pair.push_back(one.entity);
  }
  if (pair.size() != 2) return false;
  const How how = m.type == Type::zero ? How::zero : How::pronoun;
  settle(index, set_of(std::move(pair)), 0.6F, how, "the two persons just named");
  return true;
}

/// The noun that the relative clause modifies.
void Resolver::resolve_relative(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (is_content(m) && !head(m).is("nsubj")) return;
  const auto& tokens = sentence(m).tokens;
  for (std::uint32_t t = m.head; t != no_token; t = tokens[t].head) {
    if (!tokens[t].is("acl") || tokens[t].head == no_token) continue;
    std::uint32_t antecedent = at(m.sentence, tokens[t].head);
    for (std::uint32_t i = 0; antecedent == no_index && i < mentions_.size(); ++i) {
      const Mention& other = mentions_[i];
      if (other.sentence == m.sentence && other.first <= tokens[t].head &&
          tokens[t].head < other.last) {
        antecedent = i;
      }
    }
    if (antecedent == no_index || entity_of_[antecedent] == no_index) return;
    const bool person = m.kind != "person" || entities_[entity_of_[antecedent]].country.empty() ||
                        entities_[entity_of_[antecedent]].type != Type::country;
    if (!person) break;
    settle(index, entity_of_[antecedent], 0.9F, How::pronoun, "antecedent of the relative clause");
    result_[index].is_place = result_[antecedent].is_place;
    return;
  }
  // A relative that the tree hangs elsewhere, behind a comma: the name before it.
  std::uint32_t nearest = no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.last > m.first || entity_of_[other] == no_index) continue;
    if (m.first - o.last > 1 || (o.last < m.first && tokens[o.last].upos != syntax::Upos::PUNCT)) {
      continue;
    }
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
  const bool last = m.kind == "last";
  if (!last && m.kind != "first") return;
  std::vector<std::uint32_t> before;
  for (const std::uint32_t other : order_) {
    if (position(mentions_[other]) >= position(m)) break;
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index || m.sentence - mentions_[other].sentence > 1) continue;
    if (result_[other].is_place || !agrees(entities_[entity], m)) continue;
    if (entities_[entity].type == Type::role && !is_somebody(entities_[entity])) continue;
    std::erase(before, entity);
    before.push_back(entity);
  }
  if (before.empty() || (!last && before.size() < 2)) return;
  settle(index, last ? before.back() : before[before.size() - 2], 0.7F, How::pronoun,
         last ? "the last one named" : "the first of the two named");
}

/// In quoted speech the first person is the speaker, the second whom it is addressed to.
void Resolver::resolve_persons() {
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.person == '3' || !result_[index].actors.empty()) continue;
    const std::uint32_t claim = speech_of(m);
    if (claim == no_index) continue;
    std::uint32_t meant = frames_.claims[claim].speaker;
    if (m.person == '2') {
      meant = no_index;
      const std::uint32_t cue = frames_.claims[claim].frame;
      if (cue == no_index) continue;
      for (const frames::Argument& argument : frames_.frames[cue].arguments) {
        if (argument.role == frames::Role::recipient) meant = argument.filler.mention;
      }
    }
    if (meant >= mentions_.size() || entity_of_[meant] == no_index) continue;
    settle(index, entity_of_[meant], 0.75F, How::first_person,
           m.person == '1' ? "first person: the speaker" : "second person: who is addressed");
  }
}

void Resolver::resolve_anaphor(std::uint32_t index) {
  const Mention& m = mentions_[index];
  switch (m.anaphor) {
    case Anaphor::personal:
    case Anaphor::zero:
      resolve_personal(index);
      break;
    case Anaphor::possessive:
      resolve_possessive(index);
      break;
    case Anaphor::relative:
      resolve_relative(index);
      break;
    case Anaphor::reflexive:
    case Anaphor::reciprocal:
      resolve_reflexive(index);
      break;
    case Anaphor::demonstrative:
      resolve_demonstrative(index);
      break;
    case Anaphor::relational:
      resolve_relational(index);
      break;
    case Anaphor::set:
      resolve_set(index);
      break;
    case Anaphor::description:
      resolve_description(index);
      break;
    case Anaphor::none:
      if (m.candidates.empty() && !m.sector.empty()) inherit(index);
      break;
  }
}

}  // namespace casus::reference
