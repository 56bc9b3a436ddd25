#include "casus/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace casus::engine {
namespace {

constexpr std::size_t example_bytes_max = 240;
constexpr std::size_t country_size = 3;  // of a code, "USA" of "USAGOV"

/// Roles in which somebody acts, or is acted on.
constexpr std::array acting = {frames::Role::agent, frames::Role::patient, frames::Role::recipient,
                               frames::Role::with, frames::Role::against};

class Search {
 public:
  Search(const Coded& coded, const Engine& engine) : coded_(coded), engine_(engine) {
    const auto count = [&](const std::vector<std::uint32_t>& frames) {
      made_event_.insert(frames.begin(), frames.end());
    };
    for (const events::Event& event : coded_.coding.events) count(event.frames);
    for (const events::Blocked& blocked : coded_.coding.blocked) count(blocked.event.frames);
  }

  Gaps run() {
    for (std::uint32_t s = 0; s < coded_.parse.sentences.size(); ++s) read_sentence(s);
    for (const events::Blocked& blocked : coded_.coding.blocked) {
      const std::uint32_t sentence =
          blocked.event.evidence.empty() ? 0 : blocked.event.evidence.front().sentence;
      add(GapKind::blocked, std::string(blocked.why), sentence);
    }
    return std::move(gaps_);
  }

 private:
  void read_sentence(std::uint32_t sentence);
  void read_frame(std::uint32_t index);
  void read_names(const frames::Frame& frame);
  void add(GapKind kind, std::string what, std::uint32_t sentence) {
    gaps_.gaps.push_back({kind, std::move(what), example(sentence)});
  }

  /// Known actors that fill the frame's roles, by country or organisation.
  std::set<std::string> parties(const frames::Frame& frame) const;
  void add_codes(std::uint32_t mention, std::set<std::string>& codes) const;
  std::string example(std::uint32_t sentence) const;
  const syntax::Token& token(const frames::Frame& frame) const {
    return coded_.parse.sentences[frame.sentence].tokens[frame.predicate];
  }

  const Coded& coded_;
  const Engine& engine_;
  std::set<std::uint32_t> made_event_;
  std::size_t next_frame_ = 0;  // frames stand by sentence
  Gaps gaps_;
};

void Search::add_codes(std::uint32_t mention, std::set<std::string>& codes) const {
  if (mention >= coded_.resolutions.size()) return;
  const reference::Resolution& resolution = coded_.resolutions[mention];
  if (resolution.is_place) return;
  for (const actors::Identity& actor : resolution.actors) {
    const bool organisation = actor.code.starts_with("IGO");
    if (!actor.code.empty()) {
      codes.insert(organisation ? actor.code : actor.code.substr(0, country_size));
    }
  }
}

std::set<std::string> Search::parties(const frames::Frame& frame) const {
  std::set<std::string> codes;
  for (const frames::Argument& argument : frame.arguments) {
    add_codes(argument.filler.mention, codes);
  }
  return codes;
}

std::string Search::example(std::uint32_t sentence) const {
  const auto& tokens = coded_.parse.sentences[sentence].tokens;
  if (tokens.empty()) return {};
  const std::string_view text = coded_.article->text();
  std::string line(text.substr(tokens.front().first, tokens.back().last - tokens.front().first));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  if (line.size() <= example_bytes_max) return line;
  std::size_t end = line.rfind(' ', example_bytes_max);
  if (end == std::string::npos) end = line.size();
  return line.substr(0, end) + " …";
}

void Search::read_names(const frames::Frame& frame) {
  for (const frames::Argument& argument : frame.arguments) {
    if (std::find(acting.begin(), acting.end(), argument.role) == acting.end()) continue;
    const std::uint32_t index = argument.filler.mention;
    if (index >= coded_.mentions.size() || argument.filler.trace) continue;
    const actors::Mention& mention = coded_.mentions[index];
    const reference::Resolution& resolution = coded_.resolutions[index];
    const bool known = std::any_of(resolution.actors.begin(), resolution.actors.end(),
                                   [](const actors::Identity& a) { return !a.code.empty(); });
    if (mention.how != actors::How::name || known || resolution.is_place) continue;
    const auto& tokens = coded_.parse.sentences[mention.sentence].tokens;
    const std::size_t first = tokens[mention.first].first;
    add(GapKind::name,
        std::string(coded_.article->text().substr(first, tokens[mention.last - 1].last - first)),
        frame.sentence);
  }
}

void Search::read_frame(std::uint32_t index) {
  const frames::Frame& frame = coded_.frames.frames[index];
  const syntax::Token& word = token(frame);
  const bool known = frame.concept_ != frames::Concept::none;
  if (!frame.nominal && word.upos == syntax::Upos::VERB && frame.tense != frames::Tense::none) {
    ++gaps_.coverage.verbs;
    gaps_.coverage.known += known ? 1 : 0;
  }
  read_names(frame);
  if (parties(frame).size() < 2) return;
  if (!known) {
    add(GapKind::predicate, fmt::format("{} {}", word.lemma, syntax::name(word.upos)),
        frame.sentence);
  } else if (made_event_.count(index) == 0) {
    add(GapKind::rule, std::string(engine_.concepts().name(frame.concept_)), frame.sentence);
  }
}

void Search::read_sentence(std::uint32_t sentence) {
  bool known = false;
  const auto& frames = coded_.frames.frames;
  for (; next_frame_ < frames.size() && frames[next_frame_].sentence == sentence; ++next_frame_) {
    known = known || frames[next_frame_].concept_ != frames::Concept::none;
    read_frame(static_cast<std::uint32_t>(next_frame_));
  }
  if (known) return;
  std::set<std::string> codes;
  for (std::uint32_t i = 0; i < coded_.mentions.size(); ++i) {
    if (coded_.mentions[i].sentence == sentence) add_codes(i, codes);
  }
  if (codes.size() < 2) return;
  for (const syntax::Token& word : coded_.parse.sentences[sentence].tokens) {
    if (word.head == syntax::no_token) {
      add(GapKind::sentence, fmt::format("{} {}", word.lemma, syntax::name(word.upos)), sentence);
    }
  }
}

}  // namespace

Gaps find_gaps(const Coded& coded, const Engine& engine) { return Search(coded, engine).run(); }

}  // namespace casus::engine
