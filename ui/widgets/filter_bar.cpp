// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "core/query/search.h"
#include "core/usecase/activity_scores.h"
#include "ui/base/actions.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/widgets/chip_button.h"
#include "ui/widgets/filter_editor.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/kql_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

// The rows of the page come first: counts of single rules need not take its cores.
constexpr int kCountDelay = 20; // milliseconds

using Counts = std::vector<std::optional<std::uint64_t>>;

// Leaves the arrows to the bar, which walks the chips with them.
class ChipArea : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
};

// Rows each rule keeps by itself, or takes away if it is a negation. A rule that cannot be asked, or not
// yet, has no count.
Result<Counts> countEach(const StatePtr& state, const std::string& table, const std::string& scope,
                         const std::vector<std::pair<std::string, bool>>& rules, const StopToken& stop)
{
    auto binding = openTable(*state, table);
    if (!binding) return tl::unexpected(std::move(binding.error()));
    const auto rowsOf = [&](const std::string& kql) -> std::optional<std::uint64_t> {
        const auto expr = query::parsePredicate(kql);
        if (!expr || (!state->activities.scores && usecase::asksForScores(kql))) return std::nullopt;
        const auto rows = query::filterRows(*binding, *expr, stop, kql);
        return rows ? std::optional(rows->count) : std::nullopt;
    };
    const auto all = rowsOf(scope);
    Counts counts;
    for (const auto& [kql, negative] : rules) {
        if (stop.stopRequested()) return cancelled();
        auto n = kql.empty() ? std::nullopt : rowsOf(joinKql(scope, kql));
        if (n && all && negative) n = *all - *n;
        counts.push_back(n);
    }
    return counts;
}

ChipContent unsetContent(const query::FieldDef& field)
{
    ChipContent content;
    content.field = fieldTitle(field);
    content.unset = true;
    return content;
}

// Times of rules are ISO texts of UTC; the reader sees the display zone.
QString valueShown(const std::string& value, const query::FieldDef& field, const TimeText& time)
{
    if (field.kind == query::FieldKind::Time) {
        if (const auto parsed = parseTime(value)) return time.full(parsed->ticks);
    }
    return shown(value);
}

ChipContent ruleContent(const query::Rule& rule, std::span<const query::FieldDef> fields,
                        const TimeText& time)
{
    ChipContent content;
    content.off = !rule.enabled;
    if (rule.field.empty()) {
        content.field = shown(rule.kql);
        content.kqlOnly = true;
        return content;
    }
    const query::FieldDef* field = findField(fields, rule.field);
    content.field = field != nullptr ? fieldTitle(*field) : shown(rule.field);
    content.unknown = field == nullptr;
    content.operatorWord = operatorWord(rule.op);
    content.excluded = query::isNegative(rule.op) && rule.op != query::RuleOp::IsNotSet;
    for (const std::string& value : rule.values) {
        content.values << (field != nullptr ? valueShown(value, *field, time) : shown(value));
    }
    return content;
}

} // namespace

FilterBar::FilterBar(PageContext& context, std::span<const query::FieldDef> fields, const QString& tableName,
                     QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_fields(fields),
      m_table(tableName),
      m_scroll(new ChipArea(this)),
      m_flowHost(new QWidget),
      m_flow(new FlowLayout(m_flowHost)),
      m_add(new QToolButton(m_flowHost)),
      m_toggle(new QToolButton(this)),
      m_toggleBox(new QVBoxLayout),
      m_kql(new KqlLine(context.look, this))
{
    buildBar();
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(kCountDelay);
    connect(&m_countSoon, &QTimer::timeout, this, &FilterBar::startCounting);
    connect(m_add, &QToolButton::clicked, this, &FilterBar::addFilter);
    connect(m_toggle, &QToolButton::toggled, this, &FilterBar::showKql);
    connect(m_kql, &KqlLine::applied, this, [this](const std::string& kql) { applyKql(kql); });
    connect(&context.hub, &CaseHub::stateChanged, this, &FilterBar::countRules);
    connect(&context.hub.scores(), &ScoreFeed::activitiesChanged, this, &FilterBar::countRules);
    connect(&context.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::DisplayZone) showContents();
    });
    connect(&context.look, &Look::changed, this, &FilterBar::followLook);
    rebuild();
    followLook();
}

FilterBar::~FilterBar() = default;

