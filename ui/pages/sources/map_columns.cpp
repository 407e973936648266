// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/map_columns.h"

#include "ui/base/text.h"
#include "ui/pages/sources/map_words.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QWheelEvent>

#include <algorithm>

namespace sightline::ui
{

namespace
{

enum GridColumn { Role, Column_, Sure, Why, Samples };

// A wheel that scrolls the list must not change what lies under the pointer.
class CalmComboBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

MapColumns::MapColumns(const Look& look, QWidget* parent)
    : QScrollArea(parent), m_look(look), m_body(new QWidget(this)), m_grid(new QGridLayout(m_body))
{
    setObjectName(QStringLiteral("mapColumns"));
    setAccessibleName(tr("Columns by what they say"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setContentsMargins(0, 0, look.metrics().step(3), 0);
    m_grid->setHorizontalSpacing(look.metrics().step(4));
    m_grid->setVerticalSpacing(look.metrics().step(1));
    m_grid->setColumnStretch(Why, 3);
    m_grid->setColumnStretch(Samples, 2);
    addHeads();
    int row = 1;
    for (const usecase::MapRole& role : usecase::mapRoles()) {
        addLine(role, row++);
        if (role.id == "time") addForm(row++);
    }
    m_grid->setRowStretch(row, 1);
    setWidget(m_body);
    m_body->setAutoFillBackground(false); // the wizard's surface shows through
    viewport()->setAutoFillBackground(false);
}

TextLabel* MapColumns::label(FontRole font, Token colour, const QString& text)
{
    auto* made = new TextLabel(m_look, font, colour, m_body);
    made->setText(text);
    return made;
}

void MapColumns::addHeads()
{
    const QStringList heads{tr("What"), tr("Column"), tr("Sure"), tr("Why"), tr("Values")};
    for (int i = 0; i < heads.size(); ++i)
        m_grid->addWidget(label(FontRole::Strong, Token::textMuted, heads[i]), 0, i);
}

void MapColumns::addLine(const usecase::MapRole& role, int row)
{
    RoleLine line;
    line.role = std::string(role.id);
    const QString name = roleText(role.id);
    line.column = new CalmComboBox(m_body);
    line.column->setObjectName(QStringLiteral("role-") + toQString(role.id));
    line.column->setAccessibleName(name);
    line.column->setMinimumWidth(m_look.metrics().scaled(180));
    line.column->setMaximumWidth(m_look.metrics().scaled(240));
    line.sure = label(FontRole::Body, Token::textMuted);
    line.why = label(FontRole::Small, Token::textMuted);
    line.why->setWordWrap(true);
    line.samples = label(FontRole::Fixed, Token::textMuted);
    line.samples->setWordWrap(true);
    m_grid->addWidget(label(FontRole::Body, Token::text, name), row, Role);
    m_grid->addWidget(line.column, row, Column_);
    m_grid->addWidget(line.sure, row, Sure);
    m_grid->addWidget(line.why, row, Why);
    m_grid->addWidget(line.samples, row, Samples);
    m_lines.push_back(line);
    connect(line.column, &QComboBox::currentIndexChanged, this, [this, at = m_lines.size() - 1] {
        if (m_writing) return;
        showLine(m_lines[at]);
        if (m_lines[at].role == "time") showForm();
        Q_EMIT changed();
    });
}

void MapColumns::addForm(int row)
{
    m_formLabel = label(FontRole::Body, Token::text, tr("Times are written"));
    m_form = new CalmComboBox(m_body);
    m_form->setObjectName(QStringLiteral("timeForm"));
    m_form->setAccessibleName(tr("Times are written"));
    m_form->setPlaceholderText(tr("to be chosen"));
    m_form->addItem(tr("year or month first"), static_cast<int>(usecase::TimeForm::Text));
    m_form->addItem(tr("day first"), static_cast<int>(usecase::TimeForm::DayFirst));
    m_form->addItem(tr("seconds since 1970"), static_cast<int>(usecase::TimeForm::Seconds));
    m_form->setMaximumWidth(m_look.metrics().scaled(240));
    m_grid->addWidget(m_formLabel, row, Role);
    m_grid->addWidget(m_form, row, Column_);
    connect(m_form, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_writing) Q_EMIT changed();
    });
}

const usecase::ColumnFacts* MapColumns::factsOf(const QComboBox& box) const
{
    const std::string name = toUtf8(box.currentData().toString());
    const auto it = std::ranges::find(m_guess.file.columns, name, &usecase::ColumnFacts::name);
    return it == m_guess.file.columns.end() ? nullptr : &*it;
}

void MapColumns::showLine(const RoleLine& line)
{
    const usecase::ColumnFacts* facts = factsOf(*line.column);
    const auto guess = std::ranges::find(m_guess.roles, line.role, &usecase::RoleGuess::role);
    const bool guessed = facts != nullptr && guess != m_guess.roles.end() && guess->column == facts->name;
    QStringList why;
    if (guessed) {
        for (const usecase::MapReason& reason : guess->reasons)
            why.append(reasonSentence(reason));
    }
    if (facts != nullptr && !guessed) why.append(tr("Chosen by hand."));
    const int percent = guessed ? std::clamp(static_cast<int>(guess->confidence * 100 + 0.5), 1, 99) : 0;
    line.sure->setText(guessed ? tr("%1 %").arg(percent) : QString());
    line.why->setText(why.join(u' '));
    QStringList samples;
    for (std::size_t i = 0; facts != nullptr && i < facts->samples.size() && i < 2; ++i) {
        const QString text = shown(facts->samples[i]);
        samples.append(text.size() > 40 ? text.left(39) + QChar(0x2026) : text);
    }
    line.samples->setText(samples.join(QLatin1Char('\n')));
}

// What the values show is preselected; where they show two things, the reader chooses.
void MapColumns::showForm()
{
    const usecase::ColumnFacts* facts = factsOf(*m_lines.front().column);
    m_formLabel->setVisible(facts != nullptr);
    m_form->setVisible(facts != nullptr);
    if (facts == nullptr) return;
    const usecase::TimeGuess time = usecase::timeGuess(*facts);
    m_writing = true;
    m_form->setCurrentIndex(time.ambiguous ? -1 : m_form->findData(static_cast<int>(time.form)));
    m_writing = false;
}

void MapColumns::setGuess(const usecase::MapGuess& guess, const usecase::MapDraft& draft)
{
    m_writing = true;
    m_guess = guess;
    for (const RoleLine& line : m_lines) {
        line.column->clear();
        line.column->addItem(tr("none"), QString());
        for (const usecase::ColumnFacts& column : guess.file.columns)
            line.column->addItem(shown(column.name), toQString(column.name));
        const auto chosen =
            std::ranges::find(draft.columns, line.role, [](const auto& c) { return c.first; });
        const QString name = chosen == draft.columns.end() ? QString() : toQString(chosen->second);
        line.column->setCurrentIndex(std::max(0, line.column->findData(name)));
        showLine(line);
    }
    m_writing = false;
    showForm();
}

void MapColumns::read(usecase::MapDraft& draft) const
{
    draft.columns.clear();
    for (const RoleLine& line : m_lines) {
        if (const usecase::ColumnFacts* facts = factsOf(*line.column))
            draft.columns.emplace_back(line.role, facts->name);
    }
    if (m_form->currentIndex() >= 0)
        draft.timeForm = static_cast<usecase::TimeForm>(m_form->currentData().toInt());
}

bool MapColumns::complete() const
{
    const bool timed = factsOf(*m_lines.front().column) != nullptr;
    const bool any = std::any_of(m_lines.begin() + 1, m_lines.end(),
                                 [&](const RoleLine& line) { return factsOf(*line.column) != nullptr; });
    return any && (!timed || m_form->currentIndex() >= 0);
}

QWidget* MapColumns::firstFocus() const
{
    return m_lines.front().column;
}

} // namespace sightline::ui
