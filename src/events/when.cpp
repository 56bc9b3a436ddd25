// Time expressions are found by the words of knowledge/time/LANG.tsv, given to the nearest
// predicate above them, and then spread to predicates that share a clause with it.
#include "when.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace casus::events {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int background_days = 365;

Date shifted(const Date& date, int offset) { return Date{sys_days{date} + days{offset}}; }

/// Monday 1 … Sunday 7.
int weekday_of(const Date& date) {
  return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding());
}

}  // namespace

Calendar::Calendar(const World& world, const TimeWords& words)
    : world_(world), words_(words), remote_past_(words.has_remote_past(world.reading.language)) {
  const auto& sentences = world_.reading.parse.sentences;
  for (const syntax::Sentence& sentence : sentences) {
    auto& row = word_at_.emplace_back();
    row.reserve(sentence.tokens.size());
    for (const syntax::Token& token : sentence.tokens) {
      row.push_back(words_.find(world_.reading.language, token));
    }
  }
  for (std::uint32_t s = 0; s < sentences.size(); ++s) scan(s);
  spread();
}

void Calendar::scan(std::uint32_t sentence) {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (const auto named = year(sentence, t)) latest_year_ = std::max(latest_year_, *named);
    const TimeKind told = word(sentence, t).kind;
    tells_now_ = tells_now_ || told == TimeKind::day || told == TimeKind::weekday;
    Expression found;
    found.sentence = sentence;
    found.token = t;
    if (!read(sentence, t, found)) continue;
    // A year behind its month is part of that expression.
    const bool part = found.precision == "year" && !expressions_.empty() &&
                      expressions_.back().sentence == sentence &&
                      expressions_.back().precision != "year" && expressions_.back().token + 3 >= t;
    if (part) continue;
    const bool dated = found.date && !found.yearless && found.precision != "year";
    if (dated) latest_dated_ = std::max(latest_dated_, static_cast<int>(found.date->year()));
    if (found.precision == "year") found.frame = noun_before(sentence, t);
    if (found.frame == no_index) found.frame = governor(sentence, t);
    if (found.frame == no_index) found.frame = below_root(sentence, t);
    expressions_.push_back(found);
  }
}

/// A year that ends the phrase of an act noun is the noun's, wherever the tree hangs it: "the
/// invasion of Ukraine by Russia in 2022, …", but not "in 2022 the invasion …".
std::uint32_t Calendar::noun_before(std::uint32_t sentence, std::uint32_t token) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  const bool ends = token + 1 >= tokens.size() || tokens[token + 1].upos == syntax::Upos::PUNCT ||
                    tokens[token + 1].upos == syntax::Upos::VERB ||
                    tokens[token + 1].upos == syntax::Upos::AUX;
  for (std::uint32_t t = token; ends && t-- > 0;) {
    if (tokens[t].upos == syntax::Upos::VERB || tokens[t].upos == syntax::Upos::AUX) break;
    const std::uint32_t frame = world_.frame_at(sentence, t);
    if (frame == no_index) continue;
    const Frame& noun = world_.reading.frames.frames[frame];
    return noun.nominal && noun.concept_ != frames::Concept::none ? frame : no_index;
  }
  return no_index;
}

/// Where the clause's own word is no predicate: "will be in Quito on Monday to meet …".
std::uint32_t Calendar::below_root(std::uint32_t sentence, std::uint32_t token) const {
  const auto& tree = world_.reading.parse.sentences[sentence];
  while (tree.tokens[token].head != syntax::no_token) token = tree.tokens[token].head;
  for (const std::uint32_t child : tree.children(token)) {
    const std::uint32_t frame = world_.frame_at(sentence, child);
    if (frame != no_index && tree.tokens[child].is("advcl")) return frame;
  }
  return no_index;
}

std::uint32_t Calendar::governor(std::uint32_t sentence, std::uint32_t token) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  for (std::size_t step = 0; step < tokens.size() && token != syntax::no_token; ++step) {
    token = tokens[token].head;
    if (token == syntax::no_token) break;
    const std::uint32_t frame = world_.frame_at(sentence, token);
    if (frame != no_index) return frame;
  }
  return no_index;
}

