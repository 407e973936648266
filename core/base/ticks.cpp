// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ticks.h"

#include "core/base/day_first.h"
#include "core/base/text.h"

#include <array>
#include <chrono>
#include <fmt/format.h>

namespace sightline
{
namespace
{

// Days since 0001-01-01 of the proleptic Gregorian calendar.
std::int64_t daysFromCivil(int y, int m, int d)
{
    y -= m <= 2;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy =
        (153U * static_cast<unsigned>(m + (m > 2 ? -3 : 9)) + 2U) / 5U + static_cast<unsigned>(d) - 1U;
    const unsigned doe = yoe * 365U + yoe / 4U - yoe / 100U + doy;
    return era * 146'097 + static_cast<std::int64_t>(doe) - 306;
}

int daysInMonth(int y, int m)
{
    static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 && leap ? 29 : kDays[static_cast<std::size_t>(m - 1)];
}

class Scanner
{
public:
    explicit Scanner(std::string_view s) : m_s(s) {}

    [[nodiscard]] bool atEnd() const { return m_pos >= m_s.size(); }

    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_s[m_pos]; }

    bool accept(char c)
    {
        if (peek() != c) return false;
        ++m_pos;
        return true;
    }

    // Blanks, and the narrow no-break blank that newer systems write before AM and PM.
    void skipBlanks()
    {
        for (;;) {
            if (peek() == ' ')
                ++m_pos;
            else if (m_s.substr(m_pos, 3) == "\xE2\x80\xAF")
                m_pos += 3;
            else
                return;
        }
    }

    bool word(std::string_view w)
    {
        if (!equalsAscii(m_s.substr(m_pos, w.size()), w)) return false;
        m_pos += w.size();
        return true;
    }

    std::string_view letters()
    {
        const std::size_t first = m_pos;
        while (((peek() | 0x20) >= 'a') && ((peek() | 0x20) <= 'z'))
            ++m_pos;
        return m_s.substr(first, m_pos - first);
    }

    // Between lo and hi digits; -1 if there are fewer or more.
    int number(int lo, int hi)
    {
        int value = 0;
        int digits = 0;
        while (digits < hi && peek() >= '0' && peek() <= '9') {
            value = value * 10 + (m_s[m_pos++] - '0');
            ++digits;
        }
        const bool more = peek() >= '0' && peek() <= '9';
        return digits < lo || more ? -1 : value;
    }

    // ".1234567": up to nine digits read, seven kept.
    std::optional<int> fraction()
    {
        if (!accept('.') && !accept(',')) return 0;
        int value = 0;
        int digits = 0;
        while (peek() >= '0' && peek() <= '9') {
            if (digits < 7) value = value * 10 + (m_s[m_pos] - '0');
            ++digits;
            ++m_pos;
        }
        if (digits == 0 || digits > 9) return std::nullopt;
        for (int i = digits; i < 7; ++i)
            value *= 10;
        return value;
    }

private:
    std::string_view m_s;
    std::size_t m_pos = 0;
};

// Without the marks that some exporters put round digits (U+200E, U+200F).
std::string withoutMarks(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto mark = text.substr(i, 3);
        if (mark == "\xE2\x80\x8E" || mark == "\xE2\x80\x8F") {
            i += 2;
            continue;
        }
        out.push_back(text[i]);
    }
    return out;
}

// "Z", "UTC", "GMT", "+02:00", "+0200", "+02", or nothing. false when something else follows.
bool readZone(Scanner& in, bool& hasZone, Ticks& offset)
{
    in.skipBlanks();
    if (in.atEnd()) return true;
    if (in.accept('Z') || in.accept('z') || in.word("UTC") || in.word("GMT")) {
        hasZone = true;
        return in.atEnd();
    }
    const int sign = in.accept('+') ? 1 : in.accept('-') ? -1 : 0;
    if (sign == 0) return false;
    int hours = in.number(1, 4);
    int minutes = 0;
    if (hours < 0) return false;
    if (hours > 99) {
        minutes = hours % 100;
        hours /= 100;
    } else if (in.accept(':')) {
        minutes = in.number(2, 2);
    }
    if (hours > 14 || minutes < 0 || minutes > 59) return false;
    hasZone = true;
    offset = sign * (hours * kTicksPerHour + minutes * kTicksPerMinute);
    return in.atEnd();
}

bool readClock(Scanner& in, CivilTime& c)
{
    c.hour = in.number(1, 2);
    if (c.hour < 0 || !in.accept(':')) return false;
    c.minute = in.number(2, 2);
    if (c.minute < 0) return false;
    if (in.accept(':')) {
        c.second = in.number(2, 2);
        if (c.second < 0) return false;
        const auto fraction = in.fraction();
        if (!fraction) return false;
        c.fraction = *fraction;
    }
    return true;
}

