// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one source table on their way into the case, column by column, with texts coded by the batch
// itself: batches are filled on many threads, each by one, and get the case's codes when they are put in
// order.
#pragma once

#include "core/model/record.h"
#include "core/store/key_index.h"
#include "core/store/table_layout.h"
#include "core/table/builder.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::store
{

class RowBatch
{
public:
    // What becomes of a row when the batch is put in order.
    enum class Fate : std::uint8_t {
        Dropped, // also before that
        Stored,
        Hidden, // stored and tombstoned at once: a losing revision
    };

    // Where a row comes from.
    struct Place {
        std::int64_t source = 0;
        std::int64_t ordinal = 0;
    };

    explicit RowBatch(std::shared_ptr<const TableLayout> layout);

    // What it has come to hold, so that the next of its table need not grow into it step by step.
    struct Sizes {
        std::size_t rows = 0;
        std::vector<ColumnBuilder::Sizes> columns; // by slot
    };

    [[nodiscard]] Sizes sizes() const;
    void reserve(const Sizes& sizes); // while it is empty

    // `raw` must live until the batch is sealed. Answers the new row.
    std::uint32_t add(std::string_view raw, const RecordKey& key, const Record& record,
                      const Normalised& normalised);
    // A row without raw record, to be filled through builder().
    std::uint32_t add(Ticks time, const RecordKey& key = {});

    [[nodiscard]] ColumnBuilder& builder(Activity column) { return m_builders[m_layout->slotOf(column)]; }

    void decide(std::uint32_t row, Fate fate, const Place& place)
    {
        m_fates[row] = fate;
        m_places[row] = place;
    }

    void hide(std::uint32_t row) { m_fates[row] = Fate::Hidden; } // a revision won over it

    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(m_times.size()); }

    [[nodiscard]] const TableLayout& layout() const { return *m_layout; }

    [[nodiscard]] const ColumnBuilder& column(std::size_t slot) const { return m_builders[slot]; }

    [[nodiscard]] Ticks time(std::uint32_t row) const { return m_times[row]; }

    [[nodiscard]] Fate fate(std::uint32_t row) const { return m_fates[row]; }

    [[nodiscard]] const Place& place(std::uint32_t row) const { return m_places[row]; }

    [[nodiscard]] bool isActivity(std::uint32_t row) const { return m_isActivity[row] != 0; }

    [[nodiscard]] const RecordKey& key(std::uint32_t row) const { return m_keys[row]; }

    [[nodiscard]] bool hasRaws() const { return !m_raws.empty(); }

    [[nodiscard]] std::string_view raw(std::uint32_t row) const { return m_raws[row]; }

private:
    // Where a name that records write was found to belong.
    struct Known {
        std::string name;
        std::size_t slot = TableLayout::kNone;
    };

    // A text on its way to its column.
    struct Pending {
        ColumnBuilder* column = nullptr;
        std::string_view text;
        TextHash hash = 0;
        Code code = 0; // known already
    };

    static constexpr std::size_t kKnown = 1024;

    [[nodiscard]] std::size_t slotOf(const Field& field);
    [[nodiscard]] bool set(std::uint32_t row, std::size_t slot, const Value& value);
    void setPending(std::uint32_t row);
    void addFields(std::uint32_t row, const Record& record);
    void addActivity(std::uint32_t row, const Normalised& normalised);
    void addPlace(Ticks time, bool isActivity, const RecordKey& key);

    std::shared_ptr<const TableLayout> m_layout;
    std::vector<ColumnBuilder> m_builders; // by slot
    std::vector<Ticks> m_times;
    std::vector<std::uint8_t> m_isActivity;
    std::vector<Fate> m_fates;
    std::vector<Place> m_places;
    std::vector<RecordKey> m_keys;
    std::vector<std::string_view> m_raws; // none: rows of activity columns alone
    std::vector<Known> m_known;           // by hash of the name; the last one of each
    std::string m_rest;                   // undeclared fields of the row being added
    std::vector<Pending> m_pending;       // of the row being added
};

} // namespace sightline::store
