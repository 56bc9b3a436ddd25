#include "evaluated.h"

namespace casus::scoring {
namespace {

// What is counted beside the levels.
constexpr const char* aid = R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"]})";
constexpr const char* arrest =
    R"({"plover": "COERCE", "cameo": "17", "source": ["NORCOP"], "target": []})";

TEST(Events, WhatElseIsRight) {
  const auto evaluation = evaluate(
      {article("a",
               R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "place": "port of Turku",
                       "event_date": "2024-06-19"},
                      {"plover": "ACCUSE", "source": ["SWE"], "target": ["FIN"],
                        "status": "alleged",
                       "claimant": ["DNK"], "event_date": "2024-06-18"},
                      {"plover": "REJECT", "source": ["FIN"], "target": ["SWE"],
                        "place": "Oulu"})")},
      {article("a", R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"],
                        "place": {"name": "TURKU"}, "event_date": "2024-06-19"},
                       {"plover": "ACCUSE", "source": ["SWE"], "target": ["FIN"]})")});
  const EventFigures& events = *evaluation.events;
  const auto of = [](const Share& share) { return fmt::format("{}/{}", share.right, share.all); };
  EXPECT_EQ(of(events.date), "1/2");
  EXPECT_EQ(of(events.place), "1/1");
  EXPECT_EQ(of(events.claimant), "0/1");
  ASSERT_EQ(events.statuses.size(), 2U);
  EXPECT_EQ(events.statuses[0].first, std::pair(std::string("asserted"), std::string("asserted")));
  EXPECT_EQ(events.statuses[1].first, std::pair(std::string("alleged"), std::string("asserted")));
  Lines types;
  for (const Group& group : events.types) {
    types.push_back(group.name + " " + print(group.levels.of(Level::actors)));
  }
  EXPECT_EQ(types, (Lines{"AID 1/1 1/1", "ACCUSE 1/1 1/1", "REJECT 0/1 0/0"}));
  ASSERT_EQ(events.by_status.size(), 2U);
  EXPECT_EQ(print(events.by_status[0].levels.of(Level::actors)), "1/2 0/0");
  EXPECT_EQ(print(events.by_status[1].levels.of(Level::status)), "0/1 0/0");
}

TEST(Events, TrapsNeedTheStatusThatTheyName) {
  const std::string gold =
      R"({"id": "a", "events": [], "must_not": [
          {"plover": "AID", "source": ["NOR"], "target": ["FIN"], "why": "it was refused"},
          {"plover": "ACCUSE", "source": ["NOR"], "target": ["FIN"], "status": "alleged"}]})";
  const auto evaluation = evaluate(
      {gold},
      {article("a", std::string(aid) +
                        R"(, {"plover": "ACCUSE", "source": ["NOR"], "target": ["FIN"]})")});
  EXPECT_EQ(evaluation.events->traps, 2U);
  EXPECT_EQ(evaluation.events->traps_fallen, (Lines{"a: AID asserted NOR > FIN (it was refused)"}));
}

TEST(Events, TranslationsAgree) {
  const auto line = [](const char* id, const char* language, const char* events) {
    return fmt::format(R"({{"id": "{}", "lang": "{}", "group": "g", "events": [{}]}})", id,
                       language, events);
  };
  const Lines gold{line("i", "it", aid), line("e", "en", aid), line("f", "fr", aid)};
  const auto evaluation = evaluate(
      gold, {line("i", "it", aid), line("e", "en", (std::string(aid) + "," + arrest).c_str())});
  ASSERT_EQ(evaluation.events->agreements.size(),
            1U);  // nobody answered in French
  const Agreement& agreement = evaluation.events->agreements.front();
  EXPECT_EQ(agreement.languages, "en-it");
  EXPECT_EQ(agreement.articles, 1U);
  EXPECT_DOUBLE_EQ(*agreement.detect, 1);
  EXPECT_DOUBLE_EQ(*agreement.actors, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*agreement.actors_identical, 0);
}

TEST(Commitments, AreMatchedByKindAndParties) {
  const std::string gold =
      R"({"id": "a", "events": [], "commitments": [
          {"kind": "treaty", "parties": ["NOR", "FIN"], "optional": true},
          {"kind": "defence_pact", "parties": ["NORGOV", "FINGOV"], "obligation": "assist",
           "trigger": "attack", "status": "signed",
            "alt": {"kind": ["treaty"], "status": ["ratified"]}},
          {"kind": "ceasefire", "parties": ["SWE", "DNK"], "obligation": "stop",
           "alt": {"parties": [["SWE"]]}},
          {"kind": "ceasefire", "parties": ["SWE", "FIN"]}]})";
  const std::string output =
      R"({"id": "a", "commitments": [
          {"kind": "treaty", "parties": ["FIN", "NOR"], "status": "signed"},
          {"kind": "Treaty", "parties": ["FIN", "NOR"], "obligation": "assist", "trigger": "attack",
           "status": "ratified"},
          {"kind": "ceasefire", "parties": ["SWE"], "obligation": "withdraw"},
          {"kind": "aid_pledge", "parties": ["SWE"]}]})";
  const auto evaluation = evaluate({gold}, {output});
  const CommitmentFigures& figures = evaluation.events->commitments;
  EXPECT_EQ(print(figures.parties), "2/3 2/3");
  EXPECT_EQ(print(figures.whole), "1/3 1/3");
  EXPECT_EQ((std::array{figures.matched, figures.obligation, figures.trigger, figures.status}),
            (std::array<std::size_t, 4>{2, 1, 2, 2}));
}

}  // namespace
}  // namespace casus::scoring
