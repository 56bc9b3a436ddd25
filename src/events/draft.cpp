#include "draft.h"

#include <algorithm>

#include "counterpart.h"

namespace casus::events {
namespace {

constexpr std::uint32_t denied_back_max = 3;  // sentences between a charge and its denial

/// An association of nobody's.
bool is_body(const Side& side) { return side.actor.code == "NGO"; }

/// Firms and markets alone make no political event (CODEBOOK §1), nor do they with a private body
/// whom they help or make a deal with.
bool only_business(const Event& event) {
  const auto firm = [](const Side& side) {
    const std::string_view code = side.actor.code;
    return code == "BUS" || code == "MNC" ||
           code.substr(std::min<std::size_t>(3, code.size())) == "BUS";
  };
  const bool deal = event.quad == 2 || event.plover == "AGREE" || event.plover == "CONSULT";
  const auto apart = [&](const Side& side) { return firm(side) || (deal && is_body(side)); };
  const auto all = [&](const std::vector<Side>& sides) {
    return std::all_of(sides.begin(), sides.end(), apart);
  };
  const auto any = [&](const std::vector<Side>& sides) {
    return std::any_of(sides.begin(), sides.end(), firm);
  };
  return all(event.sources) && all(event.targets) && (any(event.sources) || any(event.targets));
}

std::vector<Side> sides(const std::vector<Part>& parts, const Binding& binding) {
  std::vector<Side> found;
  for (const auto& [variable, sector] : parts) {
    const auto* bound = binding.find(variable);
    if (bound != nullptr) add_sides(found, sector.empty() ? *bound : people_of(*bound, sector));
  }
  return found;
}

void fill_codes(Event& event, const Outcome& outcome) {
  event.plover = outcome.type->plover;
  event.mode = outcome.mode;
  event.quad = outcome.type->quad;
  event.intensity = outcome.type->intensity;
  if (outcome.cameo != nullptr) {
    event.cameo = outcome.cameo->cameo;
    event.goldstein = outcome.cameo->goldstein;
    for (const auto& context : outcome.cameo->contexts) event.contexts.emplace_back(context);
  }
  for (const std::string_view context : outcome.contexts) {
    if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end()) {
      event.contexts.push_back(context);
    }
  }
}

/// A directed act does not aim at its own doer: "its own" resolved to the subject is a misreading.
void drop_self(Event& event) {
  std::erase_if(event.targets, [&](const Side& target) {
    return std::any_of(event.sources.begin(), event.sources.end(),
                       [&](const Side& source) { return source.actor.code == target.actor.code; });
  });
}

/// Towns do nothing themselves: they are where it happened, or for whom the text stands.
void drop_towns(std::vector<Side>& sources) {
  std::erase_if(sources, [](const Side& side) { return side.town; });
}

/// Of an act between countries: false when nobody abroad is left of those that the rule asks for.
bool drop_own_country(Event& event, const Outcome& outcome) {
  const auto same = [](const Side& a, const Side& b) {
    return country(a.actor.code) == country(b.actor.code);
  };
  if (outcome.reciprocal) {
    return std::any_of(event.sources.begin(), event.sources.end(),
                       [&](const Side& side) { return !same(side, event.sources.front()); });
  }
  const bool had_targets = !event.targets.empty();
  std::erase_if(event.targets, [&](const Side& target) {
    return std::any_of(event.sources.begin(), event.sources.end(), [&](const Side& source) {
      // Rebels face the state that they rise against as a country does.
      const bool rise = source.actor.code.find("REB") == 3 && target.actor.code.find("REB") != 3;
      return same(source, target) && !rise;
    });
  });
  return !had_targets || !event.targets.empty();
}

/// Who condemns an act from outside is not its victim, nor is a court or an organisation that
/// accuses somebody of it.
std::vector<Side> judges(std::uint32_t index, const World& world, const Composition& composition) {
  const auto& all = world.reading.frames.frames;
  const Frame& act = all[index];
  std::vector<Side> found;
  if (act.under >= all.size()) return found;
  const Frame& governor = all[act.under];
  const Passing passing = composition.passing(governor, act, world.concepts);
  const bool judged = passing.presupposed && passing.effect == Effect::fact;
  if (!judged && passing.effect != Effect::alleged) return found;
  for (const Argument& argument : governor.arguments) {
    if (argument.role == Role::agent) {
      add_sides(found, world.actors(argument.filler, governor.sentence));
    }
  }
  if (!judged) {
    std::erase_if(found, [](const Side& side) {
      const std::string_view code = side.actor.code;
      return !code.starts_with("IGO") && !code.starts_with("NGO") &&
             code.substr(0, 6).find("JUD") != 3;
    });
  }
  return found;
}

/// "The host": somebody of the text, though nobody found out who.
bool is_known_one(const actors::Mention& mention, const World& world) {
  if (mention.number != 's') return false;
  const auto& tree = world.reading.parse.sentences[mention.sentence];
  const auto children = tree.children(mention.head);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.tokens[child].feat("Definite") == "Def";
  });
}

