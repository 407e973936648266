// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/close_alert_dialog.h"

#include "core/model/words.h"
#include "ui/base/text.h"
#include "ui/pages/alerts/alert_queue.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace sightline::ui
{

namespace
{

// The reasons of core/model/words.h, for translation.
constexpr std::array kReasonTexts{
    QT_TRANSLATE_NOOP("CloseReason", "Not of interest"),
    QT_TRANSLATE_NOOP("CloseReason", "Too many similar alerts"),
    QT_TRANSLATE_NOOP("CloseReason", "Alert is not accurate"),
    QT_TRANSLATE_NOOP("CloseReason", "Other"),
    QT_TRANSLATE_NOOP("CloseReason", "Actual severity is lower"),
    QT_TRANSLATE_NOOP("CloseReason", "Confirmed with end user"),
    QT_TRANSLATE_NOOP("CloseReason", "Triggered by test"),
};

QString reasonText(std::string_view reason)
{
    for (const char* text : kReasonTexts) {
        if (reason == text) return QCoreApplication::translate("CloseReason", text);
    }
    return shown(reason);
}

} // namespace

CloseAlertDialog::CloseAlertDialog(const Look& look, int alerts, const QString& resolution, QWidget* parent)
    : QDialog(parent),
      m_resolution(new QComboBox(this)),
      m_reason(new QComboBox(this)),
      m_comment(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("closeAlerts"));
    setWindowTitle(tr("Close alerts"));
    const Metrics& m = look.metrics();
    auto* heading = new TextLabel(look, FontRole::Heading, Token::text, this);
    heading->setText(tr("Close %n alert(s)", nullptr, alerts));
    m_resolution->setObjectName(QStringLiteral("resolution"));
    m_resolution->setAccessibleName(tr("Resolution"));
    for (const std::string_view stored : words::kResolutions) {
        if (stored != "none") m_resolution->addItem(resolutionText(stored), toQString(stored));
    }
    m_resolution->setCurrentIndex(std::max(0, m_resolution->findData(resolution)));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setTabChangesFocus(true);
    m_comment->setFixedHeight(m.scaled(80));
    auto* form = new QFormLayout;
    form->addRow(tr("&Resolution"), m_resolution);
    form->addRow(tr("R&eason"), m_reason);
    form->addRow(tr("&Comment"), m_comment);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* close = buttons->addButton(tr("Close alerts"), QDialogButtonBox::AcceptRole);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(m.scaled(420));
    connect(m_resolution, &QComboBox::currentIndexChanged, this, [this] { fillReasons(); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fillReasons();
    m_reason->setFocus();
}

void CloseAlertDialog::fillReasons()
{
    const std::string resolution = toUtf8(m_resolution->currentData().toString());
    m_reason->clear();
    m_reason->addItem(tr("No reason given"), QString());
    for (const words::CloseReason& reason : words::kCloseReasons) {
        if (reason.resolution == resolution)
            m_reason->addItem(reasonText(reason.reason), toQString(reason.reason));
    }
    m_reason->setEnabled(m_reason->count() > 1);
    m_reason->setToolTip(m_reason->isEnabled() ? QString()
                                               : tr("This resolution has no reasons to choose from."));
}

usecase::AlertChange CloseAlertDialog::change() const
{
    usecase::AlertChange change;
    change.status = "Closed";
    change.resolution = toUtf8(m_resolution->currentData().toString());
    change.isRead = true;
    const std::string reason = toUtf8(m_reason->currentData().toString());
    if (!reason.empty()) change.reason = reason;
    const std::string comment = toUtf8(m_comment->toPlainText().trimmed());
    if (!comment.empty()) change.comment = comment;
    return change;
}

} // namespace sightline::ui
