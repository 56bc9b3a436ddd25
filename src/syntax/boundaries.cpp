#include "boundaries.h"

#include <algorithm>
#include <limits>

#include "characters.h"

namespace casus::syntax {
namespace {

constexpr std::size_t window = 5;  // atoms on either side
constexpr std::size_t slots = 2 * window + 1;
constexpr std::size_t classes = 3;
constexpr std::size_t suffix_length = 3;
constexpr std::size_t length_max = 9;         // longer atoms look alike
constexpr std::size_t chunk_length_max = 64;  // code points; a longer chunk is known by its start
constexpr std::size_t near = 20;              // atoms on either side among which a mark is counted
constexpr int count_max = 4;
constexpr std::size_t boundaries_together = 64;

void append_shape(const std::vector<char32_t>& code_points, std::string& out) {
  char32_t last = 0, before = 0;
  for (const char32_t code_point : code_points) {
    const Kind kind = kind_of(code_point);
    const char32_t mark = kind == Kind::upper                          ? U'X'
                          : kind == Kind::letter || kind == Kind::mark ? U'x'
                          : kind == Kind::digit                        ? U'd'
                                                                       : code_point;
    if (mark == last && mark == before) continue;
    before = last;
    last = mark;
    append_utf8(mark, out);
  }
}

char gap_name(Gap gap) { return static_cast<char>('0' + static_cast<int>(gap)); }

}  // namespace

Result<Boundaries> Boundaries::read(const ModelFile& file) {
  Boundaries boundaries;
  const auto embeddings = file.bytes8("tok.emb");
  if (!embeddings) return tl::unexpected(embeddings.error());
  const auto scale = file.reals("tok.emb.scale");
  if (!scale) return tl::unexpected(scale.error());
  const std::size_t width = embeddings->columns;
  if (embeddings->rows == 0 || width == 0 || scale->size() != 1) {
    return file.bad("the tokenizer of the model has no features");
  }
  auto hidden = Layer::read(file, "tok.hidden", slots * width);
  if (!hidden) return tl::unexpected(hidden.error());
  auto out = Layer::read(file, "tok.out", hidden->outputs(), classes);
  if (!out) return tl::unexpected(out.error());
  const auto weights = file.bytes8("tok.hidden.w");
  const auto meta = file.lines("meta");
  if (!meta) return tl::unexpected(meta.error());
  const std::string_view trained_with = "tokenizer\t2";
  boundaries.counts_marks_ = std::find(meta->begin(), meta->end(), trained_with) != meta->end();
  boundaries.embeddings_ = *embeddings;
  boundaries.scale_ = scale->data[0];
  const std::size_t columns = slots * width, around = columns - width;
  boundaries.around_ = pack(weights->data, hidden->outputs(), columns, 0, around);
  boundaries.pair_ = pack(weights->data, hidden->outputs(), columns, around, width);
  boundaries.hidden_layer_ = std::move(*hidden);
  boundaries.out_ = std::move(*out);
  return boundaries;
}

void Boundaries::spell(std::string_view paragraph, const std::vector<Atom>& atoms,
                       const Normaliser& normaliser, BoundaryScratch& scratch) const {
  scratch.low.clear();
  scratch.shapes.clear();
  scratch.atoms.clear();
  scratch.low_hashes.clear();
  for (const Atom& atom : atoms) {
    auto& code_points = scratch.code_points;
    code_points.clear();
    normaliser.apply(paragraph.substr(atom.first, atom.last - atom.first), code_points);
    BoundaryScratch::Spelling spelling;
    spelling.length = static_cast<std::uint32_t>(code_points.size());
    spelling.low = static_cast<std::uint32_t>(scratch.low.size());
    spelling.suffix = spelling.low;
    for (std::size_t i = 0; i < code_points.size(); ++i) {
      if (i + suffix_length == code_points.size()) {
        spelling.suffix = static_cast<std::uint32_t>(scratch.low.size());
      }
      const char32_t low = lower(code_points[i]);
      append_utf8(low >= U'0' && low <= U'9' ? U'0' : low, scratch.low);
    }
    spelling.low_end = static_cast<std::uint32_t>(scratch.low.size());
    spelling.shape = static_cast<std::uint32_t>(scratch.shapes.size());
    append_shape(code_points, scratch.shapes);
    spelling.shape_end = static_cast<std::uint32_t>(scratch.shapes.size());
    scratch.atoms.push_back(spelling);
    scratch.low_hashes.push_back(hash(std::string_view(scratch.low).substr(spelling.low)));
  }
}

void Boundaries::find_chunks(const std::vector<Atom>& atoms, BoundaryScratch& scratch) const {
  const std::size_t count = atoms.size();
  scratch.chunk_first.resize(count);
  scratch.chunk_end.resize(count);
  for (std::size_t first = 0, last = 0; first < count; first = last) {
    for (last = first + 1; last < count && atoms[last].gap == Gap::none;) ++last;
    // The text of the chunk: whole atoms, then cut to its length in code points.
    std::uint32_t end = scratch.atoms[first].low;
    std::size_t length = 0;
    const std::uint32_t chunk_end = scratch.atoms[last - 1].low_end;
    while (end < chunk_end && length < chunk_length_max) {
      ++end;
      while (end < chunk_end && (static_cast<unsigned char>(scratch.low[end]) & 0xC0) == 0x80) {
        ++end;
      }
      ++length;
    }
    for (std::size_t k = first; k < last; ++k) {
      scratch.chunk_first[k] = static_cast<std::uint32_t>(first);
      scratch.chunk_end[k] = end;
    }
  }
}

void Boundaries::write_atom(const Atom& atom, std::size_t k, BoundaryScratch& scratch) const {
  const auto& spelling = scratch.atoms[k];
  const std::string_view low = scratch.low, shapes = scratch.shapes;
  const auto of = [](std::string_view all, std::uint32_t first, std::uint32_t last) {
    return all.substr(first, last - first);
  };
  const std::string_view shape = of(shapes, spelling.shape, spelling.shape_end);
  const auto length = static_cast<char>('0' + std::min<std::size_t>(spelling.length, length_max));
  const char gap = gap_name(atom.gap);
  const std::int8_t* rows[] = {
      feature(Hash().add("L:").add(of(low, spelling.low, spelling.low_end))),
      feature(Hash().add("S:").add(shape)),
      feature(Hash().add("3:").add(of(low, spelling.suffix, spelling.low_end))),
      feature(Hash().add("N:").add(length)),
      feature(Hash().add("W:").add(gap)),
      feature(Hash().add("Z:").add(gap).add(shape))};
  const std::size_t width = embeddings_.columns;
  sum_rows(rows, std::size(rows), scale_, width, scratch.around.data() + (window + k) * width);
}

void Boundaries::write_pair(const std::vector<Atom>& atoms, std::size_t k, std::uint64_t style,
                            BoundaryScratch& scratch) const {
  const std::string_view low = scratch.low, shapes = scratch.shapes;
  const auto low_of = [&](std::size_t i) {
    return low.substr(scratch.atoms[i].low, scratch.atoms[i].low_end - scratch.atoms[i].low);
  };
  const auto shape_of = [&](std::size_t i) {
    return shapes.substr(scratch.atoms[i].shape,
                         scratch.atoms[i].shape_end - scratch.atoms[i].shape);
  };
  const auto chunk_of = [&](std::size_t i) {
    const std::uint32_t first = scratch.atoms[scratch.chunk_first[i]].low;
    return low.substr(first, scratch.chunk_end[i] - first);
  };
  const char gap = gap_name(atoms[k].gap);
  const std::string place = std::to_string(k - scratch.chunk_first[k - 1]);
  const std::string_view next_shape = k + 1 < atoms.size() ? shape_of(k + 1) : std::string_view();
  const std::int8_t* rows[] = {
      feature(Hash().add("B:").add(gap).add(low_of(k - 1)).add(' ').add(low_of(k))),
      feature(Hash().add("T:").add(gap).add(shape_of(k - 1)).add(' ').add(shape_of(k))),
      feature(Hash().add("C:").add(gap).add(place).add(chunk_of(k - 1))),
      feature(Hash().add("D:").add(gap).add(chunk_of(k - 1)).add(' ').add(shape_of(k))),
      feature(Hash().add("E:").add(gap).add(shape_of(k - 1)).add(' ').add(chunk_of(k))),
      feature(Hash()
                  .add("F:")
                  .add(gap)
                  .add(low_of(k - 1))
                  .add(' ')
                  .add(shape_of(k))
                  .add(' ')
                  .add(next_shape)),
      embeddings_.row(style),
      nullptr};
  std::size_t row_count = std::size(rows) - 1;
  if (counts_marks_) {
    // Lists divided by semicolons look like their sentences: how often the mark stands nearby
    // tells.
    int equal = 0;
    const std::size_t first = k > near ? k - near : 0, last = std::min(k + near, atoms.size());
    for (std::size_t i = first; i < last && equal < count_max; ++i) {
      if (scratch.low_hashes[i] == scratch.low_hashes[k - 1]) ++equal;
    }
    const auto count = static_cast<char>('0' + equal);
    rows[row_count++] = feature(Hash().add("G:").add(low_of(k - 1)).add(' ').add(count));
  }
  const std::size_t width = embeddings_.columns;
  sum_rows(rows, row_count, scale_, width, scratch.pairs.data() + (k - 1) * width);
}

void Boundaries::choose(std::string_view paragraph, const std::vector<Atom>& atoms,
                        const Normaliser& normaliser, std::string_view style,
                        BoundaryScratch& scratch, std::vector<Boundary>& choices) const {
  choices.assign(atoms.size(), Boundary::split);
  if (atoms.size() < 2) return;
  const std::size_t width = embeddings_.columns, count = atoms.size() - 1;
  spell(paragraph, atoms, normaliser, scratch);
  find_chunks(atoms, scratch);
  // The atoms stand side by side with padding at the ends: the window of a boundary is a stretch
  // of them, and those of neighbours overlap.
  scratch.around.resize((atoms.size() + 2 * window) * width + 1);
  scratch.pairs.resize(count * width + 1);
  const std::int8_t* pad = feature(Hash().add("P:"));
  const std::int8_t* pads[] = {pad, pad, pad, pad, pad, pad};
  for (std::size_t i = 0; i < window; ++i) {
    sum_rows(pads, std::size(pads), scale_, width, scratch.around.data() + i * width);
    sum_rows(pads, std::size(pads), scale_, width,
             scratch.around.data() + (window + atoms.size() + i) * width);
  }
  const std::uint64_t more = Hash().add("Y:").add(style).value() % embeddings_.rows;
  for (std::size_t k = 0; k < atoms.size(); ++k) write_atom(atoms[k], k, scratch);
  for (std::size_t k = 1; k < atoms.size(); ++k) write_pair(atoms, k, more, scratch);

  const std::size_t hidden = hidden_layer_.outputs(), out_width = padded(hidden);
  scratch.sums.resize(boundaries_together * std::max(out_width, padded(classes)));
  scratch.values.resize(std::max(out_width, padded(classes)));
  scratch.hidden.resize(boundaries_together * hidden + 1);
  LayerScratch out_scratch;
  for (std::size_t first = 0; first < count; first += boundaries_together) {
    const std::size_t rows = std::min(boundaries_together, count - first);
    // The window of the boundary before atom k = first + 1 starts `window` atoms before it, and
    // as many stand in front of the first atom: k cancels to first + 1.
    multiply(around_, {scratch.around.data() + (first + 1) * width, rows, width},
             scratch.sums.data(), out_width, false);
    multiply(pair_, {scratch.pairs.data() + first * width, rows, width}, scratch.sums.data(),
             out_width, true);
    for (std::size_t r = 0; r < rows; ++r) {
      affine(scratch.sums.data() + r * out_width, hidden_layer_.factor(), hidden_layer_.bias(),
             hidden, 0.0f, scratch.values.data());
      quantise(scratch.values.data(), hidden, activation_grid, scratch.hidden.data() + r * hidden);
    }
    out_.for_rows({scratch.hidden.data(), rows, hidden}, no_floor, out_scratch,
                  [&](std::size_t r, const float* logits) {
                    const std::size_t k = first + r + 1;
                    // Nothing is joined across white space, and no sentence ends without it.
                    const bool glued = atoms[k].gap == Gap::none;
                    const auto never = glued ? Boundary::end : Boundary::join;
                    choices[k] = static_cast<Boundary>(
                        argmax(logits, classes, static_cast<std::size_t>(never)));
                  });
  }
}

}  // namespace casus::syntax
