// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/zone_dialog.h"

#include "core/base/zone.h"
#include "ui/widgets/text_label.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

bool isZone(const QString& text)
{
    return parseFixedOffset(text.toStdString()) || QTimeZone::isTimeZoneIdAvailable(text.toUtf8());
}

} // namespace

ZoneDialog::ZoneDialog(const Look& look, const QString& source, const QString& zone, QWidget* parent)
    : QDialog(parent), m_zone(new QComboBox(this))
{
    setObjectName(QStringLiteral("zoneDialog"));
    setWindowTitle(tr("Time zone of a source"));
    const Metrics& m = look.metrics();
    m_zone->setObjectName(QStringLiteral("sourceZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& id : ids)
        m_zone->addItem(QString::fromLatin1(id));
    m_zone->setCurrentText(zone.isEmpty() ? QStringLiteral("UTC") : zone);
    auto* note = new TextLabel(look, FontRole::Body, Token::text, this);
    note->setWordWrap(true);
    note->setText(
        tr("The times of %1 that carry no zone were written in this one. Its records are read again; "
           "their ids, tags and notes stay. It can be undone.")
            .arg(source));
    auto* form = new QFormLayout;
    form->addRow(tr("&Time zone"), m_zone);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* read = buttons->addButton(tr("Read again"), QDialogButtonBox::AcceptRole);
    read->setObjectName(QStringLiteral("readAgain"));
    read->setDefault(true);
    connect(m_zone, &QComboBox::editTextChanged, read,
            [read](const QString& text) { read->setEnabled(isZone(text.trimmed())); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(note);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(m.scaled(420));
}

QString ZoneDialog::zone() const
{
    return m_zone->currentText().trimmed();
}

} // namespace sightline::ui
