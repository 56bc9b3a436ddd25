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

/// "Le" may be several women or one; as a dative it is one, as an object several.
char Resolver::number_of(const Mention& m) const {
  if (m.type != Type::pronoun || !words_.is_word("unnumbered", head(m).form)) return m.number;
  return head(m).is("iobj") ? 's' : head(m).is("obj") ? 'p' : '\0';
}

bool Resolver::agrees(const Entity& entity, const Mention& m) const {
  const bool plural_set = !entity.members.empty();
  const char number = number_of(m);
  // "The company said they …": what is one may be plural in some languages only.
  if (number == 'p' && !plural_set && entity.number == 's' &&
      !words_.is_word("collective", head(m).lemma)) {
    return false;
  }
  if (number == 's' && (plural_set || (entity.number == 'p' && entity.type != Type::country))) {
    return false;
  }
  if (number == 'p' && entity.type == Type::person && !plural_set && entity.number != 'p') {
    return false;
  }
  return m.gender == 0 || entity.gender == 0 || m.gender == entity.gender;
}

/// A name that no dictionary has, of nobody that a given name or title tells.
bool Resolver::is_unsure(const Entity& entity) const {
  return entity.members.empty() && entity.identity.id.empty() && entity.identity.code.empty() &&
         entity.gender == 0 && entity.type != Type::role && entity.words.empty();
}

bool Resolver::is_single_person(const Entity& entity) const {
  if (entity.type == Type::person) return true;
  // Of one code with a minister and his ministry the minister can be "he".
  if (is_somebody(entity)) return true;
  return entity.type == Type::role &&
         std::none_of(entity.words.begin(), entity.words.end(),
                      [this](std::string_view word) { return words_.is_word("body", word); });
}

bool Resolver::fits_personal(const Entity& entity, const Mention& m) const {
  if (!agrees(entity, m)) return false;
  if (entity.is_place) return false;
  const bool person = is_single_person(entity) || is_unsure(entity);
  if (m.kind == thing) return entity.type != Type::person || is_unsure(entity);
  if (m.number == 's' && words_.is_word("personal", head(m).lemma)) return person;
  if (number_of(m) == 'p') {
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
  // Whoever was "she" once is "she" from here on.
  const Mention& m = mentions_[index];
  Entity& entity = entities_[ranked[0].entity];
  if (sure >= 0.7F && entity.gender == 0 && entity.members.empty() && m.number == 's' &&
      words_.is_word("personal", head(m).lemma)) {
    entity.gender = m.gender;
  }
}

/// How well somebody who agrees goes with a singular pronoun: one with a name before one with a
/// role only; an unknown name of another kind last.
double Resolver::likeness(const Entity& entity, const Mention& m) const {
  if (m.number != 's') return 1;
  const bool personal = words_.is_word("personal", head(m).lemma);
  if (personal && entity.type == Type::role) return words_.preference("described");
  const bool other =
      personal ? entity.type != Type::person : m.kind == thing && entity.type == Type::person;
  if (!other || !is_unsure(entity)) return 1;
  if (personal && entity.type == Type::thing) return words_.preference("body");
  return words_.preference(personal && entity.type == Type::organisation ? "body" : "unsure");
}

/// The person whom a text is about may be "he" long after the name.
void Resolver::add_topic(std::uint32_t index, std::vector<Scored>& ranked,
                         const std::vector<std::uint32_t>& excluded) const {
  const Mention& m = mentions_[index];
  const bool personal = m.type == Type::zero || words_.is_word("personal", head(m).lemma);
  if (m.number != 's' || !personal) return;
  std::size_t most = 0;
  std::uint32_t topic = no_index;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (entity.type != Type::person || !fits_personal(entity, m)) continue;
    if (std::find(excluded.begin(), excluded.end(), e) != excluded.end()) continue;
    const auto before = static_cast<std::size_t>(
        std::count_if(entity.seen.begin(), entity.seen.end(),
                      [&](const Occurrence& seen) { return seen.position < position(m); }));
    if (before <= most) continue;
    most = before;
    topic = e;
  }
  if (topic == no_index || most < 3) return;
  const auto known = std::find_if(ranked.begin(), ranked.end(),
                                  [&](const Scored& one) { return one.entity == topic; });
  if (known == ranked.end())
    ranked.push_back({topic, words_.preference("topic")});
  else
    known->score += words_.preference("topic");
}

/// Who does what is done to the pronoun: "Caracas has no record of them" is not about Caracas.
std::uint32_t Resolver::doer_beside(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.type != Type::pronoun) return no_index;
  const Token& token = head(m);
  if (m.kind != part && !token.is("obj") && !token.is("iobj") && !token.is("nmod")) return no_index;
  const std::uint32_t verb = clause_of(m);
  if (verb == no_token || inside_subject(m, verb)) return no_index;
  const std::uint32_t subject = subject_of(m.sentence, verb);
  if (subject == no_index || subject == index || entity_of_[subject] == no_index) return no_index;
  // "Tehran wants him back": a man of the state that acts.
  const Mention& doer = mentions_[subject];
  const bool state = doer.type == Type::country || doer.type == Type::place;
  if (state && is_single_person(entities_[entity_of_[subject]])) return no_index;
  return entity_of_[subject];
}

