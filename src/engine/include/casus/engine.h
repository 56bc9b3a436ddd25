#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/actors.h"
#include "casus/events.h"
#include "casus/frames.h"
#include "casus/ledger.h"
#include "casus/near_misses.h"
#include "casus/reference.h"
#include "casus/syntax.h"
#include "casus/text.h"

namespace casus::engine {

/// An article as it comes in. `language` empty: detected; `date` unset: unknown, never today.
struct Document {
  std::string id, language, source, url, title, text;
  std::optional<Date> date;
  std::optional<syntax::Ready> ready;  ///< a parse that came with it
  bool choices = false;                ///< tell whom each pronoun may mean
};

/// Everything that the rooms found in one article. Owns it all; moves, does not copy.
struct Coded {
  Document document;
  std::unique_ptr<text::Article> article;
  syntax::Parse parse;
  std::vector<actors::Mention> mentions;
  frames::Frames frames;
  std::vector<reference::Resolution> resolutions;
  std::vector<reference::Choice> choices;
  events::Coding coding;
  std::vector<ledger::Commitment> commitments;
  std::string text_hash;  ///< XXH3-128 of the text as it came, hexadecimal
  std::string language;   ///< the document's, or as detected
};

/// Where the shipped files lie, and what a user lays over them.
struct Folders {
  std::string models;                  ///< holds LANG.model
  std::vector<std::string> knowledge;  ///< shipped first, then the user's
  /// Models that take the place of LANG.model: "en-free" for en-free.model.
  std::vector<std::string> chosen_models{};
};

/// How far to go: `casus parse` needs no rules, `casus actors` no events.
enum class Stage : std::uint8_t { syntax, actors, frames, reference, events, ledger };

/// Every mistake of all knowledge files, by room.
[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

/// All rooms in order. Knowledge and models are loaded once (a language's when first needed) and
/// then only read: code() may be called from any number of threads.
class Engine {
 public:
  /// `last`: the furthest stage that code() will be asked for; what it does not need is not read.
  [[nodiscard]] static Result<Engine> open(Folders folders, Stage last = Stage::ledger);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// An Error names the document and the reason (unsupported language, not text, too long).
  [[nodiscard]] Result<Coded> code(Document document, Stage last = Stage::ledger) const;

  const frames::Concepts& concepts() const;  ///< opened for Stage::frames or further
  const events::RuleBook& rules() const;     ///< opened for Stage::events or further
  /// Why sentences gave no event, and where a rule stands; nothing when opened for less.
  std::vector<events::NearMiss> near_misses(const Coded& coded) const;
  const Place* place_of_rule(std::string_view name) const;
  /// Languages that have a model, sorted.
  const std::vector<std::string>& languages() const;
  /// "it-1"; empty as long as no article of the language was parsed.
  std::string_view model_version(std::string_view language) const;
  static std::string_view version();           ///< "0.1.0"
  std::string_view knowledge_version() const;  ///< knowledge/VERSION: "2026.11"

 private:
  Engine();
  class Rooms;
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace casus::engine
