// Proper names that the dictionary lacks. A name comes from the model, or is a run of proper nouns
// that the tree holds together; what roles and known names inside it explain is taken away.
#include <algorithm>

#include "unit.h"

namespace casus::actors {
namespace {

using syntax::Upos;

struct Stretch {
  std::uint32_t first = 0, last = 0;
  std::optional<syntax::NameType> type;
};

/// The token at which a chain of name relations ends.
std::uint32_t top_of(const syntax::Sentence& sentence, std::uint32_t token) {
  for (std::size_t steps = 0; steps < sentence.tokens.size(); ++steps) {
    const syntax::Token& here = sentence.tokens[token];
    const bool chained =
        here.is("flat") || here.is("compound") || here.is("goeswith") || here.deprel == "nmod:desc";
    if (!chained || here.head == syntax::no_token) break;
    token = here.head;
  }
  return token;
}

/// Stretches side by side that the tree holds together are one name: the model may have marked
/// "Touré" alone in "Aminata Touré".
std::vector<Stretch> joined(const syntax::Sentence& sentence, const std::vector<Stretch>& parts) {
  std::vector<Stretch> result;
  for (const Stretch& part : parts) {
    if (!result.empty() && result.back().last == part.first) {
      Stretch& before = result.back();
      const std::uint32_t left = sentence.tokens[before.last - 1].head;
      const std::uint32_t right = sentence.tokens[part.first].head;
      const bool side_by_side = left == right && sentence.tokens[before.last - 1].deprel ==
                                                     sentence.tokens[part.first].deprel;
      const bool linked = side_by_side || (left >= part.first && left < part.last) ||
                          (right >= before.first && right < before.last) ||
                          top_of(sentence, before.last - 1) == top_of(sentence, part.first);
      const bool agree = !before.type || !part.type || *before.type == *part.type;
      if (linked && agree) {
        before.last = part.last;
        if (!before.type) before.type = part.type;
        continue;
      }
    }
    result.push_back(part);
  }
  return result;
}

std::vector<Stretch> stretches(const syntax::Sentence& sentence, const Language& language) {
  std::vector<Stretch> found;
  std::vector<bool> taken(sentence.tokens.size(), false);
  for (const syntax::Name& name : sentence.names) {
    found.push_back({name.first, name.last, name.type});
    for (std::uint32_t t = name.first; t < name.last; ++t) taken[t] = true;
  }
  for (std::uint32_t t = 0; t < sentence.tokens.size(); ++t) {
    const auto proper = [&](std::uint32_t i) {
      const syntax::Token& token = sentence.tokens[i];
      return !taken[i] && token.upos == Upos::PROPN &&
             !language.has(Function::calendar, fold(token.form));
    };
    if (!proper(t)) continue;
    std::uint32_t end = t + 1;
    const auto together = [&](std::uint32_t i) {
      const syntax::Token& one = sentence.tokens[i - 1];
      const syntax::Token& next = sentence.tokens[i];
      const bool side_by_side = one.head == next.head && one.deprel == next.deprel;
      return side_by_side || top_of(sentence, i) == top_of(sentence, t);
    };
    while (end < sentence.tokens.size() && proper(end) && together(end)) ++end;
    found.push_back({t, end, std::nullopt});
    t = end - 1;
  }
  std::sort(found.begin(), found.end(),
            [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
  return joined(sentence, found);
}

bool starts_capital(std::string_view form) {
  const auto parts = atoms(form);
  return !parts.empty() && parts[0].letters != Case::lower;
}

/// What is left of a given name however it is transliterated: "Nouri" and "Nuri", "Mohammed" and
/// "Muhamad".
std::string skeleton(std::string_view folded) {
  std::string result;
  for (const char c : folded) {
    const bool sounds = std::string_view("aeiouyhjw").find(c) == std::string_view::npos;
    const char sound = c == 'q' || c == 'c' ? 'k' : c == 'z' ? 's' : c;
    if (sounds && (result.empty() || result.back() != sound)) result += sound;
  }
  return result;
}

/// Whether the words before a short name are the given names of one of those it may mean.
bool is_given_name(const syntax::Sentence& sentence, std::uint32_t first, const Unit& unit,
                   const Context& context) {
  const auto given = atoms(sentence.tokens[first].form);
  for (const Sense& sense : unit.senses) {
    if (sense.kind != SenseKind::short_name) continue;
    const auto name = atoms(context.data.actors[sense.target].name);
    if (given.empty() || name.empty()) continue;
    // "S. Jaishankar", "G.W. Bush": initials will do.
    const bool letters = given[0].text.size() == 1 ||
                         (given[0].text.size() < 4 && given[0].letters == Case::upper &&
                          sentence.tokens[first].form.find('.') != std::string_view::npos);
    const bool initial = letters && name[0].text.front() == given[0].text.front();
    if (initial || given[0].text == name[0].text) return true;
    const std::string bones = skeleton(given[0].text);
    if (bones.size() >= 2 && bones == skeleton(name[0].text)) return true;
  }
  return false;
}

/// A headline all in capitals, where nothing that is written large is a name for that.
bool is_shouted(const syntax::Sentence& sentence) {
  constexpr std::size_t words_min = 3;
  std::size_t words = 0;
  for (const syntax::Token& token : sentence.tokens) {
    for (const Atom& atom : atoms(token.form)) {
      const bool letter =
          fold(atom.text).find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
      if (!letter) continue;
      if (atom.letters == Case::lower) return false;
      if (atom.letters == Case::capital && atom.text.size() > 1) return false;
      words += atom.letters == Case::upper ? 1 : 0;
    }
  }
  return words >= words_min;
}

class Gaps {
 public:
  Gaps(const syntax::Sentence& sentence, Context& context, std::vector<Unit>& units)
      : sentence_(sentence),
        context_(context),
        units_(units),
        owner_(sentence.tokens.size(), no_index),
        shouted_(is_shouted(sentence)) {
    for (std::uint32_t u = 0; u < units.size(); ++u) {
      if (units[u].kind == UnitKind::pronoun || units[u].part) continue;
      if (is_given_name_too(units[u])) {
        units[u].used = true;
        continue;
      }
      for (std::uint32_t t = units[u].first; t < units[u].last; ++t) owner_[t] = u;
    }
    for (std::uint32_t u = 0; u < units.size(); ++u) {
      if (u > 0) join_given_name(units[u - 1], units[u]);
      if (has_strange_given_name(units[u])) {
        units[u].used = true;
        make(units[u].first - 1, units[u].last, syntax::NameType::person);
      }
    }
  }

  /// Cuts a stretch at roles and helpers, and reads each piece.
  void read(const Stretch& stretch) {
    std::uint32_t first = stretch.first;
    for (std::uint32_t t = stretch.first; t <= stretch.last; ++t) {
      if (t < stretch.last && !cuts(t)) continue;
      if (t > first) piece(first, t, stretch.type);
      first = t + 1;
    }
  }

  /// "Hunter said": the surname of somebody named in full before, which the tagger took for a noun.
  void read_surnames() {
    for (std::uint32_t t = 0; t < sentence_.tokens.size(); ++t) {
      const syntax::Token& token = sentence_.tokens[t];
      if (owner_[t] != no_index || token.upos != Upos::NOUN) continue;
      if (!starts_capital(token.form)) continue;
      if (shouted_ || !token.is("nsubj") || sentence_.child(t, "det") != syntax::no_token) continue;
      const auto parts = atoms(token.form);
      if (parts.size() != 1 || !context_.strangers.contains(parts[0].text)) continue;
      make(t, t + 1, syntax::NameType::person);
    }
  }

  void finish() {
    std::erase_if(units_, [](const Unit& unit) { return unit.used; });
    units_.insert(units_.end(), made_.begin(), made_.end());
    std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
      return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
  }

 private:
  bool cuts(std::uint32_t token) const {
    if (owner_[token] == no_index) return false;
    const Unit& unit = units_[owner_[token]];
    if (unit.kind == UnitKind::role) return true;
    return unit.kind == UnitKind::helper &&
           context_.data.roles[unit.sense().target].role_class != RoleClass::club;
  }

  void piece(std::uint32_t first, std::uint32_t last, std::optional<syntax::NameType> type) {
    const auto is_edge = [&](std::uint32_t t) {
      const Upos upos = sentence_.tokens[t].upos;
      return owner_[t] == no_index &&
             (upos == Upos::ADP || upos == Upos::DET || upos == Upos::PUNCT ||
              upos == Upos::CCONJ || upos == Upos::PART);
    };
    while (first < last && (is_edge(first) || opens(first))) ++first;
    while (last > first && is_edge(last - 1)) --last;
    std::vector<std::uint32_t> inside;
    std::uint32_t open = 0;  // capitalised words that no unit explains
    std::uint32_t open_first = last;
    for (std::uint32_t t = first; t < last; ++t) {
      if (owner_[t] != no_index) {
        if (inside.empty() || inside.back() != owner_[t]) inside.push_back(owner_[t]);
      } else if (starts_capital(sentence_.tokens[t].form)) {
        ++open;
        open_first = std::min(open_first, t);
      }
    }
    if (open == 0) return;
    if (inside.empty()) {
      make(first, last, type);
      return;
    }
    mixed(first, last, open_first, inside, type);
  }

  /// "Vertice Cina-Giappone", "New US sanctions": a common word that a sentence or a new start in
  /// it writes large, right before a name that is known.
  bool opens(std::uint32_t token) const {
    if (owner_[token] != no_index || token + 1 >= owner_.size()) return false;
    if (owner_[token + 1] == no_index) return false;
    const Unit& next = units_[owner_[token + 1]];
    const bool start = token == 0 || sentence_.tokens[token - 1].upos == Upos::PUNCT;
    if (!start || next.kind != UnitKind::name || next.first != token + 1) return false;
    if (context_.language.has(Function::opener, fold(sentence_.tokens[token].form))) return true;
    const auto parts = atoms(sentence_.tokens[next.first].form);
    const bool acronym = parts.size() == 1 && parts[0].letters == Case::upper;
    return acronym && sentence_.tokens[token].upos == Upos::ADJ;
  }

  /// "Marina Ferri": before a surname a word for a body is somebody's given name.
  bool is_given_name_too(const Unit& unit) const {
    if (unit.kind != UnitKind::role || unit.last != unit.first + 1) return false;
    const RoleClass role_class = context_.data.roles[unit.sense().target].role_class;
    if (role_class != RoleClass::people && role_class != RoleClass::body) return false;
    if (sentence_.tokens[unit.first].upos != Upos::PROPN) return false;
    return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const auto& name) {
      return name.type == syntax::NameType::person && name.first == unit.first &&
             name.last > unit.last && sentence_.tokens[unit.last].is("flat");
    });
  }

  bool is_surname(const Unit& unit) const {
    return !unit.used && unit.kind == UnitKind::name && unit.sense().kind == SenseKind::short_name;
  }

  /// "Qassem Soleimani": somebody else's surname is here a given name.
  void join_given_name(Unit& before, Unit& unit) const {
    if (!is_surname(before) || !is_surname(unit) || before.last != unit.first) return;
    const syntax::Token& token = sentence_.tokens[unit.head];
    const syntax::Token& given = sentence_.tokens[before.head];
    const bool below = token.is("flat") && token.head >= before.first && token.head < before.last;
    const bool beside =
        token.head == given.head && token.deprel == given.deprel && !token.is("compound");
    if (!below && !beside) return;
    unit.first = before.first;
    unit.head = before.head;
    before.used = true;
  }

  /// "Magic Johnson", "Brian May": a known surname behind somebody else's given name, where the
  /// tagger sees no name in one of the two.
  bool has_strange_given_name(const Unit& unit) const {
    if (!is_surname(unit) || unit.first == 0 || owner_[unit.first - 1] != no_index) return false;
    const syntax::Token& before = sentence_.tokens[unit.first - 1];
    const syntax::Token& name = sentence_.tokens[unit.first];
    const bool named = before.upos == Upos::PROPN || before.upos == Upos::NOUN;
    if (!named || !starts_capital(before.form) || before.form.ends_with('.') ||
        context_.language.has(Function::calendar, fold(before.form))) {
      return false;
    }
    const bool side_by_side = before.head == name.head && (before.deprel == name.deprel ||
                                                           (name.is("aux") && before.is("nsubj")));
    if (!side_by_side) return false;
    return !is_given_name(sentence_, unit.first - 1, unit, context_);
  }

  /// "Richard Wagner": the last word of a person's name is no organisation's.
  bool is_bearer(const Unit& unit, std::uint32_t open_first, std::uint32_t last) const {
    return context_.data.actors[unit.sense().target].type == Type::organisation &&
           unit.last == unit.first + 1 && unit.last == last && open_first + 1 == unit.first &&
           sentence_.tokens[unit.first].is("flat") &&
           sentence_.tokens[open_first].upos == Upos::PROPN;
  }

  /// Known and unknown words in one name: which of the two is right?
  void mixed(std::uint32_t first, std::uint32_t last, std::uint32_t open_first,
             const std::vector<std::uint32_t>& inside, std::optional<syntax::NameType> type) {
    if (shouted_) return;  // "PUTIN ACCUSA KIEV" is no name
    bool only_demonyms = true;
    for (const std::uint32_t u : inside) {
      const Unit& unit = units_[u];
      if (unit.kind == UnitKind::name && unit.sense().kind == SenseKind::actor &&
          !(type == syntax::NameType::person && is_bearer(unit, open_first, last))) {
        // "Fratelli d'Italia Manilo Messina": a person behind his party.
        const bool body = context_.data.actors[unit.sense().target].type == Type::organisation;
        const bool person = unit.last + 2 == last && sentence_.tokens[unit.last + 1].is("flat");
        const bool given = body && person && owner_[unit.last] == no_index &&
                           starts_capital(sentence_.tokens[unit.last].form);
        if (given) piece(unit.last, last, syntax::NameType::person);
        return;
      }
      if (unit.kind == UnitKind::name && unit.sense().kind == SenseKind::short_name &&
          open_first < unit.first && is_given_name(sentence_, open_first, unit, context_)) {
        units_[u].first = open_first;
        units_[u].head = head_of(sentence_, open_first, unit.last);
        return;
      }
      only_demonyms = only_demonyms && unit.kind == UnitKind::demonym;
    }
    if (only_demonyms && type != syntax::NameType::organisation) {
      // "Russian Vladimir Ivanov": the adjective stays what it is. "Raffaele Lombardo" bears it.
      for (const std::uint32_t u : inside) {
        const syntax::Token& token = sentence_.tokens[units_[u].head];
        const bool surname = units_[u].first > open_first && token.is("flat");
        if (surname && token.upos == Upos::PROPN) units_[u].used = true;
      }
      make(open_first, last, type);
      return;
    }
    if (!type) type = guess(first, inside);
    for (const std::uint32_t u : inside) units_[u].used = true;
    make(first, last, type);
  }

  std::optional<syntax::NameType> guess(std::uint32_t first,
                                        const std::vector<std::uint32_t>& inside) const {
    for (const std::uint32_t u : inside) {
      if (units_[u].kind == UnitKind::helper) return syntax::NameType::organisation;
      if (units_[u].sense().kind == SenseKind::short_name) return syntax::NameType::person;
      // "Jordan Henderson" against "Dinamo Mosca": a person's given name comes first.
      if (units_[u].first > first) return syntax::NameType::organisation;
    }
    return syntax::NameType::person;
  }

  void make(std::uint32_t first, std::uint32_t last, std::optional<syntax::NameType> type) {
    if (type == syntax::NameType::person) first = with_given_name(first);
    Unit unit;
    unit.first = first;
    unit.last = last;
    unit.head = head_of(sentence_, first, last);
    unit.kind = UnitKind::unknown;
    unit.alias = text_of(sentence_, first, last);
    const std::string end = surname(first, last);
    unit.type = type == syntax::NameType::organisation ? Type::organisation
                : type == syntax::NameType::place      ? Type::place
                                                       : Type::person;
    // A later surname alone means the one who was named in full.
    const auto known = context_.strangers.find(end);
    const auto bearer = context_.bearers.find(end);
    if (last - first == 1 && known == context_.strangers.end() &&
        bearer != context_.bearers.end()) {
      unit.kind = UnitKind::name;
      unit.type = Type::person;
      unit.senses = {bearer->second};
    } else if (unit.type == Type::person) {
      if (last - first > 1) {
        // Of two of one surname the surname alone means the first, and the same one if both have
        // one given name ("Zaha Mohammad Vidal", "Zaha Vidal").
        if (known == context_.strangers.end()) {
          context_.strangers[end] = unit.alias;
        } else if (first_word(known->second) == first_word(unit.alias)) {
          unit.alias = known->second;
        }
      } else if (known != context_.strangers.end()) {
        unit.alias = known->second;
      } else if (!type) {
        if (is_modifier(first)) return;
        unit.type = Type::thing;  // nothing says that it is a name of somebody
      }
    }
    made_.push_back(std::move(unit));
  }

  /// The last word of a name but for what stands behind a surname: "DBE", "Jr.", "II".
  std::string surname(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = last; t-- > first;) {
      const auto parts = atoms(sentence_.tokens[t].form);
      if (parts.empty()) continue;
      const bool behind =
          last - first > 2 && t > first + 1 &&
          (parts.back().letters == Case::upper || sentence_.tokens[t].form.ends_with('.'));
      if (!behind) return parts.back().text;
    }
    return {};
  }

