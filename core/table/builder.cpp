// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/builder.h"

#include "core/base/text.h"
#include "core/base/ticks.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace sightline
{
namespace
{

std::optional<std::int64_t> integerOf(std::string_view s)
{
    s = trim(s);
    if (s.starts_with('+')) s.remove_prefix(1);
    int base = 10;
    if (s.starts_with("0x") || s.starts_with("0X")) {
        s.remove_prefix(2);
        base = 16;
    }
    if (base == 16) {
        std::uint64_t v = 0;
        const auto r = std::from_chars(s.data(), s.data() + s.size(), v, 16);
        if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
        return static_cast<std::int64_t>(v);
    }
    std::int64_t v = 0;
    const auto r = std::from_chars(s.data(), s.data() + s.size(), v);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
    return v;
}

std::optional<double> realOf(std::string_view s)
{
    s = trim(s);
    double v = 0;
    const auto r = std::from_chars(s.data(), s.data() + s.size(), v);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
    return v;
}

std::optional<bool> boolOf(const Value& v)
{
    if (v.kind == Value::Kind::Bool || v.kind == Value::Kind::Integer) {
        if (v.integer == 0 || v.integer == 1) return v.integer == 1;
        return std::nullopt;
    }
    if (equalsAscii(v.text, "true") || v.text == "1") return true;
    if (equalsAscii(v.text, "false") || v.text == "0") return false;
    return std::nullopt;
}

std::optional<std::int64_t> wideInteger(Type type, const Value& v)
{
    if (v.kind == Value::Kind::Integer || v.kind == Value::Kind::Bool) return v.integer;
    if (v.kind == Value::Kind::Real) {
        if (std::trunc(v.real) != v.real || std::abs(v.real) > 9e15) return std::nullopt;
        return static_cast<std::int64_t>(v.real);
    }
    if (v.kind != Value::Kind::Text) return std::nullopt;
    if (type == Type::DateTime) {
        const auto t = parseTime(v.text);
        return t ? std::optional(t->ticks) : std::nullopt;
    }
    return integerOf(v.text);
}

std::optional<std::int64_t> fixedInteger(Type type, const Value& v)
{
    using Narrow = std::numeric_limits<std::int32_t>;
    const auto i = wideInteger(type, v);
    if (i && type == Type::Int && (*i < Narrow::min() || *i > Narrow::max())) return std::nullopt;
    return i;
}

// Replaces the codes of `texts` by those of the column's own texts, numbered as they first occur.
void renumber(std::vector<Code>& codes, const TextSet& texts, Column& out)
{
    std::vector<Code> own(texts.size(), 0);
    out.bytes.reserve(texts.bytes());
    out.offsets.push_back(0);
    for (Code& c : codes) {
        if (c == 0) continue;
        if (own[c] == 0) {
            own[c] = static_cast<Code>(out.offsets.size());
            out.bytes += texts.text(c);
            out.offsets.push_back(static_cast<std::uint32_t>(out.bytes.size()));
        }
        c = own[c];
    }
}

} // namespace

ColumnBuilder::ColumnBuilder(Type type, Encoding encoding, DictionaryWriter* writer)
    : m_type(type), m_encoding(encoding), m_writer(writer)
{
}

void ColumnBuilder::clear()
{
    m_codes.clear();
    m_texts.clear();
    m_values.clear();
    m_present.clear();
    m_guids.clear();
}

void ColumnBuilder::reserve(const Sizes& sizes)
{
    m_codes.resize(sizes.codes, 0);
    m_texts.reserve(sizes.texts, sizes.bytes);
}

void ColumnBuilder::putInteger(std::uint32_t row, std::uint64_t value)
{
    if (m_values.size() <= row) {
        m_values.resize(row + 1, 0);
        m_present.resize(row + 1, 0);
    }
    m_values[row] = value;
    m_present[row] = 1;
}

bool ColumnBuilder::setText(std::uint32_t row, std::string_view text)
{
    const bool shared = m_writer != nullptr && m_encoding == Encoding::Dictionary;
    if (!text.empty()) setCode(row, shared ? m_writer->codeOf(text) : m_texts.codeOf(text));
    return true;
}

bool ColumnBuilder::set(std::uint32_t row, const Value& value)
{
    if (value.isNull()) return true;
    switch (m_encoding) {
    case Encoding::Dictionary:
    case Encoding::SegmentText:
        return value.kind == Value::Kind::Text ? setText(row, value.text)
                                               : setText(row, valueText(value, Type::Long));
    case Encoding::Bits: {
        if (value.kind == Value::Kind::Text && trim(value.text).empty()) return true;
        const auto b = boolOf(value);
        if (b) putInteger(row, *b ? 1 : 0);
        return b.has_value();
    }
    case Encoding::Fixed:
        break;
    case Encoding::Alias:
    case Encoding::Lookup:
        return false;
    }
    if (value.kind == Value::Kind::Text && trim(value.text).empty()) return true;
    if (m_type == Type::Guid) {
        const auto at = m_guids.size();
        const bool ok = value.kind == Value::Kind::Text && appendGuidBytes(value.text, m_guids);
        if (ok) putInteger(row, at / 16);
        return ok;
    }
    if (m_type == Type::Real) {
        const auto real = value.kind == Value::Kind::Real ? std::optional(value.real)
                          : value.kind == Value::Kind::Text
                              ? realOf(value.text)
                              : std::optional(static_cast<double>(value.integer));
        if (real) putInteger(row, std::bit_cast<std::uint64_t>(*real));
        return real.has_value();
    }
    const auto i = fixedInteger(m_type, value);
    if (i) putInteger(row, static_cast<std::uint64_t>(*i));
    return i.has_value();
}

ColumnPtr ColumnBuilder::sealCodes(std::span<const std::uint32_t> rows,
                                   std::shared_ptr<const Dictionary> dictionary,
                                   std::span<const Code> translation) const
{
    std::vector<Code> codes(rows.size());
    Code any = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Code c = code(rows[i]);
        codes[i] = translation.empty() ? c : translation[c];
        any |= codes[i];
    }
    if (any == 0) return {};
    auto out = std::make_shared<Column>();
    out->type = m_type;
    out->encoding = m_encoding;
    out->rows = static_cast<std::uint32_t>(rows.size());
    if (m_encoding == Encoding::SegmentText) {
        renumber(codes, m_texts, *out);
    } else {
        out->dictionary = std::move(dictionary);
        out->dictionarySize = out->dictionary->size();
    }
    out->ints = PackedInts::pack(codes);
    return out;
}

