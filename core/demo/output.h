// SPDX-License-Identifier: GPL-3.0-or-later
// Text building and files of the demo: a comma-minding JSON writer that appends to a string, times and GUIDs
// as the products write them, and a file that starts its next part at 200 MB. Writes are checked when a file
// is closed. Not thread-safe.
#pragma once

#include "core/base/result.h"
#include "core/base/ticks.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sightline::demo
{

// Appends JSON to a string; keys and nesting are the caller's duty, commas and escapes are not.
class Json
{
public:
    explicit Json(std::string& out) : m_out(out) {}

    Json& open(std::string_view key = {}) { return begin(key, '{'); }

    Json& openArray(std::string_view key = {}) { return begin(key, '['); }

    Json& close() { return end('}'); }

    Json& closeArray() { return end(']'); }

    Json& text(std::string_view key, std::string_view value);
    Json& number(std::string_view key, std::int64_t value);
    Json& raw(std::string_view key, std::string_view value);

    Json& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }

    // {"Name":name,"Value":value}, the way audit records list parameters
    Json& pair(std::string_view name, std::string_view value);

private:
    Json& begin(std::string_view key, char bracket);
    Json& end(char bracket);
    void member(std::string_view key);

    std::string& m_out;
    bool m_comma = false;
};

[[nodiscard]] std::string guidText(std::uint64_t seed);
// The directory keeps a GUID's first three fields in little-endian order; this is that form in base64.
[[nodiscard]] std::string immutableId(std::uint64_t seed);
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string uppered(std::string_view text);

[[nodiscard]] std::string isoFixed(Ticks t, int digits, bool zone = true); // 2026-10-16T08:00:00.123Z
[[nodiscard]] std::string wallClock(Ticks t);                              // 2026-10-16 08:00:00
[[nodiscard]] std::string usText(Ticks t);                                 // 10/16/2026 8:00:00 AM

void appendCsvCell(std::string& out, std::string_view value); // always quoted

// One export: "stem-1.ext", "stem-2.ext", ... or, unnumbered, "stem.ext", "stem-2.ext", ...
class ExportFile
{
public:
    struct Options {
        std::string extension;
        std::string header;    // repeated at the top of every part
        std::string separator; // between records
        std::string footer;
        bool numbered = true;
    };

    ExportFile(std::filesystem::path folder, std::string stem, Options options);

    // The record's text without line end. Returns its place in its file, counted from 0.
    std::uint64_t write(std::string_view record);
    Result<> close(); // reports the first failed write, if any; removes later parts of an earlier run

    [[nodiscard]] std::string name() const; // of the part last written: "entra/SigninLogs-1.jsonl"

    [[nodiscard]] std::uint64_t records() const { return m_records; }

    [[nodiscard]] int parts() const { return m_part; }

private:
    [[nodiscard]] std::string partName(int part) const;
    void startPart();
    void endPart();
    void flush();

    std::filesystem::path m_folder;
    std::string m_stem;
    Options m_options;
    std::ofstream m_file;
    std::string m_buffer;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_ordinal = 0;
    std::uint64_t m_records = 0;
    int m_part = 0;
    bool m_failed = false;
};

} // namespace sightline::demo
