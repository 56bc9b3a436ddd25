#include "casus/syntax.h"
#include "network.h"

namespace casus::syntax {

Parse parse(const text::Article& article, const Model& model, const Options& options) {
  const Model::Network& network = model.network();
  Parse parse;
  parse.strings = std::make_unique<Spellings::Blocks>();
  Spellings spellings(*parse.strings);
  const auto scratch = network.scratch.lend();
  const std::size_t treebank = network.vectors.treebank(options.style);
  const auto& blocks = article.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    network.tokenizer.run(article.text(), blocks[i], i, network.vectors.normaliser(),
                          network.vectors.style(treebank), scratch->tokenizer, spellings,
                          parse.sentences);
  }
  Annotator(network, treebank, scratch->annotator, spellings).run(parse.sentences);
  return parse;
}

}  // namespace casus::syntax
