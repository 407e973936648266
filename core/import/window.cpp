// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/window.h"

namespace sightline::import
{

bool Window::more()
{
    if (m_ended) return false;
    // Half of the buffer must be behind us before the rest is moved: each byte moves a bounded number of
    // times.
    if (m_pos > m_bytes.size() / 2) {
        m_bytes.erase(0, m_pos);
        m_base += m_pos;
        m_pos = 0;
    }
    const std::size_t size = m_bytes.size();
    if (m_bytes.capacity() < size + m_block) m_bytes.reserve(2 * size + m_block);
    m_bytes.resize(size + m_block);
    const auto n = m_reader.read(std::span<char>(m_bytes.data() + size, m_block));
    m_bytes.resize(size + (n ? *n : 0));
    if (!n) m_error = n.error();
    m_ended = !n || *n == 0;
    return !m_ended;
}

} // namespace sightline::import
