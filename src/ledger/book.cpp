// Reads knowledge/obligations/*.obligations: blocks "entry NAME", "term NAME" and "reach", each
// line below a word and its values.
#include "book.h"

#include <algorithm>
#include <array>

#include "casus/knowledge_file.h"

namespace casus::ledger {
namespace {

constexpr std::array<std::string_view, 11> kinds{
    "defence_pact", "nonaggression", "consultation", "neutrality",       "arms_control", "trade",
    "ceasefire",    "aid",           "recognition",  "sanctions_regime", "other"};
constexpr std::array<std::string_view, 22> obligations{
    "mutual_assistance", "mutual_recognition", "no_attack",         "consult",
    "stay_neutral",      "limit_arms",         "tariff_cut",        "market_access",
    "cease_hostilities", "withdraw_forces",    "release_prisoners", "provide_aid",
    "provide_arms",      "basing_access",      "extradite",         "share_intelligence",
    "joint_production",  "energy_supply",      "migration_control", "embargo",
    "grain_corridor",    "demarcate_border"};
constexpr std::array<std::string_view, 7> statuses{
    "proposed", "negotiating", "signed", "ratified", "in_force", "suspended", "terminated"};

class Parser {
 public:
  Parser(const KnowledgeFile& file, const frames::Concepts& concepts, Obligations::Data& data,
         std::vector<Error>& errors)
      : file_(file), concepts_(concepts), data_(data), errors_(errors) {}

  void run() {
    for (const auto& line : file_.lines()) {
      line_ = &line;
      const auto words = split_words(line.text);
      const std::vector<std::string_view> values(words.begin() + 1, words.end());
      if (line.indent == 0) {
        open(words.front(), values);
      } else {
        const bool known = block_ == Block::entry  ? entry(words.front(), values)
                           : block_ == Block::term ? term(words.front(), values)
                                                   : reach(words.front(), values);
        if (!known) wrong("unknown line '" + std::string(words.front()) + "'");
      }
    }
  }

 private:
  enum class Block { none, entry, term, reach };

  void wrong(std::string what, std::string remedy = {}) {
    errors_.push_back({file_.place(*line_), std::move(what), std::move(remedy)});
  }

  void open(std::string_view word, const std::vector<std::string_view>& values) {
    block_ = word == "entry"   ? Block::entry
             : word == "term"  ? Block::term
             : word == "reach" ? Block::reach
                               : Block::none;
    const bool named = block_ == Block::entry || block_ == Block::term;
    if (block_ == Block::none || values.size() != (named ? 1U : 0U)) {
      return wrong("expected 'entry NAME', 'term NAME' or 'reach'");
    }
    if (block_ == Block::entry) data_.entries.push_back({});
    if (block_ == Block::entry) data_.entries.back().name = values[0];
    if (block_ == Block::term) data_.terms.push_back({});
    if (block_ == Block::term) data_.terms.back().name = values[0];
  }

  std::vector<Concept> concepts(const std::vector<std::string_view>& names) {
    std::vector<Concept> found;
    for (const auto name : names) {
      const Concept id = concepts_.find(name);
      if (id == Concept::none) wrong("unknown concept '" + std::string(name) + "'");
      if (id != Concept::none) found.push_back(id);
    }
    return found;
  }

  template <std::size_t N>
  std::string one_of(const std::array<std::string_view, N>& known,
                     const std::vector<std::string_view>& values) {
    const bool fine =
        values.size() == 1 &&
        (values[0] == "other" || std::find(known.begin(), known.end(), values[0]) != known.end());
    if (!fine) wrong("a value that the codebook does not know", "CODEBOOK §6 lists them");
    return fine ? std::string(values[0]) : std::string();
  }

  bool entry(std::string_view word, const std::vector<std::string_view>& values) {
    Entry& made = data_.entries.back();
    if (word == "rules")
      return made.rules.insert(made.rules.end(), values.begin(), values.end()), true;
    if (word == "status") return made.status = one_of(statuses, values), true;
    if (word == "object") return made.objects = concepts(values), true;
    if (word == "parties") return made.parties = concepts(values), true;
    if (word == "kind") return made.kind = one_of(kinds, values), true;
    if (word == "obligation") return made.obligation = one_of(obligations, values), true;
    if (word == "terms_needed") return made.terms_needed = true;
    return false;
  }

  bool term(std::string_view word, const std::vector<std::string_view>& values) {
    Term& made = data_.terms.back();
    if (word == "when") return made.when = concepts(values), true;
    if (word == "needs") return made.needs = concepts(values), true;
    if (word == "unless") return made.unless = concepts(values), true;
    if (word == "never") return made.never = concepts(values), true;
    if (word == "ends") return made.ends = concepts(values), true;
    if (word == "kind") return made.kind = one_of(kinds, values), true;
    if (word == "obligation") return made.obligation = one_of(obligations, values), true;
    if (word == "trigger" && values.size() == 1) return made.trigger = values[0], true;
    if (word == "weak") return made.weak = true;
    return false;
  }

  bool reach(std::string_view word, const std::vector<std::string_view>& values) {
    if (word == "triggers") return data_.triggers = concepts(values), true;
    if (word == "provisions") return data_.provisions = concepts(values), true;
    if (word == "duties") return data_.duties = concepts(values), true;
    if (word == "instruments") return data_.instruments = concepts(values), true;
    if (word == "unpublished") return data_.unpublished = concepts(values), true;
    return false;
  }

  const KnowledgeFile& file_;
  const frames::Concepts& concepts_;
  Obligations::Data& data_;
  std::vector<Error>& errors_;
  const KnowledgeLine* line_ = nullptr;
  Block block_ = Block::none;
};

}  // namespace

std::unique_ptr<Obligations::Data> load_data(const std::vector<std::string>& roots,
                                             const frames::Concepts& concepts,
                                             std::vector<Error>& errors) {
  auto data = std::make_unique<Obligations::Data>();
  for (const auto& path : knowledge_files(roots, "obligations", ".obligations")) {
    const auto file = KnowledgeFile::load(path);
    if (file) {
      Parser(*file, concepts, *data, errors).run();
    } else {
      errors.push_back(file.error());
    }
  }
  return data;
}

Obligations::Obligations() = default;
Obligations::Obligations(Obligations&&) noexcept = default;
Obligations& Obligations::operator=(Obligations&&) noexcept = default;
Obligations::~Obligations() = default;

Result<Obligations> Obligations::load(const std::vector<std::string>& roots,
                                      const frames::Concepts& concepts) {
  std::vector<Error> errors;
  Obligations made;
  made.data_ = load_data(roots, concepts, errors);
  if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  return made;
}

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  const auto concepts = frames::Concepts::load(roots);
  if (!concepts) return {concepts.error()};
  const auto rules = events::RuleBook::load(roots, *concepts);
  const auto data = load_data(roots, *concepts, errors);
  if (!rules) return errors;  // the rule book's own linter tells
  const auto names = events::rule_names(*rules);
  for (const Entry& entry : data->entries) {
    for (const std::string& rule : entry.rules) {
      const bool known = std::find(names.begin(), names.end(), rule) != names.end();
      if (!known) {
        errors.push_back({{"obligations"},
                          "entry '" + entry.name + "' names no rule '" + rule + "'",
                          "see knowledge/rules"});
      }
    }
  }
  return errors;
}

}  // namespace casus::ledger
