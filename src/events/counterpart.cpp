#include "counterpart.h"

#include <algorithm>

namespace casus::events {
namespace {

constexpr std::uint32_t sentences_back_max = 2;

bool among(const Side& side, const std::vector<Side>& sides) { return overlap({side}, sides); }

std::vector<Side> without(const std::vector<Side>& sides, const std::vector<Side>& those) {
  std::vector<Side> rest;
  for (const Side& side : sides) {
    if (!among(side, those)) rest.push_back(side);
  }
  return rest;
}

/// A state, its arms, or an organisation of states; others act within their own country first.
bool is_state(const Side& side) {
  const std::string_view code = side.actor.code;
  const std::string_view role = sector(code);
  return code.starts_with("IGO") || role.empty() || role.starts_with("GOV") ||
         role.starts_with("MIL") || role.starts_with("LEG") || role.starts_with("JUD") ||
         role.starts_with("COP");
}

/// Who has nobody under him: people do not oppress the people.
bool is_of_people(const Side& side) {
  const std::string_view role = sector(side.actor.code);
  return role.starts_with("CVL") || role.starts_with("CRM");
}

/// Somebody with a name: his country's people are not his.
bool is_one_person(const Side& side) { return side.actor.id.starts_with("person/"); }

class Search {
 public:
  Search(const std::vector<Side>& sources, const Otherwise& otherwise, int quad, const World& world)
      : sources_(sources), otherwise_(otherwise), quad_(quad), world_(world) {}

  std::vector<Side> run(std::uint32_t sentence, const std::vector<Draft>& before) const {
    bool named = false;
    for (std::size_t i = before.size(); i-- > 0;) {
      const Event& act = before[i].event;
      const std::uint32_t there = act.evidence.front().sentence;
      if (act.status == Status::historical || there > sentence) continue;
      if (there + (otherwise_.beside ? 0 : sentences_back_max) < sentence) break;
      if (!world_.same_story(there, sentence)) break;
      if (there < sentence && !named) {
        named = true;
        auto found = only_other(sentence);
        if (!found.empty()) return found;
      }
      auto found = within_reach(facing(act));
      if (!found.empty()) return clear(found, sentence, before, i) ? found : std::vector<Side>{};
    }
    return named || otherwise_.beside ? std::vector<Side>{} : only_other(sentence);
  }

  /// Whether nobody else is faced in the acts further back, as far as they count: in a
  /// conflict those of the same sentence go before the others.
  bool clear(const std::vector<Side>& found, std::uint32_t sentence,
             const std::vector<Draft>& before, std::size_t nearest) const {
    if (otherwise_.parties || otherwise_.doer) return true;
    const bool here =
        quad_ >= verbal_conflict && before[nearest].event.evidence.front().sentence == sentence;
    for (std::size_t i = nearest; i-- > 0;) {
      const Event& act = before[i].event;
      const std::uint32_t there = act.evidence.front().sentence;
      if (act.status == Status::historical || there > sentence) continue;
      if (there + sentences_back_max < sentence || (here && there < sentence)) break;
      const auto others = within_reach(facing(act));
      if (!others.empty() && !overlap(others, found)) return false;
    }
    return true;
  }

 private:
  /// Parties, firms and people out of office face those of their own country.
  std::vector<Side> within_reach(std::vector<Side> sides) const {
    const bool abroad = std::any_of(sources_.begin(), sources_.end(), [](const Side& side) {
      return is_state(side) || sector(side.actor.code).starts_with("REB");
    });
    if (abroad || otherwise_.parties) return sides;
    std::erase_if(sides, [&](const Side& side) {
      return std::none_of(sources_.begin(), sources_.end(), [&](const Side& source) {
        return country(source.actor.code) == country(side.actor.code);
      });
    });
    return sides;
  }

