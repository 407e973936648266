// SPDX-License-Identifier: GPL-3.0-or-later
// Identities in the reader's words: types of entities, kinds of accounts, why an account belongs to somebody,
// what evidence says and what contradicts it. Log texts are shown escaped. GUI thread and exports.
#pragma once

#include "core/identity/entity_map.h"
#include "core/usecase/identities.h"
#include "ui/base/time_text.h"

#include <QString>
#include <QStringList>

namespace sightline::ui
{

[[nodiscard]] QString kindText(identity::EntityKind kind);       // "Person"
[[nodiscard]] QString kindPluralText(identity::EntityKind kind); // "People"
[[nodiscard]] QString accountKindText(AccountKind kind);         // "Windows account"
[[nodiscard]] QString basisText(identity::Basis basis);          // "a directory row"
// "99 %"
[[nodiscard]] QString confidenceText(identity::Basis basis);
// Identifiers that people compare letter by letter.
[[nodiscard]] bool isFixedAccount(AccountKind kind);

// What joins an account to its entity besides records, such as a merge by hand; "" for nothing.
[[nodiscard]] QString basisSentence(identity::Basis basis);
// "named with CONTOSO\alex in 6 records", seen from one of the two accounts.
[[nodiscard]] QString evidenceSentence(const LinkEvidence& evidence, const std::string& account);
// basisSentence() and every evidenceSentence() of an account.
[[nodiscard]] QStringList evidenceSentences(const identity::EntityMap& people,
                                            const identity::Account& account);

[[nodiscard]] QString conflictKindText(identity::Conflict::Kind kind);
// What contradicts and what was made of it.
[[nodiscard]] QString conflictSentence(const identity::EntityMap& people, const identity::Conflict& conflict,
                                       const TimeText& time);
[[nodiscard]] QString mergeConflictSentence(const usecase::MergeConflict& conflict);
// What names of a domain a suggested merge rests on.
[[nodiscard]] QString conventionSentence(const identity::NamingConvention& convention);

} // namespace sightline::ui
