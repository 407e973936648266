// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says and keeps: actions, times, figures, escaped text, settings, session state.
#include "core/base/ticks.h"
#include "ui/base/actions.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/session_state.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/base/time_text.h"
#include "ui/delegates/cell_texts.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sightline;
using namespace sightline::ui;

namespace
{

// 2026-10-25, the end of summer time: 01:00 UTC.
Ticks berlinAutumn(int hour, int minute)
{
    CivilTime c;
    c.year = 2026;
    c.month = 10;
    c.day = 25;
    c.hour = hour;
    c.minute = minute;
    return *fromCivil(c);
}

} // namespace

class TestUiBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void actionsAreUnique();
    void actionsHaveIcons();
    void characterKeysCanBeSwitchedOff();
    void timeAcrossSummerTime();
    void timeParts();
    void figures();
    void cellTextsLookAsDrawn();
    void shownText();
    void settings();
    void sessionColumns();
};

// A key of the window holds everywhere, so it may not be taken again by a narrower context either.
void TestUiBase::actionsAreUnique()
{
    for (const ActionContext context : {ActionContext::Page, ActionContext::Table, ActionContext::Chart}) {
        QSet<QString> taken;
        for (const ActionRow& row : actionTable()) {
            if (row.context != context && row.context != ActionContext::Window) continue;
            const QList<QKeySequence> keys = actionKeys(row.id);
            QVERIFY2(!keys.isEmpty(), row.text);
            for (const QKeySequence& key : keys) {
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, row.keys);
                QVERIFY2(!taken.contains(key.toString()), row.text);
                taken.insert(key.toString());
            }
        }
    }
}

void TestUiBase::actionsHaveIcons()
{
    Look look;
    for (const ActionRow& row : actionTable()) {
        QVERIFY2(IconLoader::exists(QString::fromLatin1(row.icon)), row.icon);
        QVERIFY2(!actionText(row.id).isEmpty() && actionHelp(row.id).endsWith(QLatin1Char('.')), row.text);
    }
    QWidget host;
    const Actions actions(look, host, ActionContext::Table);
    QCOMPARE(actions.action(ActionId::Copy).shortcut(), QKeySequence(Qt::CTRL | Qt::Key_C));
    QCOMPARE(host.actions().size(), actions.all().size());
}

