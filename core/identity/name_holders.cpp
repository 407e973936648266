// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/name_holders.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace sightline::identity
{
namespace
{

constexpr double kSeldom = 20;                  // once in so many
constexpr Ticks kNotGivenOn = 7 * kTicksPerDay; // a leaver's name rests for a while

using Steps = std::vector<std::pair<Ticks, std::uint32_t>>; // from when on who holds it

bool oneAccount(const std::vector<Claim>& claims)
{
    return std::ranges::all_of(claims, [&](const Claim& c) { return c.account == claims.front().account; });
}

// Who claims at each moment: a list of moments and the accounts from there on.
std::map<Ticks, std::map<std::uint32_t, int>> changesOf(const std::vector<Claim>& claims)
{
    std::map<Ticks, std::map<std::uint32_t, int>> out;
    for (const Claim& c : claims) {
        ++out[c.from][c.account];
        --out[c.to + 1][c.account];
    }
    return out;
}

void append(Steps& steps, Ticks from, std::uint32_t holder)
{
    if (steps.empty() || steps.back().second != holder) steps.emplace_back(from, holder);
}

// Short contests are the moment of a change of hands: the name is the newcomer's from then on.
Steps withoutNoise(const Steps& steps)
{
    Steps out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto [from, holder] = steps[i];
        if (holder == NamePart::kContested && i + 1 < steps.size() &&
            steps[i + 1].first - from <= kClockNoise)
            holder = steps[i + 1].second;
        append(out, from, holder);
    }
    return out;
}

// `claims` are of one sort. Moments from the beginning of time on.
Steps stepsOf(std::vector<Claim> claims)
{
    constexpr Ticks kBeginning = std::numeric_limits<Ticks>::min();
    if (claims.empty()) return {{kBeginning, NamePart::kNone}};
    if (oneAccount(claims)) return {{kBeginning, claims.front().account}};
    // A claim without a date says nothing against dated ones.
    const bool anyDated = std::ranges::any_of(claims, [](const Claim& c) { return c.from != kNoTime; });
    if (!anyDated) return {{kBeginning, NamePart::kContested}};
    std::erase_if(claims, [](const Claim& c) { return c.from == kNoTime; });
    Steps out;
    std::map<std::uint32_t, int> now;
    for (const auto& [moment, changes] : changesOf(claims)) {
        for (const auto& [account, by] : changes) {
            if ((now[account] += by) == 0) now.erase(account);
        }
        if (now.size() > 1) append(out, moment, NamePart::kContested);
        if (now.size() == 1) append(out, moment, now.begin()->first);
    }
    out = withoutNoise(out);
    out.front().first = kBeginning;
    return out;
}

// Ends what an account merely keeps: from when on it had lost another name, if it is not seen under this one
// any more and somebody else is.
Steps endedBySuccessors(const Steps& steps, const std::vector<Claim>& all, const LostAt& lostAt)
{
    Steps out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Ticks from = steps[i].first;
        const std::uint32_t holder = steps[i].second;
        append(out, from, holder);
        if (holder == NamePart::kNone || holder == NamePart::kContested) continue;
        const Ticks lost = lostAt(holder);
        if (lost == kNoTime || lost <= from || (i + 1 < steps.size() && lost >= steps[i + 1].first)) continue;
        const bool stays = std::ranges::any_of(all, [&](const Claim& c) {
            return c.account == holder && (c.from == kNoTime || c.to >= lost) &&
                   (i + 1 == steps.size() || c.from < steps[i + 1].first);
        });
        const bool wanted = std::ranges::any_of(
            all, [&](const Claim& c) { return c.account != holder && c.from != kNoTime && c.from >= lost; });
        if (!stays && wanted) append(out, lost, NamePart::kNone);
    }
    return out;
}

// What one account keeps by itself, it keeps within its bounds.
Steps bounded(const Steps& steps, const Bound& bound)
{
    Steps out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Ticks begin = steps[i].first;
        const Ticks end = i + 1 < steps.size() ? steps[i + 1].first : std::numeric_limits<Ticks>::max();
        if (steps[i].second != bound.holder.account) {
            append(out, begin, steps[i].second);
            continue;
        }
        const Ticks from = std::clamp(bound.from, begin, end);
        const Ticks to = std::clamp(bound.to, from, end);
        if (begin < from) append(out, begin, NamePart::kNone);
        if (from < to) append(out, from, bound.holder.account);
        if (to < end) append(out, to, NamePart::kNone);
    }
    return out;
}

