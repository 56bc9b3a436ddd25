#include "read.h"

#include <algorithm>

#include "json.h"
#include "pairs.h"
#include "stretches.h"

namespace casus::scoring {
namespace {

constexpr std::size_t pairs_max = 100'000;  // of actors, in a line: bounds its memory

/// Reads one line, a gold file's or an output's: the gold is checked, an output is taken as it is.
class LineReader {
 public:
  LineReader(const Aliases& aliases, Json& json, bool is_gold)
      : aliases_(aliases), json_(json), is_gold_(is_gold) {}

  std::vector<Event> events(const Object& line);
  std::vector<Commitment> commitments(const Object& line);
  std::vector<Claim> claims(const Object& line, const char* name);
  std::vector<Trap> traps(const Object& line);

 private:
  Reading reading(const Object& object);
  std::string type_of(const Object& object, const std::string& code);
  std::string status_of(const Object& object);
  std::string code_of(const Object& object);
  Reading other_reading(const Object& object, const Reading& own);
  void complete(Reading& reading);
  void other_values(const Object& object, Commitment& commitment);

  const Aliases& aliases_;
  Json& json_;
  bool is_gold_;
  std::size_t pairs_ = 0;
};

std::string LineReader::code_of(const Object& object) {
  const auto value = Json::field(object, "cameo");
  if (is_gold_ && value && !value->is_string()) {
    json_.wrong("has a \"cameo\" that is no text", "leading zeros count: write \"057\"");
    return {};
  }
  return json_.text(object, "cameo");
}

std::string LineReader::type_of(const Object& object, const std::string& code) {
  const std::string said = json_.text(object, "plover");
  std::string type = aliases_.type(said);
  if (type.empty() && !is_gold_) type = aliases_.type_of_code(code);
  if (type.empty() && is_gold_) {
    json_.wrong(said.empty() ? "has no \"plover\"" : "has the unknown type '" + said + "'",
                "types stand in ontology/codes.tsv");
  }
  return type;
}

std::string LineReader::status_of(const Object& object) {
  std::string status = aliases_.status(json_.text(object, "status"));
  if (status.empty()) status = "asserted";
  if (is_gold_ && !aliases_.is_status(status)) {
    json_.wrong("has the unknown status '" + status + "'",
                "statuses stand in ontology/aliases.tsv");
  }
  return status;
}

std::string place_of(const Object& object, Json& json) {
  const auto place = Json::field(object, "place");
  if (!place) return {};
  if (Object named; place->get(named) == simdjson::SUCCESS) return json.text(named, "name");
  return json.text(object, "place");
}

/// Without what is compared: see complete().
Reading LineReader::reading(const Object& object) {
  Reading reading;
  reading.code = code_of(object);
  reading.type = type_of(object, reading.code);
  reading.status = status_of(object);
  reading.sources = json_.texts(object, "source");
  reading.targets = json_.texts(object, "target");
  reading.claimants = json_.texts(object, "claimant");
  reading.date = json_.text(object, "event_date");
  reading.place = place_of(object, json_);
  return reading;
}

void LineReader::complete(Reading& reading) {
  pairs_ += std::max<std::size_t>(1, reading.sources.size()) *
            std::max({std::size_t{1}, reading.targets.size(), reading.sources.size()});
  if (pairs_ > pairs_max) {
    json_.wrong("names too many actors", "at most 100000 pairs of them a line");
  } else {
    scoring::complete(reading, aliases_);
  }
}

/// What it does not say is as in the event's own reading; a code belongs to the type it was given
/// for.
Reading LineReader::other_reading(const Object& object, const Reading& own) {
  Reading other = own;
  const auto has = [&](const char* name) { return Json::field(object, name).has_value(); };
  const auto given = [&](const char* name) {
    Value value;
    return object[name].get(value) == simdjson::SUCCESS;  // null clears a list
  };
  if (has("plover")) other.type = type_of(object, {});
  if (has("status")) other.status = status_of(object);
  if (given("source")) other.sources = json_.texts(object, "source");
  if (given("target")) other.targets = json_.texts(object, "target");
  if (given("claimant")) other.claimants = json_.texts(object, "claimant");
  if (other.type != own.type || own.code.empty()) other.code = code_of(object);
  complete(other);
  return other;
}

std::vector<Event> LineReader::events(const Object& line) {
  std::vector<Event> events;
  json_.objects(line, "events", "event", [&](const Object& object) {
    Event event;
    event.readings.push_back(reading(object));
    if (event.own().type.empty()) return;
    complete(event.readings.front());
    if (is_gold_) {
      event.optional = json_.flag(object, "optional");
      json_.objects(object, "alt", "alt", [&](const Object& other) {
        event.readings.push_back(other_reading(other, event.own()));
      });
    }
    events.push_back(std::move(event));
  });
  return events;
}

std::vector<Trap> LineReader::traps(const Object& line) {
  std::vector<Trap> traps;
  json_.objects(line, "must_not", "must_not", [&](const Object& object) {
    Trap trap{reading(object), Json::field(object, "status").has_value(),
              json_.text(object, "why")};
    complete(trap.reading);
    traps.push_back(std::move(trap));
  });
  return traps;
}

/// Other values that are right as well, by field.
void LineReader::other_values(const Object& object, Commitment& commitment) {
  const auto alt = Json::field(object, "alt");
  if (!alt) return;
  Object other;
  if (alt->get(other) != simdjson::SUCCESS) {
    return json_.wrong("has an \"alt\" that is no JSON object", R"(write {"kind": ["treaty"]})");
  }
  for (const char* name : {"kind", "obligation", "trigger", "status"}) {
    commitment.other[name] = json_.texts(other, name);
  }
  const auto parties = Json::field(other, "parties");
  if (!parties) return;
  simdjson::dom::array lists;
  if (parties->get(lists) != simdjson::SUCCESS) {
    return json_.wrong("has other \"parties\" that are no list", R"(write [["RUS", "PRK"]])");
  }
  for (const Value list : lists) {
    commitment.other_parties.push_back(states_of(json_.texts(list, "parties"), aliases_));
  }
}

std::vector<Commitment> LineReader::commitments(const Object& line) {
  std::vector<Commitment> commitments;
  json_.objects(line, "commitments", "commitment", [&](const Object& object) {
    Commitment one;
    one.kind = json_.text(object, "kind");
    one.obligation = json_.text(object, "obligation");
    one.trigger = json_.text(object, "trigger");
    one.status = json_.text(object, "status");
    one.parties = states_of(json_.texts(object, "parties"), aliases_);
    if (is_gold_) {
      if (one.kind.empty()) json_.wrong("has no \"kind\"");
      one.optional = json_.flag(object, "optional");
      other_values(object, one);
    } else {
      for (char& c : one.kind) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    commitments.push_back(std::move(one));
  });
  return commitments;
}

std::vector<Claim> LineReader::claims(const Object& line, const char* name) {
  std::vector<Claim> claims;
  json_.objects(line, name, "claim", [&](const Object& object) {
    Claim claim;
    claim.id = json_.text(object, "id");
    claim.parent = json_.text(object, "parent");
    claim.source = stretches(json_.spans(object, "source"));
    claim.cue = stretches(json_.spans(object, "cue"));
    claim.content_spans = json_.spans(object, "content");
    claim.content = stretches(claim.content_spans);
    claims.push_back(std::move(claim));
  });
  return claims;
}

/// The texts of a gold line outside its events.
void read_frame(const Object& line, Json& json, Gold& gold) {
  gold.id = json.text(line, "id");
  if (gold.id.empty()) json.wrong("has no \"id\"", "an output is compared line by line, by id");
  gold.language = json.text(line, "lang");
  gold.group = json.text(line, "group");
  gold.text = json.text(line, "text");
  gold.title = json.text(line, "title");
  gold.phenomena = json.texts(line, "phenomena");
  const std::string date = json.text(line, "date");
  gold.date = parse_date(date);
  if (!date.empty() && !gold.date) {
    json.wrong("its \"date\" is no day: " + date, "write it as 2024-06-19");
  }
}

}  // namespace

Result<Gold> read_gold(std::string_view line, const Aliases& aliases, const Place& where) {
  simdjson::dom::parser parser;
  const auto object = parse_object(parser, line, where);
  if (!object) return tl::unexpected<Error>(object.error());
  Json json(where);
  LineReader reader(aliases, json, true);
  Gold gold;
  read_frame(*object, json, gold);
  if (Json::field(*object, "events")) gold.events = reader.events(*object);
  for (const char* name : {"attributions", "claims"}) {
    if (!gold.claims && Json::field(*object, name)) gold.claims = reader.claims(*object, name);
  }
  if (!gold.events && !gold.claims) {
    json.wrong("has neither \"events\" nor \"claims\"", "write \"events\": [] where there is none");
  }
  gold.commitments = reader.commitments(*object);
  gold.traps = reader.traps(*object);
  if (json.error()) return tl::unexpected<Error>(*json.error());
  return gold;
}

Result<OutputLine> read_output(std::string_view line, const Aliases& aliases, const Place& where) {
  simdjson::dom::parser parser;
  const auto object = parse_object(parser, line, where);
  if (!object) return tl::unexpected<Error>(object.error());
  Json json(where);
  LineReader reader(aliases, json, false);
  OutputLine read;
  read.id = json.text(*object, "id");
  if (read.id.empty()) json.wrong("has no \"id\"", "it must be that of the gold");
  read.output = {reader.events(*object), reader.commitments(*object),
                 reader.claims(*object, "claims")};
  if (json.error()) return tl::unexpected<Error>(*json.error());
  return read;
}

}  // namespace casus::scoring
