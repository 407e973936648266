// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a format that nobody here knows, by a map that says which column holds what. What a value means
// is read off the value; where that is open, the activity stays open too.
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>

namespace sightline::normalise
{
namespace
{

// What the map says of one record.
struct Mapped {
    std::array<std::string_view, kActivityColumns> values;  // by activity column
    std::array<std::string_view, kActivityColumns> sources; // the column each came from; "": the constant

    [[nodiscard]] std::string_view operator[](Activity column) const
    {
        return values[static_cast<std::size_t>(column)];
    }
};

Mapped mappedValues(const Job& job)
{
    Mapped out;
    for (const DirectColumn& direct : directMap(job)) {
        const auto at = static_cast<std::size_t>(direct.column->id);
        for (const std::string& source : direct.sources) {
            out.values[at] = firstText(job.record, {source});
            out.sources[at] = source;
            if (!out.values[at].empty()) break;
        }
        if (!out.values[at].empty()) continue;
        out.values[at] = direct.constant;
        out.sources[at] = {};
    }
    return out;
}

std::string_view idTypeOf(std::string_view value)
{
    if (!sidKey(value).empty()) return "SID";
    if (!objectIdKey(value).empty()) return "AADID";
    return puidKey(value).empty() ? std::string_view{} : std::string_view("PUID");
}

// One text may be a name or an id; an id beside it is stronger.
Account accountOf(ActivityWriter& w, std::string_view name, std::string_view id, std::string_view scope)
{
    Record& record = w.record();
    Account out;
    if (id.empty() && !idTypeOf(name).empty()) std::swap(id, name);
    out.username = name;
    out.userId = id;
    out.idType = idTypeOf(id);
    const std::string_view byName = record.keep(accountKeyOf(name, scope));
    const std::string_view byId =
        out.idType.empty() ? std::string_view{} : record.keep(accountKeyOf(id, scope));
    out.key = !byId.empty() ? byId : byName;
    // A number of the product's own says who it is only inside the product.
    if (out.key.empty() && !id.empty()) out.key = record.keep(nameKey(id, w.input().table));
    if (!upnKey(name).empty()) w.link(byId, byName);
    return out;
}

bool hasWord(const std::string& words, std::initializer_list<std::string_view> wanted)
{
    return std::ranges::any_of(split(words, ' '), [&](std::string_view word) {
        return std::ranges::find(wanted, word) != wanted.end();
    });
}

// Yes, no and numbers mean what the name of their column asks: "success: no", "error: 0", "exit code: 3".
std::string_view flagResult(std::string_view column, std::string_view value)
{
    const std::string words = plainWords(column);
    const bool number = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    const bool no = value == "0" || equalsAscii(value, "false") || equalsAscii(value, "no");
    const bool yes = value == "1" || equalsAscii(value, "true") || equalsAscii(value, "yes");
    const bool failure = hasWord(words, {"failed", "failure", "fail", "error", "errors", "denied", "blocked",
                                         "rejected", "fehler", "erreur"});
    const bool code = hasWord(words, {"errno", "errorcode", "exitcode", "rc"}) ||
                      (hasWord(words, {"code"}) && hasWord(words, {"error", "exit", "return", "fehler"}));
    if (code) return !number ? std::string_view{} : no ? "Success" : "Failure";
    if (!yes && !no) return {};
    if (failure) return yes ? "Failure" : "Success";
    const bool success = hasWord(words, {"success", "successful", "succeeded", "ok", "allowed", "granted",
                                         "permitted", "erfolg", "erfolgreich"});
    const bool words01 = !number; // true and false of a column that is called "result" are plain enough
    if (success || words01) return yes ? "Success" : "Failure";
    return {};
}

void writeResult(ActivityWriter& w, const Mapped& mapped, std::string_view ofAction)
{
    const std::string_view value = mapped[Activity::Result];
    std::string_view result = w.maps().resultWord(value);
    if (result.empty() && !value.empty())
        result = flagResult(mapped.sources[static_cast<std::size_t>(Activity::Result)], value);
    w.text(Activity::Result, result.empty() ? ofAction : result);
    const std::string_view detail = mapped[Activity::ResultDetail];
    w.text(Activity::ResultDetail, detail.empty() && result.empty() ? value : detail);
}

// The operation's own word, and ours if the whole phrase is known.
void writeAction(ActivityWriter& w, const Mapped& mapped)
{
    const std::string_view own = mapped[Activity::ActionType];
    const std::string_view operation = mapped[Activity::Operation];
    w.text(Activity::Operation, operation.empty() ? own : operation);
    Words words{isActionWord(own) ? own : std::string_view{}, {}};
    for (const std::string_view phrase : {own, operation}) {
        if (words.action.empty()) words = w.maps().actionWords(phrase);
    }
    writeResult(w, mapped, words.result);
    const bool failed = w.written(Activity::Result) == "Failure";
    if (words.action == "LogOn" && failed) words.action = "LogOnFailed";
    w.text(Activity::ActionType, words.action.empty() ? "Other" : words.action);
}

// host:port
std::string_view hostOf(std::string_view value)
{
    const auto colon = value.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || value.find(':') != colon) return value;
    const std::string_view port = value.substr(colon + 1);
    const bool number = !port.empty() && port.size() <= 5 &&
                        std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    return number ? value.substr(0, colon) : value;
}

void writePlain(ActivityWriter& w, const Mapped& mapped)
{
    for (const DirectColumn& direct : directMap(w.job())) {
        const ActivityColumn& column = *direct.column;
        if (w.job().out.activity.has(column.id)) continue;
        switch (column.id) {
        case Activity::ActorUsername: // written above, or not what the map takes it for
        case Activity::ActorUserId:
        case Activity::TargetUsername:
        case Activity::TargetUserId:
        case Activity::IPAddress:
        case Activity::Country:
        case Activity::Result:
        case Activity::ResultDetail:
        case Activity::ActionType:
        case Activity::Operation:
            break;
        case Activity::Device:
        case Activity::DestinationDevice:
            w.text(column.id, hostOf(mapped[column.id]));
            break;
        default:
            if (column.type == Type::Bool)
                for (const std::string& source : direct.sources)
                    w.flag(column.id, w.record().boolean(source));
            else
                w.text(column.id, mapped[column.id]);
        }
    }
}

} // namespace

void normaliseMapped(const Job& job)
{
    ActivityWriter w(job);
    const Mapped mapped = mappedValues(job);
    const std::string_view scope = mapped[Activity::Instance];
    w.actor(accountOf(w, mapped[Activity::ActorUsername], mapped[Activity::ActorUserId], scope));
    w.target(accountOf(w, mapped[Activity::TargetUsername], mapped[Activity::TargetUserId], scope));
    writeAction(w, mapped);
    w.ip(mapped[Activity::IPAddress]);
    w.country(mapped[Activity::Country]);
    w.text(Activity::Environment, mapped[Activity::Environment]);
    if (w.written(Activity::Environment).empty())
        w.app({mapped[Activity::App]});
    else
        w.text(Activity::App, mapped[Activity::App]);
    w.userAgent(mapped[Activity::UserAgent]);
    writePlain(w, mapped);
}

} // namespace sightline::normalise
