#include <fmt/format.h>

#include <algorithm>

#include "casus/export.h"
#include "cells.h"
#include "grid.h"
#include "view.h"

namespace casus::exports {
namespace {

constexpr std::size_t line_columns_min = 80;

/// "Corea del Nord [PRK]"; the code alone when it has no name.
std::string actor(const events::Side& side) {
  if (side.actor.name.empty()) return fmt::format("[{}]", side.actor.code);
  return fmt::format("{} [{}]", side.actor.name, side.actor.code);
}

std::string actor_names(const std::vector<events::Side>& sides) {
  std::vector<std::string> names;
  for (const events::Side* side : coded_sides(sides)) names.push_back(actor(*side));
  return joined(names, ", ");
}

std::string actor_codes(const std::vector<events::Side>& sides) {
  std::vector<std::string> codes;
  for (const events::Side* side : coded_sides(sides)) codes.emplace_back(side->actor.code);
  return joined(codes, ", ");
}

std::string who(const events::Event& event) {
  if (is_reciprocal(event)) {
    std::vector<std::string> names;
    for (const events::Side* side : coded_sides(event.sources)) names.push_back(actor(*side));
    return joined(names, " ↔ ");
  }
  const std::string source = actor_names(event.sources);
  const std::string target = actor_names(event.targets);
  return fmt::format("{} → {}", source.empty() ? "?" : source, target.empty() ? "–" : target);
}

std::string type(const events::Event& event) {
  std::string text(event.plover);
  if (!event.mode.empty()) text += fmt::format("/{}", event.mode);
  if (!event.cameo.empty()) text += fmt::format(" {}", event.cameo);
  return text;
}

std::string when_and_where(const events::Event& event) {
  std::vector<std::string> parts;
  if (event.date) parts.push_back(to_string(*event.date));
  if (!event.place.empty()) parts.push_back(event.place);
  return joined(parts, " ");
}

std::string event_table(const View& view, std::size_t columns) {
  const auto& all = view.coded().coding.events;
  Grid grid({{"", 4},
             {"status", 12},
             {"event", 24},
             {"who to whom", 0},
             {"said by", 12},
             {"when, where", 12},
             {"evidence", 0}});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const events::Event& event = all[i];
    const std::string said = actor_codes(event.claimants);
    const std::string evidence = event.evidence.empty()
                                     ? std::string()
                                     : std::string(view.text(event.evidence.front().span));
    grid.add({id('e', i), std::string(events::name(event.status)), type(event), who(event), said,
              when_and_where(event), evidence});
  }
  return grid.is_empty() ? "  none\n" : grid.print(columns);
}

std::string claim_table(const View& view, std::size_t columns) {
  const auto& all = view.coded().frames.claims;
  Grid grid({{"", 4}, {"speaker", 30}, {"stance", 10}, {"cue", 22}, {"what", 0}});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const frames::Claim& claim = all[i];
    std::string speaker = actor_names(view.speakers(claim));
    if (speaker.empty() && claim.has_source) speaker = view.text(claim.source);
    std::vector<std::string> content;
    for (const frames::Range& range : claim.content) content.push_back(view.text(range));
    grid.add({id('k', i), speaker.empty() ? "?" : speaker, std::string(frames::name(claim.stance)),
              claim.has_cue ? view.text(claim.cue) : std::string(), joined(content, " … ")});
  }
  return grid.is_empty() ? "  none\n" : grid.print(columns);
}

std::string commitment_table(const View& view, std::size_t columns) {
  const auto& all = view.coded().commitments;
  Grid grid({{"", 4},
             {"kind", 18},
             {"parties", 0},
             {"bound to", 20},
             {"when", 16},
             {"status", 12},
             {"event", 5}});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ledger::Commitment& commitment = all[i];
    grid.add({id('c', i), std::string(commitment.kind), actor_names(commitment.parties),
              std::string(commitment.obligation), std::string(commitment.trigger),
              std::string(commitment.status),
              commitment.event == frames::no_index ? std::string() : id('e', commitment.event)});
  }
  return grid.is_empty() ? "  none\n" : grid.print(columns);
}

std::string heading(const View& view) {
  const engine::Document& document = view.coded().document;
  std::vector<std::string> parts{std::string(text::Characters(document.id).all()),
                                 view.coded().language};
  if (document.date) parts.push_back(to_string(*document.date));
  if (!document.title.empty()) parts.emplace_back(text::Characters(document.title).all());
  return joined(parts, " · ");
}

}  // namespace

std::string table(const engine::Coded& coded, const engine::Engine&, std::size_t columns) {
  const View view(coded);
  columns = std::max(columns, line_columns_min);
  std::string out = heading(view) + "\n";
  out += "\nEvents: who did what to whom\n" + event_table(view, columns);
  out += "\nClaims: who says what\n" + claim_table(view, columns);
  out += "\nCommitments: who is bound to do what\n" + commitment_table(view, columns);
  return out + "\n";
}

}  // namespace casus::exports
