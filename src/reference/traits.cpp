// What speaks for each whom a pronoun may mean. The ranker weighs it; nothing is decided here.
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::Identity;
using actors::Type;
using syntax::no_token;
using syntax::Token;
using syntax::Upos;

namespace {

/// How many of the limits lie below the value.
template <std::size_t N>
std::uint8_t step(std::size_t value, const std::array<std::size_t, N>& limits) {
  return static_cast<std::uint8_t>(std::lower_bound(limits.begin(), limits.end(), value) -
                                   limits.begin());
}

constexpr std::array<std::size_t, 6> far = {0, 1, 2, 4, 8, 16};
constexpr std::array<std::size_t, 5> often = {1, 2, 4, 8, 16};
constexpr std::array<std::size_t, 4> named_often = {0, 1, 2, 4};
constexpr std::array<std::size_t, 8> strong = {0, 50, 120, 200, 300, 450, 700, 1000};
constexpr std::array<std::size_t, 5> leads = {50, 150, 300, 500, 800};
constexpr std::array<std::size_t, 4> certain = {450, 600, 750, 900};

std::uint8_t at_most(std::size_t value, std::size_t most) {
  return static_cast<std::uint8_t>(std::min(value, most));
}

std::uint8_t& of(Traits& found, Trait trait) { return found[static_cast<std::size_t>(trait)]; }

}  // namespace

/// 1 in the quotation that holds the mention, 2 in another one.
std::uint8_t Resolver::quotation_beside(const Mention& m, std::uint32_t s, std::uint32_t t) const {
  const auto there = std::pair(s, t);
  const auto own = std::pair(m.sentence, m.head);
  for (const Quotation& q : quotations_) {
    const auto first = std::pair(q.sentence, q.first);
    const auto last = std::pair(q.last_sentence, q.last);
    if (there < first || there > last) continue;
    return own >= first && own <= last ? 1 : 2;
  }
  return 0;
}

/// What holds for any candidate: where and how often it was seen last.
void Resolver::add_place(const Viewpoint& view, Traits& found, const Sighting& last) const {
  const Mention& m = mentions_[view.index];
  const syntax::Sentence& text = sentence(m);
  const std::size_t distance = m.sentence - last.sentence;
  of(found, Trait::distance) =
      static_cast<std::uint8_t>(std::min<std::size_t>(step(distance, far), 6) * 4 + view.function);
  of(found, Trait::paragraphs) = at_most(text.block - parse_.sentences[last.sentence].block, 2);
  const auto place = static_cast<std::uint8_t>(last.place);
  of(found, Trait::place_near) = static_cast<std::uint8_t>(place * 3 + at_most(distance, 2));
  of(found, Trait::place) = static_cast<std::uint8_t>(place * 4 + view.function);
  of(found, Trait::parallel) = place == view.place;
  of(found, Trait::quoted) = static_cast<std::uint8_t>(
      quotation_beside(m, last.sentence, last.token) * 2 + (view.quoted ? 1 : 0));
  if (last.sentence == m.sentence) add_nesting(view, found, last);
}

/// Whether one of the two stands inside the other's phrase.
void Resolver::add_nesting(const Viewpoint& view, Traits& found, const Sighting& last) const {
  const Mention& m = mentions_[view.index];
  const auto& tokens = sentence(m).tokens;
  bool around = false;
  std::uint32_t t = m.head;
  for (int up = 0; up < 10 && t != no_token; ++up) {
    around = around || (t >= last.first && t < last.last);
    if (tokens[t].upos == Upos::VERB) break;
    t = tokens[t].head;
  }
  bool inside = false;
  t = last.token;
  for (int up = 0; up < 10 && t != no_token; ++up) {
    inside =
        inside || t == m.head || (m.anaphor == Anaphor::possessive && t == tokens[m.head].head);
    if (tokens[t].upos == Upos::VERB) break;
    t = tokens[t].head;
  }
  of(found, Trait::around) = static_cast<std::uint8_t>((around ? 4 : 0) + view.function);
  of(found, Trait::inside) = static_cast<std::uint8_t>((inside ? 4 : 0) + view.function);
}

