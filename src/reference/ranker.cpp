// Whom a pronoun means, weighed: all actors and nouns before it, and nobody. What the rules of the
// room say is one voice among others. Weights: knowledge/reference/en.weights.tsv.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;
using syntax::Upos;

namespace {
constexpr std::uint32_t nouns_window = 4;  // sentences in which a noun may still be meant
}  // namespace

void Resolver::index_nouns() {
  noun_at_.resize(parse_.sentences.size());
  std::array<std::unordered_map<std::string_view, std::uint32_t>, 2> known;  // one, several
  for (std::uint32_t s = story_.first; s < story_.last; ++s) {
    const auto& tokens = parse_.sentences[s].tokens;
    noun_at_[s].assign(tokens.size(), no_index);
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      const Token& token = tokens[t];
      if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) continue;
      if (token.is("compound") || token.is("flat") || token.is("amod")) continue;
      const bool plural = token.feat("Number") == "Plur";
      const auto [at, fresh] =
          known[plural ? 1 : 0].emplace(token.lemma, static_cast<std::uint32_t>(nouns_.size()));
      if (fresh) nouns_.push_back({token.lemma, plural, token.upos == Upos::PROPN, {}});
      noun_at_[s][t] = at->second;
      const std::uint64_t position = (static_cast<std::uint64_t>(s) << 32U) + 2ULL * t + 1;
      nouns_[at->second].seen.push_back({s, t, position, false, over(s, t)});
    }
  }
}

/// As place_of, for a noun that is no mention.
Place Resolver::place_at(std::uint32_t s, std::uint32_t t) const {
  const auto core = core_place(parse_.sentences[s], t);
  return core ? *core : outer_place(parse_.sentences[s].tokens[t]);
}

/// The subjects of the pronoun's clause and of those above it.
void Resolver::climb_clauses(Viewpoint& view) const {
  const Mention& m = mentions_[view.index];
  const syntax::Sentence& here = sentence(m);
  std::uint32_t verb = view.verb;
  for (std::uint8_t level = 1; level <= 4 && verb != no_token; ++level) {
    const std::uint32_t subject = subject_of(m.sentence, verb);
    if (subject != no_index && subject != view.index) view.subjects.push_back({subject, level});
    const std::uint32_t noun = here.child(verb, "nsubj");
    if (noun != no_token) view.noun_subjects.push_back({noun, level});
    do {
      verb = here.tokens[verb].head;
    } while (verb != no_token && here.tokens[verb].upos != Upos::VERB &&
             here.child(verb, "nsubj") == no_token);
  }
}

Viewpoint Resolver::viewpoint(std::uint32_t index, PronounKind kind) {
  const Mention& m = mentions_[index];
  Viewpoint view;
  view.index = index;
  view.kind = kind;
  view.position = position(m);
  view.verb = clause_of(m);
  const Place place = place_of(m);
  view.place = static_cast<std::uint8_t>(place);
  view.function = m.anaphor == Anaphor::possessive  ? 2
                  : m.anaphor == Anaphor::reflexive ? 3
                  : place == Place::subject         ? 0
                                                    : 1;
  const auto entity_of = [this](std::uint32_t mention) {
    return mention < entity_of_.size() ? entity_of_[mention] : no_index;
  };
  view.quoted = is_quoted(m);
  view.direct = speech_of(m) != no_index;
  view.claim = claim_of(m);
  view.claim_speaker =
      view.claim == no_index ? no_index : entity_of(frames_.claims[view.claim].speaker);
  view.quote_speaker = view.quoted ? entity_of(speaker_of(m)) : no_index;
  view.choice = entity_of_[index];
  view.sure = result_[index].confidence;
  view.following = following_subject(index);
  climb_clauses(view);
  for (const std::uint32_t other : co_arguments(index)) {
    if (entity_of_[other] != no_index) view.shut.push_back(entity_of_[other]);
  }
  const std::uint32_t doer = m.anaphor == Anaphor::personal ? doer_beside(index) : no_index;
  if (doer != no_index) view.shut.push_back(doer);
  std::vector<Scored> rules = ranked_for_ == index ? ranked_ : candidates(index);
  weigh_claim(index, rules);
  std::stable_sort(rules.begin(), rules.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  for (const Scored& one : rules) view.rules.push_back({one.entity, one.score});
  view.nobody_meant = view.choice == no_index && kind != PronounKind::person &&
                      (is_cleft(m) || is_parallel_thing(index) ||
                       is_thing(index, rules, m.anaphor == Anaphor::possessive));
  view.first_before = no_index;
  for (const std::uint32_t other : order_) {
    if (mentions_[other].sentence + 1 < m.sentence || entity_of_[other] == no_index) continue;
    if (mentions_[other].sentence + 1 == m.sentence) view.first_before = entity_of_[other];
    break;
  }
  return view;
}

void Resolver::gather_actors(const Viewpoint& view, std::vector<Ranked>& all) const {
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const bool before = std::any_of(
        entities_[e].seen.begin(), entities_[e].seen.end(), [&](const Occurrence& seen) {
          return seen.position < view.position && seen.mention != view.index;
        });
    // Who follows only as the subject of a clause above, or of the next one.
    if (!before && clause_trait(view, e) == 0 && view.following != e) continue;
    Ranked one;
    one.candidate = CandidateClass::actor;
    one.index = e;
    one.traits[static_cast<std::size_t>(Trait::function)] = view.function;
    add_history(view, one);
    add_nature(view, one);
    add_part(view, one);
    add_rules(view, one);
    all.push_back(one);
  }
}

