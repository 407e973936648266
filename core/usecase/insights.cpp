// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/insights.h"

#include "core/analytics/score/day_book.h"
#include "core/base/resources.h"
#include "core/usecase/score_reasons.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace sightline::usecase
{
namespace
{

using analytics::Dimension;
using analytics::Tally;

constexpr std::array<std::string_view, 5> kKinds{"FirstTimeUser", "UncommonUser", "UncommonPeers",
                                                 "FirstTimeTenant", "UncommonTenant"};
constexpr std::uint32_t kLeastPeers = 3;

struct Rule {
    Dimension dimension = Dimension::Action;
    InsightKind kind = InsightKind::FirstTimeUser;
    std::string_view name;
    std::int32_t days = 0;
};

std::vector<Rule> readRules()
{
    std::vector<Rule> out;
    for (const auto& row : resourceTable("tables/insights.tsv")) {
        Rule rule;
        for (std::size_t d = 0; d < analytics::kDimensions; ++d) {
            if (analytics::dimensionName(static_cast<Dimension>(d)) == row[0])
                rule.dimension = static_cast<Dimension>(d);
        }
        rule.kind = static_cast<InsightKind>(std::ranges::find(kKinds, row[1]) - kKinds.begin());
        rule.name = row[2];
        std::from_chars(row[3].data(), row[3].data() + row[3].size(), rule.days);
        out.push_back(rule);
    }
    return out;
}

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> kRules = readRules();
    return kRules;
}

// A value of the day, and what the user's days before say of it.
struct OwnValue {
    Tally tally;
    std::vector<std::int32_t> days; // before, ascending
    std::string text, activity;
};

bool isOften(std::uint32_t with, std::uint32_t of, std::uint32_t oneIn)
{
    return with * oneIn > of;
}

class InsightFinder
{
public:
    InsightFinder(const CaseState& state, const JudgedDays& judged, const analytics::DayBook& book,
                  std::uint32_t user, std::int32_t day)
        : m_state(state), m_judged(judged), m_book(book), m_user(user), m_day(day)
    {
    }

    Result<std::vector<Insight>> run(const StopToken& stop)
    {
        lookBack();
        if (m_values.empty()) return std::vector<Insight>{};
        lookAround();
        std::vector<Insight> out;
        for (std::size_t v = 0; v < m_values.size(); ++v) {
            for (std::size_t r = 0; r < rules().size(); ++r) {
                if (static_cast<std::size_t>(rules()[r].dimension) == m_values[v].tally.kind)
                    judge(v, rules()[r], out);
            }
        }
        SL_TRY(readTexts(out, stop));
        return out;
    }

private:
    void lookBack()
    {
        std::map<std::uint64_t, std::size_t> places;
        m_book.eachDayOf(m_user, m_day, [&](std::int32_t day, const analytics::UserDayTallies& of) {
            if (day < m_day) m_activeDays.push_back(day);
            if (day < m_day) return;
            for (const Tally& t : of.all()) {
                if (t.kind >= analytics::kDimensions) continue;
                places[t.key()] = m_values.size();
                m_values.push_back({t, {}, {}, {}});
            }
        });
        m_book.eachDayOf(m_user, m_day - 1, [&](std::int32_t day, const analytics::UserDayTallies& of) {
            for (const Tally& t : of.all()) {
                const auto at = places.find(t.key());
                if (at != places.end()) m_values[at->second].days.push_back(day);
            }
        });
    }

    // Who had the values, for every look-back that a rule needs.
    void lookAround()
    {
        std::vector<analytics::ValueAsk> asks;
        for (std::size_t v = 0; v < m_values.size(); ++v) {
            for (const Rule& rule : rules()) {
                if (rule.kind < InsightKind::UncommonPeers ||
                    static_cast<std::size_t>(rule.dimension) != m_values[v].tally.kind)
                    continue;
                const auto [at, isNew] = m_asked.try_emplace({v, rule.days}, asks.size());
                if (isNew)
                    asks.push_back(
                        {m_values[v].tally.kind, m_values[v].tally.value, m_day, m_day - rule.days});
                m_active.try_emplace(rule.days);
            }
        }
        Workers* workers = m_state.activities.workers.get();
        m_with = m_book.usersWith(asks, m_judged.users.size(), workers);
        for (auto& [days, users] : m_active)
            users = m_book.usersActive(m_day - days, m_day, m_judged.users.size());
    }

    void judge(std::size_t value, const Rule& rule, std::vector<Insight>& out)
    {
        const OwnValue& own = m_values[value];
        const std::int32_t from = m_day - rule.days;
        const auto since = [from](const std::vector<std::int32_t>& days) {
            return static_cast<std::uint32_t>(days.end() - std::ranges::lower_bound(days, from));
        };
        Insight found;
        found.name = rule.name;
        found.dimension = rule.dimension;
        found.kind = rule.kind;
        found.count = own.tally.count;
        found.days = static_cast<std::uint32_t>(rule.days);
        found.active = since(m_activeDays);
        found.with = since(own.days);
        found.lastDay = own.days.empty() ? 0 : own.days.back();
        if (m_activeDays.size() < kLeastInsightDays || !holds(value, rule, found)) return;
        out.push_back(std::move(found));
        m_places.push_back(value);
    }

    // Fills in who was active and who of them had the value.
    bool holds(std::size_t value, const Rule& rule, Insight& found) const
    {
        if (rule.kind == InsightKind::FirstTimeUser) return found.with == 0;
        if (rule.kind == InsightKind::UncommonUser)
            return found.lastDay != 0 && found.active >= kLeastInsightDays &&
                   !isOften(found.with, found.active, 10);
        const auto& with = m_with[m_asked.at({value, rule.days})];
        const auto& active = m_active.at(rule.days);
        found.active = found.with = 0;
        const auto count = [&](std::uint32_t u) {
            found.active += active[u] ? 1 : 0;
            found.with += with[u] ? 1 : 0;
        };
        if (rule.kind == InsightKind::UncommonPeers) {
            std::ranges::for_each(m_judged.peers[m_user].peers, count);
            return found.active >= kLeastPeers && !isOften(found.with, found.active, 10);
        }
        for (std::uint32_t u = 0; u < m_judged.users.size(); ++u)
            count(u);
        if (rule.kind == InsightKind::FirstTimeTenant) return found.with == 0;
        return found.with > 0 && (found.with == 1 || !isOften(found.with, found.active, 100));
    }

    // Gives the values of the insights the texts that the day's records have.
    Result<> readTexts(std::vector<Insight>& out, const StopToken& stop)
    {
        if (out.empty()) return {};
        const auto table = query::TableBinding::open(m_state.activities, "Activity");
        if (!table) return tl::unexpected(table.error());
        const auto rows = rowsOfDay(m_state, m_judged, *table, m_user, m_day, stop);
        if (!rows) return tl::unexpected(rows.error());
        std::map<std::uint64_t, std::size_t> missing; // key to the place of the value
        for (const std::size_t v : m_places)
            missing[m_values[v].tally.key()] = v;
        ValueReader reader(*table);
        for (const RowRef& row : *rows) {
            if (missing.empty()) break;
            SL_TRY(readRow(reader, row, missing));
        }
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i].value = m_values[m_places[i]].text;
            out[i].activity = m_values[m_places[i]].activity;
        }
        return {};
    }

    Result<> readRow(ValueReader& reader, RowRef row, std::map<std::uint64_t, std::size_t>& missing)
    {
        for (std::size_t d = 0; d < analytics::kDimensions; ++d) {
            const auto value = reader.value(row, static_cast<Dimension>(d));
            if (!value) return tl::unexpected(value.error());
            const auto at = missing.find(Tally{static_cast<std::uint8_t>(d), *value, 0}.key());
            if (*value == 0 || at == missing.end()) continue;
            OwnValue& own = m_values[at->second];
            own.text = reader.text();
            auto id = reader.cell(row, Activity::ActivityId);
            if (!id) return tl::unexpected(id.error());
            own.activity = std::move(*id);
            missing.erase(at);
        }
        return {};
    }

    const CaseState& m_state;
    const JudgedDays& m_judged;
    const analytics::DayBook& m_book;
    std::uint32_t m_user;
    std::int32_t m_day;
    std::vector<std::int32_t> m_activeDays; // of the user, before
    std::vector<OwnValue> m_values;
    std::map<std::pair<std::size_t, std::int32_t>, std::size_t> m_asked; // value and days to the question
    std::vector<std::vector<bool>> m_with;                               // by question: users
    std::map<std::int32_t, std::vector<bool>> m_active;                  // by days: users
    std::vector<std::size_t> m_places;                                   // of the values of what was found
};

} // namespace

