// What the linter of this room finds in a knowledge folder.
#include <filesystem>
#include <fstream>

#include "rooms.h"

namespace casus::reference::test {
namespace {

TEST(Lint, knows_the_shipped_words) {
  for (const Error& error : lint({root + "/knowledge"})) ADD_FAILURE() << to_string(error);
}

TEST(Lint, names_an_unknown_concept) {
  const std::filesystem::path own =
      std::filesystem::path(testing::TempDir()) / "casus_reference_lint";
  std::filesystem::create_directories(own / "reference");
  std::ofstream(own / "reference" / "preferences.tsv") << "hostile\tATTACK ATTAK\n";
  const auto errors = lint({root + "/knowledge", own.string()});
  std::filesystem::remove_all(own);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(to_string(errors[0]).find("unknown concept 'ATTAK'"), std::string::npos);
}

}  // namespace
}  // namespace casus::reference::test
