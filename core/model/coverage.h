// SPDX-License-Identifier: GPL-3.0-or-later
// What a source covers: for each log in it how many records fell on which day, of which kinds, and which
// record numbers are there. Filled while records are read, kept in the case beside the source, so that pages
// and scores can tell "nothing happened" from "nothing was logged". Days are UTC. One thread.
#pragma once

#include "core/base/ticks.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simdjson::dom
{
class element;
}

namespace sightline
{

// Record numbers without a gap, and the times of the first and the last of them.
struct NumberRun {
    std::int64_t first = 0, last = 0;
    Ticks from = kNoTime, to = kNoTime;

    friend bool operator==(const NumberRun&, const NumberRun&) = default;
};

struct DayCount {
    std::int32_t day = 0; // since 0001-01-01
    std::uint64_t records = 0;

    friend bool operator==(const DayCount&, const DayCount&) = default;
};

// Records missing between two runs.
struct NumberGap {
    std::int64_t first = 0, last = 0;        // missing
    Ticks after = kNoTime, before = kNoTime; // times of the records around them

    [[nodiscard]] std::int64_t missing() const { return last - first + 1; }
};

// One log: a source table, or the part of one that its format tells apart (host and channel of Windows
// events, product of CEF).
class LogCoverage
{
public:
    static constexpr std::size_t kRuns = 2000; // gaps beyond are no longer told apart
    static constexpr std::size_t kKinds = 300; // kinds beyond are counted together

    LogCoverage() = default;

    LogCoverage(std::string table, std::vector<std::string> of)
        : m_table(std::move(table)), m_of(std::move(of))
    {
    }

    void add(Ticks time);
    void addKind(std::string_view kind, std::uint64_t records); // kind: the product's own operation

    void addNumber(std::int64_t number, Ticks time) { addRun({number, number, time, time}); } // from 0

    void add(const LogCoverage& other);

    [[nodiscard]] const std::string& table() const { return m_table; }

    [[nodiscard]] const std::vector<std::string>& of() const { return m_of; }

    [[nodiscard]] std::uint64_t records() const { return m_records; }

    [[nodiscard]] std::uint64_t undated() const { return m_undated; }

    [[nodiscard]] Ticks from() const { return m_from; }

    [[nodiscard]] Ticks to() const { return m_to; }

    [[nodiscard]] const std::vector<DayCount>& days() const { return m_days; } // ascending, none empty

    // By number of records, most first; "" counts those of kinds that were too many to tell apart.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> kinds() const;

    [[nodiscard]] const std::vector<NumberRun>& runs() const { return m_runs; } // ascending, disjoint

    // False: there were more gaps than are told apart, and runs() is empty.
    [[nodiscard]] bool runsKnown() const { return m_runsKnown; }

    [[nodiscard]] std::vector<NumberGap> gaps() const;

private:
    friend class SourceCoverage;

    void addDay(std::int32_t day, std::uint64_t records);
    void addRun(const NumberRun& run);

    std::string m_table;
    std::vector<std::string> m_of;
    std::uint64_t m_records = 0;
    std::uint64_t m_undated = 0;
    Ticks m_from = kNoTime;
    Ticks m_to = kNoTime;
    std::vector<DayCount> m_days;
    std::size_t m_lastDay = 0;
    std::vector<std::pair<std::string, std::uint64_t>> m_kinds;
    std::unordered_map<std::string, std::size_t> m_kindAt;
    std::size_t m_lastKind = 0;
    std::vector<NumberRun> m_runs;
    bool m_runsKnown = true;
};

class SourceCoverage
{
public:
    static constexpr std::size_t kLogs = 2000; // logs of a source beyond are one

    // The log of this name, made when it is new. The reference lives until the next call of a member.
    [[nodiscard]] LogCoverage& log(std::string_view table, std::span<const std::string_view> of);
    void add(const SourceCoverage& other);

    [[nodiscard]] const std::vector<LogCoverage>& logs() const { return m_logs; } // in the order they came

    // A JSON document, as the case keeps it; what cannot be read of one is left out.
    [[nodiscard]] std::string document() const;
    [[nodiscard]] static SourceCoverage read(std::string_view document);

private:
    [[nodiscard]] static LogCoverage readLog(const simdjson::dom::element& one);

    std::vector<LogCoverage> m_logs;
    std::unordered_map<std::uint64_t, std::size_t> m_byHash;
    std::uint64_t m_lastHash = 0;
    std::size_t m_last = static_cast<std::size_t>(-1);
};

} // namespace sightline
