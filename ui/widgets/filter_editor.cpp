// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_editor.h"

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/text.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/value_delegate.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kMostValues = 500;

bool takesValues(query::RuleOp op)
{
    using query::RuleOp;
    return op != RuleOp::IsSet && op != RuleOp::IsNotSet && op != RuleOp::IsTrue && op != RuleOp::IsFalse;
}

// The row that Enter takes: the text itself, else what begins with it, else the first in sight; -1 for none.
int bestRow(const QListWidget& list, const QString& wanted)
{
    int begins = -1;
    int first = -1;
    for (int row = 0; row < list.count(); ++row) {
        const QListWidgetItem* item = list.item(row);
        if (item->isHidden()) continue;
        const QString text = item->text();
        if (text.compare(wanted, Qt::CaseInsensitive) == 0) return row;
        if (begins < 0 && text.startsWith(wanted, Qt::CaseInsensitive)) begins = row;
        if (first < 0) first = row;
    }
    return begins >= 0 ? begins : first;
}

// A column of lists answers with lists: count their members.
query::Facet membersOf(const query::Facet& lists)
{
    std::map<std::string, std::uint64_t> counts;
    for (const query::FacetValue& list : lists.values) {
        const QJsonArray members = QJsonDocument::fromJson(QByteArray::fromStdString(list.value)).array();
        for (const auto& member : members)
            counts[toUtf8(member.toString())] += list.count;
    }
    query::Facet out{lists.column, {}, lists.missing, counts.size()};
    for (const auto& [value, n] : counts)
        out.values.push_back({value, n});
    std::stable_sort(out.values.begin(), out.values.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    return out;
}

Result<query::Facet> askFacet(const StatePtr& state, const std::string& table, const std::string& others,
                              const query::FieldDef& field, const StopToken& stop)
{
    auto binding = openTable(*state, table);
    if (!binding) return tl::unexpected(std::move(binding.error()));
    auto expr = query::parsePredicate(others);
    if (!expr) return tl::unexpected(std::move(expr.error()));
    auto rows = query::filterRows(*binding, *expr, stop, others);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    auto facet = query::facet(*binding, *rows, field.column, kMostValues, stop);
    if (facet && field.kind == query::FieldKind::Set) return membersOf(*facet);
    return facet;
}

} // namespace

FilterEditor::FilterEditor(PageContext& context, std::span<const query::FieldDef> fields,
                           const QString& table, std::string others, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_context(context),
      m_fields(fields),
      m_table(table),
      m_others(std::move(others)),
      m_search(new QLineEdit(this)),
      m_op(new QComboBox(this)),
      m_role(new QComboBox(this)),
      m_list(new QListWidget(this)),
      m_from(new QDateTimeEdit(this)),
      m_to(new QDateTimeEdit(this)),
      m_addButton(new QPushButton(tr("Add"), this)),
      m_foot(new TextLabel(context.look, FontRole::Caption, Token::textMuted, this))
{
    build();
    arrange();
    connectParts();
}

void FilterEditor::build()
{
    setObjectName(QStringLiteral("filterEditor"));
    setAccessibleName(tr("Add a filter"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_search->setObjectName(QStringLiteral("filterSearch"));
    m_op->setObjectName(QStringLiteral("filterOperator"));
    m_op->setAccessibleName(tr("Operator"));
    m_role->setObjectName(QStringLiteral("filterRole"));
    m_role->setAccessibleName(tr("Role of the user"));
    m_role->addItem(tr("in any role"), static_cast<int>(query::Role::Any));
    m_role->addItem(tr("as actor"), static_cast<int>(query::Role::Actor));
    m_role->addItem(tr("as object"), static_cast<int>(query::Role::Object));
    m_list->setObjectName(QStringLiteral("filterList"));
    m_list->setItemDelegate(new ValueDelegate(m_context.look, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_from->setObjectName(QStringLiteral("filterFrom"));
    m_from->setAccessibleName(tr("From"));
    m_to->setObjectName(QStringLiteral("filterTo"));
    m_to->setAccessibleName(tr("To"));
    m_addButton->setObjectName(QStringLiteral("filterAdd"));
    m_addButton->setProperty("primary", true);
    for (QDateTimeEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        edit->installEventFilter(this);
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_list)}) {
        widget->installEventFilter(this);
    }
}

void FilterEditor::arrange()
{
    const Metrics& metrics = m_context.look.metrics();
    auto* operators = new QHBoxLayout;
    operators->addWidget(m_op, 1);
    operators->addWidget(m_role, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_foot, 1);
    foot->addWidget(m_addButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.step(2), metrics.step(2), metrics.step(2), metrics.step(2));
    column->setSpacing(metrics.buttonGap());
    column->addLayout(operators);
    column->addWidget(m_search);
    column->addWidget(m_from);
    column->addWidget(m_to);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    QWidget* before = m_op; // the keys go as the eyes do
    for (QWidget* next :
         std::initializer_list<QWidget*>{m_role, m_search, m_from, m_to, m_list, m_addButton}) {
        setTabOrder(before, next);
        before = next;
    }
}

void FilterEditor::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        if (m_step == Step::Field) {
            listFields();
        } else {
            filterValues();
        }
    });
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        if (m_step == Step::Field) {
            takeField();
        } else {
            toggleCurrent();
        }
    });
    connect(m_op, &QComboBox::currentIndexChanged, this, &FilterEditor::followOperator);
    connect(m_addButton, &QPushButton::clicked, this, [this] { finish(false); });
}

