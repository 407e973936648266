// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports.h"

#include "app/cli/rows.h"

#include <algorithm>
#include <array>

namespace sightline::cli
{
namespace
{

using usecase::FileReport;

constexpr std::size_t kGaps = 100; // listed; all are counted

struct Counter {
    const char* name;
    std::uint64_t FileReport::*member;
};

constexpr std::array<Counter, 10> kCounters{{{"bytes", &FileReport::bytes},
                                             {"read", &FileReport::read},
                                             {"stored", &FileReport::stored},
                                             {"duplicates", &FileReport::duplicates},
                                             {"revisions", &FileReport::revisions},
                                             {"rejected", &FileReport::rejected},
                                             {"activities", &FileReport::activities},
                                             {"alerts", &FileReport::alerts},
                                             {"identities", &FileReport::identities},
                                             {"undated", &FileReport::undated}}};

void addCaps(Json& out, const std::vector<import::ExportCap>& caps)
{
    for (const auto& cap : caps)
        out["caps"].push_back({{"records", cap.records}, {"product", cap.product}});
}

void addGaps(Json& out, const SourceCoverage& coverage)
{
    std::int64_t missing = 0;
    std::size_t gaps = 0;
    for (const LogCoverage& log : coverage.logs()) {
        for (const NumberGap& gap : log.gaps()) {
            ++gaps;
            missing += gap.missing();
        }
    }
    if (gaps > 0) out["gaps"] = {{"count", gaps}, {"missing", missing}};
}

Json daysJson(const LogCoverage& log)
{
    Json out = Json::array();
    for (const DayCount& d : log.days())
        out.push_back({{"day", dayText(static_cast<std::int32_t>(d.day))}, {"records", d.records}});
    return out;
}

// Null where records have no numbers, or more gaps than are told apart.
Json numbersJson(const LogCoverage& log)
{
    if (!log.runsKnown()) return {{"gaps", Json()}};
    if (log.runs().empty()) return {};
    Json list = Json::array();
    std::int64_t missing = 0;
    for (const NumberGap& gap : log.gaps()) {
        missing += gap.missing();
        if (list.size() >= kGaps) continue;
        list.push_back({{"first", gap.first},
                        {"last", gap.last},
                        {"after", timeJson(gap.after)},
                        {"before", timeJson(gap.before)}});
    }
    return {{"first", log.runs().front().first},
            {"last", log.runs().back().last},
            {"gaps", log.runs().size() - 1},
            {"missing", missing},
            {"list", std::move(list)}};
}

} // namespace

Json reportJson(const FileReport& file)
{
    Json out{{"path", file.path}, {"sha256", file.sha256}};
    out["format"] = file.format.empty() ? Json() : Json(file.format);
    addText(out, "reason", file.reason);
    for (const auto& [name, member] : kCounters)
        out[name] = file.*member;
    out["from"] = timeJson(file.from);
    out["to"] = timeJson(file.to);
    out["zoneAssumed"] = file.zoneAssumed;
    out["rejects"] = Json::array();
    for (const auto& r : file.rejects) {
        out["rejects"].push_back({{"position", r.position}, {"reason", r.reason}, {"count", r.count}});
    }
    addCaps(out, import::metCaps(file.format, file.read));
    addGaps(out, file.coverage);
    return out;
}

Json totalsJson(const std::vector<FileReport>& files)
{
    Json out{{"files", files.size()}};
    for (const auto& [name, member] : kCounters) {
        std::uint64_t sum = 0;
        for (const auto& file : files)
            sum += file.*member;
        out[name] = sum;
    }
    Ticks from = kNoTime;
    Ticks to = kNoTime;
    for (const auto& file : files) {
        if (file.from != kNoTime) from = from == kNoTime ? file.from : std::min(from, file.from);
        to = std::max(to, file.to);
    }
    out["from"] = timeJson(from);
    out["to"] = timeJson(to);
    return out;
}

Json coverageJson(const SourceCoverage& coverage)
{
    Json out = Json::array();
    for (const LogCoverage& log : coverage.logs()) {
        Json kinds = Json::array();
        for (const auto& [kind, n] : log.kinds())
            kinds.push_back({{"kind", kind}, {"records", n}});
        out.push_back({{"table", log.table()},
                       {"of", log.of()},
                       {"records", log.records()},
                       {"undated", log.undated()},
                       {"from", timeJson(log.from())},
                       {"to", timeJson(log.to())},
                       {"days", daysJson(log)},
                       {"kinds", std::move(kinds)},
                       {"numbers", numbersJson(log)}});
    }
    return out;
}

} // namespace sightline::cli
