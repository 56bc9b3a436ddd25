// Any bytes: read() answers, and every clean byte leads back to a place inside the input, in order.
#include "casus/text.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using casus::fuzz::require;
  const std::string_view bytes = casus::fuzz::bytes(data, size);
  const std::string_view title = bytes.substr(0, size % 8);
  const auto article = casus::text::read(bytes, title, {.bytes_max = 4096});
  if (!article) return 0;
  casus::Span last{0, 0, true};
  for (std::size_t i = 0; i < article->text().size(); ++i) {
    const casus::Span span = article->in_original(i, i + 1);
    if (last.in_title && !span.in_title) last = {0, 0, false};
    require(span.in_title == last.in_title && span.start >= last.start && span.end >= span.start);
    require(span.end <= (span.in_title ? title.size() : size));
    last = span;
  }
  std::size_t end = 0;
  for (const casus::text::Block& block : article->blocks()) {
    require(block.first >= end && block.first < block.last);
    require(block.last <= article->text().size());
    end = block.last;
  }
  // The text as it was given is whole.
  const casus::text::Characters characters(bytes);
  require(characters.cut(0, static_cast<std::uint32_t>(size)) == characters.all());
  (void)casus::text::detect_language(article->text());
  return 0;
}
