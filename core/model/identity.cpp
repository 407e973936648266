// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/identity.h"

#include <algorithm>

namespace sightline
{

void LinkEvidence::add(const LinkEvidence& more)
{
    if (count == 0) {
        *this = more;
        return;
    }
    count += more.count;
    ordinal = std::min(ordinal, more.ordinal);
    if (more.from == kNoTime) return;
    from = from == kNoTime ? more.from : std::min(from, more.from);
    to = std::max(to, more.to);
}

} // namespace sightline
