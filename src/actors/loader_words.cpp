// The files of one language: countries, roles, pronouns, grammar, epithets; and places in all.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "loader.h"

namespace casus::actors {
namespace {

constexpr std::array<std::pair<std::string_view, RoleClass>, 14> role_classes = {
    {{"office", RoleClass::office},
     {"person", RoleClass::person},
     {"people", RoleClass::people},
     {"body", RoleClass::body},
     {"owned", RoleClass::owned},
     {"kind", RoleClass::kind},
     {"relation", RoleClass::relation},
     {"side", RoleClass::side},
     {"title", RoleClass::title},
     {"place", RoleClass::place},
     {"street", RoleClass::street},
     {"thing", RoleClass::thing},
     {"club", RoleClass::club},
     {"former", RoleClass::former}}};

constexpr std::array<std::pair<std::string_view, Anaphor>, 7> anaphors = {
    {{"personal", Anaphor::personal},
     {"possessive", Anaphor::possessive},
     {"reflexive", Anaphor::reflexive},
     {"reciprocal", Anaphor::reciprocal},
     {"relative", Anaphor::relative},
     {"demonstrative", Anaphor::demonstrative},
     {"set", Anaphor::set}}};

constexpr std::array<std::pair<std::string_view, Function>, 22> functions = {
    {{"of", Function::of},
     {"belongs", Function::belongs},
     {"in", Function::in},
     {"number", Function::number},
     {"all", Function::all},
     {"and", Function::and_},
     {"calendar", Function::calendar},
     {"article", Function::article},
     {"tongue", Function::tongue},
     {"behalf", Function::behalf},
     {"stance", Function::stance},
     {"toward", Function::toward},
     {"seated", Function::seated},
     {"private", Function::private_},
     {"given", Function::given},
     {"acronym", Function::acronym},
     {"style", Function::style},
     {"odonym", Function::odonym},
     {"leaning", Function::leaning},
     {"trade", Function::trade},
     {"posted", Function::posted},
     {"opener", Function::opener}}};

/// The value of `name` in a table of names, or nothing.
template <class Table>
auto look_up(const Table& table, std::string_view name) {
  using Value = decltype(table[0].second);
  for (const auto& [key, value] : table) {
    if (key == name) return std::optional<Value>(value);
  }
  return std::optional<Value>();
}

char letter(std::string_view field) { return field.size() == 1 && field != "-" ? field[0] : '\0'; }

std::string_view at(const std::vector<std::string_view>& fields, std::size_t i) {
  return i < fields.size() ? fields[i] : std::string_view{};
}

/// Pieces between slashes; a lone "-" is a form that does not exist and keeps its place.
std::vector<std::string_view> forms(std::string_view words) {
  std::vector<std::string_view> found;
  while (true) {
    const std::size_t end = std::min(words.find('/'), words.size());
    found.push_back(words.substr(0, end));
    if (end == words.size()) return found;
    words.remove_prefix(end + 1);
  }
}

}  // namespace

bool Language::has(Function function, std::string_view folded) const {
  const auto found = grammar.words.find(std::string(folded));
  return found != grammar.words.end() &&
         (found->second & static_cast<std::uint32_t>(function)) != 0;
}

void Spellings::apply(Atom& atom) const {
  const auto word = words.find(atom.text);
  if (word != words.end()) {
    atom.text = word->second;
    return;
  }
  if (atom.letters == Case::lower) return;
  for (const auto& [ending, usual] : endings) {
    // A short word is its ending and little else: "Skij" is no name's end.
    if (atom.text.size() < ending.size() + 2 || !atom.text.ends_with(ending)) continue;
    atom.text.resize(atom.text.size() - ending.size());
    atom.text += usual;
    return;
  }
}

std::uint32_t Language::word(Atom atom) const {
  spellings->apply(atom);
  return names->word(atom.text);
}

void Loader::find_languages() {
  for (const std::string& path : knowledge_files(roots_, "actors", ".roles.tsv")) {
    const std::string file = std::filesystem::path(path).filename().string();
    Language& language = data_.languages[file.substr(0, file.find('.'))];
    language.names = &data_.names;
    language.spellings = &data_.spellings;
  }
  Languages bit = 1;
  for (auto& [code, language] : data_.languages) {
    if (bit == 0) errors_.push_back({{}, "more than 32 languages of actors", "take some out"});
    language.bit = bit;
    bit <<= 1;
  }
}

void Loader::cldr_names() {
  for (const auto& [code, row] : data_.codes) {
    if (row.iso2.empty()) continue;
    const std::uint32_t actor = data_.find_actor("country/" + code);
    for (const auto& [language, unused] : data_.languages) {
      icu::UnicodeString display;
      icu::Locale("", row.iso2.c_str()).getDisplayCountry(icu::Locale(language.c_str()), display);
      std::string name;
      display.toUTF8String(name);
      // "Myanmar (Birmania)" and the like are no names that a text would print: ours stand in.
      if (name.find('(') != std::string::npos || name.find(" - ") != std::string::npos) continue;
      data_.actors[actor].names.emplace_back(language, name);
      add(language, name, {SenseKind::country, actor, 0, 's', {}}, {});
    }
  }
}

void Loader::countries(const KnowledgeFile& file, std::string_view language) {
  std::set<std::string, std::less<>> seen;
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const Line where = at_line(line);
    const std::uint32_t actor = data_.find_actor("country/" + std::string(fields[0]));
    if (actor == no_index) {
      mistake(where, "unknown country '" + std::string(fields[0]) + "'",
              "add it to ontology/actors.tsv");
      continue;
    }
    if (!seen.insert(std::string(fields[0])).second) {
      mistake(where, "'" + std::string(fields[0]) + "' stands twice");
    }
    for (const std::string_view name : pieces(at(fields, 1), ',')) {
      data_.actors[actor].names.emplace_back(std::string(language), std::string(name));
      add(language, name, {SenseKind::country, actor, 0, 's', {}}, where);
    }
    for (const std::string_view words : pieces(at(fields, 2), ',')) {
      if (words.ends_with('-')) {
        add(language, words.substr(0, words.size() - 1), {SenseKind::prefix, actor, 0, 0, {}},
            where);
      } else {
        inflected(words, language, {SenseKind::demonym, actor, 0, 0, {}}, where);
      }
    }
    for (const std::string_view name : pieces(at(fields, 3), ',')) {
      add(language, name, {SenseKind::capital, actor, 0, 's', {}}, where);
    }
    for (const std::string_view seat : pieces(at(fields, 4), ',')) {
      const std::size_t colon = std::min(seat.find(':'), seat.size());
      const std::string_view sector = seat.substr(std::min(colon + 1, seat.size()));
      if (!sector.empty() && !data_.is_sector(sector)) {
        mistake(where, "unknown sector '" + std::string(sector) + "'");
      }
      add(language, seat.substr(0, colon), {SenseKind::seat, actor, 0, 's', keep(sector)}, where);
    }
  }
}

