// SPDX-License-Identifier: GPL-3.0-or-later
// The products' export formats: each writer turns events into the records of one kind of file, one at a time,
// in constant memory. Not thread-safe; write errors appear at close().
#pragma once

#include "core/demo/event.h"
#include "core/demo/output.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace sightline::demo
{

class EventWriter
{
public:
    EventWriter(std::filesystem::path folder, std::string stem, ExportFile::Options options,
                const Company& company)
        : m_company(company), m_file(std::move(folder), std::move(stem), std::move(options))
    {
    }

    virtual ~EventWriter() = default;
    EventWriter(const EventWriter&) = delete;
    EventWriter& operator=(const EventWriter&) = delete;

    // Before an hour's events are written one by one.
    virtual void startHour(std::span<const Event>) {}

    // Writes the record. Returns the record's own id where its format has one, else
    // "<file>#<number of the record in the file, from 0>": how ground-truth.json names activities.
    virtual std::string write(const Event& e) = 0;

    Result<> close() { return m_file.close(); }

    [[nodiscard]] const ExportFile& file() const { return m_file; }

protected:
    // Writes m_line as a record; the place is worked out for attacks only, nobody asks for the others.
    std::string put(const Event& e);

    const Company& m_company;
    ExportFile m_file;
    std::string m_line; // kept between records for its memory
};

[[nodiscard]] std::unique_ptr<EventWriter> makeSignInWriter(const std::filesystem::path& folder,
                                                            const Company& company);
[[nodiscard]] std::unique_ptr<EventWriter> makeAuditWriter(const std::filesystem::path& folder,
                                                           const Company& company);
// NXLog, as the domain controllers ship their Security log.
[[nodiscard]] std::unique_ptr<EventWriter> makeNxlogWriter(const std::filesystem::path& folder,
                                                           const Company& company, std::uint32_t host);
// Winlogbeat 7, as the servers do; kNobody: all workstations by one collector.
[[nodiscard]] std::unique_ptr<EventWriter> makeWinlogbeatWriter(const std::filesystem::path& folder,
                                                                const Company& company, std::uint32_t host);
[[nodiscard]] std::unique_ptr<EventWriter> makeCloudAppsWriter(const std::filesystem::path& folder,
                                                               const Company& company);

// directory/users.csv: everyone with an account in the tenant, as Graph lists them, and
// directory/ad-accounts.csv: every account of the forest, as PowerShell does. A row as of the first day and
// one more for each later day on which something about the account changed. Appends to the counts.
Result<> writeDirectoryFiles(const std::filesystem::path& folder, const Company& company, int& files,
                             std::int64_t& records);

// A log's record numbers. The export holds only some of the log's events, so numbers have gaps; an attack's
// records take numbers in a gap and move no other.
class RecordNumbers
{
public:
    std::uint64_t next(const Event& e)
    {
        if (e.attack >= 0) return m_last + ++m_inGap;
        m_inGap = 0;
        return m_last += kStep + e.salt % kStep;
    }

private:
    static constexpr std::uint64_t kStep = 4096; // more than the records attacks leave between two others

    std::uint64_t m_last = 210'000;
    std::uint64_t m_inGap = 0;
};

} // namespace sightline::demo
