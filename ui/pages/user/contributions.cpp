// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contributions.h"

#include "ui/base/figure_text.h"
#include "ui/pages/reason_words.h"
#include "ui/pages/user/contribution_list.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

// A quiet box with a hairline round it.
class QuietBox : public QWidget
{
public:
    QuietBox(const Look& look, QWidget* parent) : QWidget(parent), m_look(look) {}

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_look.color(Token::border), kHairline));
        painter.setBrush(m_look.color(Token::alternate));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl,
                                kRadiusControl);
    }

private:
    const Look& m_look;
};

TextLabel* wrapped(const Look& look, FontRole role, Token colour, QWidget* parent)
{
    auto* label = new TextLabel(look, role, colour, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Never wider than the panel, whatever the longest word is.
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred);
    narrow.setHeightForWidth(true);
    label->setSizePolicy(narrow);
    return label;
}

// The activity that adds most; null: alerts alone do.
const usecase::Contribution* strongest(const usecase::Explanation& why)
{
    const usecase::Contribution* best = nullptr;
    for (const usecase::Contribution& c : why.contributions) {
        if (c.kind != usecase::Contribution::Kind::Activity) continue;
        if (best == nullptr || c.points > best->points) best = &c;
    }
    return best;
}

} // namespace

Contributions::Contributions(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("contributionsPanel"));
    setMinimumWidth(look.metrics().details().least);
    build();
    connect(m_list, &ContributionList::cardOpened, this, &Contributions::open);
    connect(m_alerts, &QAbstractButton::clicked, this, &Contributions::allAlertsRequested);
    connect(m_activities, &QAbstractButton::clicked, this, &Contributions::activitiesRequested);
    connect(&look, &Look::changed, this, &Contributions::followLook);
    followLook();
    say(QString());
}

void Contributions::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addHead(*column);
    m_list = new ContributionList(m_look, this);
    column->addWidget(m_list);
    addSum(*column);
    addCaution(*column);
    column->addStretch(1);
    addWays(*column);
}

void Contributions::addHead(QVBoxLayout& column)
{
    const Metrics& m = m_look.metrics();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(m.panelPadding(), m.scaled(8), m.panelPadding(), m.scaled(6));
    auto* days = new TextLabel(m_look, FontRole::Strong, Token::text, this);
    days->setText(tr("Last 7 days"));
    row->addWidget(days);
    row->addStretch(1);
    column.addLayout(row);
    m_sentence = wrapped(m_look, FontRole::Body, Token::textMuted, this);
    m_sentence->setObjectName(QStringLiteral("contributionsSentence"));
    m_sentence->setPadding({m.panelPadding(), m.scaled(4), m.panelPadding(), m.scaled(8)});
    column.addWidget(m_sentence);
}

void Contributions::addSum(QVBoxLayout& column)
{
    const Metrics& m = m_look.metrics();
    m_sumRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_sumRow);
    row->setContentsMargins(m.panelPadding(), m.scaled(8), m.panelPadding(), m.scaled(8));
    auto* title = new TextLabel(m_look, FontRole::Strong, Token::text, m_sumRow);
    title->setText(tr("Sum"));
    m_sum = new TextLabel(m_look, FontRole::Strong, Token::text, m_sumRow);
    m_sum->setObjectName(QStringLiteral("contributionsSum"));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_sum);
    column.addWidget(m_sumRow);
}

