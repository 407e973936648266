// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the tree that a compiler cannot see: which folder may include which, no Qt in core, the length
// of files, the licence line. The rules are explained in HACKING.md.
#include "tests/support/shared_data.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void includesFollowTheArrows();
    void coreIncludesNoQt();
    void theWindowNeverWaitsInANestedLoop();
    void filesStayShort();
    void everySourceNamesItsLicence();

private:
    struct Source {
        std::string path; // from the root, with slashes
        std::vector<std::string> lines;
    };

    std::vector<Source> m_sources;
};

namespace
{

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

constexpr std::size_t kLongestFile = 600;

// What a folder may include besides itself.
const std::map<std::string, Names, std::less<>>& arrows()
{
    static const Names kQueryAndBelow{"base", "table", "model", "query"};
    static const std::map<std::string, Names, std::less<>> kArrows{
        {"base", {}},
        {"table", {"base"}},
        {"model", {"base", "table"}},
        {"query", {"base", "table", "model"}},
        {"import", kQueryAndBelow},
        {"normalise", kQueryAndBelow},
        {"identity", kQueryAndBelow},
        {"store", kQueryAndBelow},
        {"analytics", kQueryAndBelow},
        {"cases", kQueryAndBelow},
        {"report", kQueryAndBelow},
        {"kql", kQueryAndBelow},
        {"policy",
         {"base", "table", "model", "query", "import", "normalise", "identity", "store", "analytics", "cases",
          "report", "kql"}},
        {"remote", {"base", "table", "model", "query", "import", "kql"}},
        {"demo", {"base"}},
        {"usecase",
         {"base", "table", "model", "query", "import", "normalise", "identity", "store", "analytics", "cases",
          "report", "kql", "policy", "demo"}},
    };
    return kArrows;
}

// The window sees values and use cases, never how things are stored or read.
const Names& closedToWindow()
{
    static const Names kClosed{"store", "import", "normalise", "demo", "remote"};
    return kClosed;
}

std::string folderOf(std::string_view path)
{
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    return std::string(second == std::string_view::npos ? "" : path.substr(first + 1, second - first - 1));
}

std::string_view included(std::string_view line)
{
    constexpr std::string_view kDirective = "#include ";
    if (!line.starts_with(kDirective)) return {};
    line.remove_prefix(kDirective.size());
    const auto end = line.find_first_of("\">", 1);
    return end == std::string_view::npos ? std::string_view{} : line.substr(0, end);
}

bool allowed(std::string_view path, std::string_view target)
{
    const std::string top(path.substr(0, path.find('/')));
    const std::string targetTop(target.substr(0, target.find('/')));
    if (targetTop == "core") {
        const std::string folder = folderOf(target);
        if (top == "core") return folderOf(path) == folder || arrows().at(folderOf(path)).count(folder) != 0;
        return top == "app" || closedToWindow().count(folder) == 0;
    }
    if (targetTop == "ui") return top == "ui" || top == "app";
    if (targetTop == "app") return top == "app";
    return targetTop != "tests";
}

bool isSource(const fs::path& path)
{
    static constexpr std::array<std::string_view, 4> kEndings{".h", ".cpp", ".cmake", ".qrc"};
    return path.filename() == "CMakeLists.txt" ||
           std::find(kEndings.begin(), kEndings.end(), path.extension().string()) != kEndings.end();
}

} // namespace

void TestArchitecture::initTestCase()
{
    const fs::path root = test::sourceRoot();
    for (const char* top : {"core", "ui", "app", "tests", "resources", "packaging"}) {
        if (!fs::exists(root / top)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            if (!entry.is_regular_file() || !isSource(entry.path())) continue;
            Source source{entry.path().lexically_relative(root).generic_string(), {}};
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);)
                source.lines.push_back(line);
            m_sources.push_back(std::move(source));
        }
    }
    std::sort(m_sources.begin(), m_sources.end(),
              [](const Source& a, const Source& b) { return a.path < b.path; });
    QVERIFY(m_sources.size() > 30);
}

void TestArchitecture::includesFollowTheArrows()
{
    QStringList wrong;
    for (const Source& source : m_sources) {
        const bool code = source.path.ends_with(".h") || source.path.ends_with(".cpp");
        if (!code || source.path.starts_with("tests/")) continue;
        if (source.path.starts_with("core/")) {
            QVERIFY2(arrows().count(folderOf(source.path)) == 1,
                     (source.path + ": folder without a rule").c_str());
        }
        for (const std::string& line : source.lines) {
            const std::string_view target = included(line);
            if (!target.starts_with('"') || target.ends_with(".moc")) continue;
            const std::string_view file = target.substr(1);
            const bool fromRoot = file.find('/') != std::string_view::npos;
            if (!fromRoot || !allowed(source.path, file))
                wrong << QString::fromStdString(source.path + ": " + line);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArchitecture::coreIncludesNoQt()
{
    QStringList wrong;
    for (const Source& source : m_sources) {
        if (!source.path.starts_with("core/") || source.path.starts_with("core/remote/")) continue;
        for (const std::string& line : source.lines) {
            const std::string_view target = included(line);
            if (target.starts_with("<Q") || target.starts_with("<qt"))
                wrong << QString::fromStdString(source.path + ": " + line);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArchitecture::theWindowNeverWaitsInANestedLoop()
{
    QStringList wrong;
    for (const Source& source : m_sources) {
        if (!source.path.starts_with("ui/") && !source.path.starts_with("app/")) continue;
        for (const std::string& line : source.lines) {
            for (const char* word : {"processEvents", "QEventLoop", "waitForFinished", "QProgressDialog"}) {
                if (line.find(word) != std::string::npos)
                    wrong << QString::fromStdString(source.path + ": " + line);
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArchitecture::filesStayShort()
{
    QStringList wrong;
    for (const Source& source : m_sources) {
        if (source.lines.size() > kLongestFile)
            wrong << QString::fromStdString(source.path + ": " + std::to_string(source.lines.size()));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArchitecture::everySourceNamesItsLicence()
{
    QStringList wrong;
    for (const Source& source : m_sources) {
        const std::string_view path = source.path;
        if (path.ends_with(".qrc")) continue;
        const std::string_view first =
            source.lines.empty() ? std::string_view{} : std::string_view(source.lines.front());
        if (first.find("SPDX-License-Identifier: GPL-3.0-or-later") == std::string_view::npos)
            wrong << QString::fromStdString(source.path);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

} // namespace sightline

#include "tst_architecture.moc"
