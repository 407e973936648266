// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/table_buffer.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/store/segment_store.h"
#include "core/table/codec.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace sightline::store
{
namespace
{

void appendJsonText(std::string& out, std::string_view text)
{
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

void appendMember(std::string& out, const Field& f)
{
    out += out.empty() ? '{' : ',';
    appendJsonText(out, f.name);
    out.push_back(':');
    if (f.value.kind == Value::Kind::Text && !f.json) {
        appendJsonText(out, f.value.text);
    } else {
        out += valueText(f.value, Type::Long);
    }
}

} // namespace

TableBuffer::TableBuffer(const Schema& schema, TableDef table, WriterOf writerOf) : m_table(std::move(table))
{
    const auto addSlot = [&](const ColumnDef& c) {
        m_slots.push_back(
            {&c, ColumnBuilder(c.type, c.encoding,
                               c.encoding == Encoding::Dictionary ? writerOf(c.domain) : nullptr)});
    };
    const auto activities = schema.columns(kActivityTable);
    m_activitySlots.assign(kActivityColumns, std::numeric_limits<std::size_t>::max());
    for (const ColumnDef* c : activities) {
        if (c->encoding == Encoding::Lookup || c->id == static_cast<ColumnId>(Activity::TimeGenerated) + 1)
            continue;
        m_activitySlots[static_cast<std::size_t>(c->id) - 1] = m_slots.size();
        addSlot(*c);
    }
    for (const ColumnDef* c : schema.columns(m_table.id)) {
        m_byName[lowerAscii(c->name)] = m_slots.size();
        addSlot(*c);
    }
    // Windows channels have a column of their own for what an event carries.
    m_rest = m_byName.at(m_byName.contains("eventdata") && m_table.name == "WindowsEvent" ? "eventdata"
                                                                                          : "_extra");
}

void TableBuffer::add(const RecordPlace& place, const Record& record, const Normalised& normalised)
{
    const std::uint32_t row = rows();
    m_times.push_back(normalised.time);
    m_sources.push_back(place.source);
    m_ordinals.push_back(place.ordinal);
    m_isActivity.push_back(normalised.kind == RecordKind::Activity);
    m_hidden.push_back(place.hidden);
    m_keys.push_back(place.hidden ? RecordKey{} : place.key);
    m_raw.append(place.raw);
    m_rawEnds.push_back(m_raw.size());
    addFields(row, record);
    addActivity(row, place, normalised);
}

void TableBuffer::addFields(std::uint32_t row, const Record& record)
{
    std::string rest;
    for (const Field& f : record.fields()) {
        const auto it = m_byName.find(lowerAscii(f.name));
        const bool declared = it != m_byName.end() && it->second != m_rest;
        // A value that does not fit its column's type is kept beside the undeclared ones.
        if (!declared || !m_slots[it->second].builder.set(row, f.value)) appendMember(rest, f);
    }
    if (!rest.empty()) m_slots[m_rest].builder.set(row, Value::ofText(rest + '}'));
}

void TableBuffer::addActivity(std::uint32_t row, const RecordPlace& place, const Normalised& normalised)
{
    const auto put = [&](Activity column, const Value& v) {
        m_slots[m_activitySlots[static_cast<std::size_t>(column)]].builder.set(row, v);
    };
    put(Activity::SourceFile, Value::ofInteger(place.source));
    put(Activity::Ordinal, Value::ofInteger(place.ordinal));
    put(Activity::IsActivity, Value::ofBool(normalised.kind == RecordKind::Activity));
    if (normalised.kind != RecordKind::Activity) return;
    for (const ActivityColumn& c : activityColumns()) {
        const Value& v = normalised.activity.value(c.id);
        if (v.isNull() || c.encoding == Encoding::Lookup || c.id == Activity::TimeGenerated ||
            c.id >= Activity::SourceFile)
            continue;
        put(c.id, v);
    }
}

std::vector<std::vector<std::uint32_t>> TableBuffer::chunks() const
{
    std::vector<std::uint32_t> order(rows());
    std::iota(order.begin(), order.end(), 0U);
    // Dated rows first (kNoTime is the smallest value), then by time, source and place in it.
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const bool aDated = m_times[a] != kNoTime;
        const bool bDated = m_times[b] != kNoTime;
        if (aDated != bDated) return aDated;
        return std::tie(m_times[a], m_sources[a], m_ordinals[a]) <
               std::tie(m_times[b], m_sources[b], m_ordinals[b]);
    });
    constexpr Ticks kSpan = Ticks{std::numeric_limits<std::uint32_t>::max()} * kTicksPerMs;
    std::vector<std::vector<std::uint32_t>> out;
    for (const std::uint32_t row : order) {
        const bool fits = !out.empty() && out.back().size() < kSegmentRows &&
                          (m_times[out.back().front()] == kNoTime) == (m_times[row] == kNoTime) &&
                          (m_times[row] == kNoTime || m_times[row] - m_times[out.back().front()] < kSpan);
        if (!fits) out.emplace_back();
        out.back().push_back(row);
    }
    return out;
}

