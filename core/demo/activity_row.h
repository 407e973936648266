// SPDX-License-Identifier: GPL-3.0-or-later
// One row of activities.csv: the columns of the Activity table that a reader of the products' files would
// fill. Texts are views of what outlives the row, or lie in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sightline::demo
{

// In the order of the file; kCellNames are the header.
enum class Cell : std::uint8_t {
    TimeGenerated,
    Environment,
    Source,
    App,
    Instance,
    ActionType,
    Activity,
    Description,
    ActorUsername,
    ActorUserId,
    ActorUserIdType,
    TargetUsername,
    TargetUserId,
    Object,
    ObjectType,
    ObjectId,
    Result,
    ResultDetail,
    LogonType,
    Device,
    DeviceType,
    OperatingSystem,
    Browser,
    UserAgent,
    DestinationDevice,
    UserAgentTag,
    IPAddress,
    Country,
    City,
    Isp,
    IsAdmin,
    IsImpersonated,
    IsExternal,
    IsInteractive,
    SessionId,
    CorrelationId,
    Count
};

inline constexpr std::size_t kCells = static_cast<std::size_t>(Cell::Count);

inline constexpr std::array<std::string_view, kCells> kCellNames{
    "TimeGenerated",   "Environment",     "Source",       "App",           "Instance",
    "ActionType",      "Activity",        "Description",  "ActorUsername", "ActorUserId",
    "ActorUserIdType", "TargetUsername",  "TargetUserId", "Object",        "ObjectType",
    "ObjectId",        "Result",          "ResultDetail", "LogonType",     "Device",
    "DeviceType",      "OperatingSystem", "Browser",      "UserAgent",     "DestinationDevice",
    "UserAgentTag",    "IPAddress",       "Country",      "City",          "Isp",
    "IsAdmin",         "IsImpersonated",  "IsExternal",   "IsInteractive", "SessionId",
    "CorrelationId"};

class ActivityRow
{
public:
    void clear()
    {
        m_cells.fill({});
        m_used = 0;
    }

    // A view of what outlives the row.
    void set(Cell cell, std::string_view value) { m_cells[static_cast<std::size_t>(cell)] = value; }

    void keep(Cell cell, std::string value)
    {
        std::string& own = m_own[m_used++];
        own = std::move(value);
        set(cell, own);
    }

    void flag(Cell cell, bool value) { set(cell, value ? "true" : "false"); }

    [[nodiscard]] std::string_view operator[](Cell cell) const
    {
        return m_cells[static_cast<std::size_t>(cell)];
    }

    // Appends the cells with commas between them, quoted where they must be.
    void append(std::string& out) const
    {
        for (std::size_t i = 0; i < kCells; ++i) {
            if (i > 0) out += ',';
            appendCell(out, m_cells[i]);
        }
    }

private:
    static void appendCell(std::string& out, std::string_view value)
    {
        if (value.find_first_of(",\"\n") == std::string_view::npos) {
            out += value;
            return;
        }
        out += '"';
        for (const char c : value) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }

    std::array<std::string_view, kCells> m_cells{};
    std::array<std::string, kCells> m_own;
    std::size_t m_used = 0;
};

} // namespace sightline::demo
