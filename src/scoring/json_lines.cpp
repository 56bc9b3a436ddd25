#include <nlohmann/json.hpp>

#include "casus/scoring.h"

namespace casus::scoring {
namespace {

using Row = nlohmann::ordered_json;

/// Events are counted whole; only what is found of them has parts.
std::int64_t count(double events) { return static_cast<std::int64_t>(events); }
Row value(const std::optional<double>& share) { return share ? Row(*share) : Row(nullptr); }

class Lines {
 public:
  void add(const Row& row) {
    text_ += row.dump(-1, ' ', false, Row::error_handler_t::replace) + "\n";
  }
  void add(Row row, const Figures& figures) {
    row["p"] = value(figures.precision());
    row["r"] = value(figures.recall());
    row["f1"] = value(figures.f1());
    row["gold"] = count(figures.gold);
    row["output"] = count(figures.system);
    add(row);
  }
  void add(const char* what, const Share& share) {
    add({{"part", what}, {"right", share.right}, {"all", share.all}});
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void write_levels(const Row& row, const Levels& levels, Lines& lines) {
  for (std::size_t i = 0; i < level_count; ++i) {
    const auto level = static_cast<Level>(i);
    Row one = row;
    one["level"] = name(level);
    lines.add(one, levels.of(level));
  }
}

void write_parts(const char* part, const std::vector<Group>& groups, Lines& lines) {
  for (const Group& group : groups) {
    write_levels({{"part", part},
                  {"name", group.name},
                  {"number", group.size},
                  {"false_alarms", group.false_alarms}},
                 group.levels, lines);
  }
}

void write_types(const std::vector<Group>& groups, Lines& lines) {
  for (const Group& group : groups) {
    lines.add({{"part", "type"},
               {"name", group.name},
               {"number", group.size},
               {"level", name(Level::actors)}},
              group.levels.of(Level::actors));
  }
}

/// What was found of the events of a status; those of the output have another status perhaps.
void write_statuses(const std::vector<Group>& groups, Lines& lines) {
  for (const Group& group : groups) {
    for (const Level level : {Level::actors, Level::status}) {
      lines.add({{"part", "status"},
                 {"name", group.name},
                 {"number", group.size},
                 {"level", name(level)},
                 {"r", value(group.levels.of(level).recall())}});
    }
  }
}

void write_events(const EventFigures& figures, Lines& lines) {
  write_levels({{"part", "events"}}, figures.levels, lines);
  lines.add({{"part", "false_alarms"},
             {"articles", figures.false_alarms.right},
             {"of", figures.false_alarms.all}});
  lines.add({{"part", "commitments"}, {"level", "parties"}}, figures.commitments.parties);
  lines.add({{"part", "commitments"}, {"level", "whole"}}, figures.commitments.whole);
  lines.add({{"part", "matched_commitments"},
             {"number", figures.commitments.matched},
             {"obligation", figures.commitments.obligation},
             {"trigger", figures.commitments.trigger},
             {"status", figures.commitments.status}});
  lines.add({{"part", "forbidden"}, {"made", figures.traps_fallen}, {"of", figures.traps}});
  lines.add("date", figures.date);
  lines.add("place", figures.place);
  lines.add("claimant", figures.claimant);
  for (const auto& [both, count] : figures.statuses) {
    lines.add({{"part", "status_of_found"},
               {"gold", both.first},
               {"output", both.second},
               {"number", count}});
  }
  write_parts("language", figures.languages, lines);
  write_parts("phenomenon", figures.phenomena, lines);
  write_types(figures.types, lines);
  write_statuses(figures.by_status, lines);
  for (const Agreement& one : figures.agreements) {
    lines.add({{"part", "agreement"},
               {"name", one.languages},
               {"number", one.articles},
               {"detect", value(one.detect)},
               {"type", value(one.type)},
               {"actors", value(one.actors)},
               {"actors_identical", value(one.actors_identical)},
               {"status", value(one.status)}});
  }
}

}  // namespace

std::string json_lines(const Evaluation& evaluation) {
  Lines lines;
  lines.add(
      {{"part", "articles"}, {"number", evaluation.articles}, {"answered", evaluation.answered}});
  if (evaluation.events) write_events(*evaluation.events, lines);
  if (const auto& claims = evaluation.claims) {
    lines.add({{"part", "claims"}, {"level", "content"}}, claims->content);
    lines.add({{"part", "claims"}, {"level", "speaker"}}, claims->speaker);
    lines.add({{"part", "claims"}, {"level", "cue"}}, claims->cue);
  }
  for (const Slip& slip : evaluation.slips) {
    lines.add({{"part", slip.missed ? "missed" : "false"},
               {"id", slip.id},
               {"event", slip.what.empty() ? Row(nullptr) : Row(slip.what)},
               {"text", slip.text}});
  }
  return lines.take();
}

}  // namespace casus::scoring