/// First every frame's own expression (a day before a year), then what stands in the same phrase or
/// clause as a frame without one.
void Calendar::spread() {
  const auto& all = world_.reading.frames.frames;
  of_frame_.assign(all.size(), no_index);
  for (std::uint32_t i = 0; i < expressions_.size(); ++i) {
    const std::uint32_t frame = expressions_[i].frame;
    if (frame == no_index) continue;
    std::uint32_t& slot = of_frame_[frame];
    const auto vague = [](const Expression& one) {
      return one.precision == "year" || (one.relative_years && !one.date);
    };
    const bool better = slot == no_index || (vague(expressions_[slot]) && !vague(expressions_[i]));
    if (better) slot = i;
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (of_frame_[i] == no_index) of_frame_[i] = of_first_conjunct(i);
    if (of_frame_[i] == no_index) of_frame_[i] = of_next_conjunct(i);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const bool phase = all[i].aspect != frames::Aspect::none && all[i].under_role == Role::content;
    // "will be in Quito on Monday to meet …": the frame above is no act of its own.
    const bool sole = all[i].under_role == Role::purpose && all[i].under < all.size() &&
                      all[all[i].under].concept_ == frames::Concept::none;
    if (of_frame_[i] != no_index) continue;
    if (all[i].nominal || phase || sole) of_frame_[i] = of_clause(i);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (of_frame_[i] == no_index && !all[i].nominal) of_frame_[i] = of_noun(i);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (of_frame_[i] == no_index && !all[i].nominal) of_frame_[i] = of_old_story(i);
  }
  if (remote_past_) go_on();
}

/// "A law passed in 1964 was asked for": the year that a sentence names.
std::uint32_t Calendar::year_in(std::uint32_t sentence) const {
  for (std::uint32_t e = 0; e < expressions_.size(); ++e) {
    const Expression& one = expressions_[e];
    if (one.sentence == sentence && one.date && one.precision == "year") return e;
  }
  return no_index;
}

/// A language with a tense of its own for what is long over goes on in it: "In 1946 the king fell.
/// He was exiled."
void Calendar::go_on() {
  const auto& all = world_.reading.frames.frames;
  std::uint32_t old = no_index, sentence = no_index;  // the last frame of long ago, where it stands
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].nominal || !is_remote(all[i])) continue;
    const std::uint32_t here = all[i].sentence;
    const bool follows =
        old != no_index && here <= sentence + 1 && world_.same_story(here, sentence);
    const bool open = of_frame_[i] == no_index || !expressions_[of_frame_[i]].date;
    if (open && follows) of_frame_[i] = old;
    if (of_frame_[i] == no_index) of_frame_[i] = year_in(here);
    const std::uint32_t at = of_frame_[i];
    const bool long_ago = at != no_index && is_old(expressions_[at], all[i]);
    old = long_ago ? at : no_index;
    sentence = here;
  }
}

/// Whether what happened then is background. Without a date of publication a tense for what is over
/// tells it where a year stands.
bool Calendar::is_old(const Expression& when, const Frame& frame) const {
  if (is_background(when) || is_other_year(when)) return true;
  if (world_.reading.date || !when.date || when.yearless) return false;
  return remote_past_ && is_remote(frame);
}

/// "Fu esiliato", "esiliò": the verb or its auxiliary is in the simple past.
bool Calendar::is_remote(const Frame& frame) const {
  const auto& tree = world_.reading.parse.sentences[frame.sentence];
  const auto simple = [](const syntax::Token& token) {
    return token.feat("VerbForm") == "Fin" && token.feat("Tense") == "Past" &&
           token.feat("Mood") == "Ind";
  };
  if (simple(tree.tokens[frame.predicate])) return true;
  const auto children = tree.children(frame.predicate);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.tokens[child].deprel.starts_with("aux") && simple(tree.tokens[child]);
  });
}

