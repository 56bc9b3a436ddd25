// Any bytes: valid trees over an article, or an error. What is written again can be read again.
#include "casus/syntax.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using casus::fuzz::require;
  const auto parses = casus::syntax::read_conllu(casus::fuzz::bytes(data, size), "f");
  if (!parses) return 0;
  for (const casus::syntax::Ready& ready : *parses) {
    const std::size_t bytes = ready.article.text().size();
    for (const casus::syntax::Sentence& sentence : ready.parse.sentences) {
      std::size_t roots = 0;
      for (const casus::syntax::Token& token : sentence.tokens) {
        roots += token.head == casus::syntax::no_token ? 1 : 0;
        require(token.head == casus::syntax::no_token || token.head < sentence.tokens.size());
        require(token.first <= token.last && token.last <= bytes);
      }
      require(roots == 1);
      require(sentence.block < ready.article.blocks().size());
    }
    const std::string written = casus::syntax::to_conllu(ready.parse, ready.article, ready.id);
    require(casus::syntax::read_conllu(written, "again").has_value());
  }
  return 0;
}
