#include "casus/flat.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cells.h"
#include "csv.h"
#include "dyads.h"
#include "engines.h"

namespace casus::exports {
namespace {

std::filesystem::path test_folder() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_flat" / test->name();
  std::filesystem::create_directories(folder);
  return folder;
}

Ontology small_ontology() {
  const auto root = test_folder();
  std::filesystem::create_directories(root / "ontology");
  std::ofstream(root / "ontology" / "actors.tsv")
      << "RUS\tstate\tRussia\tRU\tQ159\t365\t365\nPRK\tstate\tNorth Korea\tKP\tQ423\t731\t731\n"
         "IGO\torganisation\tintergovernmental organisation\nIGOUNO\torganisation\tUnited Nations, "
         "all\n"
         "GOV\tsector\tgovernment: heads\nREB\tsector\trebels, "
         "groups\nNGO\tsector\tnon-governmental\n";
  std::ofstream(root / "ontology" / "codes.tsv")
      << "SUPPORT\tsign\t057\t8\t5\t1\t-\tsign a formal agreement\n";
  auto ontology = Ontology::load({root.string()});
  EXPECT_TRUE(ontology.has_value());
  return std::move(*ontology);
}

/// "Putin und\tKim", where the two sign in Pyongyang.
engine::Coded signing() {
  engine::Coded coded;
  coded.document.id = "a\t1";
  coded.document.text = "Putin, \"Kim\"";
  coded.document.source = "A paper";
  coded.document.date = parse_date("2024-06-19");
  coded.article = std::make_unique<text::Article>(*text::read(coded.document.text));
  coded.language = "en";
  events::Event event;
  event.plover = "SUPPORT";
  event.mode = "sign";
  event.cameo = "057";
  event.quad = 1;
  event.goldstein = 8;
  event.intensity = 5;
  for (const auto& [code, name, first, last] :
       {std::tuple{"RUSGOV", "Vladimir Putin", 0U, 5U}, {"PRKGOV", "Kim", 8U, 11U}}) {
    events::Side side;
    side.actor = {"", code, "", name};
    side.span = {first, last};
    event.sources.push_back(side);
    event.targets.push_back(side);
  }
  event.place = "Pyongyang";
  event.site.country = "PRK";
  event.site.latitude = 39.03385;
  event.site.longitude = 125.75432;
  event.evidence.push_back({2, {7, 12}});
  event.confidence = 0.9;
  coded.coding.events.push_back(event);
  return coded;
}

std::vector<std::vector<std::string>> cells_of(std::string_view rows) {
  std::vector<std::vector<std::string>> all;
  std::vector<std::string> now{""};
  for (const char letter : rows) {
    if (letter == '\n') {
      all.push_back(std::move(now));
      now = {""};
    } else if (letter == '\t') {
      now.emplace_back();
    } else {
      now.back() += letter;
    }
  }
  return all;
}

std::vector<std::vector<std::string>> rows_of(const engine::Coded& coded, Flat format) {
  return cells_of(flat_rows(coded, empty_engine(), small_ontology(), format));
}

TEST(Flat, HasTheColumnsOfTheField) {
  const auto coded = signing();
  for (const auto& [format, columns] : {std::pair{Flat::phoenix, 26U},
                                        {Flat::icews, 20U},
                                        {Flat::gdelt, 61U},
                                        {Flat::polecat, 40U}}) {
    const auto rows = rows_of(coded, format);
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) EXPECT_EQ(row.size(), columns);
    const std::string heading = flat_heading(format);
    if (!heading.empty()) {
      EXPECT_EQ(cells_of(heading)[0].size(), columns);
    }
  }
}

TEST(Flat, CameoFormatsWriteAReciprocalEventBothWays) {
  const auto coded = signing();
  const auto rows = rows_of(coded, Flat::phoenix);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0][0], std::to_string(row_number("a\t1", "e1", 0)));
  EXPECT_EQ(rows[1][0], std::to_string(row_number("a\t1", "e1", 1)));
  const std::vector<std::string> after_the_number{
      "20240619", "2024",      "06", "19",          "RUSGOV",  "RUS", "GOV",    "", "PRKGOV",
      "PRK",      "GOV",       "",   "057",         "05",      "1",   "8",      "", "39.0339",
      "125.7543", "Pyongyang", "",   "North Korea", "a\\t1_2", "",    "A paper"};
  EXPECT_EQ(std::vector<std::string>(rows[0].begin() + 1, rows[0].end()), after_the_number);
  EXPECT_EQ(rows[1][5], "PRKGOV");
  EXPECT_EQ(rows[1][9], "RUSGOV");
}

