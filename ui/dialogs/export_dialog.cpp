// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/base/figure_text.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace sightline::ui
{

ExportDialog::ExportDialog(const Look& look, std::uint64_t selected, std::uint64_t rows, qsizetype visible,
                           qsizetype columns, QWidget* parent)
    : QDialog(parent),
      m_rows(new QComboBox(this)),
      m_columns(new QComboBox(this)),
      m_form(new QComboBox(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export rows"));
    const Metrics& m = look.metrics();
    m_rows->setObjectName(QStringLiteral("exportRows"));
    m_rows->setAccessibleName(tr("Rows"));
    m_rows->addItem(tr("All matching (%1)").arg(count(static_cast<qint64>(rows))), true);
    if (selected > 0) m_rows->addItem(tr("Selected (%1)").arg(count(static_cast<qint64>(selected))), false);
    if (selected > 1) m_rows->setCurrentIndex(1);
    m_columns->setObjectName(QStringLiteral("exportColumns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->addItem(tr("As in the table (%1)").arg(count(visible)), false);
    m_columns->addItem(tr("All (%1)").arg(count(columns)), true);
    m_form->setObjectName(QStringLiteral("exportForm"));
    m_form->setAccessibleName(tr("Format"));
    m_form->addItem(tr("CSV"), static_cast<int>(RowForm::Csv));
    m_form->addItem(tr("JSON lines"), static_cast<int>(RowForm::JsonLines));
    auto* form = new QFormLayout;
    form->addRow(tr("&Rows"), m_rows);
    form->addRow(tr("&Columns"), m_columns);
    form->addRow(tr("&Format"), m_form);
    auto* note = new TextLabel(look, FontRole::Small, Token::textMuted, this);
    note->setText(tr("Values as the case holds them, times in UTC."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* choose = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    choose->setObjectName(QStringLiteral("chooseFile"));
    choose->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    setMinimumWidth(m.scaled(360));
}

ExportChoice ExportDialog::choice() const
{
    return {m_rows->currentData().toBool(), m_columns->currentData().toBool(),
            static_cast<RowForm>(m_form->currentData().toInt())};
}

} // namespace sightline::ui