void FilterEditor::popupBelow(const QWidget& widget)
{
    const Metrics& metrics = m_context.look.metrics();
    resize(metrics.popupMinimum(), metrics.scaled(360));
    QPoint at = widget.mapToGlobal(QPoint(0, widget.height() + metrics.step(1)));
    const QRect room = widget.screen()->availableGeometry();
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    at.setY(qBound(room.top(), at.y(), qMax(room.top(), room.bottom() - height())));
    move(at);
    show();
    QWidget* first = !m_search->isHidden() ? static_cast<QWidget*>(m_search)
                     : !m_from->isHidden() ? static_cast<QWidget*>(m_from)
                                           : static_cast<QWidget*>(m_op);
    first->setFocus(Qt::PopupFocusReason);
}

void FilterEditor::chooseField()
{
    showStep(Step::Field);
    listFields();
}

void FilterEditor::showStep(Step step)
{
    m_step = step;
    const bool values = step == Step::Values;
    m_op->setVisible(values);
    m_role->setVisible(values && m_field != nullptr && m_field->id == "user" && m_table == u"Activity");
    m_addButton->setVisible(values);
    m_from->hide();
    m_to->hide();
    m_search->show();
    m_list->show();
    m_search->clear();
    m_search->setPlaceholderText(values ? tr("Values") : tr("Find a field"));
    m_search->setAccessibleName(values ? tr("Values") : tr("Find a field"));
    m_foot->setText(values ? tr("Enter adds, Alt+Enter adds as not, Esc closes")
                           : tr("Enter opens the field, Esc closes"));
}

void FilterEditor::listFields()
{
    const QString wanted = m_search->text().trimmed();
    std::vector<const query::FieldDef*> found;
    for (const query::FieldDef& field : m_fields) {
        const QString title = fieldTitle(field);
        if (title.contains(wanted, Qt::CaseInsensitive) ||
            toQString(field.column).contains(wanted, Qt::CaseInsensitive)) {
            found.push_back(&field);
        }
    }
    std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return QString::localeAwareCompare(fieldTitle(*a), fieldTitle(*b)) < 0;
    });
    m_list->clear();
    for (const query::FieldDef* field : found) {
        auto* item = new QListWidgetItem(fieldTitle(*field), m_list);
        item->setData(valueRole::kValue, toQString(field->id));
        QStringList words;
        for (const query::RuleOp each :
             query::operatorsOf(field->kind)
                 .first(std::min<std::size_t>(2, query::operatorsOf(field->kind).size()))) {
            words << operatorWord(each);
        }
        item->setData(valueRole::kNote, words.join(QStringLiteral(", ")));
    }
    m_list->setCurrentRow(bestRow(*m_list, wanted));
}

void FilterEditor::takeField()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) return;
    const query::FieldDef* field = findField(m_fields, toUtf8(item->data(valueRole::kValue).toString()));
    if (field == nullptr) return;
    editField(*field, std::nullopt);
    if (m_search->isHidden()) (!m_from->isHidden() ? static_cast<QWidget*>(m_from) : m_op)->setFocus();
}

