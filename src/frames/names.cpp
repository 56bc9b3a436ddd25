#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "lexicon_data.h"

namespace casus::frames {

namespace {

constexpr std::array<std::string_view, 21> role_names = {
    "agent",       "patient",   "recipient", "with",   "against",     "content",    "about",
    "destination", "origin",    "place",     "time",   "beneficiary", "instrument", "cause",
    "purpose",     "condition", "manner",    "amount", "attribute",   "between",    "other"};

constexpr std::array<std::string_view, 15> stance_names = {
    "none",     "says",      "accuses",  "denies", "confirms", "demands", "wants",     "asks",
    "promises", "threatens", "predicts", "thinks", "fears",    "praises", "criticises"};

template <class Names>
std::optional<std::size_t> find_in(const Names& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

}  // namespace

std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name(Stance stance) { return stance_names[static_cast<std::size_t>(stance)]; }

std::optional<Role> find_role(std::string_view name) {
  const auto at = find_in(role_names, name);
  return at ? std::optional(static_cast<Role>(*at)) : std::nullopt;
}

std::optional<Stance> find_stance(std::string_view name) {
  const auto at = find_in(stance_names, name);
  return at ? std::optional(static_cast<Stance>(*at)) : std::nullopt;
}

std::optional<syntax::Upos> find_upos(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(syntax::Upos::X); ++i) {
    const auto upos = static_cast<syntax::Upos>(i);
    if (syntax::name(upos) == name) return upos;
  }
  return std::nullopt;
}

std::string_view lower(std::string_view text, std::string& scratch) {
  const auto plain = [](char c) {
    return (c < 'A' || c > 'Z') && static_cast<signed char>(c) >= 0;
  };
  if (std::all_of(text.begin(), text.end(), plain)) return text;
  scratch.clear();
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  icu::UnicodeString::fromUTF8(bytes).toLower(icu::Locale::getRoot()).toUTF8String(scratch);
  return scratch;
}

}  // namespace casus::frames
