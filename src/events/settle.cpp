// One act, one event (DESIGN §1). Unknown fields are compatible; a different stated day, place or
// object is another act; another status or speaker is another view of the same act.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "draft.h"
#include "told_doer.h"
#include "whereabouts.h"

namespace casus::events {
namespace {

constexpr double toll_growth_max = 3;  // between the first and the last count of the killed
constexpr std::string_view killed_code = "180";  // of codes.tsv: killed, by whatever means

std::vector<std::string_view> countries(const std::vector<Side>& sides) {
  std::vector<std::string_view> codes;
  for (const Side& side : sides) codes.push_back(country(side.actor.code));
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::vector<std::string_view> parties(const Event& event) {
  auto all = countries(event.sources);
  const auto more = countries(event.targets);
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool includes(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end());
}

bool reciprocal(const Event& event) {
  const auto sources = countries(event.sources);
  return sources.size() > 1 && sources == countries(event.targets);
}

/// "Carried out strikes, killing nine": that people were killed is what came of the attack which
/// the same sentence tells.
bool is_outcome(const Event& a, const Event& b) {
  const bool killed = a.cameo == killed_code || b.cameo == killed_code;
  return killed && a.plover == "ASSAULT" && !a.sources.empty() && !b.sources.empty() &&
         a.evidence.front().sentence == b.evidence.front().sentence;
}

/// Within one country who acts on whom is told by sectors: police hurt by a crowd are not the crowd
/// that police hurt. Offices of one state, and no sector at all, fit any.
bool same_sectors(const std::vector<Side>& x, const std::vector<Side>& y) {
  const auto apart = [](const Side& side) {
    constexpr std::string_view kinds = "COP MIL CVL MED REB CRM LAB REF JUD BUS EDU REL OPP NGO";
    const std::string_view code = side.actor.code;
    const std::string_view kind = code.size() > 3 ? code.substr(3, 3) : std::string_view{};
    return kind.size() == 3 && kinds.find(kind) != std::string_view::npos ? kind
                                                                          : std::string_view{};
  };
  return std::any_of(x.begin(), x.end(), [&](const Side& one) {
    return std::any_of(y.begin(), y.end(), [&](const Side& other) {
      const auto a = apart(one), b = apart(other);
      return a.empty() || b.empty() || a == b;
    });
  });
}

bool at_home(const Event& event) {
  const auto all = parties(event);
  return all.size() == 1 && all.front().size() == 3;
}

bool same_actors(const Event& a, const Event& b) {
  const bool symmetric = a.plover == "CONSULT" || reciprocal(a) || reciprocal(b);
  if (symmetric) {
    const auto x = parties(a), y = parties(b);
    // Who is hurt somewhere is not hurt in every fight of his country.
    const bool one_way = a.plover == "ASSAULT" && reciprocal(a) != reciprocal(b);
    return one_way ? x == y : includes(x, y) || includes(y, x);
  }
  const auto fits = [](const std::vector<Side>& x, const std::vector<Side>& y) {
    return x.empty() || y.empty() || countries(x) == countries(y);
  };
  // Where one telling leaves a side open, the other must be the same people, not only of the same
  // country; words against a country are not those against one of its bodies.
  const bool words = a.quad == 3;
  const auto same_people = [words](const std::vector<Side>& x, const std::vector<Side>& y) {
    return std::any_of(x.begin(), x.end(), [&](const Side& one) {
      return std::any_of(y.begin(), y.end(), [&](const Side& other) {
        const std::string_view p = one.actor.code, q = other.actor.code;
        const bool bare = p.size() == 3 || q.size() == 3;
        return p == q || (!words && bare && country(p) == country(q));
      });
    });
  };
  const bool open = a.sources.empty() != b.sources.empty();
  const bool something = overlap(a.sources, b.sources) ||
                         (open ? same_people(a.targets, b.targets) : overlap(a.targets, b.targets));

  if (!is_outcome(a, b) && at_home(a) && at_home(b)) {
    const auto roles = [](const std::vector<Side>& x, const std::vector<Side>& y) {
      return x.empty() || y.empty() || same_sectors(x, y);
    };
    if (!roles(a.sources, b.sources) || !roles(a.targets, b.targets)) return false;
  }
  return something && fits(a.sources, b.sources) && fits(a.targets, b.targets);
}

bool compatible(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

/// A code that ends in 0 leaves open which of its kind it is.
bool compatible_codes(std::string_view a, std::string_view b) {
  const auto stem = [](std::string_view code) {
    while (code.size() > 2 && code.back() == '0') code.remove_suffix(1);
    return code;
  };
  a = stem(a), b = stem(b);
  return a.starts_with(b) || b.starts_with(a);
}

/// A toll of a hundred and one of ten are two attacks; a toll that is counted anew is one.
bool same_toll(const Event& a, const Event& b) {
  const auto killed = [](const Event& event) {
    double most = 0;
    for (const Quantity& quantity : event.quantities) {
      if (quantity.kind == "killed") most = std::max(most, quantity.min.value_or(0));
    }
    return most;
  };
  const double x = killed(a), y = killed(b);
  return x == 0 || y == 0 || (x <= toll_growth_max * y && y <= toll_growth_max * x);
}

bool same_act(const Event& a, const Event& b) {
  if (a.plover != b.plover || !compatible(a.mode, b.mode) || !same_toll(a, b)) return false;
  const bool codes = compatible_codes(a.cameo, b.cameo) || is_outcome(a, b);
  if (a.plover != "CONSULT" && !codes) return false;
  if (!same_actors(a, b) || !compatible_places(a, b)) return false;
  // What both agreed on and what one of them promises the other are two acts.
  if (a.plover == "AGREE" && reciprocal(a) != reciprocal(b) && !a.targets.empty() &&
      !b.targets.empty()) {
    return false;
  }
  const bool days = a.date_precision == "day" && b.date_precision == "day";
  return !days || a.date == b.date;
}

bool same_view(const Event& a, const Event& b) {
  if (a.status != b.status) return false;
  if (a.status == Status::asserted || a.claimants.empty() || b.claimants.empty()) return true;
  return overlap(a.claimants, b.claimants);
}

void merge(Event& into, const Event& more) {
  if (into.claimants.size() > 0 && more.claimants.empty() && into.status == Status::asserted) {
    into.claimants.clear();  // the narrator vouches for it himself
  }
  const bool fuller = parties(more).size() > parties(into).size();
  if (fuller || (into.sources.empty() && !more.sources.empty())) into.sources = more.sources;
  if (fuller || (into.targets.empty() && !more.targets.empty())) into.targets = more.targets;
  if (into.mode.empty()) into.mode = more.mode;
  const bool narrows = !more.cameo.empty() && more.cameo != killed_code;
  if (into.cameo.empty() || (into.cameo.back() == '0' && narrows)) {
    into.cameo = more.cameo;
    into.goldstein = more.goldstein;
  }
  if (!into.date || (into.date_precision != "day" && more.date_precision == "day")) {
    into.date = more.date;
    into.date_precision = more.date_precision;
  }
  const bool narrower = into.site.wide && !more.site.wide && !more.place.empty();
  if (into.place.empty() || narrower) {
    into.place = more.place;
    into.site = more.site;
  }
  into.quantities.insert(into.quantities.end(), more.quantities.begin(), more.quantities.end());
  into.evidence.insert(into.evidence.end(), more.evidence.begin(), more.evidence.end());
  into.frames.insert(into.frames.end(), more.frames.begin(), more.frames.end());
}

class Settlement {
 public:
  Settlement(std::vector<Draft> drafts, const World& world)
      : drafts_(std::move(drafts)), world_(world) {}

  Coding run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) place(i);
    for (std::uint32_t e = 0; e < coding_.events.size(); ++e) find_doer(e);
    link();
    order();
    return std::move(coding_);
  }

 private:
  bool nominal(const Draft& draft) const {
    return world_.reading.frames.frames[draft.event.frames.front()].nominal;
  }

  /// Whether the clause says who did it, though nobody knows him.
  bool names_doer(const Draft& draft) const {
    const Frame& frame = world_.reading.frames.frames[draft.event.frames.front()];
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& one) {
      return one.role == Role::agent && world_.is_person(one.filler);
    });
  }

