#include "codes.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

constexpr std::size_t columns_min = 6;

std::string_view value(std::string_view field) { return field == "-" ? std::string_view{} : field; }

std::optional<double> number(std::string_view field) {
  if (value(field).empty()) return std::nullopt;
  double result = 0;
  const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), result);
  if (problem != std::errc{} || end != field.data() + field.size()) return std::nullopt;
  return result;
}

std::vector<std::string> list(std::string_view field) {
  std::vector<std::string> items;
  field = value(field);
  while (!field.empty()) {
    const std::size_t comma = std::min(field.find(','), field.size());
    items.emplace_back(field.substr(0, comma));
    field.remove_prefix(std::min(comma + 1, field.size()));
  }
  return items;
}

auto key(const Code& code) { return std::tie(code.cameo, code.plover, code.mode); }

void read_file(const KnowledgeFile& file, std::vector<Code>& rows, std::vector<Error>& errors) {
  for (const auto& line : file.lines()) {
    const auto fields = split_fields(line.text);
    const auto wrong = [&](std::string what, std::string remedy) {
      errors.push_back({file.place(line), std::move(what), std::move(remedy)});
    };
    if (fields.size() < columns_min) {
      wrong("a code row has too few columns", "type, mode, cameo, goldstein, intensity, quad");
      continue;
    }
    Code code;
    code.plover = fields[0];
    code.mode = value(fields[1]);
    code.cameo = value(fields[2]);
    code.goldstein = number(fields[3]);
    code.intensity = number(fields[4]);
    code.quad = static_cast<int>(number(fields[5]).value_or(0));
    if (fields.size() > columns_min) code.contexts = list(fields[6]);
    if (code.quad < 1 || code.quad > 4) wrong("the quad is not 1 to 4", "see the head of the file");
    if (!code.cameo.empty() && !code.goldstein) wrong("a CAMEO code without Goldstein value", "");
    rows.push_back(std::move(code));
  }
}

}  // namespace

CodeTable CodeTable::load(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  CodeTable table;
  for (const auto& path : knowledge_files(roots, "ontology", "codes.tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (file) {
      read_file(*file, table.rows_, errors);
    } else {
      errors.push_back(file.error());
    }
  }
  if (table.rows_.empty()) {
    errors.push_back({{"ontology/codes.tsv"}, "there is no table of codes", "check --knowledge"});
  }
  // Later rows stand first among equals, so that a user's table wins.
  std::reverse(table.rows_.begin(), table.rows_.end());
  std::stable_sort(table.rows_.begin(), table.rows_.end(),
                   [](const Code& a, const Code& b) { return key(a) < key(b); });
  return table;
}

const Code* CodeTable::cameo(std::string_view code) const {
  if (code.empty()) return nullptr;
  const auto row = std::lower_bound(rows_.begin(), rows_.end(), code,
                                    [](const Code& a, std::string_view b) { return a.cameo < b; });
  return row != rows_.end() && row->cameo == code ? &*row : nullptr;
}

const Code* CodeTable::mode(std::string_view plover, std::string_view mode) const {
  for (const Code& row : rows_) {
    if (!row.cameo.empty()) return nullptr;  // rows without a code sort first
    if (row.plover == plover && row.mode == mode) return &row;
  }
  return nullptr;
}

}  // namespace casus::events
