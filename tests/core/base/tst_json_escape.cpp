// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/json_escape.h and same_text.h.
#include "core/base/json_escape.h"
#include "core/base/same_text.h"

#include <QTest>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace sightline
{

class TestJsonEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isReadBackAsItWas()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 20'000; ++round) {
            std::string text(random() % 60, 'x');
            for (std::size_t marks = random() % 20; marks > 0 && !text.empty(); --marks)
                text[random() % text.size()] = "\"\\\n\t\x01/z"[random() % 7];
            std::string out = "before ";
            appendJsonText(out, text);
            QVERIFY(out.starts_with("before \""));
            const auto read = nlohmann::json::parse(out.substr(7));
            QCOMPARE(read.get<std::string>(), text);
            // As short as others write it.
            QCOMPARE(out.size() - 7, nlohmann::json(text).dump().size());
        }
    }

    void escapesAlone()
    {
        for (int c = 0; c < 0x20; ++c) {
            const std::string text(100'000, static_cast<char>(c));
            std::string out;
            appendJsonText(out, text);
            QCOMPARE(out, nlohmann::json(text).dump());
        }
    }

    void everyByteAndTheLengthCount()
    {
        for (std::size_t n = 0; n < 200; ++n) {
            const std::string text(n, 'a');
            QVERIFY(sameText(text, std::string(n, 'a')));
            QVERIFY(!sameText(text, std::string(n + 1, 'a')));
            for (std::size_t i = 0; i < n; ++i) {
                std::string other = text;
                other[i] = 'b';
                QVERIFY(!sameText(text, other));
            }
        }
    }
};

} // namespace sightline

#include "tst_json_escape.moc"
