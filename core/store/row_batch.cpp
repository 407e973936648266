// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_batch.h"

#include "core/base/json_escape.h"
#include "core/base/same_text.h"

namespace sightline::store
{
namespace
{

void appendMember(std::string& out, const Field& f)
{
    out += out.empty() ? '{' : ',';
    appendJsonText(out, f.name);
    out.push_back(':');
    if (f.value.kind == Value::Kind::Text && !f.json) {
        appendJsonText(out, f.value.text);
    } else {
        out += valueText(f.value, Type::Long);
    }
}

} // namespace

RowBatch::RowBatch(std::shared_ptr<const TableLayout> layout) : m_layout(std::move(layout))
{
    m_builders.reserve(m_layout->slots().size());
    for (const TableLayout::Slot& s : m_layout->slots())
        m_builders.emplace_back(s.type, s.encoding);
}

RowBatch::Sizes RowBatch::sizes() const
{
    Sizes out{rows(), {}};
    for (const ColumnBuilder& column : m_builders)
        out.columns.push_back(column.sizes());
    return out;
}

void RowBatch::reserve(const Sizes& sizes)
{
    m_times.reserve(sizes.rows);
    m_isActivity.reserve(sizes.rows);
    m_fates.reserve(sizes.rows);
    m_places.reserve(sizes.rows);
    m_keys.reserve(sizes.rows);
    for (std::size_t slot = 0; slot < sizes.columns.size(); ++slot)
        m_builders[slot].reserve(sizes.columns[slot]);
}

void RowBatch::addPlace(Ticks time, bool isActivity, const RecordKey& key)
{
    m_times.push_back(time);
    m_isActivity.push_back(isActivity ? 1 : 0);
    m_fates.push_back(Fate::Dropped);
    m_places.emplace_back();
    m_keys.push_back(key);
}

std::uint32_t RowBatch::add(std::string_view raw, const RecordKey& key, const Record& record,
                            const Normalised& normalised)
{
    const std::uint32_t row = rows();
    addPlace(normalised.time, normalised.kind == RecordKind::Activity, key);
    m_raws.push_back(raw);
    addFields(row, record);
    if (normalised.kind == RecordKind::Activity) addActivity(row, normalised);
    setPending(row);
    return row;
}

std::uint32_t RowBatch::add(Ticks time, const RecordKey& key)
{
    const std::uint32_t row = rows();
    addPlace(time, true, key);
    return row;
}

// Records repeat their names, so that ignoring case is worth doing once.
std::size_t RowBatch::slotOf(const Field& field)
{
    if (m_known.empty()) m_known.resize(kKnown);
    Known& known = m_known[field.nameHash % kKnown];
    if (!sameText(known.name, field.name)) known = {std::string(field.name), m_layout->slotOf(field.name)};
    return known.slot;
}

// Texts wait until the whole row is there: then all are looked up at once.
bool RowBatch::set(std::uint32_t row, std::size_t slot, const Value& value)
{
    ColumnBuilder& column = m_builders[slot];
    if (!column.takesCodes()) return column.set(row, value);
    if (value.isNull() || (value.kind == Value::Kind::Text && value.text.empty())) return true;
    TextSet& texts = column.texts();
    Pending& p = m_pending.emplace_back();
    p.column = &column;
    if (value.kind != Value::Kind::Text) {
        p.code = texts.codeOf(valueText(value, Type::Long));
    } else {
        p.code = texts.codeIfLast(value.text); // rows that follow each other often say the same
        if (p.code != 0) return true;
        p.text = value.text;
        p.hash = quickHash(value.text);
        texts.prefetch(p.hash);
    }
    return true;
}

void RowBatch::setPending(std::uint32_t row)
{
    for (const Pending& p : m_pending) {
        if (p.code == 0) p.column->texts().prefetchText(p.hash);
    }
    for (const Pending& p : m_pending)
        p.column->setCode(row, p.code != 0 ? p.code : p.column->texts().codeOf(p.text, p.hash));
    m_pending.clear();
}

void RowBatch::addFields(std::uint32_t row, const Record& record)
{
    m_rest.clear();
    for (const Field& f : record.fields()) {
        const std::size_t slot = slotOf(f);
        const bool declared = slot != TableLayout::kNone && slot != m_layout->rest();
        // A value that does not fit its column's type is kept beside the undeclared ones.
        if (!declared || !set(row, slot, f.value)) appendMember(m_rest, f);
    }
    if (m_rest.empty()) return;
    m_rest.push_back('}');
    (void)set(row, m_layout->rest(), Value::ofText(m_rest));
}

void RowBatch::addActivity(std::uint32_t row, const Normalised& normalised)
{
    normalised.activity.each([&](Activity column, const Value& value) {
        // What a source is called is its table's name, unless a normalised export says otherwise.
        if (column == Activity::Source || m_layout->slotOf(column) == TableLayout::kNone) return;
        (void)set(row, m_layout->slotOf(column), value);
    });
}

} // namespace sightline::store