/// Subject of the pronoun's clause or one above: 1 to 4, behind the pronoun 5 to 8.
std::uint8_t Resolver::clause_trait(const Viewpoint& view, std::uint32_t e) const {
  for (const auto& [subject, level] : view.subjects) {
    const std::uint32_t meant = entity_of_[subject];
    if (meant == no_index) continue;
    const bool set = !entities_[e].members.empty() && set_at(subject) == e;
    if (meant != e && !set) continue;
    return static_cast<std::uint8_t>(level +
                                     (position(mentions_[subject]) > view.position ? 4 : 0));
  }
  return 0;
}

void Resolver::add_history(const Viewpoint& view, Ranked& one) const {
  const Mention& m = mentions_[view.index];
  Traits& found = one.traits;
  const Entity& entity = entities_[one.index];
  const Occurrence* last = nullptr;
  const Occurrence* last_named = nullptr;
  std::size_t count = 0;
  std::size_t named = 0;
  std::size_t recent = 0;
  std::size_t here = 0;
  std::uint8_t gendered = 0;
  for (const Occurrence& seen : entity.seen) {
    if (seen.position >= view.position || seen.mention == view.index) continue;
    const Mention& o = mentions_[seen.mention];
    last = &seen;
    ++count;
    if (o.type != Type::pronoun && o.type != Type::zero) {
      ++named;
      last_named = &seen;
    } else if (o.type == Type::pronoun && o.gender != 0 && o.person == '3') {
      gendered = o.gender == m.gender ? 1 : 2;
    }
    if (seen.block == sentence(m).block) ++here;
    if (m.sentence - seen.sentence <= 3) ++recent;
    const auto& blocks = article_.blocks();
    if (seen.block < blocks.size() && blocks[seen.block].kind == text::BlockKind::headline) {
      of(found, Trait::title) = 1;
    }
    if (seen.sentence == story_.first) of(found, Trait::first_sentence) = 1;
    if (seen.sentence + 1 == m.sentence && seen.place == Place::subject) {
      of(found, Trait::centre) = static_cast<std::uint8_t>(4 + view.function);
    }
  }
  of(found, Trait::count) = step(count, often);
  of(found, Trait::named_count) = step(named, named_often);
  of(found, Trait::recent) = at_most(recent, 5);
  of(found, Trait::paragraph_count) = at_most(here, 3);
  of(found, Trait::nameless) = named == 0;
  of(found, Trait::named) = 6;
  of(found, Trait::distance) = static_cast<std::uint8_t>(24 + view.function);
  if (last == nullptr) return;
  const Mention& o = mentions_[last->mention];
  add_place(view, found, {last->sentence, o.head, o.first, o.last, last->place});
  const std::size_t distance = m.sentence - last->sentence;
  const bool name = o.type != Type::pronoun && o.type != Type::zero;
  const std::uint8_t form = name ? (is_named(o) ? 1 : 2) : o.anaphor == Anaphor::possessive ? 4 : 3;
  const std::uint8_t near = std::min<std::uint8_t>(step(distance, far), 3);
  of(found, Trait::form) = static_cast<std::uint8_t>(form * 4 + near);
  of(found, Trait::gendered_form) = static_cast<std::uint8_t>(gendered * 4 + near);
  if (last_named != nullptr) {
    of(found, Trait::named) =
        std::min<std::uint8_t>(step(m.sentence - last_named->sentence, far), 6);
  }
  if (distance == 0) {
    const bool between = std::any_of(order_.begin(), order_.end(), [&](std::uint32_t other) {
      const auto at = position(mentions_[other]);
      return at > last->position && at < view.position && entity_of_[other] != no_index;
    });
    of(found, Trait::adjacent) = !between;
  }
}

