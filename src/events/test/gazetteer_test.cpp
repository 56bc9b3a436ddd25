#include "gazetteer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace casus::events {
namespace {

TEST(PlaceKey, is_the_same_for_spellings_of_one_name) {
  EXPECT_EQ(place_key("São Paulo"), place_key("Sao Paulo"));
  EXPECT_EQ(place_key("Zvečan"), place_key("ZVECAN"));
  EXPECT_EQ(place_key("Deir al-Balah"), place_key("Deir al Balaḩ"));
  EXPECT_EQ(place_key("Port–au–Prince"), place_key("Port-au-Prince"));
  EXPECT_EQ(place_key("L’Aia"), place_key("L'Aia"));
  EXPECT_EQ(place_key("St. Louis"), "st louis");
  EXPECT_EQ(place_key("Łódź"), "lodz");
}

TEST(PlaceKey, keeps_names_of_other_letters_apart) {
  EXPECT_NE(place_key("Киев"), place_key("Львов"));
  EXPECT_NE(place_key("東京"), place_key("大阪"));
  EXPECT_NE(place_key("東京"), "");
}

/// A knowledge folder with these rows, and states that the linter can know.
std::vector<std::string> folder(const std::string& rows, const std::string& more = {}) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = test->name();
  std::replace(name.begin(), name.end(), '/', '_');
  const auto root = std::filesystem::path(testing::TempDir()) / "casus_places" / name;
  std::filesystem::create_directories(root / "places");
  std::filesystem::create_directories(root / "ontology");
  std::ofstream(root / "ontology" / "actors.tsv") << "AAA\tstate\tAland\nBBB\tterritory\tBeland\n"
                                                  << "IGOX\torganisation\tClub\n";
  std::ofstream(root / "places" / "a.tsv") << rows;
  std::filesystem::remove(root / "places" / "b.tsv");
  if (!more.empty()) std::ofstream(root / "places" / "b.tsv") << more;
  return {root.string()};
}

Gazetteer load(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  auto made = Gazetteer::load(roots, errors);
  EXPECT_TRUE(errors.empty());
  return made;
}

constexpr const char* two_springs =
    "# name\tother\tstate …\n"
    "Springs\tit=Fonti; *=Wells\tAAA\tNorth\t1.5\t-2.25\t900\t7\n"
    "Springs\t-\tBBB\tSouth\t-10\t20\t50000\t8\n"
    "Upper Land\t-\tAAA\tUpper Land\t-\t-\t0\t-\n";

TEST(Gazetteer, finds_places_of_one_name_the_largest_first) {
  const auto places = load(folder(two_springs));
  const auto found = places.find("springs");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].state, "BBB");
  EXPECT_EQ(found[1].state, "AAA");
  EXPECT_EQ(found[1].region, "North");
  EXPECT_EQ(found[1].latitude, 1.5);
  EXPECT_EQ(found[1].longitude, -2.25);
  EXPECT_EQ(found[1].population, 900);
  EXPECT_EQ(found[1].geonames, 7U);
}

TEST(Gazetteer, finds_a_place_by_its_other_names) {
  const auto places = load(folder(two_springs));
  for (const char* name : {"Fonti", "FONTI", "Wells"}) {
    const auto found = places.find(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(found[0].name, "Springs");
  }
  EXPECT_EQ(places.names(), 5U);
}

TEST(Gazetteer, knows_regions_without_coordinates) {
  const auto places = load(folder(two_springs));
  const auto found = places.find("Upper-Land");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].latitude);
  EXPECT_FALSE(found[0].geonames);
}

TEST(Gazetteer, finds_nothing_where_nothing_is) {
  const auto places = load(folder(two_springs));
  EXPECT_TRUE(places.find("Nowhere").empty());
  EXPECT_TRUE(places.find("").empty());
  EXPECT_TRUE(load({testing::TempDir() + "/no_such_folder"}).find("Springs").empty());
}

TEST(Gazetteer, reads_all_files_and_lines_without_an_end) {
  const auto places = load(folder(two_springs, "Last\t-\tAAA\t-\t3\t4\t5\t6"));
  ASSERT_EQ(places.find("Last").size(), 1U);
  EXPECT_EQ(places.find("Last")[0].geonames, 6U);
  EXPECT_EQ(places.find("Last")[0].region, "");
  EXPECT_EQ(places.find("Wells").size(), 1U);
}

struct Wrong {
  const char* name;
  const char* row;
  const char* says;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

class PlaceMistakes : public testing::TestWithParam<Wrong> {};

TEST_P(PlaceMistakes, are_told_with_their_line) {
  std::vector<Error> errors;
  lint_places(folder(std::string("Good\t-\tAAA\t-\t1\t1\t1\t1\n") + GetParam().row), errors);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(errors[0].what.find(GetParam().says), std::string::npos) << to_string(errors[0]);
  EXPECT_EQ(errors[0].where.line, 2U);
}

INSTANTIATE_TEST_SUITE_P(
    Of, PlaceMistakes,
    testing::Values(Wrong{"fields", "Here\t-\tAAA\t-\t1\t1\t1\n", "8 fields"},
                    Wrong{"state", "Here\t-\tZZZ\t-\t1\t1\t1\t2\n", "unknown state 'ZZZ'"},
                    Wrong{"organisation", "Here\t-\tIGOX\t-\t1\t1\t1\t2\n", "unknown state"},
                    Wrong{"latitude", "Here\t-\tAAA\t-\t90.5\t1\t1\t2\n", "coordinates"},
                    Wrong{"longitude", "Here\t-\tAAA\t-\t1\t-181\t1\t2\n", "coordinates"},
                    Wrong{"half", "Here\t-\tAAA\t-\t1\t-\t1\t2\n", "coordinates"},
                    Wrong{"language", "Here\titaliano=Qui\tAAA\t-\t1\t1\t1\t2\n", "other names"},
                    Wrong{"bare_name", "Here\tQui\tAAA\t-\t1\t1\t1\t2\n", "other names"},
                    Wrong{"population", "Here\t-\tAAA\t-\t1\t1\tmany\t2\n", "population"},
                    Wrong{"id", "Here\t-\tAAA\t-\t1\t1\t1\tQ2\n", "GeoNames id"},
                    Wrong{"twice", "Here\t-\tAAA\t-\t1\t1\t1\t1\n", "twice"}),
    [](const auto& row) { return row.param.name; });

class Shipped : public testing::Test {
 protected:
  static const Gazetteer& places() {
    static const Gazetteer made = load({std::string(CASUS_SOURCE_DIR) + "/knowledge"});
    return made;
  }
};

TEST_F(Shipped, names_towns_in_the_languages_that_we_read) {
  EXPECT_GE(places().names(), 25000U);
  const auto milan = places().find("Milano");
  ASSERT_FALSE(milan.empty());
  EXPECT_EQ(milan[0].geonames, places().find("Milan")[0].geonames);
  EXPECT_EQ(milan[0].region, "Lombardy");
  EXPECT_EQ(places().find("Leopoli")[0].state, "UKR");
  EXPECT_EQ(places().find("Puglia")[0].region, "Apulia");
}

}  // namespace
}  // namespace casus::events
