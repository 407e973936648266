// SPDX-License-Identifier: GPL-3.0-or-later
// address show, list, add, edit, remove, tag, import, export, table.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "app/folders.h"
#include "core/usecase/address_detail.h"
#include "core/usecase/address_files.h"
#include "core/usecase/address_table_list.h"

#include <fmt/format.h>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kAlertsShown = 50;

std::shared_ptr<const usecase::AddressTables> tables()
{
    return usecase::loadAddressTables(usecase::addressTableFile(mapFolder()));
}

std::string_view kindWord(Network::Kind kind)
{
    return kind == Network::Kind::List ? "list" : kind == Network::Kind::Range ? "range" : "built in";
}

void addAge(Json& object, const Network& list)
{
    if (list.kind != Network::Kind::List) return;
    addText(object, "file", list.file);
    addTime(object, "fileDate", list.fileDate);
    object["ageDays"] = usecase::ageInDays(list);
}

Json networkRow(const Network& n)
{
    constexpr std::size_t kSubnetsShown = 100;
    Json row{{"id", n.id}, {"kind", kindWord(n.kind)}, {"name", n.name}};
    row["ranges"] = n.subnets.size();
    Json subnets = Json::array();
    for (std::size_t i = 0; i < std::min(n.subnets.size(), kSubnetsShown); ++i)
        subnets.push_back(cidrText(n.subnets[i]));
    row["subnets"] = std::move(subnets); // of a long list the first; "ranges" counts all
    row["category"] = n.category;
    row["tags"] = n.tags;
    addText(row, "isp", n.isp);
    addText(row, "country", n.country);
    addText(row, "city", n.city);
    addTime(row, "from", n.from);
    addTime(row, "to", n.to);
    addAge(row, n);
    return row;
}

Json facetJson(const std::vector<query::FacetValue>& values)
{
    Json out = Json::array();
    for (const auto& v : values)
        out.push_back({{"value", v.value}, {"count", v.count}});
    return out;
}

Json networksJson(const usecase::CaseState& state, const usecase::AddressDetail& detail)
{
    Json out = Json::array();
    for (const usecase::AddressNetwork& n : detail.networks) {
        Json row{{"name", n.name}, {"kind", kindWord(n.kind)}, {"category", n.category}, {"tags", n.tags}};
        addText(row, "id", n.id);
        if (const auto known = usecase::findNetwork(state, n.id)) addAge(row, **known);
        out.push_back(std::move(row));
    }
    return out;
}

Json detailJson(const usecase::CaseState& state, const usecase::AddressDetail& d)
{
    Json out{{"address", d.address}, {"category", d.facts.category}, {"tags", d.facts.tags}};
    addText(out, "country", d.country);
    addText(out, "city", d.city);
    addText(out, "isp", d.isp);
    addList(out, "tables", d.place.tables);
    out["ranges"] = networksJson(state, d);
    out["activities"] = d.activities;
    out["firstSeen"] = timeJson(d.firstSeen);
    out["lastSeen"] = timeJson(d.lastSeen);
    out["recordedCountries"] = facetJson(d.countries.values);
    out["days"] = usecase::kAddressDays;
    out["from"] = timeJson(d.from);
    out["to"] = timeJson(d.to);
    out["recent"] = {{"activities", d.recent}, {"admin", d.admin},     {"failedLogOns", d.failedLogOns},
                     {"users", d.users},       {"devices", d.devices}, {"countries", d.recentCountries}};
    out["topUsers"] = facetJson(d.topUsers);
    out["openAlerts"] = d.openAlerts;
    out["alertCount"] = d.alerts.size();
    Json alerts = Json::array();
    for (std::size_t i = 0; i < std::min(d.alerts.size(), kAlertsShown); ++i)
        alerts.push_back(state.alerts[d.alerts[i]].id);
    out["alerts"] = std::move(alerts);
    out["filter"] = d.filter;
    return out;
}

Result<Ticks> timeOption(const Call& call, std::string_view option)
{
    const auto text = call.given(option);
    if (!text || text->empty()) return kNoTime;
    const auto time = parseTime(*text);
    if (!time) return usageError(fmt::format("--{} is no time: '{}'", option, *text));
    return time->ticks;
}

// What the options say goes over what the network says.
Result<> applyOptions(const Call& call, Network& n)
{
    const auto text = [&](std::string_view option, std::string& field) {
        if (const auto given = call.given(option)) field = *given;
    };
    text("name", n.name);
    text("category", n.category);
    text("isp", n.isp);
    text("country", n.country);
    text("city", n.city);
    if (call.has("tags")) n.tags = call.list("tags");
    if (const auto given = call.given("subnets")) {
        auto subnets = subnetsFromText(*given);
        if (!subnets) return tl::unexpected(std::move(subnets.error()));
        n.subnets = std::move(*subnets);
    }
    for (const auto& [option, time] : {std::pair{"from", &n.from}, {"to", &n.to}}) {
        if (!call.has(option)) continue;
        const auto given = timeOption(call, option);
        if (!given) return tl::unexpected(given.error());
        *time = *given;
    }
    return {};
}

