#include "evaluated.h"

namespace casus::scoring {
namespace {

constexpr const char* aid = R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"]})";

TEST(Lines, AreRefusedInOneSentence) {
  auto scorer = Scorer::open(shipped);
  ASSERT_TRUE(scorer);
  const auto gold = [&](const std::string& line) {
    const auto added = scorer->add_gold(line, {"g", 7});
    return added ? std::string() : to_string(added.error());
  };
  const auto event = [&](const std::string& fields) {
    return gold(article("x", std::string(aid) + R"(, {"source": [], )" + fields + "}"));
  };
  EXPECT_TRUE(gold("{\"id\": ").starts_with("g:7: is no valid JSON: "));
  EXPECT_EQ(gold("[]"), "g:7: is no JSON object");
  EXPECT_EQ(gold(R"({"events": []})"),
            "g:7: has no \"id\" (an output is compared line by line, by id)");
  EXPECT_EQ(gold(R"({"id": "a"})"),
            "g:7: has neither \"events\" nor \"claims\" (write \"events\": [] "
            "where there is none)");
  EXPECT_EQ(gold(R"({"id": "a", "events": {}})"),
            "g:7: has a \"events\" that is no list (write [] for none)");
  EXPECT_EQ(gold(R"({"id": "a", "events": [], "date": "June"})"),
            "g:7: its \"date\" is no day: June (write it as 2024-06-19)");
  EXPECT_EQ(event(R"("plover": "HELP")"),
            "g:7: its event 2 has the unknown type 'HELP' (types stand in "
            "ontology/codes.tsv)");
  EXPECT_EQ(event(R"("cameo": "070")"),
            "g:7: its event 2 has no \"plover\" (types stand in ontology/codes.tsv)");
  EXPECT_EQ(event(R"("plover": "AID", "status": "sure")"),
            "g:7: its event 2 has the unknown status 'sure' (statuses stand in "
            "ontology/aliases.tsv)");
  EXPECT_EQ(event(R"("plover": "AID", "cameo": 70)"),
            "g:7: its event 2 has a \"cameo\" that is no text (leading zeros "
            "count: write \"057\")");
  EXPECT_EQ(event(R"("plover": "AID", "alt": [{"plover": "AGREE"}, {"target": [1]}])"),
            "g:7: its event 2, alt 2 has a \"target\" that is no list of texts "
            "(write [\"RUS\", "
            "\"PRK\"])");
  EXPECT_EQ(gold(R"({"id": "a", "claims": [{"content": [[1, 2, 3]]}]})"),
            "g:7: its claim 1 has a \"content\" that is no list of spans "
            "(write [{\"start\": 0, "
            "\"end\": 4}])");
  EXPECT_EQ(gold(article("a", aid)), "");
  EXPECT_EQ(gold(article("a", aid)),
            "g:7: its id 'a' stands already in line 7 (one line an article)");
  EXPECT_EQ(to_string(scorer->add_output(R"({"id": null})", {"o", 2}).error()),
            "o:2: has no \"id\" (it must be that of the gold)");
}

TEST(Lines, HaveBounds) {
  auto scorer = Scorer::open(shipped);
  ASSERT_TRUE(scorer);
  const auto codes = [](std::size_t count) {
    std::string list = R"(["NOR")";
    for (std::size_t i = 1; i < count; ++i) list += R"(, "NOR")";
    return list + "]";
  };
  const auto line = [&](const char* id, std::size_t sources, std::size_t targets) {
    return article(id, R"({"plover": "AID", "source": )" + codes(sources) + R"(, "target": )" +
                           codes(targets) + "}");
  };
  EXPECT_TRUE(scorer->add_gold(line("a", 250, 400), {"g", 1}));
  EXPECT_EQ(scorer->add_gold(line("b", 250, 401), {"g", 2}).error().what,
            "its event 1 names too many actors");
  std::string events = aid;
  for (int i = 1; i < 10'000; ++i) events += std::string(", ") + aid;
  EXPECT_TRUE(scorer->add_gold(article("c", events), {"g", 3}));
  EXPECT_EQ(scorer->add_gold(article("d", events + ", " + aid), {"g", 4}).error().what,
            "has more than 10000 \"events\"");
}

TEST(Lines, AnswerById) {
  const auto evaluation = evaluate({article("1", aid), article("b", aid), article("c", "")},
                                   {R"({"id": 1, "events": []})", article("1", aid),
                                    article("elsewhere", aid), article("c", aid)});
  EXPECT_EQ(evaluation.articles, 3U);
  EXPECT_EQ(evaluation.answered, 2U);
  EXPECT_EQ(print(evaluation.events->levels.of(Level::actors)), "1/2 1/2");
  EXPECT_EQ(evaluation.events->false_alarms.right, 1U);
  EXPECT_EQ(evaluation.events->false_alarms.all, 1U);
}

}  // namespace
}  // namespace casus::scoring
