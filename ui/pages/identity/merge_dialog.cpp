// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/merge_dialog.h"

#include "ui/base/account_words.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/text.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr int kSearchDelayMs = 150;
constexpr std::size_t kListed = 200; // that more were found is said
constexpr int kIdRole = Qt::UserRole + 1;

QString nameOf(const usecase::UserRow& row)
{
    QString name = shown(row.user);
    if (!row.displayName.empty() && row.displayName != row.user)
        name = QStringLiteral("%1 · %2").arg(shown(row.displayName), name);
    return row.foundBy.empty() ? name : QStringLiteral("%1 · %2").arg(name, shown(row.foundBy));
}

} // namespace

MergeDialog::MergeDialog(PageContext& context, IdentityDataPtr self, QWidget* parent)
    : QDialog(parent), m_context(context), m_data(std::move(self))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setWindowTitle(tr("Merge %1 with…").arg(shown(m_data->entity().text)));
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSearchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &MergeDialog::search);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_merge->setEnabled(false);
        m_delay.start();
    });
    connect(m_list, &QListWidget::currentItemChanged, this, &MergeDialog::preview);
    say(tr("Type a name, mail address, SID or id of the other one."));
    m_search->setFocus();
}

void MergeDialog::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("mergeSearch"));
    m_search->setAccessibleName(tr("Whom to merge with"));
    m_search->setPlaceholderText(tr("Find by name, mail, SID, id or DOMAIN\\name"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("mergeList"));
    m_list->setAccessibleName(tr("Found"));
    const auto label = [&](FontRole font, Token colour) {
        auto* text = new TextLabel(look, font, colour, this);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return text;
    };
    m_heading = label(FontRole::Strong, Token::text);
    m_heading->setObjectName(QStringLiteral("mergeHeading"));
    m_accounts = label(FontRole::Small, Token::text);
    m_against = label(FontRole::Small, Token::partial);
    m_against->setObjectName(QStringLiteral("mergeAgainst"));
    auto* body = new QWidget(this);
    auto* lines = new QVBoxLayout(body);
    lines->addWidget(m_heading);
    lines->addWidget(m_against);
    lines->addWidget(m_accounts);
    lines->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("What the merge would make"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(body);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_merge = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    m_merge->setObjectName(QStringLiteral("merge"));
    m_merge->setDefault(true);
    m_merge->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* halves = new QHBoxLayout;
    halves->addWidget(m_list, 1);
    halves->addWidget(scroll, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(m_search);
    column->addLayout(halves, 1);
    column->addWidget(buttons);
    resize(m.scaled(820), m.scaled(460));
}

// Down and Up go through what was found while the search keeps the focus.
bool MergeDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            if (row >= 0 && row < m_list->count()) m_list->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void MergeDialog::search()
{
    m_asking.cancel();
    const std::string text = toUtf8(m_search->text().trimmed());
    if (text.empty()) {
        m_list->clear();
        say(tr("Type a name, mail address, SID or id of the other one."));
        return;
    }
    using Rows = std::vector<usecase::UserRow>;
    m_asking = m_context.tasks.run<Rows>(
        this, tr("Listing users"),
        [state = m_data->state, text](const Watch& watch) {
            return usecase::listUsers(*state, text, 0, true, watch.stop);
        },
        [this](const Result<Rows>& rows) {
            if (rows)
                list(*rows);
            else
                say(errorText(rows.error()));
            Q_EMIT found();
        });
}

void MergeDialog::list(const std::vector<usecase::UserRow>& rows)
{
    m_list->clear();
    std::size_t left = 0;
    for (const usecase::UserRow& row : rows) {
        if (row.entity == m_data->code) continue;
        if (static_cast<std::size_t>(m_list->count()) == kListed) {
            ++left;
            continue;
        }
        auto* item = new QListWidgetItem(nameOf(row), m_list);
        item->setToolTip(QStringLiteral("%1: %2").arg(kindText(row.kind), nameOf(row)));
        item->setData(kIdRole, toQString(row.userId));
    }
    if (left > 0) {
        auto* more = new QListWidgetItem(
            tr("and %n more: type more of the name", nullptr, static_cast<int>(left)), m_list);
        more->setFlags(Qt::NoItemFlags);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    else
        say(rows.empty() ? tr("Nobody has such a name.") : tr("Only the entity itself has such a name."));
}

void MergeDialog::preview()
{
    m_previewing.cancel();
    m_merge->setEnabled(false);
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || item->data(kIdRole).isNull()) return;
    m_other = toUtf8(item->data(kIdRole).toString());
    m_previewing = m_context.tasks.run<usecase::MergePreview>(
        this, QString(),
        [state = m_data->state, self = m_data->entity().id, other = m_other](const Watch&) {
            return usecase::previewMerge(*state, self, other);
        },
        [this](const Result<usecase::MergePreview>& merged) {
            if (merged)
                show(*merged);
            else
                say(errorText(merged.error()));
            Q_EMIT previewed();
        });
}

void MergeDialog::show(const usecase::MergePreview& preview)
{
    const query::EntityCode other = m_data->people().find(m_other);
    m_otherText = shown(m_data->people().entityText(other));
    m_heading->setText(tr("%1 with %n accounts", nullptr, static_cast<int>(preview.accounts.size()))
                           .arg(shown(preview.text)));
    QStringList against;
    for (const usecase::MergeConflict& conflict : preview.conflicts)
        against.append(mergeConflictSentence(conflict));
    m_against->setText(against.isEmpty() ? tr("Nothing speaks against it. It can be undone.")
                                         : tr("This speaks against it:") + QLatin1Char('\n') +
                                               against.join(QLatin1Char('\n')));
    m_against->setColour(against.isEmpty() ? Token::textMuted : Token::partial);
    QStringList accounts;
    for (const identity::Account& account : preview.accounts)
        accounts.append(QStringLiteral("%1: %2").arg(accountKindText(account.kind), shown(account.text)));
    m_accounts->setText(accounts.join(QLatin1Char('\n')));
    m_merge->setEnabled(true);
}

void MergeDialog::say(const QString& sentence)
{
    m_merge->setEnabled(false);
    m_heading->setText(sentence);
    m_against->clear();
    m_accounts->clear();
}

} // namespace sightline::ui
