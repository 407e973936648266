// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/histogram_panel.h"

#include "ui/base/actions.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/table_tools.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr double kZoomStep = 2;
constexpr int kTwinRows = 7;

} // namespace

HistogramPanel::HistogramPanel(PageContext& context, std::string_view table, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_table(table),
      m_strip(new HistogramStrip(context.look, this)),
      m_twin(new QTableView(this)),
      m_model(new ListTableModel(
          {}, [this](int row, int column, int wanted) { return twinCell(row, column, wanted); }, this))
{
    build();
    connect(m_strip, &HistogramStrip::viewRequested, this, &HistogramPanel::askView);
    auto* chart = new Actions(context.look, *this, ActionContext::Chart);
    chart->setCharacterKeys(context.settings.singleLetterKeys());
    connect(&chart->action(ActionId::ZoomIn), &QAction::triggered, this,
            [this] { m_strip->zoom(kZoomStep); });
    connect(&chart->action(ActionId::ZoomOut), &QAction::triggered, this,
            [this] { m_strip->zoom(1 / kZoomStep); });
    connect(&chart->action(ActionId::TableTwin), &QAction::triggered, this,
            [this] { showTwin(m_twin->isHidden()); });
}

void HistogramPanel::build()
{
    const Look& look = m_context.look;
    const bool alerts = m_table == "Alert";
    QList<ListColumn> columns{{QStringLiteral("from"), tr("From"), CellKind::Time, 250},
                              {QStringLiteral("to"), tr("To"), CellKind::Time, 250},
                              {QStringLiteral("rows"), tr("Rows"), CellKind::Number, 110}};
    m_twin->setObjectName(QStringLiteral("histogramTable"));
    m_twin->setAccessibleName(tr("Rows over time, as a table"));
    m_model->setColumns(columns);
    m_twin->setModel(m_model);
    new RowDelegate(look, *m_twin);
    m_twin->horizontalHeader()->setStretchLastSection(false);
    m_twin->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_twin->setFixedHeight(look.metrics().tableHeader() + kTwinRows * look.metrics().row());
    auto* actions = new Actions(look, *m_twin, ActionContext::Table);
    keepCommonActions(*actions);
    new TableTools(m_context, *m_twin, alerts ? QStringLiteral("alertBins") : QStringLiteral("activityBins"),
                   layoutOf(columns), *actions);
    m_twin->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_twin);
}

void HistogramPanel::setData(HistogramData histogram, StatePtr state,
                             std::shared_ptr<const query::RowSet> rows, const ZoneView& zone)
{
    m_asking.cancel();
    m_state = std::move(state);
    m_rows = std::move(rows);
    m_zone = zone;
    m_strip->setData(std::move(histogram), zone);
    fillTwin();
}

void HistogramPanel::clear()
{
    setData({}, {}, {}, m_zone);
}

void HistogramPanel::askView(Ticks from, Ticks to)
{
    m_asking.cancel();
    if (!m_state || !m_rows || !m_strip->isZoomed()) {
        fillTwin();
        return;
    }
    m_asking = m_context.tasks.run<HistogramData>(
        this, tr("Counting rows over time"),
        [state = m_state, rows = m_rows, table = m_table, zone = m_zone, from,
         to](const Watch& watch) -> Result<HistogramData> {
            const auto binding = openTable(*state, table);
            if (!binding) return tl::unexpected(binding.error());
            return histogramBetween(*binding, *rows, table == "Alert", zone, from, to, watch.stop);
        },
        [this](Result<HistogramData> view) {
            if (view) {
                m_strip->setView(std::move(*view));
                fillTwin();
            } else if (!view.error().cancelled()) {
                Q_EMIT m_context.hub.failed(errorText(view.error()));
            }
        });
}

void HistogramPanel::showTwin(bool on)
{
    if (on == !m_twin->isHidden()) return;
    const bool focus = m_strip->hasFocus() || m_twin->hasFocus();
    m_twin->setVisible(on);
    m_strip->setVisible(!on);
    if (focus) (on ? static_cast<QWidget*>(m_twin) : m_strip)->setFocus();
}

void HistogramPanel::fillTwin()
{
    m_model->setRows(static_cast<int>(m_strip->content().bins));
    if (m_model->rowCount() > 0) m_twin->setCurrentIndex(m_model->index(0, 0));
}

QVariant HistogramPanel::twinCell(int row, int column, int wanted) const
{
    const HistogramData& histogram = m_strip->content();
    const auto bin = static_cast<std::size_t>(row);
    if (bin >= histogram.bins) return {};
    if (column == 2) {
        const auto rows = static_cast<qint64>(histogram.countIn(bin));
        if (wanted == role::kRaw) return rows;
        return wanted == Qt::DisplayRole ? QVariant(count(rows)) : QVariant();
    }
    const Ticks at = histogram.startOf(column == 0 ? bin : bin + 1);
    if (wanted == role::kRaw) return toQString(isoText(at));
    return wanted == Qt::DisplayRole ? QVariant(TimeText(m_zone).full(at)) : QVariant();
}

} // namespace sightline::ui
