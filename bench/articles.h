#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace casus::bench {

/// A sample article of ours: "tregua.it", "border.en".
inline std::string article(const std::string& name) {
  std::ifstream file(CASUS_SOURCE_DIR "/examples/" + name + ".txt", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace casus::bench
