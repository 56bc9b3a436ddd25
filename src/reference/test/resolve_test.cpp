// The table meant.table, each text a test of its own, on the trained models and the shipped
// knowledge: who is meant by the words in brackets.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "casus/knowledge_file.h"
#include "casus/reference.h"
#include "casus/text.h"

namespace casus::reference {
namespace {

const std::string root = CASUS_SOURCE_DIR;

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

/// What one language needs from text to reference.
struct Rooms {
  syntax::Model model;
  frames::Lexicon lexicon;
  Knowledge words;
};

template <class Part>
Part loaded(Result<Part> part) {
  if (!part) ADD_FAILURE() << to_string(part.error());
  return std::move(*part);
}

const frames::Concepts& concepts() {
  static const frames::Concepts all = loaded(frames::Concepts::load({root + "/knowledge"}));
  return all;
}

const actors::Dictionary& dictionary() {
  static const actors::Dictionary all = loaded(actors::Dictionary::load({root + "/knowledge"}));
  return all;
}

const Rooms& rooms(const std::string& language) {
  static std::map<std::string, Rooms> all;
  const auto known = all.find(language);
  if (known != all.end()) return known->second;
  const std::vector<std::string> knowledge = {root + "/knowledge"};
  Rooms one{loaded(syntax::Model::load(root + "/models/" + language + ".model")),
            loaded(frames::Lexicon::load(knowledge, language, concepts())),
            loaded(Knowledge::load(knowledge, language))};
  return all.emplace(language, std::move(one)).first->second;
}

std::string joined(const std::set<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

class Meant : public testing::TestWithParam<Case> {};

TEST_P(Meant, by_the_words_in_brackets) {
  const Case& row = GetParam();
  SCOPED_TRACE(row.where.file + ":" + std::to_string(row.where.line));
  std::string plain = row.text;
  const std::size_t first = plain.find('[');
  plain.erase(first, 1);
  const std::size_t last = plain.find(']');
  plain.erase(last, 1);
  const auto article = text::read(plain);
  ASSERT_TRUE(article);
  const Rooms& here = rooms(row.language);
  const syntax::Parse parse = syntax::parse(*article, here.model);
  auto mentions = actors::find(parse, dictionary(), row.language, row.date);
  const auto read = frames::read(parse, *article, mentions, here.lexicon, concepts());
  const auto meant = resolve(parse, *article, mentions, read, concepts(), here.words);
  std::set<std::string> codes;
  std::string seen;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const actors::Mention& mention = mentions[i];
    const syntax::Token& head = parse.sentences[mention.sentence].tokens[mention.head];
    if (head.first < first || head.last > last) continue;
    seen += actors::dump(mention, parse) + "\n";
    for (const actors::Identity& actor : meant[i].actors) {
      if (!actor.code.empty()) codes.insert(meant[i].is_place ? actor.code + "@" : actor.code);
    }
  }
  EXPECT_EQ(codes.empty() ? "open" : joined(codes), row.expected) << plain << "\n" << seen;
}

INSTANTIATE_TEST_SUITE_P(cases, Meant, testing::ValuesIn(read_cases()), [](const auto& row) {
  std::string name = row.param.name + "_" + row.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::reference
