// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/coverage.h"

#include "core/base/hash.h"
#include "core/base/json_escape.h"
#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <simdjson.h>
#include <utility>

namespace sightline
{
namespace
{

namespace dom = simdjson::dom;

constexpr std::string_view kOtherLogs = "*";
constexpr std::int64_t kMostNumber = std::numeric_limits<std::int64_t>::max() - 1;

Ticks earlier(Ticks a, Ticks b)
{
    if (a == kNoTime || b == kNoTime) return a == kNoTime ? b : a;
    return std::min(a, b);
}

// The list in brackets; put(item) appends one to `out`.
template <class List, class Put> void appendList(std::string& out, const List& list, Put&& put)
{
    char before = '[';
    for (const auto& item : list) {
        out += std::exchange(before, ',');
        put(item);
    }
    out += before == '[' ? "[]" : "]";
}

template <class Number> void appendNumber(std::string& out, Number number)
{
    const fmt::format_int digits(number);
    out.append(digits.data(), digits.size());
}

template <class... Numbers> void appendNumbers(std::string& out, Numbers... numbers)
{
    char before = '[';
    ((out += std::exchange(before, ','), appendNumber(out, numbers)), ...);
    out += ']';
}

void appendQuoted(std::string& out, const std::string& text)
{
    if (isUtf8(text))
        appendJsonText(out, text);
    else
        appendJsonText(out, repairUtf8(text));
}

} // namespace

void LogCoverage::addDay(std::int32_t day, std::uint64_t records)
{
    if (m_lastDay >= m_days.size() || m_days[m_lastDay].day != day) {
        auto at = std::ranges::lower_bound(m_days, day, {}, &DayCount::day);
        if (at == m_days.end() || at->day != day) at = m_days.insert(at, {day, 0});
        m_lastDay = static_cast<std::size_t>(at - m_days.begin());
    }
    m_days[m_lastDay].records += records;
}

void LogCoverage::add(Ticks time)
{
    ++m_records;
    if (time == kNoTime) {
        ++m_undated;
        return;
    }
    m_from = earlier(m_from, time);
    m_to = std::max(m_to, time);
    addDay(static_cast<std::int32_t>(time / kTicksPerDay), 1);
}

void LogCoverage::addKind(std::string_view kind, std::uint64_t records)
{
    if (m_lastKind >= m_kinds.size() || m_kinds[m_lastKind].first != kind) {
        const std::string name(m_kinds.size() < kKinds || m_kindAt.contains(std::string(kind)) ? kind : "");
        const auto [it, isNew] = m_kindAt.try_emplace(name, m_kinds.size());
        if (isNew) m_kinds.emplace_back(name, 0);
        m_lastKind = it->second;
    }
    m_kinds[m_lastKind].second += records;
}

// Runs nearly always come in order: the last one grows.
void LogCoverage::addRun(const NumberRun& run)
{
    if (!m_runsKnown || run.first < 0 || run.last > kMostNumber) return;
    if (!m_runs.empty() && m_runs.back().last == run.first - 1) {
        m_runs.back().last = run.last;
        m_runs.back().to = run.to;
        return;
    }
    // The runs that the new one touches become one with it.
    const auto touches = std::ranges::lower_bound(m_runs, run.first - 1, {}, &NumberRun::last);
    auto end = touches;
    NumberRun joined = run;
    for (; end != m_runs.end() && end->first <= run.last + 1; ++end) {
        if (end->first <= joined.first) {
            joined.first = end->first;
            joined.from = end->from;
        }
        if (end->last >= joined.last) {
            joined.last = end->last;
            joined.to = end->to;
        }
    }
    if (touches != end) {
        *touches = joined;
        m_runs.erase(touches + 1, end);
    } else if (m_runs.size() < kRuns) {
        m_runs.insert(touches, joined);
    } else {
        m_runs.clear();
        m_runsKnown = false;
    }
}

void LogCoverage::add(const LogCoverage& other)
{
    m_records += other.m_records;
    m_undated += other.m_undated;
    m_from = earlier(m_from, other.m_from);
    m_to = std::max(m_to, other.m_to);
    for (const DayCount& d : other.m_days)
        addDay(d.day, d.records);
    for (const auto& [kind, n] : other.m_kinds)
        addKind(kind, n);
    if (!other.m_runsKnown) {
        m_runs.clear();
        m_runsKnown = false;
    }
    for (const NumberRun& run : other.m_runs)
        addRun(run);
}

std::vector<std::pair<std::string, std::uint64_t>> LogCoverage::kinds() const
{
    auto out = m_kinds;
    std::ranges::sort(out, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return out;
}

std::vector<NumberGap> LogCoverage::gaps() const
{
    std::vector<NumberGap> out;
    for (std::size_t i = 1; i < m_runs.size(); ++i) {
        const NumberRun& before = m_runs[i - 1];
        const NumberRun& after = m_runs[i];
        out.push_back({before.last + 1, after.first - 1, before.to, after.from});
    }
    return out;
}

LogCoverage& SourceCoverage::log(std::string_view table, std::span<const std::string_view> of)
{
    std::uint64_t hash = hash64(table);
    for (const std::string_view part : of)
        hash = hash64(part, hash);
    if (m_last < m_logs.size() && m_lastHash == hash) return m_logs[m_last];
    auto it = m_byHash.find(hash);
    if (it == m_byHash.end()) {
        if (m_logs.size() == kLogs && table != kOtherLogs) return log(kOtherLogs, {});
        it = m_byHash.emplace(hash, m_logs.size()).first;
        m_logs.emplace_back(std::string(table), std::vector<std::string>(of.begin(), of.end()));
    }
    m_lastHash = hash;
    m_last = it->second;
    return m_logs[m_last];
}

void SourceCoverage::add(const SourceCoverage& other)
{
    for (const LogCoverage& l : other.m_logs) {
        const std::vector<std::string_view> of(l.of().begin(), l.of().end());
        log(l.table(), of).add(l);
    }
}

// Written as it goes: a source of many logs has some hundred thousand numbers, and each batch of an import
// writes them.
std::string SourceCoverage::document() const
{
    std::string out = R"({"logs":)";
    const auto member = [&](std::string_view name, auto number) {
        out += name;
        appendNumber(out, number);
    };
    appendList(out, m_logs, [&](const LogCoverage& l) {
        out += R"({"days":)";
        appendList(out, l.m_days, [&](const DayCount& d) { appendNumbers(out, d.day, d.records); });
        member(R"(,"from":)", l.m_from);
        out += R"(,"kinds":)";
        appendList(out, l.m_kinds, [&](const auto& kind) {
            out += '[';
            appendQuoted(out, kind.first);
            member(",", kind.second);
            out += ']';
        });
        out += R"(,"of":)";
        appendList(out, l.m_of, [&](const std::string& part) { appendQuoted(out, part); });
        member(R"(,"records":)", l.m_records);
        out += R"(,"runs":)";
        appendList(out, l.m_runs,
                   [&](const NumberRun& r) { appendNumbers(out, r.first, r.last, r.from, r.to); });
        out += l.m_runsKnown ? R"(,"runsKnown":true,"table":)" : R"(,"runsKnown":false,"table":)";
        appendQuoted(out, l.m_table);
        member(R"(,"to":)", l.m_to);
        member(R"(,"undated":)", l.m_undated);
        out += '}';
    });
    return out + '}';
}

// The document lies in a case that may be a stranger's: sizes and kinds of values are checked, and what is
// not as expected throws.
LogCoverage SourceCoverage::readLog(const dom::element& one)
{
    std::vector<std::string> of;
    for (const std::string_view part : one["of"].get_array())
        of.emplace_back(part);
    LogCoverage out(std::string(one["table"].get_string().value()), std::move(of));
    out.m_records = one["records"].get_uint64();
    out.m_undated = one["undated"].get_uint64();
    out.m_from = one["from"].get_int64();
    out.m_to = one["to"].get_int64();
    for (const dom::element day : one["days"].get_array()) {
        const std::int64_t number = day.at(0).get_int64().value();
        if (!std::in_range<std::int32_t>(number))
            throw simdjson::simdjson_error(simdjson::NUMBER_OUT_OF_RANGE);
        out.addDay(static_cast<std::int32_t>(number), day.at(1).get_uint64().value());
    }
    for (const dom::element kind : one["kinds"].get_array())
        out.addKind(kind.at(0).get_string().value(), kind.at(1).get_uint64().value());
    out.m_runsKnown = one["runsKnown"].get_bool();
    for (const dom::element run : one["runs"].get_array()) {
        const auto part = [&](std::size_t i) { return run.at(i).get_int64().value(); };
        if (part(0) <= part(1)) out.addRun({part(0), part(1), part(2), part(3)});
    }
    return out;
}

SourceCoverage SourceCoverage::read(std::string_view document)
{
    SourceCoverage out;
    dom::parser parser;
    dom::array logs;
    if (parser.parse(document.data(), document.size())["logs"].get(logs) != simdjson::SUCCESS) return out;
    for (const dom::element one : logs) {
        try {
            const LogCoverage l = readLog(one);
            const std::vector<std::string_view> of(l.m_of.begin(), l.m_of.end());
            out.log(l.m_table, of).add(l);
        } catch (const simdjson::simdjson_error&) {
            continue;
        }
    }
    return out;
}

} // namespace sightline
