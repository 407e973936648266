// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/gather.h"
#include "core/query/keyed_sort.h"
#include "core/query/row_order.h"
#include "core/query/search.h"
#include "core/query/time_order.h"
#include "tests/core/query/query_world.h"

#include <QtTest>

#include <random>

using namespace sightline;
using namespace sightline::query;
using namespace sightline::query::test;

namespace
{

// A value as the naive questions see it: absent, or a text, or a number.
std::string textOf(const Cell& cell, Type type)
{
    if (cell.null) return {};
    if (!cell.text.empty()) return cell.text;
    if (type == Type::Real) return valueText(Value::ofReal(cell.real), type);
    return valueText(type == Type::Bool ? Value::ofBool(cell.integer != 0) : Value::ofInteger(cell.integer),
                     type);
}

std::vector<RowRef> members(const World& world, const TableBinding& table)
{
    std::vector<RowRef> out;
    for (std::uint32_t s = 0; s < world.segments(); ++s) {
        for (std::uint32_t row = 0; row < world.rows(s); ++row) {
            if (world.isMember(table, s, row)) out.push_back({s, row});
        }
    }
    return out;
}

class NaiveOrder
{
public:
    NaiveOrder(const World& world, const TableBinding& table, const Sort& sort)
        : m_world(world),
          m_table(table),
          m_column(*table.find(sort.column)),
          m_time(*table.find("TimeGenerated")),
          m_descending(sort.descending)
    {
    }

    bool operator()(RowRef a, RowRef b) const
    {
        const Cell x = m_world.cell(m_table, m_column, a.segment, a.row);
        const Cell y = m_world.cell(m_table, m_column, b.segment, b.row);
        if (x.null != y.null) return y.null;
        const bool text = isTextual(m_column.type) || m_column.type == Type::Guid;
        const auto xk = std::tuple(text ? fold(x.text) : std::string{}, x.text, x.real, x.integer);
        const auto yk = std::tuple(text ? fold(y.text) : std::string{}, y.text, y.real, y.integer);
        if (!x.null && xk != yk) return m_descending ? yk < xk : xk < yk;
        const Cell t = m_world.cell(m_table, m_time, a.segment, a.row);
        const Cell u = m_world.cell(m_table, m_time, b.segment, b.row);
        const Ticks ta = t.null ? kNoTime : t.integer;
        const Ticks ub = u.null ? kNoTime : u.integer;
        return ta != ub ? ta > ub : a < b;
    }

private:
    const World& m_world;
    const TableBinding& m_table;
    const BoundColumn& m_column;
    const BoundColumn& m_time;
    bool m_descending;
};

// A random part of the table's rows.
RowSet someRows(World& world, const TableBinding& table)
{
    RowSet out = *filterRows(table, Expr{}, {});
    const int percent = world.random().pick(std::array{5, 40, 80, 100});
    out.count = 0;
    for (Bitmap& b : out.bySegment) {
        const Bitmap all = b;
        all.forEach([&](std::uint32_t row) {
            if (!world.random().chance(percent)) b.reset(row);
        });
        if (b.none()) b = Bitmap{};
        out.count += b.count();
    }
    return out;
}

std::vector<RowRef> listed(const RowSet& rows)
{
    std::vector<RowRef> out;
    for (std::uint32_t s = 0; s < rows.bySegment.size(); ++s)
        rows.bySegment[s].forEach([&](std::uint32_t row) { out.push_back({s, row}); });
    return out;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order();
    void timeOrder_data();
    void timeOrder();
    void sortsUntilStopped();
    void gathered();
    void facets();
    void timelines();
    void smallTable();
    void refusals();
};

void TestSearch::order()
{
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        World world(seed);
        const auto table = TableBinding::open(world.context, seed % 2 == 0 ? "Activity" : "SourceA");
        QVERIFY(table.has_value());
        const auto all = filterRows(*table, Expr{}, {});
        QVERIFY(all.has_value());
        auto expected = members(world, *table);
        QCOMPARE(all->count, std::uint64_t{expected.size()});
        for (int i = 0; i < 4; ++i) {
            const Sort sort{i < 2 ? "TimeGenerated" : world.random().pick(table->columns()).name,
                            world.random().chance(50)};
            std::ranges::sort(expected, NaiveOrder(world, *table, sort));
            const auto ordered = orderedRows(*table, *all, sort, 0, {});
            QVERIFY(ordered.has_value());
            QVERIFY2(*ordered == expected,
                     fmt::format("seed {} sort {} {}", seed, sort.column, sort.descending).c_str());
            const std::size_t limit = 1 + static_cast<std::size_t>(world.random().below(40));
            const auto page = orderedRows(*table, *all, sort, limit, {});
            QVERIFY(page.has_value());
            QCOMPARE(page->size(), std::min(limit, expected.size()));
            QVERIFY(std::equal(page->begin(), page->end(), expected.begin()));
        }
    }
}

