// SPDX-License-Identifier: GPL-3.0-or-later
// The look: contrast of the colour tables, lengths, fonts, icons, chips, layout, marks.
#include "ui/base/look.h"
#include "ui/base/mark_painter.h"
#include "ui/base/marks.h"
#include "ui/widgets/chip_button.h"
#include "ui/widgets/flow_layout.h"

#include <QAccessible>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <set>

using namespace sightline::ui;

namespace
{

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

constexpr Token kTexts[] = {
    Token::text,
    Token::textMuted,
    Token::accent,
    Token::link,
    Token::severityInformational,
    Token::severityLow,
    Token::severityMedium,
    Token::severityHigh,
    Token::onPremises,
    Token::cloud,
    Token::success,
    Token::failure,
    Token::partial,
    Token::rarity,
};
constexpr Token kSurfaces[] = {Token::base,  Token::window,    Token::alternate,
                               Token::hover, Token::selection, Token::selectionInactive};
constexpr Token kMarks[] = {
    Token::severityLowMark,
    Token::severityMediumMark,
    Token::severityHighMark,
    Token::borderStrong,
    Token::focus,
    Token::textDisabled,
    Token::coverage,
    Token::gapHatch,
    Token::chart1,
    Token::chart2,
    Token::chart3,
    Token::chart4,
    Token::chart5,
    Token::chart6,
    Token::chartNeutral,
    Token::heatMore3,
    Token::heatMore4,
    Token::heatLess3,
    Token::heatLess4,
};
constexpr Token kMarkSurfaces[] = {Token::base, Token::window, Token::alternate};
constexpr Token kMarksOnSelection[] = {
    Token::severityInformational,
    Token::severityLowMark,
    Token::severityMediumMark,
    Token::severityHighMark,
    Token::onPremises,
    Token::cloud,
    Token::success,
    Token::failure,
    Token::partial,
    Token::rarity,
    Token::accent,
};
constexpr Token kCode[] = {Token::codeKeyword, Token::codeFunction, Token::codeString, Token::codeNumber,
                           Token::codeComment, Token::codeTable,    Token::codeError};
constexpr Token kCodeSurfaces[] = {Token::base, Token::codeCurrentLine, Token::selection};

struct Pair {
    Token ink;
    Token ground;
};

constexpr Pair kTextPairs[] = {
    {Token::accentText, Token::accent},         {Token::accentText, Token::accentHover},
    {Token::text, Token::accentTint},           {Token::accent, Token::accentTint},
    {Token::onPremises, Token::onPremisesTint}, {Token::cloud, Token::cloudTint},
    {Token::success, Token::successTint},       {Token::failure, Token::failureTint},
    {Token::partial, Token::partialTint},       {Token::rarity, Token::rarityTint},
    {Token::base, Token::severityHigh},         {Token::text, Token::facetBar},
    {Token::text, Token::facetBarOn},           {Token::textMuted, Token::facetBar},
    {Token::textMuted, Token::sunken},          {Token::textMuted, Token::pressed},
    {Token::textMuted, Token::raised},          {Token::text, Token::codeCurrentLine},
};

} // namespace

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void contrast_data();
    void contrast();
    void paletteRoles();
    void styleSheetIsShortAndWithoutLengths();
    void metricsAtSixteen();
    void metricsGrowWithTheFont();
    void snapKeepsAPixel();
    void fontsHaveAFloor();
    void themeChangeIsTold();
    void iconFollowsTheme();
    void chipStates_data();
    void chipStates();
    void chipHitTesting();
    void chipKeys();
    void chipRoleAndName();
    void flowWraps();
    void marksFit();
    void storedWords();
};

void TestLook::contrast_data()
{
    QTest::addColumn<int>("ink");
    QTest::addColumn<int>("ground");
    QTest::addColumn<double>("least");
    const auto add = [](Token ink, Token ground, double least) {
        QTest::addRow("%d on %d", static_cast<int>(ink), static_cast<int>(ground))
            << static_cast<int>(ink) << static_cast<int>(ground) << least;
    };
    for (const Token surface : kSurfaces) {
        for (const Token ink : kTexts)
            add(ink, surface, 4.5);
    }
    for (const Token surface : kMarkSurfaces) {
        for (const Token ink : kMarks)
            add(ink, surface, 3.0);
    }
    for (const Token surface : kCodeSurfaces) {
        for (const Token ink : kCode)
            add(ink, surface, 4.5);
    }
    for (const Token ink : kMarksOnSelection)
        add(ink, Token::selection, 3.0);
    for (const Pair& pair : kTextPairs)
        add(pair.ink, pair.ground, 4.5);
}

