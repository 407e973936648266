// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/addresses/address_view.h"

#include "core/usecase/address_table_list.h"
#include "core/usecase/addresses.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/addresses/address_words.h"
#include "ui/pages/table_tools.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace sightline::ui
{

namespace
{

QString number(std::uint64_t n)
{
    return count(static_cast<qint64>(n));
}

FieldRow field(const QString& label, const QString& value)
{
    FieldRow row;
    row.label = label;
    row.value = value;
    return row;
}

// "Office, Anonymisers (List, 3 days old)"
QString networksText(const usecase::CaseState& state, const usecase::AddressDetail& detail)
{
    QStringList out;
    for (const usecase::AddressNetwork& n : detail.networks) {
        const auto known = usecase::findNetwork(state, n.id);
        const QString age = known ? listAgeText(**known) : QString();
        out.append(age.isEmpty() ? shown(n.name) : AddressView::tr("%1 (%2)").arg(shown(n.name), age));
    }
    return out.join(QStringLiteral(", "));
}

// What records say, where it is not one country: "NL 12, DE 3".
QString recordedText(const query::Facet& countries)
{
    QStringList out;
    for (const query::FacetValue& v : countries.values)
        out.append(QStringLiteral("%1 %2").arg(shown(v.value), number(v.count)));
    return out.join(QStringLiteral(", "));
}

} // namespace

struct AddressView::Answer {
    usecase::AddressDetail detail;
    QStringList problems; // of address tables
};

AddressView::AddressView(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("addressView"));
    setAccessibleName(tr("IP address"));
    buildMarks();
    build();
    connect(m_fields, &FieldView::includeRequested, this, &AddressView::includeRequested);
    connect(m_fields, &FieldView::excludeRequested, this, &AddressView::excludeRequested);
    connect(m_ranges, &QPushButton::clicked, this, &AddressView::rangesRequested);
    connect(m_activities, &QPushButton::clicked, this, [this] {
        query::Rule rule;
        rule.field = "ip";
        rule.values = {toUtf8(m_address)};
        Q_EMIT m_context.navigator.openActivities(query::Filter{{rule}});
    });
    connect(m_users, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString user = m_userModel->index(index.row(), 0).data(role::kRaw).toString();
        if (!user.isEmpty()) Q_EMIT m_context.navigator.openUser(user);
    });
    showAddress({}, {});
}

void AddressView::buildMarks()
{
    m_category = new QToolButton(this);
    m_category->setObjectName(QStringLiteral("addressCategory"));
    m_category->setText(tr("Set category"));
    m_category->setToolTip(tr("Put this one address into a category. It holds for all its activities at once "
                              "and can be undone."));
    m_category->setPopupMode(QToolButton::InstantPopup);
    m_category->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* menu = new QMenu(m_category);
    for (const std::string_view category : kAddressCategories) {
        QAction* action = menu->addAction(addressCategoryText(category));
        connect(action, &QAction::triggered, this,
                [this, stored = toQString(category)] { mark(stored, {}); });
    }
    m_category->setMenu(menu);
    m_tag = new QLineEdit(this);
    m_tag->setObjectName(QStringLiteral("addressTag"));
    m_tag->setAccessibleName(tr("Tag for this address"));
    m_tag->setPlaceholderText(tr("Tag"));
    m_tag->setClearButtonEnabled(true);
    m_tag->setMaximumWidth(m_context.look.metrics().scaled(180));
    m_addTag = new QPushButton(tr("Add tag"), this);
    m_addTag->setObjectName(QStringLiteral("addAddressTag"));
    m_addTag->setEnabled(false);
    m_activities = new QPushButton(tr("Show its activities"), this);
    m_activities->setObjectName(QStringLiteral("addressActivities"));
    m_ranges = new QPushButton(tr("Ranges and lists…"), this);
    m_ranges->setObjectName(QStringLiteral("addressRanges"));
    const auto add = [this] { mark({}, m_tag->text().trimmed()); };
    connect(m_addTag, &QPushButton::clicked, this, add);
    connect(m_tag, &QLineEdit::returnPressed, this, add);
    connect(m_tag, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_addTag->setEnabled(!text.trimmed().isEmpty()); });
}

