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

constexpr std::size_t kKnownAgents = 4096;

// First line whose marker occurs (case ignored). The number after the marker is the version.
struct ClientMark {
    std::string_view marker;
    std::string_view name;
    ClientKind kind;
};

constexpr std::array kClients{
    ClientMark{"python-requests/", "Python", ClientKind::Robot},
    ClientMark{"python-urllib/", "Python", ClientKind::Robot},
    ClientMark{"aiohttp/", "Python", ClientKind::Robot},
    ClientMark{"curl/", "curl", ClientKind::Robot},
    ClientMark{"wget/", "Wget", ClientKind::Robot},
    ClientMark{"go-http-client/", "Go", ClientKind::Robot},
    ClientMark{"powershell/", "PowerShell", ClientKind::Robot},
    ClientMark{"azurehound/", "AzureHound", ClientKind::Robot},
    ClientMark{"aadinternals", "AADInternals", ClientKind::Robot},
    ClientMark{"postmanruntime/", "Postman", ClientKind::Robot},
    ClientMark{"headlesschrome/", "Chrome", ClientKind::Robot},
    ClientMark{"googlebot", "Googlebot", ClientKind::Robot},
    ClientMark{"bingbot", "Bingbot", ClientKind::Robot},
    ClientMark{"crawler", "Crawler", ClientKind::Robot},
    ClientMark{"spider", "Crawler", ClientKind::Robot},
    ClientMark{"+http", "Crawler", ClientKind::Robot},
    ClientMark{"bav2ropc", "Legacy mail client", ClientKind::Native},
    ClientMark{"outlook-ios/", "Outlook", ClientKind::Native},
    ClientMark{"outlook-android/", "Outlook", ClientKind::Native},
    ClientMark{"microsoft outlook", "Outlook", ClientKind::Native},
    ClientMark{"client=mapi", "Outlook", ClientKind::Native},
    ClientMark{"client=activesync", "ActiveSync", ClientKind::Native},
    ClientMark{"client=imap", "IMAP", ClientKind::Native},
    ClientMark{"client=pop3", "POP3", ClientKind::Native},
    ClientMark{"teams/", "Teams", ClientKind::Native},
    ClientMark{"onedrive", "OneDrive", ClientKind::Native},
    ClientMark{"microsoft skydrivesync", "OneDrive", ClientKind::Native},
    ClientMark{"microsoft office", "Office", ClientKind::Native},
    ClientMark{"msoffice", "Office", ClientKind::Native},
    ClientMark{"dalvik/", "Android app", ClientKind::Native},
    ClientMark{"cfnetwork/", "Apple app", ClientKind::Native},
    ClientMark{"okhttp/", "Android app", ClientKind::Native},
    ClientMark{"edg/", "Edge", ClientKind::Browser},
    ClientMark{"edga/", "Edge", ClientKind::Browser},
    ClientMark{"edgios/", "Edge", ClientKind::Browser},
    ClientMark{"edge/", "Edge Legacy", ClientKind::Browser},
    ClientMark{"opr/", "Opera", ClientKind::Browser},
    ClientMark{"samsungbrowser/", "Samsung Internet", ClientKind::Browser},
    ClientMark{"crios/", "Chrome", ClientKind::Browser},
    ClientMark{"fxios/", "Firefox", ClientKind::Browser},
    ClientMark{"firefox/", "Firefox", ClientKind::Browser},
    ClientMark{"chrome/", "Chrome", ClientKind::Browser},
    ClientMark{"msie ", "Internet Explorer", ClientKind::Browser},
    ClientMark{"trident/", "Internet Explorer", ClientKind::Browser},
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

std::string_view UserAgent::tag(Ticks when) const
{
    if (kind == ClientKind::Robot) return "robot";
    if (supportEnds != kNoTime && when != kNoTime && when >= supportEnds) return "outdated operating system";
    if (kind == ClientKind::Browser && isOutdatedBrowser(client, version, when)) return "outdated browser";
    return kind == ClientKind::Native ? "native client" : std::string_view{};
}

UserAgent parseUserAgent(std::string_view text)
{
    UserAgent out;
    if (isNothing(text)) return out;
    const std::string folded = fold(text);
    if (const SystemMark* system = systemOf(folded)) {
        out.operatingSystem = system->name;
        out.deviceType = system->device;
        out.supportEnds = system->supportEnds;
        // Android tablets leave the word out.
        if (system->name == "Android" && folded.find("mobile") == std::string::npos &&
            folded.starts_with("mozilla"))
            out.deviceType = "Tablet";
    }
    if (const ClientMark* client = clientOf(folded)) {
        out.kind = client->kind;
        out.client = client->name;
        out.version = versionAfter(folded, folded.find(client->marker) + client->marker.size());
        if (client->marker == "trident/") out.version += 4; // Trident 7 is version 11
        out.browser =
            out.version > 0 ? fmt::format("{} {}", out.client, out.version) : std::string(out.client);
    } else if (const auto at = folded.find("version/");
               at != std::string::npos && folded.find("safari/") != std::string::npos) {
        out.browser = fmt::format("Safari {}", versionAfter(folded, at + 8));
    }
    return out;
}

const UserAgent& UserAgents::of(std::string_view text)
{
    if (const auto it = m_known.find(text); it != m_known.end()) return it->second;
    if (m_known.size() >= kKnownAgents) m_known.clear();
    return m_known.emplace(text, parseUserAgent(text)).first->second;
}

} // namespace sightline::normalise
