// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/fields.h"

#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/normalise/user_agent.h"

#include <algorithm>

namespace sightline::normalise
{

std::string_view firstText(Record& record, Names names)
{
    for (const auto name : names) {
        if (const std::string_view s = record.text(name); !isNothing(s)) return trim(s);
    }
    return {};
}

std::optional<std::int64_t> firstInteger(const Record& record, Names names)
{
    for (const auto name : names) {
        if (const auto v = record.integer(name)) return v;
    }
    return std::nullopt;
}

std::optional<bool> firstBoolean(const Record& record, Names names)
{
    for (const auto name : names) {
        if (const auto v = record.boolean(name)) return v;
    }
    return std::nullopt;
}

std::string_view usernameType(std::string_view username)
{
    if (username.empty()) return {};
    if (username.find('\\') != std::string_view::npos) return "Windows";
    return username.find('@') != std::string_view::npos ? "UPN" : "Simple";
}

ActivityWriter::ActivityWriter(const Maps& maps, const RecordInput& input, Record& record, Normalised& out)
    : m_maps(maps), m_input(input), m_record(record), m_out(out)
{
    out.kind = RecordKind::Activity;
    if (out.time != kNoTime) out.activity.set(Activity::TimeGenerated, Value::ofInteger(out.time));
    if (input.ingested != kNoTime) out.activity.set(Activity::TimeIngested, Value::ofInteger(input.ingested));
}

void ActivityWriter::text(Activity column, std::string_view value)
{
    m_out.activity.setText(column, value);
}

void ActivityWriter::keep(Activity column, std::string value)
{
    if (!value.empty()) m_out.activity.setText(column, m_record.keep(std::move(value)));
}

void ActivityWriter::flag(Activity column, bool value)
{
    m_out.activity.set(column, Value::ofBool(value));
}

void ActivityWriter::flag(Activity column, std::optional<bool> value)
{
    if (value) m_out.activity.set(column, Value::ofBool(*value));
}

void ActivityWriter::ip(std::string_view value)
{
    if (!value.empty()) keep(Activity::IPAddress, canonicalIp(value));
}

void ActivityWriter::country(std::string_view codeOrName)
{
    text(Activity::Country, m_maps.country(codeOrName));
}

void ActivityWriter::app(std::initializer_list<std::string_view> keys)
{
    std::string_view asWritten;
    for (const auto key : keys) {
        if (key.empty()) continue;
        if (const auto found = m_maps.app(key)) {
            // A table only says which application wrote the record if the record itself does not.
            text(Activity::App, asWritten.empty() ? found->name : asWritten);
            text(Activity::Environment, found->environment);
            return;
        }
        if (asWritten.empty()) asWritten = key;
    }
    text(Activity::App, asWritten);
}

void ActivityWriter::userAgent(std::string_view value)
{
    if (isNothing(value)) return;
    text(Activity::UserAgent, value);
    UserAgent agent = parseUserAgent(value, m_out.time);
    if (written(Activity::DeviceType).empty()) text(Activity::DeviceType, agent.deviceType);
    if (written(Activity::OperatingSystem).empty()) text(Activity::OperatingSystem, agent.operatingSystem);
    if (written(Activity::Browser).empty()) keep(Activity::Browser, std::move(agent.browser));
    text(Activity::UserAgentTag, agent.tag);
}

void ActivityWriter::actor(const Account& account)
{
    keep(Activity::ActorUsername, account.username);
    if (!account.username.empty())
        text(Activity::ActorUsernameType,
             account.type.empty() ? usernameType(account.username) : account.type);
    keep(Activity::ActorUserId, account.userId);
    if (!account.userId.empty()) text(Activity::ActorUserIdType, account.idType);
    keep(Activity::ActorKey, account.key);
}

void ActivityWriter::target(const Account& account)
{
    keep(Activity::TargetUsername, account.username);
    keep(Activity::TargetUserId, account.userId);
    keep(Activity::TargetKey, account.key);
}

void ActivityWriter::link(const std::string& first, const std::string& second)
{
    addLink(m_out.links, first, second);
}

void addLink(std::vector<AccountLink>& links, const std::string& first, const std::string& second)
{
    if (first.empty() || second.empty() || first == second) return;
    AccountLink link{first, second};
    if (std::ranges::find(links, link) == links.end()) links.push_back(std::move(link));
}

} // namespace sightline::normalise
