// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/account_key.h"

#include "core/base/binary_text.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <utility>

namespace sightline
{
namespace
{

constexpr std::array<std::pair<AccountKind, std::string_view>, kAccountKinds> kKinds{{
    {AccountKind::ObjectId, "oid"},
    {AccountKind::Sid, "sid"},
    {AccountKind::Upn, "upn"},
    {AccountKind::Windows, "win"},
    {AccountKind::Puid, "puid"},
    {AccountKind::Application, "app"},
    {AccountKind::Name, "name"},
    {AccountKind::Mail, "mail"},
    {AccountKind::ObjectGuid, "guid"},
}};

// Folded; the separator never occurs in a real name.
void appendPart(std::string_view text, std::string& out)
{
    const std::size_t from = out.size();
    appendFolded(trim(text), out);
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), '|', '/');
}

std::string make(AccountKind kind, std::string_view value, std::string_view scope = {})
{
    std::string out;
    out.reserve(8 + value.size() + scope.size());
    out += accountKindWord(kind);
    out += '|';
    appendPart(value, out);
    out += '|';
    appendPart(scope, out);
    return out;
}

std::string guidKey(AccountKind kind, std::string_view guid)
{
    guid = trim(guid);
    if (!isGuid(guid) || isZeroGuid(guid)) return {};
    if (guid.front() == '{') guid = guid.substr(1, 36);
    return make(kind, guid);
}

bool looksLikeSid(std::string_view s)
{
    if (s.size() < 6 || !equalsAscii(s.substr(0, 4), "S-1-")) return false;
    return std::ranges::all_of(s.substr(4), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

bool looksLikePuid(std::string_view s)
{
    const bool hex = std::ranges::all_of(
        s, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); });
    return s.size() == 16 && hex && s.starts_with("100");
}

bool looksLikeUpn(std::string_view s)
{
    const auto at = s.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < s.size() &&
           s.find(' ') == std::string_view::npos && s.find('@', at + 1) == std::string_view::npos;
}

} // namespace

std::string_view accountKindWord(AccountKind kind)
{
    for (const auto& [k, word] : kKinds) {
        if (k == kind) return word;
    }
    return "name";
}

bool isWellKnownSid(std::string_view sid)
{
    static constexpr std::array<std::string_view, 5> kPrefixes{"S-1-5-80-", "S-1-5-82-", "S-1-5-83-",
                                                               "S-1-5-90-", "S-1-5-96-"};
    const bool service = std::ranges::any_of(
        kPrefixes, [&](std::string_view p) { return equalsAscii(sid.substr(0, p.size()), p); });
    // S-1-5-7 .. S-1-5-20, S-1-5-32-x, S-1-1-0: everything short.
    return service || std::ranges::count(sid, '-') <= 3 || equalsAscii(sid.substr(0, 9), "S-1-5-32-");
}

bool isMachineName(std::string_view name)
{
    return name.size() > 1 && name.back() == '$';
}

std::string sidKey(std::string_view sid, std::string_view host)
{
    sid = trim(sid);
    if (isNothing(sid) || !looksLikeSid(sid)) return {};
    return make(AccountKind::Sid, sid, isWellKnownSid(sid) ? host : std::string_view{});
}

std::string objectIdKey(std::string_view guid)
{
    return guidKey(AccountKind::ObjectId, guid);
}

std::string objectGuidKey(std::string_view guid)
{
    return guidKey(AccountKind::ObjectGuid, guid);
}

std::string upnKey(std::string_view upn)
{
    upn = trim(upn);
    return isNothing(upn) || !looksLikeUpn(upn) ? std::string{} : make(AccountKind::Upn, upn);
}

std::string puidKey(std::string_view puid)
{
    puid = trim(puid);
    if (const auto at = puid.find('@'); at != std::string_view::npos) puid = puid.substr(0, at);
    return looksLikePuid(puid) ? make(AccountKind::Puid, puid) : std::string{};
}

std::string applicationKey(std::string_view id)
{
    return isNothing(id) ? std::string{} : make(AccountKind::Application, id);
}

std::string windowsKey(std::string_view domain, std::string_view name)
{
    if (isNothing(name)) return {};
    if (isNothing(domain)) return make(AccountKind::Name, name);
    return make(AccountKind::Windows, name, domain);
}

