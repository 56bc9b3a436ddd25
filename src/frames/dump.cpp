#include <array>
#include <string>

#include "casus/frames.h"

namespace casus::frames {

namespace {

constexpr std::array<std::string_view, 4> tense_names = {"", "past", "present", "future"};
constexpr std::array<std::string_view, 7> modality_names = {
    "", "possible", "conditional", "obligatory", "planned", "attempted", "reported"};
constexpr std::array<std::string_view, 5> aspect_names = {"", "began", "continued", "stopped",
                                                          "again"};

std::string words(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string text;
  for (std::uint32_t t = first; t < last && t < sentence.tokens.size(); ++t) {
    if (!text.empty()) text += ' ';
    text += sentence.tokens[t].form;
  }
  return text;
}

void add_word(std::string& line, std::string_view word) {
  if (word.empty()) return;
  line += ' ';
  line += word;
}

std::string filler_text(const Filler& filler, const Frame& frame, const syntax::Parse& parse,
                        const std::vector<actors::Mention>& mentions, const Concepts& concepts) {
  const syntax::Sentence& sentence = parse.sentences[frame.sentence];
  std::string text;
  if (filler.concept_ != Concept::none) text += concepts.name(filler.concept_);
  text += '\'';
  if (filler.mention != no_index && mentions[filler.mention].type == actors::Type::zero) {
    text += "-";
  } else if (filler.mention != no_index) {
    const actors::Mention& mention = mentions[filler.mention];
    text += words(sentence, mention.first, mention.last);
  } else if (filler.head != no_index) {
    text += words(sentence, filler.head, filler.head + 1);
  }
  text += '\'';
  if (filler.trace) text += '*';
  return text;
}

std::string range_text(const Range& range, const syntax::Parse& parse) {
  return "'" + words(parse.sentences[range.sentence], range.first, range.last) + "'";
}

}  // namespace

std::string dump(const Frame& frame, const Frames& frames, const syntax::Parse& parse,
                 const std::vector<actors::Mention>& mentions, const Concepts& concepts) {
  const syntax::Sentence& sentence = parse.sentences[frame.sentence];
  std::string line(frame.concept_ == Concept::none ? std::string_view("?")
                                                   : concepts.name(frame.concept_));
  line += '(' + words(sentence, frame.first, frame.last) + ')';
  for (const Argument& argument : frame.arguments) {
    line += ' ';
    line += name(argument.role);
    line += '=' + filler_text(argument.filler, frame, parse, mentions, concepts);
  }
  if (frame.alone) add_word(line, "alone");
  if (frame.negative) add_word(line, "not");
  add_word(line, tense_names[static_cast<std::size_t>(frame.tense)]);
  add_word(line, modality_names[static_cast<std::size_t>(frame.modality)]);
  add_word(line, aspect_names[static_cast<std::size_t>(frame.aspect)]);
  if (frame.under != no_index) {
    const Frame& above = frames.frames[frame.under];
    line += " under ";
    line += name(frame.under_role);
    line += " of ";
    line += above.concept_ == Concept::none ? std::string_view("?") : concepts.name(above.concept_);
  }
  return line;
}

std::string dump(const Claim& claim, const Frames& frames, const syntax::Parse& parse,
                 const std::vector<actors::Mention>& mentions) {
  std::string line(name(claim.stance));
  if (claim.direct) line += " direct";
  if (claim.has_source) {
    line += " source=" + range_text(claim.source, parse);
  } else if (claim.speaker != no_index && mentions[claim.speaker].type == actors::Type::zero) {
    line += " source='-'";
  }
  if (claim.has_cue) line += " cue=" + range_text(claim.cue, parse);
  for (const Range& range : claim.content) line += " content=" + range_text(range, parse);
  if (claim.parent != no_index && claim.parent < frames.claims.size()) {
    line += " in=";
    line += name(frames.claims[claim.parent].stance);
  }
  return line;
}

}  // namespace casus::frames
