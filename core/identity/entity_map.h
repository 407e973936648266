// SPDX-License-Identifier: GPL-3.0-or-later
// Account keys joined to people where one record or one directory row proves that they are one account.
// An immutable snapshot; the same whatever the order of imports.
#pragma once

#include "core/model/account_key.h"
#include "core/model/identity.h"
#include "core/query/context.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::identity
{

// A proof with where it comes from.
struct Evidence {
    AccountLink link;
    std::int64_t source = 0;
    std::int64_t ordinal = 0;
    std::int64_t count = 0;
};

struct Account {
    std::string key;  // kind|value|scope
    std::string text; // as people read it
    AccountKind kind = AccountKind::Name;
    std::vector<std::string> evidence; // sentences: "in 6 records, first source 3, record 17"
};

struct Entity {
    std::string id;   // stable: made from its strongest key
    std::string text; // `User`
    std::string displayName;
    bool person = true;                     // false: machine, service, well-known or application account
    std::vector<Account> accounts;          // strongest first
    std::vector<std::size_t> directoryRows; // into the identities given
};

class EntityMap final : public query::Lookup
{
public:
    struct Input {
        std::shared_ptr<const Dictionary> accounts; // domain "account"
        std::vector<Evidence> links;
        std::vector<Identity> identities;
        // As records wrote it: account key -> spelling ("alex.meyer@contoso.example" with its capitals).
        std::unordered_map<std::string, std::string> spellings;
        std::vector<std::string> alertKeys; // keys only alerts name
    };

    [[nodiscard]] static std::shared_ptr<const EntityMap> build(Input input);

    [[nodiscard]] query::EntityCode entityOf(Code account, Ticks at) const override;
    [[nodiscard]] bool changesHands(Code account) const override; // never yet: keys carry no dates
    [[nodiscard]] query::EntityCode entityCount() const override;
    [[nodiscard]] std::string_view entityText(query::EntityCode entity) const override;
    [[nodiscard]] std::string_view entityId(query::EntityCode entity) const override;

    [[nodiscard]] const Entity& entity(query::EntityCode code) const { return m_entities[code]; }

    [[nodiscard]] const std::vector<Identity>& identities() const { return m_identities; }

    // Any spelling: entity id, UPN, SID, object id, PUID, DOMAIN\name, a name only one entity has. 0: nobody.
    [[nodiscard]] query::EntityCode find(std::string_view name) const;
    // Entities whose texts or accounts contain the text, best first; for completion.
    [[nodiscard]] std::vector<query::EntityCode> search(std::string_view text, std::size_t limit) const;
    [[nodiscard]] query::EntityCode entityOfKey(std::string_view key) const;

private:
    EntityMap() = default;

    std::vector<Entity> m_entities; // [0] is nobody
    std::vector<query::EntityCode> m_byAccount;
    std::unordered_map<std::string, query::EntityCode> m_byKey;
    std::unordered_map<std::string, query::EntityCode> m_byName; // folded text or id; kAmbiguous when several
    std::vector<Identity> m_identities;
};

} // namespace sightline::identity