void FilterEditor::editField(const query::FieldDef& field, const std::optional<query::Rule>& rule)
{
    m_field = &field;
    setAccessibleName(tr("Filter by %1").arg(fieldTitle(field)));
    showStep(Step::Values);
    m_checked.clear();
    if (rule) {
        for (const std::string& value : rule->values)
            m_checked << toQString(value);
        m_role->setCurrentIndex(m_role->findData(static_cast<int>(rule->role)));
        m_addButton->setText(tr("Change"));
    }
    m_list->clear();
    for (const QString& value : std::as_const(m_checked))
        addValueItem(value, shown(toUtf8(value)), 0, false);
    fillOperators(rule);
    fillTimes(rule);
    followOperator();
    askValues();
}

void FilterEditor::fillOperators(const std::optional<query::Rule>& rule)
{
    const QSignalBlocker quiet(m_op);
    m_op->clear();
    for (const query::RuleOp each : query::operatorsOf(m_field->kind)) {
        m_op->addItem(operatorWord(each), static_cast<int>(each));
    }
    if (rule) m_op->setCurrentIndex(qMax(0, m_op->findData(static_cast<int>(rule->op))));
}

void FilterEditor::fillTimes(const std::optional<query::Rule>& rule)
{
    const StatePtr state = m_context.hub.state();
    const TimeText time = m_context.hub.timeText();
    const auto set = [&](QDateTimeEdit& edit, std::size_t index, Ticks usual) {
        std::optional<ParsedTime> given;
        if (rule && index < rule->values.size()) given = parseTime(rule->values[index]);
        const QDateTime local = time.local(given ? given->ticks : usual);
        // The field holds wall-clock time; the zone is added back when it is read.
        if (local.isValid()) edit.setDateTime(QDateTime(local.date(), local.time()));
    };
    set(*m_from, 0, state ? state->firstActivity : kNoTime);
    set(*m_to, 1, state ? state->lastActivity : kNoTime);
}

query::RuleOp FilterEditor::op() const
{
    return static_cast<query::RuleOp>(m_op->currentData().toInt());
}

bool FilterEditor::listsValues() const
{
    return m_field != nullptr && m_field->kind != query::FieldKind::Time && takesValues(op());
}

void FilterEditor::followOperator()
{
    if (m_field == nullptr) return;
    const bool time = m_field->kind == query::FieldKind::Time && takesValues(op());
    m_from->setVisible(time);
    m_to->setVisible(time && op() == query::RuleOp::Between);
    m_search->setVisible(listsValues());
    m_list->setVisible(listsValues());
}

void FilterEditor::askValues()
{
    m_asking.cancel();
    const StatePtr state = m_context.hub.state();
    if (!state || m_field == nullptr || m_field->kind == query::FieldKind::Time ||
        m_field->kind == query::FieldKind::Bool) {
        return;
    }
    const auto work = [state, table = toUtf8(m_table), others = m_others, field = *m_field](
                          const Watch& watch) { return askFacet(state, table, others, field, watch.stop); };
    m_asking = m_context.tasks.run<query::Facet>(
        this, QString(), work, [this](const Result<query::Facet>& answer) { takeFacet(answer); });
}

void FilterEditor::takeFacet(const Result<query::Facet>& answer)
{
    // Without counts the values can still be typed.
    if (!answer) return;
    m_checked = chosenValues();
    m_list->clear();
    QStringList missing = m_checked;
    for (const query::FacetValue& value : answer->values) {
        const QString text = toQString(value.value);
        addValueItem(text, shown(value.value), value.count, false);
        missing.removeAll(text);
    }
    for (const QString& value : std::as_const(missing))
        addValueItem(value, shown(toUtf8(value)), 0, false);
    if (answer->missing > 0) addValueItem(QString(), tr("is missing"), answer->missing, true);
    filterValues();
}

void FilterEditor::addValueItem(const QString& value, const QString& text, quint64 count, bool missing)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(valueRole::kValue, value);
    item->setData(valueRole::kCount, count);
    item->setData(valueRole::kMissing, missing);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setCheckState(!missing && m_checked.contains(value) ? Qt::Checked : Qt::Unchecked);
}

