// The table claims.table on the trained models and the shipped knowledge: who says what, by what
// words.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "casus/frames.h"
#include "casus/knowledge_file.h"
#include "casus/text.h"

namespace casus::frames {
namespace {

const std::string root = CASUS_SOURCE_DIR;

struct Case {
  std::string name, language, text;
  std::vector<std::string> rows;
  Place where;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.text; }

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  const auto file = KnowledgeFile::load(root + "/src/frames/test/claims.table");
  if (!file) return cases;
  std::string name;
  for (const KnowledgeLine& line : file->lines()) {
    const std::size_t space = line.text.find(' ');
    const std::string_view word = line.text.substr(0, space);
    std::string rest(line.text.substr(line.text.find_first_not_of(' ', space)));
    if (word == "case") {
      name = rest;
    } else if (word == "->") {
      cases.back().rows.push_back(std::move(rest));
    } else {
      cases.push_back({name, std::string(word), std::move(rest), {}, file->place(line)});
    }
  }
  return cases;
}

struct Rooms {
  syntax::Model model;
  Lexicon lexicon;
};

template <class Part>
Part loaded(Result<Part> part) {
  if (!part) ADD_FAILURE() << to_string(part.error());
  return std::move(*part);
}

const Concepts& concepts() {
  static const Concepts all = loaded(Concepts::load({root + "/knowledge"}));
  return all;
}

const Rooms& rooms(const std::string& language) {
  static std::map<std::string, Rooms> all;
  const auto known = all.find(language);
  if (known != all.end()) return known->second;
  Rooms one{loaded(syntax::Model::load(root + "/models/" + language + ".model")),
            loaded(Lexicon::load({root + "/knowledge"}, language, concepts()))};
  return all.emplace(language, std::move(one)).first->second;
}

/// The text between the first and the last token, as it was written; "-" for nothing.
std::string words(const std::string& text, const syntax::Parse& parse, const Range& range) {
  if (range.first >= range.last) return "-";
  const auto& tokens = parse.sentences[range.sentence].tokens;
  const std::size_t first = tokens[range.first].first;
  return text.substr(first, tokens[range.last - 1].last - first);
}

class Claims : public testing::TestWithParam<Case> {};

TEST_P(Claims, say) {
  const Case& row = GetParam();
  SCOPED_TRACE(row.where.file + ":" + std::to_string(row.where.line));
  static const actors::Dictionary dictionary =
      loaded(actors::Dictionary::load({root + "/knowledge"}));
  const auto article = text::read(row.text);
  ASSERT_TRUE(article);
  const Rooms& here = rooms(row.language);
  const syntax::Parse parse = syntax::parse(*article, here.model);
  auto mentions = actors::find(parse, dictionary, row.language, {});
  const Frames frames = read(parse, *article, mentions, here.lexicon, concepts());
  const std::string plain(article->text());
  std::vector<std::string> rows;
  for (const Claim& claim : frames.claims) {
    std::string content;
    for (const Range& part : claim.content) {
      content += (content.empty() ? "" : " + ") + words(plain, parse, part);
    }
    rows.push_back(std::string(name(claim.stance)) + " | " +
                   (claim.has_source ? words(plain, parse, claim.source) : "-") + " | " +
                   (claim.has_cue ? words(plain, parse, claim.cue) : "-") + " | " + content);
  }
  std::vector<std::string> expected = row.rows;
  std::erase(expected, "none");
  EXPECT_EQ(rows, expected);
}

INSTANTIATE_TEST_SUITE_P(cases, Claims, testing::ValuesIn(read_cases()), [](const auto& row) {
  std::string name = row.param.name + "_" + row.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::frames
