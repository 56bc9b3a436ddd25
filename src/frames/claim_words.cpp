#include "claim_words.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>

#include "casus/knowledge_file.h"

namespace casus::frames {
namespace {

using syntax::Upos;

std::optional<Upos> upos_of(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    if (syntax::name(static_cast<Upos>(i)) == text) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

std::optional<Stance> stance_of(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Stance::criticises); ++i) {
    if (name(static_cast<Stance>(i)) == text) return static_cast<Stance>(i);
  }
  return std::nullopt;
}

void set_slot(ClaimCue& cue, std::string_view slot) {
  if (slot == "clause")
    cue.clause = true;
  else if (slot == "infinitive")
    cue.infinitive = true;
  else if (slot == "object")
    cue.object = true;
  else if (slot == "predicate")
    cue.predicate = true;
  else if (slot == "whole")
    cue.whole = true;
  else if (slot == "quote")
    cue.quote = true;
  else if (slot == "actor")
    cue.actor_only = true;
  else if (slot == "governor")
    cue.governor = true;
  else if (slot == "opens")
    cue.opens = true;
  else if (slot == "question")
    cue.asks = true;
  else if (slot == "earlier")
    cue.earlier = true;
  else if (slot == "comments")
    cue.comments = true;
  else if (slot == "bare")
    cue.bare = true;
  else if (slot == "sense")
    cue.by_sense = true;
  else if (slot == "apart")
    cue.apart = true;
  else
    cue.prepositions.emplace_back(slot);
}

}  // namespace

void ClaimWords::read(const std::string& path, std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) {
    errors.push_back(file.error());
    return;
  }
  std::set<std::string> seen;
  for (const KnowledgeLine& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 3) {
      errors.push_back({file->place(line), "a cue needs lemma, part of speech and stance",
                        "separate the fields by tabs"});
      continue;
    }
    ClaimCue cue;
    for (const std::string_view word : split_words(fields[0])) cue.words.emplace_back(word);
    const auto upos = upos_of(fields[1]);
    const auto stance = stance_of(fields[2]);
    if (cue.words.empty() || !upos) {
      errors.push_back({file->place(line),
                        "unknown part of speech '" + std::string(fields[1]) + "'",
                        "use a Universal Dependencies tag"});
      continue;
    }
    if (!stance) {
      errors.push_back({file->place(line), "unknown stance '" + std::string(fields[2]) + "'",
                        "use a stance of the codebook, or none"});
      continue;
    }
    if (!seen.insert(std::string(line.text)).second) {
      errors.push_back({file->place(line), "duplicate cue '" + std::string(fields[0]) + "'", {}});
    }
    cue.upos = *upos;
    cue.stance = *stance;
    for (const std::string_view slot : split_words(fields.size() > 3 ? fields[3] : "")) {
      set_slot(cue, slot);
    }
    cues_.push_back(std::move(cue));
  }
  sort();
}

void ClaimWords::sort() {
  order_.resize(cues_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
    return cues_[a].words[0] < cues_[b].words[0];
  });
}

Result<ClaimWords> ClaimWords::load(const std::vector<std::string>& roots,
                                    std::string_view language) {
  ClaimWords words;
  std::vector<Error> errors;
  const std::string ending = "/" + std::string(language) + ".tsv";
  for (const std::string& path : knowledge_files(roots, "claims", ".tsv")) {
    if (path.ends_with(ending)) words.read(path, errors);
    if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  }
  return words;
}

std::vector<const ClaimCue*> ClaimWords::find(std::string_view lemma, syntax::Upos upos) const {
  std::vector<const ClaimCue*> rows;
  auto at = std::lower_bound(
      order_.begin(), order_.end(), lemma,
      [this](std::size_t row, std::string_view word) { return cues_[row].words[0] < word; });
  for (; at != order_.end() && cues_[*at].words[0] == lemma; ++at) {
    if (cues_[*at].upos == upos) rows.push_back(&cues_[*at]);
  }
  return rows;
}

std::vector<Error> lint_claims(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  for (const std::string& path : knowledge_files(roots, "claims", ".tsv")) {
    ClaimWords words;
    words.read(path, errors);
  }
  return errors;
}

}  // namespace casus::frames
