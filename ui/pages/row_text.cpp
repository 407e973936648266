// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/row_text.h"

#include "ui/base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

namespace sightline::ui
{

namespace
{

constexpr std::uint64_t kReportEvery = 4096;
constexpr std::size_t kPieceBytes = std::size_t(1) << 16;
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

std::string unformula(std::string_view text)
{
    std::string out;
    if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) out += '\'';
    return out.append(text);
}

// A line break or a tab would end the cell.
std::string oneLine(std::string text)
{
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    return text;
}

std::string markdownCell(std::string_view text)
{
    std::string out;
    for (const char c : oneLine(std::string(text))) {
        if (c == '|' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string jsonText(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// A number or a list that is none is a text: nothing a source wrote is lost.
std::string jsonCell(std::string_view text, Type type)
{
    const bool plain = type == Type::Bool || type == Type::Int || type == Type::Long || type == Type::Real ||
                       type == Type::Dynamic;
    if (text.empty()) return plain || type == Type::DateTime ? "null" : "\"\"";
    return plain && nlohmann::json::accept(text) ? std::string(text) : jsonText(text);
}

class RowWriter
{
public:
    RowWriter(const RowJob& job, const TextSink& out, const Watch& watch)
        : m_job(job), m_out(out), m_watch(watch)
    {
    }

    Result<std::uint64_t> run()
    {
        addHead();
        const std::uint64_t all = rowsIn(m_job.ranges);
        std::uint64_t written = 0;
        for (const RowRange& range : m_job.ranges) {
            for (int row = range.first; row <= range.last; ++row) {
                if (written % kReportEvery == 0) {
                    if (m_watch.stop.stopRequested()) return cancelled();
                    m_watch.report(written, all, "rows");
                }
                SL_TRY(addRow(row));
                if (m_text.size() >= kPieceBytes) SL_TRY(flush());
                ++written;
            }
        }
        SL_TRY(flush());
        return written;
    }

private:
    Result<> flush()
    {
        SL_TRY(m_out(m_text));
        m_text.clear();
        return {};
    }

    void addCells(const std::vector<std::string>& cells)
    {
        const bool markdown = m_job.form == RowForm::Markdown;
        const std::string_view between = m_job.form == RowForm::Tabs  ? "\t"
                                         : m_job.form == RowForm::Csv ? ","
                                                                      : " | ";
        m_text +=
            fmt::format("{}{}{}", markdown ? "| " : "", fmt::join(cells, between), markdown ? " |" : "");
        m_text += m_job.form == RowForm::Csv ? "\r\n" : "\n";
    }

    [[nodiscard]] std::string formed(std::string_view text) const
    {
        switch (m_job.form) {
        case RowForm::Tabs:
            return oneLine(unformula(text));
        case RowForm::Csv:
            return csvCell(text);
        default:
            return markdownCell(text);
        }
    }

    void addHead()
    {
        if (m_job.form == RowForm::JsonLines) return;
        std::vector<std::string> cells;
        for (const int column : m_job.columns) {
            const RowColumn& head = m_job.rows->columns()[column];
            cells.push_back(formed(m_job.words == RowWords::Shown ? toUtf8(head.title) : head.id));
        }
        addCells(cells);
        if (m_job.form == RowForm::Markdown) addCells(std::vector<std::string>(cells.size(), "---"));
    }

    Result<std::string> cell(int row, int column)
    {
        if (m_job.words == RowWords::Stored) return m_job.rows->storedText(row, column);
        const auto text = m_job.rows->shownText(row, column);
        if (!text) return tl::unexpected(text.error());
        return toUtf8(*text);
    }

    Result<> addRow(int row)
    {
        std::vector<std::string> cells;
        for (const int column : m_job.columns) {
            const auto text = cell(row, column);
            if (!text) return tl::unexpected(text.error());
            const RowColumn& head = m_job.rows->columns()[column];
            // What the table says of a number has groups: only what is stored is one.
            const Type type = m_job.words == RowWords::Stored ? head.type : Type::String;
            cells.push_back(m_job.form == RowForm::JsonLines ? jsonText(head.id) + ":" + jsonCell(*text, type)
                                                             : formed(*text));
        }
        if (m_job.form == RowForm::JsonLines)
            m_text += fmt::format("{{{}}}\n", fmt::join(cells, ","));
        else
            addCells(cells);
        return {};
    }

    const RowJob& m_job;
    const TextSink& m_out;
    const Watch& m_watch;
    std::string m_text;
};

} // namespace

std::string csvCell(std::string_view text)
{
    std::string cell = unformula(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"') quoted += '"';
    }
    return quoted + '"';
}

Result<std::uint64_t> writeRows(const RowJob& job, const TextSink& out, const Watch& watch)
{
    return RowWriter(job, out, watch).run();
}

} // namespace sightline::ui
