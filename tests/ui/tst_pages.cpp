// SPDX-License-Identifier: GPL-3.0-or-later
// The pages without a window: the arithmetic of time axes, facets as filters, the policy draft, and every
// page without and with a case.
#include "core/store/case_writer.h"
#include "tests/support/desk.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/activity/activity_page.h"
#include "ui/pages/alerts/alerts_page.h"
#include "ui/pages/alerts/close_alert_dialog.h"
#include "ui/pages/policies/policies_page.h"
#include "ui/pages/policies/policy_draft.h"
#include "ui/pages/policies/policy_wizard.h"
#include "ui/pages/row_text.h"
#include "ui/pages/user/user_page.h"
#include "ui/pages/users/users_page.h"
#include "ui/timeline/timeline_scale.h"
#include "ui/widgets/facet_filter.h"
#include "ui/widgets/histogram_strip.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

Ticks day(int number)
{
    CivilTime c;
    c.year = 2026;
    c.month = 10;
    c.day = number;
    return *fromCivil(c);
}

query::Filter appFilter()
{
    query::Rule rule;
    rule.field = "app";
    rule.values = {"Exchange Online"};
    return {{rule}};
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void ladder();
    void binsCoverTheEnds();
    void scaleThereAndBack();
    void zoomKeepsThePointer();
    void facetsToggle();
    void rangeReplacesRange();
    void rulesOfCells();
    void draftCompleteness();
    void draftPolicy();
    void csvCells();
    void histogramKeys();
    void listModel();
    void closeDialog();
    void pagesWithoutCase();
    void pagesWithEmptyCase();
};

void TestPages::ladder()
{
    QCOMPARE(bucketAtLeast(1), kTicksPerMinute);
    QCOMPARE(bucketAtLeast(kTicksPerMinute + 1), 5 * kTicksPerMinute);
    QCOMPARE(bucketAtLeast(2 * kTicksPerHour), 6 * kTicksPerHour);
    QCOMPARE(bucketStart(day(16) + kTicksPerHour, kTicksPerDay, 0), day(16));
    // Two hours east of UTC the local day of 23:00 UTC began at 22:00.
    QCOMPARE(bucketStart(day(15) + 23 * kTicksPerHour, kTicksPerDay, 2 * kTicksPerHour),
             day(15) + 22 * kTicksPerHour);
}

void TestPages::binsCoverTheEnds()
{
    for (const Ticks span :
         {Ticks(0), kTicksPerSecond, kTicksPerHour, 14 * kTicksPerDay, 4000 * kTicksPerDay}) {
        const Ticks first = day(3) + 12'345;
        const Bins bins = chooseBins(first, first + span, 100, 2 * kTicksPerHour);
        QVERIFY(bins.count >= 1 && bins.count <= 100);
        QVERIFY(bins.from <= first);
        QVERIFY(bins.to() > first + span);
        QVERIFY(first - bins.from < bins.step);
    }
    QCOMPARE(chooseBins(kNoTime, kNoTime, 10, 0).count, std::size_t(0));
}

void TestPages::scaleThereAndBack()
{
    const TimelineScale scale(day(3), day(17), 108, 700);
    QCOMPARE(scale.xOf(day(3)), 108.0);
    QCOMPARE(scale.xOf(day(17)), 808.0);
    QCOMPARE(scale.at(458), day(10));
    QCOMPARE(scale.at(-50), day(3));
    QVERIFY(TimelineScale().isEmpty());
}

void TestPages::zoomKeepsThePointer()
{
    const TimelineScale scale(day(3), day(17), 108, 700);
    const TimelineScale closer = scale.zoomed(2, 300, day(3), day(17));
    QCOMPARE(closer.to() - closer.from(), 7 * kTicksPerDay);
    QVERIFY(std::abs(closer.xOf(scale.at(300)) - 300) < 0.01);
    const TimelineScale whole = closer.zoomed(0.01, 300, day(3), day(17));
    QCOMPARE(whole.from(), day(3));
    QCOMPARE(whole.to(), day(17));
    const TimelineScale moved = closer.moved(1e6, day(3), day(17));
    QCOMPARE(moved.to(), day(17));
}

