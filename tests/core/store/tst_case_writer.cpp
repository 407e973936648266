// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/store/case_writer.h: which records of several batches are new, duplicates or revisions, while
// some batches are not committed yet; and what of that is in the case afterwards.
#include "core/store/case_writer.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace sightline
{

namespace fs = std::filesystem;
using namespace store;

namespace
{

struct Keyed {
    RecordKey key;
    std::int64_t ordinal = 0;
};

// What should become of records one after the other, without batches.
struct Model {
    std::map<std::uint64_t, Keyed> shown;
    std::map<std::int64_t, bool> hidden; // by ordinal of stored records

    KeyVerdict judge(const Keyed& k)
    {
        const auto it = shown.find(k.key.key);
        if (k.key.key == 0 || it == shown.end()) {
            hidden[k.ordinal] = false;
            if (k.key.key != 0) shown[k.key.key] = k;
            return KeyVerdict::New;
        }
        if (it->second.key.content == k.key.content) return KeyVerdict::Duplicate;
        const bool loses = k.key.leaves < it->second.key.leaves;
        hidden[k.ordinal] = loses;
        if (loses) return KeyVerdict::RevisionLoses;
        hidden[it->second.ordinal] = true;
        it->second = k;
        return KeyVerdict::RevisionWins;
    }
};

Keyed randomRecord(std::mt19937& random, std::int64_t ordinal)
{
    Keyed k;
    k.ordinal = ordinal;
    k.key.key = random() % 8 == 0 ? 0 : 1 + random() % 60;
    k.key.content = random() % 3;
    k.key.leaves = random() % 4;
    return k;
}

} // namespace

class TestCaseWriter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:

    void revisionsHideRowsWhereverTheyAre_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void revisionsHideRowsWhereverTheyAre()
    {
        QFETCH(unsigned, seed);
        const fs::path path = fs::path(m_dir.path().toStdString()) / fmt::format("{}.sightline", seed);
        QVERIFY(createCase(path, "test"));
        std::mt19937 random(seed);
        Model model;
        std::int64_t ordinal = 0;
        for (int opened = 0; opened < 3; ++opened) {
            const auto writer = test::must(CaseWriter::open(path));
            SourceRow source;
            source.id = 1;
            source.path = "file";
            const auto layout = test::must(TableLayout::make(writer->schema(), "SigninLogs"));
            std::deque<SealedBatch> onTheWay;
            for (int batch = 0; batch < 10; ++batch) {
                std::vector<RowBatch> tables;
                RowBatch& rows = tables.emplace_back(layout);
                writer->small().sources[1] = source;
                for (std::size_t n = random() % 30; n > 0; --n, ++ordinal) {
                    const Keyed k = randomRecord(random, ordinal);
                    const std::string id = fmt::format("{}", ordinal);
                    Record record;
                    record.add("Id", Value::ofText(id));
                    Normalised normalised;
                    normalised.time = kUnixEpoch + static_cast<Ticks>(random() % 1000) * kTicksPerDay;
                    const std::uint32_t row = rows.add("{}", k.key, record, normalised);
                    const KeyVerdict verdict = test::must(writer->judge(rows, row));
                    QCOMPARE(verdict, model.judge(k));
                    if (verdict == KeyVerdict::Duplicate) continue;
                    const bool loses = verdict == KeyVerdict::RevisionLoses;
                    rows.decide(row, loses ? RowBatch::Fate::Hidden : RowBatch::Fate::Stored, {1, ordinal});
                }
                onTheWay.push_back(test::must(sealBatch(test::must(writer->order(std::move(tables))), {})));
                while (onTheWay.size() > random() % 4) {
                    QVERIFY(writer->commit(onTheWay.front()));
                    onTheWay.pop_front();
                }
            }
            for (const SealedBatch& b : onTheWay)
                QVERIFY(writer->commit(b));
        }
        const test::CaseContent content = test::caseContent(path);
        QCOMPARE(content.rows.size(), model.hidden.size());
        for (const auto& [at, hidden] : model.hidden) {
            const test::Cells& cells = content.rows.at(fmt::format("file#{}", at));
            QCOMPARE(cells.contains("deleted"), hidden);
            QCOMPARE(cells.at("SigninLogs.Id"), fmt::format("{}", at));
        }
    }

    void rowsLieInTheOrderOfTime_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addRow("seconds") << qint64{5 * kTicksPerSecond};
        QTest::addRow("days") << qint64{40 * kTicksPerDay};
        QTest::addRow("millennia") << qint64{kMaxTicks};
        QTest::addRow("at once") << qint64{1};
    }

    void rowsLieInTheOrderOfTime()
    {
        QFETCH(qint64, span);
        std::mt19937_64 random(5);
        const fs::path path = fs::path(m_dir.path().toStdString()) / fmt::format("order-{}.sightline", span);
        QVERIFY(createCase(path, "test"));
        RowBatch rows(
            test::must(TableLayout::make(test::must(CaseWriter::open(path))->schema(), kActivityName)));
        std::vector<std::pair<Ticks, std::int64_t>> expected; // undated last, ordinals within a time
        for (std::int64_t ordinal = 0; ordinal < 300; ++ordinal) {
            const Ticks time =
                random() % 8 == 0 ? kNoTime : static_cast<Ticks>(random() % static_cast<std::uint64_t>(span));
            const std::uint32_t row = rows.add(time);
            if (random() % 8 == 0) continue; // dropped
            rows.decide(row, RowBatch::Fate::Stored, {1, ordinal});
            expected.emplace_back(time == kNoTime ? kMaxTicks : time, ordinal);
        }
        std::ranges::sort(expected);
        std::vector<std::pair<Ticks, std::int64_t>> found;
        for (const SealedSegment& s :
             test::must(sealRows({kActivityTable, std::move(rows), {}}, {})).segments) {
            const auto stored = [&](Activity column) {
                const auto it =
                    std::ranges::find(s.columns, columnIdOf(column), &decltype(s.columns)::value_type::first);
                return it == s.columns.end() ? nullptr : &it->second;
            };
            TimePlane times;
            if (const StoredColumn* t = stored(Activity::TimeGenerated))
                times = test::must(decodeTimes(*t, s.rows));
            const ColumnPtr ordinals = test::must(
                decodeColumn(*stored(Activity::Ordinal), {Type::Long, Encoding::Fixed, s.rows, nullptr}));
            for (std::uint32_t row = 0; row < s.rows; ++row)
                found.emplace_back(s.tmin == kNoTime ? kMaxTicks : times.at(row), ordinals->integer(row));
        }
        QCOMPARE(found, expected);
    }

    void onlyTextsOfKeptRowsEnterTheCase()
    {
        const fs::path path = fs::path(m_dir.path().toStdString()) / "texts.sightline";
        QVERIFY(createCase(path, "test"));
        {
            const auto writer = test::must(CaseWriter::open(path));
            store::SourceRow source;
            source.id = 1;
            source.path = "file";
            writer->small().sources[1] = source;
            std::vector<RowBatch> tables;
            RowBatch& rows =
                tables.emplace_back(test::must(TableLayout::make(writer->schema(), kActivityName)));
            for (const char* app : {"kept", "dropped", "kept", "also kept"}) {
                const std::uint32_t row = rows.add(kUnixEpoch);
                rows.builder(Activity::App).set(row, Value::ofText(app));
                if (std::string_view(app) != "dropped") rows.decide(row, RowBatch::Fate::Stored, {1, row});
            }
            const OrderedBatch ordered = test::must(writer->order(std::move(tables)));
            QVERIFY(writer->commit(test::must(sealBatch(ordered, {}))));
        }
        const auto file = test::must(CaseFile::open(path));
        const SnapshotPtr snapshot = test::must(file->snapshot());
        const ColumnDef* app = snapshot->schema->column(kActivityTable, "App");
        const Dictionary& texts = *snapshot->dictionaries.at(app->domain);
        QCOMPARE(texts.size(), 3U);
        QCOMPARE(texts.text(1), std::string_view("kept"));
        QCOMPARE(texts.text(2), std::string_view("also kept"));
        QCOMPARE(test::caseContent(path).rows.size(), std::size_t{3});
    }
};

} // namespace sightline

#include "tst_case_writer.moc"
