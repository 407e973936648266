// SPDX-License-Identifier: GPL-3.0-or-later
// version.
#include "app/cli/command.h"

namespace sightline::cli
{

Result<Answer> versionShow(const Call& /*call*/)
{
    Answer answer;
    answer.document = {
        {"ok", true}, {"name", "sightline"}, {"version", SIGHTLINE_VERSION}, {"license", "GPL-3.0-or-later"}};
    return answer;
}

} // namespace sightline::cli
