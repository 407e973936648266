// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to records: splits a source into records, recognises each by its shape and reads it into a
// Record with the source table's column names. Knows nothing of activities or of storage.
#pragma once

#include "core/base/day_first.h"
#include "core/base/progress.h"
#include "core/base/reader.h"
#include "core/base/result.h"
#include "core/model/record.h"
#include "core/table/types.h"

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

// One column that may hold a record's primary time. utc: a time without zone is UTC by definition of the
// product; otherwise the source's zone applies.
struct TimeColumn {
    std::string column;
    bool utc = true;
    std::optional<TimeUnit> unit; // what a number in it counts; not said: epoch milliseconds
    bool dayFirst = false;        // of dates with the month in digits
};

// One way a product's record arrives. All `require` keys must be at the top level of the record (or in the
// CSV header), compared as written; `match` wants one of the texts in a field
// (one that ends in `*`: a text that begins so).
struct Dialect {
    std::string id;
    std::vector<std::string> require;
    std::vector<std::string> forbid;
    std::vector<std::pair<std::string, std::vector<std::string>>> match;
    std::vector<std::string>
        lift;            // objects (or JSON texts), dotted path, whose members become top-level fields
    std::string replace; // the record is the object (or JSON text) in this field; the rest is wrapper
    std::vector<std::string> xml; // fields with EventData XML whose Data elements become fields
    // fields with "name: value" texts, and what stands between those: the values become fields too
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<std::pair<std::string, std::vector<std::string>>> join; // column <- pieces of a time
    std::vector<std::pair<std::string, std::string>> rename; // written key (dotted after lift) -> column
    std::vector<std::pair<std::string, std::string>> copy; // dotted path into an object that stays -> column
    std::vector<std::pair<std::string, std::string>>
        set;                          // what this shape says by itself: column -> text, if absent
    bool pascal = false;              // first letter of an unmapped key is made a capital
    std::string stripSuffixes;        // "directory": cut _s _g _b _d _t off unmapped keys
    std::vector<std::string> wrapper; // collector's fields: kept, but no part of the record's content
};

// A format: one JSON document in resources/formats, or a user's map (user_format.h).
struct Format {
    std::string id;
    bool user = false; // a map: only of what no built-in format knows
    std::string title;
    std::string table;        // source table, unless tableBy says otherwise
    std::string tableByField; // e.g. Channel or Category
    // value (ASCII case ignored) -> table. "*": any value; "PREFIX*" -> "*": the table is named behind the
    // prefix.
    std::vector<std::pair<std::string, std::string>> tableBy;
    // columns that one table names otherwise: table -> {column, that table's name}
    std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> tableRename;
    std::vector<std::string> key; // columns of the record's key; empty: no key
    bool keyWithTime = false;     // the primary time is part of the key
    // What tells the logs of a source apart (host and channel), the column that numbers the records of each,
    // and the one that says what kind a record is that is no activity: for the account of what a source
    // covers.
    std::vector<std::string> log;
    std::string number;
    std::string kind;
    std::vector<TimeColumn> time; // first that is present and readable
    std::vector<TimeColumn> ingested;
    std::string normaliser; // name of the normalise function
    // direct map for it: Activity column -> source column(s), or {"text": ...} where none of them is filled;
    // null: it has none
    std::shared_ptr<const nlohmann::json> activity;
    std::vector<std::pair<std::string, Type>> columns; // of the source table, where resources declare none
    std::vector<Dialect> dialects;
};

// The source table of a record whose columns have been read: by the format's field, else its own table.
[[nodiscard]] std::string_view tableOf(const Format& format, const Record& record);

struct FoundTime {
    Ticks ticks = kNoTime; // UTC, or the source's wall clock if not zoned
    bool zoned = false;
    std::string_view column; // of the format
};

// Small numbers are no times of any product: milliseconds since 1970 count from 1973 to 9999.
[[nodiscard]] constexpr bool isEpochMs(std::int64_t n)
{
    return n > 100'000'000'000 && n < 253'402'300'800'000;
}

// The first of the columns that is present and readable: texts as parseTime reads them, numbers by the
// column's unit, else as epoch milliseconds. ticks is kNoTime if there is none; `unreadable` then names a
// column that was filled, if any.
struct TimeSearch {
    FoundTime found;
    std::string_view unreadable;
};

