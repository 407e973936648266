// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a person over the scored case of a generated company: for tests of what the page says.
#pragma once

#include "tests/support/demo_company.h"
#include "tests/support/desk.h"
#include "tests/support/made_case.h"
#include "ui/base/text.h"
#include "ui/pages/user/user_page.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace sightline::test
{

struct DemoDesk : Desk {
    static constexpr int kPatience = 60'000; // ms

    MadeCase made;
    std::unique_ptr<ui::UserPage> page;

    void load(const DemoCompany& company)
    {
        (void)must(usecase::importPaths(made.path(), {company.path()}, {}, {}));
        QSignalSpy opened(&hub, &ui::CaseHub::opened);
        hub.open(QString::fromStdString(made.path().string()));
        QVERIFY(opened.wait(kPatience));
        page = std::make_unique<ui::UserPage>(context);
        page->resize(1360, 860);
        page->show();
        hub.scores().want(hub.state());
        QTRY_VERIFY_WITH_TIMEOUT(hub.scores().scores() != nullptr, kPatience);
    }

    [[nodiscard]] const usecase::CaseScores& scores() { return *hub.scores().scores(); }

    void settle() { QTRY_COMPARE_WITH_TIMEOUT(tasks.runningCount(), 0, kPatience); }

    void show(query::EntityCode entity)
    {
        QSignalSpy ready(page.get(), &ui::UserPage::scoreReady);
        page->showUser(ui::toQString(hub.state()->people->entityId(entity)));
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
        settle();
    }
};

} // namespace sightline::test
