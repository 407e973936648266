// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/icons.h"

#include "ui/base/look.h"

#include <QFile>
#include <QHashFunctions>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr int kCachedPictures = 1024;

QString resourcePath(QStringView name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

// Qt's renderer does not know the current colour, so the drawing is recoloured as text.
QByteArray recoloured(const IconKey& key)
{
    QFile file(resourcePath(key.name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    svg.replace("#000000", QColor::fromRgb(key.colour).name().toLatin1());
    svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(key.stroke / 100.0) + '"');
    return svg;
}

class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(const Look& look, QStringView name, Token colour)
        : m_look(&look), m_name(name.toString()), m_colour(colour)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        if (!m_look) return;
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        const double dpr = painter->device()->devicePixelRatioF();
        painter->drawPixmap(square, m_look->pixmap(m_name, side, colourFor(mode), dpr));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // size is in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        if (!m_look) return {};
        const double side = std::min(size.width(), size.height()) / scale;
        return m_look->pixmap(m_name, static_cast<int>(std::lround(side)), colourFor(mode), scale);
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }

    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

    QString key() const override { return QStringLiteral("sightline-svg"); }

    bool isNull() override { return !IconLoader::exists(m_name); }

private:
    [[nodiscard]] Token colourFor(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? Token::textDisabled : m_colour;
    }

    QPointer<const Look> m_look;
    QString m_name;
    Token m_colour;
};

} // namespace

size_t qHash(const IconKey& key, size_t seed) noexcept
{
    return qHashMulti(seed, key.name, key.colour, key.devicePixels, key.stroke);
}

IconLoader::IconLoader() : m_cache(kCachedPictures) {}

bool IconLoader::exists(QStringView name)
{
    return QFile::exists(resourcePath(name));
}

QPixmap IconLoader::pixmap(const IconKey& key, double devicePixelRatio)
{
    QPixmap* cached = m_cache.object(key);
    if (!cached) {
        cached = new QPixmap(key.devicePixels, key.devicePixels);
        cached->fill(Qt::transparent);
        QSvgRenderer renderer(recoloured(key));
        if (renderer.isValid()) {
            QPainter painter(cached);
            renderer.render(&painter);
        }
        m_cache.insert(key, cached);
    }
    QPixmap result = *cached;
    result.setDevicePixelRatio(devicePixelRatio);
    return result;
}

QIcon makeIcon(const Look& look, QStringView name, Token colour)
{
    return QIcon(new SvgIconEngine(look, name, colour));
}

} // namespace sightline::ui
