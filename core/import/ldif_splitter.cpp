// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ldif_splitter.h"

#include "core/base/text.h"
#include "core/import/ldif_record.h"

#include <utility>

namespace sightline::import
{

// Line by line, so that a block costs one pass however it arrives.
LdifSplitter::Block LdifSplitter::block()
{
    Block out;
    std::size_t line = 0; // where the line begins
    for (;;) {
        std::size_t end = m_window.rest().find('\n', line);
        while (end == std::string_view::npos) {
            const std::size_t searched = m_window.rest().size();
            if (searched > m_longest) {
                out.tooLong = true;
                return out;
            }
            if (!m_window.more()) break;
            end = m_window.rest().find('\n', searched);
        }
        const std::string_view rest = m_window.rest();
        const std::string_view text = rest.substr(line, end == std::string_view::npos ? end : end - line);
        if (text.empty() || text == "\r") {
            out.text = line;
            out.whole = end == std::string_view::npos ? rest.size() : end + 1;
            return out;
        }
        if (end == std::string_view::npos) {
            out.text = out.whole = rest.size();
            return out;
        }
        line = end + 1;
        if (line > m_longest) {
            out.tooLong = true;
            return out;
        }
    }
}

// Behind the block's empty line, without keeping it.
std::uint64_t LdifSplitter::skipBlock()
{
    const std::uint64_t from = m_window.offset();
    bool begin = true; // of a line
    for (;;) {
        const std::string_view rest = m_window.rest();
        std::size_t i = 0;
        for (; i < rest.size(); ++i) {
            if (begin && rest[i] == '\n') {
                m_window.consume(i + 1);
                return m_window.offset() - from;
            }
            if (rest[i] != '\r') begin = rest[i] == '\n';
        }
        m_window.consume(i);
        if (!m_window.more()) return m_window.offset() - from;
    }
}

Splitter::Step LdifSplitter::next(RawRecord& record, Reject& reject)
{
    m_window.consume(std::exchange(m_pending, 0));
    for (;;) {
        const Block at = block();
        const std::uint64_t offset = m_window.offset();
        if (at.tooLong) {
            const std::uint64_t length = skipBlock();
            reject = {offset, length, m_ordinal++, RejectReason::TooLong, {}};
            return Step::Reject;
        }
        if (at.whole == 0) return Step::End;
        const std::string_view bytes = m_window.rest().substr(0, at.text);
        const LdifBlock kind = ldifBlock(bytes);
        if (kind == LdifBlock::Nothing) {
            m_window.consume(at.whole);
            continue;
        }
        m_pending = at.whole;
        if (kind == LdifBlock::Damage) {
            reject = {offset, at.whole, m_ordinal++, RejectReason::BadText, {}};
            return Step::Reject;
        }
        record = {bytes, offset, offset + at.whole, m_ordinal++};
        return Step::Record;
    }
}

} // namespace sightline::import
