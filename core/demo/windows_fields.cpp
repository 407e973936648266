// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/windows_fields.h"

#include "core/demo/tables.h"

#include <array>

namespace sightline::demo
{

namespace
{

constexpr Field kLogon[] = {{"SubjectUserSid", Value::Text, "S-1-0-0"},
                            {"SubjectUserName", Value::Text, "-"},
                            {"SubjectDomainName", Value::Text, "-"},
                            {"SubjectLogonId", Value::Text, "0x0"},
                            {"TargetUserSid", Value::ActorSid},
                            {"TargetUserName", Value::ActorName},
                            {"TargetDomainName", Value::ActorDomain},
                            {"TargetLogonId", Value::Session},
                            {"LogonType", Value::LogonType},
                            {"LogonProcessName", Value::LogonProcess},
                            {"AuthenticationPackageName", Value::Package},
                            {"WorkstationName", Value::SourceNameOrNone},
                            {"LogonGuid", Value::LogonGuid},
                            {"TransmittedServices", Value::Text, "-"},
                            {"LmPackageName", Value::LmPackage},
                            {"KeyLength", Value::Text, "0"},
                            {"ProcessName", Value::Text, "-"},
                            {"IpAddress", Value::Address},
                            {"IpPort", Value::Port},
                            {"ElevatedToken", Value::Text, "%%1842"}};

constexpr Field kLogonFailed[] = {{"SubjectUserSid", Value::Text, "S-1-0-0"},
                                  {"SubjectUserName", Value::Text, "-"},
                                  {"SubjectDomainName", Value::Text, "-"},
                                  {"SubjectLogonId", Value::Text, "0x0"},
                                  {"TargetUserSid", Value::Text, "S-1-0-0"},
                                  {"TargetUserName", Value::ActorName},
                                  {"TargetDomainName", Value::ActorDomain},
                                  {"Status", Value::Status},
                                  {"FailureReason", Value::Text, "%%2313"},
                                  {"SubStatus", Value::SubStatus},
                                  {"LogonType", Value::LogonType},
                                  {"LogonProcessName", Value::Text, "NtLmSsp "},
                                  {"AuthenticationPackageName", Value::Text, "NTLM"},
                                  {"WorkstationName", Value::SourceName},
                                  {"ProcessName", Value::Text, "-"},
                                  {"IpAddress", Value::Address},
                                  {"IpPort", Value::Port}};

constexpr Field kLogoff[] = {{"TargetUserSid", Value::ActorSid},
                             {"TargetUserName", Value::ActorName},
                             {"TargetDomainName", Value::ActorDomain},
                             {"TargetLogonId", Value::Session},
                             {"LogonType", Value::LogonType}};

constexpr Field kDirectoryObject[] = {{"SubjectUserSid", Value::ActorSid},
                                      {"SubjectUserName", Value::ActorName},
                                      {"SubjectDomainName", Value::ActorDomain},
                                      {"SubjectLogonId", Value::Session},
                                      {"ObjectServer", Value::Text, "DS"},
                                      {"ObjectType", Value::Text, "%{19195a5b-6da0-11d0-afd3-00c04fd930c9}"},
                                      {"ObjectName", Value::ObjectName},
                                      {"OperationType", Value::Text, "Object Access"},
                                      {"HandleId", Value::Text, "0x0"},
                                      {"AccessList", Value::AccessList},
                                      {"AccessMask", Value::AccessMask},
                                      {"Properties", Value::Properties},
                                      {"AdditionalInfo", Value::Text, "-"}};

constexpr Field kPrivileges[] = {
    {"SubjectUserSid", Value::ActorSid},
    {"SubjectUserName", Value::ActorName},
    {"SubjectDomainName", Value::ActorDomain},
    {"SubjectLogonId", Value::Session},
    {"PrivilegeList", Value::Text,
     "SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege\r\n\t\t\tSeRestorePrivilege"}};

constexpr Field kProcess[] = {{"SubjectUserSid", Value::ActorSid},
                              {"SubjectUserName", Value::ActorName},
                              {"SubjectDomainName", Value::ActorDomain},
                              {"SubjectLogonId", Value::Session},
                              {"NewProcessId", Value::ProcessId},
                              {"NewProcessName", Value::Image},
                              {"TokenElevationType", Value::Text, "%%1936"},
                              {"CommandLine", Value::CommandLine},
                              {"TargetUserSid", Value::Text, "S-1-0-0"},
                              {"TargetUserName", Value::Text, "-"},
                              {"TargetDomainName", Value::Text, "-"},
                              {"TargetLogonId", Value::Text, "0x0"},
                              {"ParentProcessName", Value::ParentImage},
                              {"MandatoryLabel", Value::Text, "S-1-16-12288"}};

constexpr Field kAccountCreated[] = {{"TargetUserName", Value::TargetName},
                                     {"TargetDomainName", Value::Text, kNetBios},
                                     {"TargetSid", Value::TargetSid},
                                     {"SubjectUserSid", Value::ActorSid},
                                     {"SubjectUserName", Value::ActorName},
                                     {"SubjectDomainName", Value::ActorDomain},
                                     {"SubjectLogonId", Value::Session},
                                     {"PrivilegeList", Value::Text, "-"},
                                     {"SamAccountName", Value::TargetName},
                                     {"DisplayName", Value::TargetDisplay},
                                     {"UserPrincipalName", Value::TargetUpn},
                                     {"UserAccountControl", Value::Text, "\r\n\t\t%%2080\r\n\t\t%%2084"}};

constexpr Field kAccountActedUpon[] = {
    {"TargetUserName", Value::TargetName}, {"TargetDomainName", Value::Text, kNetBios},
    {"TargetSid", Value::TargetSid},       {"SubjectUserSid", Value::ActorSid},
    {"SubjectUserName", Value::ActorName}, {"SubjectDomainName", Value::ActorDomain},
    {"SubjectLogonId", Value::Session}};

constexpr Field kMemberAdded[] = {
    {"MemberName", Value::TargetDn},       {"MemberSid", Value::TargetSid},
    {"TargetUserName", Value::GroupName},  {"TargetDomainName", Value::GroupDomain},
    {"TargetSid", Value::GroupSid},        {"SubjectUserSid", Value::ActorSid},
    {"SubjectUserName", Value::ActorName}, {"SubjectDomainName", Value::ActorDomain},
    {"SubjectLogonId", Value::Session},    {"PrivilegeList", Value::Text, "-"}};

constexpr Field kLocked[] = {
    {"TargetUserName", Value::TargetName},
    {"TargetDomainName", Value::SourceName}, // Windows puts the calling computer here
    {"TargetSid", Value::TargetSid},
    {"SubjectUserSid", Value::Text, "S-1-5-18"},
    {"SubjectUserName", Value::ActorName},
    {"SubjectDomainName", Value::ActorDomain},
    {"SubjectLogonId", Value::Text, "0x3e7"}};

constexpr Field kTicketGranted[] = {{"TargetUserName", Value::ActorName},
                                    {"TargetDomainName", Value::ActorDomain},
                                    {"TargetSid", Value::ActorSid},
                                    {"ServiceName", Value::Text, "krbtgt"},
                                    {"TicketOptions", Value::Text, "0x40810010"},
                                    {"Status", Value::Text, "0x0"},
                                    {"TicketEncryptionType", Value::Text, "0x12"},
                                    {"PreAuthType", Value::Text, "2"},
                                    {"IpAddress", Value::KerberosAddress},
                                    {"IpPort", Value::Port}};

constexpr Field kServiceTicket[] = {{"TargetUserName", Value::ActorAtRealm},
                                    {"TargetDomainName", Value::Text, kRealm},
                                    {"ServiceName", Value::ServiceName},
                                    {"ServiceSid", Value::ServiceSid},
                                    {"TicketOptions", Value::Text, "0x40810000"},
                                    {"TicketEncryptionType", Value::TicketEncryption},
                                    {"IpAddress", Value::KerberosAddress},
                                    {"IpPort", Value::Port},
                                    {"Status", Value::Text, "0x0"},
                                    {"LogonGuid", Value::LogonGuid},
                                    {"TransmittedServices", Value::Text, "-"}};

constexpr Field kNtlm[] = {{"PackageName", Value::Text, "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0"},
                           {"TargetUserName", Value::ActorName},
                           {"Workstation", Value::SourceName},
                           {"Status", Value::NtlmStatus}};

constexpr Field kDirectoryChanged[] = {{"OpCorrelationID", Value::RecordGuid},
                                       {"AppCorrelationID", Value::Text, "-"},
                                       {"SubjectUserSid", Value::ActorSid},
                                       {"SubjectUserName", Value::ActorName},
                                       {"SubjectDomainName", Value::ActorDomain},
                                       {"SubjectLogonId", Value::Session},
                                       {"DSName", Value::Text, kForest},
                                       {"DSType", Value::Text, "%%14676"},
                                       {"ObjectDN", Value::TargetDn},
                                       {"ObjectGUID", Value::TargetGuid},
                                       {"ObjectClass", Value::Text, "user"},
                                       {"AttributeLDAPDisplayName", Value::Attribute},
                                       {"AttributeSyntaxOID", Value::AttributeSyntax},
                                       {"AttributeValue", Value::AttributeValue},
                                       {"OperationType", Value::Text, "%%14674"}};

constexpr Field kShareOpened[] = {{"SubjectUserSid", Value::ActorSid},
                                  {"SubjectUserName", Value::ActorName},
                                  {"SubjectDomainName", Value::ActorDomain},
                                  {"SubjectLogonId", Value::Session},
                                  {"ObjectType", Value::Text, "File"},
                                  {"IpAddress", Value::Address},
                                  {"IpPort", Value::Port},
                                  {"ShareName", Value::ShareName},
                                  {"ShareLocalPath", Value::SharePath},
                                  {"AccessMask", Value::Text, "0x1"},
                                  {"AccessList", Value::Text, "%%4416\r\n\t\t\t\t"}};

constexpr Field kShareFile[] = {{"SubjectUserSid", Value::ActorSid},
                                {"SubjectUserName", Value::ActorName},
                                {"SubjectDomainName", Value::ActorDomain},
                                {"SubjectLogonId", Value::Session},
                                {"ObjectType", Value::Text, "File"},
                                {"IpAddress", Value::Address},
                                {"IpPort", Value::Port},
                                {"ShareName", Value::ShareName},
                                {"ShareLocalPath", Value::SharePath},
                                {"RelativeTargetName", Value::FileName},
                                {"AccessMask", Value::Text, "0x120089"},
                                {"AccessReason", Value::Text, "-"}};

constexpr Field kFileWritten[] = {{"SubjectUserSid", Value::ActorSid},
                                  {"SubjectUserName", Value::ActorName},
                                  {"SubjectDomainName", Value::ActorDomain},
                                  {"SubjectLogonId", Value::Session},
                                  {"ObjectServer", Value::Text, "Security"},
                                  {"ObjectType", Value::Text, "File"},
                                  {"ObjectName", Value::FilePath},
                                  {"HandleId", Value::Text, "0x2b4"},
                                  {"AccessList", Value::Text, "%%4417\r\n\t\t\t\t"},
                                  {"AccessMask", Value::Text, "0x2"},
                                  {"ProcessId", Value::Text, "0x4"},
                                  {"ProcessName", Value::Text, "-"}};

constexpr Field kFileDeleted[] = {{"SubjectUserSid", Value::ActorSid},
                                  {"SubjectUserName", Value::ActorName},
                                  {"SubjectDomainName", Value::ActorDomain},
                                  {"SubjectLogonId", Value::Session},
                                  {"ObjectServer", Value::Text, "Security"},
                                  {"ObjectType", Value::Text, "File"},
                                  {"ObjectName", Value::FilePath},
                                  {"HandleId", Value::Text, "0x2b8"},
                                  {"AccessList", Value::Text, "%%1537\r\n\t\t\t\t"},
                                  {"AccessMask", Value::Text, "0x10000"},
                                  {"ProcessId", Value::Text, "0x4"},
                                  {"ProcessName", Value::Text, "-"}};

constexpr Field kServiceInstalled[] = {
    {"SubjectUserSid", Value::ActorSid},           {"SubjectUserName", Value::ActorName},
    {"SubjectDomainName", Value::ActorDomain},     {"SubjectLogonId", Value::Session},
    {"ServiceName", Value::Text, "RemoteTask"},    {"ServiceFileName", Value::Image},
    {"ServiceType", Value::Text, "0x10"},          {"ServiceStartType", Value::Text, "3"},
    {"ServiceAccount", Value::Text, "LocalSystem"}};

constexpr Field kTaskScheduled[] = {{"SubjectUserSid", Value::ActorSid},
                                    {"SubjectUserName", Value::ActorName},
                                    {"SubjectDomainName", Value::ActorDomain},
                                    {"SubjectLogonId", Value::Session},
                                    {"TaskName", Value::Text, "\\Maintenance\\Nightly"},
                                    {"TaskContent", Value::CommandLine}};

constexpr EventType kTypes[] = {
    {Kind::Logon, 4624, 12544, 2, "Logon", kLogon},
    {Kind::LogonFailed, 4625, 12544, 0, "Logon", kLogonFailed},
    {Kind::Logoff, 4634, 12545, 0, "Logoff", kLogoff},
    {Kind::DirectoryObject, 4662, 14080, 0, "Directory Service Access", kDirectoryObject},
    {Kind::ShareWrite, 4663, 12800, 1, "File System", kFileWritten},
    {Kind::ShareDelete, 4663, 12800, 1, "File System", kFileDeleted},
    {Kind::Privileges, 4672, 12548, 0, "Special Logon", kPrivileges},
    {Kind::ProcessStarted, 4688, 13312, 2, "Process Creation", kProcess},
    {Kind::ServiceInstalled, 4697, 12289, 0, "Security System Extension", kServiceInstalled},
    {Kind::TaskScheduled, 4698, 12804, 0, "Other Object Access Events", kTaskScheduled},
    {Kind::AccountCreated, 4720, 13824, 0, "User Account Management", kAccountCreated},
    {Kind::PasswordChanged, 4723, 13824, 0, "User Account Management", kAccountActedUpon},
    {Kind::PasswordReset, 4724, 13824, 0, "User Account Management", kAccountActedUpon},
    {Kind::AccountDisabled, 4725, 13824, 0, "User Account Management", kAccountActedUpon},
    {Kind::GroupMemberAdded, 4728, 13826, 0, "Security Group Management", kMemberAdded},
    {Kind::GroupMemberRemoved, 4729, 13826, 0, "Security Group Management", kMemberAdded},
    {Kind::AccountLocked, 4740, 13824, 0, "User Account Management", kLocked},
    {Kind::AccountUnlocked, 4767, 13824, 0, "User Account Management", kAccountActedUpon},
    {Kind::TicketGranted, 4768, 14339, 0, "Kerberos Authentication Service", kTicketGranted},
    {Kind::ServiceTicket, 4769, 14337, 0, "Kerberos Service Ticket Operations", kServiceTicket},
    {Kind::NtlmValidated, 4776, 14336, 0, "Credential Validation", kNtlm},
    {Kind::DirectoryChanged, 5136, 14081, 0, "Directory Service Changes", kDirectoryChanged},
    {Kind::ShareOpened, 5140, 12808, 1, "File Share", kShareOpened},
    {Kind::ShareFile, 5145, 12811, 0, "Detailed File Share", kShareFile}};

} // namespace

const EventType* eventTypeOf(Kind kind)
{
    static const auto kByKind = [] {
        std::array<const EventType*, static_cast<std::size_t>(Kind::Count)> out{};
        for (const EventType& type : kTypes)
            out[static_cast<std::size_t>(type.kind)] = &type;
        return out;
    }();
    return kByKind[static_cast<std::size_t>(kind)];
}

} // namespace sightline::demo
