// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/engine.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <unordered_map>

namespace sightline::policy
{
namespace
{

struct GroupState {
    std::deque<Match> window;
    std::size_t open =
        std::numeric_limits<std::size_t>::max(); // index of the firing that still takes matches
    Ticks last = kNoTime;
};

void single(std::span<const Match> matches, Found& out)
{
    for (const Match& m : matches)
        out.firings.push_back({m.time, m.time, m.group, {m.row}, false});
}

void repeated(const Policy& policy, std::span<const Match> matches, Found& out)
{
    const Ticks length = policy.minutes * kTicksPerMinute;
    std::unordered_map<std::uint32_t, GroupState> groups;
    for (const Match& m : matches) {
        if (m.group == 0 || m.time == kNoTime) {
            ++out.skipped;
            continue;
        }
        GroupState& g = groups[m.group];
        if (g.open < out.firings.size() && m.time - g.last <= length) {
            out.firings[g.open].rows.push_back(m.row);
            g.last = m.time;
            continue;
        }
        g.open = std::numeric_limits<std::size_t>::max();
        g.window.push_back(m);
        while (m.time - g.window.front().time > length)
            g.window.pop_front();
        if (g.window.size() < static_cast<std::size_t>(policy.repeat)) continue;
        Firing f{m.time, g.window.front().time, m.group, {}, false};
        for (const Match& w : g.window)
            f.rows.push_back(w.row);
        g.window.clear();
        g.open = out.firings.size();
        g.last = m.time;
        out.firings.push_back(std::move(f));
    }
}

} // namespace

Found findFirings(const Policy& policy, std::span<const Match> matches)
{
    Found out;
    if (policy.repeat <= 1) {
        single(matches, out);
    } else {
        repeated(policy, matches, out);
    }
    if (!policy.dailyLimit) return out;
    std::map<Ticks, int> perDay;
    for (Firing& f : out.firings) {
        const Ticks day = f.time == kNoTime ? kNoTime : startOfDay(f.time);
        f.withheld = ++perDay[day] > *policy.dailyLimit;
    }
    return out;
}

} // namespace sightline::policy
