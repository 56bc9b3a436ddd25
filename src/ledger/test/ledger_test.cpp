#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "casus/ledger.h"

namespace casus::ledger {
namespace {

using frames::Role;

std::vector<std::string> shipped() { return {std::string(CASUS_SOURCE_DIR) + "/knowledge"}; }

/// "A and B signed a defence pact": frames and sides as the rooms to the left hand them over.
class Pact {
 public:
  explicit Pact(const frames::Concepts& concepts) : concepts_(concepts) {
    article_ = std::make_unique<text::Article>(*text::read("A signed a pact if attacked"));
    syntax::Sentence sentence;
    std::size_t at = 0;
    for (const char* form : {"A", "signed", "a", "pact", "if", "attacked"}) {
      syntax::Token token;
      token.form = form;
      token.first = at;
      token.last = at + token.form.size();
      at = token.last + 1;
      sentence.tokens.push_back(token);
    }
    parse_.sentences.push_back(std::move(sentence));
  }

  std::uint32_t frame(std::string_view concept_, std::uint32_t token, std::uint32_t under,
                      Role role) {
    frames::Frame made;
    made.concept_ = concepts_.find(concept_);
    made.predicate = made.first = token;
    made.last = token + 1;
    made.under = under;
    made.under_role = role;
    frames_.frames.push_back(made);
    return static_cast<std::uint32_t>(frames_.frames.size() - 1);
  }

  std::vector<std::string> rows(const Obligations& obligations, std::string_view rule) const {
    events::Coding coding;
    events::Event event;
    event.plover = "SUPPORT";
    event.rule = rule;
    event.frames = {0};
    event.evidence = {{0, {}}};
    for (const char* code : {"RUSGOV", "PRKGOV"}) {
      events::Side side;
      side.actor.code = code;
      event.sources.push_back(side);
    }
    event.targets = event.sources;
    coding.events.push_back(event);
    const events::Reading reading{*article_,    parse_,       mentions_, frames_,
                                  resolutions_, std::nullopt, "en"};
    std::vector<std::string> found;
    for (const Commitment& one : enter(reading, coding, obligations, concepts_)) {
      found.push_back(row(one));
    }
    return found;
  }

 private:
  const frames::Concepts& concepts_;
  std::unique_ptr<text::Article> article_;
  syntax::Parse parse_;
  std::vector<actors::Mention> mentions_;
  std::vector<reference::Resolution> resolutions_;
  frames::Frames frames_;
};

class Ledger : public testing::Test {
 protected:
  Ledger()
      : concepts_(*frames::Concepts::load(shipped())),
        obligations_(*Obligations::load(shipped(), concepts_)) {}
  frames::Concepts concepts_;
  Obligations obligations_;
};

TEST_F(Ledger, shipped_obligations_have_no_mistake) {
  for (const Error& error : lint(shipped())) ADD_FAILURE() << to_string(error);
}

// The terms are views: they must live as long as the obligations, short names and long ones, also
// after the obligations have moved.
TEST_F(Ledger, terms_outlive_the_call) {
  Pact pact(concepts_);
  const auto signing = pact.frame("SIGN", 1, frames::no_index, Role::other);
  pact.frame("DEFENCE_PACT", 3, signing, Role::patient);
  const Obligations moved = std::move(obligations_);
  EXPECT_EQ(pact.rows(moved, "sign-agreement"),
            std::vector<std::string>{
                "defence_pact RUSGOV,PRKGOV mutual_assistance on aggression signed"});
}

TEST_F(Ledger, a_condition_is_the_trigger) {
  Pact pact(concepts_);
  const auto signing = pact.frame("SIGN", 1, frames::no_index, Role::other);
  const auto deal = pact.frame("AGREEMENT", 3, signing, Role::patient);
  const auto help = pact.frame("HELP", 3, deal, Role::content);
  pact.frame("AGGRESSION", 5, help, Role::condition);
  EXPECT_EQ(pact.rows(obligations_, "sign-agreement"),
            std::vector<std::string>{
                "defence_pact RUSGOV,PRKGOV mutual_assistance on aggression signed"});
}

TEST_F(Ledger, an_act_that_binds_nobody_opens_no_line) {
  Pact pact(concepts_);
  pact.frame("PRAISE", 1, frames::no_index, Role::other);
  EXPECT_TRUE(pact.rows(obligations_, "praise").empty());
}

}  // namespace
}  // namespace casus::ledger
