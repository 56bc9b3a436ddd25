#include "golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace casus::testing {

::testing::AssertionResult matches_golden(const std::string& path, const std::string& actual) {
  const char* mode = std::getenv("CASUS_GOLDEN");
  if (mode != nullptr && std::string_view(mode) == "update") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    if (!(std::ofstream(path, std::ios::binary) << actual))
      return ::testing::AssertionFailure() << path << " could not be written";
    return ::testing::AssertionFailure() << path << " was rewritten; run again without update";
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream expected;
  expected << file.rdbuf();
  if (file && expected.str() == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << path << " differs (CASUS_GOLDEN=update rewrites it); now it would be\n"
         << actual;
}

}  // namespace casus::testing
