#include <nlohmann/json.hpp>

#include "casus/export.h"
#include "grid.h"
#include "view.h"

namespace casus::exports {
namespace {

using Json = nlohmann::ordered_json;

/// A subject that is left out has no characters: it stands before its verb.
Span span_of(const actors::Mention& mention, const View& view) {
  Span span = view.span({mention.sentence, mention.first, mention.last});
  if (mention.type == actors::Type::zero) span.end = span.start;
  return span;
}

std::string joined_codes(const reference::Resolution& resolution) {
  std::string codes;
  for (const actors::Identity& actor : resolution.actors) {
    if (actor.code.empty()) continue;
    if (!codes.empty()) codes += ", ";
    codes += actor.code;
  }
  return codes;
}

std::string joined_names(const reference::Resolution& resolution) {
  std::string names;
  for (const actors::Identity& actor : resolution.actors) {
    if (!names.empty()) names += ", ";
    names += actor.name.empty() ? actor.id : actor.name;
  }
  return names;
}

Json all_of(const reference::Resolution& resolution) {
  const auto or_null = [](std::string_view value) {
    return value.empty() ? Json(nullptr) : Json(std::string(value));
  };
  Json all = Json::array();
  for (const actors::Identity& actor : resolution.actors) {
    all.push_back(Json{{"actor", or_null(actor.id)}, {"name", or_null(actor.name)}});
  }
  return all;
}

Json all_of(const std::vector<reference::Choice>& choices, const View& view) {
  Json all = Json::array();
  for (const reference::Choice& choice : choices) {
    Json options = Json::array();
    for (const reference::Option& option : choice.options) {
      Json nouns = Json::array();
      for (const frames::Range& range : option.nouns) {
        const Span span = view.span(range);
        nouns.push_back(Json::array({span.start, span.end}));
      }
      options.push_back(Json{{"candidate", std::string(option.candidate)},
                             {"named", option.named},
                             {"nouns", std::move(nouns)},
                             {"traits", option.traits}});
    }
    all.push_back(Json{{"mention", choice.mention},
                       {"pronoun", std::string(choice.pronoun)},
                       {"options", std::move(options)}});
  }
  return all;
}

}  // namespace

std::string actors_json_line(const engine::Coded& coded) {
  const View view(coded);
  Json mentions = Json::array();
  for (std::size_t i = 0; i < coded.mentions.size(); ++i) {
    const actors::Mention& mention = coded.mentions[i];
    const reference::Resolution& resolution = coded.resolutions[i];
    const Span span = span_of(mention, view);
    Json codes = Json::array();
    for (const actors::Identity& actor : resolution.actors) {
      if (!actor.code.empty()) codes.push_back(std::string(actor.code));
    }
    // One mention of several actors ("the two countries") has no one id and no one name, but all.
    const bool is_one = resolution.actors.size() == 1;
    const auto only = [&](std::string_view actors::Identity::*part) {
      const std::string_view value = is_one ? resolution.actors.front().*part : std::string_view{};
      return value.empty() ? Json(nullptr) : Json(std::string(value));
    };
    Json json{{"start", span.start}, {"end", span.end}};
    if (span.in_title) json["in"] = "title";
    json["text"] = std::string(view.text(span));
    json["codes"] = std::move(codes);
    json["actor"] = only(&actors::Identity::id);
    json["name"] = only(&actors::Identity::name);
    if (resolution.actors.size() > 1) json["actors"] = all_of(resolution);
    json["type"] = std::string(actors::name(mention.type));
    json["how"] = std::string(actors::name(resolution.how));
    mentions.push_back(std::move(json));
  }
  Json json{{"id", std::string(text::Characters(coded.document.id).all())},
            {"mentions", std::move(mentions)}};
  if (!coded.choices.empty()) json["choices"] = all_of(coded.choices, view);
  return json.dump() + "\n";
}

std::string actors_table(const engine::Coded& coded, std::size_t columns) {
  const View view(coded);
  Grid grid({{"where", 12},
             {"text", 0},
             {"type", 12},
             {"code", 20},
             {"who", 0},
             {"how", 12},
             {"why", 28}});
  for (std::size_t i = 0; i < coded.mentions.size(); ++i) {
    const actors::Mention& mention = coded.mentions[i];
    const reference::Resolution& resolution = coded.resolutions[i];
    const Span span = span_of(mention, view);
    std::string reason(resolution.reason);
    if (resolution.evidence < coded.mentions.size() && resolution.evidence != i) {
      const actors::Mention& source = coded.mentions[resolution.evidence];
      reason += " ← " + view.text(frames::Range{source.sentence, source.first, source.last});
    }
    grid.add({std::to_string(span.start) + "–" + std::to_string(span.end),
              mention.type == actors::Type::zero ? "∅" : std::string(view.text(span)),
              std::string(actors::name(mention.type)), joined_codes(resolution),
              joined_names(resolution), std::string(actors::name(resolution.how)), reason});
  }
  return std::string(text::Characters(coded.document.id).all()) + "\n" +
         (grid.is_empty() ? "  nobody\n" : grid.print(columns)) + "\n";
}

}  // namespace casus::exports
