#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/engine.h"

namespace casus::exports {

/// What every format asks of a coded article: text by span, spans by token range, ids, actors.
/// Views the Coded, which must outlive it.
class View {
 public:
  explicit View(const engine::Coded& coded);

  const engine::Coded& coded() const { return coded_; }
  /// The text as it was given, valid UTF-8.
  std::string_view text(const Span& span) const;
  Span span(const frames::Range& range) const;
  std::string text(const frames::Range& range) const { return std::string(text(span(range))); }
  /// Who speaks: the resolved mention, nobody when it stayed open.
  std::vector<events::Side> speakers(const frames::Claim& claim) const;
  /// Indices of the events that the claim holds.
  std::vector<std::size_t> events_of(std::size_t claim) const;

 private:
  const engine::Coded& coded_;
  text::Characters text_, title_;
};

/// "e7", "k3", "c1": ids count from 1 in the article.
[[nodiscard]] std::string id(char kind, std::size_t index);

/// Sides that have a code, in their order: an unknown actor is nobody in the data (CODEBOOK §3).
[[nodiscard]] std::vector<const events::Side*> coded_sides(const std::vector<events::Side>& sides);

/// Both sides hold the same actors: the event is mutual.
[[nodiscard]] bool is_reciprocal(const events::Event& event);

}  // namespace casus::exports