  /// "A Shia cleric": tells of the noun what it is.
  bool is_modifier(std::uint32_t token) const {
    const syntax::Token& name = sentence_.tokens[token];
    return name.is("compound") || name.is("amod") || name.is("flat");
  }

  static std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find(' '));
  }

  /// A rare given name before a person's name may have been tagged as a common word.
  std::uint32_t with_given_name(std::uint32_t first) const {
    if (first < 2 || owner_[first - 1] != no_index) return first;
    const syntax::Token& before = sentence_.tokens[first - 1];
    const bool common = before.upos == Upos::ADJ || before.upos == Upos::NOUN ||
                        before.upos == Upos::VERB || before.upos == Upos::X ||
                        before.upos == Upos::PROPN;
    const bool day = context_.language.has(Function::calendar, fold(before.form));
    return common && !day && starts_capital(before.form) ? first - 1 : first;
  }

  const syntax::Sentence& sentence_;
  Context& context_;
  std::vector<Unit>& units_;
  std::vector<std::uint32_t> owner_;  // unit of each token
  bool shouted_;                      // a headline all in capitals
  std::vector<Unit> made_;
};

}  // namespace

std::string_view text_of(const syntax::Sentence& sentence, std::uint32_t first,
                         std::uint32_t last) {
  const syntax::Token& start = sentence.tokens[first];
  const syntax::Token& end = sentence.tokens[last - 1];
  // Forms view the article except inside multiword tokens; only then is the stretch between them
  // the text as it stands.
  const std::size_t length = end.last - start.first;
  const auto address = [](std::string_view view) {
    return reinterpret_cast<std::uintptr_t>(view.data());
  };
  const bool one_text = start.form.size() == start.last - start.first &&
                        end.form.size() == end.last - end.first &&
                        address(start.form) + (end.first - start.first) == address(end.form);
  return one_text ? std::string_view(start.form.data(), length) : end.form;
}

void add_unknown_names(const syntax::Sentence& sentence, Context& context,
                       std::vector<Unit>& units) {
  Gaps gaps(sentence, context, units);
  for (const Stretch& stretch : stretches(sentence, context.language)) gaps.read(stretch);
  gaps.read_surnames();
  gaps.finish();
}

}  // namespace casus::actors
