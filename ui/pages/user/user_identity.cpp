// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_identity.h"

#include "ui/base/account_words.h"
#include "ui/base/actions.h"
#include "ui/base/figure_text.h"
#include "ui/base/mark_painter.h"
#include "ui/base/text.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kWidest = 300;

QString missingWords(usecase::MissingData missing)
{
    switch (missing) {
    case usecase::MissingData::Cloud:
        return UserIdentity::tr("No cloud activity of this person is in the case. Sign-in logs and the "
                                "Microsoft 365 audit log would add cloud sign-ins, files, mail and "
                                "administration.");
    case usecase::MissingData::OnPremises:
        return UserIdentity::tr("No on-premises activity of this person is in the case. Security events of "
                                "the domain controllers would add sign-ins, tickets and directory changes.");
    case usecase::MissingData::Directory:
        return UserIdentity::tr("No directory row joins this person's accounts. A directory export would add "
                                "names, department and further accounts.");
    case usecase::MissingData::Alerts:
        return UserIdentity::tr("No alerts are in the case.");
    }
    return {};
}

class InitialsDisc : public QWidget
{
public:
    InitialsDisc(const Look& look, const QString& name, QWidget* parent)
        : QWidget(parent), m_look(look), m_initials(MarkPainter::initialsOf(name))
    {
        const int side = look.metrics().scaled(44);
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_look.color(Token::border), 1));
        painter.setBrush(m_look.color(Token::sunken));
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(m_look.font(FontRole::Heading));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(rect(), Qt::AlignCenter, m_initials);
    }

private:
    const Look& m_look;
    QString m_initials;
};

// Log text in a tool tip that wraps, never read as markup.
QString toolTipOf(const QStringList& lines)
{
    QStringList escaped;
    for (const QString& line : lines)
        escaped.append(line.toHtmlEscaped());
    return QStringLiteral("<p>%1</p>").arg(escaped.join(QStringLiteral("<br>")));
}

struct LineText {
    QString text;
    QString trailing; // small and muted at the end; never elided
    FontRole font = FontRole::Small;
    Token colour = Token::text;
    Environment environment = Environment::None;
    bool marked = false; // keeps the place of the mark, also without one
    QStringList toolTip; // empty: the text
};

// One line that is elided in the middle where it does not fit; its tool tip and its menu have all of it.
class TextLine : public QWidget
{
public:
    TextLine(const Look& look, LineText line, const QString& copyTitle)
        : m_look(look), m_line(std::move(line))
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        setAccessibleName(m_line.text);
        setAccessibleDescription(m_line.trailing);
        setToolTip(toolTipOf(m_line.toolTip.isEmpty() ? QStringList(m_line.text) : m_line.toolTip));
        setContextMenuPolicy(Qt::ActionsContextMenu);
        auto* copy = new QAction(copyTitle, this);
        connect(copy, &QAction::triggered, this,
                [this] { QGuiApplication::clipboard()->setText(m_line.text); });
        addAction(copy);
        connect(&look, &Look::changed, this, [this] { updateGeometry(); });
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetricsF& metrics = m_look.fontMetrics(m_line.font);
        return {qCeil(metrics.horizontalAdvance(m_line.text)), qCeil(metrics.height())};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        QRectF rest(rect());
        const double gap = m_look.metrics().buttonGap();
        if (m_line.marked) {
            const double width = MarkPainter::environmentSize(m_look.metrics()).width();
            const QRectF mark(rest.left(), rest.top(), width, rest.height());
            if (m_line.environment != Environment::None)
                MarkPainter(m_look).environment(painter,
                                                QStyle::visualRect(layoutDirection(), rect(), mark.toRect()),
                                                m_line.environment);
            rest.setLeft(mark.right() + gap);
        }
        if (!m_line.trailing.isEmpty()) {
            const double width = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(m_line.trailing) + 1;
            const QRectF end(rest.right() - width, rest.top(), width, rest.height());
            draw(painter, end, FontRole::Caption, Token::textMuted, m_line.trailing);
            rest.setRight(end.left() - gap);
        }
        draw(painter, rest, m_line.font, m_line.colour,
             m_look.fontMetrics(m_line.font).elidedText(m_line.text, Qt::ElideMiddle, rest.width()));
    }

private:
    void draw(QPainter& painter, const QRectF& box, FontRole font, Token colour, const QString& text) const
    {
        painter.setFont(m_look.font(font));
        painter.setPen(m_look.color(colour));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), box.toRect()),
                         static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine), text);
    }

    const Look& m_look;
    LineText m_line;
};

QStringList listOf(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(shown(value));
    return list;
}

QStringList momentLines(Ticks t, const TimeText& time)
{
    if (t == kNoTime) return {};
    return {time.date(t), time.clock(t) + QLatin1Char(' ') + time.offset(t)};
}

