#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "byte_source.h"
#include "casus/engine.h"

namespace casus::cli {

enum class InputKind : std::uint8_t { automatic, text, jsonl, conllu };

/// What the command line says of all inputs; a document's own fields come first.
struct InputOptions {
  std::vector<std::string> paths;  ///< "-" is standard input
  InputKind kind = InputKind::automatic;
  std::string language;
  std::optional<Date> date;
};

/// A document, or why there is none. `where` leads back to the input.
struct Item {
  Place where;
  Result<engine::Document> document;
};

/// All documents of all inputs, one after the other, none held longer than needed. A broken input
/// or line is an Item too, and the next one follows.
class Documents {
 public:
  explicit Documents(InputOptions options) : options_(std::move(options)) {}
  /// Nothing at the end.
  std::optional<Item> next();

 private:
  std::optional<Item> open_next();
  std::optional<Item> next_line();
  Item whole_text();
  std::optional<Item> parsed();
  Item complete(Place where, engine::Document document) const;

  InputOptions options_;
  std::size_t path_ = 0;              // next to open
  std::string name_;                  // of the open input
  std::optional<ByteSource> source_;  // the open input: JSON lines
  std::size_t line_ = 0;
  std::deque<syntax::Ready> ready_;  // parses of the open CoNLL-U file
};

}  // namespace casus::cli
