// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/identity_page.h"

#include "ui/base/account_words.h"
#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/pages/identity/identity_lanes.h"
#include "ui/pages/identity/merge_dialog.h"
#include "ui/pages/identity/record_dialog.h"
#include "ui/pages/lines_table.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/page_header.h"

#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

// The first name that somebody has: after a merge an id may be gone, and its account has another one's.
Result<IdentityDataPtr> loadFirst(const StatePtr& state, const std::vector<std::string>& names,
                                  const StopToken& stop)
{
    Result<IdentityDataPtr> answer = tl::unexpected(Error{});
    for (const std::string& name : names) {
        answer = loadIdentity(state, name, stop);
        if (answer || answer.error().kind != ErrorKind::NotFound) return answer;
    }
    return answer;
}

} // namespace

IdentityPage::IdentityPage(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("identityPage"));
    build();
    addKeys();
    connect(m_accounts, &LinesTable::currentRowChanged, this, &IdentityPage::showAccount);
    connect(m_lanes, &IdentityLanes::currentChanged, m_accounts, &LinesTable::setCurrentRow);
    connect(m_evidence, &LinesTable::opened, this, &IdentityPage::showRecord);
    connect(m_evidence, &LinesTable::currentRowChanged, this, [this](int row) {
        m_record->setEnabled(row >= 0 && row < static_cast<int>(m_evidenceLines.size()) &&
                             m_evidenceLines[static_cast<std::size_t>(row)].record);
    });
    connect(&context.settings, &Settings::changed, this, &IdentityPage::ask);
    connect(&context.hub, &CaseHub::stateChanged, this, [this] {
        m_stale = true;
        if (isVisible()) ask();
    });
    showNobody();
}

