// The tables of mentions, each sentence a test of its own, on the trained models.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "casus/actors.h"
#include "casus/knowledge_file.h"
#include "casus/text.h"

namespace casus::actors {
namespace {

const std::string root = CASUS_SOURCE_DIR;

struct Case {
  std::string name, language, sentence, expected, who;
  std::optional<Date> date;
  Place where;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.sentence; }

void read_table(const std::string& path, std::vector<Case>& cases) {
  auto file = KnowledgeFile::load(path);
  ASSERT_TRUE(file) << path;
  std::string name, who;
  std::optional<Date> date;
  std::vector<Case> open;
  for (const KnowledgeLine& line : file->lines()) {
    const std::size_t space = line.text.find(' ');
    const std::string_view word = line.text.substr(0, space);
    std::string_view rest = line.text.substr(space);
    rest.remove_prefix(rest.find_first_not_of(' '));
    if (word == "case") {
      name = rest;
      who.clear();
      date.reset();
      open.clear();
    } else if (word == "date") {
      date = parse_date(rest);
    } else if (word == "who") {
      who = rest;
    } else if (word == "->") {
      for (Case& row : open) {
        row.expected = rest;
        row.who = who;
        row.date = date;
        cases.push_back(std::move(row));
      }
    } else {
      open.push_back({name, std::string(word), std::string(rest), {}, {}, {}, file->place(line)});
    }
  }
}

/// Every table of the folder, in the order of their names.
std::vector<Case> read_cases() {
  std::set<std::string> tables;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/src/actors/test")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".table" && path.stem() != "misses") tables.insert(path.string());
  }
  std::vector<Case> cases;
  for (const std::string& table : tables) read_table(table, cases);
  return cases;
}

const Dictionary& dictionary() {
  static const Dictionary loaded = [] {
    auto result = Dictionary::load({root + "/knowledge"});
    if (!result) ADD_FAILURE() << to_string(result.error());
    return std::move(*result);
  }();
  return loaded;
}

const syntax::Model& model(const std::string& language) {
  static std::map<std::string, syntax::Model> models;
  const auto known = models.find(language);
  if (known != models.end()) return known->second;
  auto loaded = syntax::Model::load(root + "/models/" + language + ".model");
  if (!loaded) ADD_FAILURE() << to_string(loaded.error());
  return models.emplace(language, std::move(*loaded)).first->second;
}

std::string joined(const std::set<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

/// The codes of the mentions whose head stands in the brackets; `seen` gets what they are.
std::string found_in(const Case& row, std::string& seen) {
  std::string sentence = row.sentence;
  const std::size_t first = sentence.find('[');
  sentence.erase(first, 1);
  const std::size_t last = sentence.find(']');
  sentence.erase(last, 1);
  const auto article = text::read(sentence);
  if (!article) return "unreadable";
  const syntax::Parse parse = syntax::parse(*article, model(row.language));
  std::set<std::string> codes;
  bool open = false;
  for (const Mention& mention : find(parse, dictionary(), row.language, row.date)) {
    const syntax::Token& head = parse.sentences[mention.sentence].tokens[mention.head];
    if (head.first < first || head.last > last) continue;
    seen += dump(mention, parse) + "\n";
    if (mention.candidates.empty()) {
      open = open || mention.anaphor != Anaphor::none;
    } else if (!mention.candidates[0].actor.code.empty()) {
      const Identity& actor = mention.candidates[0].actor;
      codes.insert(row.who.empty() ? actor.code : actor.code + " " + std::string(actor.name));
    }
  }
  return !codes.empty() ? joined(codes) : open ? "open" : "none";
}

std::string expected_of(const Case& row) {
  std::set<std::string> expected;
  std::string_view rest = row.expected;
  for (std::size_t comma = rest.find(", "); comma != std::string_view::npos;
       comma = rest.find(", ")) {
    expected.insert(std::string(rest.substr(0, comma)));
    rest.remove_prefix(comma + 2);
  }
  expected.insert(std::string(rest));
  return joined(expected) + (row.who.empty() ? "" : " " + row.who);
}

class Mentions : public testing::TestWithParam<Case> {};

TEST_P(Mentions, mean) {
  const Case& row = GetParam();
  SCOPED_TRACE(row.where.file + ":" + std::to_string(row.where.line));
  std::string seen;
  const std::string found = found_in(row, seen);
  EXPECT_EQ(found, expected_of(row)) << row.sentence << "\n" << seen;
}

/// Misses that are known stand in a table of their own; they must stay few.
TEST(MentionTables, KnownMissesAreFew) {
  std::vector<Case> misses;
  read_table(root + "/src/actors/test/misses.table", misses);
  std::size_t wrong = 0;
  for (const Case& row : misses) {
    std::string seen;
    if (found_in(row, seen) != expected_of(row)) ++wrong;
  }
  EXPECT_LE(wrong * 20, misses.size() + read_cases().size());
}

INSTANTIATE_TEST_SUITE_P(cases, Mentions, testing::ValuesIn(read_cases()), [](const auto& row) {
  std::string name = row.param.name + "_" + row.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::actors
