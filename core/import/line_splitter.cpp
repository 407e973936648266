// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/line_splitter.h"

#include "core/base/text.h"

#include <utility>

namespace sightline::import
{

// To the line's end, a block at a time.
Splitter::Step LineSplitter::skipLong(Reject& reject)
{
    reject = {m_window.offset(), 0, m_ordinal++, RejectReason::TooLong, {}};
    for (;;) {
        const std::size_t end = m_window.rest().find('\n');
        const std::size_t n = end == std::string_view::npos ? m_window.rest().size() : end + 1;
        m_window.consume(n);
        reject.length = m_window.offset() - reject.offset;
        if (end != std::string_view::npos || !m_window.more()) return Step::Reject;
    }
}

Splitter::Step LineSplitter::next(RawRecord& record, Reject& reject)
{
    m_window.consume(std::exchange(m_pending, 0));
    for (;;) {
        std::size_t searched = 0;
        std::size_t end = m_window.rest().find('\n');
        while (end == std::string_view::npos) {
            searched = m_window.rest().size();
            if (searched > kLongest) return skipLong(reject);
            if (!m_window.more()) break;
            end = m_window.rest().find('\n', searched);
        }
        const std::string_view line = m_window.rest().substr(0, end);
        const std::size_t whole = end == std::string_view::npos ? line.size() : end + 1;
        if (whole == 0) return Step::End;
        if (line.size() > kLongest) return skipLong(reject);
        if (trim(line).empty()) {
            m_window.consume(whole);
            continue;
        }
        const std::uint64_t offset = m_window.offset();
        m_pending = whole;
        if (line.find('\0') != std::string_view::npos) {
            reject = {offset, whole, m_ordinal++, RejectReason::BadText, {}};
            return Step::Reject;
        }
        record = {line.substr(0, line.size() - (line.ends_with('\r') ? 1 : 0)), offset, offset + whole,
                  m_ordinal++};
        return Step::Record;
    }
}

} // namespace sightline::import
