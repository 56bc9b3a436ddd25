#include "casus/flat.h"

#include <xxhash.h>

#include "csv.h"
#include "legacy.h"

namespace casus::exports {
namespace {

constexpr std::string_view icews_heading =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
constexpr std::string_view polecat_heading =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
    "Actor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\t"
    "Wikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\t"
    "Primary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\t"
    "Wikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion\n";
constexpr std::uint64_t low_63_bits = 0x7fff'ffff'ffff'ffff;

}  // namespace

std::string flat_heading(Flat format) {
  switch (format) {
    case Flat::phoenix:
    case Flat::gdelt:
      return {};
    case Flat::icews:
      return std::string(icews_heading);
    case Flat::polecat:
      return std::string(polecat_heading);
    default:
      return csv_heading(format);
  }
}

std::string flat_rows(const engine::Coded& coded, const engine::Engine& engine,
                      const Ontology& ontology, Flat format) {
  const View view(coded);
  switch (format) {
    case Flat::phoenix:
      return phoenix_rows(view, ontology);
    case Flat::icews:
      return icews_rows(view, ontology);
    case Flat::gdelt:
      return gdelt_rows(view, ontology);
    case Flat::polecat:
      return polecat_rows(view, ontology);
    default:
      return csv_rows(view, engine, format);
  }
}

bool flat_holds(Flat format, const events::Event& event) {
  const bool is_cameo = format == Flat::phoenix || format == Flat::icews || format == Flat::gdelt;
  return !is_cameo || !event.cameo.empty();
}

std::uint64_t row_number(std::string_view article, std::string_view event, std::size_t dyad) {
  std::string key = std::string(article) + '\t' + std::string(event);
  if (dyad > 0) key += '\t' + std::to_string(dyad + 1);
  return XXH3_64bits(key.data(), key.size()) & low_63_bits;
}

}  // namespace casus::exports
