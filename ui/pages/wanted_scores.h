// SPDX-License-Identifier: GPL-3.0-or-later
// The column Score for a page with a table of activities: asked for when the filter, the order or a column
// that is shown needs it, and put into the questions of the page as soon as it is there. GUI thread.
#pragma once

#include "ui/pages/search_answer.h"

#include <QObject>
#include <QString>
#include <QTableView>

namespace sightline::ui
{

class ColumnChooser;

class WantedScores : public QObject
{
    Q_OBJECT

public:
    // The rows of the view are a ResultTableModel. All outlive this.
    WantedScores(CaseHub& hub, QTableView& rows, const ColumnChooser& columns, QObject* parent);

    // The question asked of the state with scores, if it needs them; they are worked out if they are not
    // there.
    [[nodiscard]] SearchQuestion with(SearchQuestion question);

    // What an answer lacks: "" unless it was asked for scores and has none.
    [[nodiscard]] QString missing(const StatePtr& state) const;

Q_SIGNALS:
    // The last question would be answered otherwise.
    void changed();

private:
    [[nodiscard]] bool isColumnShown() const;

    CaseHub& m_hub;
    QTableView& m_rows;
    bool m_asked = false;  // by the last question, apart from the columns
    bool m_scored = false; // it was asked of a state that has them
};

} // namespace sightline::ui
