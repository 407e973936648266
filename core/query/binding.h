// SPDX-License-Identifier: GPL-3.0-or-later
// A table as questions see it: every column name bound to what answers it, stored, looked up or computed.
// Also the one reader of cells. Any thread; one CellReader belongs to one thread.
#pragma once

#include "core/base/result.h"
#include "core/query/context.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::query
{

struct BoundColumn {
    enum class Kind : std::uint8_t {
        Stored,          // `column` of each segment
        Time,            // the segment's time plane
        TableName,       // `column` where a segment has it, else the name of the segment's source table
        AccountText,     // User, TargetUser: through the lookup from the account codes of `column`
        AccountId,       // UserId
        AddressCategory, // IPCategory, IPTags: through the address lookup from the addresses of `column`
        AddressTags,
        ActivityId,
        RowNumber, // RawRow: segment id * kSegmentRows + row
        RowScore,  // Score: of the few activities that have one
        Absent,    // known, never filled yet
    };

    std::string name;
    Type type = Type::String;
    Kind kind = Kind::Absent;
    ColumnId column = 0;
    // AccountText: the columns with the name and the id as the record wrote them, used in this order where
    // the lookup knows nobody.
    ColumnId fallback = 0;
    ColumnId secondFallback = 0;

    [[nodiscard]] bool isAddress() const
    {
        return kind == Kind::AddressCategory || kind == Kind::AddressTags;
    }

    // Answered through a lookup from the codes of `column`.
    [[nodiscard]] bool isLookedUp() const
    {
        return kind == Kind::AccountText || kind == Kind::AccountId || isAddress();
    }

    // Its texts are those of `column`, where a segment has that.
    [[nodiscard]] bool isColumn() const
    {
        return column != 0 && (kind == Kind::Stored || kind == Kind::TableName);
    }
};

class TableBinding
{
public:
    // "Activity" or a source table of the snapshot; NotFound otherwise.
    [[nodiscard]] static Result<TableBinding> open(Context context, std::string_view table);

    [[nodiscard]] const Context& context() const { return m_context; }

    [[nodiscard]] const std::string& name() const { return m_name; }

    [[nodiscard]] const std::vector<BoundColumn>& columns() const { return m_columns; }

    [[nodiscard]] const BoundColumn* find(std::string_view column) const; // ASCII case ignored

    // Rows of a segment that belong to this table: its activities, or all; without tombstoned rows. An empty
    // bitmap (rows() == 0) if the segment has none.
    [[nodiscard]] Result<Bitmap> members(std::size_t segment) const;

private:
    Context m_context;
    std::string m_name;
    TableId m_table = kActivityTable;
    ColumnId m_activityFlag = 0;
    std::vector<BoundColumn> m_columns;
};

// Reads cells as text or values; keeps the columns it touched.
class CellReader
{
public:
    explicit CellReader(const TableBinding& table) : m_table(&table) {}

    // "" for null and absent. Texts made on the fly are returned by value, so always by value.
    [[nodiscard]] Result<std::string> text(RowRef row, const BoundColumn& column);
    // Integer/real/bool/time values; texts point into the column or this reader until the next call.
    [[nodiscard]] Result<Value> value(RowRef row, const BoundColumn& column);

private:
    [[nodiscard]] Result<ColumnPtr> load(std::uint32_t segment, ColumnId column);
    [[nodiscard]] Result<std::string> codeText(RowRef row, ColumnId column);
    [[nodiscard]] Result<std::string> accountText(RowRef row, const BoundColumn& column);
    [[nodiscard]] Result<std::string> addressText(RowRef row, const BoundColumn& column);
    [[nodiscard]] Result<std::string> activityId(RowRef row);
    [[nodiscard]] Result<Ticks> timeOf(RowRef row);

    const TableBinding* m_table;
    std::unordered_map<std::uint64_t, ColumnPtr> m_columns;
    std::string m_made;
};

// The person behind an account at a time (kNoTime: as of the question); 0 for nobody and without a lookup.
[[nodiscard]] EntityCode entityAt(const Context& context, Code account, Ticks at);

// What is known of an address at a time (kNoTime: as of the question); 0 for nothing and without a lookup.
[[nodiscard]] std::uint32_t addressLabelAt(const Context& context, std::string_view address, Ticks at);
// What an address column says of a label; lives as long as the lookup.
[[nodiscard]] std::string_view addressLabelText(const Context& context, const BoundColumn& column,
                                                std::uint32_t label);

// "<ten hex digits>-<ordinal>"; "" for a source the context does not know.
[[nodiscard]] std::string madeActivityId(const Context& context, std::int64_t source, std::int64_t ordinal);

// The columns an ActivityId is read from; 0 where the schema lacks one.
struct ActivityIdColumns {
    ColumnId own = 0; // the product's own id
    ColumnId source = 0;
    ColumnId ordinal = 0;
};

[[nodiscard]] ActivityIdColumns activityIdColumns(const Context& context, TableId table);

// Name of a segment's source table; "" for rows that have none.
[[nodiscard]] std::string_view sourceTableName(const Context& context, const SegmentInfo& segment);

} // namespace sightline::query
