// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hashing_reader.h"

#include <string>

namespace sightline::import
{

void HashingReader::finish()
{
    std::string block(std::size_t{1} << 16, '\0');
    for (auto n = read(block); n && *n > 0; n = read(block)) {
    }
}

} // namespace sightline::import
