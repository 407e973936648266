// SPDX-License-Identifier: GPL-3.0-or-later
// What Event::object means for kinds whose object is a row of a small table, and where an event comes from in
// words of an address. Data only.
#pragma once

#include "core/demo/event.h"
#include "core/demo/random.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sightline::demo
{

struct Process {
    std::string_view image, commandLine, parent;
};

// The first eight are what people start at servers; then what services start.
enum ProcessIndex : std::uint32_t {
    kProcessShell,
    kProcessPowerShell,
    kProcessConsole,
    kProcessNet,
    kProcessWhoami,
    kProcessServices,
    kProcessEventViewer,
    kProcessNotepad,
    kProcessBackup,
    kProcessScan,
    kProcessDatabase,
    kProcessSpooler,
    kProcessWeb,
    kProcessRemote, // a service that runs what another computer sends
    kProcessArchive,
    kProcessShadow
};

// An application of a third party that people let into their data.
struct ConsentApp {
    std::string_view name, id, scope;
};

struct DirectoryAttribute {
    std::string_view name, syntax, value;
};

struct Role {
    std::string_view name, templateId;
};

// forward: empty if the rule moves mail to a folder.
struct InboxRuleForm {
    std::string_view name, folder, forward;
    bool hides; // marks as read and deletes
};

struct CloudAppOperation {
    std::string_view operation, app, category, eventValue;
    int appId, eventType;
    bool success;
};

inline constexpr std::uint32_t kDirectoryAttributes = 5; // what people change; the department's follows
inline constexpr std::uint32_t kAttributeDepartment = 5, kAttributeSpn = 4;
inline constexpr std::uint32_t kUpdatedTelephone = 0, kUpdatedDepartment = 1; // of Kind::UserUpdated
inline constexpr std::uint32_t kRoles = 6;
inline constexpr std::uint32_t kOrdinaryRoles = 4; // the first; the others are mighty
inline constexpr std::uint32_t kConsentApps = 6;
inline constexpr std::uint32_t kOrdinaryConsentApps = 5; // the first; attackers use all but the first two
inline constexpr std::uint32_t kInboxRuleForms = 5;      // the last is the attack's
inline constexpr std::uint32_t kCloudAppOperations = 6;

[[nodiscard]] std::span<const Process> processes();
[[nodiscard]] std::span<const DirectoryAttribute> directoryAttributes();
[[nodiscard]] std::span<const Role> roles();
[[nodiscard]] std::span<const ConsentApp> consentApps();
[[nodiscard]] std::span<const InboxRuleForm> inboxRules();
[[nodiscard]] std::span<const CloudAppOperation> cloudAppOperations();

// The public address of a cloud request: office line, home line, hotel or the attacker's.
[[nodiscard]] std::string publicAddress(const Company& company, const Event& e);
// The address inside the network from which a Windows event came; "-" if from nowhere.
[[nodiscard]] std::string insideAddress(const Company& company, const Event& e);

// What a sign-in and its audit record share; the sign-in's own Id is made of the session itself.
[[nodiscard]] inline std::uint64_t correlationOf(const Event& e)
{
    return mixed(e.session, 11);
}

struct Document {
    std::string name, folder, extension; // name with extension
};

[[nodiscard]] Document documentOf(std::uint32_t object);

// The mailbox service's own number of an account.
[[nodiscard]] std::string puidOf(std::uint32_t account);
// The share or site of Event::area.
[[nodiscard]] std::string_view areaName(std::uint8_t area);
// What a service ticket is for: a computer's account, or a service account (Event::target).
[[nodiscard]] const std::string& serviceName(const Company& company, const Event& e);
[[nodiscard]] const std::string& serviceSid(const Company& company, const Event& e);
// Where a request comes from: a gateway stands in another place than the person.
[[nodiscard]] std::uint8_t gatewayPlace(const Company& company);

} // namespace sightline::demo
