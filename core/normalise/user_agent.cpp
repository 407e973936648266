// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/user_agent.h"

#include "core/base/text.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

enum class Client { Browser, Native, Robot };

// First line whose marker occurs (case ignored). The number after the marker is the version.
struct ClientMark {
    std::string_view marker;
    std::string_view name;
    Client kind;
};

constexpr std::array kClients{
    ClientMark{"python-requests/", "Python", Client::Robot},
    ClientMark{"python-urllib/", "Python", Client::Robot},
    ClientMark{"aiohttp/", "Python", Client::Robot},
    ClientMark{"curl/", "curl", Client::Robot},
    ClientMark{"wget/", "Wget", Client::Robot},
    ClientMark{"go-http-client/", "Go", Client::Robot},
    ClientMark{"powershell/", "PowerShell", Client::Robot},
    ClientMark{"azurehound/", "AzureHound", Client::Robot},
    ClientMark{"aadinternals", "AADInternals", Client::Robot},
    ClientMark{"postmanruntime/", "Postman", Client::Robot},
    ClientMark{"headlesschrome/", "Chrome", Client::Robot},
    ClientMark{"googlebot", "Googlebot", Client::Robot},
    ClientMark{"bingbot", "Bingbot", Client::Robot},
    ClientMark{"crawler", "Crawler", Client::Robot},
    ClientMark{"spider", "Crawler", Client::Robot},
    ClientMark{"+http", "Crawler", Client::Robot},
    ClientMark{"bav2ropc", "Legacy mail client", Client::Native},
    ClientMark{"outlook-ios/", "Outlook", Client::Native},
    ClientMark{"outlook-android/", "Outlook", Client::Native},
    ClientMark{"microsoft outlook", "Outlook", Client::Native},
    ClientMark{"client=mapi", "Outlook", Client::Native},
    ClientMark{"client=activesync", "ActiveSync", Client::Native},
    ClientMark{"client=imap", "IMAP", Client::Native},
    ClientMark{"client=pop3", "POP3", Client::Native},
    ClientMark{"teams/", "Teams", Client::Native},
    ClientMark{"onedrive", "OneDrive", Client::Native},
    ClientMark{"microsoft skydrivesync", "OneDrive", Client::Native},
    ClientMark{"microsoft office", "Office", Client::Native},
    ClientMark{"msoffice", "Office", Client::Native},
    ClientMark{"dalvik/", "Android app", Client::Native},
    ClientMark{"cfnetwork/", "Apple app", Client::Native},
    ClientMark{"okhttp/", "Android app", Client::Native},
    ClientMark{"edg/", "Edge", Client::Browser},
    ClientMark{"edga/", "Edge", Client::Browser},
    ClientMark{"edgios/", "Edge", Client::Browser},
    ClientMark{"edge/", "Edge Legacy", Client::Browser},
    ClientMark{"opr/", "Opera", Client::Browser},
    ClientMark{"samsungbrowser/", "Samsung Internet", Client::Browser},
    ClientMark{"crios/", "Chrome", Client::Browser},
    ClientMark{"fxios/", "Firefox", Client::Browser},
    ClientMark{"firefox/", "Firefox", Client::Browser},
    ClientMark{"chrome/", "Chrome", Client::Browser},
    ClientMark{"msie ", "Internet Explorer", Client::Browser},
    ClientMark{"trident/", "Internet Explorer", Client::Browser},
};

constexpr Ticks dayOf(std::int64_t daysSince1970)
{
    return kUnixEpoch + daysSince1970 * kTicksPerDay;
}

// supportEnds: from then on the system is outdated.
struct SystemMark {
    std::string_view marker;
    std::string_view name;
    std::string_view device;
    Ticks supportEnds;
};

