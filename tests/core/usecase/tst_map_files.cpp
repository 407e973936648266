// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/map_files: from an unknown file over a guessed map to activities that a filter finds;
// maps in a folder recognise the next file, and never take one from a built-in format.
#include "core/store/case_writer.h"
#include "core/usecase/activities.h"
#include "core/usecase/map_files.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace sightline
{

namespace fs = std::filesystem;
using test::must;
using usecase::MapDocument;

class TestMapFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unknownUntilMapped();
    void foundByFilter();
    void duplicatesByKey();
    void zones();
    void builtInFormatsWin();
    void folder();
    void preview();
    void refused();

private:
    [[nodiscard]] fs::path write(const char* name, const std::string& text) const;
    [[nodiscard]] usecase::FileReport import(const fs::path& path,
                                             const usecase::ImportOptions& options) const;
    [[nodiscard]] MapDocument guessedMap(const fs::path& path, const char* title,
                                         const std::vector<std::string>& key = {}) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_case;
};

namespace
{

// Invented: who used which door.
std::string doorLog()
{
    std::string out = "nr;Zeitpunkt;Benutzer;Aktion;Quell-IP;Ergebnis;Etage\n";
    for (int i = 0; i < 10; ++i)
        out += std::to_string(100 + i) + ";17.03.2026 14:22:1" + std::to_string(i) + ";" +
               (i < 4 ? "CONTOSO\\ana" : "ben@contoso.example") + ";Anmeldung;192.0.2." + std::to_string(i) +
               ";" + (i % 5 == 0 ? "verweigert" : "ok") + ";" + std::to_string(i) + "\n";
    return out;
}

} // namespace

void TestMapFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_case = fs::path(m_dir->path().toStdString()) / "maps.sightline";
    QVERIFY(store::createCase(m_case, "maps").has_value());
}

