#include "casus/engine.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <cassert>
#include <utility>

#include "casus/knowledge_file.h"
#include "language_rooms.h"

namespace casus::engine {
namespace {

std::string hash(std::string_view text) {
  const XXH128_hash_t value = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", value.high64, value.low64);
}

/// "it-IT", "IT" and "it_CH" are Italian.
std::string primary_language(std::string_view tag) {
  std::string language(tag.substr(0, tag.find_first_of("-_")));
  for (char& letter : language) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return language;
}

/// The first line of the newest VERSION file; a user's own folder need not have one.
std::string read_version(const std::vector<std::string>& roots) {
  std::string version;
  for (const std::string& path : knowledge_files(roots, ".", "VERSION")) {
    const auto file = KnowledgeFile::load(path);
    if (file && !file->lines().empty()) version = file->lines().front().text;
  }
  return version;
}

/// Loads one part into its place, or says why not.
template <class Part>
Result<void> keep(std::optional<Part>& slot, Result<Part> loaded) {
  if (!loaded) return tl::unexpected<Error>(std::move(loaded.error()));
  slot.emplace(std::move(*loaded));
  return {};
}

events::Reading reading_of(const Coded& coded) {
  return {*coded.article,    coded.parse,         coded.mentions, coded.frames,
          coded.resolutions, coded.document.date, coded.language};
}

}  // namespace

class Engine::Rooms {
 public:
  Result<void> load(Folders folders, Stage last);
  Result<Coded> code(Document document, Stage last) const;

  Folders folders;
  Languages languages;
  std::optional<frames::Concepts> concepts;
  std::optional<actors::Dictionary> dictionary;
  std::optional<events::RuleBook> rules;
  std::optional<ledger::Obligations> obligations;
  std::string version;

