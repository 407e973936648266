// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/table/kernels.h, bitmap.h, column_index.h and text_find.h against their plain meaning.
#include "core/base/text.h"
#include "core/table/builder.h"
#include "core/table/kernels.h"
#include "core/table/text_find.h"
#include "core/table/text_index.h"

#include <QTest>

#include <numeric>
#include <random>
#include <set>

namespace sightline
{

class TestKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matching();
    void bitmaps();
    void bitmapsOfThemselves();
    void rowsByCode();
    void findsText();
    void indexLeavesNothingOut();
};

namespace
{

using Words = std::vector<std::uint64_t>;

template <class T> void checkMatching(std::mt19937& random, unsigned codes)
{
    const std::uint32_t rows = random() % 400;
    std::vector<T> column(rows);
    for (T& c : column)
        c = static_cast<T>(random() % codes);
    std::vector<std::uint8_t> set(std::max(codes, 256U));
    for (std::uint8_t& s : set)
        s = random() % 3 == 0 ? 1 : 0;
    if (sizeof(T) == 1 && random() % 2 == 0) std::fill(set.begin() + 128, set.end(), std::uint8_t{0});
    Words expected((rows + 63) / 64);
    Words actual(expected.size(), ~std::uint64_t{0});
    kernels::scalar::matchSet(column.data(), rows, set.data(), expected.data());
    if constexpr (sizeof(T) == 1) {
        std::array<std::uint8_t, 256> bytes{};
        std::copy_n(set.begin(), 256, bytes.begin());
        kernels::matchSet(column.data(), rows, bytes, actual.data());
    } else {
        kernels::matchSet(column.data(), rows, set.data(), actual.data());
    }
    QCOMPARE(actual, expected);
    const T one = static_cast<T>(random() % codes);
    kernels::scalar::matchOne(column.data(), rows, one, expected.data());
    kernels::matchOne(column.data(), rows, one, actual.data());
    QCOMPARE(actual, expected);
}

std::string randomText(std::mt19937& random, std::size_t length)
{
    static constexpr std::string_view kLetters = "abAB-/.7\xC3\xBC";
    std::string out;
    for (std::size_t i = 0; i < length; ++i)
        out += kLetters[random() % kLetters.size()];
    return out;
}

} // namespace

