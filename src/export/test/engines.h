#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "casus/engine.h"

namespace casus::exports {

/// An engine that knows nothing: the formats ask it for versions only.
inline engine::Engine empty_engine() {
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_export_empty";
  std::filesystem::create_directories(folder);
  auto engine = engine::Engine::open({folder.string(), {folder.string()}}, engine::Stage::syntax);
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

}  // namespace casus::exports
