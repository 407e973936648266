// SPDX-License-Identifier: GPL-3.0-or-later
// What the normalisers share: looking values up under several names, and writing the columns of one activity.
// Nothing here fails: what a record does not say stays absent.
#pragma once

#include "core/model/record.h"
#include "core/normalise/json_view.h"
#include "core/normalise/maps.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::normalise
{

using Names = std::initializer_list<std::string_view>;

// The first column that holds something ("-", null SIDs, zero GUIDs and unfilled templates hold nothing).
[[nodiscard]] std::string_view firstText(Record& record, Names names);
[[nodiscard]] std::optional<std::int64_t> firstInteger(const Record& record, Names names);
[[nodiscard]] std::optional<bool> firstBoolean(const Record& record, Names names);

// An account as a record describes it; what is unknown is empty.
struct Account {
    std::string username;    // as written
    std::string_view type;   // UPN, Windows, Simple
    std::string userId;      // as written
    std::string_view idType; // SID, AADID, PUID
    std::string key;         // the strongest; "" names nobody
};

[[nodiscard]] std::string_view usernameType(std::string_view username);

// Writes the columns of one activity; texts made on the way are kept by the record.
class ActivityWriter
{
public:
    ActivityWriter(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);

    void text(Activity column, std::string_view value); // a view that outlives the record's use
    void keep(Activity column, std::string value);      // a text made here
    void flag(Activity column, bool value);
    void flag(Activity column, std::optional<bool> value);
    void ip(std::string_view value);
    void country(std::string_view codeOrName);
    // App and environment by the first key that is listed; else the first key as written.
    void app(std::initializer_list<std::string_view> keys);
    void userAgent(std::string_view value); // device type, system, browser where not written yet, and the tag
    void actor(const Account& account);
    void target(const Account& account);
    void link(const std::string& first, const std::string& second);

    [[nodiscard]] std::string_view written(Activity column) const { return m_out.activity.text(column); }

    [[nodiscard]] const Maps& maps() const { return m_maps; }

    [[nodiscard]] const RecordInput& input() const { return m_input; }

    [[nodiscard]] Record& record() { return m_record; }

private:
    const Maps& m_maps;
    const RecordInput& m_input;
    Record& m_record;
    Normalised& m_out;
};

void addLink(std::vector<AccountLink>& links, const std::string& first, const std::string& second);

void normaliseWindows(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseSignin(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseAudit(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseCloudAppsActivity(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseCloudAppsAlert(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseSecurityAlert(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);
void normaliseDirectory(const Maps& maps, const RecordInput& input, Record& record, Normalised& out);

} // namespace sightline::normalise