/// What the actor is, and whether it agrees.
void Resolver::add_nature(const Viewpoint& view, Ranked& one) const {
  const Mention& m = mentions_[view.index];
  Traits& found = one.traits;
  const Entity& entity = entities_[one.index];
  const auto type =
      static_cast<std::uint8_t>(entity.members.empty() ? static_cast<std::size_t>(entity.type) : 8);
  const std::uint8_t known = !entity.identity.id.empty()     ? 2
                             : !entity.identity.code.empty() ? 1
                                                             : 0;
  of(found, Trait::type) =
      static_cast<std::uint8_t>(type * 6 + known * 2 + (is_unsure(entity) ? 1 : 0));
  of(found, Trait::location) = static_cast<std::uint8_t>(type * 2 + (entity.is_place ? 1 : 0));
  const std::uint8_t gender = entity.gender == 0 || m.gender == 0 ? 0
                              : entity.gender == m.gender         ? 1
                                                                  : 2;
  of(found, Trait::gender) = static_cast<std::uint8_t>(type * 3 + gender);
  const std::uint8_t number = entity.number == 0 ? 0 : entity.number == 'p' ? 2 : 1;
  of(found, Trait::number) = static_cast<std::uint8_t>(type * 3 + number);
  of(found, Trait::agrees) =
      static_cast<std::uint8_t>((agrees(entity, m) ? 2 : 0) + (fits_personal(entity, m) ? 1 : 0));
  of(found, Trait::somebody) = is_single_person(entity) ? 1 : is_somebody(entity) ? 2 : 0;
  of(found, Trait::described) = !entity.words.empty();
  of(found, Trait::set) = at_most(entity.members.size() / 2, 2);
}

/// The part that it plays in the pronoun's clause, claim and quotation.
void Resolver::add_part(const Viewpoint& view, Ranked& one) const {
  Traits& found = one.traits;
  const std::uint32_t e = one.index;
  const bool shut = std::find(view.shut.begin(), view.shut.end(), e) != view.shut.end();
  const auto with_function = [&](int value) {
    return static_cast<std::uint8_t>(value * 4 + view.function);
  };
  of(found, Trait::clause) = with_function(clause_trait(view, e));
  of(found, Trait::co_argument) = with_function(shut ? 1 : 0);
  of(found, Trait::camp) = std::any_of(view.shut.begin(), view.shut.end(),
                                       [&](std::uint32_t x) { return x != e && same_camp(x, e); });
  of(found, Trait::cataphora) = view.following == e;
  of(found, Trait::topic_speaker) = view.quote_speaker == e;
  int claim = 0;
  if (view.claim_speaker == e && view.claim != no_index) {
    claim = view.direct ? 2 : frames_.claims[view.claim].frame == no_index ? 3 : 1;
  }
  of(found, Trait::claim) = with_function(claim);
  of(found, Trait::first_before) = view.first_before == e;
}

/// What the rules of the room say of it.
void Resolver::add_rules(const Viewpoint& view, Ranked& one) const {
  Traits& found = one.traits;
  for (std::size_t r = 0; r < view.rules.size(); ++r) {
    if (view.rules[r].first != one.index) continue;
    const auto points = static_cast<std::size_t>(std::max(0.0, 1000 * view.rules[r].second));
    of(found, Trait::rule_rank) = at_most(r + 1, 4);
    of(found, Trait::rule_score) = step(points, strong);
    if (r > 0) break;
    const double second = view.rules.size() > 1 ? std::max(0.0, 1000 * view.rules[1].second) : 0;
    const double lead = std::max(0.0, static_cast<double>(points) - second);
    of(found, Trait::rule_lead) =
        static_cast<std::uint8_t>(1 + step(static_cast<std::size_t>(lead), leads));
    break;
  }
  if (view.choice == no_index) {
    const Identity& identity = entities_[one.index].identity;
    of(found, Trait::rule_left) = !identity.id.empty() ? 3 : !identity.code.empty() ? 2 : 1;
  }
  if (view.choice == one.index) {
    of(found, Trait::rule_choice) = static_cast<std::uint8_t>(4 + view.function);
    of(found, Trait::rule_sure) =
        static_cast<std::uint8_t>(1 + step(static_cast<std::size_t>(1000 * view.sure), certain));
  }
}

