// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of ten people whom nothing ties together but their names: logons of NORTH\aberg and sign-ins of
// anna.berg@north.example.
#pragma once

#include <array>
#include <fmt/format.h>
#include <string>

namespace sightline::test
{

struct UntiedLogs {
    std::string events, signIns;
    std::size_t people = 0;
};

inline UntiedLogs untiedLogs()
{
    constexpr std::array kGiven{"anna",  "boris", "carla", "dieter", "elsa",
                                "fritz", "greta", "hanno", "ines",   "jan"};
    constexpr std::array kFamily{"berg",  "lind",  "thiel", "quast", "roth",
                                 "novak", "urban", "vogt",  "wirth", "meier"};
    UntiedLogs out;
    out.people = kGiven.size();
    for (std::size_t i = 0; i < out.people; ++i) {
        for (const int day : {3, 9}) {
            out.events += fmt::format(
                R"({{"@timestamp":"2026-10-{:02}T08:00:00Z","Channel":"Security","SourceName":)"
                R"("Microsoft-Windows-Security-Auditing","Hostname":"WS1.north.example","RecordNumber":{},)"
                R"("EventID":4624,"LogonType":2,"TargetUserName":"{}{}","TargetDomainName":"NORTH",)"
                R"("TargetUserSid":"S-1-5-21-1-2-3-{}"}})"
                "\n",
                day, 100 * day + static_cast<int>(i), kGiven[i][0], kFamily[i], 1104 + i);
            out.signIns += fmt::format(
                R"({{"id":"9b117c67-{:04}-4000-8000-{:012}","createdDateTime":"2026-10-{:02}T09:00:00Z",)"
                R"("userPrincipalName":"{}.{}@north.example","userId":"11111111-0000-4000-8000-{:012}",)"
                R"("appDisplayName":"Office 365","status":{{"errorCode":0}}}})"
                "\n",
                day, i, day, kGiven[i], kFamily[i], i);
        }
    }
    return out;
}

} // namespace sightline::test