Result<std::vector<Insight>> insightsOf(const CaseState& state, const JudgedDays& judged, std::uint32_t user,
                                        std::int32_t day, const StopToken& stop)
{
    const auto book = judged.book->open(stop);
    if (!book) return tl::unexpected(book.error());
    return InsightFinder(state, judged, **book, user, day).run(stop);
}

Result<DayInsights> dayInsights(const CaseState& state, const JudgedDays& judged, std::uint32_t user,
                                std::optional<std::int32_t> chosen, std::int32_t newest,
                                const StopToken& stop)
{
    const auto book = judged.book->open(stop);
    if (!book) return tl::unexpected(book.error());
    DayInsights out;
    std::vector<std::int32_t> active;
    (*book)->eachDayOf(
        user, chosen.value_or(newest),
        [&](std::int32_t day, const analytics::UserDayTallies& /*of*/) { active.push_back(day); });
    out.day = chosen.value_or(active.empty() ? newest : active.back());
    out.wasActive = !active.empty() && active.back() == out.day;
    out.before = static_cast<std::uint32_t>(active.size() - (out.wasActive ? 1 : 0));
    auto found = insightsOf(state, judged, user, out.day, stop);
    if (!found) return tl::unexpected(found.error());
    out.insights = std::move(*found);
    return out;
}

std::string insightSentence(const Insight& i)
{
    const std::string last = i.lastDay == 0 ? "never before" : "last on " + dayText(i.lastDay);
    switch (i.kind) {
    case InsightKind::FirstTimeUser:
        return fmt::format("Not on any of the user's {} active days of the last {}; {}.", i.active, i.days,
                           last);
    case InsightKind::UncommonUser:
        return fmt::format("On {} of the user's {} active days of the last {}; {}.", i.with, i.active, i.days,
                           last);
    case InsightKind::UncommonPeers:
        return fmt::format("{} of {} peers had it in the last {} days.", i.with, i.active, i.days);
    case InsightKind::FirstTimeTenant:
        return fmt::format("None of {} users had it in the last {} days.", i.active, i.days);
    case InsightKind::UncommonTenant:
        return fmt::format("{} of {} users had it in the last {} days.", i.with, i.active, i.days);
    }
    return {};
}

std::string_view insightKindWord(InsightKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

} // namespace sightline::usecase