std::string nameKey(std::string_view name, std::string_view scope)
{
    return isNothing(name) ? std::string{}
                           : make(AccountKind::Name, name, isNothing(scope) ? std::string_view{} : scope);
}

std::string hostKey(std::string_view host)
{
    host = trim(host);
    if (isNothing(host)) return {};
    std::string out = "host|";
    appendPart(host.substr(0, host.find('.')), out);
    return out + '|';
}

std::string domainKey(std::string_view domain)
{
    if (isNothing(domain)) return {};
    std::string out = "dom|";
    appendPart(domain, out);
    return out + '|';
}

std::string accountKeyOf(std::string_view text, std::string_view scope)
{
    text = trim(text);
    if (isNothing(text)) return {};
    if (looksLikeSid(text)) return sidKey(text, scope);
    if (isGuid(text)) return objectIdKey(text);
    if (text.starts_with("ServicePrincipal_")) return applicationKey(text.substr(17));
    if (looksLikePuid(text)) return puidKey(text);
    if (const auto slash = text.find('\\'); slash != std::string_view::npos && slash > 0) {
        return windowsKey(text.substr(0, slash), text.substr(slash + 1));
    }
    if (looksLikeUpn(text)) return upnKey(text);
    return nameKey(text, scope);
}

AccountKey parseAccountKey(std::string_view key)
{
    AccountKey out;
    const auto first = key.find('|');
    const auto second = first == std::string_view::npos ? first : key.find('|', first + 1);
    if (second == std::string_view::npos) {
        out.value = std::string(key);
        return out;
    }
    for (const auto& [kind, word] : kKinds) {
        if (word == key.substr(0, first)) out.kind = kind;
    }
    out.value = std::string(key.substr(first + 1, second - first - 1));
    out.scope = std::string(key.substr(second + 1));
    return out;
}

std::string accountKeyText(std::string_view key)
{
    const AccountKey k = parseAccountKey(key);
    switch (k.kind) {
    case AccountKind::Windows:
        return upperAscii(k.scope) + '\\' + k.value;
    case AccountKind::Sid:
        return upperAscii(k.value);
    case AccountKind::Puid:
        return upperAscii(k.value);
    default:
        return k.value;
    }
}

std::string cloudSidOf(std::string_view objectId)
{
    if (!isGuid(objectId)) return {};
    if (objectId.front() == '{') objectId = objectId.substr(1, 36);
    std::array<std::uint8_t, 16> b{}; // in the order of the text
    std::size_t n = 0;
    unsigned byte = 0;
    int digits = 0;
    for (const char c : objectId) {
        if (c == '-') continue;
        byte = byte * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        if (++digits % 2 == 0) {
            b[n++] = static_cast<std::uint8_t>(byte);
            byte = 0;
        }
    }
    const auto word = [&](std::size_t a, std::size_t i, std::size_t j, std::size_t k) {
        return b[a] | (std::uint32_t{b[i]} << 8) | (std::uint32_t{b[j]} << 16) | (std::uint32_t{b[k]} << 24);
    };
    // The first three fields of a GUID are stored little endian.
    return fmt::format("S-1-12-1-{}-{}-{}-{}", word(3, 2, 1, 0), word(5, 4, 7, 6), word(8, 9, 10, 11),
                       word(12, 13, 14, 15));
}

std::string objectIdOfCloudSid(std::string_view sid)
{
    constexpr std::string_view kPrefix = "S-1-12-1-";
    if (!equalsAscii(sid.substr(0, kPrefix.size()), kPrefix)) return {};
    std::string bytes; // of the GUID as it is stored
    for (const std::string_view part : split(sid.substr(kPrefix.size()), '-')) {
        std::uint32_t word = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), word);
        if (read.ec != std::errc{} || read.ptr != part.data() + part.size()) return {};
        for (int i = 0; i < 4; ++i)
            bytes += static_cast<char>((word >> (8 * i)) & 0xFF);
    }
    return bytes.size() == 16 ? guidText(bytes) : std::string{};
}

std::string_view sidAuthority(std::string_view foldedSid)
{
    if (!foldedSid.starts_with("s-1-5-21-")) return {};
    return foldedSid.substr(0, foldedSid.rfind('-'));
}

std::string guidOfImmutableId(std::string_view base64)
{
    return guidText(base64Decode(base64));
}

} // namespace sightline
