#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "casus/syntax.h"
#include "conllu_rows.h"
#include "spellings.h"

namespace casus::syntax {
namespace {

std::optional<std::string_view> value_of(std::string_view comment, std::string_view key) {
  comment.remove_prefix(1);
  const auto trim = [](std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  };
  const std::size_t equals = comment.find('=');
  if (equals == std::string_view::npos || trim(comment.substr(0, equals)) != key) return {};
  return trim(comment.substr(equals + 1));
}

Upos upos_of(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    if (name(static_cast<Upos>(i)) == text) return static_cast<Upos>(i);
  }
  return Upos::X;
}

/// One document: its text is written from the tokens, read as an article, and the tokens are found
/// again in the article's clean text, which differs only in white space and what cleaning removes.
class Document {
 public:
  Document(std::vector<const ConlluSentence*> sentences, const std::string& name)
      : sentences_(std::move(sentences)), name_(name) {}

  Result<Ready> run() {
    Ready ready;
    read_comments(ready);
    write_text(ready.text);
    auto article = text::read(ready.text);
    if (!article) return tl::unexpected(article.error());
    ready.article = std::move(*article);
    ready.parse.strings = std::make_unique<Spellings::Blocks>();
    Spellings spellings(*ready.parse.strings);
    for (const ConlluSentence* sentence : sentences_) {
      Sentence made;
      if (!place(*sentence, ready.article, spellings, made)) {
        return fail({name_, sentence->line}, "a sentence with a token that is no text",
                    "forms must be valid UTF-8 without control characters");
      }
      ready.parse.sentences.push_back(std::move(made));
    }
    return ready;
  }

 private:
  void read_comments(Ready& ready) {
    for (const std::string_view comment : sentences_[0]->comments) {
      if (const auto id = value_of(comment, "newdoc id")) ready.id = *id;
      if (const auto language = value_of(comment, "lang")) ready.language = *language;
      if (const auto language = value_of(comment, "language")) ready.language = *language;
    }
  }

  void write_text(std::string& out) {
    std::string_view gap;
    for (const ConlluSentence* sentence : sentences_) {
      if (!out.empty()) {
        if (gap.empty()) gap = " ";
        if (sentence->new_paragraph || sentence->new_document) gap = "\n\n";
      }
      for (const ConlluToken& token : sentence->tokens) {
        out += gap;
        out += token.form;
        gap = token.space_after ? " " : "";
      }
    }
  }

  bool place(const ConlluSentence& from, const text::Article& article, Spellings& spellings,
             Sentence& to) {
    const auto keep = [&](std::string_view text) {
      return text.empty() ? std::string_view() : spellings.keep(text);
    };
    for (const ConlluToken& surface : from.tokens) {
      std::size_t first = 0, last = 0;
      if (!find(surface.form, article.text(), first, last)) return false;
      for (std::uint32_t i = surface.first; i < surface.last; ++i) {
        const ConlluWord& row = from.words[i];
        Token token;
        token.form =
            surface.multiword ? keep(row.form) : article.text().substr(first, last - first);
        token.lemma = keep(row.lemma);
        token.upos = upos_of(row.upos);
        token.feats = keep(row.feats);
        token.head = row.head == 0 ? no_token : row.head - 1;
        token.deprel = keep(row.deprel);
        token.first = first;
        token.last = last;
        token.space_after = surface.space_after;
        if (surface.multiword && i == surface.first) {
          token.multiword = static_cast<std::uint8_t>(surface.last - surface.first);
        }
        to.tokens.push_back(token);
      }
    }
    const auto& blocks = article.blocks();
    while (block_ + 1 < blocks.size() && blocks[block_].last <= to.tokens[0].first) ++block_;
    to.block = block_;
    return true;
  }

  /// The form's characters in the clean text, from where the last token ended.
  bool find(std::string_view form, std::string_view text, std::size_t& first, std::size_t& last) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    while (at_ < text.size() && is_space(text[at_])) ++at_;
    first = at_;
    if (text.substr(at_).starts_with(form)) {
      at_ += form.size();
    } else {
      // Cleaning changed the form (a no-break space, a soft hyphen): it ends where the text does.
      while (at_ < text.size() && !is_space(text[at_])) ++at_;
    }
    last = at_;
    return last > first;
  }

  std::vector<const ConlluSentence*> sentences_;
  const std::string& name_;
  std::size_t at_ = 0, block_ = 0;
};

}  // namespace

Result<std::vector<Ready>> read_conllu(std::string_view conllu, const std::string& name) {
  const auto rows = read_rows(conllu, name);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Ready> documents;
  std::vector<const ConlluSentence*> together;
  const auto finish = [&]() -> Result<void> {
    if (together.empty()) return {};
    auto ready = Document(std::exchange(together, {}), name).run();
    if (!ready) return tl::unexpected(ready.error());
    documents.push_back(std::move(*ready));
    return {};
  };
  for (const ConlluSentence& sentence : *rows) {
    if (sentence.new_document) {
      if (auto done = finish(); !done) return tl::unexpected(done.error());
    }
    together.push_back(&sentence);
  }
  if (auto done = finish(); !done) return tl::unexpected(done.error());
  return documents;
}

}  // namespace casus::syntax
