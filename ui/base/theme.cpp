// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/theme.h"

namespace sightline::ui
{

namespace
{

struct Colour {
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Colour, kTokenCount> kColours{{
    {Token::window, 0xF2F4F6, 0x1C2026},
    {Token::base, 0xFFFFFF, 0x14171B},
    {Token::alternate, 0xF7F8FA, 0x191D22},
    {Token::raised, 0xFFFFFF, 0x252A31},
    {Token::sunken, 0xE9ECEF, 0x111317},
    {Token::text, 0x191D23, 0xE3E7EB},
    {Token::textMuted, 0x545E69, 0x9CA6B1},
    {Token::textDisabled, 0x7C8590, 0x727C87},
    {Token::border, 0xD8DCE1, 0x323841},
    {Token::borderStrong, 0x808A95, 0x737D89},
    {Token::grid, 0xE9ECEF, 0x23282E},
    {Token::hover, 0xEDF1F6, 0x20262D},
    {Token::pressed, 0xE0E6ED, 0x2A313A},
    {Token::selection, 0xDDE9FB, 0x203A5E},
    {Token::selectionInactive, 0xE4E7EB, 0x2C323A},
    {Token::accent, 0x1B5EBE, 0x70A9FF},
    {Token::accentHover, 0x174F9F, 0x93BEFF},
    {Token::accentText, 0xFFFFFF, 0x0A1424},
    {Token::accentTint, 0xE8F0FC, 0x1A2A42},
    {Token::focus, 0x1B5EBE, 0x70A9FF},
    {Token::link, 0x1B5EBE, 0x7FB2FF},
    {Token::severityInformational, 0x56616C, 0x9AA5B1},
    {Token::severityLow, 0x725A00, 0xD2B04A},
    {Token::severityMedium, 0xA84A05, 0xF29A52},
    {Token::severityHigh, 0xB3221B, 0xFF857E},
    {Token::severityEmpty, 0xC9CED5, 0x3F464F},
    {Token::severityLowMark, 0xA37D00, 0xEAD98F},
    {Token::severityMediumMark, 0xB54700, 0xF08A34},
    {Token::severityHighMark, 0x9B0F14, 0xF0525A},
    {Token::onPremises, 0x7446A6, 0xBC9BEC},
    {Token::onPremisesTint, 0xF2ECF8, 0x2B2438},
    {Token::cloud, 0x0A6577, 0x7EDCEA},
    {Token::cloudTint, 0xE4F3F5, 0x16303A},
    {Token::success, 0x176A39, 0x4FC58A},
    {Token::successTint, 0xE5F4EB, 0x163225},
    {Token::failure, 0xB3221B, 0xFF857E},
    {Token::failureTint, 0xFBEAE8, 0x3D1F1F},
    {Token::partial, 0x7C5100, 0xE0AC45},
    {Token::partialTint, 0xFBF1DC, 0x352A14},
    {Token::rarity, 0xA3196A, 0xF283BD},
    {Token::rarityTint, 0xFAE9F2, 0x3B1F30},
    {Token::coverage, 0x76828F, 0x7E8894},
    {Token::gapHatch, 0x8F5E00, 0xE0AC45},
    {Token::heatMore1, 0xFBE3D2, 0x3A2A1F},
    {Token::heatMore2, 0xF3B48A, 0x70431F},
    {Token::heatMore3, 0xC96322, 0xB9662A},
    {Token::heatMore4, 0x9C3D06, 0xF6A766},
    {Token::heatLess1, 0xDFEAF6, 0x1E2A38},
    {Token::heatLess2, 0xAFC9E6, 0x294869},
    {Token::heatLess3, 0x4C82BC, 0x3F76B0},
    {Token::heatLess4, 0x23588F, 0x8ABFF5},
    {Token::heatZero, 0xF1F3F5, 0x1F242A},
    {Token::chart1, 0x1B5EBE, 0x70A9FF},
    {Token::chart2, 0x0A6577, 0x45BBD0},
    {Token::chart3, 0x7446A6, 0xBC9BEC},
    {Token::chart4, 0xBC5206, 0xF29A52},
    {Token::chart5, 0x56616C, 0x9AA5B1},
    {Token::chart6, 0xA3196A, 0xF283BD},
    {Token::chartNeutral, 0x7F8C9A, 0x6F7B88},
    {Token::facetBar, 0xE3ECF9, 0x1D2A3D},
    {Token::facetBarOn, 0xC3D8F6, 0x284A78},
    {Token::codeKeyword, 0x1B5EBE, 0x7FB2FF},
    {Token::codeFunction, 0x7446A6, 0xBC9BEC},
    {Token::codeString, 0x9A3412, 0xF0A77C},
    {Token::codeNumber, 0x0A6577, 0x45BBD0},
    {Token::codeComment, 0x56616B, 0x9AA5B0},
    {Token::codeTable, 0x176A39, 0x4FC58A},
    {Token::codeError, 0xB3221B, 0xFF857E},
    {Token::codeCurrentLine, 0xF3F6FA, 0x1A1F25},
}};

constexpr bool inEnumOrder()
{
    for (std::size_t i = 0; i < kColours.size(); ++i) {
        if (static_cast<std::size_t>(kColours[i].token) != i) return false;
    }
    return true;
}

static_assert(inEnumOrder(), "the colour table must list the tokens in the order of the enum");

struct RoleToken {
    QPalette::ColorRole role;
    Token token;
};

constexpr RoleToken kRoles[] = {
    {QPalette::Window, Token::window},
    {QPalette::WindowText, Token::text},
    {QPalette::Base, Token::base},
    {QPalette::Button, Token::base},
    {QPalette::Text, Token::text},
    {QPalette::ButtonText, Token::text},
    {QPalette::AlternateBase, Token::alternate},
    {QPalette::HighlightedText, Token::text},
    {QPalette::PlaceholderText, Token::textMuted},
    {QPalette::ToolTipBase, Token::raised},
    {QPalette::ToolTipText, Token::text},
    {QPalette::Link, Token::link},
    {QPalette::LinkVisited, Token::link},
    {QPalette::BrightText, Token::failure},
    {QPalette::Light, Token::base},
    {QPalette::Midlight, Token::hover},
    {QPalette::Mid, Token::border},
    {QPalette::Dark, Token::borderStrong},
    {QPalette::Shadow, Token::borderStrong},
};

constexpr QPalette::ColorRole kDisabledTextRoles[] = {QPalette::WindowText,      QPalette::Text,
                                                      QPalette::ButtonText,      QPalette::HighlightedText,
                                                      QPalette::PlaceholderText, QPalette::Link};

} // namespace

Theme Theme::light()
{
    return Theme(false);
}

Theme Theme::dark()
{
    return Theme(true);
}

bool Theme::looksDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor Theme::color(Token token) const
{
    const Colour& colour = kColours[static_cast<std::size_t>(token)];
    return QColor::fromRgb(m_dark ? colour.dark : colour.light);
}

QPalette Theme::palette() const
{
    QPalette palette;
    for (const RoleToken& entry : kRoles)
        palette.setColor(entry.role, color(entry.token));
    palette.setColor(QPalette::Active, QPalette::Highlight, color(Token::selection));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::selectionInactive));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::selectionInactive));
    for (const QPalette::ColorRole role : kDisabledTextRoles) {
        palette.setColor(QPalette::Disabled, role, color(Token::textDisabled));
    }
    return palette;
}

QString Theme::styleSheet() const
{
    const auto name = [this](Token token) { return color(token).name(); };
    return QStringLiteral("QToolTip { background: %1; color: %2; border-color: %3; }\n"
                          "QStatusBar::item { border: none; }\n"
                          "QMainWindow::separator { background: %4; }\n"
                          "QDockWidget::title { background: %5; }\n")
        .arg(name(Token::raised), name(Token::text), name(Token::borderStrong), name(Token::border),
             name(Token::window));
}

} // namespace sightline::ui
