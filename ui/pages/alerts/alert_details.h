// SPDX-License-Identifier: GPL-3.0-or-later
// Everything known of one alert, at the right of the queue: what happened, why, the evidence, and the
// actions. GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/text_label.h"

#include <QMenu>
#include <QPushButton>
#include <QWidget>

namespace sightline::ui
{

class AlertHead;

class AlertDetails : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the panel.
    explicit AlertDetails(const Look& look, QWidget* parent = nullptr);

    void showAlert(const Alert& alert, const TimeText& time);
    void showNothing();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void takeRequested();
    // The stored word of the resolution.
    void closeRequested(const QString& resolution);
    void reopenRequested();
    void evidenceRequested();
    void userRequested(const QString& user);
    void includeRequested(const QString& field, const QString& value);
    void excludeRequested(const QString& field, const QString& value);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addActions();
    [[nodiscard]] QList<FieldRow> rowsOf(const Alert& alert, const TimeText& time) const;

    const Look& m_look;
    AlertHead* m_head;
    TextLabel* m_title;
    TextLabel* m_times;
    QPushButton* m_take;
    QPushButton* m_close;
    QPushButton* m_evidence;
    QMenu* m_closeMenu;
    TextLabel* m_what;
    TextLabel* m_why;
    FieldView* m_fields;
    QStringList m_links; // of the rows: the user a row opens
    QWidget* m_body;
    TextLabel* m_nothing;
};

} // namespace sightline::ui
