// SPDX-License-Identifier: GPL-3.0-or-later
// The ranges and lists of a case, with those built in, as one lookup of addresses. The most specific range
// that names a category, country, city or ISP gives it; at the same length a range of the case goes before a
// list, a list before a built-in range, and the newer before the older. Tags unite: what a wider range says
// of its addresses stays true of one that a narrower range names. Immutable; any thread.
#pragma once

#include "core/model/network.h"
#include "core/query/context.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace sightline::identity
{

class AddressBook final : public query::AddressLookup
{
public:
    // In the order of their ids.
    [[nodiscard]] static std::shared_ptr<const AddressBook>
    build(std::shared_ptr<const std::vector<Network>> networks);

    [[nodiscard]] std::uint32_t labelOf(std::string_view address, Ticks at) const override;
    [[nodiscard]] bool changes(std::string_view address) const override;

    [[nodiscard]] std::uint32_t labelCount() const override
    {
        return static_cast<std::uint32_t>(m_facts.size());
    }

    [[nodiscard]] const query::AddressFacts& facts(std::uint32_t label) const override
    {
        return m_facts[label];
    }

    // Those of the case and those built in that hold the address at that time, most specific first.
    [[nodiscard]] std::vector<const Network*> networksOf(std::string_view address, Ticks at) const;

private:
    class Builder;

    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    // What holds from a moment until the next one of the same range.
    struct Period {
        Ticks from = kNoTime;
        std::uint32_t label = 0;
    };

    struct Node {
        Cidr range;
        std::uint32_t parent = kNone; // the narrowest range around it
        std::uint32_t firstPeriod = 0;
        std::uint32_t periods = 0;
        std::uint32_t firstMember = 0;
        std::uint32_t members = 0;
    };

    // The ranges of one family in order.
    struct Family {
        std::vector<IpAddress> firsts;
        std::vector<Node> nodes;
    };

    AddressBook() = default;
    [[nodiscard]] const Node* nodeOf(std::string_view address) const;
    [[nodiscard]] const Family& familyOf(const IpAddress& address) const;

    std::shared_ptr<const std::vector<Network>> m_networks;
    Family m_four, m_six;
    std::vector<Period> m_periods;
    std::vector<const Network*> m_members; // of the nodes, in the order of precedence
    std::vector<query::AddressFacts> m_facts;
};

} // namespace sightline::identity
