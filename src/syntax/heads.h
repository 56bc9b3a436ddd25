#pragma once

#include <string_view>
#include <vector>

#include "casus/syntax.h"
#include "layer.h"
#include "lemma.h"
#include "model_file.h"

namespace casus::syntax {

/// What a class of the tagger means.
struct Tag {
  Upos upos = Upos::X;
  std::string_view upos_name;
  std::string_view feats;  ///< "_" for none
};

/// What a class of the name head means.
struct NameLabel {
  char position = 'O';  ///< B, I or O
  NameType type = NameType::person;
};

/// Everything that reads the encoder's states, with the meaning of its classes.
struct Heads {
  Layer tag, lemma;
  std::vector<Tag> tags;
  std::vector<LemmaScript> lemmas;
  Tensor<std::uint64_t> lexicon_keys;
  Tensor<std::int32_t> lexicon_classes;

  std::vector<NameLabel> names;  ///< empty when the model marks none
  Layer name;

  Tensor<std::int16_t> root;  ///< stands for the encoder's state of the root
  Layer arc_dependent, arc_head, arc_turn;
  Layer label_dependent, label_head, label;
  std::vector<std::string_view> labels;
  std::size_t root_label = 0;

  /// `inputs`: numbers in an encoder's state.
  [[nodiscard]] static Result<Heads> read(const ModelFile& file, std::size_t inputs);

 private:
  Result<void> read_words(const ModelFile& file, std::size_t inputs);
  Result<void> read_names(const ModelFile& file, std::size_t inputs);
  Result<void> read_tree(const ModelFile& file, std::size_t inputs);
};

}  // namespace casus::syntax
