// Among the senses of what the dictionary matched those that fit the part of speech and the
// neighbours.
#include <algorithm>

#include "unit.h"

namespace casus::actors {
namespace {

using syntax::Upos;

bool is_name(SenseKind kind) {
  switch (kind) {
    case SenseKind::country:
    case SenseKind::capital:
    case SenseKind::seat:
    case SenseKind::actor:
    case SenseKind::short_name:
    case SenseKind::place:
    case SenseKind::epithet:
      return true;
    default:
      return false;
  }
}

bool is_helper(RoleClass role_class) {
  return role_class == RoleClass::title || role_class == RoleClass::place ||
         role_class == RoleClass::street || role_class == RoleClass::club ||
         role_class == RoleClass::former || role_class == RoleClass::thing;
}

bool pronoun_fits(const syntax::Token& token, const Pronoun& pronoun, bool several_tokens) {
  if (several_tokens) return !token.is("amod") && !token.is("det");  // not "la Seconda guerra"
  if (pronoun.anaphor == Anaphor::reciprocal) return true;
  if (token.is("expl")) return false;  // "si dice", "c'è", "it rains"
  const bool poss = token.feat("Poss") == "Yes" || token.deprel.ends_with(":poss");
  switch (pronoun.anaphor) {
    case Anaphor::possessive:
      return poss &&
             (token.upos == Upos::DET || token.upos == Upos::PRON || token.upos == Upos::ADJ);
    case Anaphor::set:
      return token.upos != Upos::CCONJ && token.upos != Upos::ADV && !token.is("det");
    case Anaphor::relative:
      return token.upos == Upos::PRON ||
             (token.upos == Upos::DET && token.feat("PronType") == "Rel");
    default:
      return token.upos == Upos::PRON && !poss;
  }
}

bool starts_large(const syntax::Token& token) {
  const auto parts = atoms(token.form);
  return !parts.empty() && parts[0].letters != Case::lower;
}

/// A common noun can be an actor's; an adjective too when no noun carries it ("i ribelli").
bool role_fits(const syntax::Sentence& sentence, std::uint32_t head, bool several_tokens) {
  const syntax::Token& token = sentence.tokens[head];
  if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) return true;
  if (token.upos == Upos::ADJ) {
    if (several_tokens) return true;
    // No adjective belongs to a noun beyond a verb.
    bool crosses = false;
    for (std::uint32_t t = head; token.head != syntax::no_token && t <= token.head; ++t) {
      crosses = crosses || (t > head && sentence.tokens[t].upos == Upos::VERB);
    }
    const bool owned = head > 0 && sentence.tokens[head - 1].is("case") &&
                       (!token.is("amod") || crosses) &&
                       sentence.tokens[head - 1].upos == Upos::PART;
    if (owned) return true;
    // "Kiev condanna giornalista": right behind its verb and without a noun, it is one.
    const bool object = head > 0 && token.head + 1 == head &&
                        sentence.tokens[head - 1].upos == Upos::VERB &&
                        (token.is("amod") || token.is("xcomp") || token.is("obj")) &&
                        sentence.child(head - 1, "obj") == syntax::no_token;
    if (object) return true;
    // "Kiev critica dissidente": nor does it describe a name or another adjective.
    if (head > 0 && token.head != syntax::no_token && !token.is("conj")) {
      const Upos above = sentence.tokens[token.head].upos;
      const Upos before = sentence.tokens[head - 1].upos;
      const bool stray = before == Upos::ADJ && token.head < head &&
                         (above == Upos::PROPN || above == Upos::ADJ) &&
                         (token.is("amod") || token.is("xcomp"));
      if (stray) return true;
    }
    const bool titles =
        head + 1 < sentence.tokens.size() && sentence.tokens[head + 1].upos == Upos::PROPN;
    if (titles) return true;  // "Sudanese general X"
    const std::uint32_t article = sentence.child(head, "det");
    return !token.is("amod") && article != syntax::no_token;
  }
  // "I manifestanti": the parser may still see the participle that the noun once was.
  if (token.upos == Upos::VERB && token.feat("VerbForm") == "Part") {
    return sentence.child(head, "det") != syntax::no_token &&
           sentence.child(head, "aux") == syntax::no_token;
  }
  // "Mali rebels seize town": a headline's plural before the verb that the parser hung on it.
  if (token.upos == Upos::VERB && head > 0 && head + 1 < sentence.tokens.size()) {
    const syntax::Token &before = sentence.tokens[head - 1], &next = sentence.tokens[head + 1];
    const bool named = before.is("nsubj") && before.head == head && before.upos == Upos::PROPN &&
                       fold(token.form) != fold(token.lemma);
    const bool base = fold(next.form) == fold(next.lemma) && next.head == head &&
                      (next.upos == Upos::VERB || next.upos == Upos::NOUN) &&
                      (next.is("xcomp") || next.is("ccomp") || next.is("obj"));
    if (named && base && head + 2 < sentence.tokens.size()) return true;
  }
  // "The Chinese premier", "Seoul's military": what has an article or an owner is a noun.
  if (token.upos == Upos::ADV && sentence.child(head, "det") != syntax::no_token) return true;
  return token.upos == Upos::X || (several_tokens && token.upos != Upos::VERB);
}

/// A noun of one gender and number ("i media") is another word in the other ("la media").
bool is_other_noun(const syntax::Token& token, const Sense& sense) {
  if (token.upos != Upos::NOUN || sense.gender == 0 || sense.number == 0) return false;
  const std::string_view gender = token.feat("Gender");
  const std::string_view number = token.feat("Number");
  return gender == (sense.gender == 'm' ? "Fem" : "Masc") &&
         number == (sense.number == 'p' ? "Sing" : "Plur");
}

/// "The Australian prime minister", "la Repubblica peruviana": a name that is made of an article
/// and a common word is none where that word belongs to its neighbour.
bool is_phrase(const syntax::Sentence& sentence, const Match& match) {
  const std::uint32_t length = match.last - match.first;
  if (length > 2 || match.last >= sentence.tokens.size()) return false;
  const bool role = std::any_of(match.senses.begin(), match.senses.end(),
                                [](const Sense& sense) { return sense.kind == SenseKind::role; });
  if (length == 1 ? !role : sentence.tokens[match.first].upos != Upos::DET) return false;
  const syntax::Token& word = sentence.tokens[match.last - 1];
  const syntax::Token& next = sentence.tokens[match.last];
  const bool modifies = word.is("amod") && word.head != syntax::no_token && word.head >= match.last;
  const bool modified = next.is("amod") && next.head + 1 == match.last;
  return modifies || modified;
}

/// Three capitals and more are no pronoun: "the WHO".
bool is_acronym(const syntax::Token& token) {
  const auto parts = atoms(token.form);
  return parts.size() == 1 && parts[0].letters == Case::upper && token.form.size() >= 3;
}

/// A capital at the head of a sentence proves nothing: "Nato a Samarcanda", "Trenta studenti",
/// "May" the verb.
bool name_fits(const syntax::Sentence& sentence, std::uint32_t index, bool several_tokens) {
  const syntax::Token& token = sentence.tokens[index];
  if (several_tokens || is_acronym(token)) return true;
  // "Yesterday May wrote": no auxiliary stands before the past.
  const bool past = token.head != syntax::no_token &&
                    sentence.tokens[token.head].upos == Upos::VERB &&
                    sentence.tokens[token.head].feat("Tense") == "Past" &&
                    sentence.tokens[token.head].feat("VerbForm") == "Fin";
  // What the model marks as a person's name is one, whatever its tag.
  const bool person =
      std::any_of(sentence.names.begin(), sentence.names.end(), [&](const syntax::Name& name) {
        return name.type == syntax::NameType::person && name.first == index &&
               name.last == index + 1;
      });
  if (person && token.upos == Upos::PRON) return true;
  switch (token.upos) {
    case Upos::SCONJ:
    case Upos::CCONJ:
      // "Dbeibah sospende": no conjunction is a subject.
      return token.is("nsubj") && starts_large(token) && token.form.size() >= 5;
    case Upos::NUM:
    case Upos::DET:
    case Upos::ADP:
    case Upos::PRON:
    case Upos::PART:
      return false;
    case Upos::AUX:
      return starts_large(token) && past;
    case Upos::VERB:
    case Upos::ADV:
      return fold(token.lemma) == fold(token.form) || token.is("nsubj");
    default:
      return true;
  }
}

/// "Mike Judge": behind a given name a word for an office is a surname.
bool is_surname(const syntax::Sentence& sentence, const Match& match) {
  if (match.first == 0 || match.last != match.first + 1) return false;
  const syntax::Token& token = sentence.tokens[match.first];
  const syntax::Token& before = sentence.tokens[match.first - 1];
  const bool one_name =
      std::any_of(sentence.names.begin(), sentence.names.end(), [&](const syntax::Name& name) {
        return name.type == syntax::NameType::person && name.first < match.first &&
               name.last >= match.last;
      });
  return token.upos == Upos::PROPN && token.is("flat") && before.upos == Upos::PROPN &&
         starts_large(token) && (token.head + 1 == match.first || one_name);
}

/// "Si chiama Marina": a word that is a given name too is one where no article stands before it.
bool is_given(const syntax::Sentence& sentence, const Match& match, const Context& context) {
  const syntax::Token& token = sentence.tokens[match.first];
  if (match.last != match.first + 1 || !starts_large(token)) return false;
  if (!context.language.has(Function::given, fold(token.form))) return false;
  const bool determined = match.first > 0 && sentence.tokens[match.first - 1].upos == Upos::DET;
  const bool modified =
      match.last < sentence.tokens.size() && sentence.tokens[match.last].is("amod");
  return !determined && !modified;
}

/// "Cutrone, Parigini e Orsolini": where adjectives are written small, one written large in a
/// person's name is a surname.
bool is_named_so(const syntax::Sentence& sentence, const Match& match) {
  const syntax::Token& token = sentence.tokens[match.first];
  if (match.first == 0 || token.upos != Upos::PROPN || !starts_large(token)) return false;
  const Upos before = sentence.tokens[match.first - 1].upos;
  if (before == Upos::DET || token.is("amod")) return false;
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const syntax::Name& name) {
    return name.type == syntax::NameType::person && name.first <= match.first &&
           name.last >= match.last;
  });
}

