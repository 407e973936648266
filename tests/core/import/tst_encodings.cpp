// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are not UTF-8, and what shells write round separated values.
#include "core/import/decoding_reader.h"
#include "tests/support/read_rows.h"

#include <QObject>
#include <QTest>

using namespace sightline;
using namespace sightline::import;
using sightline::test::readRows;

namespace
{

const QString kEvents =
    QStringLiteral("TimeGenerated,Computer,Channel,EventID,TargetUserName,EventRecordId\r\n"
                   "2026-11-22T01:02:03Z,ws1.corp.example,Security,4624,zo\u00EB.m\u00FCller,11\r\n"
                   "2026-11-22T01:02:04Z,ws1.corp.example,Security,4634,\U0001F600user,12\r\n");

std::string utf16(const QString& text, bool big, bool mark)
{
    std::string out;
    const auto put = [&](char16_t unit) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        out += big ? high : low;
        out += big ? low : high;
    };
    if (mark) put(0xFEFF);
    for (const QChar c : text)
        put(c.unicode());
    return out;
}

std::string decoded(const std::string& text, std::size_t step, DecodingReader** kept = nullptr)
{
    const auto reader = memoryReader(text);
    DecodingReader decoder(*reader);
    std::string out;
    std::string block(step, '\0');
    for (;;) {
        const auto n = decoder.read(block);
        if (!n || *n == 0) break;
        out.append(block, 0, *n);
    }
    (void)kept;
    return out;
}

} // namespace

