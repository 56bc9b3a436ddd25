#include <algorithm>
#include <optional>

#include "reach.h"

namespace casus::ledger {
namespace {

using events::Event;
using events::Side;
using frames::no_index;

void add_party(std::vector<Side>& parties, const Side& side) {
  const std::string_view code = side.actor.code;
  const auto key = [](std::string_view text) {
    return text.substr(
        0, text.starts_with("IGO") || text.find("REB") != std::string_view::npos ? text.size() : 3);
  };
  const bool there = std::any_of(parties.begin(), parties.end(),
                                 [&](const Side& old) { return key(old.actor.code) == key(code); });
  if (!there) parties.push_back(side);
}

class Clerk {
 public:
  Clerk(const events::Reading& reading, const events::Coding& coding, const Obligations::Data& data,
        const frames::Concepts& concepts)
      : reading_(reading), coding_(coding), data_(data), concepts_(concepts) {}

  std::vector<Commitment> run() {
    for (std::uint32_t i = 0; i < coding_.events.size(); ++i) {
      const Event& event = coding_.events[i];
      if (event.status != events::Status::asserted) continue;
      for (const Entry& entry : data_.entries) {
        const bool opens =
            std::find(entry.rules.begin(), entry.rules.end(), event.rule) != entry.rules.end();
        if (opens && open(entry, i)) break;
      }
    }
    return std::move(made_);
  }

 private:
  bool open(const Entry& entry, std::uint32_t index) {
    const Event& event = coding_.events[index];
    const auto stated = reach(event, reading_, data_, concepts_);
    const auto has = [&](const std::vector<Concept>& wanted) {
      return std::any_of(stated.begin(), stated.end(),
                         [&](const Stated& s) { return any_is_a(s.concept_, wanted, concepts_); });
    };
    if (!entry.objects.empty() && !has(entry.objects)) return false;
    Commitment base;
    base.status = entry.status;
    base.event = index;
    base.trigger = "none";
    base.parties = parties(entry, event, stated);
    if (base.parties.size() < 2) return false;
    if (!data_.unpublished.empty() && has(data_.unpublished)) base.text_public = false;
    if (!entry.kind.empty()) {
      base.kind = entry.kind;
      base.obligation = entry.obligation;
      base.evidence = event.evidence;
      add(base);
      return true;
    }
    return terms(entry, event, stated, base);
  }

  std::vector<Side> parties(const Entry& entry, const Event& event,
                            const std::vector<Stated>& stated) const {
    std::vector<Side> found;
    if (entry.parties.empty()) {
      for (const Side& side : event.sources) add_party(found, side);
      for (const Side& side : event.targets) add_party(found, side);
      return found;
    }
    for (const Stated& one : stated) {
      const auto& frame = reading_.frames.frames[one.frame];
      if (!any_is_a(frame.concept_, entry.parties, concepts_)) continue;
      for (const auto& argument : frame.arguments) named(argument.filler, found);
    }
    return found;
  }

  void named(const frames::Filler& filler, std::vector<Side>& found) const {
    if (filler.mention >= reading_.resolutions.size()) return;
    const auto& mention = reading_.mentions[filler.mention];
    const auto& tokens = reading_.parse.sentences[mention.sentence].tokens;
    if (mention.first >= mention.last || mention.last > tokens.size()) return;
    const Span span =
        reading_.article.in_original(tokens[mention.first].first, tokens[mention.last - 1].last);
    for (const auto& actor : reading_.resolutions[filler.mention].actors) {
      if (!actor.code.empty()) add_party(found, {actor, span, mention.how});
    }
  }

  /// The frame that states a term of it, the one with a speaker first: terms may rest on his word.
  std::optional<Stated> witness(const Term& term, const std::vector<Stated>& stated) const {
    std::optional<Stated> found;
    for (const Stated& one : stated) {
      const bool said = any_is_a(one.concept_, term.when, concepts_) ||
                        (one.negative && any_is_a(one.concept_, term.never, concepts_)) ||
                        (one.ended && any_is_a(one.concept_, term.ends, concepts_));
      if (!said || one.condition) continue;
      const bool spoken = reading_.frames.frames[one.frame].claim != no_index;
      if (!found || (spoken && reading_.frames.frames[found->frame].claim == no_index)) found = one;
    }
    return found;
  }

