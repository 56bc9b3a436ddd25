#include "lemma.h"

#include <charconv>

#include "characters.h"

namespace casus::syntax {
namespace {

bool read_number(std::string_view text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

bool LemmaScript::read(std::string_view line, LemmaScript& script) {
  script = LemmaScript();
  if (line.starts_with('=')) {
    script.whole_ = true;
    script.put_front_ = line.substr(1);
    return true;
  }
  std::string_view fields[5];
  for (std::size_t i = 0; i < 5; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i == 4)) return false;
    fields[i] = line.substr(0, tab);
    if (i < 4) line.remove_prefix(tab + 1);
  }
  if (fields[0] == "l") {
    script.case_ = Case::lower;
  } else if (fields[0] == "t") {
    script.case_ = Case::title;
  } else if (fields[0] != "k") {
    return false;
  }
  script.put_front_ = fields[2];
  script.put_back_ = fields[4];
  return read_number(fields[1], script.cut_front_) && read_number(fields[3], script.cut_back_);
}

void LemmaScript::apply(const std::vector<char32_t>& normal, std::string& out) const {
  out.clear();
  if (whole_) {
    out = put_front_;
    return;
  }
  const auto base = [&](std::size_t at) {
    const bool low = case_ == Case::lower || (case_ == Case::title && at > 0);
    return low ? lower(normal[at]) : normal[at];
  };
  const std::size_t length = normal.size();
  if (std::size_t{cut_front_} + cut_back_ <= length) {
    out += put_front_;
    for (std::size_t i = cut_front_; i < length - cut_back_; ++i) append_utf8(base(i), out);
    out += put_back_;
  }
  if (out.empty()) {
    for (std::size_t i = 0; i < length; ++i) append_utf8(base(i), out);
  }
}

}  // namespace casus::syntax
