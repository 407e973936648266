// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/address_book.h"

#include "core/base/text.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace sightline::identity
{
namespace
{

using query::AddressFacts;

constexpr Ticks kForEver = std::numeric_limits<Ticks>::max();

Ticks endOf(const Network& network)
{
    return network.to == kNoTime ? kForEver : network.to;
}

bool holdsAt(const Network& network, Ticks at)
{
    return network.from <= at && at < endOf(network);
}

void addTag(std::vector<std::string>& tags, const std::string& tag)
{
    const auto known = std::ranges::find_if(tags, [&](const auto& t) { return equalsFolded(t, tag); });
    if (known == tags.end()) tags.push_back(tag);
}

// What the networks say, the first first, and behind them what is known of the range around.
AddressFacts merged(const std::vector<const Network*>& networks, const AddressFacts& around)
{
    AddressFacts out;
    const auto take = [](std::string& to, const std::string& from) {
        if (to.empty()) to = from;
    };
    const auto add = [&](const auto& from) {
        take(out.category, from.category);
        take(out.country, from.country);
        take(out.city, from.city);
        take(out.isp, from.isp);
        for (const std::string& tag : from.tags)
            addTag(out.tags, tag);
    };
    for (const Network* n : networks) {
        add(*n);
        if (std::ranges::find(out.ranges, n->name) == out.ranges.end()) out.ranges.push_back(n->name);
    }
    add(around);
    for (const std::string& name : around.ranges) {
        if (std::ranges::find(out.ranges, name) == out.ranges.end()) out.ranges.push_back(name);
    }
    if (!out.tags.empty())
        out.tagsText =
            nlohmann::json(out.tags).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return out;
}

struct Entry {
    Cidr range;
    const Network* network = nullptr;
    std::uint32_t order = 0; // of precedence
};

} // namespace

class AddressBook::Builder
{
public:
    explicit Builder(AddressBook& book) : m_book(book) { (void)labelOf({}); }

    // Networks of a kind go before those added after them; within a kind the last goes first.
    void add(const std::vector<Network>& networks, Network::Kind kind)
    {
        for (auto it = networks.rbegin(); it != networks.rend(); ++it) {
            if (it->kind != kind) continue;
            for (const Cidr& range : it->subnets)
                (range.isV4() ? m_four : m_six).push_back({range, &*it, m_order});
            ++m_order;
        }
    }

    void finish()
    {
        fill(m_book.m_four, m_four);
        fill(m_book.m_six, m_six);
    }

private:
    using Members = std::vector<const Network*>;

    std::uint32_t labelOf(AddressFacts facts)
    {
        std::string key;
        for (const std::string* part :
             {&facts.category, &facts.tagsText, &facts.country, &facts.city, &facts.isp})
            key.append(*part).push_back('\0');
        for (const std::string& name : facts.ranges)
            key.append(name).push_back('\0');
        const auto [at, isNew] =
            m_byContent.try_emplace(std::move(key), static_cast<std::uint32_t>(m_book.m_facts.size()));
        if (isNew) m_book.m_facts.push_back(std::move(facts));
        return at->second;
    }

    // Most ranges of a list differ in nothing, so what was merged once is kept.
    std::uint32_t labelOf(const Members& valid, std::uint32_t around)
    {
        const auto [at, isNew] = m_merged.try_emplace({around, valid}, 0U);
        if (isNew) at->second = labelOf(merged(valid, m_book.m_facts[around]));
        return at->second;
    }

    void fill(Family& family, std::vector<Entry>& entries)
    {
        std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
            return a.range != b.range ? a.range < b.range : a.order < b.order;
        });
        std::vector<std::uint32_t> around; // the ranges that are open, from the widest
        for (std::size_t i = 0; i < entries.size();) {
            Node node;
            node.range = entries[i].range;
            while (!around.empty() && !family.nodes[around.back()].range.contains(node.range))
                around.pop_back();
            if (!around.empty()) node.parent = around.back();
            node.firstMember = static_cast<std::uint32_t>(m_book.m_members.size());
            for (; i < entries.size() && entries[i].range == node.range; ++i)
                m_book.m_members.push_back(entries[i].network);
            node.members = static_cast<std::uint32_t>(m_book.m_members.size()) - node.firstMember;
            addPeriods(family, node);
            around.push_back(static_cast<std::uint32_t>(family.nodes.size()));
            family.firsts.push_back(node.range.first);
            family.nodes.push_back(node);
        }
    }

    // From each moment on at which something begins or ends, here or around.
    void addPeriods(const Family& family, Node& node)
    {
        auto& periods = m_book.m_periods;
        const auto begin = m_book.m_members.begin() + node.firstMember;
        const Members members(begin, begin + node.members);
        const Node* parent = node.parent == kNone ? nullptr : &family.nodes[node.parent];
        std::vector<Ticks> moments{kNoTime};
        for (const Network* n : members) {
            moments.push_back(n->from);
            if (n->to != kNoTime) moments.push_back(n->to);
        }
        for (std::uint32_t i = 0; parent != nullptr && i < parent->periods; ++i)
            moments.push_back(periods[parent->firstPeriod + i].from);
        std::ranges::sort(moments);
        moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
        node.firstPeriod = static_cast<std::uint32_t>(periods.size());
        for (const Ticks moment : moments) {
            Members valid;
            std::ranges::copy_if(members, std::back_inserter(valid),
                                 [&](const Network* n) { return holdsAt(*n, moment); });
            const std::uint32_t label = labelOf(valid, parent == nullptr ? 0 : labelAt(*parent, moment));
            if (node.periods != 0 && periods.back().label == label) continue;
            periods.push_back({moment, label});
            ++node.periods;
        }
    }

    [[nodiscard]] std::uint32_t labelAt(const Node& node, Ticks at) const
    {
        std::uint32_t i = node.periods - 1;
        while (m_book.m_periods[node.firstPeriod + i].from > at)
            --i;
        return m_book.m_periods[node.firstPeriod + i].label;
    }

    AddressBook& m_book;
    std::uint32_t m_order = 0;
    std::vector<Entry> m_four, m_six;
    std::map<std::string, std::uint32_t> m_byContent;
    std::map<std::pair<std::uint32_t, Members>, std::uint32_t> m_merged;
};