// Where an account lives, as far as its key alone says.
Environment environmentOf(const identity::Account& account)
{
    switch (account.kind) {
    case AccountKind::ObjectId:
    case AccountKind::Upn:
    case AccountKind::Puid:
    case AccountKind::Application:
        return Environment::Cloud;
    case AccountKind::Windows:
        return Environment::OnPremises;
    case AccountKind::Sid: // S-1-12-1 is an account of the cloud directory
        return account.text.starts_with("S-1-12-1-") ? Environment::Cloud : Environment::OnPremises;
    default:
        return Environment::None;
    }
}

QStringList environmentsOf(const std::vector<std::string>& stored)
{
    QStringList list;
    for (const std::string& environment : stored)
        list.append(word(fromText<Environment>(environment)));
    list.removeAll(QString());
    return list;
}

} // namespace

UserIdentity::UserIdentity(const Look& look, QWidget* parent) : QScrollArea(parent), m_look(look)
{
    setObjectName(QStringLiteral("identity"));
    setAccessibleName(tr("Who this is"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(look.metrics().identity());
    showNothing();
}

void UserIdentity::showNothing()
{
    setWidget(new QWidget);
}

QHBoxLayout& UserIdentity::addHeading(QVBoxLayout& column, const QString& text, const QString& figure)
{
    column.addSpacing(m_look.metrics().scaled(8));
    auto* row = new QHBoxLayout;
    row->setSpacing(m_look.metrics().cellPadding());
    auto* heading = new TextLabel(m_look, FontRole::Strong, Token::text);
    heading->setText(text);
    row->addWidget(heading);
    if (!figure.isEmpty()) {
        auto* muted = new TextLabel(m_look, FontRole::Small, Token::textMuted);
        muted->setText(figure);
        row->addWidget(muted);
    }
    row->addStretch(1);
    column.addLayout(row);
    return *row;
}

void UserIdentity::addLine(QVBoxLayout& column, const QString& text, FontRole font, Token colour)
{
    LineText line;
    line.text = text;
    line.font = font;
    line.colour = colour;
    column.addWidget(new TextLine(m_look, line, tr("Copy")));
}

void UserIdentity::addSentence(QVBoxLayout& column, const QString& text)
{
    auto* label = new TextLabel(m_look, FontRole::Small, Token::textMuted);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Never wider than the panel, whatever the longest word is.
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred);
    narrow.setHeightForWidth(true);
    label->setSizePolicy(narrow);
    column.addWidget(label);
}

void UserIdentity::addFact(QVBoxLayout& column, const QString& label, const QStringList& values)
{
    if (values.isEmpty() || values.first().isEmpty()) return;
    QVBoxLayout& lines = addLabelled(column, label);
    for (const QString& value : values)
        addLine(lines, value, FontRole::Small, Token::text);
}

QVBoxLayout& UserIdentity::addLabelled(QVBoxLayout& column, const QString& label)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(m_look.metrics().cellPadding());
    auto* name = new TextLabel(m_look, FontRole::Small, Token::textMuted);
    name->setText(label);
    name->setFixedWidth(m_look.metrics().scaled(76));
    name->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    name->setWordWrap(true);
    row->addWidget(name, 0, Qt::AlignTop);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    row->addLayout(lines, 1);
    column.addLayout(row);
    return *lines;
}

void UserIdentity::addThreat(QVBoxLayout& column, const usecase::UserDetail& detail, const TimeText& time)
{
    addHeading(column, tr("Threat"));
    QVBoxLayout& alerts = addLabelled(column, tr("Open alerts"));
    auto* open = new LinkButton(m_look, FontRole::Small, count(static_cast<qint64>(detail.row.openAlerts)));
    open->setObjectName(QStringLiteral("openAlerts"));
    open->setEnabled(detail.row.openAlerts > 0);
    open->setToolTip(detail.row.openAlerts > 0 ? tr("Shows them in the alert queue")
                                               : tr("There are no open alerts of this user"));
    open->setAccessibleName(tr("%n open alerts", nullptr, static_cast<int>(detail.row.openAlerts)));
    connect(open, &QAbstractButton::clicked, this, &UserIdentity::openAlertsRequested);
    alerts.addWidget(open, 0, Qt::AlignLeading);
    QVBoxLayout& rarity = addLabelled(column, tr("Rarity today"));
    m_rarity = new TextLabel(m_look, FontRole::Small, Token::text);
    m_rarity->setObjectName(QStringLiteral("rarityToday"));
    m_rarity->setText(emptyValue());
    rarity.addWidget(m_rarity);
    addFact(column, tr("Last seen"), momentLines(detail.row.lastSeen, time));
}

