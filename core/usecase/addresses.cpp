// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/addresses.h"

#include "core/base/text.h"
#include "core/usecase/network_rows.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

std::string idOf(std::int64_t number)
{
    return fmt::format("N-{}", number);
}

// What the audit list says of a network; of lists not every address.
json described(const Network& n)
{
    json out = networkJson(n);
    out.erase("created");
    out.erase("modified");
    if (n.subnets.size() > 20) {
        out.erase("subnets");
        out["ranges"] = n.subnets.size();
    }
    return out;
}

Result<> updateInPlace(Session& session, const Network& before, const Network& after, std::string_view verb)
{
    const std::int64_t number = networkNumber(before.id);
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            NetworkInverse inverse;
            inverse.restore(number, before);
            SL_TRY(updateNetwork(db, number, after));
            text = {std::string(verb), described(after), inverse.document()};
            text.args["id"] = before.id;
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

// The name of the address, with a number where something else is called so.
std::string freeName(const std::vector<Network>& networks, const std::string& address)
{
    std::string name = address;
    const auto taken = [&] {
        return std::ranges::any_of(networks, [&](const Network& n) { return equalsFolded(n.name, name); });
    };
    for (int i = 2; taken(); ++i)
        name = fmt::format("{} ({})", address, i);
    return name;
}

} // namespace

std::int64_t networkNumber(std::string_view id)
{
    std::int64_t number = 0;
    if (id.size() > 2 && (id[0] == 'N' || id[0] == 'n') && id[1] == '-')
        std::from_chars(id.data() + 2, id.data() + id.size(), number);
    return number;
}

Result<const Network*> findNetwork(const CaseState& state, std::string_view id)
{
    const auto it =
        std::ranges::find_if(*state.networks, [&](const Network& n) { return equalsAscii(n.id, id); });
    if (it != state.networks->end()) return &*it;
    return fail(ErrorKind::NotFound, "network.missing", "there is no such address range", std::string(id));
}

Result<> checkNameIsFree(const std::vector<Network>& networks, const Network& network,
                         std::string_view except)
{
    const auto it = std::ranges::find_if(networks, [&](const Network& n) {
        return n.id != except && equalsFolded(n.name, network.name) && n.overlaps(network);
    });
    if (it == networks.end()) return {};
    return fail(ErrorKind::InvalidInput, "network.name",
                fmt::format("'{}' is the name of {} at that time already; edit that one, remove it, or take "
                            "another name",
                            network.name, it->id));
}

Result<std::string> addNetwork(Session& session, Network network)
{
    SL_TRY(checkNetwork(network));
    SL_TRY(checkNameIsFree(*session.state()->networks, network));
    network.created = network.modified = now();
    std::string id;
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            const auto number = insertNetwork(db, network);
            if (!number) return tl::unexpected(number.error());
            id = idOf(*number);
            NetworkInverse inverse;
            inverse.hide(*number);
            text = {"address add", described(network), inverse.document()};
            text.args["id"] = id;
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return id;
}

Result<std::string> editNetwork(Session& session, std::string_view id, Network changed, Ticks appliesFrom)
{
    const StatePtr state = session.state();
    const auto found = findNetwork(*state, id);
    if (!found) return tl::unexpected(found.error());
    const Network before = **found;
    changed.id = before.id;
    changed.kind = before.kind;
    changed.file = before.file;
    changed.fileDate = before.fileDate;
    changed.created = before.created;
    changed.modified = now();
    if (before.kind == Network::Kind::List) changed.subnets = before.subnets;
    SL_TRY(checkNetwork(changed));
    if (appliesFrom == kNoTime || appliesFrom <= before.from) {
        SL_TRY(checkNameIsFree(*state->networks, changed, before.id));
        SL_TRY(updateInPlace(session, before, changed, "address edit"));
        return before.id;
    }
    if (before.to != kNoTime && appliesFrom >= before.to)
        return fail(ErrorKind::InvalidInput, "network.ended",
                    "the range has ended before the time from which the change is to apply");
    Network ended = before;
    ended.to = appliesFrom;
    ended.modified = changed.modified;
    changed.from = appliesFrom;
    changed.to = before.to;
    changed.created = changed.modified;
    SL_TRY(checkNameIsFree(*state->networks, changed, before.id));
    std::string made;
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            NetworkInverse inverse;
            inverse.restore(networkNumber(before.id), before);
            SL_TRY(updateNetwork(db, networkNumber(before.id), ended));
            const auto number = insertNetwork(db, changed);
            if (!number) return tl::unexpected(number.error());
            inverse.hide(*number);
            made = idOf(*number);
            text = {"address edit", described(changed), inverse.document()};
            text.args["id"] = made;
            text.args["replaces"] = before.id;
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return made;
}

Result<> removeNetworks(Session& session, const std::vector<std::string>& ids)
{
    const StatePtr state = session.state();
    std::vector<const Network*> found;
    for (const std::string& id : ids) {
        const auto one = findNetwork(*state, id);
        if (!one) return tl::unexpected(one.error());
        found.push_back(*one);
    }
    if (found.empty()) return {};
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            NetworkInverse inverse;
            json removed = json::array();
            for (const Network* n : found) {
                SL_TRY(setNetworkRemoved(db, networkNumber(n->id), true));
                inverse.show(networkNumber(n->id));
                removed.push_back({{"id", n->id}, {"name", n->name}});
            }
            text = {"address remove", {{"removed", std::move(removed)}}, inverse.document()};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

Result<MarkedAddress> markAddress(Session& session, std::string_view address, const AddressMark& mark)
{
    const auto ip = parseIp(canonicalIp(address));
    if (!ip)
        return fail(ErrorKind::InvalidInput, "address.invalid",
                    fmt::format("'{}' is no IPv4 or IPv6 address", address));
    const StatePtr state = session.state();
    const std::vector<Cidr> itself{cidrOf(*ip)};
    const auto own = std::find_if(state->networks->rbegin(), state->networks->rend(), [&](const Network& n) {
        return n.kind == Network::Kind::Range && n.to == kNoTime && n.subnets == itself;
    });
    const bool isNew = own == state->networks->rend();
    Network before;
    if (!isNew) before = *own;
    Network after = before;
    after.tags.insert(after.tags.end(), mark.tags.begin(), mark.tags.end());
    if (mark.category) after.category = *mark.category;
    if (isNew) {
        after.name = freeName(*state->networks, ipText(*ip));
        after.subnets = itself;
    }
    SL_TRY(checkNetwork(after));
    if (!isNew && after.tags == before.tags && after.category == before.category)
        return MarkedAddress{before.id, false, false};
    if (isNew) {
        auto id = addNetwork(session, std::move(after));
        if (!id) return tl::unexpected(std::move(id.error()));
        return MarkedAddress{std::move(*id), true, true};
    }
    after.modified = now();
    SL_TRY(updateInPlace(session, before, after, "address tag"));
    return MarkedAddress{before.id, false, true};
}

} // namespace sightline::usecase
