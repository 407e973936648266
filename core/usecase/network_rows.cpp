// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/network_rows.h"

#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

Result<> countChange(store::Database& db)
{
    return db.exec("INSERT INTO meta(k,v) VALUES('networks',1) ON CONFLICT(k) DO UPDATE SET v=v+1");
}

Result<> writeDocument(store::Database& db, std::int64_t number, const json& document)
{
    auto update = db.prepare("UPDATE network SET doc=?1 WHERE id=?2");
    if (!update) return tl::unexpected(update.error());
    const std::string text = document.dump();
    SL_TRY(update->bindText(1, text).bind(2, number).run());
    return countChange(db);
}

Result<json> readDocument(store::Database& db, std::int64_t number)
{
    auto select = db.prepare("SELECT doc FROM network WHERE id=?1");
    if (!select) return tl::unexpected(select.error());
    const auto found = select->bind(1, number).step();
    if (!found) return tl::unexpected(found.error());
    return *found ? json::parse(select->text(0), nullptr, false) : json();
}

} // namespace

Result<std::int64_t> insertNetwork(store::Database& db, const Network& network)
{
    auto insert = db.prepare("INSERT INTO network(doc) VALUES(?1)");
    if (!insert) return tl::unexpected(insert.error());
    const std::string text = networkJson(network).dump();
    SL_TRY(insert->bindText(1, text).run());
    const std::int64_t number = db.lastId();
    SL_TRY(countChange(db));
    return number;
}

Result<> updateNetwork(store::Database& db, std::int64_t number, const Network& network)
{
    return writeDocument(db, number, networkJson(network));
}

Result<> setNetworkRemoved(store::Database& db, std::int64_t number, bool removed)
{
    SL_TRY(db.exec(fmt::format("UPDATE network SET removed={} WHERE id={}", removed ? 1 : 0, number)));
    return countChange(db);
}

void NetworkInverse::restore(std::int64_t number, const Network& before)
{
    Network said = before;
    if (before.kind == Network::Kind::List) said.subnets.clear();
    json document = networkJson(said);
    if (said.subnets.empty()) document.erase("subnets");
    m_before.push_back({{"id", number}, {"doc", std::move(document)}});
}

json NetworkInverse::document() const
{
    return {{"op", "network"}, {"hide", m_hide}, {"show", m_show}, {"before", m_before}};
}

Result<> undoNetworks(store::Database& db, const json& inverse)
{
    for (const json& number : inverse.at("hide"))
        SL_TRY(setNetworkRemoved(db, number.get<std::int64_t>(), true));
    for (const json& number : inverse.at("show"))
        SL_TRY(setNetworkRemoved(db, number.get<std::int64_t>(), false));
    for (const json& row : inverse.at("before")) {
        const auto number = row.at("id").get<std::int64_t>();
        json document = row.at("doc");
        const auto now = readDocument(db, number);
        if (!now) return tl::unexpected(now.error());
        if (!document.contains("subnets") && now->is_object() && now->contains("subnets"))
            document["subnets"] = (*now)["subnets"];
        SL_TRY(writeDocument(db, number, document));
    }
    return {};
}

} // namespace sightline::usecase
