// The sample articles, coded: rows for people (one line an event, then the commitments), and one
// whole JSON line as the schema of what casus prints.
#include <fstream>
#include <sstream>

#include "casus/export.h"
#include "testing/cases.h"
#include "testing/golden.h"

namespace casus::testing {
namespace {

struct Article {
  const char* name;
  const char* language;
};
void PrintTo(const Article& article, std::ostream* out) { *out << article.name; }

engine::Coded coded(const Article& article) {
  std::ifstream file(std::string(CASUS_SOURCE_DIR "/examples/") + article.name + ".txt",
                     std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  engine::Document document;
  document.id = article.name;
  document.language = article.language;
  document.date = parse_date("2025-03-04");
  document.text = text.str();
  auto result = shared_engine().code(std::move(document));
  EXPECT_TRUE(result.has_value()) << to_string(result.error());
  return std::move(*result);
}

std::string golden(const std::string& name) { return CASUS_SOURCE_DIR "/tests/golden/" + name; }

class Rows : public ::testing::TestWithParam<Article> {};

TEST_P(Rows, OfSampleArticles) {
  const engine::Coded article = coded(GetParam());
  std::string rows;
  for (const events::Event& event : article.coding.events) rows += events::row(event) + "\n";
  for (const ledger::Commitment& one : article.commitments) rows += ledger::row(one) + "\n";
  EXPECT_TRUE(matches_golden(golden(std::string(GetParam().name) + ".rows"), rows));
}

INSTANTIATE_TEST_SUITE_P(Examples, Rows,
                         ::testing::Values(Article{"tregua.it", "it"}, Article{"border.en", "en"}),
                         [](const auto& row) { return std::string(row.param.language); });

TEST(Schema, OfOneJsonLine) {
  engine::Document document;
  document.id = "schema";
  document.language = "en";
  document.date = parse_date("2024-06-20");
  document.title = "Putin visits Pyongyang";
  document.source = "a newspaper";
  document.text =
      "The United States accused North Korea of supplying weapons to Russia. "
      "Russia and North Korea signed a mutual defence treaty.";
  const auto result = shared_engine().code(std::move(document));
  ASSERT_TRUE(result.has_value()) << to_string(result.error());
  EXPECT_TRUE(matches_golden(golden("schema.jsonl"), exports::json_line(*result, shared_engine())));
}

}  // namespace
}  // namespace casus::testing
