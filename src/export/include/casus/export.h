#pragma once

#include <string>
#include <vector>

#include "casus/engine.h"
#include "casus/evaluation.h"

namespace casus::exports {

/// One JSON object and a line feed, exactly as DESIGN §1 shows it: every field present, null or
/// empty where nothing is known. `grounds`: each event also tells what its confidence rests on.
[[nodiscard]] std::string json_line(const engine::Coded& coded, const engine::Engine& engine,
                                    bool grounds = false);

/// Events, claims and commitments as tables for a terminal `columns` wide (80 at least).
[[nodiscard]] std::string table(const engine::Coded& coded, const engine::Engine& engine,
                                std::size_t columns = 120);

/// {"id", "mentions": [{"start", "end", "text", "codes", "actor", "name", "type", "how"}]} and a
/// line feed: pronouns and zero subjects included, resolved where they could be.
[[nodiscard]] std::string actors_json_line(const engine::Coded& coded);
/// The same for people, with the reason of each.
[[nodiscard]] std::string actors_table(const engine::Coded& coded, std::size_t columns = 120);

/// Everything that led to the events: each sentence with its tree, mentions, frames and claims,
/// of one without events the nearest rule and what it lacks; then the events with their marked
/// sentence, rule, frame and evidence, and the readings that were not admitted. `grounds`: also
/// what each event's confidence rests on.
[[nodiscard]] std::string explanation(const engine::Coded& coded, const engine::Engine& engine,
                                      std::size_t columns = 120, bool grounds = false);

/// The CoNLL 2018 metrics, then the relations.
[[nodiscard]] std::string evaluation_table(const syntax::Evaluation& evaluation);

}  // namespace casus::exports
