// The same text gives the same bytes, whatever is parsed beside it, before it or at the same time.
#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <random>
#include <thread>

#include "casus/evaluation.h"
#include "models.h"

namespace casus::syntax {
namespace {

/// Paragraphs of one word to a hundred, some with names, multiword tokens and forms never seen.
std::vector<std::string> paragraphs() {
  std::vector<std::string> made{
      "Il presidente Bianchi ha ricevuto a Palazzo Chigi l'ambasciatore della Repubblica di Corea.",
      "Tacque.",
      "«Non glielo diremo», ha promesso la portavoce Anna Neri, «prima dell'autunno».",
      "Xqzzt flurbava gli 12.345,6 gnommi; ecco tutto!",
      "Il governo smentisce le accuse",
      "1998"};
  const std::string clauses[] = {"il ministro degli Esteri ha convocato l'incaricato d'affari",
                                 "la flotta del Nord è tornata nei porti",
                                 "nessuno vuole dargli torto", "Mosca e Pechino tacciono"};
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    std::string text = "Si sa che ";
    for (std::size_t n = random() % 9; n > 0; --n) text += clauses[random() % 4] + ", e ";
    made.push_back(text + clauses[random() % 4] + ".");
  }
  return made;
}

std::string together(const std::vector<std::string>& texts) {
  std::string whole;
  for (const std::string& text : texts) whole += text + "\n\n";
  return whole;
}

/// What is said of every sentence, without its place in the text.
std::vector<std::string> analyses(std::string_view conllu) {
  std::vector<std::string> found(1);
  for (std::size_t at = 0; at < conllu.size();) {
    const std::size_t end = conllu.find('\n', at);
    std::string_view line = conllu.substr(at, end - at);
    at = end + 1;
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      found.emplace_back();
      continue;
    }
    found.back() += line.substr(0, line.find("TokenRange="));
    found.back() += '\n';
  }
  found.pop_back();
  return found;
}

TEST(Determinism, a_paragraph_reads_alone_as_among_others) {
  const Model& model = model_of("it");
  std::vector<std::string> alone;
  for (const std::string& text : paragraphs()) {
    for (auto& one : analyses(conllu_of(model, text))) alone.push_back(std::move(one));
  }
  EXPECT_EQ(analyses(conllu_of(model, together(paragraphs()))), alone);
}

TEST(Determinism, the_order_of_paragraphs_changes_no_analysis) {
  const Model& model = model_of("it");
  auto texts = paragraphs();
  auto expected = analyses(conllu_of(model, together(texts)));
  std::shuffle(texts.begin(), texts.end(), std::mt19937(5));
  auto shuffled = analyses(conllu_of(model, together(texts)));
  std::sort(expected.begin(), expected.end());
  std::sort(shuffled.begin(), shuffled.end());
  EXPECT_EQ(shuffled, expected);
}

TEST(Determinism, used_scratch_leaves_no_trace) {
  const std::string text = together(paragraphs());
  const std::string fresh = conllu_of(model_of("it"), text);
  const auto model = Model::load(CASUS_SOURCE_DIR "/models/it.model");
  ASSERT_TRUE(model.has_value());
  conllu_of(*model, std::string(3000, '.') + " " + std::string(5000, 'x'));
  conllu_of(*model, "No.");
  EXPECT_EQ(conllu_of(*model, text), fresh);
  EXPECT_EQ(conllu_of(*model, text), fresh);
}

TEST(Determinism, threads_share_a_model) {
  const Model& model = model_of("it");
  const auto texts = paragraphs();
  std::vector<std::string> expected;
  for (const std::string& text : texts) expected.push_back(conllu_of(model, text));
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < found.size(); ++t) {
    threads.emplace_back([&, t] {
      // Every thread starts elsewhere, so that different articles are under way together.
      found[t].resize(texts.size());
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t k = (i + t * texts.size() / found.size()) % texts.size();
        found[t][k] = conllu_of(model, texts[k]);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& one : found) EXPECT_EQ(one, expected);
}

TEST(Determinism, every_processor_gives_the_same_bytes) {
  const Model& model = model_of("it");
  auto texts = paragraphs();
  texts.resize(12);  // some targets are emulations and slow
  const std::string text = together(texts), expected = conllu_of(model, text);
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    EXPECT_EQ(conllu_of(model, text), expected) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST(Determinism, a_model_in_memory_reads_as_a_mapped_one) {
  const auto bytes = read_text_file(CASUS_SOURCE_DIR "/models/it.model");
  ASSERT_TRUE(bytes.has_value());
  auto read = Model::read(*bytes, "bytes");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  const Model moved = std::move(*read);
  const std::string text = together(paragraphs());
  EXPECT_EQ(conllu_of(moved, text), conllu_of(model_of("it"), text));
  EXPECT_EQ(moved.language(), "it");
  EXPECT_EQ(moved.version(), model_of("it").version());
}

}  // namespace
}  // namespace casus::syntax