std::shared_ptr<const AddressBook> AddressBook::build(std::shared_ptr<const std::vector<Network>> networks)
{
    std::shared_ptr<AddressBook> out(new AddressBook);
    Builder builder(*out);
    if (networks) {
        builder.add(*networks, Network::Kind::Range);
        builder.add(*networks, Network::Kind::List);
    }
    builder.add(builtInNetworks(), Network::Kind::BuiltIn);
    builder.finish();
    out->m_networks = std::move(networks);
    return out;
}

const AddressBook::Family& AddressBook::familyOf(const IpAddress& address) const
{
    return address.isV4() ? m_four : m_six;
}

// The last range that begins at or before the address holds it, or else one around that range does.
const AddressBook::Node* AddressBook::nodeOf(std::string_view address) const
{
    const auto ip = parseIp(address);
    if (!ip) return nullptr;
    const Family& family = familyOf(*ip);
    const auto behind = std::ranges::upper_bound(family.firsts, *ip);
    if (behind == family.firsts.begin()) return nullptr;
    const Node* node = &family.nodes[static_cast<std::size_t>(behind - family.firsts.begin()) - 1];
    while (!node->range.contains(*ip)) {
        if (node->parent == kNone) return nullptr;
        node = &family.nodes[node->parent];
    }
    return node;
}

std::uint32_t AddressBook::labelOf(std::string_view address, Ticks at) const
{
    const Node* node = nodeOf(address);
    if (node == nullptr) return 0;
    const auto begin = m_periods.begin() + node->firstPeriod;
    const auto end = begin + node->periods;
    const auto behind =
        std::upper_bound(begin, end, at, [](Ticks t, const Period& period) { return t < period.from; });
    return (behind == begin ? begin : behind - 1)->label;
}

bool AddressBook::changes(std::string_view address) const
{
    const Node* node = nodeOf(address);
    return node != nullptr && node->periods > 1;
}

std::vector<const Network*> AddressBook::networksOf(std::string_view address, Ticks at) const
{
    std::vector<const Network*> out;
    const Node* node = nodeOf(address);
    const auto ip = parseIp(address);
    while (node != nullptr) {
        for (std::uint32_t i = 0; i < node->members; ++i) {
            const Network* n = m_members[node->firstMember + i];
            if (holdsAt(*n, at)) out.push_back(n);
        }
        node = node->parent == kNone ? nullptr : &familyOf(*ip).nodes[node->parent];
    }
    return out;
}

} // namespace sightline::identity