// Days of a life that lie between two moments, no more than it has records there.
double sightings(const Life& life, Ticks from, Ticks to)
{
    from = std::max(from, life.first);
    to = std::min(to, life.last);
    if (from > to) return 0;
    const double whole = static_cast<double>(life.last - life.first) + 1;
    const double part = static_cast<double>(to - from) + 1;
    const double days = std::floor(part / static_cast<double>(kTicksPerDay)) + 1;
    return std::min(days, std::ceil(static_cast<double>(life.records) * part / whole));
}

// The one part of a name that no sort has two claimants for: nearly every name.
std::optional<NamePart> wholePart(const std::vector<Claim>& claims)
{
    NamePart out;
    for (const Claim& c : claims) {
        const auto s = static_cast<std::size_t>(c.sort);
        if (out.holders[s] != NamePart::kNone && out.holders[s] != c.account) return std::nullopt;
        out.holders[s] = c.account;
        out.seen[s] = true;
    }
    return out;
}

bool liesIn(const NamePart& part, const Claim& claim)
{
    // What is said without a date is said of today.
    if (claim.from == kNoTime) return part.to == kNoTime;
    return (part.from == kNoTime || claim.to >= part.from) && (part.to == kNoTime || claim.from < part.to);
}

} // namespace

void Life::add(Ticks from, Ticks to, std::int64_t count)
{
    if (from == kNoTime) return;
    first = dated() ? std::min(first, from) : from;
    last = std::max(last, to);
    records += count;
}

bool isSuccession(const Life& a, const Life& b, const Life& logsA, const Life& logsB)
{
    if (!a.dated() || !b.dated() || a.last + kNotGivenOn > b.first) return false;
    const Ticks from = std::max(logsA.first, logsB.first);
    const Ticks to = std::min(logsA.last, logsB.last);
    const double n = sightings(a, from, to);
    const double m = sightings(b, from, to);
    if (n == 0 || m == 0) return false;
    // Of all orders of n + m days, the one in which all n come first.
    const double order = std::lgamma(n + m + 1) - std::lgamma(n + 1) - std::lgamma(m + 1);
    return order > std::log(kSeldom);
}

std::vector<NamePart> partsOf(std::vector<Claim> claims, const LostAt& lostAt, std::span<const Bound> bounds)
{
    if (!lostAt && bounds.empty()) {
        if (auto whole = wholePart(claims)) return {*whole};
    }
    std::ranges::sort(claims);
    std::array<Steps, kSorts> steps;
    std::vector<Ticks> moments;
    for (std::size_t s = 0; s < kSorts; ++s) {
        std::vector<Claim> own;
        std::ranges::copy_if(claims, std::back_inserter(own),
                             [&](const Claim& c) { return c.sort == static_cast<Sort>(s); });
        steps[s] = stepsOf(std::move(own));
        if (lostAt) steps[s] = endedBySuccessors(steps[s], claims, lostAt);
        for (const Bound& bound : bounds) {
            if (bound.holder.sort == static_cast<Sort>(s)) steps[s] = bounded(steps[s], bound);
        }
        for (const auto& [from, holder] : steps[s])
            moments.push_back(from);
    }
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    std::vector<NamePart> out;
    for (std::size_t m = 0; m < moments.size(); ++m) {
        NamePart part;
        part.from = m == 0 ? kNoTime : moments[m];
        part.to = m + 1 < moments.size() ? moments[m + 1] : kNoTime;
        for (std::size_t s = 0; s < kSorts; ++s) {
            const auto after = std::ranges::upper_bound(steps[s], moments[m], {}, &Steps::value_type::first);
            part.holders[s] = std::prev(after)->second;
        }
        for (const Claim& c : claims) {
            const auto s = static_cast<std::size_t>(c.sort);
            part.seen[s] = part.seen[s] || (part.holders[s] == c.account && liesIn(part, c));
        }
        out.push_back(part);
    }
    return out;
}

} // namespace sightline::identity
