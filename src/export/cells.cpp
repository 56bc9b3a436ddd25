#include "cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "casus/text.h"

namespace casus::exports {
namespace {

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"') out += '"';
    out += letter;
  }
  return out + '"';
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace

Cells& Cells::add(std::string_view cell) {
  if (begun_) text_ += dialect_ == Dialect::comma ? ',' : '\t';
  begun_ = true;
  const text::Characters valid(cell);  // text from outside may hold anything
  text_ += dialect_ == Dialect::comma ? quoted(valid.all()) : escaped(valid.all());
  return *this;
}

Cells& Cells::add(const std::optional<double>& number) {
  return add(number ? plain_number(*number) : std::string());
}

Cells& Cells::skip(std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) add(std::string_view{});
  return *this;
}

std::string Cells::line() {
  std::string out = std::move(text_) + '\n';
  text_.clear();
  begun_ = false;
  return out;
}

std::string plain_number(double value) {
  std::string text = fmt::format("{:.4f}", std::round(value * 1e4) / 1e4);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += between;
    text += part;
  }
  return text;
}

std::string compact(const std::optional<Date>& day) {
  std::string text = day ? to_string(*day) : std::string();
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

}  // namespace casus::exports
