#include "claims.h"
#include "sentence_reader.h"

namespace casus::frames {

namespace {

bool is_headline(const text::Article& article, const syntax::Sentence& sentence) {
  if (sentence.block >= article.blocks().size()) return false;
  const text::BlockKind kind = article.blocks()[sentence.block].kind;
  return kind == text::BlockKind::title || kind == text::BlockKind::headline;
}

// Indices that are counted within the sentence become those of the article.
void shift(std::vector<Frame>& frames, std::uint32_t by) {
  for (Frame& frame : frames) {
    if (frame.under != no_index) frame.under += by;
    for (Argument& argument : frame.arguments) {
      if (argument.filler.frame != no_index) argument.filler.frame += by;
    }
  }
}

// The sentence as its repairs left it: claims see the same clauses as frames.
void mend(syntax::Sentence& sentence, const Tree& tree) {
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    syntax::Token& token = sentence.tokens[t];
    token.head = tree.head(t);
    token.deprel = tree.rel(t);
    token.upos = tree.upos(t);
    token.lemma = tree.lemma(t);
  }
}

}  // namespace

Frames read(const syntax::Parse& parse, const text::Article& article,
            std::vector<actors::Mention>& mentions, const Lexicon& lexicon,
            const Concepts& concepts) {
  const auto sentences = static_cast<std::uint32_t>(parse.sentences.size());
  std::vector<std::vector<std::uint32_t>> here(sentences);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    // A name of which nothing is known acts no more than a noun does.
    if (mentions[i].type == actors::Type::thing) continue;
    if (mentions[i].sentence < sentences) here[mentions[i].sentence].push_back(i);
  }
  Frames all;
  std::vector<syntax::Sentence> mended = parse.sentences;
  std::vector<Tree> trees;  // own the lemmas that `mended` views
  trees.reserve(sentences);
  for (std::uint32_t s = 0; s < sentences; ++s) {
    if (parse.sentences[s].tokens.empty()) continue;
    SentenceReader reader(parse, s, is_headline(article, parse.sentences[s]), mentions, here[s],
                          lexicon.data(), concepts);
    std::vector<Frame> frames = reader.run();
    shift(frames, static_cast<std::uint32_t>(all.frames.size()));
    for (Frame& frame : frames) all.frames.push_back(std::move(frame));
    trees.push_back(reader.take_tree());
    mend(mended[s], trees.back());
  }
  all.claims =
      find_claims(mended, article, mentions, all.frames, lexicon.data().claim_words, concepts);
  assign_claims(parse, all);
  add_speeches(mentions, concepts, all);
  assign_claims(parse, all);
  return all;
}

}  // namespace casus::frames
