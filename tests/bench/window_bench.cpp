// SPDX-License-Identifier: GPL-3.0-or-later
// How long the real window takes over a large case: from opening it or setting a filter until the frame with
// its rows is painted, from scrolling to its frame, and from "stop" until a task has ended. No test, because
// the figures depend on the machine: a table with its load goes to standard error, JSON to standard output,
// in milliseconds. The case is not changed; FOLDER is imported into a copy of it, and into a new one where it
// is stopped, again and again.
//   QT_QPA_PLATFORM=offscreen window_bench CASE [RUNS [FOLDER]]
#include "core/usecase/policies.h"
#include "tests/bench/frame_watch.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/session_state.h"
#include "ui/base/settings.h"
#include "ui/models/table_roles.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/filter_bar.h"

#include <QHeaderView>
#include <QProcess>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

using namespace sightline;
using namespace sightline::bench;
using namespace sightline::ui;
using query::RuleOp;

namespace
{

constexpr double kOpen = 1000, kFilter = 150, kStop = 100, kFrame = 16, kClick = 6; // bounds

constexpr double kQuiet = 100;

struct Figure {
    std::string name;
    double bound = 0; // 0: none
    std::vector<double> values;

    [[nodiscard]] std::vector<double> sorted() const
    {
        std::vector<double> out = values;
        std::ranges::sort(out);
        return out;
    }

    [[nodiscard]] double at(double share) const
    {
        return sorted()[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    }
};

class Figures
{
public:
    void add(const std::string& name, double bound, double value)
    {
        auto it = std::ranges::find(m_all, name, &Figure::name);
        if (it == m_all.end()) it = m_all.insert(it, {name, bound, {}});
        it->values.push_back(value);
    }

    void print() const
    {
        constexpr const char* kRow = "{:<45} {:>4} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6}\n";
        std::cerr << fmt::format(kRow, "milliseconds", "runs", "first", "median", "least", "p99", "most",
                                 "bound");
        for (const Figure& figure : m_all) {
            const std::vector<double> sorted = figure.sorted();
            const auto text = [](double value) { return fmt::format("{:.1f}", value); };
            std::cerr << fmt::format(kRow, figure.name, sorted.size(), text(figure.values.front()),
                                     text(figure.at(0.5)), text(sorted.front()), text(figure.at(0.99)),
                                     text(sorted.back()), figure.bound);
        }
    }

    [[nodiscard]] nlohmann::json json() const
    {
        nlohmann::json all = nlohmann::json::array();
        for (const Figure& f : m_all)
            all.push_back({{"name", f.name},
                           {"bound", f.bound},
                           {"median", f.at(0.5)},
                           {"p99", f.at(0.99)},
                           {"values", f.values}});
        return all;
    }

private:
    std::vector<Figure> m_all;
};

// What app/gui_main.cpp builds, with settings of its own.
struct Desk {
    Desk(Application& application, Figures& all) : app(application), figures(all)
    {
        look.applyTo(app);
        window.show();
        QObject::connect(&hub, &CaseHub::failed, &window, [](const QString& sentence) {
            std::cerr << sentence.toStdString() << '\n';
            std::_Exit(1);
        });
    }

    template <class T> T& part(const char* name) { return *window.findChild<T*>(QLatin1String(name)); }

    // Until nothing runs and all is painted.
    void settle()
    {
        Application::waitFor([this] { return tasks.runningCount() == 0; });
        // What came last is laid out and painted a moment later; nobody clicks before it is there. Counts of
        // rules and facets are asked for after the rows.
        Clock::time_point quiet = Clock::now();
        while (since(quiet) < kQuiet) {
            QApplication::processEvents(QEventLoop::AllEvents, 1);
            if (tasks.runningCount() > 0) quiet = Clock::now();
        }
        quietSince = quiet;
    }

    Application& app;
    Figures& figures;
    Clock::time_point quietSince; // after settle()
    QTemporaryDir folder;
    Look look;
    Settings settings{folder.path()};
    SessionState session{folder.path()};
    TaskRunner tasks;
    CaseHub hub{tasks, settings};
    Navigator navigator;
    PageContext context{look, settings, tasks, hub, navigator};
    MainWindow window{context, session};

