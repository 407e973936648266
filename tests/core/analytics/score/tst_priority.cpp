// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/score: priority.h, twins.h and weights.h.
#include "core/analytics/score/priority.h"
#include "core/analytics/score/twins.h"

#include <QTest>

#include <map>
#include <numeric>

namespace sightline
{

using namespace analytics;

namespace
{

constexpr std::int32_t kDay0 = 739'000;

Alert alertOf(const char* id, const char* title, const char* severity, std::int32_t day,
              const char* source = "MDI")
{
    Alert out;
    out.externalId = id;
    out.title = title;
    out.severity = severity;
    out.source = source;
    out.time = (kDay0 + day) * kTicksPerDay + kTicksPerHour;
    return out;
}

std::vector<AlertPoints> pointsOf(const std::vector<Alert>& alerts,
                                  const std::vector<std::vector<std::uint32_t>>& users,
                                  std::vector<Impact> impacts = std::vector<Impact>(40))
{
    return alertPoints(alerts, users, impacts, (kDay0 + 9) * kTicksPerDay, defaultWeights());
}

std::int32_t sumOf(const std::vector<AlertPoints>& points)
{
    return std::accumulate(points.begin(), points.end(), 0,
                           [](std::int32_t n, const AlertPoints& p) { return n + p.points; });
}

} // namespace

class TestPriority : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // The one public series of the withdrawn page: daily scores of one user from 14 to 28 July. It begins
    // with an alert that is five days old on the 14th; then 38, 19 and 56 points come in.
    void theVendorsSeries()
    {
        const std::map<std::int32_t, std::int32_t> increments{{9, 32}, {19, 38}, {20, 19}, {23, 56}};
        const std::vector<std::int32_t> expected{32, 32, 0, 0, 0, 38, 57, 57, 57, 113, 113, 113, 75, 56, 56};
        std::vector<AlertPoints> alerts;
        for (const auto& [day, points] : increments)
            alerts.push_back({0, 0, kDay0 + day, points, 1});
        std::vector<std::int32_t> series;
        for (std::int32_t day = 14; day <= 28; ++day)
            series.push_back(priorities({}, alerts, 1, kDay0 + day)[0].sum());
        QCOMPARE(series, expected);
    }

    void severitiesWeigh()
    {
        for (const auto& [severity, points] : {std::pair{"Informational", 5}, std::pair{"Low", 19},
                                               std::pair{"Medium", 35}, std::pair{"High", 56}})
            QCOMPARE(sumOf(pointsOf({alertOf("1", "a", severity, 0)}, {{0}})), points);
    }

    void sensitiveUsersWeighMore()
    {
        std::vector<Impact> impacts(40);
        impacts[1].sensitive = true;
        impacts[2].radius = BlastRadius::Medium;
        impacts[3].honeytoken = true;
        const std::vector<Alert> alerts{alertOf("1", "a", "Low", 0)};
        const auto of = [&](std::uint32_t user) { return pointsOf(alerts, {{user}}, impacts)[0].points; };
        QCOMPARE(of(0), 19);
        QCOMPARE(of(1), 24);
        QCOMPARE(of(2), 21);
        QCOMPARE(of(3), 70);
    }

    void rareTypesWeighMore()
    {
        std::vector<Alert> alerts;
        std::vector<std::vector<std::uint32_t>> users;
        for (std::uint32_t u = 0; u < 20; ++u) {
            alerts.push_back(alertOf("", "common", "Medium", 0));
            users.push_back({u});
        }
        for (std::uint32_t u = 0; u < 4; ++u) {
            alerts.push_back(alertOf("", "usual", "Medium", 0));
            users.push_back({u});
        }
        alerts.push_back(alertOf("", "rare", "Medium", 0));
        users.push_back({30});
        std::map<std::string, std::int32_t> points;
        for (const AlertPoints& p : pointsOf(alerts, users))
            points[alerts[p.alert].title] = p.points;
        QCOMPARE(points["usual"], 35);
        QCOMPARE(points["common"], 28);
        QVERIFY(points["rare"] > 35 && points["rare"] <= 42);
    }

    void verdictsTakeTheirPartOut()
    {
        std::vector<Alert> alerts{alertOf("1", "a", "High", 0), alertOf("2", "b", "Low", 0)};
        QCOMPARE(sumOf(pointsOf(alerts, {{0}, {0}})), 75);
        for (const char* verdict : {"FalsePositive", "Benign"}) {
            alerts[0].resolution = verdict;
            QCOMPARE(sumOf(pointsOf(alerts, {{0}, {0}})), 19);
        }
        alerts[0].resolution = "TruePositive";
        QCOMPARE(sumOf(pointsOf(alerts, {{0}, {0}})), 75);
    }