void IdentityPage::build()
{
    buildHeader();
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("identitySplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildAccounts());
    splitter->addWidget(buildEvidence());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(splitter, 1);
}

void IdentityPage::buildHeader()
{
    m_header = new PageHeader(m_context.look, tr("Identity"), this);
    QToolButton* back = m_header->addBack(QStringLiteral("identityBack"));
    connect(back, &QToolButton::clicked, this, [this] { Q_EMIT m_context.navigator.back(); });
    QPushButton* user =
        m_header->addButton(QStringLiteral("identityUser"), QStringLiteral("user"), tr("Open &user"));
    connect(user, &QPushButton::clicked, this, [this] {
        if (m_data) Q_EMIT m_context.navigator.openUser(toQString(m_data->entity().id));
    });
    m_split = m_header->addButton(QStringLiteral("splitAccount"), QStringLiteral("swap"), tr("&Split off"));
    connect(m_split, &QPushButton::clicked, this, &IdentityPage::split);
    m_merge = m_header->addButton(QStringLiteral("mergeWith"), QStringLiteral("link"), tr("&Merge with…"));
    m_merge->setToolTip(tr("Make this and another entity one, after a look at what speaks against it"));
    connect(m_merge, &QPushButton::clicked, this, &IdentityPage::askMerge);
}

TextLabel* IdentityPage::addHeading(QVBoxLayout& column)
{
    const Metrics& m = m_context.look.metrics();
    auto* heading = new TextLabel(m_context.look, FontRole::Strong, Token::text, this);
    heading->setPadding({m.pagePadding(), m.scaled(6), m.pagePadding(), m.scaled(2)});
    column.addWidget(heading);
    return heading;
}

QWidget* IdentityPage::buildAccounts()
{
    auto* part = new QWidget(this);
    m_accounts =
        new LinesTable(m_context, QStringLiteral("identityAccounts"), tr("Accounts"), accountColumns(), part);
    m_lanes = new IdentityLanes(m_context.look);
    auto* scroll = new QScrollArea(part);
    scroll->setObjectName(QStringLiteral("identityTime"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_lanes);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_accounts, 1);
    addHeading(*column)->setText(
        tr("Over time: seen (columns), joined by dated evidence (line), other holders (hatched)"));
    column->addWidget(scroll, 1);
    return part;
}

QWidget* IdentityPage::buildEvidence()
{
    const Metrics& m = m_context.look.metrics();
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    auto* headColumn = new QVBoxLayout;
    m_evidenceHeading = addHeading(*headColumn);
    m_evidenceHeading->setObjectName(QStringLiteral("evidenceHeading"));
    m_record = new QPushButton(tr("Show &record"), part);
    m_record->setObjectName(QStringLiteral("showRecord"));
    m_record->setEnabled(false);
    connect(m_record, &QPushButton::clicked, this, [this] { showRecord(m_evidence->currentRow()); });
    head->addLayout(headColumn, 1);
    head->addWidget(m_record);
    head->addSpacing(m.pagePadding());
    column->addLayout(head);
    m_evidence = new LinesTable(m_context, QStringLiteral("identityEvidence"), tr("Evidence"),
                                evidenceColumns(), part);
    column->addWidget(m_evidence, 1);
    m_conflictsHeading = addHeading(*column);
    m_conflictsHeading->setObjectName(QStringLiteral("conflictsHeading"));
    m_conflicts = new LinesTable(m_context, QStringLiteral("identityConflicts"), tr("Contradictions"),
                                 conflictColumns(), part);
    column->addWidget(m_conflicts, 1);
    return part;
}

void IdentityPage::addKeys()
{
    auto* page = new Actions(m_context.look, *this, ActionContext::Page);
    page->setCharacterKeys(m_context.settings.singleLetterKeys());
    for (const ActionId id :
         {ActionId::FilterBar, ActionId::AddFilter, ActionId::PolicyFromSearch, ActionId::Identity})
        page->action(id).setEnabled(false);
    QAction& write = page->action(ActionId::Export);
    connect(&write, &QAction::triggered, this, &IdentityPage::exportRows);
    for (LinesTable* table : {m_accounts, m_evidence, m_conflicts})
        table->tools().setExportAction(&write);
    m_header->addAction(QStringLiteral("export"), write);
}

void IdentityPage::showEntity(const QString& name)
{
    m_names = {name};
    m_header->setTitle(name);
    m_accounts->setCurrentRow(0);
    ask();
}

void IdentityPage::activate()
{
    if (m_stale) ask();
}

QWidget* IdentityPage::firstFocus()
{
    return m_accounts;
}

void IdentityPage::ask()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state || m_names.isEmpty()) {
        m_header->setSentence(state ? tr("No user is chosen.") : tr("No case is open."));
        showNobody();
        return;
    }
    std::vector<std::string> names;
    for (const QString& name : std::as_const(m_names))
        names.push_back(toUtf8(name));
    m_asking = m_context.tasks.run<IdentityDataPtr>(
        this, tr("Looking up the accounts"),
        [state, names](const Watch& watch) { return loadFirst(state, names, watch.stop); },
        [this](Result<IdentityDataPtr> answer) { take(std::move(answer)); });
}

void IdentityPage::showNobody()
{
    m_data.reset();
    m_evidenceLines.clear();
    const TimeText time = m_context.hub.timeText();
    m_lanes->setData(nullptr, time);
    for (LinesTable* table : {m_accounts, m_evidence, m_conflicts})
        table->setLines({});
    m_evidenceHeading->setText(tr("No account is chosen"));
    m_conflictsHeading->clear();
    m_conflicts->hide();
    for (QPushButton* button : {m_merge, m_split, m_record})
        button->setEnabled(false);
}

void IdentityPage::take(Result<IdentityDataPtr> answer)
{
    m_stale = false;
    if (!answer) {
        m_header->setSentence(errorText(answer.error()));
        showNobody();
        Q_EMIT ready();
        return;
    }
    m_data = std::move(*answer);
    const identity::Entity& entity = m_data->entity();
    m_names = {toQString(entity.id), toQString(entity.accounts.front().key)};
    m_header->setTitle(shown(entity.text));
    m_header->setSentence(
        tr("%1 · %n accounts", nullptr, static_cast<int>(entity.accounts.size())).arg(kindText(entity.kind)));
    const TimeText time = m_context.hub.timeText();
    m_lanes->setData(m_data, time);
    m_accounts->setLines(accountLines(*m_data, time));
    m_merge->setEnabled(true);
    fillConflicts();
    showAccount(m_accounts->currentRow());
    Q_EMIT ready();
}

