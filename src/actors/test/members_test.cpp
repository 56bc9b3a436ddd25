// Who belonged to an organisation on a day: knowledge/actors/members.tsv.
#include "casus/members.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "casus/actors.h"

namespace casus::actors {
namespace {

const std::string shipped = std::string(CASUS_SOURCE_DIR) + "/knowledge";

bool belongs(const Members& members, std::string_view body, std::string_view state,
             std::string_view day) {
  const auto found = members.of(body, parse_date(day));
  return std::find(found.begin(), found.end(), state) != found.end();
}

TEST(Members, ChangeWithTheDay) {
  const auto members = Members::load({shipped});
  ASSERT_TRUE(members) << to_string(members.error());
  EXPECT_FALSE(belongs(*members, "org/nato", "FIN", "2023-04-03"));
  EXPECT_TRUE(belongs(*members, "org/nato", "FIN", "2023-04-04"));
  EXPECT_TRUE(belongs(*members, "org/eu", "GBR", "2020-01-31"));
  EXPECT_FALSE(belongs(*members, "org/eu", "GBR", "2020-02-01"));
  EXPECT_TRUE(belongs(*members, "org/ecowas", "MLI", "2024-06-01"));
  EXPECT_FALSE(belongs(*members, "org/ecowas", "MLI", "2025-06-01"));
  EXPECT_EQ(members->of("org/nato", std::nullopt).size(), 32U);
  EXPECT_EQ(members->of("org/eu", std::nullopt).size(), 27U);
  EXPECT_TRUE(members->of("org/nobody", std::nullopt).empty());
  EXPECT_GE(members->organisations().size(), 12U);
}

TEST(Members, MistakesAreToldWithTheirLine) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_members";
  std::filesystem::create_directories(folder / "actors");
  std::ofstream(folder / "actors" / "members.tsv") << "org/nato\t2020-01-01/2019-01-01\tITA\n"
                                                      "org/none\t2020-01-01/\tITA\n"
                                                      "org/nato\t2020-01-01/\tXXX\n"
                                                      "org/sco\t2020-01-01/\tITA ITA\n";
  const auto errors = lint({shipped, folder.string()});
  std::vector<std::size_t> lines;
  for (const Error& error : errors) {
    if (error.where.file.find("casus_members") != std::string::npos) {
      lines.push_back(error.where.line);
    }
  }
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 2, 3, 4}));
}

}  // namespace
}  // namespace casus::actors
