// The tables paragraphs.LANG.table and fresh.LANG.table: how many anaphors and descriptions are
// resolved right, wrong or left open, by kind. CASUS_MISSES=1 lists each that is not right.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "rooms.h"

namespace casus::reference::test {
namespace {

/// The bars of the room, in percent.
constexpr double right_min = 80, wrong_max = 8;

struct Tally {
  int right = 0, wrong = 0, open = 0;
  int all() const { return right + wrong + open; }
};

/// A bare country and its government are one, "@" is asked for of places only.
std::string comparable(const std::set<std::string>& codes, bool place) {
  std::set<std::string> out;
  for (std::string code : codes) {
    if (!place && code.ends_with('@')) code.pop_back();
    const bool at = code.ends_with('@');
    if (code.size() == (at ? 7U : 6U) && code.compare(3, 3, "GOV") == 0) code.erase(3, 3);
    out.insert(code);
  }
  return joined(out);
}

class Paragraphs : public testing::TestWithParam<std::string> {};

TEST_P(Paragraphs, are_understood) {
  const std::string& table = GetParam();
  const std::string language = table.substr(table.size() - 2);
  const auto file = KnowledgeFile::load(root + "/src/reference/test/" + table + ".table");
  ASSERT_TRUE(file) << to_string(file.error());
  const bool list = std::getenv("CASUS_MISSES") != nullptr;
  std::map<std::string, Tally> kinds;
  std::optional<Date> date;
  Marked text;
  Meaning meant;
  std::size_t next = 0;
  for (const KnowledgeLine& line : file->lines()) {
    if (line.indent == 0 && line.text.starts_with("date ")) {
      date = parse_date(line.text.substr(5));
    } else if (line.indent == 0) {
      ASSERT_EQ(next, text.spans.size()) << "before line " << line.number;
      text = marked(std::string(line.text));
      meant = meaning(text, language, date);
      next = 0;
    } else {
      ASSERT_LT(next, text.spans.size()) << "line " << line.number;
      const std::string kind(line.text.substr(0, line.text.find(' ')));
      const std::string expected(line.text.substr(kind.size() + 1));
      const std::string found = comparable(meant.codes[next], kind == "place");
      const auto [first, last] = text.spans[next];
      ++next;
      for (Tally* tally : {&kinds[kind], &kinds["all"]}) {
        if (found == expected)
          ++tally->right;
        else
          ++(found == "open" ? tally->open : tally->wrong);
      }
      if (list && found != expected) {
        std::cout << (found == "open" ? "open  " : "wrong ") << line.number << " " << kind << " ["
                  << text.plain.substr(first, last - first) << "] " << expected << " not " << found
                  << "\n      " << text.plain << "\n";
      }
    }
  }
  for (const auto& [kind, tally] : kinds) {
    std::cout << table << " " << kind << ": " << tally.right << " right, " << tally.wrong
              << " wrong, " << tally.open << " open of " << tally.all() << "\n";
  }
  const Tally& all = kinds["all"];
  EXPECT_GE(100.0 * all.right, right_min * all.all());
  EXPECT_LE(100.0 * all.wrong, wrong_max * all.all());
}

INSTANTIATE_TEST_SUITE_P(tables, Paragraphs,
                         testing::Values("paragraphs.it", "paragraphs.en", "fresh.it", "fresh.en"),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

}  // namespace
}  // namespace casus::reference::test
