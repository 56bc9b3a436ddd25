#include <algorithm>
#include <array>
#include <map>

#include "casus/knowledge_file.h"
#include "lexicon_data.h"
#include "row_fields.h"

namespace casus::frames {

namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view field(const std::vector<std::string_view>& fields, std::size_t index) {
  return index < fields.size() ? fields[index] : std::string_view{};
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word : split_words(text)) words.emplace_back(word);
  return words;
}

void read_sense(const KnowledgeFile& file, const KnowledgeLine& line, const Concepts& concepts,
                Lexicon::Data& data, std::vector<Error>& errors) {
  const auto fields = split_fields(line.text);
  RowFields reader(data, concepts, file.place(line));
  SenseRow row;
  row.where = file.place(line);
  row.words = words_of(field(fields, 0));
  const auto upos = find_upos(field(fields, 1));
  if (row.words.empty() || !upos || fields.size() < 3) {
    errors.push_back({row.where, "a sense is lemma, upos, concept [roles conditions stance note]",
                      "separate the fields by tabs"});
    return;
  }
  row.upos = *upos;
  row.concept_ = reader.concept_or_none(fields[2]);
  reader.roles(field(fields, 3), row);
  row.conditions = reader.conditions(field(fields, 4));
  reader.stance(field(fields, 5), row.stance, row.effect);
  if (reader.error) {
    errors.push_back(*reader.error);
    return;
  }
  data.senses.push_back(std::move(row));
}

void read_marker(const KnowledgeFile& file, const KnowledgeLine& line, const Concepts& concepts,
                 Lexicon::Data& data, std::vector<Error>& errors) {
  const auto fields = split_fields(line.text);
  RowFields reader(data, concepts, file.place(line));
  MarkerRow row;
  row.where = file.place(line);
  if (fields.size() < 3 || fields[0].empty() || (fields[1] != "ADP" && fields[1] != "SCONJ")) {
    errors.push_back({row.where, "a marker is word, ADP or SCONJ, role [conditions flags stance]",
                      "separate the fields by tabs"});
    return;
  }
  std::string spaced(fields[0]);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  row.words = words_of(spaced);
  row.slot = data.intern(fields[0]);
  row.clause = fields[1] == "SCONJ";
  row.role = reader.role(fields[2]);
  row.conditions = reader.conditions(field(fields, 3));
  for (std::string_view flag : split_words(field(fields, 4))) {
    if (flag == "negative")
      row.negative = true;
    else if (flag == "past")
      row.past = true;
    else if (flag == "future")
      row.future = true;
    else if (flag == "possible")
      row.possible = true;
    else if (!reader.error)
      reader.error = Error{row.where, "unknown flag", "see the file's head"};
  }
  std::optional<Effect> effect;
  reader.stance(field(fields, 5), row.stance, effect);
  row.effect = effect.value_or(Effect::none);
  if (reader.error) {
    errors.push_back(*reader.error);
    return;
  }
  data.markers.push_back(std::move(row));
}

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};
constexpr std::array<Named<Feature>, 26> features = {
    {{"prodrop", Feature::prodrop},
     {"press-conditional", Feature::press_conditional},
     {"negative", Feature::negative},
     {"modality", Feature::modality},
     {"modality.Cnd", Feature::modality_conditional},
     {"duty", Feature::duty},
     {"tense", Feature::tense},
     {"agent", Feature::agent},
     {"transparent", Feature::transparent},
     {"impersonal", Feature::impersonal},
     {"relative", Feature::relative},
     {"unaccusative", Feature::unaccusative},
     {"passive", Feature::passive},
     {"genitive", Feature::genitive},
     {"reflexive", Feature::reflexive},
     {"auxiliary", Feature::auxiliary},
     {"infinitive", Feature::infinitive},
     {"animate", Feature::animate},
     {"clitic", Feature::clitic},
     {"pair", Feature::pair},
     {"cleft", Feature::cleft},
     {"member", Feature::member},
     {"spelling", Feature::spelling},
     {"form", Feature::form},
     {"echo", Feature::echo},
     {"limiting", Feature::limiting}}};
constexpr std::array<Named<Tense>, 3> tenses = {
    {{"past", Tense::past}, {"present", Tense::present}, {"future", Tense::future}}};
