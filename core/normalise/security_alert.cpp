// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace sightline::normalise
{
namespace
{

constexpr std::string_view kProduct = "Sentinel";

void addOnce(std::vector<std::string>& list, std::string value)
{
    if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

Ticks timeOf(Record& record, Names names)
{
    const auto time = parseTime(firstText(record, names));
    return time ? time->ticks : kNoTime;
}

// "A, B" or ["A","B"].
std::vector<std::string> listOf(const Job& job, std::string_view column)
{
    std::vector<std::string> out;
    const JsonText json = job.json(column);
    if (json.root().isArray()) {
        json.root().each([&](const JsonView& item) { addOnce(out, std::string(item.scalar())); });
        return out;
    }
    for (const std::string_view part : split(job.record.text(column), ',')) {
        if (!isNothing(part)) addOnce(out, std::string(trim(part)));
    }
    return out;
}

// A name that stands for no certain account when nothing else is known of it.
bool isCommonName(std::string_view name)
{
    constexpr std::array<std::string_view, 10> kCommon{
        "ADMIN",   "ADMINISTRATOR", "SYSTEM",       "ROOT",       "ANONYMOUS", "AUTHENTICATED USER",
        "NETWORK", "NULL",          "LOCAL SYSTEM", "LOCALSYSTEM"};
    return equalsAscii(name, "NETWORK SERVICE") ||
           std::ranges::any_of(kCommon, [&](std::string_view c) { return equalsAscii(c, name); });
}

class Entities
{
public:
    Entities(const Maps& maps, Normalised& out, const JsonView& root) : m_maps(maps), m_out(out)
    {
        collect(root, 0);
        for (const JsonView& entity : m_found)
            add(entity);
    }

private:
    static constexpr int kMaxDepth = 8;

    // Entities lie in a list or an object, and inside one another; "$ref" points at the "$id" of another.
    void collect(const JsonView& view, int depth)
    {
        if (depth > kMaxDepth || (!view.isObject() && !view.isArray())) return;
        if (view.isObject() && !typeOf(view).empty()) {
            const std::string_view id = view.any({"$id"});
            if (!id.empty() && !m_byId.try_emplace(std::string(id), view).second) return;
            m_found.push_back(view);
        }
        view.each([&](const JsonView& inner) { collect(inner, depth + 1); });
    }

    [[nodiscard]] static std::string typeOf(const JsonView& entity)
    {
        return fold(entity.any({"Type", "kind"}));
    }

    [[nodiscard]] JsonView resolved(const JsonView& view) const
    {
        const auto it = m_byId.find(view.any({"$ref"}));
        return it == m_byId.end() ? view : it->second;
    }

    void add(const JsonView& entity)
    {
        const std::string type = typeOf(entity);
        const JsonView properties = entity.at("properties").isObject() ? entity.at("properties") : entity;
        Alert& alert = m_out.alert;
        if (type == "account")
            addAccount(properties);
        else if (type == "host")
            addOnce(alert.devices, std::string(hostName(properties)));
        else if (type == "ip")
            addOnce(alert.ipAddresses, canonicalIp(properties.any({"Address"})));
        else if (type == "cloud-application" || type == "cloudapplication")
            addOnce(alert.apps, appName(properties));
        else if (type == "mailbox")
            addMailbox(properties);
    }

    [[nodiscard]] static std::string_view hostName(const JsonView& host)
    {
        return host.any({"HostName", "NetBiosName", "FullName", "Name"});
    }

    [[nodiscard]] std::string appName(const JsonView& app) const
    {
        for (const std::string_view key : {"SaasId", "AppId", "Name"}) {
            if (const auto known = m_maps.app(app.any({key}))) return std::string(known->name);
        }
        return std::string(app.any({"Name", "AppName", "AppId"}));
    }

    void addAccount(const JsonView& account)
    {
        const std::string_view name = account.any({"Name", "AccountName"});
        const std::string_view suffix = account.any({"UPNSuffix", "UpnSuffix"});
        const std::string_view domain = account.any({"NTDomain", "NtDomain", "DnsDomain"});
        std::string_view host = hostName(resolved(account.at("Host")));
        host = host.substr(0, host.find('.')); // keys of a machine's accounts have its short name
        const std::string_view sid = account.any({"Sid"});
        std::string upn(account.any({"UserPrincipalName", "Upn"}));
        if (upn.empty() && !name.empty() && !suffix.empty()) upn = fmt::format("{}@{}", name, suffix);
        if (upn.empty() && !upnKey(name).empty()) upn = name;

        std::vector<std::string> keys; // strongest first, all of one account
        const std::string bySid = m_maps.standsForNobody(sid) ? std::string{} : sidKey(sid, host);
        addOnce(keys, bySid);
        addOnce(keys, objectIdKey(account.any({"AadUserId"})));
        addOnce(keys, upnKey(upn));
        const bool plain = !name.empty() && upnKey(name).empty() && name.find('\\') == std::string::npos;
        if (plain && !domain.empty()) addOnce(keys, windowsKey(domain, name));
        if (!plain && name.find('\\') != std::string::npos) addOnce(keys, accountKeyOf(name));
        addOnce(keys, puidKey(account.any({"PUID", "Puid"})));
        if (keys.empty()) {
            if (isCommonName(name) && host.empty()) return;
            addOnce(keys, nameKey(name, host));
        } else if (bySid.empty() || !isWellKnownSid(sid)) {
            for (const std::string& key : keys)
                addLink(m_out.links, keys.front(), key);
        }
        std::string shown = upn;
        if (shown.empty() && !name.empty())
            shown = plain && !domain.empty() ? fmt::format("{}\\{}", domain, name) : std::string(name);
        if (shown.empty()) shown = account.any({"DisplayName", "FullName", "Sid", "AadUserId", "PUID"});
        addUser(std::move(shown), keys);
    }

    void addMailbox(const JsonView& mailbox)
    {
        const std::string_view upn = mailbox.any({"Upn", "MailboxPrimaryAddress"});
        std::vector<std::string> keys;
        addOnce(keys, upnKey(mailbox.any({"Upn"})));
        addUser(std::string(upn), keys);
    }

    void addUser(std::string shown, const std::vector<std::string>& keys)
    {
        Alert& alert = m_out.alert;
        if (keys.empty() || std::ranges::find(alert.userKeys, keys.front()) != alert.userKeys.end()) return;
        alert.users.push_back(std::move(shown));
        alert.userKeys.push_back(keys.front());
    }

    const Maps& m_maps;
    Normalised& m_out;
    std::map<std::string, JsonView, std::less<>> m_byId;
    std::vector<JsonView> m_found;
};

void writeWords(const Job& job, Alert& alert)
{
    const Maps& maps = job.maps;
    Record& record = job.record;
    const auto wordOr = [](std::string_view word, std::string_view otherwise) {
        return std::string(word.empty() ? otherwise : word);
    };
    const std::string_view status = firstText(record, {"Status"});
    alert.severity = wordOr(
        maps.alertWord(kProduct, "severity", firstText(record, {"AlertSeverity", "Severity"})), "Medium");
    alert.status = wordOr(maps.alertWord(kProduct, "Status", status), "New");
    const std::string_view classification =
        maps.alertWord(kProduct, "classification", firstText(record, {"Classification"}));
    alert.resolution = wordOr(
        classification.empty() ? maps.alertWord(kProduct, "resolution", status) : classification, "none");
    alert.isRead = alert.status != "New";
    alert.productStatus = status;
    const std::string_view category =
        maps.alertWord(kProduct, "ProviderName", firstText(record, {"ProviderName"}));
    alert.category = wordOr(category, "Threat detection");
    for (const std::string& tactic : listOf(job, "Tactics")) {
        if (!equalsAscii(tactic, "Unknown")) addOnce(alert.tactics, tactic);
    }
    alert.techniques = listOf(job, "Techniques");
}

} // namespace

void normaliseSecurityAlert(const Job& job)
{
    Record& record = job.record;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    alert.externalId = firstText(record, {"SystemAlertId", "ProviderAlertId", "VendorOriginalId"});
    alert.provider = firstText(record, {"ProviderName"});
    const std::string_view product = firstText(record, {"ProductName", "VendorName"});
    alert.source = product.empty() ? alert.provider : std::string(product);
    alert.title = firstText(record, {"DisplayName", "AlertDisplayName", "AlertName"});
    alert.description = firstText(record, {"Description"});
    const JsonText extended = job.json("ExtendedProperties");
    alert.policy = extended.root().any({"Analytic Rule Name"});
    if (alert.policy.empty())
        alert.policy = firstText(record, {"AlertName", "AlertDisplayName", "DisplayName"});
    alert.time = job.out.time;
    alert.start = timeOf(record, {"StartTime", "StartTimeUtc"});
    alert.end = timeOf(record, {"EndTime", "EndTimeUtc"});
    alert.link = firstText(record, {"AlertLink"});
    writeWords(job, alert);
    alert.entities = std::string(record.text("Entities"));
    const JsonText entities = job.json("Entities");
    Entities(job.maps, job.out, entities.root());
}

} // namespace sightline::normalise
