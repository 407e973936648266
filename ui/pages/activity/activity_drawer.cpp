// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/activity/activity_drawer.h"

#include "core/usecase/activities.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/addresses/address_view.h"
#include "ui/pages/addresses/networks_dialog.h"
#include "ui/pages/search_answer.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/user_hover.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr Ticks kAround = 5 * kTicksPerMinute;

enum Tab { General, Raw, Around, Address };

// Records are mostly one line of JSON: shown with line breaks, otherwise as they are.
QString rawText(const std::string& raw)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(raw));
    if (document.isNull()) return shownLines(raw);
    return shownLines(document.toJson(QJsonDocument::Indented).toStdString());
}

std::string fieldText(const usecase::ActivityDetail& detail, std::string_view column)
{
    const auto it = std::ranges::find(detail.fields, column, &std::pair<std::string, std::string>::first);
    return it == detail.fields.end() ? std::string() : it->second;
}

// What the same user did within some minutes; "" where there is no user or no time.
std::string aroundKql(const usecase::ActivityDetail& detail)
{
    const std::string user = fieldText(detail, "User");
    const auto at = parseTime(fieldText(detail, "TimeGenerated"));
    if (user.empty() || !at) return {};
    using query::Literal;
    return query::leafText("User", query::Op::EqualFolded, {Literal::ofText(user)}) + " and " +
           query::leafText("TimeGenerated", query::Op::Between,
                           {Literal::ofTime(at->ticks - kAround), Literal::ofTime(at->ticks + kAround)});
}

} // namespace

struct ActivityDrawer::Answer {
    StatePtr state;
    usecase::ActivityDetail detail;
    SearchAnswer around;
};

ActivityDrawer::ActivityDrawer(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("activityDrawer"));
    setAccessibleName(tr("Details of the activity"));
    build();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_fields, &FieldView::includeRequested, this, &ActivityDrawer::includeRequested);
    connect(m_fields, &FieldView::excludeRequested, this, &ActivityDrawer::excludeRequested);
    connect(m_address, &AddressView::includeRequested, this, &ActivityDrawer::includeRequested);
    connect(m_address, &AddressView::excludeRequested, this, &ActivityDrawer::excludeRequested);
    connect(m_address, &AddressView::rangesRequested, this, [this] { openNetworks(m_context, *this); });
    connect(m_fields, &FieldView::linkActivated, this, [this](int row) {
        if (row < 0 || row >= m_links.size() || m_links[row].isEmpty()) return;
        if (m_fields->rows()[row].filterBy == u"ip")
            m_tabs->setCurrentIndex(Address);
        else
            Q_EMIT userRequested(m_links[row]);
    });
    showNothing();
}

void ActivityDrawer::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("drawerTabs"));
    m_tabs->setAccessibleName(tr("Parts of the activity"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& title : {tr("General"), tr("Raw"), tr("Context ±5 min"), tr("IP address")})
        m_tabs->addTab(title);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeDrawer"));
    close->setIcon(look.icon(u"close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the details"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &ActivityDrawer::closeRequested);
    m_heading = new TextLabel(look, FontRole::Heading, Token::text, this);
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fields = new FieldView(look, this);
    UserHover::addTo(m_context, *m_fields);
    m_raw = new QPlainTextEdit(this);
    m_raw->setObjectName(QStringLiteral("raw"));
    m_raw->setAccessibleName(tr("The record as it was read"));
    m_raw->setReadOnly(true);
    m_raw->setFont(look.font(FontRole::Fixed));
    m_raw->setFrameShape(QFrame::NoFrame);
    m_origin = new TextLabel(look, FontRole::Small, Token::textMuted, this);
    m_origin->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_around = new QTableView(this);
    m_around->setObjectName(QStringLiteral("around"));
    m_around->setAccessibleName(tr("Activities of the same user around this one"));
    m_aroundModel = new ResultTableModel(this);
    m_around->setModel(m_aroundModel);
    UserHover::addTo(m_context, *m_around);
    new RowDelegate(look, *m_around);
    m_address = new AddressView(m_context, this);
    auto* raw = new QWidget(this);
    auto* rawColumn = new QVBoxLayout(raw);
    rawColumn->setContentsMargins(0, 0, 0, 0);
    rawColumn->addWidget(m_origin);
    rawColumn->addWidget(m_raw, 1);
    m_pages = new QStackedWidget(this);
    for (QWidget* page : {static_cast<QWidget*>(m_fields), raw, static_cast<QWidget*>(m_around),
                          static_cast<QWidget*>(m_address)})
        m_pages->addWidget(page);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.panelPadding(), 1, m.panelPadding(), 0);
    column->setSpacing(m.scaled(6));
    column->addLayout(head);
    column->addWidget(m_heading);
    column->addWidget(m_pages, 1);
    setMinimumHeight(m.drawer().least);
}