/// "Asked the defendants", "solidarity with the bereaved": no actor that a dictionary has, but to
/// whom the words go.
bool addressed(const Argument& argument, const Frame& frame, const World& world) {
  if (argument.role != Role::recipient || argument.filler.frame != no_index) return false;
  const bool words = world.concepts.is_a(frame.concept_, world.statement) ||
                     world.concepts.is_a(frame.concept_, world.support);
  if (argument.filler.mention != no_index || !words) return false;
  const auto& tokens = world.reading.parse.sentences[frame.sentence].tokens;
  const std::uint32_t head = argument.filler.head;
  return head < tokens.size() && tokens[head].upos == syntax::Upos::NOUN;
}

/// Whether the act names somebody as its other side whom nobody could identify ("told armed groups
/// to leave", "met his counterpart"): no other actor may take that place. `known`: nor may one take
/// that of "the host".
bool names_stranger(std::uint32_t index, bool known, const World& world) {
  const Frame& frame = world.reading.frames.frames[index];
  const auto& mentions = world.reading.mentions;
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
    const bool other = a.role == Role::with || a.role == Role::recipient || a.role == Role::patient;
    if (other && addressed(a, frame, world)) return true;
    if (!other || a.filler.mention >= mentions.size()) return false;
    const actors::Mention& mention = mentions[a.filler.mention];
    const bool stranger =
        mention.type == actors::Type::person ||
        (mention.type == actors::Type::role && (known || !is_known_one(mention, world)));
    return stranger && world.actors(a.filler, frame.sentence).empty();
  });
}

bool is_of_sector(const Side& side, std::string_view sector) {
  return side.actor.code.substr(std::min<std::size_t>(3, side.actor.code.size()), 3) == sector;
}

/// People whose country was only taken from the surroundings and is the source's own: whom it faces
/// counts. Police act at home, and rebels and oppositions face their own state.
bool is_guess(const Side& target, const std::vector<Side>& sources) {
  if (!target.inherited || !overlap({target}, sources)) return false;
  const bool rises = is_of_sector(target, "REB") || is_of_sector(target, "OPP");
  return !rises && std::none_of(sources.begin(), sources.end(),
                                [](const Side& source) { return is_of_sector(source, "COP"); });
}

/// Nobody named, or only guessed: whom the source faces counts.
void fill_target(Event& event, const Outcome& outcome, std::uint32_t frame,
                 const std::vector<Draft>& before, const World& world,
                 const Composition& composition) {
  const bool guessed = !event.targets.empty() && outcome.otherwise.other &&
                       std::all_of(event.targets.begin(), event.targets.end(),
                                   [&](const Side& s) { return is_guess(s, event.sources); });
  if (!event.targets.empty() && !guessed) return;
  Otherwise otherwise = outcome.otherwise;
  if (guessed) otherwise.own = false;
  if (event.targets.empty() && names_stranger(frame, false, world)) {
    const bool own = otherwise.own && outcome.type->plover == "COERCE";  // at home, whoever it is
    otherwise = {};
    otherwise.own = own;
  }
  // Who protests does so as people, also where only their country is named.
  const auto people =
      outcome.type->plover == "PROTEST" ? people_of(event.sources, "CVL") : event.sources;
  auto found = counterpart(people.empty() ? event.sources : people, otherwise, outcome.type->quad,
                           frame, before, world);
  if (outcome.type->quad == material_conflict) {
    const auto outside = judges(frame, world, composition);
    std::erase_if(found, [&](const Side& side) { return overlap({side}, outside); });
  }
  if (found.empty()) return;
  const std::string_view code = guessed ? event.targets.front().actor.code : std::string_view{};
  event.targets = code.size() > 3 ? people_of(found, std::string(code.substr(3))) : found;
}

