// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_splitter.h"

#include "core/base/text.h"
#include "core/import/event_document.h"

#include <algorithm>

namespace sightline::import
{
namespace
{

constexpr std::string_view kClose = "</Event>";
constexpr std::size_t kOverlap = 16; // a name that is cut by the end of what is loaded

// What may stand between events: blanks, tags of the list round them, declarations and comments.
bool isMarkup(std::string_view text)
{
    for (;;) {
        text = trim(text);
        if (text.empty()) return true;
        if (text.front() != '<') return false;
        const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos) return false;
        text.remove_prefix(at + end.size());
    }
}

} // namespace

bool looksXmlEvents(std::string_view head)
{
    head = trim(head);
    if (!head.starts_with('<')) return false;
    const std::size_t at = findEvent(head);
    return at != std::string_view::npos && isMarkup(head.substr(0, at));
}

// Takes what stands before the next event. Text: `length` bytes of it are no markup and are left.
XmlSplitter::Found XmlSplitter::toEvent(std::size_t& length)
{
    std::size_t looked = 0;
    for (;;) {
        const std::string_view text = m_window.rest();
        const std::size_t at = findEvent(text, looked);
        const bool found = at != std::string_view::npos;
        if (found || text.size() > kMaxRecord || !m_window.more()) {
            length = found ? at : m_window.rest().size();
            break;
        }
        looked = text.size() > kOverlap ? text.size() - kOverlap : 0;
    }
    const std::string_view before = m_window.rest().substr(0, length);
    if (!isMarkup(before)) return Found::Text;
    const bool atEvent = length < m_window.rest().size();
    m_window.consume(length);
    return atEvent ? Found::Event : Found::End;
}

// Behind the closing tag of the event that begins here; 0 if the next event, or the end, comes first.
std::size_t XmlSplitter::eventEnd()
{
    std::size_t looked = 1;
    for (;;) {
        const std::string_view text = m_window.rest();
        const std::size_t close = text.find(kClose, looked);
        const std::size_t open = findEvent(text.substr(0, close), looked);
        if (open != std::string_view::npos) return 0;
        if (close != std::string_view::npos) return close + kClose.size();
        if (text.size() > kMaxRecord || !m_window.more()) return 0;
        looked = std::max(looked, text.size() > kOverlap ? text.size() - kOverlap : 1);
    }
}

Splitter::Step XmlSplitter::damage(std::size_t length, RejectReason reason, Reject& reject)
{
    reject = {m_window.offset(), length, m_ordinal++, reason, {}};
    m_window.consume(length);
    return Step::Reject;
}

// An event beyond all measure, without keeping it: up to its closing tag, or to the next event.
Splitter::Step XmlSplitter::passOver(Reject& reject)
{
    reject = {m_window.offset(), 0, m_ordinal++, RejectReason::TooLong, {}};
    std::size_t from = 1; // behind its own opening tag
    for (;;) {
        const std::string_view text = m_window.rest();
        const std::size_t close = text.find(kClose);
        const std::size_t open = findEvent(text.substr(0, close), from);
        if (open != std::string_view::npos || close != std::string_view::npos) {
            m_window.consume(open != std::string_view::npos ? open : close + kClose.size());
            break;
        }
        m_window.consume(text.size() > kOverlap ? text.size() - kOverlap : 0);
        from = 0;
        if (m_window.more()) continue;
        m_window.consume(m_window.rest().size());
        break;
    }
    reject.length = m_window.offset() - reject.offset;
    return Step::Reject;
}

Splitter::Step XmlSplitter::next(RawRecord& record, Reject& reject)
{
    std::size_t length = 0;
    const Found found = toEvent(length);
    if (found == Found::End) return Step::End;
    if (found == Found::Text) return damage(length, RejectReason::Damaged, reject);
    const std::size_t end = eventEnd();
    if (end == 0) {
        const std::size_t next = findEvent(m_window.rest(), 1);
        if (next != std::string_view::npos) return damage(next, RejectReason::Damaged, reject);
        if (m_window.rest().size() > kMaxRecord) return passOver(reject);
        return damage(m_window.rest().size(), RejectReason::CutOff, reject);
    }
    m_json.clear();
    if (!eventJson(m_window.rest().substr(0, end), m_json)) return damage(end, RejectReason::Damaged, reject);
    const std::uint64_t offset = m_window.offset();
    m_window.consume(end);
    record = {m_json, offset, offset + end, m_ordinal++};
    return Step::Record;
}

} // namespace sightline::import
