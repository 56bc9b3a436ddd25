#include "loader.h"

#include <algorithm>
#include <array>

namespace casus::actors {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// "2000", "2000-05" or "2000-05-07" as its first or last day.
std::optional<Day> edge(std::string_view text, bool last) {
  std::string whole(text);
  if (text.size() == 4) whole += last ? "-12-31" : "-01-01";
  if (text.size() == 7) whole += "-01";
  const auto date = parse_date(whole);
  if (!date || whole.size() != 10) return std::nullopt;
  if (last && text.size() == 7) {
    return Day{
        std::chrono::year_month_day_last{date->year(), std::chrono::month_day_last{date->month()}}};
  }
  return Day{*date};
}

}  // namespace

std::optional<std::pair<Day, Day>> parse_term(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::pair<Day, Day> term{Day::min(), Day::max()};
  const std::string_view from = trimmed(text.substr(0, slash));
  const std::string_view to = trimmed(text.substr(slash + 1));
  if (!from.empty()) {
    const auto day = edge(from, false);
    if (!day) return std::nullopt;
    term.first = *day;
  }
  if (!to.empty()) {
    const auto day = edge(to, true);
    if (!day) return std::nullopt;
    term.second = *day;
  }
  return term;
}

std::vector<std::string_view> pieces(std::string_view text, char mark) {
  std::vector<std::string_view> found;
  while (true) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view piece = trimmed(text.substr(0, end));
    if (!piece.empty() && piece != "-") found.push_back(piece);
    if (end == text.size()) return found;
    text.remove_prefix(end + 1);
  }
}

void Loader::run() {
  codes();
  offices();
  country_actors();
  sector_ids();
  find_languages();
  // Spellings and contractions first: every later name is taken apart by them.
  spellings();
  each_language("grammar.tsv", [&](auto& file, auto& language) { grammar(file, language); });
  cldr_names();
  each_language("countries.tsv", [&](auto& file, auto& language) { countries(file, language); });
  each_language("roles.tsv", [&](auto& file, auto& language) { roles(file, language); });
  each_language("pronouns.tsv", [&](auto& file, auto& language) { pronouns(file, language); });
  actor_files();
  term_files();
  person_files();
  places();
  each_language("epithets.tsv", [&](auto& file, auto& language) { epithets(file, language); });
  finish_actors();
}

void Loader::mistake(Line where, std::string what, std::string remedy) {
  errors_.push_back({data_.place(where), std::move(what), std::move(remedy)});
}

std::string_view Loader::keep(std::string_view text) {
  if (text.empty()) return {};
  return data_.strings.emplace_back(text);
}

std::optional<KnowledgeFile> Loader::open(const std::string& path) {
  auto file = KnowledgeFile::load(path);
  data_.files.push_back(path);
  if (file) return std::move(*file);
  errors_.push_back(file.error());
  return std::nullopt;
}

/// Takes the contractions of a name apart as the parser does; false when it has none. `hyphens`:
/// the part before a hyphen may be one too ("Omar al-Bashir").
bool Loader::expanded(const Language& language, std::string_view name, bool hyphens) {
  const auto& contractions = language.grammar.contractions;
  if (contractions.empty()) return false;
  expanded_.clear();
  bool found = false;
  for (const std::string_view word : split_words(name)) {
    // "dell'Iran" is one word here: its article ends at the apostrophe.
    const std::size_t mark = word.find('\'');
    const std::size_t hyphen = hyphens ? word.find('-') : std::string_view::npos;
    const std::size_t length = mark != std::string_view::npos     ? mark + 1
                               : hyphen != std::string_view::npos ? hyphen
                                                                  : word.size();
    const auto whole = length > language.grammar.contraction_max
                           ? contractions.end()
                           : contractions.find(fold(word.substr(0, length)));
    if (whole == contractions.end()) {
      atoms(word, expanded_);
      continue;
    }
    found = true;
    atoms(whole->second, expanded_);
    atoms(word.substr(length), expanded_);
  }
  return found;
}

/// "MI6" → "MI 6".
static std::string cut_before_figures(std::string_view name) {
  const auto figure = [](char c) { return c >= '0' && c <= '9'; };
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool border = i > 0 && figure(name[i]) && !figure(name[i - 1]) && name[i - 1] != ' ';
    if (border && name[i - 1] != '-') result += ' ';
    result += name[i];
  }
  return result;
}