std::optional<ParsedTime> parseIso(std::string_view text)
{
    Scanner in(text);
    CivilTime c;
    c.year = in.number(4, 4);
    const char between = in.peek() == '/' ? '/' : '-';
    if (c.year < 0 || !in.accept(between)) return std::nullopt;
    c.month = in.number(1, 2);
    if (c.month < 0 || !in.accept(between)) return std::nullopt;
    c.day = in.number(1, 2);
    if (c.day < 0) return std::nullopt;
    ParsedTime out;
    Ticks offset = 0;
    if (!in.atEnd()) {
        if (!in.accept('T') && !in.accept('t') && !in.accept(' ')) return std::nullopt;
        if (!readClock(in, c) || !readZone(in, out.hasZone, offset)) return std::nullopt;
    }
    const auto ticks = fromCivil(c);
    if (!ticks) return std::nullopt;
    out.ticks = *ticks - offset;
    return out;
}

// What follows a date: nothing, or a clock, perhaps of twelve hours, perhaps with a zone.
std::optional<ParsedTime> clockAfter(Scanner& in, CivilTime c)
{
    ParsedTime out;
    Ticks offset = 0;
    if (!in.atEnd()) {
        if (!readClock(in, c)) return std::nullopt;
        in.skipBlanks();
        const bool pm = in.word("PM");
        if (pm || in.word("AM")) {
            if (c.hour < 1 || c.hour > 12) return std::nullopt;
            c.hour = c.hour % 12 + (pm ? 12 : 0);
        }
        if (!readZone(in, out.hasZone, offset)) return std::nullopt;
    }
    const auto ticks = fromCivil(c);
    if (!ticks) return std::nullopt;
    out.ticks = *ticks - offset;
    return out;
}

// 6/1/2023 1:12:18 PM, 4/28/2021, 2:32:14.029 PM, 11/4/2020 21:11; 22.11.2026 01:02:03, which has the day
// first everywhere
std::optional<ParsedTime> parseSlashes(std::string_view text, bool dayFirst)
{
    Scanner in(text);
    CivilTime c;
    const int first = in.number(1, 2);
    const char between = in.peek() == '.' ? '.' : dayFirst && in.peek() == '-' ? '-' : '/';
    if (first < 0 || !in.accept(between)) return std::nullopt;
    const int second = in.number(1, 2);
    if (second < 0 || !in.accept(between)) return std::nullopt;
    c.year = in.number(4, 4);
    if (c.year < 0) return std::nullopt;
    dayFirst = dayFirst || between == '.';
    c.month = dayFirst ? second : first;
    c.day = dayFirst ? first : second;
    in.accept(',');
    in.skipBlanks();
    return clockAfter(in, c);
}

// 1 to 12 of the first three letters or the whole name; 0: none
int monthOf(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> kMonths{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (equalsAscii(word, kMonths[i]) || equalsAscii(word, kMonths[i].substr(0, 3)))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

// Nov 22, 2026 1:02:03 AM; Nov 22, 2026 @ 01:02:03.000; November 22nd 2026, 01:02:03.000
std::optional<ParsedTime> parseMonthName(std::string_view text)
{
    Scanner in(text);
    CivilTime c;
    c.month = monthOf(in.letters());
    if (c.month == 0) return std::nullopt;
    in.accept('.');
    in.skipBlanks();
    c.day = in.number(1, 2);
    if (c.day < 0) return std::nullopt;
    (void)in.letters();
    in.accept(',');
    in.skipBlanks();
    c.year = in.number(4, 4);
    if (c.year < 0) return std::nullopt;
    in.accept(',');
    in.skipBlanks();
    if (in.accept('@')) in.skipBlanks();
    return clockAfter(in, c);
}

// /Date(1728364117000)/ with or without the backslashes JSON leaves in.
std::optional<ParsedTime> parseSlashDate(std::string_view text)
{
    const auto open = text.find("Date(");
    if (open == std::string_view::npos || open > 2) return std::nullopt;
    std::int64_t ms = 0;
    std::size_t i = open + 5;
    const bool negative = i < text.size() && text[i] == '-';
    if (negative) ++i;
    const std::size_t first = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i - first < 15)
        ms = ms * 10 + (text[i++] - '0');
    if (i == first || i >= text.size() || (text[i] != ')' && text[i] != '+' && text[i] != '-'))
        return std::nullopt;
    return ParsedTime{fromUnixMs(negative ? -ms : ms), true};
}

} // namespace

CivilTime toCivil(Ticks t)
{
    std::int64_t days = t / kTicksPerDay;
    Ticks rest = t % kTicksPerDay;
    if (rest < 0) {
        rest += kTicksPerDay;
        --days;
    }
    const std::int64_t z = days + 306;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const auto doe = static_cast<unsigned>(z - era * 146'097);
    const unsigned yoe = (doe - doe / 1460U + doe / 36'524U - doe / 146'096U) / 365U;
    const unsigned doy = doe - (365U * yoe + yoe / 4U - yoe / 100U);
    const unsigned mp = (5U * doy + 2U) / 153U;
    CivilTime c;
    c.day = static_cast<int>(doy - (153U * mp + 2U) / 5U + 1U);
    c.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    c.year = static_cast<int>(yoe + era * 400) + (c.month <= 2 ? 1 : 0);
    c.hour = static_cast<int>(rest / kTicksPerHour);
    c.minute = static_cast<int>(rest / kTicksPerMinute % 60);
    c.second = static_cast<int>(rest / kTicksPerSecond % 60);
    c.fraction = static_cast<int>(rest % kTicksPerSecond);
    return c;
}

std::optional<Ticks> fromCivil(const CivilTime& c)
{
    if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12) return std::nullopt;
    if (c.day < 1 || c.day > daysInMonth(c.year, c.month)) return std::nullopt;
    if (c.hour < 0 || c.hour > 23 || c.minute < 0 || c.minute > 59) return std::nullopt;
    if (c.second < 0 || c.second > 60 || c.fraction < 0 || c.fraction >= kTicksPerSecond) return std::nullopt;
    const Ticks t = daysFromCivil(c.year, c.month, c.day) * kTicksPerDay + c.hour * kTicksPerHour +
                    c.minute * kTicksPerMinute + c.second * kTicksPerSecond + c.fraction;
    return t;
}

