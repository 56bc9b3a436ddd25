#include "casus/knowledge_file.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "casus/mapped_file.h"

namespace casus {
namespace {

constexpr std::size_t knowledge_bytes_max = std::size_t{64} << 20;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Bytes of the well-formed UTF-8 sequence at the front of `text`; 0 when it is malformed.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xED && byte(1) > 0x9F;
  const bool too_high = lead == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || too_high ? 0 : length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

/// The line without its comment: a "#" counts at the start or after white space ("#1" in a word
/// does not).
std::string_view without_comment(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#' && (i == 0 || is_space(line[i - 1]))) return line.substr(0, i);
  }
  return line;
}

}  // namespace

Result<KnowledgeFile> KnowledgeFile::load(const std::string& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected<Error>(std::move(mapped.error()));
  if (mapped->bytes().size() > knowledge_bytes_max) {
    return fail({path}, "is longer than 64 MiB", "split it");
  }
  return parse(path, std::string(mapped->bytes()));
}

Result<KnowledgeFile> KnowledgeFile::parse(std::string name, std::string text) {
  KnowledgeFile file;
  file.name_ = std::move(name);
  file.text_.assign(text.begin(), text.end());
  std::string_view rest(file.text_.data(), file.text_.size());
  if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!is_utf8(line)) return fail({file.name_, number}, "is not UTF-8", "save the file as UTF-8");
    const std::string_view said = without_comment(line);
    if (trim(said).empty()) continue;
    const std::size_t indent = said.find_first_not_of(' ');
    if (said[indent] == '\t') {
      return fail({file.name_, number}, "a tab leads the line", "indent with spaces");
    }
    // Only the front is kept as it is: a leading empty field would be lost otherwise.
    std::string_view kept = said.substr(indent);
    while (is_space(kept.back())) kept.remove_suffix(1);
    file.lines_.push_back({number, indent, kept});
  }
  return file;
}

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_space(text[i]) && text[i] != '\n') continue;
    if (i > first) words.push_back(text.substr(first, i - first));
    first = i + 1;
  }
  return words;
}

std::vector<std::string> knowledge_files(const std::vector<std::string>& roots,
                                         std::string_view folder, std::string_view ending) {
  std::vector<std::string> files;
  for (const std::string& root : roots) {
    std::vector<std::string> found;
    std::error_code failed;
    const std::filesystem::directory_iterator entries(std::filesystem::path(root) / folder, failed);
    if (failed) continue;  // a user's folder need not have every part
    for (const auto& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.size() >= ending.size() && std::string_view(name).ends_with(ending) &&
          name.front() != '.') {
        found.push_back(entry.path().string());
      }
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

}  // namespace casus
