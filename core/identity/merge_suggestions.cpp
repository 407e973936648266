// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/merge_suggestions.h"

#include "core/identity/name_patterns.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sightline::identity
{
namespace
{

using query::EntityCode;

constexpr std::size_t kFewKnown = 5;     // fewer say nothing about a convention
constexpr std::size_t kMorePatterns = 5; // one more pattern must explain at least this part of the known: 1/5
constexpr std::size_t kFitPart = 3;      // without known people: 1/3 of the accounts
constexpr std::size_t kFitOdds = 3;      // and as many times what mixed-up names would fit

// One name of an entity.
struct Named {
    EntityCode entity = 0;
    std::string value; // folded: of a UPN the part before the @
    std::string text;
};

// Somebody known to have both; several of each where their name was changed.
struct Known {
    std::vector<Named> windows, upns;
};

struct Convention {
    NamingConvention says;
    std::vector<std::size_t> patterns;
};

using Side = std::vector<Named>;

std::string windowsSide(const NamePatterns& patterns, std::size_t p, std::string_view name)
{
    if (patterns.isWhole(p)) return std::string(name);
    return patterns.isFromUpn(p) ? std::string(withoutNumber(name)) : patterns.make(p, splitName(name));
}

std::string upnSide(const NamePatterns& patterns, std::size_t p, std::string_view local)
{
    if (patterns.isWhole(p)) return std::string(local);
    return patterns.isFromUpn(p) ? patterns.make(p, splitName(local)) : std::string(withoutNumber(local));
}

// Which of `from` fit which of `to`, by place; an empty text fits nothing.
std::vector<std::pair<std::size_t, std::size_t>> fitsOf(const std::vector<std::string>& from,
                                                        const std::vector<std::string>& to)
{
    std::unordered_multimap<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (!to[i].empty()) places.emplace(to[i], i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto [begin, end] = places.equal_range(from[i]);
        for (auto it = begin; it != end; ++it)
            out.emplace_back(i, it->second);
    }
    std::ranges::sort(out);
    return out;
}

// How many have exactly one that fits, and are the only one that fits it.
std::size_t clearFits(const std::vector<std::string>& from, const std::vector<std::string>& to)
{
    const auto fits = fitsOf(from, to);
    std::unordered_map<std::size_t, std::size_t> ofFrom, ofTo;
    for (const auto& [a, b] : fits) {
        ++ofFrom[a];
        ++ofTo[b];
    }
    return static_cast<std::size_t>(std::ranges::count_if(
        fits, [&](const auto& f) { return ofFrom[f.first] == 1 && ofTo[f.second] == 1; }));
}

class Finder
{
public:
    Finder(const EntityMap& people, std::span<const EntitySpan> seen) : m_people(people), m_seen(seen)
    {
        const auto apart = people.keptApart();
        m_apart.insert(apart.begin(), apart.end());
    }

    [[nodiscard]] MergeSuggestions run()
    {
        joinSpellings();
        for (EntityCode e = 1; e < m_people.entityCount(); ++e)
            gather(e);
        MergeSuggestions out;
        for (const auto& [domain, names] : m_windows) {
            for (const auto& [ending, locals] : m_upns) {
                auto convention = conventionOf(domain, ending);
                if (convention.patterns.empty()) continue;
                addCandidates(convention, out.conventions.size(), names, locals);
                out.conventions.push_back(std::move(convention.says));
            }
        }
        choose(out);
        return out;
    }

private:
    struct Candidate {
        std::size_t convention = 0;
        std::string windows, upn;
        std::set<std::pair<std::string, std::string>> fits; // whoever was renamed has more than one
    };

    using Fits = std::map<EntityCode, std::map<EntityCode, std::size_t>>; // how many names of both fit

    void joinSpellings();
    [[nodiscard]] std::string domainOf(const std::string& scope) const;
    void gather(EntityCode code);
    [[nodiscard]] Convention conventionOf(const std::string& domain, const std::string& ending) const;
    void learn(const std::vector<Known>& known, Convention& out) const;
    [[nodiscard]] std::pair<const Named*, const Named*> following(const Known& known,
                                                                  std::size_t pattern) const;
    void fit(const Side& windows, const Side& upns, Convention& out) const;
    [[nodiscard]] std::size_t fitsByChance(std::size_t pattern, const Side& windows, const Side& upns) const;
    void addCandidates(const Convention& convention, std::size_t number, const Side& windows,
                       const Side& upns);
    [[nodiscard]] bool mayBeOne(EntityCode a, EntityCode b) const;
    void choose(MergeSuggestions& out) const;
    [[nodiscard]] std::vector<std::string> sideOf(const Side& names, std::size_t pattern, bool windows) const;

    const EntityMap& m_people;
    std::span<const EntitySpan> m_seen;
    NamePatterns m_patterns;
    std::map<std::string, std::string> m_sameDomain; // spelling -> a better one of its domain
    std::map<std::string, Side> m_windows;           // by domain, of nobody in the cloud
    std::map<std::string, Side> m_upns;              // by ending, of nobody in a domain
    std::map<std::pair<std::string, std::string>, std::vector<Known>> m_known; // (domain, ending)
    std::map<EntityCode, std::map<EntityCode, Candidate>>
        m_candidates; // by account of a domain, of the cloud
    std::set<std::pair<EntityCode, EntityCode>> m_apart;
};

// People know NORTH, not corp.north.example.
bool readsBetter(const std::string& a, const std::string& b)
{
    return std::pair(a.size(), std::string_view(a)) < std::pair(b.size(), std::string_view(b));
}

// One person under one name in two domains: their two spellings, or an old one and a new one.
void Finder::joinSpellings()
{
    for (EntityCode e = 1; e < m_people.entityCount(); ++e) {
        std::map<std::string, std::string> first; // name -> scope
        for (const Account& a : m_people.entity(e).accounts) {
            if (a.kind != AccountKind::Windows) continue;
            const AccountKey key = parseAccountKey(a.key);
            const std::string here = domainOf(key.scope);
            const auto [it, isNew] = first.emplace(key.value, here);
            const std::string there = domainOf(it->second);
            if (isNew || there == here) continue;
            const auto [shown, other] = std::minmax(here, there, readsBetter);
            m_sameDomain[other] = shown;
        }
    }
}

std::string Finder::domainOf(const std::string& scope) const
{
    std::string out = scope;
    for (auto it = m_sameDomain.find(out); it != m_sameDomain.end(); it = m_sameDomain.find(out))
        out = it->second;
    return out;
}

// What evidence ties together is known; who stands on one side alone is to be matched. What analysts merged
// is left out: it would confirm itself.
void Finder::gather(EntityCode code)
{
    const Entity& entity = m_people.entity(code);
    if (!entity.isPerson()) return;
    std::map<std::string, std::vector<Named>> windows; // by domain
    std::map<std::string, std::vector<Named>> upns;    // by ending
    bool cloud = false, byHand = false;
    for (const Account& a : entity.accounts) {
        byHand = byHand || a.basis == Basis::ByHand;
        cloud = cloud || a.kind == AccountKind::ObjectId || a.kind == AccountKind::Puid;
        const AccountKey key = parseAccountKey(a.key);
        if (a.kind == AccountKind::Windows) {
            // Both spellings of the domain are one name.
            auto& names = windows[domainOf(key.scope)];
            const auto known = std::ranges::find(names, key.value, &Named::value);
            if (known == names.end())
                names.push_back({code, key.value, a.text});
            else if (readsBetter(a.text, known->text))
                known->text = a.text;
        }
        if (a.kind != AccountKind::Upn || a.basis == Basis::Convention) continue;
        const auto at = key.value.find('@');
        if (at == std::string::npos || key.value.find("#ext#") != std::string::npos) continue;
        upns[key.value.substr(at + 1)].push_back({code, key.value.substr(0, at), a.text});
    }
    for (const auto& [domain, w] : windows) {
        for (const auto& [ending, u] : upns) {
            if (!byHand) m_known[{domain, ending}].push_back({w, u});
        }
        if (upns.empty() && !cloud) std::ranges::copy(w, std::back_inserter(m_windows[domain]));
    }
    if (!windows.empty()) return;
    for (const auto& [ending, u] : upns)
        std::ranges::copy(u, std::back_inserter(m_upns[ending]));
}

std::vector<std::string> Finder::sideOf(const Side& names, std::size_t pattern, bool windows) const
{
    std::vector<std::string> out;
    out.reserve(names.size());
    for (const Named& n : names)
        out.push_back(windows ? windowsSide(m_patterns, pattern, n.value)
                              : upnSide(m_patterns, pattern, n.value));
    return out;
}

Convention Finder::conventionOf(const std::string& domain, const std::string& ending) const
{
    Convention out;
    out.says.domain = domain;
    out.says.ending = ending;
    const Side& windows = m_windows.at(domain);
    out.says.open = windows.size();
    const auto known = m_known.find({domain, ending});
    if (known != m_known.end()) out.says.known = known->second.size();
    if (out.says.known >= kFewKnown) {
        learn(known->second, out);
    } else {
        fit(windows, m_upns.at(ending), out);
    }
    return out;
}

// The names of somebody that follow a pattern; null: none do.
std::pair<const Named*, const Named*> Finder::following(const Known& known, std::size_t pattern) const
{
    for (const Named& w : known.windows) {
        const std::string side = windowsSide(m_patterns, pattern, w.value);
        for (const Named& u : known.upns) {
            if (!side.empty() && side == upnSide(m_patterns, pattern, u.value)) return {&w, &u};
        }
    }
    return {};
}

// The pattern that most follow, and more while each explains a good part of the rest.
void Finder::learn(const std::vector<Known>& known, Convention& out) const
{
    std::vector<const Known*> rest;
    for (const Known& k : known)
        rest.push_back(&k);
    while (!rest.empty()) {
        std::size_t best = 0, most = 0;
        const auto follows = [&](const Known* k, std::size_t p) { return following(*k, p).first != nullptr; };
        for (std::size_t p = 0; p < m_patterns.size(); ++p) {
            const auto n = static_cast<std::size_t>(
                std::ranges::count_if(rest, [&](const Known* k) { return follows(k, p); }));
            if (n > most) {
                best = p;
                most = n;
            }
        }
        if (most * kMorePatterns < known.size() || most == 0) break;
        if (out.patterns.empty()) {
            const auto first = std::ranges::find_if(rest, [&](const Known* k) { return follows(k, best); });
            const auto [w, u] = following(**first, best);
            out.says.exampleWindows = w->text;
            out.says.exampleUpn = u->text;
        }
        std::erase_if(rest, [&](const Known* k) { return follows(k, best); });
        out.patterns.push_back(best);
    }
    out.says.followed = known.size() - rest.size();
    if (out.says.followed * 2 < known.size()) out.patterns.clear();
}

// Nobody is known to have both: one pattern that fits many accounts, and hardly any if names are mixed up.
void Finder::fit(const Side& windows, const Side& upns, Convention& out) const
{
    const std::size_t least = std::min(windows.size(), upns.size());
    if (least < kFewKnown) return;
    std::size_t most = 0;
    for (std::size_t p = 0; p < m_patterns.size(); ++p) {
        const std::size_t n = clearFits(sideOf(windows, p, true), sideOf(upns, p, false));
        if (n <= most || n < kFewKnown || n * kFitPart < least) continue;
        const std::size_t byChance = fitsByChance(p, windows, upns);
        if (byChance * kFitOdds > n) continue;
        most = n;
        out.patterns = {p};
        out.says.byChance = byChance;
    }
}

// How many would fit if everybody's given name stood before somebody else's family name.
std::size_t Finder::fitsByChance(std::size_t pattern, const Side& windows, const Side& upns) const
{
    if (m_patterns.isWhole(pattern)) return 0;
    const bool fromUpn = m_patterns.isFromUpn(pattern);
    const Side& source = fromUpn ? upns : windows;
    std::vector<std::string> mixed;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const NameSplit own = splitName(source[i].value);
        const NameSplit other = splitName(source[(i + source.size() / 2) % source.size()].value);
        mixed.push_back(own.given.empty() || other.given.empty()
                            ? std::string{}
                            : m_patterns.make(pattern, {own.given, other.family}));
    }
    return clearFits(mixed, sideOf(fromUpn ? windows : upns, pattern, fromUpn));
}

void Finder::addCandidates(const Convention& convention, std::size_t number, const Side& windows,
                           const Side& upns)
{
    for (const std::size_t p : convention.patterns) {
        for (const auto& [w, u] : fitsOf(sideOf(windows, p, true), sideOf(upns, p, false))) {
            const EntityCode a = windows[w].entity;
            const EntityCode b = upns[u].entity;
            if (!mayBeOne(a, b)) continue;
            auto& candidate = m_candidates[a]
                                  .try_emplace(b, Candidate{number, windows[w].text, upns[u].text, {}})
                                  .first->second;
            candidate.fits.emplace(windows[w].value, upns[u].value);
        }
    }
}

bool Finder::mayBeOne(EntityCode a, EntityCode b) const
{
    const EntitySpan& x = m_seen[a];
    const EntitySpan& y = m_seen[b];
    if (x.first == kNoTime || y.first == kNoTime) return false;
    if (x.first > y.last + kTicksPerDay || y.first > x.last + kTicksPerDay) return false;
    std::set<std::string> issuers;
    for (const Account& account : m_people.entity(a).accounts) {
        if (account.kind == AccountKind::Sid)
            issuers.emplace(sidAuthority(parseAccountKey(account.key).value));
    }
    for (const Account& account : m_people.entity(b).accounts) {
        const AccountKey key = parseAccountKey(account.key);
        const std::string issuer(key.kind == AccountKind::Sid ? sidAuthority(key.value) : std::string_view{});
        if (!issuer.empty() && issuers.contains(issuer)) return false;
    }
    // What cannot be merged by hand is not offered.
    for (const EntityCode e : {a, b}) {
        if (m_people.entityOfKey(m_people.entity(e).accounts.front().key) != e) return false;
    }
    return !m_apart.contains({a, b}) && !m_apart.contains({b, a});
}

// Of several the one that fits by more names than any other; 0: there is no such one.
EntityCode bestOf(const std::map<EntityCode, std::size_t>& candidates)
{
    EntityCode best = 0;
    std::size_t most = 0;
    for (const auto& [entity, fits] : candidates) {
        if (fits >= most) best = fits > most ? entity : 0;
        most = std::max(most, fits);
    }
    return best;
}

void Finder::choose(MergeSuggestions& out) const
{
    Fits ofDomain, ofCloud;
    for (const auto& [a, candidates] : m_candidates) {
        for (const auto& [b, c] : candidates)
            ofDomain[a][b] = ofCloud[b][a] = c.fits.size();
    }
    for (const auto& [a, candidates] : m_candidates) {
        const EntityCode b = bestOf(ofDomain.at(a));
        if (b == 0 || bestOf(ofCloud.at(b)) != a) {
            ++out.unclear;
            continue;
        }
        const Candidate& c = candidates.at(b);
        const EntitySpan& x = m_seen[a];
        const EntitySpan& y = m_seen[b];
        // One may have begun within a day after the other ended.
        const auto [from, to] = std::minmax({std::max(x.first, y.first), std::min(x.last, y.last)});
        out.rows.push_back({a, b, c.windows, c.upn, c.convention, from, to});
        ++out.conventions[c.convention].fitting;
    }
    std::ranges::sort(out.rows, {},
                      [](const MergeSuggestion& s) { return std::tie(s.convention, s.windows, s.upn); });
}

} // namespace

MergeSuggestions suggestMerges(const EntityMap& people, std::span<const EntitySpan> seen)
{
    return Finder(people, seen).run();
}

} // namespace sightline::identity
