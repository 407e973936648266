// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/activity_words.h"

#include "core/demo/records.h"

#include <array>
#include <cstddef>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kApp = "Windows", kDirectoryApp = "Active Directory";
constexpr std::string_view kEntra = "Microsoft Entra ID";

constexpr Meaning kMeanings[] = {
    {Kind::UserLoggedIn, kEntra, "UserLoggedIn", "LogOn", "Session"},
    {Kind::UserLoginFailed, kEntra, "UserLoginFailed", "LogOnFailed", "Session"},
    {Kind::FileAccessed, kSharePointApp, "FileAccessed", "FileAccessed", "File"},
    {Kind::FileModified, kSharePointApp, "FileModified", "FileModified", "File"},
    {Kind::FileDownloaded, kSharePointApp, "FileDownloaded", "FileDownloaded", "File"},
    {Kind::FileUploaded, kSharePointApp, "FileUploaded", "FileUploaded", "File"},
    {Kind::FileRenamed, kSharePointApp, "FileRenamed", "FileModified", "File"},
    {Kind::FileRecycled, kSharePointApp, "FileRecycled", "FileDeleted", "File"},
    {Kind::FileShared, kSharePointApp, "AnonymousLinkCreated", "FileShared", "File"},
    {Kind::SearchPerformed, kSharePointApp, "SearchQueryPerformed", "SearchPerformed", "Site"},
    {Kind::MailItemsAccessed, kExchangeApp, "MailItemsAccessed", "MailAccessed", "Message"},
    {Kind::Send, kExchangeApp, "Send", "MailSent", "Message"},
    {Kind::MoveToDeletedItems, kExchangeApp, "MoveToDeletedItems", "MailDeleted", "Message"},
    {Kind::InboxRule, kExchangeApp, "New-InboxRule", "MailRuleCreated", "InboxRule"},
    {Kind::MailboxPermission, kExchangeApp, "Add-MailboxPermission", "MailboxPermissionChanged", "Mailbox",
     true},
    {Kind::RoleMemberAdded, kEntra, "Add member to role.", "RoleAssigned", "Role", true},
    {Kind::CloudGroupMemberAdded, kEntra, "Add member to group.", "GroupMemberAdded", "Group", true},
    {Kind::UserUpdated, kEntra, "Update user.", "AccountChanged", "User", true},
    {Kind::UserDisabled, kEntra, "Disable account.", "AccountDisabled", "User", true},
    {Kind::PrincipalAdded, kEntra, "Add service principal.", "ApplicationChanged", "Application", true},
    {Kind::PermissionGranted, kEntra, "Add delegated permission grant.", "ApplicationConsented",
     "Application", true},
    {Kind::ConsentGiven, kEntra, "Consent to application.", "ApplicationConsented", "Application", true},
    {Kind::CredentialAdded, kEntra, "Update application \xE2\x80\x93 Certificates and secrets management",
     "ApplicationCredentialAdded", "Application", true},
    {Kind::Logon, kApp, "4624", "LogOn", "Session"},
    {Kind::LogonFailed, kApp, "4625", "LogOnFailed", "Session"},
    {Kind::Logoff, kApp, "4634", "LogOff", "Session"},
    {Kind::DirectoryObject, kDirectoryApp, "4662", "DirectoryRead", "DirectoryObject"},
    {Kind::ShareWrite, kApp, "4663", "FileModified", "File"},
    {Kind::ShareDelete, kApp, "4663", "FileDeleted", "File"},
    {Kind::Privileges, kApp, "4672", "PrivilegeUsed", "Privilege", true},
    {Kind::ProcessStarted, kApp, "4688", "ProcessStarted", "Process"},
    {Kind::ServiceInstalled, kApp, "4697", "ServiceInstalled", "Service", true},
    {Kind::TaskScheduled, kApp, "4698", "TaskScheduled", "Task", true},
    {Kind::AccountCreated, kApp, "4720", "AccountCreated", "User", true},
    {Kind::PasswordChanged, kApp, "4723", "PasswordChanged", "User"},
    {Kind::PasswordReset, kApp, "4724", "PasswordReset", "User", true},
    {Kind::AccountDisabled, kApp, "4725", "AccountDisabled", "User", true},
    {Kind::GroupMemberAdded, kApp, "4728", "GroupMemberAdded", "Group", true},
    {Kind::GroupMemberRemoved, kApp, "4729", "GroupMemberRemoved", "Group", true},
    {Kind::AccountLocked, kApp, "4740", "AccountLocked", "User"},
    {Kind::AccountUnlocked, kApp, "4767", "AccountUnlocked", "User", true},
    {Kind::TicketGranted, kDirectoryApp, "4768", "TicketRequested", "Ticket"},
    {Kind::ServiceTicket, kDirectoryApp, "4769", "TicketRequested", "Ticket"},
    {Kind::NtlmValidated, kApp, "4776", "CredentialValidated", "Credential"},
    {Kind::DirectoryChanged, kDirectoryApp, "5136", "DirectoryChanged", "DirectoryObject", true},
    {Kind::ShareOpened, kApp, "5140", "ShareAccessed", "Share"},
    {Kind::ShareFile, kApp, "5145", "ShareAccessed", "File"}};