/// Only what stands before the first conjunct is said of all.
std::uint32_t Calendar::of_first_conjunct(std::uint32_t index) const {
  const Frame& frame = world_.reading.frames.frames[index];
  const auto& token = world_.reading.parse.sentences[frame.sentence].tokens[frame.predicate];
  if (!token.is("conj") || token.head == syntax::no_token) return no_index;
  const std::uint32_t first = world_.frame_at(frame.sentence, token.head);
  if (first == no_index || of_frame_[first] == no_index) return no_index;
  const bool before =
      expressions_[of_frame_[first]].token < world_.reading.frames.frames[first].predicate;
  return before ? of_frame_[first] : no_index;
}

/// "Beaten and killed in 2014": nothing but the conjunction stands between the two.
std::uint32_t Calendar::of_next_conjunct(std::uint32_t index) const {
  const Frame& frame = world_.reading.frames.frames[index];
  const auto& tokens = world_.reading.parse.sentences[frame.sentence].tokens;
  const std::uint32_t next = frame.predicate + 2;
  if (frame.nominal || next >= tokens.size() || !tokens[next - 1].is("cc")) return no_index;
  if (!tokens[next].is("conj") || tokens[next].head != frame.predicate) return no_index;
  const std::uint32_t second = world_.frame_at(frame.sentence, next);
  return second == no_index ? no_index : of_frame_[second];
}

bool Calendar::tells(std::uint32_t index) const {
  const Frame& frame = world_.reading.frames.frames[index];
  return frame.stance != frames::Stance::none || frame.effect == frames::Effect::said ||
         frame.effect == frames::Effect::alleged;
}

/// A day behind the verb's noun is the verb's, though the tree may hang it on the noun: "signed an
/// agreement on Monday".
std::uint32_t Calendar::of_noun(std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const Frame& frame = all[index];
  if (tells(index)) return no_index;
  for (const Argument& argument : frame.arguments) {
    const std::uint32_t noun = argument.filler.frame;
    const bool object = argument.role == Role::patient || argument.role == Role::content;
    if (!object || argument.filler.trace || noun >= all.size() || !all[noun].nominal) continue;
    const std::uint32_t at = of_frame_[noun];
    if (at == no_index || expressions_[at].frame != noun) continue;
    const Expression& day = expressions_[at];
    const bool precise = day.kind == TimeKind::weekday || day.precision == "day";
    if (precise && day.token > all[noun].predicate && frame.predicate < day.token) return at;
  }
  return no_index;
}

/// The day of the verb above, unless that verb tells of what came before ("thanked him yesterday
/// for the visit", "after the visit").
std::uint32_t Calendar::of_clause(std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const Frame& frame = all[index];
  std::uint32_t above =
      frame.under < all.size() ? frame.under : governor(frame.sentence, frame.predicate);
  if (above == no_index || of_frame_[above] == no_index) {
    above = world_.only_about(index);
    return above == no_index ? no_index : of_frame_[above];
  }
  if (above == index) return no_index;
  const bool apart = frame.under < all.size() &&
                     (frame.under_role == Role::time || frame.under_role == Role::cause ||
                      frame.under_role == Role::condition || frame.under_role == Role::about);
  return tells(above) || apart ? no_index : of_frame_[above];
}

/// Inside a sentence whose main verb is dated long ago, whatever is past is as old; so is what was
/// done in an act of long ago ("killed in the 2012 attack").
std::uint32_t Calendar::of_old_story(std::uint32_t index) const {
  const auto& all = world_.reading.frames.frames;
  const Frame& frame = all[index];
  if (frame.tense != frames::Tense::past) return no_index;
  for (const Argument& argument : frame.arguments) {
    const std::uint32_t act = argument.filler.frame;
    if (argument.role != Role::place || act >= all.size() || !all[act].nominal) continue;
    const std::uint32_t at = of_frame_[act];
    if (at == no_index) continue;
    if (is_old(expressions_[at], frame)) return at;
  }
  const auto& tokens = world_.reading.parse.sentences[frame.sentence].tokens;
  std::uint32_t token = frame.predicate;
  for (std::size_t step = 0; step < tokens.size(); ++step) {
    token = tokens[token].head;
    if (token == syntax::no_token) break;
    const std::uint32_t above = world_.frame_at(frame.sentence, token);
    if (above == no_index || of_frame_[above] == no_index) continue;
    return is_old(expressions_[of_frame_[above]], frame) ? of_frame_[above] : no_index;
  }
  return no_index;
}

