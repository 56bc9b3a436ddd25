#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "heads.h"

namespace casus::syntax {

struct NamePathScratch {
  std::vector<float> best, next;
  std::vector<std::uint32_t> before;
};

/// The likeliest labels of a sentence (Viterbi) among those in which every I goes on a B or an I of
/// its type. `logits`: a row of labels.size() numbers a word; `out`: a class a word. Of equals the
/// first class wins.
void best_name_path(const float* logits, std::size_t words, const std::vector<NameLabel>& labels,
                    NamePathScratch& scratch, std::vector<std::uint32_t>& out);

}  // namespace casus::syntax
