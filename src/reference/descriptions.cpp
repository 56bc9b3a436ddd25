// Descriptions ("the country", "the minister"), relations ("its ally"), sets ("the two leaders")
// and roles that say no country ("police").
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using frames::Role;
using syntax::no_token;
using syntax::Token;

bool Resolver::fits_any(const Entity& entity, const Mention&) const {
  return entity.members.empty() && (!entity.country.empty() || !entity.identity.code.empty());
}

bool Resolver::fits_person(const Entity& entity, const Mention& m) const {
  if (!entity.members.empty() || entity.type == Type::country || entity.type == Type::place) {
    return false;
  }
  if (entity.type == Type::organisation) return false;
  const char gender = gender_of(m);
  if (gender != 0 && entity.gender != 0 && gender != entity.gender) return false;
  Mention any = m;
  any.gender = 0;
  return agrees(entity, any);
}

/// "The group" is no organ of a state.
bool Resolver::fits_group(const Entity& entity, const Mention& m) const {
  if (!entity.members.empty() || entity.type != Type::organisation) return false;
  const Kind kind = words_.kind(head(m).lemma);
  if (is_sector(entity, "reporter") && words_.kind(m.kind) != Kind::any) return false;
  if (kind != Kind::group && words_.kind(m.kind) != Kind::group) return true;
  const std::string_view code = entity.identity.code;
  return entity.country.empty() || code.size() > 6 ||
         !words_.is_word("organ", code.substr(std::min<std::size_t>(3, code.size())));
}

/// Countries by how present they are: a person or body of a country makes it half as present.
std::vector<Scored> Resolver::countries_before(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  std::vector<Scored> ranked;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (entity.country.empty() || is_sector(entity, "reporter")) continue;
    double score = salience(entity, m);
    if (score <= 0) continue;
    if (entity.type != Type::country && entity.type != Type::place) score *= 0.6;
    const auto known = std::find_if(ranked.begin(), ranked.end(), [&](const Scored& one) {
      return entities_[one.entity].country == entity.country;
    });
    if (known == ranked.end())
      ranked.push_back({e, score});
    else
      known->score = std::max(known->score, score) + 0.2 * std::min(known->score, score);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return ranked;
}

void Resolver::resolve_country(std::uint32_t index, const std::vector<std::uint32_t>& excluded) {
  std::vector<Scored> ranked = countries_before(index);
  if (words_.is_word("insular", head(mentions_[index]).lemma)) {
    // "Busuanga Island … the island": not the country that an isle belongs to.
    const bool isle = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& o) {
      const auto begin = sentence(o).tokens.begin();
      return o.type == Type::place && std::any_of(begin + o.first, begin + o.last, [&](auto& word) {
               return is_same_word(word.lemma, head(mentions_[index]).lemma);
             });
    });
    std::erase_if(ranked, [this, isle](const Scored& one) {
      return isle || !words_.is_word("insular", entities_[one.entity].country);
    });
  }
  // "The White House lifted the sanctions on Syria, easing the country's recovery": what acts would
  // say "its".
  const std::uint32_t verb = clause_of(mentions_[index]);
  const std::uint32_t subject =
      verb == no_token ? no_index : subject_of(mentions_[index].sentence, verb);
  std::uint32_t acting = no_index;
  if (subject != no_index && subject != index && ranked.size() > 1) {
    const Mention& s = mentions_[subject];
    if (s.type == Type::country || s.type == Type::place || s.type == Type::pronoun) {
      acting = entity_of_[subject];
    }
  }
  std::erase_if(ranked, [&](const Scored& one) {
    if (acting != no_index && same_side(acting, one.entity)) return true;
    return std::any_of(excluded.begin(), excluded.end(),
                       [&](std::uint32_t e) { return same_side(e, one.entity); });
  });
  if (ranked.empty()) return;
  const Mention& m = mentions_[index];
  const std::string& code = entities_[ranked[0].entity].country;
  const std::uint32_t evidence = entities_[ranked[0].entity].seen.front().mention;
  const float sure = certainty(ranked);
  const Kind kind = words_.kind(head(m).lemma);
  const bool government = kind == Kind::government || words_.kind(m.kind) == Kind::government;
  settle(index, government ? sector_identity(code, "GOV") : country_identity(code), Type::country,
         sure, How::description, "the most present country", evidence);
  if (!result_[index].actors.empty() && !government) {
    result_[index].is_place = is_place_here(m);
  }
}

