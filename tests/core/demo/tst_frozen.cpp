// SPDX-License-Identifier: GPL-3.0-or-later
// Tests that the generator still writes the bytes that tests/evaluation/FROZEN.md names for the smallest
// demo. A change that is meant changes the document and what was measured by it.
#include "core/base/hash.h"
#include "tests/core/demo/demo_files.h"
#include "tests/support/shared_data.h"

#include <QtTest>

#include <fmt/format.h>

namespace sightline
{

namespace
{

std::string shaOf(std::string_view bytes)
{
    Sha256 sha;
    sha.update(bytes);
    std::string out;
    for (const unsigned char byte : sha.finish())
        out += fmt::format("{:02x}", byte);
    return out;
}

} // namespace

class TestFrozen : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void smallDemosAreThoseOfTheDocument_data()
    {
        QTest::addColumn<bool>("products");
        QTest::addColumn<int>("seed");
        for (const int seed : {1, 2, 3}) {
            QTest::addRow("products %d", seed) << true << seed;
            QTest::addRow("activity-csv %d", seed) << false << seed;
        }
    }

    // As `find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` in the demo's folder.
    void smallDemosAreThoseOfTheDocument()
    {
        QFETCH(bool, products);
        QFETCH(int, seed);
        demo::DemoOptions options;
        options.users = 20;
        options.days = 7;
        options.seed = static_cast<std::uint64_t>(seed);
        options.scenarios = {"all"};
        if (!products) options.form = demo::DemoForm::ActivityCsv;
        std::string list;
        for (const auto& [name, text] : test::generated(options))
            list += fmt::format("{}  ./{}\n", shaOf(text), name);
        std::ifstream in(test::sourceRoot() / "tests/evaluation/FROZEN.md");
        const std::string document{std::istreambuf_iterator<char>(in), {}};
        const std::string row = fmt::format("| small | {} | {} | `{}` |",
                                            products ? "products" : "activity-csv", seed, shaOf(list));
        QVERIFY2(document.find(row) != std::string::npos, row.c_str());
    }
};

} // namespace sightline

#include "tst_frozen.moc"