void Loader::inflected(std::string_view words, std::string_view language, Sense sense, Line where) {
  const auto parts = forms(words);
  if (parts.size() == 3 || parts.size() > 4) {
    mistake(where, "'" + std::string(words) + "' has " + std::to_string(parts.size()) + " forms",
            "one, two (singular/plural) or four (masculine, feminine; singular, plural)");
    return;
  }
  const char own_gender = sense.gender;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty() || parts[i] == "-") continue;
    sense.gender = own_gender;
    if (parts.size() == 2) sense.number = i == 0 ? 's' : 'p';
    if (parts.size() == 4) {
      sense.number = i < 2 ? 's' : 'p';
      sense.gender = i % 2 == 0 ? 'm' : 'f';
    }
    add(language, parts[i], sense, where);
  }
}

void Loader::roles(const KnowledgeFile& file, std::string_view language) {
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const Line where = at_line(line);
    const auto role_class = look_up(role_classes, at(fields, 1));
    if (!role_class || fields.size() < 5) {
      mistake(where, "no role: a row needs kind, class, sector, gender and words",
              "the classes stand at the head of it.roles.tsv");
      continue;
    }
    Role role;
    role.kind = fields[0];
    role.role_class = *role_class;
    role.sector = fields[2] == "-" ? "" : fields[2];
    role.gender = letter(fields[3]);
    role.office = data_.find_office(role.kind);
    if (!role.sector.empty() && !data_.is_sector(role.sector)) {
      mistake(where, "unknown sector '" + role.sector + "'");
    }
    const auto index = static_cast<std::uint32_t>(data_.roles.size());
    data_.roles.push_back(std::move(role));
    for (const std::string_view words : pieces(fields[4], ',')) {
      inflected(words, language, {SenseKind::role, index, letter(fields[3]), 0, {}}, where);
    }
  }
}

