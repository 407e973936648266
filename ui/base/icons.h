// SPDX-License-Identifier: GPL-3.0-or-later
// Icons drawn from the SVG set in the resources, in a colour of the theme and sharp at every device pixel
// ratio. An icon made here reads the theme when it is painted, so it never has to be set again. GUI thread.
#pragma once

#include "ui/base/theme.h"

#include <QCache>
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringView>

namespace sightline::ui
{

class Look;

struct IconKey {
    QString name;
    QRgb colour = 0;
    int devicePixels = 0;
    // Hundredths of a unit of the 16-unit drawing.
    int stroke = 150;

    friend bool operator==(const IconKey&, const IconKey&) = default;
};

[[nodiscard]] size_t qHash(const IconKey& key, size_t seed = 0) noexcept;

class IconLoader
{
public:
    IconLoader();

    [[nodiscard]] static bool exists(QStringView name);

    // A square picture of devicePixels by devicePixels; transparent if there is no such icon.
    [[nodiscard]] QPixmap pixmap(const IconKey& key, double devicePixelRatio);

private:
    QCache<IconKey, QPixmap> m_cache;
};

// The icon keeps no reference that outlives the look: painted after its look has gone, it paints nothing.
[[nodiscard]] QIcon makeIcon(const Look& look, QStringView name, Token colour);

} // namespace sightline::ui
