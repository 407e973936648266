// SPDX-License-Identifier: GPL-3.0-or-later
// Who and what the invented company consists of: people, administrators', shared and service accounts,
// computers, groups, and what changes over the days. Made once from the seed, read only afterwards; may then
// be used from any thread. Memory grows with the number of users only.
#pragma once

#include "core/base/ticks.h"
#include "core/demo/traits.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace sightline::demo
{

inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;
inline constexpr int kNever = std::numeric_limits<int>::max(); // a day that does not come

enum class AccountKind : std::uint8_t { Person, Guest, Shared, Admin, Service, Computer };

enum class Shift : std::uint8_t { Day, Late, Night, PartTime };

// Days count from the first day of the demo.
struct Account {
    AccountKind kind = AccountKind::Person;
    bool synced = false;     // has an account in the forest
    bool cloud = false;      // has an account in the tenant
    bool enabled = true;     // at the beginning
    bool vpn = false;        // at home, the cloud sees the company's address
    bool farGateway = false; // the cloud sees a gateway in another country
    bool weekendDuty = false;
    Shift shift = Shift::Day;
    std::uint8_t department = 0, nextDepartment = 0; // the second from moveDay on
    std::uint8_t title = 0, nextTitle = 0;
    std::uint8_t office = 0;                 // index of places()
    std::uint8_t client = 0, nextClient = 0; // indices of clients(); the second from laptopDay on
    std::uint8_t phone = 3, nextPhone = 3;   // the second from phoneDay on
    std::uint8_t travelPlace = 0;            // index of places()
    std::uint8_t freeDays = 0x60;            // bit n: does not work on weekday n, Monday is 0
    std::uint8_t reach = 0;                  // servers used besides the department's, from `firstServer` on
    std::uint16_t startMinute = 480;         // of the local day
    std::uint16_t workMinutes = 510;
    std::uint16_t homeDays = 0;  // per mille of days worked from home
    std::uint32_t pace = 1000;   // activity, per mille of the ordinary
    std::uint32_t breadth = 200; // files in ordinary use
    std::uint32_t manager = kNobody;
    std::uint32_t host = kNobody, nextHost = kNobody; // own computer; the second from laptopDay on
    std::uint32_t firstServer = 0;
    int joinDay = -1; // the account is made on this day; -1: before the demo
    int leaveDay = kNever, moveDay = kNever, laptopDay = kNever, phoneDay = kNever;
    Ticks created = 0;
    std::string sam, upn, displayName, dn;
    std::string sid;          // of the forest; empty if not synced
    std::string objectId;     // of the tenant; empty if not cloud
    std::uint64_t adGuid = 0; // seed of the directory object's GUID
};

enum class HostKind : std::uint8_t { Workstation, Kiosk, Server, Controller };

enum class ServerKind : std::uint8_t { File, Application, Database, Web };

struct Host {
    HostKind kind = HostKind::Workstation;
    ServerKind serves = ServerKind::File;
    std::string name;    // short, upper case
    std::string address; // inside the network
    std::uint32_t account = kNobody;
    std::uint32_t owner = kNobody;
    int fromDay = -1; // in use from this day on
};

struct Group {
    std::string name, sid, dn;
    bool builtIn = false; // domain local: 4732 instead of 4728
};

// Indices into Company::hosts. Further servers follow, then kiosks, then people's computers.
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

enum class ServiceRhythm : std::uint8_t { Nightly, Hourly, Irregular };

// A job that a service account runs at a server.
struct ServiceJob {
    std::uint32_t account = kNobody, host = kNobody, process = 0;
    ServiceRhythm rhythm = ServiceRhythm::Hourly;
    std::uint16_t minute = 0;         // of the UTC day or of the hour
    std::uint32_t perDayMilli = 1000; // runs a day, thousandths
};

enum class RolloutKind : std::uint8_t { App, Client, FileServer };

inline constexpr std::uint8_t kEveryDepartment = 255;

// Something new that people begin to use from a day on.
struct Rollout {
    RolloutKind kind = RolloutKind::App;
    int day = 0;
    std::uint8_t department = kEveryDepartment;
    std::uint32_t what = 0; // index of cloudApps(), release of the clients, or host
};

// Feeds other than a host's log.
inline constexpr std::uint32_t kSignInFeed = 0xFFFFFFF0, kAuditFeed = 0xFFFFFFF1;

// Records that never reach the export.
struct Outage {
    std::uint32_t feed = 0; // host, or one of the feeds above
    Ticks from = 0, to = 0;
};

// A computer whose clock is wrong: from `from` to `to` its records are stamped `ahead` too late.
struct ClockFault {
    std::uint32_t host = kNobody;
    Ticks from = 0, to = 0, ahead = 0;
};

struct Company {
    std::uint64_t seed = 0;
    Traits traits;
    Ticks start = 0, end = 0;
    int days = 0;
    std::uint32_t people = 0;    // accounts[0, people) are people and guests
    std::uint32_t recorders = 0; // hosts[0, recorders) write logs of their own
    bool workstationLogs = false;
    std::string domainSid, tenantId;
    std::vector<Account> accounts;
    std::vector<Host> hosts;
    std::vector<Group> groups;
    std::vector<std::uint32_t> admins, services, serviceDesk, shared; // accounts
    std::vector<std::uint32_t> kiosks;                                // hosts
    std::vector<std::uint32_t> fileServers;                           // by department
    std::vector<ServiceJob> jobs;
    std::vector<Rollout> rollouts; // by day
    std::vector<Outage> outages;
    std::vector<ClockFault> clockFaults;
    std::uint32_t syncAccount = kNobody; // replicates the directory to the cloud by right

    // Days are those of the calendar, in UTC; the first and the last may be parts.
    [[nodiscard]] int dayOf(Ticks t) const
    {
        return static_cast<int>(t / kTicksPerDay - start / kTicksPerDay);
    }

    [[nodiscard]] Ticks beginOf(int day) const { return (start / kTicksPerDay + day) * kTicksPerDay; }
};

[[nodiscard]] Company makeCompany(int users, std::uint64_t seed, Ticks start, Ticks end);

// The parts of makeCompany, in this order; the people come first.
void addEstate(Company& company);  // computers, servers, kiosks, groups, service jobs
void addChanges(Company& company); // roll-outs, outages, clock faults

} // namespace sightline::demo
