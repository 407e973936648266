// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_identity.h"

#include "ui/base/figure_text.h"
#include "ui/base/mark_painter.h"
#include "ui/base/text.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

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

QString joined(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values)
        list.append(shown(value));
    return list.join(QStringLiteral(", "));
}

QString environmentText(const std::vector<std::string>& stored)
{
    QStringList list;
    for (const std::string& environment : stored)
        list.append(word(fromText<Environment>(environment)));
    list.removeAll(QString());
    return list.join(QStringLiteral(", "));
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

void UserIdentity::addHeading(QVBoxLayout& column, const QString& text)
{
    column.addSpacing(m_look.metrics().scaled(8));
    addText(column, text, FontRole::Strong, Token::text);
}

void UserIdentity::addText(QVBoxLayout& column, const QString& text, FontRole font, Token colour)
{
    auto* label = new TextLabel(m_look, font, colour);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column.addWidget(label);
}

void UserIdentity::addFact(QVBoxLayout& column, const QString& label, const QString& value)
{
    if (value.isEmpty()) return;
    auto* row = new QHBoxLayout;
    auto* name = new TextLabel(m_look, FontRole::Small, Token::textMuted);
    name->setText(label);
    name->setFixedWidth(m_look.metrics().scaled(84));
    name->setAlignment(Qt::AlignTop);
    name->setWordWrap(true);
    auto* text = new TextLabel(m_look, FontRole::Small, Token::text);
    text->setText(value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(name);
    row->addWidget(text, 1);
    column.addLayout(row);
}

void UserIdentity::addDirectory(QVBoxLayout& column, const Identity& directory)
{
    addHeading(column, tr("Directory"));
    addFact(column, tr("Department"), shown(directory.department));
    addFact(column, tr("Title"), shown(directory.jobTitle));
    addFact(column, tr("Manager"), shown(directory.manager));
    addFact(column, tr("City"), shown(directory.city));
    addFact(column, tr("Country"), shown(directory.country));
    addFact(column, tr("Mail"), shown(directory.mail));
    addFact(column, tr("State"), directory.enabled ? tr("enabled") : tr("disabled"));
    addFact(column, tr("Groups"), joined(directory.groups));
    addFact(column, tr("Roles"), joined(directory.roles));
}

void UserIdentity::addAccounts(QVBoxLayout& column, const usecase::UserDetail& detail)
{
    const auto& accounts = detail.entity.accounts;
    addHeading(column, tr("Accounts, %n joined", nullptr, static_cast<int>(accounts.size())));
    for (const identity::Account& account : accounts) {
        addText(column, shown(account.text), FontRole::Body, Token::text);
        for (const std::string& evidence : account.evidence)
            addText(column, shown(evidence), FontRole::Small, Token::textMuted);
    }
}

void UserIdentity::showUser(const usecase::UserDetail& detail, const TimeText& time)
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
    addText(*names, shown(name), FontRole::Heading, Token::text);
    if (detail.directory && !detail.directory->jobTitle.empty())
        addText(*names, shown(detail.directory->jobTitle), FontRole::Small, Token::textMuted);
    head->addLayout(names, 1);
    column->addLayout(head);
    if (!detail.row.tags.empty()) addText(*column, joined(detail.row.tags), FontRole::Small, Token::partial);
    addHeading(*column, tr("Seen"));
    addFact(*column, tr("Open alerts"), count(static_cast<qint64>(detail.row.openAlerts)));
    addFact(*column, tr("Activities"), count(static_cast<qint64>(detail.row.activities)));
    addFact(*column, tr("First seen"),
            detail.row.firstSeen == kNoTime ? QString() : time.full(detail.row.firstSeen));
    addFact(*column, tr("Last seen"),
            detail.row.lastSeen == kNoTime ? QString() : time.full(detail.row.lastSeen));
    addFact(*column, tr("Where"), environmentText(detail.environments));
    addAccounts(*column, detail);
    if (detail.directory) addDirectory(*column, *detail.directory);
    if (!detail.missing.empty()) {
        addHeading(*column, tr("What is missing"));
        for (const std::string& sentence : detail.missing)
            addText(*column, shown(sentence), FontRole::Small, Token::textMuted);
    }
    column->addStretch(1);
    setWidget(body);
}

} // namespace sightline::ui
