// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/maps.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/model/activity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

using Rows = std::vector<std::vector<std::string_view>>;

Result<Rows> tableOf(std::string_view file, std::size_t columns)
{
    const std::string name = fmt::format("maps/{}.tsv", file);
    Rows rows = resourceTable(name);
    if (rows.empty())
        return fail(ErrorKind::Internal, "maps.missing",
                    fmt::format("the knowledge table {} is missing", name));
    for (const auto& row : rows) {
        if (row.size() >= columns) continue;
        return fail(ErrorKind::Internal, "maps.columns",
                    fmt::format("a line of {} has too few columns", name), std::string(row[0]));
    }
    return rows;
}

std::string_view orEmpty(std::string_view cell)
{
    return cell == "-" ? std::string_view{} : cell;
}

// The folded form of a text to look up, on the stack where it is short.
class Folded
{
public:
    explicit Folded(std::string_view text)
    {
        if (text.size() > m_short.size() || !isAscii(text)) {
            m_long = fold(text);
            m_text = m_long;
            return;
        }
        std::ranges::transform(text, m_short.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        m_text = {m_short.data(), text.size()};
    }

    Folded(const Folded&) = delete;
    Folded& operator=(const Folded&) = delete;

    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    std::array<char, 64> m_short;
    std::string m_long;
    std::string_view m_text;
};

std::int64_t numberOf(std::string_view s)
{
    const bool hex = s.starts_with("0x");
    std::int64_t v = 0;
    std::from_chars(s.data() + (hex ? 2 : 0), s.data() + s.size(), v, hex ? 16 : 10);
    return v;
}

Result<> checkAction(std::string_view action, std::string_view file)
{
    if (isActionWord(action)) return {};
    return fail(ErrorKind::Internal, "maps.action",
                fmt::format("{} names the unknown action {}", file, action));
}

std::string_view codeText(const std::unordered_map<std::uint32_t, std::string_view>& codes,
                          std::uint32_t code)
{
    const auto it = codes.find(code);
    return it == codes.end() ? std::string_view{} : it->second;
}

} // namespace

Result<std::shared_ptr<const Maps>> Maps::load()
{
    auto maps = std::make_shared<Maps>();
    SL_TRY(maps->loadWindows());
    SL_TRY(maps->loadOperations());
    SL_TRY(maps->loadCodes());
    SL_TRY(maps->loadNames());
    SL_TRY(maps->loadWords());
    return std::shared_ptr<const Maps>(std::move(maps));
}

Result<std::shared_ptr<const Maps>> loadMaps()
{
    return Maps::load();
}

Result<> Maps::loadWindows()
{
    const auto events = tableOf("windows_events", 8);
    if (!events) return tl::unexpected(events.error());
    for (const auto& r : *events) {
        SL_TRY(checkAction(r[2], "windows_events"));
        m_channels[fold(r[0])].events.insert_or_assign(
            numberOf(r[1]), WindowsEvent{r[2], r[3], r[4], r[5], orEmpty(r[6]), orEmpty(r[7])});
    }
    const auto refine = tableOf("windows_refine", 7);
    if (!refine) return tl::unexpected(refine.error());
    for (const auto& r : *refine) {
        if (r[5] != "-") SL_TRY(checkAction(r[5], "windows_refine"));
        m_channels[fold(r[0])].refinements[numberOf(r[1])].push_back(
            {r[2], r[3], r[4], orEmpty(r[5]), orEmpty(r[6])});
    }
    const auto names = tableOf("channel_abbreviations", 2);
    if (!names) return tl::unexpected(names.error());
    for (const auto& r : *names)
        m_channelNames.insert_or_assign(fold(r[0]), r[1]);
    return {};
}

Result<> Maps::loadOperations()
{
    const auto rows = tableOf("audit_operations", 5);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& r : *rows) {
        SL_TRY(checkAction(r[2], "audit_operations"));
        const Operation operation{r[2], orEmpty(r[3]), r[4] == "1", true};
        Workload& workload = m_workloads[fold(r[0])];
        std::string name = fold(trim(r[1]));
        if (name.ends_with('*')) {
            name.pop_back();
            workload.prefixes.push_back({std::move(name), operation});
        } else {
            workload.whole.insert_or_assign(std::move(name), operation);
        }
    }
    return {};
}

Result<> Maps::loadCodes()
{
    const auto signin = tableOf("signin_results", 4);
    const auto status = tableOf("windows_status", 2);
    const auto kerberos = tableOf("kerberos_status", 2);
    const auto logons = tableOf("logon_types", 2);
    for (const auto* t : {&signin, &status, &kerberos, &logons}) {
        if (!*t) return tl::unexpected(t->error());
    }
    for (const auto& r : *signin) {
        SL_TRY(checkAction(r[2], "signin_results"));
        m_signin.insert_or_assign(numberOf(r[0]), SigninResult{r[1], r[2], r[3]});
    }
    for (const auto& r : *status)
        m_status.insert_or_assign(static_cast<std::uint32_t>(numberOf(r[0])), r[1]);
    for (const auto& r : *kerberos)
        m_kerberos.insert_or_assign(static_cast<std::uint32_t>(numberOf(r[0])), r[1]);
    for (const auto& r : *logons)
        m_logonTypes.insert_or_assign(numberOf(r[0]), r[1]);
    return {};
}

