#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/syntax.h"
#include "encoder.h"
#include "kernels.h"
#include "name_path.h"
#include "spellings.h"
#include "tree.h"
#include "word_vectors.h"

namespace casus::syntax {

/// Scratch of one batch of sentences; lent, keeps its capacity.
struct AnnotatorScratch {
  SpellingScratch spelling;
  LayerScratch layer;
  EncoderScratch encoder;
  TreeScratch tree;
  Steps steps;
  std::vector<std::uint32_t> lengths;
  Aligned<std::int16_t> input, output;              ///< the encoder's
  Aligned<std::int16_t> arc_dependents, arc_heads;  ///< for the dot products
  Aligned<std::int16_t> hidden, unsure_states;
  std::vector<float> priors;  ///< how likely a position is to be any head
  Aligned<float> label_dependents, label_heads;
  std::vector<float> scores, name_logits;
  NamePathScratch name_path;
  std::vector<std::uint32_t> heads, head_rows;
  std::vector<std::uint32_t> tags, names, lemmas, unsure;
  std::string bytes;
};

/// Fills in what the network says of sentences whose words are known: lemma, tag, tree, names.
class Annotator {
 public:
  Annotator(const Model::Network& network, std::size_t treebank, AnnotatorScratch& scratch,
            Spellings& spellings)
      : network_(network), treebank_(treebank), s_(scratch), spellings_(spellings) {}
  void run(std::vector<Sentence>& sentences);

 private:
  void batch(const std::vector<Sentence*>& sentences);
  void encode(const std::vector<Sentence*>& sentences);
  void tag(const std::vector<Sentence*>& sentences);
  void lemmatise(const std::vector<Sentence*>& sentences);
  void mark_names(const std::vector<Sentence*>& sentences);
  void score_arcs();
  void build_trees(const std::vector<Sentence*>& sentences);
  void label(const std::vector<Sentence*>& sentences);
  Rows states(bool with_root) const;
  std::size_t row(std::size_t sentence, std::size_t word) const {
    return s_.steps.starts[word] + sentence;
  }
  /// Calls f(token, row) for every word of the batch.
  template <class F>
  void for_words(const std::vector<Sentence*>& sentences, F&& f) const {
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      auto& tokens = sentences[s]->tokens;
      for (std::size_t w = 0; w < tokens.size(); ++w) f(tokens[w], row(s, w));
    }
  }

  const Model::Network& network_;
  std::size_t treebank_;
  AnnotatorScratch& s_;
  Spellings& spellings_;
};

}  // namespace casus::syntax
