// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/record.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace sightline
{

void Record::clear()
{
    m_fields.clear();
    m_kept.clear();
    // A record with very many fields must not make all later ones slow.
    if (m_index.size() > 32 * kSlots)
        m_index = std::vector<std::uint32_t>(kSlots);
    else
        std::ranges::fill(m_index, 0U);
}

void Record::add(std::string_view name, const Value& value, bool json)
{
    Field& field = m_fields.emplace_back();
    field.name = name;
    field.nameHash = quickHash(name);
    field.value = value;
    field.json = json;
    if (m_fields.size() * 2 > m_index.size())
        index(m_index.size() * 2);
    else
        enter(m_fields.size() - 1);
}

Field* Record::addNew(std::string_view name, std::uint32_t nameHash)
{
    if ((m_fields.size() + 1) * 2 > m_index.size()) index(m_index.size() * 2);
    std::uint32_t& at = m_index[static_cast<std::size_t>(slotOf(name, nameHash) - m_index.data())];
    if (at != 0) return nullptr;
    Field& field = m_fields.emplace_back();
    at = static_cast<std::uint32_t>(m_fields.size());
    field.name = name;
    field.nameHash = nameHash;
    return &field;
}

void Record::rename(const Field& field, std::string_view name)
{
    const auto at = static_cast<std::size_t>(&field - m_fields.data());
    m_fields[at].name = name;
    m_fields[at].nameHash = quickHash(name);
    index(m_index.size());
}

void Record::enter(std::size_t at)
{
    std::size_t slot = m_fields[at].nameHash;
    while (m_index[slot & (m_index.size() - 1)] != 0)
        ++slot;
    m_index[slot & (m_index.size() - 1)] = static_cast<std::uint32_t>(at + 1);
}

void Record::index(std::size_t slots)
{
    m_index.assign(slots, 0);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        enter(i);
}

std::string_view Record::text(const Field* field)
{
    if (field == nullptr) return {};
    const Value& v = field->value;
    if (v.kind == Value::Kind::Text) return v.text;
    if (v.kind == Value::Kind::Integer) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), v.integer).ptr;
        return keep({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    return v.isNull() ? std::string_view{} : keep(valueText(v, Type::Long));
}

std::optional<std::int64_t> Record::integer(std::string_view name) const
{
    const Field* f = find(name);
    if (f == nullptr) return std::nullopt;
    if (f->value.kind == Value::Kind::Integer || f->value.kind == Value::Kind::Bool) return f->value.integer;
    if (f->value.kind != Value::Kind::Text) return std::nullopt;
    const std::string_view s = trim(f->value.text);
    std::int64_t v = 0;
    const bool hex = s.starts_with("0x");
    const auto* first = s.data() + (hex ? 2 : 0);
    const auto r = std::from_chars(first, s.data() + s.size(), v, hex ? 16 : 10);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
    return v;
}

std::optional<bool> Record::boolean(std::string_view name) const
{
    const Field* f = find(name);
    if (f == nullptr) return std::nullopt;
    if (f->value.kind == Value::Kind::Integer || f->value.kind == Value::Kind::Bool)
        return f->value.integer != 0;
    if (equalsAscii(f->value.text, "true") || f->value.text == "1") return true;
    if (equalsAscii(f->value.text, "false") || f->value.text == "0") return false;
    return std::nullopt;
}

void Normalised::clear()
{
    // An alert and an identity hold many texts, and most records are neither.
    if (kind == RecordKind::Alert) alert = {};
    if (kind == RecordKind::Identity) identity = {};
    kind = RecordKind::Other;
    time = kNoTime;
    activity.clear();
    links.clear();
}

} // namespace sightline
