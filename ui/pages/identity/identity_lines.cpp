// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identity/identity_lines.h"

#include "ui/base/account_words.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sightline::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(IdentityPage)
};

LineCell cell(const QString& text)
{
    return {text, {}};
}

LineCell timeCell(Ticks t, const TimeText& time)
{
    if (t == kNoTime) return {emptyValue(), {{role::kRaw, QString()}}};
    return {time.shortText(t),
            {{role::kOffset, time.offset(t)},
             {role::kRaw, toQString(isoText(t))},
             {Qt::ToolTipRole, time.full(t)}}};
}

LineCell dayCell(Ticks t, const TimeText& time)
{
    return {time.date(t), {{role::kRaw, toQString(isoText(t))}, {Qt::ToolTipRole, time.full(t)}}};
}

// A name that was always its entity's is held without an end, which is no missing time.
LineCell heldCell(Ticks t, const TimeText& time, const QString& open)
{
    if (t == kNoTime) return {open, {{role::kRaw, QString()}, {role::kMuted, true}}};
    return dayCell(t, time);
}

LineCell numberCell(std::uint64_t number)
{
    const auto value = static_cast<qint64>(number);
    return {count(value), {{role::kRaw, value}}};
}

LineCell rawCell(const QString& text, std::string_view raw)
{
    return {text, {{role::kRaw, toQString(raw)}}};
}

} // namespace

QString sourceName(const usecase::CaseState& state, std::int64_t source)
{
    const auto it = std::ranges::find(state.sources, source, &store::SourceRow::id);
    if (it == state.sources.end()) return Texts::tr("a source that was removed");
    const std::string place = it->place();
    return shown(place.substr(place.find_last_of("/\\") + 1));
}

QList<LineColumn> accountColumns()
{
    return {{QStringLiteral("kind"), Texts::tr("Kind"), CellKind::Text, 170},
            {QStringLiteral("account"), Texts::tr("Account"), CellKind::Text, 0},
            {QStringLiteral("basis"), Texts::tr("Joined by"), CellKind::Text, 150},
            {QStringLiteral("confidence"), Texts::tr("Confidence"), CellKind::Number, 92},
            {QStringLiteral("heldFrom"), Texts::tr("Held from"), CellKind::Text, 110},
            {QStringLiteral("heldUntil"), Texts::tr("Held until"), CellKind::Text, 110},
            {QStringLiteral("firstSeen"), Texts::tr("First seen"), CellKind::Time, 150},
            {QStringLiteral("lastSeen"), Texts::tr("Last seen"), CellKind::Time, 150},
            {QStringLiteral("activities"), Texts::tr("Activities"), CellKind::Number, 90}};
}

QList<Line> accountLines(const IdentityData& data, const TimeText& time)
{
    QList<Line> lines;
    for (std::size_t i = 0; i < data.accounts().size(); ++i) {
        const identity::Account& account = data.accounts()[i];
        const usecase::AccountSighting& seen = data.seen.accounts[i];
        LineCell name = rawCell(shown(account.text), account.text);
        if (isFixedAccount(account.kind)) name.roles.insert(role::kKind, static_cast<int>(CellKind::Fixed));
        LineCell confidence = cell(confidenceText(account.basis));
        confidence.roles.insert(role::kRaw, identity::confidenceOf(account.basis));
        LineCell basis = cell(basisText(account.basis));
        basis.roles.insert(Qt::ToolTipRole,
                           evidenceSentences(data.people(), account).join(QLatin1Char('\n')));
        lines.append(Line{rawCell(accountKindText(account.kind), accountKindWord(account.kind)), name, basis,
                          confidence, heldCell(account.from, time, Texts::tr("always")),
                          heldCell(account.to, time, Texts::tr("now")), timeCell(seen.first, time),
                          timeCell(seen.last, time), numberCell(seen.activities)});
    }
    return lines;
}

