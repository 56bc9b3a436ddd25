#include "hearsay.h"

#include <algorithm>

namespace casus::events {

namespace {

/// Who wrote a report that a noun names.
std::vector<Side> authors(const Frame& report, const World& world) {
  std::vector<Side> found;
  for (const Argument& argument : report.arguments) {
    if (argument.role != Role::agent) continue;
    add_sides(found, world.actors(argument.filler, report.sentence));
  }
  return found;
}

bool inside(const frames::Range& source, std::uint32_t sentence, std::uint32_t token) {
  return sentence == source.sentence && source.first <= token && token < source.last;
}

bool is_report(const Frame& frame, const frames::Claim& claim, const World& world) {
  return frame.nominal && inside(claim.source, frame.sentence, frame.predicate) &&
         world.concepts.is_a(frame.concept_, world.concepts.find("REPORT"));
}

}  // namespace

bool tells_aside(const syntax::Token& clause, frames::Effect effect) {
  if (clause.deprel == "acl:relcl") return true;
  return effect == frames::Effect::wanted && clause.deprel == "acl" &&
         clause.feat("VerbForm") == "Part" && clause.feat("Tense") == "Past";
}

std::vector<Side> speakers_of(const frames::Claim& claim, const World& world) {
  const auto& mentions = world.reading.mentions;
  if (claim.speaker >= mentions.size()) {
    for (const Frame& frame : world.reading.frames.frames) {
      if (claim.has_source && is_report(frame, claim, world)) return authors(frame, world);
    }
    return {};
  }
  frames::Filler filler;
  filler.mention = claim.speaker;
  filler.head = mentions[claim.speaker].head;
  return world.actors(filler, mentions[claim.speaker].sentence);
}

bool is_media(const Side& side) {
  const std::string_view code = side.actor.code;
  return code.substr(0, 3) == "MED" || (code.size() >= 6 && code.substr(3, 3) == "MED");
}

bool is_anybody(const frames::Claim& claim, const World& world) {
  if (!claim.has_source || claim.source.last != claim.source.first + 1) return false;
  const auto& sentence = world.reading.parse.sentences[claim.source.sentence];
  const auto& token = sentence.tokens[claim.source.first];
  return token.feat("PronType") == "Ind" &&
         (token.upos == syntax::Upos::PRON || token.upos == syntax::Upos::DET);
}

bool is_hearsay(const frames::Claim& claim, const std::vector<Side>& speakers, const World& world) {
  if (!claim.has_source || !speakers.empty()) return false;
  if (is_anybody(claim, world)) return true;
  const frames::Concept press = world.concepts.find("PRESS");
  const auto& all = world.reading.frames.frames;
  return std::any_of(all.begin(), all.end(), [&](const Frame& frame) {
    return is_report(frame, claim, world) ||
           std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
             return inside(claim.source, frame.sentence, a.filler.head) &&
                    world.concepts.is_a(a.filler.concept_, press);
           });
  });
}

}  // namespace casus::events
