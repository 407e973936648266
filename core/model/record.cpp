// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/record.h"

#include "core/base/text.h"

#include <charconv>

namespace sightline
{

std::string_view Record::text(std::string_view name)
{
    const Field* f = find(name);
    if (f == nullptr || f->value.isNull()) return {};
    if (f->value.kind == Value::Kind::Text) return f->value.text;
    return keep(valueText(f->value, Type::Long));
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

} // namespace sightline
