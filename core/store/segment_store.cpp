// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/segment_store.h"

#include "core/base/hash.h"
#include "core/table/builder.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <numeric>

namespace sightline::store
{
namespace
{

tl::unexpected<Error> corrupt(std::string what)
{
    return fail(ErrorKind::Corrupt, "case.corrupt", "the case file is damaged: " + std::move(what));
}

std::int64_t columnKey(SegmentId segment, ColumnId column)
{
    return std::int64_t{segment} * 65'536 + column;
}

} // namespace

Result<> readSchema(Database& db, Schema& out)
{
    auto tables = db.prepare("SELECT id,name,kind FROM tbl");
    if (!tables) return tl::unexpected(tables.error());
    for (;;) {
        const auto more = tables->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        out.addTable({static_cast<TableId>(tables->integer(0)), tables->text(1),
                      static_cast<TableKind>(tables->integer(2))});
    }
    auto columns = db.prepare("SELECT id,tbl,name,type,enc,dom,alias_of,dropped FROM coldef ORDER BY id");
    if (!columns) return tl::unexpected(columns.error());
    for (;;) {
        const auto more = columns->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto type = columns->integer(3);
        const auto encoding = columns->integer(4);
        if (type < 1 || type > 10 || encoding < 1 || encoding > 6)
            return corrupt("a column has an unknown type");
        out.addColumn({static_cast<ColumnId>(columns->integer(0)), static_cast<TableId>(columns->integer(1)),
                       columns->text(2), static_cast<Type>(type), static_cast<Encoding>(encoding),
                       static_cast<DomainId>(columns->integer(5)), static_cast<ColumnId>(columns->integer(6)),
                       columns->integer(7) != 0});
    }
}

Result<> readDictionaries(Database& db, std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries)
{
    auto domains = db.prepare("SELECT id FROM dom");
    if (!domains) return tl::unexpected(domains.error());
    for (;;) {
        const auto more = domains->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        auto& d = dictionaries[static_cast<DomainId>(domains->integer(0))];
        if (!d) d = std::make_shared<Dictionary>();
    }
    auto chunks = db.prepare("SELECT dom,base,n,raw,crc,data FROM dict ORDER BY dom,base");
    if (!chunks) return tl::unexpected(chunks.error());
    for (;;) {
        const auto more = chunks->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto it = dictionaries.find(static_cast<DomainId>(chunks->integer(0)));
        if (it == dictionaries.end()) return corrupt("a dictionary of an unknown domain");
        Dictionary& d = *it->second;
        const std::int64_t base = chunks->integer(1);
        if (base < d.size()) continue; // read before
        if (base != d.size()) return corrupt("a dictionary has a gap");
        const std::string data = chunks->text(5);
        if (crc32(data) != static_cast<std::uint32_t>(chunks->integer(4)))
            return corrupt("a dictionary fails its checksum");
        const auto bytes = decompressed(data, static_cast<std::uint32_t>(chunks->integer(3)));
        if (!bytes) return tl::unexpected(bytes.error());
        const auto texts = unpackTexts(*bytes);
        if (!texts) return tl::unexpected(texts.error());
        if (static_cast<std::int64_t>(texts->size()) != chunks->integer(2))
            return corrupt("a dictionary has the wrong length");
        for (const auto t : *texts)
            d.append(t);
    }
}

Result<std::optional<StoredColumn>> readColumn(Database& db, SegmentId segment, ColumnId column)
{
    auto row = db.prepare("SELECT codec,width,card,nulls,vmin,vmax,raw,crc,data FROM segcol WHERE id=?1");
    if (!row) return tl::unexpected(row.error());
    const auto found = row->bind(1, columnKey(segment, column)).step();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return std::optional<StoredColumn>{};
    StoredColumn s;
    s.codec = static_cast<Codec>(row->integer(0));
    s.width = static_cast<int>(row->integer(1));
    s.card = static_cast<std::uint32_t>(row->integer(2));
    s.nulls = static_cast<Nulls>(row->integer(3));
    s.vmin = row->integer(4);
    s.vmax = row->integer(5);
    s.raw = static_cast<std::uint32_t>(row->integer(6));
    s.crc = static_cast<std::uint32_t>(row->integer(7));
    s.data = row->text(8);
    return std::optional<StoredColumn>(std::move(s));
}

Result<> writeColumn(Database& db, SegmentId segment, ColumnId column, const StoredColumn& s)
{
    auto insert = db.prepare("INSERT INTO segcol VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind(1, columnKey(segment, column))
        .bind(2, static_cast<std::int64_t>(s.codec))
        .bind(3, s.width)
        .bind(4, s.card);
    insert->bind(5, static_cast<std::int64_t>(s.nulls))
        .bind(6, s.vmin)
        .bind(7, s.vmax)
        .bind(8, s.raw)
        .bind(9, s.crc);
    return insert->bindBlob(10, s.data).run();
}

std::string packOverlay(const OverlayTexts& texts)
{
    std::vector<std::string> numbers;
    numbers.reserve(texts.size());
    std::vector<std::string_view> all;
    for (const auto& [row, text] : texts)
        numbers.push_back(fmt::format("{}", row));
    std::size_t i = 0;
    for (const auto& [row, text] : texts) {
        all.emplace_back(numbers[i++]);
        all.emplace_back(text);
    }
    return packTexts(all);
}

Result<OverlayTexts> overlayTexts(std::string_view data, std::uint32_t raw, std::uint32_t rows)
{
    const auto bytes = decompressed(data, raw);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto texts = unpackTexts(*bytes);
    if (!texts) return tl::unexpected(texts.error());
    if (texts->size() % 2 != 0) return corrupt("an overlay is cut off");
    OverlayTexts out;
    for (std::size_t i = 0; i < texts->size(); i += 2) {
        std::uint32_t row = 0;
        const std::string_view number = (*texts)[i];
        const auto r = std::from_chars(number.data(), number.data() + number.size(), row);
        if (r.ec != std::errc{} || row >= rows) return corrupt("an overlay names a row that does not exist");
        out[row] = std::string((*texts)[i + 1]);
    }
    return out;
}

Result<ColumnPtr> unpackOverlay(std::string_view data, std::uint32_t raw, Type type, std::uint32_t rows)
{
    const auto texts = overlayTexts(data, raw, rows);
    if (!texts) return tl::unexpected(texts.error());
    ColumnBuilder builder(type, type == Type::Real ? Encoding::Fixed : Encoding::SegmentText);
    for (const auto& [row, text] : *texts)
        builder.set(row, Value::ofText(text));
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0U);
    return builder.seal(order, nullptr);
}

Result<ColumnPtr> unpackCodeOverlay(std::string_view data, std::uint32_t raw, const ColumnPtr& base,
                                    std::uint32_t rows, const std::shared_ptr<const Dictionary>& dictionary)
{
    const auto texts = overlayTexts(data, raw, rows);
    if (!texts) return tl::unexpected(texts.error());
    std::unordered_map<std::string_view, Code> wanted;
    for (const auto& [row, text] : *texts)
        wanted.emplace(text, 0);
    for (Code c = 1; c < dictionary->size(); ++c) {
        if (const auto it = wanted.find(dictionary->text(c)); it != wanted.end()) it->second = c;
    }
    std::vector<Code> codes(rows);
    for (std::uint32_t r = 0; r < rows; ++r)
        codes[r] = base ? base->code(r) : 0;
    for (const auto& [row, text] : *texts)
        codes[row] = wanted.at(text);
    auto out = std::make_shared<Column>();
    out->type = Type::String;
    out->encoding = Encoding::Dictionary;
    out->rows = rows;
    out->ints = PackedInts::pack(codes);
    out->dictionary = dictionary;
    out->dictionarySize = dictionary->size();
    return ColumnPtr(std::move(out));
}

} // namespace sightline::store
