#include "row_fields.h"

#include <algorithm>
#include <array>

#include "casus/knowledge_file.h"
#include "concept_files.h"

namespace casus::frames {

namespace {

struct NamedClass {
  std::string_view name;
  Class value;
};
constexpr std::array<NamedClass, 17> classes = {{{"ACTOR", Class::actor},
                                                 {"PERSON", Class::person},
                                                 {"ORG", Class::org},
                                                 {"COUNTRY", Class::country},
                                                 {"STATE_OR_ORG", Class::state_or_org},
                                                 {"PLACE", Class::place},
                                                 {"POLITICIAN", Class::politician},
                                                 {"CIVIC", Class::civic},
                                                 {"PLURAL", Class::plural},
                                                 {"NUMERAL", Class::numeral},
                                                 {"SUBJUNCTIVE", Class::subjunctive},
                                                 {"ALONE", Class::alone},
                                                 {"verb", Class::verb},
                                                 {"noun", Class::noun},
                                                 {"inf", Class::inf},
                                                 {"fin", Class::fin},
                                                 {"ger", Class::ger}}};

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(separator); at != text.npos; at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

}  // namespace

void RowFields::mistake(std::string what, std::string remedy) {
  if (!error) error = Error{where_, std::move(what), std::move(remedy)};
}

Concept RowFields::concept_or_none(std::string_view name) {
  if (name == "none") return Concept::none;
  const Concept found = concepts_.find(name);
  if (found == Concept::none) {
    mistake("unknown concept '" + std::string(name) + "'",
            "define it in knowledge/concepts or use one that is there");
  }
  return found;
}

Role RowFields::role(std::string_view name) {
  const auto found = find_role(name);
  if (!found) mistake("unknown role '" + std::string(name) + "'", "roles: agent, patient, …");
  return found.value_or(Role::other);
}

void RowFields::roles(std::string_view field, SenseRow& row) {
  for (std::string_view word : split_words(field)) {
    const std::size_t equals = word.find('=');
    if (equals == word.npos || equals == 0 || equals + 1 == word.size()) {
      mistake("'" + std::string(word) + "' is no slot=role", "write obj=patient, a=recipient …");
      continue;
    }
    const std::string_view value = word.substr(equals + 1);
    if (word.substr(0, equals) == "control") {
      if (value == "subj")
        row.control = Control::subject;
      else if (value == "obj" || value == "iobj")
        row.control = Control::object;
      else if (value == "none")
        row.control = Control::nobody;
      else
        mistake("control is subj, obj or none", "correct it");
      continue;
    }
    for (std::string_view slot_name : split_at(word.substr(0, equals), '|')) {
      const Slot slot = data_.intern(slot_name);
      if (row.role(slot)) mistake("slot '" + std::string(slot_name) + "' twice", "keep one");
      row.roles.emplace_back(slot, role(value));
    }
  }
}

void RowFields::terms(std::string_view alternatives, Condition& condition) {
  for (std::string_view term : split_at(alternatives, '|')) {
    const auto* named = std::find_if(classes.begin(), classes.end(),
                                     [&](const NamedClass& c) { return c.name == term; });
    if (named != classes.end()) {
      condition.classes.push_back(named->value);
    } else {
      condition.concepts.push_back(concept_or_none(term));
    }
  }
}

Condition RowFields::condition(std::string_view word) {
  Condition condition;
  if (word.starts_with('!')) {
    condition.negated = true;
    word.remove_prefix(1);
  }
  if (word == "pass") {
    condition.kind = Condition::Kind::passive;
    return condition;
  }
  if (word == "refl") {
    condition.kind = Condition::Kind::reflexive;
    return condition;
  }
  const std::size_t colon = word.find(':');
  if (colon == word.npos) {
    condition.kind = Condition::Kind::filler;
    terms(word, condition);
    return condition;
  }
  const std::string_view slot = word.substr(0, colon), value = word.substr(colon + 1);
  if (slot.empty() || value.empty()) {
    mistake("'" + std::string(word) + "' is no condition", "write obj:CONCEPT, obj:+, in:CONCEPT");
    return condition;
  }
  if (slot == "in") {
    condition.kind = Condition::Kind::sentence;
  } else {
    condition.slot = data_.intern(slot);
  }
  if (value == "-")
    condition.empty = true;
  else if (value != "+")
    terms(value, condition);
  if (slot == "in" && (condition.concepts.empty() || !condition.classes.empty())) {
    mistake("'" + std::string(word) + "' asks for no concept",
            "in: is about the whole sentence (in:SPORT), not about the preposition");
  }
  return condition;
}

std::vector<Condition> RowFields::conditions(std::string_view field) {
  std::vector<Condition> read;
  for (std::string_view word : split_words(field)) read.push_back(condition(word));
  return read;
}

void RowFields::stance(std::string_view field, Stance& stance, std::optional<Effect>& effect) {
  if (field.empty()) return;
  const std::size_t slash = field.find('/');
  const auto found = find_stance(field.substr(0, slash));
  if (!found) mistake("unknown stance '" + std::string(field) + "'", "stances: CODEBOOK §8");
  stance = found.value_or(Stance::none);
  if (slash == field.npos) return;
  effect = find_effect(field.substr(slash + 1));
  if (!effect) mistake("unknown effect '" + std::string(field) + "'", "effects: operators.tsv");
}

}  // namespace casus::frames