void AddressView::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_note = new TextLabel(look, FontRole::Small, Token::textMuted, this);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fields = new FieldView(look, this);
    m_fields->setAccessibleName(tr("What is known of the address"));
    m_fields->setMaximumColumns(2); // beside the users there is no room for more
    m_usersHead = new TextLabel(look, FontRole::Small, Token::textMuted, this);
    m_users = new QTableView(this);
    m_users->setObjectName(QStringLiteral("addressUsers"));
    m_users->setAccessibleName(tr("Users of the address in the last 30 days"));
    m_userModel = new LinesModel(this);
    m_userModel->setColumns({{QStringLiteral("user"), tr("User"), CellKind::Text, 260},
                             {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 90}});
    m_users->setModel(m_userModel);
    auto* rows = new RowDelegate(look, *m_users);
    rows->setDensity(m_context.settings.density());
    m_users->setColumnWidth(0, m.scaled(260));
    m_users->setColumnWidth(1, m.scaled(90));
    auto* actions = new Actions(look, *m_users, ActionContext::Table);
    actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    new TableTools(m_context, *m_users, QStringLiteral("addressUsers"), layoutOf(m_userModel->columns()),
                   *actions);
    auto* marks = new QHBoxLayout;
    marks->setSpacing(m.step(2));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_category), static_cast<QWidget*>(m_tag), static_cast<QWidget*>(m_addTag)})
        marks->addWidget(widget);
    marks->addStretch(1);
    marks->addWidget(m_activities);
    marks->addWidget(m_ranges);
    auto* users = new QVBoxLayout;
    users->setSpacing(0);
    users->addWidget(m_usersHead);
    users->addWidget(m_users, 1);
    auto* body = new QHBoxLayout;
    body->setSpacing(m.panelPadding());
    body->addWidget(m_fields, 2);
    body->addLayout(users, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, m.step(1));
    column->setSpacing(m.step(1));
    column->addLayout(marks);
    column->addWidget(m_note);
    column->addLayout(body, 1);
}

void AddressView::showAddress(StatePtr state, const QString& address)
{
    m_asking.cancel();
    m_state = std::move(state);
    if (address != m_address) m_tag->clear();
    m_address = address;
    const bool some = m_state && !address.isEmpty();
    for (QWidget* widget : {static_cast<QWidget*>(m_category), static_cast<QWidget*>(m_tag),
                            static_cast<QWidget*>(m_activities)})
        widget->setEnabled(some);
    m_stale = some;
    if (!some) {
        m_note->setText(tr("The activity has no IP address."));
        m_fields->setRows({});
        m_usersHead->clear();
        m_userModel->setLines({});
    }
    m_note->setVisible(!some);
    if (isVisible()) ask();
}

void AddressView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void AddressView::ask()
{
    if (!m_stale) return;
    m_stale = false;
    m_asking = m_context.tasks.run<Answer>(
        this, tr("Looking up the address"),
        [state = m_state, address = toUtf8(m_address),
         file = addressTablesAt(m_context.hub.mapFolder())](const Watch& watch) -> Result<Answer> {
            const auto tables = file.empty() ? nullptr : usecase::loadAddressTables(file);
            auto detail = usecase::addressDetail(*state, tables.get(), address, watch.stop);
            if (!detail) return tl::unexpected(std::move(detail.error()));
            Answer answer{std::move(*detail), {}};
            for (const auto& table : tables ? tables->tables() : std::vector<identity::AddressTableInfo>()) {
                if (!table.problem.empty())
                    answer.problems.append(QString::fromStdU16String(table.path.u16string()));
            }
            return answer;
        },
        [this](const Result<Answer>& answer) {
            if (answer) return take(*answer);
            m_note->setText(errorText(answer.error()));
            m_note->show();
        });
}