void Loader::pronouns(const KnowledgeFile& file, std::string_view language) {
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const auto anaphor = look_up(anaphors, at(fields, 1));
    if (!anaphor || fields.size() < 5) {
      mistake(at_line(line), "no pronoun: a row needs form, anaphor, gender, number, person");
      continue;
    }
    Pronoun pronoun;
    pronoun.anaphor = *anaphor;
    pronoun.gender = letter(fields[2]);
    pronoun.number = letter(fields[3]);
    pronoun.person = letter(fields[4]);
    pronoun.kind = at(fields, 5);
    const auto index = static_cast<std::uint32_t>(data_.pronouns.size());
    add(language, fields[0], {SenseKind::pronoun, index, pronoun.gender, pronoun.number, {}},
        at_line(line));
    data_.pronouns.push_back(std::move(pronoun));
  }
}

void Loader::grammar(const KnowledgeFile& file, std::string_view language) {
  Grammar& grammar = data_.languages[std::string(language)].grammar;
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const auto function = look_up(functions, fields[0]);
    if (function == Function::acronym) grammar.small_acronyms = true;
    for (const std::string_view words : pieces(at(fields, 1), ',')) {
      const std::size_t equals = words.find(" = ");
      if (fields[0] == "contraction" && equals != std::string_view::npos) {
        grammar.contractions.emplace(fold(words.substr(0, equals)), words.substr(equals + 3));
        grammar.contraction_max = std::max(grammar.contraction_max, equals);
      } else if (function) {
        grammar.words[fold(words)] |= static_cast<std::uint32_t>(*function);
      } else {
        mistake(at_line(line), "unknown function '" + std::string(fields[0]) + "'");
      }
    }
  }
}

/// Spellings hold in every language.
void Loader::spellings() {
  each("spellings.tsv", [&](const KnowledgeFile& file) {
    for (const KnowledgeLine& line : file.lines()) {
      const auto fields = split_fields(line.text);
      const bool ending = fields[0] == "ending";
      if (fields.size() < 3 || (!ending && fields[0] != "word")) {
        mistake(at_line(line), "no row of spellings", "word or ending, the usual one, others");
        continue;
      }
      const std::string usual = fold(fields[1]);
      for (const std::string_view other : pieces(fields[2], ',')) {
        if (ending) {
          data_.spellings.endings.emplace_back(fold(other), usual);
        } else if (!data_.spellings.words.emplace(fold(other), usual).second) {
          mistake(at_line(line), "'" + std::string(other) + "' stands twice");
        }
      }
    }
  });
  auto& endings = data_.spellings.endings;
  std::stable_sort(endings.begin(), endings.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

void Loader::epithets(const KnowledgeFile& file, std::string_view language) {
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const std::uint32_t actor = data_.find_actor(at(fields, 1));
    if (actor == no_index) {
      mistake(at_line(line), "unknown actor '" + std::string(at(fields, 1)) + "'");
      continue;
    }
    std::string_view condition = at(fields, 2);
    if (condition.starts_with("with:")) condition.remove_prefix(5);
    const Actor& owner = data_.actors[actor];
    add(language, fields[0],
        {SenseKind::epithet, actor, owner.gender, owner.number, keep(condition)}, at_line(line));
  }
}

void Loader::places() {
  each("places.tsv", [&](const KnowledgeFile& file) {
    for (const KnowledgeLine& line : file.lines()) {
      const auto fields = split_fields(line.text);
      const std::uint32_t country = data_.find_actor("country/" + std::string(fields[0]));
      if (country == no_index) {
        mistake(at_line(line), "unknown country '" + std::string(fields[0]) + "'");
        continue;
      }
      for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::size_t equals = fields[i].find('=');
        const std::string_view language =
            equals == std::string_view::npos ? "*" : fields[i].substr(0, equals);
        const std::size_t start = equals == std::string_view::npos ? 0 : equals + 1;
        for (const std::string_view name : pieces(fields[i].substr(start), ',')) {
          add(language, name, {SenseKind::place, country, 0, 's', {}}, at_line(line));
        }
      }
    }
  });
}

}  // namespace casus::actors
