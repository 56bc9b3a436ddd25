// Persons with their terms of office; organisations, groups and bodies with their codes by date.
#include <algorithm>

#include "loader.h"

namespace casus::actors {
namespace {

/// "Vladimir [Putin]" → "Vladimir Putin"; the part in brackets alone names the person too.
std::string whole_name(std::string_view listed) {
  std::string name;
  for (const char c : listed) {
    if (c != '[' && c != ']') name += c;
  }
  return name;
}

std::string_view short_name(std::string_view listed) {
  const std::size_t open = listed.find('[');
  const std::size_t close = listed.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return listed.substr(open + 1, close - open - 1);
}

}  // namespace

void Loader::name_cells(const Fields& fields, std::size_t first, std::uint32_t actor, Line where) {
  for (std::size_t i = first; i < fields.size(); ++i) {
    if (!fields[i].empty() && fields[i] != "-") name_cell(fields[i], actor, where);
  }
}

void Loader::name_cell(std::string_view cell, std::uint32_t actor, Line where) {
  const std::size_t equals = cell.find('=');
  if (equals == std::string_view::npos) {
    mistake(where, "names without a language: '" + std::string(cell) + "'",
            "write it=…, en=… or *=…");
    return;
  }
  std::string_view language = cell.substr(0, equals);
  SenseKind kind = SenseKind::actor;
  if (language.ends_with(".seat")) {
    kind = SenseKind::seat;
    language.remove_suffix(5);
  }
  if (language != "*" && data_.languages.find(language) == data_.languages.end()) {
    mistake(where, "unknown language '" + std::string(language) + "'");
    return;
  }
  bool first = kind == SenseKind::actor;
  for (const std::string_view listed : pieces(cell.substr(equals + 1), ',')) {
    const std::string name = whole_name(listed);
    Actor& owner = data_.actors[actor];
    if (first && language != "*") owner.names.emplace_back(std::string(language), name);
    if (first && owner.name.empty()) owner.name = name;
    first = false;
    add(language, name, {kind, actor, owner.gender, owner.number, {}}, where);
    const std::string_view brief = short_name(listed);
    if (!brief.empty()) {
      add(language, brief, {SenseKind::short_name, actor, owner.gender, 's', {}}, where);
    }
  }
}

bool Loader::terms(std::string_view cell, std::vector<Term>& terms, Line where) {
  for (const std::string_view piece : pieces(cell, ';')) {
    const auto words = split_words(piece);
    Term term;
    term.code = words[0];
    term.where = where;
    if (words.size() > 1) {
      const auto days = parse_term(words[1]);
      if (!days) {
        mistake(where, "'" + std::string(words[1]) + "' is no stretch of time", "from/to");
        return false;
      }
      term.from = days->first;
      term.to = days->second;
    }
    if (!data_.is_code(term.code)) {
      mistake(where, "unknown code '" + term.code + "'", "add it to ontology/actors.tsv");
      return false;
    }
    if (term.to < term.from) mistake(where, "the term ends before it starts");
    terms.push_back(std::move(term));
  }
  return true;
}

void Loader::actor_row(const KnowledgeLine& line, std::size_t root) {
  const Fields fields = split_fields(line.text);
  const Line where = at_line(line);
  if (fields.size() < 5) {
    mistake(where, "a row needs id, wikidata, form, codes and names");
    return;
  }
  const auto known = root_of_id_.find(fields[0]);
  if (known != root_of_id_.end() && known->second == root) {
    mistake(where, "actor '" + std::string(fields[0]) + "' stands twice");
    return;
  }
  std::vector<Term> codes;
  if (!terms(fields[3], codes, where)) return;
  std::uint32_t index = data_.find_actor(fields[0]);
  if (index == no_index) {
    Actor fresh;
    fresh.id = fields[0];
    index = data_.add_actor(std::move(fresh));
  }
  root_of_id_[std::string(fields[0])] = root;
  Actor& actor = data_.actors[index];
  actor.wikidata = fields[1] == "-" ? "" : fields[1];
  actor.gender = fields[2] == "m" || fields[2] == "f" ? fields[2][0] : '\0';
  actor.number = fields[2] == "p" ? 'p' : 's';
  actor.where = where;
  if (!codes.empty()) actor.terms = std::move(codes);
  name_cells(fields, 4, index, where);
}

void Loader::actor_files() {
  for (std::size_t root = 0; root < roots_.size(); ++root) {
    for (const std::string& path : knowledge_files({roots_[root]}, "actors", ".actors.tsv")) {
      const auto file = open(path);
      if (!file) continue;
      for (const KnowledgeLine& line : file->lines()) actor_row(line, root);
    }
  }
}

std::uint32_t Loader::person(std::string_view listed, Line where) {
  const std::string name = whole_name(listed);
  std::string id = "person/" + slug(name);
  std::uint32_t index = data_.find_actor(id);
  if (index == no_index) {
    Actor actor;
    actor.id = std::move(id);
    actor.type = Type::person;
    actor.gender = 'm';
    actor.name = name;
    actor.where = where;
    index = data_.add_actor(std::move(actor));
  }
  return index;
}

/// The name of a person as it is listed, "Vladimir [Putin]", once for all their terms.
void Loader::person_name(std::string_view listed, std::uint32_t person, Line where) {
  if (!listed_.emplace(listed).second) return;
  const Sense sense = {SenseKind::actor, person, data_.actors[person].gender, 's', {}};
  add("*", whole_name(listed), sense, where);
  const std::string_view brief = short_name(listed);
  if (!brief.empty())
    add("*", brief, {SenseKind::short_name, person, sense.gender, 's', {}}, where);
}

void Loader::term_files() {
  each(".terms.tsv", [&](const KnowledgeFile& file) { term_file(file); });
}

void Loader::term_file(const KnowledgeFile& file) {
  std::string code;
  std::uint32_t office = no_index;
  std::uint32_t body = no_index;
  for (const KnowledgeLine& line : file.lines()) {
    const Line where = at_line(line);
    if (line.indent == 0) {
      const auto words = split_words(line.text);
      body = data_.find_actor(words[0]);
      code = body == no_index ? std::string(words[0]) : data_.actors[body].terms.back().code;
      office = words.size() > 1 ? data_.find_office(words[1]) : no_index;
      if (!data_.is_code(code)) mistake(where, "unknown code or body '" + code + "'");
      if (office == no_index) mistake(where, "unknown office", "see actors/offices.tsv");
      for (std::size_t i = 2; i < words.size(); ++i) {
        const std::uint32_t also =
            words[i] == "leads" ? data_.leading : data_.find_office(words[i]);
        if (also == no_index) mistake(where, "unknown office '" + std::string(words[i]) + "'");
        data_.called[{std::string(words[0]), also}].push_back(office);
      }
      continue;
    }
    const Fields fields = split_fields(line.text);
    const auto days = parse_term(fields[0]);
    if (office == no_index || !days || fields.size() < 2) {
      mistake(where, "not a term of office", "from/to, a tab, a name");
      continue;
    }
    if (days->second < days->first) mistake(where, "the term ends before it starts");
    const std::uint32_t holder = person(fields[1], where);
    Actor& actor = data_.actors[holder];
    if (fields.size() > 2 && fields[2] == "f") actor.gender = 'f';
    actor.terms.push_back({with_sector(data_, code, data_.offices[office].sector), office, body,
                           days->first, days->second, where});
    if (data_.is_country(code)) actor.country = code;
    person_name(fields[1], holder, where);
  }
}

void Loader::person_files() {
  // Wikidata ids and other spellings of those who have terms; whole rows for those who have none.
  each("persons.tsv", [&](const KnowledgeFile& file) {
    for (const KnowledgeLine& line : file.lines()) {
      const Fields fields = split_fields(line.text);
      const Line where = at_line(line);
      if (fields.size() < 4) {
        mistake(where, "a row needs name, sex, wikidata and codes");
        continue;
      }
      const std::uint32_t index = person(fields[0], where);
      Actor& actor = data_.actors[index];
      if (fields[1] == "f" || fields[1] == "m") actor.gender = fields[1][0];
      if (fields[2] != "-") actor.wikidata = fields[2];
      terms(fields[3], actor.terms, where);
      person_name(fields[0], index, where);
      name_cells(fields, 4, index, where);
    }
  });
}

void Loader::finish_actors() {
  for (std::uint32_t i = 0; i < data_.actors.size(); ++i) {
    Actor& actor = data_.actors[i];
    const auto earlier = [](const Term& a, const Term& b) { return a.from < b.from; };
    if (!std::is_sorted(actor.terms.begin(), actor.terms.end(), earlier)) {
      std::stable_sort(actor.terms.begin(), actor.terms.end(), earlier);
    }
    for (std::uint32_t k = 0; k < actor.terms.size(); ++k) {
      const Term& term = actor.terms[k];
      if (actor.country.empty() && data_.is_country(term.code.substr(0, 3))) {
        actor.country = term.code.substr(0, 3);
      }
      if (term.office == no_index) continue;
      const bool national = data_.is_country(term.code.substr(0, 3));
      const std::string owner = term.body != no_index ? data_.actors[term.body].id
                                : national            ? term.code.substr(0, 3)
                                                      : term.code;
      data_.holders[{owner, term.office}].terms.emplace_back(i, k);
    }
    if (actor.terms.empty()) {
      mistake(actor.where, "'" + actor.name + "' has no code", "give a term or a code");
    }
  }
}

}  // namespace casus::actors