TEST(Flat, PolecatKeepsTheParties) {
  const auto rows = rows_of(signing(), Flat::polecat);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0][7], "Vladimir Putin;Kim");
  EXPECT_EQ(rows[0][8], "RUS;PRK");
  EXPECT_EQ(rows[0][9], "365;731");
  EXPECT_EQ(rows[0][15], "");
}

TEST(Flat, GdeltReadsTheCodeAndTheDay) {
  const auto rows = rows_of(signing(), Flat::gdelt);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0][4], "2024.5452");
  EXPECT_EQ(rows[0][6], "VLADIMIR PUTIN");
  EXPECT_EQ(rows[0][12], "GOV");
  EXPECT_EQ(rows[0][26], "057");
  EXPECT_EQ(rows[0][28], "05");
  EXPECT_EQ(rows[0][52], "Pyongyang, North Korea");
  EXPECT_EQ(rows[0][59], "20240619000000");
}

TEST(Flat, CameoFormatsLeaveOutWhatHasNoCode) {
  auto coded = signing();
  coded.coding.events[0].cameo = {};
  EXPECT_TRUE(rows_of(coded, Flat::icews).empty());
  EXPECT_FALSE(flat_holds(Flat::icews, coded.coding.events[0]));
  EXPECT_EQ(rows_of(coded, Flat::polecat).size(), 1U);
}

TEST(Flat, CsvQuotesWhatNeedsIt) {
  const auto coded = signing();
  const std::string row = flat_rows(coded, empty_engine(), small_ontology(), Flat::events);
  EXPECT_NE(row.find(",\"\"\"Kim\"\"\","), std::string::npos) << row;
  const std::string heading = flat_heading(Flat::events);
  EXPECT_EQ(std::count(row.begin(), row.end(), ','),
            std::count(heading.begin(), heading.end(), ','));
}

TEST(Flat, AnArticleWithoutEventsHasItsRow) {
  auto coded = signing();
  coded.coding.events.clear();
  const std::string row = flat_rows(coded, empty_engine(), small_ontology(), Flat::articles);
  EXPECT_EQ(row, "a\t1,en,2024-06-19,A paper,,,,0,0,0," + std::string(engine::Engine::version()) +
                     ",,\n");
}

TEST(Ontology, TakesCodesApart) {
  const auto ontology = small_ontology();
  const auto parts = [&](std::string_view code) {
    const auto found = ontology.parts(code);
    return std::string(found.country) + "/" + std::string(found.sector) + "/" +
           std::string(found.group);
  };
  EXPECT_EQ(parts("RUSGOV"), "RUS/GOV/");
  EXPECT_EQ(parts("RUS"), "RUS//");
  EXPECT_EQ(parts("PSEREBHMS"), "PSE/REB/HMS");
  EXPECT_EQ(parts("IGOUNO"), "IGO//UNO");
  EXPECT_EQ(parts("IMGISI"), "IMG//ISI");
  EXPECT_EQ(parts("NGO"), "/NGO/");
  EXPECT_EQ(parts(""), "//");
  EXPECT_EQ(ontology.name("REB"), "rebels");
}

TEST(Dyads, NeverJoinAnActorWithItself) {
  const auto coded = signing();
  EXPECT_EQ(dyads_of(coded.coding.events[0]).size(), 2U);
  events::Event alone = coded.coding.events[0];
  alone.targets = {alone.sources[0]};
  alone.sources.pop_back();
  ASSERT_EQ(dyads_of(alone).size(), 1U);
  EXPECT_EQ(dyads_of(alone)[0].target, nullptr);
}

TEST(Cells, PrintsNumbersShortly) {
  EXPECT_EQ(plain_number(8), "8");
  EXPECT_EQ(plain_number(-0.00001), "0");
  EXPECT_EQ(plain_number(3.40), "3.4");
  EXPECT_EQ(plain_number(1e15), "1000000000000000");
}

}  // namespace
}  // namespace casus::exports
