// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/table/text_set.h.
#include "core/table/text_set.h"

#include <QTest>

#include <map>
#include <random>

namespace sightline
{

class TestTextSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void givesEachTextOneCode()
    {
        std::mt19937 random(7);
        TextSet set;
        std::map<std::string, Code> known;
        for (int i = 0; i < 60'000; ++i) {
            std::string text = std::to_string(random() % 20'000);
            text.resize(text.size() + random() % 3 * 17, '.');
            const Code code = set.codeOf(text);
            const auto [it, isNew] = known.emplace(text, code);
            QCOMPARE(code, it->second);
            if (isNew) QCOMPARE(static_cast<std::size_t>(code), known.size());
        }
        QCOMPARE(static_cast<std::size_t>(set.size()), known.size() + 1);
        for (const auto& [text, code] : known) {
            QCOMPARE(set.text(code), std::string_view(text));
            QCOMPARE(set.hash(code), quickHash(text));
        }
        QCOMPARE(set.codeOf(""), 0U);
        set.clear();
        QCOMPARE(set.codeOf("again"), 1U);
    }

    void everyByteAndTheLengthCount()
    {
        std::map<TextHash, std::string> seen;
        std::string text;
        for (std::size_t n = 0; n < 100; ++n) {
            QVERIFY(seen.emplace(quickHash(text), text).second);
            for (std::size_t i = 0; i < n; ++i) {
                std::string other = text;
                other[i] = 'b';
                QVERIFY(seen.emplace(quickHash(other), other).second);
            }
            text += 'a';
        }
    }
};

} // namespace sightline

#include "tst_text_set.moc"