void TestSearch::timeOrder_data()
{
    QTest::addColumn<int>("worlds");
    QTest::addColumn<int>("maxRows");    // of a segment
    QTest::addColumn<quint64>("pieces"); // at least so many in one of the worlds
    QTest::newRow("few rows") << 300 << 140 << quint64{1};
    QTest::newRow("many rows") << 12 << 12000 << quint64{8};
}

void TestSearch::timeOrder()
{
    QFETCH(int, worlds);
    QFETCH(int, maxRows);
    QFETCH(quint64, pieces);
    std::size_t most = 0;
    for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(worlds); ++seed) {
        World world(seed, 8, maxRows);
        const auto table = TableBinding::open(world.context, "Activity");
        const auto rows = std::make_shared<const RowSet>(someRows(world, *table));
        const bool descending = world.random().chance(50);
        const auto expected = orderedRows(*table, *rows, {"TimeGenerated", descending}, 0, {});
        const auto order = TimeOrder::make(*table, rows, descending, {});
        QVERIFY(expected.has_value() && order.has_value());
        QCOMPARE(order->size(), std::uint64_t{expected->size()});
        std::vector<RowRef> inPieces;
        most = std::max(most, order->pieces());
        for (std::size_t p = 0; p < order->pieces(); ++p) {
            QCOMPARE(order->begin(p), std::uint64_t{inPieces.size()});
            for (const TimedRow& timed : order->piece(p)) {
                const auto times = world.context.snapshot->segments[timed.row.segment].segment->times();
                QCOMPARE(timed.time, times.value()->at(timed.row.row));
                inPieces.push_back(timed.row);
            }
        }
        QVERIFY(inPieces == *expected);
        const auto byPlace = RowOrder::make(*table, rows, {"TimeGenerated", descending}, {});
        QVERIFY(byPlace.has_value());
        QCOMPARE(byPlace->size(), expected->size());
        for (int i = 0; i < 30 && !expected->empty(); ++i) {
            const auto place =
                static_cast<std::size_t>(world.random().below(static_cast<int>(expected->size())));
            QVERIFY(byPlace->at(place) == (*expected)[place]);
        }
    }
    QVERIFY(most >= pieces);
}

namespace
{

// A number whose comparison says "stop" at some moment.
struct Stopping {
    int value = 0;
    std::size_t* compared = nullptr;
    const StopSource* stop = nullptr;

