// From units and what was found around them to mentions.
#include <algorithm>

#include "compose.h"

namespace casus::actors {
namespace {

using syntax::Upos;

char feature(const syntax::Token& token, std::string_view name, std::string_view first, char a,
             std::string_view second, char b) {
  const std::string_view value = token.feat(name);
  return value == first ? a : value == second ? b : '\0';
}

char gender_of(const syntax::Token& token) {
  return feature(token, "Gender", "Masc", 'm', "Fem", 'f');
}
char number_of(const syntax::Token& token) {
  return feature(token, "Number", "Sing", 's', "Plur", 'p');
}

}  // namespace

Mention Composer::blank(const Unit& unit, Type type, How how) const {
  Mention mention;
  mention.sentence = index_;
  mention.first = unit.first;
  mention.last = unit.last;
  mention.head = unit.head;
  mention.type = type;
  mention.how = how;
  if (!unit.senses.empty()) {
    mention.gender = unit.sense().gender;
    mention.number = unit.sense().number;
  }
  const syntax::Token& head = sentence_.tokens[unit.head];
  if (mention.gender == 0) mention.gender = gender_of(head);
  if (mention.number == 0) mention.number = number_of(head);
  return mention;
}

/// "Jane Doe, the Kenyan minister": what stands across the comma says who a stranger is.
void Composer::take_apposition(std::uint32_t person, Mention& mention) const {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind != UnitKind::role || found_[i].appositive != person) continue;
    if (found_[i].bases.empty()) continue;
    mention.kind = role_of(units_[i]).kind;
    mention.sector = units_[i].former ? std::string_view("ELI") : role_of(units_[i]).sector;
    mention.candidates = titled_candidates(units_[i], found_[i], units_[person]);
    return;
  }
}

void Composer::emit_name(std::uint32_t index, std::vector<Mention>& mentions) const {
  const Unit& unit = units_[index];
  How how = How::name;
  Mention mention = blank(unit, unit.type, how);
  if (unit.kind == UnitKind::unknown) {
    Candidate unknown;
    unknown.actor.name = unit.alias;
    unknown.confidence = 0.5F;
    unknown.reason = "name outside the dictionary";
    mention.candidates.push_back(std::move(unknown));
    mention.number = 's';
    if (unit.type == Type::person) take_apposition(index, mention);
    mentions.push_back(std::move(mention));
    return;
  }
  const SenseKind kind = unit.sense().kind;
  if (kind == SenseKind::capital || kind == SenseKind::seat) mention.how = How::capital;
  if (kind == SenseKind::epithet) mention.how = How::epithet;
  const bool person = context_.data.actors[unit.sense().target].type == Type::person;
  if (unit.place_only && (person || unit.namesake)) {  // "Piazza Kim Il-sung"
    mention.type = Type::place;
    mentions.push_back(std::move(mention));
    return;
  }
  mention.candidates = candidates_of(unit, context_);
  // A name of fancy whose condition fails is nobody's: "il Sud" in an article on Italy.
  const bool fancy = std::all_of(unit.senses.begin(), unit.senses.end(), [](const Sense& sense) {
    return sense.kind == SenseKind::epithet;
  });
  constexpr float unmet = 0.5F;
  if (fancy && !mention.candidates.empty() && mention.candidates[0].confidence < unmet) return;
  mention.place_or_government =
      !unit.place_only &&
      std::any_of(unit.senses.begin(), unit.senses.end(), [](const Sense& sense) {
        return sense.kind == SenseKind::capital || sense.kind == SenseKind::seat;
      });
  if (unit.place_only) {
    mention.type = Type::place;
    for (Candidate& one : mention.candidates) {
      if (one.actor.code.size() == 6 && context_.data.is_country(one.actor.code.substr(0, 3))) {
        one.actor.code.resize(3);
        one.actor.id = one.actor.id.substr(0, one.actor.id.rfind('/'));
      }
      one.reason = "place in the country";
    }
  }
  // What the person is, so that "the president" can mean it later.
  if (person) {
    const Standing now =
        standing(context_.data, context_.data.actors[unit.sense().target], context_.day);
    if (now.office < context_.data.offices.size() && !unit.former) {
      mention.kind = context_.data.offices[now.office].key;
    }
  }
  // "ex Cancelliera Merkel" is told by the title; "ex" right before a name is the same.
  if (unit.former && person) {
    for (Candidate& one : mention.candidates) {
      if (one.actor.code.size() > 3 && context_.data.is_country(one.actor.code.substr(0, 3))) {
        one.actor.code = combine(one.actor.code.substr(0, 3), "ELI");
      }
    }
  }
  if (person && !context_.day && !mention.candidates.empty()) {
    const Actor& actor = context_.data.actors[unit.sense().target];
    if (standing(context_.data, actor, context_.day).undated) mention.how = How::undated;
  }
  mentions.push_back(std::move(mention));
}

