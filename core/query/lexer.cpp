// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/lexer.h"

#include "core/base/ticks.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <utility>

namespace sightline::query
{
namespace
{

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

void appendUtf8(unsigned cp, std::string& out)
{
    if (cp < 0x80) {
        out.push_back(static_cast<char>(cp));
    } else if (cp < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (cp >> 6)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    } else if (cp >= 0x10000) {
        out.push_back(static_cast<char>(0xF0 | (cp >> 18)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 12) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xE0 | (cp >> 12)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    }
}

constexpr std::array<std::pair<std::string_view, std::int64_t>, 22> kUnits{{
    {"d", kTicksPerDay},
    {"day", kTicksPerDay},
    {"days", kTicksPerDay},
    {"h", kTicksPerHour},
    {"hr", kTicksPerHour},
    {"hrs", kTicksPerHour},
    {"hour", kTicksPerHour},
    {"hours", kTicksPerHour},
    {"m", kTicksPerMinute},
    {"min", kTicksPerMinute},
    {"minute", kTicksPerMinute},
    {"minutes", kTicksPerMinute},
    {"s", kTicksPerSecond},
    {"sec", kTicksPerSecond},
    {"second", kTicksPerSecond},
    {"seconds", kTicksPerSecond},
    {"ms", kTicksPerMs},
    {"millisecond", kTicksPerMs},
    {"milliseconds", kTicksPerMs},
    {"microsecond", 10},
    {"tick", 1},
    {"ticks", 1},
}};

class Lexer
{
public:
    explicit Lexer(std::string_view s) : m_s(s) {}

    Result<std::vector<Token>> run()
    {
        std::vector<Token> out;
        for (;;) {
            skipBlanks();
            Token t;
            t.begin = m_pos;
            if (m_pos >= m_s.size()) {
                t.end = m_pos;
                out.push_back(t);
                return out;
            }
            SL_TRY(next(t));
            t.end = m_pos;
            out.push_back(std::move(t));
        }
    }

private:
    [[nodiscard]] char at(std::size_t i) const { return i < m_s.size() ? m_s[i] : '\0'; }

    void skipBlanks()
    {
        while (m_pos < m_s.size()) {
            const char c = m_s[m_pos];
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                ++m_pos;
            } else if (c == '/' && at(m_pos + 1) == '/') {
                while (m_pos < m_s.size() && m_s[m_pos] != '\n')
                    ++m_pos;
            } else {
                return;
            }
        }
    }

    Result<> next(Token& t)
    {
        const char c = m_s[m_pos];
        if (m_pos >= m_datetimeEnd && (c == '"' || c == '\'')) return plainString(t);
        if (c == '@' && (at(m_pos + 1) == '"' || at(m_pos + 1) == '\'')) return verbatimString(t);
        if (isNameStart(c) && m_pos >= m_datetimeEnd) {
            while (isNameStart(at(m_pos)) || isDigit(at(m_pos)))
                ++m_pos;
            t.kind = TokenKind::Name;
            t.text = m_s.substr(t.begin, m_pos - t.begin);
            m_afterDatetime = t.text == "datetime";
            return {};
        }
        if (c == '(' && std::exchange(m_afterDatetime, false)) {
            t.kind = TokenKind::Operator;
            t.text = "(";
            const auto close = m_s.find(')', m_pos);
            m_datetimeEnd = close == std::string_view::npos ? m_s.size() : close;
            ++m_pos;
            return {};
        }
        if (m_pos < m_datetimeEnd) { // one token for all that stands inside datetime( )
            t.kind = TokenKind::Text;
            t.text = m_s.substr(m_pos, m_datetimeEnd - m_pos);
            m_pos = m_datetimeEnd;
            return {};
        }
        if (isDigit(c)) return number(t);
        if (c == '[' && (at(m_pos + 1) == '\'' || at(m_pos + 1) == '"')) return quotedName(t);
        return sign(t);
    }

    std::optional<unsigned> hexDigits(std::size_t count)
    {
        unsigned v = 0;
        const auto hex = m_s.substr(std::min(m_pos, m_s.size()), count);
        const auto r = std::from_chars(hex.data(), hex.data() + hex.size(), v, 16);
        if (hex.size() != count || r.ptr != hex.data() + count) return std::nullopt;
        m_pos += count;
        return v;
    }

    Result<> escape(std::string& out)
    {
        const std::size_t from = m_pos - 1;
        const char c = at(m_pos++);
        switch (c) {
        case 'n':
            out.push_back('\n');
            return {};
        case 't':
            out.push_back('\t');
            return {};
        case 'r':
            out.push_back('\r');
            return {};
        case '0':
            out.push_back('\0');
            return {};
        case '\\':
        case '"':
        case '\'':
            out.push_back(c);
            return {};
        case 'x':
        case 'u': {
            auto cp = hexDigits(c == 'x' ? 2 : 4);
            if (cp && *cp >= 0xD800 && *cp < 0xDC00 && m_s.substr(m_pos).starts_with("\\u")) {
                m_pos += 2;
                const auto low = hexDigits(4);
                const bool pair = low && *low >= 0xDC00 && *low < 0xE000;
                cp = pair ? std::optional(0x10000 + ((*cp - 0xD800) << 10) + (*low - 0xDC00)) : std::nullopt;
            }
            if (!cp || (*cp >= 0xD800 && *cp < 0xE000)) break;
            appendUtf8(*cp, out);
            return {};
        }
        default:
            break;
        }
        return syntaxError(m_s, from, "unknown escape in a string; write \\\\ for a backslash");
    }

    Result<> plainString(Token& t)
    {
        const char quote = m_s[m_pos++];
        t.kind = TokenKind::Text;
        while (m_pos < m_s.size() && m_s[m_pos] != quote) {
            const char c = m_s[m_pos++];
            if (c == '\n') return syntaxError(m_s, t.begin, "this string is not closed");
            if (c == '\\') {
                SL_TRY(escape(t.text));
            } else {
                t.text.push_back(c);
            }
        }
        if (at(m_pos) != quote) return syntaxError(m_s, t.begin, "this string is not closed");
        ++m_pos;
        return {};
    }

    Result<> verbatimString(Token& t)
    {
        const char quote = m_s[m_pos + 1];
        m_pos += 2;
        t.kind = TokenKind::Text;
        for (;;) {
            if (m_pos >= m_s.size()) return syntaxError(m_s, t.begin, "this string is not closed");
            const char c = m_s[m_pos++];
            if (c == quote) {
                if (at(m_pos) != quote) return {};
                ++m_pos;
            }
            t.text.push_back(c);
        }
    }

    Result<> quotedName(Token& t)
    {
        ++m_pos;
        SL_TRY(plainString(t));
        if (at(m_pos) != ']') return syntaxError(m_s, m_pos, "expected ] after the quoted name");
        ++m_pos;
        t.kind = TokenKind::QuotedName;
        return {};
    }

    Result<> number(Token& t)
    {
        if (m_s[m_pos] == '0' && (at(m_pos + 1) | 32) == 'x') {
            const auto rest = m_s.substr(m_pos + 2);
            const auto r = std::from_chars(rest.data(), rest.data() + rest.size(), t.integer, 16);
            if (r.ec != std::errc{}) return syntaxError(m_s, t.begin, "this hexadecimal number is not valid");
            m_pos += 2 + static_cast<std::size_t>(r.ptr - rest.data());
            t.kind = TokenKind::Long;
            return {};
        }
        while (isDigit(at(m_pos)))
            ++m_pos;
        bool real = false;
        if (at(m_pos) == '.' && isDigit(at(m_pos + 1))) {
            real = true;
            ++m_pos;
            while (isDigit(at(m_pos)))
                ++m_pos;
        }
        if ((at(m_pos) | 32) == 'e' &&
            (isDigit(at(m_pos + 1)) ||
             ((at(m_pos + 1) == '-' || at(m_pos + 1) == '+') && isDigit(at(m_pos + 2))))) {
            real = true;
            m_pos += 2;
            while (isDigit(at(m_pos)))
                ++m_pos;
        }
        const auto digits = m_s.substr(t.begin, m_pos - t.begin);
        if (isNameStart(at(m_pos))) return timespan(t, digits);
        if (real) {
            std::from_chars(digits.data(), digits.data() + digits.size(), t.real);
            t.kind = TokenKind::Real;
            return {};
        }
        const auto r = std::from_chars(digits.data(), digits.data() + digits.size(), t.integer);
        if (r.ec != std::errc{}) return syntaxError(m_s, t.begin, "this number is too large");
        t.kind = TokenKind::Long;
        return {};
    }

    Result<> timespan(Token& t, std::string_view digits)
    {
        const std::size_t unitAt = m_pos;
        while (isNameStart(at(m_pos)))
            ++m_pos;
        const auto unit = m_s.substr(unitAt, m_pos - unitAt);
        for (const auto& [name, ticks] : kUnits) {
            if (name != unit) continue;
            t.kind = TokenKind::Timespan;
            std::int64_t whole = 0;
            const auto r = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
            if (r.ec == std::errc{} && r.ptr == digits.data() + digits.size() &&
                whole <= std::numeric_limits<std::int64_t>::max() / ticks) {
                t.integer = whole * ticks; // exact, where a double would not be
                return {};
            }
            double n = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), n);
            if (n * static_cast<double>(ticks) > 9e18)
                return syntaxError(m_s, t.begin, "this time span is too long");
            t.integer = std::llround(n * static_cast<double>(ticks));
            return {};
        }
        return syntaxError(m_s, unitAt, fmt::format("unknown time unit '{}'; use d, h, m, s or ms", unit));
    }

