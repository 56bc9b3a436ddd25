#include "json_document.h"

#include <simdjson.h>

#include "casus/date.h"

namespace casus::cli {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// A field that is text, absent or null. Whole numbers serve as ids.
Result<std::string> field(const simdjson::dom::object& object, const char* name,
                          const Place& where) {
  element value;
  if (object[name].get(value) != simdjson::SUCCESS || value.is_null()) return std::string();
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  const bool is_whole = value.type() == element_type::INT64 || value.type() == element_type::UINT64;
  if (is_whole && std::string_view(name) == "id") return simdjson::minify(value);
  return fail(where, std::string("its \"") + name + "\" is no text", "put it in quotation marks");
}

}  // namespace

Result<engine::Document> read_json_document(std::string_view line, Place where) {
  simdjson::dom::parser parser;
  element root;
  if (const auto failed = parser.parse(line.data(), line.size()).get(root)) {
    return fail(std::move(where),
                std::string("is no valid JSON: ") + simdjson::error_message(failed),
                "one object a line");
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return fail(std::move(where), "is no JSON object", R"(write {"id": "…", "text": "…"})");
  }
  engine::Document document;
  std::string date;
  struct Field {
    const char* name;
    std::string* into;
  };
  const Field fields[] = {
      {"id", &document.id},     {"lang", &document.language}, {"date", &date},
      {"text", &document.text}, {"title", &document.title},   {"source", &document.source},
      {"url", &document.url}};
  for (const Field& one : fields) {
    auto value = field(object, one.name, where);
    if (!value) return tl::unexpected<Error>(std::move(value.error()));
    *one.into = std::move(*value);
  }
  if (document.text.empty() && document.title.empty()) {
    return fail(std::move(where), "has no \"text\"", "casus codes the field \"text\"");
  }
  if (!date.empty()) {
    document.date = parse_date(date);
    if (!document.date) {
      return fail(std::move(where), "its \"date\" is no day: " + date, "write it as 2024-06-19");
    }
  }
  if (document.id.empty()) document.id = where.file + ":" + std::to_string(where.line);
  return document;
}

}  // namespace casus::cli