Result<std::vector<KeyPlace>>
TableBuffer::seal(Database& db, SegmentId& next,
                  const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries)
{
    std::vector<KeyPlace> places(rows());
    for (const auto& chunk : chunks()) {
        for (std::uint32_t i = 0; i < chunk.size(); ++i)
            places[chunk[i]] = {next, i};
        SL_TRY(writeSegment(db, next, chunk, dictionaries));
        ++next;
    }
    clear();
    return places;
}

Result<> TableBuffer::writeSegment(Database& db, SegmentId id, const std::vector<std::uint32_t>& rows,
                                   const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries)
{
    const auto n = static_cast<std::uint32_t>(rows.size());
    const Ticks tmin = m_times[rows.front()];
    std::int64_t activities = 0;
    for (const std::uint32_t r : rows)
        activities += m_isActivity[r] ? 1 : 0;
    auto insert = db.prepare("INSERT INTO seg VALUES(?1,?2,?3,?4,?5,?6,1,1,0)");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind(1, id).bind(2, m_table.id).bind(3, n).bind(4, activities);
    if (tmin == kNoTime) {
        insert->bindNull(5).bindNull(6);
    } else {
        insert->bind(5, tmin).bind(6, m_times[rows.back()]);
    }
    SL_TRY(insert->run());
    SL_TRY(writeColumns(db, id, rows, dictionaries));

    std::vector<std::string_view> raws;
    std::vector<RecordKey> keys;
    Bitmap hidden(n);
    bool keyed = false;
    for (std::uint32_t i = 0; i < n; ++i) {
        const std::size_t begin = rows[i] == 0 ? 0 : m_rawEnds[rows[i] - 1];
        raws.push_back(std::string_view(m_raw).substr(begin, m_rawEnds[rows[i]] - begin));
        keys.push_back(m_keys[rows[i]]);
        keyed = keyed || keys.back().key != 0;
        hidden.put(i, m_hidden[rows[i]]);
    }
    SL_TRY(writeRaw(db, id, raws));
    if (keyed) SL_TRY(writeKeys(db, id, keys));
    if (hidden.none()) return {};
    const std::string packed = packBitmap(hidden);
    auto deleted = db.prepare("INSERT INTO segdel VALUES(?1,?2,?3,?4)");
    if (!deleted) return tl::unexpected(deleted.error());
    return deleted->bind(1, id).bind(2, hidden.count()).bind(3, crc32(packed)).bindBlob(4, packed).run();
}

Result<> TableBuffer::writeColumns(Database& db, SegmentId id, const std::vector<std::uint32_t>& rows,
                                   const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries)
{
    if (m_times[rows.front()] != kNoTime) {
        TimePlane times;
        times.base = m_times[rows.front()];
        bool below = false;
        for (const std::uint32_t r : rows) {
            const Ticks delta = m_times[r] - times.base;
            times.ms.push_back(static_cast<std::uint32_t>(delta / kTicksPerMs));
            times.below.push_back(static_cast<std::uint16_t>(delta % kTicksPerMs));
            below = below || times.below.back() != 0;
        }
        if (!below) times.below.clear();
        SL_TRY(writeColumn(db, id, static_cast<ColumnId>(Activity::TimeGenerated) + 1, encodeTimes(times)));
    }
    for (const Slot& slot : m_slots) {
        const auto dictionary = dictionaries.find(slot.def->domain);
        const auto column =
            slot.builder.seal(rows, dictionary == dictionaries.end() ? nullptr : dictionary->second);
        if (column) SL_TRY(writeColumn(db, id, slot.def->id, encodeColumn(*column)));
    }
    return {};
}

void TableBuffer::clear()
{
    for (Slot& slot : m_slots)
        slot.builder.clear();
    m_times.clear();
    m_sources.clear();
    m_ordinals.clear();
    m_isActivity.clear();
    m_hidden.clear();
    m_keys.clear();
    m_raw.clear();
    m_rawEnds.clear();
}

} // namespace sightline::store
