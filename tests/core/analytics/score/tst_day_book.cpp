// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_book.h"

#include <QTest>

#include <map>

using namespace sightline;
using namespace analytics;

namespace
{

constexpr Ticks kChange = 10 * kTicksPerDay; // when accounts that change hands do

class Accounts final : public query::Lookup
{
public:
    query::EntityCode entityOf(Code account, Ticks at) const override
    {
        const auto it = later.find(account);
        return it != later.end() && at >= kChange ? it->second : first[account];
    }

    bool changesHands(Code account) const override { return later.contains(account); }

    query::EntityCode entityCount() const override { return 9; }

    std::string_view entityText(query::EntityCode /*entity*/) const override { return {}; }

    std::string_view entityId(query::EntityCode /*entity*/) const override { return {}; }

    std::vector<query::EntityCode> first{0, 1, 2, 2, 3}; // by account
    std::map<Code, query::EntityCode> later;
};

SegmentTalliesPtr tallies(const std::vector<std::pair<Code, std::int32_t>>& accountsAndDays)
{
    auto out = std::make_shared<SegmentTallies>();
    for (const auto& [account, day] : accountsAndDays) {
        AccountDay& d = out->days.emplace_back();
        d.account = account;
        d.day = day;
        d.activities = 1;
    }
    return out;
}

std::vector<std::uint32_t> usersOn(const DayBook& book, std::int32_t day)
{
    std::vector<std::uint32_t> out;
    for (const UserDayTallies& user : book.day(day).users)
        out.push_back(user.user);
    return out;
}

} // namespace

class TestDayBook : public QObject
{
    Q_OBJECT

    const std::vector<SegmentTalliesPtr> m_segments{tallies({{1, 5}, {2, 5}, {2, 12}, {4, 12}}), nullptr,
                                                    tallies({{3, 5}, {3, 12}}), tallies({})};
    const std::vector<std::uint32_t> m_userOf{DayBook::kNobody, 0, 1, 2, 3}; // by entity

private Q_SLOTS:

    void theAccountsOfOneAreOneUser()
    {
        const DayBook book(m_segments, Accounts(), m_userOf);
        QCOMPARE(usersOn(book, 5), (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(usersOn(book, 12), (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(book.day(5).users[1].activities, 2U);
    }

    void anAccountThatChangesHandsIsTwo()
    {
        Accounts accounts;
        accounts.later[3] = 4;
        const DayBook book(m_segments, accounts, m_userOf);
        QCOMPARE(usersOn(book, 5), (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(usersOn(book, 12), (std::vector<std::uint32_t>{1, 2, 3}));
    }

    void isOfWhatItWasMadeOf()
    {
        const Accounts accounts;
        const DayBook book(m_segments, accounts, m_userOf);
        QVERIFY(book.isOf(m_segments, accounts, m_userOf));
        QVERIFY(book.isOf(std::vector{m_segments[0], m_segments[2]}, accounts, m_userOf));
        QVERIFY(!book.isOf(std::vector{m_segments[0]}, accounts, m_userOf));
        QVERIFY(!book.isOf(std::vector{m_segments[2], m_segments[0]}, accounts, m_userOf));
        QVERIFY(!book.isOf(std::vector{m_segments[0], tallies({{3, 5}, {3, 12}})}, accounts, m_userOf));
    }

    void isNotOfOtherPeople()
    {
        const Accounts accounts;
        const DayBook book(m_segments, accounts, m_userOf);
        Accounts other = accounts;
        other.first[3] = 3;
        QVERIFY(!book.isOf(m_segments, other, m_userOf));
        other = accounts;
        other.later[3] = 4;
        QVERIFY(!book.isOf(m_segments, other, m_userOf));
        QVERIFY(!book.isOf(m_segments, accounts, {DayBook::kNobody, 0, 1, 3, 2}));
        QVERIFY(!book.isOf(m_segments, accounts, {DayBook::kNobody, 0, 1, DayBook::kNobody, 2}));
    }
};

#include "tst_day_book.moc"
