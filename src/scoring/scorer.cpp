#include <algorithm>
#include <map>

#include "aliases.h"
#include "compare.h"
#include "groups.h"
#include "read.h"

namespace casus::scoring {

class Scorer::Data {
 public:
  struct Entry {
    Gold gold;
    Place where;
    std::optional<Output> output;
    const std::vector<Event>& events() const { return output ? output->events : no_events; }
  };

  explicit Data(Aliases table) : aliases(std::move(table)) {}
  EventFigures event_figures(const Settings& settings, std::vector<Slip>* slips) const;
  ClaimFigures claim_figures(std::vector<Slip>* slips) const;

  Aliases aliases;
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> index;  // of entries, by id

 private:
  static const std::vector<Event> no_events;
  std::vector<Translations> translations() const;
};

const std::vector<Event> Scorer::Data::no_events;

/// Articles that were coded in several languages; the last one of a language counts.
std::vector<Translations> Scorer::Data::translations() const {
  std::map<std::string, std::map<std::string, const std::vector<Event>*>> by_group;
  for (const Entry& entry : entries) {
    if (!entry.gold.group.empty() && entry.output && entry.gold.events) {
      by_group[entry.gold.group][entry.gold.language] = &entry.events();
    }
  }
  std::vector<Translations> all;
  for (const auto& [group, by_language] : by_group) {
    all.push_back({{by_language.begin(), by_language.end()}});
  }
  return all;
}

EventFigures Scorer::Data::event_figures(const Settings& settings, std::vector<Slip>* slips) const {
  EventFigures figures;
  EventCounts counts(settings.strict);
  Groups languages, phenomena;
  for (const Entry& entry : entries) {
    if (!entry.gold.events) continue;
    const auto& events = entry.events();
    const Levels levels = compare_events(entry.gold, events, settings.strict, slips);
    const bool is_empty = entry.gold.events->empty();
    const bool is_alarm = is_empty && !events.empty();
    const auto add = [&](Levels& sum) {
      for (std::size_t i = 0; i < level_count; ++i) sum.all[i].add(levels.all[i]);
    };
    const auto add_to = [&](Group& group) {
      add(group.levels);
      ++group.size;
      if (is_alarm) ++group.false_alarms;
    };
    add(figures.levels);
    if (is_empty) ++figures.false_alarms.all;
    if (is_alarm) ++figures.false_alarms.right;
    if (!entry.gold.language.empty()) add_to(languages.of(entry.gold.language));
    for (const std::string& name : entry.gold.phenomena) add_to(phenomena.of(name));
    static const std::vector<Commitment> no_commitments;
    compare_commitments(entry.gold.commitments,
                        entry.output ? entry.output->commitments : no_commitments,
                        figures.commitments);
    counts.add(entry.gold, events);
  }
  counts.write(figures);
  figures.languages = languages.ranked();
  figures.phenomena = phenomena.ranked();
  figures.agreements = agreements(translations());
  return figures;
}

ClaimFigures Scorer::Data::claim_figures(std::vector<Slip>* slips) const {
  static const std::vector<Claim> no_claims;
  ClaimFigures figures;
  for (const Entry& entry : entries) {
    if (!entry.gold.claims) continue;
    compare_claims(entry.gold, entry.output ? entry.output->claims : no_claims, figures, slips);
  }
  return figures;
}

namespace {

/// Those that were missed first, at most so many of either kind.
void keep_some(std::vector<Slip>& slips, std::size_t each_max, std::vector<Slip>& kept) {
  for (const bool missed : {true, false}) {
    std::size_t count = 0;
    for (Slip& slip : slips) {
      if (slip.missed == missed && count++ < each_max) kept.push_back(std::move(slip));
    }
  }
}

}  // namespace

Scorer::Scorer() = default;
Scorer::Scorer(Scorer&&) noexcept = default;
Scorer& Scorer::operator=(Scorer&&) noexcept = default;
Scorer::~Scorer() = default;

Result<Scorer> Scorer::open(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  Aliases aliases = Aliases::load(roots, errors);
  if (!errors.empty()) return tl::unexpected<Error>(std::move(errors.front()));
  Scorer scorer;
  scorer.data_ = std::make_unique<Data>(std::move(aliases));
  return scorer;
}

Result<void> Scorer::add_gold(std::string_view line, const Place& where) {
  auto gold = read_gold(line, data_->aliases, where);
  if (!gold) return tl::unexpected<Error>(std::move(gold.error()));
  const auto [known, is_new] = data_->index.try_emplace(gold->id, data_->entries.size());
  if (!is_new) {
    const Place& first = data_->entries[known->second].where;
    return fail(where,
                "its id '" + gold->id + "' stands already in line " + std::to_string(first.line),
                "one line an article");
  }
  data_->entries.push_back({std::move(*gold), where, std::nullopt});
  return {};
}

Result<void> Scorer::add_output(std::string_view line, const Place& where) {
  auto read = read_output(line, data_->aliases, where);
  if (!read) return tl::unexpected<Error>(std::move(read.error()));
  const auto known = data_->index.find(read->id);
  if (known != data_->index.end()) data_->entries[known->second].output = std::move(read->output);
  return {};
}

Evaluation Scorer::evaluate(const Settings& settings) const {
  Evaluation evaluation;
  const auto& entries = data_->entries;
  const auto count = [&](const auto& test) {
    return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), test));
  };
  evaluation.articles = entries.size();
  evaluation.answered = count([](const Data::Entry& entry) { return entry.output.has_value(); });
  std::vector<Slip> events, claims;
  const bool wanted = settings.slips_max > 0;
  if (count([](const Data::Entry& entry) { return entry.gold.events.has_value(); }) > 0) {
    evaluation.events = data_->event_figures(settings, wanted ? &events : nullptr);
  }
  if (count([](const Data::Entry& entry) { return entry.gold.claims.has_value(); }) > 0) {
    evaluation.claims = data_->claim_figures(wanted ? &claims : nullptr);
  }
  keep_some(events, settings.slips_max, evaluation.slips);
  keep_some(claims, settings.slips_max, evaluation.slips);
  return evaluation;
}

}  // namespace casus::scoring
