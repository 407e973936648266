// SPDX-License-Identifier: GPL-3.0-or-later
// A filter as KQL text: one line that grows to six, with a check and "valid" or the first error and its
// place. Enter applies a valid text, Esc takes the last applied one back. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/widgets/text_label.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSyntaxHighlighter>
#include <QWidget>

#include <string>

namespace sightline::ui
{

class KqlLine : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the line.
    explicit KqlLine(const Look& look, QWidget* parent = nullptr);

    // Replaces the text unless the reader is writing in it.
    void setKql(const std::string& kql);

    [[nodiscard]] bool valid() const { return m_valid; }

    void focusText();

Q_SIGNALS:
    void applied(const std::string& kql);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void check();
    void fitHeight();
    void followLook();
    void paintState();

    const Look& m_look;
    std::string m_applied;
    bool m_valid = true;
    QPlainTextEdit* m_edit;
    QSyntaxHighlighter* m_colours;
    QLabel* m_mark;
    TextLabel* m_message;
};

} // namespace sightline::ui
