// Figures as text for people. Shares are per cent; a dash stands where there is nothing to divide
// by.
#include <fmt/format.h>

#include "casus/scoring.h"

namespace casus::scoring {
namespace {

constexpr int name_columns = 28;

std::string percent(const std::optional<double>& share) {
  return share ? fmt::format("{:7.1f}", 100 * *share) : fmt::format("{:>7}", "-");
}

std::string heading(std::string_view title) {
  return fmt::format("{:{}}{:>7}{:>7}{:>7}{:>7}{:>7}\n", title, name_columns, "P", "R", "F1",
                     "gold", "output");
}

std::string line(std::string_view name, const Figures& figures) {
  return fmt::format("  {:{}}{}{}{}{:7.0f}{:7.0f}\n", name, name_columns - 2,
                     percent(figures.precision()), percent(figures.recall()), percent(figures.f1()),
                     figures.gold, figures.system);
}

std::string of(const Share& share) { return fmt::format("{} of {}", share.right, share.all); }

std::string levels(const Levels& levels) {
  std::string out = heading("Events");
  for (std::size_t i = 0; i < level_count; ++i) {
    const auto level = static_cast<Level>(i);
    out += line(name(level), levels.of(level));
  }
  return out;
}

std::string commitments(const CommitmentFigures& figures) {
  std::string out = "\n" + heading("Commitments");
  out += line("kind and parties", figures.parties);
  out += line("all fields", figures.whole);
  out += fmt::format("  of {} found: obligation {}, trigger {}, status {} right\n", figures.matched,
                     figures.obligation, figures.trigger, figures.status);
  return out;
}

std::string details(const EventFigures& figures) {
  std::string out =
      fmt::format("\nArticles without event that got one: {}\n", of(figures.false_alarms));
  if (figures.traps > 0) {
    out += fmt::format("Forbidden readings made: {} of {}\n", figures.traps_fallen.size(),
                       figures.traps);
    for (const std::string& trap : figures.traps_fallen) out += "  " + trap + "\n";
  }
  out += fmt::format("Right on found events: date {}, place {}, claimant {}\n", of(figures.date),
                     of(figures.place), of(figures.claimant));
  if (!figures.statuses.empty()) out += "Status in the gold > in the output, of found events\n";
  for (const auto& [both, count] : figures.statuses) {
    out += fmt::format("  {:{}}{:7}\n", both.first + " > " + both.second, name_columns - 2, count);
  }
  return out;
}

/// Parts of the articles: languages, phenomena.
std::string parts(std::string_view title, const std::vector<Group>& groups) {
  if (groups.empty()) return {};
  std::string out = fmt::format("\n{:{}}{:>7}{:>7}{:>7}{:>9}{:>7}{:>7}{:>8}{:>10}{:>8}\n", title,
                                name_columns, "number", "detect", "type", "actors P", "R", "F1",
                                "status", "claimant", "alarms");
  for (const Group& group : groups) {
    const auto f1 = [&](Level level) { return percent(group.levels.of(level).f1()); };
    const Figures& actors = group.levels.of(Level::actors);
    out += fmt::format("  {:{}}{:7}{}{}  {}{}{} {}   {}{:8}\n", group.name, name_columns - 2,
                       group.size, f1(Level::detect), f1(Level::type), percent(actors.precision()),
                       percent(actors.recall()), percent(actors.f1()), f1(Level::status),
                       f1(Level::claimant), group.false_alarms);
  }
  return out;
}

std::string types(const std::vector<Group>& groups) {
  if (groups.empty()) return {};
  std::string out = "\n" + heading("By type, level actors");
  for (const Group& group : groups) out += line(group.name, group.levels.of(Level::actors));
  return out;
}

std::string statuses(const std::vector<Group>& groups) {
  if (groups.empty()) return {};
  std::string out = fmt::format("\n{:{}}{:>7}{:>7}{:>24}\n", "By status in the gold", name_columns,
                                "gold", "found", "with the right status");
  for (const Group& group : groups) {
    out += fmt::format("  {:{}}{:7.0f}{}{:>17}{}\n", group.name, name_columns - 2,
                       group.levels.of(Level::actors).gold,
                       percent(group.levels.of(Level::actors).recall()), "",
                       percent(group.levels.of(Level::status).recall()));
  }
  return out;
}

std::string agreements(const std::vector<Agreement>& all) {
  if (all.empty()) return {};
  std::string out =
      fmt::format("\n{:{}}{:>7}{:>7}{:>7}{:>7}{:>10}{:>7}\n", "Agreement of translations",
                  name_columns, "number", "detect", "type", "actors", "the same", "status");
  for (const Agreement& one : all) {
    out += fmt::format("  {:{}}{:7}{}{}{}   {}{}\n", one.languages, name_columns - 2, one.articles,
                       percent(one.detect), percent(one.type), percent(one.actors),
                       percent(one.actors_identical), percent(one.status));
  }
  return out;
}

std::string claims(const ClaimFigures& figures) {
  std::string out = "\n" + heading(fmt::format("Claims (articles {})", figures.articles));
  out += line("content", figures.content);
  out += line("speaker", figures.speaker);
  out += line("cue", figures.cue);
  return out;
}

std::string slips(const std::vector<Slip>& all) {
  std::string out;
  for (const Slip& slip : all) {
    const std::string what = slip.what.empty() ? "claim" : slip.what;
    out += fmt::format("{:7} {}  {}  | {}\n", slip.missed ? "missed" : "false", slip.id, what,
                       slip.text);
  }
  return out.empty() ? out : "\n" + out;
}

}  // namespace

std::string table(const Evaluation& evaluation) {
  std::string out =
      fmt::format("articles {}, answered {}\n", evaluation.articles, evaluation.answered);
  if (const auto& events = evaluation.events) {
    out += "\n" + levels(events->levels) + details(*events) + commitments(events->commitments);
    out += parts("By language", events->languages) + parts("By phenomenon", events->phenomena);
    out += types(events->types) + statuses(events->by_status) + agreements(events->agreements);
  }
  if (evaluation.claims) out += claims(*evaluation.claims);
  return out + slips(evaluation.slips);
}

}  // namespace casus::scoring
