// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/table/codec.h: what is written reads back, and a damaged or hostile blob is refused or decodes
// within its bounds.
#include "core/base/hash.h"
#include "core/table/builder.h"
#include "core/table/codec.h"

#include <QTest>

#include <array>
#include <numeric>
#include <random>

namespace sightline
{

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columnsReadBack_data() { shapes(); }

    void columnsReadBack();

    void damagedPlanesStayInBounds_data() { shapes(); }

    void damagedPlanesStayInBounds();
    void planesAreSmaller();
    void numbersOfOldCasesReadBack();

    void flippedBytesStayInBounds_data() { shapes(); }

    void flippedBytesStayInBounds();

    void truncatedColumnsAreRefused_data() { shapes(); }

    void truncatedColumnsAreRefused();

    void lyingDescriptionsStayInBounds_data() { shapes(); }

    void lyingDescriptionsStayInBounds();
    void contradictingShapesAreRefused();
    void checksumGuardsTheBlob();
    void timesReadBack();
    void damagedTimesStayOrdered();
    void undatedTimesReadBack();
    void textListsReadBack();
    void damagedTextListsStayInBounds();
    void bitmapsReadBack();
    void impossibleSizesAreRefused();

private:
    static void shapes();
};

namespace
{

using Random = std::mt19937_64;

struct Shape {
    const char* name;
    Type type;
    Encoding encoding;
};

constexpr std::array kShapes{
    Shape{"string, dictionary", Type::String, Encoding::Dictionary},
    Shape{"dynamic, dictionary", Type::Dynamic, Encoding::Dictionary},
    Shape{"string, segment text", Type::String, Encoding::SegmentText},
    Shape{"decimal, segment text", Type::Decimal, Encoding::SegmentText},
    Shape{"long", Type::Long, Encoding::Fixed},
    Shape{"int", Type::Int, Encoding::Fixed},
    Shape{"datetime", Type::DateTime, Encoding::Fixed},
    Shape{"timespan", Type::Timespan, Encoding::Fixed},
    Shape{"real", Type::Real, Encoding::Fixed},
    Shape{"guid", Type::Guid, Encoding::Fixed},
    Shape{"bool", Type::Bool, Encoding::Bits},
};

struct Made {
    std::shared_ptr<Dictionary> dictionary = std::make_shared<Dictionary>();
    ColumnPtr column; // null: every row absent
};

std::string randomText(Random& random)
{
    static constexpr std::array<std::string_view, 6> kPieces{"ana", "Heron-214", "ß", "\\", "日", " "};
    std::string out;
    for (auto n = random() % 6; n > 0; --n)
        out += kPieces[random() % kPieces.size()];
    return out;
}

std::string randomGuid(Random& random)
{
    std::string out = "00000000-0000-0000-0000-000000000000";
    for (char& c : out) {
        if (c != '-') c = "0123456789abcdef"[random() % 16];
    }
    return out;
}

Value randomValue(Random& random, Type type, std::string& keep)
{
    switch (type) {
    case Type::Bool:
        return Value::ofBool(random() % 2 == 0);
    case Type::Int:
        return Value::ofInteger(static_cast<std::int32_t>(random()));
    case Type::Long:
        return Value::ofInteger(static_cast<std::int64_t>(random() >> (random() % 64)));
    case Type::DateTime:
        return Value::ofInteger(static_cast<std::int64_t>(random() % kMaxTicks));
    case Type::Timespan:
        return Value::ofInteger(static_cast<std::int64_t>(random() >> 1) - (std::int64_t{1} << 62));
    case Type::Real:
        return Value::ofReal(static_cast<double>(random()) / 3.0);
    case Type::Guid:
        keep = randomGuid(random);
        break;
    default:
        keep = randomText(random);
        break;
    }
    return Value::ofText(keep);
}

// A column of `rows` rows, `absent` of ten of them absent, taken in random order from a builder.
Made makeColumn(Random& random, const Shape& shape, std::uint32_t rows, unsigned absent)
{
    Made out;
    DictionaryWriter writer(out.dictionary);
    ColumnBuilder builder(shape.type, shape.encoding, &writer);
    std::string keep;
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (random() % 10 >= absent) builder.set(row, randomValue(random, shape.type, keep));
    }
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    out.column = builder.seal(order, out.dictionary);
    return out;
}

