// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"
#include "core/normalise/windows_account.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

// The columns that describe one account of a row.
struct AccountColumns {
    std::string_view objectId, upn, sid, domain, name, display;
};

constexpr AccountColumns kAccount{"AccountObjectId", "AccountUpn",  "AccountSid",
                                  "AccountDomain",   "AccountName", "AccountDisplayName"};
constexpr AccountColumns kInitiator{"InitiatingProcessAccountObjectId", "InitiatingProcessAccountUpn",
                                    "InitiatingProcessAccountSid",      "InitiatingProcessAccountDomain",
                                    "InitiatingProcessAccountName",     ""};
constexpr AccountColumns kRequester{"", "", "RequestAccountSid", "RequestAccountDomain", "RequestAccountName",
                                    ""};

bool isSigninTable(std::string_view table)
{
    return table == "AADSignInEventsBeta" || table == "EntraIdSignInEvents" ||
           table == "AADSpnSignInEventsBeta" || table == "EntraIdSpnSignInEvents";
}

// Tables that have an action column and are no log of actions.
bool isEvidenceTable(std::string_view table)
{
    return table == "BehaviorEntities" || table == "AlertEvidence";
}

std::string_view firstLabel(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

class HuntingRow
{
public:
    explicit HuntingRow(const Job& job)
        : m_job(job),
          m_record(job.record),
          m_w(job),
          m_table(job.input.table),
          m_more(job.json("AdditionalFields")),
          m_raw(job.json("RawEventData"))
    {
    }

    void write()
    {
        if (isSigninTable(m_table))
            writeSignin();
        else
            writeEvent();
    }

private:
    [[nodiscard]] std::string_view first(Names names) const { return firstText(m_record, names); }

    [[nodiscard]] bool ofDevice() const { return m_table.starts_with("Device"); }

    [[nodiscard]] bool ofIdentity() const
    {
        return m_table.starts_with("Identity") && first({"DeviceId"}).empty();
    }

    void writeEvent()
    {
        writeAction();
        writeActor();
        writeTarget();
        writeObject();
        writePlace();
        writeResult();
    }

    void writeAction()
    {
        const std::string_view type = first({"ActionType"});
        const std::string_view workload = m_raw.root().any({"Workload"});
        Operation known = m_w.maps().operation(workload.empty() ? m_table : workload, type);
        if (!known.known || known.action == "Other") {
            const Operation byTable = m_w.maps().operation(m_table, type);
            if (byTable.known) known = byTable;
        }
        // One action stands for both directions; the group left or entered tells which.
        m_leftGroup = m_more.root().any({"TO.GROUP"}).empty() && !m_more.root().any({"FROM.GROUP"}).empty();
        if (known.action == "GroupMemberAdded" && m_leftGroup) known.action = "GroupMemberRemoved";
        m_action = known.action;
        m_w.text(Activity::ActionType, known.action);
        m_w.text(Activity::Operation, type);
        m_w.text(Activity::ObjectType, known.objectType);
        const auto admin = firstBoolean(m_record, {"IsAdminOperation"});
        m_w.flag(Activity::IsAdmin, admin.value_or(false) || known.admin);
        m_w.flag(Activity::IsExternal, firstBoolean(m_record, {"IsExternalUser"}));
        m_w.flag(Activity::IsImpersonated, firstBoolean(m_record, {"IsImpersonated"}));
        m_w.app({first({"ApplicationId"}), first({"Application", "AppName"}), m_table});
        if (const std::string_view name = first({"Application"});
            !name.empty() && m_w.written(Activity::Environment).empty())
            m_w.text(Activity::App, name); // an id nobody listed says less than the name
        if (m_w.written(Activity::Environment).empty())
            m_w.text(Activity::Environment, ofDevice() ? "OnPremises" : "Cloud");
        m_w.text(Activity::Instance, first({"AADTenantId"}));
        m_w.keep(Activity::CorrelationId, m_raw.root().any({"CorrelationId"}));
        m_w.keep(Activity::SessionId, m_raw.root().any({"SessionId"}));
    }

    // The keys of one account, strongest first; the row proves that they are one.
    [[nodiscard]] Account readAccount(const AccountColumns& c)
    {
        const std::string_view objectId = first({c.objectId});
        const std::string_view upn = first({c.upn});
        std::string_view proof;
        const std::string_view device = first({"DeviceName"});
        const WindowsPlace place{0, device, firstLabel(device)};
        const WindowsAccount windows{first({c.name}), first({c.domain}), first({c.sid})};
        Account a = describeAccount(m_job, windows, place, proof);
        const std::string_view byOnPrem = a.key;
        const std::string_view byId = m_record.keep(objectIdKey(objectId));
        const std::string_view byUpn = m_record.keep(upnKey(upn));
        m_w.link(byId, byUpn);
        if (byOnPrem.starts_with("sid|") && !isWellKnownSid(windows.sid)) {
            m_w.link(byId, byOnPrem);
            m_w.link(byUpn, byOnPrem);
        }
        // A directory in the cloud is no domain whose names are unique.
        if (!equalsAscii(windows.domain, "AzureAD")) m_w.link(byOnPrem, proof);
        if (!upn.empty()) a.username = upn;
        if (a.username.empty() && !c.display.empty()) a.username = first({c.display});
        if (a.userId.empty() && !byId.empty()) {
            a.userId = objectId;
            a.idType = "AADID";
        }
        if (!byId.empty())
            a.key = byId;
        else if (byOnPrem.empty() || byOnPrem.starts_with("name|"))
            a.key = byUpn.empty() ? byOnPrem : byUpn;
        return a;
    }

    void writeActor()
    {
        if (m_table == "CloudAppEvents") return writeCloudActor();
        Account actor = readAccount(kAccount);
        if (actor.key.empty() && ofDevice()) actor = readAccount(kRequester);
        if (actor.key.empty() && ofDevice()) actor = readAccount(kInitiator);
        if (actor.key.empty() && !actor.username.empty())
            actor.key = m_record.keep(nameKey(actor.username, {}));
        m_w.actor(actor);
    }

    void writeCloudActor()
    {
        Account a;
        const std::string_view id = first({"AccountObjectId"});
        const std::string_view other = first({"AccountId"});
        const std::string_view rawUser = m_raw.root().any({"UserId"});
        std::string_view name = m_record.keep(upnKey(rawUser).empty() ? std::string_view{} : rawUser);
        if (name.empty() && !upnKey(other).empty()) name = other;
        const std::string_view byId = m_record.keep(objectIdKey(id));
        const std::string_view byUpn = m_record.keep(upnKey(name));
        a.username = name.empty() ? first({"AccountDisplayName"}) : name;
        a.key = byId.empty() ? byUpn : byId;
        if (!byId.empty()) {
            a.userId = id;
            a.idType = "AADID";
        }
        if (a.key.empty()) a.key = m_record.keep(accountKeyOf(other.empty() ? a.username : other));
        m_w.actor(a);
        m_w.link(byId, byUpn);
        m_w.link(m_record.keep(puidKey(m_raw.root().any({"UserKey"}))), byUpn);
    }

    void writeTarget()
    {
        Account target;
        const std::string_view upn = first({"TargetAccountUpn"});
        target.username = upn.empty() ? first({"TargetAccountDisplayName"}) : upn;
        target.key = m_record.keep(upnKey(upn));
        if (target.username.empty())
            target.username = m_record.keep(m_more.root().any({"TARGET_OBJECT.USER"}));
        const JsonText objects = m_job.json("ActivityObjects");
        objects.root().each([&](const JsonView& o) {
            const std::string type = fold(o.any({"Type"}));
            if (!target.key.empty() || (type != "user" && type != "account") ||
                !fold(o.any({"Role"})).starts_with("target"))
                return;
            target.username = m_record.keep(o.any({"Name"}));
            target.key = m_record.keep(accountKeyOf(o.any({"Id", "Name"})));
        });
        // The accounts that such events of devices are about.
        if (m_action.starts_with("Account") || m_action.starts_with("GroupMember") ||
            m_action.starts_with("Password")) {
            if (m_table == "DeviceEvents") return moveToTarget();
        }
        if (target.key.empty() && !target.username.empty())
            target.key = m_record.keep(accountKeyOf(target.username, first({"AccountDomain"})));
        m_w.target(target);
    }

    // In events about accounts of a device the row's account is the one acted upon.
    void moveToTarget()
    {
        const Account about = readAccount(kAccount);
        m_w.target(about);
        m_w.actor(readAccount(kInitiator));
    }

    void writeObject()
    {
        if (const std::string_view group = m_more.root().any({"TO.GROUP", "FROM.GROUP"}); !group.empty()) {
            m_w.keep(Activity::Object, group);
            m_w.text(Activity::ObjectType, "Group");
            return;
        }
        if (!first({"ObjectName", "ObjectId"}).empty()) {
            m_w.text(Activity::Object, first({"ObjectName"}));
            m_w.text(Activity::ObjectId, first({"ObjectId"}));
            m_w.text(Activity::ObjectType, first({"ObjectType"}));
            return;
        }

        struct Kind {
            std::string_view table, object, id, type;
        };

        constexpr std::array<Kind, 8> kKinds{
            {{"IdentityQueryEvents", "QueryTarget", "Query", ""},
             {"DeviceProcessEvents", "FileName", "FolderPath", "Process"},
             {"DeviceFileEvents", "FileName", "FolderPath", "File"},
             {"DeviceImageLoadEvents", "FileName", "FolderPath", "File"},
             {"DeviceRegistryEvents", "RegistryKey", "RegistryValueName", "RegistryKey"},
             {"DeviceNetworkEvents", "RemoteUrl", "RemoteIP", "Address"},
             {"UrlClickEvents", "Url", "NetworkMessageId", "Url"},
             {"EmailPostDeliveryEvents", "NetworkMessageId", "", "Message"}}};
        for (const Kind& k : kKinds) {
            if (k.table != m_table) continue;
            const std::string_view name = first({k.object});
            const std::string_view id = k.id.empty() ? std::string_view{} : first({k.id});
            m_w.text(Activity::Object, name.empty() ? id : name);
            m_w.text(Activity::ObjectId, id);
            if (!name.empty() || !id.empty()) m_w.text(Activity::ObjectType, k.type);
        }
        if (m_table == "DeviceEvents")
            m_w.text(Activity::Object, first({"FileName", "RegistryKey", "RemoteUrl"}));
    }

    void writePlace()
    {
        const std::string_view device = first({"DeviceName"});
        std::string_view address = first({"IPAddress"});
        if (m_table == "DeviceLogonEvents") {
            const std::string_view remote = first({"RemoteDeviceName"});
            address = first({"RemoteIP"});
            m_w.text(Activity::Device, remote.empty() && address.empty() ? device : remote);
            m_w.text(Activity::DestinationDevice, device);
        } else if (m_table == "DeviceNetworkEvents") {
            const bool inbound = first({"ActionType"}).starts_with("Inbound");
            address = first({inbound ? "RemoteIP" : "LocalIP"});
            m_w.text(Activity::Device, device);
        } else {
            m_w.text(Activity::Device, device);
            if (address.empty() && ofDevice()) address = first({"RequestSourceIP"});
        }
        if (address.empty()) address = m_record.keep(m_raw.root().any({"ClientIP", "ClientIPAddress"}));
        m_w.ip(address);
        m_w.country(first({"CountryCode", "Country"}));
        if (m_w.written(Activity::Country).empty()) m_w.country(first({"Location"}));
        m_w.text(Activity::OperatingSystem, first({"OSPlatform"}));
        if (const std::string_view type = first({"DeviceType"}); !ofDevice())
            m_w.text(Activity::DeviceType, type);
        m_w.userAgent(first({"UserAgent"}));
        m_w.text(Activity::LogonType, first({"LogonType"}));
    }

    void writeResult()
    {
        const std::string_view type = first({"ActionType"});
        const std::string_view status = m_raw.root().any({"ResultStatus"});
        const std::string_view reason = first({"FailureReason"});
        const auto isOneOf = [](std::string_view text, Names words) {
            return std::ranges::any_of(words, [&](std::string_view w) { return equalsAscii(w, text); });
        };
        if (m_action == "LogOn" || isOneOf(status, {"Success", "Succeeded", "True"}))
            m_w.text(Activity::Result, "Success");
        if (isOneOf(status, {"PartiallySucceeded"})) m_w.text(Activity::Result, "Partial");
        // What a domain controller records of its directory has happened.
        if (m_table == "IdentityDirectoryEvents" && reason.empty()) m_w.text(Activity::Result, "Success");
        if (type.ends_with("Success") || type.ends_with("Allowed") || type.ends_with("Accepted"))
            m_w.text(Activity::Result, "Success");
        const bool failed = m_action == "LogOnFailed" || type.ends_with("Failed") ||
                            type.ends_with("Blocked") || !reason.empty() ||
                            isOneOf(status, {"Failed", "Failure", "False"});
        if (failed) m_w.text(Activity::Result, "Failure");
        m_w.text(Activity::ResultDetail, reason.empty() ? first({"ActionResult"}) : reason);
    }

    void writeSignin()
    {
        m_w.app({first({"Application"}), m_table});
        if (m_w.written(Activity::Environment).empty()) m_w.text(Activity::Environment, "Cloud");
        m_w.text(Activity::Instance, first({"AADTenantId", "ResourceTenantId"}));
        m_w.text(Activity::Operation, "Sign-in activity");
        const std::string_view principal = first({"ServicePrincipalId"});
        if (principal.empty()) {
            m_w.actor(readAccount(kAccount));
        } else {
            Account a;
            a.username = first({"ServicePrincipalName"});
            a.type = "Simple";
            a.userId = principal;
            a.idType = "AADID";
            a.key = m_record.keep(applicationKey(principal));
            m_w.actor(a);
        }
        writeSigninResult();
        m_w.text(Activity::Object, first({"ResourceDisplayName"}));
        if (!first({"ResourceDisplayName"}).empty()) m_w.text(Activity::ObjectType, "Application");
        m_w.text(Activity::ObjectId, first({"ResourceId"}));
        m_w.text(Activity::Device, first({"DeviceName"}));
        m_w.text(Activity::OperatingSystem, first({"OSPlatform"}));
        m_w.text(Activity::Browser, first({"Browser"}));
        m_w.userAgent(first({"UserAgent"}));
        m_w.ip(first({"IPAddress"}));
        m_w.country(first({"Country"}));
        m_w.flag(Activity::IsAdmin, false);
        const auto guest = firstBoolean(m_record, {"IsGuestUser"});
        const auto external = firstBoolean(m_record, {"IsExternalUser"});
        if (guest || external)
            m_w.flag(Activity::IsExternal, guest.value_or(false) || external.value_or(false));
    }

    void writeSigninResult()
    {
        const std::string kind = fold(first({"LogonType"}));
        const bool service = !first({"ServicePrincipalId"}).empty();
        const bool quiet = kind.find("noninteractive") != std::string::npos;
        if (service)
            m_w.text(Activity::LogonType, "Service");
        else if (!kind.empty())
            m_w.text(Activity::LogonType, quiet ? "NonInteractive" : "Interactive");
        if (service || !kind.empty()) m_w.flag(Activity::IsInteractive, !service && !quiet);
        const auto code = firstInteger(m_record, {"ErrorCode"});
        if (!code) {
            m_w.text(Activity::ActionType, "Other"); // nothing says whether it succeeded
            return;
        }
        const SigninResult result = m_w.maps().signinResult(*code);
        m_w.text(Activity::ActionType, result.action);
        m_w.text(Activity::Result, result.result);
        if (*code != 0)
            m_w.keep(Activity::ResultDetail,
                     result.text.empty() ? std::to_string(*code) : fmt::format("{} {}", *code, result.text));
    }

    const Job& m_job;
    Record& m_record;
    ActivityWriter m_w;
    std::string_view m_table;
    JsonText m_more, m_raw;
    std::string_view m_action;
    bool m_leftGroup = false;
};

// What a row that is no activity proves of an account.
void linkAccount(const Job& job)
{
    const std::string byId = objectIdKey(firstText(job.record, {"AccountObjectId"}));
    const std::string byUpn = upnKey(firstText(job.record, {"AccountUpn"}));
    const std::string_view sid = firstText(job.record, {"AccountSid"});
    const std::string bySid = isWellKnownSid(sid) ? std::string{} : sidKey(sid);
    addLink(job.out.links, byId, byUpn);
    addLink(job.out.links, byId, bySid);
    addLink(job.out.links, byUpn, bySid);
}

} // namespace

void normaliseHunting(const Job& job)
{
    const std::string_view table = job.input.table;
    const bool action = !firstText(job.record, {"ActionType"}).empty() && !isEvidenceTable(table);
    if (action || isSigninTable(table))
        HuntingRow(job).write();
    else
        linkAccount(job);
}

} // namespace sightline::normalise
