// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/rezone.h"

#include "core/model/activity.h"
#include "core/usecase/import_knowledge.h"
#include "core/usecase/import_order.h"
#include "core/usecase/session_owners.h"
#include "core/usecase/small_change.h"
#include "core/usecase/source_rows.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

// Where a raw record of the source lies.
struct Place {
    std::int64_t ordinal = 0;
    const SegmentView* segment = nullptr;
    std::uint32_t row = 0;
};

Result<std::vector<Place>> placesOf(const Snapshot& snapshot, std::int64_t source)
{
    std::vector<Place> out;
    for (const SegmentView& view : snapshot.segments) {
        const auto rows = rowsOfSource(view, source);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->none()) continue;
        const auto ordinals = view.column(columnIdOf(Activity::Ordinal));
        if (!ordinals) return tl::unexpected(ordinals.error());
        rows->forEach([&](std::uint32_t row) {
            out.push_back({*ordinals ? (*ordinals)->integer(row) : 0, &view, row});
        });
    }
    std::ranges::sort(out, {}, &Place::ordinal);
    return out;
}

Error cannot(std::string message, const store::SourceRow& source)
{
    return {ErrorKind::InvalidInput, "source.rezone", std::move(message), source.place()};
}

// How the records lay in their file.
struct Shape {
    import::Container container = import::Container::Unknown;
    std::string header;
    char separator = ',';
    bool dayFirst = false;
};

Result<Shape> shapeOf(const store::SourceRow& source)
{
    const json facts = json::parse(source.facts, nullptr, false);
    Shape out;
    if (facts.is_object()) {
        out.container = static_cast<import::Container>(facts.value("container", 0));
        out.header = facts.value("header", std::string());
        const std::string separator = facts.value("separator", std::string(","));
        if (!separator.empty()) out.separator = separator.front();
        out.dayFirst = facts.value("dayFirst", false);
    }
    using import::Container;
    if (out.container == Container::JsonLines || out.container == Container::JsonArray ||
        out.container == Container::JsonValues || out.container == Container::Csv ||
        out.container == Container::Lines || out.container == Container::Evtx ||
        out.container == Container::Xml)
        return out;
    return tl::unexpected(cannot("the case does not know how the records of this source lay in it; remove it "
                                 "and import the file again",
                                 source));
}

class Rezone
{
public:
    Rezone(const store::SourceRow& old, Shape shape, std::vector<Place> places, const Watch& watch)
        : m_old(old), m_shape(std::move(shape)), m_places(std::move(places)), m_watch(watch)
    {
    }

    // Inside the transaction. Answers the id of the new source.
    [[nodiscard]] Result<std::int64_t> run(store::CaseWriter& writer, store::Database& db,
                                           const ImportKnowledge& knowledge, const std::string& zone)
    {
        std::deque<ImportSource> sources;
        ImportSource& source = sources.emplace_back(m_old.place());
        store::SourceRow row = m_old;
        row.id = 0;
        row.zone = zone;
        row.zoneAssumed = false;
        source.start(std::move(row), {});
        ImportOrder order(&writer, sources);
        BatchReader reader(knowledge);
        while (m_next < m_places.size()) {
            m_watch.report(m_next, m_places.size(), "records");
            auto raw = std::make_shared<import::RawBatch>();
            SL_TRY(fill(*raw));
            auto batch = reader.read(raw, m_watch.stop);
            if (m_watch.stop.stopRequested()) return cancelled();
            if (!batch) return tl::unexpected(batch.error());
            auto ordered = order.take(std::move(*batch));
            if (!ordered) return tl::unexpected(ordered.error());
            auto sealed = store::sealBatch(std::move(**ordered), m_watch.stop);
            if (!sealed) return tl::unexpected(sealed.error());
            SL_TRY(writer.commit(*sealed));
        }
        SL_TRY(account(source, db));
        return source.row().id;
    }

private:
    // The next records, a slice for each row of consecutive ones.
    [[nodiscard]] Result<> fill(import::RawBatch& batch)
    {
        const import::BatchLimits limits;
        for (; m_next < m_places.size() && !limits.reached(batch); ++m_next) {
            const Place& place = m_places[m_next];
            const auto raw = place.segment->segment->raw(place.row);
            if (!raw) return tl::unexpected(raw.error());
            const auto ordinal = static_cast<std::uint64_t>(place.ordinal);
            if (batch.slices.empty() || batch.slices.back().ordinal + batch.slices.back().steps != ordinal) {
                import::RawBatch::Slice& slice = batch.slices.emplace_back();
                slice.container = m_shape.container;
                slice.separator = m_shape.separator;
                slice.header = m_shape.header;
                slice.dayFirst = m_shape.dayFirst;
                slice.first = batch.steps.size();
                slice.ordinal = ordinal;
            }
            import::RawBatch::Step& step = batch.steps.emplace_back();
            step.begin = static_cast<std::uint32_t>(batch.bytes.size());
            step.length = static_cast<std::uint32_t>(raw->size());
            batch.bytes += *raw;
            ++batch.slices.back().steps;
        }
        if (m_next == m_places.size()) batch.slices.back().last = true;
        return {};
    }

