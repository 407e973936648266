// SPDX-License-Identifier: GPL-3.0-or-later
// The main function of a test program: runs one Qt Test object after the other. CMake generates the call.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStandardPaths>
#include <QTest>

#include <cstring>
#include <memory>

namespace sightline::test
{

// Each of Make returns a new std::unique_ptr<QObject> of one test class. If the first argument is the name of
// a class, only that class runs and Qt Test gets the remaining arguments. Exit status 1: something failed.
template <class App, auto... Make> int runTests(int argc, char** argv)
{
    App app(argc, argv); // holds a reference to argc: the tests get their own copy
    QStandardPaths::setTestModeEnabled(true);
    const bool oneOnly = argc > 1 && std::strncmp(argv[1], "Test", 4) == 0;
    const QByteArray wanted = oneOnly ? QByteArray(argv[1]) : QByteArray();
    if (oneOnly) argv[1] = argv[0];
    const int skipped = oneOnly ? 1 : 0;
    int failures = 0;
    const auto runOne = [&](const std::unique_ptr<QObject>& test) {
        const QByteArray name = QByteArray(test->metaObject()->className()).split(':').last();
        if (!oneOnly || name == wanted) failures += QTest::qExec(test.get(), argc - skipped, argv + skipped);
    };
    (runOne(Make()), ...);
    return failures == 0 ? 0 : 1;
}

} // namespace sightline::test
