// SPDX-License-Identifier: GPL-3.0-or-later
// The reference data: every record of the formats that are read whole, its times, and no second copy of it.
#include "tests/cli/run_cli.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace
{

using sightline::test::Run;
using sightline::test::run;
using sightline::test::ticks;

// Every file is read whole, but for those that are no log.
bool isWhole(const nlohmann::json& entry)
{
    return entry.at("format") != "negative";
}

nlohmann::json manifest()
{
    std::ifstream in(sightline::test::sharedData() / "MANIFEST.json", std::ios::binary);
    return nlohmann::json::parse(in, nullptr, false);
}

} // namespace

class TestCliReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referenceData();
    void directoryReplication();

private:
    QTemporaryDir m_dir;
};

void TestCliReference::referenceData()
{
    if (!sightline::test::hasSharedData()) QSKIP("no reference data: SIGHTLINE_SHARED");
    const std::string path = m_dir.filePath(QStringLiteral("reference.sightline")).toStdString();
    const auto root = sightline::test::sharedData();
    std::vector<std::string> args{"--case", path, "--quiet", "import"};
    std::vector<nlohmann::json> entries;
    const nlohmann::json list = manifest();
    for (const auto& entry : list.at("entries")) {
        if (!isWhole(entry)) continue;
        entries.push_back(entry);
        args.push_back((root / entry.at("path").get<std::string>()).string());
    }
    const Run import = run(args);
    VERIFY_RUN(import, 0);
    QCOMPARE(import.json["files"].size(), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& file = import.json["files"][i];
        const std::string text = file.dump();
        QVERIFY2(file["read"] == entries[i].at("record_count"), text.c_str());
        QVERIFY2(file["rejected"] == 0, text.c_str());
        QVERIFY2(file["sha256"].get<std::string>() == entries[i].at("sha256").get<std::string>(),
                 text.c_str());
        const auto& range = entries[i].at("time_range_utc");
        if (!range.is_array()) continue;
        // The manifest cuts times to microseconds.
        const auto same = [&](const char* key, std::size_t n) {
            return file[key].is_string() && ticks(file[key]) / 10 == ticks(range[n]) / 10;
        };
        QVERIFY2(same("from", 0) && same("to", 1), (text + range.dump()).c_str());
    }
    const Run again = run(args);
    VERIFY_RUN(again, 0);
    QCOMPARE(again.json["totals"]["stored"].get<int>(), 0);
    QCOMPARE(again.json["totals"]["duplicates"].dump(), again.json["totals"]["read"].dump());
    VERIFY_RUN(run({"--case", path, "case", "verify"}), 0);
}

void TestCliReference::directoryReplication()
{
    if (!sightline::test::hasSharedData()) QSKIP("no reference data: SIGHTLINE_SHARED");
    const std::string path = m_dir.filePath(QStringLiteral("dcsync.sightline")).toStdString();
    const auto file = sightline::test::sharedData() / "windows_jsonl" /
                      "covenant_dcsync_dcerpc_drsuapi_DsGetNCChanges_2020-08-05020926.json";
    VERIFY_RUN(run({"--case", path, "--quiet", "import", file.string()}), 0);
    const Run found = run({"--case", path, "activities", "--filter", "Activity == \"4662\""});
    VERIFY_RUN(found, 0);
    QCOMPARE(found.json["count"].get<int>(), 3);
}

#include "tst_cli_reference.moc"
