// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/account_sightings.h"

#include "core/model/activity.h"
#include "core/query/binding.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace sightline::usecase
{
namespace
{

constexpr std::uint32_t kRowsBetweenStops = 4096;

class SightingPass
{
public:
    SightingPass(const CaseState& state, query::EntityCode entity)
        : m_people(*state.people), m_self(entity), m_entity(m_people.entity(entity))
    {
        m_out.accounts.resize(m_entity.accounts.size());
        if (state.firstActivity != kNoTime) {
            m_out.from = state.firstActivity;
            m_out.to = state.lastActivity + 1;
        }
        std::unordered_map<std::string_view, std::uint32_t> slots;
        for (std::size_t i = 0; i < m_entity.accounts.size(); ++i) {
            const auto [it, isNew] =
                slots.emplace(m_entity.accounts[i].key, static_cast<std::uint32_t>(m_slots.size()));
            if (isNew) m_slots.emplace_back();
            m_slots[it->second].push_back(i);
        }
        const auto texts = dictionaryOf(*state.activities.snapshot, columnIdOf(Activity::ActorKey));
        m_slotOf.resize(texts ? texts->size() : 0, kNone);
        for (Code code = 1; code < m_slotOf.size(); ++code) {
            if (const auto it = slots.find(texts->text(code)); it != slots.end()) m_slotOf[code] = it->second;
        }
    }

    void add(Code actor, Code target, Ticks at)
    {
        const std::uint32_t first = slotOf(actor);
        const std::uint32_t second = slotOf(target);
        if (first != kNone) addTo(first, actor, at);
        if (second != kNone && second != first) addTo(second, target, at);
    }

    [[nodiscard]] AccountSightings take() { return std::move(m_out); }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    [[nodiscard]] std::uint32_t slotOf(Code code) const
    {
        return code < m_slotOf.size() ? m_slotOf[code] : kNone;
    }

    // The entity may have had a name twice, with another holder in between. What is not dated is the last
    // holder's.
    [[nodiscard]] bool holds(std::size_t account, Ticks at) const
    {
        const identity::Account& a = m_entity.accounts[account];
        if (at == kNoTime) return a.to == kNoTime;
        return (a.from == kNoTime || at >= a.from) && (a.to == kNoTime || at < a.to);
    }

    void addTo(std::uint32_t slot, Code code, Ticks at)
    {
        if (m_people.entityOf(code, at) != m_self) return;
        const std::vector<std::size_t>& accounts = m_slots[slot];
        const auto held = std::ranges::find_if(accounts, [&](std::size_t a) { return holds(a, at); });
        AccountSighting& seen = m_out.accounts[held == accounts.end() ? accounts.back() : *held];
        ++seen.activities;
        if (at == kNoTime) return;
        if (seen.first == kNoTime || at < seen.first) seen.first = at;
        seen.last = std::max(seen.last, at);
        if (m_out.from == kNoTime) return;
        const double share =
            static_cast<double>(at - m_out.from) / static_cast<double>(m_out.to - m_out.from);
        const auto bin = static_cast<std::size_t>(std::max(0.0, share) * kSightingBins);
        ++seen.bins[std::min(bin, kSightingBins - 1)];
    }

    const identity::EntityMap& m_people;
    query::EntityCode m_self;
    const identity::Entity& m_entity;
    std::vector<std::vector<std::size_t>> m_slots; // by key: its places among the accounts
    std::vector<std::uint32_t> m_slotOf;           // by code
    AccountSightings m_out;
};

} // namespace

Result<AccountSightings> accountSightings(const CaseState& state, query::EntityCode entity,
                                          const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    SightingPass pass(state, entity);
    const auto& segments = state.activities.snapshot->segments;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        const auto rows = table->members(s);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->rows() == 0) continue;
        const auto actors = segments[s].column(columnIdOf(Activity::ActorKey));
        if (!actors) return tl::unexpected(actors.error());
        const auto targets = segments[s].column(columnIdOf(Activity::TargetKey));
        if (!targets) return tl::unexpected(targets.error());
        const auto times = segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!*actors && !*targets) continue;
        bool stopped = false;
        rows->forEach([&](std::uint32_t row) {
            if (row % kRowsBetweenStops == 0) stopped = stopped || stop.stopRequested();
            if (stopped) return;
            pass.add(*actors ? (*actors)->code(row) : 0, *targets ? (*targets)->code(row) : 0,
                     (*times)->at(row));
        });
        if (stopped || stop.stopRequested()) return cancelled();
    }
    return pass.take();
}

} // namespace sightline::usecase
