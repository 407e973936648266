// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <set>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kWidestCell = 72; // characters; longer ones are cut in tables only

std::string dumped(const Json& value, int indent = -1)
{
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// What a table or CSV shows of a value: texts bare, lists of plain values joined, anything else as JSON.
std::string cellText(const Json& value)
{
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    const auto plain = [](const Json& v) { return !v.is_structured(); };
    if (!value.is_array() || !std::ranges::all_of(value, plain)) return dumped(value);
    std::string out;
    for (const Json& v : value)
        out += (out.empty() ? "" : ", ") + cellText(v);
    return out;
}

char32_t decodeAt(std::string_view s, std::size_t& i)
{
    const auto lead = static_cast<unsigned char>(s[i++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t code = more == 0 ? lead : lead & (0x3F >> more);
    for (int k = 0; k < more && i < s.size(); ++k)
        code = (code << 6) | (static_cast<unsigned char>(s[i++]) & 0x3F);
    return code;
}

// C0 and C1 controls, bidirectional marks and overrides, line and paragraph separators, zero-width
// characters.
bool isTreacherous(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string escapeOf(char32_t c)
{
    if (c == '\n') return "\\n";
    if (c == '\r') return "\\r";
    if (c == '\t') return "\\t";
    return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
}

std::size_t widthOf(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string cut(std::string text)
{
    if (widthOf(text) <= kWidestCell) return text;
    std::size_t i = 0;
    for (std::size_t n = 1; n < kWidestCell; ++n)
        decodeAt(text, i);
    text.resize(i);
    return text + "…";
}

std::vector<std::string> columnsOf(const Json& rows, const std::vector<std::string>& wanted)
{
    if (!wanted.empty()) return wanted;
    std::vector<std::string> out;
    std::set<std::string, std::less<>> known;
    for (const Json& row : rows) {
        if (!row.is_object()) continue;
        for (const auto& [key, value] : row.items()) {
            if (known.insert(key).second) out.push_back(key);
        }
    }
    return out;
}

const Json& cellOf(const Json& row, const std::string& column)
{
    static const Json kNull;
    if (!row.is_object()) return row;
    const auto it = row.find(column);
    return it == row.end() ? kNull : *it;
}

void printTable(std::ostream& out, const Json& rows, const std::vector<std::string>& wanted)
{
    const auto columns = columnsOf(rows, wanted);
    std::vector<std::size_t> widths;
    std::vector<bool> numbers(columns.size(), !rows.empty());
    std::vector<std::vector<std::string>> cells;
    for (const auto& c : columns)
        widths.push_back(widthOf(c));
    for (const Json& row : rows) {
        auto& line = cells.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Json& value = cellOf(row, columns[i]);
            line.push_back(cut(shownText(cellText(value))));
            widths[i] = std::max(widths[i], widthOf(line.back()));
            if (!value.is_number() && !value.is_null()) numbers[i] = false;
        }
    }
    const auto print = [&](const std::vector<std::string>& line) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string pad(widths[i] - widthOf(line[i]), ' ');
            text += numbers[i] ? pad + line[i] : line[i] + pad;
            if (i + 1 < line.size()) text += "  ";
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    };
    print(columns);
    for (const auto& line : cells)
        print(line);
}

bool isTable(const Json& value)
{
    return value.is_array() && !value.empty() &&
           std::ranges::all_of(value, [](const Json& v) { return v.is_object(); });
}

// A document without rows: its plain members as lines, then its objects and lists of objects under their
// names.
void printDocument(std::ostream& out, const Json& document)
{
    std::size_t width = 0;
    const auto apart = [](const Json& v) { return isTable(v) || (v.is_object() && !v.empty()); };
    for (const auto& [key, value] : document.items())
        width = std::max(width, apart(value) ? 0 : widthOf(key));
    for (const auto& [key, value] : document.items()) {
        if (apart(value)) continue;
        out << shownText(key) << std::string(width - std::min(width, widthOf(key)) + 2, ' ')
            << shownText(cellText(value)) << '\n';
    }
    for (const auto& [key, value] : document.items()) {
        if (!apart(value)) continue;
        out << '\n' << shownText(key) << ":\n";
        if (isTable(value)) {
            printTable(out, value, {});
        } else {
            printDocument(out, value);
        }
    }
}

std::string quoted(std::string text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

void printCsv(std::ostream& out, const Json& rows, const std::vector<std::string>& wanted)
{
    const auto columns = columnsOf(rows, wanted);
    std::string line;
    for (const auto& c : columns)
        line += (line.empty() ? "" : ",") + csvCell(c);
    if (!columns.empty()) out << line << "\r\n";
    for (const Json& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            out << (i == 0 ? "" : ",") << csvCell(cellOf(row, columns[i]));
        out << "\r\n";
    }
}

const Json* rowsOf(const Answer& answer)
{
    if (answer.rows) return &*answer.rows;
    if (!answer.rowsKey.empty()) return &answer.document.at(answer.rowsKey);
    return answer.document.is_array() ? &answer.document : nullptr;
}

} // namespace

std::string shownText(std::string_view text)
{
    const std::string valid = repairUtf8(text);
    std::string out;
    out.reserve(valid.size());
    for (std::size_t i = 0; i < valid.size();) {
        const std::size_t from = i;
        const char32_t code = decodeAt(valid, i);
        out += isTreacherous(code) ? escapeOf(code) : valid.substr(from, i - from);
    }
    return out;
}

std::string csvCell(const Json& value)
{
    std::string text = cellText(value);
    const bool formula = !value.is_number() && !text.empty() &&
                         std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    return quoted(formula ? "'" + text : std::move(text));
}

void printAnswer(std::ostream& out, const Answer& answer, Format format)
{
    if (format == Format::JsonDocument) {
        out << dumped(answer.document, 2) << '\n';
        return;
    }
    const Json* rows = rowsOf(answer);
    if (format == Format::Table) {
        if (!answer.heading.empty()) out << shownText(answer.heading) << "\n\n";
        if (rows != nullptr) {
            printTable(out, *rows, answer.columns);
        } else {
            printDocument(out, answer.document);
        }
        return;
    }
    const Json single = rows == nullptr ? Json::array({answer.document}) : Json();
    const Json& all = rows == nullptr ? single : *rows;
    if (format == Format::Csv) {
        printCsv(out, all, {});
        return;
    }
    for (const Json& row : all)
        out << dumped(row) << '\n';
}

} // namespace sightline::cli