 private:
  Result<void> read_text(Coded& coded) const;
  Result<LanguageRooms*> choose_language(Coded& coded) const;
  Result<void> parse(Coded& coded, LanguageRooms& language) const;
  Result<void> read_frames(Coded& coded, LanguageRooms& language, Stage last) const;
};

Result<void> Engine::Rooms::load(Folders where, Stage last) {
  folders = std::move(where);
  auto found = Languages::find(folders.models, folders.chosen_models);
  if (!found) return tl::unexpected<Error>(std::move(found.error()));
  languages = std::move(*found);
  version = read_version(folders.knowledge);
  const auto& roots = folders.knowledge;
  Result<void> loaded;
  if (last >= Stage::actors) loaded = keep(dictionary, actors::Dictionary::load(roots));
  if (loaded && last >= Stage::frames) loaded = keep(concepts, frames::Concepts::load(roots));
  if (loaded && last >= Stage::events) {
    loaded = keep(rules, events::RuleBook::load(roots, *concepts));
  }
  if (loaded && last >= Stage::ledger) {
    loaded = keep(obligations, ledger::Obligations::load(roots, *concepts));
  }
  return loaded;
}

Result<void> Engine::Rooms::read_text(Coded& coded) const {
  Document& document = coded.document;
  if (document.ready) {
    syntax::Ready& ready = *document.ready;
    coded.article = std::make_unique<text::Article>(std::move(ready.article));
    coded.parse = std::move(ready.parse);
    document.text = std::move(ready.text);
    if (document.language.empty()) document.language = ready.language;
    document.ready.reset();
  } else {
    auto article = text::read(document.text, document.title);
    if (!article) {
      article.error().where.file = document.id;
      return tl::unexpected<Error>(std::move(article.error()));
    }
    coded.article = std::make_unique<text::Article>(std::move(*article));
  }
  coded.text_hash = hash(document.text);
  return {};
}

Result<LanguageRooms*> Engine::Rooms::choose_language(Coded& coded) const {
  const Document& document = coded.document;
  coded.language = document.language.empty() ? text::detect_language(coded.article->text())
                                             : primary_language(document.language);
  if (coded.language.empty()) {
    return fail({document.id}, "its language cannot be told", "say it with --lang");
  }
  if (LanguageRooms* rooms = languages.rooms(coded.language)) return rooms;
  return fail({document.id}, fmt::format("its language '{}' is not supported", coded.language),
              fmt::format("supported: {}", fmt::join(languages.names(), ", ")));
}

Result<void> Engine::Rooms::parse(Coded& coded, LanguageRooms& language) const {
  const auto model = language.model();
  if (!model) return tl::unexpected<Error>(model.error());
  coded.parse = syntax::parse(*coded.article, **model);
  return {};
}

Result<void> Engine::Rooms::read_frames(Coded& coded, LanguageRooms& language, Stage last) const {
  const auto lexicon = language.lexicon(folders.knowledge, *concepts);
  if (!lexicon) return tl::unexpected<Error>(lexicon.error());
  coded.frames = frames::read(coded.parse, *coded.article, coded.mentions, **lexicon, *concepts);
  if (last < Stage::reference) return {};
  const auto reference = language.reference(folders.knowledge);
  if (!reference) return tl::unexpected<Error>(reference.error());
  coded.resolutions =
      reference::resolve(coded.parse, *coded.article, coded.mentions, coded.frames, *concepts,
                         **reference, 0.4F, coded.document.choices ? &coded.choices : nullptr);
  return {};
}

Result<Coded> Engine::Rooms::code(Document document, Stage last) const {
  Coded coded;
  coded.document = std::move(document);
  const bool is_parsed = coded.document.ready.has_value();
  if (auto read = read_text(coded); !read) return tl::unexpected<Error>(std::move(read.error()));
  const auto language = choose_language(coded);
  if (!language) return tl::unexpected<Error>(language.error());
  if (!is_parsed) {
    if (auto parsed = parse(coded, **language); !parsed) {
      return tl::unexpected<Error>(std::move(parsed.error()));
    }
  }
  if (last < Stage::actors) return coded;
  coded.mentions = actors::find(coded.parse, *dictionary, coded.language, coded.document.date);
  if (last < Stage::frames) return coded;
  if (auto framed = read_frames(coded, **language, last); !framed) {
    return tl::unexpected<Error>(std::move(framed.error()));
  }
  if (last < Stage::events) return coded;
  const events::Reading reading = reading_of(coded);
  coded.coding = events::code(reading, *rules, *concepts);
  if (last < Stage::ledger) return coded;
  coded.commitments = ledger::enter(reading, coded.coding, *obligations, *concepts);
  return coded;
}

Engine::Engine() : rooms_(std::make_unique<Rooms>()) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(Folders folders, Stage last) {
  Engine engine;
  if (auto loaded = engine.rooms_->load(std::move(folders), last); !loaded) {
    return tl::unexpected<Error>(std::move(loaded.error()));
  }
  return engine;
}

Result<Coded> Engine::code(Document document, Stage last) const {
  return rooms_->code(std::move(document), last);
}

const frames::Concepts& Engine::concepts() const {
  assert(rooms_->concepts);
  return *rooms_->concepts;
}

const events::RuleBook& Engine::rules() const {
  assert(rooms_->rules);
  return *rooms_->rules;
}

std::vector<events::NearMiss> Engine::near_misses(const Coded& coded) const {
  if (!rooms_->rules) return {};
  return events::near_misses(reading_of(coded), *rooms_->rules, *rooms_->concepts);
}

const Place* Engine::place_of_rule(std::string_view name) const {
  return rooms_->rules ? events::place_of(*rooms_->rules, name) : nullptr;
}

const std::vector<std::string>& Engine::languages() const { return rooms_->languages.names(); }

std::string_view Engine::model_version(std::string_view language) const {
  const LanguageRooms* rooms = rooms_->languages.rooms(language);
  return rooms == nullptr ? std::string_view{} : rooms->model_version();
}

std::string_view Engine::version() { return CASUS_VERSION; }

std::string_view Engine::knowledge_version() const { return rooms_->version; }

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  for (const auto room :
       {actors::lint, frames::lint, reference::lint, events::lint, ledger::lint}) {
    for (Error& error : room(roots)) errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace casus::engine
