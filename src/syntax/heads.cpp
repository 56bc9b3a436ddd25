#include "heads.h"

#include <algorithm>
#include <optional>

namespace casus::syntax {
namespace {

// A dot product of more numbers of arc_grid may pass 32 bits.
constexpr std::size_t arc_width_max = 500;

std::optional<Upos> upos_of(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    if (name(static_cast<Upos>(i)) == text) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

bool read_tag(std::string_view line, Tag& tag) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return false;
  tag.upos_name = line.substr(0, tab);
  tag.feats = line.substr(tab + 1);
  const auto upos = upos_of(tag.upos_name);
  if (upos) tag.upos = *upos;
  return upos.has_value();
}

bool read_name(std::string_view line, NameLabel& label) {
  if (line == "O") return true;
  if (!line.starts_with("B-") && !line.starts_with("I-")) return false;
  label.position = line[0];
  const std::string_view type = line.substr(2);
  if (type == "PER") {
    label.type = NameType::person;
  } else if (type == "ORG") {
    label.type = NameType::organisation;
  } else if (type == "LOC") {
    label.type = NameType::place;
  } else {
    return false;
  }
  return true;
}

/// The meaning of every class of a layer, read line by line.
template <class Class, class ReadLine>
Result<std::vector<Class>> read_classes(const ModelFile& file, const std::string& section,
                                        ReadLine read_line) {
  const auto lines = file.lines(section);
  if (!lines) return tl::unexpected(lines.error());
  std::vector<Class> classes(lines->size());
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if (!read_line((*lines)[i], classes[i])) {
      return file.bad("section '" + section + "' of the model has a broken line");
    }
  }
  return classes;
}

template <class T>
bool take(Result<T>&& from, T& to, Error& error) {
  if (!from) {
    error = std::move(from.error());
    return false;
  }
  to = std::move(*from);
  return true;
}

}  // namespace

Result<Heads> Heads::read(const ModelFile& file, std::size_t inputs) {
  Heads heads;
  if (auto done = heads.read_words(file, inputs); !done) return tl::unexpected(done.error());
  if (auto done = heads.read_names(file, inputs); !done) return tl::unexpected(done.error());
  if (auto done = heads.read_tree(file, inputs); !done) return tl::unexpected(done.error());
  return heads;
}

Result<void> Heads::read_words(const ModelFile& file, std::size_t inputs) {
  Error error;
  const bool done =
      take(read_classes<Tag>(file, "tag.classes", read_tag), tags, error) &&
      take(Layer::read(file, "tag", inputs, tags.size()), tag, error) &&
      take(read_classes<LemmaScript>(file, "lemma.classes", LemmaScript::read), lemmas, error) &&
      take(Layer::read(file, "lemma", inputs, lemmas.size()), lemma, error) &&
      take(file.hashes("lemma.lexicon.hash"), lexicon_keys, error) &&
      take(file.integers("lemma.lexicon.class"), lexicon_classes, error);
  if (!done) return tl::unexpected(error);
  const auto known = [&](std::int32_t one) {
    return one >= 0 && static_cast<std::size_t>(one) < lemmas.size();
  };
  if (lexicon_keys.size() != lexicon_classes.size() ||
      !std::all_of(lexicon_classes.data, lexicon_classes.data + lexicon_classes.size(), known)) {
    return file.bad("the lemma lexicon of the model does not fit its classes");
  }
  return {};
}

Result<void> Heads::read_names(const ModelFile& file, std::size_t inputs) {
  if (!file.has("name.classes")) return {};
  Error error;
  const bool done = take(read_classes<NameLabel>(file, "name.classes", read_name), names, error) &&
                    take(Layer::read(file, "name", inputs, names.size()), name, error);
  if (!done) return tl::unexpected(error);
  return {};
}

Result<void> Heads::read_tree(const ModelFile& file, std::size_t inputs) {
  Error error;
  const bool done =
      take(file.activations("arc.root"), root, error) &&
      take(Layer::read(file, "arc.dep", inputs), arc_dependent, error) &&
      take(Layer::read(file, "arc.head", inputs), arc_head, error) &&
      take(Layer::read(file, "arc.bi", arc_head.outputs(), arc_dependent.outputs() + 1), arc_turn,
           error) &&
      take(file.lines("label.classes"), labels, error) &&
      take(Layer::read(file, "label.dep", inputs), label_dependent, error) &&
      take(Layer::read(file, "label.head", inputs, label_dependent.outputs()), label_head, error) &&
      take(Layer::read(file, "label.out", 3 * label_head.outputs(), labels.size()), label, error);
  if (!done) return tl::unexpected(error);
  if (root.size() != inputs || arc_dependent.outputs() > arc_width_max) {
    return file.bad("the parser of the model does not fit its encoder");
  }
  const auto found = std::find(labels.begin(), labels.end(), "root");
  if (found == labels.end() || labels.size() < 2) {
    return file.bad("section 'label.classes' of the model has no relation 'root'");
  }
  root_label = static_cast<std::size_t>(found - labels.begin());
  return {};
}

}  // namespace casus::syntax
