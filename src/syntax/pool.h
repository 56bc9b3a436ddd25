#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace casus::syntax {

/// Lends scratch memory, which keeps its capacity between loans. The pool must outlive its loans;
/// lend() may be called from any thread.
template <class Scratch>
class Pool {
 public:
  auto lend() {
    const auto give_back = [this](Scratch* used) { keep(std::unique_ptr<Scratch>(used)); };
    return std::unique_ptr<Scratch, decltype(give_back)>(take().release(), give_back);
  }

 private:
  std::unique_ptr<Scratch> take() {
    const std::lock_guard guard(mutex_);
    if (idle_.empty()) return std::make_unique<Scratch>();
    auto scratch = std::move(idle_.back());
    idle_.pop_back();
    return scratch;
  }
  void keep(std::unique_ptr<Scratch> scratch) {
    const std::lock_guard guard(mutex_);
    idle_.push_back(std::move(scratch));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> idle_;
};

}  // namespace casus::syntax