/// A noun that is no actor.
void Resolver::add_noun(const Viewpoint& view, Ranked& one, const NounSeen& last,
                        std::size_t count) const {
  const Mention& m = mentions_[view.index];
  Traits& found = one.traits;
  const Noun& noun = nouns_[one.index];
  const syntax::Sentence& there = parse_.sentences[last.sentence];
  const Place place = place_at(last.sentence, last.token);
  add_place(view, found, {last.sentence, last.token, last.token, last.token + 1, place});
  const std::size_t distance = m.sentence - last.sentence;
  of(found, Trait::count) = step(count, often);
  of(found, Trait::form) = static_cast<std::uint8_t>(
      (last.pronoun ? 3 : 1) * 4 + std::min<std::uint8_t>(step(distance, far), 3));
  of(found, Trait::type) = noun.proper;
  if (distance == 1 && place == Place::subject) {
    of(found, Trait::centre) = static_cast<std::uint8_t>(4 + view.function);
  }
  const std::uint32_t article = there.child(last.token, "det");
  const int definite = article == no_token                               ? 0
                       : there.tokens[article].feat("Definite") == "Def" ? 1
                                                                         : 2;
  of(found, Trait::noun_definite) =
      static_cast<std::uint8_t>((last.pronoun ? 3 : definite) * 3 + at_most(distance, 2));
  of(found, Trait::noun_owned) = there.child(last.token, "nmod:poss") != no_token;
  const std::uint32_t known = at(last.sentence, last.token);
  const bool role = known != no_index && mentions_[known].type == Type::role;
  const char gender = words_.gender(noun.lemma);
  const bool person = role || gender != 0 || words_.kind(noun.lemma) == Kind::person;
  of(found, Trait::noun_person) = gender == 0 || m.gender == 0 ? (person ? 1 : 0)
                                  : gender == m.gender         ? 2
                                                               : 3;
  of(found, Trait::rule_left) = view.choice == no_index;
  const bool same_verb = last.sentence == m.sentence && there.tokens[last.token].head == view.verb;
  of(found, Trait::co_argument) = static_cast<std::uint8_t>((same_verb ? 4 : 0) + view.function);
  std::uint8_t clause = 0;
  for (const auto& [subject, level] : view.noun_subjects) {
    if (last.sentence == m.sentence && subject == last.token) clause = level;
  }
  of(found, Trait::clause) = static_cast<std::uint8_t>(clause * 4 + view.function);
}

/// What speaks for it that the pronoun means no noun at all, or nothing that was named.
Traits Resolver::traits_of_nobody(const Viewpoint& view) const {
  const Mention& m = mentions_[view.index];
  const syntax::Sentence& here = sentence(m);
  Traits found{};
  const auto has = [&](std::string_view relation) {
    return view.verb != no_token && here.child(view.verb, relation) != no_token;
  };
  of(found, Trait::function) = view.function;
  of(found, Trait::quoted) = view.quoted;
  of(found, Trait::expletive) =
      static_cast<std::uint8_t>((head(m).is("expl") ? 2 : 0) + (is_expletive(view.index) ? 1 : 0));
  of(found, Trait::content) = is_content(m);
  of(found, Trait::rule_left) = view.choice == no_index;
  of(found, Trait::rule_rank) = at_most(view.rules.size(), 4);
  const Token& verb = here.tokens[view.verb == no_token ? m.head : view.verb];
  of(found, Trait::predicate) = at_most(static_cast<std::size_t>(verb.upos), 19);
  const bool clausal = has("ccomp") || has("csubj") || has("xcomp");
  of(found, Trait::clause_kind) =
      static_cast<std::uint8_t>((clausal ? 8 : 0) + (has("cop") ? 4 : 0) + (has("advcl") ? 2 : 0) +
                                (tells(view.index) ? 1 : 0));
  of(found, Trait::opening) =
      static_cast<std::uint8_t>((m.sentence == story_.first ? 2 : 0) + (m.first == 0 ? 1 : 0));
  return found;
}

}  // namespace casus::reference
