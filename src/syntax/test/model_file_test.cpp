// A broken model file is an Error. What a broken bit leaves loadable (a weight, a letter of a
// lemma) must parse, badly, and never crash.
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "casus/evaluation.h"
#include "models.h"
#include "tree.h"

namespace casus::syntax {
namespace {

constexpr std::size_t header = 16, entry = 88;

class ModelFiles : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_text_file(CASUS_SOURCE_DIR "/models/it.model");
    ASSERT_TRUE(read.has_value()) << to_string(read.error());
    bytes_ = std::move(*read);
    sections_ = static_cast<unsigned char>(bytes_[8]);
    ASSERT_GT(sections_, 10U);
    ASSERT_EQ(bytes_[9], 0);
  }
  std::size_t table_end() const { return header + entry * sections_; }
  std::string what(std::string_view bytes) const {
    const auto model = Model::read(bytes, "m");
    return model ? "accepted" : model.error().what;
  }
  std::string bytes_;
  std::size_t sections_ = 0;
};

/// Either an Error or a model whose sentences are trees.
void expect_refused_or_usable(std::string_view bytes) {
  const auto model = Model::read(bytes, "m");
  if (!model) {
    EXPECT_FALSE(model.error().what.empty());
    return;
  }
  const text::Article article =
      article_of("Nell'ottobre Kim ha detto di volerglielo dare; l'accordo vale 1,5 miliardi.");
  const Parse found = parse(article, *model);
  EXPECT_FALSE(found.sentences.empty());
  TreeScratch scratch;
  for (const Sentence& sentence : found.sentences) {
    std::vector<std::uint32_t> heads;
    for (const Token& token : sentence.tokens) {
      heads.push_back(token.head == no_token ? 0 : token.head + 1);
    }
    EXPECT_TRUE(is_tree(heads.data(), heads.size(), scratch));
  }
  EXPECT_FALSE(to_conllu(found, article).empty());
}

TEST_F(ModelFiles, cut_off_anywhere_are_refused) {
  for (std::size_t size = 0; size < table_end(); size += 8) {
    EXPECT_NE(what(std::string_view(bytes_).substr(0, size)), "accepted") << size << " bytes";
  }
  const std::size_t step = bytes_.size() / 97;
  for (std::size_t size = table_end(); size + 64 < bytes_.size(); size += step) {
    EXPECT_NE(what(std::string_view(bytes_).substr(0, size)), "accepted") << size << " bytes";
  }
  EXPECT_EQ(what(bytes_), "accepted");
}

TEST_F(ModelFiles, with_another_beginning_are_no_model) {
  for (const char* beginning : {"CASUSMD2", "casusmd1", "\177ELF\2\1\1", "PK\3\4abcd"}) {
    std::string other = bytes_;
    other.replace(0, 8, std::string(beginning).append(8, 'x').substr(0, 8));
    EXPECT_EQ(what(other), "not a casus model") << beginning;
  }
  EXPECT_EQ(what(""), "not a casus model");
  EXPECT_EQ(what("CASUSMD1"), "not a casus model");
}

TEST_F(ModelFiles, with_more_sections_than_bytes_are_refused) {
  std::string other = bytes_;
  for (const std::uint32_t count : {513u, 0x80000000u, 0xFFFFFFFFu}) {
    std::memcpy(other.data() + 8, &count, sizeof count);
    EXPECT_EQ(what(other), "the model's table of sections is cut off") << count;
  }
  other.replace(8, 4, 4, '\0');
  EXPECT_EQ(what(other), "the model lacks section 'meta'");
}

TEST_F(ModelFiles, need_every_section_but_names_and_abbreviations) {
  for (std::size_t i = 0; i < sections_; ++i) {
    std::string other = bytes_;
    const std::string name = &bytes_[header + i * entry];
    other[header + i * entry] ^= 1;  // nobody asks for a section of that name
    const bool optional =
        name == "tok.abbreviations" || name.starts_with("name.") || name.starts_with("lstm.1.f");
    EXPECT_TRUE(optional || what(other) != "accepted") << "without " << name;
    expect_refused_or_usable(other);
  }
}

TEST_F(ModelFiles, with_a_flipped_bit_in_the_table_are_refused_or_usable) {
  std::mt19937 random(29);
  for (int round = 0; round < 200; ++round) {
    std::string other = bytes_;
    const std::size_t at = random() % table_end();
    other[at] = static_cast<char>(other[at] ^ (1 << random() % 8));
    SCOPED_TRACE("byte " + std::to_string(at));
    expect_refused_or_usable(other);
  }
}

TEST_F(ModelFiles, with_noise_inside_are_refused_or_usable) {
  std::mt19937 random(31);
  for (int round = 0; round < 40; ++round) {
    std::string other = bytes_;
    const std::size_t at = table_end() + random() % (bytes_.size() - table_end() - 4096);
    for (std::size_t i = 0; i < 4096; ++i) other[at + i] = static_cast<char>(random());
    SCOPED_TRACE("bytes from " + std::to_string(at));
    expect_refused_or_usable(other);
  }
}

TEST(ModelPaths, that_hold_no_model_are_errors_that_name_them) {
  const auto folder = std::filesystem::path(testing::TempDir());
  const std::string empty = folder / "casus-empty.model", text = folder / "casus-text.model";
  std::ofstream(empty).close();
  std::ofstream(text) << "Kim met Lee in Rome, and nothing came of it.\n";
  for (const std::string& path :
       {empty, text, folder.string(), (folder / "casus-no-such.model").string()}) {
    const auto model = Model::load(path);
    ASSERT_FALSE(model.has_value()) << path;
    EXPECT_EQ(model.error().where.file, path);
    EXPECT_FALSE(model.error().what.empty());
  }
  std::filesystem::remove(empty);
  std::filesystem::remove(text);
}

}  // namespace
}  // namespace casus::syntax