void Contributions::addCaution(QVBoxLayout& column)
{
    const Metrics& m = m_look.metrics();
    m_whatIfBox = new QuietBox(m_look, this);
    auto* inside = new QVBoxLayout(m_whatIfBox);
    inside->setContentsMargins(m.scaled(12), m.scaled(8), m.scaled(12), m.scaled(8));
    inside->setSpacing(m.step(0));
    auto* title = wrapped(m_look, FontRole::Strong, Token::text, m_whatIfBox);
    title->setText(tr("What would make this ordinary?"));
    m_whatIf = wrapped(m_look, FontRole::Small, Token::text, m_whatIfBox);
    m_whatIf->setObjectName(QStringLiteral("whatIf"));
    inside->addWidget(title);
    inside->addWidget(m_whatIf);
    m_doubts = wrapped(m_look, FontRole::Small, Token::textMuted, this);
    m_doubts->setObjectName(QStringLiteral("doubts"));
    auto* padded = new QVBoxLayout;
    padded->setContentsMargins(m.panelPadding(), 0, m.panelPadding(), m.scaled(8));
    padded->setSpacing(m.scaled(8));
    padded->addWidget(m_whatIfBox);
    m_doubtsRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_doubtsRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m.buttonGap());
    m_doubtsIcon = new QLabel(m_doubtsRow);
    row->addWidget(m_doubtsIcon, 0, Qt::AlignTop);
    row->addWidget(m_doubts, 1);
    padded->addWidget(m_doubtsRow);
    column.addLayout(padded);
}

void Contributions::addWays(QVBoxLayout& column)
{
    const Metrics& m = m_look.metrics();
    m_alerts = new LinkButton(m_look, FontRole::Body, QString(), this);
    m_alerts->setObjectName(QStringLiteral("viewAlerts"));
    m_activities = new LinkButton(m_look, FontRole::Body, QString(), this);
    m_activities->setObjectName(QStringLiteral("viewActivities"));
    auto* row = new FlowLayout(nullptr, m.scaled(16), m.step(0)); // beside each other where there is room
    row->setContentsMargins(m.panelPadding(), m.scaled(8), m.panelPadding(), m.scaled(8));
    row->addWidget(m_alerts);
    row->addWidget(m_activities);
    column.addLayout(row);
    setCounts(0, 0);
}

void Contributions::setCounts(std::uint64_t alerts, std::uint64_t activities)
{
    m_alerts->setText(tr("View all alerts (%1)").arg(count(static_cast<qint64>(alerts))));
    m_activities->setText(tr("Open in Activity (%1)").arg(count(static_cast<qint64>(activities))));
    m_alerts->setEnabled(alerts > 0);
    m_activities->setEnabled(activities > 0);
    m_alerts->updateGeometry();
    m_activities->updateGeometry();
}

void Contributions::say(const QString& sentence)
{
    m_list->lines().clear();
    m_list->hide();
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    for (QWidget* part : {m_sumRow, m_whatIfBox, m_doubtsRow})
        part->hide();
}

void Contributions::setExplanation(const usecase::CaseState& state, const usecase::Explanation& why,
                                   const TimeText& time)
{
    say(why.contributions.empty() ? tr("No alert and no risky day in the last 7 days: nothing adds points.")
                                  : QString());
    m_list->lines().setExplanation(state, why, time);
    m_list->setVisible(!why.contributions.empty());
    m_sumRow->setVisible(!why.contributions.empty());
    m_sum->setText(count(m_list->lines().sum()));
    showCaution(why);
}

void Contributions::showCaution(const usecase::Explanation& why)
{
    if (const usecase::Contribution* most = strongest(why))
        m_whatIf->setText(whatIfSentence(*most));
    else
        m_whatIf->setText(
            tr("The points are those of alerts alone: a verdict of benign or false positive takes "
               "them out."));
    m_whatIfBox->setVisible(!why.contributions.empty());
    QStringList doubts;
    for (const usecase::Doubt& doubt : why.doubts)
        doubts.append(doubtText(doubt));
    m_doubts->setText(tr("Doubts: %1").arg(doubts.join(QLatin1Char(' '))));
    m_doubtsRow->setVisible(!doubts.isEmpty());
}

void Contributions::followLook()
{
    m_doubtsIcon->setPixmap(
        m_look.pixmap(u"info", m_look.metrics().scaled(14), Token::textMuted, devicePixelRatioF()));
    update();
}

void Contributions::open(int row)
{
    const ContributionLine line = m_list->lines().line(row);
    if (line.isAlert)
        Q_EMIT alertOpened(line.alertId);
    else
        Q_EMIT evidenceRequested({line.day, line.day, line.evidence, line.evidenceCount, line.title});
}

void Contributions::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
}

} // namespace sightline::ui
