// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/query/leaf_scan.h"
#include "core/query/text_facts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sightline::query
{
namespace
{

constexpr TextFacts::Fact kMadeId = 3; // an id that is made, beside the verdicts

// Rows with the product's own id are judged by it, the others by where they were read.
class IdScan final : public LeafScan
{
public:
    IdScan(const TableBinding& table, const BoundColumn& column, LeafTest test,
           const std::vector<Literal>& ids, bool negative)
        : LeafScan(table, column, std::move(test)), m_negative(negative)
    {
        const Context& context = table.context();
        for (const Literal& l : ids) {
            if (isGuid(l.text) && l.text.size() == 36 && lowerAscii(l.text) == l.text)
                appendGuidBytes(l.text, m_ownGuids.emplace_back());
            const auto dash = l.text.rfind('-');
            if (dash == std::string::npos || !context.ids) continue;
            std::int64_t ordinal = 0;
            std::from_chars(l.text.data() + dash + 1, l.text.data() + l.text.size(), ordinal);
            for (const auto& [source, prefix] : context.ids->sourcePrefix) {
                if (madeActivityId(context, source, ordinal) == l.text) m_made.emplace(source, ordinal);
            }
        }
    }

    [[nodiscard]] int cost() const override { return 1; }

    [[nodiscard]] Result<Truth> run(std::size_t segment) const override
    {
        const ActivityIdColumns ids = activityIdColumns(table().context(), view(segment).info().table);
        std::array<ColumnPtr, 3> columns;
        const std::array wanted{ids.own, ids.source, ids.ordinal};
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i] == 0) continue;
            auto column = view(segment).column(wanted[i]);
            if (!column) return tl::unexpected(std::move(column.error()));
            columns[i] = std::move(*column);
        }
        const auto& [own, source, ordinal] = columns;
        const auto made = [&, s = source, o = ordinal](std::uint32_t row) {
            return madeVerdict(s.get(), o.get(), row);
        };
        if (!own) return scanRows(view(segment).info().rows, made);
        if (own->guids.empty()) return ownTexts(segment, ids.own, made);
        return scanRows(own->rows, [&, c = own](std::uint32_t row) {
            if (c->isNull(row)) return made(row);
            const auto bytes = std::string_view(c->guids).substr(std::size_t{row} * 16, 16);
            const bool in = std::ranges::find(m_ownGuids, bytes) != m_ownGuids.end();
            return in != m_negative ? Verdict::Yes : Verdict::No;
        });
    }

private:
    [[nodiscard]] Verdict madeVerdict(const Column* source, const Column* ordinal, std::uint32_t row) const
    {
        const Context& context = table().context();
        if (source == nullptr || ordinal == nullptr || source->isNull(row) || ordinal->isNull(row))
            return test().text({});
        const std::int64_t from = source->integer(row);
        if (!context.ids || !context.ids->sourcePrefix.contains(from)) return test().text({});
        return m_made.contains({from, ordinal->integer(row)}) != m_negative ? Verdict::Yes : Verdict::No;
    }

    template <class Made>
    [[nodiscard]] Result<Truth> ownTexts(std::size_t segment, ColumnId own, const Made& made) const
    {
        const BoundColumn stored{column().name, Type::String, BoundColumn::Kind::Stored, own, 0, 0};
        TextFacts facts(table(), stored, [&](std::string_view s) {
            return s.empty() ? kMadeId : static_cast<TextFacts::Fact>(test().text(s));
        });
        Truth out;
        SL_TRY(facts.visit(segment, [&](auto factOf) {
            out = scanRows(view(segment).info().rows, [&](std::uint32_t row) {
                const TextFacts::Fact fact = factOf(row);
                return fact == kMadeId ? made(row) : static_cast<Verdict>(fact);
            });
        }));
        return out;
    }

    bool m_negative;
    std::vector<std::string> m_ownGuids;
    std::set<std::pair<std::int64_t, std::int64_t>> m_made; // source, ordinal
};

} // namespace

std::unique_ptr<LeafScan> makeIdScan(const TableBinding& table, const BoundColumn& column, LeafTest test,
                                     const std::vector<Literal>& ids, bool negative)
{
    return std::make_unique<IdScan>(table, column, std::move(test), ids, negative);
}

} // namespace sightline::query