    bool operator<(const Stopping& o) const
    {
        if (++*compared == 100'000) stop->requestStop();
        return value < o.value;
    }
};

} // namespace

void TestSearch::sortsUntilStopped()
{
    constexpr std::size_t kRows = 200'000;
    std::mt19937 random(3);
    for (const std::size_t count : {std::size_t{50}, std::size_t{150'000}, kRows}) {
        std::vector<int> values(kRows);
        std::ranges::generate(values, [&] { return static_cast<int>(random() % 1000); });
        std::vector<int> sorted = values;
        QVERIFY(sortFirst(sorted, count, {}));
        std::vector<int> expected = values;
        std::ranges::sort(expected);
        QVERIFY(std::equal(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(count),
                           sorted.begin()));

        StopSource stop;
        std::size_t compared = 0;
        std::vector<Stopping> rows;
        for (const int v : values)
            rows.push_back({v, &compared, &stop});
        QVERIFY(!sortFirst(rows, count, stop.token()));
        QVERIFY(compared < 120'000);
    }
}

void TestSearch::gathered()
{
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        World world(seed);
        const auto table = TableBinding::open(world.context, seed % 2 == 0 ? "Activity" : "SourceA");
        const RowSet rows = someRows(world, *table);
        std::vector<std::string> names;
        for (const BoundColumn& c : table->columns())
            names.push_back(c.name);
        const bool descending = world.random().chance(50);
        const auto expected = orderedRows(*table, rows, {"TimeGenerated", descending}, 0, {});
        const auto all = gather(*table, rows, names, descending, {});
        QVERIFY(expected.has_value() && all.has_value());
        QCOMPARE(all->count, expected->size());
        for (std::size_t i = 0; i < all->count; ++i) {
            const RowRef at = all->rows[i];
            QVERIFY(at == (*expected)[i]);
            for (std::size_t c = 0; c < names.size(); ++c) {
                const BoundColumn& column = table->columns()[c];
                const Cell cell = world.cell(*table, column, at.segment, at.row);
                if (column.kind == BoundColumn::Kind::Time) {
                    QCOMPARE(all->times[i], cell.null ? kNoTime : cell.integer);
                } else {
                    QCOMPARE(std::string(all->columns[c].text(i)), textOf(cell, column.type));
                }
            }
        }
    }
}

void TestSearch::facets()
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        World world(seed);
        const auto table = TableBinding::open(world.context, seed % 2 == 0 ? "Activity" : "SourceA");
        QVERIFY(table.has_value());
        const RowSet rows =
            world.random().chance(30) ? *filterRows(*table, Expr{}, {}) : someRows(world, *table);
        for (const BoundColumn& c : table->columns()) {
            std::map<std::string, std::uint64_t> counts;
            for (const RowRef r : listed(rows))
                ++counts[textOf(world.cell(*table, c, r.segment, r.row), c.type)];
            const std::uint64_t missing = counts.contains(std::string{}) ? counts[std::string{}] : 0;
            counts.erase(std::string{});
            std::vector<std::pair<std::string, std::uint64_t>> order(counts.begin(), counts.end());
            std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.second > b.second; });
            const auto f = facet(*table, rows, c.name, 5, {});
            QVERIFY(f.has_value());
            QCOMPARE(f->missing, missing);
            QCOMPARE(f->distinct, std::uint64_t{order.size()});
            QCOMPARE(f->values.size(), std::min<std::size_t>(5, order.size()));
            for (std::size_t i = 0; i < f->values.size(); ++i) {
                QCOMPARE(f->values[i].value, order[i].first);
                QCOMPARE(f->values[i].count, order[i].second);
            }
        }
    }
}

void TestSearch::timelines()
{
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        World world(seed);
        const auto table = TableBinding::open(world.context, "Activity");
        QVERIFY(table.has_value());
        const auto all = filterRows(*table, Expr{}, {});
        TimelineOptions options;
        if (world.random().chance(50)) {
            options.bins = 1 + static_cast<std::size_t>(world.random().below(20));
        } else {
            options.bucket = kTicksPerMinute * (1 + world.random().below(90));
        }
        if (world.random().chance(40)) options.from = kEpoch + world.random().below(200) * kTicksPerMinute;
        if (world.random().chance(40))
            options.to = kEpoch + kTicksPerHour + world.random().below(200) * kTicksPerMinute;
        if (world.random().chance(70))
            options.by = world.random().pick(std::array{"User", "App", "Source", "Result", "Description"});
        const auto t = timeline(*table, *all, options, {});
        QVERIFY(t.has_value());

        std::map<std::string, std::map<std::size_t, std::uint64_t>> expected;
        std::uint64_t undated = 0;
        Ticks first = kNoTime;
        Ticks last = kNoTime;
        for (const RowRef r : members(world, *table)) {
            const Cell at = world.cell(*table, *table->find("TimeGenerated"), r.segment, r.row);
            undated += at.null;
            if (at.null) continue;
            first = first == kNoTime ? at.integer : std::min(first, at.integer);
            last = std::max(last, at.integer);
            if (at.integer < options.from.value_or(at.integer) ||
                at.integer >= options.to.value_or(at.integer + 1))
                continue;
            if (t->step == 0) continue;
            QVERIFY(at.integer >= t->from && at.integer < t->to);
            const std::string key = options.by.empty()
                                        ? std::string{}
                                        : world.cell(*table, *table->find(options.by), r.segment, r.row).text;
            ++expected[key][static_cast<std::size_t>((at.integer - t->from) / t->step)];
        }
        QCOMPARE(t->undated, undated);
        if (options.bucket != 0 && t->step != 0) {
            QCOMPARE(t->step, options.bucket);
            QCOMPARE(t->from % options.bucket, Ticks{0});
            if (first != kNoTime)
                QVERIFY(t->from <= options.from.value_or(first) && t->to >= options.to.value_or(last + 1));
        }
        if (options.by.empty()) {
            QCOMPARE(t->series.size(), std::size_t{1});
        } else {
            QCOMPARE(t->series.size(), expected.size());
        }
        for (const Series& s : t->series) {
            if (options.bins != 0 && t->step != 0) QCOMPARE(s.counts.size(), options.bins);
            for (std::size_t bin = 0; bin < s.counts.size(); ++bin) {
                const auto& wanted = expected[s.key];
                const auto it = wanted.find(bin);
                QCOMPARE(s.counts[bin], it == wanted.end() ? 0 : it->second);
            }
        }
    }
}

