#include <fmt/format.h>

#include "casus/actors.h"

namespace casus::actors {
namespace {

constexpr std::string_view how_names[] = {
    "name",    "demonym", "capital",    "role",        "epithet", "composite",    "organ",
    "pronoun", "zero",    "possessive", "description", "both",    "first-person", "undated"};
constexpr std::string_view type_names[] = {"person", "organisation", "place", "country",
                                           "role",   "pronoun",      "zero",  "thing"};
constexpr std::string_view anaphor_names[] = {
    "none",          "personal", "possessive",  "reflexive",  "reciprocal", "relative",
    "demonstrative", "zero",     "description", "relational", "set"};

}  // namespace

std::string_view name(How how) { return how_names[static_cast<std::size_t>(how)]; }
std::string_view name(Type type) { return type_names[static_cast<std::size_t>(type)]; }

std::string dump(const Mention& mention, const syntax::Parse& parse) {
  std::string text;
  const auto& tokens = parse.sentences[mention.sentence].tokens;
  for (std::uint32_t t = mention.first; t < mention.last; ++t) {
    text += tokens[t].form;
    if (t + 1 < mention.last && tokens[t].space_after) text += ' ';
  }
  std::string codes;
  for (const Candidate& one : mention.candidates) {
    if (!codes.empty()) codes += '|';
    codes += one.actor.code.empty() ? "?" : one.actor.code;
  }
  if (codes.empty()) codes = "-";
  const bool known = !mention.candidates.empty() && !mention.candidates[0].actor.id.empty();
  std::string line =
      fmt::format("{}:{}-{} {} {} {} {} '{}'", mention.sentence, mention.first, mention.last,
                  name(mention.type), name(mention.how), codes,
                  known ? mention.candidates[0].actor.id : std::string_view("-"), text);
  if (mention.anaphor != Anaphor::none) {
    line += fmt::format(" {}", anaphor_names[static_cast<std::size_t>(mention.anaphor)]);
  }
  if (!mention.kind.empty()) line += fmt::format(" kind={}", mention.kind);
  if (!mention.sector.empty()) line += fmt::format(" sector={}", mention.sector);
  if (mention.place_or_government) line += " place-or-government";
  if (mention.owner != syntax::no_token) line += fmt::format(" owner={}", mention.owner);
  if (mention.gender != 0 || mention.number != 0) {
    line += fmt::format(" {}{}", mention.gender != 0 ? mention.gender : '-',
                        mention.number != 0 ? mention.number : '-');
  }
  return line;
}

}  // namespace casus::actors
