// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/text_facts.h"

#include "core/model/account_key.h"

#include <fmt/format.h>

namespace sightline::query
{
namespace
{

// Up to this many codes a dictionary is worked through as a whole; above it only the codes in use are.
constexpr Code kWholeDictionary = 1U << 16;

} // namespace

TextFacts::TextFacts(const TableBinding& table, BoundColumn column, Of of)
    : m_table(&table), m_column(std::move(column)), m_of(std::move(of)), m_reader(table)
{
}

void TextFacts::CodeFacts::prepare(const Column& column, const std::function<Fact(Code)>& of)
{
    const bool shared = column.encoding == Encoding::Dictionary;
    if (!shared || dictionary != column.dictionary) facts.clear();
    dictionary = shared ? column.dictionary : nullptr;
    const Code known = static_cast<Code>(facts.size());
    const Code count = std::max<Code>(column.codeCount(), 1);
    if (known < count) facts.resize(count, kUnknown);
    if (!shared || count <= kWholeDictionary) {
        for (Code c = known; c < count; ++c)
            facts[c] = of(c);
        return;
    }
    for (std::uint32_t row = 0; row < column.rows; ++row) {
        Fact& fact = facts[column.code(row)];
        if (fact == kUnknown) fact = of(column.code(row));
    }
}

void TextFacts::prepareTexts(CodeFacts& facts, const Column& column)
{
    facts.prepare(column, [&](Code c) { return m_of(column.codeText(c)); });
}

TextFacts::Fact TextFacts::constantFact(std::string_view text)
{
    if (!text.empty()) return m_of(text);
    if (m_absent == kUnknown) m_absent = m_of({});
    return m_absent;
}

Result<> TextFacts::openStored(const SegmentView& view)
{
    auto column = view.column(m_column.column);
    if (!column) return tl::unexpected(std::move(column.error()));
    m_main = std::move(*column);
    if (!m_main) {
        m_shape = Shape::Constant;
        m_constant = constantFact({});
    } else if (m_main->coded()) {
        m_shape = Shape::Codes;
        prepareTexts(m_codes, *m_main);
    } else {
        m_shape = Shape::Rows;
    }
    return {};
}

// A column of codes, or none.
Result<> TextFacts::loadCodes(const SegmentView& view, ColumnId id, ColumnPtr& into)
{
    into = nullptr;
    if (id == 0) return {};
    auto column = view.column(id);
    if (!column) return tl::unexpected(std::move(column.error()));
    if (*column && !(*column)->coded()) {
        return fail(ErrorKind::Corrupt, "query.stored", "a column of names or addresses holds no texts",
                    fmt::format("segment {}", view.info().id));
    }
    into = std::move(*column);
    return {};
}

Result<> TextFacts::openAccounts(const SegmentView& view)
{
    SL_TRY(loadCodes(view, m_column.column, m_main));
    SL_TRY(loadCodes(view, m_column.fallback, m_written));
    SL_TRY(loadCodes(view, m_column.secondFallback, m_writtenId));
    auto times = view.segment->times();
    if (!times) return tl::unexpected(std::move(times.error()));
    m_times = std::move(*times);
    m_shape = Shape::LookedUp;
    m_absent = constantFact({});
    if (m_written) prepareTexts(m_first, *m_written);
    if (m_writtenId) prepareTexts(m_second, *m_writtenId);
    if (!m_main) return {};
    const Context& context = m_table->context();
    m_codes.prepare(*m_main, [&](Code account) -> Fact {
        if (account == 0 || !context.lookup || context.lookup->changesHands(account)) return kAskRow;
        const EntityCode entity = entityAt(context, account, context.asOf);
        return entity == 0 ? kAskRow : entityFact(entity);
    });
    return {};
}

Result<> TextFacts::openAddresses(const SegmentView& view)
{
    const Context& context = m_table->context();
    m_main = nullptr;
    if (context.addresses) SL_TRY(loadCodes(view, m_column.column, m_main));
    if (!m_main) {
        m_shape = Shape::Constant;
        m_constant = constantFact({});
        return {};
    }
    auto times = view.segment->times();
    if (!times) return tl::unexpected(std::move(times.error()));
    m_times = std::move(*times);
    m_shape = Shape::LookedUp;
    m_codes.prepare(*m_main, [&](Code code) -> Fact {
        const std::string_view address = m_main->codeText(code);
        if (!address.empty() && context.addresses->changes(address)) return kAskRow;
        return labelFact(addressLabelAt(context, address, context.asOf));
    });
    return {};
}

Result<> TextFacts::open(std::size_t segment)
{
    const SegmentView& view = m_table->context().snapshot->segments[segment];
    m_segment = static_cast<std::uint32_t>(segment);
    m_reader = CellReader(*m_table); // lets go of the columns of the segment before
    switch (m_column.kind) {
    case BoundColumn::Kind::Stored:
        return openStored(view);
    case BoundColumn::Kind::AccountText:
    case BoundColumn::Kind::AccountId:
        return openAccounts(view);
    case BoundColumn::Kind::AddressCategory:
    case BoundColumn::Kind::AddressTags:
        return openAddresses(view);
    case BoundColumn::Kind::TableName: {
        const auto own = m_column.column == 0 ? Result<ColumnPtr>{} : view.column(m_column.column);
        if (!own) return tl::unexpected(own.error());
        if (*own) return openStored(view);
        m_shape = Shape::Constant;
        m_constant = constantFact(sourceTableName(m_table->context(), view.info()));
        return {};
    }
    case BoundColumn::Kind::Absent:
        m_shape = Shape::Constant;
        m_constant = constantFact({});
        return {};
    default:
        break;
    }
    m_shape = Shape::Rows;
    return {};
}

TextFacts::Fact TextFacts::entityFact(EntityCode entity)
{
    const auto [it, isNew] = m_lookedUp.try_emplace(entity, kUnknown);
    if (isNew) {
        const Lookup& lookup = *m_table->context().lookup;
        it->second = m_of(m_column.kind == BoundColumn::Kind::AccountId ? lookup.entityId(entity)
                                                                        : lookup.entityText(entity));
    }
    return it->second;
}

TextFacts::Fact TextFacts::labelFact(std::uint32_t label)
{
    const auto [it, isNew] = m_lookedUp.try_emplace(label, kUnknown);
    if (isNew) it->second = m_of(addressLabelText(m_table->context(), m_column, label));
    return it->second;
}

TextFacts::Fact TextFacts::writtenFact(std::uint32_t row, Code account)
{
    if (m_column.kind == BoundColumn::Kind::AccountId) return m_absent;
    if (m_written && m_written->code(row) != 0) return m_first.facts[m_written->code(row)];
    if (m_writtenId && m_writtenId->code(row) != 0) return m_second.facts[m_writtenId->code(row)];
    return account == 0 ? m_absent : m_of(accountKeyText(m_main->codeText(account)));
}

TextFacts::Fact TextFacts::askedFact(std::uint32_t row)
{
    return m_column.isAddress() ? addressFact(row) : accountFact(row);
}

TextFacts::Fact TextFacts::addressFact(std::uint32_t row)
{
    const Code code = m_main->code(row);
    if (const Fact fact = m_codes.facts[code]; fact != kAskRow) return fact;
    return labelFact(addressLabelAt(m_table->context(), m_main->codeText(code), m_times->at(row)));
}

TextFacts::Fact TextFacts::accountFact(std::uint32_t row)
{
    const Code account = m_main ? m_main->code(row) : 0;
    if (account == 0) return writtenFact(row, 0);
    if (const Fact fact = m_codes.facts[account]; fact != kAskRow) return fact;
    const EntityCode entity = entityAt(m_table->context(), account, m_times->at(row));
    return entity == 0 ? writtenFact(row, account) : entityFact(entity);
}

TextFacts::Fact TextFacts::rowFact(std::uint32_t row)
{
    const auto text = m_reader.text({m_segment, row}, m_column);
    if (text) return m_of(*text);
    if (!m_failure) m_failure = text.error();
    return constantFact({});
}

} // namespace sightline::query
