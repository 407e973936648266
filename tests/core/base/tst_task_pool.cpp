// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/task_pool.h.
#include "core/base/task_pool.h"

#include <QTest>

#include <atomic>
#include <stdexcept>

namespace sightline
{

class TestTaskPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void resultsComeBackInAnyOrder()
    {
        TaskPool pool(3, TaskPool::Lane::Background);
        std::vector<TaskPool::Pending<int>> pending;
        for (int i = 0; i < 200; ++i) {
            const auto turn = i % 3 == 0 ? TaskPool::Turn::First : TaskPool::Turn::Last;
            pending.push_back(
                pool.submit<int>([i](unsigned thread) -> Result<int> { return thread < 3 ? i : -1; }, turn));
        }
        for (int i = 199; i >= 0; --i)
            QCOMPARE(*pending[static_cast<std::size_t>(i)].take(), i);
    }

    void whatIsThrownIsAnError()
    {
        TaskPool pool(1);
        auto thrown = pool.submit<int>([](unsigned) -> Result<int> { throw std::runtime_error("no"); });
        auto failed = pool.submit<int>([](unsigned) -> Result<int> { return cancelled(); });
        QVERIFY(!thrown.take());
        QVERIFY(failed.take().error().cancelled());
    }

    void waitingEndsWhenSomethingIsReady()
    {
        TaskPool pool(2);
        pool.waitForAny(); // nothing to wait for
        auto one = pool.submit<int>([](unsigned) -> Result<int> { return 1; });
        while (!one.ready())
            pool.waitForAny();
        QCOMPARE(*one.take(), 1);
    }

    void tasksThatWaitAreDroppedAtTheEnd()
    {
        std::atomic<int> done{0};
        {
            TaskPool pool(1);
            for (int i = 0; i < 50; ++i) {
                (void)pool.submit<int>([&](unsigned) -> Result<int> {
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    return ++done;
                });
            }
        }
        QVERIFY(done < 50);
    }
};

} // namespace sightline

#include "tst_task_pool.moc"
