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
      : reading_(reading),
        all_(reading.frames.frames),
        data_(data),
        concepts_(concepts),
        in_(all_.size(), false) {}

  std::vector<Stated> run(const events::Event& event) {
    for (const std::uint32_t frame : event.frames) add(frame);
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (lays_down(all_[i])) add(i);
    }
    for (const std::uint32_t frame : event.frames) add_clauses(frame);
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

  /// "An accord under which Japan will pay": the clauses that describe the instrument itself.
  void add_clauses(std::uint32_t index) {
    if (index >= all_.size()) return;
    for (const auto& argument : all_[index].arguments) {
      const std::uint32_t noun = argument.filler.head;
      if (noun == no_index || argument.filler.trace ||
          !any_is_a(argument.filler.concept_, data_.instruments, concepts_)) {
        continue;
      }
      for (std::uint32_t i = 0; i < all_.size(); ++i) {
        if (all_[i].sentence == all_[index].sentence &&
            (describes(all_[i], noun) || takes_up(all_[i], noun))) {
          add(i);
        }
      }
    }
  }

  bool describes(const Frame& frame, std::uint32_t noun) const {
    const auto& tokens = reading_.parse.sentences[frame.sentence].tokens;
    bool clause = false;
    std::uint32_t at = frame.predicate;
    for (std::size_t step = 0; at < tokens.size() && step < tokens.size(); ++step) {
      if (at == noun) return clause;
      clause = clause || tokens[at].is("acl");
      at = tokens[at].head;
    }
    return false;
  }

  /// "… an accord by which …": the instrument is taken up by a relative word.
  static bool takes_up(const Frame& frame, std::uint32_t noun) {
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [noun](const auto& one) {
      return one.filler.trace && one.filler.head == noun;
    });
  }

  bool is_actor(std::uint32_t mention) const {
    return mention < reading_.resolutions.size() && !reading_.resolutions[mention].actors.empty();
  }

  /// "The pact provides …", "each must help the other": terms, wherever they stand.
  bool lays_down(const Frame& frame) const {
    if (any_is_a(frame.concept_, data_.provisions, concepts_)) return true;
    if (frame.modality == frames::Modality::obligatory && frame.claim == no_index) return true;
    // "It obliges each party to …": whoever the pronoun is, he is no actor.
    const bool acted =
        std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const auto& argument) {
          return argument.role == Role::agent && is_actor(argument.filler.mention);
        });
    if (!acted && any_is_a(frame.concept_, data_.duties, concepts_)) return true;
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

  /// "Within 24 hours of an attack".
  bool is_trigger(Concept id) const { return any_is_a(id, data_.triggers, concepts_); }

  void tell(std::uint32_t index, std::vector<Stated>& stated) const {
    const Frame& frame = all_[index];
    const bool condition = conditional(index);
    const bool ended = frame.aspect == frames::Aspect::stopped;
    if (frame.concept_ != Concept::none) {
      stated.push_back({frame.concept_, index, frame.negative, ended, condition});
    }
    for (const auto& argument : frame.arguments) {
      if (argument.filler.concept_ == Concept::none) continue;
      const bool inside = argument.role == Role::condition || argument.role == Role::cause ||
                          (argument.role == Role::time && is_trigger(argument.filler.concept_));
      stated.push_back({argument.filler.concept_, index, false, false, condition || inside});
    }
  }

  const events::Reading& reading_;
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