constexpr std::array<Named<Modality>, 6> modalities = {{{"possible", Modality::possible},
                                                        {"conditional", Modality::conditional},
                                                        {"obligatory", Modality::obligatory},
                                                        {"planned", Modality::planned},
                                                        {"attempted", Modality::attempted},
                                                        {"reported", Modality::reported}}};

template <class Table, class Value>
bool look_up(const Table& table, std::string_view name, Value& value) {
  for (const auto& entry : table) {
    if (entry.name == name) {
      value = entry.value;
      return true;
    }
  }
  return false;
}

void read_function(const KnowledgeFile& file, const KnowledgeLine& line, Lexicon::Data& data,
                   std::vector<Error>& errors) {
  const auto fields = split_fields(line.text);
  FunctionRow row;
  bool sound = fields.size() >= 4 && look_up(features, fields[2], row.feature);
  if (sound && fields[1] != "*") {
    row.upos = find_upos(fields[1]);
    sound = row.upos.has_value();
  }
  if (sound && row.feature == Feature::tense) {
    sound = look_up(tenses, fields[3], row.tense);
  } else if (sound &&
             (row.feature == Feature::modality || row.feature == Feature::modality_conditional)) {
    sound = look_up(modalities, fields[3], row.modality);
  } else if (sound && (row.feature == Feature::clitic || row.feature == Feature::pair)) {
    for (std::string_view marker : split_words(fields[3])) {
      row.markers.push_back(data.intern(marker));
    }
    sound = !row.markers.empty();
  } else if (sound && row.feature == Feature::spelling) {
    data.spellings.emplace_back(fields[0], fields[3]);
    return;
  } else if (sound && row.feature == Feature::form) {
    data.forms.emplace(fields[0], fields[3]);
    return;
  } else if (sound) {
    row.yes = fields[3] != "no";
  }
  if (!sound) {
    errors.push_back({file.place(line), "a function word is lemma, upos or *, feature, value",
                      "features and values stand at the head of the file"});
    return;
  }
  if (row.feature == Feature::prodrop) data.prodrop = row.yes;
  if (row.feature == Feature::press_conditional) data.press_conditional = row.yes;
  data.functions[std::string(fields[0])].push_back(row);
}

void read_composition(const KnowledgeFile& file, const Concepts& concepts, Lexicon::Data& data,
                      std::vector<Error>& errors) {
  for (const KnowledgeLine& line : file.lines()) {
    const auto fields = split_fields(line.text);
    RowFields reader(data, concepts, file.place(line));
    const Concept concept_ = fields.size() > 1 ? reader.concept_or_none(fields[1]) : Concept::none;
    if (fields[0] == "relational" && fields.size() == 2) {
      data.relational.push_back(concept_);
    } else if (fields[0] == "implicative" && fields.size() == 2) {
      data.implicative.push_back(concept_);
    } else if (fields[0] == "inherit" && fields.size() == 5) {
      data.inheritances.push_back(
          {concept_, reader.role(fields[2]), reader.role(fields[3]), reader.role(fields[4])});
    } else if ((fields[0] == "passes" || fields[0] == "controls") && fields.size() == 3) {
      Passing row{concept_, {}, fields[0] == "passes"};
      for (std::string_view role : split_words(fields[2])) row.roles.push_back(reader.role(role));
      data.passings.push_back(std::move(row));
    } else {
      reader.error = Error{file.place(line), "unknown row", "see the head of the file"};
    }
    if (reader.error) errors.push_back(*reader.error);
  }
}

}  // namespace

std::optional<Role> SenseRow::role(Slot slot) const {
  for (const auto& [named, role] : roles) {
    if (named == slot) return role;
  }
  return std::nullopt;
}

bool SenseRow::only_alone() const {
  return std::any_of(conditions.begin(), conditions.end(), [](const Condition& condition) {
    return !condition.negated && condition.classes == std::vector<Class>{Class::alone};
  });
}

const std::vector<std::uint32_t>* Lexicon::Data::senses_of(std::string_view lemma) const {
  const auto at = senses_by_word_.find(lemma);
  return at == senses_by_word_.end() ? nullptr : &at->second;
}

const std::vector<std::uint32_t>* Lexicon::Data::markers_of(std::string_view first_word) const {
  const auto at = markers_by_word_.find(first_word);
  return at == markers_by_word_.end() ? nullptr : &at->second;
}

