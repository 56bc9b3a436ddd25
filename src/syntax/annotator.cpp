#include "annotator.h"

#include <algorithm>
#include <numeric>

#include "characters.h"
#include "hash.h"
#include "hash_table.h"
#include "name_path.h"
#include "network.h"

namespace casus::syntax {
namespace {

// Sentences that are analysed together, so that a weight is loaded once for many words, and their
// words: what the batch needs stays in the processor's caches.
constexpr std::size_t sentences_together = 32;
constexpr std::size_t words_together = 640;

std::uint32_t length_of(const Sentence& sentence) {
  return static_cast<std::uint32_t>(sentence.tokens.size());
}

}  // namespace

void Annotator::run(std::vector<Sentence>& sentences) {
  // Sentences of like length run together; the order changes no result.
  std::vector<Sentence*> order;
  for (Sentence& sentence : sentences) {
    if (!sentence.tokens.empty()) order.push_back(&sentence);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return length_of(*a) > length_of(*b); });
  std::vector<Sentence*> together;
  std::size_t words = 0;
  for (Sentence* sentence : order) {
    const bool full =
        together.size() == sentences_together || words + sentence->tokens.size() > words_together;
    if (!together.empty() && full) {
      batch(together);
      together.clear();
      words = 0;
    }
    together.push_back(sentence);
    words += sentence->tokens.size();
  }
  if (!together.empty()) batch(together);
}

void Annotator::batch(const std::vector<Sentence*>& sentences) {
  s_.lengths.clear();
  for (const Sentence* sentence : sentences) s_.lengths.push_back(length_of(*sentence));
  s_.steps.set(s_.lengths);
  encode(sentences);
  tag(sentences);
  lemmatise(sentences);
  mark_names(sentences);
  score_arcs();
  build_trees(sentences);
  label(sentences);
}

void Annotator::encode(const std::vector<Sentence*>& sentences) {
  const std::size_t rows = s_.steps.rows(), state = network_.state_width();
  const std::size_t width = network_.vectors.width();
  std::size_t widest = width;
  for (const auto& layer : network_.layers) widest = std::max(widest, 2 * layer.forward.hidden());
  // One row more for the root, and one number more because kernels read pairs.
  s_.input.resize((rows + 1) * widest + 1);
  s_.output.resize((rows + 1) * widest + 1);
  for_words(sentences, [&](const Token& token, std::size_t row) {
    const WordRows found = network_.vectors.rows(token.form, s_.spelling);
    network_.vectors.write(found, treebank_, s_.input.data() + row * width);
  });
  std::size_t inputs = width;
  for (const auto& layer : network_.layers) {
    const std::size_t hidden = layer.forward.hidden();
    const Rows input{s_.input.data(), rows, inputs};
    layer.forward.run(s_.steps, input, false, network_.gates, s_.encoder, s_.output.data(),
                      2 * hidden);
    layer.backward.run(s_.steps, input, true, network_.gates, s_.encoder, s_.output.data() + hidden,
                       2 * hidden);
    std::swap(s_.input, s_.output);
    inputs = 2 * hidden;
  }
  std::swap(s_.input, s_.output);
  const auto& root = network_.heads.root;
  std::copy(root.data, root.data + state, s_.output.data() + rows * state);
}

Rows Annotator::states(bool with_root) const {
  return {s_.output.data(), s_.steps.rows() + (with_root ? 1 : 0), network_.state_width()};
}

void Annotator::tag(const std::vector<Sentence*>& sentences) {
  const Heads& heads = network_.heads;
  s_.tags.resize(s_.steps.rows());
  heads.tag.for_rows(states(false), no_floor, s_.layer, [&](std::size_t row, const float* logits) {
    s_.tags[row] = static_cast<std::uint32_t>(argmax(logits, heads.tags.size()));
  });
  for_words(sentences, [&](Token& token, std::size_t row) {
    const Tag& tag = heads.tags[s_.tags[row]];
    token.upos = tag.upos;
    token.feats = tag.feats == "_" ? std::string_view() : tag.feats;
  });
}

