#include "claims_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace casus::frames {
namespace {

enum class Family : std::uint8_t {
  double_curly,
  angle,
  single_angle,
  single_curly,
  straight,
  tick
};

struct Glyph {
  std::string_view form;
  Family family;
  Mark mark;
};

// A right single quotation mark is mostly an apostrophe: it can only close what a left one opened.
constexpr std::array glyphs = {
    Glyph{"\u201C", Family::double_curly, Mark::both},
    Glyph{"\u201D", Family::double_curly, Mark::close},
    Glyph{"\u201E", Family::double_curly, Mark::open},
    Glyph{"\u201F", Family::double_curly, Mark::open},
    Glyph{"\u00AB", Family::angle, Mark::both},
    Glyph{"\u00BB", Family::angle, Mark::both},
    Glyph{"\u2039", Family::single_angle, Mark::both},
    Glyph{"\u203A", Family::single_angle, Mark::both},
    Glyph{"\u2018", Family::single_curly, Mark::open},
    Glyph{"\u2019", Family::single_curly, Mark::close},
    Glyph{"\u201A", Family::single_curly, Mark::open},
    Glyph{"\"", Family::straight, Mark::both},
    Glyph{"''", Family::straight, Mark::both},
    Glyph{"``", Family::straight, Mark::open},
    Glyph{"\u2033", Family::straight, Mark::both},
    Glyph{"'", Family::tick, Mark::both},
    Glyph{"\u2018\u2018", Family::straight, Mark::open},
    Glyph{"\u2019\u2019", Family::straight, Mark::close},
};

const Glyph* glyph_of(std::string_view form) {
  for (const Glyph& glyph : glyphs) {
    if (glyph.form == form) return &glyph;
  }
  return nullptr;
}

bool space_before(const ClaimText& text, std::uint32_t token) {
  if (token == 0 || text.block_of(token - 1) != text.block_of(token)) return true;
  return text.token(token - 1).space_after;
}

bool space_after(const ClaimText& text, std::uint32_t token) {
  if (token + 1 >= text.size() || text.block_of(token + 1) != text.block_of(token)) return true;
  return text.token(token).space_after;
}

/// Whether a mark that can be both opens here. Spaces decide; where they do not, the state does.
bool opens(const ClaimText& text, std::uint32_t token, bool is_open) {
  const bool before = space_before(text, token);
  const bool after = space_after(text, token);
  if (before != after) return before;
  return !is_open;
}

/// The mark that stands against a word and is no apostrophe: "'We will" and "will go.'".
bool is_single_quote(const ClaimText& text, std::uint32_t token, bool is_open) {
  if (!is_open) {
    return space_before(text, token) && !space_after(text, token) &&
           text.token(token).upos == syntax::Upos::PUNCT;
  }
  return space_after(text, token) || text.is_punct(token + 1 < text.size() ? token + 1 : token);
}

}  // namespace

ClaimText::ClaimText(const std::vector<syntax::Sentence>& sentences, const text::Article& article)
    : sentences_(&sentences), article_(&article) {
  starts_.push_back(0);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const auto& tokens = sentences[s].tokens;
    const std::uint32_t base = starts_.back();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      sentence_of_.push_back(s);
      heads_.push_back(tokens[i].head == syntax::no_token ? syntax::no_token
                                                          : base + tokens[i].head);
      first_.push_back(base + i);
      last_.push_back(base + i + 1);
    }
    starts_.push_back(base + static_cast<std::uint32_t>(tokens.size()));
  }
  children_.resize(size());
  for (std::uint32_t t = 0; t < size(); ++t) {
    if (heads_[t] != syntax::no_token) children_[heads_[t]].push_back(t);
    for (std::uint32_t up = heads_[t]; up != syntax::no_token; up = heads_[up]) {
      first_[up] = std::min(first_[up], t);
      last_[up] = std::max(last_[up], t + 1);
    }
  }
}

text::BlockKind ClaimText::kind_of(std::uint32_t token) const {
  const std::size_t block = block_of(token);
  return block < article_->blocks().size() ? article_->blocks()[block].kind
                                           : text::BlockKind::paragraph;
}

std::uint32_t ClaimText::child(std::uint32_t token, std::string_view relation) const {
  for (const std::uint32_t child : children_[token]) {
    if (this->token(child).is(relation)) return child;
  }
  return syntax::no_token;
}

bool ClaimText::under(std::uint32_t token, std::uint32_t ancestor) const {
  while (token != syntax::no_token && token != ancestor) token = heads_[token];
  return token == ancestor;
}

bool ClaimText::starts_lower(std::uint32_t token) const {
  const std::string_view form = this->token(token).form;
  return !form.empty() && form[0] >= 'a' && form[0] <= 'z';
}

std::vector<Quotation> find_quotations(const ClaimText& text) {
  std::vector<Quotation> found;
  std::optional<Family> family;  // of the outermost mark that is open
  std::uint32_t first = 0;
  bool left_open = false;
  for (std::uint32_t t = 0; t <= text.size(); ++t) {
    const bool new_block = t == text.size() || (t > 0 && text.block_of(t) != text.block_of(t - 1));
    if (new_block && t > 0) {
      const bool was_open = family.has_value();
      if (was_open) found.push_back({{first, t}, false, left_open, false});
      left_open = was_open;
      family.reset();
    }
    if (t == text.size()) break;
    const Glyph* glyph = glyph_of(text.token(t).form);
    const bool block_start = t == 0 || new_block;
    if (glyph == nullptr) {
      if (block_start) left_open = false;
      continue;
    }
    const bool single = glyph->family == Family::single_curly || glyph->family == Family::tick;
    if (!family) {
      // A closing mark at the start of a paragraph is a slip for the opening one.
      const bool slip = glyph->mark == Mark::close && block_start && !space_after(text, t);
      const bool opening =
          glyph->mark == Mark::open || slip || (glyph->mark == Mark::both && opens(text, t, false));
      if (opening && (!single || is_single_quote(text, t, false))) {
        family = glyph->family;
        first = t;
        if (!block_start) left_open = false;
      }
      continue;
    }
    const bool same = *family == glyph->family ||
                      (glyph->family == Family::straight && *family == Family::double_curly) ||
                      (glyph->family == Family::double_curly && *family == Family::straight);
    if (!same || glyph->mark == Mark::open) continue;
    if (glyph->mark == Mark::both && opens(text, t, true)) {
      // Opened again without having closed: a new quotation starts, the old one ended before it.
      if (t > first + 1 && glyph->family != Family::tick && space_before(text, t)) {
        found.push_back({{first, t}, false, left_open, false});
        left_open = false;
        first = t;
      }
      continue;
    }
    if (single && !is_single_quote(text, t, true)) continue;
    found.push_back({{first, t + 1}, true, left_open, false});
    left_open = false;
    family.reset();
  }
  return found;
}

Mark quotation_mark(std::string_view form) {
  const Glyph* glyph = glyph_of(form);
  return glyph == nullptr ? Mark::none : glyph->mark;
}

bool is_dash(std::string_view form) {
  return form == "-" || form == "--" || form == "\u2013" || form == "\u2014" || form == "\u2015";
}

bool is_comma_like(std::string_view form) { return form == "," || is_dash(form); }

bool ends_sentence(std::string_view form) {
  return form == "." || form == "!" || form == "?" || form == "\u2026" || form == "..." ||
         form == "?!" || form == "!!";
}

}  // namespace casus::frames