constexpr std::array kSystems{
    SystemMark{"ipad", "iPadOS", "Tablet", kMaxTicks},
    SystemMark{"iphone", "iOS", "Mobile", kMaxTicks},
    SystemMark{"windows phone", "Windows Phone", "Mobile", dayOf(18'275)}, // 2020-01-14
    SystemMark{"android", "Android", "Mobile", kMaxTicks},
    SystemMark{"windows nt 10.0", "Windows 10", "Desktop", kMaxTicks},
    SystemMark{"windows nt 6.3", "Windows 8.1", "Desktop", dayOf(19'367)}, // 2023-01-10
    SystemMark{"windows nt 6.2", "Windows 8", "Desktop", dayOf(16'812)},   // 2016-01-12
    SystemMark{"windows nt 6.1", "Windows 7", "Desktop", dayOf(18'275)},
    SystemMark{"windows nt 6.0", "Windows Vista", "Desktop", dayOf(17'267)}, // 2017-04-11
    SystemMark{"windows nt 5.", "Windows XP", "Desktop", dayOf(16'168)},     // 2014-04-08
    SystemMark{"windows 10", "Windows 10", "Desktop", kMaxTicks},
    SystemMark{"windows 11", "Windows 11", "Desktop", kMaxTicks},
    SystemMark{"cros ", "ChromeOS", "Desktop", kMaxTicks},
    SystemMark{"mac os x", "macOS", "Desktop", kMaxTicks},
    SystemMark{"macintosh", "macOS", "Desktop", kMaxTicks},
    SystemMark{"linux", "Linux", "Desktop", kMaxTicks},
    SystemMark{"windows", "Windows", "Desktop", kMaxTicks},
};

int versionAfter(std::string_view folded, std::size_t at)
{
    int v = 0;
    std::from_chars(folded.data() + at, folded.data() + folded.size(), v);
    return v;
}

// The current version at a time, from the release rhythm: Chrome 80 and Firefox 72 stand at the start of
// 2020; Chrome and Edge every six weeks until 94 (autumn 2021), then every four; Firefox every four.
int currentVersion(std::string_view browser, Ticks when)
{
    const auto days = static_cast<int>((when - dayOf(18'296)) / kTicksPerDay);
    if (browser == "Firefox") return 72 + days / 28;
    if (browser != "Chrome" && browser != "Edge") return 0;
    constexpr int kSlowDays = 14 * 42;
    return days < kSlowDays ? 80 + days / 42 : 94 + (days - kSlowDays) / 28;
}

// About a year behind.
bool isOutdatedBrowser(std::string_view name, int version, Ticks when)
{
    constexpr int kReleasesAYear = 13;
    if (name == "Internet Explorer") return true;
    if (name == "Edge Legacy") return when > dayOf(18'695); // 2021-03-09
    if (version == 0 || when == kNoTime) return false;
    return version < currentVersion(name, when) - kReleasesAYear;
}

const ClientMark* clientOf(std::string_view folded)
{
    for (const ClientMark& m : kClients) {
        if (folded.find(m.marker) != std::string_view::npos) return &m;
    }
    return nullptr;
}

const SystemMark* systemOf(std::string_view folded)
{
    for (const SystemMark& m : kSystems) {
        if (folded.find(m.marker) != std::string_view::npos) return &m;
    }
    return nullptr;
}

} // namespace

UserAgent parseUserAgent(std::string_view text, Ticks when)
{
    UserAgent out;
    if (isNothing(text)) return out;
    const std::string folded = fold(text);
    const SystemMark* system = systemOf(folded);
    if (system != nullptr) {
        out.operatingSystem = system->name;
        out.deviceType = system->device;
        // Android tablets leave the word out.
        if (system->name == "Android" && folded.find("mobile") == std::string::npos &&
            folded.starts_with("mozilla"))
            out.deviceType = "Tablet";
    }
    const ClientMark* client = clientOf(folded);
    int version = 0;
    if (client != nullptr) {
        version = versionAfter(folded, folded.find(client->marker) + client->marker.size());
        if (client->marker == "trident/") version += 4; // Trident 7 is version 11
        out.browser = version > 0 ? fmt::format("{} {}", client->name, version) : std::string(client->name);
    } else if (const auto at = folded.find("version/");
               at != std::string::npos && folded.find("safari/") != std::string::npos) {
        out.browser = fmt::format("Safari {}", versionAfter(folded, at + 8));
    }
    if (client != nullptr && client->kind == Client::Robot)
        out.tag = "robot";
    else if (system != nullptr && when != kNoTime && when >= system->supportEnds)
        out.tag = "outdated operating system";
    else if (client != nullptr && client->kind == Client::Browser &&
             isOutdatedBrowser(client->name, version, when))
        out.tag = "outdated browser";
    else if (client != nullptr && client->kind == Client::Native)
        out.tag = "native client";
    return out;
}

} // namespace sightline::normalise
