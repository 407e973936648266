// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/peer_list.h"

#include "ui/base/mark_painter.h"
#include "ui/widgets/link_button.h"

#include <QAbstractButton>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kShown = 6; // until the reader wants all

// A name and a badge.
class PeerRow : public QAbstractButton
{
public:
    PeerRow(const Look& look, PeerLine peer, QWidget* parent)
        : QAbstractButton(parent), m_look(look), m_peer(std::move(peer))
    {
        setObjectName(QStringLiteral("peer"));
        setText(m_peer.name);
        setToolTip(m_peer.toolTip.toHtmlEscaped());
        setAccessibleName(QStringLiteral("%1, %2").arg(m_peer.name, m_peer.badge));
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {m_look.metrics().scaled(120), m_look.metrics().facetRow()};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        if (underMouse()) painter.fillRect(rect(), m_look.color(Token::hover));
        const QSizeF size = MarkPainter::scoreBadgeSize(m_look, m_peer.badge);
        const QRectF badge(width() - size.width(), 0, size.width(), height());
        MarkPainter(m_look).scoreBadge(painter, badge, m_peer.band, m_peer.badge);
        const double room = badge.left() - m_look.metrics().cellPadding();
        painter.setFont(m_look.font(FontRole::Small));
        painter.setPen(m_look.color(Token::text));
        painter.drawText(QRectF(0, 0, room, height()),
                         static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                         m_look.fontMetrics(FontRole::Small).elidedText(m_peer.name, Qt::ElideMiddle, room));
    }

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
        return QAbstractButton::event(event);
    }

private:
    const Look& m_look;
    PeerLine m_peer;
};

} // namespace

PeerList::PeerList(const Look& look, std::vector<PeerLine> peers, QWidget* parent)
    : QWidget(parent), m_look(look), m_peers(std::move(peers))
{
    setObjectName(QStringLiteral("peers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.metrics().step(0));
    addRows(0, std::min(kShown, m_peers.size()));
    if (m_peers.size() <= kShown) return;
    auto* all = new LinkButton(look, FontRole::Small,
                               tr("Show all %n peers", nullptr, static_cast<int>(m_peers.size())), this);
    all->setObjectName(QStringLiteral("allPeers"));
    column->addWidget(all);
    connect(all, &QAbstractButton::clicked, this, [this, all] {
        all->hide();
        all->deleteLater();
        addRows(kShown, m_peers.size());
        findChildren<QAbstractButton*>(QStringLiteral("peer")).at(kShown)->setFocus();
    });
}

void PeerList::addRows(std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        auto* row = new PeerRow(m_look, m_peers[i], this);
        connect(row, &QAbstractButton::clicked, this,
                [this, user = m_peers[i].userId] { Q_EMIT userChosen(user); });
        layout()->addWidget(row);
    }
}

} // namespace sightline::ui
