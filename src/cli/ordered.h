#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace casus::cli {

/// Does work(next()) on `threads` threads and hands the results to emit() in the order of the
/// inputs. next() and emit() are called by one thread at a time, work() by many. emit() says
/// whether to go on. At most a few results a thread wait for an earlier one: memory stays bounded
/// however many inputs there are.
template <class Next, class Work, class Emit>
void run_ordered(std::size_t threads, const Next& next, const Work& work, const Emit& emit) {
  using Output = decltype(work(std::move(*next())));
  const std::size_t waiting_max = 4 * threads;
  std::mutex input_mutex;
  std::mutex output_mutex;
  std::condition_variable moved_on;
  std::map<std::size_t, Output> waiting;
  std::size_t taken = 0;
  std::size_t emitted = 0;
  bool stopped = false;  // guarded by output_mutex

  const auto labour = [&] {
    while (true) {
      std::size_t number = 0;
      decltype(next()) input;
      {
        const std::lock_guard lock(input_mutex);
        input = next();
        if (!input) return;
        number = taken++;
      }
      Output output = work(std::move(*input));
      std::unique_lock lock(output_mutex);
      moved_on.wait(lock, [&] { return stopped || number - emitted < waiting_max; });
      if (stopped) return;
      waiting.emplace(number, std::move(output));
      while (!stopped && !waiting.empty() && waiting.begin()->first == emitted) {
        stopped = !emit(std::move(waiting.begin()->second));
        waiting.erase(waiting.begin());
        ++emitted;
      }
      moved_on.notify_all();
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(labour);
  labour();
}

}  // namespace casus::cli
