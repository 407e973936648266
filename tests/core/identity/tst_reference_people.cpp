// SPDX-License-Identifier: GPL-3.0-or-later
// Who is whom in the reference exports, all in one case: people who appear under several identifiers are one,
// look-alikes are not. What is expected comes from the files' descriptions and from their own directory rows.
#include "core/usecase/identities.h"
#include "tests/support/made_case.h"
#include "tests/support/shared_data.h"

#include <QTest>

#include <map>
#include <set>

namespace sightline
{

using test::MadeCase;
using test::must;

class TestReferencePeople : public QObject
{
    Q_OBJECT

    std::unique_ptr<MadeCase> m_made;
    usecase::StatePtr m_state;

    [[nodiscard]] query::EntityCode find(const char* name) const
    {
        const auto code = usecase::findEntity(*m_state, name);
        return code ? *code : 0;
    }

    [[nodiscard]] std::set<AccountKind> kindsOf(query::EntityCode code) const
    {
        std::set<AccountKind> out;
        for (const auto& a : m_state->people->entity(code).accounts)
            out.insert(a.kind);
        return out;
    }

private Q_SLOTS:

    void initTestCase()
    {
        if (!test::hasSharedData()) QSKIP("the reference data is not here: set SIGHTLINE_SHARED");
        m_made = std::make_unique<MadeCase>();
        must(usecase::importPaths(m_made->path(), {test::sharedData()}, {}, {}));
        m_state = m_made->open()->state();
    }

    void eachDirectoryRowIsOnePerson()
    {
        const auto& people = *m_state->people;
        std::map<query::EntityCode, std::set<std::string>> objectIds;
        std::size_t synchronised = 0;
        for (const Identity& who : people.identities()) {
            QVERIFY(!who.keys.empty());
            const auto entity = people.entityOfKey(who.keys.front());
            for (const std::string& key : who.keys)
                QCOMPARE(people.entityOfKey(key), entity);
            objectIds[entity].insert(who.objectId);
            synchronised += !who.onPremSid.empty() && !who.immutableId.empty() ? 1 : 0;
            if (!who.immutableId.empty()) QCOMPARE(people.find(who.immutableId), entity);
        }
        QVERIFY(synchronised >= 5);
        for (const auto& [entity, ids] : objectIds)
            QCOMPARE(ids.size(), std::size_t{1});
    }

    void oneCloudPersonUnderThreeIdentifiers()
    {
        const auto adele = find("adelev@m365x816222.onmicrosoft.com");
        QVERIFY(adele != 0);
        const auto kinds = kindsOf(adele);
        for (const AccountKind kind : {AccountKind::ObjectId, AccountKind::Upn, AccountKind::Puid})
            QVERIFY(kinds.contains(kind));
    }

    void oneUserUnderTheSpellingsOfTheDomain()
    {
        const auto user = find("THESHIRE\\pgustavo");
        QVERIFY(user != 0);
        QCOMPARE(find("THESHIRE.LOCAL\\pgustavo"), user);
        const auto& entity = m_state->people->entity(user);
        std::size_t sids = 0;
        for (const auto& a : entity.accounts) {
            if (a.kind != AccountKind::Sid) continue;
            ++sids;
            QCOMPARE(find(a.text.c_str()), user);
        }
        QVERIFY(sids >= 1);
        QVERIFY(find("SHIRE\\pgustavo") != 0);
        QVERIFY(find("SHIRE\\pgustavo") != user); // another domain
        QCOMPARE(entity.kind, identity::EntityKind::Person);
    }

    void lookAlikesStayApart()
    {
        const auto real = find("MSTICAlertsWin1\\MSTICAdmin");
        const auto fake = find("MSTICAlertsWin1\\adm1nistrator");
        QVERIFY(real != 0 && fake != 0 && real != fake);
        // A machine that was renamed to pass for a controller stays that machine.
        const auto machine = find("OFFSEC\\compnay-88$");
        QVERIFY(machine != 0);
        QCOMPARE(m_state->people->entity(machine).kind, identity::EntityKind::Machine);
        QVERIFY(find("OFFSEC\\rootdc1") == machine); // the name it took
        const auto other = find("OFFSEC\\rootdc2$");
        QVERIFY(other != 0 && other != machine);
    }

    void whatOneNameOfTwoAccountsSaysIsListed()
    {
        const auto& conflicts = m_state->people->conflicts();
        const auto shared = std::ranges::find_if(conflicts, [](const identity::Conflict& c) {
            return c.kind == identity::Conflict::Kind::SharedName && c.key.starts_with("upn|vadimj@");
        });
        QVERIFY(shared != conflicts.end());
        QCOMPARE(shared->entities.size(), std::size_t{2});
    }

    void nothingAndNobodyJoinNobody()
    {
        for (const char* name : {"-", "S-1-0-0", "00000000-0000-0000-0000-000000000000", "$RestApiTenantId$"})
            QVERIFY2(find(name) == 0, name);
    }

    void theOrderOfFilesDoesNotMatter()
    {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(test::sharedData()))
            if (entry.is_regular_file()) files.push_back(entry.path());
        std::ranges::sort(files, std::greater{});
        MadeCase other;
        for (const auto& file : files)
            must(usecase::importPaths(other.path(), {file}, {}, {}));
        const auto state = other.open()->state();
        QCOMPARE(state->people->entityCount(), m_state->people->entityCount());
        for (query::EntityCode e = 1; e < state->people->entityCount(); ++e) {
            const auto& a = state->people->entity(e);
            const auto& b = m_state->people->entity(e);
            QCOMPARE(a.id, b.id);
            QCOMPARE(a.text, b.text);
            QCOMPARE(a.accounts.size(), b.accounts.size());
            for (std::size_t i = 0; i < a.accounts.size(); ++i)
                QCOMPARE(a.accounts[i].key, b.accounts[i].key);
        }
    }
};

} // namespace sightline

#include "tst_reference_people.moc"
