// Reads the notation of rules (docs/KNOWLEDGE.md, "Rules"): a block a rule, a word a condition.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "casus/knowledge_file.h"
#include "rule.h"

namespace casus::events {
namespace {

constexpr int nesting_max = 4;

constexpr std::array<std::pair<std::string_view, Mood>, 14> mood_names{{
    {"negative", Mood::negative},
    {"past", Mood::past},
    {"present", Mood::present},
    {"future", Mood::future},
    {"possible", Mood::possible},
    {"obligatory", Mood::obligatory},
    {"planned", Mood::planned},
    {"attempted", Mood::attempted},
    {"reported", Mood::reported},
    {"nominal", Mood::nominal},
    {"stopped", Mood::stopped},
    {"again", Mood::again},
    {"alone", Mood::alone},
    {"timeless", Mood::timeless},
}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Words between white space; a word in parentheses may hold some.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if ((c == ' ' || c == '\t') && depth <= 0) {
      if (i > start) words.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  if (depth > 0 && start < text.size()) words.push_back(text.substr(start));
  return words;
}

std::optional<Role> role_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Role::other); ++i) {
    if (frames::name(static_cast<Role>(i)) == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

class Parser {
 public:
  Parser(const KnowledgeFile& file, const frames::Concepts& concepts, const CodeTable& codes,
         std::vector<Error>& errors)
      : file_(file), concepts_(concepts), codes_(codes), errors_(errors) {}

  std::vector<Rule> run() {
    for (const auto& line : file_.lines()) {
      line_ = &line;
      if (line.indent == 0) {
        open();
      } else if (rules_.empty()) {
        wrong("a line of a rule stands before any rule", "begin with 'rule NAME'");
      } else {
        inside(rules_.back());
      }
    }
    return std::move(rules_);
  }

 private:
  void wrong(std::string what, std::string remedy = {}) {
    errors_.push_back({file_.place(*line_), std::move(what), std::move(remedy)});
  }

  void open() {
    const auto words = words_of(line_->text);
    const bool narrows = !words.empty() && words[0] == "code";
    if (words.size() != 2 || (words[0] != "rule" && !narrows)) {
      return wrong("expected 'rule NAME' or 'code NUMBER'", "a rule's own lines are indented");
    }
    Rule rule;
    rule.name = words[1];
    rule.where = file_.place(*line_);
    if (narrows) {
      rule.name = "code-" + rule.name;
      rule.narrow = codes_.cameo(words[1]);
      if (rule.narrow == nullptr) wrong("unknown code", "see ontology/codes.tsv");
    }
    rules_.push_back(std::move(rule));
  }

  void inside(Rule& rule) {
    const auto words = words_of(line_->text);
    const std::string_view first = words.front();
    const std::vector<std::string_view> rest(words.begin() + 1, words.end());
    if (first == "when") return when(rule, rest);
    if (first == "unless") return constraints(rest, rule.unless, 1);
    if (first == "event") return event(rule, rest);
    if (first == "nothing") return void(rule.nothing = true);
    if (first == "of" && rule.narrow != nullptr) return narrowed(rule, rest);
    if (first == "abroad" && rule.narrow != nullptr) return void(rule.abroad = true);
    if (first == "yes" || first == "no") return example(rule, first == "yes");
    if (first == "over") return void(rule.over.insert(rule.over.end(), rest.begin(), rest.end()));
    if (first == "absorbs") return absorbs(rule, rest);
    if (first == "deny" && rest.size() == 1 && rest[0].size() == 2 && rest[0][0] == '?') {
      return void(rule.denier = rest[0][1]);
    }
    wrong("unknown line '" + std::string(first) + "' in a rule",
          "when, unless, event, nothing, deny ?a, absorbs, over, of, abroad, yes, no");
  }

  void when(Rule& rule, const std::vector<std::string_view>& words) {
    if (words.empty()) return wrong("'when' names no concept");
    Pattern pattern;
    pattern.line = line_->number;
    constraints({words.begin() + 1, words.end()}, pattern.constraints, 1);
    for (const Concept id : concepts(words[0])) {
      pattern.concept_ = id;
      rule.patterns.push_back(pattern);
    }
  }

  std::vector<Concept> concepts(std::string_view text) {
    std::vector<Concept> found;
    for (const auto name : split(text, '|')) {
      const Concept id = concepts_.find(name);
      if (id == Concept::none) {
        wrong("unknown concept '" + std::string(name) + "'", "see knowledge/concepts");
      } else {
        found.push_back(id);
      }
    }
    return found;
  }

  void constraints(const std::vector<std::string_view>& words, std::vector<Constraint>& into,
                   int depth) {
    for (const auto word : words) {
      const std::size_t equals = word.find('=');
      if (equals == std::string_view::npos) {
        wrong("'" + std::string(word) + "' is no condition", "write role=TERM");
        continue;
      }
      Constraint made;
      made.text = word;
      const std::string_view left = word.substr(0, equals), right = word.substr(equals + 1);
      if (left == "is") {
        made.term = mood(right);
      } else if (left == "under") {
        made.term.kind = TermKind::under;
        if (right == "-") {
          made.term.optional = false;
        } else {
          made.term.concepts = concepts(right);
        }
      } else {
        for (const auto name : split(left, '|')) {
          const auto role = role_named(name);
          if (role) made.roles.push_back(*role);
          if (!role) wrong("unknown role '" + std::string(name) + "'", "see docs/KNOWLEDGE.md");
        }
        made.term = term(right, depth);
      }
      into.push_back(std::move(made));
    }
  }

  Term mood(std::string_view text) {
    Term made;
    made.kind = TermKind::mood;
    for (const auto name : split(text, '|')) {
      const auto* row = std::find_if(mood_names.begin(), mood_names.end(),
                                     [&](const auto& known) { return known.first == name; });
      if (row != mood_names.end()) {
        made.moods.push_back(row->second);
      } else {
        wrong("unknown mood '" + std::string(name) + "'", "negative, future, possible, …");
      }
    }
    return made;
  }

  // The recursion is bounded by nesting_max.
  Term term(std::string_view text, int depth) {
    Term made;
    if (text == "+") return made;
    if (text == "-") {
      made.kind = TermKind::empty;
    } else if (text.starts_with('?')) {
      actor(text.substr(1), made);
    } else if (text.starts_with('(')) {
      made.kind = TermKind::frame;
      const auto words = words_of(text.substr(1, text.size() - 2));
      if (!text.ends_with(')') || words.empty()) {
        wrong("a parenthesis is not closed or empty", "(CONCEPT role=TERM)");
      } else if (depth >= nesting_max) {
        wrong("conditions are nested too deeply", "at most four levels");
      } else {
        made.concepts = concepts(words[0]);
        constraints({words.begin() + 1, words.end()}, made.inner, depth + 1);
      }
    } else {
      made.kind = TermKind::thing;
      made.concepts = concepts(text);
    }
    return made;
  }

  void actor(std::string_view text, Term& made) {
    made.kind = TermKind::actor;
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
      made.variable = text[0];
      text.remove_prefix(1);
    }
    for (; !text.empty() && (text[0] == '?' || text[0] == '*' || text[0] == '&');
         text.remove_prefix(1)) {
      (text[0] == '?' ? made.optional : text[0] == '*' ? made.within : made.several) = true;
    }
    if (text.starts_with(':')) {
      for (const auto sector : split(text.substr(1), '|')) made.sectors.emplace_back(sector);
    } else if (!text.empty()) {
      wrong("'" + std::string(text) + "' behind a variable",
            "?a ?a? ?a* ?a*? ?a& ?a:GOV|MIL ?:CVL");
    }
  }

  void narrowed(Rule& rule, const std::vector<std::string_view>& words) {
    for (const auto word : words) {
      for (const auto code : split(word, '|')) {
        const Code* const wide = codes_.cameo(code);
        if (wide == nullptr || wide->plover != rule.narrow->plover) {
          wrong("'" + std::string(code) + "' is no code of " + rule.narrow->plover);
        }
        rule.of.emplace_back(code);
      }
    }
  }

  void absorbs(Rule& rule, const std::vector<std::string_view>& words) {
    for (const auto word : words) {
      const auto role = role_named(word);
      if (role) rule.absorbs.push_back(*role);
      if (!role) wrong("unknown role '" + std::string(word) + "'");
    }
  }

  void event(Rule& rule, const std::vector<std::string_view>& words) {
    Outcome made;
    if (!words.empty()) made.type = codes_.mode(words[0], "");
    if (made.type == nullptr) return wrong("'event' names no type", "see ontology/codes.tsv");
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t equals = std::min(words[i].find('='), words[i].size());
      const std::string_view value = words[i].substr(std::min(equals + 1, words[i].size()));
      if (!setting(words[i].substr(0, equals), value, made)) {
        wrong("'" + std::string(words[i]) + "' is no part of an event");
      }
    }
    if (made.cameo != nullptr && made.mode.empty()) made.mode = made.cameo->mode;
    if (codes_.mode(made.type->plover, made.mode) == nullptr) {
      wrong("'" + made.mode + "' is no mode of " + made.type->plover, "see ontology/codes.tsv");
    }
    if (made.source.empty() && made.target.empty()) wrong("the event has no sides");
    rule.outcomes.push_back(std::move(made));
  }

  bool setting(std::string_view name, std::string_view value, Outcome& made) {
    if (name == "mode") return made.mode = value, true;
    if (name == "cameo") {
      made.cameo = codes_.cameo(value);
      const bool known = made.cameo != nullptr && made.cameo->plover == made.type->plover;
      if (!known) wrong("'" + std::string(value) + "' is no code of " + made.type->plover);
      return true;
    }
    if (name == "contexts") {
      for (const auto context : split(value, ',')) made.contexts.emplace_back(context);
      return true;
    }
    if (name == "source") return variables(value, made.source);
    if (name == "target") return variables(value, made.target);
    if (name == "foreign") return made.foreign = true;
    if (name == "abroad") return made.abroad = true;
    if (name == "else") return otherwise(value, made.otherwise);
    if (name == "both" || name == "all") {
      made.reciprocal = true;
      made.pair = name == "both";
      return variables(value, made.source) && variables(value, made.target);
    }
    if (name == "certainty" && value == "possible") return made.possible = true;
    if (name == "time" && value == "now") return made.now = true;
    if (name == "time" && value == "future") return made.future = true;
    return false;
  }

  static bool otherwise(std::string_view text, Otherwise& into) {
    for (const auto word : split(text, '|')) {
      if (word == "wrongdoer") into.doer = true;
      bool* const flag = word == "parties"     ? &into.parties
                         : word == "wrongdoer" ? &into.wrongdoer
                         : word == "doer"      ? &into.doer
                         : word == "other"     ? &into.other
                         : word == "beside"    ? &into.beside
                         : word == "own"       ? &into.own
                         : word == "nobody"    ? &into.nobody
                                               : nullptr;
      if (flag == nullptr) return false;
      *flag = true;
    }
    return true;
  }

  static bool variables(std::string_view text, std::vector<Part>& into) {
    for (const auto word : split(text, ',')) {
      if (word.size() < 2 || word[0] != '?') return false;
      if (word.size() > 2 && word[2] != ':') return false;
      into.push_back({word[1], std::string(word.substr(std::min<std::size_t>(3, word.size())))});
    }
    return true;
  }

  void example(Rule& rule, bool yes) {
    std::string_view rest = line_->text;
    rest.remove_prefix(yes ? 3 : 2);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    const std::size_t space = std::min(rest.find_first_of(" \t"), rest.size());
    Example made;
    made.rule = rule.name;
    made.language = rest.substr(0, space);
    made.where = file_.place(*line_);
    rest.remove_prefix(space);
    const std::size_t arrow = yes ? rest.rfind("->") : std::string_view::npos;
    if (yes && arrow == std::string_view::npos) return wrong("'yes' without '-> ROW'");
    const auto trimmed = [](std::string_view text) {
      const std::size_t from = std::min(text.find_first_not_of(" \t"), text.size());
      const std::size_t to = text.find_last_not_of(" \t");
      return std::string(text.substr(from, to == std::string_view::npos ? 0 : to + 1 - from));
    };
    made.sentence = trimmed(rest.substr(0, arrow));
    if (yes) made.row = trimmed(rest.substr(arrow + 2));
    rule.examples.push_back(std::move(made));
  }

  const KnowledgeFile& file_;
  const frames::Concepts& concepts_;
  const CodeTable& codes_;
  std::vector<Error>& errors_;
  const KnowledgeLine* line_ = nullptr;
  std::vector<Rule> rules_;
};

}  // namespace

std::vector<Rule> parse_rules(const std::vector<std::string>& roots,
                              const frames::Concepts& concepts, const CodeTable& codes,
                              std::vector<Error>& errors) {
  std::vector<Rule> rules;
  for (const auto& path : knowledge_files(roots, "rules", ".rules")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    auto more = Parser(*file, concepts, codes, errors).run();
    std::move(more.begin(), more.end(), std::back_inserter(rules));
  }
  return rules;
}

}  // namespace casus::events
