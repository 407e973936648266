// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text as a source and normalises its records: what import and normalise make of a file together. For
// the tests of formats.
#pragma once

#include "core/import/importer.h"
#include "core/model/activity.h"
#include "core/normalise/maps.h"
#include "core/normalise/normaliser.h"

#include <map>
#include <string>
#include <vector>

namespace sightline::test
{

struct ReadRow {
    std::string format;
    std::string dialect;
    std::string table;
    std::string raw;
    std::string time; // "" if undated
    bool zoned = false;
    std::uint64_t offset = 0;
    std::uint64_t end = 0;
    std::uint64_t content = 0;
    std::map<std::string, std::string> fields;
    RecordKind kind = RecordKind::Other;
    std::map<Activity, std::string> activity;
    Alert alert;

    [[nodiscard]] std::string field(const std::string& name) const
    {
        const auto it = fields.find(name);
        return it == fields.end() ? std::string() : it->second;
    }

    [[nodiscard]] std::string column(Activity column) const
    {
        const auto it = activity.find(column);
        return it == activity.end() ? std::string() : it->second;
    }
};

struct ReadRows {
    std::vector<ReadRow> rows;
    std::vector<import::Reject> rejects;
    std::string problem;

    // The only row; an empty one if there are others or rejects.
    [[nodiscard]] ReadRow one() const
    {
        return rows.size() == 1 && rejects.empty() ? rows.front() : ReadRow{};
    }
};

inline ReadRow readRow(const import::RawRecord& raw, const import::Format& format,
                       const import::Dialect& dialect, Record& record, std::uint64_t content)
{
    static const auto maps = normalise::loadMaps();
    ReadRow row;
    row.format = format.id;
    row.dialect = dialect.id;
    row.table = import::tableOf(format, record);
    row.raw = raw.bytes;
    row.offset = raw.offset;
    row.end = raw.end;
    row.content = content;
    const import::FoundTime time = import::findTime(format.time, record).found;
    row.time = isoText(time.ticks);
    row.zoned = time.zoned;
    if (!maps) return row;
    Normalised out;
    out.time = time.ticks;
    normalise::RecordInput input;
    input.format = format.id;
    input.normaliser = format.normaliser;
    input.table = row.table;
    input.activity = format.activity.get();
    input.time = time.ticks;
    normalise::normalise(**maps, input, record, out);
    for (const Field& field : record.fields())
        row.fields.emplace(field.name, record.text(&field));
    row.kind = out.kind;
    row.alert = out.alert;
    out.activity.each([&](Activity column, const Value& value) {
        row.activity[column] =
            value.kind == Value::Kind::Text ? std::string(value.text) : std::to_string(value.integer);
    });
    return row;
}

inline ReadRows readRows(const std::string& text, import::ReadOptions options = {})
{
    static const auto formats = import::loadFormats();
    ReadRows out;
    if (!formats) {
        out.problem = formats.error().text();
        return out;
    }
    import::Sink sink;
    sink.record = [&](const import::RawRecord& raw, const import::Format& format,
                      const import::Dialect& dialect, Record& record, std::uint64_t content, std::uint32_t) {
        out.rows.push_back(readRow(raw, format, dialect, record, content));
        return true;
    };
    sink.reject = [&](const import::Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    const auto reader = memoryReader(text);
    const auto read = import::readSource(*reader, *formats, options, sink, {});
    if (!read) out.problem = read.error().text();
    return out;
}

} // namespace sightline::test
