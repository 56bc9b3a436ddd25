#include "knowledge.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "casus/knowledge_file.h"

namespace casus::reference {
namespace {

constexpr std::string_view weights_file = ".weights.tsv";
constexpr std::array<std::string_view, 4> relation_names = {"none", "country", "own", "partner"};
constexpr std::array<std::string_view, 6> kind_names = {"any",   "country",      "person",
                                                        "group", "organisation", "government"};
constexpr std::array<std::string_view, 61> word_groups = {
    "place",      "seat",       "facing",     "latter",    "former",     "number",     "generic",
    "collective", "personal",   "origin",     "man",       "woman",      "sir",        "madam",
    "together",   "unnumbered", "body",       "foreign",   "organ",      "anybody",    "commands",
    "bystander",  "reporter",   "impersonal", "nobodys",   "outsider",   "against",    "chamber",
    "scene",      "gathering",  "natural",    "others",    "tells",      "heads",      "insular",
    "adversary",  "hostile",    "posted",     "alien",     "nominative", "subjects",   "owns",
    "source",     "feminine",   "masculine",  "idle",      "local",      "indefinite", "human",
    "anybodys",   "agreement",  "stateless",  "unpeopled", "statesmen",  "share",      "single",
    "speeches",   "abroad",     "outlaw",     "twin",      "watcher"};
constexpr std::array<std::string_view, 42> preference_names = {
    "subject",   "agent",     "object", "oblique",     "modifier",  "headline",     "sentence",
    "paragraph", "window",    "repeat", "parallel",    "speaker",   "inside_quote", "margin",
    "same_word", "pair",      "topic",  "singular",    "inherited", "camp",         "described",
    "thing",     "acting",    "faced",  "same_office", "attacker",  "other_kind",   "unsure",
    "embedded",  "possessor", "body",   "outsider",    "handed_on", "article",      "clear",
    "doubt",     "far",       "about",  "told",        "cataphora", "part",         "met"};

/// Groups of preferences.tsv whose words are concepts.
constexpr std::array<std::string_view, 10> concept_groups = {
    "agreement", "together", "commands", "outsider",  "hostile",
    "others",    "scene",    "natural",  "gathering", "abroad"};

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
  const auto* at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

}  // namespace

void Knowledge::Data::read(const std::string& path, std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) {
    errors.push_back(file.error());
    return;
  }
  for (const KnowledgeLine& line : file->lines()) {
    const auto fields = split_fields(line.text);
    const auto wrong = [&](std::string what, std::string remedy) {
      errors.push_back({file->place(line), std::move(what), std::move(remedy)});
    };
    if (fields.size() < 2) {
      wrong("a row needs a class and a value", "separate them by a tab");
      continue;
    }
    const std::string key(fields[1]);
    if (fields[0] == "relation" || fields[0] == "kind") {
      const std::string_view value = fields.size() > 2 ? fields[2] : "";
      const auto relation = index_of(relation_names, value);
      const auto kind = index_of(kind_names, value);
      const bool is_relation = fields[0] == "relation";
      if (is_relation ? !relation : !kind) {
        wrong("unknown " + std::string(fields[0]) + " '" + std::string(value) + "'",
              "see the head of the file");
        continue;
      }
      const bool is_new = is_relation
                              ? relations_.emplace(key, static_cast<Relation>(*relation)).second
                              : kinds_.emplace(key, static_cast<Kind>(*kind)).second;
      // A language's own noun comes first, and goes before the role class of the same name.
      const bool is_shared = path.ends_with("/preferences.tsv");
      if (!is_new && !is_shared)
        wrong("duplicate " + std::string(fields[0]) + " '" + key + "'", {});
    } else if (fields[0] == "preference") {
      double value = 0;
      const std::string_view text = fields.size() > 2 ? fields[2] : "";
      const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
      if (!index_of(preference_names, key) || text.empty() || end.ec != std::errc()) {
        wrong("unknown preference '" + key + "' or no number", "see the head of the file");
        continue;
      }
      preferences_[key] = value;
    } else if (index_of(word_groups, fields[0])) {
      for (const std::string_view word : split_words(fields[1])) {
        const bool man = fields[0] == "man" || fields[0] == "sir";
        if (man || fields[0] == "woman" || fields[0] == "madam") {
          if (!genders_.emplace(word, man ? 'm' : 'f').second) {
            wrong("'" + std::string(word) + "' stands twice", {});
          }
          continue;
        }
        words_[std::string(fields[0])].emplace_back(word);
        word_sets_[std::string(fields[0])].emplace(word);
      }
    } else {
      wrong("unknown class '" + std::string(fields[0]) + "'", "see the head of the file");
    }
  }
}

