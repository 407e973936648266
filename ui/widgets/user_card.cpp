// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/user_card.h"

#include "ui/base/account_words.h"
#include "ui/base/figure_text.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kAccountsShown = 4;
constexpr qsizetype kLongest = 56; // of a text; the end of a SID tells more than its middle

class Card
{
    Q_DECLARE_TR_FUNCTIONS(UserCard)

public:
    Card(const Look& look, const TimeText& time) : m_look(look), m_time(time) {}

    void head(const identity::Entity& entity, const Identity* directory)
    {
        const bool named = !entity.displayName.empty() && entity.displayName != entity.text;
        m_html += QStringLiteral("<b>%1</b>").arg(safe(named ? entity.displayName : entity.text));
        if (named) m_html += QStringLiteral("<br>") + safe(entity.text);
        if (directory == nullptr) return;
        QStringList parts{safe(directory->jobTitle), safe(directory->department)};
        parts.removeAll(QString());
        if (!parts.isEmpty()) m_html += QStringLiteral("<br>") + muted(parts.join(QStringLiteral(" · ")));
    }

    void facts(const usecase::CaseState& state, const identity::Entity& entity, const Identity* directory)
    {
        fact(tr("Type"), kindText(entity.kind).toHtmlEscaped());
        if (directory != nullptr) {
            QStringList tags;
            for (const std::string& tag : directory->tags)
                tags.append(safe(tag));
            if (!directory->enabled) tags.append(tr("disabled").toHtmlEscaped());
            if (!tags.isEmpty()) fact(tr("Tags"), tags.join(QStringLiteral(", ")));
        }
        QStringList accounts;
        for (std::size_t i = 0; i < std::min(entity.accounts.size(), kAccountsShown); ++i)
            accounts.append(safe(entity.accounts[i].text));
        if (entity.accounts.size() > kAccountsShown)
            accounts.append(
                tr("and %n more", nullptr, static_cast<int>(entity.accounts.size() - kAccountsShown))
                    .toHtmlEscaped());
        fact(tr("Accounts"), accounts.join(QStringLiteral("<br>")));
        const auto open = std::ranges::count_if(state.alerts, [&](const Alert& alert) {
            return alert.status != "Closed" &&
                   std::ranges::find(alert.users, entity.text) != alert.users.end();
        });
        fact(tr("Open alerts"), count(static_cast<qint64>(open)));
    }

    void seen(const std::optional<usecase::EntitySeen>& seen)
    {
        if (!seen) return;
        fact(tr("Activities"), count(static_cast<qint64>(seen->activities)));
        if (seen->first == kNoTime) return;
        fact(tr("First seen"), m_time.full(seen->first).toHtmlEscaped());
        fact(tr("Last seen"), m_time.full(seen->last).toHtmlEscaped());
    }

    [[nodiscard]] QString html() const
    {
        return QStringLiteral("<p style=\"white-space:pre\">%1</p><table cellspacing=\"0\">%2</table>")
            .arg(m_html, m_rows);
    }

private:
    static QString safe(const std::string& text)
    {
        QString line = shown(text);
        if (line.size() > kLongest)
            line = line.left(kLongest / 2) + QStringLiteral("…") + line.right(kLongest / 2);
        return line.toHtmlEscaped();
    }

    [[nodiscard]] QString muted(const QString& html) const
    {
        return QStringLiteral("<span style=\"color:%1\">%2</span>")
            .arg(m_look.color(Token::textMuted).name(), html);
    }

    void fact(const QString& label, const QString& html)
    {
        m_rows += QStringLiteral("<tr><td style=\"white-space:pre; padding-right:%1px\">%2</td>"
                                 "<td style=\"white-space:pre\">%3</td></tr>")
                      .arg(m_look.metrics().cellPadding())
                      .arg(muted(label.toHtmlEscaped()), html);
    }

    const Look& m_look;
    const TimeText& m_time;
    QString m_html;
    QString m_rows;
};

} // namespace

QString userCard(const Look& look, const usecase::CaseState& state, query::EntityCode entity,
                 const std::optional<usecase::EntitySeen>& seen, const TimeText& time)
{
    const identity::Entity& who = state.people->entity(entity);
    const Identity* directory =
        who.directoryRows.empty() ? nullptr : &state.people->identities()[who.directoryRows.back()];
    Card card(look, time);
    card.head(who, directory);
    card.facts(state, who, directory);
    card.seen(seen);
    return card.html();
}

} // namespace sightline::ui
