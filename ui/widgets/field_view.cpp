// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_view.h"

#include "ui/widgets/field_row.h"

#include <QGridLayout>

#include <algorithm>

namespace sightline::ui
{

FieldView::FieldView(const Look& look, QWidget* parent)
    : QScrollArea(parent), m_look(look), m_body(new QWidget)
{
    setObjectName(QStringLiteral("fieldView"));
    setAccessibleName(tr("Fields"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body->setLayout(new QGridLayout);
    setWidget(m_body);
    connect(&look, &Look::changed, this, [this] {
        m_columns = 0;
        arrange();
    });
}

void FieldView::setRows(const QList<FieldRow>& rows)
{
    m_rows = rows;
    qDeleteAll(m_widgets);
    m_widgets.clear();
    int label = 0;
    for (const FieldRow& row : std::as_const(m_rows))
        label = std::max(label, FieldRowWidget::labelWidth(m_look, row.label));
    for (int i = 0; i < m_rows.size(); ++i) {
        auto* row = new FieldRowWidget(m_look, m_rows[i], label, m_body);
        row->setObjectName(QStringLiteral("field%1").arg(i));
        connect(row, &FieldRowWidget::includeRequested, this,
                [this, i] { Q_EMIT includeRequested(m_rows[i].filterBy, rawOf(m_rows[i])); });
        connect(row, &FieldRowWidget::excludeRequested, this,
                [this, i] { Q_EMIT excludeRequested(m_rows[i].filterBy, rawOf(m_rows[i])); });
        connect(row, &FieldRowWidget::activated, this, [this, i] { Q_EMIT linkActivated(i); });
        m_widgets.append(row);
    }
    m_columns = 0;
    arrange();
}

void FieldView::setMaximumColumns(int columns)
{
    m_maximumColumns = qMax(1, columns);
    arrange();
}

int FieldView::columnsFor(int width, const Metrics& metrics)
{
    if (width >= metrics.scaled(1000)) return 4;
    if (width >= metrics.scaled(760)) return 3;
    return width >= metrics.scaled(480) ? 2 : 1;
}

void FieldView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

// Filled column by column, so that neighbours in the order stay neighbours.
void FieldView::arrange()
{
    const Metrics& metrics = m_look.metrics();
    const int columns = qMin(m_maximumColumns, columnsFor(viewport()->width(), metrics));
    if (columns == m_columns) return;
    m_columns = columns;
    // A grid keeps the columns it once had: a new one is made.
    delete m_body->layout();
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(metrics.panelPadding(), metrics.step(2), metrics.panelPadding(),
                             metrics.step(2));
    grid->setHorizontalSpacing(metrics.step(4));
    grid->setVerticalSpacing(0);
    const int lines = static_cast<int>((m_widgets.size() + columns - 1) / columns);
    for (int i = 0; i < m_widgets.size(); ++i)
        grid->addWidget(m_widgets[i], i % lines, i / lines);
    for (int i = 0; i < columns; ++i)
        grid->setColumnStretch(i, 1);
    grid->setRowStretch(lines, 1);
    for (QWidget* widget : std::as_const(m_widgets))
        widget->show();
}

} // namespace sightline::ui
