// SPDX-License-Identifier: GPL-3.0-or-later
// One record of a source as it was read, by its place; where it is an activity, the way to the activity log.
// GUI thread.
#pragma once

#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>

#include <string>

namespace sightline::ui
{

class TextLabel;

class RecordDialog : public QDialog
{
    Q_OBJECT

public:
    // Begins to read the record; context must outlive the dialog.
    RecordDialog(PageContext& context, const StatePtr& state, std::int64_t source, std::int64_t ordinal,
                 QWidget* parent);

Q_SIGNALS:
    // The record, or why there is none, is shown.
    void ready();

private:
    void build();
    void read(const StatePtr& state, std::int64_t source, std::int64_t ordinal);
    void openActivity();

    PageContext& m_context;
    TextLabel* m_place;
    QPlainTextEdit* m_raw;
    QPushButton* m_open;
    std::string m_activity; // id; "" if it is none
    TaskHandle m_asking;
};

} // namespace sightline::ui
