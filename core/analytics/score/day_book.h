// SPDX-License-Identifier: GPL-3.0-or-later
// The tallies of all segments by day and person: accounts of one person become one. Any thread may read.
#pragma once

#include "core/analytics/score/day_model.h"
#include "core/base/workers.h"
#include "core/query/context.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace sightline::analytics
{

using SegmentTalliesPtr = std::shared_ptr<const SegmentTallies>;

// Users of one day, in the order of their numbers. What they point into lives as long as this and the book.
struct BookDay {
    std::vector<UserDayTallies> users;
    std::vector<std::vector<Tally>> merged; // of those who have several entries
};

// Who had a value from one day to before another?
struct ValueAsk {
    std::uint8_t kind = 0;
    std::uint32_t value = 0;
    std::int32_t before = 0;
    std::int32_t from = 0;
};

class DayBook
{
public:
    // userOf: a person's number by entity code, kNobody for those who are left out.
    static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

    DayBook(std::vector<SegmentTalliesPtr> segments, const query::Lookup& lookup,
            const std::vector<std::uint32_t>& userOf, Workers* workers = nullptr);

    // Whether a book of these would be the same as this one.
    [[nodiscard]] bool isOf(std::span<const SegmentTalliesPtr> segments, const query::Lookup& lookup,
                            const std::vector<std::uint32_t>& userOf) const;

    // By which user the days of an account are counted. Who held a name that changed hands is asked for at
    // noon.
    [[nodiscard]] static std::uint32_t userOn(std::int32_t day, Code account, const query::Lookup& lookup,
                                              const std::vector<std::uint32_t>& userOf);

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }

    [[nodiscard]] std::int32_t firstDay() const { return m_entries.front().day; }

    [[nodiscard]] std::int32_t lastDay() const { return m_entries.back().day; }

    // At most so many users on all days together.
    [[nodiscard]] std::size_t userDays() const { return m_entries.size(); }

    // Whether anything of the user is in it.
    [[nodiscard]] bool has(std::uint32_t user) const
    {
        return user + 1 < m_usersEnd.size() && m_usersEnd[user] < m_usersEnd[user + 1];
    }

    // only: by number of the user; null for everybody.
    [[nodiscard]] BookDay day(std::int32_t day, Workers* workers = nullptr,
                              const std::vector<bool>* only = nullptr) const;

    // The same into a day that was read before: takes less memory anew.
    void read(std::int32_t day, Workers* workers, const std::vector<bool>* only, BookDay& out) const;

    // All days of one user up to one, the first first; the span of tallies lives as long as the call.
    using EachDay = std::function<void(std::int32_t day, const UserDayTallies& tallies)>;
    void eachDayOf(std::uint32_t user, std::int32_t upTo, const EachDay& take) const;

    // Who did anything, by number of the user.
    [[nodiscard]] std::vector<bool> usersActive(std::int32_t from, std::int32_t before,
                                                std::size_t users) const;
    // For each question, who: by number of the user.
    [[nodiscard]] std::vector<std::vector<bool>> usersWith(const std::vector<ValueAsk>& asks,
                                                           std::size_t users, Workers* workers) const;

    // By which users the same days of accounts were done in another book of the same segments: by number
    // here, the number there, or kNobody. Empty where they do not agree one to one.
    [[nodiscard]] std::vector<std::uint32_t> usersIn(const DayBook& other, std::size_t users) const;

private:
    struct Entry {
        std::int32_t day = 0;
        std::uint32_t user = 0;
        std::uint32_t segment = 0;
        std::uint32_t place = 0; // in SegmentTallies::days

        auto operator<=>(const Entry&) const = default;
    };

    [[nodiscard]] std::span<const Tally> talliesOf(const Entry& entry) const;
    [[nodiscard]] UserDayTallies counted(std::span<const Entry> entries) const; // without tallies
    void merge(std::span<const Entry> entries, std::vector<Tally>& out) const;
    void readUsers(std::span<const std::span<const Entry>> entries, std::span<UserDayTallies> users,
                   std::vector<Tally>& merged) const;
    [[nodiscard]] std::uint32_t userOfAccount(Code account, const query::Lookup& lookup,
                                              const std::vector<std::uint32_t>& userOf) const;
    void sortByDay(Workers* workers);
    void indexUsers();

    static constexpr std::uint32_t kByDay = 0xFFFFFFFE; // an account that changed hands

    std::vector<SegmentTalliesPtr> m_segments; // none empty
    std::vector<std::uint32_t> m_byAccount;    // users, kNobody or kByDay, by code
    std::vector<Entry> m_entries;              // sorted
    std::vector<std::uint32_t> m_byUser;       // places of entries, by user, then day
    std::vector<std::uint32_t> m_usersEnd;     // by user: where they begin in m_byUser; one more at the end
};

} // namespace sightline::analytics
