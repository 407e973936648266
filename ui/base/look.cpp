// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/look.h"

#include "ui/base/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyleFactory>

#include <algorithm>
#include <array>
#include <cmath>

// A static library's resources are dropped by the linker unless somebody asks for them by name; the macro
// must stand outside any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace sightline::ui
{

namespace
{

constexpr double kMinimumPoints = 8.0;

struct FontRule {
    FontRole role;
    double ratio;
    QFont::Weight weight;
};

constexpr std::array<FontRule, kFontRoleCount> kFontRules{{
    {FontRole::Hero, 2.90, QFont::DemiBold},
    {FontRole::Figure, 1.54, QFont::DemiBold},
    {FontRole::Title, 1.38, QFont::DemiBold},
    {FontRole::Heading, 1.15, QFont::DemiBold},
    {FontRole::Body, 1.00, QFont::Normal},
    {FontRole::Strong, 1.00, QFont::DemiBold},
    {FontRole::Small, 0.92, QFont::Normal},
    {FontRole::SmallStrong, 0.92, QFont::DemiBold},
    {FontRole::Caption, 0.85, QFont::Normal},
    {FontRole::Fixed, 0.88, QFont::Normal},
}};

QFont fontOf(const FontRule& rule, const QFont& system, double textScale)
{
    const QFont base =
        rule.role == FontRole::Fixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : system;
    QFont font = base;
    const double systemPoints =
        system.pointSizeF() > 0 ? system.pointSizeF() : QFontInfo(system).pointSizeF();
    font.setPointSizeF(std::max(kMinimumPoints, systemPoints * textScale * rule.ratio));
    font.setWeight(rule.weight);
    return font;
}

Theme themeOf(ThemeChoice choice, bool systemDark)
{
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    return dark ? Theme::dark() : Theme::light();
}

} // namespace

Look::Look(QObject* parent)
    : QObject(parent),
      m_systemFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont)),
      m_systemDark(Theme::looksDark(QGuiApplication::palette())),
      m_theme(themeOf(m_choice, m_systemDark))
{
    initIconResources();
    rebuild();
}

// The style refers to this look, so it must not outlive it.
Look::~Look()
{
    if (!m_application) return;
    m_application->setStyleSheet({});
    m_application->setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
}

const QFont& Look::font(FontRole role) const
{
    return face(role).font;
}

const QFontMetricsF& Look::fontMetrics(FontRole role) const
{
    return face(role).metrics;
}

const FigureText& Look::figures(FontRole role) const
{
    return face(role).figures;
}

QIcon Look::icon(QStringView name, Token colour) const
{
    return makeIcon(*this, name, colour);
}

// The stroke keeps its width when the drawing is larger or smaller than 16 px, and grows with the text.
QPixmap Look::pixmap(QStringView name, int size, Token colour, double devicePixelRatio) const
{
    const double stroke = m_metrics.scaledF(kMarkStroke) * Metrics::kReferenceLine / std::max(1, size);
    IconKey key;
    key.name = name.toString();
    key.colour = color(colour).rgb();
    key.devicePixels = std::max(1, static_cast<int>(std::lround(size * devicePixelRatio)));
    key.stroke = static_cast<int>(std::lround(stroke * 100));
    return m_icons.pixmap(key, devicePixelRatio);
}

void Look::setChoice(ThemeChoice choice)
{
    if (choice == m_choice) return;
    m_choice = choice;
    m_theme = themeOf(m_choice, m_systemDark);
    refreshApplication();
    Q_EMIT changed();
}

void Look::setTextScale(double scale)
{
    const double held = std::clamp(scale, kTextScaleMinimum, kTextScaleMaximum);
    if (qFuzzyCompare(held, m_textScale)) return;
    m_textScale = held;
    rebuild();
    refreshApplication();
    Q_EMIT changed();
}

void Look::applyTo(QApplication& application)
{
    m_application = &application;
    application.setStyle(new SightlineStyle(*this));
    refreshApplication();
}

void Look::rebuild()
{
    m_faces.clear();
    for (const FontRule& rule : kFontRules) {
        const QFont font = fontOf(rule, m_systemFont, m_textScale);
        m_faces.push_back({font, QFontMetricsF(font), FigureText(font)});
    }
    m_metrics = Metrics(static_cast<int>(std::ceil(fontMetrics(FontRole::Body).height())));
}

void Look::refreshApplication()
{
    if (!m_application) return;
    m_application->setPalette(m_theme.palette());
    m_application->setFont(font(FontRole::Body));
    m_application->setStyleSheet(m_theme.styleSheet());
}

} // namespace sightline::ui
