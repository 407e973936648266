// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kql_line.h"

#include "core/query/expr.h"
#include "ui/base/error_text.h"
#include "ui/base/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

#include <array>

namespace sightline::ui
{

namespace
{

constexpr int kMostLines = 6;

struct ColourRule {
    const char16_t* pattern;
    Token colour;
};

// Later rules win, so that a word inside a text stays a text.
constexpr std::array<ColourRule, 4> kColourRules{{
    {uR"(\b(and|or|not|in|between|has|contains|startswith|endswith|true|false)\b)", Token::codeKeyword},
    {uR"(\b[A-Za-z_]+(?=\s*\())", Token::codeFunction},
    {uR"(\b\d+(\.\d+)?[dhms]?\b)", Token::codeNumber},
    {uR"(@?"([^"\\]|\\.)*"|@?'([^'\\]|\\.)*')", Token::codeString},
}};

class Colours : public QSyntaxHighlighter
{
public:
    Colours(const Look& look, QTextDocument* document) : QSyntaxHighlighter(document), m_look(look)
    {
        for (std::size_t i = 0; i < kColourRules.size(); ++i)
            m_patterns[i].setPattern(QString::fromUtf16(kColourRules[i].pattern));
    }

protected:
    void highlightBlock(const QString& text) override
    {
        for (std::size_t i = 0; i < kColourRules.size(); ++i) {
            auto matches = m_patterns[i].globalMatch(text);
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                          m_look.color(kColourRules[i].colour));
            }
        }
    }

private:
    const Look& m_look;
    std::array<QRegularExpression, kColourRules.size()> m_patterns;
};

} // namespace

KqlLine::KqlLine(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_edit(new QPlainTextEdit(this)),
      m_colours(new Colours(look, m_edit->document())),
      m_mark(new QLabel(this)),
      m_message(new TextLabel(look, FontRole::Small, Token::success, this))
{
    setObjectName(QStringLiteral("kqlLine"));
    m_edit->setObjectName(QStringLiteral("kqlText"));
    m_edit->setAccessibleName(tr("Filter as KQL"));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setPlaceholderText(tr("All rows. Write a condition, such as App == \"Exchange Online\""));
    m_edit->document()->setDocumentMargin(2);
    m_edit->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_edit, 1);
    row->addWidget(m_mark);
    row->addWidget(m_message);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &KqlLine::check);
    connect(&look, &Look::changed, this, &KqlLine::followLook);
    followLook();
    check();
}

void KqlLine::setKql(const std::string& kql)
{
    m_applied = kql;
    const QString text = toQString(kql);
    if (m_edit->toPlainText() != text) m_edit->setPlainText(text);
    check();
}

void KqlLine::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void KqlLine::check()
{
    const auto parsed = query::parsePredicate(toUtf8(m_edit->toPlainText()));
    m_valid = parsed.has_value();
    const QString message = m_valid ? tr("valid") : errorText(parsed.error());
    m_message->setText(m_look.fontMetrics(FontRole::Small)
                           .elidedText(message, Qt::ElideRight, m_look.metrics().details().usual));
    m_message->setToolTip(m_valid ? QString() : message);
    m_message->setColour(m_valid ? Token::success : Token::failure);
    paintState();
    fitHeight();
}

void KqlLine::paintState()
{
    const QString name = m_valid ? QStringLiteral("check") : QStringLiteral("close");
    m_mark->setPixmap(m_look.pixmap(name, m_look.metrics().icon(), m_valid ? Token::success : Token::failure,
                                    devicePixelRatioF()));
}

void KqlLine::fitHeight()
{
    const Metrics& metrics = m_look.metrics();
    const double line = QFontMetricsF(m_edit->font()).lineSpacing();
    const int lines = qBound(1, static_cast<int>(m_edit->document()->size().height()), kMostLines);
    setFixedHeight(metrics.kqlLine() + static_cast<int>(line * (lines - 1)));
}

void KqlLine::followLook()
{
    const Metrics& metrics = m_look.metrics();
    m_edit->setFont(m_look.font(FontRole::Fixed));
    layout()->setContentsMargins(metrics.pagePadding(), metrics.step(1), metrics.pagePadding(),
                                 metrics.step(1));
    layout()->setSpacing(metrics.step(1));
    m_colours->rehighlight();
    paintState();
    fitHeight();
}

bool KqlLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            if (m_valid) Q_EMIT applied(toUtf8(m_edit->toPlainText()));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            setKql(m_applied);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KqlLine::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_look.color(Token::border));
}

} // namespace sightline::ui