void TestKernels::matching()
{
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        checkMatching<std::uint8_t>(random, 1 + random() % 256);
        checkMatching<std::uint16_t>(random, 1 + random() % 60'000);
        checkMatching<std::uint32_t>(random, 1 + random() % 100'000);
    }
    std::vector<std::uint8_t> codes(1003);
    for (std::uint8_t& c : codes)
        c = static_cast<std::uint8_t>(random());
    std::array<std::uint32_t, 256> expected{};
    std::array<std::uint32_t, 256> actual{};
    kernels::scalar::countAll(codes.data(), 1003, expected);
    kernels::countAll(codes.data(), 1003, actual);
    QCOMPARE(actual, expected);
}

// Every operation on bits that are kept, on "none" and "all", which are not, and on lists of rows.
void TestKernels::bitmaps()
{
    std::mt19937 random(8);
    for (int i = 0; i < 8000; ++i) {
        const std::uint32_t rows = 1 + random() % 200;
        std::vector<bool> a(rows);
        std::vector<bool> b(rows);
        const auto make = [&](std::vector<bool>& truth) {
            const unsigned kind = random() % 4;
            const unsigned every = random() % 2 == 0 ? 2 : 20;
            for (std::uint32_t r = 0; r < rows; ++r)
                truth[r] = kind == 1 || (kind > 1 && random() % every == 0);
            if (kind == 3) {
                std::vector<std::uint16_t> list;
                for (std::uint32_t r = 0; r < rows; ++r) {
                    if (truth[r]) list.push_back(static_cast<std::uint16_t>(r));
                }
                return Bitmap::ofRows(rows, list);
            }
            Bitmap out(rows, kind == 1);
            for (std::uint32_t r = 0; kind > 1 && r < rows; ++r)
                out.put(r, truth[r]);
            return out;
        };
        Bitmap x = make(a);
        Bitmap y = make(b);
        if (random() % 20 == 0) {
            y = x;
            b = a;
        }
        const std::uint32_t begin = random() % rows;
        const std::uint32_t end = begin + random() % (rows - begin + 1);
        const unsigned op = random() % 5;
        if (op == 0 && i % 2 == 0) x &= y;
        if (op == 0 && i % 2 != 0) x &= Bitmap(y);
        if (op == 1) x |= y;
        if (op == 2) x.andNot(y);
        if (op == 3) x.invert();
        if (op == 4) x.setRange(begin, end);
        std::vector<std::uint32_t> expected;
        std::uint32_t inside = 0;
        std::uint32_t both = 0;
        for (std::uint32_t r = 0; r < rows; ++r) {
            const bool in = r >= begin && r < end;
            const bool on = op == 0   ? a[r] && b[r]
                            : op == 1 ? a[r] || b[r]
                            : op == 2 ? a[r] && !b[r]
                            : op == 3 ? !a[r]
                                      : a[r] || in;
            if (on) expected.push_back(r);
            inside += on && in ? 1 : 0;
            both += on && in && b[r] ? 1 : 0;
            QCOMPARE(x.test(r), on);
        }
        std::vector<std::uint32_t> listed;
        x.forEach([&](std::uint32_t r) { listed.push_back(r); });
        QCOMPARE(listed, expected);
        std::uint32_t listedInside = 0;
        x.forEach(begin, end, [&](std::uint32_t r) { listedInside += r >= begin && r < end ? 1 : 0; });
        QCOMPARE(listedInside, inside);
        QCOMPARE(x.count(), static_cast<std::uint32_t>(expected.size()));
        QCOMPARE(x.count(begin, end), inside);
        QCOMPARE(x.countBoth(y, begin, end), both);
        QCOMPARE(x.none(), expected.empty());
        QCOMPARE(x.all(), expected.size() == rows);
        QCOMPARE(x.first(), expected.empty() ? rows : expected.front());
        QCOMPARE(x.last(), expected.empty() ? rows : expected.back());
        Bitmap bits(rows);
        for (const std::uint32_t r : expected)
            bits.set(r);
        QVERIFY(x == bits);
        const std::uint32_t other = random() % rows;
        if (x.test(other)) {
            x.reset(other);
            bits.reset(other);
        } else {
            x.set(other);
            bits.set(other);
        }
        QVERIFY(x == bits);
    }
}

void TestKernels::bitmapsOfThemselves()
{
    const std::vector<std::uint16_t> list{3, 70, 129};
    const Bitmap listed = Bitmap::ofRows(130, list);
    Bitmap x = listed;
    const Bitmap& same = x;
    x &= same;
    QVERIFY(x == listed);
    x |= same;
    QVERIFY(x == listed);
    x.andNot(same);
    QVERIFY(x.none());
    QVERIFY(Bitmap::ofRows(130, {}).none());
}

void TestKernels::rowsByCode()
{
    std::mt19937 random(9);
    auto dictionary = std::make_shared<Dictionary>();
    for (int i = 0; i < 500; ++i)
        dictionary->append("text " + std::to_string(i));
    for (int i = 0; i < 50; ++i) {
        const unsigned codes = i % 2 == 0 ? 6 : 500;
        Column column;
        column.encoding = Encoding::Dictionary;
        column.rows = random() % 3000;
        column.dictionary = dictionary;
        column.dictionarySize = dictionary->size();
        std::vector<std::uint64_t> values(column.rows);
        for (std::uint64_t& v : values)
            v = random() % codes;
        column.ints = PackedInts::pack(values);
        const RowsByCode& index = column.index.rowsByCode(column);
        for (Code c = 0; c < codes; ++c) {
            std::vector<std::uint16_t> expected;
            for (std::uint32_t r = 0; r < column.rows; ++r) {
                if (values[r] == c) expected.push_back(static_cast<std::uint16_t>(r));
            }
            QVERIFY(std::ranges::equal(index.rowsOf(c), expected));
        }
        std::vector<std::uint32_t> present;
        QVERIFY(!index.anyCode([&](std::uint32_t c) {
            present.push_back(c);
            return false;
        }));
        const std::set<std::uint64_t> distinct(values.begin(), values.end());
        QVERIFY(std::ranges::equal(present, distinct));
        QCOMPARE(index.codes(), distinct.size());
        std::vector<std::uint32_t> counts(codes, 1);
        index.addCounts(counts);
        for (Code c = 0; c < codes; ++c)
            QCOMPARE(std::size_t{counts[c]}, 1 + index.rowsOf(c).size());
        QVERIFY(index.rowsOf(100'000).empty());
    }
}

void TestKernels::findsText()
{
    std::mt19937 random(10);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = randomText(random, random() % 300);
        std::string needle = fold(randomText(random, 1 + random() % 4));
        if (!isAscii(needle)) continue;
        std::vector<std::uint32_t> places;
        TextFinder(needle).findAll(text, places);
        std::vector<std::uint32_t> expected;
        for (std::size_t at = 0; at + needle.size() <= text.size(); ++at) {
            if (lowerAscii(text.substr(at, needle.size())) == needle)
                expected.push_back(static_cast<std::uint32_t>(at));
        }
        QCOMPARE(places, expected);
    }
}

void TestKernels::indexLeavesNothingOut()
{
    std::mt19937 random(11);
    constexpr std::uint32_t kTexts = 5000;
    ColumnBuilder builder(Type::String, Encoding::SegmentText);
    std::vector<std::uint32_t> rows(kTexts);
    std::iota(rows.begin(), rows.end(), 0U);
    for (const std::uint32_t r : rows)
        builder.set(r, Value::ofText(randomText(random, 1 + random() % 40) + std::to_string(r)));
    const ColumnPtr column = builder.seal(rows, nullptr);
    const TextIndex& index = column->index.texts(*column);
    for (int i = 0; i < 300; ++i) {
        const std::string needle = lowerAscii(randomText(random, 4 + random() % 3));
        const std::uint64_t blocks = index.blocksOf(needle);
        for (Code c = 1; c < column->codeCount(); ++c) {
            const bool has = lowerAscii(column->codeText(c)).find(needle) != std::string::npos;
            QVERIFY(!has || ((blocks >> ((c - 1) / TextIndex::kBlockTexts)) & 1) != 0);
        }
    }
    QCOMPARE(index.blocksOf("no such text"), std::uint64_t{0});
}

} // namespace sightline

#include "tst_kernels.moc"