void TestLook::contrast()
{
    QFETCH(int, ink);
    QFETCH(int, ground);
    QFETCH(double, least);
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        const double measured =
            ::contrast(theme.color(static_cast<Token>(ink)), theme.color(static_cast<Token>(ground)));
        QVERIFY2(measured >= least, qPrintable(QStringLiteral("%1 in %2").arg(measured).arg(theme.serial())));
    }
}

void TestLook::paletteRoles()
{
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        const QPalette palette = theme.palette();
        QCOMPARE(palette.color(QPalette::Window), theme.color(Token::window));
        QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), theme.color(Token::selection));
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight),
                 theme.color(Token::selectionInactive));
        QCOMPARE(palette.color(QPalette::HighlightedText), theme.color(Token::text));
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.color(Token::textDisabled));
        QCOMPARE(Theme::looksDark(palette), theme.isDark());
    }
    QVERIFY(Theme::light().serial() != Theme::dark().serial());
}

void TestLook::styleSheetIsShortAndWithoutLengths()
{
    const QString sheet = Theme::light().styleSheet();
    QVERIFY(sheet.count(QLatin1Char('\n')) < 20);
    for (const QString& unit : {QStringLiteral("px"), QStringLiteral("pt"), QStringLiteral("em;")}) {
        QVERIFY2(!sheet.contains(unit), qPrintable(unit));
    }
}

void TestLook::metricsAtSixteen()
{
    const Metrics m(16);
    const std::pair<int, int> expected[] = {
        {m.menuBar(), 26},
        {m.contextBar(), 42},
        {m.rail(), 76},
        {m.railMaximum(), 96},
        {m.railItem().height(), 52},
        {m.pageHeader(), 48},
        {m.filterBar(), 40},
        {m.kqlLine(), 29},
        {m.chip(), 26},
        {m.button(), 26},
        {m.field(), 26},
        {m.tableHeader(), 27},
        {m.row(), 24},
        {m.row(Density::Comfortable), 30},
        {m.rowTwoLine(), 42},
        {m.rowTwoLine(Density::Comfortable), 48},
        {m.facetRow(), 22},
        {m.facets().least, 160},
        {m.facets().usual, 204},
        {m.facets().most, 320},
        {m.details().least, 300},
        {m.details().usual, 364},
        {m.details().most, 520},
        {m.drawer().least, 160},
        {m.drawer().usual, 280},
        {m.identity(), 228},
        {m.contributions(), 356},
        {m.histogram(), 84},
        {m.coverage(), 4},
        {m.lane(), 30},
        {m.heatCell(), 8},
        {m.donut(), 116},
        {m.scoreBars(), 80},
        {m.tabs(), 32},
        {m.statusBar(), 24},
        {m.bulkBar(), 34},
        {m.wizardFooter(), 52},
        {m.wizardSteps(), 216},
        {m.definition(), 288},
        {m.toastMinimum(), 320},
        {m.toastMaximum(), 480},
        {m.icon(), 16},
        {m.iconLarge(), 20},
    };
    for (const auto& [actual, wanted] : expected)
        QCOMPARE(actual, wanted);
}

void TestLook::metricsGrowWithTheFont()
{
    QCOMPARE(Metrics(32).row(), 48);
    QCOMPARE(Metrics(20).chip(), 33);
    QCOMPARE(Metrics(1).coverage(), 1);
}

void TestLook::snapKeepsAPixel()
{
    QCOMPARE(snap(QRectF(0.3, 0.6, 10, 10), 1.0), QRectF(0, 1, 10, 10));
    QCOMPARE(snap(QRectF(0, 0, 0.1, 3), 1.0), QRectF(0, 0, 1, 3));
    const QRectF at15 = snap(QRectF(1, 1, 3.1, 3.1), 1.5);
    QVERIFY(qFuzzyCompare(at15.left() * 1.5, std::round(at15.left() * 1.5)));
    QVERIFY(qFuzzyCompare(at15.right() * 1.5, std::round(at15.right() * 1.5)));
}

