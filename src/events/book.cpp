#include "book.h"

#include <algorithm>

#include "casus/near_misses.h"

namespace casus::events {

namespace {

bool beats(const Rule& a, const Rule& b) {
  return std::find(a.over.begin(), a.over.end(), b.name) != a.over.end();
}

/// A pattern stands with its own concept and with all below it: one look-up finds all candidates.
void index(RuleBook::Data& data, const frames::Concepts& concepts) {
  data.by_concept.resize(concepts.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    const auto id = static_cast<frames::Concept>(i);
    auto& entries = data.by_concept[i];
    for (std::uint32_t r = 0; r < data.rules.size(); ++r) {
      const Rule& rule = data.rules[r];
      for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
        const Pattern& pattern = rule.patterns[p];
        if (id == frames::Concept::none || !concepts.is_a(id, pattern.concept_)) continue;
        entries.push_back({r, p, false, weigh(pattern, rule, false, concepts)});
        if (!has_optional(pattern)) continue;
        entries.push_back({r, p, true, weigh(pattern, rule, true, concepts)});
      }
    }
    // The names decide what the linter has already refused: the order never hangs on the files.
    std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      const Rule& x = data.rules[a.rule];
      const Rule& y = data.rules[b.rule];
      if (beats(x, y) != beats(y, x)) return beats(x, y);
      return std::tie(x.name, a.pattern, b.filled) < std::tie(y.name, b.pattern, a.filled);
    });
  }
}

}  // namespace

std::unique_ptr<RuleBook::Data> load_data(const std::vector<std::string>& roots,
                                          const frames::Concepts& concepts,
                                          std::vector<Error>& errors) {
  auto data = std::make_unique<RuleBook::Data>();
  data->codes = CodeTable::load(roots, errors);
  data->composition = Composition::load(roots, concepts, errors);
  data->time_words = TimeWords::load(roots, errors);
  data->gazetteer = Gazetteer::load(roots, errors);
  data->contexts = Contexts::load(roots, concepts, errors);
  data->confidence = Confidence::load(roots, errors);
  for (Rule& rule : parse_rules(roots, concepts, data->codes, errors)) {
    if (rule.narrow == nullptr) {
      data->rules.push_back(std::move(rule));
      continue;
    }
    if (rule.patterns.empty()) errors.push_back({rule.where, rule.name + " has no 'when'", ""});
    for (const Pattern& pattern : rule.patterns) {
      data->narrowings.push_back(rule);
      data->narrowings.back().patterns = {pattern};
      if (&pattern != &rule.patterns.front()) data->narrowings.back().examples.clear();
    }
  }
  index(*data, concepts);
  std::stable_sort(data->narrowings.begin(), data->narrowings.end(),
                   [&](const Rule& a, const Rule& b) {
                     return weigh(a.patterns.front(), a, false, concepts) >
                            weigh(b.patterns.front(), b, false, concepts);
                   });
  return data;
}

RuleBook::RuleBook() = default;
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

Result<RuleBook> RuleBook::load(const std::vector<std::string>& roots,
                                const frames::Concepts& concepts) {
  std::vector<Error> errors;
  RuleBook book;
  book.data_ = load_data(roots, concepts, errors);
  if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  return book;
}

std::vector<Example> examples(const RuleBook& rules) {
  std::vector<Example> all;
  for (const auto* part : {&rules.data().rules, &rules.data().narrowings}) {
    for (const Rule& rule : *part) {
      all.insert(all.end(), rule.examples.begin(), rule.examples.end());
    }
  }
  return all;
}

double least_confidence(const RuleBook& rules, std::string_view language) {
  return rules.data().confidence.least(language);
}

std::vector<std::string_view> reachable_codes(const RuleBook& rules) {
  std::vector<std::string_view> codes;
  for (const Rule& rule : rules.data().rules) {
    for (const Outcome& outcome : rule.outcomes) {
      if (outcome.cameo != nullptr) codes.push_back(outcome.cameo->cameo);
    }
  }
  for (const Rule& rule : rules.data().narrowings) codes.push_back(rule.narrow->cameo);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

const casus::Place* place_of(const RuleBook& rules, std::string_view name) {
  for (const Rule& rule : rules.data().rules) {
    if (rule.name == name) return &rule.where;
  }
  return nullptr;
}

std::vector<std::string_view> rule_names(const RuleBook& rules) {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules.data().rules) names.push_back(rule.name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace casus::events
