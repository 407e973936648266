// SPDX-License-Identifier: GPL-3.0-or-later
// Every length of the window, in logical pixels, derived from the height of one line of the body font. The
// numbers are those of a 16 px line. Strokes and radii do not grow with the text.
#pragma once

#include <QRectF>
#include <QSize>

#include <array>

namespace sightline::ui
{

enum class Density { Compact, Comfortable };

inline constexpr double kHairline = 1;
inline constexpr double kMarkStroke = 1.5;
inline constexpr double kFocusStroke = 2;
inline constexpr double kCurrentBar = 3;
inline constexpr double kRadiusControl = 4;
inline constexpr double kRadiusBadge = 3;
inline constexpr double kRadiusCheck = 2;

// Milliseconds. Everything that is not listed here happens at once.
inline constexpr int kDrawerMs = 120;

// A length that may be dragged between two limits.
struct Span {
    int least;
    int usual;
    int most;
};

class Metrics
{
public:
    explicit Metrics(int fontHeight = kReferenceLine) : m_fontHeight(fontHeight > 0 ? fontHeight : 1) {}

    static constexpr int kReferenceLine = 16;

    [[nodiscard]] int fontHeight() const { return m_fontHeight; }

    // A length given for a 16 px line, rounded to a whole pixel and never rounded away.
    [[nodiscard]] int scaled(double length) const;

    [[nodiscard]] double scaledF(double length) const { return length * m_fontHeight / kReferenceLine; }

    [[nodiscard]] int row(Density d = Density::Compact) const
    {
        return scaled(d == Density::Compact ? 24 : 30);
    }

    [[nodiscard]] int rowTwoLine(Density d = Density::Compact) const
    {
        return scaled(d == Density::Compact ? 42 : 48);
    }

    [[nodiscard]] int menuBar() const { return scaled(26); }

    [[nodiscard]] int contextBar() const { return scaled(42); }

    [[nodiscard]] int rail() const { return scaled(76); }

    [[nodiscard]] int railMaximum() const { return scaled(96); }

    [[nodiscard]] int railNarrow() const { return scaled(48); }

    [[nodiscard]] QSize railItem() const { return {scaled(64), scaled(52)}; }

    [[nodiscard]] int pageHeader() const { return scaled(48); }

    [[nodiscard]] int filterBar() const { return scaled(40); }

    [[nodiscard]] int kqlLine() const { return scaled(29); }

    [[nodiscard]] int chip() const { return scaled(26); }

    [[nodiscard]] int chipMaximumWidth() const { return scaled(360); }

    [[nodiscard]] int button() const { return scaled(26); }

    [[nodiscard]] int buttonInHead() const { return scaled(24); }

    [[nodiscard]] int field() const { return scaled(26); }

    [[nodiscard]] int tableHeader() const { return scaled(27); }

    [[nodiscard]] int facetRow() const { return scaled(22); }

    [[nodiscard]] int facetHead() const { return scaled(24); }

    [[nodiscard]] Span facets() const { return {scaled(160), scaled(204), scaled(320)}; }

    [[nodiscard]] Span details() const { return {scaled(300), scaled(364), scaled(520)}; }

    // The most is 60 % of the page, which only the page knows.
    [[nodiscard]] Span drawer() const { return {scaled(160), scaled(280), scaled(280)}; }

    [[nodiscard]] int identity() const { return scaled(228); }

    [[nodiscard]] int contributions() const { return scaled(356); }

    [[nodiscard]] int scoreCard() const { return scaled(166); }

    [[nodiscard]] int histogram() const { return scaled(84); }

    [[nodiscard]] int coverage() const { return scaled(4); }

    [[nodiscard]] int lane() const { return scaled(30); }

    [[nodiscard]] int laneLabel() const { return scaled(108); }

    [[nodiscard]] int heatCell() const { return scaled(8); }

    [[nodiscard]] int donut() const { return scaled(116); }

    [[nodiscard]] int scoreBars() const { return scaled(80); }

    [[nodiscard]] int tabs() const { return scaled(32); }

    [[nodiscard]] int statusBar() const { return scaled(24); }

    [[nodiscard]] int bulkBar() const { return scaled(34); }

    [[nodiscard]] int wizardFooter() const { return scaled(52); }

    [[nodiscard]] int wizardSteps() const { return scaled(216); }

    [[nodiscard]] int definition() const { return scaled(288); }

    [[nodiscard]] int goToField() const { return scaled(288); }

    [[nodiscard]] int popupMinimum() const { return scaled(330); }

    [[nodiscard]] int popupMaximum() const { return scaled(420); }

    [[nodiscard]] int toastMinimum() const { return scaled(320); }

    [[nodiscard]] int toastMaximum() const { return scaled(480); }

    [[nodiscard]] int icon() const { return scaled(16); }

    [[nodiscard]] int iconLarge() const { return scaled(20); }

    [[nodiscard]] int checkBox() const { return scaled(13); }

    [[nodiscard]] int cellPadding() const { return scaled(8); }

    [[nodiscard]] int pagePadding() const { return scaled(12); }

    [[nodiscard]] int panelPadding() const { return scaled(14); }

    [[nodiscard]] int wizardPadding() const { return scaled(24); }

    [[nodiscard]] int buttonGap() const { return scaled(6); }

    // Steps of the grid of 4: 0 is 2, then 4, 8, 12, 16, 24.
    [[nodiscard]] int step(int index) const;

    [[nodiscard]] static QSize windowMinimum() { return {1100, 700}; }

private:
    int m_fontHeight;
};

// The rectangle with its edges moved to the nearest device pixels; a rectangle that had a size keeps at least
// one device pixel of it.
[[nodiscard]] QRectF snap(const QRectF& rect, double devicePixelRatio);

} // namespace sightline::ui
