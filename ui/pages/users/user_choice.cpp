// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/user_choice.h"

#include "ui/base/account_words.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <map>

namespace sightline::ui
{

namespace
{

constexpr int kEverybody = -1;

QString counted(const QString& text, std::size_t number)
{
    return QStringLiteral("%1 (%2)").arg(text, count(static_cast<qint64>(number)));
}

bool has(const std::vector<std::string>& values, const QString& value)
{
    return std::ranges::find(values, toUtf8(value)) != values.end();
}

} // namespace

UserChoice::UserChoice(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("userChoice"));
    const Metrics& m = look.metrics();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(m.pagePadding(), m.step(1), m.pagePadding(), m.step(1));
    row->setSpacing(m.buttonGap());
    m_kind = addBox(QStringLiteral("userKind"), tr("&Type"));
    m_tag = addBox(QStringLiteral("userTag"), tr("T&ag"));
    m_department = addBox(QStringLiteral("userDepartment"), tr("&Department"));
    row->addStretch(1);
    setUsers({});
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(identity::EntityKind::Person)));
    for (QComboBox* box : {m_kind, m_tag, m_department})
        connect(box, &QComboBox::currentIndexChanged, this, &UserChoice::changed);
}

QComboBox* UserChoice::addBox(const QString& name, const QString& label)
{
    auto* text = new TextLabel(m_look, FontRole::Body, Token::textMuted, this);
    text->setText(label);
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    text->setBuddy(box);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(text);
    row->addWidget(box);
    row->addSpacing(m_look.metrics().step(2));
    return box;
}

void UserChoice::fillKinds(const std::vector<usecase::UserRow>& users)
{
    const QSignalBlocker quiet(m_kind);
    const QVariant before = m_kind->currentData();
    m_kind->clear();
    for (const identity::EntityKind kind : usecase::kEntityKinds) {
        const auto number = std::ranges::count(users, kind, &usecase::UserRow::kind);
        m_kind->addItem(counted(kindPluralText(kind), static_cast<std::size_t>(number)),
                        static_cast<int>(kind));
    }
    m_kind->addItem(counted(tr("All"), users.size()), kEverybody);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(before)));
}

void UserChoice::fillTexts(QComboBox& box, const QString& any, const QString& none,
                           const std::vector<std::string>& values)
{
    const QSignalBlocker quiet(&box);
    const QString before = box.currentData().toString();
    std::map<std::string, std::size_t> numbers;
    for (const std::string& value : values)
        ++numbers[value];
    box.clear();
    box.addItem(numbers.empty() ? none : any, QString());
    for (const auto& [value, number] : numbers)
        box.addItem(counted(shown(value), number), toQString(value));
    // What was chosen stays, also where nobody has it under this search.
    if (!before.isEmpty() && box.findData(before) < 0) box.addItem(counted(shown(toUtf8(before)), 0), before);
    box.setCurrentIndex(std::max(0, box.findData(before)));
    box.setEnabled(box.count() > 1);
}

void UserChoice::setUsers(const std::vector<usecase::UserRow>& users)
{
    std::vector<std::string> tags, departments;
    for (const usecase::UserRow& user : users) {
        tags.insert(tags.end(), user.tags.begin(), user.tags.end());
        if (!user.department.empty()) departments.push_back(user.department);
    }
    fillKinds(users);
    fillTexts(*m_tag, tr("Any"), tr("No user has one"), tags);
    fillTexts(*m_department, tr("Any"), tr("No user has one"), departments);
}

bool UserChoice::accepts(const usecase::UserRow& user) const
{
    const int kind = m_kind->currentData().toInt();
    const QString tag = m_tag->currentData().toString();
    const QString department = m_department->currentData().toString();
    return (kind == kEverybody || kind == static_cast<int>(user.kind)) &&
           (tag.isEmpty() || has(user.tags, tag)) &&
           (department.isEmpty() || toUtf8(department) == user.department);
}

void UserChoice::clear()
{
    {
        const QSignalBlocker first(m_kind), second(m_tag), third(m_department);
        m_kind->setCurrentIndex(m_kind->findData(kEverybody));
        m_tag->setCurrentIndex(0);
        m_department->setCurrentIndex(0);
    }
    Q_EMIT changed();
}

} // namespace sightline::ui
