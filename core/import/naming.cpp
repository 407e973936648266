// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/naming.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace sightline::import
{
namespace
{

constexpr std::array<std::string_view, 5> kDirectorySuffixes{"_s", "_g", "_b", "_d", "_t"};

std::vector<ColumnName> secondNames(const std::vector<std::pair<std::string, std::string>>& pairs, bool first)
{
    std::vector<ColumnName> out;
    for (const auto& [from, to] : pairs)
        out.push_back(columnName(first ? from : to));
    return out;
}

} // namespace

DialectNames::DialectNames(const Dialect& dialect)
    : m_dialect(dialect),
      m_copyColumns(secondNames(dialect.copy, false)),
      m_setColumns(secondNames(dialect.set, true))
{
}

void DialectNames::nameColumn(const Key& key, Naming& out) const
{
    const auto renamed = std::ranges::find(m_dialect.rename, key.path.text,
                                           [](const auto& pair) { return std::string_view(pair.first); });
    if (renamed != m_dialect.rename.end()) {
        out.text = renamed->second;
        return;
    }
    std::string_view name = key.name.text;
    // An exporter may have lifted the object itself, with the path as the member's name.
    for (const std::string& lifted : m_dialect.lift) {
        const std::string_view path = key.path.text;
        if (key.from == 0 && path.size() > lifted.size() + 1 && path[lifted.size()] == '.' &&
            path.starts_with(lifted) && path.size() - lifted.size() - 1 < name.size())
            name = path.substr(lifted.size() + 1);
    }
    out.text = name;
    if (m_dialect.stripSuffixes == "directory") {
        for (const std::string_view suffix : kDirectorySuffixes) {
            if (name.size() > suffix.size() && name.ends_with(suffix))
                out.text.resize(name.size() - suffix.size());
        }
    }
    if (m_dialect.pascal && !out.wrapper && !out.text.empty() && out.text[0] >= 'a' && out.text[0] <= 'z')
        out.text[0] = static_cast<char>(out.text[0] - 'a' + 'A');
}

const Naming& DialectNames::add(const Key& key)
{
    const std::string_view path = key.path.text;
    Naming& out = m_namings.emplace_back();
    out.wrapper = std::ranges::find(m_dialect.wrapper, path) != m_dialect.wrapper.end();
    nameColumn(key, out);
    out.column = columnName(out.text);
    if (const auto lifted = std::ranges::find(m_dialect.lift, path); lifted != m_dialect.lift.end())
        out.lift = static_cast<std::size_t>(lifted - m_dialect.lift.begin());
    for (std::size_t i = 0; i < m_dialect.copy.size(); ++i) {
        const std::string_view deep = m_dialect.copy[i].first;
        if (deep.size() <= path.size() || deep[path.size()] != '.' || !deep.starts_with(path)) continue;
        CopyStep& step = out.copies.emplace_back();
        step.copy = i;
        for (const std::string_view member : split(deep.substr(path.size() + 1), '.'))
            step.members.emplace_back(member);
    }
    if (m_byKey.size() <= key.id) m_byKey.resize(key.id + 1);
    m_byKey[key.id] = &out;
    return out;
}

} // namespace sightline::import
