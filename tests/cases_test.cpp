// Runs sentence tables: one test a sentence. The tables are the arguments; without any, the
// examples of the rule book are run.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>

#include "casus/events.h"
#include "testing/cases.h"

namespace casus::testing {
namespace {

class Row : public ::testing::Test {
 public:
  explicit Row(std::function<void()> check) : check_(std::move(check)) {}
  void TestBody() override { check_(); }

 private:
  std::function<void()> check_;
};

void add(const std::string& suite, const std::string& name, const Place& where,
         std::function<void()> check) {
  ::testing::RegisterTest(
      suite.c_str(), name.c_str(), nullptr, nullptr, where.file.c_str(),
      static_cast<int>(where.line),
      [check = std::move(check)]() -> ::testing::Test* { return new Row(check); });
}

bool add_table(const std::string& path) {
  const auto cases = read_cases(path);
  if (!cases) {
    std::fprintf(stderr, "%s\n", to_string(cases.error()).c_str());
    return false;
  }
  const std::string suite = std::filesystem::path(path).stem().string();
  for (const Case& one : *cases) {
    for (const Sentence& sentence : one.sentences) {
      const std::string name =
          one.name + "." + sentence.language + "." + std::to_string(sentence.where.line);
      add(suite, name, sentence.where, [one, sentence] {
        const ::testing::ScopedTrace trace(sentence.where.file.c_str(),
                                           static_cast<int>(sentence.where.line), sentence.text);
        if (one.ledger) {
          const auto found =
              commitments_of(shared_engine(), sentence.language, sentence.text, one.date);
          ASSERT_TRUE(found.has_value()) << to_string(found.error());
          EXPECT_EQ(*found, one.commitments);
          if (one.rows.empty()) return;
        }
        const auto rows = rows_of(shared_engine(), sentence.language, sentence.text, one.date,
                                  one.circumstances, one.codes);
        ASSERT_TRUE(rows.has_value()) << to_string(rows.error());
        EXPECT_EQ(*rows, one.rows);
      });
    }
  }
  return true;
}

/// The rows of "ROW; ROW", sorted.
std::vector<std::string> rows_in(std::string_view list) {
  std::vector<std::string> rows;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    rows.push_back(single_spaced(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// What must fire gives its rows; a near miss gives none.
void add_examples() {
  std::size_t number = 0;
  for (const events::Example& example : events::examples(shared_engine().rules())) {
    const std::string name = example.rule + "." + example.language + "." + std::to_string(++number);
    add("rules", name, example.where, [example] {
      const ::testing::ScopedTrace trace(example.where.file.c_str(),
                                         static_cast<int>(example.where.line), example.sentence);
      const auto rows = rows_of(shared_engine(), example.language, example.sentence, {}, false,
                                tells_code(example.row));
      ASSERT_TRUE(rows.has_value()) << to_string(rows.error());
      EXPECT_EQ(*rows, rows_in(example.row));
    });
  }
}

}  // namespace
}  // namespace casus::testing

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (!casus::testing::add_table(argv[i])) return 1;
  }
  if (argc == 1) casus::testing::add_examples();
  if (testing::UnitTest::GetInstance()->total_test_count() == 0) {
    std::fprintf(stderr, "no sentence to test: that is no success\n");
    return 1;
  }
  return RUN_ALL_TESTS();
}
