// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policy_wizard.h"

#include "core/usecase/activity_scores.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/marks.h"
#include "ui/base/text.h"
#include "ui/pages/policies/back_test_view.h"
#include "ui/pages/search_answer.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QPainter>

namespace sightline::ui
{

namespace
{

// What decides the outcome of a test.
std::string testKey(const PolicyDraft& draft)
{
    return draftKql(draft) + '\n' +
           (draft.repeated ? std::to_string(draft.repeat) + '/' + std::to_string(draft.minutes) : "each") +
           '\n' + std::string(groupByWord(draft.groupBy));
}

} // namespace

void PolicyWizard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.look.color(Token::base));
}

QWidget* PolicyWizard::firstFocus()
{
    switch (m_step) {
    case WizardStep::Filter:
        return m_filter->firstFocus();
    case WizardStep::Logic:
        return m_logic->checkedButton();
    case WizardStep::Alert:
        return m_name;
    case WizardStep::BackTest:
    case WizardStep::Save:
        break;
    }
    return m_next->isEnabled() ? m_next : m_back;
}

void PolicyWizard::start(const query::Filter& filter)
{
    m_draft = {};
    m_draft.filter = filter;
    m_matches.reset();
    m_test.reset();
    m_testedAs.clear();
    m_testing.cancel();
    writeFields();
    countMatches();
    goTo(0);
}

void PolicyWizard::goTo(int step)
{
    if (step < 0 || step >= kWizardSteps) return;
    // Who walks the list of steps stays in it.
    const bool walks = m_steps->hasFocus();
    m_step = static_cast<WizardStep>(step);
    m_steps->setCurrent(step);
    m_pages->setCurrentIndex(step);
    if (m_step == WizardStep::BackTest) runTest();
    showDraft();
    if (!walks) firstFocus()->setFocus();
}

void PolicyWizard::readFields()
{
    if (m_writing) return;
    m_draft.filter = m_filter->filter();
    m_draft.repeated = m_logic->checkedId() == 1;
    m_draft.repeat = m_repeat->value();
    m_draft.minutes = m_minutes->value();
    m_draft.groupBy = static_cast<GroupBy>(m_groupBy->currentData().toInt());
    m_draft.name = toUtf8(m_name->text().trimmed());
    m_draft.description = toUtf8(m_description->toPlainText().trimmed());
    m_draft.severity = toUtf8(m_severity->currentData().toString());
    m_draft.category = toUtf8(m_category->currentData().toString());
    showDraft();
}

void PolicyWizard::writeFields()
{
    m_writing = true;
    m_filter->setFilter(m_draft.filter);
    m_logic->button(m_draft.repeated ? 1 : 0)->setChecked(true);
    m_repeat->setValue(m_draft.repeat);
    m_minutes->setValue(m_draft.minutes);
    m_groupBy->setCurrentIndex(m_groupBy->findData(static_cast<int>(m_draft.groupBy)));
    m_name->setText(toQString(m_draft.name));
    m_description->setPlainText(toQString(m_draft.description));
    m_severity->setCurrentIndex(m_severity->findData(toQString(m_draft.severity)));
    m_category->setCurrentIndex(m_category->findData(toQString(m_draft.category)));
    m_writing = false;
}

QString PolicyWizard::logicText() const
{
    const QString by = m_groupBy->currentText();
    if (!m_draft.repeated) return tr("Each matching activity, grouped by %1").arg(by);
    return tr("%1 activities within %2 minutes, grouped by %3")
        .arg(count(m_draft.repeat), count(m_draft.minutes), by);
}

QString PolicyWizard::outcomeOf(WizardStep step) const
{
    switch (step) {
    case WizardStep::Filter:
        if (!stepComplete(m_draft, step)) return tr("no rule yet");
        return m_matches ? tr("%1 activities").arg(count(static_cast<qint64>(*m_matches))) : tr("counting");
    case WizardStep::Logic:
        return logicText();
    case WizardStep::BackTest:
        if (!m_test || m_testedAs != testKey(m_draft)) return tr("not tested yet");
        return tr("%n alert(s)", nullptr, static_cast<int>(m_test->alerts));
    case WizardStep::Alert:
        return m_draft.name.empty() ? tr("name, severity, category") : shown(m_draft.name);
    case WizardStep::Save:
        return tr("store it and run it");
    }
    return {};
}

