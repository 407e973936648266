// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/windows_account.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

constexpr std::uint64_t kAuditFailure = 0x10000000000000;
constexpr std::uint64_t kAuditSuccess = 0x20000000000000;

// Acts of administration, whoever does them.
constexpr std::array<std::string_view, 19> kAdminActions{"AccountCreated",
                                                         "AccountDeleted",
                                                         "AccountEnabled",
                                                         "AccountDisabled",
                                                         "AccountUnlocked",
                                                         "AccountChanged",
                                                         "PasswordReset",
                                                         "GroupMemberAdded",
                                                         "GroupMemberRemoved",
                                                         "RoleAssigned",
                                                         "RoleRemoved",
                                                         "DirectoryReplicated",
                                                         "DirectoryChanged",
                                                         "ServiceInstalled",
                                                         "TaskScheduled",
                                                         "PolicyChanged",
                                                         "AuditChanged",
                                                         "ApplicationChanged",
                                                         "ApplicationCredentialAdded"};

struct Event {
    WindowsPlace place;
    std::string_view channel;
    WindowsEvent meaning{"Other", "auto", "subject", "none", {}, {}};
    std::string_view result;
};

std::optional<std::uint64_t> bitsOf(const Record& record, std::string_view name)
{
    const Field* f = record.find(name);
    if (f == nullptr) return std::nullopt;
    if (f->value.kind == Value::Kind::Integer) return static_cast<std::uint64_t>(f->value.integer);
    if (f->value.kind != Value::Kind::Text) return std::nullopt;
    const std::string_view s = trim(f->value.text);
    const bool hex = s.starts_with("0x") || s.starts_with("0X");
    if (!hex && s.starts_with('-')) {
        const auto v = record.integer(name);
        return v ? std::optional(static_cast<std::uint64_t>(*v)) : std::nullopt;
    }
    std::uint64_t v = 0;
    const auto r = std::from_chars(s.data() + (hex ? 2 : 0), s.data() + s.size(), v, hex ? 16 : 10);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
    return v;
}

std::string_view auditResult(Record& record)
{
    if (const auto bits = bitsOf(record, "Keywords")) {
        if ((*bits & kAuditFailure) != 0) return "Failure";
        if ((*bits & kAuditSuccess) != 0) return "Success";
    }
    for (const std::string_view column : {"Keywords", "EventType"}) {
        const std::string words = fold(record.text(column));
        if (words.find("failure") != std::string::npos) return "Failure";
        if (words.find("audit") != std::string::npos && words.find("success") != std::string::npos)
            return "Success";
    }
    return "NA";
}

std::string_view resultOf(Record& record, std::string_view word)
{
    if (word != "auto") return word;
    for (const std::string_view column : {"Status", "StatusCode", "FailureCode"}) {
        if (const auto code = bitsOf(record, column)) return *code == 0 ? "Success" : "Failure";
    }
    return auditResult(record);
}

bool fits(Record& record, const WindowsRefinement& r, std::string_view result)
{
    if (r.test == "failed") return result == "Failure";
    if (r.test == "bit") {
        std::uint64_t mask = 0;
        const std::string_view digits = r.value.starts_with("0x") ? r.value.substr(2) : r.value;
        std::from_chars(digits.data(), digits.data() + digits.size(), mask, 16);
        const auto bits = bitsOf(record, r.field);
        return bits && mask != 0 && (*bits & mask) == mask;
    }
    const std::string_view s = record.text(r.field);
    if (r.test == "equals") return equalsFolded(trim(s), r.value);
    return r.test == "contains" && fold(s).find(fold(r.value)) != std::string::npos;
}

std::string_view channelOf(Record& record, std::string_view table)
{
    const std::string_view channel = firstText(record, {"Channel", "log_name", "EventLog"});
    return channel.empty() && table == "SecurityEvent" ? std::string_view("Security") : channel;
}

Event eventOf(const Job& job, const WindowsEvent* known)
{
    Record& record = job.record;
    Event e;
    e.channel = channelOf(record, job.input.table);
    e.place.id = firstInteger(record, {"EventID", "event_id"}).value_or(0);
    e.place.computer = firstText(record, {"Computer", "Hostname", "computer_name"});
    // Local accounts carry the short name as their domain.
    e.place.host = e.place.computer.substr(0, e.place.computer.find('.'));
    if (known != nullptr) e.meaning = *known;
    e.result = resultOf(record, e.meaning.result);
    for (const WindowsRefinement& r : job.maps.refinements(e.channel, e.place.id)) {
        if (!fits(record, r, e.result)) continue;
        if (!r.action.empty()) e.meaning.action = r.action;
        if (!r.objectType.empty()) e.meaning.objectType = r.objectType;
        break;
    }
    return e;
}

