#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::actors {

/// How the letters of an atom are written.
enum class Case : std::uint8_t { lower, capital, upper };

/// The unit in which names are compared: letters between spaces, hyphens and apostrophes, lower
/// case, without accents and full stops. "Jong-un" has two, "U.S." is one, "us" and upper.
struct Atom {
  std::string text;
  Case letters = Case::lower;
};

/// Atoms of a name or token. A hyphen or apostrophe alone has none; any other sign is its own atom.
[[nodiscard]] std::vector<Atom> atoms(std::string_view utf8);
/// The same, added to `found`.
void atoms(std::string_view utf8, std::vector<Atom>& found);

/// Lower case without accents, nothing else changed: the key of a single word.
[[nodiscard]] std::string fold(std::string_view utf8);

/// Whether the last letter has an accent: "papà" is no "papa".
[[nodiscard]] bool ends_accented(std::string_view utf8);

/// "Kim Jong-un" → "kim-jong-un".
[[nodiscard]] std::string slug(std::string_view utf8);

/// Whether a text written `seen` can be a name listed as `listed`: a capital in the list must be
/// one in the text, an acronym must be one too; what is listed small may be written in any way.
[[nodiscard]] inline bool fits(Case listed, Case seen) { return seen >= listed; }

}  // namespace casus::actors
