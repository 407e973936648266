// SPDX-License-Identifier: GPL-3.0-or-later
// What the first records of a file of no known format hold, column by column: how often filled, and what
// shape its values have. Counts only; what they mean is guess_map's affair.
#pragma once

#include "core/import/importer.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

// How many of a column's filled values are of a shape. One value may be of several.
struct ValueShapes {
    std::uint64_t times = 0; // as parseTime reads them, month before day; or milliseconds since 1970
    std::uint64_t milliseconds = 0;
    std::uint64_t zoned = 0; // of `times`
    std::uint64_t dayFirst = 0;
    std::uint64_t eitherWay = 0; // another day if the day comes first
    std::uint64_t seconds = 0;
    std::uint64_t addresses = 0;
    std::uint64_t principals = 0;  // user principal names or mail addresses
    std::uint64_t domainNames = 0; // DOMAIN\name
    std::uint64_t accountIds = 0;  // GUID, SID, PUID
    std::uint64_t countries = 0;
    std::uint64_t actions = 0; // phrases of maps/action_words
    std::uint64_t results = 0; // of maps/result_words
    std::uint64_t flags = 0;   // true, false, yes, no, 0, 1
    std::uint64_t agents = 0;  // user agents of browsers and tools
    std::uint64_t numbers = 0; // digits only
};

struct ColumnFacts {
    std::string name; // in the map's table
    std::string path; // as the record writes it, dotted below the objects it lies in
    Type type = Type::String;
    std::uint64_t filled = 0;
    std::size_t distinct = 0;         // counted up to kDistinct
    std::size_t longest = 0;          // bytes
    std::set<Ticks> days;             // of the values that are times, by the form that reads most
    std::vector<std::string> samples; // the first few different ones
    ValueShapes shapes;
};

inline constexpr std::size_t kDistinct = 1000;

struct SampledFile {
    Container container = Container::Unknown;
    char separator = ','; // of separated values
    bool utf8 = true;
    std::uint64_t records = 0; // looked at
    std::uint64_t rejects = 0;
    std::vector<std::string> require;           // fields at the top of every record
    Dialect shape;                              // lift and rename, as the columns are named
    std::vector<ColumnFacts> columns;           // in the order they came
    std::vector<std::vector<std::string>> rows; // the first records as text, by column
};

// head: the first bytes of a file, up to a MiB; its end may cut a record. Separated values and JSON; else an
// error of kind Unsupported, in words.
[[nodiscard]] Result<SampledFile> sampleColumns(std::string_view head);

} // namespace sightline::import