const std::vector<std::uint32_t>* Lexicon::Data::markers_of(Slot slot) const {
  return slot < markers_by_slot_.size() ? &markers_by_slot_[slot] : nullptr;
}

namespace {

// Where all verbs end alike ("-are", "-ere", "-ire"), what stands before is their root.
constexpr std::size_t theme = 3, root_min = 4;

}  // namespace

std::string_view Lexicon::Data::verb_near(std::string_view lemma, std::string_view form) const {
  constexpr std::size_t length_min = 3;
  if (lemma.size() < length_min) return {};
  const auto longer = verb_by_stem_.find(lemma);
  if (longer != verb_by_stem_.end() && form.starts_with(longer->second)) return longer->second;
  const auto shorter = senses_by_word_.find(lemma.substr(0, lemma.size() - 1));
  if (shorter != senses_by_word_.end()) {
    for (const std::uint32_t row : shorter->second) {
      if (senses[row].upos == syntax::Upos::VERB) return senses[row].words.front();
    }
  }
  if (longer != verb_by_stem_.end()) return longer->second;
  for (const auto& [guessed, right] : spellings) {
    if (lemma.size() <= guessed.size() || !lemma.ends_with(guessed)) continue;
    const std::string stem(lemma.substr(0, lemma.size() - guessed.size()));
    const auto spelt = senses_by_word_.find(stem + right);
    if (spelt == senses_by_word_.end()) continue;
    for (const std::uint32_t row : spelt->second) {
      if (senses[row].upos == syntax::Upos::VERB) return senses[row].words.front();
    }
  }
  return verb_of_root(lemma);
}

std::string_view Lexicon::Data::verb_inflected(std::string_view form) const {
  const auto verb = [&](const std::string& word) {
    const auto* rows = senses_of(word);
    if (rows == nullptr) return std::string_view();
    for (const std::uint32_t row : *rows) {
      if (senses[row].upos == syntax::Upos::VERB) {
        return std::string_view(senses[row].words.front());
      }
    }
    return std::string_view();
  };
  constexpr std::size_t length_min = 4;
  if (form.size() < length_min) return {};
  if (const auto found = verb(std::string(form.substr(0, form.size() - 1))); !found.empty()) {
    return found;
  }
  for (const auto& [guessed, right] : spellings) {
    if (form.size() <= guessed.size() || !form.ends_with(guessed)) continue;
    const auto found = verb(std::string(form.substr(0, form.size() - guessed.size())) + right);
    if (!found.empty()) return found;
  }
  return {};
}

std::string_view Lexicon::Data::noun_near(std::string_view form) const {
  if (form.size() < root_min) return {};
  auto at = noun_by_stem_.find(form.substr(0, form.size() - 1));
  if (at == noun_by_stem_.end()) at = noun_by_stem_.find(form);
  return at == noun_by_stem_.end() ? std::string_view() : at->second;
}

std::string_view Lexicon::Data::verb_of_root(std::string_view form) const {
  if (!themed_) return {};
  for (std::size_t cut = 1; cut <= theme && form.size() >= root_min + cut; ++cut) {
    const auto same = verb_by_root_.find(form.substr(0, form.size() - cut));
    if (same != verb_by_root_.end()) return same->second;
  }
  return {};
}

std::string_view Lexicon::Data::verb_of_form(std::string_view form) const {
  auto at = forms.find(form);
  if (at == forms.end() && !form.empty()) {
    at = forms.find(std::string(form.substr(0, form.size() - 1)) + "*");
  }
  return at == forms.end() ? std::string_view() : at->second;
}

bool Lexicon::Data::has_verb(std::string_view lemma) const {
  const auto* rows = senses_of(lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
           return senses[row].upos == syntax::Upos::VERB || senses[row].upos == syntax::Upos::AUX;
         });
}

Slot Lexicon::Data::find_slot(std::string_view name) const {
  const auto at = slot_ids_.find(name);
  return at == slot_ids_.end() ? slots::none : at->second;
}

const FunctionRow* Lexicon::Data::function(std::string_view lemma, syntax::Upos upos,
                                           Feature feature) const {
  const auto at = functions.find(lemma);
  if (at == functions.end()) return nullptr;
  for (const FunctionRow& row : at->second) {
    if (row.feature == feature && (!row.upos || *row.upos == upos)) return &row;
  }
  return nullptr;
}

