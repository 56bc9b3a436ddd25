#include "view.h"

#include <algorithm>

namespace casus::exports {

View::View(const engine::Coded& coded)
    : coded_(coded), text_(coded.document.text), title_(coded.document.title) {}

std::string_view View::text(const Span& span) const {
  return (span.in_title ? title_ : text_).cut(span.start, span.end);
}

Span View::span(const frames::Range& range) const {
  const auto& tokens = coded_.parse.sentences[range.sentence].tokens;
  if (range.first >= range.last || range.last > tokens.size()) return {};
  return coded_.article->in_original(tokens[range.first].first, tokens[range.last - 1].last);
}

std::vector<events::Side> View::speakers(const frames::Claim& claim) const {
  std::vector<events::Side> sides;
  if (claim.speaker >= coded_.resolutions.size()) return sides;
  const actors::Mention& mention = coded_.mentions[claim.speaker];
  const reference::Resolution& resolution = coded_.resolutions[claim.speaker];
  const Span where = span({mention.sentence, mention.first, mention.last});
  for (const actors::Identity& actor : resolution.actors) {
    sides.push_back({actor, where, resolution.how});
  }
  return sides;
}

std::vector<std::size_t> View::events_of(std::size_t claim) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < coded_.coding.events.size(); ++i) {
    if (coded_.coding.events[i].claim == claim) found.push_back(i);
  }
  return found;
}

std::string id(char kind, std::size_t index) { return kind + std::to_string(index + 1); }

std::vector<const events::Side*> coded_sides(const std::vector<events::Side>& sides) {
  std::vector<const events::Side*> coded;
  for (const events::Side& side : sides) {
    if (!side.actor.code.empty()) coded.push_back(&side);
  }
  return coded;
}

bool is_reciprocal(const events::Event& event) {
  return event.sources.size() > 1 && event.sources.size() == event.targets.size() &&
         std::equal(event.sources.begin(), event.sources.end(), event.targets.begin(),
                    [](const auto& a, const auto& b) { return a.actor == b.actor; });
}

}  // namespace casus::exports
