// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed material of the invented company: names, departments, places, applications, clients. Data only;
// every span points at constants.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace sightline::demo
{

struct Department {
    std::string_view name;
    std::string_view share;                 // name of its file share and site
    std::array<std::string_view, 4> titles; // the first is the head's
    int perMille;                           // part of the staff, before the company's own spread
    std::uint32_t app;                      // what it signs in to besides the office
};

// Coordinates are text, so that no platform formats them its own way.
struct Place {
    std::string_view city, state, country, latitude, longitude, isp;
    int zoneHours; // ahead of UTC; places without summer time only
};

struct CloudApp {
    std::string_view name, id, resource, resourceId;
};

struct Client {
    std::string_view os, browser, agent, kind; // kind: Entra's ClientAppUsed
};

struct SignInResult {
    std::string_view code, text;
};

inline constexpr std::string_view kDnsDomain = "contoso.example";
inline constexpr std::string_view kForest = "corp.contoso.example";
inline constexpr std::string_view kRealm = "CORP.CONTOSO.EXAMPLE";
inline constexpr std::string_view kNetBios = "CONTOSO";
inline constexpr std::string_view kBaseDn = "DC=corp,DC=contoso,DC=example";

// Index into signInResults().
enum SignInOutcome : std::uint8_t {
    kSignInOk,
    kSignInBadPassword,
    kSignInMfaNeeded,
    kSignInInterrupted,
    kSignInLocked,
    kSignInDisabled,
    kSignInBlocked
};

// Index into cloudApps().
enum CloudAppIndex : std::uint32_t {
    kAppExchange,
    kAppSharePoint,
    kAppTeams,
    kAppOffice,
    kAppPortal,
    kAppShell,
    kAppSales,
    kAppReports,
    kAppTickets,
    kAppPlanner,
    kFirstNewApp // from here on what roll-outs bring
};

// Indices into clients() that attackers use; some people use the first too.
inline constexpr std::uint8_t kHostileClient = 5;
inline constexpr std::uint8_t kToolClient = 6;

// People's clients in their releases: the first of clients() as they are at the beginning, later ones behind.
inline constexpr std::uint32_t kClientReleases = 4;

[[nodiscard]] std::uint8_t clientAt(std::uint8_t client, std::uint32_t release);
[[nodiscard]] bool isPhone(std::uint8_t client);

inline constexpr std::size_t kDepartmentIt = 0, kDepartmentFinance = 1, kDepartmentSales = 2;
inline constexpr std::size_t kOffices = 3; // the first of places() are offices, the others are abroad

[[nodiscard]] std::span<const std::string_view> firstNames();
[[nodiscard]] std::span<const std::string_view> lastNames();
[[nodiscard]] std::span<const Department> departments();
[[nodiscard]] std::span<const Place> places();
[[nodiscard]] std::span<const CloudApp> cloudApps();
[[nodiscard]] std::span<const Client> clients();
[[nodiscard]] std::span<const SignInResult> signInResults();
[[nodiscard]] std::span<const std::string_view> documentTopics();
[[nodiscard]] std::span<const std::string_view> documentExtensions();

} // namespace sightline::demo
