#include <string>

#include "casus/evaluation.h"
#include "conllu_rows.h"

namespace casus::syntax {

std::string raw_text(std::string_view conllu) {
  std::string out;
  const auto sentences = read_rows(conllu, "");
  if (!sentences) return out;
  std::string_view gap;
  for (const ConlluSentence& sentence : *sentences) {
    if (!out.empty()) {
      if (gap.empty()) gap = " ";
      if (sentence.new_document || sentence.new_paragraph) gap = "\n\n";
    }
    for (const ConlluToken& token : sentence.tokens) {
      out += gap;
      out += token.form;
      gap = token.space_after ? " " : "";
    }
  }
  out += '\n';
  return out;
}

}  // namespace casus::syntax
