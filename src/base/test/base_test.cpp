#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "casus/date.h"
#include "casus/knowledge_file.h"
#include "casus/mapped_file.h"
#include "casus/result.h"

namespace casus {
namespace {

std::filesystem::path scratch(const std::string& name) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_base" / test->name();
  std::filesystem::create_directories((folder / name).parent_path());
  return folder / name;
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

TEST(Error, NamesPlaceReasonAndRemedy) {
  EXPECT_EQ(to_string(Error{{"a.tsv", 7}, "unknown concept 'SINGN'", "did you mean 'SIGN'?"}),
            "a.tsv:7: unknown concept 'SINGN' (did you mean 'SIGN'?)");
  EXPECT_EQ(to_string(Error{{"a.tsv", 0}, "is empty", ""}), "a.tsv: is empty");
  EXPECT_EQ(to_string(Error{{"", 0}, "is empty", ""}), "is empty");
  EXPECT_EQ(to_string(Error{{"", 3}, "is empty", ""}), "line 3: is empty");
}

TEST(Date, ReadsIsoDaysOnly) {
  ASSERT_TRUE(parse_date("2024-02-29").has_value());
  EXPECT_EQ(to_string(*parse_date("2024-02-29")), "2024-02-29");
  EXPECT_EQ(to_string(*parse_date("2024-06-19T08:00:00Z")), "2024-06-19");
  for (const char* wrong : {"", "2023-02-29", "2024-13-01", "2024-6-19", "19.06.2024",
                            "2024-06-19x", "2024-06-1", "-024-06-19"}) {
    EXPECT_FALSE(parse_date(wrong).has_value()) << wrong;
  }
}

TEST(MappedFile, MapsMovesAndRefuses) {
  const auto path = scratch("file");
  write(path, "abc");
  auto mapped = MappedFile::open(path);
  ASSERT_TRUE(mapped.has_value());
  MappedFile moved = std::move(*mapped);
  EXPECT_EQ(moved.bytes(), "abc");
  EXPECT_EQ(mapped->bytes(), "");
  write(path, "");
  EXPECT_EQ(MappedFile::open(path)->bytes(), "");
  EXPECT_EQ(MappedFile::open(path.parent_path()).error().what, "is no regular file");
  EXPECT_EQ(MappedFile::open(path.string() + ".none").error().what,
            "cannot be opened: No such file or directory");
}

TEST(KnowledgeFile, KeepsMeaningfulLinesWithTheirNumbers) {
  const auto file = KnowledgeFile::parse("k", "# head\n\na\tb  # why\n  when X\nno#comment\r\n");
  ASSERT_TRUE(file.has_value());
  ASSERT_EQ(file->lines().size(), 3U);
  EXPECT_EQ(file->lines()[0].text, "a\tb");
  EXPECT_EQ(file->lines()[0].number, 3U);
  EXPECT_EQ(file->lines()[1].indent, 2U);
  EXPECT_EQ(file->lines()[1].text, "when X");
  EXPECT_EQ(file->lines()[2].text, "no#comment");
  EXPECT_EQ(to_string(Error{file->place(file->lines()[1]), "x", ""}), "k:4: x");
}

TEST(KnowledgeFile, ViewsOutliveAMove) {
  auto file = KnowledgeFile::parse("k", "short");
  ASSERT_TRUE(file.has_value());
  const KnowledgeFile moved = std::move(*file);
  EXPECT_EQ(moved.lines()[0].text, "short");
}

TEST(KnowledgeFile, RefusesTabsInFrontAndOtherEncodings) {
  EXPECT_EQ(to_string(KnowledgeFile::parse("k", "a\n\tb\n").error()),
            "k:2: a tab leads the line (indent with spaces)");
  for (const char* wrong : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
    EXPECT_EQ(KnowledgeFile::parse("k", wrong).error().what, "is not UTF-8");
  }
  EXPECT_TRUE(KnowledgeFile::parse("k", "\xEF\xBB\xBFè – 🤝").has_value());
}

TEST(Split, FieldsAndWords) {
  EXPECT_EQ(split_fields("a\t b \t\tc"), (std::vector<std::string_view>{"a", "b", "", "c"}));
  EXPECT_EQ(split_fields(""), (std::vector<std::string_view>{""}));
  EXPECT_EQ(split_words("  a  b\tc "), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(split_words(" ").empty());
}

TEST(KnowledgeFiles, GoByRootThenName) {
  const auto shipped = scratch("shipped/lexicon/it.b.tsv");
  const auto users = scratch("users/lexicon/it.a.tsv");
  write(shipped, "");
  write(shipped.parent_path() / "it.a.tsv", "");
  write(shipped.parent_path() / "notes.md", "");
  write(users, "");
  const auto root = shipped.parent_path().parent_path();
  const auto other = users.parent_path().parent_path();
  EXPECT_EQ(knowledge_files({root, other, root / "none"}, "lexicon", ".tsv"),
            (std::vector<std::string>{root / "lexicon/it.a.tsv", root / "lexicon/it.b.tsv",
                                      other / "lexicon/it.a.tsv"}));
}

}  // namespace
}  // namespace casus
