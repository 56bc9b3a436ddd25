// The actors of the article and how present each is at a point of the text.
#include <algorithm>
#include <cmath>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Identity;
using actors::Type;
using syntax::Upos;

namespace {

bool is_country_code(std::string_view code) {
  if (code.size() < 3) return false;
  return std::all_of(code.begin(), code.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::uint32_t Resolver::entity_for(const Identity& identity, Type type, std::string_view word) {
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Identity& known = entities_[e].identity;
    if (!entities_[e].members.empty() || entities_[e].word != word) continue;
    // Of a name that no dictionary has, the text may tell the country later than the name.
    if (identity.id.empty()) {
      if (!known.id.empty() || known.name != identity.name) continue;
      if (known.code == identity.code || identity.code.empty()) return e;
      if (!known.code.empty()) continue;
      adopt(e, identity);
      return e;
    }
    if (known.id == identity.id && known.code == identity.code) return e;
  }
  Entity entity;
  entity.identity = identity;
  entity.type = type;
  entity.word = word;
  if (is_country_code(identity.code) && words_.country(identity.code) != nullptr) {
    entity.country = identity.code.substr(0, 3);
  }
  entities_.push_back(std::move(entity));
  return static_cast<std::uint32_t>(entities_.size() - 1);
}

/// Says who an actor is whose name alone was known.
void Resolver::adopt(std::uint32_t e, const Identity& identity) {
  entities_[e].identity = identity;
  if (is_country_code(identity.code) && words_.country(identity.code) != nullptr) {
    entities_[e].country = identity.code.substr(0, 3);
  }
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    if (entity_of_[i] == e) result_[i].actors = {identity};
  }
}

/// Whether the actor's sector stands in a list of preferences.tsv.
bool Resolver::is_sector(const Entity& entity, std::string_view group) const {
  const std::string_view code = entity.identity.code;
  if (code.size() < 3) return false;
  const std::string_view sector = entity.country.empty() ? code : code.substr(3);
  return sector.size() >= 3 && words_.is_word(group, sector.substr(0, 3));
}

/// A person, or a role that only a person has ("the minister", not "the press").
bool Resolver::is_somebody(const Entity& entity) const {
  if (entity.type == Type::person) return true;
  if (entity.type != Type::role) return false;
  return std::any_of(entity.words.begin(), entity.words.end(),
                     [this](std::string_view word) { return words_.kind(word) == Kind::person; });
}

/// Of one country, and not its government on the one side and its rebels, opposition or people on
/// the other.
bool Resolver::same_camp(std::uint32_t a, std::uint32_t b) const {
  if (!same_side(a, b)) return false;
  const auto sector = [](const Entity& entity) -> std::string_view {
    const std::string_view code = entity.identity.code;
    const std::string_view own = code.size() < 6 ? std::string_view() : code.substr(3, 3);
    return own == "GOV" || own == "MIL" ? std::string_view() : own;
  };
  return !entities_[a].members.empty() || !entities_[b].members.empty() ||
         sector(entities_[a]) == sector(entities_[b]);
}

/// Notes that `mention` means `entity`. First hand: a name or description, whose gender, number and
/// nouns tell about the actor.
void Resolver::see(std::uint32_t e, std::uint32_t index, bool first_hand) {
  const Mention& m = mentions_[index];
  Entity& entity = entities_[e];
  entity_of_[index] = e;
  const bool place = result_[index].is_place;
  entity.is_place = entity.seen.empty() ? place : entity.is_place && place;
  Occurrence seen;
  seen.mention = index;
  seen.position = position(m);
  seen.sentence = m.sentence;
  seen.block = sentence(m).block;
  seen.place = place_of(m);
  constexpr std::string_view names[] = {"subject", "agent", "object", "oblique", "modifier"};
  seen.weight = words_.preference(names[static_cast<std::size_t>(seen.place)]);
  if (head(m).deprel == "nmod:poss" && m.type == Type::person) {
    seen.weight = words_.preference("possessor");
  }
  const std::uint32_t verb = clause_of(m);
  if (verb != syntax::no_token && sentence(m).tokens[verb].is("acl")) {
    seen.weight *= words_.preference("embedded");
  }
  if (seen.block < article_.blocks().size()) {
    const text::BlockKind kind = article_.blocks()[seen.block].kind;
    if (kind == text::BlockKind::headline) seen.weight *= 1 - words_.preference("headline");
  }
  const auto after = std::upper_bound(
      entity.seen.begin(), entity.seen.end(), seen.position,
      [](std::uint64_t at, const Occurrence& other) { return at < other.position; });
  entity.seen.insert(after, seen);
  if (first_hand) learn(e, index);
}

/// What a name or description tells about its actor.
void Resolver::learn(std::uint32_t e, std::uint32_t index) {
  const Mention& m = mentions_[index];
  Entity& entity = entities_[e];
  // A name that several bear tells nothing of the one who is meant.
  const bool sure = !is_named(m) || result_[index].confidence >= 0.5F;
  if (entity.gender == 0 && sure) entity.gender = gender_of(m);
  // A lone name that people bear is somebody, whatever kind of name it looked like.
  if ((entity.type == Type::place || entity.type == Type::thing) && entity.identity.id.empty() &&
      entity.identity.code.empty() && words_.gender(sentence(m).tokens[m.first].form) != 0) {
    entity.type = Type::person;
    entity.is_place = false;
  }
  // "Gli Stati Uniti": one country, plural in its grammar; "l'Unione" is one.
  const bool body = m.type == Type::organisation;
  if ((m.type == Type::country || body) && entity.members.empty()) {
    for (const std::uint32_t child : sentence(m).children(m.head)) {
      const syntax::Token& token = sentence(m).tokens[child];
      if (!token.is("det")) continue;
      if (token.feat("Number") == "Plur") entity.number = 'p';
      if (body && token.feat("Number") == "Sing" && entity.number == 0) entity.number = 's';
    }
  }
  // "The military … the soldiers": the last word for it tells whether it is several.
  if (m.number != 0 && (entity.number == 0 || m.type == Type::role)) entity.number = m.number;
  for (std::uint32_t t = m.first; t < m.last; ++t) {
    const syntax::Token& token = sentence(m).tokens[t];
    const bool part =
        token.is("compound") && token.head > t && token.head != m.head && token.head < m.last;
    const bool title = !part && m.type == Type::person && token.upos == Upos::PROPN &&
                       t + 1 < m.last && !entity.identity.code.empty();
    const bool noun = token.upos == Upos::NOUN && !part;
    if (noun || title) entity.words.push_back(token.lemma);
  }
  // "Chancellor Angela Merkel", where the name alone is the mention.
  if (m.type == Type::person && m.first > 0 && !entity.identity.code.empty()) {
    const auto& tokens = sentence(m).tokens;
    const syntax::Token& title = tokens[m.first - 1];
    const bool joined =
        title.head != syntax::no_token &&
        ((title.head >= m.first && title.head < m.last) || tokens[m.head].head == m.first - 1);
    const bool noun = title.upos == Upos::NOUN || title.upos == Upos::PROPN;
    if (joined && noun) entity.words.push_back(title.lemma);
  }
  if (!m.kind.empty()) entity.words.push_back(m.kind);
}

/// By the dictionary, by a title or given name, of a country or role by its article ("la premier").
char Resolver::gender_of(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  const bool named = m.type == Type::person || m.type == Type::place;
  const bool known = !m.candidates.empty() && !m.candidates[0].actor.id.empty();
  if (named && !known) {
    if (m.first > 0 && words_.gender(tokens[m.first - 1].form) != 0) {
      return words_.gender(tokens[m.first - 1].form);
    }
    for (std::uint32_t t = m.first; t < m.last; ++t) {
      const char gender = words_.gender(tokens[t].form);
      if (gender != 0) return gender;
    }
    return m.gender;
  }
  if (m.type == Type::country || m.type == Type::role || m.type == Type::organisation) {
    for (const std::uint32_t child : sentence(m).children(m.head)) {
      if (!tokens[child].is("det")) continue;
      const std::string_view gender = tokens[child].feat("Gender");
      if (gender == "Fem") return 'f';
      if (gender == "Masc") return 'm';
    }
  }
  if (m.type != Type::country) return m.gender;
  if (!known) return 0;
  const std::string_view code = m.candidates[0].actor.code;
  return words_.is_word("feminine", code) ? 'f' : words_.is_word("masculine", code) ? 'm' : '\0';
}

/// How likely the actor is meant at the mention's place: its strongest recent occurrence, faded by
/// distance, plus a share of the others.
double Resolver::salience(const Entity& entity, const Mention& m) const {
  const std::uint64_t here = position(m);
  const std::size_t block = sentence(m).block;
  const double fade = words_.preference("sentence");
  const double fade_block = words_.preference("paragraph");
  const auto window = static_cast<std::uint32_t>(words_.preference("window"));
  double best = 0;
  double sum = 0;
  const Place place = place_of(m);
  for (const Occurrence& seen : entity.seen) {
    if (seen.position >= here) break;
    if (is_hidden(seen)) continue;
    const std::uint32_t distance = m.sentence - seen.sentence;
    if (distance > window) continue;
    double value = seen.weight * std::pow(fade, distance);
    if (block != seen.block) value *= fade_block;
    if (distance > 0 && place == seen.place) value += words_.preference("parallel") * value;
    sum += value;
    best = std::max(best, value);
  }
  return best + words_.preference("repeat") * (sum - best);
}

/// Whether two are one actor, of one country, or one of them a set that holds the other.
bool Resolver::same_side(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return true;
  const Entity& one = entities_[a];
  const Entity& other = entities_[b];
  const auto holds = [](const Entity& set, std::uint32_t member) {
    return std::find(set.members.begin(), set.members.end(), member) != set.members.end();
  };
  if (holds(one, b) || holds(other, a)) return true;
  if (one.country.empty() && other.country.empty() && one.members.empty()) {
    return one.identity.code == other.identity.code && one.identity.code.size() > 3;
  }
  return !one.country.empty() && one.country == other.country;
}

std::vector<Scored> Resolver::rank(std::uint32_t index,
                                   bool (Resolver::*fits)(const Entity&, const Mention&) const,
                                   const std::vector<std::uint32_t>& excluded) const {
  const Mention& m = mentions_[index];
  std::vector<Scored> ranked;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    if (std::find(excluded.begin(), excluded.end(), e) != excluded.end()) continue;
    if (!(this->*fits)(entities_[e], m)) continue;
    const double score = salience(entities_[e], m);
    if (score > 0) ranked.push_back({e, score});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return ranked;
}

/// Certain when the best leads clearly; the runner-up that counts is of another side.
float Resolver::certainty(const std::vector<Scored>& ranked) const {
  if (ranked.empty()) return 0;
  double second = 0;
  for (std::size_t i = 1; i < ranked.size() && second == 0; ++i) {
    if (!same_side(ranked[0].entity, ranked[i].entity)) second = ranked[i].score;
  }
  const double lead = std::min(1.0, (ranked[0].score - second) / words_.preference("margin"));
  return static_cast<float>(0.38 + 0.57 * lead);
}

Identity Resolver::country_identity(std::string_view code) const {
  Identity identity;
  const Country* country = words_.country(code);
  identity.code = std::string(code.substr(0, 3));
  if (country == nullptr) return identity;
  identity.id = country->id;
  identity.wikidata = country->wikidata;
  identity.name = country->name;
  // The name as the article's language has it, where the article names the country.
  for (const Entity& entity : entities_) {
    if (entity.identity.id == identity.id && entity.identity.code == identity.code) {
      return entity.identity;
    }
  }
  return identity;
}

Identity Resolver::sector_identity(std::string_view country, std::string_view sector) const {
  Identity identity = country_identity(country);
  identity.code += sector;
  return identity;
}

void Resolver::settle(std::uint32_t index, std::uint32_t e, float confidence, How how,
                      std::string_view reason) {
  if (confidence < confidence_min_) return;
  Resolution& out = result_[index];
  out.actors.clear();
  const Entity& entity = entities_[e];
  if (entity.members.empty()) {
    out.actors.push_back(entity.identity);
  } else {
    for (const std::uint32_t member : entity.members) {
      out.actors.push_back(entities_[member].identity);
    }
  }
  out.how = how;
  out.confidence = confidence;
  out.reason = reason;
  for (const Occurrence& seen : entity.seen) {
    if (seen.position < position(mentions_[index])) out.evidence = seen.mention;
  }
  const std::vector<std::uint32_t> members = entity.members;
  for (const std::uint32_t member : members) see(member, index, false);
  see(e, index, false);
}

void Resolver::settle(std::uint32_t index, Identity identity, Type type, float confidence, How how,
                      std::string_view reason, std::uint32_t evidence, std::string_view word) {
  if (confidence < confidence_min_) return;
  const std::uint32_t entity = entity_for(identity, type, word);
  settle(index, entity, confidence, how, reason);
  result_[index].evidence = evidence;
  if (!word.empty()) learn(entity, index);
}

}  // namespace casus::reference
