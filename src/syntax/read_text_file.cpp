#include <lzma.h>

#include <cstdint>
#include <limits>

#include "casus/evaluation.h"
#include "casus/mapped_file.h"

namespace casus::syntax {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{1} << 30;

class Decoder {
 public:
  ~Decoder() { lzma_end(&stream_); }
  lzma_stream& stream() { return stream_; }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  const auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  if (!path.ends_with(".xz")) return std::string(file->bytes());
  const auto bad = [&] { return fail({path, 0}, "not a whole xz file", "unpack it with xz -d"); };
  Decoder decoder;
  lzma_stream& stream = decoder.stream();
  if (lzma_stream_decoder(&stream, std::uint64_t{1} << 28, 0) != LZMA_OK) return bad();
  stream.next_in = reinterpret_cast<const std::uint8_t*>(file->bytes().data());
  stream.avail_in = file->bytes().size();
  std::string out;
  std::string chunk(1 << 16, '\0');
  for (lzma_ret state = LZMA_OK; state != LZMA_STREAM_END;) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(chunk.data());
    stream.avail_out = chunk.size();
    state = lzma_code(&stream, LZMA_FINISH);
    if (state != LZMA_OK && state != LZMA_STREAM_END) return bad();
    out.append(chunk, 0, chunk.size() - stream.avail_out);
    if (out.size() > text_bytes_max) {
      return fail({path, 0}, "the file unpacks to more than 1 GB", "cut it into parts");
    }
  }
  return out;
}

}  // namespace casus::syntax