  void find_doer(std::uint32_t e) {
    Event& event = coding_.events[e];
    if (!event.sources.empty() || drafts_[first_[e]].stranger) return;
    // What was done to the same people and still is another event was another act.
    std::vector<std::uint32_t> apart;
    for (const Event& other : coding_.events) {
      const bool same_people = countries(other.targets) == countries(event.targets) &&
                               same_sectors(other.targets, event.targets);
      if (same_people && !same_act(event, other)) apart.push_back(other.frames.front());
    }
    auto found = told_doer(event, coding_.events, apart, world_);
    if (!found.empty()) event.sources = std::move(found);
  }

  void place(std::uint32_t index) {
    Draft& draft = drafts_[index];
    into_.push_back(no_index);
    draft.stranger = draft.event.sources.empty() && names_doer(draft);
    if (!draft.blocked.empty()) return block(draft);
    // A bare noun tells nothing new about whether the act came true: "the visit" after "will
    // visit" is still a plan.
    const bool only_named = nominal(draft) && draft.event.status == Status::asserted;
    if (only_named) {
      for (const Blocked& blocked : coding_.blocked) {
        if (!same_act(blocked.event, draft.event)) continue;
        draft.blocked = blocked.why;
        return block(draft);
      }
    }
    for (std::uint32_t e = 0; e < coding_.events.size(); ++e) {
      Event& event = coding_.events[e];
      if (!same_act(event, draft.event)) continue;
      if (!same_view(event, draft.event) && !only_named) continue;
      // Whose doer is named and unknown was done by nobody else.
      const bool open = event.sources.empty();
      if (draft.stranger ? !open : open && drafts_[first_[e]].stranger) continue;
      const bool aimed = !event.targets.empty();
      if (draft.to_stranger ? aimed : !aimed && drafts_[first_[e]].to_stranger) continue;
      merge(event, draft.event);
      into_[index] = e;
      return;
    }
    into_[index] = static_cast<std::uint32_t>(coding_.events.size());
    coding_.events.push_back(draft.event);
    first_.push_back(index);
  }

