// SPDX-License-Identifier: GPL-3.0-or-later
// Splits values separated by commas, semicolons or tabs (RFC 4180) into records; cells may hold line ends.
// After a damaged record it goes on at the first line from which a record of the right width reads. One
// thread.
#pragma once

#include "core/import/splitter.h"
#include "core/import/window.h"

#include <deque>

namespace sightline::import
{

// A cell's text; points into the record or, with doubled quotes undone, into `kept`.
using CsvCells = std::vector<std::string_view>;
void csvCells(std::string_view record, char separator, CsvCells& cells, std::deque<std::string>& kept);

class CsvSplitter final : public Splitter
{
public:
    explicit CsvSplitter(Window& window) : m_window(window) {}

    // Reads the header; false if the first record is none.
    [[nodiscard]] bool begin();
    Step next(RawRecord& record, Reject& reject) override;

    [[nodiscard]] Container container() const override { return Container::Csv; }

    [[nodiscard]] const std::string& header() const override { return m_header; }

    [[nodiscard]] char separator() const { return m_separator; }

private:
    enum class Stop { Good, Width, Quote, Open, TooLong, Nul };

    struct Scan {
        Stop stop = Stop::Good;
        std::size_t length = 0; // without the line end
        std::size_t next = 0;   // behind it
        std::size_t cells = 0;
        bool atEnd = false; // the source ended instead of the line
    };

    [[nodiscard]] Scan scan(std::size_t from, std::size_t cap);
    [[nodiscard]] Scan scanQuoted(std::size_t from, std::size_t cap);
    void skipLine();
    [[nodiscard]] bool toRecord();
    Step good(const Scan& s, RawRecord& record);
    Step damage(const Scan& bad, Reject& reject);

    Window& m_window;
    std::string m_header;
    char m_separator = ',';
    std::size_t m_width = 0;
    std::size_t m_largest = 0;
    std::size_t m_cap = kMaxRecord;
    std::uint64_t m_work = 0;
    std::uint64_t m_plainTo = 0; // in the source: up to here there is no quotation mark and no NUL
    std::size_t m_pending = 0;
    std::uint64_t m_ordinal = 0;
};

} // namespace sightline::import