/// Who agrees, without those who play another part in the same act. In "Putin thanked him" somebody
/// else of Putin's side is unlikely.
std::vector<Scored> Resolver::candidates(std::uint32_t index) {
  const Mention& m = mentions_[index];
  std::vector<std::uint32_t> excluded;
  std::vector<std::uint32_t> sides;
  for (const std::uint32_t other : co_arguments(index)) {
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index) continue;
    // A president may well invite somebody to his own capital.
    if (mentions_[other].place_or_government && words_.is_word("personal", head(m).lemma)) continue;
    excluded.push_back(entity);
    if (entities_[entity].type != Type::organisation && !result_[other].inherited) {
      sides.push_back(entity);
    }
  }
  const std::uint32_t doer = doer_beside(index);
  if (doer != no_index) excluded.push_back(doer);
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const auto& members = entities_[e].members;
    const bool holds = std::any_of(members.begin(), members.end(), [&](std::uint32_t member) {
      return std::find(excluded.begin(), excluded.end(), member) != excluded.end();
    });
    if (holds) excluded.push_back(e);
  }
  // "The minister had no proof, she said": who says it is not looked for in what is said.
  hidden_ = index;
  std::vector<Scored> ranked = rank(index, &Resolver::fits_personal, excluded);
  hidden_ = no_index;
  add_topic(index, ranked, excluded);
  for (Scored& one : ranked) {
    const Entity& entity = entities_[one.entity];
    const bool camp = std::any_of(sides.begin(), sides.end(),
                                  [&](std::uint32_t e) { return same_camp(e, one.entity); });
    if (camp) one.score *= words_.preference("camp");
    one.score *= likeness(entity, m);
    const bool several = !entity.members.empty() || entity.number == 'p';
    if (number_of(m) == 'p' && !several) one.score *= words_.preference("singular");
    // "The Swedish and Finnish ministers … they": all of them.
    if (number_of(m) == 'p' && is_part_of(one, ranked)) one.score *= words_.preference("part");
  }
  ranked_for_ = index;
  ranked_ = ranked;
  return ranked;
}

/// "It was Russian troops who attacked."
bool Resolver::is_cleft(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  const std::uint32_t predicate = head(m).head;
  if (predicate == no_token || here.child(predicate, "cop") == no_token) return false;
  const std::uint32_t relative = here.child(predicate, "acl");
  return relative != no_token && relative > predicate && here.tokens[relative].deprel != "acl" &&
         here.tokens[predicate].upos != syntax::Upos::ADJ;
}

/// "It is hard to say", "it's time to go": the clause behind it is meant, if anything.
bool Resolver::is_expletive(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.kind != thing || m.type != Type::pronoun) return false;
  const Token& token = head(m);
  if (token.is("expl")) return true;
  const syntax::Sentence& here = sentence(m);
  if (!token.is("nsubj") || token.head == no_token) return false;
  if (here.child(token.head, "cop") == no_token) return false;
  if (is_cleft(m)) return true;
  // What somebody says of itself: "Norway said it was ready".
  const std::uint32_t claim = claim_of(m);
  if (claim != no_index && speech_of(m) == no_index) return false;
  const syntax::Upos upos = here.tokens[token.head].upos;
  return upos == syntax::Upos::ADJ || upos == syntax::Upos::NOUN || upos == syntax::Upos::ADV;
}

/// In what somebody is reported to say a subject is often the speaker; of a demand or question it
/// is who is asked; inside quotation marks it is never the speaker.
void Resolver::weigh_claim(std::uint32_t index, std::vector<Scored>& ranked) const {
  const Mention& m = mentions_[index];
  const std::uint32_t c = claim_of(m);
  if (speech_of(m) == no_index && is_quoted(m)) {
    const std::uint32_t quoted = speaker_of(m);
    for (Scored& one : ranked) {
      const bool speaks = quoted != no_index && one.entity == entity_of_[quoted];
      if (speaks) one.score *= words_.preference("inside_quote");
    }
  }
  if (c == no_index) return;
  const frames::Claim& claim = frames_.claims[c];
  const std::uint32_t speaker = claim.speaker;
  std::uint32_t entity = speaker < entity_of_.size() ? entity_of_[speaker] : no_index;
  const bool direct = speech_of(m) != no_index;
  const bool asked =
      claim.stance == frames::Stance::demands || claim.stance == frames::Stance::asks;
  if (asked && !direct && claim.frame != no_index && place_of(m) == Place::subject) {
    for (const frames::Argument& argument : frames_.frames[claim.frame].arguments) {
      const bool told =
          argument.role == frames::Role::recipient || argument.role == frames::Role::patient;
      if (!told || argument.filler.mention >= entity_of_.size()) continue;
      if (entity_of_[argument.filler.mention] != no_index) {
        entity = entity_of_[argument.filler.mention];
      }
    }
  }
  const bool later = speaker < mentions_.size() && is_named(mentions_[speaker]) &&
                     entity == entity_of_[speaker] && mentions_[speaker].sentence == m.sentence &&
                     position(mentions_[speaker]) > position(m);
  for (Scored& one : ranked) {
    if (entity == no_index) continue;
    if (one.entity != entity) {
      // "Its tanks, Managua says": not Nicaragua's.
      const bool state =
          entities_[one.entity].type == Type::country || entities_[one.entity].type == Type::place;
      if (later && state && same_side(one.entity, entity)) one.score *= words_.preference("camp");
      continue;
    }
    if (direct)
      one.score *= words_.preference("inside_quote");
    else if (later)  // "his words, Putin said": somebody else's
      one.score *= words_.preference("camp");
    else if (claim.frame == no_index)  // "according to X, … did": somebody else
      one.score *= words_.preference("camp");
    else if (place_of(m) == Place::subject &&
             (m.number != 'p' || entities_[one.entity].number == 'p' ||
              !entities_[one.entity].members.empty()))
      one.score += words_.preference("speaker");
  }
}

