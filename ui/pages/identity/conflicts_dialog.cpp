// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/conflicts_dialog.h"

#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/text.h"
#include "ui/pages/identity/identity_lines.h"
#include "ui/pages/lines_table.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace sightline::ui
{

ConflictsDialog::ConflictsDialog(PageContext& context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("conflictsDialog"));
    setWindowTitle(tr("Contradictions between accounts"));
    const Metrics& m = context.look.metrics();
    m_note = new TextLabel(context.look, FontRole::Body, Token::text, this);
    m_note->setWordWrap(true);
    m_table =
        new LinesTable(context, QStringLiteral("conflicts"), tr("Contradictions"), conflictColumns(), this);
    connect(m_table, &LinesTable::opened, this, &ConflictsDialog::openAccounts);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* show = buttons->addButton(tr("Show the accounts"), QDialogButtonBox::ActionRole);
    show->setObjectName(QStringLiteral("showConflict"));
    connect(show, &QPushButton::clicked, this, [this] { openAccounts(m_table->currentRow()); });
    QPushButton* write = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    write->setObjectName(QStringLiteral("exportConflicts"));
    connect(write, &QPushButton::clicked, this, [this] { m_table->tools().exportRows(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(m.scaled(1000), m.scaled(480));
    connect(&context.hub, &CaseHub::stateChanged, this, &ConflictsDialog::fill);
    fill();
    m_table->setFocus();
}

void ConflictsDialog::fill()
{
    m_state = m_context.hub.state();
    QList<Line> lines;
    if (m_state) {
        const TimeText time = m_context.hub.timeText();
        for (const identity::Conflict& conflict : m_state->people->conflicts())
            lines.append(conflictLine(*m_state->people, conflict, time));
    }
    m_table->setLines(lines);
    m_note->setText(lines.isEmpty()
                        ? tr("Nothing that was imported contradicts itself about who an account belongs to.")
                        : tr("Here records contradict one another about who an account belongs to. Nothing "
                             "was guessed: such accounts stand apart until they are merged by hand."));
}

void ConflictsDialog::openAccounts(int row)
{
    if (!m_state || row < 0 || row >= static_cast<int>(m_state->people->conflicts().size())) return;
    const identity::Conflict& conflict = m_state->people->conflicts()[static_cast<std::size_t>(row)];
    const query::EntityCode code = conflict.entities.empty()
                                       ? m_state->people->entityOfKey(conflict.key, conflict.from)
                                       : conflict.entities.front();
    if (code == 0) return;
    const QString id = toQString(m_state->people->entityId(code));
    accept();
    Q_EMIT m_context.navigator.openIdentity(id);
}

} // namespace sightline::ui
