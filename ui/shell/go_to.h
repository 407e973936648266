// SPDX-License-Identifier: GPL-3.0-or-later
// "Go to anything": pages, actions, alerts and users by name. Pages and actions are found at once, users in a
// task. GUI thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"

#include <QLineEdit>
#include <QStandardItemModel>
#include <QTimer>

namespace sightline::ui
{

class GoTo : public QLineEdit
{
    Q_OBJECT

public:
    GoTo(PageContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void actionChosen(sightline::ui::ActionId action);
    void userChosen(const QString& name);
    void alertChosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Kind { Action, User, Alert };

    void find();
    void findActions(const QString& wanted);
    void findAlerts(const QString& wanted);
    void askUsers(const QString& wanted);
    void addRow(Kind kind, const QString& icon, const QString& text, const QVariant& target);
    void choose(const QModelIndex& index);
    void followLook();

    PageContext& m_context;
    QStandardItemModel* m_model;
    QTimer m_pause;
    TaskHandle m_asking;
};

} // namespace sightline::ui