void ColumnBuilder::sealIntegers(std::span<const std::uint32_t> rows, Column& out) const
{
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    for (const std::uint32_t row : rows) {
        if (present(row)) lowest = std::min(lowest, static_cast<std::int64_t>(m_values[row]));
    }
    out.base = lowest;
    std::vector<std::uint64_t> packed(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (present(rows[i])) packed[i] = m_values[rows[i]] - static_cast<std::uint64_t>(lowest);
    }
    out.ints = PackedInts::pack(packed);
}

ColumnPtr ColumnBuilder::sealFixed(std::span<const std::uint32_t> rows) const
{
    const auto n = static_cast<std::uint32_t>(rows.size());
    Bitmap nulls(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        if (!present(rows[i])) nulls.set(i);
    }
    if (nulls.count() == n) return {};
    auto out = std::make_shared<Column>();
    out->type = m_type;
    out->encoding = m_encoding;
    out->rows = n;
    const auto valueAt = [&](std::uint32_t i) {
        return nulls.test(i) ? std::nullopt : std::optional(m_values[rows[i]]);
    };
    if (m_encoding == Encoding::Bits) {
        out->bits = Bitmap(n);
        for (std::uint32_t i = 0; i < n; ++i)
            out->bits.put(i, valueAt(i).value_or(0) != 0);
    } else if (m_type == Type::Real) {
        out->reals.resize(n, 0);
        for (std::uint32_t i = 0; i < n; ++i)
            out->reals[i] = std::bit_cast<double>(valueAt(i).value_or(0));
    } else if (m_type == Type::Guid) {
        out->guids.assign(std::size_t{n} * 16, '\0');
        for (std::uint32_t i = 0; i < n; ++i) {
            if (const auto v = valueAt(i)) out->guids.replace(std::size_t{i} * 16, 16, m_guids, *v * 16, 16);
        }
    } else {
        sealIntegers(rows, *out);
    }
    if (!nulls.none()) out->nulls = std::move(nulls);
    return out;
}

ColumnPtr ColumnBuilder::seal(std::span<const std::uint32_t> rows,
                              std::shared_ptr<const Dictionary> dictionary,
                              std::span<const Code> translation) const
{
    return isCoded() ? sealCodes(rows, std::move(dictionary), translation) : sealFixed(rows);
}

} // namespace sightline
