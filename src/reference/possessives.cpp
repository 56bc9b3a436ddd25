// "Its", "il suo": whose something is.
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using frames::Role;
using frames::Stance;
using syntax::no_token;

/// "His resignation", "la sua morte": what only persons have.
bool Resolver::is_humans(const Mention& m) const {
  const std::uint32_t owned = head(m).head;
  return owned != no_token && words_.is_word("human", sentence(m).tokens[owned].lemma);
}

/// Settles on what the mention `owner` means, as a set where it heads one that is meant.
bool Resolver::owned_by(std::uint32_t index, std::uint32_t owner, float confidence,
                        std::string_view reason) {
  if (owner == no_index || owner == index || entity_of_[owner] == no_index) return false;
  std::uint32_t entity = entity_of_[owner];
  if (mentions_[index].number == 'p' ||
      words_.is_word("collective", head(mentions_[index]).lemma)) {
    const std::uint32_t set = set_at(owner);
    if (set != no_index) entity = set;
  }
  // "A e B hanno espresso i propri dubbi": of all of them.
  const std::uint32_t verb = clause_of(mentions_[index]);
  if (words_.is_word("subjects", head(mentions_[index]).lemma) && verb != no_token &&
      is_plural(mentions_[index].sentence, verb)) {
    const std::uint32_t set = set_around(owner);
    if (set != no_index) entity = set;
  }
  if (!fits_personal(entities_[entity], mentions_[index])) return false;
  if (is_humans(mentions_[index]) && !is_single_person(entities_[entity]) &&
      entities_[entity].members.empty()) {
    return false;
  }
  settle(index, entity, confidence, How::possessive, reason);
  return true;
}

/// "The United States and their allies": of what it is coordinated with.
bool Resolver::owns_by_tree(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const auto& tokens = sentence(m).tokens;
  const std::uint32_t owned = tokens[m.head].head;
  if (owned == no_token || !tokens[owned].is("conj") || tokens[owned].head == no_token) {
    return false;
  }
  // Of several the nearest: "A, B e il suo vice".
  std::uint32_t joined = tokens[owned].head;
  for (const std::uint32_t other : sentence(m).children(joined)) {
    const bool listed = tokens[other].is("conj") || tokens[other].is("appos");
    if (other < m.first && other > joined && listed && at(m.sentence, other) != no_index) {
      joined = other;
    }
  }
  return owned_by(index, over(m.sentence, joined), 0.8F, "owner is what it is joined to");
}

/// "Thanked Lula for his help", "criticised the army for its raids": of whoever is judged.
bool Resolver::owns_by_frame(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const auto& tokens = sentence(m).tokens;
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence != m.sentence) continue;
    const bool judges = frame.stance == Stance::accuses || frame.stance == Stance::criticises ||
                        frame.stance == Stance::praises;
    const bool tells = frame.stance == Stance::threatens || is_one_of(frame.concept_, "others");
    std::uint32_t judged = no_index;
    bool inside = false;
    const bool hostile = std::any_of(
        frame.arguments.begin(), frame.arguments.end(),
        [](const frames::Argument& argument) { return argument.role == Role::against; });
    for (const frames::Argument& argument : frame.arguments) {
      const frames::Filler& filler = argument.filler;
      if (argument.role == Role::patient || argument.role == Role::recipient ||
          argument.role == Role::against) {
        if (filler.mention < mentions_.size() && judged == no_index) judged = filler.mention;
        continue;
      }
      // Whatever is done to somebody, the cause is his: "sanctions against Russia over its policy".
      const bool reason =
          argument.role == Role::cause || (hostile && argument.role == Role::about) ||
          (tells && (argument.role == Role::content || argument.role == Role::about)) ||
          (judges && (argument.role == Role::content || argument.role == Role::about ||
                      argument.role == Role::purpose));
      if (!reason) continue;
      // Up to the next verb: "accused Paris of saying that its …" is another matter.
      std::uint32_t t = tokens[m.head].head;
      for (; t != no_token && t != filler.head; t = tokens[t].head) {
        if (tokens[t].upos == syntax::Upos::VERB) break;
      }
      inside = inside || (t != no_token && t == filler.head);
    }
    if (inside && owned_by(index, judged, 0.75F, "owner is who is judged for it")) return true;
  }
  return false;
}

/// "Expelled its ambassador", "praised his courage": not the doer's own.
std::uint32_t Resolver::done_by(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  const std::uint32_t owned = head(m).head;
  if (owned == no_token) return no_index;
  // "Thanked his guest": who faces the doer.
  const std::uint32_t noun = at(m.sentence, owned);
  if (words_.relation(sentence(m).tokens[owned].lemma) == Relation::partner ||
      (noun != no_index && words_.relation(mentions_[noun].kind) == Relation::partner)) {
    return no_index;
  }
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence != m.sentence || !is_one_of(frame.concept_, "others")) continue;
    const bool suffers = std::any_of(
        frame.arguments.begin(), frame.arguments.end(), [&](const frames::Argument& argument) {
          const bool struck = argument.role == Role::patient || argument.role == Role::recipient ||
                              argument.role == Role::content;
          return argument.filler.head == owned && struck;
        });
    if (suffers) return subject_of(m.sentence, frame.predicate);
  }
  return no_index;
}

/// Of the clause's subject, unless it stands in the subject itself ("his visit shows …").
bool Resolver::owns_as_subject(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const std::uint32_t verb = clause_of(m);
  if (verb == no_token || inside_subject(m, verb)) return false;
  const std::uint32_t subject = subject_of(m.sentence, verb);
  if (subject == no_index) return false;
  const bool before = position(mentions_[subject]) <= position(m);
  return owned_by(index, subject, before ? 0.8F : 0.7F,
                  before ? "owner is the clause's subject" : "owner is the subject that follows");
}

void Resolver::resolve_possessive(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.person != '3') return;
  // "A sua volta": nobody's turn.
  if (head(m).head != no_token && words_.is_word("idle", sentence(m).tokens[head(m).head].lemma)) {
    return;
  }
  if (owns_by_tree(index) || owns_by_frame(index)) return;
  const std::uint32_t doer = done_by(index);
  if (doer == no_index && owns_as_subject(index)) return;
  std::vector<std::uint32_t> excluded;
  if (doer != no_index && entity_of_[doer] != no_index) excluded.push_back(entity_of_[doer]);
  std::vector<Scored> ranked = rank(index, &Resolver::fits_personal, excluded);
  for (Scored& one : ranked) {
    const Entity& entity = entities_[one.entity];
    one.score *= likeness(entity, m);
    const bool several = !entity.members.empty() || entity.number == 'p';
    if (m.number == 'p' && !several) one.score *= words_.preference("singular");
  }
  if (is_humans(m)) {
    std::erase_if(ranked, [this](const Scored& one) {
      const Entity& entity = entities_[one.entity];
      return entity.members.empty() && !is_single_person(entity);
    });
  }
  weigh_claim(index, ranked);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  if (m.gender == 0 && is_thing(index, ranked, true)) return;
  take_best(index, ranked, How::possessive, most_present);
}

}  // namespace casus::reference
