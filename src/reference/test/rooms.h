#pragma once

// What the tables of this folder are read with: the trained models and the shipped knowledge.
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/knowledge_file.h"
#include "casus/reference.h"
#include "casus/text.h"

namespace casus::reference::test {

inline const std::string root = CASUS_SOURCE_DIR;

/// What one language needs from text to reference.
struct Rooms {
  syntax::Model model;
  frames::Lexicon lexicon;
  Knowledge words;
};

template <class Part>
Part loaded(Result<Part> part) {
  if (!part) ADD_FAILURE() << to_string(part.error());
  return std::move(*part);
}

inline const frames::Concepts& concepts() {
  static const frames::Concepts all = loaded(frames::Concepts::load({root + "/knowledge"}));
  return all;
}

inline const actors::Dictionary& dictionary() {
  static const actors::Dictionary all = loaded(actors::Dictionary::load({root + "/knowledge"}));
  return all;
}

inline const Rooms& rooms(const std::string& language) {
  static std::map<std::string, Rooms> all;
  const auto known = all.find(language);
  if (known != all.end()) return known->second;
  const std::vector<std::string> knowledge = {root + "/knowledge"};
  Rooms one{loaded(syntax::Model::load(root + "/models/" + language + ".model")),
            loaded(frames::Lexicon::load(knowledge, language, concepts())),
            loaded(Knowledge::load(knowledge, language))};
  return all.emplace(language, std::move(one)).first->second;
}

inline std::string joined(const std::set<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "open" : text;
}

/// The pairs of brackets in a text, taken out of it: bytes of the plain text.
struct Marked {
  std::string plain;
  std::vector<std::pair<std::size_t, std::size_t>> spans;
};

inline Marked marked(const std::string& text) {
  Marked out;
  for (const char c : text) {
    if (c == '[')
      out.spans.emplace_back(out.plain.size(), out.plain.size());
    else if (c == ']')
      out.spans.back().second = out.plain.size();
    else
      out.plain += c;
  }
  return out;
}

/// Who is meant in each span of the text: codes, "@" behind one that is a place here.
struct Meaning {
  std::vector<std::set<std::string>> codes;
  std::vector<std::set<std::string>> names;
  std::string seen;  ///< the mentions of the spans, for messages
};

inline Meaning meaning(const Marked& text, const std::string& language,
                       const std::optional<Date>& date) {
  Meaning out;
  out.codes.resize(text.spans.size());
  out.names.resize(text.spans.size());
  const auto article = text::read(text.plain);
  if (!article) {
    ADD_FAILURE() << "cannot be read: " << text.plain;
    return out;
  }
  const Rooms& here = rooms(language);
  const syntax::Parse parse = syntax::parse(*article, here.model);
  auto mentions = actors::find(parse, dictionary(), language, date);
  const auto read = frames::read(parse, *article, mentions, here.lexicon, concepts());
  const auto meant = resolve(parse, *article, mentions, read, concepts(), here.words);
  const auto is_in = [&](std::uint32_t sentence, std::uint32_t token, std::size_t span) {
    const syntax::Token& word = parse.sentences[sentence].tokens[token];
    return word.first >= text.spans[span].first && word.last <= text.spans[span].second;
  };
  const auto add = [&](std::size_t mention, std::size_t span) {
    out.seen += actors::dump(mentions[mention], parse) + "\n";
    for (const actors::Identity& actor : meant[mention].actors) {
      if (!actor.name.empty()) out.names[span].insert(std::string(actor.name));
      if (actor.code.empty()) continue;
      out.codes[span].insert(meant[mention].is_place ? actor.code + "@" : actor.code);
    }
  };
  for (std::size_t span = 0; span < text.spans.size(); ++span) {
    bool mentioned = false;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!is_in(mentions[i].sentence, mentions[i].head, span)) continue;
      mentioned = true;
      add(i, span);
    }
    if (mentioned) continue;
    // A subject shared with the clause before is no mention of its own: its frame has a trace.
    for (const frames::Frame& frame : read.frames) {
      if (!is_in(frame.sentence, frame.predicate, span)) continue;
      std::optional<frames::Role> subject;
      for (const frames::Argument& argument : frame.arguments) {
        const frames::Filler& filler = argument.filler;
        if (!filler.trace || filler.mention >= mentions.size()) continue;
        if (subject && *subject != argument.role) continue;
        subject = argument.role;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
          const bool same = mentions[i].sentence == mentions[filler.mention].sentence &&
                            mentions[i].head == mentions[filler.mention].head &&
                            mentions[i].type == mentions[filler.mention].type;
          if (same) add(i, span);
        }
      }
    }
  }
  return out;
}

}  // namespace casus::reference::test
