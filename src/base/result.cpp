#include "casus/result.h"

namespace casus {

std::string to_string(const Error& error) {
  std::string text = error.where.file;
  if (error.where.line != 0)
    text += (text.empty() ? "line " : ":") + std::to_string(error.where.line);
  if (!text.empty()) text += ": ";
  text += error.what;
  if (!error.remedy.empty()) text += " (" + error.remedy + ")";
  return text;
}

}  // namespace casus
