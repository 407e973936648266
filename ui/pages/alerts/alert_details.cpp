// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alert_details.h"

#include "core/model/words.h"
#include "ui/base/actions.h"
#include "ui/base/figure_text.h"
#include "ui/base/mark_painter.h"
#include "ui/base/text.h"
#include "ui/pages/alerts/alert_queue.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sightline::ui
{

// Severity, category and id on one line.
class AlertHead : public QWidget
{
public:
    AlertHead(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setAlert(const Alert& alert)
    {
        m_severity = fromText<Severity>(alert.severity);
        m_category = shown(alert.category);
        m_id = shown(alert.id);
        setAccessibleName(word(m_severity) + QStringLiteral(", ") + m_category + QStringLiteral(", ") + m_id);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {m_look.metrics().scaled(160), m_look.metrics().scaled(22)};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        const MarkPainter marks(m_look);
        const QSizeF size = MarkPainter::severitySize(m_look.metrics());
        QRectF line(rect());
        marks.severity(painter, QRectF(line.topLeft(), QSizeF(size.width(), line.height())), m_severity);
        line.setLeft(line.left() + size.width() + m_look.metrics().scaled(6));
        painter.setFont(m_look.font(FontRole::Strong));
        painter.setPen(m_look.color(MarkPainter::severityText(m_severity)));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, word(m_severity));
        line.setLeft(line.left() + m_look.fontMetrics(FontRole::Strong).horizontalAdvance(word(m_severity)));
        painter.setFont(m_look.font(FontRole::Body));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("  ·  ") + m_category);
        painter.setFont(m_look.font(FontRole::Fixed));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_id);
    }

private:
    const Look& m_look;
    Severity m_severity = Severity::Low;
    QString m_category;
    QString m_id;
};

