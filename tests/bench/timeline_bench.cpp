// SPDX-License-Identifier: GPL-3.0-or-later
// How long the timeline of one person with a million activities takes: finding the rows, counting a view,
// arranging and painting it; and its days, and the trends of a list of users. No test, because the figures
// depend on the machine: milliseconds, to standard output.
//   QT_QPA_PLATFORM=offscreen timeline_bench [ACTIVITIES [PICTURE]]
#include "core/store/case_writer.h"
#include "core/usecase/case_care.h"
#include "core/usecase/import_files.h"
#include "core/usecase/user_activity.h"
#include "tests/bench/frame_watch.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/time_text.h"
#include "ui/base/trend_mark.h"
#include "ui/pages/user/user_page.h"
#include "ui/timeline/timeline_data.h"
#include "ui/timeline/timeline_feed.h"
#include "ui/timeline/timeline_widget.h"

#include <QPainter>
#include <QPixmap>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <random>

using namespace sightline;
using namespace sightline::ui;
using bench::Clock;
using bench::since;

namespace
{

constexpr int kRounds = 15;
constexpr int kDays = 90;

void writeRows(const std::filesystem::path& path, int rows)
{
    std::mt19937 random(1);
    constexpr std::array actions{"LogOn", "FileAccessed", "MailAccessed", "PasswordReset", "RoleAssigned"};
    constexpr std::array environments{"Cloud", "OnPremises"};
    std::ofstream out(path);
    out << "TimeGenerated,ActorUsername,ActionType,Environment,IPAddress,Country,Result\n";
    for (int i = 0; i < rows; ++i) {
        const Ticks at = kUnixEpoch + 20'500 * kTicksPerDay +
                         static_cast<Ticks>(random() % (kDays * 86'400)) * kTicksPerSecond +
                         random() % kTicksPerSecond;
        out << fmt::format("{},ana@contoso.example,{},{},192.0.2.{},NL,success\n", isoText(at),
                           actions[random() % 3 + (random() % 200 == 0 ? 2 : 0)], environments[random() % 2],
                           random() % 250);
    }
}

template <class Work> void measure(const char* name, const Work& work)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        const Clock::time_point start = Clock::now();
        work();
        times.push_back(since(start));
    }
    const double first = times.front();
    std::ranges::sort(times);
    std::cout << fmt::format("{:<44} first {:>7.2f}  median {:>7.2f}  most {:>7.2f}\n", name, first,
                             times[times.size() / 2], times.back());
}

template <class T> T must(Result<T> result)
{
    if (result) return std::move(*result);
    std::cerr << result.error().text() << '\n';
    std::_Exit(1);
}

// What a tall list of users paints in its column of trends.
void measureTrends(const Look& look)
{
    TrendMark trend{{}, kUnixEpoch, 1.5, 0.4};
    for (std::uint32_t day = 0; day < 30; ++day)
        trend.daily.push_back(day * 7919 % 60);
    QPixmap picture(200, 30);
    QPainter painter(&picture);
    const QRectF box(QPointF(8, 6), trendMarkSize(look.metrics()));
    measure("40 trends of 30 days: paint", [&] {
        for (int row = 0; row < 40; ++row)
            paintTrendMark(painter, look, box, trend);
    });
}

void measureView(TimelineWidget& timeline, const TimelineData& data, const std::string& name)
{
    usecase::LanesPart lanes;
    measure((name + ": count").c_str(),
            [&] { lanes = must(data.source->between(timeline.edges(), kLaneMarksAtMost, {})); });
    measure((name + ": arrange").c_str(), [&] { timeline.setLanes(lanes); });
    QPixmap picture(timeline.size());
    measure((name + ": paint").c_str(), [&] { timeline.render(&picture); });
    std::size_t items = 0;
    for (std::size_t lane = 0; lane < kActivityLanes; ++lane)
        items += timeline.items(static_cast<TimelineLane>(lane)).items.size();
    std::cout << fmt::format("{:<44} {} items\n", name, items);
}

// What the reader of the page feels: until the lanes are shown, and how long the window is busy meanwhile.
void measurePage(bench::Application& application, Look& look, const QString& path, const QString& picture)
{
    const QTemporaryDir folder;
    Settings settings{folder.path()};
    TaskRunner tasks;
    CaseHub hub{tasks, settings};
    Navigator navigator;
    PageContext context{look, settings, tasks, hub, navigator};
    UserPage page(context);
    page.resize(1440, 900);
    page.show();
    hub.open(path);
    const auto settle = [&] {
        bench::Application::waitFor([&] { return tasks.runningCount() == 0; });
        QApplication::processEvents();
    };
    settle();
    auto& timeline = *page.findChild<TimelineWidget*>();
    auto& feed = *page.findChild<TimelineFeed*>();
    int shown = 0;
    QObject::connect(&feed, &TimelineFeed::shown, &page, [&] { ++shown; });
    const auto until = [&](const char* name, const std::function<void()>& work) {
        shown = 0;
        application.watch(timeline);
        const Clock::time_point start = Clock::now();
        work();
        bench::Application::waitFor([&] { return shown > 0; });
        const double lanes = since(start);
        settle();
        std::cout << fmt::format("{:<44} lanes {:>6.1f}  all {:>6.1f}  longest block {:>6.1f}\n", name, lanes,
                                 since(start), application.longest());
    };
    until("page: open the user", [&] { page.showUser(QStringLiteral("ana@contoso.example")); });
    for (int i = 0; i < 4; ++i)
        until("page: wheel", [&] { timeline.zoom(1.6, 700); });
    until("page: twenty turns of the wheel at once", [&] {
        for (int i = 0; i < 20; ++i)
            timeline.zoom(1.2, 700);
    });
    if (!picture.isEmpty()) page.grab().save(picture);
}

} // namespace

int main(int argc, char** argv)
{
    bench::Application application(argc, argv);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const QTemporaryDir folder;
    const std::filesystem::path at = folder.path().toStdString();
    writeRows(at / "rows.csv", rows);
    if (!usecase::createCase(at / "bench.sightline", "Bench")) return 1;
    must(usecase::importPaths(at / "bench.sightline", {at / "rows.csv"}, {}, {}));
    const auto session = must(usecase::Session::open(at / "bench.sightline"));
    const std::string kql = "(User =~ \"ana@contoso.example\" or TargetUser =~ \"ana@contoso.example\")";
    TimelineData data;
    measure("find the rows", [&] { data = must(loadTimeline(session->state(), kql, {}, {})); });
    std::cout << fmt::format("{} activities\n", data.activities);
    Look look;
    look.applyTo(application);
    TimelineWidget timeline(look);
    timeline.resize(1440, timeline.sizeHint().height());
    timeline.setData(data, {});
    measureTrends(look);
    const TimeText time{ZoneView{QTimeZone("Europe/Amsterdam")}};
    measure("days in a zone", [&] {
        must(usecase::activityDays(*session->state(), kql, [&](Ticks t) { return time.dayAround(t); }, {}));
    });
    measureView(timeline, data, "90 days");
    for (const auto& [name, span] :
         {std::pair("3 days", 3 * kTicksPerDay), std::pair("1 hour", kTicksPerHour),
          std::pair("2 minutes", 2 * kTicksPerMinute)}) {
        while (timeline.scale().to() - timeline.scale().from() > span)
            timeline.zoom(1.6, 700);
        measureView(timeline, data, name);
    }
    measurePage(application, look, QString::fromStdString((at / "bench.sightline").string()),
                QString::fromLocal8Bit(argc > 2 ? argv[2] : ""));
    return 0;
}
