// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/writers.h"

#include <fmt/format.h>

namespace sightline::demo
{

std::string EventWriter::put(const Event& e)
{
    const std::uint64_t ordinal = m_file.write(m_line);
    return e.attack < 0 ? std::string() : fmt::format("{}#{}", m_file.name(), ordinal);
}

} // namespace sightline::demo