QList<LineColumn> evidenceColumns()
{
    return {{QStringLiteral("evidence"), Texts::tr("Evidence"), CellKind::Text, 0},
            {QStringLiteral("source"), Texts::tr("Source"), CellKind::Path, 170},
            {QStringLiteral("record"), Texts::tr("First record"), CellKind::Number, 92},
            {QStringLiteral("from"), Texts::tr("From"), CellKind::Time, 150},
            {QStringLiteral("until"), Texts::tr("Until"), CellKind::Time, 150}};
}

std::vector<EvidenceLine> evidenceLines(const IdentityData& data, std::size_t account, const TimeText& time)
{
    std::vector<EvidenceLine> out;
    const identity::Account& of = data.accounts()[account];
    if (const QString sentence = basisSentence(of.basis); !sentence.isEmpty())
        out.push_back(
            {Line{cell(sentence), cell({}), cell({}), timeCell(kNoTime, time), timeCell(kNoTime, time)}});
    for (const std::uint32_t i : of.evidence) {
        const LinkEvidence& e = data.people().evidence()[i];
        out.push_back({Line{cell(evidenceSentence(e, of.key)), cell(sourceName(*data.state, e.source)),
                            numberCell(static_cast<std::uint64_t>(e.ordinal)), timeCell(e.from, time),
                            timeCell(e.to, time)},
                       true, e.source, e.ordinal});
    }
    return out;
}

QList<LineColumn> conflictColumns()
{
    return {{QStringLiteral("kind"), Texts::tr("Kind"), CellKind::Text, 110},
            {QStringLiteral("name"), Texts::tr("Name"), CellKind::Text, 190},
            {QStringLiteral("sentence"), Texts::tr("What contradicts itself"), CellKind::Text, 0},
            {QStringLiteral("from"), Texts::tr("From"), CellKind::Time, 150},
            {QStringLiteral("until"), Texts::tr("Until"), CellKind::Time, 150}};
}

Line conflictLine(const identity::EntityMap& people, const identity::Conflict& conflict, const TimeText& time)
{
    const std::string name = accountKeyText(conflict.key);
    return {cell(conflictKindText(conflict.kind)), rawCell(shown(name), name),
            cell(conflictSentence(people, conflict, time)), timeCell(conflict.from, time),
            timeCell(conflict.to, time)};
}

QList<LineColumn> suggestionColumns()
{
    return {{QStringLiteral("windows"), Texts::tr("On premises"), CellKind::Text, 140},
            {QStringLiteral("upn"), Texts::tr("In the cloud"), CellKind::Text, 240},
            {QStringLiteral("followed"), Texts::tr("So named"), CellKind::Number, 108},
            {QStringLiteral("example"), Texts::tr("For example"), CellKind::Text, 0},
            {QStringLiteral("from"), Texts::tr("Both seen from"), CellKind::Text, 136},
            {QStringLiteral("until"), Texts::tr("Until"), CellKind::Text, 112}};
}

Line suggestionLine(const identity::MergeSuggestions& all, const identity::MergeSuggestion& one,
                    const TimeText& time)
{
    const identity::NamingConvention& convention = all.conventions[one.convention];
    const bool learnt = !convention.exampleUpn.empty();
    const auto of = Texts::tr("%1 of %2")
                        .arg(count(static_cast<qint64>(learnt ? convention.followed : convention.fitting)),
                             count(static_cast<qint64>(learnt ? convention.known : convention.open)));
    const QString example =
        learnt ? Texts::tr("%1 is %2").arg(shown(convention.exampleWindows), shown(convention.exampleUpn))
               : Texts::tr("nobody is known; mixed-up names: %1 of %2")
                     .arg(count(static_cast<qint64>(convention.byChance)),
                          count(static_cast<qint64>(convention.open)));
    Line line{rawCell(shown(one.windows), one.windows),
              rawCell(shown(one.upn), one.upn),
              cell(of),
              cell(example),
              dayCell(one.from, time),
              dayCell(one.to, time)};
    for (const int at : {2, 3})
        line[at].roles.insert(Qt::ToolTipRole, conventionSentence(convention));
    return line;
}

} // namespace sightline::ui
