// SPDX-License-Identifier: GPL-3.0-or-later
// One address: what is known of it, what came from it in the last 30 days, who used it; marking it takes one
// click. Asks only while it is to be seen. GUI thread.
#pragma once

#include "core/usecase/address_detail.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QWidget>

namespace sightline::ui
{

class AddressView : public QWidget
{
    Q_OBJECT

public:
    explicit AddressView(PageContext& context, QWidget* parent = nullptr);

    // "" shows nothing.
    void showAddress(StatePtr state, const QString& address);

Q_SIGNALS:
    void includeRequested(const QString& field, const QString& value);
    void excludeRequested(const QString& field, const QString& value);
    void rangesRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Answer;

    void build();
    void buildMarks();
    void ask();
    void take(const Answer& answer);
    void fillUsers(const usecase::AddressDetail& detail);
    void mark(const QString& category, const QString& tag);

    PageContext& m_context;
    StatePtr m_state;
    QString m_address;
    bool m_stale = false;
    QToolButton* m_category;
    QLineEdit* m_tag;
    QPushButton* m_addTag;
    QPushButton* m_activities;
    QPushButton* m_ranges;
    TextLabel* m_note;
    FieldView* m_fields;
    TextLabel* m_usersHead;
    QTableView* m_users;
    LinesModel* m_userModel;
    TaskHandle m_asking;
};

} // namespace sightline::ui
