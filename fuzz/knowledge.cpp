// Any bytes: lines in order, without comments or white space at either end.
#include "casus/knowledge_file.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using casus::fuzz::require;
  const auto file = casus::KnowledgeFile::parse("k", std::string(casus::fuzz::bytes(data, size)));
  if (!file) return 0;
  std::size_t number = 0;
  for (const casus::KnowledgeLine& line : file->lines()) {
    require(line.number > number && !line.text.empty() && line.text.front() != '#');
    require(line.text.front() != ' ' && line.text.back() != ' ' && line.text.back() != '\t');
    number = line.number;
    for (const std::string_view word : casus::split_words(line.text)) require(!word.empty());
    require(!casus::split_fields(line.text).empty());
  }
  return 0;
}