    // What the old source said of records that are not kept raw still holds.
    [[nodiscard]] Result<> account(ImportSource& source, store::Database& db) const
    {
        const auto stored = static_cast<std::int64_t>(source.report().stored);
        const auto rejected = m_old.rejected + static_cast<std::int64_t>(source.report().rejected);
        const auto id = source.row().id;
        SL_TRY(db.exec(
            fmt::format("UPDATE source SET "
                        "read={},stored={},duplicates={},rejected={},resume_offset={},resume_ordinal={} "
                        "WHERE id={}",
                        m_old.read, stored, m_old.read - stored - rejected, rejected, m_old.resumeOffset,
                        m_old.resumeOrdinal, id)));
        return db.exec(fmt::format(
            "INSERT OR IGNORE INTO reject SELECT {},pos,len,reason,arg FROM reject WHERE source={}", id,
            m_old.id));
    }

    const store::SourceRow& m_old;
    Shape m_shape;
    std::vector<Place> m_places;
    std::size_t m_next = 0;
    const Watch& m_watch;
};

// The segments that hold the new source and nothing else.
Result<json> segmentsFrom(store::Database& db, std::int64_t first)
{
    json out = json::array();
    auto rows = db.prepare("SELECT id,n FROM seg WHERE id>=?1");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(1, first);
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return out;
        out.push_back({{"id", rows->integer(0)}, {"rows", rows->integer(1)}});
    }
}

Result<const store::SourceRow*> rezonable(const CaseState& state, std::int64_t id)
{
    const auto it = std::ranges::find(state.sources, id, &store::SourceRow::id);
    if (it == state.sources.end() || it->state == store::SourceState::Removed)
        return tl::unexpected(noSuchSource(id));
    if (it->state == store::SourceState::Interrupted)
        return tl::unexpected(cannot("this source is not read to its end; import it again first", *it));
    if (!it->zoneAssumed && it->zone.empty())
        return tl::unexpected(cannot("every time of this source carries its zone", *it));
    return &*it;
}

} // namespace

Result<> rezoneSource(Session& session, std::int64_t id, const ImportOptions& options, const Watch& watch)
{
    const StatePtr state = session.state();
    const auto old = rezonable(*state, id);
    if (!old) return tl::unexpected(old.error());
    auto shape = shapeOf(**old);
    if (!shape) return tl::unexpected(shape.error());
    auto formats = formatsWith(options.maps);
    if (!formats) return tl::unexpected(formats.error());
    ImportKnowledge knowledge;
    SL_TRY(prepareImport(knowledge, *formats, options));
    auto places = placesOf(*state->activities.snapshot, id);
    if (!places) return tl::unexpected(places.error());
    Rezone rezone(**old, std::move(*shape), std::move(*places), watch);
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) -> Result<> {
            const auto hidden = hideSource(*state, **old, writer, db);
            if (!hidden) return tl::unexpected(hidden.error());
            const auto last = db.integer("SELECT max(id) FROM seg");
            if (!last) return tl::unexpected(last.error());
            knowledge.schema = writer.schema();
            const auto made = rezone.run(writer, db, knowledge, options.zone);
            if (!made) return tl::unexpected(made.error());
            const auto segments = segmentsFrom(db, *last + 1);
            if (!segments) return tl::unexpected(segments.error());
            text = {"source rezone",
                    {{"id", id}, {"path", (*old)->place()}, {"zone", options.zone}},
                    {{"op", "rezone"}, {"old", *hidden}, {"new", *made}, {"segments", *segments}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    if (const auto filled = fillSessionOwners(session.path(), {}); !filled)
        return tl::unexpected(filled.error());
    return {};
}

} // namespace sightline::usecase
