// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv_splitter.h"

#include "core/import/plain_line.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sightline::import
{
namespace
{

constexpr std::uint64_t kWorkBudget = std::uint64_t{256} << 20;
constexpr std::string_view kSeparators = ",;\t"; // the first wins if none is more frequent
constexpr std::size_t kLookAhead = std::size_t{64} << 10;
constexpr std::size_t kLongestHeader = std::size_t{1} << 20;

} // namespace

void csvCells(std::string_view record, char separator, CsvCells& cells, std::deque<std::string>& kept)
{
    cells.clear();
    std::size_t i = 0;
    for (;;) {
        if (i < record.size() && record[i] == '"') {
            const std::size_t first = ++i;
            bool doubled = false;
            while (i < record.size() &&
                   (record[i] != '"' || (i + 1 < record.size() && record[i + 1] == '"'))) {
                if (record[i] == '"') {
                    doubled = true;
                    ++i;
                }
                ++i;
            }
            std::string_view cell = record.substr(first, i - first);
            if (doubled) {
                std::string& text = kept.emplace_back();
                for (std::size_t k = 0; k < cell.size(); ++k) {
                    text += cell[k];
                    if (cell[k] == '"') ++k;
                }
                cell = text;
            }
            cells.push_back(cell);
            i = std::min(i + 1, record.size());
        } else {
            const std::size_t end = std::min(record.find(separator, i), record.size());
            cells.push_back(record.substr(i, end - i));
            i = end;
        }
        if (i >= record.size()) return;
        ++i; // the separator
    }
}

// Reads one record from `from`: to the line end outside quotes.
CsvSplitter::Scan CsvSplitter::scan(std::size_t from, std::size_t cap)
{
    const std::string_view loaded = m_window.rest().substr(std::min(from, m_window.rest().size()));
    const std::uint64_t at = m_window.offset() + from;
    m_plainTo = std::max(m_plainTo, at);
    PlainLine line = plainLine(loaded.substr(0, m_plainTo - at), m_separator);
    if (!line.ended) { // look further, once
        m_plainTo += plainPart(loaded.substr(m_plainTo - at, kLookAhead));
        line = plainLine(loaded.substr(0, m_plainTo - at), m_separator);
    }
    if (!line.ended || line.length > cap) return scanQuoted(from, cap);
    const bool wide = m_width == 0 || line.cells == m_width;
    const std::size_t length = line.length - (loaded.substr(0, line.length).ends_with('\r') ? 1 : 0);
    return {wide ? Stop::Good : Stop::Width, length, from + line.length + 1, line.cells, false};
}

// The same, byte by byte: with quotation marks, or at the end of what is loaded.
CsvSplitter::Scan CsvSplitter::scanQuoted(std::size_t from, std::size_t cap)
{
    std::size_t i = from;
    std::size_t cells = 1;
    bool nul = false;
    for (;;) {
        int c = m_window.at(i);
        if (c == '"') { // a quoted cell: quotes inside an unquoted one are plain characters
            for (++i;; ++i) {
                c = m_window.at(i);
                if (c == '"' && m_window.at(i + 1) == '"')
                    ++i;
                else if (c == '"')
                    break;
                if (c < 0) return {Stop::Open, i - from, i, cells, true};
                if (i - from > cap) return {Stop::TooLong, i - from, i, cells, false};
                nul = nul || c == 0;
            }
            c = m_window.at(++i);
            if (c == '\r' && (m_window.at(i + 1) == '\n' || m_window.at(i + 1) < 0)) c = m_window.at(++i);
            if (c >= 0 && c != m_separator && c != '\n') return {Stop::Quote, i - from, i, cells, false};
        }
        while (c >= 0 && c != m_separator && c != '\n') {
            nul = nul || c == 0;
            if (i - from > cap) return {Stop::TooLong, i - from, i, cells, false};
            c = m_window.at(++i);
        }
        if (c == m_separator) {
            ++cells;
            ++i;
            continue;
        }
        const std::size_t next = c < 0 ? i : i + 1;
        if (i > from && m_window.at(i - 1) == '\r') --i;
        const bool wide = m_width == 0 || cells == m_width;
        return {nul ? Stop::Nul : wide ? Stop::Good : Stop::Width, i - from, next, cells, c < 0};
    }
}

// Behind the next line end, without keeping what is passed over: a line may be as long as the source.
void CsvSplitter::skipLine()
{
    for (;;) {
        const std::size_t at = m_window.rest().find('\n');
        if (at != std::string_view::npos) return m_window.consume(at + 1);
        m_window.consume(m_window.rest().size());
        if (!m_window.more()) return;
    }
}

bool CsvSplitter::begin()
{
    if (!toRecord()) return false;
    // What shells and spreadsheets write before the header: the type of the objects, the separator.
    while (m_window.at(5) >= 0 &&
           (m_window.rest().starts_with("#TYPE ") || m_window.rest().starts_with("sep="))) {
        skipLine();
        if (!toRecord()) return false;
    }
    // The separator is the one that is most frequent outside quotes in the first line.
    std::array<std::size_t, kSeparators.size()> count{};
    bool quoted = false;
    for (std::size_t i = 0; i < kLongestHeader; ++i) {
        const int c = m_window.at(i);
        if (c < 0 || c == 0 || (c == '\n' && !quoted)) break;
        if (c == '"') quoted = !quoted;
        const std::size_t known = quoted ? std::string_view::npos : kSeparators.find(static_cast<char>(c));
        if (known != std::string_view::npos) ++count[known];
    }
    m_separator =
        kSeparators[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
    const Scan s = scan(0, kLongestHeader);
    if (s.stop != Stop::Good || s.cells < 2) return false;
    m_header = m_window.rest().substr(0, s.length);
    m_width = s.cells;
    m_window.consume(s.next);
    return true;
}

bool CsvSplitter::toRecord()
{
    for (;;) {
        const int c = m_window.at(0);
        if (c < 0) return false;
        if (c != '\n' && (c != '\r' || (m_window.at(1) != '\n' && m_window.at(1) >= 0))) return true;
        m_window.consume(1);
    }
}

Splitter::Step CsvSplitter::good(const Scan& s, RawRecord& record)
{
    m_largest = std::max(m_largest, s.length);
    const std::uint64_t offset = m_window.offset();
    record = {m_window.rest().substr(0, s.length), offset, offset + s.next, m_ordinal++};
    m_pending = s.next;
    return Step::Record;
}

Splitter::Step CsvSplitter::damage(const Scan& bad, Reject& reject)
{
    reject = {m_window.offset(), 0, m_ordinal++, RejectReason::CellCount, {}};
    if (bad.stop == Stop::Quote || bad.stop == Stop::Open) reject.reason = RejectReason::UnclosedQuote;
    if (bad.stop == Stop::TooLong) reject.reason = RejectReason::TooLong;
    if (bad.stop == Stop::Nul) reject.reason = RejectReason::BadText;
    if (bad.stop == Stop::Width) reject.argument = std::to_string(bad.cells) + "/" + std::to_string(m_width);
    if (bad.stop == Stop::Open || bad.stop == Stop::TooLong)
        m_cap = std::min(kMaxRecord, std::max(std::size_t{1} << 20, 64 * m_largest));
    // A record of the right width with a NUL ends where it ends; all others at a line that reads well.
    bool more = false;
    if (bad.stop == Stop::Nul && bad.cells == m_width)
        m_window.consume(bad.next);
    else
        skipLine();
    std::uint64_t end = m_window.offset();
    while (toRecord()) {
        const Scan s = scan(0, m_work > kWorkBudget ? std::size_t{4096} : m_cap);
        m_work += s.length;
        more = s.stop == Stop::Good || (s.stop == Stop::Nul && s.cells == m_width);
        if (more) break;
        skipLine();
        end = m_window.offset();
    }
    if (!more && (bad.atEnd || bad.stop == Stop::Open)) reject.reason = RejectReason::CutOff;
    reject.length = end - reject.offset;
    return Step::Reject;
}

Splitter::Step CsvSplitter::next(RawRecord& record, Reject& reject)
{
    m_window.consume(std::exchange(m_pending, 0));
    if (!toRecord()) return Step::End;
    const Scan s = scan(0, m_cap);
    if (s.stop == Stop::Good) return good(s, record);
    return damage(s, reject);
}

} // namespace sightline::import
