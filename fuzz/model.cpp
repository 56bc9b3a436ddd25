// Any bytes: a model or an error, and never a look outside the file.
#include "casus/syntax.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = casus::syntax::Model::read(casus::fuzz::bytes(data, size), "f");
  if (!model) return 0;
  const auto article = casus::text::read("Kim met Lee. They didn't talk.");
  casus::fuzz::require(article.has_value());
  (void)casus::syntax::parse(*article, *model);
  return 0;
}
