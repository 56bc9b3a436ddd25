#include <gtest/gtest.h>

#include "casus/scoring.h"

namespace casus::scoring {
namespace {

Evaluation sample() {
  auto scorer = Scorer::open({std::string(CASUS_SOURCE_DIR) + "/knowledge"});
  EXPECT_TRUE(scorer);
  const char* gold[] = {
      R"({"id": "a", "lang": "en", "phenomena": ["quote"], "text": "Norway\nhelped.", "events": [
          {"plover": "AID", "source": ["NOR"], "target": ["FIN"], "place": "Oulu",
           "event_date": "2024-06-19"},
          {"plover": "ACCUSE", "source": ["SWE"], "target": ["FIN"], "status": "alleged",
           "claimant": ["SWE"]}],
          "commitments": [{"kind": "aid_pledge", "parties": ["NOR"], "status": "announced"}],
          "must_not": [{"plover": "AID", "source": ["SWE"], "target": ["FIN"]}],
          "claims": [{"source": [[0, 6]], "cue": [], "content": [[7, 13]]}]})",
      R"({"id": "b", "lang": "it", "text": "Piove.", "events": []})"};
  const char* output[] = {
      R"({"id": "a", "events": [{"plover": "AID", "source": ["NOR", "SWE"], "target": ["FIN"],
           "event_date": "2024-06-19"}],
          "commitments": [{"kind": "aid_pledge", "parties": ["NOR"], "status": "signed"}],
          "claims": [{"source": null, "cue": null, "content": [{"start": 7, "end": 13}]}]})",
      R"({"id": "b", "events": [{"plover": "AID", "source": ["ITA"], "target": []}]})"};
  for (const char* line : gold) EXPECT_TRUE(scorer->add_gold(line, {"g", 1}));
  for (const char* line : output) EXPECT_TRUE(scorer->add_output(line, {"o", 1}));
  return scorer->evaluate({.strict = false, .slips_max = 1});
}

TEST(Table, ShowsEverything) {
  EXPECT_EQ(table(sample()), R"(articles 2, answered 2

Events                            P      R     F1   gold output
  detect                       50.0  100.0   66.7      1      2
  type                         50.0   50.0   50.0      2      2
  pair                         50.0  100.0   66.7      2      2
  actors                       25.0   50.0   33.3      2      2
  actors0                      25.0  100.0   40.0      1      2
  roles                        25.0   50.0   33.3      2      2
  status                       25.0   50.0   33.3      2      2
  claimant                     25.0   50.0   33.3      2      2
  code                            -      -      -      0      0
  root                            -      -      -      0      0

Articles without event that got one: 1 of 1
Forbidden readings made: 1 of 1
  a: AID asserted SWE > FIN
Right on found events: date 1 of 1, place 0 of 1, claimant 0 of 0
Status in the gold > in the output, of found events
  asserted > asserted             1

Commitments                       P      R     F1   gold output
  kind and parties            100.0  100.0  100.0      1      1
  all fields                    0.0    0.0    0.0      1      1
  of 1 found: obligation 1, trigger 1, status 0 right

By language                  number detect   type actors P      R     F1  status  claimant  alarms
  en                              1  100.0   66.7     50.0   50.0   50.0    50.0      50.0       0
  it                              1    0.0    0.0      0.0      -    0.0     0.0       0.0       1

By phenomenon                number detect   type actors P      R     F1  status  claimant  alarms
  quote                           1  100.0   66.7     50.0   50.0   50.0    50.0      50.0       0

By type, level actors             P      R     F1   gold output
  AID                          50.0  100.0   66.7      1      2
  ACCUSE                          -    0.0    0.0      1      0

By status in the gold          gold  found   with the right status
  asserted                        1  100.0                   100.0
  alleged                         1    0.0                     0.0

Claims (articles 1)               P      R     F1   gold output
  content                     100.0  100.0  100.0      1      1
  speaker                       0.0    0.0    0.0      1      1
  cue                         100.0  100.0  100.0      1      1

missed  a  ACCUSE alleged SWE > FIN  | Norway helped.
false   b  AID asserted ITA > ?  | Piove.
)");
}

TEST(JsonLines, HaveAPartEach) {
  const std::string lines = json_lines(sample());
  for (const char* line : {
           R"({"part":"articles","number":2,"answered":2})",
           R"({"part":"events","level":"actors","p":0.25,"r":0.5,"f1":0.3333333333333333,)"
           R"("gold":2,"output":2})",
           R"({"part":"events","level":"code","p":null,"r":null,"f1":null,"gold":0,"output":0})",
           R"({"part":"false_alarms","articles":1,"of":1})",
           R"({"part":"commitments","level":"parties","p":1.0,"r":1.0,"f1":1.0,)"
           R"("gold":1,"output":1})",
           R"({"part":"matched_commitments","number":1,"obligation":1,"trigger":1,"status":0})",
           R"({"part":"forbidden","made":["a: AID asserted SWE > FIN"],"of":1})",
           R"({"part":"date","right":1,"all":1})",
           R"({"part":"status_of_found","gold":"asserted","output":"asserted","number":1})",
           R"({"part":"language","name":"it","number":1,"false_alarms":1,)"
           R"("level":"detect","p":0.0,"r":null,"f1":0.0,"gold":0,"output":1})",
           R"({"part":"phenomenon","name":"quote","number":1,"false_alarms":0,)"
           R"("level":"root","p":null,"r":null,"f1":null,"gold":0,"output":0})",
           R"({"part":"type","name":"AID","number":1,"level":"actors","p":0.5,"r":1.0,)"
           R"("f1":0.6666666666666666,"gold":1,"output":2})",
           R"({"part":"status","name":"alleged","number":1,"level":"status","r":0.0})",
           R"({"part":"claims","level":"cue","p":1.0,"r":1.0,"f1":1.0,"gold":1,"output":1})",
           R"({"part":"missed","id":"a","event":"ACCUSE alleged SWE > FIN",)"
           R"("text":"Norway helped."})",
           R"({"part":"false","id":"b","event":"AID asserted ITA > ?","text":"Piove."})",
       }) {
    EXPECT_NE(lines.find(std::string(line) + "\n"), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace casus::scoring