/// "Spanish-language", "the Russian language", "lingua russa": nobody's act, and nobody.
bool Composer::is_tongue(const Unit& demonym) const {
  const syntax::Token& word = sentence_.tokens[demonym.head];
  const std::uint32_t above = word.head;
  // Who speaks it is somebody: "un italiano parla", "tradotto da un italiano".
  const std::uint32_t article = sentence_.child(demonym.head, "det");
  const bool some =
      article != syntax::no_token && sentence_.tokens[article].feat("Definite") == "Ind";
  const bool somebody =
      word.is("nsubj") || number_of(word) == 'p' || (some && word.deprel.starts_with("obl"));
  if (above != syntax::no_token && has_function(above, Function::tongue) && !somebody) return true;
  if (demonym.part) {
    const auto parts = atoms(sentence_.tokens[demonym.head].form);
    return context_.language.has(Function::tongue, parts.back().text);
  }
  std::uint32_t next = demonym.last;
  if (next >= sentence_.tokens.size() || sentence_.tokens[next].upos != Upos::PUNCT) return false;
  ++next;
  return next < sentence_.tokens.size() && has_function(next, Function::tongue);
}

void Composer::emit_demonym(std::uint32_t index, std::vector<Mention>& mentions) const {
  const Unit& unit = units_[index];
  const syntax::Token& token = sentence_.tokens[unit.head];
  if (is_tongue(unit)) return;
  // "Polish the silver": what has an object is a verb, but not before a bare noun ("Turkish air
  // strikes").
  const std::uint32_t object = sentence_.child(unit.head, "obj");
  if (token.is("root") && object != syntax::no_token &&
      (token.upos != Upos::ADJ || sentence_.child(object, "det") != syntax::no_token)) {
    return;
  }
  const bool noun_like = token.upos != Upos::ADJ || !(token.is("amod") || token.is("conj"));
  // "In russo", "speaks Russian": the language.
  if (noun_like && number_of(token) != 'p' && marked(unit.head, Function::in)) return;
  const bool bare = sentence_.child(unit.head, "det") == syntax::no_token;
  if (noun_like && bare && number_of(token) != 'p' && unit.sense().number != 'p' &&
      token.is("obj")) {
    return;
  }
  // "Ucraina occidentale", "Western Sahara": an adjective of a place tells a part of it.
  if (token.head != syntax::no_token && token.is("amod") &&
      sentence_.tokens[token.head].upos == Upos::PROPN) {
    for (const Unit& other : units_) {
      if (other.kind == UnitKind::name && other.type != Type::person && inside(token.head, other) &&
          !context_.data.is_country(context_.data.actors[unit.sense().target].country)) {
        return;
      }
    }
  }
  Mention mention = blank(unit, Type::country, How::demonym);
  mention.candidates = candidates_of(unit, context_);
  mentions.push_back(std::move(mention));
}

void Composer::emit_pronoun(const Unit& unit, std::vector<Mention>& mentions) const {
  const Pronoun& pronoun = context_.data.pronouns[unit.sense().target];
  const How how = pronoun.anaphor == Anaphor::possessive ? How::possessive
                  : pronoun.anaphor == Anaphor::set      ? How::both
                  : pronoun.person == '1'                ? How::first_person
                                                         : How::pronoun;
  Mention mention = blank(unit, Type::pronoun, how);
  mention.anaphor = pronoun.anaphor;
  mention.gender = pronoun.gender;
  mention.number = pronoun.number;
  const syntax::Token& token = sentence_.tokens[unit.head];
  // A possessive agrees with what is owned, a pronoun with whom it means.
  if (pronoun.anaphor != Anaphor::possessive && pronoun.anaphor != Anaphor::relative) {
    if (mention.gender == 0) mention.gender = gender_of(token);
    if (mention.number == 0) mention.number = number_of(token);
  }
  mention.person = pronoun.person;
  mention.kind = pronoun.kind;
  if (pronoun.anaphor == Anaphor::possessive) mention.owner = token.head;
  mentions.push_back(std::move(mention));
}

std::uint32_t Composer::office_holder(const Unit& unit, const Base& base) const {
  const Role& role = role_of(unit);
  if (!context_.day || unit.former || role.office == no_index || unit.sense().number == 'p' ||
      sentence_.tokens[unit.head].feat("Number") == "Plur") {
    return no_index;
  }
  const Actor& whose = context_.data.actors[base.actor];
  const std::string& owner = whose.type == Type::organisation ? whose.id : base.code;
  const std::uint32_t known = holder(context_.data, owner, role.office, *context_.day);
  const auto called = context_.data.called.find({owner, role.office});
  if (known != no_index || called == context_.data.called.end()) return known;
  for (const std::uint32_t office : called->second) {
    const std::uint32_t other = holder(context_.data, owner, office, *context_.day);
    if (other != no_index) return other;
  }
  return no_index;
}

