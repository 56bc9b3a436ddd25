#include "json.h"

#include <limits>

namespace casus::scoring {
namespace {

using simdjson::dom::element_type;

constexpr std::size_t list_length_max = 10'000;

std::string quoted(const char* name) { return "\"" + std::string(name) + "\""; }

bool is_number(const Value& value) {
  return value.type() == element_type::INT64 || value.type() == element_type::UINT64;
}

}  // namespace

void Json::wrong(std::string what, std::string remedy) {
  if (error_) return;
  error_ = Error{where_, within_.empty() ? what : within_ + " " + what, std::move(remedy)};
}

std::optional<Value> Json::field(const Object& object, const char* name) {
  Value value;
  if (object[name].get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

std::string Json::text(const Object& object, const char* name) {
  const auto value = field(object, name);
  if (!value) return {};
  if (std::string_view text; value->get(text) == simdjson::SUCCESS) return std::string(text);
  if (is_number(*value)) return simdjson::minify(*value);
  wrong("has a " + quoted(name) + " that is no text", "put it in quotation marks");
  return {};
}

bool Json::flag(const Object& object, const char* name) {
  const auto value = field(object, name);
  if (!value) return false;
  bool flag = false;
  if (value->get(flag) != simdjson::SUCCESS) {
    wrong("has a " + quoted(name) + " that is neither true nor false");
  }
  return flag;
}

std::vector<std::string> Json::texts(const Object& object, const char* name) {
  const auto value = field(object, name);
  return value ? texts(*value, name) : std::vector<std::string>();
}

std::vector<std::string> Json::texts(const Value& value, const char* name) {
  std::vector<std::string> all;
  if (std::string_view one; value.get(one) == simdjson::SUCCESS) {
    if (!one.empty()) all.emplace_back(one);
    return all;
  }
  simdjson::dom::array list;
  bool fits = value.get(list) == simdjson::SUCCESS;
  if (fits && list.size() > list_length_max) {
    wrong("has more than " + std::to_string(list_length_max) + " " + quoted(name));
    return all;
  }
  if (fits) {
    for (const Value entry : list) {
      if (entry.is_null()) continue;
      std::string_view one;
      fits = fits && entry.get(one) == simdjson::SUCCESS;
      if (fits) all.emplace_back(one);
    }
  }
  if (!fits)
    wrong("has a " + quoted(name) + " that is no list of texts", R"(write ["RUS", "PRK"])");
  return all;
}

void Json::objects(const Object& object, const char* name, std::string_view what,
                   const std::function<void(const Object&)>& each) {
  const auto value = field(object, name);
  if (!value) return;
  simdjson::dom::array list;
  if (value->get(list) != simdjson::SUCCESS) {
    return wrong("has a " + quoted(name) + " that is no list", "write [] for none");
  }
  if (list.size() > list_length_max) {
    return wrong("has more than " + std::to_string(list_length_max) + " " + quoted(name));
  }
  const std::string outside = within_;
  std::size_t number = 0;
  for (const Value entry : list) {
    within_ = (outside.empty() ? "its " : outside + ", ") + std::string(what) + " " +
              std::to_string(++number);
    Object one;
    if (entry.get(one) == simdjson::SUCCESS) {
      each(one);
    } else {
      wrong("is no JSON object");
    }
  }
  within_ = outside;
}

std::optional<Span> Json::span(const Value& start, const Value& end) {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  constexpr std::uint64_t offset_max = std::numeric_limits<std::uint32_t>::max();
  if (start.get(first) != simdjson::SUCCESS || end.get(last) != simdjson::SUCCESS ||
      first > offset_max || last > offset_max) {
    return std::nullopt;
  }
  return Span{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

std::optional<Span> Json::span(const Value& value) {
  if (Object object; value.get(object) == simdjson::SUCCESS) {
    const auto start = field(object, "start");
    const auto end = field(object, "end");
    auto span = start && end ? this->span(*start, *end) : std::nullopt;
    if (span) span->in_title = text(object, "in") == "title";
    return span;
  }
  simdjson::dom::array both;
  if (value.get(both) != simdjson::SUCCESS || both.size() != 2) return std::nullopt;
  return span(both.at(0).value(), both.at(1).value());
}

std::vector<Span> Json::spans(const Object& object, const char* name) {
  std::vector<Span> all;
  const auto value = field(object, name);
  if (!value) return all;
  simdjson::dom::array list;
  bool fits = true;
  const auto add = [&](const Value& one) {
    const auto found = span(one);
    fits = fits && found.has_value();
    if (found) all.push_back(*found);
  };
  if (value->get(list) != simdjson::SUCCESS ||
      (list.size() == 2 && is_number(list.at(0).value()))) {
    add(*value);
  } else if (list.size() > list_length_max) {
    fits = false;
  } else {
    for (const Value one : list) add(one);
  }
  if (!fits) {
    wrong("has a " + quoted(name) + " that is no list of spans",
          R"(write [{"start": 0, "end": 4}])");
  }
  return all;
}

Result<Object> parse_object(simdjson::dom::parser& parser, std::string_view line,
                            const Place& where) {
  Value root;
  if (const auto failed = parser.parse(line.data(), line.size()).get(root)) {
    return fail(where, std::string("is no valid JSON: ") + simdjson::error_message(failed),
                "one object a line");
  }
  Object object;
  if (root.get(object) != simdjson::SUCCESS) return fail(where, "is no JSON object");
  return object;
}

}  // namespace casus::scoring
