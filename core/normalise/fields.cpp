// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/fields.h"

#include "core/base/ip.h"
#include "core/base/text.h"

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

JsonText Job::json(Names columns) const
{
    for (const auto column : columns) {
        const Field* field = record.find(column);
        if (field == nullptr) continue;
        if (field->element != nullptr || !isNothing(record.text(field)))
            return {memory.parsers, record, field};
    }
    return {memory.parsers, record, nullptr};
}

ActivityWriter::ActivityWriter(const Job& job) : m_job(job)
{
    Normalised& out = job.out;
    out.kind = RecordKind::Activity;
    if (out.time != kNoTime) out.activity.set(Activity::TimeGenerated, Value::ofInteger(out.time));
    if (job.input.ingested != kNoTime)
        out.activity.set(Activity::TimeIngested, Value::ofInteger(job.input.ingested));
}

void ActivityWriter::text(Activity column, std::string_view value)
{
    m_job.out.activity.setText(column, value);
}

void ActivityWriter::keep(Activity column, std::string_view value)
{
    m_job.out.activity.setText(column, m_job.record.keep(value));
}

void ActivityWriter::flag(Activity column, bool value)
{
    m_job.out.activity.set(column, Value::ofBool(value));
}

void ActivityWriter::flag(Activity column, std::optional<bool> value)
{
    if (value) m_job.out.activity.set(column, Value::ofBool(*value));
}

void ActivityWriter::ip(std::string_view value)
{
    if (!value.empty()) keep(Activity::IPAddress, canonicalIp(value));
}

void ActivityWriter::country(std::string_view codeOrName)
{
    text(Activity::Country, m_job.maps.country(codeOrName));
}

void ActivityWriter::app(std::initializer_list<std::string_view> keys)
{
    std::string_view asWritten;
    for (const auto key : keys) {
        if (key.empty()) continue;
        if (const auto found = m_job.maps.app(key)) {
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
    const UserAgent& agent = m_job.memory.agents.of(value);
    if (written(Activity::DeviceType).empty()) text(Activity::DeviceType, agent.deviceType);
    if (written(Activity::OperatingSystem).empty()) text(Activity::OperatingSystem, agent.operatingSystem);
    if (written(Activity::Browser).empty()) keep(Activity::Browser, agent.browser);
    text(Activity::UserAgentTag, agent.tag(m_job.out.time));
}

void ActivityWriter::actor(const Account& account)
{
    text(Activity::ActorUsername, account.username);
    if (!account.username.empty())
        text(Activity::ActorUsernameType,
             account.type.empty() ? usernameType(account.username) : account.type);
    text(Activity::ActorUserId, account.userId);
    if (!account.userId.empty()) text(Activity::ActorUserIdType, account.idType);
    text(Activity::ActorKey, account.key);
}

void ActivityWriter::target(const Account& account)
{
    text(Activity::TargetUsername, account.username);
    text(Activity::TargetUserId, account.userId);
    text(Activity::TargetKey, account.key);
}

void ActivityWriter::link(std::string_view first, std::string_view second, LinkKind kind)
{
    addLink(m_job.out.links, first, second, kind);
}

void addLink(std::vector<AccountLink>& links, std::string_view first, std::string_view second, LinkKind kind)
{
    if (first.empty() || second.empty() || first == second) return;
    const bool known = std::ranges::any_of(links, [&](const AccountLink& l) {
        return l.first == first && l.second == second && l.kind == kind;
    });
    if (!known) links.push_back({std::string(first), std::string(second), kind});
}

} // namespace sightline::normalise
