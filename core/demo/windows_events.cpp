// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/windows_events.h"

#include "core/demo/records.h"
#include "core/demo/tables.h"
#include "core/demo/windows_fields.h"

#include <fmt/format.h>
#include <iterator>
#include <string>

namespace sightline::demo
{

namespace
{

constexpr int kToLocalGroup = 4; // 4732 and 4733 are so far from 4728 and 4729

// By WindowsOutcome.
constexpr std::string_view kStatuses[] = {"0x0", "0xc000006d", "0xc000006d", "0xc0000234"};
constexpr std::string_view kSubStatuses[] = {"0x0", "0xc000006a", "0xc0000064", "0x0"};
constexpr std::string_view kNtlmStatuses[] = {"0x0", "0xc000006a", "0xc0000064", "0xc0000234"};

// Get-Changes and Get-Changes-All.
constexpr std::string_view kReplicationRights[] = {"1131f6aa-9c07-11d1-f79f-00c04fc2dcd2",
                                                   "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2"};

std::string_view targetDirectoryName(const Company& company, const Event& e)
{
    return e.target == kNobody ? std::string_view("-") : company.accounts[e.target].dn;
}

std::string accountValue(Value value, const Company& company, const Event& e)
{
    const Account& actor = company.accounts[e.actor];
    const Account& target = e.target == kNobody ? actor : company.accounts[e.target];
    switch (value) {
    case Value::ActorName:
        return actor.sam;
    case Value::ActorAtRealm:
        return fmt::format("{}@{}", actor.sam, kRealm);
    case Value::ActorSid:
        return actor.sid;
    case Value::ActorDn:
        return actor.dn;
    case Value::ActorDomain:
        return std::string(kNetBios);
    case Value::TargetName:
        return target.sam;
    case Value::TargetSid:
        return target.sid;
    case Value::TargetDn:
        return std::string(targetDirectoryName(company, e));
    case Value::TargetGuid:
        return fmt::format("{{{}}}", guidText(target.adGuid));
    case Value::TargetDisplay:
        return target.displayName;
    case Value::TargetUpn:
        return target.upn;
    case Value::GroupName:
        return company.groups[e.object].name;
    case Value::GroupSid:
        return company.groups[e.object].sid;
    case Value::GroupDomain:
        return std::string(company.groups[e.object].builtIn ? "Builtin" : kNetBios);
    case Value::ServiceName:
        return serviceName(company, e);
    case Value::ServiceSid:
        return serviceSid(company, e);
    default:
        return {};
    }
}

std::string logonValue(Value value, const Company& company, const Event& e)
{
    const bool ntlm = e.outcome != 0;
    const bool desk = e.logonType == 2 || e.logonType == 7 || e.logonType == 11;
    const bool local = e.logonType == 5 || desk;
    switch (value) {
    case Value::Session:
        return fmt::format("0x{:x}", e.session & 0xFFFFFFFF);
    case Value::LogonGuid:
        return fmt::format("{{{}}}", guidText(e.session));
    case Value::SourceName:
        return e.source == kNobody ? "-" : company.hosts[e.source].name;
    case Value::SourceNameOrNone:
        // Over Kerberos the server does not learn the name.
        return e.source == kNobody || (!ntlm && e.logonType == 3) ? "-" : company.hosts[e.source].name;
    case Value::Address:
        return desk ? "127.0.0.1" : local ? "-" : insideAddress(company, e);
    case Value::KerberosAddress: {
        const std::string address = insideAddress(company, e);
        return address == "-" ? "::1" : "::ffff:" + address;
    }
    case Value::Port:
        return local || e.source == kNobody ? "0" : fmt::format("{}", 49'152 + e.salt % 16'000);
    case Value::LogonType:
        return fmt::format("{}", e.logonType);
    case Value::LogonProcess:
        return e.logonType == 10 || desk ? "User32 " : local ? "Advapi  " : ntlm ? "NtLmSsp " : "Kerberos";
    case Value::Package:
        return ntlm ? "NTLM" : e.logonType == 3 ? "Kerberos" : "Negotiate";
    case Value::LmPackage:
        return ntlm ? "NTLM V2" : "-";
    case Value::TicketEncryption:
        return e.outcome == 0 ? "0x12" : "0x17";
    case Value::Status:
        return std::string(kStatuses[e.outcome]);
    case Value::SubStatus:
        return std::string(kSubStatuses[e.outcome]);
    case Value::NtlmStatus:
        return std::string(kNtlmStatuses[e.outcome]);
    default:
        return {};
    }
}

std::string directoryValue(Value value, const Company& company, const Event& e)
{
    const bool replication = e.object == 1;
    switch (value) {
    case Value::ObjectName:
        return fmt::format(
            "%{{{}}}",
            guidText(replication || e.target == kNobody ? company.seed : company.accounts[e.target].adGuid));
    case Value::AccessMask:
        return replication ? "0x100" : "0x10";
    case Value::AccessList:
        return replication ? "%%7688\r\n\t\t\t\t" : "%%7684\r\n\t\t\t\t";
    case Value::Properties:
        if (!replication) return "%%7684\r\n\t\t{bf967aba-0de6-11d0-a285-00aa003049e2}\r\n";
        return fmt::format("%%7688\r\n\t\t{{{}}}\r\n\t{{19195a5b-6da0-11d0-afd3-00c04fd930c9}}\r\n",
                           kReplicationRights[e.outcome % std::size(kReplicationRights)]);
    case Value::Attribute:
        return std::string(directoryAttributes()[e.object].name);
    case Value::AttributeSyntax:
        return std::string(directoryAttributes()[e.object].syntax);
    case Value::AttributeValue:
        if (e.object == kAttributeDepartment && e.target != kNobody)
            return std::string(departments()[company.accounts[e.target].nextDepartment].name);
        return std::string(directoryAttributes()[e.object].value);
    case Value::RecordGuid:
        return fmt::format("{{{}}}", guidText(e.salt));
    default:
        return {};
    }
}

std::string objectValue(Value value, const Company& company, const Event& e)
{
    const auto share = [&] { return areaName(e.area); };
    switch (value) {
    case Value::Image:
        return std::string(processes()[e.object].image);
    case Value::CommandLine:
        return std::string(processes()[e.object].commandLine);
    case Value::ParentImage:
        return std::string(processes()[e.object].parent);
    case Value::ProcessId:
        return fmt::format("0x{:x}", 0x400 + e.salt % 0x8000 * 4);
    case Value::ShareName:
        return fmt::format("\\\\*\\{}", share());
    case Value::SharePath:
        return e.area >= kAdminShare ? std::string("\\??\\C:\\Windows")
                                     : fmt::format("\\??\\D:\\Shares\\{}", share());
    case Value::FileName: {
        const Document d = documentOf(e.object);
        return fmt::format("{}\\{}", d.folder, d.name);
    }
    case Value::FilePath: {
        const Document d = documentOf(e.object);
        return fmt::format("D:\\Shares\\{}\\{}\\{}", share(), d.folder, d.name);
    }
    default:
        return directoryValue(value, company, e);
    }
}

std::string valueOf(Value value, const Company& company, const Event& e)
{
    if (value <= Value::GroupDomain || value == Value::ServiceName || value == Value::ServiceSid)
        return accountValue(value, company, e);
    if (value <= Value::NtlmStatus) return logonValue(value, company, e);
    return objectValue(value, company, e);
}

} // namespace

bool isWindows(Kind kind)
{
    return eventTypeOf(kind) != nullptr;
}

WindowsEvent windowsEvent(const Company& company, const Event& e)
{
    const EventType* type = eventTypeOf(e.kind);
    if (type == nullptr) return {};
    WindowsEvent out{type->id, type->task, type->version, type->category, false};
    const bool group = e.kind == Kind::GroupMemberAdded || e.kind == Kind::GroupMemberRemoved;
    if (group && company.groups[e.object].builtIn) out.id += kToLocalGroup;
    out.failure = e.kind == Kind::LogonFailed || (e.kind == Kind::NtlmValidated && e.outcome != kWinOk);
    return out;
}

void appendEventData(Json& json, const Company& company, const Event& e)
{
    const EventType* type = eventTypeOf(e.kind);
    if (type == nullptr) return;
    for (const Field& field : type->fields) {
        if (field.value == Value::Text)
            json.text(field.name, field.text);
        else
            json.text(field.name, valueOf(field.value, company, e));
    }
}

} // namespace sightline::demo
