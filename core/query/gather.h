// SPDX-License-Identifier: GPL-3.0-or-later
// Many rows at once, column by column and in time order: for pages that draw or export everything they found.
#pragma once

#include "core/base/large_array.h"
#include "core/query/search.h"
#include "core/query/value_counts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

// Codes in as few bytes as the columns they come from.
class PackedCodes
{
public:
    PackedCodes() = default;
    PackedCodes(unsigned width, std::size_t n); // bytes a code: 1, 2 or 4; what they are is not set yet

    [[nodiscard]] Code at(std::size_t i) const
    {
        if (m_width == 1) return m_bytes[i];
        if (m_width == 2) return reinterpret_cast<const std::uint16_t*>(m_bytes.get())[i];
        return reinterpret_cast<const std::uint32_t*>(m_bytes.get())[i];
    }

    // Calls f(pointer to the codes, as wide as they are).
    template <class F> void visit(F&& f)
    {
        if (m_width == 1) return f(m_bytes.get());
        if (m_width == 2) return f(reinterpret_cast<std::uint16_t*>(m_bytes.get()));
        f(reinterpret_cast<std::uint32_t*>(m_bytes.get()));
    }

private:
    unsigned m_width = 1;
    LargeArray<std::uint8_t> m_bytes;
};

// A text that lies elsewhere. Unlike a std::string_view it is not set when it is made.
struct TextRef {
    const char* begin;
    std::size_t size;
};

// Codes of a dictionary, or of accounts that each belong to one person, or texts. Empty for the time, which
// Gathered::times has.
struct GatheredColumn {
    std::shared_ptr<const Dictionary> dictionary;
    std::shared_ptr<const CodeGroups> groups;
    PackedCodes codes;
    LargeArray<TextRef> texts;

    [[nodiscard]] std::string_view text(std::size_t i) const
    {
        if (texts) return {texts[i].begin, texts[i].size};
        return groups ? groups->texts[groups->groupOf[codes.at(i)]] : dictionary->text(codes.at(i));
    }
};

struct Gathered {
    std::size_t count = 0;
    LargeArray<RowRef> rows;
    LargeArray<Ticks> times; // kNoTime: undated
    std::vector<GatheredColumn> columns;
    std::vector<ColumnPtr> kept;                                 // what the texts point into; some are null
    std::vector<std::shared_ptr<std::vector<std::string>>> made; // or these
};

// Oldest first unless descending. Columns by name; times are always there.
[[nodiscard]] Result<Gathered> gather(const TableBinding& table, const RowSet& rows,
                                      const std::vector<std::string>& columns, bool descending,
                                      const StopToken& stop);

} // namespace sightline::query
