// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/hash.h. The values are fixed: checksums and hashes are stored in case files.
#include "core/base/hash.h"

#include <QTest>

#include <random>
#include <set>

namespace sightline
{

class TestHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownChecksums();
    void knownDigests();
    void piecesGiveTheDigestOfTheWhole();
    void hash64IsFixed();
    void hash64IsFixedAtEveryLength();
    void hash64SeparatesNeighbours();
    void quickHashSeparatesNames();
};

void TestHash::knownChecksums()
{
    QCOMPARE(crc32(""), 0U);
    QCOMPARE(crc32("123456789"), 0xCBF43926U);
}

void TestHash::knownDigests()
{
    QCOMPARE(hexText(sha256("")),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(hexText(sha256("abc")),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(hexText(sha256(std::string(1'000'000, 'a'))),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    QCOMPARE(hexText(std::string_view("\x00\x7f\xff", 3)), std::string("007fff"));
}

void TestHash::piecesGiveTheDigestOfTheWhole()
{
    std::mt19937 random(4);
    std::string bytes(10'000, '\0');
    for (char& c : bytes)
        c = static_cast<char>(random());
    Sha256 pieces;
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t n = std::min<std::size_t>(rest.size(), 1 + random() % 200);
        pieces.update(rest.substr(0, n));
        QCOMPARE(pieces.soFar(), sha256({bytes.data(), bytes.size() - rest.size() + n}));
        rest.remove_prefix(n);
    }
    QCOMPARE(hexText(pieces.finish()), hexText(sha256(bytes)));
}

void TestHash::hash64IsFixed()
{
    QCOMPARE(hash64(""), 0xB109B8D3767359AAULL);
    QCOMPARE(hash64("abc"), 0x589F65B3ED148FULL);
    QCOMPARE(hash64("ActorUserId=S-1-5-18"), 0xD3A93E3A28C62D28ULL);
    QCOMPARE(hash64("abc", 1), 0xBABD297A65EF90F0ULL);
}

void TestHash::hash64IsFixedAtEveryLength()
{
    const std::string text = "The quick brown fox jumps over the lazy dog \xC3\xA9\xFF";
    std::uint64_t all = 0;
    for (std::size_t n = 0; n <= text.size(); ++n)
        all = hash64(std::string_view(text).substr(0, n), all);
    QCOMPARE(all, 0xB3E598F8E2D6EAF4ULL);
}

void TestHash::quickHashSeparatesNames()
{
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 10'000; ++i)
        seen.insert(quickHash("Column" + std::to_string(i)));
    QVERIFY(seen.size() > 9'990);
    QVERIFY(quickHash("ab") != quickHash("ba"));
    QVERIFY(quickHash("a") != quickHash("a", 1));
}

void TestHash::hash64SeparatesNeighbours()
{
    std::set<std::uint64_t> seen;
    std::string s;
    for (int length = 0; length < 200; ++length) {
        seen.insert(hash64(s)); // differs in length only
        s.push_back('\0');
    }
    for (std::size_t i = 0; i < s.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            s[i] = static_cast<char>(s[i] ^ (1 << bit));
            seen.insert(hash64(s));
            s[i] = static_cast<char>(s[i] ^ (1 << bit));
        }
    }
    QCOMPARE(seen.size(), std::size_t{200 + 200 * 8});
}

} // namespace sightline

#include "tst_hash.moc"
