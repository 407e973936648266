// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/score: exact_math.h, calibration.h, memory.h, peers.h and tallies.h, each against a
// plain computation of the same.
#include "core/analytics/score/calibration.h"
#include "core/analytics/score/exact_math.h"
#include "core/analytics/score/judgements.h"
#include "core/analytics/score/memory.h"
#include "core/analytics/score/peers.h"
#include "core/analytics/score/tallies.h"
#include "tests/core/query/query_world.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace sightline
{

using namespace analytics;

namespace
{

// P(X >= x) by adding up the distribution from below.
double naiveTail(int x, double mean, double r)
{
    double below = 0;
    for (int k = 0; k < x; ++k)
        below += std::exp(std::lgamma(k + r) - std::lgamma(r) - std::lgamma(k + 1.0) +
                          r * std::log(r / (r + mean)) + k * std::log(mean / (r + mean)));
    return 1 - below;
}

bool near(double a, double b, double by)
{
    return std::abs(a - b) <= by * std::max(1.0, std::abs(b));
}

} // namespace

class TestScoreParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void logarithmsAreExact()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 20'000; ++i) {
            const double x = std::ldexp(1 + static_cast<double>(random() % 1'000'000) / 1e6,
                                        static_cast<int>(random() % 200) - 100);
            QVERIFY(near(exactLog2(x), std::log2(x), 1e-11));
            const double y = static_cast<double>(random() % 2'000'000) / 1e4 - 100;
            QVERIFY(near(exactExp2(y) / std::exp2(y), 1, 1e-11));
        }
        for (double x = 0.05; x < 400; x *= 1.07)
            QVERIFY2(near(exactLogGamma(x), std::lgamma(x), 1e-10), qPrintable(QString::number(x)));
    }

    void tailsAgreeWithSums()
    {
        for (const double mean : {0.02, 0.4, 3.0, 20.0, 150.0}) {
            for (const double r : {0.1, 1.0, 7.0, 60.0}) {
                for (const int x : {1, 2, 3, 10, 40, 120}) {
                    const double naive = naiveTail(x, mean, r);
                    if (naive < 1e-9) continue; // the sum has no digits left
                    QVERIFY2(near(tailBits(x, mean, r), -std::log2(naive), 1e-4),
                             qPrintable(QStringLiteral("%1 %2 %3").arg(x).arg(mean).arg(r)));
                }
            }
        }
        QCOMPARE(tailBits(0, 1, 1), 0.0);
        QVERIFY(tailBits(100'000, 1, 1) <= 1000);
        QVERIFY(tailBits(50, 2, 3) > tailBits(49, 2, 3));
    }

    void ranksAgreeWithCounting()
    {
        std::mt19937 random(2);
        Reference reference;
        std::vector<std::pair<std::int32_t, Step>> all;
        for (std::int32_t day = 100; day < 200; ++day) {
            reference.open(day);
            std::vector<Step> today;
            for (int i = 0; i < 30; ++i)
                today.push_back(static_cast<Step>(random() % 300));
            for (const Step s : today) {
                double atLeast = 1;
                double n = 1;
                for (const auto& [when, step] : all) {
                    if (when < day - Reference::kDays) continue;
                    n += 1;
                    atLeast += step >= s ? 1 : 0;
                }
                QCOMPARE(reference.chance(s), atLeast / n);
            }
            reference.add(day, today);
            for (const Step s : today)
                all.emplace_back(day, s);
        }
    }

    void stepsRise()
    {
        Step last = 0;
        for (double bits = 0; bits < 2000; bits += 0.5) {
            const Step step = stepOf(bits);
            QVERIFY(step >= last && step < Reference::kSteps);
            last = step;
        }
        QVERIFY(stepOf(100) > stepOf(40));
        for (std::size_t s = 0; s < Reference::kSteps; ++s) {
            const double least = bitsOfStep(static_cast<Step>(s));
            QVERIFY(std::abs(static_cast<int>(stepOf(least + 1e-9)) - static_cast<int>(s)) == 0);
            QVERIFY(s == 0 || stepOf(least - 1e-6) == s - 1);
        }
    }

    void valuesAreForgotten()
    {
        SeenValues seen;
        const std::vector<Tally> one{{0, 7, 3}};
        seen.learn(10, one);
        seen.learn(11, one);
        QVERIFY(near(seen.find(7)->daysAt(11), 1 + kForget, 1e-6));
        QVERIFY(near(seen.total(31), (1 + kForget) * std::pow(kForget, 20), 1e-6));
        QVERIFY(seen.find(8) == nullptr);
        std::vector<Tally> many;
        for (std::uint32_t v = 1; v <= 2000; ++v)
            many.push_back({0, v, 1});
        seen.learn(12, many);
        QVERIFY(seen.size() <= SeenValues::kMost); // however many there are
        QVERIFY(seen.find(7) != nullptr);          // what weighs most stays
    }

    void peersAreTheNearest()
    {
        // Two departments, and one person of both.
        constexpr std::uint32_t kA = 0, kB = 1, kX = 2, kY = 3;
        const std::vector<Traits> traits{{kA, kX}, {kA, kX}, {kA}, {kB}, {kB, kY}, {kB, kY}, {kA, kB}, {}};
        const auto groups = findPeers(traits, 4);
        QCOMPARE(groups.size(), traits.size());
        QCOMPARE(groups[0].peers.front(), 1U);
        QCOMPARE(groups[4].peers.front(), 5U);
        QVERIFY(std::ranges::find(groups[0].peers, 4U) == groups[0].peers.end());
        QVERIFY(groups[7].peers.empty());
        QCOMPARE(groups[0].shared, std::vector<std::uint32_t>{kA}); // of which half the peers are
        QVERIFY(findPeers(traits, 0)[0].shared.empty());            // without a name
        for (std::uint32_t u = 0; u < groups.size(); ++u)
            QVERIFY(std::ranges::find(groups[u].peers, u) == groups[u].peers.end());
    }

    // Against all pairs, each compared in full.
    void peersAgreeWithAllPairs()
    {
        std::mt19937 random(3);
        std::vector<Traits> traits(300);
        for (Traits& t : traits) {
            for (std::uint32_t trait = 0; trait < 60; ++trait) {
                if (random() % (3 + trait) == 0) t.push_back(trait);
            }
        }
        std::vector<std::map<std::uint32_t, double>> vectors(traits.size());
        for (std::uint32_t trait = 0; trait < 60; ++trait) {
            const auto holders = std::ranges::count_if(
                traits, [&](const Traits& t) { return std::ranges::find(t, trait) != t.end(); });
            if (holders < 2) continue;
            for (std::size_t u = 0; u < traits.size(); ++u) {
                if (std::ranges::find(traits[u], trait) != traits[u].end())
                    vectors[u][trait] = std::floor(4 * std::log2(static_cast<double>(traits.size()) /
                                                                 static_cast<double>(holders))) /
                                        4;
            }
        }
        const auto cosine = [&](std::size_t a, std::size_t b) {
            double ab = 0, aa = 0, bb = 0;
            for (const auto& [t, w] : vectors[a]) {
                aa += w * w;
                if (const auto at = vectors[b].find(t); at != vectors[b].end()) ab += w * at->second;
            }
            for (const auto& [t, w] : vectors[b])
                bb += w * w;
            return ab == 0 ? 0 : ab / std::sqrt(aa * bb);
        };
        Workers workers(2);
        const auto groups = findPeers(traits, 0, &workers);
        QVERIFY(groups == findPeers(traits, 0));
        for (std::uint32_t u = 0; u < traits.size(); ++u) {
            std::vector<double> all;
            for (std::uint32_t v = 0; v < traits.size(); ++v) {
                if (v != u) all.push_back(cosine(u, v));
            }
            std::ranges::sort(all, std::greater{});
            for (std::size_t k = 0; k < groups[u].peers.size(); ++k)
                QVERIFY(std::abs(cosine(u, groups[u].peers[k]) - all[k]) < 1e-9);
            if (groups[u].peers.size() < kMostPeers) QVERIFY(all[groups[u].peers.size()] < 0.0501);
        }
    }

    // Bounds only save work: the day is worth the same as with every chance worked out.
    void boundsDoNotChangeTheLeastChance()
    {
        std::mt19937 random(4);
        constexpr std::uint32_t kUsers = 12;
        std::vector<UserMemory> users(kUsers);
        TenantMemory tenant;
        TodayValues today;
        const PeerLists peers = [&] {
            PeerLists out(kUsers);
            for (std::uint32_t u = 0; u + 1 < kUsers; ++u)
                out[u] = {(u + 1) % kUsers, (u + 5) % kUsers};
            return out;
        }();
        std::size_t judged = 0;
        for (std::int32_t day = 100; day < 160; ++day) {
            std::vector<std::vector<Tally>> tallies(kUsers);
            std::vector<UserDayTallies> days(kUsers);
            for (std::uint32_t u = 0; u < kUsers; ++u) {
                std::set<std::uint32_t> values;
                for (std::uint32_t i = random() % 9; i > 0; --i)
                    values.insert(1 + random() % (3 + random() % 60));
                for (const std::uint32_t v : values)
                    tallies[u].push_back({static_cast<std::uint8_t>(Dimension::Document), v, 1});
                days[u].user = u;
                days[u].activities = static_cast<std::uint32_t>(values.size());
                days[u].setTallies(tallies[u]);
            }
            const Background background{day, users, tenant, today, peers};
            for (std::uint32_t u = 0; u < kUsers; ++u) {
                if (tallies[u].empty()) continue;
                double least = 2;
                std::uint32_t value = 0;
                for (const Tally& t : tallies[u]) {
                    ValueSight sight(background, u, Dimension::Document);
                    const Seen* own = sight.ownOf(t.value);
                    const double p = sight.chance(own, t.value, sight.tenant(t.value, own));
                    if (p >= least) continue;
                    least = p;
                    value = t.value;
                }
                std::array<ChannelBits, kChannels> bits{};
                judgeValuesOfDay(background, days[u], bits);
                const ChannelBits& found = bits[static_cast<std::size_t>(Channel::Document)];
                QCOMPARE(found.value, value);
                QCOMPARE(found.bits, std::max(0.0, -exactLog2(least) -
                                                       exactLog2(static_cast<double>(tallies[u].size()))));
                ++judged;
            }
            for (std::uint32_t u = 0; u < kUsers; ++u)
                learnValues(users[u], day, days[u]);
            TenantDimension& documents = tenant.seen[static_cast<std::size_t>(Dimension::Document)];
            std::array<LearntValues, kValueParts> learnt;
            std::map<std::uint32_t, ValueCount> counts;
            for (const auto& ofUser : tallies) {
                for (const Tally& t : ofUser) {
                    ValueCount& count = counts.try_emplace(t.value, ValueCount{t.value, 0, 0}).first->second;
                    ++count.users;
                    count.activities += t.count;
                }
            }
            std::array<std::vector<ValueCount>, kValueParts> values;
            for (const auto& [value, count] : counts)
                values[valuePartOf(value)].push_back(count);
            for (std::size_t p = 0; p < learnt.size(); ++p)
                learnt[p] = learnValuesOfPart(documents, p, day, values[p]);
            addLearnt(documents, day, learnt);
        }
        QVERIFY(judged > 500);
    }

    void sumsDoNotDependOnTheOrder()
    {
        std::mt19937 random(5);
        std::vector<double> parts;
        for (int i = 0; i < 5000; ++i)
            parts.push_back(std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 40) - 40) -
                            1000);
        const auto sum = [&] {
            ExactSum out;
            for (const double p : parts)
                out.add(p);
            return out.value();
        };
        const double first = sum();
        QVERIFY(near(first, std::accumulate(parts.begin(), parts.end(), 0.0), 1e-6));
        for (int i = 0; i < 20; ++i) {
            std::ranges::shuffle(parts, random);
            QCOMPARE(sum(), first);
        }
    }

    void talliesAgreeWithRows_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 12; ++seed)
            QTest::addRow("%d", seed) << seed;
    }

    void talliesAgreeWithRows()
    {
        QFETCH(int, seed);
        const query::test::World world(static_cast<std::uint32_t>(seed));
        const auto table = *query::TableBinding::open(world.context, "Activity");
        const auto cell = [&](std::string_view column, std::uint32_t s, std::uint32_t row) {
            return world.cell(table, *table.find(column), s, row);
        };
        TallyCounter counter;
        for (std::uint32_t s = 0; s < world.context.snapshot->segments.size(); ++s) {
            const Ticks asOf = kMaxTicks;
            const auto counted = counter.count(table, s, asOf);
            QVERIFY(counted.has_value());
            std::map<std::tuple<Code, std::int32_t, std::uint64_t>, std::uint32_t> naive, found;
            std::map<std::pair<Code, std::int32_t>, std::uint32_t> naiveRows, rows;
            const auto actor = *world.context.snapshot->segments[s].column(columnIdOf(Activity::ActorKey));
            const auto members = *table.members(s);
            if (actor) {
                members.forEach([&](std::uint32_t row) {
                    const auto time = cell("TimeGenerated", s, row);
                    const Code account = actor->code(row);
                    if (time.null || account == 0) return;
                    const auto day = static_cast<std::int32_t>(time.integer / kTicksPerDay);
                    ++naiveRows[{account, day}];
                    for (std::size_t d = 0; d < kDimensions; ++d) {
                        const auto dimension = static_cast<Dimension>(d);
                        const TallyTexts texts{
                            cell(activityColumn(columnOf(dimension)).name, s, row).text,
                            cell("ActionType", s, row).text, cell("LogonType", s, row).text,
                            cell("OperatingSystem", s, row).text, cell("Result", s, row).text};
                        const std::uint32_t value = tallyValueOf(dimension, texts);
                        if (value != 0)
                            ++naive[{account, day, Tally{static_cast<std::uint8_t>(d), value, 0}.key()}];
                    }
                    const auto hour = static_cast<std::uint32_t>(time.integer % kTicksPerDay / kTicksPerHour);
                    ++naive[{account, day, Tally{Tally::kHour, hour, 0}.key()}];
                });
            }
            for (const AccountDay& day : counted->days) {
                rows[{day.account, day.day}] += day.activities;
                for (std::uint32_t i = day.begin; i < day.end; ++i)
                    found[{day.account, day.day, counted->tallies[i].key()}] += counted->tallies[i].count;
            }
            QVERIFY(rows == naiveRows);
            QVERIFY(found == naive);
        }
    }

    void oneHostHasOneValue()
    {
        QCOMPARE(tallyValue(Dimension::Destination, "DC01.corp.example"),
                 tallyValue(Dimension::Destination, "dc01"));
        QVERIFY(tallyValue(Dimension::Destination, "10.1.1.1") !=
                tallyValue(Dimension::Destination, "10.1.1.2"));
        QCOMPARE(tallyValue(Dimension::Network, "198.51.100.7"),
                 tallyValue(Dimension::Network, "198.51.100.200"));
        QVERIFY(tallyValue(Dimension::Network, "198.51.100.7") !=
                tallyValue(Dimension::Network, "198.51.101.7"));
        QCOMPARE(tallyValue(Dimension::Client, "Chrome 129.0"), tallyValue(Dimension::Client, "Chrome 131"));
        QCOMPARE(tallyValue(Dimension::Document, "\\\\fs01\\hr\\a.docx"),
                 tallyValue(Dimension::Document, "\\\\FS01\\HR\\b.xlsx"));
        QCOMPARE(tallyValue(Dimension::Country, ""), 0U);
    }
};

} // namespace sightline

#include "tst_score_parts.moc"
