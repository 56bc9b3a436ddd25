#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "casus/export.h"
#include "grid.h"
#include "view.h"

namespace casus::exports {
namespace {

/// "at “Leopoli”: UKR, Lviv, 49.8383 24.0232, GeoNames 702550", as far as it is known.
std::string place_of(const events::Event& event) {
  const events::Site& site = event.site;
  std::string text = fmt::format("at “{}”:", event.place);
  if (site.country.empty()) return text + " nowhere that the gazetteer knows";
  text += ' ' + site.country;
  if (!site.region.empty()) text += fmt::format(", {}", site.region);
  if (site.latitude && site.longitude) {
    text += fmt::format(", {} {}", *site.latitude, *site.longitude);
  }
  if (site.geonames) text += fmt::format(", GeoNames {}", *site.geonames);
  return text;
}

/// "meet (rules/consult.rules:12)".
std::string rule_of(std::string_view name, const engine::Engine& engine) {
  const Place* place = engine.place_of_rule(name);
  if (place == nullptr) return std::string(name);
  const std::filesystem::path file(place->file);
  const auto folder = file.parent_path().filename() / file.filename();
  return fmt::format("{} ({}:{})", name, folder.generic_string(), place->line);
}

/// A stretch of a sentence that an event rests on.
struct Mark {
  Span span;
  std::string_view what;
};

/// Writes one article's derivation, sentence by sentence, then event by event.
class Explainer {
 public:
  Explainer(const engine::Coded& coded, const engine::Engine& engine, std::size_t columns,
            bool grounds)
      : coded_(coded),
        view_(coded),
        engine_(engine),
        columns_(columns),
        grounds_(grounds),
        near_misses_(engine.near_misses(coded)) {
    const auto told = [&](const events::Event& event) {
      for (const events::Evidence& evidence : event.evidence) told_.insert(evidence.sentence);
    };
    for (const events::Event& event : coded.coding.events) told(event);
    for (const events::Blocked& blocked : coded.coding.blocked) told(blocked.event);
  }

  std::string write() {
    out_ = std::string(text::Characters(coded_.document.id).all()) + " · " + coded_.language + "\n";
    for (std::uint32_t i = 0; i < coded_.parse.sentences.size(); ++i) write_sentence(i);
    write_events();
    write_blocked();
    write_commitments();
    return std::move(out_) + "\n";
  }

 private:
  void write_sentence(std::uint32_t index);
  void write_tree(const syntax::Sentence& sentence);
  void write_mentions(std::uint32_t sentence);
  void write_frames_and_claims(std::uint32_t sentence);
  void write_near_miss(std::uint32_t sentence);
  void write_marked(const events::Event& event);
  void write_events();
  void write_blocked();
  void write_commitments();
  void write_derivation(const events::Event& event);
  void line(std::size_t indent, const std::string& text) {
    out_ += std::string(indent, ' ') + text + "\n";
  }

  const engine::Coded& coded_;
  View view_;
  const engine::Engine& engine_;
  std::size_t columns_;
  bool grounds_;
  std::vector<events::NearMiss> near_misses_;
  std::set<std::uint32_t> told_;  // sentences with an event, admitted or not
  std::string out_;
};

void Explainer::write_sentence(std::uint32_t index) {
  const syntax::Sentence& sentence = coded_.parse.sentences[index];
  const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
  line(0, fmt::format("\nSentence {}: {}", index, view_.text(frames::Range{index, 0, count})));
  write_tree(sentence);
  write_mentions(index);
  write_frames_and_claims(index);
  if (told_.count(index) == 0) write_near_miss(index);
}

void Explainer::write_tree(const syntax::Sentence& sentence) {
  Grid grid({{"", 4}, {"word", 24}, {"lemma", 24}, {"tag", 6}, {"relation", 14}, {"of", 28}});
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const syntax::Token& token = sentence.tokens[i];
    const bool is_root = token.head == syntax::no_token;
    grid.add({std::to_string(i), std::string(token.form), std::string(token.lemma),
              std::string(syntax::name(token.upos)), std::string(token.deprel),
              is_root ? std::string()
                      : fmt::format("{} {}", token.head, sentence.tokens[token.head].form)});
  }
  out_ += grid.print(columns_);
}

void Explainer::write_mentions(std::uint32_t sentence) {
  for (std::size_t i = 0; i < coded_.mentions.size(); ++i) {
    const actors::Mention& mention = coded_.mentions[i];
    if (mention.sentence != sentence) continue;
    const reference::Resolution& resolution = coded_.resolutions[i];
    std::string who;
    for (const actors::Identity& actor : resolution.actors) {
      who += fmt::format(" {}", actor.code.empty() ? actor.name : actor.code);
    }
    line(2, fmt::format("actor  {} →{}{} ({}{}{:.2f})", actors::dump(mention, coded_.parse),
                        who.empty() ? " nobody" : who, resolution.is_place ? ", a place here" : "",
                        resolution.reason, resolution.reason.empty() ? "" : ", ",
                        resolution.confidence));
  }
}

void Explainer::write_frames_and_claims(std::uint32_t sentence) {
  for (const frames::Frame& frame : coded_.frames.frames) {
    if (frame.sentence != sentence) continue;
    line(2, "frame  " + frames::dump(frame, coded_.frames, coded_.parse, coded_.mentions,
                                     engine_.concepts()));
  }
  for (std::size_t i = 0; i < coded_.frames.claims.size(); ++i) {
    const frames::Claim& claim = coded_.frames.claims[i];
    if (claim.content.empty() || claim.content.front().sentence != sentence) continue;
    line(2, fmt::format("claim  {} {}", id('k', i),
                        frames::dump(claim, coded_.frames, coded_.parse, coded_.mentions)));
  }
}

void Explainer::write_near_miss(std::uint32_t sentence) {
  for (const events::NearMiss& miss : near_misses_) {
    const frames::Frame& frame = coded_.frames.frames[miss.frame];
    if (frame.sentence != sentence) continue;
    const auto name = engine_.concepts().name(frame.concept_);
    line(2, miss.rule.empty() ? fmt::format("no event: {}: {}", name, miss.why)
                              : fmt::format("no event: {}: rule {} {}", name,
                                            rule_of(miss.rule, engine_), miss.why));
  }
}

/// The sentence of the event's trigger: "[source Guyana] [trigger accused] [target Venezuela] of
/// …".
void Explainer::write_marked(const events::Event& event) {
  if (event.evidence.empty()) return;
  const std::uint32_t index = event.evidence.front().sentence;
  if (index >= coded_.parse.sentences.size()) return;
  const auto count = static_cast<std::uint32_t>(coded_.parse.sentences[index].tokens.size());
  const Span whole = view_.span({index, 0, count});
  std::vector<Mark> marks{{event.evidence.front().span, "trigger"}};
  for (const events::Side& side : event.sources) marks.push_back({side.span, "source"});
  for (const events::Side& side : event.targets) marks.push_back({side.span, "target"});
  for (const events::Side& side : event.claimants) marks.push_back({side.span, "claimant"});
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span.start < b.span.start; });
  std::string text;
  std::uint32_t done = whole.start;
  for (const Mark& mark : marks) {
    const bool inside = mark.span.in_title == whole.in_title && mark.span.end <= whole.end;
    if (!inside || mark.span.start < done || mark.span.start >= mark.span.end) continue;
    text += view_.text(Span{done, mark.span.start, whole.in_title});
    text += fmt::format("[{} {}]", mark.what, view_.text(mark.span));
    done = mark.span.end;
  }
  text += view_.text(Span{done, whole.end, whole.in_title});
  std::replace(text.begin(), text.end(), '\n', ' ');
  line(5, text);
}

