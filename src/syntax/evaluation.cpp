#include "casus/evaluation.h"

#include <algorithm>
#include <vector>

#include "alignment.h"
#include "conllu_rows.h"

namespace casus::syntax {
namespace {

constexpr std::string_view universal_features[] = {
    "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
    "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
    "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};
constexpr std::string_view content_relations[] = {
    "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
    "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
    "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
    "orphan", "goeswith",   "reparandum", "root",   "dep"};

template <std::size_t size>
bool holds(const std::string_view (&list)[size], std::string_view one) {
  return std::find(std::begin(list), std::end(list), one) != std::end(list);
}

std::string_view universal(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

bool is_content(const ScoredWord& word) {
  return holds(content_relations, universal(word.row->deprel));
}

std::vector<std::string_view> universal_part(std::string_view feats) {
  std::vector<std::string_view> kept;
  while (!feats.empty()) {
    const std::size_t end = feats.find('|');
    const std::string_view one = feats.substr(0, end);
    if (holds(universal_features, one.substr(0, one.find('=')))) kept.push_back(one);
    feats.remove_prefix(end == std::string_view::npos ? feats.size() : end + 1);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

Score score_stretches(const std::vector<Stretch>& gold, const std::vector<Stretch>& system) {
  Score score{0, gold.size(), system.size()};
  for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
    if (system[s].start < gold[g].start) {
      ++s;
    } else if (gold[g].start < system[s].start) {
      ++g;
    } else {
      if (gold[g++].end == system[s++].end) ++score.correct;
    }
  }
  return score;
}

class Comparison {
 public:
  Comparison(const ScoredFile& gold, const ScoredFile& system)
      : gold_(gold.words),
        system_(system.words),
        answer_(align(gold_, system_)),
        back_(system_.size(), not_aligned) {
    for (std::size_t g = 0; g < answer_.size(); ++g) {
      if (answer_[g] != not_aligned) back_[answer_[g]] = g;
    }
  }

  void add_to(Evaluation& evaluation) const {
    auto& metrics = evaluation.metrics;
    metrics["Words"] = count([](std::size_t, std::size_t) { return true; });
    metrics["UPOS"] = count(
        [&](std::size_t g, std::size_t s) { return gold_[g].row->upos == system_[s].row->upos; });
    metrics["UFeats"] = count([&](std::size_t g, std::size_t s) {
      return universal_part(gold_[g].row->feats) == universal_part(system_[s].row->feats);
    });
    metrics["Lemmas"] = count([&](std::size_t g, std::size_t s) {
      const std::string_view lemma = gold_[g].row->lemma;
      return lemma.empty() || lemma == "_" || lemma == system_[s].row->lemma;
    });
    metrics["UAS"] = count([&](std::size_t g, std::size_t s) { return same_head(g, s); });
    const auto labelled = [&](std::size_t g, std::size_t s) {
      return same_head(g, s) &&
             universal(gold_[g].row->deprel) == universal(system_[s].row->deprel);
    };
    metrics["LAS"] = count(labelled);
    metrics["CLAS"] =
        count([&](std::size_t g, std::size_t s) { return is_content(gold_[g]) && labelled(g, s); });
    metrics["CLAS"].gold = count_content(gold_);
    metrics["CLAS"].system = count_content(system_);
    add_relations(evaluation.relations);
  }

 private:
  template <class Same>
  Score count(Same same) const {
    Score score{0, gold_.size(), system_.size()};
    for (std::size_t g = 0; g < gold_.size(); ++g) {
      if (answer_[g] != not_aligned && same(g, answer_[g])) ++score.correct;
    }
    return score;
  }

  static std::size_t count_content(const std::vector<ScoredWord>& words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_content));
  }

  bool same_head(std::size_t g, std::size_t s) const {
    const std::size_t head = system_[s].head;
    if (head == not_aligned) return gold_[g].head == not_aligned;
    return back_[head] != not_aligned && back_[head] == gold_[g].head;
  }

  void add_relations(std::map<std::string, Score>& relations) const {
    for (std::size_t g = 0; g < gold_.size(); ++g) {
      Score& score = relations[std::string(gold_[g].row->deprel)];
      ++score.gold;
      const std::size_t s = answer_[g];
      if (s != not_aligned && same_head(g, s) && gold_[g].row->deprel == system_[s].row->deprel) {
        ++score.correct;
      }
    }
    for (const ScoredWord& word : system_) ++relations[std::string(word.row->deprel)].system;
  }

  const std::vector<ScoredWord>& gold_;
  const std::vector<ScoredWord>& system_;
  std::vector<std::size_t> answer_, back_;
};

}  // namespace

double Score::f1() const {
  const std::size_t all = gold + system;
  return all == 0 ? 0.0 : 2.0 * static_cast<double>(correct) / static_cast<double>(all);
}

Result<Evaluation> evaluate(std::string_view gold_conllu, std::string_view system_conllu) {
  const auto gold_rows = read_rows(gold_conllu, "the gold file");
  if (!gold_rows) return tl::unexpected(gold_rows.error());
  const auto system_rows = read_rows(system_conllu, "the system's file");
  if (!system_rows) return tl::unexpected(system_rows.error());
  const ScoredFile gold = scored_file(*gold_rows), system = scored_file(*system_rows);
  if (gold.characters != system.characters) {
    const auto [differs, other] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                                system.characters.begin(), system.characters.end());
    const auto same = differs - gold.characters.begin();
    return fail({"the system's file", 0},
                "its text differs from the gold text after " + std::to_string(same) +
                    " characters that are no space",
                "parse the raw text of the gold file");
  }
  Evaluation evaluation;
  evaluation.metrics["Tokens"] = score_stretches(gold.tokens, system.tokens);
  evaluation.metrics["Sentences"] = score_stretches(gold.sentences, system.sentences);
  Comparison(gold, system).add_to(evaluation);
  return evaluation;
}

}  // namespace casus::syntax
