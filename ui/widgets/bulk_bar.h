// SPDX-License-Identifier: GPL-3.0-or-later
// The bar at the foot of a table while rows are selected: how many, "Select all matching", and what can be
// done with all of them at once. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QString>
#include <QWidget>

namespace sightline::ui
{

class BulkBar : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the bar. It is seen from `least` selected rows on.
    explicit BulkBar(const Look& look, std::uint64_t least, QWidget* parent = nullptr);

    // name is the object name; from left to right.
    QPushButton* addButton(const QString& name, const QString& icon, const QString& text);
    // Hands the focus on to `table` when it vanishes under it.
    void setCounts(std::uint64_t selected, std::uint64_t matching, QWidget& table);

Q_SIGNALS:
    void selectAllRequested();
    void clearRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followLook();

    const Look& m_look;
    std::uint64_t m_least;
    QHBoxLayout* m_row;
    TextLabel* m_text;
    QPushButton* m_all;
};

} // namespace sightline::ui
