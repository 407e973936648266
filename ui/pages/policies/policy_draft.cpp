// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policy_draft.h"

#include "core/model/words.h"

namespace sightline::ui
{

namespace
{

bool hasName(const PolicyDraft& draft)
{
    return draft.name.find_first_not_of(" \t\r\n") != std::string::npos;
}

} // namespace

std::string draftKql(const PolicyDraft& draft)
{
    return query::filterKql(draft.filter, query::activityFields());
}

Policy policyOf(const PolicyDraft& draft)
{
    Policy policy;
    policy.name = draft.name;
    policy.description = draft.description;
    policy.severity = draft.severity;
    policy.category = draft.category;
    policy.filter = draftKql(draft);
    policy.repeat = draft.repeated ? draft.repeat : 1;
    policy.minutes = draft.repeated ? draft.minutes : 0;
    policy.groupBy = draft.groupBy;
    return policy;
}

Policy testedPolicy(const PolicyDraft& draft)
{
    Policy policy = policyOf(draft);
    if (!hasName(draft)) policy.name = "draft";
    return policy;
}

bool stepComplete(const PolicyDraft& draft, WizardStep step)
{
    switch (step) {
    case WizardStep::Filter:
        return !draftKql(draft).empty();
    case WizardStep::Logic:
        return !draft.repeated || (draft.repeat >= kRepeatLeast && draft.repeat <= kRepeatMost &&
                                   draft.minutes >= 1 && draft.minutes <= kMinutesMost);
    case WizardStep::BackTest:
        return stepComplete(draft, WizardStep::Filter) && stepComplete(draft, WizardStep::Logic);
    case WizardStep::Alert:
        return hasName(draft) && words::find(words::kSeverities, draft.severity) &&
               words::find(words::kCategories, draft.category);
    case WizardStep::Save:
        return stepComplete(draft, WizardStep::BackTest) && stepComplete(draft, WizardStep::Alert);
    }
    return false;
}

bool canFinish(const PolicyDraft& draft, WizardStep current)
{
    return current >= WizardStep::BackTest && stepComplete(draft, WizardStep::Save);
}

} // namespace sightline::ui
