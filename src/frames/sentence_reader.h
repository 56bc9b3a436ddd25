#pragma once

#include <utility>
#include <vector>

#include "predicate.h"
#include "repairs.h"

namespace casus::frames {

/// Reads one sentence. Frames are numbered within the sentence until read() shifts them.
class SentenceReader {
 public:
  SentenceReader(const syntax::Parse& parse, std::uint32_t sentence, bool headline,
                 std::vector<actors::Mention>& mentions, const std::vector<std::uint32_t>& here,
                 const Lexicon::Data& lexicon, const Concepts& concepts);

  std::vector<Frame> run();
  /// The repaired tree, once run() is done.
  Tree take_tree() { return std::move(tree_); }

 private:
  std::uint32_t sentence_;
  bool headline_;
  std::vector<actors::Mention>& mentions_;
  const Lexicon::Data& lexicon_;
  const Concepts& concepts_;
  Tree tree_;
  People people_;
  Words words_;
  Scene scene_;
  std::vector<Predicate> predicates_;  // by token; kind none where there is none
  std::vector<Frame> frames_;
  std::vector<TokenIndex> consumed_by_;

  void read_predicate(TokenIndex token);
  const Predicate* first_conjunct(TokenIndex token) const;
  void inherit(Predicate& predicate, const Predicate* shared);
  void inherit_object(Predicate& predicate, const Predicate& shared);
  void borrow_object(Predicate& predicate);
  void borrow_doer(Predicate& predicate);
  void control(Predicate& predicate);
  bool is_framed(const Predicate& predicate) const;
  char gender_of_subject(const Predicate& predicate) const;
  void add_zero_subject(Predicate& predicate);
  void make_frame(Predicate& predicate);
  void merge_light(Predicate& predicate);
  bool merge(Predicate& light, Predicate& noun);
  std::vector<Frame> sorted();
  Concept kind_of_name(TokenIndex token) const;
};

/// Arguments that frames share by knowledge/concepts/composition.roles, links between frames
/// (Filler::frame, Frame::under), aspects, and what operators pass on to their content.
void compose(const Lexicon::Data& lexicon, const Concepts& concepts, std::vector<Frame>& frames);

/// The roles whose filler does the content of a frame, or null when no row says it.
[[nodiscard]] const Passing* passing_of(const Lexicon::Data& lexicon, const Concepts& concepts,
                                        Concept concept_);

}  // namespace casus::frames