void Resolver::resolve_personal(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.person != '3') return;  // resolve_persons()
  if (m.kind == part) {
    resolve_part(index);
    return;
  }
  // "Non è definito che cosa preveda": the clause is the subject.
  const syntax::Sentence& here = sentence(m);
  if (m.type == Type::zero && here.child(m.head, "aux:pass") != no_token &&
      (here.child(m.head, "ccomp") != no_token || here.child(m.head, "csubj") != no_token)) {
    return;
  }
  const bool may_be_said = (m.kind == thing || m.gender == 'm') && m.number != 'p';
  if (m.type == Type::pronoun && may_be_said && is_content(m) &&
      !words_.is_word("personal", head(m).lemma)) {
    return;
  }
  // "La pace non si può raggiungere": nobody in particular.
  if (m.type == Type::zero && (is_impersonal(m) || is_predicate_alone(m) || opens_headline(m)))
    return;
  if (m.type == Type::zero && reports(index)) {
    const std::uint32_t around = speaker_around(m);
    if (around != no_index && fits_personal(entities_[entity_of_[around]], m)) {
      settle(index, entity_of_[around], 0.8F, How::zero, "who speaks the quotation around it");
      return;
    }
  }
  // "Gliela porteranno": of two clitics in one word the second is what is brought.
  if (m.type == Type::pronoun && head(m).is("obj") && m.head > 0) {
    const Token& first = here.tokens[m.head - 1];
    if (first.upos == syntax::Upos::PRON &&
        (first.first == head(m).first || first.last == head(m).first)) {
      return;
    }
  }
  // "È stato annunciato": what was said, as with a pronoun.
  if (m.type == Type::zero && has_role(m, frames::Role::content) &&
      !has_role(m, frames::Role::agent)) {
    return;
  }
  if (is_expletive(index) || is_parallel_thing(index)) return;
  std::vector<Scored> ranked = candidates(index);
  if (number_of(m) == 'p' && resolve_pair(index, ranked)) return;
  weigh_claim(index, ranked);
  if (m.type == Type::zero && reports(index)) weigh_speakers(m, ranked);
  // "When he entered, Netanyahu was booed": the subject of the clause that follows.
  const std::uint32_t following = following_subject(index);
  if (following != no_index && fits_personal(entities_[following], m)) {
    const auto known = std::find_if(ranked.begin(), ranked.end(),
                                    [&](const Scored& one) { return one.entity == following; });
    const double bonus = words_.preference("cataphora");
    if (known == ranked.end())
      ranked.push_back({following, bonus});
    else
      known->score += bonus;
  }
  std::erase_if(ranked, [](const Scored& one) { return one.score <= 0; });
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  if (is_thing(index, ranked, false)) return;
  const bool zero = m.type == Type::zero;
  take_best(index, ranked, zero ? How::zero : How::pronoun,
            zero ? "subject left out: the most present actor that agrees" : most_present);
}

/// "Ne ha colpito i depositi": whose they are. "Ne spedirà altri": of things, and nobody.
void Resolver::resolve_part(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const std::uint32_t verb = clause_of(m);
  if (verb == no_token) return;
  for (const std::string_view relation : {"obj", "nsubj"}) {
    const std::uint32_t owned = sentence(m).child(verb, relation);
    if (owned == no_token || sentence(m).tokens[owned].upos != syntax::Upos::NOUN) continue;
    const std::uint32_t article = sentence(m).child(owned, "det");
    if (article == no_token || sentence(m).tokens[article].feat("Definite") != "Def") continue;
    const std::vector<Scored> ranked = candidates(index);
    // "Che ha donato all'arcipelago due navi, … cancellarne il debito": the noun that is nearer.
    if (!ranked.empty() && noun_is_nearer(index, ranked[0].entity)) return;
    take_best(index, ranked, How::possessive, "whose it is: the most present actor");
    return;
  }
}

void Resolver::resolve_anaphor(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (is_label(m)) return;
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
