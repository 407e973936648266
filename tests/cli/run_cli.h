// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the command line in-process and looks at what it printed.
#pragma once

#include "app/cli/command.h"

#include <QtGlobal>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace sightline::test
{

using cli::Json;

struct Run {
    int status = -1;
    std::string out;
    std::string err;
    Json json; // of `out`, discarded when it is no single document
};

inline Run run(const std::vector<std::string>& args, const StopToken& stop = {})
{
    std::ostringstream out;
    std::ostringstream err;
    Run result;
    result.status = cli::runCli(args, out, err, stop);
    result.out = out.str();
    result.err = err.str();
    result.json = Json::parse(result.out, nullptr, false);
    return result;
}

inline bool hasKeys(const Json& object, const std::vector<std::string>& keys)
{
    return object.is_object() && std::ranges::all_of(keys, [&](const auto& key) {
               if (object.contains(key)) return true;
               qWarning("no key %s", key.c_str());
               return false;
           });
}

inline std::string describe(const Run& r)
{
    return std::to_string(r.status) + ": " + r.err + r.out.substr(0, 2000);
}

inline Ticks ticks(const std::string& text)
{
    return parseTime(text)->ticks;
}

} // namespace sightline::test

// The exit status, with what was printed where it is another.
// The run happens once: QVERIFY2 works out its description whether it is needed or not.
#define VERIFY_RUN(r, wanted)                                                                                \
    do {                                                                                                     \
        const auto& verified = (r);                                                                          \
        QVERIFY2(verified.status == (wanted), sightline::test::describe(verified).c_str());                  \
    } while (false)
