#include "time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

constexpr std::array<std::pair<std::string_view, TimeKind>, 19> kind_names{{
    {"day", TimeKind::day},
    {"weekday", TimeKind::weekday},
    {"month", TimeKind::month},
    {"unit", TimeKind::unit},
    {"shift", TimeKind::shift},
    {"ago", TimeKind::ago},
    {"number", TimeKind::number},
    {"dozen", TimeKind::dozen},
    {"least", TimeKind::least},
    {"most", TimeKind::most},
    {"about", TimeKind::about},
    {"where", TimeKind::where},
    {"of", TimeKind::of},
    {"follow", TimeKind::follow},
    {"part", TimeKind::part},
    {"era", TimeKind::era},
    {"anniversary", TimeKind::anniversary},
    {"since", TimeKind::since},
    {"tense", TimeKind::tense},
}};

/// ASCII letters and the two-byte Latin letters À to Þ in lower case: enough for words of time.
void lower(char* text, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'A' && byte <= 'Z') text[i] = static_cast<char>(byte + 32);
    const bool latin = byte == 0xC3 && i + 1 < size;
    if (!latin) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x80 && next <= 0x9E && next != 0x97) text[i + 1] = static_cast<char>(next + 32);
  }
}

constexpr std::size_t key_size_max = 60;

bool is_capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

/// "1,700", "13.75", "1.700": figures with separators between thousands.
std::optional<double> figures(std::string_view form) {
  std::string digits;
  bool fraction = false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if ((c == '.' || c == ',') && i > 0) {
      const std::size_t behind = form.size() - i - 1;
      const std::size_t next = form.find_first_of(".,", i + 1);
      const bool thousands = (next == std::string_view::npos ? behind : next - i - 1) == 3;
      if (!thousands && fraction) return std::nullopt;
      if (!thousands) digits += '.', fraction = true;
    } else {
      return std::nullopt;
    }
  }
  double value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

TimeWords TimeWords::load(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  TimeWords made;
  for (const auto& path : knowledge_files(roots, "time", ".tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    const std::string language = std::filesystem::path(path).stem().string();
    for (const auto& line : file->lines()) {
      const auto fields = split_fields(line.text);
      const auto* kind = kind_names.end();
      if (fields.size() >= 2) {
        kind = std::find_if(kind_names.begin(), kind_names.end(),
                            [&](const auto& known) { return known.first == fields[1]; });
      }
      if (kind == kind_names.end()) {
        errors.push_back({file->place(line), "expected words, kind, value",
                          "see the kinds in knowledge/time/en.tsv"});
        continue;
      }
      TimeWord word{kind->second, 0};
      if (fields.size() > 2) {
        const auto text = fields[2];
        std::from_chars(text.data(), text.data() + text.size(), word.value);
      }
      for (const auto spelling : split_words(fields[0])) {
        std::string key = language + '\t' + std::string(spelling);
        lower(key.data(), key.size());
        if (key.size() > key_size_max) {
          errors.push_back(
              {file->place(line), "a word of more than 60 bytes", "write a shorter one"});
          continue;
        }
        made.key_size_ = std::max(made.key_size_, key.size());
        if (const std::size_t last = key.rfind('_'); last != std::string::npos) {
          made.ends_.insert(language + '\t' + key.substr(last + 1));
        }
        made.rows_.try_emplace(std::move(key), Row{word, is_capital(spelling)});
      }
    }
  }
  return made;
}

std::string_view TimeWords::key(std::string_view language, std::string_view text,
                                char* into) const {
  const std::size_t size = language.size() + 1 + text.size();
  if (size > key_size_) return {};
  *std::copy(language.begin(), language.end(), into) = '\t';
  std::copy(text.begin(), text.end(), into + language.size() + 1);
  lower(into, size);
  return {into, size};
}

const TimeWords::Row* TimeWords::row(std::string_view language, std::string_view text) const {
  std::array<char, key_size_max> space;
  const auto found = rows_.find(key(language, text, space.data()));
  return found == rows_.end() ? nullptr : &found->second;
}

bool TimeWords::has_remote_past(std::string_view language) const {
  const Row* found = row(language, "simple_past");
  return found != nullptr && found->word.kind == TimeKind::tense;
}

TimeWord TimeWords::find(std::string_view language, const syntax::Token& token) const {
  const Row* found = row(language, token.form);
  if (found == nullptr) found = row(language, token.lemma);
  if (found == nullptr || (found->capital && !is_capital(token.form))) return {};
  return found->word;
}

TimeWord TimeWords::phrase(std::string_view language, const std::vector<syntax::Token>& tokens,
                           std::uint32_t last) const {
  constexpr std::uint32_t words_max = 3;
  std::array<char, key_size_max> space;
  if (ends_.count(key(language, tokens[last].form, space.data())) == 0) {
    return find(language, tokens[last]);
  }
  for (std::uint32_t size = std::min(words_max, last + 1); size > 1; --size) {
    std::string text(tokens[last + 1 - size].form);
    for (std::uint32_t t = last + 2 - size; t <= last; ++t) {
      text += '_';
      text += tokens[t].form;
    }
    const Row* found = row(language, text);
    if (found != nullptr && (!found->capital || is_capital(text))) return found->word;
  }
  return find(language, tokens[last]);
}

TimeWord TimeWords::number(std::string_view language, const syntax::Token& token) const {
  if (const auto value = figures(token.form)) return {TimeKind::number, *value};
  const TimeWord word = find(language, token);
  const bool counts = word.kind == TimeKind::number || word.kind == TimeKind::dozen;
  return counts ? word : TimeWord{};
}

}  // namespace casus::events
