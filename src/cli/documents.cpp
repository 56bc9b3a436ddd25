#include "documents.h"

#include <algorithm>
#include <string_view>

#include "json_document.h"

namespace casus::cli {
namespace {

constexpr std::size_t sniffed_bytes = std::size_t{4} << 10;
constexpr std::size_t text_bytes_max = text::Limits{}.bytes_max;
// Escapes may make an article six times as long.
constexpr std::size_t line_bytes_max = 6 * text_bytes_max;
constexpr std::size_t conllu_bytes_max = std::size_t{256} << 20;

bool has_ending(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() && path.ends_with(ending);
}

/// A CoNLL-U word line: a number, a tab, and nine tabs in all.
bool is_word_line(std::string_view line) {
  return !line.empty() && line.front() >= '0' && line.front() <= '9' &&
         std::count(line.begin(), line.end(), '\t') == 9;
}

/// By its name, else by its first lines.
InputKind kind_of(std::string_view path, std::string_view start) {
  if (has_ending(path, ".jsonl") || has_ending(path, ".ndjson") || has_ending(path, ".json")) {
    return InputKind::jsonl;
  }
  if (has_ending(path, ".conllu") || has_ending(path, ".conll")) return InputKind::conllu;
  if (has_ending(path, ".txt")) return InputKind::text;
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && start[first] == '{') return InputKind::jsonl;
  while (!start.empty()) {
    const std::size_t end = std::min(start.find('\n'), start.size());
    const std::string_view line = start.substr(0, end);
    if (is_word_line(line)) return InputKind::conllu;
    if (line.substr(0, 1) != "#") return InputKind::text;
    start.remove_prefix(std::min(end + 1, start.size()));
  }
  return InputKind::text;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\xEF\xBB\xBF") == std::string_view::npos;
}

}  // namespace

std::optional<Item> Documents::next() {
  while (true) {
    if (!ready_.empty()) return parsed();
    if (source_) {
      if (auto item = next_line()) return item;
      source_.reset();
    }
    if (path_ == options_.paths.size()) return std::nullopt;
    if (auto item = open_next()) return item;
  }
}

std::optional<Item> Documents::open_next() {
  const std::string path = options_.paths[path_++];
  name_ = path == "-" ? "standard input" : path;
  line_ = 0;
  auto opened = ByteSource::open(path);
  if (!opened) return Item{{name_}, tl::unexpected<Error>(std::move(opened.error()))};
  source_.emplace(std::move(*opened));
  InputKind kind = options_.kind;
  if (kind == InputKind::automatic) {
    const auto start = source_->peek(sniffed_bytes);
    if (!start) {
      source_.reset();
      return Item{{name_}, tl::unexpected<Error>(start.error())};
    }
    kind = kind_of(path, *start);
  }
  if (kind == InputKind::jsonl) return std::nullopt;  // next() goes on with its lines
  if (kind == InputKind::text) return whole_text();
  auto bytes = source_->all(conllu_bytes_max);
  source_.reset();
  if (!bytes) return Item{{name_}, tl::unexpected<Error>(std::move(bytes.error()))};
  auto parses = syntax::read_conllu(*bytes, name_);
  if (!parses) return Item{{name_}, tl::unexpected<Error>(std::move(parses.error()))};
  if (parses->empty()) return Item{{name_}, fail({name_}, "holds no sentence")};
  for (syntax::Ready& ready : *parses) ready_.push_back(std::move(ready));
  return std::nullopt;
}

Item Documents::whole_text() {
  auto bytes = source_->all(text_bytes_max);
  source_.reset();
  if (!bytes) return Item{{name_}, tl::unexpected<Error>(std::move(bytes.error()))};
  engine::Document document;
  document.id = name_;
  document.text = std::move(*bytes);
  return complete({name_}, std::move(document));
}

std::optional<Item> Documents::next_line() {
  while (true) {
    auto line = source_->line(line_bytes_max);
    if (!line) {
      source_.reset();
      return Item{{name_}, tl::unexpected<Error>(std::move(line.error()))};
    }
    if (!*line) return std::nullopt;
    const Place where{name_, ++line_};
    if ((*line)->too_long) {
      return Item{
          where,
          fail(where, "is a line of more than " + std::to_string(line_bytes_max >> 20) + " MiB",
               "one article a line")};
    }
    std::string_view text = (*line)->text;
    if (is_blank(text)) continue;
    if (line_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto document = read_json_document(text, where);
    if (!document) return Item{where, tl::unexpected<Error>(std::move(document.error()))};
    return complete(where, std::move(*document));
  }
}

std::optional<Item> Documents::parsed() {
  engine::Document document;
  document.ready.emplace(std::move(ready_.front()));
  ready_.pop_front();
  ++line_;
  document.id =
      document.ready->id.empty() ? name_ + ":" + std::to_string(line_) : document.ready->id;
  document.language = document.ready->language;
  return complete({name_}, std::move(document));
}

Item Documents::complete(Place where, engine::Document document) const {
  if (document.language.empty()) document.language = options_.language;
  if (!document.date) document.date = options_.date;
  return Item{std::move(where), std::move(document)};
}

}  // namespace casus::cli
