#pragma once

#include <vector>

#include "casus/frames.h"
#include "claim_words.h"

namespace casus::frames {

/// Every span that the text attributes to somebody (CODEBOOK §8), in order of the text. Reads the
/// trees and the quotation marks; of the frames it takes which predicate reports speech, with what
/// stance and effect, and who its agent is. Zero subjects must be in `mentions` already.
[[nodiscard]] std::vector<Claim> find_claims(const std::vector<syntax::Sentence>& sentences,
                                             const text::Article& article,
                                             const std::vector<actors::Mention>& mentions,
                                             const std::vector<Frame>& frames,
                                             const ClaimWords& words, const Concepts& concepts);

/// Sets Frame::claim to the innermost claim whose content holds the predicate.
void assign_claims(const syntax::Parse& parse, Frames& frames);

/// A frame of saying for everybody who is quoted or cited without a verb (Claim::speech).
void add_speeches(const std::vector<actors::Mention>& mentions, const Concepts& concepts,
                  Frames& all);

}  // namespace casus::frames
