// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

#include <array>

namespace sightline::ui
{

namespace
{

struct KindLook {
    const char16_t* icon;
    Token colour;
};

constexpr std::array<KindLook, 3> kKinds{{
    {u"error", Token::failure},
    {u"warning", Token::partial},
    {u"info", Token::accent},
}};

const KindLook& lookOf(BannerKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

// What comes from a log or a server is text, never markup.
QString markup(const BannerText& content, const QColor& link)
{
    QString html;
    if (!content.first.isEmpty())
        html += QStringLiteral("<span style=\"font-weight:600\">%1</span><br>")
                    .arg(content.first.toHtmlEscaped());
    html += content.rest.toHtmlEscaped();
    if (!content.remedy.isEmpty())
        html += QStringLiteral(" <a href=\"remedy\" style=\"text-decoration:none; color:%1\">%2</a>")
                    .arg(link.name(), content.remedy.toHtmlEscaped());
    return html;
}

} // namespace

Banner::Banner(const Look& look, QWidget* parent)
    : QFrame(parent), m_look(look), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_icon->setAlignment(Qt::AlignTop);
    const Metrics& m = look.metrics();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(m.scaled(13), m.scaled(8), m.scaled(12), m.scaled(8));
    row->setSpacing(m.scaled(8));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    connect(m_text, &QLabel::linkActivated, this, &Banner::remedyRequested);
    connect(&look, &Look::changed, this, &Banner::followLook);
}

void Banner::setContent(const BannerText& content)
{
    m_content = content;
    setAccessibleName((content.first + QLatin1Char(' ') + content.rest).trimmed());
    followLook();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::followLook()
{
    const KindLook& kind = lookOf(m_content.kind);
    m_icon->setPixmap(m_look.pixmap(kind.icon, m_look.metrics().icon(), kind.colour, devicePixelRatioF()));
    m_text->setText(markup(m_content, m_look.color(Token::link)));
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(Token::border), kHairline));
    painter.setBrush(m_look.color(Token::base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusCheck, kRadiusCheck);
    const int bar = static_cast<int>(kCurrentBar);
    const int left = layoutDirection() == Qt::RightToLeft ? width() - bar : 0;
    painter.fillRect(QRect(left, 0, bar, height()), m_look.color(lookOf(m_content.kind).colour));
}

} // namespace sightline::ui
