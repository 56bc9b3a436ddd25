#pragma once

#include "lexicon_data.h"
#include "tree.h"

namespace casus::frames {

/// Mends what parsers get wrong systematically; each repair says what it mends.
void repair(Tree& tree, const Lexicon::Data& lexicon);

}  // namespace casus::frames
