// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"

#include <QChar>

#include <algorithm>
#include <iterator>

namespace sightline::ui
{

namespace
{

struct Range {
    char16_t first;
    char16_t last;
};

// Controls, soft hyphen, Arabic letter mark, zero-width space, direction marks, line and paragraph
// separators, embeddings, word joiner, isolates, byte order mark. Joiners stay: scripts need them.
constexpr Range kHidden[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x200B, 0x200B},
    {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x2060}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

bool isHidden(QChar c)
{
    return std::any_of(std::begin(kHidden), std::end(kHidden),
                       [c](const Range& r) { return c.unicode() >= r.first && c.unicode() <= r.last; });
}

QString escaped(const QString& text, QStringView kept)
{
    const auto hidden = [kept](QChar c) { return isHidden(c) && !kept.contains(c); };
    if (std::none_of(text.begin(), text.end(), hidden)) return text;
    QString out;
    out.reserve(text.size() + 16);
    for (const QChar c : text) {
        if (hidden(c))
            out += QStringLiteral("\u27E8U+%1\u27E9")
                       .arg(QString::number(c.unicode(), 16).toUpper(), 4, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

} // namespace

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string toUtf8(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString shown(std::string_view utf8)
{
    return escaped(toQString(utf8), {});
}

QString shownLines(std::string_view utf8)
{
    return escaped(toQString(utf8), u"\n\t");
}

} // namespace sightline::ui
