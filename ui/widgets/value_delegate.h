// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a list of values or fields: check box where it can be checked, text, and at the right the count
// or a muted note; behind it a bar as long as the count's share of the largest. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QStyledItemDelegate>

namespace sightline::ui
{

namespace valueRole
{

inline constexpr int kValue = Qt::UserRole + 1;   // QString as stored
inline constexpr int kCount = Qt::UserRole + 2;   // quint64
inline constexpr int kMissing = Qt::UserRole + 3; // bool: the row stands for "no value"
inline constexpr int kNote = Qt::UserRole + 4;    // QString

} // namespace valueRole

class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // look must outlive the delegate.
    explicit ValueDelegate(const Look& look, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Look& m_look;
};

} // namespace sightline::ui