    void twinsCountOnce()
    {
        std::vector<Alert> alerts{
            alertOf("da637d-4f0a-11ee", "Suspected DCSync attack", "High", 0, "Defender for Identity"),
            alertOf("DA637D-4F0A-11EE", "Suspected DCSync", "Medium", 0, "Microsoft Sentinel"),
            alertOf("17", "Mass download", "Medium", 1, "Cloud Apps"),
            alertOf("99", "Mass Download.", "Medium", 1, "Microsoft Sentinel"),
            alertOf("18", "Mass download", "Medium", 1, "Cloud Apps")};
        const std::vector<std::vector<std::uint32_t>> users{{0}, {0}, {0}, {0}, {0}};
        // 17 and 18 are two alerts of one product; the other's copy ties them all to one detection.
        QCOMPARE(twinGroups(alerts, users), (std::vector<std::uint32_t>{0, 0, 2, 2, 2}));
        auto points = pointsOf(alerts, users);
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].twins, 2U);
        QCOMPARE(points[0].points, 56);
        // About somebody else, or later, it is another detection.
        QCOMPARE(twinGroups({alerts[2], alerts[3]}, {{0}, {1}}), (std::vector<std::uint32_t>{0, 1}));
        alerts[3].time += 6 * kTicksPerMinute;
        QCOMPARE(twinGroups({alerts[2], alerts[3]}, {{0}, {0}}), (std::vector<std::uint32_t>{0, 1}));
        // A verdict on one of them is one on the detection.
        alerts[1].resolution = "FalsePositive";
        points = pointsOf({alerts[0], alerts[1]}, {{0}, {0}});
        QCOMPARE(sumOf(points), 0);
    }

    void anIncidentIsTheTwinOfItsAlerts()
    {
        std::vector<Alert> alerts{alertOf("da637d-4f0a-11ee", "a", "Low", 0),
                                  alertOf("incident-1234567", "b", "High", 0, "Sentinel")};
        alerts[1].entities = R"(["da637d-4f0a-11ee"])";
        QCOMPARE(twinGroups(alerts, {{0}, {}}), (std::vector<std::uint32_t>{0, 0}));
    }

    void pointsOfADaySumToIt()
    {
        for (const double chance : {0.5, 0.0101, 0.0099, 1e-3, 3e-4, 1e-4, 1e-6}) {
            DayScore day;
            day.chance = chance;
            day.channels[static_cast<std::size_t>(Channel::Action)] = 7.5F;
            day.channels[static_cast<std::size_t>(Channel::Country)] = 6.25F;
            day.channels[static_cast<std::size_t>(Channel::Isp)] = 6;
            day.channels[static_cast<std::size_t>(Channel::Volume)] = 1;
            const auto points = dayPoints(day);
            const auto sum = std::accumulate(points.begin(), points.end(), 0);
            QCOMPARE(sum, day.points() < kRiskyPoints ? 0 : static_cast<int>(std::lround(day.points())));
            QVERIFY(sum <= 10);
            // What stands in for a family that is left out is what else stands out.
            QVERIFY(sum == 0 || points[static_cast<std::size_t>(Family::Origin)] > 0);
            QCOMPARE(points[static_cast<std::size_t>(Family::Time)], 0);
        }
    }

    void fewUsersHaveNoPercentile()
    {
        std::vector<AlertPoints> alerts;
        for (std::uint32_t u = 0; u < 19; ++u)
            alerts.push_back({0, u, kDay0, static_cast<std::int32_t>(u), 1});
        QVERIFY(!priorities({}, alerts, 30, kDay0)[18].percentile);
        alerts.push_back({0, 19, kDay0, 19, 1});
        const auto all = priorities({}, alerts, 30, kDay0);
        QCOMPARE(*all[19].percentile, 95.0);
        QCOMPARE(*all[0].percentile, 0.0);
        QVERIFY(!all[25].percentile); // never seen
    }

    void wrongWeightsAreNamed()
    {
        QVERIFY(readWeights("{").error().text().find("JSON") != std::string::npos);
        QVERIFY(readWeights(R"({"version":"2","severity":{"Low":1},"resolution":{}})")
                    .error()
                    .text()
                    .find("severity.Informational") != std::string::npos);
        QVERIFY(readWeights(R"({"version":"2","severity":{"Low":-1},"resolution":{}})")
                    .error()
                    .text()
                    .find("severity.Low") != std::string::npos);
        QCOMPARE(defaultWeights().version, std::string("1"));
    }
};

} // namespace sightline

#include "tst_priority.moc"
