// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/suggestions_dialog.h"

#include "ui/base/error_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/text.h"
#include "ui/pages/identity/identity_lines.h"
#include "ui/pages/lines_table.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace sightline::ui
{

SuggestionsDialog::SuggestionsDialog(PageContext& context, QWidget* parent)
    : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("suggestionsDialog"));
    setWindowTitle(tr("Accounts that may be one person"));
    build();
    connect(m_table, &LinesTable::opened, this, &SuggestionsDialog::openAccounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SuggestionsDialog::followSelection);
    connect(&context.hub, &CaseHub::stateChanged, this, &SuggestionsDialog::ask);
    followSelection();
    ask();
    m_table->setFocus();
}

void SuggestionsDialog::build()
{
    const Metrics& m = m_context.look.metrics();
    m_note = new TextLabel(m_context.look, FontRole::Body, Token::text, this);
    m_note->setObjectName(QStringLiteral("suggestionsNote"));
    m_note->setWordWrap(true);
    m_table = new LinesTable(m_context, QStringLiteral("mergeSuggestions"), tr("Suggested merges"),
                             suggestionColumns(), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto button = [&](const char* name, const QString& text, void (SuggestionsDialog::*act)()) {
        QPushButton* out = buttons->addButton(text, QDialogButtonBox::ActionRole);
        out->setObjectName(QLatin1String(name));
        out->setAutoDefault(false);
        connect(out, &QPushButton::clicked, this, act);
        return out;
    };
    m_merge = button("mergeSuggested", tr("&Merge"), &SuggestionsDialog::merge);
    m_apart = button("keepApart", tr("&Not the same"), &SuggestionsDialog::keepApart);
    m_apart->setToolTip(tr("They are two people: not suggested again"));
    m_show = buttons->addButton(tr("&Show the accounts"), QDialogButtonBox::ActionRole);
    m_show->setObjectName(QStringLiteral("showSuggested"));
    connect(m_show, &QPushButton::clicked, this, [this] { openAccounts(m_table->currentRow()); });
    QPushButton* write = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    connect(write, &QPushButton::clicked, this, [this] { m_table->tools().exportRows(); });
    for (QPushButton* plain : {m_show, write})
        plain->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(m.scaled(1080), m.scaled(520));
}

void SuggestionsDialog::ask()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state) return take(identity::MergeSuggestions{});
    m_asking = m_context.tasks.run<identity::MergeSuggestions>(
        this, tr("Comparing names"),
        [state](const Watch& watch) { return usecase::suggestMerges(*state, watch.stop); },
        [this, state](Result<identity::MergeSuggestions> found) {
            m_state = state;
            take(std::move(found));
        });
}

void SuggestionsDialog::take(Result<identity::MergeSuggestions> found)
{
    m_found = found ? std::move(*found) : identity::MergeSuggestions{};
    QList<Line> lines;
    const TimeText time = m_context.hub.timeText();
    for (const identity::MergeSuggestion& s : m_found.rows)
        lines.append(suggestionLine(m_found, s, time));
    m_table->setLines(lines);
    QString note =
        !found ? errorText(found.error())
        : lines.isEmpty()
            ? tr("No accounts are left whose names fit each other as others here do.")
            : tr("No record ties these accounts together, but their names fit each other as others here do, "
                 "and they were seen at the same time. A name is no proof: what is merged here counts as "
                 "merged by hand, is kept in the audit, and can be undone.");
    if (m_found.unclear > 0)
        note +=
            QLatin1Char(' ') + tr("%n more accounts fit several others, or share one, and are not listed.",
                                  nullptr, static_cast<int>(m_found.unclear));
    m_note->setText(note);
    followSelection();
    Q_EMIT ready();
}

void SuggestionsDialog::followSelection()
{
    const auto rows = static_cast<int>(chosen().size());
    m_merge->setText(rows > 0 ? tr("&Merge %n pairs", nullptr, rows) : tr("&Merge"));
    for (QPushButton* button : {m_merge, m_apart, m_show})
        button->setEnabled(rows > 0);
}

std::vector<usecase::UserPair> SuggestionsDialog::chosen() const
{
    std::vector<usecase::UserPair> out;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row >= m_found.rows.size()) continue;
        const identity::MergeSuggestion& s = m_found.rows[row];
        out.push_back({std::string(m_state->people->entityId(s.onPremises)),
                       std::string(m_state->people->entityId(s.cloud))});
    }
    return out;
}

void SuggestionsDialog::merge()
{
    const auto pairs = chosen();
    const QString sentence = tr("Merged %n pairs of accounts.", nullptr, static_cast<int>(pairs.size()));
    m_context.hub.change(tr("Merging users"),
                         [pairs, sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                             SL_TRY(usecase::mergePairs(session, pairs));
                             return sentence;
                         });
}

void SuggestionsDialog::keepApart()
{
    const auto pairs = chosen();
    const QString sentence =
        tr("%n pairs are not suggested any more.", nullptr, static_cast<int>(pairs.size()));
    m_context.hub.change(tr("Keeping accounts apart"),
                         [pairs, sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                             SL_TRY(usecase::keepApart(session, pairs));
                             return sentence;
                         });
}

void SuggestionsDialog::openAccounts(int row)
{
    if (!m_state || row < 0 || row >= static_cast<int>(m_found.rows.size())) return;
    const auto code = m_found.rows[static_cast<std::size_t>(row)].onPremises;
    const QString id = toQString(m_state->people->entityId(code));
    accept();
    Q_EMIT m_context.navigator.openIdentity(id);
}

} // namespace sightline::ui
