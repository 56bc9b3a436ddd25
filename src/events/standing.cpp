// Walks from an act to everything that holds it. Two chains hold it: the frames whose argument it
// is (under), and the claims in whose content it stands. A claim whose cue is a frame of the first
// chain has had its effect there already; it only adds its speaker.
#include "standing.h"

#include <algorithm>

#include "hearsay.h"
#include "named_only.h"
#include "qualified.h"

namespace casus::events {
namespace {

using frames::Aspect;
using frames::Claim;
using frames::Effect;
using frames::Modality;
using frames::Stance;
using frames::Tense;

class Walk {
 public:
  Walk(const World& world, const Composition& composition)
      : world_(world), composition_(composition) {}

  Standing run(std::uint32_t index, bool now) {
    const Frame& frame = world_.reading.frames.frames[index];
    sentence_ = frame.sentence;
    predicate_ = frame.predicate;
    accuses_ = world_.concepts.is_a(frame.concept_, world_.accuse);
    const bool done = now || says_so(frame);
    if (done) {
      standing_.time = Time::ongoing;
    } else {
      own(frame, false);
    }
    if (!now && only_named(frame, world_, composition_)) block("named, not told");
    if (!now && is_tag(frame, world_)) block("said of a name in a roll");
    if (!now && counterfactual(frame, world_)) block("what would have been");
    if (asked(frame, world_)) block("asked, not told");
    // "They cannot seize it."
    if (!now && frame.negative && frame.modality == Modality::possible &&
        frame.tense == Tense::present) {
      block("what cannot be");
    }
    if (stayed_away(frame, world_)) block("who was not there");
    if (!now && is_left_undone(frame, world_)) block("what is not done in general");
    if (!done && is_awaited(frame)) standing_.time = Time::future;
    infinitive_ = is_infinitive(frame, world_);
    if (!done && !frame.nominal && infinitive_ && frame.tense == Tense::present &&
        is_to(frame, world_)) {
      standing_.time = Time::future;
    }
    climb(index);
    qualify(index);
    relatives(frame);
    wish_ = done && frame.modality == Modality::planned;
    claims(frame.claim);
    teller();
    if (!denier_.empty()) standing_.claimants = std::move(denier_);
    return std::move(standing_);
  }

 private:
  void block(std::string_view why) {
    if (standing_.blocked.empty()) standing_.blocked = why;
  }

  /// "Will endorse her after he meets them": what is to come, told in the present.
  bool is_awaited(const Frame& frame) const {
    const auto& all = world_.reading.frames.frames;
    return !frame.nominal && frame.tense == Tense::present && frame.under < all.size() &&
           frame.under_role == Role::time && all[frame.under].tense == Tense::future;
  }

  void possible() { standing_.certainty = Certainty::possible; }

  /// What a predicate's own form says; of a governor, what flows down to its content.
  void own(const Frame& frame, bool governor) {
    if (frame.negative) standing_.negative = !standing_.negative;
    switch (frame.modality) {
      case Modality::actual:
        break;
      case Modality::possible:
      case Modality::conditional:
      case Modality::attempted:
        possible();
        break;
      case Modality::obligatory:
        block("what somebody ought to do");
        break;
      case Modality::planned:
        standing_.time = Time::future;
        break;
      case Modality::reported:
        standing_.alleged = true;
        break;
    }
    if (frame.tense == Tense::future) standing_.time = Time::future;
    if (frame.tense == Tense::present && !governor) standing_.time = Time::ongoing;
    if (frame.aspect == Aspect::stopped) block("it stopped");
    if (standing_.time == Time::future && has_condition(frame)) possible();
  }

  static bool has_condition(const Frame& frame) {
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& a) {
      return a.role == Role::condition && a.filler.frame != no_index;
    });
  }

  /// What a governor does to what it holds. An infinitive that nothing else is said of is what an
  /// act is for ("deployed troops to fight"), or shares how its verb stands ("will be there to …").
  Passing passing(const Frame& governor, const Frame& child, bool nearest) const {
    Passing made = composition_.passing(governor, child, world_.concepts);
    if (nearest && performs(governor, child)) return {};
    const bool loose = nearest && infinitive_ && !child.nominal && child.tense == Tense::none &&
                       child.under_role == Role::content && !governor.nominal && !carried(made);
    if (!loose) return made;
    if (governor.concept_ == Concept::none) {
      made.inherit = true;
    } else if (world_.concepts.is_a(governor.concept_, world_.act)) {
      Frame aim = child;
      aim.under_role = Role::purpose;
      made = composition_.passing(governor, aim, world_.concepts);
    }
    return made;
  }

