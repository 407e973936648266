// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the timeline's events in one of the demo's forms and remembers, for ground-truth.json, which records
// are whose attack's. One thread; write errors appear at close().
#pragma once

#include "core/demo/demo.h"
#include "core/demo/scenarios.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sightline::demo
{

class Exporter
{
public:
    Exporter(const Company& company, const Script& script);
    virtual ~Exporter() = default;
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;

    // An hour's events; what the company does not record is left out.
    void write(const std::vector<Event>& events);
    // Adds to files, records and activities of the report.
    virtual Result<> close(DemoReport& report) = 0;

    // The member `attacks` of the ground truth.
    [[nodiscard]] nlohmann::json attacks() const;

protected:
    virtual void startHour(const std::vector<Event>& recorded) = 0;
    // The record's name in the ground truth.
    virtual std::string writeOne(const Event& e) = 0;

    const Company& m_company;

private:
    struct Found {
        Ticks start = 0, end = 0;
        std::vector<std::string> activities;
    };

    const Script& m_script;
    std::vector<Found> m_found; // by attack
    std::vector<Event> m_recorded;
};

// Files in the products' own formats.
[[nodiscard]] std::unique_ptr<Exporter> makeProductExporter(const std::filesystem::path& dir,
                                                            const Company& company, const Script& script);
// activities.csv: what a reader makes of those files, in the columns of the Activity table.
[[nodiscard]] std::unique_ptr<Exporter> makeActivityExporter(const std::filesystem::path& dir,
                                                             const Company& company, const Script& script);

} // namespace sightline::demo