std::string cell(const Column& column, std::uint32_t row)
{
    if (column.isNull(row)) return "null";
    if (column.type == Type::Guid) return column.guidText(row);
    const Value v = column.value(row);
    return v.isNull() ? "null" : valueText(v, column.type == Type::DateTime ? Type::Long : column.type);
}

// Reads everything a reader could, so that a wrong bound shows (under the address sanitizer at the latest).
bool readsInBounds(const Column& column)
{
    std::size_t length = 0;
    for (std::uint32_t row = 0; row < column.rows; ++row) {
        if (column.coded()) {
            if (column.code(row) >= column.codeCount()) return false;
            const auto text = column.codeText(column.code(row));
            length += static_cast<std::size_t>(std::count(text.begin(), text.end(), 'a'));
        }
        length += cell(column, row).size();
    }
    return length > 0 || column.rows == 0 || column.coded();
}

ColumnShape shapeOf(const Shape& shape, std::uint32_t rows, const Made& made)
{
    return {shape.type, shape.encoding, rows,
            shape.encoding == Encoding::Dictionary ? made.dictionary : nullptr};
}

// The same column without compression, so that a flipped byte reaches the decoder.
StoredColumn uncompressed(StoredColumn stored)
{
    if (stored.codec == Codec::Zstd) {
        stored.data = decompressed(stored.data, stored.raw).value();
        stored.codec = Codec::Raw;
    }
    stored.crc = crc32(stored.data);
    return stored;
}

Shape fetchShape()
{
    QFETCH(int, shape);
    return kShapes[static_cast<std::size_t>(shape)];
}

bool refusedOrInBounds(StoredColumn stored, const ColumnShape& shape)
{
    stored.crc = crc32(stored.data);
    const auto decoded = decodeColumn(stored, shape);
    return !decoded || !*decoded || readsInBounds(**decoded);
}