void UserIdentity::showScore(const ScoreFacts& facts)
{
    if (m_rarity) {
        m_rarity->setText(facts.rarity);
        m_rarity->setToolTip(
            tr("Of so many ordinary days of users at most one is as unusual as this user's on "
               "the day of the case's clock (UTC)"));
    }
    if (!m_peersPlace) return;
    delete m_peersPlace->layout();
    qDeleteAll(m_peersPlace->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* column = new QVBoxLayout(m_peersPlace);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.metrics().scaled(4));
    addHeading(*column, tr("Peers"), count(static_cast<qint64>(facts.peers.size())));
    if (!facts.sharedBy.isEmpty()) {
        addSentence(*column, tr("by %1").arg(facts.sharedBy));
        column->itemAt(column->count() - 1)->widget()->setToolTip(toolTipOf(facts.shared));
    }
    if (facts.peers.empty()) return addSentence(*column, facts.peersProblem);
    auto* peers = new PeerList(m_look, facts.peers);
    connect(peers, &PeerList::userChosen, this, &UserIdentity::userChosen);
    column->addWidget(peers);
}

void UserIdentity::addDirectory(QVBoxLayout& column, const Identity& directory)
{
    addHeading(column, tr("Directory"));
    addFact(column, tr("Department"), {shown(directory.department)});
    addFact(column, tr("Title"), {shown(directory.jobTitle)});
    addFact(column, tr("Manager"), {shown(directory.manager)});
    addFact(column, tr("City"), {shown(directory.city)});
    addFact(column, tr("Country"), {shown(directory.country)});
    addFact(column, tr("Mail"), {shown(directory.mail)});
    addFact(column, tr("State"), {directory.enabled ? tr("enabled") : tr("disabled")});
    addFact(column, tr("Groups"), listOf(directory.groups));
    addFact(column, tr("Roles"), listOf(directory.roles));
}

// Each on one line; what proves that it is the same person is in the tool tip.
void UserIdentity::addAccounts(QVBoxLayout& column, const identity::EntityMap& people,
                               const usecase::UserDetail& detail)
{
    const auto& accounts = detail.entity.accounts;
    QHBoxLayout& row =
        addHeading(column, tr("Accounts"), tr("%n joined", nullptr, static_cast<int>(accounts.size())));
    auto* all = new QPushButton(actionText(ActionId::Identity));
    all->setObjectName(QStringLiteral("openIdentity"));
    all->setToolTip(actionToolTip(ActionId::Identity));
    connect(all, &QPushButton::clicked, this, &UserIdentity::identityRequested);
    row.addWidget(all);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const identity::Account& account = accounts[i];
        const int proofs = static_cast<int>(detail.evidence[i].size());
        LineText line;
        line.text = shown(account.text);
        line.marked = true;
        line.environment = environmentOf(account);
        if (account.kind == AccountKind::Sid || account.kind == AccountKind::ObjectId ||
            account.kind == AccountKind::Puid || account.kind == AccountKind::Application)
            line.font = FontRole::Fixed;
        if (proofs > 0) line.trailing = tr("%n proofs", nullptr, proofs);
        line.toolTip = QStringList(line.text) + evidenceSentences(people, account);
        column.addWidget(new TextLine(m_look, line, tr("Copy")));
    }
}

void UserIdentity::showUser(const usecase::CaseState& state, const usecase::UserDetail& detail,
                            const TimeText& time)
{
    const Metrics& m = m_look.metrics();
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(m.panelPadding(), m.panelPadding(), m.scaled(8), m.panelPadding());
    column->setSpacing(m.scaled(4));
    const std::string& name = detail.row.displayName.empty() ? detail.row.user : detail.row.displayName;
    auto* head = new QHBoxLayout;
    head->addWidget(new InitialsDisc(m_look, shown(name), body));
    auto* names = new QVBoxLayout;
    addLine(*names, shown(name), FontRole::Heading, Token::text);
    if (detail.directory && !detail.directory->jobTitle.empty())
        addLine(*names, shown(detail.directory->jobTitle), FontRole::Small, Token::textMuted);
    head->addLayout(names, 1);
    column->addLayout(head);
    for (const QString& tag : listOf(detail.row.tags))
        addLine(*column, tag, FontRole::Small, Token::partial);
    addThreat(*column, detail, time);
    addHeading(*column, tr("Seen"));
    addFact(*column, tr("Activities"), {count(static_cast<qint64>(detail.row.activities))});
    addFact(*column, tr("First seen"), momentLines(detail.row.firstSeen, time));
    addFact(*column, tr("Where"), environmentsOf(detail.environments));
    addAccounts(*column, *state.people, detail);
    if (detail.directory) addDirectory(*column, *detail.directory);
    m_peersPlace = new QWidget(body);
    column->addWidget(m_peersPlace);
    if (!detail.missing.empty()) {
        addHeading(*column, tr("What is missing"));
        for (const usecase::MissingData missing : detail.missing)
            addSentence(*column, missingWords(missing));
    }
    column->addStretch(1);
    setWidget(body);
    // Longer languages have longer headings; the bar at the right comes on top.
    const int needed = body->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2;
    setMinimumWidth(std::clamp(needed, m.identity(), m.scaled(kWidest)));
}

} // namespace sightline::ui
