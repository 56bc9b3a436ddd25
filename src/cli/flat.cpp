#include "flat.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>

#include "batch.h"
#include "casus/flat.h"
#include "filter.h"
#include "output.h"

namespace casus::cli {
namespace {

namespace fs = std::filesystem;
using exports::Flat;

const std::map<std::string, Flat, std::less<>>& formats() {
  static const std::map<std::string, Flat, std::less<>> all{{"csv", Flat::events},
                                                            {"phoenix", Flat::phoenix},
                                                            {"icews", Flat::icews},
                                                            {"gdelt", Flat::gdelt},
                                                            {"polecat", Flat::polecat}};
  return all;
}

/// The sheets that are asked for, each with its path.
Result<std::vector<std::pair<Flat, std::string>>> sheets_of(const Options& options) {
  const Flat format = formats().find(options.format)->second;
  std::error_code failed;
  const bool folder = options.out.ends_with('/') || fs::is_directory(options.out, failed);
  if (!folder) return std::vector<std::pair<Flat, std::string>>{{format, options.out}};
  if (format != Flat::events) {
    return fail({options.out}, "is a folder", "--format csv alone writes several files");
  }
  fs::create_directories(options.out, failed);
  if (failed) return fail({options.out}, "cannot be made: " + failed.message());
  std::vector<std::pair<Flat, std::string>> sheets;
  for (const auto& [sheet, name] : {std::pair{Flat::events, "events.csv"},
                                    {Flat::claims, "claims.csv"},
                                    {Flat::commitments, "commitments.csv"},
                                    {Flat::articles, "articles.csv"}}) {
    sheets.emplace_back(sheet, (fs::path(options.out) / name).string());
  }
  return sheets;
}

}  // namespace

bool is_flat(const std::string& format) { return formats().contains(format); }

Exit code_flat(const Options& options) {
  const auto folders = find_folders(options);
  if (!folders) return say(to_string(folders.error())), Exit::failed;
  const auto ontology = exports::Ontology::load(folders->knowledge);
  if (!ontology) return say(to_string(ontology.error())), Exit::failed;
  const auto chosen = sheets_of(options);
  if (!chosen) return say(to_string(chosen.error())), Exit::failed;

  Options wanted = options;
  const bool legacy = options.format != "csv";
  if (legacy && wanted.statuses.empty()) wanted.statuses = {"asserted"};
  std::atomic<std::size_t> other_status = 0;
  std::atomic<std::size_t> no_code = 0;
  std::vector<Sheet> sheets;
  for (const auto& [format, path] : *chosen) {
    sheets.push_back({path, exports::flat_heading(format)});
  }
  const Exit exit = run_batch(
      wanted, engine::Stage::ledger, sheets,
      [&](engine::Coded& coded, const engine::Engine& engine) {
        const std::size_t before = coded.coding.events.size();
        filter_events(coded, least_confidence(wanted, engine, coded), wanted);
        other_status += before - coded.coding.events.size();
        std::vector<std::string> rows;
        for (const auto& [format, path] : *chosen) {
          rows.push_back(exports::flat_rows(coded, engine, *ontology, format));
          no_code += static_cast<std::size_t>(std::count_if(
              coded.coding.events.begin(), coded.coding.events.end(),
              [f = format](const auto& event) { return !exports::flat_holds(f, event); }));
        }
        return rows;
      });
  if (legacy && other_status + no_code > 0) {
    say(fmt::format(
        "{} events are not in this format: {} by status or filter (it has no column for "
        "who says so; --status widens it), {} without a CAMEO code",
        other_status + no_code, other_status.load(), no_code.load()));
  }
  return exit;
}

}  // namespace casus::cli
