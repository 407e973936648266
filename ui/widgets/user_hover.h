// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the card of a user where the pointer rests on a name: in cells whose model answers role::kUser, and
// on the linked rows of a field view. Only the pointer brings it, so the keyboard never meets it. GUI thread.
#pragma once

#include "ui/base/page_context.h"

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QString>
#include <QTableView>

#include <optional>

class QHelpEvent;

namespace sightline::ui
{

class FieldView;

class UserHover : public QObject
{
    Q_OBJECT

public:
    // The view owns the hover; context outlives it.
    static void addTo(PageContext& context, QTableView& view);
    static void addTo(PageContext& context, FieldView& view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // A name in a widget, and the part of it where its card stays.
    struct Name {
        QString user;
        QRect area;
    };

    UserHover(PageContext& context, QObject& owner) : QObject(&owner), m_context(context) {}

    [[nodiscard]] std::optional<Name> nameAt(const QWidget& widget, const QPoint& at) const;
    // False: nobody has the name.
    bool show(QWidget& widget, const Name& name, const QPoint& at);

    PageContext& m_context;
    QTableView* m_table = nullptr;
    FieldView* m_fields = nullptr;
    bool m_waits = false; // for the counts of the card that is shown
};

} // namespace sightline::ui