void PolicyWizard::showDraft()
{
    m_repeat->setEnabled(m_draft.repeated);
    m_minutes->setEnabled(m_draft.repeated);
    const QString why = m_draft.repeated ? QString() : tr("Only repeated activity is counted.");
    m_repeat->setToolTip(why);
    m_minutes->setToolTip(why);
    const std::string kql = draftKql(m_draft);
    const QString filter = kql.empty() ? tr("no rule yet") : shown(kql);
    const QString alert = tr("%1, %2").arg(m_severity->currentText(), m_category->currentText());
    m_definition->setText(tr("Activities matching all of\n%1\n\n%2\n\n%3").arg(filter, logicText(), alert));
    const QString name = m_draft.name.empty() ? tr("no name yet") : shown(m_draft.name);
    m_summary->setText(tr("%1\n%2\n\nFilter: %3\n\nLogic: %4\n\nAlert: %5")
                           .arg(name, shown(m_draft.description), filter, logicText(), alert));
    for (int i = 0; i < kWizardSteps; ++i) {
        const auto one = static_cast<WizardStep>(i);
        const bool tested = one != WizardStep::BackTest || (m_test && m_testedAs == testKey(m_draft));
        m_steps->setStep(
            i, {outcomeOf(one), one != WizardStep::Save && tested && stepComplete(m_draft, one), true});
    }
    m_back->setEnabled(m_step != WizardStep::Filter);
    const bool finish = canFinish(m_draft, m_step);
    m_finish->setEnabled(finish);
    m_finish->setVisible(m_step != WizardStep::Save);
    QString hint;
    if (m_step >= WizardStep::BackTest && !finish)
        hint = kql.empty() ? tr("A policy needs a filter.") : tr("A policy needs a name.");
    m_hint->setText(hint);
    m_finish->setToolTip(finish           ? tr("Store the policy and run it.")
                         : hint.isEmpty() ? tr("You can finish from the third step on.")
                                          : hint);
    const bool last = m_step == WizardStep::Save;
    const QStringList names{tr("Filter"), tr("Logic"), tr("Back-test"), tr("Alert"), tr("Save")};
    m_next->setText(last ? tr("&Save and apply") : tr("&Next: %1").arg(names[static_cast<int>(m_step) + 1]));
    m_next->setEnabled(last ? finish : stepComplete(m_draft, m_step));
    m_next->setToolTip(m_next->isEnabled() ? QString()
                       : kql.empty()       ? tr("Add a rule first.")
                                           : tr("Something is missing on this step."));
}

void PolicyWizard::countMatches()
{
    m_counting.cancel();
    m_matches.reset();
    m_matchText->setText(tr("Counting the matching activities"));
    SearchQuestion question;
    question.filter = m_filter->filter();
    question.fields = query::activityFields();
    question.state = m_context.hub.scores().stateFor(m_context.hub.state(), searchKql(question));
    question.histogram = false;
    question.rows = false;
    showDraft();
    if (!question.state) {
        m_matchText->setText(tr("No case is open."));
        return;
    }
    m_counting = m_context.tasks.run<SearchAnswer>(
        this, tr("Counting activities"),
        [question](const Watch& watch) { return search(question, watch.stop); },
        [this](const Result<SearchAnswer>& answer) {
            if (!answer) {
                m_matchText->setText(errorText(answer.error()));
                return;
            }
            if (!answer->state->activities.scores && usecase::asksForScores(m_filter->kql())) {
                const QString& problem = m_context.hub.scores().problem();
                m_matchText->setText(problem.isEmpty() ? tr("Scores are being worked out.") : problem);
                return;
            }
            m_matches = answer->count;
            m_matchText->setText(tr("%1 of %2 activities match")
                                     .arg(count(static_cast<qint64>(answer->count)),
                                          count(static_cast<qint64>(answer->state->activityCount))));
            showDraft();
        });
}

void PolicyWizard::runTest()
{
    const StatePtr state = m_context.hub.scores().stateFor(m_context.hub.state(), m_filter->kql());
    const std::string key = testKey(m_draft);
    if (m_test && key == m_testedAs) return;
    m_testing.cancel();
    m_test.reset();
    if (!state || !stepComplete(m_draft, WizardStep::BackTest)) {
        m_backTest->showError(state ? tr("The policy needs a filter first.") : tr("No case is open."));
        return;
    }
    m_backTest->showRunning();
    m_testing = m_context.tasks.run<usecase::PolicyTest>(
        this, tr("Testing the policy"),
        [state, policy = testedPolicy(m_draft)](const Watch& watch) {
            return usecase::testPolicy(*state, policy, watch);
        },
        [this, state, key](const Result<usecase::PolicyTest>& test) {
            if (!test) {
                m_backTest->showError(errorText(test.error()));
                return;
            }
            m_test = *test;
            m_testedAs = key;
            m_backTest->showTest(*test, state->activityCount, m_draft.groupBy, m_context.hub.timeText());
            showDraft();
        });
}

void PolicyWizard::save()
{
    if (!canFinish(m_draft, m_step)) return;
    const QString name = toQString(m_draft.name);
    m_finish->setEnabled(false);
    m_next->setEnabled(false);
    m_context.hub.change(
        tr("Saving the policy"),
        [policy = policyOf(m_draft), name = shown(m_draft.name)](usecase::Session& session,
                                                                 const Watch& watch) -> Result<QString> {
            auto id = usecase::addPolicy(session, policy);
            if (!id) return tl::unexpected(std::move(id.error()));
            // The run looks for the policy in the state of the session.
            if (auto fresh = session.refresh(); !fresh) return tl::unexpected(std::move(fresh.error()));
            auto run = usecase::runPolicies(session, *id, watch);
            if (!run) return tl::unexpected(std::move(run.error()));
            return QCoreApplication::translate("PolicyWizard", "Saved the policy %1; it raised %2 alerts.")
                .arg(name, count(static_cast<qint64>(run->alerts)));
        },
        Undoable::Yes,
        [this, name, guard = QPointer<PolicyWizard>(this)](const Result<QString>& answer) {
            if (!guard) return;
            if (answer) Q_EMIT saved(name);
            showDraft();
        });
}

} // namespace sightline::ui
