#include "name_path.h"

#include <algorithm>
#include <limits>

namespace casus::syntax {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

bool may_follow(const NameLabel& before, const NameLabel& label) {
  return label.position != 'I' || (before.position != 'O' && before.type == label.type);
}

}  // namespace

void best_name_path(const float* logits, std::size_t words, const std::vector<NameLabel>& labels,
                    NamePathScratch& scratch, std::vector<std::uint32_t>& out) {
  out.assign(words, 0);
  if (words == 0) return;
  const std::size_t count = labels.size();
  auto& [best, next, before] = scratch;
  best.resize(count);
  next.resize(count);
  before.resize(words * count);
  for (std::size_t label = 0; label < count; ++label) {
    best[label] = labels[label].position == 'I' ? never : logits[label];
  }
  for (std::size_t word = 1; word < words; ++word) {
    for (std::size_t label = 0; label < count; ++label) {
      std::size_t from = 0;
      float top = never;
      for (std::size_t one = 0; one < count; ++one) {
        if (best[one] > top && may_follow(labels[one], labels[label])) {
          top = best[one];
          from = one;
        }
      }
      next[label] = top + logits[word * count + label];
      before[word * count + label] = static_cast<std::uint32_t>(from);
    }
    best.swap(next);
  }
  auto label =
      static_cast<std::uint32_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t word = words; word-- > 0;) {
    out[word] = label;
    if (word > 0) label = before[word * count + label];
  }
}

}  // namespace casus::syntax