void FilterBar::buildBar()
{
    setObjectName(QStringLiteral("filterBar"));
    setAccessibleName(tr("Filter"));
    m_scroll->setWidget(m_flowHost);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_flowHost->setAutoFillBackground(false);
    m_add->setObjectName(QStringLiteral("addFilter"));
    m_add->setIcon(m_context.look.icon(u"plus"));
    m_add->setAccessibleName(tr("Add filter"));
    m_add->setToolTip(actionToolTip(ActionId::AddFilter));
    m_toggle->setObjectName(QStringLiteral("kqlToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setIcon(m_context.look.icon(u"swap"));
    m_toggle->setText(tr("KQL"));
    m_toggle->setToolTip(tr("Show the filter as KQL"));
    m_kql->hide();
    auto* row = new QHBoxLayout;
    row->setObjectName(QStringLiteral("chipRow"));
    row->addWidget(m_scroll, 1);
    m_toggleBox->addWidget(m_toggle);
    m_toggleBox->addStretch(1);
    row->addLayout(m_toggleBox);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_kql);
}

void FilterBar::setFilter(const query::Filter& filter)
{
    apply(filter);
}

std::string FilterBar::kql() const
{
    return query::filterKql(m_filter, m_fields);
}

void FilterBar::apply(query::Filter filter)
{
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    Q_EMIT filterChanged(); // first: what is asked for is worked out while the chips are made
    rebuild();
}

void FilterBar::addRule(const query::Rule& rule)
{
    query::Filter next = m_filter;
    for (query::Rule& present : next.rules) {
        const bool joins = !rule.field.empty() && present.field == rule.field && present.op == rule.op &&
                           present.role == rule.role && present.enabled && !rule.values.empty() &&
                           rule.op != query::RuleOp::Between;
        if (!joins) continue;
        for (const std::string& value : rule.values) {
            if (std::find(present.values.begin(), present.values.end(), value) == present.values.end()) {
                present.values.push_back(value);
            }
        }
        apply(std::move(next));
        return;
    }
    if (std::find(next.rules.begin(), next.rules.end(), rule) == next.rules.end()) next.rules.push_back(rule);
    apply(std::move(next));
}

void FilterBar::setScope(const std::string& kql)
{
    m_scope = kql;
    countRules();
}

// Basic fields keep their documented place; what was added follows in the order it was added.
void FilterBar::orderSlots()
{
    m_slots.clear();
    std::vector<const query::FieldDef*> basics;
    for (const query::FieldDef& field : m_fields) {
        if (field.basic > 0) basics.push_back(&field);
    }
    std::sort(basics.begin(), basics.end(), [](const auto* a, const auto* b) { return a->basic < b->basic; });
    const int count = static_cast<int>(m_filter.rules.size());
    std::vector<bool> placed(m_filter.rules.size(), false);
    for (const query::FieldDef* field : basics) {
        bool set = false;
        for (int i = 0; i < count; ++i) {
            if (m_filter.rules[static_cast<std::size_t>(i)].field != field->id) continue;
            m_slots.push_back({i, field});
            placed[static_cast<std::size_t>(i)] = true;
            set = true;
        }
        if (!set) m_slots.push_back({-1, field});
    }
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (!placed[at]) m_slots.push_back({i, findField(m_fields, m_filter.rules[at].field)});
    }
}

// Chips stay where they are and say something else: making all of them anew took longer than painting them.
void FilterBar::rebuild()
{
    m_counts.clear();
    orderSlots();
    const auto wanted = static_cast<qsizetype>(m_slots.size());
    // Without a place of its own the focus goes to the next chip, else to the one before.
    if (focusedSlot() >= wanted && wanted > 0) m_chips[wanted - 1]->setFocus(Qt::OtherFocusReason);
    while (m_chips.size() > wanted)
        dropChip();
    if (m_chips.size() < wanted) {
        m_flow->removeWidget(m_add);
        while (m_chips.size() < wanted)
            addChip();
        m_flow->addWidget(m_add);
        m_add->show();
    }
    showContents();
    if (!m_kql->isHidden()) m_kql->setKql(kql());
    countRules();
}

void FilterBar::addChip()
{
    const auto slot = static_cast<int>(m_chips.size());
    auto* chip = new ChipWidget(m_context.look, m_flowHost);
    chip->setObjectName(QStringLiteral("chip%1").arg(slot));
    connectChip(*chip, slot);
    m_chips.append(chip);
    m_flow->addWidget(chip);
    chip->show();
}

