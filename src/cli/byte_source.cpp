#include "byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace casus::cli {
namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;

tl::unexpected<Error> too_long(const std::string& path, std::size_t bytes_max) {
  return fail({path}, "is longer than " + std::to_string(bytes_max >> 20) + " MiB",
              "split it into articles");
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path) {
  if (path == "-") return ByteSource("standard input", STDIN_FILENO);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return fail({path}, "no such file");
    return fail({path}, std::string("cannot be opened: ") + std::strerror(errno));
  }
  ByteSource source(path, descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    return fail({path}, std::string("cannot be read: ") + std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) return fail({path}, "is a directory", "name the files in it");
  if (S_ISREG(status.st_mode)) source.size_ = static_cast<std::size_t>(status.st_size);
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      buffer_(std::move(other.buffer_)),
      taken_(other.taken_),
      at_end_(other.at_end_) {}

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(buffer_, other.buffer_);
  std::swap(taken_, other.taken_);
  std::swap(at_end_, other.at_end_);
  return *this;
}

ByteSource::~ByteSource() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<void> ByteSource::fill() {
  buffer_.erase(0, taken_);
  taken_ = 0;
  const std::size_t held = buffer_.size();
  buffer_.resize(held + piece_bytes);
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data() + held, piece_bytes);
  } while (got < 0 && errno == EINTR);
  buffer_.resize(held + static_cast<std::size_t>(got < 0 ? 0 : got));
  if (got < 0) return fail({path_}, std::string("cannot be read: ") + std::strerror(errno));
  at_end_ = got == 0;
  return {};
}

Result<std::string_view> ByteSource::peek(std::size_t bytes) {
  while (!at_end_ && buffer_.size() - taken_ < bytes) {
    if (auto filled = fill(); !filled) return tl::unexpected<Error>(std::move(filled.error()));
  }
  return std::string_view(buffer_).substr(taken_).substr(0, bytes);
}

Result<std::string> ByteSource::all(std::size_t bytes_max) {
  if (size_ && *size_ > bytes_max) return too_long(path_, bytes_max);
  const auto bytes = peek(bytes_max + 1);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  if (bytes->size() > bytes_max) return too_long(path_, bytes_max);
  taken_ = buffer_.size();
  return std::string(*bytes);
}

Result<std::optional<ByteSource::Line>> ByteSource::line(std::size_t bytes_max) {
  Line line;
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = buffer_.find('\n', taken_ + searched);
    if (end != std::string::npos) {
      line.too_long = line.too_long || end - taken_ > bytes_max;
      if (!line.too_long) line.text = buffer_.substr(taken_, end - taken_);
      taken_ = end + 1;
      return line;
    }
    searched = buffer_.size() - taken_;
    if (at_end_) {
      if (searched == 0 && !line.too_long) return std::nullopt;
      line.too_long = line.too_long || searched > bytes_max;
      if (!line.too_long) line.text = buffer_.substr(taken_);
      taken_ = buffer_.size();
      return line;
    }
    if (searched > bytes_max) {
      line.too_long = true;  // the rest of the line is read and forgotten
      taken_ = buffer_.size();
      searched = 0;
    }
    if (auto filled = fill(); !filled) return tl::unexpected<Error>(std::move(filled.error()));
  }
}

}  // namespace casus::cli
