#include "output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace casus::cli {
namespace {

constexpr std::size_t columns_without_terminal = 120;

}  // namespace

void Output::Closer::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
}

Result<Output> Output::open(const std::string& path) {
  Output output;
  if (path.empty() || path == "-") {
    output.path_ = "standard output";
    output.file_.reset(stdout);
    return output;
  }
  output.path_ = path;
  output.file_.reset(std::fopen(path.c_str(), "wb"));
  if (!output.file_) return fail({path}, std::string("cannot be written: ") + std::strerror(errno));
  return output;
}

bool Output::write(std::string_view bytes) {
  if (failed_ != 0) return false;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) failed_ = errno;
  // A reader at the other end sees each article when it is done.
  if (failed_ == 0 && std::fflush(file_.get()) != 0) failed_ = errno;
  return failed_ == 0;
}

Result<void> Output::close() {
  if (failed_ == 0 || failed_ == EPIPE) return {};
  return fail({path_}, std::string("cannot be written: ") + std::strerror(failed_));
}

std::size_t Output::columns() const {
  struct winsize size {};
  if (::ioctl(::fileno(file_.get()), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return columns_without_terminal;
}

void say(std::string_view text) {
  std::fprintf(stderr, "casus: %.*s\n", static_cast<int>(text.size()), text.data());
}

}  // namespace casus::cli
