// Reads ontology/aliases.tsv. A kind is a row of the table in Reader::rows: what its codes look
// like, what its third field must be, and where the two go.
#include <algorithm>

#include "aliases.h"
#include "casus/knowledge_file.h"
#include "casus/scoring.h"

namespace casus::scoring {
namespace {

constexpr std::size_t columns = 3;
constexpr std::string_view nothing = "-";

bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_code(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_capital_or_digit);
}
bool is_number(std::string_view text) {
  return is_code(text) && std::all_of(text.begin(), text.end(), [](char c) { return c <= '9'; });
}
bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// First fields of a table of the ontology, of all roots.
std::set<std::string, std::less<>> first_fields(const std::vector<std::string>& roots,
                                                std::string_view name) {
  std::set<std::string, std::less<>> fields;
  for (const std::string& path : knowledge_files(roots, "ontology", name)) {
    const auto file = KnowledgeFile::load(path);
    if (!file) continue;  // the rooms that read the table say why
    for (const auto& line : file->lines()) {
      fields.insert(std::string(split_fields(line.text).front()));
    }
  }
  return fields;
}

}  // namespace

class Aliases::Reader {
 public:
  Reader(const std::vector<std::string>& roots, std::vector<Error>& errors)
      : errors_(errors), actors_(first_fields(roots, "actors.tsv")) {
    aliases_.types_ = first_fields(roots, "codes.tsv");
  }
  void read(const KnowledgeFile& file);
  Aliases take() { return std::move(aliases_); }

 private:
  enum class Third : std::uint8_t { nothing, code, family, state, type, status_or_nothing };
  struct Kind {
    std::string_view name;
    bool (*is_shaped)(std::string_view);
    Third third;
    Set Aliases::*set = nullptr;
    Map Aliases::*map = nullptr;
    std::vector<Part> Aliases::*parts = nullptr;
  };
  static const std::vector<Kind>& kinds();

  void read_row(const KnowledgeFile& file, const KnowledgeLine& line);
  std::string wrong_third(Third third, std::string_view field) const;
  void keep(const Kind& kind, std::string_view code, std::string_view third);

  std::vector<Error>& errors_;
  Set actors_;
  Set seen_;  // kinds and codes of the file that is read
  Aliases aliases_;
};

const std::vector<Aliases::Reader::Kind>& Aliases::Reader::kinds() {
  using enum Third;
  static const std::vector<Kind> all{
      {"none", is_code, nothing, &Aliases::none_},
      {"same", is_code, code, nullptr, &Aliases::same_},
      {"agency", is_code, family, nullptr, nullptr, &Aliases::agencies_},
      {"body", is_code, family, nullptr, nullptr, &Aliases::bodies_},
      {"begins", is_code, code, nullptr, nullptr, &Aliases::begins_},
      {"holds", is_code, code, nullptr, nullptr, &Aliases::holds_},
      {"family", is_code, code, nullptr, &Aliases::families_},
      {"alone", is_code, nothing, &Aliases::alone_},
      {"state", is_code, state, nullptr, &Aliases::states_},
      {"sector", is_code, code, nullptr, &Aliases::sectors_},
      {"type", is_code, type, nullptr, &Aliases::type_names_},
      {"code", is_number, type, nullptr, &Aliases::code_types_},
      {"together", is_code, nothing, &Aliases::together_},
      {"symmetric", is_code, nothing, &Aliases::symmetric_},
      {"status", is_word, status_or_nothing, &Aliases::statuses_, &Aliases::status_names_}};
  return all;
}

void Aliases::Reader::read(const KnowledgeFile& file) {
  seen_.clear();
  for (const auto& line : file.lines()) read_row(file, line);
}

void Aliases::Reader::read_row(const KnowledgeFile& file, const KnowledgeLine& line) {
  const auto wrong = [&](std::string what) {
    errors_.push_back({file.place(line), std::move(what), "see the head of ontology/aliases.tsv"});
  };
  const auto fields = split_fields(line.text);
  if (fields.size() != columns) return wrong("an alias has three fields: kind, codes, count as");
  const auto kind = std::find_if(kinds().begin(), kinds().end(),
                                 [&](const Kind& one) { return one.name == fields[0]; });
  if (kind == kinds().end()) return wrong("unknown kind '" + std::string(fields[0]) + "'");
  if (auto what = wrong_third(kind->third, fields[2]); !what.empty()) return wrong(std::move(what));
  for (const std::string_view code : split_words(fields[1])) {
    if (!kind->is_shaped(code)) {
      wrong("'" + std::string(code) + "' is no code of this kind");
    } else if (!seen_.insert(std::string(fields[0]) + " " + std::string(code)).second) {
      wrong("'" + std::string(code) + "' stands twice");
    } else {
      keep(*kind, code, fields[2]);
    }
  }
}

/// What is wrong with the third field; empty when nothing is.
std::string Aliases::Reader::wrong_third(Third third, std::string_view field) const {
  const std::string quoted = "'" + std::string(field) + "'";
  switch (third) {
    case Third::nothing:
      return field == nothing ? "" : "the third field of this kind is -";
    case Third::code:
    case Third::family:
      return is_code(field) ? "" : quoted + " is no code";
    case Third::state:
      return actors_.contains(field) ? "" : "unknown state " + quoted;
    case Third::type:
      return aliases_.types_.contains(field) ? "" : "unknown type " + quoted;
    case Third::status_or_nothing:
      if (field == nothing || aliases_.statuses_.contains(field)) return "";
      return "unknown status " + quoted;
  }
  return "";
}

void Aliases::Reader::keep(const Kind& kind, std::string_view code, std::string_view third) {
  const std::string letters(code);
  std::string meaning(third);
  if (kind.third == Third::family) meaning += letters;
  if (kind.parts != nullptr) {
    (aliases_.*kind.parts).push_back({letters, meaning});
  } else if (kind.map != nullptr && third != nothing) {
    (aliases_.*kind.map)[letters] = meaning;
  } else {
    (aliases_.*kind.set).insert(letters);
  }
}

Aliases Aliases::load(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  Reader reader(roots, errors);
  const auto files = knowledge_files(roots, "ontology", "aliases.tsv");
  for (const std::string& path : files) {
    const auto file = KnowledgeFile::load(path);
    if (file) {
      reader.read(*file);
    } else {
      errors.push_back(file.error());
    }
  }
  if (files.empty()) {
    errors.push_back(
        {{"ontology/aliases.tsv"}, "there is no table of aliases", "check --knowledge"});
  }
  return reader.take();
}

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  static_cast<void>(Aliases::load(roots, errors));
  return errors;
}

}  // namespace casus::scoring
