// SPDX-License-Identifier: GPL-3.0-or-later
// The columns that rows of one source table can fill, before the table exists in the case: the activity
// columns and the table's own. Immutable, shared between threads.
#pragma once

#include "core/base/result.h"
#include "core/model/activity.h"
#include "core/table/schema.h"

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sightline::store
{

// The table of rows that have activity columns alone.
inline constexpr std::string_view kActivityName = "Activity";

// Names and types of a source table's columns as resources/tables declares them, `_extra` last. A table that
// is not declared has those of AdvancedHunting, which streams of unknown tables have in common.
[[nodiscard]] Result<std::vector<std::pair<std::string, Type>>> declaredColumns(std::string_view table);

[[nodiscard]] Encoding encodingOf(Type type);

class TableLayout
{
public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    struct Slot {
        TableId table = 0; // kActivityTable, or 0: the layout's own
        std::string name;
        Type type = Type::String;
        Encoding encoding = Encoding::SegmentText;
    };

    // As the case has the table; as it will be made, if it has none. declared: its columns then, where
    // resources do not declare them.
    [[nodiscard]] static Result<std::shared_ptr<const TableLayout>>
    make(const Schema& schema, std::string_view table,
         std::span<const std::pair<std::string, Type>> declared = {});

    [[nodiscard]] const std::string& table() const { return m_table; }

    [[nodiscard]] std::span<const Slot> slots() const { return m_slots; }

    [[nodiscard]] std::size_t slotOf(std::string_view field) const; // ASCII case ignored; kNone: undeclared

    [[nodiscard]] std::size_t slotOf(Activity column) const // kNone: looked up, or the place of a row
    {
        return m_activity[static_cast<std::size_t>(column)];
    }

    [[nodiscard]] std::size_t rest() const { return m_rest; } // for undeclared fields

private:
    struct FoldedHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const;
    };

    struct FoldedEqual {
        using is_transparent = void;
        bool operator()(std::string_view a, std::string_view b) const;
    };

    TableLayout() = default;
    [[nodiscard]] Result<> addOwn(const Schema& schema,
                                  std::span<const std::pair<std::string, Type>> declared);

    std::string m_table;
    std::vector<Slot> m_slots;
    std::array<std::size_t, kActivityColumns> m_activity{};
    std::unordered_map<std::string, std::size_t, FoldedHash, FoldedEqual> m_byName;
    std::size_t m_rest = kNone;
};

} // namespace sightline::store
