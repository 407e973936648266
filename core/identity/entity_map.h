// SPDX-License-Identifier: GPL-3.0-or-later
// Who is behind every account key: an immutable snapshot made from evidence, the same whatever the order of
// imports. How accounts are joined is in resolver.h; this is what everybody else asks. Any thread.
#pragma once

#include "core/model/account_key.h"
#include "core/model/identity.h"
#include "core/query/context.h"
#include "core/table/dictionary.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sightline::identity
{

enum class EntityKind : std::uint8_t { Person, Machine, Service, System, Application };

[[nodiscard]] std::string_view entityKindWord(EntityKind kind);

// Why an account belongs to its entity, weakest last; the degree is for reading, nothing is computed with it.
enum class Basis : std::uint8_t {
    Identifier, // it names the entity
    ByHand,     // an analyst merged it
    Record,     // records hold it beside another of the entity's accounts
    Directory,  // a directory row does
    Spelling,   // the same name in the other spelling of its domain
    Convention, // a name that can only be meant for this account
};

[[nodiscard]] double confidenceOf(Basis basis); // 0..1

struct Account {
    std::string key;  // kind|value|scope
    std::string text; // as people read it
    AccountKind kind = AccountKind::Name;
    Basis basis = Basis::Identifier;
    std::vector<std::uint32_t> evidence; // into EntityMap::evidence()
    Ticks from = kNoTime; // a name that changed hands: held from, until (exclusive); open: kNoTime
    Ticks to = kNoTime;
};

struct Entity {
    std::string id;   // stable: made from its strongest key
    std::string text; // `User`; no other entity has the same
    std::string displayName;
    EntityKind kind = EntityKind::Person;
    std::vector<Account> accounts;          // strongest first
    std::vector<std::size_t> directoryRows; // into identities(), oldest first

    [[nodiscard]] bool isPerson() const { return kind == EntityKind::Person; }
};

// Something evidence contradicts itself about. Listed, never guessed.
struct Conflict {
    enum class Kind : std::uint8_t {
        SharedName, // several accounts had one name at one time: what only the name says belongs to none
        Rivals,     // several had it, though another account has it for certain: none is joined through it
        Refused,    // a join would have made two accounts of one directory one
    };
    Kind kind = Kind::SharedName;
    std::string key; // the name, or the one account the others hang on
    std::vector<query::EntityCode> entities;
    Ticks from = kNoTime, to = kNoTime;
};

[[nodiscard]] std::string_view conflictWord(Conflict::Kind kind);

class EntityMap final : public query::Lookup
{
public:
    struct Input {
        std::shared_ptr<const Dictionary> accounts; // domain "account"
        std::shared_ptr<const Dictionary> devices;  // domain "device": full names tell a host's domain
        std::vector<LinkEvidence> links;
        std::vector<Identity> identities;
        std::vector<IdentityEdit> edits;
        // As records wrote it: account key -> spelling ("alex.meyer@contoso.example" with its capitals).
        std::unordered_map<std::string, std::string> spellings;
        std::vector<std::string> alertKeys; // keys only alerts name
    };

    [[nodiscard]] static std::shared_ptr<const EntityMap> build(Input input);

    [[nodiscard]] query::EntityCode entityOf(Code account, Ticks at) const override;
    [[nodiscard]] bool changesHands(Code account) const override;
    [[nodiscard]] query::EntityCode entityCount() const override;
    [[nodiscard]] std::string_view entityText(query::EntityCode entity) const override;
    [[nodiscard]] std::string_view entityId(query::EntityCode entity) const override;

    [[nodiscard]] const Entity& entity(query::EntityCode code) const { return m_entities[code]; }

    [[nodiscard]] const std::vector<Identity>& identities() const { return m_identities; }

    [[nodiscard]] const std::vector<LinkEvidence>& evidence() const { return m_evidence; }

    [[nodiscard]] const std::vector<Conflict>& conflicts() const { return m_conflicts; }

    // Whom an analyst said to be different.
    [[nodiscard]] std::vector<std::pair<query::EntityCode, query::EntityCode>> keptApart() const;

    // English sentences: "same account as CONTOSO\alex in 6 records of source 3, first record 17".
    [[nodiscard]] std::vector<std::string> sentences(const Account& account) const;

    // Any spelling: entity id, UPN, SID, object id, PUID, DOMAIN\name, a name only one entity has. A name
    // that changed hands: its last holder. 0: nobody.
    [[nodiscard]] query::EntityCode find(std::string_view name) const;
    // Entities whose texts or accounts contain the text, best first; for completion.
    [[nodiscard]] std::vector<query::EntityCode> search(std::string_view text, std::size_t limit) const;
    [[nodiscard]] query::EntityCode entityOfKey(std::string_view key, Ticks at = kNoTime) const;

private:
    friend class EntityMapBuilder;
    EntityMap() = default;

    // Who holds a key: one, or one after the other.
    struct Holder {
        Ticks from = kNoTime; // kNoTime: from the beginning
        query::EntityCode entity = 0;
    };

    static constexpr std::uint32_t kNoSuccession = 0xFFFFFFFF;
    static constexpr query::EntityCode kAmbiguous = 0xFFFFFFFF;

    [[nodiscard]] query::EntityCode holderAt(std::uint32_t succession, Ticks at) const;

    std::vector<Entity> m_entities;                 // [0] is nobody
    std::vector<query::EntityCode> m_byAccount;     // by code; the last holder
    std::vector<std::uint32_t> m_successionOf;      // by code; kNoSuccession
    std::vector<std::vector<Holder>> m_successions; // of keys that changed hands
    std::vector<std::string> m_keys;                // sorted
    std::vector<query::EntityCode> m_byKey;         // by place among them; the last holder
    std::vector<std::uint32_t> m_successionOfKey;
    std::unordered_map<std::string, query::EntityCode> m_byName; // folded text or id; kAmbiguous when several
    std::vector<Identity> m_identities;
    std::vector<LinkEvidence> m_evidence;
    std::vector<Conflict> m_conflicts;
    std::vector<std::pair<std::string, std::string>> m_apart; // account keys
};

} // namespace sightline::identity