bool Lexicon::Data::is(std::string_view lemma, syntax::Upos upos, Feature feature) const {
  const FunctionRow* row = function(lemma, upos, feature);
  return row != nullptr && row->yes;
}

Slot Lexicon::Data::intern(std::string_view name) {
  constexpr std::array<std::string_view, slots::fixed_count> fixed = {
      "subj", "obj", "iobj", "comp", "xcomp", "poss", "adj"};
  if (slot_names.empty()) {
    for (std::string_view fixed_name : fixed) {
      slot_ids_.emplace(fixed_name, static_cast<Slot>(slot_names.size()));
      slot_names.emplace_back(fixed_name);
    }
  }
  const auto [at, fresh] = slot_ids_.emplace(name, static_cast<Slot>(slot_names.size()));
  if (fresh) slot_names.emplace_back(name);
  return at->second;
}

void Lexicon::Data::index() {
  std::size_t verbs = 0;
  std::map<std::string, std::size_t, std::less<>> by_end;
  for (std::uint32_t i = 0; i < senses.size(); ++i) {
    const std::string& word = senses[i].words.front();
    senses_by_word_[word].push_back(i);
    if (senses[i].upos == syntax::Upos::NOUN && senses[i].words.size() == 1 &&
        word.size() > root_min) {
      const auto [at, fresh] = noun_by_stem_.try_emplace(word.substr(0, word.size() - 1), word);
      if (!fresh && at->second != word) at->second.clear();
    }
    if (senses[i].upos != syntax::Upos::VERB || word.size() < 2) continue;
    std::string& verb = verb_by_stem_[word.substr(0, word.size() - 1)];
    if (verb.empty() || word < verb) verb = word;
    if (word.size() < root_min + theme) continue;
    ++verbs;
    ++by_end[word.substr(word.size() - 2)];
    const auto [other, fresh] =
        verb_by_root_.try_emplace(word.substr(0, word.size() - theme), word);
    if (!fresh && other->second != word) other->second.clear();  // no telling which
  }
  for (const auto& [end, count] : by_end) themed_ = themed_ || count * 10 > verbs * 9;
  for (auto& [word, rows] : senses_by_word_) {
    std::stable_sort(rows.begin(), rows.end(), [this](std::uint32_t a, std::uint32_t b) {
      return senses[a].words.size() > senses[b].words.size();
    });
  }
  markers_by_slot_.resize(slot_names.size());
  for (std::uint32_t i = 0; i < markers.size(); ++i) {
    markers_by_slot_[markers[i].slot].push_back(i);
    if (markers[i].words.size() > 1) markers_by_word_[markers[i].words.front()].push_back(i);
  }
  for (auto& [word, rows] : markers_by_word_) {
    std::stable_sort(rows.begin(), rows.end(), [this](std::uint32_t a, std::uint32_t b) {
      return markers[a].words.size() > markers[b].words.size();
    });
  }
}

void read_lexicon(const std::vector<std::string>& roots, std::string_view language,
                  const Concepts& concepts, Lexicon::Data& data, std::vector<Error>& errors) {
  data.intern("subj");  // the fixed slots take their numbers
  const std::string prefix = std::string(language) + ".";
  for (const std::string& path : knowledge_files(roots, "lexicon", ".tsv")) {
    const std::string_view name = file_name(path);
    if (!name.starts_with(prefix)) continue;
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const KnowledgeLine& line : file->lines()) {
      if (name.ends_with(".function.tsv"))
        read_function(*file, line, data, errors);
      else if (name.ends_with(".markers.tsv"))
        read_marker(*file, line, concepts, data, errors);
      else
        read_sense(*file, line, concepts, data, errors);
    }
  }
  for (const std::string& path : knowledge_files(roots, "concepts", ".roles")) {
    const auto file = KnowledgeFile::load(path);
    if (file)
      read_composition(*file, concepts, data, errors);
    else
      errors.push_back(file.error());
  }
  auto words = ClaimWords::load(roots, language);
  if (words)
    data.claim_words = std::move(*words);
  else
    errors.push_back(words.error());
  data.index();
}

Lexicon::Lexicon() : data_(std::make_unique<Data>()) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(const std::vector<std::string>& roots, std::string_view language,
                              const Concepts& concepts) {
  Lexicon lexicon;
  std::vector<Error> errors;
  read_lexicon(roots, language, concepts, *lexicon.data_, errors);
  if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  return lexicon;
}

}  // namespace casus::frames
