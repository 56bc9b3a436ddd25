#include "csv.h"

#include "cells.h"
#include "view.h"

namespace casus::exports {
namespace {

constexpr std::string_view events_heading =
    "article,id,publication_date,event_date,date_precision,plover,mode,cameo,contexts,goldstein,"
    "intensity,quad,source,target,source_names,target_names,status,polarity,certainty,time,"
    "claimant,"
    "claim,parent,same_act,place,lat,lon,country,region,geonames,quantities,sentence,start,end,"
    "evidence,confidence,rule\n";
constexpr std::string_view claims_heading =
    "article,id,speaker,speaker_names,stance,direct,parent,events,source,cue,start,end,content\n";
constexpr std::string_view commitments_heading =
    "article,id,kind,parties,party_names,obligation,trigger,status,text_public,event,claimant,"
    "start,"
    "end,evidence\n";
constexpr std::string_view articles_heading =
    "article,lang,date,source,url,title,text_hash,events,claims,commitments,version,model,"
    "knowledge\n";

std::string codes(const std::vector<events::Side>& sides) {
  std::vector<std::string> all;
  for (const events::Side* side : coded_sides(sides)) all.push_back(side->actor.code);
  return joined(all, ";");
}

std::string names(const std::vector<events::Side>& sides) {
  std::vector<std::string> all;
  for (const events::Side* side : coded_sides(sides)) all.emplace_back(side->actor.name);
  return joined(all, ";");
}

std::string index_id(char kind, std::uint32_t index) {
  return index == frames::no_index ? std::string() : id(kind, index);
}

/// "killed:12", "injured:20-30", "troops:1000-" (at least), "killed:-50" (at most).
std::string quantities(const std::vector<events::Quantity>& all) {
  std::vector<std::string> parts;
  for (const events::Quantity& one : all) {
    const std::string low = one.min ? plain_number(*one.min) : std::string();
    const std::string high = one.max ? plain_number(*one.max) : std::string();
    parts.push_back(std::string(one.kind) + ":" + (low == high ? low : low + "-" + high));
  }
  return joined(parts, ";");
}

std::string event_rows(const View& view) {
  const engine::Coded& coded = view.coded();
  std::string out;
  for (std::size_t i = 0; i < coded.coding.events.size(); ++i) {
    const events::Event& event = coded.coding.events[i];
    Cells cells(Cells::Dialect::comma);
    cells.add(coded.document.id).add(id('e', i));
    cells.add(coded.document.date ? to_string(*coded.document.date) : "");
    cells.add(event.date ? to_string(*event.date) : "").add(event.date_precision);
    cells.add(event.plover).add(event.mode).add(event.cameo);
    cells.add(joined({event.contexts.begin(), event.contexts.end()}, ";"));
    cells.add(event.goldstein).add(event.intensity);
    cells.add(event.quad == 0 ? std::string() : std::to_string(event.quad));
    cells.add(codes(event.sources)).add(codes(event.targets));
    cells.add(names(event.sources)).add(names(event.targets));
    cells.add(name(event.status)).add(event.positive ? "+" : "-");
    cells.add(name(event.certainty)).add(name(event.time));
    cells.add(codes(event.claimants)).add(index_id('k', event.claim));
    cells.add(index_id('e', event.parent)).add(index_id('e', event.same_act));
    cells.add(event.place).add(event.site.latitude).add(event.site.longitude);
    cells.add(event.site.country).add(event.site.region);
    cells.add(event.site.geonames ? std::to_string(*event.site.geonames) : std::string());
    cells.add(quantities(event.quantities));
    if (event.evidence.empty()) {
      cells.skip(4);
    } else {
      const events::Evidence& first = event.evidence.front();
      cells.add_count(first.sentence).add_count(first.span.start).add_count(first.span.end);
      cells.add(view.text(first.span));
    }
    out += cells.add(event.confidence).add(event.rule).line();
  }
  return out;
}

std::string claim_rows(const View& view) {
  const engine::Coded& coded = view.coded();
  std::string out;
  for (std::size_t i = 0; i < coded.frames.claims.size(); ++i) {
    const frames::Claim& claim = coded.frames.claims[i];
    const auto speakers = view.speakers(claim);
    std::vector<std::string> held, content;
    for (const std::size_t event : view.events_of(i)) held.push_back(id('e', event));
    for (const frames::Range& range : claim.content) content.push_back(view.text(range));
    Cells cells(Cells::Dialect::comma);
    cells.add(coded.document.id).add(id('k', i)).add(codes(speakers)).add(names(speakers));
    cells.add(frames::name(claim.stance)).add(claim.direct ? "true" : "false");
    cells.add(index_id('k', claim.parent)).add(joined(held, ";"));
    cells.add(claim.has_source ? view.text(claim.source) : "");
    cells.add(claim.has_cue ? view.text(claim.cue) : "");
    if (claim.content.empty()) {
      cells.skip(2);
    } else {
      cells.add_count(view.span(claim.content.front()).start);
      cells.add_count(view.span(claim.content.back()).end);
    }
    out += cells.add(joined(content, " … ")).line();
  }
  return out;
}

std::string commitment_rows(const View& view) {
  const engine::Coded& coded = view.coded();
  std::string out;
  for (std::size_t i = 0; i < coded.commitments.size(); ++i) {
    const ledger::Commitment& one = coded.commitments[i];
    Cells cells(Cells::Dialect::comma);
    cells.add(coded.document.id).add(id('c', i)).add(one.kind);
    cells.add(codes(one.parties)).add(names(one.parties));
    cells.add(one.obligation).add(one.trigger).add(one.status);
    cells.add(!one.text_public ? "" : *one.text_public ? "true" : "false");
    cells.add(index_id('e', one.event)).add(codes(one.claimants));
    if (one.evidence.empty()) {
      cells.skip(3);
    } else {
      const Span& span = one.evidence.front().span;
      cells.add_count(span.start).add_count(span.end).add(view.text(span));
    }
    out += cells.line();
  }
  return out;
}

std::string article_row(const View& view, const engine::Engine& engine) {
  const engine::Coded& coded = view.coded();
  const engine::Document& document = coded.document;
  Cells cells(Cells::Dialect::comma);
  cells.add(document.id).add(coded.language).add(document.date ? to_string(*document.date) : "");
  cells.add(document.source).add(document.url).add(document.title).add(coded.text_hash);
  cells.add_count(coded.coding.events.size()).add_count(coded.frames.claims.size());
  cells.add_count(coded.commitments.size()).add(engine::Engine::version());
  return cells.add(engine.model_version(coded.language)).add(engine.knowledge_version()).line();
}

}  // namespace

std::string csv_heading(Flat sheet) {
  switch (sheet) {
    case Flat::claims:
      return std::string(claims_heading);
    case Flat::commitments:
      return std::string(commitments_heading);
    case Flat::articles:
      return std::string(articles_heading);
    default:
      return std::string(events_heading);
  }
}

std::string csv_rows(const View& view, const engine::Engine& engine, Flat sheet) {
  switch (sheet) {
    case Flat::claims:
      return claim_rows(view);
    case Flat::commitments:
      return commitment_rows(view);
    case Flat::articles:
      return article_row(view, engine);
    default:
      return event_rows(view);
  }
}

}  // namespace casus::exports