void IdentityPage::fillConflicts()
{
    const TimeText time = m_context.hub.timeText();
    QList<Line> lines;
    for (const std::size_t i : m_data->conflicts)
        lines.append(conflictLine(m_data->people(), m_data->people().conflicts()[i], time));
    m_conflicts->setLines(lines);
    m_conflicts->setVisible(!lines.isEmpty());
    m_conflictsHeading->setText(lines.isEmpty()
                                    ? tr("Contradictions: none, all evidence about these accounts agrees")
                                    : tr("%n contradictions: what is named here was kept apart", nullptr,
                                         static_cast<int>(lines.size())));
}

void IdentityPage::showAccount(int row)
{
    if (!m_data || row < 0 || row >= static_cast<int>(m_data->accounts().size())) return;
    const auto account = static_cast<std::size_t>(row);
    const identity::Account& of = m_data->accounts()[account];
    m_lanes->setCurrent(row);
    m_evidenceLines = evidenceLines(*m_data, account, m_context.hub.timeText());
    QList<Line> lines;
    for (const EvidenceLine& line : m_evidenceLines)
        lines.append(line.line);
    m_evidence->setLines(lines);
    const QString name = shown(of.text);
    m_evidenceHeading->setText(lines.isEmpty() ? tr("%1 stands by itself: no evidence joins it").arg(name)
                                               : tr("What joins %1").arg(name));
    m_record->setEnabled(
        !m_evidenceLines.empty() &&
        m_evidenceLines[static_cast<std::size_t>(std::max(0, m_evidence->currentRow()))].record);
    const bool can = m_data->canSplit(account);
    m_split->setEnabled(can);
    m_split->setToolTip(
        can ? tr("Let %1 stand alone").arg(name)
        : m_data->accounts().size() == 1
            ? tr("This is the only account")
            : tr("%1 has another holder now: what it was before cannot be split off").arg(name));
}

void IdentityPage::showRecord(int row)
{
    if (!m_data || row < 0 || row >= static_cast<int>(m_evidenceLines.size())) return;
    const EvidenceLine& line = m_evidenceLines[static_cast<std::size_t>(row)];
    if (!line.record) return;
    auto* dialog = new RecordDialog(m_context, m_data->state, line.source, line.ordinal, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void IdentityPage::askMerge()
{
    if (!m_data) return;
    auto* dialog = new MergeDialog(m_context, m_data, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { merge(dialog->otherId(), dialog->otherText()); });
    dialog->open();
}

void IdentityPage::merge(const std::string& other, const QString& otherText)
{
    if (!m_data) return;
    const QString sentence = tr("Merged %1 and %2.").arg(shown(m_data->entity().text), otherText);
    m_context.hub.change(tr("Merging users"),
                         [self = m_data->entity().id, other, sentence](usecase::Session& session,
                                                                       const Watch&) -> Result<QString> {
                             SL_TRY(usecase::mergeUsers(session, self, other));
                             return sentence;
                         });
}

void IdentityPage::split()
{
    const int row = m_accounts->currentRow();
    if (!m_data || row < 0 || !m_data->canSplit(static_cast<std::size_t>(row))) return;
    const identity::Account& account = m_data->accounts()[static_cast<std::size_t>(row)];
    const QString sentence = tr("Split %1 from %2.").arg(shown(account.text), shown(m_data->entity().text));
    // The page stays with those that remain; the id may go with the one that leaves.
    m_names = {toQString(m_data->accounts()[row == 0 ? 1 : 0].key)};
    m_context.hub.change(
        tr("Splitting off an account"),
        [key = account.key, sentence](usecase::Session& session, const Watch&) -> Result<QString> {
            SL_TRY(usecase::splitAccount(session, key));
            return sentence;
        });
}

// The table that has the focus, or else the accounts.
void IdentityPage::exportRows()
{
    for (const LinesTable* table : {m_evidence, m_conflicts}) {
        if (table->hasFocus()) return table->tools().exportRows();
    }
    m_accounts->tools().exportRows();
}

} // namespace sightline::ui
