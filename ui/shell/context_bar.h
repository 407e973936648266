// SPDX-License-Identifier: GPL-3.0-or-later
// The bar above the pages: which case, which sources, which time and zone, the task strip and "Go to
// anything". GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/shell/go_to.h"

#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace sightline::ui
{

// A flat button "icon, muted label, strong value, arrow".
class ContextButton : public QToolButton
{
    Q_OBJECT

public:
    ContextButton(const Look& look, const QString& icon, const QString& label, QWidget* parent);

    void setValue(const QString& value);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Look& m_look;
    QString m_icon;
    QString m_label;
    QString m_value;
};

class ContextBar : public QToolBar
{
    Q_OBJECT

public:
    explicit ContextBar(PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] GoTo& goTo() const { return *m_goTo; }

    // The menu of the case button; filled by the window.
    [[nodiscard]] QMenu& caseMenu() const { return *m_caseMenu; }

Q_SIGNALS:
    void sourcesRequested();
    void settingsRequested();

private:
    void refresh();
    void followLook();

    PageContext& m_context;
    QWidget* m_body; // its own layout centres what a tool bar would not
    QMenu* m_caseMenu;
    ContextButton* m_case;
    ContextButton* m_scope;
    ContextButton* m_time;
    GoTo* m_goTo;
};

} // namespace sightline::ui