Result<> Maps::loadNames()
{
    const auto apps = tableOf("apps", 3);
    const auto countries = tableOf("countries", 3);
    const auto words = tableOf("alert_words", 4);
    const auto sids = tableOf("well_known_sids", 3);
    for (const auto* t : {&apps, &countries, &words, &sids}) {
        if (!*t) return tl::unexpected(t->error());
    }
    for (const auto& r : *apps)
        m_apps.insert_or_assign(fold(r[0]), AppName{r[1], r[2]});
    for (const auto& r : *countries) {
        for (std::size_t i = 0; i < 3; ++i)
            m_countries.try_emplace(fold(r[i]), r[0]);
    }
    for (const auto& r : *words)
        m_alertWords.push_back({r[0], r[1], r[2], r[3]});
    for (const auto& r : *sids)
        m_sids.push_back({r[0], r[2]});
    return {};
}

Result<> Maps::loadWords()
{
    const auto actions = tableOf("action_words", 3);
    if (!actions) return tl::unexpected(actions.error());
    for (const auto& r : *actions) {
        SL_TRY(checkAction(r[1], "action_words"));
        m_actionWords.insert_or_assign(plainWords(r[0]), Words{r[1], orEmpty(r[2])});
    }
    const auto results = tableOf("result_words", 2);
    if (!results) return tl::unexpected(results.error());
    for (const auto& r : *results)
        m_resultWords.insert_or_assign(plainWords(r[0]), r[1]);
    return {};
}

Words Maps::actionWords(std::string_view phrase) const
{
    const auto it = m_actionWords.find(plainWords(phrase));
    return it == m_actionWords.end() ? Words{} : it->second;
}

std::string_view Maps::resultWord(std::string_view phrase) const
{
    const auto it = m_resultWords.find(plainWords(phrase));
    return it == m_resultWords.end() ? std::string_view{} : it->second;
}

const WindowsEvent* Maps::windowsEvent(std::string_view channel, std::int64_t id) const
{
    const auto known = m_channels.find(Folded(channel).text());
    if (known == m_channels.end()) return nullptr;
    const auto it = known->second.events.find(id);
    return it == known->second.events.end() ? nullptr : &it->second;
}

std::string_view Maps::channelName(std::string_view shortName) const
{
    const auto known = m_channelNames.find(Folded(shortName).text());
    return known == m_channelNames.end() ? std::string_view{} : known->second;
}

std::span<const WindowsRefinement> Maps::refinements(std::string_view channel, std::int64_t id) const
{
    const auto known = m_channels.find(Folded(channel).text());
    if (known == m_channels.end()) return {};
    const auto it = known->second.refinements.find(id);
    return it == known->second.refinements.end() ? std::span<const WindowsRefinement>{} : it->second;
}

std::string_view Maps::windowsStatus(std::uint32_t code) const
{
    return codeText(m_status, code);
}

std::string_view Maps::kerberosStatus(std::uint32_t code) const
{
    return codeText(m_kerberos, code);
}

std::string_view Maps::logonType(std::int64_t number) const
{
    const auto it = m_logonTypes.find(number);
    return it == m_logonTypes.end() ? std::string_view{} : it->second;
}

bool Maps::standsForNobody(std::string_view sid) const
{
    // Whole SIDs only: the families of the table are service accounts, or relative to a domain.
    for (const SidKind& s : m_sids) {
        if (!equalsAscii(s.sid, sid)) continue;
        return s.kind != "system" && s.kind != "service" && s.kind != "anonymous" && s.kind != "user";
    }
    return false;
}

Operation Maps::operationOf(std::string_view foldedWorkload, std::string_view foldedName) const
{
    const auto workload = m_workloads.find(foldedWorkload);
    if (workload == m_workloads.end()) return {};
    const auto& [whole, prefixes] = workload->second;
    if (const auto it = whole.find(foldedName); it != whole.end()) return it->second;
    const Prefix* best = nullptr;
    for (const Prefix& p : prefixes) {
        if (foldedName.starts_with(p.start) && (best == nullptr || p.start.size() > best->start.size()))
            best = &p;
    }
    return best == nullptr ? Operation{} : best->operation;
}

Operation Maps::operation(std::string_view workload, std::string_view name) const
{
    const Folded folded(trim(name));
    if (folded.text().empty()) return {};
    const Operation own = operationOf(Folded(workload).text(), folded.text());
    return own.known ? own : operationOf("*", folded.text());
}

SigninResult Maps::signinResult(std::int64_t code) const
{
    const auto it = m_signin.find(code);
    return it == m_signin.end() ? SigninResult{} : it->second;
}

std::optional<AppName> Maps::app(std::string_view key) const
{
    const auto it = m_apps.find(Folded(trim(key)).text());
    return it == m_apps.end() ? std::nullopt : std::optional(it->second);
}

std::string_view Maps::country(std::string_view codeOrName) const
{
    const auto it = m_countries.find(Folded(trim(codeOrName)).text());
    return it == m_countries.end() ? std::string_view{} : it->second;
}

std::string_view Maps::alertWordOf(std::string_view product, std::string_view field,
                                   std::string_view code) const
{
    const AlertWord* best = nullptr;
    for (const AlertWord& w : m_alertWords) {
        if (!equalsAscii(w.product, product) || !equalsAscii(w.field, field)) continue;
        if (equalsFolded(w.code, code)) return w.word;
        const bool family = w.code.ends_with('*') && equalsFolded(w.code.substr(0, w.code.size() - 1),
                                                                  code.substr(0, w.code.size() - 1));
        if (family && (best == nullptr || w.code.size() > best->code.size())) best = &w;
    }
    return best == nullptr ? std::string_view{} : best->word;
}

std::string_view Maps::alertWord(std::string_view product, std::string_view field,
                                 std::string_view code) const
{
    code = trim(code);
    if (code.empty()) return {};
    const std::string_view own = alertWordOf(product, field, code);
    return own.empty() ? alertWordOf("*", field, code) : own;
}

} // namespace sightline::normalise