// "0xC000006A Wrong password"; nothing for success.
std::string detailOf(const Maps& maps, Record& record, std::int64_t id)
{
    const bool kerberos = id >= 4768 && id <= 4773;
    std::uint32_t code = 0;
    for (const std::string_view column : {"SubStatus", "Status", "StatusCode", "FailureCode"}) {
        if (const auto v = bitsOf(record, column); v && *v != 0 && code == 0)
            code = static_cast<std::uint32_t>(*v);
    }
    if (code == 0) return {};
    const std::string_view text = kerberos ? maps.kerberosStatus(code) : maps.windowsStatus(code);
    const std::string number = kerberos ? fmt::format("0x{:X}", code) : fmt::format("0x{:08X}", code);
    return text.empty() ? number : fmt::format("{} {}", number, text);
}

std::string_view deviceOf(Record& record, const Event& e, std::optional<std::int64_t> logonType)
{
    std::string_view device = firstText(record, {"WorkstationName", "Workstation"});
    if (e.place.id == 4740) device = firstText(record, {"TargetDomainName"});
    if (e.place.id == 4778 || e.place.id == 4779) device = firstText(record, {"ClientName"});
    while (device.starts_with('\\'))
        device.remove_prefix(1);
    if (!device.empty() || !logonType) return device;
    constexpr std::array<std::int64_t, 7> kLocal{0, 2, 4, 5, 7, 11, 13};
    return std::ranges::find(kLocal, *logonType) == kLocal.end() ? std::string_view{} : e.place.computer;
}

// 3, or "3 - NETWORK" as timelines write it.
std::optional<std::int64_t> logonTypeOf(Record& record)
{
    if (const auto number = firstInteger(record, {"LogonType"})) return number;
    const std::string_view text = firstText(record, {"LogonType"});
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool named = read.ec == std::errc{} && read.ptr != text.data() + text.size() && *read.ptr == ' ';
    return named ? std::optional(number) : std::nullopt;
}

void writeLogon(ActivityWriter& w, const Event& e)
{
    Record& r = w.record();
    const auto type = logonTypeOf(r);
    if (type) {
        w.text(Activity::LogonType, w.maps().logonType(*type));
        constexpr std::array<std::int64_t, 6> kInteractive{2, 7, 10, 11, 12, 13};
        w.flag(Activity::IsInteractive, std::ranges::find(kInteractive, *type) != kInteractive.end());
    }
    w.text(Activity::Device, deviceOf(r, e, type));
    w.text(Activity::DestinationDevice, e.place.computer);
    std::string_view address =
        firstText(r, {"IpAddress", "ClientAddress", "SourceNetworkAddress", "Address", "Param3"});
    if (address.empty() && e.meaning.actor == "target") address = firstText(r, {"SourceAddress"});
    w.ip(address);

    // Event 4624 and its like carry the new session; everything else the session it happens in.
    const std::string session = lowerAscii(
        e.meaning.actor == "target" ? firstText(r, {"TargetLogonId", "SubjectLogonId", "LogonID"})
                                    : firstText(r, {"SubjectLogonId", "LogonID", "TargetLogonId"}));
    if (session != "0x0") w.keep(Activity::SessionId, session);
    std::string_view correlation = firstText(r, {"LogonGuid", "TargetLogonGuid", "InstanceId"});
    if (isZeroGuid(correlation)) correlation = {};
    if (isGuid(correlation) && correlation.front() == '{') correlation = correlation.substr(1, 36);
    w.keep(Activity::CorrelationId, lowerAscii(correlation));
}

void writeObject(ActivityWriter& w, const Event& e)
{
    Record& r = w.record();
    const WindowsEvent& m = e.meaning;
    if (!m.object.empty()) w.text(Activity::Object, firstText(r, {m.object}));
    w.text(Activity::ObjectType, m.objectType == "auto" ? firstText(r, {"ObjectType"}) : m.objectType);
    if (m.objectType == "Group") w.text(Activity::ObjectId, firstText(r, {"TargetSid"}));
    if (m.objectType == "Ticket") w.text(Activity::ObjectId, firstText(r, {"ServiceSid", "ServiceId"}));
    if (e.place.id == 5145) w.text(Activity::ObjectId, firstText(r, {"ShareName"}));
    if (e.place.id == 5136) w.text(Activity::ObjectId, firstText(r, {"ObjectGUID"}));
}

