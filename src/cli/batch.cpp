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

/// Codes all inputs in order. `examine` makes something of each article on any thread; `take` has
/// them one by one and says whether to go on; `finish` has the last word on the output.
template <class ExamineOne, class Take, class Finish>
Exit run_all(const Options& options, engine::Stage last, const std::vector<Sheet>& sheets,
             const ExamineOne& examine, const Take& take, const Finish& finish) {
  auto folders = find_folders(options);
  if (!folders) return say(to_string(folders.error())), Exit::failed;
  const auto engine = engine::Engine::open(std::move(*folders), last);
  if (!engine) return say(to_string(engine.error())), Exit::failed;
  std::vector<Output> outputs;
  for (const Sheet& sheet : sheets) {
    auto output = Output::open(sheet.path);
    if (!output) return say(to_string(output.error())), Exit::failed;
    outputs.push_back(std::move(*output));
    if (!sheet.heading.empty()) outputs.back().write(sheet.heading);
  }

  using Found = decltype(examine(std::declval<engine::Coded&>(), *engine, outputs.front()));
  Documents documents(options.input);
  std::size_t inputs = 0;
  std::size_t failures = 0;
  const auto work = [&](Item item) -> Result<Found> {
    if (!item.document) return tl::unexpected<Error>(std::move(item.document.error()));
    const std::string id = item.document->id;
    item.document->choices = options.choices;
    auto coded = engine->code(std::move(*item.document), last);
    if (!coded) {
      return tl::unexpected<Error>(placed(std::move(coded.error()), item.where, id));
    }
    return examine(*coded, *engine, outputs.front());
  };
  const auto emit = [&](Result<Found> found) {
    ++inputs;
    if (found) return take(std::move(*found), outputs);
    ++failures;
    say(to_string(found.error()));
    return true;
  };
  run_ordered(
      options.threads, [&] { return documents.next(); }, work, emit);
  finish(outputs.front(), inputs - failures);

  for (Output& output : outputs) {
    if (const auto closed = output.close(); !closed) {
      return say(to_string(closed.error())), Exit::failed;
    }
  }
  if (failures > 0 && inputs > 1) say(fmt::format("{} of {} inputs failed", failures, inputs));
  return failures > 0 ? Exit::failed : Exit::done;
}

}  // namespace

Exit run_batch(const Options& options, engine::Stage last, const Render& render) {
  return run_all(
      options, last, {{options.out, {}}},
      [&](engine::Coded& coded, const engine::Engine& engine, const Output& output) {
        return render(coded, engine, output.columns());
      },
      [](const std::string& printed, std::vector<Output>& outputs) {
        return outputs.front().write(printed);
      },
      [](Output&, std::size_t) {});
}

Exit run_batch(const Options& options, engine::Stage last, const std::vector<Sheet>& sheets,
               const RenderSheets& render) {
  return run_all(
      options, last, sheets,
      [&](engine::Coded& coded, const engine::Engine& engine, const Output&) {
        return render(coded, engine);
      },
      [](const std::vector<std::string>& printed, std::vector<Output>& outputs) {
        bool goes_on = true;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
          goes_on = outputs[i].write(printed[i]) && goes_on;
        }
        return goes_on;
      },
      [](Output&, std::size_t) {});
}

Exit run_batch(const Options& options, engine::Stage last, const Examine& examine,
               const Gather& gather, const std::function<std::string()>& report) {
  return run_all(
      options, last, {{options.out, {}}},
      [&](engine::Coded& coded, const engine::Engine& engine, const Output&) {
        return examine(coded, engine);
      },
      [&](engine::Gaps found, std::vector<Output>&) { return gather(std::move(found)), true; },
      [&](Output& output, std::size_t examined) {
        if (examined > 0) output.write(report());
      });
}

}  // namespace casus::cli
