#include <algorithm>
#include <map>
#include <tuple>

#include "compare.h"

namespace casus::scoring {
namespace {

enum class Mode : std::uint8_t { type, actors, status };
using Facts = std::set<std::tuple<std::string, Pair, std::string>>;

Facts facts(const std::vector<Event>& events, Mode mode) {
  Facts facts;
  for (const Event& event : events) {
    const Reading& own = event.own();
    if (mode == Mode::type) {
      facts.insert({own.type, {}, {}});
      continue;
    }
    for (const Pair& pair : own.countries.directed) {
      facts.insert({own.type, pair, mode == Mode::status ? own.status : std::string()});
    }
  }
  return facts;
}

struct Counts {
  std::size_t both = 0, all = 0, identical = 0;
  std::optional<double> dice() const {
    if (all == 0) return std::nullopt;
    return static_cast<double>(2 * both) / static_cast<double>(all);
  }
};

using TwoCodings = std::pair<const std::vector<Event>*, const std::vector<Event>*>;

Counts count(const std::vector<TwoCodings>& articles, Mode mode) {
  Counts counts;
  for (const auto& [one, other] : articles) {
    const Facts a = facts(*one, mode);
    const Facts b = facts(*other, mode);
    counts.both += static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& fact) { return b.contains(fact); }));
    counts.all += a.size() + b.size();
    if (a == b && !a.empty()) ++counts.identical;
  }
  return counts;
}

Agreement compare(std::string languages, const std::vector<TwoCodings>& articles) {
  Agreement agreement;
  agreement.languages = std::move(languages);
  agreement.articles = articles.size();
  std::size_t detected_alike = 0;
  std::size_t any = 0;
  for (const auto& [one, other] : articles) {
    if (one->empty() == other->empty()) ++detected_alike;
    if (!one->empty() || !other->empty()) ++any;
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  const Counts actors = count(articles, Mode::actors);
  agreement.detect = share(detected_alike, articles.size());
  agreement.type = count(articles, Mode::type).dice();
  agreement.actors = actors.dice();
  if (any > 0) agreement.actors_identical = share(actors.identical, any);
  agreement.status = count(articles, Mode::status).dice();
  return agreement;
}

}  // namespace

std::vector<Agreement> agreements(const std::vector<Translations>& articles) {
  std::map<std::pair<std::string, std::string>, std::vector<TwoCodings>> by_languages;
  for (const Translations& article : articles) {
    for (const auto& [language, events] : article.by_language) {
      for (const auto& [other_language, other_events] : article.by_language) {
        if (language < other_language) {
          by_languages[{language, other_language}].emplace_back(events, other_events);
        }
      }
    }
  }
  std::vector<Agreement> all;
  for (const auto& [languages, pairs] : by_languages) {
    all.push_back(compare(languages.first + "-" + languages.second, pairs));
  }
  return all;
}

}  // namespace casus::scoring
