// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that happens in the demo, before it is written in a product's format. Small, so that an hour of a
// very busy demo fits in memory.
#pragma once

#include "core/demo/population.h"
#include "core/demo/rhythm.h"

#include <cstdint>
#include <tuple>

namespace sightline::demo
{

enum class Kind : std::uint8_t {
    // Entra
    SignIn,
    // unified audit log
    UserLoggedIn,
    UserLoginFailed,
    FileAccessed,
    FileModified,
    FileDownloaded,
    FileUploaded,
    FileRenamed,
    FileRecycled,
    FileShared,
    SearchPerformed,
    MailItemsAccessed,
    Send,
    MoveToDeletedItems,
    InboxRule,
    MailboxPermission,
    RoleMemberAdded,
    CloudGroupMemberAdded, // object: group
    UserUpdated,
    UserDisabled,
    PrincipalAdded, // object: index of consentApps(), as of the next three
    PermissionGranted,
    ConsentGiven,
    CredentialAdded,
    // Windows
    Logon,              // 4624
    LogonFailed,        // 4625
    Logoff,             // 4634
    DirectoryObject,    // 4662; object: 0 read, 1 replication
    ShareWrite,         // 4663; object: document
    ShareDelete,        // 4663; object: document
    Privileges,         // 4672
    ProcessStarted,     // 4688; object: index of the process table
    ServiceInstalled,   // 4697; object: index of the process table
    TaskScheduled,      // 4698; object: index of the process table
    AccountCreated,     // 4720
    PasswordChanged,    // 4723
    PasswordReset,      // 4724
    AccountDisabled,    // 4725
    GroupMemberAdded,   // 4728, 4732; object: group
    GroupMemberRemoved, // 4729, 4733; object: group
    AccountLocked,      // 4740
    AccountUnlocked,    // 4767
    TicketGranted,      // 4768
    ServiceTicket,      // 4769; object: host or, if the target is set, account of the service
    NtlmValidated,      // 4776
    DirectoryChanged,   // 5136; object: index of the attribute table
    ShareOpened,        // 5140; object: document
    ShareFile,          // 5145; object: document
    // Cloud Apps
    CloudAppActivity, // object: index of its operation table
    Count
};

// Through whose line a cloud request leaves.
enum class Line : std::uint8_t { Own, CompanyVpn, FarGateway };

// Where in the world a cloud request comes from.
struct Origin {
    Whereabouts where = Whereabouts::Office;
    bool hostile = false;   // another line than a traveller's at the same place
    std::uint8_t place = 0; // index of places()
    Line line = Line::Own;
    std::uint8_t number = 0; // which of the hostile lines at the place
};

// Index into the Windows status tables.
enum WindowsOutcome : std::uint8_t { kWinOk, kWinBadPassword, kWinNoSuchUser, kWinLocked };

// Event::area beyond the departments.
inline constexpr std::uint8_t kAdminShare = 250, kPipeShare = 251;

struct Event {
    Ticks time = 0;
    std::uint64_t salt = 0;    // the record's own ids are made from it
    std::uint64_t session = 0; // what ties records: logon id, correlation id
    std::uint32_t order = 0;   // among events of one time
    std::uint32_t actor = kNobody;
    std::uint32_t target = kNobody;
    std::uint32_t object = 0;       // meaning by kind
    std::uint32_t host = kDc01;     // computer that records a Windows event
    std::uint32_t source = kNobody; // computer it comes from
    std::int32_t attack = -1;       // index of the scripted attack; -1 none
    Kind kind = Kind::SignIn;
    std::uint8_t outcome = 0;   // 0 good; else index of the product's failures
    std::uint8_t logonType = 3; // Windows; 0 marks a sign-in without the user
    std::uint8_t client = 0;    // index of clients()
    std::uint8_t area = 0;      // department whose share or site it is, or one of the shares above
    bool managed = false;       // a sign-in from the company's own device, which is `source`
    Origin origin;

    [[nodiscard]] auto key() const { return std::make_tuple(time, attack, order); }
};

} // namespace sightline::demo