void TestPages::facetsToggle()
{
    query::Filter filter = withFacet({}, "app", "Exchange Online", false, FacetChoice::Include);
    QVERIFY(filter == appFilter());
    QCOMPARE(facetState(filter, "app", "exchange online", false), FacetState::Included);
    filter = withFacet(filter, "app", "SharePoint Online", false, FacetChoice::Include);
    QCOMPARE(filter.rules.size(), std::size_t(1));
    QCOMPARE(filter.rules[0].values.size(), std::size_t(2));
    filter = withFacet(filter, "app", "Exchange Online", false, FacetChoice::Exclude);
    QCOMPARE(facetState(filter, "app", "Exchange Online", false), FacetState::Excluded);
    QCOMPARE(facetState(filter, "app", "SharePoint Online", false), FacetState::Included);
    filter = withFacet(filter, "app", "Exchange Online", false, FacetChoice::Exclude);
    QCOMPARE(facetState(filter, "app", "Exchange Online", false), FacetState::Free);
    filter = withFacet(filter, "app", {}, true, FacetChoice::Only);
    QCOMPARE(filter.rules.size(), std::size_t(1));
    QCOMPARE(filter.rules[0].op, query::RuleOp::IsNotSet);
    QVERIFY(withoutField(filter, "app").rules.empty());
}

void TestPages::rangeReplacesRange()
{
    const auto fields = query::activityFields();
    query::Filter filter = withRange(appFilter(), fields, day(3), day(4));
    filter = withRange(filter, fields, day(5), day(6));
    QCOMPARE(filter.rules.size(), std::size_t(2));
    QCOMPARE(filter.rules[1].op, query::RuleOp::Between);
    QCOMPARE(filter.rules[1].values[0], isoText(day(5)));
    QCOMPARE(filter.rules[1].values[1], isoText(day(6) - 1));
    QVERIFY(query::parsePredicate(query::filterKql(filter, fields)).has_value());
}

void TestPages::rulesOfCells()
{
    const auto fields = query::activityFields();
    const auto byColumn = ruleFor(fields, "ActionType", "LogOn", false);
    QVERIFY(byColumn);
    QCOMPARE(byColumn->field, std::string("actionType"));
    const auto empty = ruleFor(fields, "country", "", true);
    QVERIFY(empty);
    QCOMPARE(empty->op, query::RuleOp::IsSet);
    const auto admin = ruleFor(fields, "IsAdmin", "true", true);
    QVERIFY(admin);
    QCOMPARE(admin->op, query::RuleOp::IsFalse);
    QVERIFY(!ruleFor(fields, "NoSuchColumn", "x", false));
}

void TestPages::draftCompleteness()
{
    PolicyDraft draft;
    QVERIFY(!stepComplete(draft, WizardStep::Filter));
    QVERIFY(stepComplete(draft, WizardStep::Logic));
    QVERIFY(!canFinish(draft, WizardStep::Save));
    draft.filter = appFilter();
    QVERIFY(stepComplete(draft, WizardStep::BackTest));
    QVERIFY(!stepComplete(draft, WizardStep::Alert));
    QVERIFY(!canFinish(draft, WizardStep::BackTest));
    draft.name = "  ";
    QVERIFY(!canFinish(draft, WizardStep::BackTest));
    draft.name = "Mail read";
    QVERIFY(!canFinish(draft, WizardStep::Logic));
    QVERIFY(canFinish(draft, WizardStep::BackTest));
    draft.filter.rules[0].enabled = false;
    QVERIFY(!canFinish(draft, WizardStep::BackTest));
    draft.filter.rules[0].enabled = true;
    draft.repeated = true;
    draft.minutes = 0;
    QVERIFY(!canFinish(draft, WizardStep::Save));
}

void TestPages::draftPolicy()
{
    PolicyDraft draft;
    draft.filter = appFilter();
    Policy tested = testedPolicy(draft);
    QVERIFY(checkPolicy(tested).has_value());
    QCOMPARE(tested.repeat, 1);
    draft.name = "Mail read";
    draft.repeated = true;
    draft.repeat = 30;
    draft.minutes = 5;
    draft.groupBy = GroupBy::Device;
    Policy policy = policyOf(draft);
    QVERIFY(checkPolicy(policy).has_value());
    QCOMPARE(policy.name, std::string("Mail read"));
    QCOMPARE(policy.repeat, 30);
    QCOMPARE(policy.minutes, 5);
    QVERIFY(policy.groupBy == GroupBy::Device);
}