fs::path TestMapFiles::write(const char* name, const std::string& text) const
{
    const fs::path path = fs::path(m_dir->path().toStdString()) / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

usecase::FileReport TestMapFiles::import(const fs::path& path, const usecase::ImportOptions& options) const
{
    auto report = must(usecase::importPaths(m_case, {path}, options, {}));
    return report.files.at(0);
}

MapDocument TestMapFiles::guessedMap(const fs::path& path, const char* title,
                                     const std::vector<std::string>& key) const
{
    const auto guess = must(usecase::guessFile(path));
    auto draft = usecase::draftOf(guess, title);
    draft.key = key;
    return {"map.json", usecase::mapText(guess, draft)};
}

void TestMapFiles::unknownUntilMapped()
{
    const fs::path path = write("doors.csv", doorLog());
    const auto unknown = import(path, {});
    QCOMPARE(unknown.format, std::string());
    QCOMPARE(unknown.stored, std::uint64_t{0});
    usecase::ImportOptions options;
    options.maps = {guessedMap(path, "Door log")};
    const auto known = import(path, options);
    QCOMPARE(known.format, std::string("map-doorlog"));
    QCOMPARE(known.read, std::uint64_t{10});
    QCOMPARE(known.stored, std::uint64_t{10});
    QCOMPARE(known.activities, std::uint64_t{10});
    QVERIFY(known.zoneAssumed);
    QCOMPARE(isoText(known.from), std::string("2026-03-17T14:22:10Z"));
    QCOMPARE(isoText(known.to), std::string("2026-03-17T14:22:19Z"));
    // The whole record is kept: in the table's own columns, byte for byte, and nothing beside.
    const auto content = test::caseContent(m_case);
    QCOMPARE(content.rows.size(), std::size_t{10});
    for (const auto& [place, cells] : content.rows) {
        QCOMPARE(cells.at("table"), std::string("DoorLog"));
        QVERIFY(cells.contains("DoorLog.Etage"));
        QVERIFY(!cells.contains("DoorLog._extra"));
        QVERIFY(cells.at("raw").find(cells.at("DoorLog.Zeitpunkt")) != std::string::npos);
    }
}

void TestMapFiles::foundByFilter()
{
    const fs::path path = write("doors.csv", doorLog());
    usecase::ImportOptions options;
    options.maps = {guessedMap(path, "Door log")};
    QCOMPARE(import(path, options).stored, std::uint64_t{10});
    const auto session = must(usecase::Session::open(m_case));
    const auto found = [&](const char* filter) {
        usecase::ActivityQuery query;
        query.filter = filter;
        return must(usecase::activityPage(*session->state(), query, {})).count;
    };
    QCOMPARE(found(R"(User =~ "CONTOSO\\ana")"), std::uint64_t{4});
    QCOMPARE(found(R"(ActionType == "LogOnFailed" and Result == "Failure")"), std::uint64_t{2});
    QCOMPARE(found(R"(ActionType == "LogOn")"), std::uint64_t{8});
    QCOMPARE(found(R"(IPAddress == "192.0.2.3")"), std::uint64_t{1});
    QCOMPARE(found(R"(Source == "DoorLog")"), std::uint64_t{10});
}

void TestMapFiles::duplicatesByKey()
{
    const fs::path path = write("doors.csv", doorLog());
    usecase::ImportOptions options;
    options.maps = {guessedMap(path, "Door log", {"nr"})};
    QCOMPARE(import(path, options).stored, std::uint64_t{10});
    std::string again = doorLog();
    again += "200;18.03.2026 10:00:00;ben@contoso.example;Abmeldung;192.0.2.1;ok;1\n";
    const auto report = import(write("doors2.csv", again), options);
    QCOMPARE(report.read, std::uint64_t{11});
    QCOMPARE(report.duplicates, std::uint64_t{10});
    QCOMPARE(report.stored, std::uint64_t{1});
}

void TestMapFiles::zones()
{
    const fs::path path = write("doors.csv", doorLog());
    usecase::ImportOptions options;
    options.maps = {guessedMap(path, "Door log")};
    options.zone = "+02:00";
    options.dryRun = true;
    const auto report = import(path, options);
    QVERIFY(!report.zoneAssumed);
    QCOMPARE(isoText(report.from), std::string("2026-03-17T12:22:10Z"));
    const auto preview = must(usecase::previewMap(path, options.maps[0], options, 3, {}));
    QCOMPARE(preview.rows.size(), std::size_t{3});
    QCOMPARE(preview.rows[0][0], std::pair(Activity::TimeGenerated, std::string("2026-03-17T12:22:10Z")));
}

void TestMapFiles::builtInFormatsWin()
{
    const std::string signin =
        R"({"createdDateTime":"2026-03-17T10:00:00Z","userPrincipalName":"ana@contoso.example",)"
        R"("appDisplayName":"Mail","status":{"errorCode":0},"id":"x1","ipAddress":"192.0.2.1",)"
        R"("userId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","location":{"city":"x"}})"
        "\n";
    const fs::path path = write("signins.json", signin);
    usecase::ImportOptions options;
    options.dryRun = true;
    const std::string builtIn = import(path, options).format;
    QVERIFY(!builtIn.empty());
    options.maps = {guessedMap(path, "Mine")};
    QCOMPARE(import(path, options).format, builtIn);
    options.format = "map-mine";
    QCOMPARE(import(path, options).format, std::string("map-mine"));
}

void TestMapFiles::folder()
{
    const fs::path maps = fs::path(m_dir->path().toStdString()) / "data" / "formats";
    QVERIFY(usecase::loadMapFolder(maps).maps.empty());
    const MapDocument map = guessedMap(write("doors.csv", doorLog()), "Door log");
    QCOMPARE(must(usecase::saveMap(maps, map, false)).filename(), fs::path("map-doorlog.json"));
    QVERIFY(!usecase::saveMap(maps, map, false).has_value());
    QVERIFY(usecase::saveMap(maps, map, true).has_value());
    std::ofstream(maps / "broken.json") << "{";
    std::ofstream(maps / "zz.json") << map.text; // the same id once more
    std::ofstream(maps / "notes.txt") << "no map";
    const auto kept = usecase::loadMapFolder(maps);
    QCOMPARE(kept.maps.size(), std::size_t{1});
    QCOMPARE(kept.problems.size(), std::size_t{2});
    usecase::ImportOptions options;
    options.maps = kept.maps;
    QCOMPARE(import(write("next.csv", doorLog() + "\n"), options).format, std::string("map-doorlog"));
}

void TestMapFiles::preview()
{
    const std::string text = doorLog() + "cut;off\n";
    const fs::path path = write("doors.csv", text);
    const auto shown = must(usecase::previewMap(path, guessedMap(path, "Door log"), {}, 200, {}));
    QCOMPARE(shown.rows.size(), std::size_t{10});
    QCOMPARE(shown.rejected, std::uint64_t{1});
    const auto cell = [&](std::size_t row, Activity column) {
        const auto it = std::ranges::find(shown.rows[row], column, &std::pair<Activity, std::string>::first);
        return it == shown.rows[row].end() ? std::string() : it->second;
    };
    QCOMPARE(cell(0, Activity::ActionType), std::string("LogOnFailed"));
    QCOMPARE(cell(0, Activity::ActorUsername), std::string("CONTOSO\\ana"));
    QCOMPARE(cell(1, Activity::Result), std::string("Success"));
}

void TestMapFiles::refused()
{
    const fs::path path = write("doors.csv", doorLog());
    usecase::ImportOptions options;
    options.maps = {{"broken.json", R"({"id":"a"})"}};
    const auto report = usecase::importPaths(m_case, {path}, options, {});
    QVERIFY(!report.has_value());
    QVERIFY(report.error().text().find("broken.json") != std::string::npos);
    const MapDocument map = guessedMap(path, "Door log");
    options.maps = {map, map};
    QVERIFY(!usecase::importPaths(m_case, {path}, options, {}).has_value());
    QVERIFY(!usecase::guessFile(write("empty.csv", "")).has_value());
    QVERIFY(!usecase::guessFile(fs::path(m_dir->path().toStdString()) / "absent.csv").has_value());
}

} // namespace sightline

#include "tst_map_files.moc"
