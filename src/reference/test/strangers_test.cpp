// The table strangers.table: which name is meant where no dictionary knows the person or thing.
#include "rooms.h"

namespace casus::reference::test {
namespace {

TEST(Strangers, are_told_apart) {
  const auto file = KnowledgeFile::load(root + "/src/reference/test/strangers.table");
  ASSERT_TRUE(file) << to_string(file.error());
  std::string language;
  std::string text;
  for (const KnowledgeLine& line : file->lines()) {
    const std::string_view word = line.text.substr(0, line.text.find(' '));
    const std::string rest(line.text.substr(line.text.find_first_not_of(' ', word.size())));
    if (word == "case") continue;
    if (word != "->") {
      language = word;
      text = rest;
      continue;
    }
    const Marked marks = marked(text);
    ASSERT_EQ(marks.spans.size(), 1U) << "line " << line.number;
    const Meaning meant = meaning(marks, language, std::nullopt);
    EXPECT_EQ(joined(meant.names[0]), rest) << "line " << line.number << ": " << meant.seen;
  }
}

}  // namespace
}  // namespace casus::reference::test