    Result<> sign(Token& t)
    {
        static constexpr std::array<std::string_view, 23> kSigns{
            "==", "!=", "=~", "!~", "<=", ">=", "<>", "..", "<", ">", "(", ")",
            ",",  "!",  "-",  "*",  "|",  ".",  ";",  "~",  ":", "+", "/"};
        t.kind = TokenKind::Operator;
        for (const auto s : kSigns) {
            if (m_s.substr(m_pos).starts_with(s)) {
                t.text = s;
                m_pos += s.size();
                return {};
            }
        }
        return syntaxError(m_s, m_pos, fmt::format("unexpected character '{}'", m_s.substr(m_pos, 1)));
    }

    std::string_view m_s;
    std::size_t m_pos = 0;
    bool m_afterDatetime = false;
    std::size_t m_datetimeEnd = 0;
};

} // namespace

Result<std::vector<Token>> tokenize(std::string_view kql)
{
    return Lexer(kql).run();
}

std::string positionText(std::string_view kql, std::size_t offset)
{
    int line = 1;
    int column = 1;
    for (const char c : kql.substr(0, std::min(offset, kql.size()))) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++column;
        }
    }
    return fmt::format("line {}, column {}", line, column);
}

tl::unexpected<Error> syntaxError(std::string_view kql, std::size_t offset, std::string message)
{
    return fail(ErrorKind::InvalidInput, "kql.syntax", std::move(message), positionText(kql, offset));
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
            } else {
                out.push_back(c);
            }
        }
    }
    out.push_back('"');
    return out;
}

} // namespace sightline::query
