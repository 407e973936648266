// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_splitter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sightline::import
{
namespace
{

// Arrays in an object that are the page of an API's answer, and the scalars that may stand before them.
constexpr std::array<std::string_view, 6> kPageKeys{"value",   "data",    "Records",
                                                    "records", "results", "Results"};
constexpr std::array<std::string_view, 8> kPagePreface{"count",           "total", "hasNext",     "nextLink",
                                                       "@odata.nextLink", "max",   "moreThanMax", "skip"};
// Answers of searches begin with these; lists and objects may then stand before the page, and the page may
// lie in an object of its own.
constexpr std::array<std::string_view, 7> kSearchStart{"took",   "timed_out",  "_scroll_id", "preview",
                                                       "pit_id", "is_partial", "init_offset"};
constexpr std::string_view kSearchPage = "hits";
constexpr std::size_t kLongestPreface = std::size_t{1} << 20;
constexpr std::array<std::string_view, 4> kPageSchema{"Schema", "schema", "Stats",
                                                      "stats"}; // and their values
constexpr std::size_t kLongestKey = 256;
constexpr std::uint64_t kWorkBudget = std::uint64_t{256} << 20;
constexpr int kChain = 8;
constexpr std::size_t kLongestGuess = std::size_t{64} << 10; // of a line, where no long record came before
constexpr std::size_t kForget = std::size_t{64} << 10;       // of a damaged span is kept at most

bool isBlank(int c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Most often there is none, which the search from the front sees many times as fast.
std::size_t lastLineEnd(std::string_view text)
{
    if (text.find('\n') == std::string_view::npos) return std::string_view::npos;
    return text.rfind('\n');
}

bool contains(auto& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

JsonSplitter::Scan JsonSplitter::scan(std::size_t from, const ScanLimits& limits)
{
    std::size_t i = from;
    std::size_t column = 0;
    int depth = limits.depth;
    bool inString = false;
    bool lineStart = false;
    for (;;) {
        const std::string_view bytes = m_window.rest();
        for (; i < bytes.size(); ++i) {
            const char c = bytes[i];
            if (inString) {
                if (c == '"')
                    inString = false;
                else if (c == '\\')
                    ++i;
                else if (c == '\n')
                    return {Stop::Newline, i - from};
                continue;
            }
            if (lineStart && limits.strict && c == open() && column <= limits.column)
                return {Stop::NextRecord, i - from};
            if (c == '\n') {
                lineStart = true;
                column = 0;
                continue;
            }
            if (lineStart && (c == ' ' || c == '\t')) {
                ++column;
                continue;
            }
            lineStart = false;
            if (c == '"')
                inString = true;
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth <= 0)
                return {Stop::Closed, i + 1 - from};
        }
        if (i - from > limits.cap) return {Stop::TooLong, i - from};
        if (!m_window.more())
            return {Stop::Eof, m_window.rest().size() - std::min(from, m_window.rest().size())};
    }
}

void JsonSplitter::consume(std::size_t n)
{
    const std::string_view taken = m_window.rest().substr(0, n);
    const std::size_t line = lastLineEnd(taken);
    m_column = line == std::string_view::npos ? m_column + n : n - line - 1;
    m_window.consume(n);
}

void JsonSplitter::blanks(std::size_t& i)
{
    while (isBlank(m_window.at(i)))
        ++i;
}

std::optional<std::string> JsonSplitter::key(std::size_t& i)
{
    blanks(i);
    if (m_window.at(i) != '"') return std::nullopt;
    std::string name;
    for (++i; m_window.at(i) != '"'; ++i) {
        const int c = m_window.at(i);
        if (c < ' ' || c == '\\' || name.size() > kLongestKey) return std::nullopt;
        name += static_cast<char>(c);
    }
    ++i;
    blanks(i);
    if (m_window.at(i) != ':') return std::nullopt;
    ++i;
    blanks(i);
    return name;
}

bool JsonSplitter::skipScalar(std::size_t& i)
{
    const int first = m_window.at(i);
    if (first == '"') {
        for (++i; m_window.at(i) != '"'; ++i) {
            if (m_window.at(i) == '\\') ++i;
            if (m_window.at(i) < ' ') return false;
        }
        ++i;
    } else {
        if (first < 0 || first == '{' || first == '[') return false;
        while (m_window.at(i) >= 0 && m_window.at(i) != ',' && m_window.at(i) != '}' &&
               !isBlank(m_window.at(i)))
            ++i;
    }
    blanks(i);
    return true;
}

// At the bracket of a list with this name: whether it is a page of records.
bool JsonSplitter::isPage(const std::string& name, std::size_t i, bool certain)
{
    const bool tables = name == "tables" || name == "Tables";
    if (!tables && !contains(kPageKeys, name) && !(certain && name == kSearchPage)) return false;
    blanks(++i);
    const int c = m_window.at(i);
    return c == '{' || (c == ']' && !tables) || certain;
}

// At the brace of an object at the top: a page of records or a Log Analytics answer is entered.
bool JsonSplitter::enterObject()
{
    std::size_t i = 1;
    int depth = 1;
    bool odata = false; // it can be nothing but a page, however its array begins
    bool search = false;
    for (;;) {
        const auto name = key(i);
        if (!name) return false;
        const int c = m_window.at(i);
        if (c == '[' && isPage(*name, i, odata || depth > 1)) {
            const bool tables = *name == "tables" || *name == "Tables";
            consume(i + 1);
            m_place = tables ? Place::Tables : Place::Page;
            m_container = tables ? Container::LogAnalyticsTables : Container::JsonArray;
            m_pageDepth = depth;
            return true;
        }
        odata = odata || name->starts_with("@odata.");
        search = search || (i < kLongestKey && contains(kSearchStart, *name));
        if (search && c == '{' && *name == kSearchPage && depth == 1) {
            ++depth;
            ++i;
            continue;
        }
        if ((search || contains(kPageSchema, *name)) && (c == '{' || c == '[')) {
            const Scan value = scan(i, {.cap = kLongestPreface});
            if (value.stop != Stop::Closed) return false;
            i += value.length;
            blanks(i);
        } else if ((!search && !odata && !contains(kPagePreface, *name)) || !skipScalar(i)) {
            return false;
        }
        if (m_window.at(i) != ',') return false;
        ++i;
    }
}

// At the brace of a table: its columns are kept, its rows are entered.
void JsonSplitter::enterTable()
{
    consume(1);
    m_header.clear();
    for (;;) {
        std::size_t i = 0;
        const auto name = key(i);
        if (!name) return;
        if (m_window.at(i) == '[' && (*name == "rows" || *name == "Rows")) {
            consume(i + 1);
            m_place = Place::Rows;
            return;
        }
        if (m_window.at(i) == '[' || m_window.at(i) == '{') {
            const Scan value = scan(i, {});
            if (value.stop != Stop::Closed) return;
            if (*name == "columns" || *name == "Columns") m_header = m_window.rest().substr(i, value.length);
            i += value.length;
            blanks(i);
        } else if (!skipScalar(i)) {
            return;
        }
        if (m_window.at(i) == ',') ++i;
        consume(i);
    }
}

// Behind a page's array: the rest of its object.
void JsonSplitter::skipTail()
{
    const Scan tail = scan(0, {.depth = m_place == Place::Page ? m_pageDepth : 1});
    consume(tail.stop == Stop::Closed ? tail.length : 0);
}

void JsonSplitter::leave()
{
    consume(1);
    if (m_place == Place::Array) m_place = Place::Top;
    if (m_place == Place::Top) return;
    // Only a comma and a name, or the closing brace, end a page; anything else is a bracket of damage.
    std::size_t i = 0;
    blanks(i);
    if (m_window.at(i) == ',') {
        ++i;
        blanks(i);
        if (m_window.at(i) != '"') return;
    } else if (m_window.at(i) != '}') {
        return;
    }
    skipTail();
    m_place = m_place == Place::Rows ? Place::Tables : Place::Top;
}

bool JsonSplitter::enter(int c)
{
    if (c == '[' && m_place == Place::Top) {
        m_place = Place::Array;
        if (m_container == Container::Unknown) m_container = Container::JsonArray;
        consume(1);
        return true;
    }
    if (c == '[' && m_place != Place::Rows) {
        consume(1);
        return true;
    }
    if (c != '{') return false;
    if (m_place == Place::Tables) {
        enterTable();
        return true;
    }
    return m_place == Place::Top && enterObject();
}

bool JsonSplitter::toElement()
{
    for (;;) {
        const int c = m_window.at(0);
        if (c < 0) return false;
        if (isBlank(c) || c == ',' || c == '}')
            consume(1);
        else if (c == ']')
            leave();
        else if (!enter(c))
            return true;
    }
}

void JsonSplitter::learnKey(std::size_t length)
{
    const std::string_view bytes = m_window.rest().substr(0, std::min(length, kLongestKey));
    const std::size_t quote = open() == '{' ? bytes.find('"') : std::string_view::npos;
    const std::size_t end = quote == std::string_view::npos ? quote : bytes.find('"', quote + 1);
    m_firstKey = end == std::string_view::npos ? std::string_view() : bytes.substr(quote, end + 1 - quote);
}

void JsonSplitter::learn(std::size_t length)
{
    m_largest = std::max(m_largest, length);
    m_goodColumn = m_column;
    learnKey(length);
    if (m_container != Container::Unknown) return;
    const bool oneLine = m_window.rest().substr(0, length).find('\n') == std::string_view::npos;
    const int after = m_window.at(length);
    m_container = oneLine && (after < 0 || after == '\r' || after == '\n') ? Container::JsonLines
                                                                           : Container::JsonValues;
}

Splitter::Step JsonSplitter::good(std::size_t length, RawRecord& record)
{
    learn(length);
    const std::uint64_t offset = m_window.offset();
    record = {m_window.rest().substr(0, length), offset, offset + length, m_ordinal++};
    m_pending = length;
    return Step::Record;
}

// Whether an array ends well at its bracket `i`: at the end of its page or of the source.
bool JsonSplitter::endsWell(std::size_t i)
{
    ++i;
    blanks(i);
    const int c = m_window.at(i);
    if (c < 0 || c == '[' || c == '{') return true;
    if (m_place == Place::Array || m_place == Place::Top) return false;
    ++i;
    if (c == ',') {
        const auto name = key(i);
        return m_place == Place::Rows ||
               (name && (name->starts_with("@odata.") || contains(kPagePreface, *name)));
    }
    blanks(i);
    const int after = m_window.at(i);
    const bool inner = m_place == Place::Page && m_pageDepth > 1 && after == '}';
    return c == '}' && (m_place == Place::Rows || inner || after < 0 || after == '{' || after == '[');
}

// At the end of the source a record cut behind an inner list looks like a whole one: then the element must
// have the first field of the record before it.
bool JsonSplitter::likeLast(std::size_t from, std::size_t length) const
{
    return m_firstKey.empty() ||
           m_window.rest().substr(from, length).find(m_firstKey) != std::string_view::npos;
}

// Whether the element at `from` is one of the records and not of a list inside a record: looks at what
// follows, a few elements far.
bool JsonSplitter::followsWell(std::size_t from, std::size_t length)
{
    std::size_t i = from + length;
    for (int n = 0; n < kChain; ++n) {
        blanks(i);
        const int c = m_window.at(i);
        if (c == ']') return endsWell(i) && (m_window.at(i + 1) >= 0 || likeLast(from, length));
        if (c != ',') return c >= 0 && c != '}';
        ++i;
        blanks(i);
        if (m_window.at(i) != open()) return m_window.at(i) >= 0;
        const Scan s = scan(i, {.cap = m_cap, .strict = true});
        m_work += s.length;
        if (s.stop != Stop::Closed) return s.stop != Stop::Eof;
        i += s.length;
    }
    return true;
}

bool JsonSplitter::isRecord(std::size_t from, std::size_t length) const
{
    const std::string_view bytes = m_window.rest().substr(from);
    return m_accept(bytes.substr(0, length), bytes.size() - length);
}

bool JsonSplitter::isElement(std::size_t i, std::size_t column, std::size_t& length)
{
    const std::size_t cap = m_work > kWorkBudget ? 512 : m_cap;
    const Scan s = scan(i, {.cap = cap, .column = column, .strict = true});
    m_work += s.length;
    length = s.length;
    return s.stop == Stop::Closed && isRecord(i, s.length);
}

// From the start of a damaged span to the next element that parses; false if there is none. A candidate
// follows a line end, no deeper than the records so far (deeper ones lie inside a record), or another
// element.
bool JsonSplitter::resync(std::uint64_t& end)
{
    const bool inList = m_container == Container::JsonArray || m_container == Container::LogAnalyticsTables;
    const bool started = m_window.at(0) == open();
    const bool glued = !started && m_container == Container::JsonValues;
    const bool anyDepth = m_goodColumn == std::string::npos && !started;
    const std::size_t deepest =
        std::max(started ? m_column : 0, m_goodColumn == std::string::npos ? 0 : m_goodColumn);
    std::size_t column = m_column;
    int before = 0;
    bool line = false;
    for (std::size_t i = 0;; ++i) {
        const int c = m_window.at(i);
        if (c < 0) {
            consume(i);
            return false;
        }
        if (c == '\n') line = true;
        column = c == '\n' ? 0 : column + 1;
        if (isBlank(c)) continue;
        if (c == open() && before != 0) {
            const bool listed = !line && before == ',' && inList;
            const bool candidate =
                line ? anyDepth || column - 1 <= deepest : listed || (before == '}' && c == '{') || glued;
            if (candidate && isElement(i, column - 1, m_found) && (!listed || followsWell(i, m_found))) {
                consume(i);
                return true;
            }
        }
        before = c;
        line = false;
        if (c != ',') end = m_window.offset() + i + 1;
        if (i >= kForget) {
            consume(i);
            i = 0;
        }
    }
}

Splitter::Step JsonSplitter::damage(const Scan& bad, Reject& reject)
{
    reject = {m_window.offset(), 0, m_ordinal++, RejectReason::NotJson, {}};
    if (m_firstKey.empty()) learnKey(kLongestKey);
    std::uint64_t end = reject.offset + 1;
    const bool more = resync(end);
    reject.length = end - reject.offset;
    if (bad.stop == Stop::Newline) reject.reason = RejectReason::UnclosedQuote;
    if (bad.stop == Stop::TooLong) reject.reason = RejectReason::TooLong;
    if (bad.stop == Stop::Eof && !more) reject.reason = RejectReason::CutOff;
    // A bracket that never closes makes the scan read far ahead: the next one may only cost as much as a
    // generous record.
    if (bad.stop == Stop::Eof || bad.stop == Stop::TooLong)
        m_cap = std::min(kMaxRecord, std::max(std::size_t{1} << 20, 64 * m_largest));
    if (!more) m_found = 0;
    return Step::Reject;
}

// Length of the element if it is all of its line, as in JSON lines; 0 if that is not certain. A scan would
// find the same end, but by looking at every byte.
std::size_t JsonSplitter::wholeLine()
{
    if (!m_inLines || open() != '{') return 0;
    std::string_view line = m_window.rest().substr(0, 2 * m_largest + kLongestGuess);
    const std::size_t end = line.find('\n');
    if (end == std::string_view::npos) return 0;
    line = line.substr(0, end);
    while (!line.empty() && (isBlank(line.back()) || line.back() == ','))
        line.remove_suffix(1);
    if (!line.ends_with('}')) return 0;
    m_inLines = isRecord(0, line.size());
    return m_inLines ? line.size() : 0;
}

Splitter::Step JsonSplitter::next(RawRecord& record, Reject& reject)
{
    consume(m_pending);
    m_pending = 0;
    if (m_found > 0) return good(std::exchange(m_found, 0), record);
    if (!toElement()) return Step::End;
    Scan s{Stop::Closed, 0};
    if (m_window.at(0) == open()) {
        if (const std::size_t length = wholeLine(); length > 0) return good(length, record);
        s = scan(0, {.cap = m_cap, .column = m_column, .strict = m_container == Container::JsonLines});
        if (s.stop == Stop::Closed && isRecord(0, s.length)) {
            const std::string_view after = m_window.rest().substr(s.length, 1);
            m_inLines = after == "\n" || after == "\r";
            return good(s.length, record);
        }
    }
    return damage(s, reject);
}

} // namespace sightline::import
