// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/session_owners.h"

#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/model/activity.h"
#include "core/store/case_file.h"
#include "core/store/case_writer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sightline::usecase
{
namespace
{

// A logon id is given again after a restart: a record names the session of another that is not further away.
constexpr Ticks kReach = 2 * kTicksPerDay;

struct Named {
    Ticks time = kNoTime;
    Code account = 0;

    auto operator<=>(const Named&) const = default;
};

struct Columns {
    ColumnPtr actor, session, correlation, host;
    std::shared_ptr<const TimePlane> times;

    [[nodiscard]] bool noSessions() const { return !session && !correlation; }
};

// Without sessions, nothing else is read.
Result<Columns> columnsOf(const SegmentView& view)
{
    Columns out;
    for (const auto& [id, column] :
         {std::pair{Activity::SessionId, &out.session}, std::pair{Activity::CorrelationId, &out.correlation},
          std::pair{Activity::ActorKey, &out.actor}, std::pair{Activity::DestinationDevice, &out.host}}) {
        if (id == Activity::ActorKey && out.noSessions()) return out;
        // As it was read: owners of before do not count.
        auto read = view.segment->column(columnIdOf(id));
        if (!read) return tl::unexpected(read.error());
        *column = *read;
    }
    const auto times = view.segment->times();
    if (!times) return tl::unexpected(times.error());
    out.times = *times;
    return out;
}

std::string_view textAt(const ColumnPtr& column, std::uint32_t row)
{
    return column ? column->codeText(column->code(row)) : std::string_view{};
}

class SessionOwners
{
public:
    explicit SessionOwners(const Snapshot& snapshot) : m_snapshot(snapshot) {}

    // Sessions of records that name nobody, then who is named for them.
    Result<> read(const StopToken& stop)
    {
        for (const bool wanted : {true, false}) {
            for (const SegmentView& view : m_snapshot.segments) {
                if (stop.stopRequested()) return cancelled();
                if (view.info().activities == 0) continue;
                SL_TRY(readSegment(view, wanted));
            }
            if (m_named.empty()) break;
        }
        for (auto& [session, named] : m_named)
            std::ranges::sort(named);
        return {};
    }

    // Row -> key of the owner; "" for rows that have none.
    [[nodiscard]] Result<store::OverlayTexts> ownersIn(const SegmentView& view) const
    {
        store::OverlayTexts out;
        const auto columns = columnsOf(view);
        if (!columns) return tl::unexpected(columns.error());
        if (columns->noSessions()) return out;
        for (std::uint32_t row = 0; row < view.info().rows; ++row) {
            if (!isNameless(*columns, row)) continue;
            const Ticks time = columns->times->at(row);
            Code owner = nearest(sessionOf(*columns, row), time);
            if (owner == 0) owner = onlyOne(correlationOf(*columns, row));
            if (owner != 0) out[row] = std::string(m_accounts->text(owner));
        }
        return out;
    }

private:
    static bool isNameless(const Columns& c, std::uint32_t row)
    {
        return (!c.actor || c.actor->code(row) == 0) &&
               (!textAt(c.session, row).empty() || !textAt(c.correlation, row).empty());
    }

    // A logon id counts on its host, another session id by itself.
    static std::string sessionOf(const Columns& c, std::uint32_t row)
    {
        const std::string_view session = textAt(c.session, row);
        if (session.empty()) return {};
        const std::string_view host = textAt(c.host, row);
        const bool logon = session.starts_with("0x");
        if (logon && host.empty()) return {};
        return "s|" + (logon ? fold(host.substr(0, host.find('.'))) : std::string{}) + '|' +
               std::string(session);
    }

    static std::string correlationOf(const Columns& c, std::uint32_t row)
    {
        const std::string_view id = textAt(c.correlation, row);
        return id.empty() ? std::string{} : "c|" + std::string(id);
    }

    Result<> readSegment(const SegmentView& view, bool wanted)
    {
        const auto columns = columnsOf(view);
        if (!columns) return tl::unexpected(columns.error());
        if (columns->noSessions()) return {};
        if (columns->actor) m_accounts = columns->actor->dictionary;
        for (std::uint32_t row = 0; row < view.info().rows; ++row) {
            const bool gone = view.deleted && view.deleted->test(row);
            if (gone || isNameless(*columns, row) != wanted) continue;
            for (const std::string& session : {sessionOf(*columns, row), correlationOf(*columns, row)}) {
                if (session.empty()) continue;
                if (wanted) {
                    m_named[session];
                } else if (const auto it = m_named.find(session);
                           it != m_named.end() && columns->actor && columns->actor->code(row) != 0) {
                    it->second.push_back({columns->times->at(row), columns->actor->code(row)});
                }
            }
        }
        return {};
    }

    // Who was named for the session last, else next.
    [[nodiscard]] Code nearest(const std::string& session, Ticks time) const
    {
        const auto it = m_named.find(session);
        if (it == m_named.end() || it->second.empty() || time == kNoTime) return 0;
        const auto after = std::ranges::upper_bound(it->second, time, {}, &Named::time);
        if (after != it->second.begin() && std::prev(after)->time != kNoTime &&
            time - std::prev(after)->time <= kReach)
            return std::prev(after)->account;
        return after != it->second.end() && after->time - time <= kReach ? after->account : 0;
    }

    [[nodiscard]] Code onlyOne(const std::string& correlation) const
    {
        const auto it = m_named.find(correlation);
        if (it == m_named.end() || it->second.empty()) return 0;
        const Code first = it->second.front().account;
        const bool one = std::ranges::all_of(it->second, [&](const Named& n) { return n.account == first; });
        return one ? first : 0;
    }

    const Snapshot& m_snapshot;
    std::shared_ptr<const Dictionary> m_accounts;
    std::unordered_map<std::string, std::vector<Named>> m_named;
};

} // namespace

Result<std::size_t> fillSessionOwners(const std::filesystem::path& casePath, const StopToken& stop)
{
    const auto file = store::CaseFile::open(casePath);
    if (!file) return tl::unexpected(file.error());
    const auto snapshot = (*file)->snapshot();
    if (!snapshot) return tl::unexpected(snapshot.error());
    SessionOwners owners(**snapshot);
    SL_TRY(owners.read(stop));
    const ColumnId actor = columnIdOf(Activity::ActorKey);
    std::map<SegmentId, store::OverlayTexts> changed;
    std::size_t count = 0;
    for (const SegmentView& view : (*snapshot)->segments) {
        if (view.info().activities == 0) continue;
        auto texts = owners.ownersIn(view);
        if (!texts) return tl::unexpected(texts.error());
        count += texts->size();
        const bool had = view.overlays.contains(actor);
        if (had || !texts->empty()) changed[view.info().id] = std::move(*texts);
    }
    if (changed.empty()) return count;
    auto writer = store::CaseWriter::open(casePath);
    if (!writer) return tl::unexpected(writer.error());
    SL_TRY((*writer)->change([&](store::Database&) -> Result<> {
        for (const auto& [segment, texts] : changed)
            SL_TRY((*writer)->setOverlay(segment, actor, texts));
        return {};
    }));
    return count;
}

} // namespace sightline::usecase