/// An act together that names one side only: the other is whom that side faces. "The meeting of the
/// club" may be one among its members.
void fill_party(Event& event, const Outcome& outcome, std::uint32_t frame,
                const std::vector<Draft>& before, const World& world) {
  const bool alone = std::all_of(event.sources.begin(), event.sources.end(), [&](const Side& side) {
    return country(side.actor.code) == country(event.sources.front().actor.code);
  });
  if (!alone || event.sources.size() > 1 || names_stranger(frame, true, world)) return;
  const Frame& act = world.reading.frames.frames[frame];
  if (act.nominal && act.under == no_index && act.tense == frames::Tense::none) return;
  // The members of an organisation meet and agree among themselves.
  if (!event.sources.empty() && event.sources.front().actor.code.starts_with("IGO")) return;
  const auto found =
      counterpart(event.sources, outcome.otherwise, outcome.type->quad, frame, before, world);
  add_sides(event.sources, found);
  event.targets = event.sources;
}

/// Whoever is accused of an act, charged or wanted for it, did it when nobody else is named.
void fill_accused(Event& event, const Standing& standing, const World& world) {
  if (!event.sources.empty() || !standing.alleged || standing.governors.empty()) return;
  const Frame& cue = world.reading.frames.frames[standing.governors.front()];
  for (const Argument& argument : cue.arguments) {
    const bool accused = argument.role == Role::patient || argument.role == Role::against ||
                         argument.role == Role::recipient;
    if (!accused) continue;
    auto sides = world.actors(argument.filler, cue.sentence);
    if (sides.empty() && argument.filler.frame != no_index) {
      sides = world.actors_within(argument.filler, cue.sentence);
    }
    if (!overlap(sides, event.targets)) add_sides(event.sources, sides);
  }
}

/// "According to A, B did it": what one state says of another is its word, not the narrator's.
void weigh_source(const Event& event, Standing& standing, const World& world) {
  if (standing.claim == no_index || event.sources.empty()) return;
  const auto& claim = world.reading.frames.claims[standing.claim];
  if (claim.frame != no_index || claim.direct || !claim.has_cue) return;
  // "Voiced doubts about the sanctions that B imposed": only a phrase tells whole clauses so.
  const auto& tokens = world.reading.parse.sentences[claim.cue.sentence].tokens;
  for (std::uint32_t t = claim.cue.first; t < claim.cue.last; ++t) {
    if (tokens[t].feat("VerbForm") == "Fin") return;
  }
  standing.alleged =
      standing.alleged ||
      std::any_of(standing.claimants.begin(), standing.claimants.end(), [&](const Side& speaker) {
        const std::string_view code = speaker.actor.code;
        const bool state = country(code).size() == 3 && code != "NGO";
        return state && !overlap({speaker}, event.sources);
      });
}

/// "We gave them nothing", said by who is meant, is a denial.
void own_denial(const Event& event, Standing& standing, const World& world) {
  if (!standing.negative || standing.time == Time::future || standing.claim == no_index) return;
  const auto& claim = world.reading.frames.claims[standing.claim];
  const bool says = claim.effect == frames::Effect::said && claim.direct;
  if (!says || !overlap(standing.claimants, event.sources)) return;
  standing.negative = false;
  standing.denied = true;
}

/// The claimant is nobody when it is the event's own source, or a part of it; a denier stays.
void fill_claimants(Event& event, Standing& standing) {
  event.claim = standing.claim;
  event.claimants = std::move(standing.claimants);
  if (standing.denied) return;
  std::erase_if(event.claimants, [&](const Side& speaker) {
    return std::any_of(event.sources.begin(), event.sources.end(), [&](const Side& source) {
      return country(source.actor.code) == country(speaker.actor.code);
    });
  });
}

