// The table wordings.facts: every wording of a fact gives a frame with the same concept, roles and
// actors, in every language. A wording whose language bears a "?" is known to fail: it counts in
// the share alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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
  bool open = false;                  // known to fail
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
      const bool fails = word.ends_with('?');
      all.push_back({fact,
                     word.substr(0, word.size() - (fails ? 1 : 0)),
                     rest,
                     {},
                     fails,
                     file->place(line)});
    }
  }
  return all;
}

/// "SIGN agent=FRA agent=ITA not": codes instead of words, roles in order, the grammar at the end.
std::string summary(const Frame& frame, const std::vector<actors::Mention>& mentions,
                    Concept concept_) {
  std::string line(Workshop::concepts().name(concept_));
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

/// The frames that a wording should give and does not, and what it gives.
struct Outcome {
  std::vector<std::string> missing;
  std::string dumps;
};

Outcome frames_of(const Wording& wording) {
  const auto article = text::read(wording.sentence);
  if (!article) return {wording.expected, "no text"};
  const syntax::Parse parse = syntax::parse(*article, Workshop::model(wording.language));
  auto mentions =
      actors::find(parse, Workshop::dictionary(), wording.language, parse_date("2024-06-19"));
  const Frames frames =
      read(parse, *article, mentions, Workshop::lexicon(wording.language), Workshop::concepts());
  std::set<std::string> found;
  Outcome outcome;
  for (const Frame& frame : frames.frames) {
    // Rules of a concept hold for narrower ones ("blockade" as a thing is a BLOCKADE).
    for (Concept c = frame.concept_; c != Concept::none; c = Workshop::concepts().parent(c)) {
      found.insert(summary(frame, mentions, c));
    }
    outcome.dumps += dump(frame, frames, parse, mentions, Workshop::concepts()) + "\n";
  }
  for (const std::string& expected : wording.expected) {
    if (!found.contains(expected)) outcome.missing.push_back(expected);
  }
  return outcome;
}

std::vector<Wording> sure_wordings() {
  std::vector<Wording> all = read_wordings();
  std::erase_if(all, [](const Wording& wording) { return wording.open; });
  return all;
}

class Wordings : public testing::TestWithParam<Wording> {};

TEST_P(Wordings, give_one_frame) {
  const Wording& wording = GetParam();
  SCOPED_TRACE(wording.where.file + ":" + std::to_string(wording.where.line));
  const Outcome outcome = frames_of(wording);
  for (const std::string& expected : outcome.missing) {
    ADD_FAILURE() << expected << "\n" << outcome.dumps;
  }
}

// Of all wordings of a language, those known to fail included.
TEST(AllWordings, nine_in_ten_give_one_frame) {
  constexpr std::size_t percent_min = 90;
  for (const std::string_view language : {"it", "en"}) {
    std::size_t all = 0, right = 0;
    for (const Wording& wording : read_wordings()) {
      if (wording.language != language) continue;
      ++all;
      if (frames_of(wording).missing.empty()) ++right;
    }
    EXPECT_GE(right * 100, all * percent_min) << language << ": " << right << " of " << all;
    RecordProperty(std::string(language), std::to_string(right) + " of " + std::to_string(all));
  }
}

TEST(AllWordings, tell_a_hundred_and_twenty_facts_in_six_ways_a_language) {
  constexpr std::size_t facts_min = 120, wordings_min = 6;
  std::map<std::string, std::map<std::string, std::size_t>> told;
  for (const Wording& wording : read_wordings()) ++told[wording.fact][wording.language];
  const auto full = std::count_if(told.begin(), told.end(), [&](const auto& fact) {
    const auto& ways = fact.second;
    return ways.size() >= 2 && std::all_of(ways.begin(), ways.end(), [&](const auto& language) {
             return language.second >= wordings_min;
           });
  });
  EXPECT_GE(static_cast<std::size_t>(full), facts_min);
}

INSTANTIATE_TEST_SUITE_P(facts, Wordings, testing::ValuesIn(sure_wordings()), [](const auto& row) {
  std::string name =
      row.param.fact + "_" + row.param.language + "_" + std::to_string(row.param.where.line);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace casus::frames
