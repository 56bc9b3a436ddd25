// Who is meant: loading the dictionary, and finding mentions in texts that are parsed already.
#include <benchmark/benchmark.h>

#include "articles.h"
#include "casus/actors.h"
#include "casus/text.h"

namespace casus::bench {
namespace {

void load_actors(benchmark::State& state) {
  for (auto _ : state) {
    const auto loaded = actors::Dictionary::load({CASUS_SOURCE_DIR "/knowledge"});
    if (!loaded) return state.SkipWithError("the dictionary does not load");
    benchmark::DoNotOptimize(loaded);
  }
}
BENCHMARK(load_actors)->Unit(benchmark::kMillisecond);

/// Counts mentions as items.
void find_mentions(benchmark::State& state, const std::string& name) {
  const std::string language = name.substr(name.size() - 2);
  const auto dictionary = actors::Dictionary::load({CASUS_SOURCE_DIR "/knowledge"});
  const auto model = syntax::Model::load(CASUS_SOURCE_DIR "/models/" + language + ".model");
  const auto text = text::read(article(name));
  if (!dictionary || !model || !text) return state.SkipWithError("nothing to read");
  const syntax::Parse parse = syntax::parse(*text, *model);
  std::int64_t mentions = 0;
  for (auto _ : state) {
    const auto found = actors::find(parse, *dictionary, language, std::nullopt);
    mentions = static_cast<std::int64_t>(found.size());
    benchmark::DoNotOptimize(found);
  }
  if (mentions == 0) return state.SkipWithError("nobody is mentioned");
  std::int64_t words = 0;
  for (const auto& sentence : parse.sentences) {
    words += static_cast<std::int64_t>(sentence.tokens.size());
  }
  state.SetItemsProcessed(state.iterations() * mentions);
  state.counters["words_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations() * words), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(find_mentions, italian, "tregua.it")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(find_mentions, english, "border.en")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace casus::bench