[[nodiscard]] TimeSearch findTime(std::span<const TimeColumn> columns, const Record& record);

// What the text of a time alone does not say.
enum class TimeForm : std::uint8_t {
    Text,     // as parseTime reads it; numbers are epoch milliseconds
    DayFirst, // 31/12/2026, 31.12.2026, 31-12-2026
    Seconds,  // since 1970, with or without a fraction
};

// One time as a column of that form holds it. A number counts as milliseconds, or seconds, since 1970.
[[nodiscard]] std::optional<ParsedTime> timeOf(TimeForm form, std::string_view text);

// A format document. where: what to call it in errors.
[[nodiscard]] Result<Format> readFormatDocument(std::string_view json, std::string_view where);

// The built-in formats, from the embedded documents; parsed once, immutable.
[[nodiscard]] Result<std::vector<Format>> loadFormats();

// A record as it lies in the source.
struct RawRecord {
    // Exact, without separators; of EVTX and XML: rendered as JSON. Valid until the next call.
    std::string_view bytes;
    std::uint64_t offset = 0;  // in the (decompressed, decoded) source
    std::uint64_t end = 0;     // where reading would go on after this record
    std::uint64_t ordinal = 0; // from 0, rejects included
};

enum class RejectReason : int {
    NotJson = 1,
    TooLong = 2,
    CellCount = 3,
    UnknownShape = 4,
    UnclosedQuote = 5,
    BadText = 6,
    CutOff = 7,
    BadTime = 8,
    Damaged = 9,
    Checksum = 10,
    NoHeader = 11,
    Draft = 12,
    Overwritten = 13,
};

[[nodiscard]] std::string_view rejectReasonText(RejectReason reason);

// What is said of a source without a record being lost by it: counted neither as read nor as rejected.
[[nodiscard]] constexpr bool isRemark(RejectReason reason)
{
    return reason == RejectReason::Checksum || reason == RejectReason::Overwritten;
}

// Recovered records are numbered from here, so that those of the log itself keep their ordinals.
inline constexpr std::uint64_t kRecoveredOrdinal = 1'000'000'000'000;

struct Reject {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::uint64_t ordinal = 0;
    RejectReason reason = RejectReason::NotJson;
    std::string argument;
};

// What a source turned out to be.
enum class Container : std::uint8_t {
    Unknown,
    JsonLines,
    JsonArray,
    JsonValues,
    LogAnalyticsTables,
    Csv,
    Evtx,
    Xml,
    Lines,
    Ldif,
};

struct Sniffed {
    Container container = Container::Unknown;

    struct Guess {
        const Format* format = nullptr;
        const Dialect* dialect = nullptr;
        double confidence = 0;
        std::string why;
    };

    std::vector<Guess> guesses; // best first; empty: unknown
    std::string problem;        // why nothing was recognised, in words
    std::string encoding;       // of the text, if it is not UTF-8
};

// Looks at the first bytes (a few records), never at the name.
[[nodiscard]] Sniffed sniff(std::string_view head, std::span<const Format> formats);

// Called for each record in order; return false to stop (cancel).
struct Sink {
    // format and dialect were recognised; record has table columns' names; content is a hash over the fields
    // without the collector's wrapper, independent of field order; leaves counts the filled fields.
    std::function<bool(const RawRecord& raw, const Format& format, const Dialect& dialect, Record& record,
                       std::uint64_t content, std::uint32_t leaves)>
        record;
    std::function<bool(const Reject& reject)> reject;
};

struct ReadOptions {
    const Format* only = nullptr;             // --as: take this format whatever the shape says
    std::uint64_t resumeOffset = 0;           // skip records that end at or before this offset
    std::size_t block = std::size_t{1} << 20; // bytes read at a time
    bool recoverDeleted = false;              // deleted records of EVTX too, each marked Recovered
};

struct ReadSummary {
    std::uint64_t records = 0; // rejects included
    bool stopped = false;
};

// Reads one source, which starts at its first byte, to its end. A source whose container is unknown (binary,
// plain text) is an error of kind Unsupported. Bounded memory: one block and a few records (those
// above 64 MiB are rejected).
[[nodiscard]] Result<ReadSummary> readSource(Reader& reader, std::span<const Format> formats,
                                             const ReadOptions& options, const Sink& sink,
                                             const Watch& watch);

} // namespace sightline::import
