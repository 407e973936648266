// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/column_dialog.h"

#include "ui/widgets/column_chooser.h"

#include <QAbstractItemModel>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QVBoxLayout>

namespace sightline::ui
{

ColumnDialog::ColumnDialog(const Look& look, ColumnChooser& chooser, QWidget* parent)
    : QDialog(parent), m_chooser(chooser)
{
    setObjectName(QStringLiteral("columnDialog"));
    setWindowTitle(tr("Columns"));
    build(look);
    connect(m_find, &QLineEdit::textChanged, this, &ColumnDialog::find);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnDialog::showCurrent);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (m_filling) return;
        m_chooser.setShown(item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked);
        fill(); // the last tick comes back
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnDialog::takeOrder);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Up), this), &QShortcut::activated, this,
            [this] { move(-1); });
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Down), this), &QShortcut::activated, this,
            [this] { move(1); });
    connect(m_width, &QSpinBox::valueChanged, this, [this](int width) {
        if (!m_filling && m_list->currentItem())
            m_chooser.setWidth(m_list->currentItem()->data(Qt::UserRole).toString(), width);
    });
    connect(m_reset, &QPushButton::clicked, &m_chooser, &ColumnChooser::reset);
    connect(&m_chooser, &ColumnChooser::changed, this, [this] {
        if (!m_filling) fill();
    });
    fill();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void ColumnDialog::build(const Look& look)
{
    const Metrics& m = look.metrics();
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("columnSearch"));
    m_find->setAccessibleName(tr("Find columns"));
    m_find->setPlaceholderText(tr("Find columns"));
    m_find->setClearButtonEnabled(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns, from left to right"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    m_up = new QPushButton(tr("Move &left"), this);
    m_up->setObjectName(QStringLiteral("columnUp"));
    m_up->setToolTip(QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText));
    m_down = new QPushButton(tr("Move &right"), this);
    m_down->setObjectName(QStringLiteral("columnDown"));
    m_down->setToolTip(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText));
    m_width = new QSpinBox(this);
    m_width->setObjectName(QStringLiteral("columnWidth"));
    m_width->setAccessibleName(tr("Width of the column"));
    m_width->setRange(kColumnLeast, kColumnMost);
    m_width->setSingleStep(10);
    auto* form = new QFormLayout;
    form->addRow(tr("&Width"), m_width);
    auto* row = new QHBoxLayout;
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addStretch(1);
    row->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_reset = buttons->addButton(tr("Re&set Columns"), QDialogButtonBox::ResetRole);
    m_reset->setObjectName(QStringLiteral("resetColumns"));
    for (QPushButton* button : {m_up, m_down, m_reset})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.panelPadding(), m.panelPadding(), m.panelPadding(), m.panelPadding());
    column->setSpacing(m.cellPadding());
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(buttons);
    resize(m.scaled(420), m.scaled(520));
}

// Keeps the items where their columns are the same, so that the current one stays current.
void ColumnDialog::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const ColumnLayout& layout = m_chooser.layout();
    const QString current =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    while (m_list->count() < layout.size())
        m_list->addItem(new QListWidgetItem);
    for (int i = 0; i < layout.size(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        item->setText(m_chooser.titleOf(layout[i].id));
        item->setData(Qt::UserRole, layout[i].id);
        item->setCheckState(layout[i].shown ? Qt::Checked : Qt::Unchecked);
        if (layout[i].id == current) m_list->setCurrentRow(i);
    }
    m_reset->setEnabled(!m_chooser.isDefault());
    find(m_find->text());
    showCurrent();
}

void ColumnDialog::find(const QString& text)
{
    const QString needle = text.trimmed();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const QString id = item->data(Qt::UserRole).toString();
        item->setHidden(!item->text().contains(needle, Qt::CaseInsensitive) &&
                        !id.contains(needle, Qt::CaseInsensitive));
    }
    // Between columns that are out of sight an order means nothing.
    m_list->setDragEnabled(needle.isEmpty());
    showCurrent();
}

void ColumnDialog::showCurrent()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_list->currentRow();
    const bool order = row >= 0 && m_find->text().trimmed().isEmpty();
    m_up->setEnabled(order && row > 0);
    m_down->setEnabled(order && row + 1 < m_list->count());
    const int width = row >= 0 && row < m_chooser.layout().size() ? m_chooser.layout()[row].width : 0;
    m_width->setEnabled(width > 0);
    m_width->setToolTip(width > 0 ? QString() : tr("This column takes the width that is left."));
    if (width > 0) m_width->setValue(width);
}

void ColumnDialog::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count() || !m_find->text().trimmed().isEmpty()) return;
    QStringList ids;
    for (const ColumnPlace& place : m_chooser.layout())
        ids.append(place.id);
    ids.move(row, to);
    m_chooser.setOrder(ids);
}

void ColumnDialog::takeOrder()
{
    if (m_filling) return;
    QStringList ids;
    for (int i = 0; i < m_list->count(); ++i)
        ids.append(m_list->item(i)->data(Qt::UserRole).toString());
    m_chooser.setOrder(ids);
}

} // namespace sightline::ui