/// "Politico arrestato": the first word of a sentence has its capital from there; where the parser
/// takes it for a common word that is nobody's subject, it is no name.
bool only_capitalised(const syntax::Sentence& sentence, const Match& match) {
  const syntax::Token& token = sentence.tokens[match.first];
  const bool first = match.first == 0 || sentence.tokens[match.first - 1].upos == Upos::PUNCT;
  if (!first || match.last != match.first + 1 || is_acronym(token)) return false;
  const bool common = token.upos == Upos::NOUN || token.upos == Upos::ADJ;
  const auto lemma = atoms(token.lemma);
  return common && (token.is("root") || token.is("amod")) && !lemma.empty() &&
         lemma[0].letters == Case::lower;
}

bool demonym_fits(const syntax::Sentence& sentence, std::uint32_t index) {
  const syntax::Token& token = sentence.tokens[index];
  // "Il governo venezuelano ha detto": behind a noun it is its adjective, whatever its tag.
  std::uint32_t before = index;
  while (before > 1 && sentence.tokens[before - 1].is("amod"))
    --before;  // "guardia costiera greca"
  if (before > 0 && sentence.tokens[before - 1].upos == Upos::NOUN) return true;
  if (token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::PROPN ||
      token.upos == Upos::X) {
    return true;
  }
  // "Israeliano ed egiziano": coordinated with an adjective it is one.
  if (token.is("conj") && sentence.tokens[token.head].upos == Upos::ADJ) return true;
  const auto parts = atoms(token.form);  // written large it is one, whatever its tag
  return !parts.empty() && parts[0].letters != Case::lower && name_fits(sentence, index, false);
}