void Explainer::write_derivation(const events::Event& event) {
  write_marked(event);
  line(5,
       fmt::format("rule {}, confidence {:.2f}", rule_of(event.rule, engine_), event.confidence));
  if (grounds_) line(5, fmt::format("grounds {}", fmt::join(event.grounds, ", ")));
  for (const std::uint32_t frame : event.frames) {
    if (frame >= coded_.frames.frames.size()) continue;
    line(5, "frame " + frames::dump(coded_.frames.frames[frame], coded_.frames, coded_.parse,
                                    coded_.mentions, engine_.concepts()));
  }
  if (event.claim != frames::no_index) line(5, "inside claim " + id('k', event.claim));
  if (event.parent != frames::no_index) line(5, "reported by " + id('e', event.parent));
  if (event.same_act != frames::no_index) line(5, "the same act as " + id('e', event.same_act));
  for (const events::Evidence& evidence : event.evidence) {
    line(5,
         fmt::format("evidence, sentence {}: “{}”", evidence.sentence, view_.text(evidence.span)));
  }
  const auto say_side = [&](std::string_view role, const std::vector<events::Side>& sides) {
    for (const events::Side& side : sides) {
      line(5, fmt::format("{} {} by {} “{}”", role, side.actor.code, actors::name(side.how),
                          view_.text(side.span)));
    }
  };
  say_side("source", event.sources);
  say_side("target", event.targets);
  if (event.date) {
    line(5, fmt::format("on {}, known to the {}", to_string(*event.date), event.date_precision));
  }
  if (!event.place.empty()) line(5, place_of(event));
}

void Explainer::write_events() {
  line(0, "\nEvents");
  if (coded_.coding.events.empty()) line(2, "none");
  for (std::size_t i = 0; i < coded_.coding.events.size(); ++i) {
    line(2, id('e', i) + " " + events::row(coded_.coding.events[i]));
    write_derivation(coded_.coding.events[i]);
  }
}

void Explainer::write_blocked() {
  if (coded_.coding.blocked.empty()) return;
  line(0, "\nNot admitted");
  for (const events::Blocked& blocked : coded_.coding.blocked) {
    line(2, fmt::format("{}: {}", blocked.why, events::row(blocked.event)));
    write_derivation(blocked.event);
  }
}

void Explainer::write_commitments() {
  if (coded_.commitments.empty()) return;
  line(0, "\nCommitments");
  for (std::size_t i = 0; i < coded_.commitments.size(); ++i) {
    line(2, id('c', i) + " " + ledger::row(coded_.commitments[i]));
  }
}

}  // namespace

std::string explanation(const engine::Coded& coded, const engine::Engine& engine,
                        std::size_t columns, bool grounds) {
  return Explainer(coded, engine, columns, grounds).write();
}

std::string evaluation_table(const syntax::Evaluation& evaluation) {
  Grid grid({{"metric", 24}, {"F1", 8}, {"correct", 10}, {"gold", 10}, {"system", 10}});
  const auto add = [&](const std::string& name, const syntax::Score& score) {
    grid.add({name, fmt::format("{:.2f}", 100 * score.f1()), std::to_string(score.correct),
              std::to_string(score.gold), std::to_string(score.system)});
  };
  // The order of the shared task's own table.
  for (const char* metric :
       {"Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS"}) {
    const auto found = evaluation.metrics.find(metric);
    if (found != evaluation.metrics.end()) add(found->first, found->second);
  }
  for (const auto& [relation, score] : evaluation.relations) add(relation, score);
  return grid.print(80);
}

}  // namespace casus::exports