void FilterBar::dropChip()
{
    ChipWidget* chip = m_chips.takeLast();
    m_flow->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be on the way out of its own key press
}

void FilterBar::connectChip(ChipWidget& chip, int slot)
{
    connect(&chip, &ChipWidget::editRequested, this, [this, slot] { edit(slot); });
    connect(&chip, &ChipWidget::removeRequested, this, [this, slot] { remove(slot); });
    connect(&chip, &ChipWidget::invertRequested, this, [this, slot] { invert(slot); });
    connect(&chip, &ChipWidget::toggled, this, [this, slot](bool on) { switchOn(slot, on); });
}

void FilterBar::showContents()
{
    const TimeText time = m_context.hub.timeText();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const Slot& slot = m_slots[i];
        ChipWidget* chip = m_chips[static_cast<qsizetype>(i)];
        if (slot.rule < 0) {
            chip->setContent(unsetContent(*slot.field));
            continue;
        }
        const auto rule = static_cast<std::size_t>(slot.rule);
        ChipContent content = ruleContent(m_filter.rules[rule], m_fields, time);
        if (rule < m_counts.size() && m_counts[rule]) content.count = static_cast<qint64>(*m_counts[rule]);
        chip->setContent(content);
    }
    fitHeight();
}

void FilterBar::countRules()
{
    m_counting.cancel();
    m_countSoon.start();
}

void FilterBar::startCounting()
{
    m_counting.cancel();
    const StatePtr state =
        m_context.hub.scores().stateFor(m_context.hub.state(), query::filterKql(m_filter, m_fields));
    if (!state || m_filter.rules.empty()) return;
    std::vector<std::pair<std::string, bool>> rules;
    for (const query::Rule& rule : m_filter.rules) {
        const bool negative =
            !rule.field.empty() && query::isNegative(rule.op) && rule.op != query::RuleOp::IsNotSet;
        rules.emplace_back(rule.enabled ? query::ruleKql(rule, m_fields) : std::string(), negative);
    }
    const auto work = [state, table = toUtf8(m_table), scope = m_scope, rules](const Watch& watch) {
        return countEach(state, table, scope, rules, watch.stop);
    };
    m_counting = m_context.tasks.run<Counts>(this, QString(), work, [this](Result<Counts> answer) {
        if (!answer) return;
        m_counts = std::move(*answer);
        showContents();
    });
}

std::string FilterBar::kqlWithout(int rule) const
{
    query::Filter others;
    for (std::size_t i = 0; i < m_filter.rules.size(); ++i) {
        if (static_cast<int>(i) != rule) others.rules.push_back(m_filter.rules[i]);
    }
    return joinKql(m_scope, query::filterKql(others, m_fields));
}

void FilterBar::addFilter()
{
    openEditor(nullptr, -1, m_add);
}

void FilterBar::openEditor(const query::FieldDef* field, int rule, QWidget* below)
{
    if (m_editor) m_editor->close();
    m_editor = new FilterEditor(m_context, m_fields, m_table, kqlWithout(rule), this);
    connect(m_editor, &FilterEditor::ruleChosen, this, [this, rule](const query::Rule& chosen) {
        if (rule < 0) {
            addRule(chosen);
            return;
        }
        query::Filter next = m_filter;
        const auto at = static_cast<std::size_t>(rule);
        if (at >= next.rules.size()) return;
        next.rules[at] = chosen;
        apply(std::move(next));
    });
    if (field == nullptr) {
        m_editor->chooseField();
    } else {
        std::optional<query::Rule> present;
        if (rule >= 0) present = m_filter.rules[static_cast<std::size_t>(rule)];
        m_editor->editField(*field, present);
    }
    m_editor->popupBelow(*below);
}

void FilterBar::edit(int slot)
{
    const Slot& chosen = m_slots[static_cast<std::size_t>(slot)];
    if (chosen.field == nullptr) {
        m_toggle->setChecked(true);
        m_kql->focusText();
        return;
    }
    openEditor(chosen.field, chosen.rule, m_chips[slot]);
}

void FilterBar::remove(int slot)
{
    const int rule = m_slots[static_cast<std::size_t>(slot)].rule;
    if (rule < 0) return;
    query::Filter next = m_filter;
    next.rules.erase(next.rules.begin() + rule);
    apply(std::move(next));
}

