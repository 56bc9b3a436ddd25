#include "people.h"

#include <string_view>

namespace casus::frames {

namespace {

constexpr std::string_view alliance = "IGONAT";  // the one league of states with arms of its own

using actors::Mention;
using actors::Type;

std::uint32_t width(const Mention& mention) { return mention.last - mention.first; }

bool is_name(const Mention& mention) {
  return mention.anaphor == actors::Anaphor::none && mention.type != Type::pronoun;
}

/// Who fights with words: a person in politics or of a government, a party.
bool is_politician(const Mention& mention) {
  if (mention.type != Type::person && mention.type != Type::role &&
      mention.type != Type::organisation) {
    return false;
  }
  const std::string_view code =
      mention.candidates.empty() ? std::string_view{} : mention.candidates.front().actor.code;
  const std::string_view sector = code.size() > 3 ? code.substr(3, 3) : mention.sector;
  if (code.starts_with("IGO")) return false;
  for (const std::string_view one : {"GOV", "LEG", "OPP", "PTY", "ELI"}) {
    if (sector == one) return true;
  }
  return false;
}

/// An organisation without arms, or its seat, whose attacks are words: a union, an aid body, a
/// league of states.
bool is_civic(const Mention& mention) {
  const bool body = mention.type == Type::organisation || mention.place_or_government;
  if (!body || mention.candidates.empty()) return false;
  const std::string_view code = mention.candidates.front().actor.code;
  if (code.starts_with("IGO")) return code != alliance;
  if (code.starts_with("NGO")) return true;
  const std::string_view sector = code.size() > 3 ? code.substr(3, 3) : std::string_view{};
  return sector == "NGO" || sector == "LAB" || sector == "REL";
}

}  // namespace

People::People(const Tree& tree, const std::vector<Mention>& mentions,
               const std::vector<std::uint32_t>& here)
    : mentions_(mentions),
      of_(tree.size(), no_index),
      around_(tree.size(), no_index),
      in_name_(tree.size(), false),
      in_mention_(tree.size(), false) {
  for (const std::uint32_t index : here) {
    const Mention& mention = mentions[index];
    if (mention.head >= tree.size()) continue;
    std::uint32_t& best = of_[mention.head];
    if (best == no_index || width(mention) > width(mentions[best])) best = index;
    if (mention.anaphor != actors::Anaphor::none) continue;
    for (TokenIndex t = mention.first; t < mention.last && t < tree.size(); ++t) {
      in_mention_[t] = true;
      around_[t] = index;
      if (mention.type != Type::role) in_name_[t] = true;
    }
  }
  // "il presidente Kim": where the head alone says nothing, the name that hangs on it does.
  const std::vector<std::uint32_t> own = of_;
  for (TokenIndex token = 0; token < tree.size(); ++token) {
    if (own[token] != no_index && !mentions[own[token]].candidates.empty()) continue;
    if (own[token] != no_index && mentions[own[token]].type != Type::role) continue;
    for (const TokenIndex child : tree.children(token)) {
      const bool beside = tree.is(child, "appos") || tree.is(child, "flat") ||
                          (tree.is(child, "nmod") && !tree.has_child(child, "case") &&
                           tree.upos(child) == syntax::Upos::PROPN);
      if (!beside || own[child] == no_index || !is_name(mentions[own[child]])) continue;
      const bool person = mentions[own[child]].type == Type::person ||
                          mentions[own[child]].type == Type::organisation;
      if (own[token] == no_index && !person && !tree.is(child, "flat")) continue;
      of_[token] = own[child];
      break;
    }
  }
}

bool People::is(TokenIndex token, Class wanted) const {
  if (of_[token] == no_index) return false;
  const Mention& mention = mentions_[of_[token]];
  switch (wanted) {
    case Class::actor:
      return mention.type != Type::place || mention.place_or_government;
    case Class::person:
      return mention.type == Type::person || mention.type == Type::role ||
             mention.type == Type::zero || mention.type == Type::pronoun;
    case Class::org:
      return mention.type == Type::organisation;
    case Class::country:
      return mention.type == Type::country || mention.place_or_government;
    case Class::state_or_org:
      return mention.type == Type::country || mention.type == Type::organisation ||
             mention.place_or_government;
    case Class::place:
      return mention.type == Type::place || mention.type == Type::country;
    case Class::politician:
      return is_politician(mention);
    case Class::civic:
      return is_civic(mention);
    default:
      return false;
  }
}

}  // namespace casus::frames
