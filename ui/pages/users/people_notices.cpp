// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/people_notices.h"

#include "ui/pages/identity/conflicts_dialog.h"
#include "ui/pages/identity/suggestions_dialog.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

namespace sightline::ui
{

PeopleNotices::PeopleNotices(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto banner = [&](const char* name) {
        auto* out = new Banner(context.look, this);
        out->setObjectName(QLatin1String(name));
        out->hide();
        column->addWidget(out);
        return out;
    };
    m_suggestions = banner("suggestions");
    m_contradictions = banner("contradictions");
    connect(m_suggestions, &Banner::remedyRequested, this, &PeopleNotices::open<SuggestionsDialog>);
    connect(m_contradictions, &Banner::remedyRequested, this, &PeopleNotices::open<ConflictsDialog>);
}

template <class Dialog> void PeopleNotices::open()
{
    auto* dialog = new Dialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PeopleNotices::follow(const StatePtr& state)
{
    const std::size_t contradictions = state ? state->people->conflicts().size() : 0;
    if (contradictions > 0)
        m_contradictions->setContent(
            {BannerKind::Information,
             tr("%n contradictions between accounts.", nullptr, static_cast<int>(contradictions)),
             tr("What contradicts itself was kept apart, not merged."), tr("Show them")});
    m_contradictions->setVisible(contradictions > 0);
    if (state == m_state) return;
    m_state = state;
    m_asking.cancel();
    if (state)
        askSuggestions(state);
    else
        m_suggestions->hide();
}

void PeopleNotices::askSuggestions(const StatePtr& state)
{
    m_asking = m_context.tasks.run<identity::MergeSuggestions>(
        this, tr("Comparing names"),
        [state](const Watch& watch) { return usecase::suggestMerges(*state, watch.stop); },
        [this](const Result<identity::MergeSuggestions>& found) {
            // Where it could not be worked out the dialogs say why; here nothing is claimed.
            const std::size_t pairs = found ? found->rows.size() : 0;
            if (pairs > 0)
                m_suggestions->setContent(
                    {BannerKind::Information,
                     tr("%n pairs of accounts may be one person each.", nullptr, static_cast<int>(pairs)),
                     tr("No record ties them together, but their names fit as others here do. Nothing was "
                        "merged."),
                     tr("Look through them")});
            m_suggestions->setVisible(pairs > 0);
            Q_EMIT suggested();
        });
}

} // namespace sightline::ui
