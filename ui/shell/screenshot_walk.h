// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the pages of an open case in both themes and writes a picture of each, for reviews and documents. It
// waits until no task runs; it never blocks. GUI thread.
#pragma once

#include "ui/base/page_context.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace sightline::ui
{

class MainWindow;

class ScreenshotWalk : public QObject
{
    Q_OBJECT

public:
    // All three must outlive the walk. folder is made if it is not there.
    ScreenshotWalk(PageContext& context, MainWindow& window, const QString& folder);

    // Begins once the case has been opened.
    void start();

Q_SIGNALS:
    // Pictures written, and whether all of them could be.
    void finished(int pictures, bool complete);

private:
    struct Step {
        QString name;
        std::function<void()> go;
    };

    void listSteps();
    void listActivitySteps();
    void press(const QString& name, const QString& button);
    void remedy(const QString& name, const QString& banner);
    void showSide(int tab);
    void showInsights();
    void showDays();
    [[nodiscard]] QString user() const;
    void next();
    void look();

    [[nodiscard]] bool dark() const { return m_index % 2 == 1; }

    PageContext& m_context;
    MainWindow& m_window;
    QString m_folder;
    QList<Step> m_steps;
    qsizetype m_index = -1;
    int m_quiet = 0;
    int m_waited = 0;
    int m_written = 0;
    bool m_complete = true;
    QTimer m_timer;
};

} // namespace sightline::ui
