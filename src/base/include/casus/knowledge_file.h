#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus {

/// One meaningful line of a knowledge file: comments ("#" at the line's start or after white space)
/// and trailing white space are gone, blank lines are left out.
struct KnowledgeLine {
  std::size_t number = 0;  ///< from 1
  std::size_t indent = 0;  ///< leading spaces; a tab may not lead a line
  std::string_view text;   ///< without the indent; valid as long as the KnowledgeFile
};

/// A plain-text knowledge file in the one notation of the house: UTF-8, comments with "#", fields
/// separated by tabs, an indented line belongs to the last line that is not indented.
/// Immutable after load(); views die with it.
class KnowledgeFile {
 public:
  [[nodiscard]] static Result<KnowledgeFile> load(const std::string& path);
  /// The same over text in memory; `name` stands in error messages.
  [[nodiscard]] static Result<KnowledgeFile> parse(std::string name, std::string text);

  const std::vector<KnowledgeLine>& lines() const { return lines_; }
  Place place(const KnowledgeLine& line) const { return {name_, line.number}; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::vector<char> text_;  // on the heap: views outlive a move
  std::vector<KnowledgeLine> lines_;
};

/// Fields between tabs, white space around each taken off.
[[nodiscard]] std::vector<std::string_view> split_fields(std::string_view line);
/// Words between white space.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

/// Files of `folder` (below every root, in the order of the roots) whose name ends in `ending`,
/// sorted by name: a user's own folder laid over the shipped one is a second root.
[[nodiscard]] std::vector<std::string> knowledge_files(const std::vector<std::string>& roots,
                                                       std::string_view folder,
                                                       std::string_view ending);

}  // namespace casus
