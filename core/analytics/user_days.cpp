// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/user_days.h"

#include "core/analytics/day_slices.h"
#include "core/query/groups.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sightline::analytics
{
namespace
{

constexpr std::string_view kFailure = "failure";
constexpr std::uint32_t kPairwise = 12;
constexpr std::uint32_t kBlock = 1024;

// The columns a day is counted by, as codes.
struct Columns {
    std::optional<query::RowCodes> users; // none: the set is counted as a whole, as group 0
    query::RowCodes addresses;
    query::RowCodes countries;
    query::RowCodes results;
    std::uint32_t failure = 0; // code group of `results`; 0: no row failed

    [[nodiscard]] std::uint32_t groups() const { return users ? users->groups() : 1; }
};

// One row of the day, with what is counted in few bytes.
struct Seen {
    std::uint32_t address = 0;
    std::uint32_t countryAndFailure = 0; // country * 2 + failed
};

// Counts one day after the other; a worker has one.
class DayCounter
{
public:
    DayCounter(const Columns& columns, const query::RowSet& rows) : m_columns(columns), m_rows(rows)
    {
        m_addressSeen.assign(columns.addresses.groups(), 0);
        m_countrySeen.assign(columns.countries.groups(), 0);
        m_ends.assign(columns.groups(), 0);
    }

    void count(const std::vector<DaySlice>& slices, std::vector<UserDay>& out)
    {
        countUsers(slices);
        sortByUser(slices);
        if (!m_columns.users) {
            if (m_ends[0] != 0) out.push_back(oneUser(0, 0, m_ends[0]));
            return;
        }
        const std::uint32_t users = m_columns.groups();
        std::size_t present = 0;
        for (std::uint32_t user = 1; user < users; ++user)
            present += m_ends[user] != m_ends[user - 1] ? 1 : 0;
        out.resize(present);
        auto to = out.begin();
        for (std::uint32_t user = 1; user < users; ++user) {
            const std::uint32_t begin = m_ends[user - 1];
            const std::uint32_t end = m_ends[user];
            if (begin != end) *to++ = oneUser(user, begin, end);
        }
    }

private:
    // m_ends[u]: the number of rows of users before u, where the next of u goes.
    void countUsers(const std::vector<DaySlice>& slices)
    {
        std::ranges::fill(m_ends, 0U);
        for (const DaySlice& slice : slices) {
            const Bitmap& set = m_rows.bySegment[slice.segment];
            if (!m_columns.users) {
                m_ends[0] += set.count(slice.begin, slice.end);
            } else if (m_columns.users->plain()) {
                m_columns.users->addCounts(slice.segment, set, slice.begin, slice.end, m_ends);
            } else {
                eachGroup(*m_columns.users, slice,
                          [this](std::size_t, std::uint32_t user) { ++m_ends[user]; });
            }
        }
        std::uint32_t before = 0;
        for (std::uint32_t& n : m_ends)
            before += std::exchange(n, before);
        if (m_sorted.size() < before) m_sorted.resize(before); // kept from day to day: every place is written
    }

    // m_sorted: the rows by user; m_ends[u]: the end of user u's. What is read of a row passes through a
    // block that the nearest cache holds.
    void sortByUser(const std::vector<DaySlice>& slices)
    {
        for (const DaySlice& slice : slices) {
            for (std::uint32_t begin = slice.begin; begin < slice.end; begin += kBlock) {
                const DaySlice block{slice.segment, begin, std::min(slice.end, begin + kBlock)};
                const std::size_t rows = read(block);
                for (std::size_t i = 0; i < rows; ++i)
                    m_sorted[m_ends[m_users[i]]++] = m_seen[i];
            }
        }
    }

    // Into m_users and m_seen; answers how many rows of the set there were.
    std::size_t read(const DaySlice& block)
    {
        if (m_columns.users)
            eachGroup(*m_columns.users, block, [&](std::size_t i, std::uint32_t v) { m_users[i] = v; });
        const std::size_t rows = eachGroup(m_columns.addresses, block,
                                           [&](std::size_t i, std::uint32_t v) { m_seen[i].address = v; });
        eachGroup(m_columns.countries, block,
                  [&](std::size_t i, std::uint32_t v) { m_seen[i].countryAndFailure = v * 2; });
        if (m_columns.failure == 0) return rows;
        eachGroup(m_columns.results, block, [&](std::size_t i, std::uint32_t v) {
            m_seen[i].countryAndFailure |= v == m_columns.failure ? 1 : 0;
        });
        return rows;
    }

    // Calls f(i, group) for the i-th chosen row of the slice; answers how many there are.
    template <class F>
    std::size_t eachGroup(const query::RowCodes& column, const DaySlice& slice, F&& f) const
    {
        const Bitmap& set = m_rows.bySegment[slice.segment];
        const std::uint32_t chosen = set.count(slice.begin, slice.end);
        column.visit(slice.segment, [&](auto codeAt) {
            const auto groupAt = [&](std::uint32_t row) { return column.groupOf(codeAt(row)); };
            if (chosen != slice.end - slice.begin) {
                std::size_t i = 0;
                set.forEach(slice.begin, slice.end, [&](std::uint32_t row) { f(i++, groupAt(row)); });
            } else if (column.plain()) {
                for (std::uint32_t row = slice.begin; row < slice.end; ++row)
                    f(row - slice.begin, codeAt(row));
            } else {
                for (std::uint32_t row = slice.begin; row < slice.end; ++row)
                    f(row - slice.begin, groupAt(row));
            }
        });
        return chosen;
    }

    UserDay oneUser(std::uint32_t user, std::uint32_t begin, std::uint32_t end)
    {
        const std::uint32_t n = end - begin;
        const Seen* rows = m_sorted.data() + begin;
        UserDay out{user, n, 0, 0, 0};
        if (n == 1) { // a third of them
            out.addresses = rows->address != 0 ? 1 : 0;
            out.countries = rows->countryAndFailure > 1 ? 1 : 0;
            out.failures = rows->countryAndFailure & 1;
            return out;
        }
        if (++m_turn == 0) restart();
        out.addresses = n <= kPairwise ? distinctOfFew(rows, n) : distinctOfMany(rows, n);
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t country = rows[i].countryAndFailure / 2;
            out.failures += rows[i].countryAndFailure & 1;
            out.countries += isNew(m_countrySeen[country]) && country != 0 ? 1 : 0;
        }
        return out;
    }

    // The stamps of all addresses do not fit the near caches: few rows are compared with each other instead.
    [[nodiscard]] static std::uint32_t distinctOfFew(const Seen* rows, std::uint32_t n)
    {
        std::uint32_t out = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            bool known = rows[i].address == 0;
            for (std::uint32_t k = 0; k < i; ++k)
                known |= rows[k].address == rows[i].address;
            out += known ? 0 : 1;
        }
        return out;
    }

    [[nodiscard]] std::uint32_t distinctOfMany(const Seen* rows, std::uint32_t n)
    {
        std::uint32_t out = 0;
        for (std::uint32_t i = 0; i < n; ++i)
            out += isNew(m_addressSeen[rows[i].address]) && rows[i].address != 0 ? 1 : 0;
        return out;
    }

    [[nodiscard]] bool isNew(std::uint16_t& stamp) const
    {
        const bool out = stamp != m_turn;
        stamp = m_turn;
        return out;
    }

    void restart()
    {
        std::ranges::fill(m_addressSeen, std::uint16_t{0});
        std::ranges::fill(m_countrySeen, std::uint16_t{0});
        m_turn = 1;
    }

    const Columns& m_columns;
    const query::RowSet& m_rows;
    std::array<std::uint32_t, kBlock> m_users{};
    std::array<Seen, kBlock> m_seen{};
    std::vector<Seen> m_sorted;
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint16_t> m_addressSeen; // == m_turn: seen with this user and day
    std::vector<std::uint16_t> m_countrySeen;
    std::uint16_t m_turn = 0;
};