void TestPages::csvCells()
{
    QCOMPARE(csvCell("plain"), std::string("plain"));
    QCOMPARE(csvCell("a,\"b\""), std::string("\"a,\"\"b\"\"\""));
    QCOMPARE(csvCell("=1+1"), std::string("'=1+1"));
}

void TestPages::histogramKeys()
{
    const Look look;
    HistogramStrip strip(look);
    strip.resize(600, strip.sizeHint().height());
    HistogramData data;
    data.from = day(3);
    data.step = kTicksPerDay;
    data.bins = 4;
    data.series.push_back({{}, Token::chartNeutral, {1, 0, 5, 2}});
    QCOMPARE(data.tallest(), std::uint64_t(5));
    strip.setData(data, {});
    QSignalSpy ranges(&strip, &HistogramStrip::rangeSelected);
    QTest::keyClick(&strip, Qt::Key_Home);
    QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0][0].toLongLong(), day(3));
    QCOMPARE(ranges[0][1].toLongLong(), day(5));
    QSignalSpy cleared(&strip, &HistogramStrip::rangeCleared);
    QTest::keyClick(&strip, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!strip.grab().isNull());
}

void TestPages::listModel()
{
    ListTableModel model(
        {{QStringLiteral("a"), QStringLiteral("A"), CellKind::Text, 0}},
        [](int row, int, int wanted) { return wanted == Qt::DisplayRole ? QVariant(row) : QVariant(); });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(3);
    QCOMPARE(model.index(2, 0).data().toInt(), 2);
    model.setRows(0);
    QCOMPARE(model.rowCount(), 0);
}

void TestPages::closeDialog()
{
    const Look look;
    const CloseAlertDialog dialog(look, 2, QStringLiteral("Benign"), nullptr);
    const usecase::AlertChange change = dialog.change();
    QCOMPARE(*change.status, std::string("Closed"));
    QCOMPARE(*change.resolution, std::string("Benign"));
    QVERIFY(!change.reason);
    QVERIFY(dialog.findChild<QComboBox*>(QStringLiteral("reason"))->count() > 1);
}

void TestPages::pagesWithoutCase()
{
    test::Desk desk;
    AlertsPage alerts(desk.context);
    ActivityPage activity(desk.context);
    UsersPage users(desk.context);
    UserPage user(desk.context);
    PoliciesPage policies(desk.context);
    alerts.activate();
    activity.activate();
    users.activate();
    user.showUser(QStringLiteral("nobody@contoso.example"));
    policies.activate();
    policies.startWizard(appFilter());
    QVERIFY(alerts.firstFocus() && activity.firstFocus() && users.firstFocus() && user.firstFocus() &&
            policies.firstFocus());
    for (QWidget* page : std::initializer_list<QWidget*>{&alerts, &activity, &users, &user, &policies}) {
        page->resize(1100, 700);
        QVERIFY(!page->grab().isNull());
    }
    QCOMPARE(policies.findChild<PolicyWizard*>()->draft().filter, appFilter());
}

void TestPages::pagesWithEmptyCase()
{
    test::Desk desk;
    AlertsPage alerts(desk.context);
    ActivityPage activity(desk.context);
    UsersPage users(desk.context);
    PoliciesPage policies(desk.context);
    QSignalSpy opened(&desk.hub, &CaseHub::opened);
    desk.hub.create(desk.folder.filePath(QStringLiteral("empty.sightline")), QStringLiteral("Empty"));
    QVERIFY(opened.wait(10'000));
    QSignalSpy alertsReady(&alerts, &AlertsPage::ready);
    QSignalSpy activityReady(&activity, &ActivityPage::ready);
    QSignalSpy usersReady(&users, &UsersPage::ready);
    alerts.activate();
    activity.activate();
    users.activate();
    policies.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!alertsReady.isEmpty() && !activityReady.isEmpty() && !usersReady.isEmpty(),
                             10'000);
    for (QWidget* page : std::initializer_list<QWidget*>{&alerts, &activity, &users, &policies}) {
        page->resize(1100, 700);
        QVERIFY(!page->grab().isNull());
    }
}

#include "tst_pages.moc"
