#include "reach.h"

#include <algorithm>

namespace casus::ledger {
namespace {

using frames::Frame;
using frames::no_index;
using frames::Role;

class Reach {
 public:
  Reach(const events::Reading& reading, const Obligations::Data& data,
        const frames::Concepts& concepts)
      : all_(reading.frames.frames), data_(data), concepts_(concepts), in_(all_.size(), false) {}

  std::vector<Stated> run(const events::Event& event) {
    for (const std::uint32_t frame : event.frames) add(frame);
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (lays_down(all_[i])) add(i);
    }
    // Below: a frame is in reach when its governor is, or when an argument leads to it. Frames
    // stand in the order of the text, governors on either side, hence the rounds.
    for (bool grown = true; grown;) {
      grown = false;
      for (std::uint32_t i = 0; i < all_.size(); ++i) {
        if (in_[i] || all_[i].under >= all_.size() || !in_[all_[i].under]) continue;
        add(i);
        grown = true;
      }
    }
    std::vector<Stated> stated;
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (in_[i]) tell(i, stated);
    }
    return stated;
  }

 private:
  void add(std::uint32_t frame) {
    if (frame >= all_.size() || in_[frame]) return;
    in_[frame] = true;
  }

  /// "The pact provides …", "each must help the other": terms, wherever they stand.
  bool lays_down(const Frame& frame) const {
    if (any_is_a(frame.concept_, data_.provisions, concepts_)) return true;
    if (frame.modality == frames::Modality::obligatory && frame.claim == no_index) return true;
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const auto& argument) {
      return argument.role == Role::agent &&
             any_is_a(argument.filler.concept_, data_.instruments, concepts_);
    });
  }

  bool conditional(std::uint32_t index) const {
    for (std::size_t step = 0; index < all_.size() && step < all_.size(); ++step) {
      const Role role = all_[index].under_role;
      if (all_[index].under < all_.size() && (role == Role::condition || role == Role::cause))
        return true;
      index = all_[index].under;
    }
    return false;
  }

  void tell(std::uint32_t index, std::vector<Stated>& stated) const {
    const Frame& frame = all_[index];
    const bool condition = conditional(index);
    if (frame.concept_ != Concept::none) stated.push_back({frame.concept_, index, condition});
    for (const auto& argument : frame.arguments) {
      if (argument.filler.concept_ == Concept::none) continue;
      const bool inside = argument.role == Role::condition || argument.role == Role::cause;
      stated.push_back({argument.filler.concept_, index, condition || inside});
    }
  }

  const std::vector<Frame>& all_;
  const Obligations::Data& data_;
  const frames::Concepts& concepts_;
  std::vector<bool> in_;
};

}  // namespace

bool any_is_a(Concept id, const std::vector<Concept>& wanted, const frames::Concepts& concepts) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](Concept ancestor) { return concepts.is_a(id, ancestor); });
}

std::vector<Stated> reach(const events::Event& event, const events::Reading& reading,
                          const Obligations::Data& data, const frames::Concepts& concepts) {
  return Reach(reading, data, concepts).run(event);
}

}  // namespace casus::ledger