void AddressView::take(const Answer& answer)
{
    const usecase::AddressDetail& d = answer.detail;
    const TimeText time = m_context.hub.timeText();
    FieldRow address = field(tr("IP address"), shown(d.address));
    address.filterBy = QStringLiteral("ip");
    address.fixed = true;
    FieldRow category = field(tr("Category"), addressCategoryText(d.facts.category));
    category.raw = toQString(d.facts.category);
    if (!category.raw.isEmpty()) category.filterBy = QStringLiteral("ipCategory");
    const auto dated = [&](const QString& label, Ticks t) {
        FieldRow row = field(label, t == kNoTime ? QString() : time.full(t));
        row.whole = true;
        return row;
    };
    m_fields->setRows(
        {address, category, field(tr("Tags"), tagsShown(d.facts.tags)),
         field(tr("Ranges and lists"), networksText(*m_state, d)), field(tr("Country"), shown(d.country)),
         field(tr("City"), shown(d.city)), field(tr("ISP"), shown(d.isp)),
         field(tr("Country as recorded"), recordedText(d.countries)),
         field(tr("Activities, 30 days"), number(d.recent)),
         field(tr("Administrative, 30 days"), number(d.admin)),
         field(tr("Failed log-ons, 30 days"), number(d.failedLogOns)),
         field(tr("Users, 30 days"), number(d.users)), field(tr("Devices, 30 days"), number(d.devices)),
         field(tr("Countries, 30 days"), number(d.recentCountries)),
         field(tr("Alerts, open of all"), tr("%1 of %2").arg(number(d.openAlerts), number(d.alerts.size()))),
         field(tr("Activities in the case"), number(d.activities)), dated(tr("First seen"), d.firstSeen),
         dated(tr("Last seen"), d.lastSeen)});
    m_note->setText(tr("Address table cannot be read: %1").arg(answer.problems.join(QStringLiteral(", "))));
    m_note->setVisible(!answer.problems.isEmpty());
    fillUsers(d);
}

void AddressView::fillUsers(const usecase::AddressDetail& d)
{
    QList<Line> lines;
    for (const query::FacetValue& user : d.topUsers)
        lines.append({{shown(user.value), {{role::kRaw, toQString(user.value)}}}, {number(user.count), {}}});
    m_userModel->setLines(lines);
    const auto listed = static_cast<std::uint64_t>(lines.size());
    m_usersHead->setText(
        d.users == 0 ? tr("No user is named with this address in the last 30 days.")
        : listed < d.users
            ? tr("The %1 most active of %2 users in the last 30 days").arg(number(listed), number(d.users))
            : tr("%n user(s) in the last 30 days", nullptr, static_cast<int>(d.users)));
}

void AddressView::mark(const QString& category, const QString& tag)
{
    if (m_address.isEmpty() || (category.isEmpty() && tag.isEmpty())) return;
    usecase::AddressMark mark;
    if (!category.isEmpty()) mark.category = toUtf8(category);
    mark.tags = tagsFromText(toUtf8(tag));
    m_tag->clear();
    const QString sentence =
        category.isEmpty()
            ? tr("Tagged %1: %2").arg(m_address, tag)
            : tr("%1 is now in the category %2.").arg(m_address, addressCategoryText(toUtf8(category)));
    const QString same = tr("%1 was marked so already.").arg(m_address);
    m_context.hub.change(tr("Marking the address"),
                         [address = toUtf8(m_address), mark, sentence,
                          same](usecase::Session& session, const Watch&) -> Result<QString> {
                             const auto marked = usecase::markAddress(session, address, mark);
                             if (!marked) return tl::unexpected(marked.error());
                             return marked->changed ? sentence : same;
                         });
}

} // namespace sightline::ui
