// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/style.h"
#include "ui/widgets/text_label.h"

#include <QFileInfo>
#include <QHBoxLayout>

namespace sightline::ui
{

StartPage::StartPage(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_buttons(new QHBoxLayout),
      m_recent(new QVBoxLayout),
      m_open(nullptr)
{
    setObjectName(QStringLiteral("startPage"));
    auto* what = new TextLabel(context.look, FontRole::Title, Token::text, this);
    what->setText(tr("No case is open"));
    auto* why = new TextLabel(context.look, FontRole::Body, Token::textMuted, this);
    why->setText(
        tr("A case is one file that holds the imported logs, the alerts and what you decided. You can also "
           "drop files or folders on this window."));
    why->setWordWrap(true);
    why->setMaximumWidth(context.look.metrics().scaled(560));
    m_open = addButton(QStringLiteral("startOpen"), QStringLiteral("open"), tr("Open Case\u2026"));
    m_open->setProperty(kPrimaryProperty, true);
    m_open->setIcon(context.look.icon(u"open", Token::accentText));
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(addButton(QStringLiteral("startNew"), QStringLiteral("plus"), tr("New Case\u2026")),
            &QPushButton::clicked, this, &StartPage::newRequested);
    connect(addButton(QStringLiteral("startImport"), QStringLiteral("import"), tr("Import Files\u2026")),
            &QPushButton::clicked, this, &StartPage::importRequested);
    m_buttons->addStretch(1);
    const Metrics& metrics = context.look.metrics();
    auto* inner = new QVBoxLayout;
    inner->setSpacing(metrics.step(3));
    inner->addStretch(2);
    inner->addWidget(what);
    inner->addWidget(why);
    inner->addLayout(m_buttons);
    inner->addSpacing(metrics.step(4));
    inner->addLayout(m_recent);
    inner->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(inner, 2);
    row->addStretch(1);
    connect(&context.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::RecentCases) listRecent();
    });
    listRecent();
}

QPushButton* StartPage::addButton(const QString& name, const QString& icon, const QString& text)
{
    auto* button = new QPushButton(m_context.look.icon(icon), text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_buttons->addWidget(button);
    return button;
}

void StartPage::listRecent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        // The list may change because of a click on one of its buttons.
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
    const QStringList paths = m_context.settings.recentCases();
    if (paths.isEmpty()) return;
    auto* head = new TextLabel(m_context.look, FontRole::Strong, Token::text, this);
    head->setText(tr("Recent cases"));
    m_recent->addWidget(head);
    for (const QString& path : paths) {
        auto* button = new QPushButton(QFileInfo(path).completeBaseName(), this);
        button->setObjectName(QStringLiteral("startRecent"));
        button->setFlat(true);
        button->setToolTip(path);
        button->setAccessibleName(tr("Open %1").arg(path));
        connect(button, &QPushButton::clicked, this, [this, path] { m_context.hub.open(path); });
        m_recent->addWidget(button, 0, Qt::AlignLeading);
    }
}

} // namespace sightline::ui
