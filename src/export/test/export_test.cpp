#include <gtest/gtest.h>

#include <string>

#include "casus/export.h"
#include "engines.h"
#include "grid.h"
#include "view.h"

namespace casus::exports {
namespace {

/// "È Kim: «Lee»", with a claim of Kim's over Lee and an event inside it.
engine::Coded article() {
  engine::Coded coded;
  coded.document.id = "a\xFF";
  coded.document.text = "È Kim: «Lee»\xFF";
  coded.language = "it";
  coded.text_hash = "00";
  coded.article = std::make_unique<text::Article>(*text::read(coded.document.text));
  syntax::Sentence sentence;
  const std::string_view clean = coded.article->text();
  for (const std::string_view form : {"È", "Kim", "«", "Lee"}) {
    syntax::Token token;
    token.form = form;
    token.first = clean.find(form);
    token.last = token.first + form.size();
    sentence.tokens.push_back(token);
  }
  coded.parse.sentences.push_back(std::move(sentence));
  actors::Mention mention;
  mention.first = 1;
  mention.last = 2;
  coded.mentions.push_back(mention);
  reference::Resolution resolution;
  resolution.actors.push_back({"person/kim", "PRKGOV", "", "Kim"});
  coded.resolutions.push_back(resolution);
  frames::Claim claim;
  claim.speaker = 0;
  claim.has_source = true;
  claim.source = {0, 1, 2};
  claim.content = {{0, 2, 4}};
  coded.frames.claims.push_back(claim);
  events::Event event;
  event.plover = "AID";
  event.quad = 2;
  event.goldstein = 8.3;
  event.intensity = 10;
  event.sources.push_back({resolution.actors[0], {2, 5}, actors::How::name});
  event.sources.push_back({{"", "", "", "Lee"}, {8, 11}, actors::How::name});
  event.claim = 0;
  event.status = events::Status::alleged;
  event.place = "Pyongyang";
  event.site.country = "PRK";
  event.site.region = "Pyongyang";
  event.site.latitude = 39.0339;
  event.site.longitude = 125.75432;
  event.site.geonames = 1871859;
  event.evidence.push_back({0, {7, 12}});
  event.confidence = 0.1 + 0.2;
  event.rule = "r";
  coded.coding.events.push_back(event);
  ledger::Commitment commitment;
  commitment.kind = "aid";
  commitment.event = 0;
  coded.commitments.push_back(commitment);
  return coded;
}

TEST(JsonLine, HasEveryFieldInOrder) {
  EXPECT_EQ(
      json_line(article(), empty_engine()),
      R"({"id":"a�","lang":"it","date":null,"source":null,"url":null,"title":null,)"
      R"("text_hash":"00","casus":{"version":"0.1.0","model":null,"knowledge":null,)"
      R"("codebook":1},"events":[{"id":"e1","plover":"AID","mode":null,"cameo":null,)"
      R"("contexts":[],"goldstein":8.3,"intensity":10,"quad":2,"source":["PRKGOV"],"target":[],)"
      R"("source_actors":[{"id":"person/kim","wikidata":null,"code":"PRKGOV","name":"Kim",)"
      R"("span":{"start":2,"end":5},"how":"name"}],"target_actors":[],"status":"alleged",)"
      R"("polarity":"+","certainty":"certain","time":"past","claimant":[],"claim":"k1",)"
      R"("parent":null,"same_act":null,"event_date":null,"date_precision":null,)"
      R"("place":{"name":"Pyongyang","lat":39.0339,"lon":125.7543,"country":"PRK",)"
      R"("region":"Pyongyang","geonames":1871859},"quantities":[],)"
      R"("evidence":[{"sentence":0,"start":7,"end":12,)"
      R"("text":"«Lee»"}],"confidence":0.3,"rule":"r"}],"claims":[{"id":"k1",)"
      R"("speaker":["PRKGOV"],"speaker_actors":[{"id":"person/kim","wikidata":null,)"
      R"("code":"PRKGOV","name":"Kim","span":{"start":2,"end":5},"how":"name"}],)"
      R"("stance":"says","direct":false,"parent":null,"events":["e1"],"source":{"start":2,)"
      R"("end":5},"cue":null,"content":[{"start":7,"end":11}]}],"commitments":[{"id":"c1",)"
      R"("kind":"aid","parties":[],"obligation":null,"trigger":null,"status":null,)"
      R"("text_public":null,"event":"e1","claimant":[],"evidence":[]}],"blocked":[]})"
      "\n");
}

TEST(Table, NamesActorsSpeakersAndEvidence) {
  const std::string printed = table(article(), empty_engine(), 120);
  for (const char* part : {"Kim [PRKGOV] → –", "alleged", "«Lee»", "says", "Pyongyang", "aid"}) {
    EXPECT_NE(printed.find(part), std::string::npos) << part << " in\n" << printed;
  }
}

TEST(Explanation, TellsWhereAndWhen) {
  engine::Coded coded = article();
  coded.coding.events[0].date = parse_date("2024-06-19");
  coded.coding.events[0].date_precision = "day";
  const std::string known = explanation(coded, empty_engine(), 100);
  for (const char* part : {"on 2024-06-19, known to the day",
                           "at “Pyongyang”: PRK, Pyongyang, 39.0339 125.75432, GeoNames 1871859"}) {
    EXPECT_NE(known.find(part), std::string::npos) << part << " in\n" << known;
  }
  coded.coding.events[0].site = {};
  EXPECT_NE(explanation(coded, empty_engine(), 100).find("nowhere that the gazetteer knows"),
            std::string::npos);
}

TEST(ActorsJsonLine, CutsTheTextAsItCame) {
  EXPECT_EQ(actors_json_line(article()),
            R"({"id":"a�","mentions":[{"start":2,"end":5,"text":"Kim","codes":["PRKGOV"],)"
            R"("actor":"person/kim","name":"Kim","type":"person","how":"name"}]})"
            "\n");
}

TEST(Grid, WrapsAndLeavesOutEmptyColumns) {
  Grid grid({{"id", 4}, {"none", 4}, {"text", 0}});
  grid.add({"e1", "", "one two three four five six seven"});
  EXPECT_EQ(grid.print(32),
            "  id  text\n"
            "  e1  one two three four five\n"
            "      six seven\n");
}

TEST(Grid, CutsWordsThatAreTooLong) {
  Grid grid({{"a", 4}, {"b", 2}});
  grid.add({"abcdefghij", "è"});
  EXPECT_EQ(grid.print(80), "  a     b\n  abcd  è\n  efgh\n  ij\n");
}

TEST(Grid, CountsWhatATerminalShows) {
  EXPECT_EQ(columns_of("è"), 1U);
  EXPECT_EQ(columns_of("e\u0300"), 1U);
  EXPECT_EQ(columns_of("北京"), 4U);
}

TEST(Reciprocal, NeedsTheSameActorsOnBothSides) {
  events::Event event = article().coding.events[0];
  EXPECT_FALSE(is_reciprocal(event));
  event.targets = event.sources;
  EXPECT_TRUE(is_reciprocal(event));
}

}  // namespace
}  // namespace casus::exports
