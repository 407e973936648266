// SPDX-License-Identifier: GPL-3.0-or-later
// One fact (a verdict, a group) for every distinct text of a column, worked out once a text and not once a
// row: per dictionary code, kept across segments; per code of a segment's own texts; per account or address.
// One object belongs to one thread and must not outlive its table.
#pragma once

#include "core/query/binding.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::query
{

class TextFacts
{
public:
    using Fact = std::uint32_t;                       // below 0xFFFFFFFE
    using Of = std::function<Fact(std::string_view)>; // "" is asked for absent cells

    TextFacts(const TableBinding& table, BoundColumn column, Of of);

    // Calls visit(f) once, where f(row) is the fact of a row of the segment.
    template <class Visit> [[nodiscard]] Result<> visit(std::size_t segment, Visit&& visit)
    {
        SL_TRY(open(segment));
        switch (m_shape) {
        case Shape::Constant:
            visit([fact = m_constant](std::uint32_t) { return fact; });
            break;
        case Shape::Codes:
            visitPacked(
                m_main->ints,
                [&](const auto* codes) {
                    visit([codes, facts = m_codes.facts.data()](std::uint32_t row) {
                        return facts[codes[row]];
                    });
                },
                [&] { visit([fact = m_codes.facts[0]](std::uint32_t) { return fact; }); });
            break;
        case Shape::LookedUp:
            if (!m_main) {
                visit([this](std::uint32_t row) { return askedFact(row); });
                break;
            }
            visitPacked(
                m_main->ints,
                [&](const auto* codes) {
                    visit([this, codes, facts = m_codes.facts.data()](std::uint32_t row) {
                        const Fact fact = facts[codes[row]];
                        return fact == kAskRow ? askedFact(row) : fact;
                    });
                },
                [&] { visit([this](std::uint32_t row) { return askedFact(row); }); });
            break;
        case Shape::Rows:
            visit([this](std::uint32_t row) { return rowFact(row); });
            break;
        }
        if (m_failure) return tl::unexpected(*m_failure);
        return {};
    }

private:
    static constexpr Fact kUnknown = 0xFFFFFFFF;
    static constexpr Fact kAskRow = 0xFFFFFFFE; // an account or address that only the row can resolve

    enum class Shape : std::uint8_t { Constant, Codes, LookedUp, Rows };

    struct CodeFacts {
        std::shared_ptr<const Dictionary> dictionary;
        std::vector<Fact> facts; // by code

        // Fills the facts of the codes the column uses.
        void prepare(const Column& column, const std::function<Fact(Code)>& of);
    };

    Result<> open(std::size_t segment);
    Result<> openStored(const SegmentView& view);
    static Result<> loadCodes(const SegmentView& view, ColumnId id, ColumnPtr& into);
    Result<> openAccounts(const SegmentView& view);
    Result<> openAddresses(const SegmentView& view);
    void prepareTexts(CodeFacts& facts, const Column& column);
    [[nodiscard]] Fact constantFact(std::string_view text);
    [[nodiscard]] Fact askedFact(std::uint32_t row);
    [[nodiscard]] Fact accountFact(std::uint32_t row);
    [[nodiscard]] Fact addressFact(std::uint32_t row);
    [[nodiscard]] Fact labelFact(std::uint32_t label);
    [[nodiscard]] Fact writtenFact(std::uint32_t row, Code account);
    [[nodiscard]] Fact entityFact(EntityCode entity);
    [[nodiscard]] Fact rowFact(std::uint32_t row);

    const TableBinding* m_table;
    BoundColumn m_column;
    Of m_of;
    std::unordered_map<std::uint32_t, Fact> m_lookedUp; // by person, or by what is known of an address
    CodeFacts m_codes;                                  // of the column, or of the codes it is looked up from
    CodeFacts m_first;                                  // of the fallback columns
    CodeFacts m_second;
    Fact m_absent = kUnknown;

    // The segment that is open.
    Shape m_shape = Shape::Constant;
    Fact m_constant = 0;
    std::uint32_t m_segment = 0;
    ColumnPtr m_main;
    ColumnPtr m_written;
    ColumnPtr m_writtenId;
    std::shared_ptr<const TimePlane> m_times;
    CellReader m_reader;
    std::optional<Error> m_failure; // the first one of reading row by row
};

} // namespace sightline::query