std::vector<Candidate> Composer::role_candidates(const Unit& unit,
                                                 const std::vector<Base>& bases) const {
  std::vector<Candidate> result;
  const Role& role = role_of(unit);
  for (const Base& base : bases) {
    const std::string sector = unit.former ? "ELI" : role.sector;
    // "The Labour government" governs a country, whatever the party's own code says.
    const bool governs = role.role_class == RoleClass::body && sector == "GOV" &&
                         (base.code.ends_with("PTY") || base.code.ends_with("OPP"));
    const std::string code = combine(governs ? base.code.substr(0, 3) : base.code, sector);
    const std::uint32_t person = office_holder(unit, base);
    if (person != no_index) {
      result.push_back(candidate(context_.data, person, code, context_.code,
                                 base.confidence * 0.95F, "holder of the office on that day"));
    } else {
      result.push_back(candidate(context_.data, base.actor, code, context_.code,
                                 base.confidence * 0.95F, base.reason));
    }
  }
  return result;
}

std::vector<Candidate> Composer::titled_candidates(const Unit& role, const Found& found,
                                                   const Unit& person) const {
  const bool former = role.former || person.former;
  const std::string sector = former ? "ELI" : role_of(role).sector;
  if (person.kind == UnitKind::unknown) {
    Candidate one;
    one.actor.name = person.alias;
    one.confidence = 0.7F;
    one.reason = "name with the title that the text gives";
    if (!found.bases.empty()) {
      const Base& base = found.bases[0][0];
      one.actor.code = combine(base.code, sector);
      one.confidence = 0.8F;
    }
    return {one};
  }
  std::vector<Candidate> result = candidates_of(person, context_);
  // The country beside the title tells namesakes apart.
  if (!found.bases.empty()) {
    const std::string& country = found.bases[0][0].code;
    std::stable_sort(result.begin(), result.end(), [&](const Candidate& a, const Candidate& b) {
      const auto agrees = [&](const Candidate& one) {
        return one.actor.code.substr(0, 3) == country.substr(0, 3);
      };
      return agrees(a) && !agrees(b);
    });
  }
  for (Candidate& one : result) {
    const std::uint32_t known = context_.data.find_actor(one.actor.id);
    if (known == no_index) continue;
    const Actor& actor = context_.data.actors[known];
    const Standing now = standing(context_.data, actor, context_.day);
    if (former && !actor.country.empty()) {
      one.actor.code = combine(actor.country, "ELI");
      one.reason = "former, says the text";
    } else if (!now.in_office && sector.empty() && !found.bases.empty() &&
               !context_.data.is_country(found.bases[0][0].code.substr(0, 3))) {
      one.actor.code = found.bases[0][0].code;  // "UN Secretary-General X", whatever he was later
      one.reason = "title in the text";
    } else if (!now.in_office && !sector.empty() && !actor.country.empty()) {
      // No date, or a list that has grown old: the text's own title is the better witness.
      // Where somebody stands says less: "Pope Benedict in Austria".
      const bool told = !found.bases.empty() && found.bases[0][0].confidence >= 0.6F;
      const std::string base = told ? found.bases[0][0].code : actor.country;
      one.actor.code = combine(base, sector);
      one.reason = "title in the text";
    }
    one.confidence = std::min(0.98F, one.confidence + 0.1F);
  }
  return result;
}

void Composer::emit_titled(std::uint32_t index, std::vector<Mention>& mentions) {
  const Found& found = found_[index];
  Unit& person = units_[found.title_of];
  person.used = true;
  Unit whole = units_[index];
  whole.first = std::min(found.first, whole.first);
  whole.last = person.last;
  whole.head = head_of(sentence_, whole.first, whole.last);
  Mention mention = blank(whole, Type::person, How::name);
  if (person.kind == UnitKind::name && person.sense().gender != 0) {
    mention.gender = person.sense().gender;
  }
  mention.number = 's';
  mention.kind = role_of(units_[index]).kind;
  const bool former = units_[index].former || person.former;
  mention.sector = former ? std::string_view("ELI") : role_of(units_[index]).sector;
  mention.candidates = titled_candidates(units_[index], found, person);
  // "General X, a Nigerian commander": the title alone says no country.
  const bool stranger = person.kind == UnitKind::unknown;
  if (stranger && found.bases.empty()) take_apposition(found.title_of, mention);
  mentions.push_back(std::move(mention));
}

