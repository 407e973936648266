// SPDX-License-Identifier: GPL-3.0-or-later
// What the identity page shows of one entity: its accounts with when each was seen, and what evidence
// contradicts about it. Made off the GUI thread, immutable.
#pragma once

#include "core/usecase/account_sightings.h"
#include "core/usecase/identities.h"
#include "ui/base/case_hub.h"

#include <memory>
#include <string>
#include <vector>

namespace sightline::ui
{

struct IdentityData {
    StatePtr state;
    query::EntityCode code = 0;
    usecase::AccountSightings seen;
    std::vector<std::size_t> conflicts; // into EntityMap::conflicts()

    [[nodiscard]] const identity::EntityMap& people() const { return *state->people; }

    [[nodiscard]] const identity::Entity& entity() const { return people().entity(code); }

    [[nodiscard]] const std::vector<identity::Account>& accounts() const { return entity().accounts; }

    // Whether it can be taken out of the entity: it is not alone, and is the entity's still.
    [[nodiscard]] bool canSplit(std::size_t account) const
    {
        return accounts().size() > 1 && people().entityOfKey(accounts()[account].key) == code;
    }
};

using IdentityDataPtr = std::shared_ptr<const IdentityData>;

// name: any of the entity, or a key of one of its accounts.
[[nodiscard]] inline Result<IdentityDataPtr> loadIdentity(const StatePtr& state, const std::string& name,
                                                          const StopToken& stop)
{
    const auto code = usecase::findEntity(*state, name);
    if (!code) return tl::unexpected(code.error());
    auto seen = usecase::accountSightings(*state, *code, stop);
    if (!seen) return tl::unexpected(std::move(seen.error()));
    return std::make_shared<const IdentityData>(
        IdentityData{state, *code, std::move(*seen), usecase::conflictsOf(*state->people, *code)});
}

} // namespace sightline::ui