/// "The XI session": a numeral that is a name too.
bool is_roman(const syntax::Sentence& sentence, const Match& match) {
  const std::string_view form = sentence.tokens[match.first].form;
  if (match.last != match.first + 1 || form.size() < 2) return false;
  if (form.find_first_not_of("IVXLCDM") != std::string_view::npos) return false;
  return match.last < sentence.tokens.size() && !starts_large(sentence.tokens[match.last]);
}

/// A surname alone is not its bearer's behind an article that persons never have ("the Moon"), and
/// one that is a month's name too only where the person was named in full or has a title.
bool surname_fits(const syntax::Sentence& sentence, const Match& match, const Sense& sense,
                  const Context& context) {
  if (sense.kind != SenseKind::short_name || match.first == 0) return true;
  if (is_roman(sentence, match)) return false;
  const syntax::Token& before = sentence.tokens[match.first - 1];
  const bool modifies = sentence.tokens[match.last - 1].is("compound");  // "the X government"
  if (!modifies && context.language.has(Function::article, fold(before.form))) return false;
  // "L'allenatore Conte" is no politician, unless the article has named him in full.
  if (context.language.has(Function::trade, fold(before.form)) &&
      !context.named.contains(sense.target)) {
    return false;
  }
  const syntax::Token& name = sentence.tokens[match.first];
  const bool month = context.language.has(Function::calendar, fold(name.form));
  // "May 3": a day.
  const bool dated =
      match.last < sentence.tokens.size() && sentence.tokens[match.last].upos == Upos::NUM;
  if (month && dated) return false;
  const bool acts = name.is("nsubj") && before.upos != Upos::ADP;
  const bool titled = (before.upos == Upos::PROPN || before.upos == Upos::NOUN) &&
                      !context.language.has(Function::calendar, fold(before.form));
  return !month || context.named.contains(sense.target) || acts || titled;
}

