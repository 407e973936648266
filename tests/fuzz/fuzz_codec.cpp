// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile blobs of a case file: the first bytes choose the description, the rest is the blob. Whatever
// decodes must be readable within its bounds.
#include "core/base/hash.h"
#include "core/table/codec.h"

#include <cstdlib>

namespace
{

using namespace sightline;

constexpr std::size_t kHead = 6;

void readAll(const Column& column)
{
    std::size_t length = 0;
    for (std::uint32_t row = 0; row < column.rows; ++row) {
        if (column.isNull(row)) continue;
        length += column.type == Type::Guid ? column.guidText(row).size()
                                            : valueText(column.value(row), column.type).size();
    }
    if (length == static_cast<std::size_t>(-1)) std::abort(); // keeps the reads
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size < kHead) return 0;
    const auto dictionary = std::make_shared<Dictionary>();
    dictionary->append("one");
    dictionary->append("two");
    StoredColumn stored;
    stored.codec = static_cast<Codec>(bytes[2] % 2);
    stored.nulls = static_cast<Nulls>(bytes[3] % 3);
    stored.width = bytes[4] % 10;
    stored.data.assign(reinterpret_cast<const char*>(bytes) + kHead, size - kHead);
    stored.crc = crc32(stored.data);
    stored.raw = static_cast<std::uint32_t>(size * (1 + bytes[5] % 8));
    const ColumnShape shape{static_cast<Type>(1 + bytes[0] % 10), static_cast<Encoding>(1 + bytes[1] % 4),
                            bytes[5], dictionary};
    if (const auto column = decodeColumn(stored, shape); column && *column) readAll(**column);
    (void)decodeTimes(stored, shape.rows);
    (void)unpackTexts(stored.data);
    return 0;
}