// Alert and User are built in memory, beside no Activity.
void TestSearch::smallTable()
{
    auto schema = std::make_shared<Schema>();
    schema->addTable({7, "Alert", TableKind::Computed});
    schema->addColumn({1, 7, "AlertId", Type::String, Encoding::SegmentText, 0, 0, false});
    schema->addColumn({2, 7, "Users", Type::Dynamic, Encoding::SegmentText, 0, 0, false});
    ColumnBuilder ids(Type::String, Encoding::SegmentText);
    ColumnBuilder users(Type::Dynamic, Encoding::SegmentText);
    const std::vector<std::uint32_t> rows{0, 1, 2};
    for (const std::uint32_t row : rows)
        ids.set(row, Value::ofText(fmt::format("A-{}", row + 1)));
    users.set(1, Value::ofText("[\"ann@contoso.example\",\"bob@contoso.example\"]"));
    SegmentInfo info{1, 7, 3, 0, kEpoch, kEpoch + 2 * kTicksPerMs};
    SegmentView view;
    view.segment =
        std::make_shared<Segment>(info, TimePlane{kEpoch, {0, 1, 2}, {}},
                                  std::unordered_map<ColumnId, ColumnPtr>{{1, ids.seal(rows, nullptr)},
                                                                          {2, users.seal(rows, nullptr)}});
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->schema = schema;
    snapshot->segments.push_back(view);
    const auto table = TableBinding::open({snapshot, nullptr, nullptr, kEpoch}, "Alert");
    QVERIFY(table.has_value());
    QVERIFY(!TableBinding::open({snapshot, nullptr, nullptr, kEpoch}, "Activity").has_value());
    const auto count = [&](std::string_view kql) {
        const auto found = filterRows(*table, *parsePredicate(kql), {}, kql);
        return found ? static_cast<int>(found->count) : -1;
    };
    QCOMPARE(count(""), 3);
    QCOMPARE(count("set_has_element(Users, \"bob@contoso.example\")"), 1);
    QCOMPARE(count("not(set_has_element(Users, \"bob@contoso.example\"))"), 2);
    QCOMPARE(count("TimeGenerated >= now() and AlertId != \"A-2\""), 2);
    QCOMPARE(count("Nothing == 1"), -1);
}

void TestSearch::refusals()
{
    World world(3);
    const auto table = TableBinding::open(world.context, "Activity");
    const auto all = filterRows(*table, Expr{}, {});
    QVERIFY(!facet(*table, *all, "Nothing", 5, {}).has_value());
    QVERIFY(!orderedRows(*table, *all, {"Nothing", true}, 0, {}).has_value());
    QVERIFY(!timeline(*table, *all, {}, {}).has_value());
    StopSource stop;
    stop.requestStop();
    QCOMPARE(filterRows(*table, Expr{}, stop.token()).error().kind, ErrorKind::Cancelled);
}

#include "tst_search.moc"
