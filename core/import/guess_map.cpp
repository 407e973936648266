// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_map.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/import/user_format.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace sightline::import
{
namespace
{

constexpr double kEnough = 0.4; // confidence below it is no proposal
constexpr double kByPart = 0.8; // of a name that only ends like a known one

constexpr std::array kRoles{
    MapRole{"time", "Time", std::nullopt},
    MapRole{"actor", "Actor", Activity::ActorUsername},
    MapRole{"action", "Action", Activity::Operation},
    MapRole{"target", "Target account", Activity::TargetUsername},
    MapRole{"object", "Object", Activity::Object},
    MapRole{"ip", "IP address", Activity::IPAddress},
    MapRole{"device", "Source device", Activity::Device},
    MapRole{"host", "Host", Activity::DestinationDevice},
    MapRole{"app", "Application", Activity::App},
    MapRole{"result", "Result", Activity::Result},
    MapRole{"useragent", "User agent", Activity::UserAgent},
    MapRole{"country", "Country", Activity::Country},
    MapRole{"session", "Session", Activity::SessionId},
    MapRole{"detail", "Description", Activity::Description},
};

// Names of columns by role, with their place in the list: earlier names are plainer.
class ColumnNames
{
public:
    ColumnNames()
    {
        for (const auto& row : resourceTable("maps/column_names.tsv")) {
            if (row.size() < 2) continue;
            auto& names = m_names[std::string(row[0])];
            names.try_emplace(plainWords(row[1]), names.size());
        }
    }

    // 1 for the plainest name of the role, 0 for none.
    [[nodiscard]] double fit(std::string_view role, std::string_view path) const
    {
        const auto it = m_names.find(role);
        if (it == m_names.end()) return 0;
        double weight = 1;
        for (;;) {
            const auto known = it->second.find(plainWords(path));
            if (known != it->second.end())
                return weight * (1 - 0.2 * static_cast<double>(known->second) /
                                         static_cast<double>(it->second.size()));
            const auto dot = path.find('.');
            if (dot == std::string_view::npos) return 0;
            path = path.substr(dot + 1);
            weight = kByPart;
        }
    }

private:
    std::map<std::string, std::map<std::string, std::size_t>, std::less<>> m_names;
};

std::string number(std::uint64_t n)
{
    return std::to_string(n);
}

double share(std::uint64_t n, const ColumnFacts& column)
{
    return column.filled == 0 ? 0 : static_cast<double>(n) / static_cast<double>(column.filled);
}

MapReason valuesReason(const char* id, std::uint64_t n, const ColumnFacts& column)
{
    return {id, {number(n), number(column.filled)}};
}

// One column judged for one role.
class Judge
{
public:
    Judge(const MapRole& role, const ColumnFacts& column, double name) : m_column(column), m_name(name)
    {
        m_guess.role = role.id;
        m_guess.column = column.name;
        if (column.filled == 0) return;
        if (name > 0) m_guess.reasons.push_back({"name", {std::string(role.id)}});
        if (role.id == "time") {
            time();
        } else if (role.id == "ip") {
            values("addresses", column.shapes.addresses, 0.8);
        } else if (role.id == "useragent") {
            agent();
        } else if (role.id == "country") {
            country();
        } else if (role.id == "actor" || role.id == "target") {
            account(role.id == "actor");
        } else if (role.id == "action") {
            words("actions", column.shapes.actions, 0.2);
        } else if (role.id == "result") {
            words("results", column.shapes.results + (name > 0 ? column.shapes.flags : 0), 0.6);
        } else {
            named();
        }
    }

    [[nodiscard]] RoleGuess take() { return std::move(m_guess); }

private:
    [[nodiscard]] bool isTime() const { return share(timeGuess(m_column).read, m_column) > 0.9; }

    [[nodiscard]] bool isAddress() const { return share(m_column.shapes.addresses, m_column) > 0.8; }

    // The shape of the values decides, the name adds to it.
    void values(const char* id, std::uint64_t n, double least)
    {
        const double of = share(n, m_column);
        if (of < least) return;
        m_guess.confidence = 0.6 * of + 0.35 * m_name;
        m_guess.reasons.push_back(valuesReason(id, n, m_column));
    }

    void time()
    {
        const TimeGuess guess = timeGuess(m_column);
        const double of = share(guess.read, m_column);
        if (of < 0.8) return;
        const bool digits = guess.form == TimeForm::Seconds || m_column.shapes.milliseconds > 0;
        if (digits && m_name == 0) return; // any large number is some time
        m_guess.confidence = 0.5 * of + 0.4 * m_name + (guess.zoned ? 0.05 : 0);
        m_guess.reasons.push_back(
            {"times", {number(guess.read), number(m_column.filled), number(m_column.days.size())}});
        if (digits)
            m_guess.reasons.push_back({guess.form == TimeForm::Seconds ? "seconds" : "milliseconds", {}});
    }

    void agent()
    {
        values("agents", m_column.shapes.agents, 0.5);
        if (m_guess.confidence == 0 && m_name > 0.8) named();
    }

    // Two letters are many things: without the name they are no country.
    void country()
    {
        if (m_name > 0 || (m_column.longest > 3 && m_column.distinct > 2))
            values("countries", m_column.shapes.countries, 0.6);
        if (m_name == 0) m_guess.confidence *= 0.8;
    }

    void account(bool actor)
    {
        if (isTime() || isAddress()) return;
        const ValueShapes& s = m_column.shapes;
        const std::uint64_t written = s.principals + s.domainNames;
        if (m_name == 0 && (!actor || share(written, m_column) < 0.8)) return;
        m_guess.confidence = 0.55 * m_name + (share(written, m_column) > 0.5 ? 0.35 : 0);
        if (m_name == 0) m_guess.confidence = 0.5;
        if (s.principals > 0) m_guess.reasons.push_back(valuesReason("principals", s.principals, m_column));
        if (s.domainNames > 0)
            m_guess.reasons.push_back(valuesReason("domainNames", s.domainNames, m_column));
        if (s.accountIds > 0) m_guess.reasons.push_back(valuesReason("accountIds", s.accountIds, m_column));
    }

    // The name decides unless most of the values speak for themselves.
    void words(const char* id, std::uint64_t n, double least)
    {
        if (isTime() || isAddress()) return;
        const double of = share(n, m_column);
        const bool known = of >= least && n > 0;
        if (m_name == 0 && of < 0.6) return;
        if (m_name > 0 && !known && least > 0.5) return; // a status of numbers is no result
        m_guess.confidence = 0.5 * m_name + (known ? 0.25 + 0.2 * of : 0);
        if (n > 0) m_guess.reasons.push_back(valuesReason(id, n, m_column));
        if (m_guess.reasons.size() == 1 && m_column.distinct < kDistinct)
            m_guess.reasons.push_back({"distinct", {number(m_column.distinct), number(m_column.filled)}});
    }

    void named()
    {
        if (m_name == 0 || isTime() || isAddress()) return;
        m_guess.confidence = 0.7 * m_name;
        m_guess.reasons.push_back({"distinct", {number(m_column.distinct), number(m_column.filled)}});
    }

    const ColumnFacts& m_column;
    double m_name;
    RoleGuess m_guess;
};

// Each column for one role, each role one column, the surest first.
std::vector<RoleGuess> assign(std::vector<RoleGuess> candidates)
{
    std::ranges::stable_sort(candidates, std::greater{}, &RoleGuess::confidence);
    std::vector<RoleGuess> out;
    for (const MapRole& role : kRoles)
        out.push_back({role.id, {}, 0, {}});
    for (RoleGuess& one : candidates) {
        const auto role = std::ranges::find(out, one.role, &RoleGuess::role);
        const bool used = std::ranges::find(out, one.column, &RoleGuess::column) != out.end();
        if (role->column.empty() && !used) *role = std::move(one);
    }
    return out;
}

void addTimeDoubts(const ColumnFacts& column, std::vector<MapReason>& out)
{
    const TimeGuess time = timeGuess(column);
    const std::string sample = column.samples.empty() ? std::string() : column.samples.front();
    if (time.ambiguous)
        out.push_back({"ambiguous", {column.name, sample}});
    else if (time.form == TimeForm::DayFirst)
        out.push_back({"dayFirst", {column.name}});
    if (!time.zoned) out.push_back({"noZone", {column.name, sample}});
    if (time.read < column.filled)
        out.push_back({"badTimes", {column.name, number(column.filled - time.read), number(column.filled)}});
}

std::vector<std::string> uniqueColumns(const SampledFile& file)
{
    std::vector<std::string> out;
    for (const ColumnFacts& c : file.columns) {
        const bool all = c.filled == file.records && c.distinct == c.filled && file.records >= 5;
        if (all && c.longest <= 100 && share(timeGuess(c).read, c) < 0.5) out.push_back(c.name);
    }
    return out;
}

struct ReasonWords {
    std::string_view id;
    std::string_view text; // %1, %2, ... are the arguments
};

constexpr std::array kReasons{
    ReasonWords{"name", "the column is named like one for this"},
    ReasonWords{"times", "%1 of %2 values are times, on %3 different days"},
    ReasonWords{"seconds", "they are seconds since 1970"},
    ReasonWords{"milliseconds", "they are milliseconds since 1970"},
    ReasonWords{"addresses", "%1 of %2 values are IP addresses"},
    ReasonWords{"principals", "%1 of %2 values are user principal names or mail addresses"},
    ReasonWords{"domainNames", "%1 of %2 values are written DOMAIN\\name"},
    ReasonWords{"accountIds", "%1 of %2 values are object ids or SIDs"},
    ReasonWords{"countries", "%1 of %2 values are countries"},
    ReasonWords{"agents", "%1 of %2 values are user agents"},
    ReasonWords{"actions", "%1 of %2 values are actions whose meaning is known"},
    ReasonWords{"results", "%1 of %2 values are results"},
    ReasonWords{"distinct", "%1 different values in %2"},
    ReasonWords{"ambiguous", "the days of %1 can be read month first or day first, as in %2"},
    ReasonWords{"dayFirst", "the days of %1 are written day first"},
    ReasonWords{"noZone", "the times of %1 name no time zone, as in %2"},
    ReasonWords{"badTimes", "%2 of %3 values of %1 are no times"},
    ReasonWords{"noTime", "no column holds times; the records will be undated"},
    ReasonWords{"noActor", "no column names who acted"},
};

} // namespace

std::span<const MapRole> mapRoles()
{
    return kRoles;
}

std::string reasonText(const MapReason& reason)
{
    const auto* words = std::ranges::find(kReasons, reason.id, &ReasonWords::id);
    if (words == kReasons.end()) return reason.id;
    std::string out;
    for (std::size_t i = 0; i < words->text.size(); ++i) {
        const bool argument = words->text[i] == '%' && i + 1 < words->text.size();
        const std::size_t at = argument ? static_cast<std::size_t>(words->text[i + 1] - '1') : 0;
        if (!argument || at >= reason.arguments.size()) {
            out += words->text[i];
            continue;
        }
        out += reason.arguments[at];
        ++i;
    }
    return out;
}

TimeGuess timeGuess(const ColumnFacts& column)
{
    const ValueShapes& s = column.shapes;
    if (s.seconds > s.times) return {TimeForm::Seconds, true, false, s.seconds};
    if (s.dayFirst > s.times) return {TimeForm::DayFirst, false, false, s.dayFirst};
    return {TimeForm::Text, s.times > 0 && s.zoned == s.times, s.eitherWay > 0 && s.dayFirst == s.times,
            s.times};
}

Result<MapGuess> guessMap(std::string_view head)
{
    auto file = sampleColumns(head);
    if (!file) return tl::unexpected(file.error());
    MapGuess out;
    out.file = std::move(*file);
    const ColumnNames names;
    std::vector<RoleGuess> candidates;
    for (const MapRole& role : kRoles) {
        for (const ColumnFacts& column : out.file.columns) {
            RoleGuess one = Judge(role, column, names.fit(role.id, column.path)).take();
            if (one.confidence >= kEnough) candidates.push_back(std::move(one));
        }
    }
    out.roles = assign(std::move(candidates));
    for (const RoleGuess& guess : out.roles) {
        if (guess.role == "time" && guess.column.empty()) out.doubts.push_back({"noTime", {}});
        if (guess.role == "time" && !guess.column.empty())
            addTimeDoubts(*std::ranges::find(out.file.columns, guess.column, &ColumnFacts::name), out.doubts);
        if (guess.role == "actor" && guess.column.empty()) out.doubts.push_back({"noActor", {}});
    }
    out.unique = uniqueColumns(out.file);
    return out;
}

void nameDraft(MapDraft& draft, std::string_view title)
{
    draft.title = std::string(trim(title));
    draft.table = tableNameOf(title);
    draft.id = "map-";
    for (const char c : lowerAscii(draft.table))
        draft.id += c == '_' ? '-' : c;
    draft.id.resize(std::min<std::size_t>(draft.id.size(), 64));
}

MapDraft draftOf(const MapGuess& guess, std::string_view title)
{
    MapDraft out;
    nameDraft(out, title);
    for (const RoleGuess& one : guess.roles) {
        if (one.column.empty()) continue;
        out.columns.emplace_back(one.role, one.column);
        if (one.role != "time") continue;
        const TimeGuess time =
            timeGuess(*std::ranges::find(guess.file.columns, one.column, &ColumnFacts::name));
        out.timeForm = time.form;
        out.timeUtc = time.zoned;
    }
    return out;
}

std::string mapText(const MapGuess& guess, const MapDraft& draft)
{
    using Json = nlohmann::ordered_json;
    Json doc{{"id", draft.id}, {"title", draft.title}, {"table", draft.table}, {"key", draft.key}};
    doc["time"] = Json::array();
    doc["normaliser"] = kMappedNormaliser;
    doc["columns"] = Json::object();
    for (const ColumnFacts& column : guess.file.columns)
        doc["columns"][column.name] = typeName(column.type);
    doc["activity"] = Json::object();
    for (const auto& [id, column] : draft.columns) {
        const auto* role = std::ranges::find(kRoles, id, &MapRole::id);
        if (role == kRoles.end() || column.empty()) continue;
        if (role->column) {
            doc["activity"][std::string(activityColumn(*role->column).name)] = column;
            continue;
        }
        Json time{{"column", column}, {"utc", draft.timeUtc}};
        if (draft.timeForm == TimeForm::DayFirst) time["dayFirst"] = true;
        if (draft.timeForm == TimeForm::Seconds) time["unit"] = "s";
        doc["time"].push_back(std::move(time));
    }
    for (const auto& [column, text] :
         {std::pair("App", draft.application), std::pair("Environment", draft.environment)}) {
        if (!text.empty()) doc["set"][column] = text;
    }
    Json dialect{{"id", "map"}, {"require", guess.file.require}};
    if (!guess.file.shape.lift.empty()) dialect["lift"] = guess.file.shape.lift;
    for (const auto& [path, name] : guess.file.shape.rename)
        dialect["rename"][path] = name;
    doc["dialects"] = Json::array({std::move(dialect)});
    return doc.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sightline::import
