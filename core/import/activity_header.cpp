// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/activity_header.h"

#include "core/base/text.h"
#include "core/import/csv_splitter.h"
#include "core/import/recognise.h"
#include "core/import/record_reader.h"
#include "core/import/source_splitter.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace sightline::import
{
namespace
{

// What a looked-up column is made of.
constexpr std::array kMadeOf{
    std::pair{Activity::User, Activity::ActorUsername},
    std::pair{Activity::UserId, Activity::ActorUserId},
    std::pair{Activity::TargetUser, Activity::TargetUsername},
};

std::optional<Activity> storedFor(const ActivityColumn& column)
{
    if (column.encoding != Encoding::Lookup) return column.id;
    const auto* it = std::ranges::find(kMadeOf, column.id, &std::pair<Activity, Activity>::first);
    return it == kMadeOf.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

bool ActivityHeader::has(Activity column) const
{
    return std::ranges::find(m_columns, std::optional(column)) != m_columns.end();
}

std::optional<ActivityHeader> ActivityHeader::read(std::string_view header, char separator)
{
    CsvCells names;
    std::deque<std::string> kept;
    csvCells(header, separator, names, kept);
    ActivityHeader out;
    out.m_separator = separator;
    std::vector<const ActivityColumn*> columns;
    for (const std::string_view name : names) {
        const ActivityColumn* c = activityColumn(trim(name));
        const bool known = c != nullptr && c->id < Activity::SourceFile;
        if (!known || std::ranges::find(columns, c) != columns.end()) return std::nullopt;
        columns.push_back(c);
    }
    for (const ActivityColumn* c : columns) {
        const auto stored = storedFor(*c);
        const bool elsewhere = stored && *stored != c->id &&
                               std::ranges::find(columns, *stored, &ActivityColumn::id) != columns.end();
        out.m_columns.push_back(elsewhere ? std::nullopt : stored);
    }
    if (!out.has(Activity::TimeGenerated)) return std::nullopt;
    return out;
}

std::string sniffActivities(std::string_view head)
{
    const auto reader = memoryReader(std::string(head));
    Recogniser none({});
    RecordReader records(none, nullptr);
    const auto source = SourceSplitter::begin(*reader, head.size(), records);
    if (!source || source->container() != Container::Csv) return {};
    const auto header = ActivityHeader::read(source->header(), source->separator());
    if (!header) return {};
    return fmt::format("all {} columns are those of the Activity table", header->columns().size());
}

} // namespace sightline::import