Json importJson(const usecase::AddressImport& report)
{
    Json rejected = Json::array();
    for (const auto& r : report.rejected)
        rejected.push_back({{"line", r.line}, {"why", r.why}});
    Json out{{"ok", true},
             {"ids", report.ids},
             {"made", report.ids.size()},
             {"unchanged", report.unchanged},
             {"addresses", report.addresses},
             {"rejected", std::move(rejected)}};
    addList(out, "unknownColumns", report.unknownColumns);
    return out;
}

Json tableJson(const identity::AddressTableInfo& table)
{
    Json out{{"path", pathText(table.path)}};
    addText(out, "type", table.type);
    addTime(out, "made", table.made);
    addText(out, "problem", table.problem);
    return out;
}

} // namespace

Result<Answer> addressShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto known = tables();
    for (const auto& table : known->tables()) {
        if (!table.problem.empty())
            call.say(fmt::format("address table {}: {}", pathText(table.path), table.problem));
    }
    const auto detail = usecase::addressDetail(*state, known.get(), call.words[0], call.stop);
    if (!detail) return tl::unexpected(detail.error());
    Answer answer;
    answer.document = detailJson(*state, *detail);
    return answer;
}

Result<Answer> addressList(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    Json rows = Json::array();
    for (const Network& n : *state->networks)
        rows.push_back(networkRow(n));
    if (call.has("built-in")) {
        for (const Network& n : builtInNetworks())
            rows.push_back(networkRow(n));
    }
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"id", "kind", "name", "ranges", "category", "tags", "from", "to", "ageDays"};
    return answer;
}

Result<Answer> addressAdd(const Call& call)
{
    Network network;
    if (!call.has("name") || !call.has("subnets"))
        return usageError("'address add' needs --name N and --subnets A,B");
    SL_TRY(applyOptions(call, network));
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto id = usecase::addNetwork(**session, std::move(network));
    if (!id) return tl::unexpected(id.error());
    Answer answer;
    answer.document = {{"ok", true}, {"id", *id}};
    return answer;
}

Result<Answer> addressEdit(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto found = usecase::findNetwork(*state, call.words[0]);
    if (!found) return tl::unexpected(found.error());
    Network changed = **found;
    SL_TRY(applyOptions(call, changed));
    const auto since = timeOption(call, "since");
    if (!since) return tl::unexpected(since.error());
    const auto id = usecase::editNetwork(**session, call.words[0], std::move(changed), *since);
    if (!id) return tl::unexpected(id.error());
    Answer answer;
    answer.document = {{"ok", true}, {"id", *id}};
    return answer;
}

Result<Answer> addressRemove(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::removeNetworks(**session, call.words));
    Answer answer;
    answer.document = {{"ok", true}, {"ids", call.words}};
    return answer;
}

Result<Answer> addressTag(const Call& call)
{
    usecase::AddressMark mark;
    mark.tags.assign(call.words.begin() + 1, call.words.end());
    mark.category = call.given("category");
    if (mark.tags.empty() && !mark.category) return usageError("'address tag' needs a tag or --category C");
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto marked = usecase::markAddress(**session, call.words[0], mark);
    if (!marked) return tl::unexpected(marked.error());
    Answer answer;
    answer.document = {
        {"ok", true}, {"id", marked->id}, {"made", marked->made}, {"changed", marked->changed}};
    return answer;
}

Result<Answer> addressImport(const Call& call)
{
    const bool isList = call.has("list");
    for (const std::string_view option : {"name", "category", "tags"}) {
        if (!isList && call.has(option))
            return usageError(fmt::format("--{} is for 'address import FILE --list'", option));
    }
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    usecase::ListOptions options;
    options.name = call.text("name");
    options.category = call.text("category", options.category);
    options.tags = call.list("tags");
    const auto file = pathOf(call.words[0]);
    const auto report = isList ? usecase::importAddressList(**session, file, options, call.watch())
                               : usecase::importNetworks(**session, file, call.watch());
    if (!report) return tl::unexpected(report.error());
    if (!report->rejected.empty()) call.say(fmt::format("{} lines were not read", report->rejected.size()));
    Answer answer;
    answer.document = importJson(*report);
    return answer;
}

Result<Answer> addressExport(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto file = call.given("output");
    const auto written =
        file ? usecase::exportNetworks(*state, pathOf(*file)) : usecase::exportNetworks(*state);
    if (!written) return tl::unexpected(written.error());
    if (written->listsLeftOut > 0)
        call.say(fmt::format("{} lists are not part of it", written->listsLeftOut));
    Answer answer;
    if (file) {
        answer.document = {{"ok", true},
                           {"file", *file},
                           {"ranges", written->ranges},
                           {"listsLeftOut", written->listsLeftOut}};
    } else {
        *call.output << written->csv;
        answer.spoken = true;
    }
    return answer;
}

Result<Answer> addressTable(const Call& call)
{
    const auto list = usecase::addressTableFile(mapFolder());
    if (call.has("none") || !call.words.empty()) {
        std::vector<std::filesystem::path> paths;
        for (const std::string& word : call.words)
            paths.push_back(pathOf(word));
        if (call.has("none") && !paths.empty()) return usageError("--none goes without files");
        SL_TRY(usecase::saveAddressTables(list, paths));
    }
    Json rows = Json::array();
    const auto kept = usecase::loadAddressTables(list);
    for (const auto& table : kept->tables())
        rows.push_back(tableJson(table));
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"path", "type", "made", "problem"};
    return answer;
}

} // namespace sightline::cli
