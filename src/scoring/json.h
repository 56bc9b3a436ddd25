#pragma once

#include <simdjson.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "item.h"

namespace casus::scoring {

using Value = simdjson::dom::element;
using Object = simdjson::dom::object;

/// Reads fields of a line's objects. The first thing that is wrong is kept, what follows is read as
/// if it were absent: one broken line gives one sentence.
class Json {
 public:
  explicit Json(Place where) : where_(std::move(where)) {}

  const std::optional<Error>& error() const { return error_; }
  void wrong(std::string what, std::string remedy = {});
  /// Nothing where the field is absent or null.
  static std::optional<Value> field(const Object& object, const char* name);
  /// A string, or a whole number as it is written; empty where absent or null.
  std::string text(const Object& object, const char* name);
  bool flag(const Object& object, const char* name);
  /// A list of strings; one string is a list of one, null in a list is passed over.
  std::vector<std::string> texts(const Object& object, const char* name);
  std::vector<std::string> texts(const Value& value, const char* name);
  /// Calls `each` for each object of a list. Sentences about it begin with "its WHAT 2".
  void objects(const Object& object, const char* name, std::string_view what,
               const std::function<void(const Object&)>& each);
  /// Spans as [start, end] or {"start", "end"}, one or a list of them.
  std::vector<Span> spans(const Object& object, const char* name);

 private:
  std::optional<Span> span(const Value& value);
  std::optional<Span> span(const Value& start, const Value& end);

  Place where_;
  std::string within_;  // "its event 2, alt 1"
  std::optional<Error> error_;
};

/// The line as an object, or the one thing that is wrong with it. Valid as long as `parser`.
[[nodiscard]] Result<Object> parse_object(simdjson::dom::parser& parser, std::string_view line,
                                          const Place& where);

}  // namespace casus::scoring
