#include "tokenizer.h"

#include "characters.h"

namespace casus::syntax {
namespace {

// A longer sentence is cut, so that the square of its length stays small.
constexpr std::size_t sentence_tokens_max = 300;

/// Whether white space, or nothing, follows.
bool space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  std::vector<char32_t> next;
  decode(text.substr(at, 4), next);
  return kind_of(next[0]) == Kind::space;
}

}  // namespace

Result<Tokenizer> Tokenizer::read(const ModelFile& file) {
  auto boundaries = Boundaries::read(file);
  if (!boundaries) return tl::unexpected(boundaries.error());
  const auto corrections = Corrections::read(file);
  if (!corrections) return tl::unexpected(corrections.error());
  auto multiword = Multiword::read(file);
  if (!multiword) return tl::unexpected(multiword.error());
  Tokenizer tokenizer;
  tokenizer.boundaries_ = std::move(*boundaries);
  tokenizer.corrections_ = *corrections;
  tokenizer.multiword_ = std::move(*multiword);
  return tokenizer;
}

void Tokenizer::run(std::string_view text, const text::Block& block, std::size_t block_index,
                    const Normaliser& normaliser, std::string_view style, TokenizerScratch& scratch,
                    Spellings& spellings, std::vector<Sentence>& out) const {
  const std::string_view paragraph = text.substr(block.first, block.last - block.first);
  auto& [atoms, choices, tokens, boundaries, unused_spellings, unused_words] = scratch;
  scan_atoms(paragraph, atoms);
  if (atoms.empty()) return;
  boundaries_.choose(paragraph, atoms, normaliser, style, boundaries, choices);
  corrections_.apply(paragraph, atoms, choices);
  const auto finish = [&] {
    Sentence& sentence = out.emplace_back();
    sentence.block = block_index;
    write_sentence(text, block.first, normaliser, scratch, spellings, sentence);
    scratch.tokens.clear();
  };
  tokens.clear();
  for (std::size_t k = 0; k < atoms.size(); ++k) {
    const bool full = choices[k] == Boundary::split && tokens.size() >= sentence_tokens_max;
    if (!tokens.empty() && (choices[k] == Boundary::end || full)) finish();
    if (choices[k] == Boundary::join && !tokens.empty()) {
      tokens.back().last = atoms[k].last;
    } else {
      tokens.push_back(atoms[k]);
    }
  }
  finish();
}

void Tokenizer::write_sentence(std::string_view text, std::size_t offset,
                               const Normaliser& normaliser, TokenizerScratch& scratch,
                               Spellings& spellings, Sentence& sentence) const {
  auto& [atoms, choices, tokens, boundaries, spelled, words] = scratch;
  if (spelled.size() < tokens.size()) spelled.resize(tokens.size());
  const auto form_of = [&](const Atom& token) {
    return text.substr(offset + token.first, token.last - token.first);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) spelled[i].set(form_of(tokens[i]), normaliser);
  sentence.tokens.reserve(tokens.size() + tokens.size() / 8);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view before = i > 0 ? spelled[i - 1].low_bytes : std::string_view();
    const std::string_view after =
        i + 1 < tokens.size() ? spelled[i + 1].low_bytes : std::string_view();
    Token token;
    token.form = form_of(tokens[i]);
    token.first = offset + tokens[i].first;
    token.last = offset + tokens[i].last;
    token.space_after = space_at(text, token.last);
    multiword_.split(token.form, spelled[i], before, after, spellings, words);
    if (words.size() < 2) {
      sentence.tokens.push_back(token);
      continue;
    }
    token.multiword = static_cast<std::uint8_t>(words.size());
    for (const std::string_view word : words) {
      token.form = word;
      sentence.tokens.push_back(token);
      token.multiword = 0;
    }
  }
}

}  // namespace casus::syntax
