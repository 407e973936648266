// SPDX-License-Identifier: GPL-3.0-or-later
// The window: sightline [CASE] [--screenshots DIR] [--language xx] [--theme light|dark]
#include "app/folders.h"
#include "app/zone_rules.h"
#include "core/base/process_memory.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/session_state.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot_walk.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTextStream>
#include <QTranslator>

using namespace sightline::ui;

namespace
{

struct Options {
    QString casePath;
    QString screenshots;
    QSize size; // of the window in pictures
    QString language;
    QString theme;
};

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "A workstation for investigating what people did."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("case"),
                                 QCoreApplication::translate("Options", "Case file to open."),
                                 QStringLiteral("[CASE]"));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshots"),
        QCoreApplication::translate("Options", "Write a picture of every page to this folder and quit."),
        QStringLiteral("DIR"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  QCoreApplication::translate("Options", "Size of the window in pictures."),
                                  QStringLiteral("1440x900"), QStringLiteral("1440x900"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        QCoreApplication::translate("Options", "Language code, such as en or de."), QStringLiteral("xx"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QCoreApplication::translate("Options", "light or dark."),
                                   QStringLiteral("name"));
    parser.addOptions({screenshots, size, language, theme});
    parser.process(application);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    return {parser.positionalArguments().value(0), parser.value(screenshots),
            QSize(sides.value(0).toInt(), sides.value(1).toInt()), parser.value(language),
            parser.value(theme)};
}

// Ours, and Qt's own words for the buttons of its dialogs.
void installTranslators(QApplication& application, const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    auto* ours = new QTranslator(&application);
    // Any other language reads English, which needs its plural forms.
    if (ours->load(locale, QStringLiteral("sightline"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        ours->load(QStringLiteral(":/i18n/sightline_en.qm"))) {
        application.installTranslator(ours);
    }
    auto* qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        application.installTranslator(qt);
    }
}

void followSettings(Look& look, const Settings& settings, const QString& theme)
{
    const auto choose = [&look, &settings, theme] {
        ThemeChoice choice = settings.theme();
        if (theme == u"light") choice = ThemeChoice::Light;
        if (theme == u"dark") choice = ThemeChoice::Dark;
        look.setChoice(choice);
    };
    choose();
    look.setTextScale(settings.textScale());
    QObject::connect(&settings, &Settings::changed, &look, [&look, &settings, choose](Setting setting) {
        if (setting == Setting::Theme) choose();
        if (setting == Setting::TextScale) look.setTextScale(settings.textScale());
    });
}

void walkPages(ScreenshotWalk& walk, const CaseHub& hub)
{
    QObject::connect(&hub, &CaseHub::opened, &walk, &ScreenshotWalk::start);
    QObject::connect(&hub, &CaseHub::failed, &walk, [](const QString& sentence) {
        QTextStream(stderr) << sentence << Qt::endl;
        QCoreApplication::exit(1);
    });
    QObject::connect(&walk, &ScreenshotWalk::finished, &walk, [](int pictures, bool complete) {
        QTextStream(stdout) << QCoreApplication::translate("Options", "Pictures written: %1").arg(pictures)
                            << Qt::endl;
        QCoreApplication::exit(complete ? 0 : 1);
    });
}

} // namespace

int main(int argc, char** argv)
{
    sightline::keepFreedMemory();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Sightline"));
    QApplication::setApplicationVersion(QStringLiteral(SIGHTLINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.sightline.Sightline"));
    Look look;
    const Options options = readOptions(application);
    Settings settings(Settings::defaultFolder());
    installTranslators(application, options.language.isEmpty() ? settings.language() : options.language);
    followSettings(look, settings, options.theme);
    look.applyTo(application);
    SessionState session(Settings::defaultFolder());
    TaskRunner tasks;
    CaseHub hub(tasks, settings);
    hub.setSurroundings({QString::fromStdU16String(sightline::mapFolder().u16string()),
                         QString::fromStdU16String(sightline::scoreCacheFolder().u16string()),
                         sightline::zoneByName});
    Navigator navigator;
    PageContext context{look, settings, tasks, hub, navigator};
    MainWindow window(context, session);
    ScreenshotWalk walk(context, window, options.screenshots);
    if (!options.screenshots.isEmpty()) {
        window.resize(options.size);
        walkPages(walk, hub);
    }
    window.show();
    if (!options.casePath.isEmpty()) {
        hub.open(options.casePath);
    } else if (!options.screenshots.isEmpty()) {
        QTextStream(stderr) << QCoreApplication::translate("Options", "Pictures need a case.") << Qt::endl;
        return 2;
    }
    return QApplication::exec();
}
