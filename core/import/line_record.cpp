// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/line_record.h"

#include "core/base/text.h"
#include "core/base/ticks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace sightline::import
{
namespace
{

constexpr std::array<std::string_view, 24> kFacilities{
    "kern",   "user",   "mail",     "daemon", "auth",   "syslog", "lpr",    "news",
    "uucp",   "cron",   "authpriv", "ftp",    "ntp",    "audit",  "alert",  "clock",
    "local0", "local1", "local2",   "local3", "local4", "local5", "local6", "local7"};
constexpr std::array<std::string_view, 8> kLevels{"emerg",   "alert",  "crit", "err",
                                                  "warning", "notice", "info", "debug"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 6> kCefHeader{"DeviceVendor",       "DeviceProduct", "DeviceVersion",
                                                     "DeviceEventClassID", "Activity",      "LogSeverity"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isKeyChar(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
}

bool allDigits(std::string_view s)
{
    return !s.empty() && std::ranges::all_of(s, isDigit);
}

int numberOf(std::string_view s)
{
    int n = -1;
    const auto end = std::from_chars(s.data(), s.data() + s.size(), n);
    return end.ec == std::errc() && end.ptr == s.data() + s.size() ? n : -1;
}

std::string_view token(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const std::string_view out = rest.substr(0, rest.find(' '));
    rest.remove_prefix(out.size());
    return out;
}

bool isClock(std::string_view s)
{
    return s.size() >= 8 && isDigit(s[0]) && isDigit(s[1]) && s[2] == ':' && isDigit(s[3]) && s[5] == ':';
}

bool isIso(std::string_view s)
{
    return s.size() >= 19 && allDigits(s.substr(0, 4)) && s[4] == '-' && s[7] == '-' && s[10] == 'T' &&
           s[13] == ':';
}

int monthOf(std::string_view s)
{
    const auto at = std::ranges::find_if(kMonths, [&](std::string_view m) { return equalsAscii(m, s); });
    return at == kMonths.end() ? 0 : static_cast<int>(at - kMonths.begin()) + 1;
}

// "Mar 09 2021 12:48:29 UTC", "03 Apr 11:04:35". Takes it from the front of `rest`; with a year it is written
// as ISO, without one as it stands, which is no time.
std::optional<std::string> monthTime(std::string_view& rest)
{
    std::string_view ahead = rest;
    std::string_view first = token(ahead);
    std::string_view second = token(ahead);
    if (monthOf(first) == 0) std::swap(first, second);
    const int day = numberOf(second);
    if (monthOf(first) == 0 || day < 1 || day > 31) return std::nullopt;
    std::string_view clock = token(ahead);
    int year = 0;
    if (clock.size() == 4 && allDigits(clock)) {
        year = numberOf(clock);
        clock = token(ahead);
    }
    if (clock.ends_with(':')) clock.remove_suffix(1);
    if (!isClock(clock)) return std::nullopt;
    if (year == 0) {
        rest = ahead;
        return fmt::format("{} {} {}", first, day, clock);
    }
    std::string_view zone = ahead;
    const std::string_view name = token(zone);
    const bool utc = name == "UTC" || name == "GMT" || name == "Z";
    rest = utc ? zone : ahead;
    return fmt::format("{:04}-{:02}-{:02}T{}{}", year, monthOf(first), day, clock, utc ? "Z" : "");
}

// Where CEF begins and what lies before it.
struct CefPlace {
    std::string_view before;
    std::string_view header; // from the vendor on
};

std::optional<CefPlace> findCef(std::string_view line)
{
    for (std::size_t at = line.find("CEF:"); at != std::string_view::npos; at = line.find("CEF:", at + 1)) {
        const std::size_t bar = line.find('|', at);
        if (bar == std::string_view::npos) return std::nullopt;
        if (allDigits(trim(line.substr(at + 4, bar - at - 4))))
            return CefPlace{line.substr(0, at), line.substr(bar + 1)};
    }
    // Defender for Identity: the name of the program is CEF, and the collector took the rest of the mark
    // away.
    const std::size_t bar = line.find('|');
    if (bar == std::string_view::npos) return std::nullopt;
    std::string_view before = line.substr(0, bar);
    if (before.ends_with('0')) before.remove_suffix(1);
    const bool named = before.ends_with(' ') && before.find(" CEF ") != std::string_view::npos;
    return named ? std::optional(CefPlace{before, line.substr(bar + 1)}) : std::nullopt;
}

class LineParser
{
public:
    explicit LineParser(LineFields& out) : m_out(out) {}

    bool read(std::string_view line)
    {
        if (const auto cef = findCef(line)) {
            const std::size_t before = m_out.fields.size();
            if (cefHeader(cef->header)) {
                syslogHeader(cef->before);
                return true;
            }
            m_out.fields.resize(before);
        }
        return plain(line);
    }

private:
    void add(std::string_view key, std::string_view value) { m_out.fields.emplace_back(key, trim(value)); }

    void keep(std::string_view key, std::string value)
    {
        add(key, m_out.kept.emplace_back(std::move(value)));
    }

    // Undoes escapes; accounts are written with a backslash that is none.
    std::string_view unescaped(std::string_view text, bool account)
    {
        if (text.find('\\') == std::string_view::npos) return text;
        std::string& out = m_out.kept.emplace_back();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
            const bool letter = isKeyChar(next) && next != '.' && next != '-';
            if (next == '\0' || (letter && (account || (next != 'n' && next != 'r')))) {
                out += text[i];
                continue;
            }
            out += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
            ++i;
        }
        return out;
    }

    bool cefHeader(std::string_view rest)
    {
        for (const std::string_view name : kCefHeader) {
            std::size_t end = 0;
            while (end < rest.size() && rest[end] != '|')
                end += rest[end] == '\\' ? 2 : 1;
            if (end >= rest.size()) {
                // a line without an extension may end with the severity
                if (name != kCefHeader.back() || trim(rest).empty()) return false;
                add(name, rest);
                return true;
            }
            add(name, unescaped(unmarked(trim(rest.substr(0, end))), true));
            rest.remove_prefix(end + 1);
        }
        extension(rest);
        return true;
    }

    // Bold marks come from pages that show the records.
    static std::string_view unmarked(std::string_view text)
    {
        if (text.starts_with("**")) text.remove_prefix(2);
        if (text.ends_with("**")) text.remove_suffix(2);
        return text;
    }

    // A value runs to the blank before the next key; the next key is what stands before an unescaped '='.
    void extension(std::string_view text)
    {
        std::string_view key;
        std::size_t valueAt = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\') {
                ++i;
                continue;
            }
            if (text[i] != '=') continue;
            std::size_t start = i;
            while (start > valueAt && isKeyChar(text[start - 1]))
                --start;
            std::size_t end = start;
            if (text.substr(0, start).ends_with("**")) end -= 2;
            const bool separate =
                end == 0 || (text[end - 1] == ' ' && end > valueAt) || (key.empty() && end == valueAt);
            if (start == i || !separate) continue;
            if (!key.empty()) value(key, text.substr(valueAt, end - valueAt));
            key = text.substr(start, i - start);
            valueAt = i + 1;
        }
        if (!key.empty()) value(key, text.substr(std::min(valueAt, text.size())));
    }

    void value(std::string_view key, std::string_view text)
    {
        text = trim(text);
        if (text.ends_with("**")) text.remove_suffix(2);
        if (key == "rt" || key == "start" || key == "end") return add(key, timeText(text));
        add(key, unescaped(text, key == "suser" || key == "duser"));
    }

    // Epoch milliseconds and month names as ISO; all else as it stands.
    std::string_view timeText(std::string_view text)
    {
        std::int64_t ms = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), ms);
        if (allDigits(text) && end.ec == std::errc() && text.size() >= 12 && text.size() <= 15)
            return m_out.kept.emplace_back(isoText(fromUnixMs(ms)));
        std::string_view rest = text;
        if (auto iso = monthTime(rest)) return m_out.kept.emplace_back(std::move(*iso));
        return text;
    }

    bool priority(std::string_view& rest)
    {
        if (!rest.starts_with('<')) return false;
        const std::size_t end = rest.find('>');
        const int n = end == std::string_view::npos || end > 4 ? -1 : numberOf(rest.substr(1, end - 1));
        if (n < 0 || n > 191) return false;
        add("Facility", kFacilities[static_cast<std::size_t>(n) / 8]);
        add("SeverityLevel", kLevels[static_cast<std::size_t>(n) % 8]);
        rest.remove_prefix(end + 1);
        return true;
    }

    // What a collector writes before the line: "02-21-2018 16:19:35 Auth.Warning 192.0.2.1".
    void collector(std::string_view& rest)
    {
        std::string_view ahead = rest;
        const std::string_view day = token(ahead);
        const std::string_view clock = token(ahead);
        const std::string_view priority = token(ahead);
        const std::string_view host = token(ahead);
        if (std::ranges::count(day, '-') != 2 || !isClock(clock) || host.empty()) return;
        const std::size_t dot = priority.find('.');
        if (dot == std::string_view::npos) return;
        add("Facility", priority.substr(0, dot));
        add("SeverityLevel", priority.substr(dot + 1));
        add("HostIP", host);
        rest = ahead;
    }

    bool time(std::string_view& rest)
    {
        std::string_view ahead = rest;
        const std::string_view iso = token(ahead);
        if (isIso(iso)) {
            add("HeaderTime", iso);
            rest = ahead;
            return true;
        }
        if (auto text = monthTime(rest)) {
            keep("HeaderTime", std::move(*text));
            return true;
        }
        return false;
    }

    // Whether there is a time in it; what follows it is in `rest`, the version of RFC 5424 in `modern`.
    bool begin(std::string_view& rest, bool& modern)
    {
        collector(rest);
        std::string_view ahead = rest;
        modern = token(ahead) == "1";
        if (modern) rest = ahead;
        return time(rest);
    }

    static std::string_view nilOr(std::string_view s) { return s == "-" ? std::string_view{} : s; }

    void program(std::string_view& rest)
    {
        add("Computer", nilOr(token(rest)));
        add("ProcessName", nilOr(token(rest)));
        add("ProcessID", nilOr(token(rest)));
    }

    // Before CEF everything is optional, and nothing a reason to refuse the line.
    void syslogHeader(std::string_view rest)
    {
        (void)priority(rest);
        bool modern = false;
        if (!begin(rest, modern)) return;
        const bool named = modern || rest.find(" CEF ") != std::string_view::npos;
        if (named) return program(rest);
        const std::string_view host = token(rest);
        if (!host.empty() && isKeyChar(host.front())) add("Computer", host);
    }

    bool plain(std::string_view rest)
    {
        const bool hasPriority = priority(rest);
        bool modern = false;
        if (!begin(rest, modern)) {
            if (hasPriority) add("SyslogMessage", rest);
            return hasPriority;
        }
        if (modern) {
            program(rest);
            add("MessageID", nilOr(token(rest)));
            structuredData(rest);
        } else {
            add("Computer", token(rest));
            if (!tag(rest) && !hasPriority) return false;
        }
        add("SyslogMessage", rest);
        return true;
    }

    void structuredData(std::string_view& rest)
    {
        rest = trim(rest);
        if (!rest.starts_with('[')) {
            if (rest.starts_with('-')) rest.remove_prefix(1);
            return;
        }
        bool quoted = false;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            if (rest[i] == '\\' && quoted) {
                ++i;
            } else if (rest[i] == '"') {
                quoted = !quoted;
            } else if (rest[i] == ']' && !quoted && rest.substr(i + 1, 1) != "[") {
                add("StructuredData", rest.substr(0, i + 1));
                rest.remove_prefix(i + 1);
                return;
            }
        }
    }

    // "sshd[123]: message"
    bool tag(std::string_view& rest)
    {
        std::string_view ahead = rest;
        std::string_view word = token(ahead);
        if (!word.ends_with(':') || word.size() < 2) return false;
        word.remove_suffix(1);
        const std::size_t bracket = word.find('[');
        add("ProcessName", word.substr(0, bracket));
        if (bracket != std::string_view::npos && word.ends_with(']'))
            add("ProcessID", word.substr(bracket + 1, word.size() - bracket - 2));
        rest = ahead;
        return true;
    }

    LineFields& m_out;
};

} // namespace

bool readLine(std::string_view line, LineFields& out)
{
    out.fields.clear();
    out.kept.clear();
    if (LineParser(out).read(line)) return true;
    out.fields.clear();
    return false;
}

bool looksLines(std::string_view head)
{
    std::size_t lines = 0;
    std::size_t good = 0;
    LineFields fields;
    while (!head.empty()) {
        const std::size_t end = head.find('\n');
        const std::string_view line = trim(head.substr(0, end));
        const bool whole = end != std::string_view::npos;
        if (!line.empty() && (whole || lines == 0)) {
            ++lines;
            good += readLine(line, fields) ? 1 : 0;
        }
        if (!whole) break;
        head.remove_prefix(end + 1);
    }
    return good > 0 && good * 2 >= lines;
}

} // namespace sightline::import
