// SPDX-License-Identifier: GPL-3.0-or-later
// Who and what the invented company consists of: people, administrators' and service accounts, computers,
// groups. Made once from the seed, read only afterwards; may then be used from any thread. Memory grows with
// the number of users only.
#pragma once

#include "core/base/ticks.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::demo
{

inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

enum class AccountKind : std::uint8_t { Person, Guest, Admin, Service, Computer };

// Days count from the first day of the demo; an empty interval has from > to.
struct DayRange {
    int from = 1, to = 0;

    [[nodiscard]] bool contains(int day) const { return day >= from && day <= to; }
};

struct Account {
    AccountKind kind = AccountKind::Person;
    bool synced = false; // has an account in the forest
    bool cloud = false;  // has an account in the tenant
    bool enabled = true;
    std::uint8_t department = 0;
    std::uint8_t title = 0;
    std::uint8_t office = 0;      // index of places()
    std::uint8_t client = 0;      // index of clients()
    std::uint8_t phone = 3;       // index of clients()
    std::uint8_t travelPlace = 0; // index of places()
    std::uint8_t arrival = 8;     // usual local hour
    std::uint16_t pace = 1000;    // activity, per mille of the ordinary
    std::uint16_t homeDays = 0;   // per mille of days worked from home
    std::uint32_t manager = kNobody;
    std::uint32_t host = kNobody; // own computer
    DayRange leave, travel;
    int joinDay = -1; // the account is made on this day; -1: before the demo
    Ticks created = 0;
    std::string sam, upn, displayName, dn;
    std::string sid;          // of the forest; empty if not synced
    std::string objectId;     // of the tenant; empty if not cloud
    std::uint64_t adGuid = 0; // seed of the directory object's GUID
};

enum class HostKind : std::uint8_t { Workstation, Server, Controller };

struct Host {
    HostKind kind = HostKind::Workstation;
    std::string name;    // short, upper case
    std::string address; // inside the network
    std::uint32_t account = kNobody;
    std::uint32_t owner = kNobody;
};

struct Group {
    std::string name, sid, dn;
    bool builtIn = false; // domain local: 4732 instead of 4728
};

// Indices into Company::hosts.
enum FixedHost : std::uint32_t { kDc01, kDc02, kFs01, kApp01, kSql01, kWeb01, kFixedHosts };

// Indices into Company::groups; departments' groups follow.
enum FixedGroup : std::uint32_t {
    kDomainAdmins,
    kSyncOperators, // may replicate the directory
    kVpnUsers,
    kServerOperators,
    kRemoteDesktopUsers,
    kFirstDepartmentGroup
};

struct Company {
    std::uint64_t seed = 0;
    Ticks start = 0, end = 0;
    int days = 0;
    std::uint32_t people = 0; // accounts[0, people) are people and guests
    std::string domainSid, tenantId;
    std::vector<Account> accounts;
    std::vector<Host> hosts;
    std::vector<Group> groups;
    std::vector<std::uint32_t> admins, services, serviceDesk; // accounts
    std::uint32_t syncAccount = kNobody; // replicates the directory to the cloud by right

    [[nodiscard]] int dayOf(Ticks t) const { return static_cast<int>((t - start) / kTicksPerDay); }
};

[[nodiscard]] Company makeCompany(int users, std::uint64_t seed, Ticks start, Ticks end);

} // namespace sightline::demo
