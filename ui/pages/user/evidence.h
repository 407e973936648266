// SPDX-License-Identifier: GPL-3.0-or-later
// Activities of a person that something rests on, such as a contribution or an insight, for the page to show.
// GUI thread.
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::ui
{

struct Evidence {
    std::int32_t day = 0; // the first and the last that they are of, UTC
    std::int32_t lastDay = 0;
    std::vector<std::string> ids;
    std::uint64_t of = 0; // as many there are, more than are named; 0: of several, each cut at kMostEvidence
    QString title;        // of what rests on them
};

// "Evidence of "Host FS02": 20 of 231 activities"
[[nodiscard]] QString evidenceSentence(const Evidence& evidence);

} // namespace sightline::ui
