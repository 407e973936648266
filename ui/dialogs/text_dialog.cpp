// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/text_dialog.h"

#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace sightline::ui
{

TextDialog::TextDialog(const Look& look, const TextDialogWords& words, QWidget* parent)
    : QDialog(parent), m_text(new QLineEdit(this))
{
    setObjectName(QStringLiteral("textDialog"));
    setWindowTitle(words.title);
    const Metrics& m = look.metrics();
    auto* heading = new TextLabel(look, FontRole::Heading, Token::text, this);
    heading->setText(words.title);
    auto* sentence = new TextLabel(look, FontRole::Body, Token::text, this);
    sentence->setText(words.sentence);
    sentence->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAccessibleName(words.label);
    auto* form = new QFormLayout;
    form->addRow(words.label, m_text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* act = buttons->addButton(words.action, QDialogButtonBox::AcceptRole);
    act->setObjectName(QStringLiteral("accept"));
    act->setDefault(true);
    const auto enable = [this, act, needed = words.needed] { act->setEnabled(!needed || !text().isEmpty()); };
    connect(m_text, &QLineEdit::textChanged, this, enable);
    enable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(heading);
    column->addWidget(sentence);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(m.scaled(440));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_text->setFocus();
}

QString TextDialog::text() const
{
    return m_text->text().trimmed();
}

} // namespace sightline::ui
