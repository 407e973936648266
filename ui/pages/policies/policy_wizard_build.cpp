// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of PolicyWizard; what they do is in policy_wizard.cpp.
#include "core/model/words.h"
#include "core/usecase/activity_scores.h"
#include "ui/base/look.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/pages/policies/back_test_view.h"
#include "ui/pages/policies/policy_wizard.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

// The categories of core/model/words.h, for translation.
[[maybe_unused]] constexpr std::array kCategoryTexts{QT_TRANSLATE_NOOP("Category", "Access control"),
                                                     QT_TRANSLATE_NOOP("Category", "Cloud discovery"),
                                                     QT_TRANSLATE_NOOP("Category", "Compliance"),
                                                     QT_TRANSLATE_NOOP("Category", "Configuration control"),
                                                     QT_TRANSLATE_NOOP("Category", "DLP"),
                                                     QT_TRANSLATE_NOOP("Category", "Privileged accounts"),
                                                     QT_TRANSLATE_NOOP("Category", "Sharing control"),
                                                     QT_TRANSLATE_NOOP("Category", "Threat detection")};

} // namespace

PolicyWizard::PolicyWizard(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("policyWizard"));
    const Look& look = context.look;
    m_steps = new StepList(look, {tr("Filter"), tr("Logic"), tr("Back-test"), tr("Alert"), tr("Save")}, this);
    m_pages = new QStackedWidget(this);
    m_filter = new FilterBar(context, query::activityFields(), QStringLiteral("Activity"), this);
    m_matchText = new TextLabel(look, FontRole::Strong, Token::text, this);
    auto* filter = new QWidget(this);
    auto* filterColumn = new QVBoxLayout(filter);
    filterColumn->setContentsMargins(0, 0, 0, 0);
    filterColumn->addWidget(m_filter);
    filterColumn->addWidget(m_matchText);
    filterColumn->addStretch(1);
    m_backTest = new BackTestView(look, this);
    m_pages->addWidget(step(tr("Which activities does the policy look for?"),
                            tr("All rules hold at once; the values of one rule are alternatives."), filter));
    m_pages->addWidget(step(tr("When do they raise an alert?"),
                            tr("Each of them, or several within some time."), makeLogic()));
    m_pages->addWidget(step({}, {}, m_backTest));
    m_pages->addWidget(step(tr("What does the alert say?"),
                            tr("Name, severity and category are those of every alert it raises."),
                            makeAlert()));
    m_pages->addWidget(step(tr("Save and apply"),
                            tr("The policy is kept in the case and run over all its activities once."),
                            makeSave()));
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_pages, 1);
    middle->addWidget(makeFoot());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_steps);
    row->addLayout(middle, 1);
    row->addWidget(makeDefinition());
    connectFields();
    writeFields();
    showDraft();
}

