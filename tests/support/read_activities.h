// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text as import does and normalises each record: what a format and its normaliser make of a file.
// For tests of formats.
#pragma once

#include "core/import/importer.h"
#include "core/model/record.h"
#include "core/normalise/normaliser.h"
#include "tests/support/case_content.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sightline::test
{

struct ReadActivity {
    std::string format, dialect, table;
    std::string time; // ISO, "" if undated
    RecordKind kind = RecordKind::Other;
    Cells cells;                               // activity columns by name
    std::map<std::string, std::string> fields; // columns of the source table, as text
    Alert alert;
    std::vector<AccountLink> links;
    std::uint64_t content = 0;

    // The text of an activity column, "" if absent.
    [[nodiscard]] std::string operator[](const std::string& column) const
    {
        const auto it = cells.find(column);
        return it == cells.end() ? std::string() : it->second;
    }

    [[nodiscard]] bool linked(std::string_view a, std::string_view b) const
    {
        return std::any_of(links.begin(), links.end(), [&](const AccountLink& l) {
            return (l.first == a && l.second == b) || (l.first == b && l.second == a);
        });
    }
};

struct ReadActivities {
    std::vector<ReadActivity> records;
    std::vector<import::Reject> rejects;

    // The only record, else an empty one.
    [[nodiscard]] ReadActivity one() const
    {
        return records.size() == 1 && rejects.empty() ? records.front() : ReadActivity{};
    }
};

inline ReadActivities readActivities(const std::string& text)
{
    static const auto formats = must(import::loadFormats());
    static const auto maps = must(normalise::loadMaps());
    ReadActivities out;
    normalise::Normaliser normaliser(*maps);
    import::Sink sink;
    sink.record = [&](const import::RawRecord&, const import::Format& format, const import::Dialect& dialect,
                      Record& record, std::uint64_t content, std::uint32_t) {
        ReadActivity& r = out.records.emplace_back();
        r.format = format.id;
        r.dialect = dialect.id;
        r.table = std::string(import::tableOf(format, record));
        r.content = content;
        normalise::RecordInput input{format.id, format.normaliser, r.table, format.activity.get()};
        input.time = import::findTime(format.time, record).found.ticks;
        input.ingested = import::findTime(format.ingested, record).found.ticks;
        r.time = isoText(input.time);
        for (const Field& f : record.fields())
            r.fields.emplace(std::string(f.name), std::string(record.text(std::string(f.name))));
        Normalised made;
        made.time = input.time;
        normaliser.normalise(input, record, made);
        r.kind = made.kind;
        made.activity.each([&](Activity column, const Value& value) {
            const ActivityColumn& c = activityColumn(column);
            r.cells[std::string(c.name)] = valueText(value, c.type);
        });
        r.alert = made.alert;
        r.links = made.links;
        return true;
    };
    sink.reject = [&](const import::Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    const auto reader = memoryReader(text);
    (void)must(import::readSource(*reader, formats, {}, sink, {}));
    return out;
}

} // namespace sightline::test
