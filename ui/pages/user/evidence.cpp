// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/evidence.h"

#include "core/usecase/score_reasons.h"
#include "ui/base/figure_text.h"

#include <QCoreApplication>

namespace sightline::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Evidence)
};

} // namespace

QString evidenceSentence(const Evidence& evidence)
{
    const QString shown = count(static_cast<qint64>(evidence.ids.size()));
    if (evidence.of == 0)
        return Texts::tr("Evidence of \"%1\": %2 activities, at most %3 of each")
            .arg(evidence.title, shown, count(usecase::kMostEvidence));
    return Texts::tr("Evidence of \"%1\": %2 of %3 activities")
        .arg(evidence.title, shown, count(static_cast<qint64>(evidence.of)));
}

} // namespace sightline::ui
