#include "casus/stories.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace casus::reference {
namespace {

constexpr std::size_t label_tokens_max = 6;

/// Who and what some sentences name: actors by id or surface, places by country.
struct Names {
  std::set<std::string> actors;
  std::map<std::string, int> countries;  ///< how often each

  void add(const Names& more) {
    actors.insert(more.actors.begin(), more.actors.end());
    for (const auto& [country, times] : more.countries) countries[country] += times;
  }
  /// The country named most; empty without any.
  std::string foremost() const {
    const auto most =
        std::max_element(countries.begin(), countries.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == countries.end() ? std::string() : most->first;
  }
};

std::size_t shared_actors(const Names& a, const Names& b) {
  return static_cast<std::size_t>(std::count_if(
      a.actors.begin(), a.actors.end(), [&](const auto& one) { return b.actors.contains(one); }));
}

std::size_t shared_countries(const Names& a, const Names& b) {
  return static_cast<std::size_t>(
      std::count_if(a.countries.begin(), a.countries.end(),
                    [&](const auto& one) { return b.countries.contains(one.first); }));
}

class Cutter {
 public:
  Cutter(const syntax::Parse& parse, const text::Article& article,
         const std::vector<actors::Mention>& mentions)
      : parse_(parse), article_(article), mentions_(mentions) {}

  std::vector<Story> run() {
    const auto end = static_cast<std::uint32_t>(parse_.sentences.size());
    if (end == 0) return {};
    std::vector<Story> found{{0, end}};
    std::uint32_t from = 0;
    while (from < end && !is_text(from)) ++from;  // the page's own title and headline
    for (std::uint32_t s = from; s < end; ++s) {
      if (is_text(s)) continue;
      if (names_.empty()) gather();  // most articles have no headline inside
      std::uint32_t body = s;
      while (body < end && !is_text(body)) ++body;
      std::uint32_t next = body;
      while (next < end && is_text(next)) ++next;
      const std::uint32_t start = s > from && is_label(s - 1) ? s - 1 : s;
      if (opens(found.back().first, start, body, next)) {
        found.back().last = start;
        found.push_back({start, end});
      }
      s = body;
    }
    return found;
  }

 private:
  bool is_text(std::uint32_t sentence) const {
    const std::size_t block = parse_.sentences[sentence].block;
    if (block >= article_.blocks().size()) return true;
    const text::BlockKind kind = article_.blocks()[block].kind;
    return kind == text::BlockKind::lead || kind == text::BlockKind::paragraph;
  }

  /// "Sudan:", with the rest of its headline on the next line.
  bool is_label(std::uint32_t sentence) const {
    const auto& tokens = parse_.sentences[sentence].tokens;
    return tokens.size() <= label_tokens_max && !tokens.empty() && tokens.back().form == ":";
  }

  void gather() {
    names_.resize(parse_.sentences.size());
    for (const actors::Mention& mention : mentions_) note(mention);
  }

  void note(const actors::Mention& mention) {
    if (mention.anaphor != actors::Anaphor::none || mention.type == actors::Type::pronoun ||
        mention.type == actors::Type::zero) {
      return;
    }
    Names& here = names_[mention.sentence];
    const bool unknown = mention.candidates.empty() || mention.candidates.front().actor.id.empty();
    const std::string_view code =
        mention.candidates.empty() ? std::string_view{} : mention.candidates.front().actor.code;
    if (code.size() >= 3 && !code.starts_with("IGO"))
      ++here.countries[std::string(code.substr(0, 3))];
    if (mention.type != actors::Type::person && mention.type != actors::Type::organisation) return;
    // Of an unknown name its last word, which is what comes again.
    const auto& tokens = parse_.sentences[mention.sentence].tokens;
    here.actors.emplace(unknown ? std::string(tokens[mention.last - 1].form)
                                : std::string(mention.candidates.front().actor.id));
  }

  Names between(std::uint32_t first, std::uint32_t last) const {
    Names all;
    for (std::uint32_t s = first; s < last; ++s) all.add(names_[s]);
    return all;
  }

  /// A headline says what happened; a heading ("Paris and Tehran") only names.
  bool tells(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t s = first; s < last; ++s) {
      const auto& tokens = parse_.sentences[s].tokens;
      if (std::any_of(tokens.begin(), tokens.end(), [](const syntax::Token& token) {
            return token.upos == syntax::Upos::VERB;
          })) {
        return true;
      }
    }
    return false;
  }

  bool opens(std::uint32_t story, std::uint32_t headline, std::uint32_t body,
             std::uint32_t next) const {
    if (body == next) return false;
    const Names before = between(story, headline);
    const Names title = between(headline, body);
    const Names told = between(headline, next);
    const bool labelled = is_label(headline);
    const bool names = !title.actors.empty() || !title.countries.empty();
    if ((!names && !labelled) || shared_actors(told, before) > 0) return false;
    if (labelled && !before.actors.empty()) return true;
    // Two pieces about one country are told apart by their people.
    const bool people = !title.actors.empty() || (!told.actors.empty() && tells(headline, body));
    if (people && !before.actors.empty()) return true;
    if (shared_countries(title, before) > 0) return false;
    return !told.countries.contains(before.foremost()) &&
           2 * shared_countries(told, before) <= told.countries.size();
  }

  const syntax::Parse& parse_;
  const text::Article& article_;
  const std::vector<actors::Mention>& mentions_;
  std::vector<Names> names_;  // by sentence
};

}  // namespace

std::vector<Story> stories(const syntax::Parse& parse, const text::Article& article,
                           const std::vector<actors::Mention>& mentions) {
  return Cutter(parse, article, mentions).run();
}

}  // namespace casus::reference
