#pragma once

#include <cstdint>
#include <vector>

#include "casus/actors.h"
#include "casus/syntax.h"
#include "casus/text.h"

namespace casus::reference {

/// Sentences [first, last) of one text that tell one story.
struct Story {
  std::uint32_t first = 0, last = 0;
};

/// A page may hold several pieces of news, each under a headline of its own: nobody in one is meant
/// by a pronoun of the next. A headline inside the text opens a story when it names somebody or
/// some place that the text before did not name, nobody that it did, and what follows speaks of
/// none of the persons and organisations before; of one country two stories are told apart by the
/// people of their headlines, or of their text where the headline has a verb. In order; never empty
/// for a text with sentences.
[[nodiscard]] std::vector<Story> stories(const syntax::Parse& parse, const text::Article& article,
                                         const std::vector<actors::Mention>& mentions);

}  // namespace casus::reference