Result<query::RowCodes> codesOf(const query::TableBinding& table, const query::RowSet& rows,
                                std::string_view column, const StopToken& stop)
{
    const auto found = query::findColumn(table, column);
    if (!found) return tl::unexpected(found.error());
    return query::RowCodes::prepare(table, rows, **found, stop);
}

// What the rows are counted by, without the users.
Result<Columns> countedColumns(const query::TableBinding& table, const query::RowSet& rows,
                               const StopToken& stop)
{
    auto address = codesOf(table, rows, "IPAddress", stop);
    if (!address) return tl::unexpected(std::move(address.error()));
    auto country = codesOf(table, rows, "Country", stop);
    if (!country) return tl::unexpected(std::move(country.error()));
    auto result = codesOf(table, rows, "Result", stop);
    if (!result) return tl::unexpected(std::move(result.error()));
    Columns columns{{}, std::move(*address), std::move(*country), std::move(*result)};
    for (std::uint32_t g = 1; g < columns.results.groups(); ++g) {
        if (columns.results.text(g) == kFailure) columns.failure = g;
    }
    return columns;
}

// Counts each of the days, on all cores.
Result<> countDays(const query::TableBinding& table, const query::RowSet& rows, const Columns& columns,
                   const std::vector<std::vector<DaySlice>>& slices, std::vector<std::vector<UserDay>>& out,
                   const StopToken& stop)
{
    Workers* workers = table.context().workers.get();
    std::vector<std::unique_ptr<DayCounter>> counters(widthOf(workers));
    out.resize(slices.size());
    return forEach(workers, out.size(), [&](std::size_t d, unsigned worker) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        if (!counters[worker]) counters[worker] = std::make_unique<DayCounter>(columns, rows);
        counters[worker]->count(slices[d], out[d]);
        return {};
    });
}

} // namespace

Result<UserDays> userDays(const query::TableBinding& table, const query::RowSet& rows, std::string_view users,
                          const StopToken& stop)
{
    auto user = codesOf(table, rows, users, stop);
    if (!user) return tl::unexpected(std::move(user.error()));
    auto columns = countedColumns(table, rows, stop);
    if (!columns) return tl::unexpected(std::move(columns.error()));
    columns->users = std::move(*user);
    const auto days = cutIntoDays(table, rows, stop);
    if (!days) return tl::unexpected(days.error());
    UserDays out;
    out.first = days->first;
    SL_TRY(countDays(table, rows, *columns, days->slices, out.days, stop));
    out.users = std::make_shared<const query::RowCodes>(std::move(*columns->users));
    return out;
}

Result<std::vector<SetDay>> daysOfSet(const query::TableBinding& table, const query::RowSet& rows,
                                      const DayAt& dayAt, const StopToken& stop)
{
    const auto columns = countedColumns(table, rows, stop);
    if (!columns) return tl::unexpected(columns.error());
    const auto cut = cutAt(table, rows, dayAt, stop);
    if (!cut) return tl::unexpected(cut.error());
    std::vector<std::vector<UserDay>> counted;
    SL_TRY(countDays(table, rows, *columns, cut->slices, counted, stop));
    std::vector<SetDay> out;
    for (std::size_t d = 0; d < counted.size(); ++d) {
        for (const UserDay& day : counted[d])
            out.push_back({cut->days[d].first, cut->days[d].second, day});
    }
    return out;
}

} // namespace sightline::analytics
