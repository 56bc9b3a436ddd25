#include <cmath>
#include <nlohmann/json.hpp>

#include "casus/export.h"
#include "view.h"

namespace casus::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr int codebook_version = 1;
constexpr double whole_numbers_max = 9007199254740992.0;  // 2^53: beyond it not every one exists

/// The one way in which a number is printed: whole ones without a point, others with at most four
/// decimals, so that sums in another order print the same.
Json number(double value) {
  const double rounded = std::round(value * 1e4) / 1e4;
  if (std::trunc(rounded) == rounded && std::abs(rounded) < whole_numbers_max) {
    return static_cast<std::int64_t>(rounded);
  }
  return rounded;
}
Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

/// Text from outside may hold anything; what is printed is valid UTF-8.
Json string(std::string_view text) { return std::string(text::Characters(text).all()); }
Json string_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : string(text); }

Json span(const Span& where) {
  Json json{{"start", where.start}, {"end", where.end}};
  if (where.in_title) json["in"] = "title";
  return json;
}

Json codes(const std::vector<events::Side>& sides) {
  Json list = Json::array();
  for (const events::Side* side : coded_sides(sides)) list.push_back(string(side->actor.code));
  return list;
}

Json actor_list(const std::vector<events::Side>& sides) {
  Json list = Json::array();
  for (const events::Side* side : coded_sides(sides)) {
    list.push_back({{"id", string_or_null(side->actor.id)},
                    {"wikidata", string_or_null(side->actor.wikidata)},
                    {"code", string(side->actor.code)},
                    {"name", string_or_null(side->actor.name)},
                    {"span", span(side->span)},
                    {"how", string(actors::name(side->how))}});
  }
  return list;
}

Json index_id(char kind, std::uint32_t index) {
  return index == frames::no_index ? Json(nullptr) : Json(id(kind, index));
}

Json place(const events::Event& event) {
  if (event.place.empty()) return nullptr;
  const events::Site& site = event.site;
  return {{"name", string(event.place)},
          {"lat", number(site.latitude)},
          {"lon", number(site.longitude)},
          {"country", string_or_null(site.country)},
          {"region", string_or_null(site.region)},
          {"geonames", site.geonames ? Json(*site.geonames) : Json(nullptr)}};
}

Json quantities(const std::vector<events::Quantity>& all) {
  Json list = Json::array();
  for (const events::Quantity& quantity : all) {
    list.push_back({{"kind", string(quantity.kind)},
                    {"min", number(quantity.min)},
                    {"max", number(quantity.max)},
                    {"span", span(quantity.span)}});
  }
  return list;
}

Json evidence(const std::vector<events::Evidence>& all, const View& view) {
  Json list = Json::array();
  for (const events::Evidence& one : all) {
    Json json{{"sentence", one.sentence}};
    json.update(span(one.span));
    json["text"] = view.text(one.span);
    list.push_back(std::move(json));
  }
  return list;
}

/// Everything of an event but its id, in the order of DESIGN §1.
void write_event(Json& json, const events::Event& event, const View& view) {
  json["plover"] = string(event.plover);
  json["mode"] = string_or_null(event.mode);
  json["cameo"] = string_or_null(event.cameo);
  json["contexts"] = Json::array();
  for (const std::string_view context : event.contexts) json["contexts"].push_back(string(context));
  json["goldstein"] = number(event.goldstein);
  json["intensity"] = number(event.intensity);
  json["quad"] = event.quad == 0 ? Json(nullptr) : Json(event.quad);
  json["source"] = codes(event.sources);
  json["target"] = codes(event.targets);
  json["source_actors"] = actor_list(event.sources);
  json["target_actors"] = actor_list(event.targets);
  json["status"] = string(events::name(event.status));
  json["polarity"] = event.positive ? "+" : "-";
  json["certainty"] = string(events::name(event.certainty));
  json["time"] = string(events::name(event.time));
  json["claimant"] = codes(event.claimants);
  json["claim"] = index_id('k', event.claim);
  json["parent"] = index_id('e', event.parent);
  json["same_act"] = index_id('e', event.same_act);
  json["event_date"] = event.date ? Json(to_string(*event.date)) : Json(nullptr);
  json["date_precision"] = string_or_null(event.date_precision);
  json["place"] = place(event);
  json["quantities"] = quantities(event.quantities);
  json["evidence"] = evidence(event.evidence, view);
  json["confidence"] = number(event.confidence);
  json["rule"] = string_or_null(event.rule);
}

