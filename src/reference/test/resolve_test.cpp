// The table meant.table, each text a test of its own: who is meant by the words in brackets.
#include <algorithm>

#include "rooms.h"

namespace casus::reference::test {
namespace {

struct Case {
  std::string name, language, text, expected;
  std::optional<Date> date;
  Place where;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.text; }

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  const auto file = KnowledgeFile::load(root + "/src/reference/test/meant.table");
  if (!file) return cases;
  std::string name;
  std::optional<Date> date;
  std::vector<Case> open;
  for (const KnowledgeLine& line : file->lines()) {
    const std::size_t space = line.text.find(' ');
    const std::string_view word = line.text.substr(0, space);
    std::string_view rest = line.text.substr(space);
    rest.remove_prefix(rest.find_first_not_of(' '));
    if (word == "case") {
      name = rest;
      date.reset();
      open.clear();
    } else if (word == "date") {
      date = parse_date(rest);
    } else if (word == "->") {
      for (Case& row : open) {
        row.expected = rest;
        row.date = date;
        cases.push_back(std::move(row));
      }
    } else {
      open.push_back({name, std::string(word), std::string(rest), {}, {}, file->place(line)});
    }
  }
  return cases;
}

class Meant : public testing::TestWithParam<Case> {};

TEST_P(Meant, by_the_words_in_brackets) {
  const Case& row = GetParam();
  SCOPED_TRACE(row.where.file + ":" + std::to_string(row.where.line));
  const Marked text = marked(row.text);
  ASSERT_EQ(text.spans.size(), 1U);
  const Meaning meant = meaning(text, row.language, row.date);
  EXPECT_EQ(joined(meant.codes[0]), row.expected) << text.plain << "\n" << meant.seen;
}

INSTANTIATE_TEST_SUITE_P(cases, Meant, testing::ValuesIn(read_cases()), [](const auto& row) {
  std::string name = row.param.name + "_" + row.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::reference::test