void Knowledge::Data::read_weights(const std::string& path, std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) {
    errors.push_back(file.error());
    return;
  }
  for (const KnowledgeLine& line : file->lines()) {
    if (weights_.read(split_fields(line.text))) continue;
    errors.push_back({file->place(line), "no weight of a trait", "see training/reference.py"});
  }
}

void Knowledge::Data::read_countries(const std::string& path, std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) {
    errors.push_back(file.error());
    return;
  }
  for (const KnowledgeLine& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 3 || (fields[1] != "state" && fields[1] != "territory")) continue;
    Country country{std::string(fields[0]), "country/" + std::string(fields[0]),
                    std::string(fields.size() > 4 ? fields[4] : ""), std::string(fields[2])};
    if (country.wikidata == "-") country.wikidata.clear();
    countries_[country.code] = std::move(country);
  }
}

Relation Knowledge::Data::relation(std::string_view lemma) const {
  const auto at = relations_.find(lemma);
  return at == relations_.end() ? Relation::none : at->second;
}

Kind Knowledge::Data::kind(std::string_view lemma, bool* listed) const {
  const auto at = kinds_.find(lemma);
  if (listed != nullptr) *listed = at != kinds_.end();
  return at == kinds_.end() ? Kind::any : at->second;
}

bool Knowledge::Data::is_word(std::string_view group, std::string_view lemma) const {
  const auto at = word_sets_.find(group);
  return at != word_sets_.end() && at->second.count(lemma) > 0;
}

const std::vector<std::string>& Knowledge::Data::words(std::string_view group) const {
  static const std::vector<std::string> none;
  const auto at = words_.find(group);
  return at == words_.end() ? none : at->second;
}

char Knowledge::Data::gender(std::string_view word) const {
  const auto at = genders_.find(word);
  return at == genders_.end() ? '\0' : at->second;
}

/// The number words stand in their order, from two.
std::size_t Knowledge::Data::count(std::string_view lemma) const {
  const auto at = words_.find("number");
  if (at == words_.end()) return 0;
  const auto found = std::find(at->second.begin(), at->second.end(), lemma);
  return found == at->second.end() ? 0 : static_cast<std::size_t>(found - at->second.begin()) + 2;
}

double Knowledge::Data::preference(std::string_view name) const {
  const auto at = preferences_.find(name);
  return at == preferences_.end() ? 0 : at->second;
}

const Country* Knowledge::Data::country(std::string_view code) const {
  const auto at = countries_.find(code.substr(0, 3));
  return at == countries_.end() ? nullptr : &at->second;
}

Knowledge::Knowledge() : data_(std::make_unique<Data>()) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

Result<Knowledge> Knowledge::load(const std::vector<std::string>& roots,
                                  std::string_view language) {
  Knowledge knowledge;
  std::vector<Error> errors;
  const std::string own = "/" + std::string(language) + ".tsv";
  const std::string own_weights = "/" + std::string(language) + std::string(weights_file);
  for (const std::string& path : knowledge_files(roots, "reference", ".tsv")) {
    if (path.ends_with(own) || path.ends_with("/preferences.tsv") || path.ends_with("/names.tsv")) {
      knowledge.data_->read(path, errors);
    } else if (path.ends_with(own_weights)) {
      knowledge.data_->read_weights(path, errors);
    }
  }
  for (const std::string& path : knowledge_files(roots, "ontology", "actors.tsv")) {
    knowledge.data_->read_countries(path, errors);
  }
  if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  return knowledge;
}

namespace {

/// A concept that no file of concepts has says nothing, and nobody would notice.
void lint_concepts(const std::string& path, const frames::Concepts& concepts,
                   std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) return;  // reading it has said so
  for (const KnowledgeLine& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 2 || !index_of(concept_groups, fields[0])) continue;
    for (const std::string_view name : split_words(fields[1])) {
      if (concepts.find(name) != frames::Concept::none) continue;
      errors.push_back({file->place(line), "unknown concept '" + std::string(name) + "'",
                        "see knowledge/concepts for the names"});
    }
  }
}

}  // namespace

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  const auto concepts = frames::Concepts::load(roots);  // else the frames' linter says so
  for (const std::string& path : knowledge_files(roots, "reference", ".tsv")) {
    Knowledge::Data data;
    if (path.ends_with(weights_file)) {
      data.read_weights(path, errors);
      continue;
    }
    data.read(path, errors);
    if (concepts) lint_concepts(path, *concepts, errors);
  }
  return errors;
}

}  // namespace casus::reference