namespace
{

QString joined(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(shown(value));
    return list.join(QStringLiteral(", "));
}

TextLabel* paragraph(const Look& look, FontRole font, Token colour, QWidget* parent)
{
    auto* label = new TextLabel(look, font, colour, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AlertDetails::AlertDetails(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_body(new QWidget(this)),
      m_nothing(paragraph(look, FontRole::Body, Token::textMuted, this))
{
    setObjectName(QStringLiteral("alertDetails"));
    setAccessibleName(tr("Details of the alert"));
    const Metrics& m = look.metrics();
    setMinimumWidth(m.details().least);
    m_head = new AlertHead(look, m_body);
    m_title = paragraph(look, FontRole::Heading, Token::text, m_body);
    m_times = paragraph(look, FontRole::Small, Token::textMuted, m_body);
    m_what = paragraph(look, FontRole::Body, Token::text, m_body);
    m_why = paragraph(look, FontRole::Body, Token::text, m_body);
    m_fields = new FieldView(look, m_body);
    m_fields->setMaximumColumns(1);
    m_nothing->setText(tr("Choose an alert to see what it says."));
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(m.panelPadding(), m.panelPadding(), m.panelPadding(), 0);
    column->setSpacing(m.scaled(8));
    column->addWidget(m_head);
    column->addWidget(m_title);
    column->addWidget(m_times);
    addActions();
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addWidget(m_fields, 1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->addWidget(m_body, 1);
    outer->addWidget(m_nothing);
    connect(m_fields, &FieldView::includeRequested, this, &AlertDetails::includeRequested);
    connect(m_fields, &FieldView::excludeRequested, this, &AlertDetails::excludeRequested);
    connect(m_fields, &FieldView::linkActivated, this, [this](int row) {
        if (row >= 0 && row < m_links.size() && !m_links[row].isEmpty()) Q_EMIT userRequested(m_links[row]);
    });
    showNothing();
}

void AlertDetails::addActions()
{
    const Metrics& m = m_look.metrics();
    m_take = new QPushButton(tr("Take"), m_body);
    m_take->setObjectName(QStringLiteral("take"));
    m_take->setProperty("primary", true);
    m_take->setToolTip(actionToolTip(ActionId::Take));
    m_close = new QPushButton(tr("Close as"), m_body);
    m_close->setObjectName(QStringLiteral("closeAs"));
    m_closeMenu = new QMenu(m_close);
    for (const std::string_view stored : words::kResolutions) {
        if (stored == "none") continue;
        QAction* action = m_closeMenu->addAction(tr("%1…").arg(resolutionText(stored)));
        const QString resolution = toQString(stored);
        connect(action, &QAction::triggered, this, [this, resolution] { Q_EMIT closeRequested(resolution); });
    }
    m_closeMenu->addSeparator();
    connect(m_closeMenu->addAction(tr("Reopen")), &QAction::triggered, this, &AlertDetails::reopenRequested);
    m_close->setMenu(m_closeMenu);
    m_evidence = new QPushButton(tr("Activities"), m_body);
    m_evidence->setObjectName(QStringLiteral("evidence"));
    auto* row = new QHBoxLayout;
    row->setSpacing(m.buttonGap());
    row->addWidget(m_take);
    row->addWidget(m_close);
    row->addWidget(m_evidence);
    row->addStretch(1);
    static_cast<QVBoxLayout*>(m_body->layout())->addLayout(row);
    connect(m_take, &QPushButton::clicked, this, &AlertDetails::takeRequested);
    connect(m_evidence, &QPushButton::clicked, this, &AlertDetails::evidenceRequested);
}

QSize AlertDetails::sizeHint() const
{
    return {m_look.metrics().details().usual, m_look.metrics().scaled(400)};
}

void AlertDetails::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

void AlertDetails::showNothing()
{
    m_body->hide();
    m_nothing->show();
}

void AlertDetails::showAlert(const Alert& alert, const TimeText& time)
{
    m_head->setAlert(alert);
    m_title->setText(shown(alert.title));
    const bool spans = alert.start != kNoTime && alert.end != kNoTime && alert.start != alert.end;
    const QString when =
        spans ? range(time.full(alert.start), time.full(alert.end)) : time.full(lastMoment(alert));
    const auto evidence = static_cast<int>(alert.evidence.size());
    m_times->setText(evidence == 0 ? when : tr("%1 · %2").arg(when, tr("%n activities", nullptr, evidence)));
    m_evidence->setEnabled(evidence > 0);
    m_evidence->setToolTip(evidence > 0 ? tr("Show the activities this alert is made of.")
                                        : tr("This alert names no activity of the case."));
    m_what->setText(shownLines(alert.description));
    m_what->setVisible(!alert.description.empty());
    QStringList why;
    if (!alert.policyId.empty())
        why.append(tr("Raised by the policy %1 of this case.").arg(shown(alert.policy)));
    if (!alert.tactics.empty()) why.append(tr("Tactics: %1.").arg(joined(alert.tactics)));
    if (!alert.techniques.empty()) why.append(tr("Techniques: %1.").arg(joined(alert.techniques)));
    if (!alert.productStatus.empty() && alert.productStatus != alert.status)
        why.append(tr("The product itself says: %1.").arg(shown(alert.productStatus)));
    m_why->setText(why.join(QLatin1Char('\n')));
    m_why->setVisible(!why.isEmpty());
    m_links.clear();
    const QList<FieldRow> rows = rowsOf(alert, time);
    for (const FieldRow& row : rows)
        m_links.append(row.link ? row.raw : QString());
    m_fields->setRows(rows);
    m_nothing->hide();
    m_body->show();
}

QList<FieldRow> AlertDetails::rowsOf(const Alert& alert, const TimeText& time) const
{
    QList<FieldRow> rows;
    const auto add = [&rows](const QString& label, std::string_view value, const char* field = "",
                             bool link = false, bool fixed = false) {
        rows.append({label, shown(value), QLatin1String(field), toQString(value), link, fixed});
    };
    for (const std::string& user : alert.users)
        add(tr("User"), user, "user", true);
    if (alert.users.empty()) add(tr("User"), {});
    for (const std::string& address : alert.ipAddresses)
        add(tr("IP address"), address, "ip", false, true);
    for (const std::string& app : alert.apps)
        add(tr("App"), app, "app");
    for (const std::string& device : alert.devices)
        add(tr("Device"), device, "device");
    add(tr("Policy"), alert.policy, "policy");
    add(tr("Source"), alert.source, "source");
    rows.append({tr("Status"), word(fromText<AlertStatus>(alert.status)), QStringLiteral("status"),
                 toQString(alert.status), false, false});
    add(tr("Assignee"), alert.assignee);
    if (alert.resolution != "none")
        rows.append({tr("Resolution"), resolutionText(alert.resolution), QStringLiteral("resolution"),
                     toQString(alert.resolution), false, false});
    if (!alert.closeReason.empty()) add(tr("Reason"), alert.closeReason);
    if (!alert.comment.empty()) add(tr("Comment"), alert.comment);
    rows.append(
        {tr("Alert time"), alert.time == kNoTime ? QString() : time.full(alert.time), {}, {}, false, false});
    if (!alert.provider.empty()) add(tr("Provider"), alert.provider);
    add(tr("External ID"), alert.externalId, "", false, true);
    if (!alert.link.empty()) add(tr("Link"), alert.link, "", false, true);
    return rows;
}

} // namespace sightline::ui
