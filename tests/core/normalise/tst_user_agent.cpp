// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/user_agent.h"
#include "tests/core/normalise/made_record.h"

#include <QTest>

using namespace sightline;
using namespace sightline::normalise;

class TestUserAgent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void userAgents_data();
    void userAgents();
};

void TestUserAgent::userAgents_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("browser");
    QTest::addColumn<QString>("tag");
    QTest::newRow("edge")
        << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/84.0.1 Safari/537.36 Edg/84.0.2"_qs
        << u"Desktop"_qs << u"Windows 10"_qs << u"Edge 84"_qs << QString();
    QTest::newRow("old chrome")
        << u"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/60.0.1 Safari/537.36"_qs << u"Desktop"_qs
        << u"Windows 10"_qs << u"Chrome 60"_qs << u"outdated browser"_qs;
    QTest::newRow("windows 7") << u"Mozilla/5.0 (Windows NT 6.1; rv:79.0) Gecko/20100101 Firefox/79.0"_qs
                               << u"Desktop"_qs << u"Windows 7"_qs << u"Firefox 79"_qs
                               << u"outdated operating system"_qs;
    QTest::newRow("explorer") << u"Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko"_qs
                              << u"Desktop"_qs << u"Windows 10"_qs << u"Internet Explorer 11"_qs
                              << u"outdated browser"_qs;
    QTest::newRow("safari")
        << u"Mozilla/5.0 (iPhone; CPU iPhone OS 13_5 like Mac OS X) AppleWebKit/605 Version/13.1 Mobile/15E148 Safari/604.1"_qs
        << u"Mobile"_qs << u"iOS"_qs << u"Safari 13"_qs << QString();
    QTest::newRow("tablet")
        << u"Mozilla/5.0 (Linux; Android 10; SM-T860) AppleWebKit/537.36 Chrome/84.0 Safari/537.36"_qs
        << u"Tablet"_qs << u"Android"_qs << u"Chrome 84"_qs << QString();
    QTest::newRow("script") << u"python-requests/2.24.0"_qs << QString() << QString() << u"Python 2"_qs
                            << u"robot"_qs;
    QTest::newRow("powershell")
        << u"Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041"_qs << u"Desktop"_qs
        << u"Windows 10"_qs << u"PowerShell 5"_qs << u"robot"_qs;
    QTest::newRow("legacy mail") << u"BAV2ROPC"_qs << QString() << QString() << u"Legacy mail client"_qs
                                 << u"native client"_qs;
    QTest::newRow("nothing") << u"-"_qs << QString() << QString() << QString() << QString();
}

void TestUserAgent::userAgents()
{
    QFETCH(QString, text);
    const UserAgent agent = parseUserAgent(text.toStdString());
    QTEST(qs(std::string(agent.deviceType)), "device");
    QTEST(qs(std::string(agent.operatingSystem)), "system");
    QTEST(qs(agent.browser), "browser");
    QTEST(qs(std::string(agent.tag(kTime))), "tag");
}

#include "tst_user_agent.moc"
