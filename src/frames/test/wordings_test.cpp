// The table wordings.facts: every wording of a fact gives a frame with the same concept, roles and
// actors, in every language.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "casus/knowledge_file.h"
#include "workshop.h"

namespace casus::frames {
namespace {

struct Wording {
  std::string fact, language, sentence;
  std::vector<std::string> expected;  // one a frame
  Place where;
};
void PrintTo(const Wording& wording, std::ostream* out) { *out << wording.sentence; }

std::vector<Wording> read_wordings() {
  std::vector<Wording> all;
  const auto file = KnowledgeFile::load(source_dir + "/src/frames/test/wordings.facts");
  if (!file) return all;
  std::string fact;
  std::size_t open = 0;  // where the fact's wordings begin
  for (const KnowledgeLine& line : file->lines()) {
    const std::size_t space = line.text.find(' ');
    const std::string word(line.text.substr(0, space));
    const std::string rest(line.text.substr(line.text.find_first_not_of(' ', space)));
    if (word == "fact") {
      fact = rest;
      open = all.size();
    } else if (word == "->") {
      for (std::size_t i = open; i < all.size(); ++i) all[i].expected.push_back(rest);
    } else {
      all.push_back({fact, word, rest, {}, file->place(line)});
    }
  }
  return all;
}

/// "SIGN agent=FRA agent=ITA not": codes instead of words, roles in order, the grammar at the end.
std::string summary(const Frame& frame, const std::vector<actors::Mention>& mentions) {
  std::string line(Workshop::concepts().name(frame.concept_));
  std::set<std::string> parts;
  for (const Argument& argument : frame.arguments) {
    if (argument.filler.mention == no_index || argument.role == Role::place) continue;
    const actors::Mention& mention = mentions[argument.filler.mention];
    if (mention.candidates.empty()) continue;
    parts.insert(std::string(name(argument.role)) + "=" + mention.candidates[0].actor.code);
  }
  for (const std::string& part : parts) line += " " + part;
  if (frame.negative) line += " not";
  if (frame.modality == Modality::reported) line += " reported";
  if (frame.modality == Modality::possible) line += " possible";
  if (frame.modality == Modality::planned || frame.tense == Tense::future) line += " planned";
  return line;
}

class Wordings : public testing::TestWithParam<Wording> {};

TEST_P(Wordings, give_one_frame) {
  const Wording& wording = GetParam();
  SCOPED_TRACE(wording.where.file + ":" + std::to_string(wording.where.line));
  const auto article = text::read(wording.sentence);
  ASSERT_TRUE(article);
  const syntax::Parse parse = syntax::parse(*article, Workshop::model(wording.language));
  auto mentions =
      actors::find(parse, Workshop::dictionary(), wording.language, parse_date("2024-06-19"));
  const Frames frames =
      read(parse, *article, mentions, Workshop::lexicon(wording.language), Workshop::concepts());
  std::set<std::string> found;
  std::string dumps;
  for (const Frame& frame : frames.frames) {
    found.insert(summary(frame, mentions));
    dumps += dump(frame, frames, parse, mentions, Workshop::concepts()) + "\n";
  }
  for (const std::string& expected : wording.expected) {
    EXPECT_TRUE(found.contains(expected)) << expected << "\n" << dumps;
  }
}

INSTANTIATE_TEST_SUITE_P(facts, Wordings, testing::ValuesIn(read_wordings()), [](const auto& row) {
  std::string name =
      row.param.fact + "_" + row.param.language + "_" + std::to_string(row.param.where.line);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::frames
