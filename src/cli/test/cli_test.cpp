#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "byte_source.h"
#include "documents.h"
#include "filter.h"
#include "json_document.h"
#include "ordered.h"

namespace casus::cli {
namespace {

std::string write(const std::string& name, std::string_view bytes) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_cli" / test->name();
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return (folder / name).string();
}

/// Squares the numbers below `count` on `threads` threads, and stops before emitting that of
/// `stop`.
std::vector<int> squares(std::size_t threads, int count, int stop = 1'000'000) {
  int next_number = 0;
  std::vector<int> emitted;
  run_ordered(
      threads,
      [&]() -> std::optional<int> {
        if (next_number == count) return std::nullopt;
        return next_number++;
      },
      [](int number) -> std::pair<int, int> {
        // The early ones take longest, so that later ones must wait for them.
        if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return {number, number * number};
      },
      [&](std::pair<int, int> done) {
        if (done.first == stop) return false;
        emitted.push_back(done.second);
        return true;
      });
  return emitted;
}

TEST(Ordered, KeepsTheOrderOnAnyNumberOfThreads) {
  std::vector<int> expected;
  for (int i = 0; i < 500; ++i) expected.push_back(i * i);
  for (const std::size_t threads : {1U, 2U, 8U}) EXPECT_EQ(squares(threads, 500), expected);
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(Ordered, StopsWhenItsReaderHasGone) {
  for (const std::size_t threads : {1U, 8U}) EXPECT_EQ(squares(threads, 500, 10).size(), 10U);
}

TEST(ByteSource, GivesLinesWithinTheirBound) {
  const std::string path = write("a", "ab\n" + std::string(200'000, 'x') + "\n\nabcd\nabcde\nend");
  auto source = ByteSource::open(path);
  ASSERT_TRUE(source.has_value());
  std::vector<std::string> lines;
  while (true) {
    const auto line = source->line(4);
    ASSERT_TRUE(line.has_value());
    if (!*line) break;
    lines.push_back((*line)->too_long ? "TOO LONG" : (*line)->text);
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"ab", "TOO LONG", "", "abcd", "TOO LONG", "end"}));
}

TEST(ByteSource, TakesAllUpToItsBound) {
  const std::string path = write("a", std::string(100'000, 'x'));
  EXPECT_EQ(ByteSource::open(path)->all(100'000)->size(), 100'000U);
  EXPECT_FALSE(ByteSource::open(path)->all(99'999).has_value());
  auto peeked = ByteSource::open(path);
  EXPECT_EQ(peeked->peek(10)->size(), 10U);
  EXPECT_EQ(peeked->all(100'000)->size(), 100'000U);
}

TEST(JsonDocument, ReadsItsFields) {
  const auto document = read_json_document(
      R"({"id": 12, "lang": "it", "date": "2024-06-19", "text": "è", "title": null, "x": [1]})",
      {"f", 3});
  ASSERT_TRUE(document.has_value()) << to_string(document.error());
  EXPECT_EQ(document->id, "12");
  EXPECT_EQ(document->language, "it");
  EXPECT_EQ(to_string(*document->date), "2024-06-19");
  EXPECT_EQ(document->text, "è");
  EXPECT_EQ(document->title, "");
  EXPECT_EQ(read_json_document(R"({"text": "a"})", {"f", 3})->id, "f:3");
}

TEST(JsonDocument, RefusesInOneSentence) {
  const auto what = [](std::string_view line) {
    return to_string(read_json_document(line, {"f", 3}).error());
  };
  EXPECT_EQ(what("[]"), R"(f:3: is no JSON object (write {"id": "…", "text": "…"}))");
  EXPECT_EQ(what(R"({"id": "a"})"), R"(f:3: has no "text" (casus codes the field "text"))");
  EXPECT_EQ(what(R"({"text": 1})"), R"(f:3: its "text" is no text (put it in quotation marks))");
  EXPECT_TRUE(what(R"({"text": "\ud800"})").starts_with("f:3: is no valid JSON: "));
  EXPECT_TRUE(what("{\"text\": \"\xFF\"}").starts_with("f:3: is no valid JSON: "));
}

TEST(Documents, TellKindsApartByNameThenContent) {
  const auto kinds = [](const std::string& name, std::string_view bytes) {
    Documents documents({{write(name, bytes)}, InputKind::automatic, "xx", {}});
    std::string ids;
    while (const auto item = documents.next()) {
      ids += item->document ? item->document->text + ";" : to_string(item->document.error()) + ";";
    }
    return ids;
  };
  EXPECT_EQ(kinds("a", "{\"text\": \"a\"}\n\n{\"text\": \"b\"}"), "a;b;");
  EXPECT_EQ(kinds("a.txt", "{\"text\": \"a\"}"), "{\"text\": \"a\"};");
  EXPECT_EQ(kinds("b", "# a heading\nA text."), "# a heading\nA text.;");
  EXPECT_EQ(kinds("c.jsonl", "\xEF\xBB\xBF{\"text\": \"a\"}"), "a;");
}

TEST(Filter, FollowsWhatPointsToKeptEvents) {
  engine::Coded coded;
  coded.coding.events.resize(3);
  coded.coding.events[0].status = events::Status::denied;
  coded.coding.events[1].parent = 0;
  coded.coding.events[2].parent = 1;
  coded.coding.events[2].confidence = 0.9;
  coded.commitments.resize(1);
  coded.commitments[0].event = 2;
  Options options;
  options.statuses = {"asserted"};
  filter_events(coded, 0, options);
  ASSERT_EQ(coded.coding.events.size(), 2U);
  EXPECT_EQ(coded.coding.events[0].parent, frames::no_index);
  EXPECT_EQ(coded.coding.events[1].parent, 0U);
  EXPECT_EQ(coded.commitments[0].event, 1U);
  filter_events(coded, 0.5, options);
  EXPECT_EQ(coded.coding.events.size(), 1U);
  EXPECT_EQ(coded.commitments[0].event, 0U);
  ASSERT_EQ(coded.coding.blocked.size(), 1U);
  EXPECT_EQ(coded.coding.blocked[0].why, "not sure enough");
  EXPECT_EQ(coded.coding.blocked[0].event.parent, frames::no_index);
}

}  // namespace
}  // namespace casus::cli