Json event_list(const View& view, bool grounds) {
  Json list = Json::array();
  const auto& all = view.coded().coding.events;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Json json{{"id", id('e', i)}};
    write_event(json, all[i], view);
    if (grounds) json["grounds"] = all[i].grounds;
    list.push_back(std::move(json));
  }
  return list;
}

Json claim_list(const View& view) {
  Json list = Json::array();
  const auto& all = view.coded().frames.claims;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const frames::Claim& claim = all[i];
    const auto speakers = view.speakers(claim);
    Json held = Json::array();
    for (const std::size_t event : view.events_of(i)) held.push_back(id('e', event));
    Json content = Json::array();
    for (const frames::Range& range : claim.content) content.push_back(span(view.span(range)));
    list.push_back({{"id", id('k', i)},
                    {"speaker", codes(speakers)},
                    {"speaker_actors", actor_list(speakers)},
                    {"stance", string(frames::name(claim.stance))},
                    {"direct", claim.direct},
                    {"parent", index_id('k', claim.parent)},
                    {"events", std::move(held)},
                    {"source", claim.has_source ? span(view.span(claim.source)) : Json(nullptr)},
                    {"cue", claim.has_cue ? span(view.span(claim.cue)) : Json(nullptr)},
                    {"content", std::move(content)}});
  }
  return list;
}

Json commitment_list(const View& view) {
  Json list = Json::array();
  const auto& all = view.coded().commitments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ledger::Commitment& commitment = all[i];
    list.push_back(
        {{"id", id('c', i)},
         {"kind", string(commitment.kind)},
         {"parties", codes(commitment.parties)},
         {"obligation", string_or_null(commitment.obligation)},
         {"trigger", string_or_null(commitment.trigger)},
         {"status", string_or_null(commitment.status)},
         {"text_public", commitment.text_public ? Json(*commitment.text_public) : Json(nullptr)},
         {"event", index_id('e', commitment.event)},
         {"claimant", codes(commitment.claimants)},
         {"evidence", evidence(commitment.evidence, view)}});
  }
  return list;
}

Json blocked_list(const View& view) {
  Json list = Json::array();
  for (const events::Blocked& blocked : view.coded().coding.blocked) {
    Json json{{"why", string(blocked.why)}};
    write_event(json, blocked.event, view);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string json_line(const engine::Coded& coded, const engine::Engine& engine, bool grounds) {
  const View view(coded);
  const engine::Document& document = coded.document;
  const Json json{{"id", string(document.id)},
                  {"lang", string(coded.language)},
                  {"date", document.date ? Json(to_string(*document.date)) : Json(nullptr)},
                  {"source", string_or_null(document.source)},
                  {"url", string_or_null(document.url)},
                  {"title", string_or_null(document.title)},
                  {"text_hash", coded.text_hash},
                  {"casus",
                   {{"version", string(engine::Engine::version())},
                    {"model", string_or_null(engine.model_version(coded.language))},
                    {"knowledge", string_or_null(engine.knowledge_version())},
                    {"codebook", codebook_version}}},
                  {"events", event_list(view, grounds)},
                  {"claims", claim_list(view)},
                  {"commitments", commitment_list(view)},
                  {"blocked", blocked_list(view)}};
  return json.dump() + "\n";
}

}  // namespace casus::exports