void Annotator::lemmatise(const std::vector<Sentence*>& sentences) {
  const Heads& heads = network_.heads;
  const auto& keys = heads.lexicon_keys;
  const std::size_t state = network_.state_width();
  auto& normal = s_.spelling.normal;
  const auto spell = [&](const Token& token) {
    normal.clear();
    network_.vectors.normaliser().apply(token.form, normal);
  };
  s_.lemmas.resize(s_.steps.rows());
  s_.unsure.clear();
  s_.unsure_states.clear();
  for_words(sentences, [&](const Token& token, std::size_t row) {
    spell(token);
    s_.bytes.clear();
    for (const char32_t code_point : normal) append_utf8(code_point, s_.bytes);
    const Tag& tag = heads.tags[s_.tags[row]];
    Hash key = Hash().add(s_.bytes).add('\t').add(tag.upos_name);
    const std::uint64_t without_feats = key.value();
    std::size_t found = find_hash(keys, key.add('\t').add(tag.feats).value());
    if (found == keys.size()) found = find_hash(keys, without_feats);
    if (found != keys.size()) {
      s_.lemmas[row] = static_cast<std::uint32_t>(heads.lexicon_classes.data[found]);
    } else {
      s_.unsure.push_back(static_cast<std::uint32_t>(row));
      const std::int16_t* from = s_.output.data() + row * state;
      s_.unsure_states.insert(s_.unsure_states.end(), from, from + state);
    }
  });
  s_.unsure_states.push_back(0);
  heads.lemma.for_rows({s_.unsure_states.data(), s_.unsure.size(), state}, no_floor, s_.layer,
                       [&](std::size_t i, const float* logits) {
                         s_.lemmas[s_.unsure[i]] =
                             static_cast<std::uint32_t>(argmax(logits, heads.lemmas.size()));
                       });
  for_words(sentences, [&](Token& token, std::size_t row) {
    const LemmaScript& script = heads.lemmas[s_.lemmas[row]];
    token.lemma = script.whole();
    if (!token.lemma.empty()) return;
    spell(token);
    script.apply(normal, s_.bytes);
    token.lemma = token.form.starts_with(s_.bytes) ? token.form.substr(0, s_.bytes.size())
                                                   : spellings_.keep(s_.bytes);
  });
}

void Annotator::mark_names(const std::vector<Sentence*>& sentences) {
  const auto& labels = network_.heads.names;
  if (labels.empty()) return;
  const std::size_t count = labels.size();
  s_.name_logits.resize(s_.steps.rows() * count);
  network_.heads.name.for_rows(
      states(false), no_floor, s_.layer, [&](std::size_t row, const float* logits) {
        std::copy(logits, logits + count, s_.name_logits.data() + row * count);
      });
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::uint32_t words = length_of(*sentences[s]);
    s_.scores.resize(words * count);
    for (std::uint32_t w = 0; w < words; ++w) {
      const float* logits = s_.name_logits.data() + row(s, w) * count;
      std::copy(logits, logits + count, s_.scores.data() + w * count);
    }
    best_name_path(s_.scores.data(), words, labels, s_.name_path, s_.names);
    auto& names = sentences[s]->names;
    for (std::uint32_t w = 0; w < words; ++w) {
      const NameLabel label = labels[s_.names[w]];
      if (label.position == 'B') names.push_back({label.type, w, w + 1});
      if (label.position == 'I') names.back().last = w + 1;
    }
  }
}