Type type_of(const Sense& sense, const Context& context) {
  switch (sense.kind) {
    case SenseKind::country:
    case SenseKind::demonym:
    case SenseKind::prefix:
      return Type::country;
    case SenseKind::capital:
    case SenseKind::place:
      return Type::place;
    case SenseKind::seat:
      return context.data.actors[sense.target].type == Type::country ? Type::place
                                                                     : Type::organisation;
    case SenseKind::role:
      return Type::role;
    case SenseKind::pronoun:
      return Type::pronoun;
    default:
      return context.data.actors[sense.target].type;
  }
}

}  // namespace

std::optional<Unit> read_match(const syntax::Sentence& sentence, Match& match,
                               const Context& context) {
  Unit unit;
  unit.first = match.first;
  unit.last = match.last;
  unit.part = match.part;
  unit.head = head_of(sentence, match.first, match.last);
  const syntax::Token& head = sentence.tokens[unit.head];
  const bool several = match.last - match.first > 1;
  const bool nominal = sentence.tokens[match.first].upos == Upos::NOUN ||
                       sentence.tokens[match.first].upos == Upos::PROPN;
  // "Russian speakers" preside over no parliament.
  const bool speakers =
      head.feat("Number") == "Plur" && context.language.has(Function::tongue, fold(head.form));
  std::vector<Sense> names, demonyms, roles, helpers, pronouns;
  if (is_surname(sentence, match) || is_given(sentence, match, context)) {
    std::erase_if(match.senses, [](const Sense& sense) {
      return sense.kind == SenseKind::role || sense.kind == SenseKind::epithet;
    });
  }
  for (const Sense& sense : match.senses) {
    if (is_name(sense.kind)) {
      const bool nation = sense.kind == SenseKind::country || sense.kind == SenseKind::capital;
      // "The court fined Boeing": no verb is written large inside a sentence.
      const bool body = sense.kind == SenseKind::actor && starts_large(head) && unit.head > 0 &&
                        sentence.tokens[unit.head - 1].upos != Upos::PUNCT &&
                        context.data.actors[sense.target].type == Type::organisation;
      // "Gazprom halted deliveries": small words are short and well known to the tagger.
      const bool closed = sense.kind == SenseKind::actor && starts_large(head) &&
                          context.data.actors[sense.target].type == Type::organisation &&
                          (head.upos == Upos::ADP || head.upos == Upos::SCONJ ||
                           head.upos == Upos::CCONJ || head.upos == Upos::PRON);
      const bool odd = ((nation || body) && head.upos == Upos::VERB && head.form.size() > 4) ||
                       (closed && head.form.size() > 5);
      const bool word = sense.kind == SenseKind::actor || sense.kind == SenseKind::short_name ||
                        sense.kind == SenseKind::place;
      if (word && only_capitalised(sentence, match)) continue;
      if (sense.kind == SenseKind::actor && is_phrase(sentence, match)) continue;
      if ((odd || name_fits(sentence, unit.head, several)) &&
          surname_fits(sentence, match, sense, context)) {
        names.push_back(sense);
      }
    } else if (sense.kind == SenseKind::prefix) {
      demonyms.push_back(sense);
    } else if (sense.kind == SenseKind::demonym) {
      if (sense.small && is_named_so(sentence, match)) continue;
      if (several || demonym_fits(sentence, unit.head)) demonyms.push_back(sense);
    } else if (sense.kind == SenseKind::pronoun) {
      const Pronoun& pronoun = context.data.pronouns[sense.target];
      if (pronoun_fits(head, pronoun, several)) pronouns.push_back(sense);
    } else if (is_helper(context.data.roles[sense.target].role_class)) {
      helpers.push_back(sense);
    } else if (!several && (is_other_noun(head, sense) || speakers)) {
      continue;
    } else if (!several && head.upos == Upos::ADJ && head.is("amod") && starts_large(head) &&
               context.data.roles[sense.target].role_class == RoleClass::person) {
      continue;  // "the National Security Council"
    } else if (match.part || (several && nominal) || role_fits(sentence, unit.head, several)) {
      roles.push_back(sense);
    }
  }
  // "Zar" is a role first ("lo zar russo"), and the name of one man where nothing else is near.
  const auto take = [&](std::vector<Sense>& senses, UnitKind kind) {
    unit.kind = kind;
    unit.senses = std::move(senses);
    unit.type = type_of(unit.senses.front(), context);
  };
  const bool fancy = std::all_of(names.begin(), names.end(), [](const Sense& sense) {
    return sense.kind == SenseKind::epithet;
  });
  if (!names.empty() && !(fancy && !roles.empty())) {
    take(names, UnitKind::name);
    for (const Sense& sense : roles) unit.senses.push_back(sense);
  } else if (!pronouns.empty()) {
    take(pronouns, UnitKind::pronoun);
  } else if (!roles.empty()) {
    take(roles, UnitKind::role);
    for (const Sense& sense : helpers) unit.senses.push_back(sense);
    unit.epithets = std::move(names);
  } else if (!demonyms.empty()) {
    take(demonyms, UnitKind::demonym);
  } else if (!helpers.empty()) {
    take(helpers, UnitKind::helper);
    // What only looks like a name ("Gulf of Mexico") is kept from being read in parts.
    unit.used = context.data.roles[unit.sense().target].role_class == RoleClass::thing;
  } else {
    return std::nullopt;
  }
  return unit;
}

}  // namespace casus::actors
