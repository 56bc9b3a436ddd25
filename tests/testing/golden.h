#pragma once

#include <gtest/gtest.h>

#include <string>

namespace casus::testing {

/// Compares with the file `path`. With CASUS_GOLDEN=update it rewrites the file and then fails, so
/// that no green run has blessed itself.
[[nodiscard]] ::testing::AssertionResult matches_golden(const std::string& path,
                                                        const std::string& actual);

}  // namespace casus::testing
