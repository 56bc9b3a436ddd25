#include <algorithm>
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

std::string only_sentences(std::string_view conllu, const std::vector<std::string>& ids) {
  constexpr std::string_view key = "# sent_id =";
  std::string out;
  while (!conllu.empty()) {
    const std::size_t end = std::min(conllu.find("\n\n"), conllu.size());
    const std::string_view block = conllu.substr(0, end);
    conllu.remove_prefix(std::min(end + 2, conllu.size()));
    std::size_t at = block.starts_with(key) ? 0 : block.find(std::string("\n").append(key));
    if (at == std::string_view::npos) continue;
    at = block.find('=', at) + 1;
    at = block.find_first_not_of(' ', at);
    if (at == std::string_view::npos) continue;
    const std::string_view id = block.substr(at);
    if (std::any_of(ids.begin(), ids.end(), [&](const auto& one) { return id.starts_with(one); })) {
      out.append(block).append("\n\n");
    }
  }
  return out;
}

}  // namespace casus::syntax
