#include "atoms.h"

#include <unicode/utf8.h>

#include <cstddef>
#include <iterator>

#include "characters.h"

namespace casus::syntax {
namespace {

constexpr std::string_view url_tail = ".,;:!?)']}";
constexpr std::string_view repeated = ".-!?*=_~";
constexpr std::size_t url_bytes_min = 4;

bool ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_small(char c) { return c >= 'a' && c <= 'z'; }
bool mail_name(char c) { return ascii_alnum(c) || c == '.' || c == '_' || c == '+' || c == '-'; }
bool mail_host(char c) { return ascii_alnum(c) || c == '-'; }

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Atom>& out) : text_(text), out_(out) {}

  void run() {
    Gap gap = Gap::start;
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t next = at;
      const Kind kind = kind_at(next);
      if (kind == Kind::space) {
        if (gap == Gap::none) gap = Gap::space;
        at = next;
        continue;
      }
      const bool fresh = gap != Gap::none || !ascii_alnum(text_[at - 1]);
      const std::size_t joined = join(at, fresh);
      std::size_t end = joined ? joined : next;
      if (end == next && run_kind(kind) != 'o') end = end_of_run(next, run_kind(kind));
      out_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), gap});
      at = end;
      gap = Gap::none;
    }
  }

 private:
  /// Kind of the character at `at`, which moves behind it.
  Kind kind_at(std::size_t& at) const { return kind_of(next_character(at)); }

  char32_t next_character(std::size_t& at) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    auto place = static_cast<std::int32_t>(at);
    UChar32 code_point = 0;
    U8_NEXT_OR_FFFD(bytes, place, static_cast<std::int32_t>(text_.size()), code_point);
    at = static_cast<std::size_t>(place);
    return static_cast<char32_t>(code_point);
  }

  static char run_kind(Kind kind) {
    if (kind == Kind::upper || kind == Kind::letter || kind == Kind::mark) return 'w';
    return kind == Kind::digit ? 'd' : 'o';
  }

  std::size_t end_of_run(std::size_t at, char kind) const {
    while (at < text_.size()) {
      std::size_t next = at;
      if (run_kind(kind_at(next)) != kind) break;
      at = next;
    }
    return at;
  }

  /// End of the address, host or file name, number or run of one mark that starts here, or 0.
  std::size_t join(std::size_t at, bool fresh) {
    const char c = text_[at];
    if (fresh && (c == 'h' || c == 'H' || c == 'w' || c == 'W')) {
      if (const std::size_t end = url(at)) return end;
    }
    if (fresh && ascii_alnum(c)) {
      if (const std::size_t end = mail(at)) return end;
      if (const std::size_t end = host(at)) return end;
    }
    if (ascii_digit(c)) {
      const std::size_t end = fresh ? date(at) : 0;
      return end != 0 ? end : number(at);
    }
    if (repeated.find(c) != std::string_view::npos) {
      std::size_t end = at;
      while (end < text_.size() && text_[end] == c) ++end;
      return end - at > 1 ? end : 0;
    }
    return 0;
  }

  bool says(std::size_t at, std::string_view low) const {
    if (text_.size() - at < low.size()) return false;
    for (std::size_t i = 0; i < low.size(); ++i) {
      const char c = text_[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != low[i]) return false;
    }
    return true;
  }

  std::size_t url(std::size_t at) const {
    std::size_t end = at;
    for (const std::string_view begin : {"http://", "https://", "www."}) {
      if (says(at, begin)) end = at + begin.size();
    }
    const std::size_t body = end;
    if (body == at) return 0;
    while (end < text_.size()) {
      std::size_t next = end;
      const char32_t c = next_character(next);
      if (kind_of(c) == Kind::space || c == U'"' || c == U'<' || c == U'>' || c == U'«' ||
          c == U'»' || c == U'“' || c == U'”') {
        break;
      }
      end = next;
    }
    if (end == body) return 0;
    constexpr std::string_view curly = "’";
    for (;;) {
      if (end > at && url_tail.find(text_[end - 1]) != std::string_view::npos) {
        --end;
      } else if (text_.substr(at, end - at).ends_with(curly)) {
        end -= curly.size();
      } else {
        break;
      }
    }
    return end - at > url_bytes_min ? end : 0;
  }

  // A name is a run of its characters with "@" behind it. Whatever starts inside the run has the
  // same answer, so the run is looked through once.
  std::size_t mail(std::size_t at) {
    if (at >= mail_run_end_) {
      std::size_t end = at;
      while (end < text_.size() && mail_name(text_[end])) ++end;
      mail_run_end_ = end;
      mail_end_ = end < text_.size() && text_[end] == '@' ? host_end(end + 1) : 0;
    }
    return mail_end_;
  }

  std::size_t host_end(std::size_t at) const {
    std::size_t end = 0;
    for (int labels = 1;; ++labels) {
      const std::size_t label = at;
      while (at < text_.size() && mail_host(text_[at])) ++at;
      if (at == label) return end;
      if (labels > 1) end = at;
      if (at == text_.size() || text_[at] != '.') return end;
      ++at;
    }
  }

  // "example.com", "report.pdf": letters, full stops each followed by a small letter, the last part
  // of two characters or more. The longest such run; a hyphen belongs to any part but the last.
  // Where a run has no such part, none has that starts inside it, so it is looked through once.
  std::size_t host(std::size_t at) {
    if (at < no_host_before_) return 0;
    std::size_t label = at, end = 0;
    while (label < text_.size() && mail_host(text_[label])) ++label;
    while (label + 1 < text_.size() && text_[label] == '.' && ascii_small(text_[label + 1])) {
      std::size_t next = label + 1;
      while (next < text_.size() && ascii_alnum(text_[next])) ++next;
      if (next - label > 2) end = next;
      while (next < text_.size() && mail_host(text_[next])) ++next;
      label = next;
    }
    no_host_before_ = label;
    return end;
  }

  // "12/05/2024": one to four digits, one or two, one to four, and no further digit or stroke.
  std::size_t date(std::size_t at) const {
    constexpr std::size_t digits_max[] = {4, 2, 4};
    for (std::size_t part = 0; part < std::size(digits_max); ++part) {
      const std::size_t first = at;
      while (at < text_.size() && ascii_digit(text_[at]) && at - first < digits_max[part]) ++at;
      if (at == first) return 0;
      if (part + 1 == std::size(digits_max)) break;
      if (at == text_.size() || text_[at] != '/') return 0;
      ++at;
    }
    const bool more = at < text_.size() && (ascii_digit(text_[at]) || text_[at] == '/');
    return more ? 0 : at;
  }

  std::size_t number(std::size_t at) {
    if (at < no_number_before_) return 0;
    std::size_t end = at;
    for (;;) {
      while (end < text_.size() && ascii_digit(text_[end])) ++end;
      const bool more = end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') &&
                        ascii_digit(text_[end + 1]);
      if (!more) break;
      ++end;
    }
    std::size_t next = end;
    if (end == text_.size() || run_kind(kind_at(next)) != 'd') return end;
    no_number_before_ = end;  // digits of another script follow: every start up to there fails
    return 0;
  }

  std::string_view text_;
  std::vector<Atom>& out_;
  std::size_t mail_run_end_ = 0, mail_end_ = 0;
  std::size_t no_host_before_ = 0, no_number_before_ = 0;
};

}  // namespace

void scan_atoms(std::string_view paragraph, std::vector<Atom>& out) {
  out.clear();
  Scanner(paragraph, out).run();
}

}  // namespace casus::syntax