/// "The ministers of the two countries": one of each.
bool Resolver::resolve_of_set(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.sector.empty()) return false;
  const auto& tokens = sentence(m).tokens;
  for (std::uint32_t child = 0; child < tokens.size(); ++child) {
    // Of the whole of "ministri della Difesa", whichever noun the tree chose.
    const std::uint32_t above = tokens[child].head;
    if (!tokens[child].is("nmod") || above == no_token || above < m.first || above >= m.last) {
      continue;
    }
    const std::uint32_t of = at(m.sentence, child);
    if (of == no_index || of == index || mentions_[of].anaphor != actors::Anaphor::set) continue;
    if (result_[of].actors.empty()) resolve_set(of);
    std::vector<std::uint32_t> members;
    const std::vector<actors::Identity> countries = result_[of].actors;
    for (const actors::Identity& one : countries) {
      if (words_.country(one.code) == nullptr) return false;
      members.push_back(entity_for(sector_identity(one.code, m.sector), Type::role));
    }
    if (members.size() < 2) return false;
    settle(index, set_of(std::move(members)), result_[of].confidence, How::both,
           "of each of the set");
    return !result_[index].actors.empty();
  }
  return false;
}

/// "Hamas leader X was killed, the group said": the group that was named by its man alone.
void Resolver::resolve_group_of(std::uint32_t index) {
  for (const Scored& one : rank(index, &Resolver::fits_person, {})) {
    actors::Identity identity = entities_[one.entity].identity;
    if (identity.code.size() < 9) continue;  // a country, a sector, and letters of its own
    identity.id = identity.wikidata = identity.name = {};
    settle(index, identity, Type::organisation, 0.6F, How::description, "the group of its man",
           entities_[one.entity].seen.front().mention);
    return;
  }
}

bool Resolver::is_definite(const Mention& m) const {
  for (const std::uint32_t child : sentence(m).children(m.head)) {
    const Token& token = sentence(m).tokens[child];
    if (token.is("nummod") && m.number != 'p') return false;  // "one country"
    // "Any other country", "another", "qualunque altro Paese": none that was named.
    const bool inside = child >= m.first && child < m.last;
    if (!inside && words_.is_word("indefinite", token.lemma)) return false;
  }
  for (const std::uint32_t child : sentence(m).children(m.head)) {
    const Token& token = sentence(m).tokens[child];
    if (token.upos == syntax::Upos::DET) return token.feat("Definite") != "Ind";
  }
  return true;
}

/// "Ukraine's security service … The service": of the country that the same word had before.
bool Resolver::resolve_same_word(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const std::uint32_t article = sentence(m).child(m.head, "det");
  if (m.sector.empty() || article == no_token || is_called(m) ||
      sentence(m).tokens[article].feat("Definite") != "Def") {
    return false;
  }
  std::uint32_t last = no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (position(o) >= position(m)) break;
    if (o.type != Type::role || o.number != m.number || entity_of_[other] == no_index) continue;
    if (entities_[entity_of_[other]].country.empty() || m.sentence - o.sentence > 6) continue;
    if (!is_same_word(head(o).lemma, head(m).lemma) ||
        !result_[other].actors[0].code.ends_with(m.sector)) {
      continue;
    }
    // Two of different countries: the word alone does not tell, unless one was only supposed.
    if (last != no_index && !same_side(entity_of_[last], entity_of_[other])) {
      if (result_[last].inherited == result_[other].inherited) return false;
      if (result_[other].inherited) continue;
    }
    last = other;
  }
  if (last == no_index || happens_elsewhere(index, entity_of_[last])) return false;
  // What stands around it may say the same, and more surely.
  float sure = result_[last].confidence;
  const Surroundings here = surroundings(index);
  if (here.country == entities_[entity_of_[last]].country) sure = std::max(sure, here.sure);
  settle(index, entity_of_[last], std::min(0.7F, sure), How::description, "the same word before");
  result_[index].inherited = result_[last].inherited;
  return !result_[index].actors.empty();
}

/// "Expelled thirty Venezuelan citizens. The detainees …": people of one sort who were named with
/// their country, and to whom something was done.
bool Resolver::resolve_again(std::uint32_t index, const std::vector<std::uint32_t>& excluded) {
  const Mention& m = mentions_[index];
  if (m.number != 'p' || m.sector.empty() || !is_definite(m)) return false;
  std::vector<Scored> ranked = rank(index, &Resolver::fits_any, excluded);
  std::erase_if(ranked, [&](const Scored& one) {
    const Entity& entity = entities_[one.entity];
    if (entity.type != Type::role || !entity.identity.code.ends_with(m.sector)) return true;
    return std::none_of(entity.seen.begin(), entity.seen.end(), [&](const Occurrence& seen) {
      const Mention& other = mentions_[seen.mention];
      return seen.position < position(m) && m.sentence - seen.sentence <= 2 &&
             other.number == 'p' && is_named(other) &&
             (m.sector != "MIL" || head(other).lemma == head(m).lemma) && m.sector != "GOV" &&
             (has_role(other, Role::patient) || has_role(other, Role::recipient) ||
              head(other).lemma == head(m).lemma);
    });
  });
  if (!ranked.empty() && happens_elsewhere(index, ranked[0].entity)) return false;
  take_best(index, ranked, How::description, "people named before");
  return !result_[index].actors.empty();
}

