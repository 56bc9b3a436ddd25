#pragma once

#include <ostream>
#include <string>

#include "models.h"

namespace casus::syntax {

/// A row of a table of tokens. Expected: tokens between spaces, sentences between bars, the words
/// of a multiword token in brackets: "dell'[di+l'] Iran . | No ."
struct Tokens {
  const char* name;
  const char* text;
  const char* expected;
};
inline void PrintTo(const Tokens& row, std::ostream* out) { *out << row.text; }

/// The tokens of a text, written like a table's.
inline std::string tokens_of(const Model& model, std::string_view text) {
  const text::Article article = article_of(text);
  const Parse parsed = parse(article, model);
  std::string out;
  for (const Sentence& sentence : parsed.sentences) {
    if (!out.empty()) out += " |";
    std::size_t inside = 0;  // words of a multiword token still to come
    for (const Token& token : sentence.tokens) {
      if (inside == 0) {
        if (!out.empty()) out += ' ';
        out += article.text().substr(token.first, token.last - token.first);
        if (token.multiword == 0) continue;
        inside = token.multiword;
        out += '[';
      }
      out += token.form;
      out += --inside > 0 ? '+' : ']';
    }
  }
  return out;
}

}  // namespace casus::syntax
