// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the seeds of the fuzz targets whose inputs are binary: seeds NAME FOLDER. Those in text lie as files
// in tests/fuzz/seeds.
#include "core/analytics/score/judgements_bytes.h"
#include "core/table/codec.h"
#include "tests/core/import/made_archive.h"
#include "tests/support/evtx_image.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace
{

namespace fs = std::filesystem;
using namespace sightline::test;

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

// Behind the header of a chunk, as the target puts it there.
void writeEvtx(const fs::path& folder)
{
    EvtxChunk one;
    const std::size_t begin = one.size();
    writeLogon(one, 1, u"ana");
    write(folder / "one", one.bytes().substr(begin));
    writeLogon(one, 2, u"ben");
    write(folder / "two", one.bytes().substr(begin));
}

void writeArchives(const fs::path& folder)
{
    const MadeMembers members{{"a.json", R"({"a":1})"}, {"folder/b.csv", "a,b\n1,2\n"}};
    const std::string tar = makeArchive({}, members);
    write(folder / "tar", tar);
    write(folder / "tar.gz", makeArchive({ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, "", ""}, members));
    write(folder / "tar.zst", makeArchive({ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD, "", ""}, members));
    write(folder / "zip", makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "", ""}, members));
    write(folder / "7z", makeArchive({ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, "", ""}, members));
    write(folder / "nested.zip",
          makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "", ""}, {{"inner.tar", tar}}));
}

// Two people on two days, as the target takes blocks apart.
void writeJudgements(const fs::path& folder)
{
    using namespace sightline::analytics;
    Judgements judgements;
    judgements.firstDay = 739'000;
    judgements.lastDay = judgements.firstDay + 1;
    for (std::int32_t day = judgements.firstDay; day <= judgements.lastDay; ++day) {
        for (const std::uint32_t user : {0U, 2U}) {
            JudgedDay& judged = judgements.days.emplace_back();
            judged.user = user;
            judged.day = day;
            judged.activities = 3 + user;
            judged.steps.fill(static_cast<Step>(100 + user));
            judged.values.fill(7);
        }
        judgements.exposure.push_back(1);
        judgements.totals.emplace_back();
        TodayValues::RollOuts rollOuts;
        rollOuts.front().push_back({9, 0.5});
        judgements.today.emplace_back().setRollOuts(std::move(rollOuts));
    }
    std::string out;
    for (const ByteBlock& block : bytesOf(judgements, {{{2}, {}}, {}, {{0}, {0}}}, nullptr)) {
        const auto raw = sightline::decompressed(block.data, block.raw);
        out += static_cast<char>(block.raw & 0xFF);
        out += static_cast<char>(block.raw >> 8);
        out += *raw;
    }
    write(folder / "two", out);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) return 2;
    const std::string name = argv[1];
    if (name == "evtx") writeEvtx(argv[2]);
    if (name == "archive") writeArchives(argv[2]);
    if (name == "judgements") writeJudgements(argv[2]);
    return 0;
}