  void block(const Draft& draft) { coding_.blocked.push_back({draft.blocked, draft.event}); }

  std::uint32_t event_of_frame(std::uint32_t frame) const {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (into_[i] != no_index && drafts_[i].event.frames.front() == frame) return into_[i];
    }
    return no_index;
  }

  void link() {
    auto& events = coding_.events;
    for (std::uint32_t e = 0; e < events.size(); ++e) {
      for (const std::uint32_t governor : drafts_[first_[e]].governors) {
        const std::uint32_t parent = event_of_frame(governor);
        if (parent == no_index || parent == e) continue;
        events[e].parent = parent;
        break;
      }
      const auto claimed = [](const Event& event) {
        return event.status == Status::denied || event.status == Status::alleged;
      };
      for (std::uint32_t other = 0; other < e && events[e].same_act == no_index; ++other) {
        const bool views = claimed(events[e]) || claimed(events[other]);
        if (views && same_act(events[e], events[other])) events[e].same_act = other;
      }
      if (events[e].same_act != no_index) impute(events[events[e].same_act], events[e]);
    }
  }

  /// "Chad says Sudan arms the rebels, which Sudan denies": what one says of another who denies it
  /// is an accusation.
  static void impute(Event& told, const Event& view) {
    if (told.status != Status::asserted || view.status != Status::denied) return;
    if (told.plover == "ACCUSE") return;  // that he accused is no accusation itself
    if (told.claimants.empty() || !overlap(view.claimants, view.sources)) return;
    told.status = Status::alleged;
    told.certainty = Certainty::possible;
  }

  /// In order of their first evidence, the title before the text.
  void order() {
    auto& events = coding_.events;
    std::vector<std::uint32_t> sequence(events.size());
    std::iota(sequence.begin(), sequence.end(), 0U);
    const auto key = [&](std::uint32_t e) {
      const Span& span = events[e].evidence.front().span;
      return std::tuple(!span.in_title, span.start, e);
    };
    std::sort(sequence.begin(), sequence.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    std::vector<std::uint32_t> rank(events.size());
    for (std::uint32_t i = 0; i < sequence.size(); ++i) rank[sequence[i]] = i;
    std::vector<Event> sorted;
    for (const std::uint32_t e : sequence) {
      sorted.push_back(std::move(events[e]));
      Event& event = sorted.back();
      if (event.parent != no_index) event.parent = rank[event.parent];
      if (event.same_act != no_index) event.same_act = rank[event.same_act];
    }
    events = std::move(sorted);
  }

  std::vector<Draft> drafts_;
  const World& world_;
  Coding coding_;
  std::vector<std::uint32_t> into_;   // draft → event
  std::vector<std::uint32_t> first_;  // event → draft that opened it
};

}  // namespace

Coding settle(std::vector<Draft> drafts, const World& world) {
  return Settlement(std::move(drafts), world).run();
}

}  // namespace casus::events
