// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/event_xml.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace sightline::import
{
namespace
{

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

void appendUtf8(std::uint32_t cp, std::string& out)
{
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000)) cp = 0xFFFD;
    if (cp < 0x80) {
        out += static_cast<char>(cp);
        return;
    }
    const int more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> kLead{0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLead[static_cast<std::size_t>(more)] | (cp >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        out += static_cast<char>(0x80 | ((cp >> (6 * i)) & 0x3F));
}

bool appendEntity(std::string_view name, std::string& out)
{
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        std::uint32_t cp = 0;
        const auto r = std::from_chars(digits.data(), digits.data() + digits.size(), cp, hex ? 16 : 10);
        if (digits.empty() || r.ec != std::errc{} || r.ptr != digits.data() + digits.size()) return false;
        appendUtf8(cp, out);
        return true;
    }
    for (const auto& [entity, c] : kEntities) {
        if (name == entity) {
            out += c;
            return true;
        }
    }
    return false;
}

std::string_view attribute(std::string_view tag)
{
    const std::size_t at = tag.find("Name=");
    if (at == std::string_view::npos || at + 6 > tag.size()) return {};
    const char quote = tag[at + 5];
    if (quote != '"' && quote != '\'') return {};
    const std::size_t end = tag.find(quote, at + 6);
    return end == std::string_view::npos ? std::string_view{} : tag.substr(at + 6, end - at - 6);
}

} // namespace

std::string xmlText(std::string_view escaped)
{
    std::string out;
    out.reserve(escaped.size());
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const std::size_t end =
            escaped[i] == '&' ? escaped.substr(0, i + 12).find(';', i) : std::string_view::npos;
        if (end != std::string_view::npos && appendEntity(escaped.substr(i + 1, end - i - 1), out))
            i = end;
        else
            out += escaped[i];
    }
    return out;
}

void eachXmlData(std::string_view xml, const XmlDataFn& fn)
{
    constexpr std::string_view kOpen = "<Data";
    int number = 0;
    for (std::size_t at = xml.find(kOpen); at != std::string_view::npos; at = xml.find(kOpen, at)) {
        at += kOpen.size();
        const std::size_t close = xml.find('>', at);
        if (close == std::string_view::npos) return;
        const std::string_view tag = xml.substr(at, close - at);
        if (!tag.empty() && tag.front() != ' ' && tag.front() != '/') continue; // <DataItem>
        at = close + 1;
        const std::string_view name = attribute(tag);
        if (name.empty()) ++number;
        if (tag.ends_with('/')) continue;
        const std::size_t end = xml.find("</Data>", at);
        if (end == std::string_view::npos) return;
        fn(name, name.empty() ? number : 0, xml.substr(at, end - at));
        at = end;
    }
}

} // namespace sightline::import