    // Until the frame with the rows of the new filter is painted, or it is clear that there are none.
    void awaitRows()
    {
        Application::waitFor([this] {
            return app.frame() > 0 || (tasks.runningCount() == 0 && log.model()->rowCount() == 0);
        });
    }

    FilterBar& bar = *part<QWidget>("activityPage").findChild<FilterBar*>();
    QTableView& log = part<QTableView>("activityTable");
};

// In a process of its own: a page after the start, and after opening the case once more.
void openPage(Desk& desk, const QString& path, bool log, Clock::time_point start)
{
    const std::string page = log ? "log" : "alerts";
    const QAbstractItemView& view = log ? desk.log : desk.part<QTableView>("alertQueue");
    QObject::connect(&desk.hub, &CaseHub::opened, &desk.window, [&] {
        if (log) desk.window.run(ActionId::GoActivity);
    });
    for (const char* from : {"start", "open"}) {
        desk.app.watch(*view.viewport(), view.model());
        const double before = since(start);
        desk.hub.open(path);
        Application::waitFor([&] { return desk.app.frame() > 0; });
        desk.figures.add(fmt::format("{}: rows of the {}", from, page), kOpen, before + desk.app.frame());
        desk.settle();
        desk.figures.add(fmt::format("{}: longest block, {}", from, page), 0, desk.app.longest());
        start = Clock::now();
    }
}

void measureOpening(Figures& figures, const QString& path, int runs)
{
    const auto session = usecase::Session::open(path.toStdString());
    if (!session) return;
    // A queue without alerts never paints a row.
    for (int i = (*session)->state()->alerts.empty() ? runs : 0; i < 2 * runs; ++i) {
        QProcess process;
        const QString page = i < runs ? QStringLiteral("alerts") : QStringLiteral("log");
        const QString start = QString::number(Clock::now().time_since_epoch().count());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {path, page, start});
        process.waitForFinished(-1);
        if (process.exitCode() != 0) std::_Exit(1); // it has said why
        for (const auto& figure : nlohmann::json::parse(process.readAllStandardOutput().toStdString())) {
            for (const double value : figure["values"])
                figures.add(figure["name"], figure["bound"], value);
        }
    }
}

// What the first row of the log has in a column.
std::string firstValue(const Desk& desk, std::string_view id)
{
    const QAbstractItemModel& model = *desk.log.model();
    for (int c = 0; c < model.columnCount(); ++c) {
        if (model.headerData(c, Qt::Horizontal, role::kColumnId).toString().toStdString() == id)
            return model.index(0, c).data(role::kRaw).toString().toStdString();
    }
    return {};
}

query::Filter filter(const std::string& field, RuleOp op, const std::string& value)
{
    query::Rule rule;
    rule.field = field;
    rule.op = op;
    rule.values = {value};
    return {{rule}};
}

void measureFilters(Desk& desk, int runs)
{
    desk.window.run(ActionId::GoActivity);
    desk.settle();
    const query::Filter result = filter("result", RuleOp::Equals, firstValue(desk, "Result"));
    const std::string user = firstValue(desk, "User");
    query::Filter both = filter("user", RuleOp::Equals, user);
    both.rules.push_back(result.rules.front());
    const std::vector<std::pair<std::string, query::Filter>> filters{
        {"app", filter("app", RuleOp::Equals, firstValue(desk, "App"))},
        {"result", result},
        {"user name", filter("user", RuleOp::Equals, user)},
        {"object contains", filter("object", RuleOp::Contains, "in")},
        {"results of a user", both}};
    const auto apply = [&](const std::string& name, const query::Filter& chosen) {
        const Clock::time_point start = Clock::now();
        desk.app.watch(*desk.log.viewport(), desk.log.model());
        desk.bar.setFilter(chosen);
        desk.awaitRows();
        desk.figures.add("filter: rows, " + name, kFilter, desk.app.frame());
        desk.settle();
        desk.figures.add("filter: all, " + name, 0, until(start, desk.quietSince));
        desk.figures.add("filter: longest block", 0, desk.app.longest());
    };
    for (const auto& [name, chosen] : filters) {
        for (int i = 0; i < runs; ++i) {
            apply(name, chosen);
            apply("none", {});
        }
    }
}

// One more rule on a filter that is on the screen, until count, page, histogram and facets are there.
void measureClicks(Desk& desk, int runs)
{
    desk.window.run(ActionId::GoActivity);
    desk.settle();
    const query::Filter app = filter("app", RuleOp::Equals, firstValue(desk, "App"));
    query::Filter both = app;
    both.rules.push_back(filter("result", RuleOp::Equals, firstValue(desk, "Result")).rules.front());
    for (int i = 0; i < runs; ++i) {
        desk.bar.setFilter(app);
        desk.settle();
        const Clock::time_point start = Clock::now();
        desk.app.watch(*desk.log.viewport(), desk.log.model());
        desk.bar.setFilter(both);
        desk.awaitRows();
        desk.figures.add("one rule added: count, page, histogram", kClick, desk.app.frame());
        desk.settle();
        desk.figures.add("one rule added: facets and chips too", 0, until(start, desk.quietSince));
    }
    desk.bar.setFilter({});
    desk.settle();
}

// Turns of the wheel, pages and jumps, each until its frame is painted; `more` says whether to go on.
template <class More> void measureScrolling(Desk& desk, const std::string& name, More&& more)
{
    QScrollBar& bar = *desk.log.verticalScrollBar();
    std::mt19937 random(1);
    for (int i = 0; more(i); ++i) {
        const int jump =
            i % 20 == 19 ? static_cast<int>(random() % static_cast<unsigned>(bar.maximum() + 1)) : -1;
        int next = jump >= 0 ? jump : bar.value() + (i % 5 == 4 ? bar.pageStep() : 3 * bar.singleStep());
        if (next >= bar.maximum()) next = 0;
        if (next == bar.value()) { // nothing to scroll, such as before the rows are there
            QApplication::processEvents();
            continue;
        }
        desk.app.watch(*desk.log.viewport());
        bar.setValue(next);
        Application::waitFor([&] { return desk.app.frame() > 0 || !desk.log.isVisible(); });
        if (!desk.log.isVisible()) break; // the window went on to another page
        desk.figures.add("frame: " + name + (jump >= 0 ? ", jump" : ""), kFrame, desk.app.frame());
    }
}

// FOLDER goes into a copy of the case that is on the screen.
void measureScrollingWhileImporting(Desk& desk, const QString& path, const QString& folder)
{
    const QString copy = desk.folder.filePath(QStringLiteral("copy.sightline"));
    if (!QFile::copy(path, copy)) std::_Exit(1);
    desk.hub.open(copy);
    desk.settle();
    desk.window.run(ActionId::GoActivity);
    desk.settle();
    desk.hub.importFiles({folder});
    measureScrolling(desk, "scrolling while an import runs",
                     [&](int) { return desk.tasks.runningCount() > 0; });
    desk.settle();
    desk.hub.open(path);
    desk.settle();
}

// Begins a task and after a while stops it as the reader would; adds nothing if it has ended before.
void stopAfter(Desk& desk, const std::string& name, int delay, const std::function<void()>& begin,
               const std::function<void(quint64)>& stop)
{
    quint64 task = 0;
    bool ended = false;
    bool due = false;
    const QObject here;
    QObject::connect(&desk.tasks, &TaskRunner::taskStarted, &here,
                     [&](quint64 id) { task = task ? task : id; });
    QObject::connect(&desk.tasks, &TaskRunner::taskFinished, &here, [&](quint64 id) { ended |= id == task; });
    QTimer::singleShot(delay, Qt::PreciseTimer, &here, [&] { due = true; });
    begin();
    Application::waitFor([&] { return due || ended; });
    if (!ended) {
        desk.app.watch(desk.part<QToolButton>("taskStop"));
        const Clock::time_point start = Clock::now();
        stop(task);
        Application::waitFor([&] { return ended; });
        desk.figures.add("stop: end of " + name, kStop, since(start));
        if (desk.app.frame() > 0) desk.figures.add("stop: said by the task strip", kStop, desk.app.frame());
        desk.figures.add("stop: longest block", 0, desk.app.longest());
    }
    desk.settle();
}

// While it looks for matches, and while it stores alerts.
void measurePolicyStop(Desk& desk, const query::Filter& filter, int runs,
                       const std::function<void(quint64)>& press)
{
    const QString path = desk.folder.filePath(QStringLiteral("new.sightline"));
    const auto session = usecase::Session::open(path.toStdString());
    Policy policy;
    policy.name = "most";
    policy.filter = query::filterKql(filter, query::activityFields());
    if (!session || !usecase::addPolicy(**session, policy)) std::_Exit(1);
    desk.hub.open(path);
    desk.settle();
    for (int i = 1; i <= runs; ++i)
        stopAfter(
            desk, "a policy run", 900 * i, [&] { desk.part<QPushButton>("runPolicies").click(); }, press);
}

void measureStopping(Desk& desk, const QString& folder, int runs)
{
    const query::Filter most = filter("object", RuleOp::Contains, "o");
    QHeaderView& header = *desk.log.horizontalHeader();
    const auto press = [&](quint64 task) {
        auto& cross = desk.part<QToolButton>("taskStop");
        cross.isVisible() ? cross.click() : desk.tasks.stop(task);
    };
    for (int i = 1; i <= runs; ++i) {
        stopAfter(
            desk, "a filter", 10 * i, [&] { desk.bar.setFilter(most); },
            [&](quint64) { desk.bar.setFilter({}); });
        const auto byTime = [&](quint64) { header.setSortIndicator(0, Qt::DescendingOrder); };
        stopAfter(
            desk, "sorting by user", 25 * i, [&] { header.setSortIndicator(1, Qt::AscendingOrder); }, byTime);
        byTime(0);
        Q_EMIT desk.navigator.openPolicyWizard(most);
        desk.settle();
        auto& next = desk.part<QPushButton>("wizardNext");
        next.click();
        stopAfter(
            desk, "a policy test", 30 * i, [&] { next.click(); }, press);
        desk.window.run(ActionId::GoActivity);
    }
    if (folder.isEmpty()) return;
    desk.hub.create(desk.folder.filePath(QStringLiteral("new.sightline")), QStringLiteral("new"));
    desk.settle();
    for (int i = 1; i <= runs; ++i)
        stopAfter(
            desk, "an import", 1500 + 400 * i, [&] { desk.hub.importFiles({folder}); }, press);
    desk.hub.importFiles({folder});
    desk.settle();
    measurePolicyStop(desk, most, runs, press);
}

std::string load()
{
    std::string text;
    std::getline(std::ifstream("/proc/loadavg"), text);
    return text;
}

} // namespace

int main(int argc, char** argv)
{
    Application application(argc, argv);
    Figures figures;
    Desk desk(application, figures);
    const QStringList words = QCoreApplication::arguments();
    const QString path = words.value(1);
    if (path.isEmpty()) {
        std::cerr << "usage: window_bench CASE [RUNS [FOLDER]]\n";
        return 2;
    }
    const int runs = words.value(2, QStringLiteral("5")).toInt();
    if (runs > 0) {
        std::cerr << "load before: " << load() << '\n';
        measureOpening(figures, path, runs);
        desk.hub.open(path);
        desk.settle();
        measureFilters(desk, runs);
        measureClicks(desk, runs);
        measureScrolling(desk, "scrolling", [](int i) { return i < 1000; });
        if (words.size() > 3) measureScrollingWhileImporting(desk, path, words.value(3));
        measureStopping(desk, words.value(3), runs);
        figures.print();
        std::cerr << "load after: " << load() << '\n';
    } else { // what measureOpening() started
        openPage(desk, path, words.value(2) == u"log",
                 Clock::time_point(Clock::duration(words.value(3).toLongLong())));
    }
    std::cout << figures.json().dump(1) << '\n';
    return 0;
}
