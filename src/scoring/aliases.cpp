#include "aliases.h"

#include <algorithm>

namespace casus::scoring {
namespace {

constexpr std::size_t part_letters = 3;  // a code is a country, a sector, a group of three each

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Letters and digits of a code, in capitals.
std::string signs_of(std::string_view code) {
  std::string signs;
  for (const char c : code) {
    const char sign = upper(c);
    if (is_digit(sign) || (sign >= 'A' && sign <= 'Z')) signs += sign;
  }
  return signs;
}

std::string_view part(std::string_view code, std::size_t number) {
  return code.substr(std::min(number * part_letters, code.size()), part_letters);
}

template <class Map>
std::string_view meaning(const Map& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? name : std::string_view(found->second);
}

}  // namespace

std::optional<Actor> Aliases::actor(std::string_view code) const {
  const std::string signs = signs_of(code);
  if (signs.empty() || none_.contains(signs)) return std::nullopt;
  std::string whole(meaning(same_, signs));
  for (const Part& one : bodies_) {
    if (whole == one.letters) {
      whole = one.meaning;
      break;
    }
  }
  if (auto found = body(whole)) return found;
  const std::string_view first = part(whole, 0);
  if (alone_.contains(first)) return Actor{"?", std::string(meaning(sectors_, first))};
  return Actor{std::string(meaning(states_, first)),
               std::string(meaning(sectors_, part(whole, 1)))};
}

/// Families are the first letters of organisations, movements and associations.
std::optional<Actor> Aliases::body(std::string_view code) const {
  const auto family = families_.find(part(code, 0));
  if (family == families_.end()) return std::nullopt;
  const std::string* known = part_of(code, family->second);
  return Actor{known == nullptr ? family->second : *known, "", true};
}

const std::string* Aliases::part_of(std::string_view code, std::string_view family) const {
  const auto find = [&](const std::vector<Part>& parts, const auto& fits) -> const std::string* {
    for (const Part& one : parts) {
      if (one.meaning.starts_with(family) && fits(one.letters)) return &one.meaning;
    }
    return nullptr;
  };
  const std::string* known =
      find(agencies_, [&](const auto& letters) { return code.ends_with(letters); });
  if (known == nullptr) {
    known = find(bodies_, [&](const auto& letters) {
      return part(code, 1) == letters || code.ends_with(letters);
    });
  }
  if (known == nullptr) {
    known = find(begins_, [&](const auto& letters) { return code.starts_with(letters); });
  }
  if (known == nullptr) {
    known = find(holds_,
                 [&](const auto& letters) { return code.find(letters) != std::string_view::npos; });
  }
  return known;
}

std::string Aliases::type(std::string_view name) const {
  std::string capitals;
  for (const char c : name) capitals += upper(c);
  const std::string_view known = meaning(type_names_, capitals);
  return types_.contains(known) ? std::string(known) : std::string();
}

std::string Aliases::type_of_code(std::string_view cameo) const {
  const auto end = std::find_if_not(cameo.begin(), cameo.end(), is_digit);
  auto length = static_cast<std::size_t>(end - cameo.begin());
  for (; length > 0; --length) {
    const auto found = code_types_.find(cameo.substr(0, length));
    if (found != code_types_.end()) return found->second;
  }
  return {};
}

std::string Aliases::status(std::string_view name) const {
  std::string small;
  for (const char c : name) small += lower(c);
  return std::string(meaning(status_names_, small));
}

}  // namespace casus::scoring
