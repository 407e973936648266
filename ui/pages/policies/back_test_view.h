// SPDX-License-Identifier: GPL-3.0-or-later
// What a policy would have done over the whole case: a sentence, five figures, alerts per day and the alerts
// it would have raised. GUI thread.
#pragma once

#include "core/usecase/policies.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"
#include "ui/models/list_table_model.h"
#include "ui/widgets/text_label.h"

#include <QList>
#include <QTableView>
#include <QWidget>

class QChartView;

namespace sightline::ui
{

class BackTestView : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the view.
    explicit BackTestView(const Look& look, QWidget* parent = nullptr);

    void showRunning();
    void showError(const QString& sentence);
    void showTest(const usecase::PolicyTest& test, std::uint64_t activities, GroupBy groupBy,
                  const TimeText& time);

private:
    void buildChart();
    void fillFigures(GroupBy groupBy);
    void fillChart();
    [[nodiscard]] QVariant cell(int row, int column, int wanted) const;

    const Look& m_look;
    usecase::PolicyTest m_test;
    TimeText m_time{ZoneView{}};
    TextLabel* m_headline;
    TextLabel* m_second;
    QList<TextLabel*> m_figures;
    QList<TextLabel*> m_captions;
    TextLabel* m_chartHeading;
    QChartView* m_chart;
    TextLabel* m_tableHeading;
    QTableView* m_table;
    ListTableModel* m_model;
};

} // namespace sightline::ui