TimePlane randomTimes(Random& random, std::uint32_t rows, bool below)
{
    TimePlane out;
    out.base = kUnixEpoch + static_cast<Ticks>(random() % (50 * 365)) * kTicksPerDay;
    std::vector<std::pair<std::uint32_t, std::uint16_t>> times(rows);
    for (auto& t : times)
        t = {static_cast<std::uint32_t>(random()), static_cast<std::uint16_t>(below ? random() % 10'000 : 0)};
    std::sort(times.begin(), times.end());
    for (const auto& [ms, ticks] : times) {
        out.ms.push_back(ms);
        if (below) out.below.push_back(ticks);
    }
    return out;
}

} // namespace

void TestCodec::shapes()
{
    QTest::addColumn<int>("shape");
    for (std::size_t i = 0; i < kShapes.size(); ++i)
        QTest::newRow(kShapes[i].name) << static_cast<int>(i);
}

void TestCodec::columnsReadBack()
{
    const Shape shape = fetchShape();
    Random random(11);
    for (const std::uint32_t rows : {1U, 7U, 63U, 64U, 65U, 300U, 5'000U}) {
        for (const unsigned absent : {0U, 3U, 9U}) {
            const Made made = makeColumn(random, shape, rows, absent);
            if (!made.column) continue;
            const StoredColumn stored = encodeColumn(*made.column);
            const auto decoded = decodeColumn(stored, shapeOf(shape, rows, made));
            QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().text().c_str());
            QVERIFY(*decoded != nullptr);
            for (std::uint32_t row = 0; row < rows; ++row)
                QCOMPARE(cell(**decoded, row), cell(*made.column, row));
        }
    }
}

// With enough rows for planes, damage that reaches the decoder.
void TestCodec::damagedPlanesStayInBounds()
{
    const Shape shape = fetchShape();
    Random random(12);
    const Made made = makeColumn(random, shape, 300, 3);
    const StoredColumn stored = encodeColumn(*made.column);
    if (stored.codec != Codec::ZstdPlanes) return;
    const std::string payload = decompressed(stored.data, stored.raw).value();
    for (int round = 0; round < 2'000; ++round) {
        StoredColumn damaged = stored;
        std::string bytes = payload;
        bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
        if (round % 10 == 0) bytes.resize(random() % bytes.size());
        damaged.raw = static_cast<std::uint32_t>(bytes.size());
        damaged.data = compressed(bytes);
        QVERIFY(refusedOrInBounds(damaged, shapeOf(shape, 300, made)));
    }
}

void TestCodec::planesAreSmaller()
{
    Random random(13);
    TimePlane times;
    times.base = kUnixEpoch;
    Column numbers;
    numbers.type = Type::Long;
    numbers.encoding = Encoding::Fixed;
    numbers.rows = 5'000;
    std::vector<std::uint64_t> values;
    for (std::uint32_t row = 0; row < numbers.rows; ++row) {
        times.ms.push_back((times.ms.empty() ? 0 : times.ms.back()) +
                           static_cast<std::uint32_t>(random() % 900));
        values.push_back(10 * row + random() % 10);
    }
    numbers.ints = PackedInts::pack(values);
    const auto plain = [](const auto& of) {
        return compressed({reinterpret_cast<const char*>(of.data()), of.size() * sizeof of[0]}).size();
    };
    QVERIFY(encodeTimes(times).codec == Codec::ZstdPlanes);
    QVERIFY(encodeTimes(times).data.size() * 3 < plain(times.ms) * 2);
    QVERIFY(encodeColumn(numbers).codec == Codec::ZstdPlanes);
    QVERIFY(encodeColumn(numbers).data.size() * 3 < plain(numbers.ints.bytes()) * 2);
}

// What cases of before planes hold.
void TestCodec::numbersOfOldCasesReadBack()
{
    Random random(14);
    const Shape shape{"long", Type::Long, Encoding::Fixed};
    const Made made = makeColumn(random, shape, 5'000, 0);
    StoredColumn stored = encodeColumn(*made.column);
    QVERIFY(stored.codec == Codec::ZstdPlanes);
    stored.codec = Codec::Zstd;
    stored.data = compressed(made.column->ints.bytes());
    stored.crc = crc32(stored.data);
    const auto decoded = decodeColumn(stored, shapeOf(shape, 5'000, made));
    QVERIFY(decoded.has_value());
    for (std::uint32_t row = 0; row < 5'000; ++row)
        QCOMPARE(cell(**decoded, row), cell(*made.column, row));
}

void TestCodec::flippedBytesStayInBounds()
{
    const Shape shape = fetchShape();
    Random random(12);
    const Made made = makeColumn(random, shape, 70, 3);
    const StoredColumn plain = uncompressed(encodeColumn(*made.column));
    const ColumnShape where = shapeOf(shape, 70, made);
    for (StoredColumn stored : {plain, encodeColumn(*made.column)}) {
        for (std::size_t i = 0; i < stored.data.size(); ++i) {
            const char before = stored.data[i];
            for (const int mask : {0x01, 0x10, 0x80, 0xFF}) {
                stored.data[i] = static_cast<char>(before ^ mask);
                QVERIFY(refusedOrInBounds(stored, where));
            }
            stored.data[i] = before;
        }
    }
}

void TestCodec::truncatedColumnsAreRefused()
{
    const Shape shape = fetchShape();
    Random random(13);
    const Made made = makeColumn(random, shape, 70, 3);
    const ColumnShape where = shapeOf(shape, 70, made);
    for (const StoredColumn& whole : {uncompressed(encodeColumn(*made.column)), encodeColumn(*made.column)}) {
        for (std::size_t n = 0; n < whole.data.size(); ++n) {
            StoredColumn stored = whole;
            stored.data.resize(n);
            stored.crc = crc32(stored.data);
            QVERIFY(!decodeColumn(stored, where).has_value());
        }
        StoredColumn longer = whole;
        longer.data.push_back('\0');
        longer.crc = crc32(longer.data);
        QVERIFY(!decodeColumn(longer, where).has_value());
    }
}

void TestCodec::lyingDescriptionsStayInBounds()
{
    const Shape shape = fetchShape();
    Random random(14);
    const Made made = makeColumn(random, shape, 70, 3);
    const StoredColumn stored = uncompressed(encodeColumn(*made.column));
    const auto tryOut = [&](auto change) {
        StoredColumn lying = stored;
        change(lying);
        return refusedOrInBounds(lying, shapeOf(shape, 70, made));
    };
    for (const int width : {-1, 0, 1, 2, 3, 4, 8, 16, 1 << 30})
        QVERIFY(tryOut([&](StoredColumn& s) { s.width = width; }));
    for (const int nulls : {0, 1, 2, 3, 255})
        QVERIFY(tryOut([&](StoredColumn& s) { s.nulls = static_cast<Nulls>(nulls); }));
    for (const int codec : {0, 1, 2, 255})
        QVERIFY(tryOut([&](StoredColumn& s) { s.codec = static_cast<Codec>(codec); }));
    for (const auto n : {0U, 1U, 0xFFFFFFFFU}) {
        QVERIFY(tryOut([&](StoredColumn& s) { s.raw = n; }));
        QVERIFY(tryOut([&](StoredColumn& s) { s.card = n; }));
    }
    for (const std::int64_t v : {INT64_MIN, std::int64_t{-1}, INT64_MAX})
        QVERIFY(tryOut([&](StoredColumn& s) { s.vmin = v; }));
    for (const std::uint32_t rows : {0U, 1U, 69U, 71U, 65'536U}) {
        const auto decoded = decodeColumn(stored, shapeOf(shape, rows, made));
        QVERIFY(!decoded || !*decoded || readsInBounds(**decoded));
    }
    if (shape.encoding == Encoding::Dictionary) {
        const ColumnShape smaller{shape.type, shape.encoding, 70, std::make_shared<Dictionary>()};
        QVERIFY(!decodeColumn(stored, smaller).has_value());
        QVERIFY(!decodeColumn(stored, {shape.type, shape.encoding, 70, nullptr}).has_value());
    }
}

void TestCodec::contradictingShapesAreRefused()
{
    Random random(21);
    const Made made = makeColumn(random, kShapes[0], 70, 3);
    const StoredColumn stored = encodeColumn(*made.column);
    QVERIFY(decodeColumn(stored, {Type::String, Encoding::Dictionary, 70, made.dictionary}).has_value());
    for (const Type type : {Type::Guid, Type::Real, Type::Long, Type::Bool, Type::DateTime}) {
        QVERIFY(!decodeColumn(stored, {type, Encoding::Dictionary, 70, made.dictionary}).has_value());
    }
    QVERIFY(!decodeColumn(stored, {Type::String, Encoding::Fixed, 70, nullptr}).has_value());
    QVERIFY(!decodeColumn(stored, {Type::Guid, Encoding::Bits, 70, nullptr}).has_value());
    QVERIFY(!decodeColumn(stored, {Type::String, Encoding::Lookup, 70, nullptr}).has_value());
}

void TestCodec::checksumGuardsTheBlob()
{
    Random random(15);
    const Made made = makeColumn(random, kShapes[4], 300, 1);
    StoredColumn stored = encodeColumn(*made.column);
    for (std::size_t i = 0; i < stored.data.size(); ++i) {
        stored.data[i] = static_cast<char>(stored.data[i] ^ 1);
        const auto decoded = decodeColumn(stored, shapeOf(kShapes[4], 300, made));
        QVERIFY(!decoded.has_value());
        QCOMPARE(decoded.error().kind, ErrorKind::Corrupt);
        stored.data[i] = static_cast<char>(stored.data[i] ^ 1);
    }
}

void TestCodec::timesReadBack()
{
    Random random(16);
    for (const std::uint32_t rows : {1U, 2U, 100U, 5'000U}) {
        for (const bool below : {false, true}) {
            const TimePlane times = randomTimes(random, rows, below);
            const StoredColumn stored = encodeTimes(times);
            QCOMPARE(stored.vmax, times.at(rows - 1));
            const auto decoded = decodeTimes(stored, rows);
            QVERIFY(decoded.has_value());
            for (std::uint32_t row = 0; row < rows; ++row)
                QCOMPARE(decoded->at(row), times.at(row));
            QCOMPARE(decoded->lowerBound(times.at(0)), 0U);
            QCOMPARE(decoded->lowerBound(times.at(rows - 1) + 1), rows);
        }
    }
}

void TestCodec::damagedTimesStayOrdered()
{
    Random random(17);
    StoredColumn stored = uncompressed(encodeTimes(randomTimes(random, 50, true)));
    for (std::size_t i = 0; i < stored.data.size(); ++i) {
        const char before = stored.data[i];
        for (const int mask : {0x01, 0x80, 0xFF}) {
            stored.data[i] = static_cast<char>(before ^ mask);
            stored.crc = crc32(stored.data);
            const auto decoded = decodeTimes(stored, 50);
            if (!decoded) continue;
            for (std::uint32_t row = 1; row < 50; ++row)
                QVERIFY(decoded->at(row - 1) <= decoded->at(row));
        }
        stored.data[i] = before;
    }
    stored.crc = crc32(stored.data);
    QVERIFY(decodeTimes(stored, 50).has_value());
    QVERIFY(!decodeTimes(stored, 49).has_value());
    QVERIFY(!decodeTimes(stored, 51).has_value());
    for (const std::int64_t base : {std::int64_t{-1}, kMaxTicks + 1, INT64_MAX}) {
        stored.vmin = base;
        QVERIFY(!decodeTimes(stored, 50).has_value());
    }
}

void TestCodec::undatedTimesReadBack()
{
    const StoredColumn stored = encodeTimes(TimePlane{});
    const auto decoded = decodeTimes(stored, 12);
    QVERIFY(decoded.has_value());
    QVERIFY(!decoded->dated());
    QCOMPARE(decoded->at(11), kNoTime);
}

void TestCodec::textListsReadBack()
{
    Random random(18);
    for (const std::size_t n : {0, 1, 10, 1'000}) {
        std::vector<std::string> texts(n);
        for (auto& t : texts)
            t = randomText(random);
        const std::string packed = packTexts({texts.begin(), texts.end()});
        const auto back = unpackTexts(packed);
        QVERIFY(back.has_value());
        QVERIFY(std::equal(back->begin(), back->end(), texts.begin(), texts.end()));
    }
}

void TestCodec::damagedTextListsStayInBounds()
{
    Random random(19);
    std::vector<std::string> texts(20);
    for (auto& t : texts)
        t = randomText(random);
    std::string packed = packTexts({texts.begin(), texts.end()});
    for (std::size_t n = 0; n < packed.size(); ++n)
        QVERIFY(!unpackTexts(std::string_view(packed).substr(0, n)).has_value());
    for (char& byte : packed) {
        const char before = byte;
        byte = static_cast<char>(~before);
        if (const auto back = unpackTexts(packed)) {
            for (const auto t : *back)
                QVERIFY(t.empty() ||
                        (t.data() >= packed.data() && t.data() + t.size() <= packed.data() + packed.size()));
        }
        byte = before;
    }
}

void TestCodec::bitmapsReadBack()
{
    Random random(20);
    for (const std::uint32_t rows : {0U, 1U, 63U, 64U, 65U, 1'000U}) {
        Bitmap bits(rows);
        for (std::uint32_t row = 0; row < rows; ++row)
            bits.put(row, random() % 3 == 0);
        const std::string packed = packBitmap(bits);
        QCOMPARE(unpackBitmap(packed, rows).value(), bits);
        QVERIFY(!unpackBitmap(packed + '\0', rows).has_value());
        if (packed.empty()) continue;
        QVERIFY(!unpackBitmap(std::string_view(packed).substr(1), rows).has_value());
        if (rows % 64 != 0) QVERIFY(!unpackBitmap(std::string(packed.size(), '\xFF'), rows).has_value());
    }
}

void TestCodec::impossibleSizesAreRefused()
{
    QVERIFY(!decompressed(compressed("abc"), kMaxBlob + 1).has_value());
    QVERIFY(!decompressed(compressed("abc"), 2).has_value());
    QVERIFY(!decompressed(compressed("abc"), 4).has_value());
    QVERIFY(!decompressed("abc", 3).has_value());
    QCOMPARE(decompressed(compressed("abc"), 3).value(), std::string("abc"));
    QCOMPARE(decompressed(compressed(""), 0).value(), std::string());
}

} // namespace sightline

#include "tst_codec.moc"
