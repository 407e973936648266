// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of cells, shaped and cut to their width: two thirds of what a cell costs, and most cells of a column
// say what others said before. Forgets what was not asked for long. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QCache>
#include <QStaticText>

namespace sightline::ui
{

class CellTexts
{
public:
    explicit CellTexts(const Look& look) : m_look(look) {}

    // In one line of the rectangle's height, elided where it is longer; in the painter's pen.
    void draw(QPainter& painter, const QRectF& rect, const QString& text, FontRole font,
              Qt::TextElideMode mode);

    void clear() { m_known.clear(); } // the look changed

private:
    struct Key {
        QString text;
        FontRole font = FontRole::Body;
        Qt::TextElideMode mode = Qt::ElideNone;
        int width = 0; // hundredths of a pixel

        friend bool operator==(const Key&, const Key&) = default;

        friend size_t qHash(const Key& key, size_t seed)
        {
            return qHashMulti(seed, key.text, static_cast<int>(key.font), static_cast<int>(key.mode),
                              key.width);
        }
    };

    static constexpr int kKept = 4'000;

    const Look& m_look;
    QCache<Key, QStaticText> m_known{kKept};
};

} // namespace sightline::ui
