#include <string>

#include "casus/syntax.h"

namespace casus::syntax {
namespace {

std::string_view name_of(NameType type) {
  switch (type) {
    case NameType::person:
      return "PER";
    case NameType::organisation:
      return "ORG";
    case NameType::place:
      return "LOC";
  }
  return "";
}

/// A cell may hold no tab and no line break, and is never empty.
void append_cell(std::string_view text, std::string& out) {
  if (text.empty()) out += '_';
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

class Writer {
 public:
  Writer(const text::Article& article, std::string& out) : article_(article), out_(out) {}

  void sentence(const Sentence& sentence) {
    names_.assign(sentence.tokens.size(), {});
    for (const Name& name : sentence.names) {
      for (std::uint32_t i = name.first; i < name.last; ++i) {
        names_[i] = i == name.first ? "B-" : "I-";
        names_[i] += name_of(name.type);
      }
    }
    out_ += "# text = ";
    const std::size_t first = sentence.tokens.front().first;
    append_cell(article_.text().substr(first, sentence.tokens.back().last - first), out_);
    out_ += '\n';
    std::size_t inside = 0;  // words of a multiword token that are still to come
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.multiword > 1) {
        range(token, i);
        inside = token.multiword;
      }
      word(token, i, inside > 0);
      if (inside > 0) --inside;
    }
    out_ += '\n';
  }

 private:
  void range(const Token& token, std::size_t index) {
    out_ += std::to_string(index + 1) + '-' + std::to_string(index + token.multiword) + '\t';
    append_cell(article_.text().substr(token.first, token.last - token.first), out_);
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    place(token);
    out_ += '\n';
  }

  void word(const Token& token, std::size_t index, bool inside_multiword) {
    out_ += std::to_string(index + 1) + '\t';
    for (const std::string_view cell : {token.form, token.lemma, name(token.upos)}) {
      append_cell(cell, out_);
      out_ += '\t';
    }
    out_ += "_\t";
    append_cell(token.feats, out_);
    out_ += '\t' + std::to_string(token.head == no_token ? 0 : token.head + 1) + '\t';
    append_cell(token.deprel, out_);
    out_ += "\t_\t";
    if (!names_[index].empty()) out_ += "NE=" + names_[index];
    if (!names_[index].empty() && !inside_multiword) out_ += '|';
    if (!inside_multiword) place(token);
    if (names_[index].empty() && inside_multiword) out_ += '_';
    out_ += '\n';
  }

  void place(const Token& token) {
    const Span span = article_.in_original(token.first, token.last);
    if (!token.space_after) out_ += "SpaceAfter=No|";
    out_ += "TokenRange=" + std::to_string(span.start) + ':' + std::to_string(span.end);
  }

  const text::Article& article_;
  std::string& out_;
  std::vector<std::string> names_;
};

}  // namespace

std::string to_conllu(const Parse& parse, const text::Article& article,
                      std::string_view document_id) {
  std::string out;
  Writer writer(article, out);
  if (!document_id.empty()) {
    out += "# newdoc id = ";
    append_cell(document_id, out);
    out += '\n';
  }
  std::size_t block = article.blocks().size(), number = 0;
  for (const Sentence& sentence : parse.sentences) {
    if (sentence.tokens.empty()) continue;
    if (sentence.block != block) out += "# newpar\n";
    block = sentence.block;
    ++number;
    if (!document_id.empty()) {
      out += "# sent_id = ";
      append_cell(document_id, out);
      out += '-' + std::to_string(number) + '\n';
    }
    writer.sentence(sentence);
  }
  return out;
}

}  // namespace casus::syntax