  /// "I want to thank Spain": whoever says of himself that he wants to say something has said it.
  bool performs(const Frame& governor, const Frame& child) const {
    const bool speaks = world_.concepts.is_a(governor.concept_, world_.want) &&
                        world_.concepts.is_a(child.concept_, world_.statement) &&
                        !world_.concepts.is_a(child.concept_, world_.want) && !governor.negative &&
                        !governor.nominal && infinitive_;
    return speaks && is_of_speaker(governor);
  }

  /// "Voglio esprimere solidarietà": the same where the wish is the verb's auxiliary.
  bool says_so(const Frame& frame) const {
    const bool speaks = world_.concepts.is_a(frame.concept_, world_.statement) ||
                        world_.concepts.is_a(frame.concept_, world_.support);
    return speaks && frame.modality == Modality::planned && frame.tense == Tense::present &&
           !frame.negative && is_of_speaker(frame);
  }

  bool is_of_speaker(const Frame& frame) const {
    const auto& mentions = world_.reading.mentions;
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& one) {
      return one.role == Role::agent && one.filler.mention < mentions.size() &&
             mentions[one.filler.mention].person == '1';
    });
  }

  void climb(std::uint32_t index) {
    const auto& all = world_.reading.frames.frames;
    const Frame* child = &all[index];
    // "Needed time to study it and to discuss it": infinitives side by side stand alike.
    Frame joined;
    if (infinitive_ && child->under == no_index) {
      const Frame& first = first_of_row(*child, world_);
      joined = *child;
      joined.under = first.under, joined.under_role = first.under_role;
      child = &joined;
    }
    for (std::size_t step = 0; step < all.size() && child->under < all.size(); ++step) {
      const Frame& governor = all[child->under];
      standing_.governors.push_back(child->under);
      const Passing passing = this->passing(governor, *child, step == 0);
      apply(passing, governor);
      // "A joint patrol is possible" says more of it than "chances of a joint patrol".
      const bool noun = child->nominal &&
                        (governor.nominal || governor.stance != Stance::none || is_noun(governor));
      if (step == 0 && passing.idea && (noun || is_gerund(*child, world_))) {
        block("only thought of");
      }
      // "Rejected accusations that it shelled a town": what they say is denied with them.
      if (passing.presupposed && step > 0 && accusation(standing_.governors[step - 1]) &&
          governor.effect == Effect::denied) {
        standing_.denied = true;
        denier_ = agents(governor);
      }
      const bool carried = passing.effect != Effect::none || passing.inherit || passing.terms;
      // A noun among the arguments of an act is a fact of its own: "the raid may delay the talks".
      if (passing.presupposed || (child->nominal && !carried)) {
        vouched_.push_back(child->under);
        presupposed_ = true;
      }
      child = &governor;
    }
  }

  /// "The alleged raid", "the release, expected soon".
  void qualify(std::uint32_t index) {
    for (const std::uint32_t one : qualifiers(index, world_)) {
      const Frame& governor = world_.reading.frames.frames[one];
      Frame child = world_.reading.frames.frames[index];
      child.under_role = Role::content;
      const Passing passing = composition_.passing(governor, child, world_.concepts);
      if (passing.presupposed || passing.effect == Effect::none) continue;
      // "An attempted murder" is told as done.
      if (!world_.concepts.is_a(governor.concept_, world_.statement) &&
          (passing.effect == Effect::possible || passing.effect == Effect::failed)) {
        continue;
      }
      // "The much-awaited talks began": before its noun the word tells how people looked forward.
      const auto& token = world_.reading.parse.sentences[sentence_].tokens[governor.predicate];
      if (passing.effect == Effect::planned && token.is("amod")) continue;
      effect(passing.effect);
    }
  }

  /// "A deal under which Japan will pay": the nouns on whose relative clauses the act hangs.
  void relatives(const Frame& frame) {
    const auto& tokens = world_.reading.parse.sentences[sentence_].tokens;
    std::uint32_t token = predicate_;
    for (std::size_t step = 0; step < tokens.size(); ++step) {
      const std::uint32_t head = tokens[token].head;
      if (head == syntax::no_token) return;
      if (tokens[token].deprel == "acl:relcl") {
        const std::uint32_t noun = world_.frame_at(sentence_, head);
        const Concept concept_ =
            noun == no_index ? Concept::none : world_.reading.frames.frames[noun].concept_;
        if (composition_.relative(concept_, world_.concepts).terms && !undergoes(token, head)) {
          block("terms of an agreement");
        }
      }
      token = head;
    }
    // The same where the relative word is one of the act's own circumstances.
    for (const Argument& argument : frame.arguments) {
      const bool circumstance = argument.role == Role::cause || argument.role == Role::place ||
                                argument.role == Role::manner || argument.role == Role::instrument;
      if (circumstance && argument.filler.trace &&
          composition_.relative(argument.filler.concept_, world_.concepts).terms) {
        block("terms of an agreement");
      }
    }
  }

  /// "The pact which they signed": what is done to the agreement is none of its terms.
  bool undergoes(std::uint32_t verb, std::uint32_t noun) const {
    const std::uint32_t frame = world_.frame_at(sentence_, verb);
    const std::uint32_t named = world_.frame_at(sentence_, noun);
    if (frame == no_index || named == no_index) return false;
    const auto& arguments = world_.reading.frames.frames[frame].arguments;
    return std::any_of(arguments.begin(), arguments.end(), [named](const frames::Argument& one) {
      return one.role == Role::patient && one.filler.frame == named;
    });
  }

  void apply(const Passing& passing, const Frame& governor) {
    if (presupposed_) {
      if (passing.effect == Effect::said) effect(passing.effect);
      return;
    }
    if (passing.terms) block("terms of an agreement");
    if (passing.conditional) block("a condition of something else");
    if (passing.inherit) own(governor, true);
    effect(passing.effect);
    const bool tells = passing.effect == Effect::alleged || passing.effect == Effect::said ||
                       passing.effect == Effect::denied;
    if (tells && teller_ == no_index) teller_ = index_of(governor);
    if (governor.negative && passing.effect == Effect::said) possible();
  }

  void effect(Effect effect) {
    switch (effect) {
      case Effect::none:
      case Effect::fact:
      case Effect::said:
        break;
      case Effect::alleged:
        standing_.alleged = true;
        break;
      case Effect::denied:
        standing_.denied = true;
        break;
      case Effect::possible:
        possible();
        break;
      case Effect::planned:
        standing_.time = Time::future;
        break;
      case Effect::wanted:
        block("content of a request or wish");
        break;
      case Effect::promised:
        block("content of a promise or offer");
        break;
      case Effect::threatened:
        block("content of a threat or warning");
        break;
      case Effect::refused:
        block("content of a refusal");
        break;
      case Effect::failed:
        standing_.negative = !standing_.negative;
        break;
      case Effect::ended:
        block("something that ended or was called off");
        break;
    }
  }

  void claims(std::uint32_t index) {
    const auto& all = world_.reading.frames.claims;
    for (std::size_t step = 0; step < all.size() && index < all.size(); ++step) {
      const Claim& claim = all[index];
      const auto& above = standing_.governors;
      // "Does not want to sign": the wish is the refusal itself.
      const bool wish =
          wish_ && (claim.effect == Effect::planned || claim.effect == Effect::wanted);
      if (wish || comments_on(claim)) {
        index = claim.parent;
        continue;
      }
      const bool governs = claim.frame != no_index &&
                           std::find(above.begin(), above.end(), claim.frame) != above.end();
      const bool stands = presupposed_ || aside(claim);
      if (!governs && (!stands || claim.effect == Effect::said)) {
        effect(claim.effect);
        if (claim.effect == Effect::denied) denier_ = speakers_of(claim, world_);
      }
      // Who condemns an act does not report it: the narrator does.
      const bool vouched =
          governs && std::find(vouched_.begin(), vouched_.end(), claim.frame) != vouched_.end();
      if (standing_.claim == no_index && !vouched) {
        standing_.claim = index;
        std::vector<Side> told = speakers_of(claim, world_);
        const bool hearsay = is_hearsay(claim, told, world_);
        std::erase_if(told, [](const Side& side) { return is_media(side); });
        if (!hearsay) {
          standing_.claimants = std::move(told);
        } else if (!presupposed_ && claim.effect == Effect::said && !supposes(claim)) {
          standing_.alleged = true;
        }
      } else if (claim.effect == Effect::denied && standing_.claimants.empty() && !vouched) {
        standing_.claimants =
            speakers_of(claim, world_);  // "disputes claims that …": nobody else is named
      }
      index = claim.parent;
    }
  }

  /// "Some say that it may join": an opinion, no rumour.
  bool supposes(const Claim& claim) const {
    return standing_.certainty == Certainty::possible && is_anybody(claim, world_);
  }

  std::uint32_t index_of(const Frame& frame) const {
    return static_cast<std::uint32_t>(&frame - world_.reading.frames.frames.data());
  }

  /// What no claim holds, or only one further out ("a warrant over the deportations", "X says that
  /// Y accuses Z of arming W"), is told by the nearest governor that tells.
  void teller() {
    if (teller_ == no_index) return;
    const auto& above = standing_.governors;
    if (standing_.claim != no_index) {
      const auto cue = std::find(above.begin(), above.end(),
                                 world_.reading.frames.claims[standing_.claim].frame);
      if (cue == above.end() || cue <= std::find(above.begin(), above.end(), teller_)) return;
    }
    std::vector<Side> speakers = agents(world_.reading.frames.frames[teller_]);
    if (!speakers.empty()) standing_.claimants = std::move(speakers);
  }

  std::vector<Side> agents(const Frame& frame) const {
    std::vector<Side> sides;
    for (const Argument& argument : frame.arguments) {
      if (argument.role != Role::agent) continue;
      add_sides(sides, world_.actors(argument.filler, frame.sentence));
    }
    return sides;
  }

  /// "Is proof of": a noun says it of the clause's subject.
  bool is_noun(const Frame& frame) const {
    const auto& tree = world_.reading.parse.sentences[frame.sentence];
    return tree.tokens[frame.predicate].upos == syntax::Upos::NOUN;
  }

  /// Whether that frame is an accusation that a noun names.
  bool accusation(std::uint32_t frame) const {
    const auto& all = world_.reading.frames.frames;
    return frame < all.size() && all[frame].nominal &&
           world_.concepts.is_a(all[frame].concept_, world_.accuse);
  }

  bool is_attack(std::uint32_t frame) const {
    const auto& all = world_.reading.frames.frames;
    return frame < all.size() && all[frame].nominal &&
           world_.concepts.is_a(all[frame].concept_, world_.attack);
  }

  /// Told by the way in a reported clause ("denies the raid, which killed ten"): a relative clause
  /// or an apposition adds what the narrator knows, whatever the speaker does to the clause.
  bool aside(const Claim& claim) const {
    if (claim.frame == no_index || claim.direct) return false;
    const Frame& cue = world_.reading.frames.frames[claim.frame];
    if (cue.sentence != sentence_) return false;
    const auto& tokens = world_.reading.parse.sentences[sentence_].tokens;
    std::uint32_t token = predicate_;
    for (std::size_t step = 0; step < tokens.size() && token != cue.predicate; ++step) {
      const std::uint32_t head = tokens[token].head;
      if (tokens[token].is("appos")) return true;
      // "Accusations that it broke the truce" look like a relative clause; "blamed it for a strike
      // that killed ten" imputes the dead with the strike.
      const std::uint32_t noun = world_.frame_at(sentence_, head);
      const bool blamed = claim.effect == Effect::alleged && is_attack(noun);
      if (tells_aside(tokens[token], claim.effect) && !accusation(noun) && !blamed) return true;
      if (head == syntax::no_token) return false;
      token = tokens[token].head;
    }
    return false;
  }

  /// "Turkey accused Syria of the raid, a charge Egypt rejects": whoever comments on an accusation
  /// doubts or shares what it says, not that it was made.
  bool comments_on(const Claim& claim) const {
    if (claim.frame == no_index || claim.direct || !accuses_) return false;
    if (claim.effect != Effect::denied && claim.effect != Effect::alleged) return false;
    const auto& above = standing_.governors;
    if (std::find(above.begin(), above.end(), claim.frame) != above.end()) return false;
    const Frame& cue = world_.reading.frames.frames[claim.frame];
    return cue.sentence == sentence_;
  }

  const World& world_;
  const Composition& composition_;
  Standing standing_;
  std::uint32_t sentence_ = 0, predicate_ = 0;
  bool infinitive_ = false;
  std::vector<std::uint32_t> vouched_;  // frames above that take the act for granted
  std::uint32_t teller_ = no_index;     // nearest frame above that tells the act
  bool presupposed_ = false;
  std::vector<Side> denier_;
  bool accuses_ = false;  // the act is an accusation
  bool wish_ = false;     // the act stands though its verb is one of wishing
};

}  // namespace

Standing stand(std::uint32_t frame, bool now, const World& world, const Composition& composition) {
  return Walk(world, composition).run(frame, now);
}

Status status_of(const Standing& standing) {
  if (standing.time == Time::background) return Status::historical;
  if (standing.denied) return Status::denied;
  if (standing.alleged) return Status::alleged;
  if (standing.negative) return Status::negated;
  if (standing.certainty == Certainty::possible) return Status::hypothetical;
  if (standing.time == Time::future) return Status::planned;
  return Status::asserted;
}

}  // namespace casus::events
