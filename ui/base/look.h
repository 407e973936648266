// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a widget needs to draw itself: theme, lengths, fonts and icons. One is made by the program and
// passed by reference; it must outlive the widgets that hold it. GUI thread only.
#pragma once

#include "ui/base/figure_text.h"
#include "ui/base/icons.h"
#include "ui/base/metrics.h"
#include "ui/base/theme.h"

#include <QFont>
#include <QFontMetricsF>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QPointer>

#include <cstddef>
#include <vector>

class QApplication;

namespace sightline::ui
{

enum class FontRole { Hero, Figure, Title, Heading, Body, Strong, Small, SmallStrong, Caption, Fixed };

inline constexpr std::size_t kFontRoleCount = 10;
inline constexpr double kTextScaleMinimum = 0.8;
inline constexpr double kTextScaleMaximum = 2.0;

class Look : public QObject
{
    Q_OBJECT

public:
    // Reads the palette and the font the system gave the application, so make it before changing either.
    explicit Look(QObject* parent = nullptr);
    ~Look() override;

    [[nodiscard]] const Theme& theme() const { return m_theme; }

    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }

    [[nodiscard]] QColor color(Token token) const { return m_theme.color(token); }

    [[nodiscard]] const QFont& font(FontRole role) const;
    [[nodiscard]] const QFontMetricsF& fontMetrics(FontRole role) const;
    // Figures of equal width in the font of the role.
    [[nodiscard]] const FigureText& figures(FontRole role) const;

    [[nodiscard]] QIcon icon(QStringView name, Token colour = Token::text) const;
    // size in logical pixels.
    [[nodiscard]] QPixmap pixmap(QStringView name, int size, Token colour, double devicePixelRatio) const;

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

    [[nodiscard]] double textScale() const { return m_textScale; }

    void setChoice(ThemeChoice choice);
    // Held between kTextScaleMinimum and kTextScaleMaximum.
    void setTextScale(double scale);

    // Installs style, palette, font and style sheet, and keeps them in step with later changes.
    void applyTo(QApplication& application);

Q_SIGNALS:
    // Colours or lengths have changed; the widgets of the application have been told by then.
    void changed();

private:
    struct Face {
        QFont font;
        QFontMetricsF metrics;
        FigureText figures;
    };

    [[nodiscard]] const Face& face(FontRole role) const { return m_faces[static_cast<std::size_t>(role)]; }

    void rebuild();
    void refreshApplication();

    QFont m_systemFont;
    bool m_systemDark = false;
    ThemeChoice m_choice = ThemeChoice::System;
    double m_textScale = 1.0;
    Theme m_theme;
    Metrics m_metrics;
    std::vector<Face> m_faces;
    mutable IconLoader m_icons;
    QPointer<QApplication> m_application;
};

} // namespace sightline::ui