QSize ActivityDrawer::sizeHint() const
{
    return {m_context.look.metrics().scaled(600), m_context.look.metrics().drawer().usual};
}

void ActivityDrawer::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.look.color(Token::base));
    painter.setPen(QPen(m_context.look.color(Token::border), 0));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

void ActivityDrawer::showNothing()
{
    m_asking.cancel();
    m_heading->setText(tr("Choose an activity to see its record."));
    m_fields->setRows({});
    m_raw->clear();
    m_origin->clear();
    m_aroundModel->clear();
    showAddress({}, {});
}

// Without an address there is no tab.
void ActivityDrawer::showAddress(StatePtr state, const QString& address)
{
    m_tabs->setTabVisible(Address, !address.isEmpty());
    m_address->showAddress(std::move(state), address);
}

void ActivityDrawer::showRow(StatePtr state, RowRef row)
{
    m_asking.cancel();
    m_asking = m_context.tasks.run<Answer>(
        this, tr("Reading the activity"),
        [state = std::move(state), row](const Watch& watch) -> Result<Answer> {
            Answer answer;
            answer.state = state;
            auto detail = usecase::activityDetail(*state, row);
            if (!detail) return tl::unexpected(std::move(detail.error()));
            answer.detail = std::move(*detail);
            SearchQuestion question;
            question.state = state;
            question.scope = aroundKql(answer.detail);
            question.sort.descending = false;
            question.histogram = false;
            if (question.scope.empty()) return answer;
            auto around = search(question, watch.stop);
            if (!around) return tl::unexpected(std::move(around.error()));
            answer.around = std::move(*around);
            return answer;
        },
        [this](const Result<Answer>& answer) {
            if (answer)
                take(*answer);
            else
                m_heading->setText(errorText(answer.error()));
        });
}

void ActivityDrawer::take(const Answer& answer)
{
    const TimeText time = m_context.hub.timeText();
    QList<FieldRow> rows;
    m_links.clear();
    for (const auto& [name, value] : answer.detail.fields) {
        const auto fields = query::activityFields();
        const auto field = std::ranges::find(fields, name, &query::FieldDef::column);
        FieldRow row;
        row.label = columnTitle(name);
        row.value = shown(value);
        row.raw = toQString(value);
        row.link = name == "User" || name == "TargetUser" || name == "IPAddress";
        row.fixed =
            name == "IPAddress" || name == "ActivityId" || name == "SessionId" || name == "CorrelationId";
        if (field != fields.end()) row.filterBy = toQString(field->id);
        if (const auto at = name.starts_with("Time") ? parseTime(value) : std::nullopt) {
            row.value = time.full(at->ticks);
            row.whole = true;
        }
        m_links.append(row.link ? row.raw : QString());
        rows.append(row);
    }
    m_fields->setRows(rows);
    const QString user = shown(fieldText(answer.detail, "User"));
    const QString what = shown(fieldText(answer.detail, "Activity"));
    const QString object = shown(fieldText(answer.detail, "Object"));
    QStringList parts{user, what, object};
    parts.removeAll(QString());
    m_heading->setText(parts.join(QStringLiteral(" · ")));
    m_raw->setPlainText(rawText(answer.detail.raw));
    m_origin->setText(tr("%1, record %2, SHA-256 %3")
                          .arg(shown(answer.detail.sourcePath), shown(answer.detail.ordinal),
                               shown(answer.detail.sourceSha256)));
    showAddress(answer.state, toQString(fieldText(answer.detail, "IPAddress")));
    m_tabs->setTabText(Around,
                       tr("Context ±5 min  %1").arg(count(static_cast<qint64>(answer.around.rows.size()))));
    m_aroundModel->setTimeText(time);
    if (answer.around.state)
        m_aroundModel->setResult(answer.around.state, answer.around.binding, answer.around.rows,
                                 activityColumnsShown());
    else
        m_aroundModel->clear();
}

} // namespace sightline::ui
