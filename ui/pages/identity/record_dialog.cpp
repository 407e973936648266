// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/record_dialog.h"

#include "core/usecase/activities.h"
#include "ui/base/error_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/text.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

// Rows that are no activity have no time, actor or action of one; only a product's own id tells them apart.
std::string activityIdOf(const usecase::ActivityDetail& detail)
{
    const auto field = [&](std::string_view name) {
        const auto it = std::ranges::find(detail.fields, name, &std::pair<std::string, std::string>::first);
        return it == detail.fields.end() ? std::string() : it->second;
    };
    return field("ActionType").empty() ? std::string() : field("ActivityId");
}

} // namespace

RecordDialog::RecordDialog(PageContext& context, const StatePtr& state, std::int64_t source,
                           std::int64_t ordinal, QWidget* parent)
    : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("recordDialog"));
    setWindowTitle(tr("Record"));
    build();
    read(state, source, ordinal);
}

void RecordDialog::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_place = new TextLabel(look, FontRole::Body, Token::textMuted, this);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place->setWordWrap(true);
    m_place->setText(tr("The record is being read."));
    m_raw = new QPlainTextEdit(this);
    m_raw->setObjectName(QStringLiteral("recordText"));
    m_raw->setAccessibleName(tr("The record as it was read"));
    m_raw->setReadOnly(true);
    m_raw->setFont(look.font(FontRole::Fixed));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = buttons->addButton(tr("Open in Activity"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("openRecordActivity"));
    m_open->setAutoDefault(false);
    m_open->setEnabled(false);
    connect(m_open, &QPushButton::clicked, this, &RecordDialog::openActivity);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addWidget(m_place);
    column->addWidget(m_raw, 1);
    column->addWidget(buttons);
    resize(m.scaled(720), m.scaled(480));
}

void RecordDialog::read(const StatePtr& state, std::int64_t source, std::int64_t ordinal)
{
    m_asking = m_context.tasks.run<usecase::ActivityDetail>(
        this, tr("Reading the record"),
        [state, source, ordinal](const Watch& watch) -> Result<usecase::ActivityDetail> {
            const auto row = usecase::findRecord(*state, source, ordinal, watch.stop);
            if (!row) return tl::unexpected(row.error());
            return usecase::activityDetail(*state, *row);
        },
        [this](const Result<usecase::ActivityDetail>& detail) {
            if (detail) {
                m_activity = activityIdOf(*detail);
                m_place->setText(
                    tr("%1, record %2, SHA-256 %3")
                        .arg(shown(detail->sourcePath), shown(detail->ordinal), shown(detail->sourceSha256)));
                m_raw->setPlainText(shownLines(detail->raw));
                m_open->setEnabled(!m_activity.empty());
                m_open->setToolTip(m_activity.empty() ? tr("This record is no activity.") : QString());
            } else {
                m_place->setText(errorText(detail.error()));
            }
            Q_EMIT ready();
        });
}

void RecordDialog::openActivity()
{
    query::Rule rule;
    rule.kql = "ActivityId == " + query::literalText(query::Literal::ofText(m_activity));
    accept();
    Q_EMIT m_context.navigator.openActivities(query::Filter{{rule}});
}

} // namespace sightline::ui
