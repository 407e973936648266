// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/graft.h"

#include "core/demo/graft_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace sightline::demo
{

namespace
{

namespace fs = std::filesystem;
using Document = nlohmann::json;

constexpr std::uintmax_t kMostBytes = 256'000'000; // a trace is read whole
constexpr std::size_t kFirstRecord = 65'536;       // its time is looked for so far

// Fields that bear the time of a record, the best first.
constexpr std::string_view kTimeFields[] = {"@timestamp",       "TimeGenerated", "CreationTime",
                                            "createdDateTime",  "TimeCreated",   "SystemTime",
                                            "activityDateTime", "EventTime",     "UtcTime"};

tl::unexpected<Error> wrongSpec(std::string text, const fs::path& spec)
{
    return fail(ErrorKind::InvalidInput, "demo.graft", std::move(text), spec.filename().string());
}

Result<std::string> readText(const fs::path& path)
{
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (error)
        return fail(ErrorKind::NotFound, "demo.graft", "the file cannot be read: " + error.message(),
                    path.string());
    if (bytes > kMostBytes)
        return fail(ErrorKind::Limit, "demo.graft", "the trace is too large to graft", path.string());
    std::ifstream in(path, std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(in), {}};
    if (out.find('\0') != std::string::npos)
        return fail(ErrorKind::InvalidInput, "demo.graft",
                    "the trace is no text; only JSON and CSV are grafted", path.string());
    return out;
}

struct Spec {
    fs::path file;
    std::string kind;
    std::int64_t part = 600;
    std::optional<std::int64_t> hour;
    std::optional<Ticks> first;
    std::vector<std::string> users;
    Replacements words;
};

Result<std::string> resolved(const Company& company, const std::string& text)
{
    if (!text.starts_with('@')) return text;
    return resolveRole(company, text);
}

Result<> readWords(const Company& company, const Document& document, const fs::path& path, Spec& spec)
{
    const auto replace = document.value("replace", Document::object());
    if (!replace.is_object()) return wrongSpec("\"replace\" must be an object of old and new texts", path);
    for (const auto& [old, become] : replace.items()) {
        if (old.empty() || !become.is_string())
            return wrongSpec("\"replace\" must be an object of old and new texts", path);
        auto text = resolved(company, become.get<std::string>());
        if (!text) return tl::unexpected(std::move(text.error()));
        spec.words.emplace_back(old, std::move(*text));
    }
    for (const auto& user : document.value("users", Document::array())) {
        if (!user.is_string()) return wrongSpec("\"users\" must be an array of names", path);
        auto text = resolved(company, user.get<std::string>());
        if (!text) return tl::unexpected(std::move(text.error()));
        spec.users.push_back(std::move(*text));
    }
    return {};
}

Result<Spec> readSpec(const Company& company, const GraftInput& input)
{
    const auto text = readText(input.spec);
    if (!text) return tl::unexpected(text.error());
    const Document document = Document::parse(*text, nullptr, false);
    const auto isText = [&](const char* name) {
        return document.contains(name) && document[name].is_string();
    };
    if (!document.is_object() || !isText("file"))
        return wrongSpec("a graft is a JSON object with the member \"file\"", input.spec);
    Spec spec;
    const fs::path named = document["file"].get<std::string>();
    const fs::path beside = input.spec.parent_path() / named;
    std::error_code ignored;
    spec.file = fs::exists(beside, ignored) ? beside : input.data / named;
    spec.kind = isText("kind") ? document["kind"].get<std::string>() : "graft";
    if (document.contains("part")) {
        const bool good = document["part"].is_number_integer();
        spec.part = good ? document["part"].get<std::int64_t>() : -1;
        if (spec.part < 0 || spec.part > 1000)
            return wrongSpec("\"part\" must be from 0 to 1000", input.spec);
    }
    if (document.contains("hour")) {
        const bool good = document["hour"].is_number_integer();
        spec.hour = good ? document["hour"].get<std::int64_t>() : -1;
        if (*spec.hour < 0 || *spec.hour > 23) return wrongSpec("\"hour\" must be from 0 to 23", input.spec);
    }
    if (isText("first")) {
        const auto time = parseTime(document["first"].get<std::string>());
        if (!time) return wrongSpec("\"first\" must be a time", input.spec);
        spec.first = time->ticks;
    }
    SL_TRY(readWords(company, document, input.spec, spec));
    return spec;
}

Ticks momentOf(const Company& company, const Spec& spec)
{
    const Ticks minutes = (company.end - company.start) / kTicksPerMinute * spec.part / 1000;
    const Ticks t = company.start + minutes * kTicksPerMinute;
    if (!spec.hour) return t;
    const Ticks onDay = startOfDay(t) + *spec.hour * kTicksPerHour;
    return onDay < company.start ? onDay + kTicksPerDay : onDay;
}

std::optional<Ticks> firstTime(std::string_view text)
{
    const std::string_view head = text.substr(0, kFirstRecord);
    for (const std::string_view field : kTimeFields) {
        const std::size_t at = head.find(fmt::format("\"{}\"", field));
        if (at == std::string_view::npos) continue;
        if (const auto time = timeFrom(head, at + field.size() + 2)) return time;
    }
    return timeFrom(head, 0);
}

// Records of a text by its line ends outside of quotes; the first line of a CSV file is its header.
std::size_t countRecords(std::string_view text, bool csv)
{
    std::size_t lines = 0;
    bool quoted = false, empty = true;
    for (const char c : text) {
        if (c == '"' && csv) quoted = !quoted;
        if (c == '\n' && !quoted) {
            lines += empty ? 0 : 1;
            empty = true;
        } else if (c != '\r') {
            empty = false;
        }
    }
    lines += empty ? 0 : 1;
    return csv && lines > 0 ? lines - 1 : lines;
}

Document entryOf(const GraftInput& input, const Spec& spec, const std::string& name, std::string_view text,
                 Ticks start)
{
    const bool csv = fs::path(name).extension() == ".csv";
    // A document over many lines is one source; its records have no lines to be named by.
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool lines = csv ||
                       (first != std::string_view::npos && text[first] == '{' &&
                        text.substr(first).find("}\n{") != std::string_view::npos) ||
                       text.find("}\r\n{") != std::string_view::npos;
    Document activities = Document::array();
    const std::size_t records = lines ? countRecords(text, csv) : 1;
    for (std::size_t i = 0; i < records; ++i)
        activities.push_back(fmt::format("{}#{}", name, i));
    return {{"id", fmt::format("graft-{}", input.number)},
            {"kind", spec.kind},
            {"users", spec.users},
            {"start", isoText(start)},
            {"end", isoText(std::max(start, lastTime(text)))},
            {"intensity", 1.0},
            {"graft", spec.file.filename().string()},
            {"activities", std::move(activities)}};
}

} // namespace

Result<nlohmann::json> writeGraft(const fs::path& dir, const Company& company, const GraftInput& input)
{
    const auto spec = readSpec(company, input);
    if (!spec) return tl::unexpected(spec.error());
    const auto trace = readText(spec->file);
    if (!trace) return tl::unexpected(trace.error());
    const auto first = spec->first ? spec->first : firstTime(*trace);
    if (!first)
        return fail(ErrorKind::InvalidInput, "demo.graft", "the trace holds no time", spec->file.string());
    const Ticks start = momentOf(company, *spec);
    const std::string text = replaceWords(shiftTimes(*trace, start - *first), spec->words);
    const std::string name = fmt::format("grafts/{}-{}", input.number, spec->file.filename().string());
    std::ofstream out(dir / name, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) return fail(ErrorKind::Io, "demo.write", "the demo data cannot be written", name);
    return entryOf(input, *spec, name, text, start);
}

} // namespace sightline::demo
