// SPDX-License-Identifier: GPL-3.0-or-later
// The way from page to page: a page asks, the window shows. GUI thread.
#pragma once

#include "core/query/filter.h"

#include <QObject>
#include <QString>

namespace sightline::ui
{

class Navigator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    // Called by pages as functions: navigator.openUser(name).
    void openUser(const QString& name);
    void openUsers();
    // The accounts behind a user.
    void openIdentity(const QString& name);
    void openActivities(const sightline::query::Filter& filter);
    void openPolicyWizard(const sightline::query::Filter& filter);
    void openAlerts(const sightline::query::Filter& filter);
    void back();
};

} // namespace sightline::ui