  bool terms(const Entry& entry, const Event& event, const std::vector<Stated>& stated,
             const Commitment& base) {
    const auto anywhere = [&](const std::vector<Concept>& wanted) {
      return std::any_of(stated.begin(), stated.end(),
                         [&](const Stated& s) { return any_is_a(s.concept_, wanted, concepts_); });
    };
    const bool trigger = std::any_of(stated.begin(), stated.end(), [&](const Stated& s) {
      return s.condition && any_is_a(s.concept_, data_.triggers, concepts_);
    });
    std::size_t written = 0;
    for (const bool weak : {false, true}) {
      if (weak && written > 0) break;
      for (const Term& term : data_.terms) {
        if (term.weak != weak) continue;
        const auto where = witness(term, stated);
        if (!where || (!term.needs.empty() && !anywhere(term.needs))) continue;
        if (!term.unless.empty() && anywhere(term.unless)) continue;
        Commitment one = base;
        one.kind = term.kind;
        one.obligation = term.obligation;
        if (entry.status == "terminated" && term.weak) one.obligation = "other";
        one.trigger = term.trigger;
        if (trigger && one.trigger == "none") one.trigger = "aggression";
        one.evidence = event.evidence;
        rest_on(*where, one);
        add(std::move(one));
        ++written;
        if (weak) break;
      }
    }
    if (written == 0 && !entry.terms_needed && !entry.objects.empty()) return false;
    return written > 0;
  }

  static void add_evidence(const events::Evidence& evidence, Commitment& one) {
    const auto same = [&](const events::Evidence& known) {
      return known.sentence == evidence.sentence && known.span == evidence.span;
    };
    if (std::none_of(one.evidence.begin(), one.evidence.end(), same))
      one.evidence.push_back(evidence);
  }

  void rest_on(const Stated& where, Commitment& one) const {
    const auto& frame = reading_.frames.frames[where.frame];
    const auto& tokens = reading_.parse.sentences[frame.sentence].tokens;
    if (frame.first < frame.last && frame.last <= tokens.size()) {
      add_evidence({frame.sentence, reading_.article.in_original(tokens[frame.first].first,
                                                                 tokens[frame.last - 1].last)},
                   one);
    }
    if (frame.claim == no_index) return;
    frames::Filler speaker;
    speaker.mention = reading_.frames.claims[frame.claim].speaker;
    named(speaker, one.claimants);
  }

  /// One line a kind, obligation and circle of parties; a later stage replaces an earlier one.
  void add(Commitment one) {
    const auto same = [&](const Commitment& old) {
      if (old.kind != one.kind || old.obligation != one.obligation) return false;
      return old.parties.size() == one.parties.size() &&
             std::all_of(one.parties.begin(), one.parties.end(), [&](const Side& side) {
               return std::any_of(old.parties.begin(), old.parties.end(), [&](const Side& other) {
                 return other.actor.code.substr(0, 3) == side.actor.code.substr(0, 3);
               });
             });
    };
    const auto old = std::find_if(made_.begin(), made_.end(), same);
    if (old == made_.end()) return made_.push_back(std::move(one));
    if (old->trigger == "none") old->trigger = one.trigger;
    if (!old->text_public) old->text_public = one.text_public;
    for (const auto& evidence : one.evidence) add_evidence(evidence, *old);
  }

  const events::Reading& reading_;
  const events::Coding& coding_;
  const Obligations::Data& data_;
  const frames::Concepts& concepts_;
  std::vector<Commitment> made_;
};

}  // namespace

std::vector<Commitment> enter(const events::Reading& reading, const events::Coding& coding,
                              const Obligations& obligations, const frames::Concepts& concepts) {
  return Clerk(reading, coding, obligations.data(), concepts).run();
}

std::string row(const Commitment& commitment) {
  std::string text(commitment.kind);
  text += ' ';
  for (std::size_t i = 0; i < commitment.parties.size(); ++i) {
    if (i > 0) text += ',';
    text += commitment.parties[i].actor.code;
  }
  text += ' ';
  text += commitment.obligation;
  if (commitment.trigger != "none") text += " on " + std::string(commitment.trigger);
  text += ' ';
  text += commitment.status;
  return text;
}

}  // namespace casus::ledger
