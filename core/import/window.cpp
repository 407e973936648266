// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/window.h"

#include <algorithm>

namespace sightline::import
{

// Room is not set to nothing before it is read into: a source passes through it whole.
void Window::makeRoom()
{
    // Half of the buffer must be behind us before the rest is moved: each byte moves a bounded number of
    // times.
    if (m_pos > m_size / 2) {
        std::copy(m_bytes.get() + m_pos, m_bytes.get() + m_size, m_bytes.get());
        m_size -= m_pos;
        m_base += m_pos;
        m_pos = 0;
    }
    if (m_room >= m_size + m_block) return;
    m_room = 2 * m_size + m_block;
    std::unique_ptr<char[]> wider(new char[m_room]);
    std::copy_n(m_bytes.get(), m_size, wider.get());
    m_bytes = std::move(wider);
}

bool Window::more()
{
    if (m_ended) return false;
    makeRoom();
    const auto n = m_reader.read(std::span<char>(m_bytes.get() + m_size, m_block));
    m_size += n ? *n : 0;
    if (!n) m_error = n.error();
    m_ended = !n || *n == 0;
    return !m_ended;
}

} // namespace sightline::import
