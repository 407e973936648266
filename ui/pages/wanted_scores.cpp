// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/wanted_scores.h"

#include "core/usecase/activity_scores.h"
#include "ui/base/text.h"
#include "ui/models/result_table_model.h"
#include "ui/widgets/column_chooser.h"

namespace sightline::ui
{

WantedScores::WantedScores(CaseHub& hub, QTableView& rows, const ColumnChooser& columns, QObject* parent)
    : QObject(parent), m_hub(hub), m_rows(rows)
{
    connect(&hub.scores(), &ScoreFeed::activitiesChanged, this, [this] {
        if (m_asked || isColumnShown()) Q_EMIT changed();
    });
    connect(&columns, &ColumnChooser::changed, this, [this] {
        if (!m_scored && isColumnShown()) Q_EMIT changed();
    });
}

bool WantedScores::isColumnShown() const
{
    const auto& model = static_cast<const ResultTableModel&>(*m_rows.model());
    const int column = model.columnOf(toQString(activityColumn(Activity::Score).name));
    return column >= 0 && !m_rows.isColumnHidden(column);
}

SearchQuestion WantedScores::with(SearchQuestion question)
{
    m_asked = usecase::isScoreColumn(question.sort.column) || usecase::asksForScores(searchKql(question));
    m_scored = false;
    if (!question.state || !(m_asked || isColumnShown())) return question;
    m_hub.scores().wantActivities(question.state);
    if (StatePtr scored = m_hub.scores().scored(question.state)) {
        question.state = std::move(scored);
        m_scored = true;
    }
    return question;
}

QString WantedScores::missing(const StatePtr& state) const
{
    if (state->activities.scores || !(m_asked || isColumnShown())) return {};
    const QString& problem = m_hub.scores().problem();
    return problem.isEmpty() ? tr("Scores are being worked out.") : problem;
}

} // namespace sightline::ui