void TestLook::fontsHaveAFloor()
{
    Look look;
    look.setTextScale(0.1);
    QCOMPARE(look.textScale(), kTextScaleMinimum);
    for (int role = 0; role < static_cast<int>(kFontRoleCount); ++role)
        QVERIFY(look.font(static_cast<FontRole>(role)).pointSizeF() >= 8.0);
    look.setTextScale(2.0);
    QVERIFY(look.font(FontRole::Hero).pointSizeF() > look.font(FontRole::Title).pointSizeF());
    QVERIFY(look.metrics().row() > Metrics().row());
}

void TestLook::themeChangeIsTold()
{
    Look look;
    look.setChoice(ThemeChoice::Light);
    QSignalSpy changed(&look, &Look::changed);
    look.setChoice(ThemeChoice::Dark);
    look.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(look.theme().isDark());
}

void TestLook::iconFollowsTheme()
{
    Look look;
    look.setChoice(ThemeChoice::Light);
    const QIcon icon = look.icon(u"search");
    QVERIFY(!icon.isNull());
    const QImage light = icon.pixmap(QSize(16, 16), 2.0).toImage();
    QCOMPARE(light.size(), QSize(32, 32));
    look.setChoice(ThemeChoice::Dark);
    QVERIFY(light != icon.pixmap(QSize(16, 16), 2.0).toImage());
    QVERIFY(look.icon(u"no such icon").isNull());
}

void TestLook::chipStates_data()
{
    QTest::addColumn<int>("state");
    const char* names[] = {"ordinary", "excluded", "off",     "counting",
                           "kqlOnly",  "unset",    "unknown", "many values"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

static ChipContent chipOf(int state)
{
    ChipContent c;
    c.field = QStringLiteral("App");
    c.operatorWord = QStringLiteral("is");
    c.values = {QStringLiteral("Exchange")};
    c.count = 41208;
    c.excluded = state == 1;
    c.off = state == 2;
    c.counting = state == 3;
    c.kqlOnly = state == 4;
    c.unset = state == 5;
    c.unknown = state == 6;
    if (state == 7) c.values = QStringList(40, QStringLiteral("A rather long name of an application"));
    return c;
}

void TestLook::chipStates()
{
    QFETCH(int, state);
    Look look;
    for (const double scale : {1.0, 2.0}) {
        look.setTextScale(scale);
        const ChipContent content = chipOf(state);
        const ChipLayout layout = chipLayout(content, look);
        QCOMPARE(layout.size.height(), double(look.metrics().chip()));
        QVERIFY(layout.size.width() <= look.metrics().chipMaximumWidth());
        QCOMPARE(layout.elided, state == 7);
        double x = 0;
        for (const ChipPiece& piece : layout.pieces) {
            QVERIFY2(piece.rect.left() >= x, qPrintable(piece.text));
            x = piece.rect.right();
            if (piece.kind != ChipPieceKind::Text) continue;
            QVERIFY(look.fontMetrics(piece.font).horizontalAdvance(piece.text) <= piece.rect.width());
            QVERIFY(look.fontMetrics(piece.font).height() <= layout.size.height());
        }
        QVERIFY(x <= (layout.close.isEmpty() ? layout.size.width() : layout.close.left()));

        ChipWidget chip(look);
        chip.setContent(content);
        chip.resize(chip.sizeHint());
        QImage image(chip.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        chip.render(&image, {}, {}, QWidget::DrawChildren);
        // The margin for the ring stays free, the outline is drawn.
        QCOMPARE(qAlpha(image.pixel(0, chip.height() / 2)), 0);
        QVERIFY(qAlpha(image.pixel(chip.width() / 2, chip.height() / 2)) > 0);
    }
}

void TestLook::chipHitTesting()
{
    Look look;
    const ChipLayout layout = chipLayout(chipOf(0), look);
    QCOMPARE(layout.close.width(), double(look.metrics().scaled(24)));
    QCOMPARE(chipPartAt(layout, layout.close.center()), ChipPart::Close);
    QCOMPARE(chipPartAt(layout, QPointF(4, 4)), ChipPart::Body);
    QCOMPARE(chipPartAt(layout, QPointF(-1, 4)), ChipPart::None);
    QVERIFY(chipLayout(chipOf(5), look).close.isEmpty());

    ChipWidget chip(look);
    chip.setContent(chipOf(0));
    chip.resize(chip.sizeHint());
    QSignalSpy removed(&chip, &ChipWidget::removeRequested);
    QSignalSpy edited(&chip, &ChipWidget::editRequested);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, chip.height() / 2));
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, chip.height() / 2));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(edited.count(), 1);
    chip.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(chip.partAt(QPointF(12, chip.height() / 2.0)), ChipPart::Close);
}