QWidget* PolicyWizard::step(const QString& heading, const QString& sentence, QWidget* content)
{
    const Look& look = m_context.look;
    const int padding = look.metrics().wizardPadding();
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(padding, look.metrics().panelPadding(), padding, 0);
    column->setSpacing(look.metrics().scaled(8));
    for (const auto& [text, font, colour] : {std::tuple(heading, FontRole::Heading, Token::text),
                                             std::tuple(sentence, FontRole::Body, Token::textMuted)}) {
        if (text.isEmpty()) continue;
        auto* label = new TextLabel(look, font, colour, page);
        label->setText(text);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(content, 1);
    return page;
}

QWidget* PolicyWizard::makeLogic()
{
    auto* page = new QWidget(this);
    auto* each = new QRadioButton(tr("E&ach matching activity raises an alert"), page);
    each->setObjectName(QStringLiteral("single"));
    auto* several = new QRadioButton(tr("&Repeated activity raises an alert"), page);
    several->setObjectName(QStringLiteral("repeated"));
    m_logic = new QButtonGroup(this);
    m_logic->addButton(each, 0);
    m_logic->addButton(several, 1);
    m_repeat = new QSpinBox(page);
    m_repeat->setObjectName(QStringLiteral("repeat"));
    m_repeat->setAccessibleName(tr("At least so many activities"));
    m_repeat->setRange(kRepeatLeast, kRepeatMost);
    m_minutes = new QSpinBox(page);
    m_minutes->setObjectName(QStringLiteral("minutes"));
    m_minutes->setAccessibleName(tr("Within so many minutes"));
    m_minutes->setRange(1, kMinutesMost);
    m_minutes->setSuffix(tr(" min"));
    m_groupBy = new QComboBox(page);
    m_groupBy->setObjectName(QStringLiteral("groupBy"));
    m_groupBy->setAccessibleName(tr("Group by"));
    m_groupBy->addItem(tr("user"), static_cast<int>(GroupBy::User));
    m_groupBy->addItem(tr("device"), static_cast<int>(GroupBy::Device));
    m_groupBy->addItem(tr("nothing, the whole case"), static_cast<int>(GroupBy::Tenant));
    auto* form = new QFormLayout;
    form->addRow(tr("At &least"), m_repeat);
    form->addRow(tr("&Within"), m_minutes);
    auto* group = new QFormLayout;
    group->addRow(tr("Group b&y"), m_groupBy);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(each);
    column->addWidget(several);
    column->addLayout(form);
    column->addSpacing(m_context.look.metrics().scaled(8));
    column->addLayout(group);
    column->addStretch(1);
    return page;
}

QWidget* PolicyWizard::makeAlert()
{
    auto* page = new QWidget(this);
    m_name = new QLineEdit(page);
    m_name->setObjectName(QStringLiteral("policyName"));
    m_name->setAccessibleName(tr("Name"));
    m_description = new QPlainTextEdit(page);
    m_description->setObjectName(QStringLiteral("policyDescription"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setTabChangesFocus(true);
    m_description->setMaximumHeight(m_context.look.metrics().scaled(110));
    m_severity = new QComboBox(page);
    m_severity->setObjectName(QStringLiteral("policySeverity"));
    m_severity->setAccessibleName(tr("Severity"));
    for (const std::string_view stored : words::kSeverities)
        m_severity->addItem(word(fromText<Severity>(stored)), toQString(stored));
    m_category = new QComboBox(page);
    m_category->setObjectName(QStringLiteral("policyCategory"));
    m_category->setAccessibleName(tr("Category"));
    for (const std::string_view stored : words::kCategories)
        m_category->addItem(QCoreApplication::translate("Category", std::string(stored).c_str()),
                            toQString(stored));
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Na&me"), m_name);
    form->addRow(tr("&Description"), m_description);
    form->addRow(tr("&Severity"), m_severity);
    form->addRow(tr("&Category"), m_category);
    return page;
}

QWidget* PolicyWizard::makeSave()
{
    m_summary = new TextLabel(m_context.look, FontRole::Body, Token::text, this);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    m_summary->setAlignment(Qt::AlignTop);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return m_summary;
}

QWidget* PolicyWizard::makeFoot()
{
    const Metrics& m = m_context.look.metrics();
    auto* foot = new QWidget(this);
    foot->setObjectName(QStringLiteral("wizardFoot"));
    foot->setFixedHeight(m.wizardFooter());
    const auto button = [foot](const QString& name, const QString& text) {
        auto* made = new QPushButton(text, foot);
        made->setObjectName(name);
        made->setAutoDefault(true); // Enter presses it
        return made;
    };
    QPushButton* cancel = button(QStringLiteral("wizardCancel"), tr("Cancel"));
    cancel->setFlat(true);
    m_back = button(QStringLiteral("wizardBack"), tr("&Back"));
    m_finish = button(QStringLiteral("wizardFinish"), tr("F&inish"));
    m_next = button(QStringLiteral("wizardNext"), {});
    m_next->setProperty("primary", true);
    m_hint = new TextLabel(m_context.look, FontRole::Small, Token::textMuted, foot);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(m.wizardPadding(), 0, m.wizardPadding(), 0);
    row->setSpacing(m.buttonGap());
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_hint);
    for (QPushButton* one : {m_back, m_finish, m_next})
        row->addWidget(one);
    connect(cancel, &QPushButton::clicked, this, &PolicyWizard::cancelled);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(static_cast<int>(m_step) - 1); });
    connect(m_finish, &QPushButton::clicked, this, &PolicyWizard::save);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step == WizardStep::Save)
            save();
        else
            goTo(static_cast<int>(m_step) + 1);
    });
    return foot;
}

QWidget* PolicyWizard::makeDefinition()
{
    const Metrics& m = m_context.look.metrics();
    auto* panel = new QScrollArea(this);
    panel->setObjectName(QStringLiteral("definition"));
    panel->setAccessibleName(tr("Definition"));
    panel->setFrameShape(QFrame::NoFrame);
    panel->setWidgetResizable(true);
    panel->setFixedWidth(m.definition());
    auto* body = new QWidget(panel);
    auto* heading = new TextLabel(m_context.look, FontRole::Strong, Token::text, body);
    heading->setText(tr("Definition"));
    m_definition = new TextLabel(m_context.look, FontRole::Body, Token::text, body);
    m_definition->setWordWrap(true);
    m_definition->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(m.panelPadding(), m.panelPadding(), m.panelPadding(), m.panelPadding());
    column->addWidget(heading);
    column->addWidget(m_definition);
    column->addStretch(1);
    panel->setWidget(body);
    return panel;
}

void PolicyWizard::connectFields()
{
    connect(m_steps, &StepList::stepRequested, this, &PolicyWizard::goTo);
    connect(&m_context.hub.scores(), &ScoreFeed::activitiesChanged, this, [this] {
        if (isVisible() && usecase::asksForScores(m_filter->kql())) countMatches();
    });
    connect(m_filter, &FilterBar::filterChanged, this, [this] {
        readFields();
        countMatches();
    });
    connect(m_logic, &QButtonGroup::idToggled, this, [this] { readFields(); });
    for (QSpinBox* box : {m_repeat, m_minutes})
        connect(box, &QSpinBox::valueChanged, this, [this] { readFields(); });
    for (QComboBox* box : {m_groupBy, m_severity, m_category})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { readFields(); });
    connect(m_name, &QLineEdit::textChanged, this, [this] { readFields(); });
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] { readFields(); });
}

} // namespace sightline::ui
