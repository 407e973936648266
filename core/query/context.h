// SPDX-License-Identifier: GPL-3.0-or-later
// What a question is asked of: one snapshot, the people behind its account codes, the ids of its activities
// and the clock. A value; everything in it is immutable and may be used from any thread.
#pragma once

#include "core/base/ticks.h"
#include "core/base/workers.h"
#include "core/table/segment.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

using EntityCode = std::uint32_t; // 0: nobody

// Account code (domain "account") to the person behind it. Built by `identity` as an immutable snapshot.
class Lookup
{
public:
    virtual ~Lookup() = default;
    // `at` matters only for the few accounts that changed hands.
    [[nodiscard]] virtual EntityCode entityOf(Code account, Ticks at) const = 0;

    // Whether `at` can matter for this account. Where it cannot, one answer serves all rows of a table, so
    // override it; the default is right for every lookup but asks row by row.
    [[nodiscard]] virtual bool changesHands(Code /*account*/) const { return true; }

    [[nodiscard]] virtual EntityCode entityCount() const = 0; // codes are below this
    // The text of `User` for an entity: UPN, else DOMAIN\name, else the name, SID or id.
    [[nodiscard]] virtual std::string_view entityText(EntityCode entity) const = 0;
    [[nodiscard]] virtual std::string_view entityId(EntityCode entity) const = 0; // `UserId`
};

// What is known of an address beyond what records say.
struct AddressFacts {
    std::string category; // Corporate, Administrative, Risky, VPN, Cloud provider, Other; "" none
    std::vector<std::string> tags;
    std::string tagsText;            // `tags` as a JSON array; "" for none
    std::string country, city, isp;  // as a range says; for records that name none
    std::vector<std::string> ranges; // the ranges and lists that hold it, most specific first, for people
};

// Address text to its facts: ranges and lists. Built by `identity` as an immutable snapshot. What is known of
// addresses is numbered: many addresses have the same facts.
class AddressLookup
{
public:
    virtual ~AddressLookup() = default;
    // 0: nothing is known of it at that time.
    [[nodiscard]] virtual std::uint32_t labelOf(std::string_view address, Ticks at) const = 0;
    // Whether `at` can matter for this address. Where it cannot, one answer serves all rows of a table.
    [[nodiscard]] virtual bool changes(std::string_view address) const = 0;

    [[nodiscard]] virtual std::uint32_t labelCount() const = 0; // labels are below this
    // As long as the lookup lives.
    [[nodiscard]] virtual const AddressFacts& facts(std::uint32_t label) const = 0;
};

// How ActivityId is made: the product's own id where its table has a one-column key, else
// "<first 10 hex of the source's sha256>-<ordinal>".
struct ActivityIds {
    std::map<TableId, ColumnId> ownId;                // tables with a one-column key
    std::map<std::int64_t, std::string> sourcePrefix; // source.id -> ten hex digits
};

class CaseIndex;
struct RowScores;

struct Context {
    SnapshotPtr snapshot;
    std::shared_ptr<const Lookup> lookup; // may be null: names stay as written
    std::shared_ptr<const ActivityIds> ids;
    Ticks asOf = 0;                             // now() of the question
    std::shared_ptr<Workers> workers = nullptr; // null: questions run on their caller alone
    std::shared_ptr<CaseIndex> index =
        nullptr; // of this snapshot and lookup; null: nothing is kept between questions
    std::shared_ptr<const AddressLookup> addresses = nullptr; // may be null: only what records say
    std::shared_ptr<const RowScores> scores = nullptr; // of this snapshot; null: no activity has a score
};

} // namespace sightline::query
