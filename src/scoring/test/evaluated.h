#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "casus/scoring.h"

namespace casus::scoring {

using Lines = std::vector<std::string>;

inline const std::vector<std::string> shipped{std::string(CASUS_SOURCE_DIR) + "/knowledge"};

inline Evaluation evaluate(const Lines& gold, const Lines& output, const Settings& settings = {}) {
  auto scorer = Scorer::open(shipped);
  EXPECT_TRUE(scorer) << to_string(scorer.error());
  std::size_t number = 0;
  for (const std::string& line : gold) {
    const auto added = scorer->add_gold(line, {"gold", ++number});
    EXPECT_TRUE(added) << to_string(added.error());
  }
  number = 0;
  for (const std::string& line : output) {
    const auto added = scorer->add_output(line, {"output", ++number});
    EXPECT_TRUE(added) << to_string(added.error());
  }
  return scorer->evaluate(settings);
}

inline std::string article(const std::string& id, const std::string& events) {
  return R"({"id": ")" + id + R"(", "lang": "en", "date": "2024-06-20", "events": [)" + events +
         "]}";
}

/// "found/gold right/output".
inline std::string print(const Figures& figures) {
  return fmt::format("{}/{} {}/{}", figures.found, figures.gold, figures.right, figures.system);
}

}  // namespace casus::scoring
