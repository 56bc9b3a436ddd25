#include "casus/reference.h"

#include "resolver.h"

namespace casus::reference {

std::vector<Resolution> Resolver::run() {
  resolve_names();
  find_quotations();
  find_turns();
  for (const std::uint32_t index : order_) {
    if (!is_named(mentions_[index])) {
      resolve_anaphor(index);
      weigh(index);
    }
  }
  resolve_persons();
  // What hangs on a person of quoted speech ("our country") waits for its speaker.
  for (const std::uint32_t index : order_) {
    if (mentions_[index].owner != syntax::no_token && result_[index].actors.empty() &&
        !is_named(mentions_[index])) {
      resolve_anaphor(index);
    }
  }
  return std::move(result_);
}

std::vector<Resolution> resolve(const syntax::Parse& parse, const text::Article& article,
                                const std::vector<actors::Mention>& mentions,
                                const frames::Frames& frames, const frames::Concepts& concepts,
                                const Knowledge& knowledge, float confidence_min,
                                std::vector<Choice>* choices) {
  std::vector<Resolution> all(mentions.size());
  for (const Story& story : stories(parse, article, mentions)) {
    auto told = Resolver(parse, article, mentions, frames, concepts, knowledge.data(),
                         confidence_min, story, choices)
                    .run();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (mentions[i].sentence >= story.first && mentions[i].sentence < story.last) {
        all[i] = std::move(told[i]);
      }
    }
  }
  return all;
}

}  // namespace casus::reference
