// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/network.h"

#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline
{
namespace
{

using nlohmann::json;

constexpr std::size_t kLongestWord = 200;

auto invalid(std::string_view field, std::string_view why)
{
    return fail(ErrorKind::InvalidInput, "network.invalid",
                fmt::format("address range field '{}': {}", field, why));
}

bool isPlain(std::string_view text)
{
    return text.size() <= kLongestWord &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string textOf(const json& doc, const char* key)
{
    const auto it = doc.find(key);
    return it != doc.end() && it->is_string() ? it->get<std::string>() : std::string();
}

void setText(json& doc, const char* key, const std::string& text)
{
    if (!text.empty()) doc[key] = text;
}

void setTime(json& doc, const char* key, Ticks time)
{
    if (time != kNoTime) doc[key] = isoText(time);
}

Ticks timeOf(const json& doc, const char* key)
{
    const auto time = parseTime(textOf(doc, key));
    return time ? time->ticks : kNoTime;
}

// Pieces between any of the separators, without blanks around them; no empty ones.
std::vector<std::string_view> pieces(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        if (const auto piece = trim(text.substr(0, end)); !piece.empty()) out.push_back(piece);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return out;
}

Result<> checkTags(std::vector<std::string>& tags)
{
    std::vector<std::string> out;
    for (const std::string& tag : tags) {
        const std::string_view word = trim(tag);
        if (word.empty()) continue;
        if (!isPlain(word) || word.find_first_of(",;\"\\") != std::string_view::npos)
            return invalid("tags",
                           "a tag has at most 200 characters, and no comma, semicolon, quote or backslash");
        const auto known =
            std::ranges::find_if(out, [&](const std::string& t) { return equalsFolded(t, word); });
        if (known == out.end()) out.emplace_back(word);
    }
    tags = std::move(out);
    return {};
}

} // namespace

bool Network::overlaps(const Network& other) const
{
    const auto endsBefore = [](Ticks end, Ticks begin) { return end != kNoTime && end <= begin; };
    return !endsBefore(to, other.from) && !endsBefore(other.to, from);
}

json networkJson(const Network& n)
{
    json out{{"kind", n.kind == Network::Kind::List ? "list" : "range"},
             {"name", n.name},
             {"subnets", subnetsText(n.subnets, " ")}};
    setText(out, "category", n.category);
    if (!n.tags.empty()) out["tags"] = n.tags;
    setText(out, "isp", n.isp);
    setText(out, "country", n.country);
    setText(out, "city", n.city);
    setTime(out, "from", n.from);
    setTime(out, "to", n.to);
    setText(out, "file", n.file);
    setTime(out, "fileDate", n.fileDate);
    setTime(out, "created", n.created);
    setTime(out, "modified", n.modified);
    return out;
}

Result<Network> networkFromJson(const json& doc)
{
    if (!doc.is_object()) return invalid("(document)", "must be a JSON object");
    Network n;
    n.kind = textOf(doc, "kind") == "list" ? Network::Kind::List : Network::Kind::Range;
    n.name = textOf(doc, "name");
    auto subnets = subnetsFromText(textOf(doc, "subnets"));
    if (!subnets) return tl::unexpected(std::move(subnets.error()));
    n.subnets = std::move(*subnets);
    n.category = textOf(doc, "category");
    if (const auto tags = doc.find("tags"); tags != doc.end() && tags->is_array()) {
        for (const json& tag : *tags) {
            if (tag.is_string()) n.tags.push_back(tag.get<std::string>());
        }
    }
    n.isp = textOf(doc, "isp");
    n.country = textOf(doc, "country");
    n.city = textOf(doc, "city");
    n.from = timeOf(doc, "from");
    n.to = timeOf(doc, "to");
    n.file = textOf(doc, "file");
    n.fileDate = timeOf(doc, "fileDate");
    n.created = timeOf(doc, "created");
    n.modified = timeOf(doc, "modified");
    SL_TRY(checkNetwork(n));
    return n;
}

Result<> checkNetwork(Network& n)
{
    n.name = trim(n.name);
    if (n.name.empty()) return invalid("name", "must not be empty");
    for (const auto& [field, text] :
         {std::pair{"name", &n.name}, {"isp", &n.isp}, {"country", &n.country}, {"city", &n.city}}) {
        if (!isPlain(*text)) return invalid(field, "has at most 200 characters, all of them printable");
    }
    if (n.subnets.empty()) return invalid("subnets", "must hold at least one address or range");
    std::ranges::sort(n.subnets);
    n.subnets.erase(std::unique(n.subnets.begin(), n.subnets.end()), n.subnets.end());
    if (equalsAscii(n.category, "None")) n.category.clear();
    if (!n.category.empty()) {
        const auto known = std::ranges::find_if(
            kAddressCategories, [&](std::string_view c) { return equalsAscii(c, n.category); });
        if (known == kAddressCategories.end())
            return invalid("category",
                           "must be None, Corporate, Administrative, Risky, VPN, Cloud provider or Other");
        n.category = *known;
    }
    SL_TRY(checkTags(n.tags));
    if (n.from != kNoTime && n.to != kNoTime && n.to <= n.from) return invalid("to", "must lie after 'from'");
    return {};
}

Result<std::vector<Cidr>> subnetsFromText(std::string_view text)
{
    std::vector<Cidr> out;
    for (const std::string_view piece : pieces(text, ",; \t\r\n")) {
        const auto range = parseCidr(piece);
        if (!range) return tl::unexpected(range.error());
        out.push_back(*range);
    }
    return out;
}

std::string subnetsText(const std::vector<Cidr>& subnets, std::string_view separator)
{
    std::string out;
    for (const Cidr& range : subnets) {
        if (!out.empty()) out += separator;
        out += cidrText(range);
    }
    return out;
}

std::vector<std::string> tagsFromText(std::string_view text)
{
    const auto found = pieces(text, ",;");
    return {found.begin(), found.end()};
}

std::string tagsText(const std::vector<std::string>& tags, std::string_view separator)
{
    return fmt::format("{}", fmt::join(tags, separator));
}

const std::vector<Network>& builtInNetworks()
{
    static const std::vector<Network> networks = [] {
        std::vector<Network> out;
        for (const auto& row : resourceTable("maps/networks.tsv")) {
            const auto range = row.size() < 3 ? Result<Cidr>(invalid("subnets", "")) : parseCidr(row[0]);
            if (!range) continue;
            Network& n = out.emplace_back();
            n.kind = Network::Kind::BuiltIn;
            n.name = row[1];
            n.subnets = {*range};
            n.tags = {std::string(row[2])};
        }
        return out;
    }();
    return networks;
}

} // namespace sightline
