// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/segment.h"

#include <algorithm>

namespace sightline
{

Segment::Segment(SegmentInfo info, TimePlane times, std::unordered_map<ColumnId, ColumnPtr> columns)
    : m_info(info), m_times(std::make_shared<const TimePlane>(std::move(times)))
{
    for (auto& [id, column] : columns) {
        m_ids.push_back(id);
        m_columns.push_back(std::move(column));
    }
}

Result<ColumnPtr> Segment::column(ColumnId id) const
{
    const std::scoped_lock lock(m_mutex);
    if (const auto it = std::ranges::find(m_ids, id); it != m_ids.end())
        return m_columns[static_cast<std::size_t>(it - m_ids.begin())];
    if (!m_source) return ColumnPtr{};
    auto loaded = m_source->loadColumn(m_info, id);
    if (loaded) {
        m_ids.push_back(id);
        m_columns.push_back(*loaded);
    }
    return loaded;
}

Result<std::shared_ptr<const TimePlane>> Segment::times() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_times) return m_times;
    auto loaded = m_source->loadTimes(m_info);
    if (!loaded) return tl::unexpected(loaded.error());
    m_times = std::make_shared<const TimePlane>(std::move(*loaded));
    return m_times;
}

std::shared_ptr<const Dictionary> dictionaryOf(const Snapshot& snapshot, ColumnId column)
{
    const ColumnDef* def = snapshot.schema->column(column);
    if (def == nullptr || def->encoding != Encoding::Dictionary) return nullptr;
    const auto it = snapshot.dictionaries.find(def->domain);
    return it == snapshot.dictionaries.end() ? nullptr : it->second;
}

Result<std::string> Segment::raw(std::uint32_t row) const
{
    if (!m_source) return std::string{};
    return m_source->loadRaw(m_info, row);
}

} // namespace sightline
