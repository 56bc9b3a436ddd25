#include "model_file.h"

#include <bit>
#include <cstring>

namespace casus::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

constexpr std::string_view magic = "CASUSMD1";
constexpr std::size_t header_bytes = 16;
constexpr std::size_t entry_bytes = 88;
constexpr std::size_t name_bytes = 48;
constexpr std::size_t sections_max = 512;
constexpr std::size_t alignment = 64;
constexpr std::size_t type_sizes[] = {1, 1, 2, 4, 4, 8, 4};
constexpr std::uint32_t type_text = 0, type_int8 = 1, type_int16 = 2, type_int32 = 3,
                        type_uint64 = 5, type_float = 6;
constexpr float real_max = 1e6f;

template <class T>
T number_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

/// Product of the dimensions and the size of an element; 0 when it passes the size of any file.
std::uint64_t bytes_needed(const std::uint32_t* dims, std::uint32_t rank, std::size_t element) {
  std::uint64_t product = element;
  for (std::uint32_t i = 0; i < rank; ++i) {
    if (dims[i] != 0 && product > (std::uint64_t{1} << 40) / dims[i]) return ~std::uint64_t{0};
    product *= dims[i];
  }
  return product;
}

}  // namespace

tl::unexpected<Error> ModelFile::bad(std::string what) const {
  return fail({name_, 0}, std::move(what), "take the model file that belongs to this version");
}

Result<ModelFile> ModelFile::open(std::string_view bytes, const std::string& name) {
  ModelFile file;
  file.name_ = name;
  if (bytes.size() < header_bytes || bytes.substr(0, magic.size()) != magic) {
    return fail({name, 0}, "not a casus model", "give a file made by script/train");
  }
  const auto count = number_at<std::uint32_t>(bytes, 8);
  if (count > sections_max || header_bytes + count * entry_bytes > bytes.size()) {
    return file.bad("the model's table of sections is cut off");
  }
  for (std::size_t i = 0; i < count; ++i) {
    auto section = file.read_section(bytes, i);
    if (!section) return tl::unexpected(section.error());
    if (file.find(section->name)) {
      return file.bad("section '" + std::string(section->name) + "' stands twice in the model");
    }
    file.sections_.push_back(*section);
  }
  return file;
}

Result<ModelFile::Section> ModelFile::read_section(std::string_view bytes,
                                                   std::size_t index) const {
  const std::size_t at = header_bytes + index * entry_bytes;
  Section section;
  section.name = bytes.substr(at, name_bytes);
  const std::size_t end = section.name.find('\0');
  if (end == std::string_view::npos || end == 0) return bad("a section of the model has no name");
  section.name = section.name.substr(0, end);
  section.type = number_at<std::uint32_t>(bytes, at + name_bytes);
  section.rank = number_at<std::uint32_t>(bytes, at + name_bytes + 4);
  const auto offset = number_at<std::uint64_t>(bytes, at + name_bytes + 24);
  const auto size = number_at<std::uint64_t>(bytes, at + name_bytes + 32);
  const std::string label = "section '" + std::string(section.name) + "' of the model";
  if (section.type >= std::size(type_sizes) || section.rank == 0 || section.rank > 4) {
    return bad(label + " has an unknown type");
  }
  for (std::uint32_t i = 0; i < section.rank; ++i) {
    section.dims[i] = number_at<std::uint32_t>(bytes, at + name_bytes + 8 + 4 * i);
  }
  if (offset % alignment != 0 || offset > bytes.size() || size > bytes.size() - offset) {
    return bad(label + " reaches beyond the file");
  }
  if (bytes_needed(section.dims, section.rank, type_sizes[section.type]) != size) {
    return bad(label + " has another size than its dimensions say");
  }
  section.bytes = bytes.substr(offset, size);
  return section;
}

const ModelFile::Section* ModelFile::find(std::string_view section) const {
  for (const Section& one : sections_) {
    if (one.name == section) return &one;
  }
  return nullptr;
}

template <class T>
Result<Tensor<T>> ModelFile::tensor(std::string_view section, std::uint32_t type) const {
  const Section* found = find(section);
  if (!found) return bad("the model lacks section '" + std::string(section) + "'");
  if (found->type != type || found->rank > 2) {
    return bad("section '" + std::string(section) + "' of the model has another type");
  }
  return Tensor<T>{reinterpret_cast<const T*>(found->bytes.data()), found->dims[0],
                   found->rank == 2 ? found->dims[1] : 1};
}

Result<Tensor<std::int8_t>> ModelFile::bytes8(std::string_view section) const {
  return tensor<std::int8_t>(section, type_int8);
}
Result<Tensor<std::int16_t>> ModelFile::activations(std::string_view section) const {
  return tensor<std::int16_t>(section, type_int16);
}
Result<Tensor<std::int32_t>> ModelFile::integers(std::string_view section) const {
  return tensor<std::int32_t>(section, type_int32);
}
Result<Tensor<std::uint64_t>> ModelFile::hashes(std::string_view section) const {
  return tensor<std::uint64_t>(section, type_uint64);
}

Result<Tensor<float>> ModelFile::reals(std::string_view section) const {
  auto values = tensor<float>(section, type_float);
  if (!values) return values;
  for (std::size_t i = 0; i < values->size(); ++i) {
    if (!(values->data[i] > -real_max && values->data[i] < real_max)) {
      return bad("section '" + std::string(section) + "' of the model holds an impossible number");
    }
  }
  return values;
}

Result<std::string_view> ModelFile::text(std::string_view section) const {
  auto bytes = tensor<char>(section, type_text);
  if (!bytes) return tl::unexpected(bytes.error());
  return std::string_view(bytes->data, bytes->size());
}

Result<std::vector<std::string_view>> ModelFile::lines(std::string_view section) const {
  auto whole = text(section);
  if (!whole) return tl::unexpected(whole.error());
  std::vector<std::string_view> lines;
  std::string_view rest = *whole;
  if (rest.empty()) return lines;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  lines.push_back(rest);
  return lines;
}

}  // namespace casus::syntax
