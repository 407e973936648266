// SPDX-License-Identifier: GPL-3.0-or-later
// What the normalisers share: looking values up under several names, and writing the columns of one activity.
// Nothing here fails: what a record does not say stays absent.
#pragma once

#include "core/model/record.h"
#include "core/normalise/json_view.h"
#include "core/normalise/maps.h"
#include "core/normalise/user_agent.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::normalise
{

using Names = std::initializer_list<std::string_view>;

// The first column that holds something ("-", null SIDs, zero GUIDs and unfilled templates hold nothing).
[[nodiscard]] std::string_view firstText(Record& record, Names names);
[[nodiscard]] std::optional<std::int64_t> firstInteger(const Record& record, Names names);
[[nodiscard]] std::optional<bool> firstBoolean(const Record& record, Names names);

// An activity column that a format's map fills from the first of these columns, else with the constant.
struct DirectColumn {
    const ActivityColumn* column = nullptr;
    std::vector<std::string> sources;
    std::string constant; // "": none
};

// What a normaliser keeps between records.
struct Memory {
    std::unordered_map<const nlohmann::json*, std::vector<DirectColumn>> direct; // by Format::activity
    JsonParsers parsers;
    UserAgents agents;
};

// One record on its way through a normaliser.
struct Job {
    const Maps& maps;
    Memory& memory;
    const RecordInput& input;
    Record& record;
    Normalised& out;

    [[nodiscard]] JsonText json(std::string_view column) const
    {
        return {memory.parsers, record, record.find(column)};
    }

    // Of the first column that holds something.
    [[nodiscard]] JsonText json(Names columns) const;

    [[nodiscard]] JsonText parsed(std::string_view text) const { return {memory.parsers, record, text}; }
};

// The format's one-to-one map, read once.
[[nodiscard]] const std::vector<DirectColumn>& directMap(const Job& job);

// An account as a record describes it; what is unknown is empty. Texts live as long as the record.
struct Account {
    std::string_view username; // as written
    std::string_view type;     // UPN, Windows, Simple
    std::string_view userId;   // as written
    std::string_view idType;   // SID, AADID, PUID
    std::string_view key;      // the strongest; "" names nobody
};

[[nodiscard]] std::string_view usernameType(std::string_view username);

// Writes the columns of one activity.
class ActivityWriter
{
public:
    explicit ActivityWriter(const Job& job);

    void text(Activity column, std::string_view value); // a view that outlives the record's use
    void keep(Activity column, std::string_view value); // a text that does not
    void flag(Activity column, bool value);
    void flag(Activity column, std::optional<bool> value);
    void ip(std::string_view value);
    void country(std::string_view codeOrName);
    // App and environment by the first key that is listed; else the first key as written.
    void app(std::initializer_list<std::string_view> keys);
    void userAgent(std::string_view value); // device type, system, browser where not written yet, and the tag
    void actor(const Account& account);
    void target(const Account& account);
    void link(std::string_view first, std::string_view second, LinkKind kind = LinkKind::Record);

    [[nodiscard]] std::string_view written(Activity column) const { return m_job.out.activity.text(column); }

    [[nodiscard]] const Job& job() const { return m_job; }

    [[nodiscard]] const Maps& maps() const { return m_job.maps; }

    [[nodiscard]] const RecordInput& input() const { return m_job.input; }

    [[nodiscard]] Record& record() const { return m_job.record; }

private:
    const Job& m_job;
};

void addLink(std::vector<AccountLink>& links, std::string_view first, std::string_view second,
             LinkKind kind = LinkKind::Record);

void normaliseWindows(const Job& job);
void normaliseSignin(const Job& job);
void normaliseAudit(const Job& job);
void normaliseEntraAudit(const Job& job);
void normaliseAzureActivity(const Job& job);
void normaliseRiskDetection(const Job& job);
void normaliseRiskyUser(const Job& job);
void normaliseGraphActivity(const Job& job);
void normaliseProvisioning(const Job& job);
void normaliseCloudAppsActivity(const Job& job);
void normaliseCloudAppsAlert(const Job& job);
void normaliseSecurityAlert(const Job& job);
void normaliseDirectory(const Job& job);
void normaliseCef(const Job& job);
void normaliseIdentityCef(const Job& job);
void normaliseCloudAppsCef(const Job& job);
void normaliseSyslog(const Job& job);
void normaliseDetection(const Job& job);
void normaliseTimeline(const Job& job);
void normaliseHunting(const Job& job);
void normaliseDefenderAlert(const Job& job);
void normaliseIncident(const Job& job);
void normaliseBehaviorAnalytics(const Job& job);
void normaliseMapped(const Job& job);

} // namespace sightline::normalise