std::optional<Date> Calendar::weekday_date(const Expression& expression, bool past) const {
  if (!world_.reading.date) return std::nullopt;
  const Date today = *world_.reading.date;
  const int back = (weekday_of(today) - expression.weekday + 7) % 7;
  if (expression.shift < 0) return shifted(today, back == 0 ? -7 : -back);
  if (expression.shift > 0) return shifted(today, back == 0 ? 7 : 7 - back);
  if (past) return shifted(today, -back);
  return shifted(today, back == 0 ? 0 : 7 - back);
}

/// What is past lies before the day of publication, what is to come after it.
std::optional<Date> Calendar::yearless_date(const Expression& expression, bool past) const {
  if (!expression.date) return std::nullopt;
  const Date today = *world_.reading.date;
  Date date = *expression.date;
  const bool month = expression.precision == "month";
  const bool ahead = month ? date.year() / date.month() > today.year() / today.month()
                           : sys_days{date} > sys_days{today};
  const bool behind = month ? date.year() / date.month() < today.year() / today.month()
                            : sys_days{date} < sys_days{today};
  if (past && ahead) date = {date.year() - std::chrono::years{1}, date.month(), date.day()};
  if (!past && behind) date = {date.year() + std::chrono::years{1}, date.month(), date.day()};
  return date.ok() ? std::optional(date) : std::nullopt;
}

bool Calendar::is_background(const Expression& expression) const {
  if (expression.relative_years) return true;
  if (!expression.date) return false;
  const int named = static_cast<int>(expression.date->year());
  if (!world_.reading.date) {
    // A decade is named when it is over.
    const int last = static_cast<int>(expression.end.value_or(*expression.date).year());
    if (last > named) return latest_year_ == 0 || latest_year_ > last;
    if (expression.precision != "year") return !expression.yearless && named + 1 < latest_dated_;
    return named + 1 < latest_year_;
  }
  const Date last = expression.end.value_or(*expression.date);
  return sys_days{last} + days{background_days} < sys_days{*world_.reading.date};
}

/// Without a date of publication: who writes "yesterday" names no year of the day's own, so a year
/// that stands alone is an earlier one, unless some day of it is told.
bool Calendar::is_other_year(const Expression& expression) const {
  if (world_.reading.date || !tells_now_ || !expression.date) return false;
  if (expression.precision != "year") return false;
  const int named = static_cast<int>(expression.date->year());
  return latest_dated_ == 0 || named + 1 < latest_dated_;
}

When Calendar::when(std::uint32_t frame, bool past) const {
  When result;
  std::uint32_t at = of_frame_[frame];
  const std::uint32_t earlier = world_.antecedent(frame);
  if (at == no_index && earlier != no_index) at = of_frame_[earlier];
  if (at == no_index) return result;
  const Expression& expression = expressions_[at];
  // "their strike will begin on Friday": the verb that has the day knows which Friday.
  if (expression.frame != no_index) {
    const Frame& owner = world_.reading.frames.frames[expression.frame];
    const bool open =
        owner.modality == frames::Modality::possible || owner.modality == frames::Modality::planned;
    if (owner.tense == frames::Tense::future || (open && owner.tense != frames::Tense::past)) {
      past = false;
    }
  }
  const Frame& told = world_.reading.frames.frames[frame];
  result.background = is_background(expression) || (past && is_old(expression, told));
  result.date = expression.kind == TimeKind::weekday ? weekday_date(expression, past)
                : expression.yearless                ? yearless_date(expression, past)
                                                     : expression.date;
  if (!result.date) return result;
  result.precision = expression.kind == TimeKind::weekday ? "day" : expression.precision;
  return result;
}

}  // namespace casus::events
