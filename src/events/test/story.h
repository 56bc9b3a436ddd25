#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "casus/events.h"

namespace casus::events {

/// A folder of knowledge for one test: the shipped ontology and the test's own concepts and rules.
inline std::vector<std::string> knowledge(const std::string& rules) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_events" /
                      (std::string(test->test_suite_name()) + test->name());
  std::filesystem::create_directories(folder / "rules");
  std::ofstream(folder / "rules" / "test.rules") << rules;
  const std::filesystem::path shipped = std::filesystem::path(CASUS_SOURCE_DIR) / "knowledge";
  for (const char* part : {"concepts", "ontology", "time"}) {
    std::filesystem::copy(shipped / part, folder / part,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }
  return {folder.string()};
}

/// One sentence as rooms to the left would hand it over, built by hand: words, mentions, frames.
class Story {
 public:
  explicit Story(std::vector<std::string> words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    article_ = std::make_unique<text::Article>(*text::read(text));
    forms_ = std::move(words);
    syntax::Sentence sentence;
    std::size_t at = 0;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      syntax::Token token;
      token.form = token.lemma = forms_[i];
      token.first = at;
      token.last = at + forms_[i].size();
      token.head = i == 0 ? syntax::no_token : 0;
      token.deprel = i == 0 ? "root" : "dep";
      at = token.last + 1;
      sentence.tokens.push_back(token);
    }
    parse_.sentences.push_back(std::move(sentence));
  }

  syntax::Token& token(std::uint32_t index) { return parse_.sentences[0].tokens[index]; }
  void hang(std::uint32_t index, std::uint32_t head, std::string_view relation) {
    token(index).head = head;
    token(index).deprel = relation;
  }

  std::uint32_t mention(std::uint32_t word, std::vector<std::string> codes) {
    actors::Mention made;
    made.head = made.first = word;
    made.last = word + 1;
    mentions_.push_back(made);
    reference::Resolution resolution;
    for (auto& code : codes) resolution.actors.push_back({"", std::move(code), "", ""});
    resolutions_.push_back(std::move(resolution));
    return static_cast<std::uint32_t>(mentions_.size() - 1);
  }

  std::uint32_t frame(frames::Concept id, std::uint32_t word) {
    frames::Frame made;
    made.concept_ = id;
    made.predicate = made.first = word;
    made.last = word + 1;
    made.tense = frames::Tense::past;
    frames_.frames.push_back(made);
    return static_cast<std::uint32_t>(frames_.frames.size() - 1);
  }
  frames::Frame& at(std::uint32_t frame) { return frames_.frames[frame]; }

  void actor(std::uint32_t frame, frames::Role role, std::uint32_t mention) {
    frames::Filler filler;
    filler.head = mentions_[mention].head;
    filler.mention = mention;
    at(frame).arguments.push_back({role, filler});
  }
  void thing(std::uint32_t frame, frames::Role role, std::uint32_t word, frames::Concept id) {
    frames::Filler filler;
    filler.head = word;
    filler.concept_ = id;
    at(frame).arguments.push_back({role, filler});
  }
  void embed(std::uint32_t frame, frames::Role role, std::uint32_t inner) {
    frames::Filler filler;
    filler.head = at(inner).predicate;
    filler.frame = inner;
    filler.concept_ = at(inner).concept_;
    at(frame).arguments.push_back({role, filler});
    at(inner).under = frame;
    at(inner).under_role = role;
  }
  std::uint32_t claim(frames::Claim claim) {
    frames_.claims.push_back(std::move(claim));
    return static_cast<std::uint32_t>(frames_.claims.size() - 1);
  }

  Reading reading() const {
    return {*article_, parse_, mentions_, frames_, resolutions_, date, "en"};
  }
  /// The rows of all events, and of blocked readings with "blocked" before them.
  std::vector<std::string> rows(const RuleBook& book, const frames::Concepts& concepts) const {
    coding = code(reading(), book, concepts);
    std::vector<std::string> rows;
    for (const Event& event : coding.events) rows.push_back(row(event));
    for (const Blocked& one : coding.blocked) rows.push_back("blocked " + row(one.event));
    return rows;
  }

  std::optional<Date> date = parse_date("2024-06-19");
  mutable Coding coding;

 private:
  std::vector<std::string> forms_;
  std::unique_ptr<text::Article> article_;
  syntax::Parse parse_;
  std::vector<actors::Mention> mentions_;
  std::vector<reference::Resolution> resolutions_;
  frames::Frames frames_;
};

}  // namespace casus::events
