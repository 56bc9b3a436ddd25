#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "casus/knowledge_file.h"
#include "data.h"

namespace casus::actors {

/// Fills a dictionary from its files. Mistakes are collected, not thrown: the linter wants all of
/// them.
class Loader {
 public:
  Loader(const std::vector<std::string>& roots, Dictionary::Data& data, std::vector<Error>& errors)
      : roots_(roots), data_(data), errors_(errors) {}
  void run();

 private:
  using Fields = std::vector<std::string_view>;

  // loader_codes.cpp: what the names are names of
  void codes();
  void offices();
  void country_actors();
  void sector_ids();
  // loader_actors.cpp: persons, organisations, groups
  void actor_files();
  void actor_row(const KnowledgeLine& line, std::size_t root);
  void term_files();
  void term_file(const KnowledgeFile& file);
  void person_files();
  std::uint32_t person(std::string_view listed, Line where);
  void person_name(std::string_view listed, std::uint32_t person, Line where);
  void name_cells(const Fields& fields, std::size_t first, std::uint32_t actor, Line where);
  void name_cell(std::string_view cell, std::uint32_t actor, Line where);
  bool terms(std::string_view cell, std::vector<Term>& terms, Line where);
  void finish_actors();
  // loader_words.cpp: a language's own files
  void find_languages();
  void cldr_names();
  void countries(const KnowledgeFile& file, std::string_view language);
  void inflected(std::string_view words, std::string_view language, Sense sense, Line where);
  void roles(const KnowledgeFile& file, std::string_view language);
  void pronouns(const KnowledgeFile& file, std::string_view language);
  void grammar(const KnowledgeFile& file, std::string_view language);
  void epithets(const KnowledgeFile& file, std::string_view language);
  void places();
  void spellings();

  /// Adds a name in one language, or in all ("*"). `prefix_only` marks "italo-".
  void add(std::string_view language, std::string_view name, const Sense& sense, Line where);
  void add_written(Languages languages, std::string_view name, const Sense& sense, Line where);
  Languages insert_contracted(Languages languages, std::string_view name, bool hyphens,
                              const Sense& sense);
  void insert_acronym(Languages languages, const Sense& sense);
  void insert(std::vector<Atom>& name, Languages languages, const Sense& sense);
  bool expanded(const Language& language, std::string_view name, bool hyphens);
  void mistake(Line where, std::string what, std::string remedy = {});
  std::string_view keep(std::string_view text);
  std::optional<KnowledgeFile> open(const std::string& path);
  /// A line of the file that was opened last.
  Line at_line(const KnowledgeLine& line) const {
    return {static_cast<std::uint32_t>(data_.files.size() - 1),
            static_cast<std::uint32_t>(line.number)};
  }
  /// Every file of knowledge/actors that ends so, in order.
  template <class Read>
  void each(std::string_view ending, Read read);
  template <class Read>
  void each_language(std::string_view ending, Read read);

  const std::vector<std::string>& roots_;
  Dictionary::Data& data_;
  std::vector<Error>& errors_;
  std::map<std::string, std::size_t, std::less<>> root_of_id_;
  std::unordered_set<std::string> listed_;  ///< names of persons that were added as they are listed
  std::vector<Atom> atoms_, expanded_;      ///< of the name at hand
};

/// "2000-05-07/2008-05-07", either side open, a month or year alone allowed; nothing when it is
/// no such term.
[[nodiscard]] std::optional<std::pair<Day, Day>> parse_term(std::string_view text);

/// Pieces between `mark`, white space taken off, empty pieces and a lone "-" left out.
[[nodiscard]] std::vector<std::string_view> pieces(std::string_view text, char mark);

template <class Read>
void Loader::each(std::string_view ending, Read read) {
  for (const std::string& path : knowledge_files(roots_, "actors", ending)) {
    if (auto file = open(path)) read(*file);
  }
}

template <class Read>
void Loader::each_language(std::string_view ending, Read read) {
  for (const auto& [language, unused] : data_.languages) {
    for (const std::string& path :
         knowledge_files(roots_, "actors", language + "." + std::string(ending))) {
      if (auto file = open(path)) read(*file, language);
    }
  }
}

}  // namespace casus::actors
