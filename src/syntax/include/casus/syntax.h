#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "casus/text.h"

namespace casus::syntax {

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
[[nodiscard]] std::string_view name(Upos upos);

inline constexpr std::uint32_t no_token = 0xFFFFFFFFu;

/// One syntactic word of a UD tree. Views point into the Parse (or its model) and die with them.
struct Token {
  std::string_view form;
  std::string_view lemma;
  Upos upos = Upos::X;
  std::string_view feats;         ///< as CoNLL-U writes them; empty for none
  std::uint32_t head = no_token;  ///< index in the sentence, from 0; no_token for the root
  std::string_view deprel;        ///< with subtype: "nsubj:pass"
  std::size_t first = 0;          ///< bytes of Article::text(), inclusive
  std::size_t last = 0;           ///< exclusive; the words of a multiword token share its range
  std::uint8_t multiword = 0;     ///< on the first word of a multiword token: how many words
  bool space_after = true;

  /// Value of a feature ("Tense" → "Past"), empty when it is not there.
  std::string_view feat(std::string_view feature) const;
  /// Whether the relation is `relation` or one of its subtypes: is("nsubj") holds for nsubj:pass.
  bool is(std::string_view relation) const;
};

enum class NameType : std::uint8_t { person, organisation, place };

/// A proper name that the model marked: tokens [first, last).
struct Name {
  NameType type = NameType::person;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Sentence {
  std::vector<Token> tokens;  ///< always a valid UD tree: one root, no cycle
  std::vector<Name> names;
  std::size_t block = 0;  ///< index into Article::blocks()

  /// Direct dependents of `head`, in order of the text.
  std::vector<std::uint32_t> children(std::uint32_t head) const;
  /// First dependent of `head` whose relation is `relation` or a subtype of it, else no_token.
  std::uint32_t child(std::uint32_t head, std::string_view relation) const;
  /// Smallest token range [first, last) that holds the whole subtree of `head`.
  std::pair<std::uint32_t, std::uint32_t> extent(std::uint32_t head) const;
};

/// An article's sentences. Owns what its tokens view, except what they view in Article and Model:
/// both must outlive it. Moves, does not copy.
struct Parse {
  std::vector<Sentence> sentences;
  std::unique_ptr<std::vector<std::unique_ptr<std::string>>>
      strings;  ///< spellings that no model holds
};

/// A trained model: one memory-mapped file, immutable, shared by threads.
/// File format: docs/FORMATS.md. Architecture and its evidence: docs/syntax.md.
class Model {
 public:
  [[nodiscard]] static Result<Model> load(const std::string& path);
  /// The same over bytes in memory, which are copied; `name` stands in error messages.
  [[nodiscard]] static Result<Model> read(std::string_view bytes, const std::string& name);
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();
  std::string_view language() const;
  std::string_view version() const;  ///< "it-1"
  class Network;
  const Network& network() const { return *network_; }

 private:
  Model();
  std::unique_ptr<Network> network_;
};

struct Options {
  std::string_view
      style;  ///< treebank convention of a joint model ("ewt", "gum"); empty: its default
};

/// Splits, tags, lemmatizes and parses. The result does not depend on thread count or processor.
[[nodiscard]] Parse parse(const text::Article& article, const Model& model,
                          const Options& options = {});

/// CoNLL-U, with "# newpar" at blocks, "# text", and TokenRange=first:last (code points of the text
/// as it was given) in MISC.
[[nodiscard]] std::string to_conllu(const Parse& parse, const text::Article& article,
                                    std::string_view document_id = {});

/// A ready parse made by any UD parser, with the article rebuilt from its tokens.
struct Ready {
  std::string id;
  std::string language;  ///< from a "# lang = xx" or "# language = xx" comment, else empty
  std::string text;      ///< what the article was read from: its spans count in it
  text::Article article;
  Parse parse;
};
/// One Ready a "# newdoc". A broken sentence is an Error that names its line.
[[nodiscard]] Result<std::vector<Ready>> read_conllu(std::string_view conllu,
                                                     const std::string& name);

}  // namespace casus::syntax