void Resolver::gather_nouns(const Viewpoint& view, std::vector<Ranked>& all) const {
  const Mention& m = mentions_[view.index];
  const bool plural = view.kind == PronounKind::plural;
  const std::uint32_t from = m.sentence < nouns_window ? 0 : m.sentence - nouns_window;
  for (std::uint32_t n = 0; n < nouns_.size(); ++n) {
    if (nouns_[n].plural != plural) continue;
    const NounSeen* last = nullptr;
    std::size_t count = 0;
    for (const NounSeen& seen : nouns_[n].seen) {
      if (seen.position >= view.position) break;
      if (seen.pronoun) {
        ++count;
        continue;
      }
      if (seen.mention != no_index && entity_of_[seen.mention] != no_index) continue;
      ++count;
      last = &seen;
    }
    if (last == nullptr) continue;
    const NounSeen* latest = last;
    for (const NounSeen& seen : nouns_[n].seen) {
      if (seen.position < view.position && seen.pronoun && seen.position > latest->position) {
        latest = &seen;
      }
    }
    if (latest->sentence < from) continue;
    Ranked one;
    one.candidate = CandidateClass::noun;
    one.index = n;
    one.traits[static_cast<std::size_t>(Trait::function)] = view.function;
    add_noun(view, one, *latest, count);
    all.push_back(one);
  }
}

/// How recent and how frequent each actor is among those that could be meant.
void Resolver::compare(const Viewpoint& view, std::vector<Ranked>& all) const {
  struct Standing {
    std::size_t which = 0;
    std::uint64_t last = 0;
    std::size_t count = 0;
  };
  std::vector<Standing> standings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].candidate != CandidateClass::actor) continue;
    Traits& found = all[i].traits;
    found[static_cast<std::size_t>(Trait::recency)] = 5;
    found[static_cast<std::size_t>(Trait::count_rank)] = 5;
    const Entity& entity = entities_[all[i].index];
    const bool shut =
        std::find(view.shut.begin(), view.shut.end(), all[i].index) != view.shut.end();
    if (shut || !fits_personal(entity, mentions_[view.index])) continue;
    Standing standing;
    standing.which = i;
    for (const Occurrence& seen : entity.seen) {
      if (seen.position >= view.position || seen.mention == view.index) continue;
      standing.last = seen.position;
      ++standing.count;
    }
    if (standing.count > 0) standings.push_back(standing);
  }
  const auto give = [&](Trait trait) {
    for (std::size_t r = 0; r < standings.size(); ++r) {
      all[standings[r].which].traits[static_cast<std::size_t>(trait)] =
          static_cast<std::uint8_t>(std::min<std::size_t>(r, 4));
    }
  };
  std::stable_sort(standings.begin(), standings.end(),
                   [](const Standing& a, const Standing& b) { return a.last > b.last; });
  give(Trait::recency);
  std::stable_sort(standings.begin(), standings.end(),
                   [](const Standing& a, const Standing& b) { return a.count > b.count; });
  give(Trait::count_rank);
  if (standings.size() == 1) {
    all[standings[0].which].traits[static_cast<std::size_t>(Trait::alone)] = 1;
  }
}

std::optional<PronounKind> Resolver::ranked_kind(const Mention& m) const {
  const bool told = m.anaphor == Anaphor::personal || m.anaphor == Anaphor::possessive ||
                    m.anaphor == Anaphor::reflexive;
  if (!told || m.type != Type::pronoun || m.person != '3' || m.kind == "part") return std::nullopt;
  if (number_of(m) == 'p') return PronounKind::plural;
  const bool person = words_.is_word("personal", head(m).lemma) ||
                      words_.is_word("personal", head(m).form) ||
                      (m.gender != 0 && m.kind != "thing");
  return person ? PronounKind::person : PronounKind::thing;
}

