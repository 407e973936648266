// SPDX-License-Identifier: GPL-3.0-or-later
// Times and words of a trace's text.
#include "core/demo/graft_text.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// A time in a text: where it ends, and how it is written.
struct Found {
    std::size_t end = 0;
    Ticks time = 0;
    enum class Form { Iso, Us, Epoch } form = Form::Iso;
    char between = 'T';                                               // of ISO
    int digits = 0;                                                   // of the fraction
    bool comma = false, seconds = true, half = false, padded = false; // of US
};

class Scanner
{
public:
    Scanner(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    // A number of `least` to `most` digits.
    bool number(int& out, std::size_t least, std::size_t most)
    {
        std::size_t n = 0;
        out = 0;
        for (; n < most && m_at < m_text.size() && isDigit(m_text[m_at]); ++n, ++m_at)
            out = out * 10 + (m_text[m_at] - '0');
        return n >= least;
    }

    bool one(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }

    // ".123" as ticks; no fraction is one too.
    int fraction(int& digits)
    {
        digits = 0;
        if (m_at + 1 >= m_text.size() || m_text[m_at] != '.' || !isDigit(m_text[m_at + 1])) return 0;
        ++m_at;
        int ticks = 0;
        for (; m_at < m_text.size() && isDigit(m_text[m_at]) && digits < 9; ++digits, ++m_at)
            if (digits < 7) ticks = ticks * 10 + (m_text[m_at] - '0');
        for (int i = digits; i < 7; ++i)
            ticks *= 10;
        return ticks;
    }

    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    std::string_view m_text;
    std::size_t m_at;
};

std::optional<Found> isoAt(std::string_view text, std::size_t at)
{
    Scanner s(text, at);
    CivilTime c;
    Found out;
    const bool date = s.number(c.year, 4, 4) && s.one('-') && s.number(c.month, 2, 2) && s.one('-') &&
                      s.number(c.day, 2, 2);
    if (!date) return std::nullopt;
    if (!s.one('T')) {
        if (!s.one(' ')) return std::nullopt;
        out.between = ' ';
    }
    const bool time = s.number(c.hour, 2, 2) && s.one(':') && s.number(c.minute, 2, 2) && s.one(':') &&
                      s.number(c.second, 2, 2);
    if (!time) return std::nullopt;
    c.fraction = s.fraction(out.digits);
    const auto ticks = fromCivil(c);
    if (!ticks) return std::nullopt;
    out.time = *ticks;
    out.end = s.at();
    return out;
}

std::optional<Found> usAt(std::string_view text, std::size_t at)
{
    Scanner s(text, at);
    CivilTime c;
    Found out;
    out.form = Found::Form::Us;
    if (!s.number(c.month, 1, 2) || !s.one('/') || !s.number(c.day, 1, 2) || !s.one('/') ||
        !s.number(c.year, 4, 4))
        return std::nullopt;
    out.comma = s.one(',');
    const std::size_t before = s.at() + 1;
    if (!s.one(' ') || !s.number(c.hour, 1, 2)) return std::nullopt;
    out.padded = s.at() - before == 2 && text[before] == '0';
    if (!s.one(':') || !s.number(c.minute, 2, 2)) return std::nullopt;
    out.seconds = s.one(':') && s.number(c.second, 2, 2);
    c.fraction = s.fraction(out.digits);
    out.end = s.at();
    if (s.one(' ') && s.at() + 1 < text.size() && text[s.at() + 1] == 'M') {
        const char half = text[s.at()];
        if (half == 'A' || half == 'P') {
            out.half = true;
            out.end = s.at() + 2;
            c.hour = c.hour % 12 + (half == 'P' ? 12 : 0);
        }
    }
    const auto ticks = fromCivil(c);
    if (!ticks) return std::nullopt;
    out.time = *ticks;
    return out;
}

// Date(1728364117000)
std::optional<Found> epochAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view kOpen = "Date(";
    if (!text.substr(at).starts_with(kOpen)) return std::nullopt;
    const char* begin = text.data() + at + kOpen.size();
    std::int64_t ms = 0;
    const auto read = std::from_chars(begin, text.data() + text.size(), ms);
    if (read.ec != std::errc{} || read.ptr == text.data() + text.size() || *read.ptr != ')')
        return std::nullopt;
    Found out;
    out.form = Found::Form::Epoch;
    out.time = fromUnixMs(ms);
    out.end = static_cast<std::size_t>(read.ptr - text.data()) + 1;
    return out;
}

