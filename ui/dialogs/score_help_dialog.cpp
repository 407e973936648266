// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/score_help_dialog.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace sightline::ui
{

namespace
{

QString pointsOf(const analytics::Weights& weights, const char* severity)
{
    const auto at = weights.severity.find(severity);
    return at == weights.severity.end() ? emptyValue() : count(std::llround(at->second));
}

} // namespace

ScoreHelpDialog::ScoreHelpDialog(const Look& look, const analytics::Weights& weights, QWidget* parent)
    : QDialog(parent), m_look(look)
{
    setObjectName(QStringLiteral("scoreHelpDialog"));
    setWindowTitle(tr("How the Priority Is Scored"));
    auto* body = new QWidget;
    auto* parts = new QVBoxLayout(body);
    parts->setSpacing(look.metrics().step(1));
    addPart(*parts, tr("The sum"),
            tr("Investigation priority is the points of the alerts plus the points of the risky days of the "
               "last 7 days (UTC, today included). Everything counts in full for seven days and then not at "
               "all; what is listed beside the page adds up to the number exactly."));
    addPart(*parts, tr("Alerts"),
            tr("An informational alert weighs %1 points, low %2, medium %3, high %4; more for sensitive and "
               "far-reaching people, more for types that are rare in this case and less for common ones "
               "(weights, version %5). What several products tell of one detection counts once. A verdict of "
               "benign or false positive takes the points out at once.")
                .arg(pointsOf(weights, "Informational"), pointsOf(weights, "Low"),
                     pointsOf(weights, "Medium"), pointsOf(weights, "High"), toQString(weights.version)));
    addPart(*parts, tr("Risky activities"),
            tr("Every day is compared with what was known before it: how unlikely its action, place, host, "
               "document, account and hour are for this person, for the peers and for everybody, and how "
               "unlikely so many are. These fall into five families: action, origin, reach, time and volume. "
               "Only the two rarest families count, because one journey is new in country, provider and "
               "device at once."));
    addPart(*parts, tr("What 1 in N means"),
            tr("Of N ordinary days of users, at most one is as unusual. So of 1,000 people, one is expected "
               "to have a day of 1 in 1,000 every day although nothing is wrong: rare is a reason to look, "
               "not a proof. It never claims more than there were days to compare with. Days of 1 in 100 or "
               "rarer are risky and add 5 to 10 points."));
    addPart(*parts, tr("Percentile"),
            tr("The share of scored users with a lower priority. From the 90th percentile on the number is "
               "red. With fewer than 20 users there is none. Only people are scored; computers, services and "
               "applications are not."));
    parts->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* reliability = buttons->addButton(tr("Reliability…"), QDialogButtonBox::ActionRole);
    reliability->setAutoDefault(false); // Enter closes
    reliability->setObjectName(QStringLiteral("reliability"));
    reliability->setToolTip(tr("How often days of this case claim a rarity"));
    connect(reliability, &QPushButton::clicked, this, &ScoreHelpDialog::reliabilityRequested);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(look.metrics().scaled(600), look.metrics().scaled(640));
}

void ScoreHelpDialog::addPart(QVBoxLayout& column, const QString& head, const QString& text)
{
    auto* title = new TextLabel(m_look, FontRole::Strong, Token::text);
    title->setText(head);
    auto* sentence = new TextLabel(m_look, FontRole::Body, Token::text);
    sentence->setText(text);
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column.addWidget(title);
    column.addWidget(sentence);
    column.addSpacing(m_look.metrics().step(2));
}

} // namespace sightline::ui
