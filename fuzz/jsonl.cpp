// Any line: a document with a text and an id, or an error that names the line.
#include "json_document.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using casus::fuzz::require;
  const auto document = casus::cli::read_json_document(casus::fuzz::bytes(data, size), {"f", 3});
  if (document) {
    require(!document->id.empty() && !(document->text.empty() && document->title.empty()));
  } else {
    require(document.error().where.line == 3 && !document.error().what.empty());
  }
  return 0;
}