// A host that answers Kerberos requests is a controller of the domain: names it writes without a domain
// belong there. A renamed account had its old name until now.
void writeProofs(ActivityWriter& w, const Event& e)
{
    Record& r = w.record();
    const std::int64_t id = e.place.id;
    if (id == 4768 || id == 4769 || id == 4771) {
        std::string_view realm = firstText(r, {"TargetDomainName"});
        const std::string_view name = firstText(r, {"TargetUserName"});
        if (realm.empty() && id == 4769 && name.find('@') != std::string_view::npos)
            realm = name.substr(name.rfind('@') + 1);
        w.link(hostKey(e.place.host), domainKey(realm), LinkKind::Controller);
    }
    if (id == 4781)
        w.link(sidKey(firstText(r, {"TargetSid"})),
               windowsKey(firstText(r, {"TargetDomainName"}), firstText(r, {"OldTargetUserName"})));
}

// The user a directory event is about, by its GUID.
Account directoryObject(ActivityWriter& w, const Event& e)
{
    constexpr std::string_view kUserClass = "{bf967aba-0de6-11d0-a285-00aa003049e2}";
    Record& r = w.record();
    Account out;
    if (e.place.id >= 5136 && e.place.id <= 5141 && equalsAscii(firstText(r, {"ObjectClass"}), "user"))
        out.userId = firstText(r, {"ObjectGUID"});
    if (e.place.id == 4662) {
        std::string_view type = firstText(r, {"ObjectType"});
        std::string_view name = firstText(r, {"ObjectName"});
        if (type.starts_with('%')) type.remove_prefix(1);
        if (name.starts_with('%')) name.remove_prefix(1);
        if (equalsAscii(type, kUserClass)) out.userId = name;
    }
    out.key = w.record().keep(objectGuidKey(out.userId));
    out.idType = "GUID";
    return out;
}

// Returns the account's domain, "" if the record names none.
std::string_view writeAccounts(ActivityWriter& w, const Event& e)
{
    std::string_view proof;
    WindowsAccount actor = windowsAccount(w.record(), e.meaning.actor, e.place);
    if (actor.empty()) actor = federationCaller(w.job());
    const Account who = describeAccount(w.job(), actor, e.place, proof);
    w.actor(who);
    w.link(who.key, proof);
    const WindowsAccount target = windowsAccount(w.record(), e.meaning.target, e.place);
    if (!target.empty()) {
        const Account whom = describeAccount(w.job(), target, e.place, proof);
        w.link(whom.key, proof, e.meaning.action == "AccountCreated" ? LinkKind::Created : LinkKind::Record);
        // 4688 repeats the creator unless the process runs as somebody else.
        if (e.place.id != 4688 || whom.key != who.key) w.target(whom);
        const bool admin = std::ranges::find(kAdminActions, e.meaning.action) != kAdminActions.end();
        w.flag(Activity::IsAdmin, admin && (e.meaning.action != "AccountChanged" || whom.key != who.key));
    } else if (const Account object = directoryObject(w, e); !object.key.empty()) {
        w.target(object);
    }
    writeProofs(w, e);
    return isNothing(actor.domain) || actor.domain == "." ? std::string_view{} : actor.domain;
}

std::string_view firstSentence(std::string_view message)
{
    return trim(message.substr(0, message.find_first_of("\r\n")));
}

} // namespace

void normaliseWindows(const Job& job)
{
    const Maps& maps = job.maps;
    Record& record = job.record;
    const std::string_view channel = channelOf(record, job.input.table);
    const bool security = equalsAscii(channel, "Security");
    const std::int64_t id = firstInteger(record, {"EventID", "event_id"}).value_or(0);
    const WindowsEvent* known = maps.windowsEvent(channel, id);
    if (known == nullptr && !security) {
        job.out.kind = RecordKind::Other;
        return;
    }
    const Event e = eventOf(job, known);
    ActivityWriter w(job);
    const std::string operation = std::to_string(id);
    if (id != 0) w.keep(Activity::Operation, operation);
    w.text(Activity::ActionType, e.meaning.action);
    w.text(Activity::Result, e.result);
    w.keep(Activity::ResultDetail, detailOf(maps, record, id));
    w.text(Activity::Environment, "OnPremises");
    const auto app = maps.app(security ? std::string_view(operation) : job.input.table);
    w.text(Activity::App, app ? app->name : std::string_view("Windows"));
    const bool admin = std::ranges::find(kAdminActions, e.meaning.action) != kAdminActions.end();
    w.flag(Activity::IsAdmin, admin || id == 4672 || id == 4964);
    if (e.meaning.action == "Impersonated") w.flag(Activity::IsImpersonated, true);
    const std::string_view domain = writeAccounts(w, e);
    w.text(Activity::Instance, domain.empty() ? e.place.computer : domain);
    writeLogon(w, e);
    writeObject(w, e);
    std::string_view description =
        firstSentence(firstText(record, {"Message", "RenderedDescription", "Activity"}));
    if (record.boolean("Recovered").value_or(false))
        description = record.keep(fmt::format("Deleted record, recovered. {}", description));
    w.text(Activity::Description, description);
}

} // namespace sightline::normalise