std::vector<Ranked> Resolver::weighed(const Viewpoint& view) const {
  std::vector<Ranked> all(1);
  all[0].traits = traits_of_nobody(view);
  gather_actors(view, all);
  gather_nouns(view, all);
  compare(view, all);
  const Weights& weights = words_.weights();
  int most = all[0].score;
  for (Ranked& one : all) {
    one.score = weights.score(view.kind, one.candidate, one.traits);
    most = std::max(most, one.score);
  }
  double sum = 0;
  for (Ranked& one : all) {
    one.share = std::exp((one.score - most) / 100.0);
    sum += one.share;
  }
  for (Ranked& one : all) one.share /= sum;
  return all;
}

/// Takes back what the rules chose.
void Resolver::unsettle(std::uint32_t index) {
  for (Entity& entity : entities_) {
    std::erase_if(entity.seen, [index](const Occurrence& seen) { return seen.mention == index; });
  }
  entity_of_[index] = no_index;
  result_[index] = Resolution();
}

void Resolver::weigh(std::uint32_t index) {
  if (words_.weights().is_empty() && choices_ == nullptr) return;
  const auto kind = ranked_kind(mentions_[index]);
  if (!kind) return;
  if (noun_at_.empty()) index_nouns();
  const Viewpoint view = viewpoint(index, *kind);
  const std::vector<Ranked> all = weighed(view);
  if (choices_ != nullptr) tell_choice(index, *kind, all);
  if (words_.weights().is_empty()) return;
  decide(view, all);
}

/// Whom the rules chose stays unless another leads clearly; what they left open is filled with who
/// is likely enough.
void Resolver::decide(const Viewpoint& view, const std::vector<Ranked>& all) {
  const Weights::Limits& limits = words_.weights().limits(view.kind);
  const Ranked* actor = nullptr;
  const Ranked* noun = nullptr;
  double chosen = 0;
  for (const Ranked& one : all) {
    if (one.candidate == CandidateClass::nobody) continue;
    const Ranked*& best = one.candidate == CandidateClass::actor ? actor : noun;
    if (best == nullptr || one.share > best->share) best = &one;
    if (one.candidate == CandidateClass::actor && one.index == view.choice) chosen = one.share;
  }
  const std::uint32_t index = view.index;
  const double share = actor == nullptr ? 0 : actor->share;
  const double other = noun == nullptr ? 0 : noun->share;
  // "She said that she would come": nobody is likelier than who speaks.
  const bool speaks_here = view.claim_speaker == view.choice && !view.direct && view.function == 0;
  bool change = false;
  if (view.choice == no_index) {
    change = share >= limits.fill && share > other && !view.nobody_meant;
  } else if (result_[index].reason == most_present && !speaks_here) {
    change = share - chosen >= limits.lead;
    if (!change && chosen < limits.drop) unsettle(index);
  }
  if (change && actor->index != view.choice) {
    unsettle(index);
    const bool possessive = mentions_[index].anaphor == Anaphor::possessive;
    settle(index, actor->index, static_cast<float>(0.4 + 0.55 * share),
           possessive ? How::possessive : How::pronoun, "for whom most speaks");
  }
  if (entity_of_[index] == no_index && other > std::max(share, all[0].share)) {
    note_noun(view, *noun);
  }
}

/// The pronoun means a noun that is no actor: the next one may too.
void Resolver::note_noun(const Viewpoint& view, const Ranked& best) {
  const Mention& m = mentions_[view.index];
  auto& seen = nouns_[best.index].seen;
  const auto after =
      std::upper_bound(seen.begin(), seen.end(), view.position,
                       [](std::uint64_t at, const NounSeen& other) { return at < other.position; });
  seen.insert(after, {m.sentence, m.head, view.position, true, no_index});
}

void Resolver::tell_choice(std::uint32_t index, PronounKind kind,
                           const std::vector<Ranked>& all) const {
  Choice choice;
  choice.mention = index;
  choice.pronoun = pronoun_kinds[static_cast<std::size_t>(kind)];
  for (const Ranked& one : all) {
    Option option;
    option.candidate = candidate_classes[static_cast<std::size_t>(one.candidate)];
    option.traits.assign(one.traits.begin(), one.traits.end());
    if (one.candidate == CandidateClass::noun) {
      for (const NounSeen& seen : nouns_[one.index].seen) {
        if (seen.position >= position(mentions_[index])) break;
        if (!seen.pronoun) option.nouns.push_back({seen.sentence, seen.token, seen.token + 1});
      }
    } else if (one.candidate == CandidateClass::actor) {
      const Entity& entity = entities_[one.index];
      std::vector<std::uint32_t> members = entity.members;
      if (members.empty()) members.push_back(one.index);
      for (const std::uint32_t member : members) {
        option.named.emplace_back();
        for (const Occurrence& seen : entities_[member].seen) {
          const Type type = mentions_[seen.mention].type;
          if (type != Type::pronoun && type != Type::zero) {
            option.named.back().push_back(seen.mention);
          }
        }
      }
    }
    choice.options.push_back(std::move(option));
  }
  choices_->push_back(std::move(choice));
}

}  // namespace casus::reference
