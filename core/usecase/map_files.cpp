// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/map_files.h"

#include "core/base/reader.h"
#include "core/base/write_file.h"
#include "core/import/user_format.h"
#include "core/normalise/normaliser.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace sightline::usecase
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kMaps = 500; // of a folder

std::optional<Error> takeMap(const fs::path& path, MapFolder& out, std::vector<import::Format>& formats)
{
    const auto text = readHead(path, import::kLongestMap + 1);
    if (!text) return text.error();
    const MapDocument map{pathText(path.filename()), *text};
    const auto user = std::ranges::find(formats, true, &import::Format::user);
    auto format = import::readMap(map.text, map.name, {formats.begin(), user});
    if (!format) return format.error();
    // A table of two maps would have the columns of whichever came first.
    const auto same = [&](const import::Format& f) {
        return f.user && (f.id == format->id || f.table == format->table);
    };
    if (std::ranges::any_of(formats, same))
        return Error{ErrorKind::InvalidInput, "map.twice", "another map has this id or table", map.name};
    formats.push_back(std::move(*format));
    out.maps.push_back(map);
    return {};
}

class Preview
{
public:
    Preview(const import::Format& format, const normalise::Maps& maps, const ZoneRules* zone,
            std::size_t rows)
        : m_format(format), m_normaliser(maps), m_zone(zone), m_rows(rows)
    {
    }

    [[nodiscard]] bool take(Record& record)
    {
        const import::FoundTime found = import::findTime(m_format.time, record).found;
        Ticks time = found.ticks;
        if (time != kNoTime && !found.zoned && m_zone != nullptr) time = m_zone->toUtc(time);
        m_normalised.clear();
        m_normalised.time = time;
        const normalise::RecordInput input{
            m_format.id, m_format.normaliser, m_format.table, m_format.activity.get(), time, kNoTime};
        m_normaliser.normalise(input, record, m_normalised);
        auto& row = m_out.rows.emplace_back();
        m_normalised.activity.each([&](Activity column, const Value& value) {
            row.emplace_back(column, valueText(value, activityColumn(column).type));
        });
        return m_out.rows.size() < m_rows;
    }

    void reject() { ++m_out.rejected; }

    [[nodiscard]] MapPreview& answer() { return m_out; }

private:
    const import::Format& m_format;
    normalise::Normaliser m_normaliser;
    const ZoneRules* m_zone;
    std::size_t m_rows;
    Normalised m_normalised;
    MapPreview m_out;
};

} // namespace

Result<MapGuess> guessFile(const fs::path& path)
{
    const auto head = sniffedHead(path, {});
    if (!head) return tl::unexpected(head.error());
    return import::guessMap(*head);
}

Result<std::string> checkMap(const MapDocument& map)
{
    const auto formats = formatsWith({map});
    if (!formats) return tl::unexpected(formats.error());
    return formats->back().id;
}

MapFolder loadMapFolder(const fs::path& folder)
{
    MapFolder out;
    std::vector<fs::path> files;
    std::error_code ec;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end && files.size() < kMaps;
         it.increment(ec)) {
        if (it->path().extension() == ".json" && it->is_regular_file(ec)) files.push_back(it->path());
    }
    std::ranges::sort(files);
    auto formats = import::loadFormats();
    if (!formats) {
        out.problems.push_back(formats.error());
        return out;
    }
    for (const fs::path& path : files) {
        if (auto problem = takeMap(path, out, *formats)) out.problems.push_back(std::move(*problem));
    }
    return out;
}

Result<fs::path> saveMap(const fs::path& folder, const MapDocument& map, bool replace)
{
    const auto id = checkMap(map);
    if (!id) return tl::unexpected(id.error());
    std::error_code problem;
    fs::create_directories(folder, problem);
    const fs::path path = folder / (*id + ".json");
    if (!replace && fs::exists(path, problem))
        return fail(ErrorKind::InvalidInput, "map.exists", "there is a map of this name already", *id);
    SL_TRY(writeFile(path, map.text));
    return path;
}

Result<MapPreview> previewMap(const fs::path& path, const MapDocument& map, const ImportOptions& options,
                              std::size_t rows, const Watch& watch)
{
    const auto formats = formatsWith({map});
    if (!formats) return tl::unexpected(formats.error());
    const auto zone = zoneOf(options);
    if (!zone) return tl::unexpected(zone.error());
    const auto maps = normalise::loadMaps();
    if (!maps) return tl::unexpected(maps.error());
    auto head = sniffedHead(path, {});
    if (!head) return tl::unexpected(head.error());
    Preview preview(formats->back(), **maps, zone->get(), rows);
    import::Sink sink;
    sink.record = [&](const auto&, const auto&, const auto&, Record& record, std::uint64_t, std::uint32_t) {
        return preview.take(record);
    };
    sink.reject = [&](const import::Reject& reject) {
        if (reject.reason != import::RejectReason::CutOff) preview.reject(); // the head ends there
        return true;
    };
    import::ReadOptions read;
    read.only = &formats->back();
    const auto reader = memoryReader(std::move(*head));
    const auto summary = import::readSource(*reader, *formats, read, sink, watch);
    if (!summary) return tl::unexpected(summary.error());
    return std::move(preview.answer());
}

} // namespace sightline::usecase
