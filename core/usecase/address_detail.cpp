// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/address_detail.h"

#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using query::Literal;
using query::Op;

class Reading
{
public:
    Reading(const CaseState& state, const query::TableBinding& table, const StopToken& stop,
            AddressDetail& out)
        : m_state(state), m_table(table), m_stop(stop), m_out(out)
    {
    }

    Result<> read()
    {
        SL_TRY(readAll());
        return readRecent();
    }

private:
    Result<query::RowSet> rows(const std::string& kql) const
    {
        const auto filter = query::parsePredicate(kql);
        if (!filter) return tl::unexpected(filter.error());
        return query::filterRows(m_table, *filter, m_stop, kql);
    }

    Result<std::uint64_t> count(const std::string& kql) const
    {
        const auto found = rows(kql);
        if (!found) return tl::unexpected(found.error());
        return found->count;
    }

    // Undated activities count, but not in first and last seen.
    Result<> readAll()
    {
        auto late = query::leafText("TimeGenerated", Op::Greater, {Literal::ofTime(m_state.activities.asOf)});
        const auto found = rows(m_out.filter + " and not (isnotnull(TimeGenerated) and " + late + ")");
        if (!found) return tl::unexpected(found.error());
        m_out.activities = found->count;
        const auto countries = query::facet(m_table, *found, "Country", 10, m_stop);
        if (!countries) return tl::unexpected(countries.error());
        m_out.countries = *countries;
        const auto& segments = m_state.activities.snapshot->segments;
        for (std::size_t s = 0; s < found->bySegment.size(); ++s) {
            if (found->bySegment[s].none()) continue;
            const auto times = segments[s].segment->times();
            if (!times) return tl::unexpected(times.error());
            found->bySegment[s].forEach([&](std::uint32_t row) {
                const Ticks t = (*times)->at(row);
                if (t == kNoTime) return;
                if (m_out.firstSeen == kNoTime || t < m_out.firstSeen) m_out.firstSeen = t;
                m_out.lastSeen = std::max(m_out.lastSeen, t);
            });
        }
        return {};
    }

    Result<> readRecent()
    {
        m_out.to = m_state.activities.asOf;
        m_out.from = m_out.to - kAddressDays * kTicksPerDay;
        const std::string recent = m_out.filter + " and " +
                                   query::leafText("TimeGenerated", Op::Between,
                                                   {Literal::ofTime(m_out.from), Literal::ofTime(m_out.to)});
        const auto found = rows(recent);
        if (!found) return tl::unexpected(found.error());
        m_out.recent = found->count;
        const auto admin = count(recent + " and IsAdmin == true");
        if (!admin) return tl::unexpected(admin.error());
        m_out.admin = *admin;
        const auto failed = count(recent + " and ActionType == \"LogOnFailed\"");
        if (!failed) return tl::unexpected(failed.error());
        m_out.failedLogOns = *failed;
        auto facets = query::facets(m_table, *found, {"User", "Device", "Country"}, kAddressUsers, m_stop);
        if (!facets) return tl::unexpected(std::move(facets.error()));
        m_out.users = (*facets)[0].distinct;
        m_out.topUsers = std::move((*facets)[0].values);
        m_out.devices = (*facets)[1].distinct;
        m_out.recentCountries = (*facets)[2].distinct;
        return {};
    }

    const CaseState& m_state;
    const query::TableBinding& m_table;
    const StopToken& m_stop;
    AddressDetail& m_out;
};

void readAlerts(const CaseState& state, AddressDetail& out)
{
    for (std::size_t i = 0; i < state.alerts.size(); ++i) {
        const Alert& a = state.alerts[i];
        const bool names = std::ranges::any_of(
            a.ipAddresses, [&](const std::string& ip) { return canonicalIp(ip) == out.address; });
        if (!names) continue;
        out.alerts.push_back(i);
        out.openAlerts += a.status != "Closed" ? 1 : 0;
    }
    std::ranges::stable_sort(out.alerts, [&](std::size_t a, std::size_t b) {
        return state.alerts[a].time > state.alerts[b].time;
    });
}

} // namespace

Result<AddressDetail> addressDetail(const CaseState& state, const identity::AddressTables* tables,
                                    std::string_view address, const StopToken& stop)
{
    AddressDetail out;
    out.address = canonicalIp(address);
    if (out.address.empty())
        return fail(ErrorKind::InvalidInput, "address.invalid",
                    fmt::format("'{}' is no IPv4 or IPv6 address", address));
    const Ticks asOf = state.activities.asOf;
    out.facts = state.addresses->facts(state.addresses->labelOf(out.address, asOf));
    for (const Network* n : state.addresses->networksOf(out.address, asOf))
        out.networks.push_back({n->id, n->name, n->category, n->tags, n->kind, n->fileDate});
    if (tables != nullptr) out.place = tables->placeOf(out.address);
    out.country = out.facts.country.empty() ? out.place.country : out.facts.country;
    out.city = out.facts.city.empty() ? out.place.city : out.facts.city;
    out.isp = out.facts.isp.empty() ? out.place.isp : out.facts.isp;
    out.filter = query::leafText("IPAddress", Op::Equal, {Literal::ofText(out.address)});
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    SL_TRY(Reading(state, *table, stop, out).read());
    readAlerts(state, out);
    return out;
}

} // namespace sightline::usecase