void FilterEditor::filterValues()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const bool fits = wanted.isEmpty() || item->text().contains(wanted, Qt::CaseInsensitive) ||
                          item->checkState() == Qt::Checked;
        item->setHidden(!fits);
    }
    const bool stays = wanted.isEmpty() && m_list->currentRow() >= 0 && !m_list->currentItem()->isHidden();
    const int best = bestRow(*m_list, wanted);
    if (best >= 0 && !stays) m_list->setCurrentRow(best);
}

void FilterEditor::toggleCurrent()
{
    QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) return;
    item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

QStringList FilterEditor::chosenValues() const
{
    QStringList values;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem* item = m_list->item(row);
        if (item->checkState() != Qt::Checked || item->data(valueRole::kMissing).toBool()) continue;
        values << item->data(valueRole::kValue).toString();
    }
    return values;
}

bool FilterEditor::missingChosen() const
{
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem* item = m_list->item(row);
        if (item->data(valueRole::kMissing).toBool() && item->checkState() == Qt::Checked) return true;
    }
    return false;
}

QStringList FilterEditor::splitValues(const QString& text)
{
    QStringList values;
    QString value;
    bool quoted = false;
    const auto take = [&] {
        value = value.trimmed();
        if (!value.isEmpty() && !values.contains(value)) values << value;
        value.clear();
    };
    for (const QChar c : text) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u';' || c == u'\n' || c == u'\t')) {
            take();
        } else {
            value += c;
        }
    }
    take();
    return values;
}

void FilterEditor::finish(bool negated)
{
    query::Rule rule;
    rule.field = m_field->id;
    rule.op = op();
    if (!m_role->isHidden()) rule.role = static_cast<query::Role>(m_role->currentData().toInt());
    if (m_field->kind == query::FieldKind::Time && takesValues(rule.op)) {
        const QTimeZone zone = m_context.hub.zone();
        for (const QDateTimeEdit* edit : {m_from, m_to}) {
            if (edit->isHidden()) continue;
            const QDateTime at(edit->date(), edit->time(), zone);
            rule.values.push_back(isoText(fromUnixMs(at.toMSecsSinceEpoch())));
        }
        finishWith(std::move(rule), negated);
        return;
    }
    if (!takesValues(rule.op)) {
        finishWith(std::move(rule), negated);
        return;
    }
    QStringList values = chosenValues();
    // What was typed counts unless it only searched the list.
    if (values.isEmpty() && !missingChosen()) {
        const QListWidgetItem* current = m_list->currentItem();
        const bool exact = query::operatorsOf(m_field->kind).front() == rule.op;
        if (exact && current != nullptr && !current->isHidden()) {
            if (current->data(valueRole::kMissing).toBool()) {
                rule.op = query::RuleOp::IsNotSet;
            } else {
                values << current->data(valueRole::kValue).toString();
            }
        } else {
            values = splitValues(m_search->text());
        }
    } else if (values.isEmpty()) {
        rule.op = query::RuleOp::IsNotSet;
    }
    for (const QString& value : std::as_const(values))
        rule.values.push_back(toUtf8(value));
    if (rule.values.empty() && rule.op != query::RuleOp::IsNotSet) return;
    finishWith(std::move(rule), negated);
}

void FilterEditor::finishWith(query::Rule rule, bool negated)
{
    if (negated) rule.op = invertedOp(rule.op);
    Q_EMIT ruleChosen(rule);
    close();
}

bool FilterEditor::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const int by = key == Qt::Key_Down ? 1 : -1;
        for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by) {
            if (m_list->item(row)->isHidden()) continue;
            m_list->setCurrentRow(row);
            break;
        }
        return true;
    }
    if (m_step == Step::Field) {
        const bool atEnd = key == Qt::Key_Right && m_search->cursorPosition() == m_search->text().size();
        if (enter || atEnd) takeField();
        return enter || atEnd;
    }
    if (enter) finish(modifiers.testFlag(Qt::AltModifier));
    return enter;
}

bool FilterEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool space = watched == m_list && key->key() == Qt::Key_Space && m_step == Step::Values;
        if (space) {
            toggleCurrent();
            return true;
        }
        const bool edits = watched == m_from || watched == m_to;
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((!edits || enter) && handleKey(key->key(), key->modifiers())) return true;
    }
    return QFrame::eventFilter(watched, event);
}

// What the operators and the button leave over: Enter adds from everywhere.
void FilterEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !handleKey(event->key(), event->modifiers())) QFrame::keyPressEvent(event);
}

} // namespace sightline::ui
