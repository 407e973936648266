// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ldif_record.h"

#include "core/base/binary_text.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::import
{
namespace
{

constexpr std::array<std::string_view, 2> kSids{"objectSid", "sIDHistory"};
constexpr std::array<std::string_view, 4> kGuids{"objectGUID", "mS-DS-ConsistencyGuid", "msExchMailboxGuid",
                                                 "schemaIDGUID"};
// What may stand outside an entry.
constexpr std::array<std::string_view, 5> kOutside{"version", "search", "result", "ref", "matchedDN"};

bool isOneOf(std::span<const std::string_view> names, std::string_view name)
{
    return std::ranges::any_of(names, [&](std::string_view n) { return equalsAscii(n, name); });
}

// f(line) for each line without its end; false ends it.
template <class F> void eachLine(std::string_view text, const F& f)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!f(line) || end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

bool isEntryLine(std::string_view line)
{
    return equalsAscii(line.substr(0, 3), "dn:");
}

// 20201104211100.0Z
std::string isoOfGeneralizedTime(std::string_view text)
{
    constexpr std::size_t kDigits = 14;
    if (text.size() < kDigits + 1 || text.size() > 24 || !text.ends_with('Z')) return {};
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(text.substr(0, kDigits), isDigit)) return {};
    std::string_view fraction = text.substr(kDigits, text.size() - kDigits - 1);
    if (!fraction.empty() &&
        (fraction.front() != '.' || fraction.size() < 2 || !std::ranges::all_of(fraction.substr(1), isDigit)))
        return {};
    if (fraction.find_first_not_of(".0") == std::string_view::npos) fraction = {};
    return fmt::format("{}-{}-{}T{}:{}:{}{}Z", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2),
                       text.substr(8, 2), text.substr(10, 2), text.substr(12, 2), fraction);
}

std::string valueText(std::string_view name, std::string_view value, bool base64)
{
    if (!base64) {
        const std::string iso = isoOfGeneralizedTime(value);
        if (!iso.empty()) return iso;
        return isUtf8(value) ? std::string(value) : repairUtf8(value);
    }
    const std::string bytes = base64Decode(value);
    std::string special;
    if (isOneOf(kSids, name)) special = sidText(bytes);
    if (isOneOf(kGuids, name)) special = guidText(bytes);
    if (!special.empty()) return special;
    const bool control = std::ranges::any_of(bytes, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n';
    });
    return control || bytes.empty() || !isUtf8(bytes) ? std::string(value) : bytes;
}

void add(nlohmann::ordered_json& object, const std::string& name, std::string value)
{
    const auto it = object.find(name);
    if (it == object.end())
        object[name] = std::move(value);
    else if (it->is_array())
        it->push_back(std::move(value));
    else
        *it = nlohmann::ordered_json::array({*it, std::move(value)});
}

// "name: value", "name:: base64", "name:< address"; options (";binary", ";range=0-1499") are no part of the
// name.
void addLine(nlohmann::ordered_json& object, std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return;
    std::string_view name = line.substr(0, colon);
    name = name.substr(0, name.find(';'));
    std::string_view value = line.substr(colon + 1);
    const bool base64 = value.starts_with(':');
    if (base64 || value.starts_with('<')) value.remove_prefix(1);
    value = trim(value);
    if (name.empty() || value.empty() || equalsAscii(name, "version")) return;
    const std::string key = isUtf8(name) ? std::string(name) : repairUtf8(name);
    add(object, equalsAscii(key, "dn") ? "dn" : key, valueText(name, value, base64));
}

} // namespace

LdifBlock ldifBlock(std::string_view bytes)
{
    LdifBlock out = LdifBlock::Nothing;
    eachLine(bytes, [&](std::string_view line) {
        if (line.starts_with('#') || line.starts_with(' ')) return true; // a comment, or a folded line
        if (isOneOf(kOutside, line.substr(0, line.find(':')))) return true;
        out = isEntryLine(line) ? LdifBlock::Entry : LdifBlock::Damage;
        return false;
    });
    const bool nul = bytes.find('\0') != std::string_view::npos;
    return nul && out == LdifBlock::Entry ? LdifBlock::Damage : out;
}

std::string ldifJson(std::string_view bytes)
{
    nlohmann::ordered_json object;
    object["ldif"] = true;
    std::string line; // unfolded
    const auto flush = [&] {
        if (!line.empty() && line.front() != '#') addLine(object, line);
        line.clear();
    };
    eachLine(bytes, [&](std::string_view piece) {
        if (piece.starts_with(' ')) {
            line += piece.substr(1);
            return true;
        }
        flush();
        line = piece;
        return true;
    });
    flush();
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

bool looksLdif(std::string_view head)
{
    bool found = false;
    eachLine(head, [&](std::string_view line) {
        if (line.empty() || line.starts_with('#') || equalsAscii(line.substr(0, 8), "version:")) return true;
        found = isEntryLine(line) && line.find('=') != std::string_view::npos;
        // A name in base64 shows no sign of equality.
        if (equalsAscii(line.substr(0, 4), "dn::")) found = true;
        return false;
    });
    return found;
}

} // namespace sightline::import
