// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/value_counts.h"

#include "core/base/prefetch.h"
#include "core/base/text.h"
#include "core/query/case_index.h"
#include "core/query/code_set.h"
#include "core/query/groups.h"
#include "core/table/kernels.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sightline::query
{
namespace
{

constexpr std::size_t kLookedUpAtOnce = 1U << 14;

// The rows of a set in one segment, as bits and, unless it is all of them, as a list.
struct Chosen {
    const Bitmap& bits;
    std::vector<std::uint16_t> list;
    std::uint32_t count = 0;
    bool all = false;
};

Chosen chosenRows(const Bitmap& bits)
{
    Chosen out{bits, {}, bits.count(), false};
    out.all = out.count == bits.rows();
    if (out.all || bits.rows() > kSegmentRows) return out;
    out.list.resize(out.count);
    std::uint16_t* at = out.list.data();
    bits.forEach([&](std::uint32_t row) { *at++ = static_cast<std::uint16_t>(row); });
    return out;
}

template <class T>
void countList(const T* codes, const std::vector<std::uint16_t>& rows, std::uint32_t* counts)
{
    constexpr std::size_t kAhead = 16; // a big dictionary's counters lie outside the near caches
    std::size_t i = 0;
    for (; i + kAhead < rows.size(); ++i) {
        kernels::fetchAhead(codes + rows[i]);
        prefetchToWrite(counts + codes[rows[i + kAhead]]);
        ++counts[codes[rows[i]]];
    }
    for (; i < rows.size(); ++i)
        ++counts[codes[rows[i]]];
}

// Four counters a code: neighbouring rows often have the same one, and waiting for it costs.
void countList(const std::uint8_t* codes, const std::vector<std::uint16_t>& rows, std::uint32_t* counts)
{
    std::array<std::array<std::uint32_t, 256>, 4> part{};
    std::size_t i = 0;
    for (; i + 4 <= rows.size(); i += 4) {
        kernels::fetchAhead(codes + rows[i]);
        ++part[0][codes[rows[i]]];
        ++part[1][codes[rows[i + 1]]];
        ++part[2][codes[rows[i + 2]]];
        ++part[3][codes[rows[i + 3]]];
    }
    for (; i < rows.size(); ++i)
        ++part[0][codes[rows[i]]];
    for (std::size_t c = 0; c < 256; ++c) {
        const std::uint32_t n = part[0][c] + part[1][c] + part[2][c] + part[3][c];
        if (n != 0) counts[c] += n;
    }
}

void countCodes(const Column& column, const Chosen& rows, std::vector<std::uint32_t>& counts)
{
    const auto add = [&](const auto* codes) {
        if (!rows.list.empty()) return countList(codes, rows.list, counts.data());
        rows.bits.forEach([&](std::uint32_t row) { ++counts[codes[row]]; });
    };
    if (column.ints.width() == 1 && rows.all) {
        const ByteCodes& bytes = column.index.byteCodes(column);
        for (const std::uint8_t c : bytes.present)
            counts[c] += bytes.counts[c];
        return;
    }
    visitPacked(column.ints, add, [&] { counts[0] += rows.count; });
}

// One column on its way, with counters for each worker.
class Counter
{
public:
    Counter(const TableBinding& table, const BoundColumn& column) : m_table(table), m_column(column)
    {
        const Context& context = table.context();
        m_parts.resize(widthOf(context.workers.get()));
        if (column.isLookedUp()) {
            m_groups = codeGroupsOf(context, column);
            m_dictionary = m_groups->dictionary;
            if (m_dictionary) m_askRow = askedRowByRow();
            return;
        }
        if (column.isColumn()) m_dictionary = dictionaryOf(*context.snapshot, column.column);
    }

    Result<> add(std::size_t segment, const Chosen& rows, unsigned worker)
    {
        Part& part = m_parts[worker];
        if (!m_dictionary) return addTexts(segment, rows.bits, part);
        const auto loaded = m_table.context().snapshot->segments[segment].column(m_column.column);
        if (!loaded) return tl::unexpected(loaded.error());
        const ColumnPtr& column = *loaded;
        if (part.codes.empty()) part.codes.assign(std::max<Code>(m_dictionary->size(), 1), 0);
        if (!column && m_column.kind == BoundColumn::Kind::Stored) {
            part.codes[0] += rows.count;
            return {};
        }
        if (!column || column->dictionary != m_dictionary) return addTexts(segment, rows.bits, part);
        countCodes(*column, rows, part.codes);
        if (!m_groups) return {};
        Bitmap open = m_askRow.rows(*column);
        open &= rows.bits;
        return open.none() ? Result<>{} : addTexts(segment, open, part);
    }

    ValueCounts finish()
    {
        ValueCounts out{m_dictionary, m_groups, {}, {}};
        if (m_dictionary) out.byCode.assign(m_groups ? m_groups->texts.size() : m_dictionary->size(), 0);
        for (const Part& part : m_parts) {
            for (Code c = 0; c < part.codes.size(); ++c) {
                if (part.codes[c] == 0) continue;
                const std::uint32_t at = m_groups ? m_groups->groupOf[c] : c;
                if (at != CodeGroups::kAskRow) out.byCode[at] += part.codes[c];
            }
            for (std::uint32_t g = 0; g < part.texts.size(); ++g) {
                if (part.texts[g] != 0) out.byText[part.groups->texts()[g]] += part.texts[g];
            }
        }
        return out;
    }

private:
    struct Part {
        std::vector<std::uint32_t> codes;
        std::unique_ptr<Groups> groups;
        std::vector<std::uint64_t> texts;
    };

    CodeSet askedRowByRow() const
    {
        std::vector<std::uint8_t> has(m_groups->groupOf.size(), 0);
        for (std::size_t c = 0; c < has.size(); ++c)
            has[c] = m_groups->groupOf[c] == CodeGroups::kAskRow ? 1 : 0;
        return CodeSet(std::move(has));
    }

    Result<> addTexts(std::size_t segment, const Bitmap& rows, Part& part)
    {
        if (!part.groups) part.groups = std::make_unique<Groups>(m_table, m_column);
        return part.groups->forEach(segment, rows, [&](std::uint32_t, std::uint32_t group) {
            if (group >= part.texts.size()) part.texts.resize(std::size_t{group} * 2 + 1, 0);
            ++part.texts[group];
        });
    }

    const TableBinding& m_table;
    const BoundColumn& m_column;
    std::shared_ptr<const Dictionary> m_dictionary;
    std::shared_ptr<const CodeGroups> m_groups;
    CodeSet m_askRow;
    std::vector<Part> m_parts;
};

// What the code of an account or address stands for, whatever its time; kAskRow where it depends on that.
void groupAccounts(CodeGroups& out, const Context& context, const BoundColumn& column)
{
    const Lookup* lookup = context.lookup.get();
    if (lookup == nullptr) return;
    std::vector<std::uint32_t> byEntity(lookup->entityCount(), 0);
    std::unordered_map<std::string_view, std::uint32_t> byText;
    const bool byId = column.kind == BoundColumn::Kind::AccountId;
    for (Code c = 1; c < out.groupOf.size(); ++c) {
        if (lookup->changesHands(c)) continue;
        const EntityCode entity = entityAt(context, c, context.asOf);
        if (entity == 0) continue;
        if (byEntity[entity] == 0) {
            const std::string_view text = byId ? lookup->entityId(entity) : lookup->entityText(entity);
            const auto [at, isNew] = byText.emplace(text, static_cast<std::uint32_t>(out.texts.size()));
            if (isNew) out.texts.push_back(text);
            byEntity[entity] = at->second;
        }
        out.groupOf[c] = byEntity[entity];
    }
}

void groupAddresses(CodeGroups& out, const Context& context, const BoundColumn& column)
{
    std::ranges::fill(out.groupOf, 0U);
    const AddressLookup* lookup = context.addresses.get();
    if (lookup == nullptr) return;
    std::vector<std::uint32_t> byLabel;
    std::unordered_map<std::string_view, std::uint32_t> byText{{std::string_view{}, 0U}};
    for (std::uint32_t label = 0; label < lookup->labelCount(); ++label) {
        const std::string_view text = addressLabelText(context, column, label);
        const auto [at, isNew] = byText.emplace(text, static_cast<std::uint32_t>(out.texts.size()));
        if (isNew) out.texts.push_back(text);
        byLabel.push_back(at->second);
    }
    const std::size_t pieces = (out.groupOf.size() + kLookedUpAtOnce - 1) / kLookedUpAtOnce;
    const auto done = forEach(context.workers.get(), pieces, [&](std::size_t piece, unsigned) -> Result<> {
        const auto first = static_cast<Code>(std::max<std::size_t>(piece * kLookedUpAtOnce, 1));
        const auto end = static_cast<Code>(std::min(out.groupOf.size(), (piece + 1) * kLookedUpAtOnce));
        for (Code c = first; c < end; ++c) {
            const std::string_view address = out.dictionary->text(c);
            out.groupOf[c] = lookup->changes(address)
                                 ? CodeGroups::kAskRow
                                 : byLabel[addressLabelAt(context, address, context.asOf)];
        }
        return {};
    });
    (void)done; // nothing in it fails
}

} // namespace

bool CodeGroups::tellAll(const Column& column, const Bitmap& rows) const
{
    if (askRow.empty()) return true;
    const RowsByCode& index = column.index.rowsByCode(column);
    const auto chosen = [&](std::uint32_t code) {
        return std::ranges::any_of(index.rowsOf(code), [&](std::uint16_t row) { return rows.test(row); });
    };
    if (askRow.size() < index.codes()) return std::ranges::none_of(askRow, chosen);
    return !index.anyCode([&](std::uint32_t code) { return groupOf[code] == kAskRow && chosen(code); });
}

CodeGroups makeCodeGroups(const Context& context, const BoundColumn& column)
{
    CodeGroups out;
    out.texts.emplace_back();
    out.dictionary = dictionaryOf(*context.snapshot, column.column);
    if (!out.dictionary) return out;
    out.groupOf.assign(out.dictionary->size(), CodeGroups::kAskRow);
    if (column.isAddress()) {
        groupAddresses(out, context, column);
    } else {
        groupAccounts(out, context, column);
    }
    std::vector<std::vector<Code>*> lists; // by group
    for (const std::string_view text : out.texts)
        lists.push_back(&out.byFolded[fold(text)]);
    for (Code c = 0; c < out.groupOf.size(); ++c) {
        if (out.groupOf[c] == CodeGroups::kAskRow) {
            out.askRow.push_back(c);
        } else {
            lists[out.groupOf[c]]->push_back(c);
        }
    }
    return out;
}

std::shared_ptr<const CodeGroups> codeGroupsOf(const Context& context, const BoundColumn& column)
{
    if (context.index) return context.index->codeGroups(context, column);
    return std::make_shared<const CodeGroups>(makeCodeGroups(context, column));
}

Result<std::vector<ValueCounts>> countValues(const TableBinding& table, const RowSet& rows,
                                             const std::vector<const BoundColumn*>& columns,
                                             const StopToken& stop)
{
    std::vector<std::unique_ptr<Counter>> counters;
    for (const BoundColumn* c : columns)
        counters.push_back(std::make_unique<Counter>(table, *c));
    Workers* workers = table.context().workers.get();
    SL_TRY(forEach(workers, rows.bySegment.size(), [&](std::size_t s, unsigned worker) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        if (rows.bySegment[s].none()) return {};
        const Chosen chosen = chosenRows(rows.bySegment[s]);
        for (const auto& c : counters)
            SL_TRY(c->add(s, chosen, worker));
        return {};
    }));
    std::vector<ValueCounts> out(counters.size());
    SL_TRY(forEach(workers, counters.size(), [&](std::size_t i, unsigned) -> Result<> {
        out[i] = counters[i]->finish();
        return {};
    }));
    return out;
}

} // namespace sightline::query
