// SPDX-License-Identifier: GPL-3.0-or-later
// Tests the company of core/demo against its written model: the hyper-priors are those of POPULATION.md, and
// what changes over the days shows in the directory and in the logs.
#include "core/demo/population.h"
#include "core/demo/rhythm.h"
#include "core/demo/tables.h"
#include "core/demo/timeline.h"
#include "tests/core/demo/demo_files.h"
#include "tests/support/shared_data.h"

#include <QtTest>

#include <fmt/format.h>
#include <set>

namespace sightline
{

using namespace demo;

namespace
{

Company company(std::uint64_t seed, int users = 300, int days = 120)
{
    const Ticks end = *fromCivil({2026, 10, 16, 18, 0, 0, 0});
    return makeCompany(users, seed, end - days * kTicksPerDay, end);
}

} // namespace

class TestPopulationModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void documentListsThePriors()
    {
        std::ifstream in(test::sourceRoot() / "tests/evaluation/POPULATION.md");
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (const Prior& p : priors()) {
            const std::string row = fmt::format("| {} | {} | {} | {} | {} |", p.name, p.low, p.high,
                                                p.spread == Spread::Even ? "even" : "log", p.unit);
            QVERIFY2(text.find(row) != std::string::npos, row.c_str());
        }
    }

    void traitsDifferBySeedWithinTheirRanges()
    {
        std::set<std::uint32_t> paces;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const Traits traits(seed);
            for (const Prior& p : priors())
                QVERIFY2(traits[p.trait] >= p.low && traits[p.trait] <= p.high, p.name.data());
            paces.insert(traits[Trait::Pace]);
        }
        QVERIFY(paces.size() > 30);
    }

    void peopleComeGoAndMove()
    {
        int joins = 0, leaves = 0, moves = 0, laptops = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Company c = company(seed);
            for (std::uint32_t who = 0; who < c.people; ++who) {
                const Account& a = c.accounts[who];
                joins += a.joinDay >= 0 ? 1 : 0;
                leaves += a.leaveDay != kNever ? 1 : 0;
                moves += a.moveDay != kNever ? 1 : 0;
                laptops += a.laptopDay != kNever ? 1 : 0;
                QVERIFY(!employedOn(a, a.joinDay - 1) || a.joinDay < 0);
                QVERIFY(a.leaveDay == kNever || !employedOn(a, a.leaveDay));
                if (a.moveDay != kNever) QVERIFY(departmentOn(a, a.moveDay) != a.department);
            }
        }
        QVERIFY2(joins > 5 && leaves > 5 && moves > 5 && laptops > 20,
                 fmt::format("{} {} {} {}", joins, leaves, moves, laptops).c_str());
    }

    void changesAreLaterRowsOfTheDirectory()
    {
        DemoOptions options;
        options.users = 80;
        options.days = 60;
        options.seed = 7;
        options.scenarios = {"none"};
        options.form = DemoForm::ActivityCsv;
        const Company c = company(options.seed, options.users, options.days);
        const test::Files files = test::generated(options);
        const auto rows = test::linesOf(files.at("directory/users.csv"));
        for (std::uint32_t who = 0; who < c.people; ++who) {
            const Account& a = c.accounts[who];
            std::size_t found = 0;
            for (const std::string& row : rows)
                found += row.find("," + a.upn + ",") == 36 ? 1 : 0;
            const std::size_t wanted = 1 + (a.moveDay < c.days ? 1U : 0U) + (a.leaveDay < c.days ? 1U : 0U);
            QVERIFY2(found == wanted, a.upn.c_str());
        }
        for (const std::uint32_t admin : c.admins)
            QVERIFY(files.at("directory/ad-accounts.csv").find(c.accounts[admin].upn) != std::string::npos);
    }

    void faultsTakeRecordsAndMoveClocks()
    {
        int outages = 0, faults = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Company c = company(seed, 60, 60);
            Event e;
            e.kind = Kind::Logon;
            for (const Outage& outage : c.outages) {
                ++outages;
                QVERIFY(outage.to > outage.from && outage.to - outage.from <= kTicksPerDay);
                e.kind = outage.feed == kSignInFeed  ? Kind::SignIn
                         : outage.feed == kAuditFeed ? Kind::Send
                                                     : Kind::Logon;
                e.host = outage.feed;
                e.time = outage.from;
                QVERIFY(!isRecorded(c, e));
            }
            for (const ClockFault& fault : c.clockFaults) {
                ++faults;
                e.kind = Kind::Logon;
                e.host = fault.host;
                e.time = fault.from;
                QCOMPARE(stampOf(c, e), fault.from + fault.ahead);
                e.time = fault.to;
                QCOMPARE(stampOf(c, e), fault.to);
            }
        }
        QVERIFY2(outages > 5 && faults > 0, fmt::format("{} {}", outages, faults).c_str());
    }

    void daysHaveTheirShape()
    {
        const Company c = company(3);
        int worked = 0, weekends = 0, abroad = 0;
        for (std::uint32_t who = 0; who < c.people; ++who) {
            for (int day = 1; day < 60; ++day) {
                const ShiftDay shift = shiftDayOf(c, who, c.beginOf(day) + 12 * kTicksPerHour);
                const DayPlan plan = planOf(c, who, shift);
                if (!plan.works) continue;
                ++worked;
                weekends += shift.number % 7 >= 5 ? 1 : 0;
                abroad += plan.where == Whereabouts::Abroad ? 1 : 0;
                QVERIFY(plan.before.from <= plan.before.to && plan.before.to <= plan.after.from &&
                        plan.after.from <= plan.after.to);
            }
        }
        QVERIFY2(worked > 300 * 25 && weekends > 0 && weekends < worked / 8 && abroad > 0,
                 fmt::format("{} {} {}", worked, weekends, abroad).c_str());
    }
};

} // namespace sightline

#include "tst_population_model.moc"