class TestEncodings : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void utf16_data()
    {
        QTest::addColumn<bool>("big");
        QTest::addColumn<bool>("mark");
        QTest::newRow("LE with mark") << false << true;
        QTest::newRow("LE without") << false << false;
        QTest::newRow("BE with mark") << true << true;
        QTest::newRow("BE without") << true << false;
    }

    void utf16()
    {
        QFETCH(bool, big);
        QFETCH(bool, mark);
        for (const std::size_t block : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20}) {
            ReadOptions options;
            options.block = block;
            const auto out = readRows(::utf16(kEvents, big, mark), options);
            QCOMPARE(out.rejects.size(), std::size_t{0});
            QCOMPARE(out.rows.size(), std::size_t{2});
            QCOMPARE(out.rows[0].field("TargetUserName"), std::string("zo\xC3\xAB.m\xC3\xBCller"));
            QCOMPARE(out.rows[1].field("TargetUserName"), std::string("\xF0\x9F\x98\x80user"));
            QCOMPARE(out.rows[0].time, std::string("2026-11-22T01:02:03Z"));
            // offsets count decoded bytes
            QCOMPARE(out.rows[1].offset, out.rows[0].end);
            QCOMPARE(out.rows[1].end, static_cast<std::uint64_t>(kEvents.toUtf8().size()));
        }
    }

    void utf16Json()
    {
        const QString text = QStringLiteral("{\"Channel\":\"Security\",\"EventID\":4624,\"Hostname\":\"ws1\","
                                            "\"EventTime\":\"2026-11-22 01:02:03\"}\r\n");
        const auto row = readRows(::utf16(text, false, true)).one();
        QCOMPARE(row.format, std::string("windows-event"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03Z"));
        QVERIFY(!row.zoned);
    }

    void invalidUnits()
    {
        std::string text = ::utf16(QStringLiteral("ab"), false, true) + std::string("\x00\xD8", 2) +
                           ::utf16(QStringLiteral("c"), false, false) + std::string("\x00\xDC", 2) + "x";
        const auto reader = memoryReader(text);
        DecodingReader decoder(*reader);
        std::string block(64, '\0');
        const auto n = decoder.read(block);
        QVERIFY(n.has_value());
        QCOMPARE(block.substr(0, *n), std::string("ab\xEF\xBF\xBD"
                                                  "c\xEF\xBF\xBD\xEF\xBF\xBD"));
        QCOMPARE(decoder.replaced(), std::uint64_t{3});
        QVERIFY(decoder.encoding() == TextEncoding::Utf16Le);
    }

    void windows1252()
    {
        const std::string head = "TimeGenerated,Computer,Channel,EventID,TargetUserName\n";
        const std::string row = "2026-11-22T01:02:03Z,ws1.corp.example,Security,4624,";
        const auto out = readRows(head + row + "zo\xEB.m\xFCller\n" + row + "\x93quoted\x94\n");
        QCOMPARE(out.rows.size(), std::size_t{2});
        QCOMPARE(out.rows[0].field("TargetUserName"), std::string("zo\xC3\xAB.m\xC3\xBCller"));
        QCOMPARE(out.rows[1].field("TargetUserName"), std::string("\xE2\x80\x9Cquoted\xE2\x80\x9D"));
    }

    // A UTF-8 file with a damaged byte is no file in Windows-1252.
    void damagedUtf8()
    {
        const std::string good = "zo\xC3\xAB ";
        QCOMPARE(decoded(good + "\xFC" + good, 7), good + "\xFC" + good);
        QCOMPARE(decoded("20\xC3"
                         "26",
                         7),
                 std::string("20\xC3"
                             "26"));
        QCOMPARE(decoded("a\xFF"
                         "b",
                         7),
                 std::string("a\xFF"
                             "b"));
        const std::string binary("\x1F\x00\xE9\x00\x01\x02\xE9"
                                 "e",
                                 8);
        QCOMPARE(decoded(binary, 3), binary);
        // a sequence of UTF-8 that is cut by a block
        std::string cut(std::size_t{256} << 10, 'a');
        cut.replace(cut.size() - 1, 1, "\xC3\xAB");
        for (const std::size_t step : {std::size_t{1000}, cut.size() - 1, cut.size()})
            QVERIFY(decoded(cut, step) == cut);
    }

    void separatedValues_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("separator");
        QTest::newRow("type line") << QByteArray("#TYPE Selected.Example.Event\r\n") << QByteArray(",");
        QTest::newRow("separator line") << QByteArray("sep=;\r\n") << QByteArray(";");
        QTest::newRow("tabs") << QByteArray() << QByteArray("\t");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF") << QByteArray(",");
        QTest::newRow("mark and type line") << QByteArray("\xEF\xBB\xBF#TYPE X\r\n") << QByteArray(",");
    }

    void separatedValues()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, separator);
        QByteArray text("\"TimeGenerated \"|Computer|Channel|EventID|Note|Note\r\n"
                        "2026-11-22T01:02:03Z|ws1.corp.example|Security|4624|one|two\r\n");
        text.replace("|", separator);
        const auto row = readRows((head + text).toStdString()).one();
        QCOMPARE(row.format, std::string("windows-event"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03Z"));
        QCOMPARE(row.field("Note"), std::string("one"));
        QCOMPARE(row.field("Note (2)"), std::string("two"));
    }

    void dayFirst()
    {
        const std::string head = "Message,Id,RecordId,ProviderName,LogName,MachineName,TimeCreated\n";
        const auto row = [](const char* time) {
            return std::string("x,4624,7,Microsoft-Windows-Security-Auditing,Security,ws1.corp.example,") +
                   time + "\n";
        };
        const auto british = readRows(head + row("02/11/2026 01:02:03") + row("22/11/2026 01:02:03"));
        QCOMPARE(british.rows.size(), std::size_t{2});
        QCOMPARE(british.rows[0].time, std::string("2026-11-02T01:02:03Z"));
        QCOMPARE(british.rows[0].field("TimeCreated (as written)"), std::string("02/11/2026 01:02:03"));
        QVERIFY(!british.rows[0].zoned);
        const auto american = readRows(head + row("2/11/2026 1:02:03 AM") + row("2/22/2026 1:02:03 AM"));
        QCOMPARE(american.rows[0].time, std::string("2026-02-11T01:02:03Z"));
        const auto unclear = readRows(head + row("2/11/2026 1:02:03 AM"));
        QCOMPARE(unclear.rows[0].time, std::string("2026-02-11T01:02:03Z"));
    }
};

#include "tst_encodings.moc"