std::optional<Found> timeAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == 'D') return epochAt(text, at);
    if (!isDigit(c) || (at > 0 && (isDigit(text[at - 1]) || text[at - 1] == '/'))) return std::nullopt;
    if (auto iso = isoAt(text, at)) return iso;
    return usAt(text, at);
}

std::string fractionText(int ticks, int digits)
{
    if (digits == 0) return {};
    std::string all = fmt::format("{:07}00", ticks);
    return "." + all.substr(0, static_cast<std::size_t>(digits));
}

std::string written(const Found& found, Ticks t)
{
    const CivilTime c = toCivil(t);
    if (found.form == Found::Form::Epoch) return fmt::format("Date({})", toUnixMs(t));
    if (found.form == Found::Form::Iso)
        return fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}{}", c.year, c.month, c.day, found.between,
                           c.hour, c.minute, c.second, fractionText(c.fraction, found.digits));
    const int hour = !found.half ? c.hour : c.hour % 12 == 0 ? 12 : c.hour % 12;
    std::string out = fmt::format("{}/{}/{}{} ", c.month, c.day, c.year, found.comma ? "," : "");
    out += found.padded ? fmt::format("{:02}", hour) : fmt::format("{}", hour);
    out += fmt::format(":{:02}", c.minute);
    if (found.seconds) out += fmt::format(":{:02}{}", c.second, fractionText(c.fraction, found.digits));
    if (found.half) out += c.hour < 12 ? " AM" : " PM";
    return out;
}

// The character before does not belong to the word: "\t" of JSON is no letter.
bool beginsWord(std::string_view text, std::size_t at)
{
    if (at == 0 || !isWord(text[at - 1])) return true;
    if (std::string_view("bfnrt").find(text[at - 1]) == std::string_view::npos) return false;
    std::size_t slashes = 0;
    while (slashes + 1 < at && text[at - 2 - slashes] == '\\')
        ++slashes;
    return slashes % 2 == 1;
}

} // namespace

std::optional<Ticks> timeFrom(std::string_view text, std::size_t at)
{
    for (; at < text.size(); ++at)
        if (const auto found = timeAt(text, at)) return found->time;
    return std::nullopt;
}

Ticks lastTime(std::string_view text)
{
    constexpr std::string_view kFields[] = {"@timestamp\"", "CreationTime\"", "TimeGenerated\"",
                                            "createdDateTime\""};
    constexpr std::size_t kNear = 12;
    Ticks last = kNoTime;
    for (const std::string_view field : kFields) {
        for (std::size_t at = text.find(field); at != std::string_view::npos; at = text.find(field, at + 1)) {
            const std::size_t from = at + field.size();
            if (const auto time = timeFrom(text.substr(from, kNear + 30), 0)) last = std::max(last, *time);
        }
        if (last != kNoTime) return last;
    }
    return last;
}

std::string shiftTimes(std::string_view text, Ticks by)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto found = timeAt(text, at);
        if (!found || found->time + by < 0 || found->time + by > kMaxTicks) {
            out += text[at++];
            continue;
        }
        out += written(*found, found->time + by);
        at = found->end;
    }
    return out;
}

std::string replaceWords(std::string_view text, Replacements words)
{
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    const auto wordAt = [&](std::size_t at) -> const std::pair<std::string, std::string>* {
        for (const auto& word : words) {
            if (!text.substr(at).starts_with(word.first)) continue;
            const std::size_t end = at + word.first.size();
            const bool whole = (!isWord(word.first.front()) || beginsWord(text, at)) &&
                               (!isWord(word.first.back()) || end >= text.size() || !isWord(text[end]));
            if (whole) return &word;
        }
        return nullptr;
    };
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const auto* word = wordAt(at)) {
            out += word->second;
            at += word->first.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace sightline::demo