std::optional<ParsedTime> parseTime(std::string_view text)
{
    if (text.size() < 6 || text.size() > 64) return std::nullopt;
    const bool marked = text.find('\xE2') != std::string_view::npos;
    const std::string unmarked = marked ? withoutMarks(text) : std::string{};
    const std::string_view clean = trim(marked ? std::string_view(unmarked) : text);
    if (clean.size() < 6) return std::nullopt;
    if (auto iso = parseIso(clean)) return iso;
    if (auto us = parseSlashes(clean, false)) return us;
    if (auto named = parseMonthName(clean)) return named;
    return parseSlashDate(clean);
}

std::optional<ParsedTime> parseDayFirst(std::string_view text)
{
    if (text.size() < 6 || text.size() > 64) return std::nullopt;
    return parseSlashes(trim(withoutMarks(text)), true);
}

bool writesDayFirst(std::string_view text)
{
    bool day = false;
    bool month = false;
    for (std::size_t at = text.find('/'); at != std::string_view::npos; at = text.find('/', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && at - begin < 2 && text[begin - 1] >= '0' && text[begin - 1] <= '9')
            --begin;
        const char before = begin == 0 ? '\n' : text[begin - 1];
        const bool cell = before == '\n' || before == '"' || before == ',' || before == ';' || before == '\t';
        if (begin == at || !cell) continue;
        Scanner in(text.substr(begin, 10));
        const int first = in.number(1, 2);
        in.accept('/');
        const int second = in.number(1, 2);
        if (second < 1 || !in.accept('/') || in.number(4, 4) < 0) continue;
        day = day || (first > 12 && first <= 31 && second <= 12);
        month = month || (second > 12 && second <= 31 && first <= 12);
    }
    return day && !month;
}

Ticks fromCount(std::int64_t n, TimeUnit unit)
{
    constexpr Ticks kFiletime = 584'388 * kTicksPerDay; // 1601-01-01
    const auto scaled = [n](Ticks per, Ticks origin) {
        return n < 0 || n > (kMaxTicks - origin) / per ? kNoTime : origin + n * per;
    };
    switch (unit) {
    case TimeUnit::Seconds:
        return scaled(kTicksPerSecond, kUnixEpoch);
    case TimeUnit::Milliseconds:
        return scaled(kTicksPerMs, kUnixEpoch);
    case TimeUnit::Microseconds:
        return scaled(10, kUnixEpoch);
    case TimeUnit::Nanoseconds:
        return n < 0 ? kNoTime : kUnixEpoch + n / 100;
    case TimeUnit::Filetime:
        return scaled(1, kFiletime);
    case TimeUnit::NetTicks:
        return scaled(1, 0);
    }
    return kNoTime;
}

Ticks fromUnixMs(std::int64_t ms)
{
    constexpr std::int64_t kMaxMs = kMaxTicks / kTicksPerMs - kUnixEpoch / kTicksPerMs;
    constexpr std::int64_t kMinMs = -(kUnixEpoch / kTicksPerMs);
    if (ms < kMinMs || ms > kMaxMs) return kNoTime;
    return kUnixEpoch + ms * kTicksPerMs;
}

std::int64_t toUnixMs(Ticks t)
{
    const Ticks d = t - kUnixEpoch;
    return d >= 0 ? d / kTicksPerMs : -((-d + kTicksPerMs - 1) / kTicksPerMs);
}

std::string isoTextFull(Ticks t)
{
    if (t == kNoTime) return {};
    const CivilTime c = toCivil(t);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:07}Z", c.year, c.month, c.day, c.hour, c.minute,
                       c.second, c.fraction);
}

std::string dayText(std::int32_t day)
{
    return isoText(day * kTicksPerDay).substr(0, 10);
}

std::string isoText(Ticks t)
{
    std::string s = isoTextFull(t);
    if (s.empty()) return s;
    s.pop_back();
    while (s.back() == '0')
        s.pop_back();
    if (s.back() == '.') s.pop_back();
    s.push_back('Z');
    return s;
}

Ticks startOfDay(Ticks t)
{
    return t - (t % kTicksPerDay + kTicksPerDay) % kTicksPerDay;
}

Ticks now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return kUnixEpoch + std::chrono::duration_cast<std::chrono::nanoseconds>(sinceEpoch).count() / 100;
}

} // namespace sightline