void FilterBar::invert(int slot)
{
    const int rule = m_slots[static_cast<std::size_t>(slot)].rule;
    if (rule < 0 || m_filter.rules[static_cast<std::size_t>(rule)].field.empty()) return;
    query::Filter next = m_filter;
    query::Rule& changed = next.rules[static_cast<std::size_t>(rule)];
    changed.op = invertedOp(changed.op);
    apply(std::move(next));
}

void FilterBar::switchOn(int slot, bool on)
{
    const int rule = m_slots[static_cast<std::size_t>(slot)].rule;
    if (rule < 0) return;
    query::Filter next = m_filter;
    next.rules[static_cast<std::size_t>(rule)].enabled = on;
    apply(std::move(next));
}

// The chip also while the popup opened from it has the focus.
int FilterBar::focusedSlot() const
{
    const QWidget* focus = window()->focusWidget();
    for (int i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i] == focus) return i;
    }
    return -1;
}

void FilterBar::focusFirst()
{
    firstFocus()->setFocus(Qt::ShortcutFocusReason);
}

QWidget* FilterBar::firstFocus() const
{
    return m_chips.isEmpty() ? static_cast<QWidget*>(m_add) : m_chips.first();
}

void FilterBar::moveFocus(int by)
{
    const int count = static_cast<int>(m_chips.size());
    const int at = m_add->hasFocus() ? count : focusedSlot();
    const int to = qBound(0, at + by, count);
    QWidget* target = to == count ? static_cast<QWidget*>(m_add) : m_chips[to];
    target->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(target);
}

void FilterBar::moveRule(int by)
{
    const int slot = focusedSlot();
    if (slot < 0) return;
    const int rule = m_slots[static_cast<std::size_t>(slot)].rule;
    const int to = rule + by;
    if (rule < 0 || to < 0 || to >= static_cast<int>(m_filter.rules.size())) return;
    query::Filter next = m_filter;
    std::swap(next.rules[static_cast<std::size_t>(rule)], next.rules[static_cast<std::size_t>(to)]);
    apply(std::move(next));
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        if (m_slots[i].rule == to) m_chips[static_cast<qsizetype>(i)]->setFocus(Qt::OtherFocusReason);
    }
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int by = event->key() == Qt::Key_Right ? forward : -forward;
    if (event->key() == Qt::Key_Plus) {
        addFilter();
    } else if (sideways && event->modifiers() == Qt::ControlModifier) {
        moveRule(by);
    } else if (sideways && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        moveFocus(by);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FilterBar::showKql(bool on)
{
    m_kql->setVisible(on);
    if (on) m_kql->setKql(kql());
}

void FilterBar::applyKql(const std::string& kql)
{
    auto filter = query::filterFromKql(kql, m_fields);
    if (!filter) return; // the line itself says what is wrong
    // What is switched off is not in the text, so it stays.
    for (const query::Rule& rule : m_filter.rules) {
        if (!rule.enabled) filter->rules.push_back(rule);
    }
    apply(std::move(*filter));
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) showContents();
    QWidget::changeEvent(event);
}

void FilterBar::fitHeight()
{
    // Not the width of the scroll area: that follows only after this widget has been laid out.
    const int width = this->width() - m_toggle->sizeHint().width() - m_context.look.metrics().pagePadding();
    const int room = m_context.look.metrics().filterBar();
    m_scroll->setFixedHeight(qMax(room, m_flow->cappedHeight(width)));
}

void FilterBar::followLook()
{
    const Metrics& metrics = m_context.look.metrics();
    const int above = (metrics.filterBar() - metrics.chip()) / 2 - ChipWidget::kRingMargin;
    m_flow->setContentsMargins(metrics.pagePadding() - ChipWidget::kRingMargin, qMax(0, above),
                               metrics.step(1), qMax(0, above));
    m_add->setFixedSize(metrics.chip(), metrics.chip());
    m_toggle->setFixedHeight(metrics.chip());
    const int beside = (metrics.filterBar() - metrics.chip()) / 2;
    if (auto* row = findChild<QHBoxLayout*>(QStringLiteral("chipRow"))) {
        row->setContentsMargins(0, 0, metrics.pagePadding(), 0);
        row->setSpacing(0);
    }
    m_toggleBox->setContentsMargins(0, beside, 0, 0);
    fitHeight();
    update();
}

void FilterBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.look.color(Token::window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_context.look.color(Token::border));
}

} // namespace sightline::ui