/// A role that nothing around it resolves: reference looks for whom it means.
void Composer::open_role(std::uint32_t index, Mention& mention) const {
  const Unit& unit = units_[index];
  const RoleClass role_class = role_of(unit).role_class;
  mention.how = How::description;
  mention.anaphor = Anaphor::description;
  if (role_class == RoleClass::relation) mention.anaphor = Anaphor::relational;
  const bool set = counted(unit) || (mention.number == 'p' && role_class == RoleClass::side);
  if (set && mention.number != 's') {
    mention.anaphor = Anaphor::set;
    mention.how = How::both;
    mention.number = 'p';
  }
  if (found_[index].owner != no_index) mention.owner = units_[found_[index].owner].head;
  for (const Unit& other : units_) {
    if (other.kind != UnitKind::pronoun) continue;
    const Pronoun& pronoun = context_.data.pronouns[other.sense().target];
    const std::uint32_t owned = sentence_.tokens[other.head].head;
    if (pronoun.anaphor == Anaphor::possessive && owned != syntax::no_token &&
        inside(owned, unit)) {
      mention.owner = other.head;
    }
  }
}

/// "An army of ants", "the king of clubs", "i servizi": nothing says that an actor is meant.
bool Composer::of_nobody(std::uint32_t index) const {
  const Found& found = found_[index];
  if (!found.bases.empty() || found.owner != no_index || found.appositive != no_index) return false;
  const Unit& unit = units_[index];
  const Role& role = role_of(unit);
  if (role.role_class == RoleClass::owned) return true;
  const bool crowned = role.kind == "president" || role.kind == "monarch" ||
                       role.kind == "crown-prince" || role.kind == "ambassador";
  const bool armed = role.sector == "MIL" && role.role_class == RoleClass::people;
  if (!crowned && !armed) return false;
  for (std::uint32_t t = unit.last; t < sentence_.tokens.size(); ++t) {
    const syntax::Token& token = sentence_.tokens[t];
    if (token.head != unit.head || !token.is("nmod") || !marked(t, Function::of)) continue;
    const auto letters = atoms(token.form);
    const bool common =
        token.upos == Upos::NOUN && letters.size() == 1 && letters[0].letters == Case::lower;
    const bool plural = token.feat("Number") == "Plur";
    const bool actor = std::any_of(units_.begin(), units_.end(), [&](const Unit& other) {
      // "An army of tourists" has no soldier in it.
      const bool unarmed = other.kind == UnitKind::role && armed &&
                           role_of(other).sector != "REB" && role_of(other).sector != "MIL";
      return inside(t, other) && other.kind != UnitKind::helper && !unarmed;
    });
    return common && !actor && (crowned || plural);
  }
  return false;
}

/// "Lo zar", "il pontefice": a role that means one man, or one country's, where nothing else is
/// said.
bool Composer::emit_epithet(std::uint32_t index, Mention& mention) const {
  Unit epithet = units_[index];
  epithet.senses = epithet.epithets;
  const Sense& sense = epithet.sense();
  const auto candidates = candidates_of(epithet, context_);
  if (candidates.empty() || candidates[0].confidence <= 0.5F) return false;
  const Actor& actor = context_.data.actors[sense.target];
  if (actor.type != Type::person) {
    const std::string& code =
        actor.type == Type::country ? actor.country : candidates[0].actor.code;
    const Base base{sense.target, code, candidates[0].confidence, "epithet"};
    mention.candidates = role_candidates(units_[index], {base});
    return true;
  }
  mention.type = Type::person;
  mention.how = How::epithet;
  mention.candidates = candidates;
  return true;
}

void Composer::emit_role(std::uint32_t index, std::vector<Mention>& mentions) {
  Found& found = found_[index];
  const Unit& unit = units_[index];
  if (found.title_of != no_index && !units_[found.title_of].used) {
    emit_titled(index, mentions);
    return;
  }
  const Role& role = role_of(unit);
  if (role.role_class == RoleClass::side && found.bases.empty() &&
      sentence_.tokens[unit.head].feat("Number") != "Plur" && unit.sense().number != 'p') {
    return;  // "fa parte di", "on his part"
  }
  if (of_nobody(index)) return;
  Mention mention = blank(unit, Type::role, How::composite);
  mention.kind = role.kind;
  mention.sector = unit.former ? std::string_view("ELI") : std::string_view(role.sector);
  if (found.appositive != no_index) {
    const Unit& person = units_[found.appositive];
    mention.candidates = titled_candidates(unit, found, person);
    mentions.push_back(mention);
    return;
  }
  if (found.bases.empty()) {
    if (!unit.epithets.empty() && found.owner == no_index && emit_epithet(index, mention)) {
      mentions.push_back(std::move(mention));
      return;
    }
    open_role(index, mention);
    mentions.push_back(std::move(mention));
    return;
  }
  if (unit.place_only) mention.type = Type::place;
  for (const std::vector<Base>& bases : found.bases) {
    Mention one = mention;
    one.candidates = role_candidates(unit, bases);
    mentions.push_back(std::move(one));
  }
}

}  // namespace casus::actors