void Annotator::score_arcs() {
  const Heads& heads = network_.heads;
  const std::size_t rows = s_.steps.rows(), width = heads.arc_dependent.outputs();
  const std::size_t hidden = heads.arc_head.outputs();
  s_.arc_dependents.resize(rows * width);
  s_.arc_heads.resize((rows + 1) * width);
  s_.hidden.resize((rows + 1) * hidden + 1);
  s_.priors.resize(rows + 1);
  heads.arc_dependent.for_rows(states(false), 0.0f, s_.layer, [&](std::size_t row, const float* y) {
    quantise(y, width, arc_grid, s_.arc_dependents.data() + row * width);
  });
  heads.arc_head.for_rows(states(true), 0.0f, s_.layer, [&](std::size_t row, const float* y) {
    quantise(y, hidden, activation_grid, s_.hidden.data() + row * hidden);
  });
  heads.arc_turn.for_rows({s_.hidden.data(), rows + 1, hidden}, no_floor, s_.layer,
                          [&](std::size_t row, const float* y) {
                            quantise(y, width, arc_grid, s_.arc_heads.data() + row * width);
                            s_.priors[row] = y[width];
                          });
}

void Annotator::build_trees(const std::vector<Sentence*>& sentences) {
  const std::size_t width = network_.heads.arc_dependent.outputs(), root = s_.steps.rows();
  constexpr float unit = 1.0f / (arc_grid.unit * arc_grid.unit);
  s_.head_rows.resize(s_.steps.rows());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t count = sentences[s]->tokens.size();
    s_.scores.resize(count * (count + 1));
    for (std::size_t w = 0; w < count; ++w) {
      const std::int16_t* dependent = s_.arc_dependents.data() + row(s, w) * width;
      for (std::size_t h = 0; h <= count; ++h) {
        const std::size_t head = h == 0 ? root : row(s, h - 1);
        const std::int32_t sum = dot(dependent, s_.arc_heads.data() + head * width, width);
        s_.scores[w * (count + 1) + h] = static_cast<float>(sum) * unit + s_.priors[head];
      }
    }
    s_.heads.resize(count);
    best_tree(s_.scores.data(), count, s_.tree, s_.heads.data());
    for (std::size_t w = 0; w < count; ++w) {
      const std::uint32_t head = s_.heads[w];
      sentences[s]->tokens[w].head = head == 0 ? no_token : head - 1;
      s_.head_rows[row(s, w)] = static_cast<std::uint32_t>(head == 0 ? root : row(s, head - 1));
    }
  }
}

void Annotator::label(const std::vector<Sentence*>& sentences) {
  const Heads& heads = network_.heads;
  const std::size_t rows = s_.steps.rows(), width = heads.label_dependent.outputs();
  s_.label_dependents.resize(rows * width);
  s_.label_heads.resize((rows + 1) * width);
  const auto keep = [width](Aligned<float>& to) {
    return [&to, width](std::size_t row, const float* y) {
      std::copy(y, y + width, to.data() + row * width);
    };
  };
  heads.label_dependent.for_rows(states(false), 0.0f, s_.layer, keep(s_.label_dependents));
  heads.label_head.for_rows(states(true), 0.0f, s_.layer, keep(s_.label_heads));
  s_.hidden.resize(rows * 3 * width + 1);
  s_.scores.resize(width);
  for (std::size_t row = 0; row < rows; ++row) {
    const float* dependent = s_.label_dependents.data() + row * width;
    const float* head = s_.label_heads.data() + s_.head_rows[row] * width;
    for (std::size_t i = 0; i < width; ++i) s_.scores[i] = dependent[i] * head[i];
    std::int16_t* out = s_.hidden.data() + row * 3 * width;
    quantise(dependent, width, activation_grid, out);
    quantise(head, width, activation_grid, out + width);
    quantise(s_.scores.data(), width, activation_grid, out + 2 * width);
  }
  s_.tags.resize(rows);
  heads.label.for_rows({s_.hidden.data(), rows, 3 * width}, no_floor, s_.layer,
                       [&](std::size_t row, const float* logits) {
                         s_.tags[row] = static_cast<std::uint32_t>(
                             argmax(logits, heads.labels.size(), heads.root_label));
                       });
  for_words(sentences, [&](Token& token, std::size_t row) {
    token.deprel = heads.labels[token.head == no_token ? heads.root_label : s_.tags[row]];
  });
}

}  // namespace casus::syntax
