// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keyboard_dialog.h"

#include "ui/base/actions.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

namespace sightline::ui
{

KeyboardDialog::KeyboardDialog(const Look& look, QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("keyboardDialog"));
    setWindowTitle(tr("Keyboard Map"));
    m_search->setObjectName(QStringLiteral("keyboardSearch"));
    m_search->setAccessibleName(tr("Find a key"));
    m_search->setPlaceholderText(tr("Find a key or an action"));
    m_list->setObjectName(QStringLiteral("keyboardList"));
    m_list->setAccessibleName(tr("Keys"));
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setHeaderLabels({tr("Keys"), tr("Action"), tr("What it does")});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &KeyboardDialog::narrow);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    fill();
    resize(look.metrics().scaled(720), look.metrics().scaled(560));
    m_search->setFocus();
}

void KeyboardDialog::fill()
{
    for (const ActionRow& row : actionTable()) {
        if (row.id == ActionId::GoQuery) continue; // no such page
        QStringList keys;
        const QList<QKeySequence> sequences = actionKeys(row.id);
        for (const QKeySequence& key : sequences)
            keys << key.toString(QKeySequence::NativeText);
        new QTreeWidgetItem(m_list,
                            {keys.join(QStringLiteral("  ")), actionText(row.id), actionHelp(row.id)});
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
}

void KeyboardDialog::narrow(const QString& wanted)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const QString text = item->text(0) + u' ' + item->text(1) + u' ' + item->text(2);
        item->setHidden(!text.contains(wanted, Qt::CaseInsensitive));
    }
}

} // namespace sightline::ui
