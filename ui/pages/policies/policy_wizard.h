// SPDX-License-Identifier: GPL-3.0-or-later
// Five steps beside a stacked page, all editing one draft: filter, logic, back-test, alert, save. The
// definition stays in sight. GUI thread.
#pragma once

#include "core/usecase/policies.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/pages/policies/policy_draft.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QWidget>

#include <optional>

namespace sightline::ui
{

class BackTestView;
class FilterBar;
class StepList;
class TextLabel;

class PolicyWizard : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyWizard(PageContext& context, QWidget* parent = nullptr);

    void start(const query::Filter& filter);

    [[nodiscard]] const PolicyDraft& draft() const { return m_draft; }

    // What the current step begins with.
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    void cancelled();
    void saved(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* step(const QString& heading, const QString& sentence, QWidget* content);
    QWidget* makeLogic();
    QWidget* makeAlert();
    QWidget* makeSave();
    QWidget* makeFoot();
    QWidget* makeDefinition();
    void connectFields();

    void goTo(int step);
    void readFields();
    void writeFields();
    void showDraft();
    void countMatches();
    void runTest();
    void save();
    [[nodiscard]] QString logicText() const;
    [[nodiscard]] QString outcomeOf(WizardStep step) const;

    PageContext& m_context;
    PolicyDraft m_draft;
    WizardStep m_step = WizardStep::Filter;
    std::optional<std::uint64_t> m_matches;
    std::optional<usecase::PolicyTest> m_test;
    std::string m_testedAs; // what m_test is the answer to
    TaskHandle m_counting;
    TaskHandle m_testing;
    bool m_writing = false;
    StepList* m_steps;
    QStackedWidget* m_pages;
    FilterBar* m_filter;
    TextLabel* m_matchText;
    QButtonGroup* m_logic;
    QSpinBox* m_repeat;
    QSpinBox* m_minutes;
    QComboBox* m_groupBy;
    BackTestView* m_backTest;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    QComboBox* m_severity;
    QComboBox* m_category;
    TextLabel* m_summary;
    TextLabel* m_definition;
    TextLabel* m_hint;
    QPushButton* m_back;
    QPushButton* m_finish;
    QPushButton* m_next;
};

} // namespace sightline::ui