/// Sport, weather, fiction: by a thing among the arguments of the frame or of one near it.
std::string_view domain(std::uint32_t index, const std::vector<std::uint32_t>& governors,
                        const World& world, const Composition& composition) {
  const auto& all = world.reading.frames.frames;
  std::vector<std::uint32_t> near{index};
  near.insert(near.end(), governors.begin(), governors.end());
  for (const Argument& argument : all[index].arguments) {
    if (argument.filler.frame != no_index) near.push_back(argument.filler.frame);
  }
  // What stands below it in the sentence is of it too: "a novel about soldiers who kill", "in the
  // film a spy kidnaps a minister and is arrested".
  const std::uint32_t sentence = all[index].sentence;
  const auto& tokens = world.reading.parse.sentences[sentence].tokens;
  std::uint32_t token = tokens[all[index].predicate].head;
  for (std::size_t step = 0; step < tokens.size() && token != syntax::no_token; ++step) {
    Filler above;
    above.head = token;
    const auto why =
        composition.domain(Role::content, world.concept_of(above, sentence), world.concepts);
    if (!why.name.empty()) return why.name;
    const std::uint32_t frame = world.frame_at(sentence, token);
    if (frame != no_index) near.push_back(frame);
    token = tokens[token].head;
  }
  for (const std::uint32_t one : near) {
    for (const Argument& argument : all[one].arguments) {
      const auto why = composition.domain(
          argument.role, world.concept_of(argument.filler, all[one].sentence), world.concepts);
      if (!why.name.empty() && !world.is_person(argument.filler)) return why.name;
    }
  }
  return {};
}

/// Violence, coercion, refusals and visits are aimed at somebody, unless the rule says otherwise.
bool needs_target(const Outcome& outcome) {
  if (outcome.target.empty() || outcome.otherwise.nobody) return false;
  const std::string_view type = outcome.type->plover;
  return type == "ASSAULT" || type == "COERCE" || type == "REJECT" || type == "CONSULT";
}

/// Whether the article names somebody besides those.
bool names_others(const std::vector<Side>& known, const World& world) {
  const auto& mentions = world.reading.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const auto sides = world.sides_of_mention(i);
    const bool stranger = mentions[i].type == actors::Type::person;
    if (sides.empty() ? stranger : !overlap(sides, known)) return true;
  }
  return false;
}

/// Whether nobody was found at whom the act is aimed, though the article names somebody besides who
/// acts, who tells it and who judges it: it says whom then, and one side alone is half an act.
bool aimless(const Event& event, const Standing& standing, const World& world,
             const Composition& composition) {
  if (!event.targets.empty() || event.status == Status::historical) return false;
  auto known = event.sources;
  add_sides(known, standing.claimants);
  add_sides(known, judges(event.frames.front(), world, composition));
  return names_others(known, world);
}

/// The same of who signs with, or promises to, whom alone the clause names.
bool doerless(const Event& event, const Outcome& outcome, const World& world) {
  const std::string_view type = outcome.type->plover;
  return event.sources.empty() && (type == "SUPPORT" || type == "AGREE") &&
         event.status != Status::historical && names_others(event.targets, world);
}

Evidence trigger(std::uint32_t index, const World& world) {
  const Frame& frame = world.reading.frames.frames[index];
  return {frame.sentence, world.span(frame.sentence, frame.first, frame.last)};
}

}  // namespace

