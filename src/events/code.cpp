#include <algorithm>

#include "draft.h"
#include "narrow.h"
#include "private.h"
#include "topics.h"
#include "unmeant.h"
#include "whereabouts.h"

namespace casus::events {
namespace {

class Coder {
 public:
  Coder(const Reading& reading, const RuleBook::Data& book, const frames::Concepts& concepts)
      : world_(reading, concepts),
        book_(book),
        calendar_(world_, book.time_words),
        whereabouts_(world_, book.time_words, book.gazetteer),
        topics_(world_, book.composition) {}

  Coding run() {
    const auto& all = world_.reading.frames.frames;
    absorbed_.assign(all.size(), false);
    // Operators stand before or after their content; what they absorb must be known first.
    std::vector<Take> chosen(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) choose(i, chosen[i]);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (chosen[i].rule != nullptr && !absorbed_[i]) take(i, chosen[i]);
    }
    block_domain();
    Coding coding = settle(std::move(drafts_), world_);
    const Salience salience(world_);
    for (Event& event : coding.events) {
      narrow(event, world_, book_);
      book_.contexts.add(event, world_);
      weigh(event, salience);
    }
    only_history(coding);
    for (Blocked& blocked : coding.blocked) weigh(blocked.event, salience);
    return coding;
  }

 private:
  void weigh(Event& event, const Salience& salience) const {
    event.grounds = grounds(event, world_, salience);
    event.confidence = book_.confidence.of(event.grounds);
  }

  /// A text that tells of long ago only ("forty years ago troops entered …", an exhibition) is no
  /// news: CODEBOOK §1 codes background in none.
  static void only_history(Coding& coding) {
    auto& events = coding.events;
    const bool news = std::any_of(events.begin(), events.end(), [](const Event& event) {
      return event.status != Status::historical;
    });
    if (news) return;
    for (Event& event : events) {
      event.parent = event.same_act = no_index;
      coding.blocked.push_back({"history only", std::move(event)});
    }
    events.clear();
  }

  /// The variable of a rule's target that the text around may tell.
  static char open_variable(const Rule& rule) {
    if (rule.outcomes.size() != 1) return 0;
    const Outcome& outcome = rule.outcomes.front();
    const std::size_t named = outcome.reciprocal ? 2 : 1;
    if (!outcome.otherwise.any() || outcome.target.size() != named) return 0;
    return outcome.target.back().variable;
  }

  /// The heaviest rule that fits; if none does, the heaviest that lacks its target only.
  void choose(std::uint32_t index, Take& chosen) {
    const Frame& frame = world_.reading.frames.frames[index];
    if (frame.concept_ == frames::Concept::none) return;
    for (const bool open : {false, true}) {
      for (const auto& entry : book_.entries(frame.concept_)) {
        if (chosen.rule != nullptr) break;
        const Rule& rule = book_.rules[entry.rule];
        const char variable = open ? open_variable(rule) : char{0};
        if (open && variable == 0) continue;
        auto binding =
            match(rule.patterns[entry.pattern], rule, index, world_, entry.filled, variable);
        if (binding) chosen = {&rule, std::move(*binding), open};
      }
    }
    if (chosen.rule == nullptr) return;
    for (const Argument& argument : world_.arguments(index)) {
      const auto& roles = chosen.rule->absorbs;
      const bool part = std::find(roles.begin(), roles.end(), argument.role) != roles.end();
      if (part && argument.filler.frame < absorbed_.size()) absorbed_[argument.filler.frame] = true;
    }
  }

  /// A report of a match is about the match to its end.
  void block_domain() {
    const auto& all = world_.reading.frames.frames;
    if (all.empty()) return;
    const std::uint32_t first = all.front().sentence;
    std::string_view name;
    for (const Frame& frame : all) {
      for (const Argument& argument : frame.arguments) {
        if (frame.sentence != first || !name.empty()) break;
        const auto found = book_.composition.domain(
            argument.role, world_.concept_of(argument.filler, first), world_.concepts);
        if (found.whole_text && !world_.is_person(argument.filler)) name = found.name;
      }
    }
    const bool event = std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return draft.blocked.empty() && draft.event.evidence.front().sentence == first;
    });
    if (name.empty() || event) return;
    for (Draft& draft : drafts_) {
      if (draft.blocked.empty()) draft.blocked = name;
    }
  }

  void take(std::uint32_t index, const Take& chosen) {
    const Rule& rule = *chosen.rule;
    if (rule.denier != 0) {
      const auto* denier = chosen.binding.find(rule.denier);
      auto denials =
          deny(denier == nullptr ? std::vector<Side>{} : *denier, index, drafts_, world_);
      std::move(denials.begin(), denials.end(), std::back_inserter(drafts_));
    }
    auto made = draft(chosen, index, world_, book_.composition, calendar_, drafts_);
    for (Draft& one : made) {
      whereabouts_.fill(one.event, index, calendar_);
      const Topic& story = topics_.of_story(world_.reading.frames.frames[index].sentence);
      if (one.blocked.empty() && story.is_domain()) one.blocked = story.name;
      add_quantities(one.event, index, world_, book_.composition, book_.time_words);
      if (one.blocked.empty() && is_private(one.event, index, world_, book_.composition, topics_)) {
        one.blocked = "a matter among private people";
      }
      if (one.blocked.empty() && is_poll(one.event, index, world_, book_.composition)) {
        one.blocked = "an opinion poll";
      }
      if (one.blocked.empty() && !one.to_nobody && faces_nobody(one.event)) {
        one.blocked = "words to nobody";
      }
      if (one.blocked.empty() && is_contest(one.event)) one.blocked = "a contest for votes";
      if (one.blocked.empty() && is_beyond(one.event)) one.blocked = "no act of theirs";
      const bool nobody = one.event.plover == "ASSAULT" && one.event.sources.empty();
      if (one.blocked.empty() && ((nobody && story.is_disaster()) ||
                                  is_unmeant(one.event, index, world_, book_.composition))) {
        one.blocked = "harm that nobody meant";
      }
      drafts_.push_back(std::move(one));
    }
  }

  World world_;
  const RuleBook::Data& book_;
  Calendar calendar_;
  Whereabouts whereabouts_;
  Topics topics_;
  std::vector<bool> absorbed_;
  std::vector<Draft> drafts_;
};

}  // namespace

Coding code(const Reading& reading, const RuleBook& rules, const frames::Concepts& concepts) {
  return Coder(reading, rules.data(), concepts).run();
}

}  // namespace casus::events