void TestLook::chipKeys()
{
    Look look;
    ChipWidget chip(look);
    chip.setContent(chipOf(0));
    QSignalSpy edited(&chip, &ChipWidget::editRequested);
    QSignalSpy toggled(&chip, &QAbstractButton::toggled);
    QSignalSpy removed(&chip, &ChipWidget::removeRequested);
    QSignalSpy inverted(&chip, &ChipWidget::invertRequested);
    QTest::keyClick(&chip, Qt::Key_Return);
    QTest::keyClick(&chip, Qt::Key_Return, Qt::AltModifier);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::keyClick(&chip, Qt::Key_Space);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(inverted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(toggled.count(), 1);
    QVERIFY(chip.content().off);
    QTest::keyClick(&chip, Qt::Key_Space);
    QVERIFY(!chip.content().off);
}

void TestLook::chipRoleAndName()
{
    Look look;
    ChipWidget chip(look);
    chip.setContent(chipOf(0));
    QCOMPARE(chip.accessibleName(), QStringLiteral("App is Exchange, 41,208 rows, on"));
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&chip);
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::CheckBox);
    QVERIFY(spoken->state().checked);
}

void TestLook::flowWraps()
{
    QWidget host;
    auto* flow = new FlowLayout(&host, 6, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < 10; ++i) {
        auto* child = new QWidget(&host);
        child->setFixedSize(100, 20);
        flow->addWidget(child);
    }
    QCOMPARE(flow->lineCount(10 * 100 + 9 * 6), 1);
    QCOMPARE(flow->lineCount(206), 5);
    QCOMPARE(flow->heightForWidth(206), 5 * 20 + 4 * 4);
    flow->setMaxLines(3);
    QCOMPARE(flow->cappedHeight(206), 3 * 20 + 2 * 4);
    host.setLayoutDirection(Qt::RightToLeft);
    flow->setGeometry(QRect(0, 0, 206, 200));
    QCOMPARE(flow->itemAt(0)->geometry(), QRect(106, 0, 100, 20));
    QCOMPARE(flow->itemAt(2)->geometry().top(), 24);
}

void TestLook::marksFit()
{
    Look look;
    const MarkPainter marks(look);
    const QSizeF size = MarkPainter::severitySize(look.metrics());
    std::set<QByteArray> pictures;
    for (const Severity severity :
         {Severity::Informational, Severity::Low, Severity::Medium, Severity::High}) {
        QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        marks.severity(painter, QRectF(QPointF(10, 10), size), severity);
        painter.end();
        for (int i = 0; i < 40; ++i)
            QCOMPARE(qAlpha(image.pixel(i, 2)) + qAlpha(image.pixel(2, i)), 0);
        pictures.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), std::size_t(4));
    QVERIFY(MarkPainter::scoreBadgeSize(look, QStringLiteral("9")).width() >= look.metrics().scaledF(34));
    QCOMPARE(MarkPainter::initialsOf(QStringLiteral("alex.meyer@contoso.example")), QStringLiteral("AM"));
    QCOMPARE(MarkPainter::initialsOf(QStringLiteral("CONTOSO\\svc-sql")), QStringLiteral("SS"));
    QCOMPARE(MarkPainter::initialsOf(QString()), QString());
}

void TestLook::storedWords()
{
    QCOMPARE(fromText<Severity>("High"), Severity::High);
    QCOMPARE(fromText<Severity>("?"), Severity::Informational);
    QCOMPARE(fromText<AlertStatus>("InProgress"), AlertStatus::InProgress);
    QCOMPARE(fromText<Environment>("OnPremises"), Environment::OnPremises);
    QCOMPARE(fromText<Environment>(""), Environment::None);
    QCOMPARE(fromText<Outcome>("NA"), Outcome::None);
    QCOMPARE(fromText<Outcome>("Partial"), Outcome::Partial);
    QCOMPARE(scoreBand(std::nullopt), ScoreBand::NoScore);
    QCOMPARE(scoreBand(95.0), ScoreBand::From95);
    QCOMPARE(word(AlertStatus::InProgress), QStringLiteral("In progress"));
    QVERIFY(word(Outcome::None).isEmpty());
}

#include "tst_look.moc"
