// SPDX-License-Identifier: GPL-3.0-or-later
// Tests that activities.csv says what the products' files say: both forms of one demo are imported, and of
// every user, action, result and device there are as many activities.
#include "core/usecase/activities.h"
#include "tests/core/demo/demo_files.h"
#include "tests/support/made_case.h"

#include <QtTest>

#include <map>

namespace sightline
{

namespace
{

using Counts = std::map<std::string, int>;

Counts countsOf(demo::DemoForm form)
{
    const test::MadeCase made;
    demo::DemoOptions options;
    options.users = 20;
    options.days = 6;
    options.seed = 7;
    options.scenarios = {"all"};
    options.form = form;
    if (!demo::writeDemo(made.inFolder("demo"), options, {})) qFatal("no demo");
    std::filesystem::remove(made.inFolder("demo") / "ground-truth.json");
    (void)test::must(usecase::importPaths(made.path(), {made.inFolder("demo")}, {}, {}));
    const auto session = made.open();
    usecase::ActivityQuery query;
    query.limit = 1'000'000;
    query.columns = {"User", "ActionType", "Result", "Device"};
    const auto page = test::must(usecase::activityPage(*session->state(), query, {}));
    Counts counts;
    for (const auto& cells : page.rows) {
        std::string key;
        for (const std::string& cell : cells)
            key += cell + "|";
        // A computer's account is spelled as its records do, whose case differs.
        for (char& c : key)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        ++counts[key];
    }
    return counts;
}

} // namespace

class TestActivityForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void bothFormsSayTheSame()
    {
        const Counts products = countsOf(demo::DemoForm::Products);
        const Counts rows = countsOf(demo::DemoForm::ActivityCsv);
        QVERIFY(products.size() > 200);
        for (const auto& [key, count] : products) {
            const auto it = rows.find(key);
            QVERIFY2(it != rows.end(), ("only in the products' files: " + key).c_str());
            QVERIFY2(it->second == count, key.c_str());
        }
        QCOMPARE(rows.size(), products.size());
    }
};

} // namespace sightline

#include "tst_activity_form.moc"