std::vector<Draft> draft(const Take& take, std::uint32_t frame, const World& world,
                         const Composition& composition, const Calendar& calendar,
                         const std::vector<Draft>& before) {
  const Rule& rule = *take.rule;
  const Binding& binding = take.binding;
  std::vector<Draft> drafts;
  for (const Outcome& outcome : rule.outcomes) {
    Standing standing = stand(frame, outcome.now, world, composition);
    Draft made;
    Event& event = made.event;
    event.sources = sides(outcome.source, binding);
    event.targets = sides(outcome.target, binding);
    const bool done_by = !event.sources.empty();
    if (outcome.type->plover != "PROTEST") drop_towns(event.sources);
    // Towns say nothing and back nobody.
    if (done_by && event.sources.empty() && outcome.type->quad <= verbal_conflict) continue;
    const bool aimed = !event.targets.empty();
    if (!outcome.reciprocal) drop_self(event);
    // Who defends his own line supports nobody else.
    const bool of_oneself = aimed && event.targets.empty();
    if (of_oneself && outcome.type->plover == "SUPPORT") continue;
    if (!outcome.reciprocal) fill_accused(event, standing, world);
    weigh_source(event, standing, world);
    own_denial(event, standing, world);
    if (outcome.reciprocal) {
      fill_party(event, outcome, frame, before, world);
    } else {
      fill_target(event, outcome, frame, before, world, composition);
    }
    if (take.open && event.targets.empty()) continue;
    const bool threat = outcome.type->plover == "THREATEN";
    if (threat && of_oneself && event.targets.empty()) continue;  // nobody threatens himself
    if (outcome.foreign && !drop_own_country(event, outcome)) continue;
    if (outcome.abroad) drop_own_country(event, outcome);
    // Nobody visits or helps himself; who suspends his own part in a treaty does something.
    const bool kind = outcome.type->quad <= material_help;
    if (outcome.foreign && kind && of_oneself && event.targets.empty()) continue;
    if (outcome.reciprocal && event.sources.size() < 2) event.targets.clear();
    if (outcome.pair && event.targets.empty()) continue;
    if (event.sources.empty() && event.targets.empty()) continue;
    fill_codes(event, outcome);
    made.to_nobody = outcome.otherwise.nobody;
    const bool words = outcome.type->quad == 1 || outcome.type->quad == verbal_conflict;
    made.to_stranger = words && event.targets.empty() && names_stranger(frame, true, world);
    if (outcome.possible) standing.certainty = Certainty::possible;
    if (outcome.future) standing.time = Time::future;
    const bool past = standing.time != Time::future;
    const When when = calendar.when(frame, past);
    if (when.background) standing.time = Time::background;
    event.date = when.date;
    event.date_precision = when.precision;
    event.status = status_of(standing);
    event.positive = !standing.negative;
    event.certainty = standing.alleged && standing.certainty == Certainty::certain
                          ? Certainty::possible
                          : standing.certainty;
    event.time = standing.time;
    made.blocked = standing.blocked;
    if (made.blocked.empty()) made.blocked = domain(frame, standing.governors, world, composition);
    if (made.blocked.empty() && only_business(event))
      made.blocked = "business without a political act";
    event.frames.push_back(frame);
    event.frames.insert(event.frames.end(), binding.frames.begin(), binding.frames.end());
    if (made.blocked.empty() && needs_target(outcome) &&
        aimless(event, standing, world, composition)) {
      made.blocked = "at whom it is aimed was not found";
    }
    if (made.blocked.empty() && doerless(event, outcome, world)) {
      made.blocked = "who does it was not found";
    }
    event.evidence.push_back(trigger(frame, world));
    event.rule = rule.name;
    made.governors = standing.governors;
    fill_claimants(event, standing);
    drafts.push_back(std::move(made));
  }
  return drafts;
}

std::vector<Draft> deny(const std::vector<Side>& denier, std::uint32_t frame,
                        const std::vector<Draft>& before, const World& world) {
  std::vector<Draft> denials;
  const Frame& cue = world.reading.frames.frames[frame];
  // "Disputed claims that he was hurt": the denial says itself what it denies.
  const auto tells = [&](const Argument& argument) {
    const std::uint32_t inner = argument.filler.frame;
    if (argument.role != Role::content || inner >= world.reading.frames.frames.size()) return false;
    const auto& parts = world.reading.frames.frames[inner].arguments;
    return std::any_of(parts.begin(), parts.end(), [](const Argument& part) {
      return part.role == Role::content && part.filler.frame != no_index;
    });
  };
  if (std::any_of(cue.arguments.begin(), cue.arguments.end(), tells)) return denials;
  // Whoever says so is none of "both", who deny it.
  const auto deniers_of = [&](const Draft& draft) {
    std::vector<Side> rest = denier;
    std::erase_if(rest, [&](const Side& side) { return overlap({side}, draft.event.claimants); });
    return rest;
  };
  const auto accused = [&](const Draft& draft) {
    if (!draft.blocked.empty()) return false;
    if (denier.empty()) return draft.event.status == Status::alleged;
    return overlap(draft.event.sources, deniers_of(draft)) &&
           (draft.event.status == Status::alleged || !draft.event.claimants.empty());
  };
  // The latest accusation, with all acts of its sentence.
  std::uint32_t sentence = no_index;
  for (std::size_t i = before.size(); i-- > 0;) {
    const Draft& draft = before[i];
    if (!accused(draft)) continue;
    const std::uint32_t here = draft.event.evidence.front().sentence;
    if (sentence != no_index && here != sentence) break;
    if (here + denied_back_max < cue.sentence) break;
    sentence = here;
    Draft view = draft;
    view.event.status = Status::denied;
    view.event.positive = true;
    view.event.claimants = denier.empty() ? draft.event.sources : deniers_of(draft);
    view.event.claim = no_index;
    view.event.evidence = {trigger(frame, world)};
    view.governors = {frame};
    if (cue.claim != no_index) view.event.claim = cue.claim;
    denials.push_back(std::move(view));
  }
  return denials;
}

}  // namespace casus::events