/// "Schröder" → "Schroeder", "Đukanović" → "Djukanović".
static std::string without_umlauts(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> pairs = {{{"đ", "dj"},
                                                                                    {"Đ", "Dj"},
                                                                                    {"ø", "oe"},
                                                                                    {"Ø", "Oe"},
                                                                                    {"ä", "ae"},
                                                                                    {"ö", "oe"},
                                                                                    {"ü", "ue"},
                                                                                    {"Ä", "Ae"},
                                                                                    {"Ö", "Oe"},
                                                                                    {"Ü", "Ue"}}};
  const bool ascii = std::none_of(name.begin(), name.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (ascii) return std::string(name);
  std::string result;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t taken = 0;
    for (const auto& [letter, written] : pairs) {
      if (!name.substr(i).starts_with(letter)) continue;
      result += written;
      taken = letter.size();
      break;
    }
    if (taken == 0) result += name[i];
    i += std::max<std::size_t>(taken, 1);
  }
  return result;
}

void Loader::insert(std::vector<Atom>& name, Languages languages, const Sense& sense) {
  for (Atom& atom : name) data_.spellings.apply(atom);
  data_.names.insert(name, languages, sense, [&](const Sense& there) {
    return there.kind == sense.kind && there.target == sense.target &&
           there.number == sense.number && there.gender == sense.gender;
  });
}

/// Adds a name without its contractions to the languages that have them; says to which.
Languages Loader::insert_contracted(Languages languages, std::string_view name, bool hyphens,
                                    const Sense& sense) {
  Languages contracting = 0;
  for (const auto& [code, language] : data_.languages) {
    if ((languages & language.bit) == 0 || !expanded(language, name, hyphens)) continue;
    contracting |= language.bit;
    insert(expanded_, language.bit, sense);
  }
  return contracting;
}

/// "Bnd" for "BND", where the language writes so and no common word looks like it.
void Loader::insert_acronym(Languages languages, const Sense& sense) {
  std::vector<Atom> small = atoms_;
  small[0].letters = Case::capital;
  for (const auto& [code, language] : data_.languages) {
    if ((languages & language.bit) == 0 || !language.grammar.small_acronyms) continue;
    if (!language.has(Function::acronym, small[0].text)) insert(small, language.bit, sense);
  }
}

void Loader::add_written(Languages languages, std::string_view name, const Sense& sense,
                         Line where) {
  atoms_.clear();
  atoms(name, atoms_);
  if (atoms_.empty()) {
    mistake(where, "name '" + std::string(name) + "' has no letters and cannot match");
    return;
  }
  // A contraction adds at most one word to each that is written.
  if (atoms_.size() * 2 > Trie<Sense>::atoms_max) {
    mistake(where, "name '" + std::string(name) + "' is too long to be found", "shorten it");
    return;
  }
  const bool acronym = sense.kind == SenseKind::actor && atoms_.size() == 1 && name.size() >= 3 &&
                       atoms_[0].letters == Case::upper;
  const Languages contracting = insert_contracted(languages, name, false, sense);
  if (contracting != languages) insert(atoms_, languages & ~contracting, sense);
  if (acronym) insert_acronym(languages, sense);
}

void Loader::add(std::string_view language, std::string_view name, const Sense& given, Line where) {
  Languages languages = 0;
  for (const auto& [code, words] : data_.languages) {
    if (language == "*" || language == code) languages |= words.bit;
  }
  Sense sense = given;
  sense.accent = ends_accented(name);
  const std::vector<Atom> letters = atoms(name);
  sense.small = !letters.empty() && letters.front().letters == Case::lower;
  add_written(languages, name, sense, where);
  // "MI6" may be cut between letter and figure.
  if (name.find_first_of("0123456789") != std::string_view::npos) {
    const std::string apart = cut_before_figures(name);
    if (apart != name) add_written(languages, apart, sense, where);
  }
  if (const std::string plain = without_umlauts(name); plain != name) {
    add_written(languages, plain, sense, where);
  }
  if (name.find('-') != std::string_view::npos) insert_contracted(languages, name, true, sense);
}

void load_all(const std::vector<std::string>& roots, Dictionary::Data& data,
              std::vector<Error>& errors) {
  Loader(roots, data, errors).run();
}

}  // namespace casus::actors