// By index of cloudAppOperations().
constexpr std::array<std::string_view, kCloudAppOperations> kCloudAppActions{
    "FileAccessed", "FileUploaded", "FileDownloaded", "Other", "LogOn", "LogOnFailed"};
constexpr std::array<std::string_view, kCloudAppOperations> kCloudAppNames{"OneDrive for Business",
                                                                           "OneDrive for Business",
                                                                           "SharePoint Online",
                                                                           "Microsoft Teams",
                                                                           "Azure",
                                                                           "Azure"};

// By SignInOutcome, in the words of a reader.
constexpr std::string_view kResultWords[] = {
    "Signed in",
    "Wrong user name or password",
    "Second factor asked for and not yet given",
    "Asked whether to stay signed in",
    "Account locked after wrong attempts, or address known for attacks",
    "Account is disabled",
    "Blocked by conditional access"};

constexpr LogonWord kLogonWords[] = {{2, "Interactive", true},        {3, "Network", false},
                                     {5, "Service", false},           {7, "Unlock", true},
                                     {10, "RemoteInteractive", true}, {11, "CachedInteractive", true}};

} // namespace

const Meaning* meaningOf(Kind kind)
{
    static const auto kByKind = [] {
        std::array<const Meaning*, static_cast<std::size_t>(Kind::Count)> out{};
        for (const Meaning& meaning : kMeanings)
            out[static_cast<std::size_t>(meaning.kind)] = &meaning;
        return out;
    }();
    return kByKind[static_cast<std::size_t>(kind)];
}

std::string_view resultWord(std::uint8_t signInOutcome)
{
    return kResultWords[signInOutcome];
}

std::string_view cloudAppName(std::uint32_t operation)
{
    return kCloudAppNames[operation];
}

std::string_view cloudAppAction(std::uint32_t operation)
{
    return kCloudAppActions[operation];
}

const LogonWord& logonWord(int type)
{
    for (const LogonWord& word : kLogonWords)
        if (word.type == type) return word;
    return kLogonWords[1];
}

Agent agentOf(const Client& client, bool phone)
{
    Agent out;
    const auto has = [&](std::string_view part) { return client.agent.find(part) != std::string_view::npos; };
    const auto version = [&](std::string_view mark) {
        const std::size_t at = client.agent.find(mark) + mark.size();
        return client.agent.substr(at, client.agent.find_first_not_of("0123456789", at) - at);
    };
    out.device = phone ? "Mobile" : client.os.empty() ? "" : "Desktop";
    out.system = has("iPhone")          ? "iOS"
                 : has("Android")       ? "Android"
                 : has("Windows NT 10") ? "Windows 10"
                 : has("Mac OS X")      ? "macOS"
                 : has("Linux")         ? "Linux"
                                        : "";

    struct Mark {
        std::string_view mark, name;
    };

    constexpr Mark kMarks[] = {{"python-requests/", "Python"},
                               {"Edg/", "Edge"},
                               {"Firefox/", "Firefox"},
                               {"Chrome/", "Chrome"},
                               {"Version/", "Safari"}};
    for (const Mark& mark : kMarks) {
        if (!has(mark.mark)) continue;
        out.browser = fmt::format("{} {}", mark.name, version(mark.mark));
        break;
    }
    return out;
}

} // namespace sightline::demo
