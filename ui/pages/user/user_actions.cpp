// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_actions.h"

#include "core/usecase/score_reasons.h"
#include "core/usecase/user_marks.h"
#include "ui/base/case_hub.h"
#include "ui/base/figure_text.h"
#include "ui/base/score_feed.h"
#include "ui/base/text.h"
#include "ui/dialogs/text_dialog.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::ui
{

namespace
{

// Tags that weigh in the score; any other text is a tag too.
constexpr std::array kTags{std::pair{"Sensitive", QT_TRANSLATE_NOOP("UserTag", "Tag as sensitive")},
                           std::pair{"Honeytoken", QT_TRANSLATE_NOOP("UserTag", "Tag as honeytoken")}};

constexpr const char* kBenign = "Benign";
constexpr const char* kAttack = "TruePositive";

bool sameText(const std::string& a, const char* b)
{
    return toQString(a).compare(QLatin1String(b), Qt::CaseInsensitive) == 0;
}

} // namespace

UserActions::UserActions(PageContext& context, QWidget* parent) : QMenu(parent), m_context(context)
{
    setObjectName(QStringLiteral("userActionsMenu"));
    connect(this, &QMenu::aboutToShow, this, &UserActions::fill);
}

void UserActions::setUser(const StatePtr& state, const usecase::UserRow* row)
{
    m_state = state;
    m_row = row != nullptr ? std::optional(*row) : std::nullopt;
}

void UserActions::fill()
{
    clear();
    // Those of the last time; clear() leaves menus alone.
    qDeleteAll(findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    if (!m_row) return;
    addTags();
    addSeparator();
    addVerdicts();
    addReset();
}

void UserActions::addTags()
{
    const auto given = usecase::tagsByEntity(*m_state)[m_row->entity];
    for (const auto& [stored, text] : kTags) {
        QAction* action = addAction(QCoreApplication::translate("UserTag", text));
        action->setObjectName(QStringLiteral("tag%1").arg(QLatin1String(stored)));
        action->setCheckable(true);
        const auto is = [word = stored](const std::string& t) { return sameText(t, word); };
        const bool here = std::ranges::any_of(given, is);
        const bool anywhere = std::ranges::any_of(m_row->tags, is);
        action->setChecked(anywhere);
        action->setEnabled(here || !anywhere); // what a directory says is taken back there
        connect(action, &QAction::triggered, this,
                [this, word = std::string(stored), here] { tag(word, here); });
    }
    for (const std::string& other : given) {
        if (std::ranges::any_of(kTags, [&](const auto& t) { return sameText(other, t.first); })) continue;
        connect(addAction(tr("Take off the tag %1").arg(shown(other))), &QAction::triggered, this,
                [this, other] { tag(other, true); });
    }
    QAction* more = addAction(tr("Add a tag…"));
    more->setObjectName(QStringLiteral("addTag"));
    connect(more, &QAction::triggered, this, &UserActions::askTag);
}

// Risky days of the week, and those that have a verdict.
void UserActions::addVerdicts()
{
    QMenu* days = addMenu(tr("Verdict on a day"));
    days->setObjectName(QStringLiteral("verdicts"));
    const auto& scores = m_context.hub.scores().scores();
    const bool scored = scores && scores->of(m_row->entity) != nullptr;
    for (std::int32_t d = scored ? scores->day : 0; scored && d > scores->day - analytics::kPriorityDays;
         --d) {
        const auto of = scores->judged->scores.ofDay(d);
        const auto own =
            std::ranges::find(of, scores->judged->userOf[m_row->entity], &analytics::DayScore::user);
        if (own == of.end()) continue;
        const auto mark = std::ranges::find_if(m_state->userMarks, [&](const UserMark& m) {
            return m.kind == UserMark::Kind::Verdict && m.time == d * kTicksPerDay &&
                   usecase::markedEntity(*m_state, m) == m_row->entity;
        });
        const bool judged = mark != m_state->userMarks.end();
        if (!judged && own->points() < analytics::kRiskyPoints) continue;
        const QString name = toQString(dayText(d));
        QMenu* day =
            days->addMenu(tr("%1, 1 in %2 ordinary days").arg(name, count(std::llround(own->oneIn()))));
        if (judged) {
            const bool benign = mark->value == kBenign;
            connect(day->addAction(benign ? tr("Take back: benign") : tr("Take back: attack")),
                    &QAction::triggered, this, [this, d] { setVerdict(d, "none", ""); });
            continue;
        }
        connect(day->addAction(tr("Benign: adds nothing…")), &QAction::triggered, this,
                [this, d] { askVerdict(d, kBenign); });
        connect(day->addAction(tr("Attack: no reference for other days…")), &QAction::triggered, this,
                [this, d] { askVerdict(d, kAttack); });
    }
    if (!days->isEmpty()) return;
    days->setEnabled(false);
    days->setToolTip(tr("None of the last 7 days adds anything"));
}

void UserActions::addReset()
{
    QAction* reset = addAction(tr("Reset investigation priority…"));
    reset->setObjectName(QStringLiteral("resetPriority"));
    const auto& scores = m_context.hub.scores().scores();
    const analytics::Priority* priority = scores ? scores->of(m_row->entity) : nullptr;
    reset->setEnabled(priority != nullptr && priority->sum() > 0);
    connect(reset, &QAction::triggered, this, &UserActions::askReset);
}

void UserActions::tag(const std::string& tag, bool remove)
{
    const QString sentence = remove ? tr("Took the tag %1 off %2.").arg(shown(tag), shown(m_row->user))
                                    : tr("Tagged %1 as %2.").arg(shown(m_row->user), shown(tag));
    m_context.hub.change(tr("Tagging a user"),
                         [user = m_row->userId, tag, remove, sentence](usecase::Session& session,
                                                                       const Watch&) -> Result<QString> {
                             SL_TRY(usecase::tagUser(session, user, tag, remove));
                             return sentence;
                         });
}

void UserActions::askTag()
{
    auto* dialog = new TextDialog(m_context.look,
                                  {tr("Add a tag"),
                                   tr("The tag stays with %1 in this case. Sensitive and Honeytoken weigh in "
                                      "the score; any other text is for finding people again.")
                                       .arg(shown(m_row->user)),
                                   tr("&Tag"), tr("Add tag")},
                                  parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { tag(toUtf8(dialog->text()), false); });
    dialog->open();
}

void UserActions::askVerdict(std::int32_t day, const std::string& verdict)
{
    const bool benign = verdict == kBenign;
    const QString name = toQString(dayText(day));
    auto* dialog = new TextDialog(
        m_context.look,
        {benign ? tr("Call the day benign") : tr("Call the day an attack"),
         benign ? tr("%1 of %2 adds nothing to the priority any more.").arg(name, shown(m_row->user))
                : tr("%1 of %2 keeps its points, and no other day is compared with it.")
                      .arg(name, shown(m_row->user)),
         tr("&Reason"), benign ? tr("Call it benign") : tr("Call it an attack"), false},
        parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, day, verdict] { setVerdict(day, verdict, toUtf8(dialog->text())); });
    dialog->open();
}

void UserActions::setVerdict(std::int32_t day, const std::string& verdict, const std::string& reason)
{
    const QString name = toQString(dayText(day));
    const QString who = shown(m_row->user);
    const QString sentence = verdict == "none"    ? tr("Took back the verdict on %1 of %2.").arg(name, who)
                             : verdict == kBenign ? tr("Called %1 of %2 benign.").arg(name, who)
                                                  : tr("Called %1 of %2 an attack.").arg(name, who);
    m_context.hub.change(tr("Judging a day"),
                         [user = m_row->userId, day, verdict, reason,
                          sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                             SL_TRY(usecase::setDayVerdict(session, user, day, verdict, reason));
                             return sentence;
                         });
}

void UserActions::askReset()
{
    const QString until = m_context.hub.timeText().full(m_state->activities.asOf);
    auto* dialog = new TextDialog(
        m_context.look,
        {tr("Reset investigation priority"),
         tr("Alerts up to %1 and the days up to it do not count for %2 any more; what comes later does.")
             .arg(until, shown(m_row->user)),
         tr("&Reason"), tr("Reset priority")},
        parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString sentence = tr("Reset the investigation priority of %1.").arg(shown(m_row->user));
        m_context.hub.change(tr("Resetting a priority"),
                             [user = m_row->userId, reason = toUtf8(dialog->text()),
                              sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                                 SL_TRY(usecase::resetPriority(session, user, reason));
                                 return sentence;
                             });
    });
    dialog->open();
}

} // namespace sightline::ui
