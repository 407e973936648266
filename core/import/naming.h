// SPDX-License-Identifier: GPL-3.0-or-later
// What one dialect makes of the names that records write: the column, and whether the value is lifted, copied
// from or the collector's. Each name is worked out once. One thread.
#pragma once

#include "core/import/importer.h"
#include "core/import/key_table.h"

#include <optional>

namespace sightline::import
{

// A member deep inside the value that fills a column of its own (Dialect::copy).
struct CopyStep {
    std::size_t copy = 0; // which of the dialect's
    std::vector<std::string> members;
};

struct Naming {
    std::string text;
    ColumnName column;
    bool wrapper = false;
    std::optional<std::size_t> lift; // which of the dialect's
    std::vector<CopyStep> copies;
};

class DialectNames
{
public:
    explicit DialectNames(const Dialect& dialect);

    [[nodiscard]] const Naming& of(const Key& key)
    {
        if (key.id < m_byKey.size() && m_byKey[key.id] != nullptr) return *m_byKey[key.id];
        return add(key);
    }

    // Columns of Dialect::copy and Dialect::set, in their order.
    [[nodiscard]] std::span<const ColumnName> copyColumns() const { return m_copyColumns; }

    [[nodiscard]] std::span<const ColumnName> setColumns() const { return m_setColumns; }

private:
    const Naming& add(const Key& key);
    void nameColumn(const Key& key, Naming& out) const;

    const Dialect& m_dialect;
    std::vector<ColumnName> m_copyColumns;
    std::vector<ColumnName> m_setColumns;
    std::vector<const Naming*> m_byKey; // by Key::id
    std::deque<Naming> m_namings;
};

} // namespace sightline::import
