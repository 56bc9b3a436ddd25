#include <algorithm>
#include <map>
#include <set>

#include "casus/knowledge_file.h"
#include "concept_files.h"
#include "lexicon_data.h"

namespace casus::frames {

namespace {

std::set<std::string> languages(const std::vector<std::string>& roots) {
  std::set<std::string> found;
  for (const std::string& path : knowledge_files(roots, "lexicon", ".tsv")) {
    const std::string name = path.substr(path.rfind('/') + 1);
    found.insert(name.substr(0, name.find('.')));
  }
  return found;
}

std::string key(const SenseRow& row) {
  std::string text;
  for (const std::string& word : row.words) text += word + " ";
  return text + std::string(syntax::name(row.upos));
}

bool same_set(const std::vector<Condition>& a, const std::vector<Condition>& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Condition& one) {
           return std::find(b.begin(), b.end(), one) != b.end();
         });
}

// Two senses of one word with the same conditions can never be told apart.
void lint_ties(const Lexicon::Data& data, std::vector<Error>& errors) {
  std::map<std::string, std::vector<const SenseRow*>> by_key;
  for (const SenseRow& row : data.senses) by_key[key(row)].push_back(&row);
  for (const auto& [word, rows] : by_key) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!same_set(rows[i]->conditions, rows[j]->conditions)) continue;
        errors.push_back({rows[i]->where, "'" + word + "' has two rows with the same conditions",
                          "the other: " + rows[j]->where.file + ":" +
                              std::to_string(rows[j]->where.line) +
                              "; tell them apart or keep one"});
      }
    }
  }
}

// Lemmas are lower case and hold no white space or mark of their own; a phrase that has such a word
// never matches.
void lint_words(const Lexicon::Data& data, std::vector<Error>& errors) {
  for (const SenseRow& row : data.senses) {
    for (const std::string& word : row.words) {
      std::string scratch;
      if (row.upos != syntax::Upos::PROPN && lower(word, scratch) != word) {
        errors.push_back({row.where, "'" + word + "' can never match: lemmas are lower case",
                          "write it in lower case"});
      }
      if (word.find('_') != std::string::npos) {
        errors.push_back({row.where, "'" + word + "' can never match: it is several words",
                          "separate the words of a phrase by spaces"});
      }
    }
  }
}

}  // namespace

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  const Concepts concepts = load_concepts(roots, errors);
  for (const std::string& language : languages(roots)) {
    Lexicon::Data data;
    read_lexicon(roots, language, concepts, data, errors);
    lint_ties(data, errors);
    lint_words(data, errors);
  }
  const auto claim_errors = lint_claims(roots);
  errors.insert(errors.end(), claim_errors.begin(), claim_errors.end());
  return errors;
}

}  // namespace casus::frames