/// "The president", "the group", "the country": the most present actor of that kind; a role whose
/// holder the text has not named belongs to the country at hand.
void Resolver::resolve_description(std::uint32_t index) {
  const Mention& m = mentions_[index];
  const std::string_view lemma = head(m).lemma;
  if (words_.is_word("generic", lemma)) return;
  if (m.number != 'p' && resolve_beside(index)) return;
  // "Our country": once the speaker is known.
  const std::uint32_t whose = owner_of(index);
  if (whose != no_index && mentions_[whose].person != '3' && entity_of_[whose] == no_index) return;
  if (resolve_within(index) || resolve_modified(index)) return;
  if (m.owner != no_token &&
      (words_.relation(lemma) != Relation::none || words_.relation(m.kind) != Relation::none)) {
    resolve_relational(index);
    if (!result_[index].actors.empty()) return;
    // "Our contingent", of somebody whose country nobody knows: not of the country near by.
    if (whose != no_index && mentions_[whose].anaphor == actors::Anaphor::possessive &&
        entity_of_[whose] != no_index && entities_[entity_of_[whose]].members.empty()) {
      return;
    }
  }
  if (resolve_of_set(index)) return;
  if (m.owner == no_token && m.number != 'p' && is_definite(m) &&
      (words_.relation(lemma) == Relation::partner ||
       words_.relation(m.kind) == Relation::partner)) {
    resolve_partner(index, no_index);
    if (!result_[index].actors.empty()) return;
  }
  bool listed = false;
  Kind kind = words_.kind(lemma, &listed);
  if (!listed) kind = words_.kind(m.kind, &listed);
  std::vector<std::uint32_t> excluded;
  for (const std::uint32_t other : co_arguments(index)) {
    if (entity_of_[other] != no_index) excluded.push_back(entity_of_[other]);
  }
  const bool definite = is_definite(m);
  if (kind == Kind::country || (kind == Kind::government && m.sector.empty())) {
    if (is_called(m)) return;  // "lo Stato Libero"
    // The president who returns to "the country" returns to his own.
    if (has_role(m, Role::destination) || has_role(m, Role::origin)) {
      std::erase_if(excluded, [this](std::uint32_t e) {
        return entities_[e].type != Type::country && entities_[e].type != Type::place;
      });
    }
    // "In this country", in what somebody says: his own.
    const std::uint32_t article = sentence(m).child(m.head, "det");
    const bool points = article != no_token && m.number != 'p' &&
                        sentence(m).tokens[article].feat("PronType") == "Dem";
    const std::uint32_t speaker = points && is_quoted(m) ? speaker_of(m) : no_index;
    if (speaker != no_index && !entities_[entity_of_[speaker]].country.empty()) {
      settle(index, country_identity(entities_[entity_of_[speaker]].country), Type::country, 0.65F,
             How::first_person, "the speaker's own", speaker);
      return;
    }
    if (m.number != 'p' && definite) resolve_country(index, excluded);
    return;
  }
  if (kind == Kind::group || kind == Kind::organisation) {
    if (resolve_called(index) || is_called(m)) return;
    // "Freedom of movement": a noun without an article means no group; nor does one that says of
    // what it is, of which nothing is known.
    const Complement of = complement_of(m);
    const bool strange =
        of.exists && (of.mention == no_index || entity_of_[of.mention] == no_index);
    const bool told = sentence(m).child(m.head, "det") != no_token && !strange;
    if (m.number != 'p' && definite && told) {
      take_best(index, rank(index, &Resolver::fits_group, excluded), How::description,
                "the most present body");
      if (kind == Kind::group && result_[index].actors.empty()) resolve_group_of(index);
    }
    if (result_[index].actors.empty() && words_.is_word("stateless", m.sector)) inherit(index);
    return;
  }
  if (resolve_again(index, excluded) || resolve_those(index)) return;
  if (definite && resolve_short_name(index)) return;
  if (m.number != 'p' && definite) {
    // Nobody calls himself "the president" in his own words.
    const std::uint32_t speaker = is_quoted(m) ? speaker_of(m) : no_index;
    if (speaker != no_index) excluded.push_back(entity_of_[speaker]);
    std::vector<Scored> ranked = rank(index, &Resolver::fits_person, excluded);
    const Complement of = complement_of(m);
    std::erase_if(ranked, [&](const Scored& one) {
      // "The air defence" is no minister of defence.
      if (words_.is_word("body", m.kind) && entities_[one.entity].type == Type::person) return true;
      const auto& words = entities_[one.entity].words;
      const bool same = std::any_of(words.begin(), words.end(),
                                    [&](auto word) { return is_same_word(word, lemma); }) ||
                        (words_.kind(m.kind) == Kind::person &&
                         std::find(words.begin(), words.end(), m.kind) != words.end());
      // Of a role without a name the sector too: a chamber's president is no head of state.
      const Entity& known = entities_[one.entity];
      const bool called = std::find(words.begin(), words.end(), m.kind) != words.end();
      if (m.last - m.first > 1 && !m.kind.empty() && m.kind != "leader" && !called) return true;
      if (known.type == Type::role && !m.sector.empty() && !known.word.empty() &&
          !known.identity.code.ends_with(m.sector)) {
        return true;
      }
      const bool any_leader = (m.kind == "leader" || words_.is_word("statesmen", lemma)) &&
                              entities_[one.entity].type == Type::person;
      return (!same && !any_leader) || !may_be_of(of, one.entity, same);
    });
    // The very word tells more than the same office under another name.
    for (Scored& one : ranked) {
      const auto& words = entities_[one.entity].words;
      const bool same = std::any_of(words.begin(), words.end(),
                                    [&](auto word) { return is_same_word(word, lemma); });
      if (same) one.score *= words_.preference("same_word");
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    // "La banca centrale … Banca Futura": another one.
    if (words_.is_word("body", m.kind) && is_called(m)) ranked.clear();
    const bool elsewhere = words_.is_word("body", m.kind) && !ranked.empty() &&
                           happens_elsewhere(index, ranked[0].entity);
    if (!ranked.empty() && !elsewhere) {
      take_best(index, ranked, How::description, "described so before");
      if (!result_[index].actors.empty()) return;
    }
  }
  // "The head of the northern battalion": whose battalion nobody has said.
  const Complement of = complement_of(m);
  if (m.kind == "leader" && of.exists && of.mention == no_index) return;
  if (resolve_band(index, excluded)) return;
  const bool one_sort = m.number == 'p' || words_.is_word("body", m.kind);
  if (one_sort && resolve_same_word(index)) return;
  if (one_sort && resolve_headed(index)) return;
  if (!m.sector.empty()) inherit(index);
}

/// "The colleague Oleksii Reznikov", "the emir, Tamim bin Hamad": the name that stands beside it.
bool Resolver::resolve_beside(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (words_.is_word("body", m.kind)) return false;  // "la presidente del Senato Anna Bianchi"
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.type != Type::person) continue;
    if (entity_of_[other] == no_index || !is_named(o)) continue;
    const auto& tokens = sentence(m).tokens;
    const bool below = tokens[o.head].head == m.head;
    const bool above = tokens[m.head].head == o.head;
    // "Il capitano pilota Anna Ferri": a second noun between them.
    const bool second =
        o.first == m.last + 1 && below && tokens[m.last].head == m.head &&
        (tokens[m.last].upos == syntax::Upos::NOUN || tokens[m.last].upos == syntax::Upos::ADJ);
    const bool beside = (o.first == m.last && (below || above)) || second;
    const bool apposed =
        (below && tokens[o.head].is("appos")) || (above && tokens[m.head].is("appos"));
    if (!beside && !apposed) continue;
    settle(index, entity_of_[other], 0.9F, How::description, "the name beside it");
    return true;
  }
  return false;
}

/// "The guerrillas" where one armed group has been named: that group.
bool Resolver::resolve_band(std::uint32_t index, const std::vector<std::uint32_t>& excluded) {
  const Mention& m = mentions_[index];
  if (m.sector.empty() || !is_definite(m)) return false;
  std::vector<Scored> ranked = rank(index, &Resolver::fits_group, excluded);
  std::erase_if(ranked, [&](const Scored& one) {
    const std::string_view code = entities_[one.entity].identity.code;
    return code.size() < 9 || code.substr(3, m.sector.size()) != m.sector;
  });
  take_best(index, ranked, How::description, "the most present group of that sort");
  if (result_[index].actors.empty()) return false;
  // One group or several fighters: it may be "it" as well as "they" from here on.
  Entity& group = entities_[entity_of_[index]];
  if (m.number != 0 && m.number != group.number) group.number = 0;
  return true;
}

}  // namespace casus::reference
