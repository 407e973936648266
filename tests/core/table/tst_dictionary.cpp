// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/table/dictionary.h and core/table/bitmap.h.
#include "core/table/bitmap.h"
#include "core/table/dictionary.h"

#include <QTest>

#include <random>
#include <set>
#include <thread>

namespace sightline
{

class TestDictionary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAndTextsAgree();
    void addressesAreStable();
    void aSecondWriterGoesOn();
    void readersSeeWhatTheyWereGiven();
    void bitmapsActLikeSets();
};

namespace
{

std::string textOf(std::uint32_t i)
{
    // Now and then a text longer than a block of the arena.
    return i % 5'000 == 4'999 ? std::string(100'000, static_cast<char>('a' + i % 26)) + std::to_string(i)
                              : "text " + std::to_string(i);
}

} // namespace

void TestDictionary::codesAndTextsAgree()
{
    const auto dictionary = std::make_shared<Dictionary>();
    DictionaryWriter writer(dictionary);
    QCOMPARE(dictionary->size(), 1U);
    QCOMPARE(dictionary->text(0), std::string_view());
    QCOMPARE(writer.codeOf(""), 0U);
    for (std::uint32_t i = 0; i < 20'000; ++i)
        QCOMPARE(writer.codeOf(textOf(i)), i + 1);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        QCOMPARE(writer.codeOf(textOf(i)), i + 1);
        QCOMPARE(dictionary->text(i + 1), std::string_view(textOf(i)));
    }
    QCOMPARE(dictionary->size(), 20'001U);
    QCOMPARE(writer.find("text 7").value(), 8U);
    QCOMPARE(writer.find("").value(), 0U);
    QVERIFY(!writer.find("Text 7").has_value()); // texts are compared as they are
}

void TestDictionary::addressesAreStable()
{
    Dictionary dictionary;
    const Code first = dictionary.append("first");
    const std::string_view before = dictionary.text(first);
    for (std::uint32_t i = 0; i < 10'000; ++i)
        dictionary.append(textOf(i));
    QCOMPARE(static_cast<const void*>(dictionary.text(first).data()),
             static_cast<const void*>(before.data()));
    QCOMPARE(before, std::string_view("first"));
}

void TestDictionary::aSecondWriterGoesOn()
{
    const auto dictionary = std::make_shared<Dictionary>();
    {
        DictionaryWriter writer(dictionary);
        QCOMPARE(writer.codeOf("ana"), 1U);
    }
    DictionaryWriter writer(dictionary);
    QCOMPARE(writer.codeOf("ana"), 1U);
    QCOMPARE(writer.codeOf("ben"), 2U);
}

void TestDictionary::readersSeeWhatTheyWereGiven()
{
    const auto dictionary = std::make_shared<Dictionary>();
    constexpr Code kTexts = 50'000;
    std::atomic<bool> wrong{false};
    std::thread reader([&] {
        for (Code seen = 0; seen < kTexts;) {
            seen = dictionary->size() - 1;
            if (seen > 0 && dictionary->text(seen) != std::to_string(seen)) wrong = true;
            if (seen > 0 && dictionary->text(seen / 2 + 1) != std::to_string(seen / 2 + 1)) wrong = true;
        }
    });
    for (Code i = 1; i <= kTexts; ++i)
        dictionary->append(std::to_string(i));
    reader.join();
    QVERIFY(!wrong);
}

void TestDictionary::bitmapsActLikeSets()
{
    std::mt19937 random(5);
    for (const std::uint32_t rows : {1U, 63U, 64U, 65U, 500U}) {
        Bitmap a(rows);
        Bitmap b(rows);
        std::set<std::uint32_t> setA;
        std::set<std::uint32_t> setB;
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (random() % 2 == 0) {
                a.set(row);
                setA.insert(row);
            }
            if (random() % 3 == 0) {
                b.set(row);
                setB.insert(row);
            }
        }
        QCOMPARE(a.count(), static_cast<std::uint32_t>(setA.size()));
        std::set<std::uint32_t> listed;
        a.forEach([&](std::uint32_t row) { listed.insert(row); });
        QCOMPARE(listed, setA);
        Bitmap both = a;
        both &= b;
        Bitmap either = a;
        either |= b;
        Bitmap only = a;
        only.andNot(b);
        Bitmap none = a;
        none.invert();
        for (std::uint32_t row = 0; row < rows; ++row) {
            const bool inA = setA.count(row) != 0;
            const bool inB = setB.count(row) != 0;
            QCOMPARE(both.test(row), inA && inB);
            QCOMPARE(either.test(row), inA || inB);
            QCOMPARE(only.test(row), inA && !inB);
            QCOMPARE(none.test(row), !inA);
        }
        QCOMPARE(none.count(), rows - a.count());
        QCOMPARE(Bitmap(rows, true).count(), rows);
    }
}

} // namespace sightline

#include "tst_dictionary.moc"
