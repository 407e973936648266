// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the window: a token for every meaning and one table per theme. A Theme is a small value; it
// is read at paint time. A picture kept for later carries the serial of the theme it was painted with.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>

namespace sightline::ui
{

// In the order of the colour table of theme.cpp.
enum class Token : std::uint8_t {
    window,
    base,
    alternate,
    raised,
    sunken,
    text,
    textMuted,
    textDisabled,
    border,
    borderStrong,
    grid,
    hover,
    pressed,
    selection,
    selectionInactive,
    accent,
    accentHover,
    accentText,
    accentTint,
    focus,
    link,
    severityInformational,
    severityLow,
    severityMedium,
    severityHigh,
    severityEmpty,
    severityLowMark,
    severityMediumMark,
    severityHighMark,
    onPremises,
    onPremisesTint,
    cloud,
    cloudTint,
    success,
    successTint,
    failure,
    failureTint,
    partial,
    partialTint,
    rarity,
    rarityTint,
    coverage,
    gapHatch,
    heatMore1,
    heatMore2,
    heatMore3,
    heatMore4,
    heatLess1,
    heatLess2,
    heatLess3,
    heatLess4,
    heatZero,
    chart1,
    chart2,
    chart3,
    chart4,
    chart5,
    chart6,
    chartNeutral,
    facetBar,
    facetBarOn,
    codeKeyword,
    codeFunction,
    codeString,
    codeNumber,
    codeComment,
    codeTable,
    codeError,
    codeCurrentLine,
};

inline constexpr std::size_t kTokenCount = 69;

enum class ThemeChoice { System, Light, Dark };

class Theme
{
public:
    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    // Whether a palette is dark: its window is darker than its text.
    [[nodiscard]] static bool looksDark(const QPalette& palette);

    [[nodiscard]] QColor color(Token token) const;

    [[nodiscard]] bool isDark() const { return m_dark; }

    // Differs between themes with different colours.
    [[nodiscard]] int serial() const { return m_dark ? 2 : 1; }

    [[nodiscard]] QPalette palette() const;
    // Colours only, for what a style cannot reach: tool tips, status bar items, separators, dock titles.
    [[nodiscard]] QString styleSheet() const;

private:
    explicit Theme(bool dark) : m_dark(dark) {}

    bool m_dark = false;
};

} // namespace sightline::ui