void TestUiBase::characterKeysCanBeSwitchedOff()
{
    Look look;
    QWidget host;
    Actions table(look, host, ActionContext::Table);
    Actions page(look, host, ActionContext::Page);
    Actions chart(look, host, ActionContext::Chart);
    QCOMPARE(table.action(ActionId::Take).shortcut(), QKeySequence(Qt::Key_T));
    for (Actions* actions : {&table, &page, &chart})
        actions->setCharacterKeys(false);
    QVERIFY(table.action(ActionId::Take).shortcut().isEmpty());
    QCOMPARE(table.action(ActionId::Include).shortcut(), QKeySequence(Qt::ALT | Qt::Key_Equal));
    QCOMPARE(page.action(ActionId::FilterBar).shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
    QVERIFY(chart.action(ActionId::ZoomOut).shortcut().isEmpty());
    table.setCharacterKeys(true);
    QCOMPARE(table.action(ActionId::Take).shortcut(), QKeySequence(Qt::Key_T));
}

void TestUiBase::timeAcrossSummerTime()
{
    const TimeText text(ZoneView{QTimeZone("Europe/Berlin")});
    QCOMPARE(text.shortText(berlinAutumn(0, 59)), QStringLiteral("25 Oct 02:59:00"));
    QCOMPARE(text.offset(berlinAutumn(0, 59)), QStringLiteral("+02:00"));
    QCOMPARE(text.shortText(berlinAutumn(1, 0)), QStringLiteral("25 Oct 02:00:00"));
    QCOMPARE(text.offset(berlinAutumn(1, 0)), QStringLiteral("+01:00"));
    QCOMPARE(text.full(berlinAutumn(1, 0)), QStringLiteral("25 Oct 2026, 02:00:00 +01:00"));
    QCOMPARE(text.day(berlinAutumn(22, 59)), QStringLiteral("Sun 25 Oct"));
    QCOMPARE(text.day(berlinAutumn(23, 0)), QStringLiteral("Mon 26 Oct"));
}

void TestUiBase::timeParts()
{
    const Ticks t = berlinAutumn(9, 41) + 7 * kTicksPerSecond + 9'999'999;
    QCOMPARE(TimeText(ZoneView{}).clock(t), QStringLiteral("09:41:07"));
    QCOMPARE(TimeText(ZoneView{}).offset(t), QStringLiteral("+00:00"));
    const TimeText west(ZoneView{QTimeZone(-(3 * 60 + 30) * 60)});
    QCOMPARE(west.offset(t), QStringLiteral("-03:30"));
    QCOMPARE(west.shortText(kNoTime), emptyValue());
    QVERIFY(west.offset(kNoTime).isEmpty());
    QCOMPARE(TimeText(ZoneView{}, QLocale(QLocale::German)).date(t), QStringLiteral("25 Okt. 2026"));
}

void TestUiBase::figures()
{
    QCOMPARE(count(412907), QStringLiteral("412,907"));
    QCOMPARE(count(-44), QStringLiteral("\u221244"));
    QCOMPARE(count(std::optional<qint64>()), emptyValue());
    QCOMPARE(signedCount(52), QStringLiteral("+52"));
    QCOMPARE(signedCount(0), QStringLiteral("0"));
    QCOMPARE(estimate(41000), QStringLiteral("\u2248 41,000"));
    QCOMPARE(decimal(7.4, 1), QStringLiteral("7.4"));
    Look look;
    const FigureText& text = look.figures(FontRole::Body);
    QCOMPARE(text.width(u"1111"), text.width(u"8888"));
    QCOMPARE(text.width(u"11:11"), 2 * text.width(u"88") + text.width(u":"));
    // What the font may lack, and letters, take the other way.
    QVERIFY(text.width(u"1\u202F000 km") > text.width(u"1000"));
}

// Kept texts are the same pixels as texts drawn each time, the first time and the next.
void TestUiBase::cellTextsLookAsDrawn()
{
    Look look;
    CellTexts texts(look);
    const QRectF rect(7, 3, 90, 26);
    for (const double ratio : {1.0, 1.5}) {
        const auto painted = [&](auto&& paint) {
            QImage image(QSize(160, 40) * ratio, QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setClipRect(rect);
            paint(painter);
            return image;
        };
        for (const QString& text :
             {QStringLiteral("UK"), QStringLiteral("Exchange Online and much more of it"),
              QStringLiteral("two\nlines"), QStringLiteral("\u65E5\u672C \u00E4"), QString()}) {
            for (const Qt::TextElideMode mode : {Qt::ElideRight, Qt::ElideMiddle, Qt::ElideNone}) {
                const QImage plain = painted([&](QPainter& painter) {
                    painter.setFont(look.font(FontRole::Body));
                    const QString fitting =
                        look.fontMetrics(FontRole::Body).elidedText(text, mode, rect.width());
                    painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, fitting);
                });
                for (int time = 0; time < 2; ++time)
                    QCOMPARE(painted([&](QPainter& p) { texts.draw(p, rect, text, FontRole::Body, mode); }),
                             plain);
            }
        }
    }
}

void TestUiBase::shownText()
{
    QCOMPARE(shown("plain"), QStringLiteral("plain"));
    QCOMPARE(shown("a\xE2\x80\xAE"
                   "b"),
             QStringLiteral("a\u27E8U+202E\u27E9b"));
    QCOMPARE(shown(std::string_view("a\0b\n", 4)), QStringLiteral("a\u27E8U+0000\u27E9b\u27E8U+000A\u27E9"));
    QCOMPARE(shownLines("a\nb"), QStringLiteral("a\nb"));
    QCOMPARE(toUtf8(toQString("\xC3\xA4")), std::string("\xC3\xA4"));
}

void TestUiBase::settings()
{
    const QTemporaryDir folder;
    {
        Settings settings(folder.path());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.textScale(), 1.0);
        QVERIFY(settings.singleLetterKeys());
        QVERIFY(settings.recentCases().isEmpty());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setTheme(ThemeChoice::Dark);
        settings.setTextScale(1.5);
        QVERIFY(!settings.setValue(Setting::Density, QStringLiteral("huge")));
        QVERIFY(!settings.setValue(Setting::DisplayZone, QStringLiteral("Nowhere/Atall")));
        settings.setDisplayZone(QTimeZone("Europe/Berlin"));
        settings.addRecentCase(QStringLiteral("a.case"));
        settings.addRecentCase(QStringLiteral("b.case"));
        settings.addRecentCase(QStringLiteral("a.case"));
        QVERIFY(settings.setValue(Setting::SingleLetterKeys, false));
        QCOMPARE(changed.count(), 7);
    }
    const Settings again(folder.path());
    QCOMPARE(again.theme(), ThemeChoice::Dark);
    QCOMPARE(again.textScale(), 1.5);
    QCOMPARE(again.density(), Density::Compact);
    QCOMPARE(again.displayZone().zone.id(), QByteArray("Europe/Berlin"));
    QVERIFY(!again.singleLetterKeys());
    QCOMPARE(again.recentCases(), QStringList({QStringLiteral("a.case"), QStringLiteral("b.case")}));
}

void TestUiBase::sessionColumns()
{
    const QTemporaryDir folder;
    const QVector<ColumnState> columns{{QStringLiteral("time"), 120, true},
                                       {QStringLiteral("user"), 90, false}};
    SessionState(folder.path()).setColumns(QStringLiteral("alerts"), columns);
    SessionState again(folder.path());
    QCOMPARE(again.columns(QStringLiteral("alerts")), columns);
    again.setBlob(QStringLiteral("window"), "bytes");
    QCOMPARE(again.blob(QStringLiteral("window")), QByteArray("bytes"));
    QVERIFY(again.columns(QStringLiteral("users")).isEmpty());
}

#include "tst_ui_base.moc"
