// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reliability_dialog.h"

#include "ui/base/actions.h"
#include "ui/base/figure_text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/dialogs/reliability_plot.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/score_words.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sightline::ui
{

namespace
{

enum Column { Claim, Days, Share, Band, Verdict };

QString percent(double share)
{
    return ReliabilityDialog::tr("%1 %").arg(decimal(100 * share, 2));
}

QString verdictText(const analytics::ReliabilityPoint& point)
{
    if (point.isWithin()) return ReliabilityDialog::tr("within");
    return point.share > point.high ? ReliabilityDialog::tr("more often")
                                    : ReliabilityDialog::tr("less often");
}

QList<ListColumn> columns()
{
    return {{QStringLiteral("claim"), ReliabilityDialog::tr("Claimed"), CellKind::Text, 100},
            {QStringLiteral("days"), ReliabilityDialog::tr("Days"), CellKind::Number, 80},
            {QStringLiteral("share"), ReliabilityDialog::tr("Share"), CellKind::Number, 90},
            {QStringLiteral("band"), ReliabilityDialog::tr("Band"), CellKind::Text, 150},
            {QStringLiteral("verdict"), ReliabilityDialog::tr("Against the band"), CellKind::Text, 0}};
}

} // namespace

ReliabilityDialog::ReliabilityDialog(const Look& look, analytics::Reliability found, QWidget* parent)
    : QDialog(parent), m_look(look), m_found(std::move(found))
{
    setObjectName(QStringLiteral("reliabilityDialog"));
    setWindowTitle(tr("Reliability of the Score"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(look.metrics().step(2));
    addSentence(*column);
    if (m_found.points.empty()) {
        column->addStretch(1);
    } else {
        auto* plot = new ReliabilityPlot(look, this);
        plot->setReliability(m_found);
        plot->setAccessibleDescription(sentence());
        column->addWidget(plot, 1);
        addTable(*column);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(look.metrics().scaled(620), look.metrics().scaled(m_found.points.empty() ? 180 : 700));
}

QString ReliabilityDialog::sentence() const
{
    if (m_found.points.empty())
        return tr("There are %1 scored days after the first %2 of the case; how often a rarity is claimed "
                  "can "
                  "be told from %3 on.")
            .arg(count(static_cast<qint64>(m_found.days)), count(analytics::kUnsettledDays),
                 count(static_cast<qint64>(analytics::kLeastReliabilityDays)));
    const auto within = std::ranges::count_if(m_found.points, &analytics::ReliabilityPoint::isWithin);
    return tr("%1 of %2 points lie in the band: of the %3 scored days after the first %4 of the case, as "
              "many "
              "claim that rarity as of ordinary days would; points above the band claim it too often, and "
              "attacks among the days raise them.")
        .arg(count(within), count(static_cast<qint64>(m_found.points.size())),
             count(static_cast<qint64>(m_found.days)), count(analytics::kUnsettledDays));
}

void ReliabilityDialog::addSentence(QVBoxLayout& column)
{
    auto* label = new TextLabel(m_look, FontRole::Body, Token::text, this);
    label->setObjectName(QStringLiteral("reliabilitySentence"));
    label->setText(sentence());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column.addWidget(label);
    if (m_found.points.empty()) return;
    auto* key = new TextLabel(m_look, FontRole::Small, Token::textMuted, this);
    key->setText(
        tr("Dashed: exactly as claimed. Shaded: the band of three standard deviations. Disc: within; "
           "diamond: outside."));
    key->setWordWrap(true);
    column.addWidget(key);
}

void ReliabilityDialog::addTable(QVBoxLayout& column)
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("reliabilityTable"));
    m_table->setAccessibleName(tr("The numbers of the plot"));
    auto* model = new ListTableModel(
        columns(), [this](int row, int at, int wanted) { return cell(row, at, wanted); }, m_table);
    m_table->setModel(model);
    new RowDelegate(m_look, *m_table);
    model->setRows(static_cast<int>(m_found.points.size()));
    applyWidths(*m_table, columns(), m_look.metrics().fontHeight());
    auto* copy = new QAction(actionText(ActionId::Copy), m_table);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &ReliabilityDialog::copyRows);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const int rows = static_cast<int>(m_found.points.size());
    m_table->setMinimumHeight(m_look.metrics().tableHeader() + rows * m_look.metrics().row() +
                              2 * m_table->frameWidth());
    m_table->setMaximumHeight(m_table->minimumHeight());
    column.addWidget(m_table);
}

QVariant ReliabilityDialog::cell(int row, int column, int wanted) const
{
    if (wanted != Qt::DisplayRole) return {};
    const analytics::ReliabilityPoint& point = m_found.points[static_cast<std::size_t>(row)];
    switch (column) {
    case Claim:
        return rarityText(1 / point.chance);
    case Days:
        return count(static_cast<qint64>(point.count));
    case Share:
        return percent(point.share);
    case Band:
        return range(percent(point.low), percent(point.high));
    case Verdict:
        return verdictText(point);
    default:
        return {};
    }
}

void ReliabilityDialog::copyRows()
{
    const QAbstractItemModel& model = *m_table->model();
    QStringList lines;
    for (int row = -1; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int at = 0; at < model.columnCount(); ++at)
            cells.append(row < 0 ? model.headerData(at, Qt::Horizontal).toString()
                                 : model.index(row, at).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

} // namespace sightline::ui
