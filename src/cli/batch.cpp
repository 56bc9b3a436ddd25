#include "batch.h"

#include <fmt/format.h>

#include "ordered.h"
#include "output.h"

namespace casus::cli {
namespace {

/// An error of the document itself says where the input has it; one of a model or a knowledge file
/// names that file.
Error placed(Error error, const Place& where, const std::string& id) {
  if (error.where.file.empty() || error.where.file == id) error.where = where;
  return error;
}

}  // namespace

Exit run_batch(const Options& options, engine::Stage last, const Render& render) {
  auto folders = find_folders(options);
  if (!folders) return say(to_string(folders.error())), Exit::failed;
  const auto engine = engine::Engine::open(std::move(*folders), last);
  if (!engine) return say(to_string(engine.error())), Exit::failed;
  auto output = Output::open(options.out);
  if (!output) return say(to_string(output.error())), Exit::failed;

  Documents documents(options.input);
  const std::size_t columns = output->columns();
  std::size_t inputs = 0;
  std::size_t failures = 0;
  const auto work = [&](Item item) -> Result<std::string> {
    if (!item.document) return tl::unexpected<Error>(std::move(item.document.error()));
    const std::string id = item.document->id;
    auto coded = engine->code(std::move(*item.document), last);
    if (!coded) {
      return tl::unexpected<Error>(placed(std::move(coded.error()), item.where, id));
    }
    return render(*coded, *engine, columns);
  };
  const auto emit = [&](Result<std::string> printed) {
    ++inputs;
    if (printed) return output->write(*printed);
    ++failures;
    say(to_string(printed.error()));
    return true;
  };
  run_ordered(
      options.threads, [&] { return documents.next(); }, work, emit);

  if (const auto closed = output->close(); !closed) {
    return say(to_string(closed.error())), Exit::failed;
  }
  if (failures > 0 && inputs > 1) say(fmt::format("{} of {} inputs failed", failures, inputs));
  return failures > 0 ? Exit::failed : Exit::done;
}

}  // namespace casus::cli