  std::vector<Side> facing(const Event& act) const {
    const bool mine = overlap(act.sources, sources_) || overlap(act.targets, sources_);
    if (otherwise_.parties) {
      std::vector<Side> both = act.sources;
      add_sides(both, act.targets);
      const bool together = overlap(act.sources, act.targets);
      if (act.quad < verbal_conflict && !together) return {};
      both = without(both, sources_);
      std::erase_if(both, [](const Side& side) { return side.actor.code.starts_with("IGO"); });
      return both.size() > 1 ? both : std::vector<Side>{};
    }
    if (quad_ == material_conflict && act.quad < verbal_conflict) return {};
    // What one promises is not for whom one threatens.
    if (quad_ < verbal_conflict && act.quad >= verbal_conflict && !otherwise_.doer) return {};
    // Nobody is blamed for meeting others, nor for what he did together with the one who blames.
    const bool friendly = act.plover == "CONSULT" || (mine && overlap(act.sources, act.targets));
    if (otherwise_.wrongdoer && friendly && act.quad < verbal_conflict) return {};
    if (!mine && otherwise_.doer) return act.plover == "ACCUSE" ? act.targets : act.sources;
    if (!mine) return {};
    if (!overlap(act.sources, sources_)) {
      auto others = without(act.sources, sources_);
      // An organisation that accuses is no victim.
      if (quad_ == material_conflict) {
        std::erase_if(others, [](const Side& s) {
          return s.actor.code.starts_with("IGO") || s.actor.code.starts_with("NGO");
        });
      }
      return others;
    }
    // Words answer the accuser, not the victim.
    const bool accused = act.status == Status::alleged && quad_ == verbal_conflict;
    auto accusers = accused ? without(act.claimants, sources_) : std::vector<Side>{};
    return accusers.empty() ? without(act.targets, sources_) : accusers;
  }

  /// The one other country that the sentence names, of several none; for those who are no state,
  /// their own government.
  std::vector<Side> only_other(std::uint32_t sentence) const {
    if (otherwise_.parties) return {};
    const bool state = std::any_of(sources_.begin(), sources_.end(), is_state);
    std::vector<Side> found;
    for (std::uint32_t i = 0; i < world_.reading.mentions.size(); ++i) {
      const auto& mention = world_.reading.mentions[i];
      // Goods and blows go to a country, words do not.
      const bool goal = mention.type == actors::Type::country && quad_ != verbal_conflict;
      const bool where = world_.reading.resolutions[i].is_place && !goal &&
                         mention.anaphor == actors::Anaphor::none;
      if (mention.sentence != sentence || where) continue;
      for (const Side& side : world_.sides_of_mention(i)) {
        // Who is quoted as the source of the news is no side in it, nor is a firm.
        const std::string_view part = sector(side.actor.code);
        if (part == "MED" || part == "BUS") continue;
        // Whose country is a guess itself ("the victims") is blamed or asked by no further guess.
        if (quad_ == verbal_conflict && part == "CVL" && side.inherited) continue;
        const bool own = among(side, sources_);
        if (state ? own : !own || !sector(side.actor.code).starts_with("GOV")) continue;
        if (!found.empty() && !among(side, found)) return {};
        add_sides(found, {side});
      }
    }
    if (found.size() > 1) found.resize(1);
    return found;
  }

  const std::vector<Side>& sources_;
  const Otherwise& otherwise_;
  int quad_;
  const World& world_;
};

}  // namespace

std::vector<Side> people_of(const std::vector<Side>& sides, const std::string& sector) {
  std::vector<Side> found;
  for (const Side& side : sides) {
    const std::string_view land = country(side.actor.code);
    if (land.size() != 3 || land == "NGO") continue;
    Side people = side;
    people.actor.id = {};
    people.actor.wikidata = {};
    people.actor.code = std::string(land) + sector;
    add_sides(found, {people});
  }
  return found;
}

std::vector<Side> counterpart(const std::vector<Side>& sources, const Otherwise& otherwise,
                              int quad, std::uint32_t frame, const std::vector<Draft>& before,
                              const World& world) {
  if (sources.empty() || !otherwise.any()) return {};
  const std::uint32_t sentence = world.reading.frames.frames[frame].sentence;
  std::vector<Side> found;
  if (otherwise.parties) {
    Otherwise parties;
    parties.parties = true;
    found = Search(sources, parties, quad, world).run(sentence, before);
  }
  if (found.empty() && (otherwise.other || otherwise.doer || otherwise.beside)) {
    Otherwise rest = otherwise;
    rest.parties = false;
    found = Search(sources, rest, quad, world).run(sentence, before);
  }
  if (found.empty() && otherwise.own) {
    auto rulers = sources;
    std::erase_if(rulers, [](const Side& side) {
      return side.town || is_of_people(side) || is_one_person(side);
    });
    found = people_of(rulers, "CVL");
  }
  return found;
}

}  // namespace casus::events
