// SPDX-License-Identifier: GPL-3.0-or-later
// A company that is simulated day by day and writes the logs its systems would write: domain controllers,
// workstations, sign-ins, audit, mailboxes, hunting tables, a directory. The truth of a record is who was
// simulated, nothing else. People join, leave, change their names; names are given to newcomers; two forests,
// one tenant, accounts of machines, services, rooms and local accounts. The same seed gives the same company.
#pragma once

#include "core/base/binary_text.h"
#include "core/base/text.h"
#include "core/base/ticks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace sightline::test
{

struct CompanyOptions {
    unsigned seed = 1;
    int people = 150;
    int days = 120;
    double directory = 1.0; // share of accounts that the directory export holds; 0: there is none
    bool hunting = true;    // identity tables of a sensor on half of the controllers' events
    double typing = 0.9;    // share of people who log on to Windows with their UPN now and then
};

class Company
{
public:
    struct File {
        std::string name;
        std::string text;
        std::vector<int> truth; // by record: who acted; -1: nobody can say
    };

    explicit Company(const CompanyOptions& options) : m_options(options), m_random(options.seed) {}

    [[nodiscard]] std::vector<File> run()
    {
        found();
        for (m_day = 0; m_day < m_options.days; ++m_day) {
            changePeople();
            for (std::size_t i = 0; i < m_subjects.size(); ++i)
                live(static_cast<int>(i));
        }
        std::vector<File> out;
        for (auto& [name, lines] : m_lines)
            out.push_back(write(name, lines));
        if (m_options.directory > 0) out.push_back(directory());
        return out;
    }

    // People with accounts in a domain and in the cloud whom no record and no directory row ties together:
    // nobody can know.
    [[nodiscard]] std::set<int> untied() const
    {
        std::set<int> out;
        for (std::size_t i = 0; i < m_subjects.size(); ++i) {
            if (m_subjects[i].forest >= 0 && m_subjects[i].cloud && !m_tied.contains(static_cast<int>(i)))
                out.insert(static_cast<int>(i));
        }
        return out;
    }

private:
    static constexpr Ticks kStart = kUnixEpoch + 19'800 * kTicksPerDay; // in 2024

    enum class Sort { Person, Shared, Service, Machine, Local };

    struct Subject {
        Sort sort = Sort::Person;
        int forest = -1; // -1: in the cloud alone
        bool cloud = false;
        int host = 0; // usual workstation
        std::string first, last;
        std::string sam, upn; // now
        std::string sid, objectId, guid, puid, mailboxSid;
        bool there = true;
        bool typesUpn = false; // logs on to Windows with the UPN now and then
        bool inDirectory = false;
    };

    struct Line {
        Ticks time;
        std::string text;
        int who;
    };

    struct Forest {
        std::string netbios, dns, suffix, issuer, controller;
        int next = 1104;
    };

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }

    bool chance(double p) { return below(10000) < static_cast<int>(p * 10000); }

    std::string guid()
    {
        std::string bytes;
        for (int i = 0; i < 16; ++i)
            bytes += static_cast<char>(below(256));
        return guidText(bytes);
    }

    std::string issuer()
    {
        return fmt::format("S-1-5-21-{}-{}-{}", m_random() % 4000000000U, m_random() % 4000000000U,
                           m_random() % 4000000000U);
    }

    std::string syllables(int n)
    {
        static constexpr std::array<const char*, 12> kParts{"ka", "lo", "mi", "ne", "ru", "ta",
                                                            "vi", "so", "be", "du", "fa", "gi"};
        std::string out;
        for (int i = 0; i < n; ++i)
            out += kParts[static_cast<std::size_t>(below(12))];
        return out;
    }

    void found()
    {
        m_forests = {{"NORTH", "north.example", "company.example", issuer(), "NDC1"},
                     {"SOUTH", "corp.south.example", "south.example", issuer(), "SDC1"}};
        m_mailboxIssuer = issuer();
        for (int i = 0; i < m_options.people; ++i)
            hire(syllables(2), syllables(2));
        for (int f = 0; f < 2; ++f) {
            addAccount(Sort::Shared, f, "reception");
            addAccount(Sort::Shared, f, "kiosk");
            addAccount(Sort::Service, f, "backupsvc");
        }
        for (int h = 0; h < 12; ++h) {
            addAccount(Sort::Machine, h % 2, hostName(h) + "$", h);
            const std::string local = issuer();
            addLocal(h, "administrator", local + "-500");
            // A local account that is called as somebody of the domain.
            if (h % 3 == 0)
                addLocal(h, m_subjects[static_cast<std::size_t>(below(m_options.people))].sam,
                         local + "-1001");
        }
    }

    static std::string hostName(int host) { return fmt::format("WS{:03}", host); }

    // Hosts of even numbers stand in the first forest.
    [[nodiscard]] const Forest& forestOf(int host) const
    {
        return m_forests[static_cast<std::size_t>(host % 2)];
    }

    void addAccount(Sort sort, int forest, std::string sam, int host = 0)
    {
        Subject s;
        s.sort = sort;
        s.forest = forest;
        s.host = host == 0 ? forest + 2 * below(6) : host;
        s.sam = std::move(sam);
        Forest& f = m_forests[static_cast<std::size_t>(forest)];
        s.sid = fmt::format("{}-{}", f.issuer, f.next++);
        m_subjects.push_back(s);
    }

    void addLocal(int host, std::string sam, std::string sid)
    {
        if (sam.empty()) return;
        Subject s;
        s.sort = Sort::Local;
        s.host = host;
        s.sam = std::move(sam);
        s.sid = std::move(sid);
        m_subjects.push_back(s);
    }

    // As administrators do: initial and last name, a number where it is taken.
    void giveNames(Subject& s)
    {
        std::string local = s.first + '.' + s.last;
        const std::string suffix =
            s.forest < 0 ? "company.example" : m_forests[static_cast<std::size_t>(s.forest)].suffix;
        for (int n = 2; !m_taken.insert(local + '@' + suffix).second; ++n)
            local = fmt::format("{}.{}{}", s.first, s.last, n);
        s.upn = local + '@' + suffix;
        if (s.forest < 0) return;
        const std::string scope = '\\' + m_forests[static_cast<std::size_t>(s.forest)].netbios;
        s.sam = s.first.substr(0, 1) + s.last;
        for (int n = 2; !m_taken.insert(s.sam + scope).second; ++n)
            s.sam = fmt::format("{}{}{}", s.first.substr(0, 1), s.last, n);
    }

    int hire(const std::string& first, const std::string& last)
    {
        Subject s;
        s.first = first;
        s.last = last;
        const int kind = below(10);
        s.forest = kind == 0 ? -1 : below(3) == 0 ? 1 : 0;
        s.cloud = kind != 1;
        s.host = std::max(s.forest, 0) + 2 * below(6);
        giveNames(s);
        if (s.forest >= 0) {
            Forest& f = m_forests[static_cast<std::size_t>(s.forest)];
            s.sid = fmt::format("{}-{}", f.issuer, f.next++);
            s.guid = guid();
        }
        if (s.cloud) {
            s.objectId = guid();
            s.puid = fmt::format("100320{:010X}", m_subjects.size() * 7919 + 17);
            s.mailboxSid = fmt::format("{}-{}", m_mailboxIssuer, 5000 + m_subjects.size());
        }
        s.typesUpn = chance(m_options.typing);
        s.inDirectory = chance(m_options.directory);
        m_subjects.push_back(s);
        const int who = static_cast<int>(m_subjects.size()) - 1;
        if (m_day > 0 && s.forest >= 0)
            controller(who, dawn(), fmt::format(R"("EventID":4720,{},{})", target(s), admin(s.forest)), -1);
        return who;
    }

    void changePeople()
    {
        for (std::size_t i = 0; i < m_subjects.size(); ++i) {
            if (m_subjects[i].sort != Sort::Person || !m_subjects[i].there) continue;
            if (chance(0.0015)) rename(static_cast<int>(i));
            if (chance(0.002)) leave(static_cast<int>(i));
        }
        while (!m_leavers.empty() && m_leavers.front().second <= m_day) {
            // Somebody of the same name comes, and the names are free again.
            const Subject old = m_subjects[static_cast<std::size_t>(m_leavers.front().first)];
            m_leavers.erase(m_leavers.begin());
            m_taken.erase(old.upn);
            if (old.forest >= 0)
                m_taken.erase(old.sam + '\\' + m_forests[static_cast<std::size_t>(old.forest)].netbios);
            hire(old.first, old.last);
        }
    }

    void rename(int who)
    {
        Subject& s = m_subjects[static_cast<std::size_t>(who)];
        const std::string before = s.sam;
        s.last = syllables(2);
        giveNames(s);
        if (s.forest < 0) return;
        const Forest& f = m_forests[static_cast<std::size_t>(s.forest)];
        controller(who, dawn(),
                   fmt::format(R"("EventID":4781,"OldTargetUserName":"{}","NewTargetUserName":"{}",)"
                               R"("TargetDomainName":"{}","TargetSid":"{}",{})",
                               before, s.sam, f.netbios, s.sid, admin(s.forest)),
                   -1);
    }

    void leave(int who)
    {
        m_subjects[static_cast<std::size_t>(who)].there = false;
        m_leavers.emplace_back(who, m_day + 10 + below(20));
    }

    // A moment of the day at hand; days are lived one after the other, so names are those of the moment.
    Ticks at() { return kStart + m_day * kTicksPerDay + (8 * 3600 + below(10 * 3600)) * kTicksPerSecond; }

    // Before anybody works.
    [[nodiscard]] Ticks dawn() const { return kStart + m_day * kTicksPerDay + 7 * kTicksPerHour; }

    [[nodiscard]] std::string target(const Subject& s) const
    {
        const std::string domain =
            s.sort == Sort::Local ? hostName(s.host) : m_forests[static_cast<std::size_t>(s.forest)].netbios;
        return fmt::format(R"("TargetUserName":"{}","TargetDomainName":"{}","TargetSid":"{}")", s.sam, domain,
                           s.sid);
    }

    [[nodiscard]] std::string admin(int forest) const
    {
        const Forest& f = m_forests[static_cast<std::size_t>(forest)];
        return fmt::format(
            R"("SubjectUserName":"Administrator","SubjectDomainName":"{}","SubjectUserSid":"{}-500")",
            f.netbios, f.issuer);
    }

    void add(const std::string& file, Ticks time, std::string text, int who)
    {
        const int part = m_day * 2 / m_options.days; // exports of half a year each
        m_lines[fmt::format("{}_{}.json", file, part + 1)].push_back({time, std::move(text), who});
    }

    void event(const std::string& file, const std::string& computer, Ticks time, const std::string& fields,
               int who)
    {
        add(file, time,
            fmt::format(
                R"({{"@timestamp":"{}","Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing",)"
                R"("Hostname":"{}","RecordNumber":{},{}}})",
                isoText(time), computer, ++m_record, fields),
            who);
    }

    void controller(int who, Ticks time, const std::string& fields, int truth)
    {
        const Forest& f = m_forests[static_cast<std::size_t>(
            std::max(m_subjects[static_cast<std::size_t>(who)].forest, 0))];
        event("dc_" + f.netbios, f.controller + '.' + f.dns, time, fields, truth);
    }

    void live(int who)
    {
        const Subject& s = m_subjects[static_cast<std::size_t>(who)];
        if (!s.there || !chance(s.sort == Sort::Person ? 0.5 : 0.3)) return;
        if (s.sort == Sort::Local) return localLogon(who, s);
        if (s.forest >= 0) {
            for (int n = 1 + below(3); n > 0; --n)
                onPremises(who, s);
        }
        if (s.cloud) {
            for (int n = 1 + below(3); n > 0; --n)
                inCloud(who, s);
        }
    }

    void localLogon(int who, const Subject& s)
    {
        const std::string computer = hostName(s.host) + '.' + forestOf(s.host).dns;
        if (chance(0.3)) {
            event("workstations", computer, at(),
                  fmt::format(
                      R"("EventID":4776,"TargetUserName":"{}","Workstation":"{}","Status":"0xc000006a")",
                      s.sam, hostName(s.host)),
                  who);
            return;
        }
        event(
            "workstations", computer, at(),
            fmt::format(
                R"("EventID":4624,"LogonType":2,"TargetUserName":"{}","TargetDomainName":"{}","TargetUserSid":"{}")",
                s.sam, hostName(s.host), s.sid),
            who);
    }

    void onPremises(int who, const Subject& s)
    {
        const Forest& f = m_forests[static_cast<std::size_t>(s.forest)];
        const Ticks time = at();
        const std::string realm = upperAscii(f.dns);
        const std::string computer = hostName(s.host) + '.' + f.dns;
        switch (below(7)) {
        case 0:
        case 1:
            event(
                "workstations", computer, time,
                fmt::format(
                    R"("EventID":4624,"LogonType":2,"TargetUserName":"{}","TargetDomainName":"{}","TargetUserSid":"{}")",
                    s.sam, f.netbios, s.sid),
                who);
            break;
        case 2:
            event(
                "workstations", computer, time,
                fmt::format(
                    R"("EventID":4625,"LogonType":2,"TargetUserName":"{}","TargetDomainName":"{}","TargetUserSid":"S-1-0-0","Status":"0xc000006d")",
                    s.sam, f.netbios),
                who);
            break;
        case 3: {
            const bool upn = s.sort == Sort::Person && s.typesUpn && chance(0.4);
            if (upn) m_tied.insert(who);
            controller(
                who, time,
                fmt::format(
                    R"("EventID":4768,"TargetUserName":"{}","TargetDomainName":"{}","TargetSid":"{}","Status":"0x0","IpAddress":"::ffff:10.1.{}.{}")",
                    upn ? s.upn : s.sam, chance(0.5) ? realm : f.netbios, s.sid, s.host, 1 + below(200)),
                who);
            break;
        }
        case 4:
            controller(
                who, time,
                fmt::format(
                    R"("EventID":4769,"TargetUserName":"{}@{}","TargetDomainName":"{}","ServiceName":"{}$","Status":"0x0")",
                    s.sam, realm, realm, f.controller),
                who);
            break;
        case 5:
            controller(
                who, time,
                fmt::format(R"("EventID":4776,"TargetUserName":"{}","Workstation":"{}","Status":"0x0")",
                            s.sam, hostName(s.host)),
                who);
            break;
        default:
            sensor(who, s, time);
        }
    }

    void sensor(int who, const Subject& s, Ticks time)
    {
        if (!m_options.hunting || s.sort != Sort::Person) return;
        const Forest& f = m_forests[static_cast<std::size_t>(s.forest)];
        m_tied.insert(who);
        add("hunting", time,
            fmt::format(
                R"({{"category":"AdvancedHunting-IdentityLogonEvents","operationName":"Publish","time":"{0}","properties":{{)"
                R"("Timestamp":"{0}","ActionType":"LogonSuccess","Application":"Active Directory","LogonType":"Interactive",)"
                R"("AccountName":"{1}","AccountDomain":"{2}","AccountUpn":"{3}","AccountSid":"{4}","AccountObjectId":"{5}",)"
                R"("DeviceName":"{6}","ReportId":"{7}"}}}})",
                isoText(time), s.sam, f.dns, s.cloud ? s.upn : "", s.sid, s.objectId, hostName(s.host),
                ++m_record),
            who);
    }

    void inCloud(int who, const Subject& s)
    {
        const Ticks time = at();
        std::string upn = s.upn;
        if (chance(0.3)) upn[0] = static_cast<char>(upn[0] - 'a' + 'A');
        switch (below(4)) {
        case 0:
        case 1:
            add("signins", time,
                fmt::format(
                    R"({{"id":"{}","createdDateTime":"{}","userPrincipalName":"{}","userId":"{}","userDisplayName":"{} {}",)"
                    R"("appDisplayName":"Office 365","ipAddress":"203.0.113.{}","status":{{"errorCode":0}}}})",
                    guid(), isoText(time), upn, s.objectId, s.first, s.last, 1 + below(200)),
                who);
            break;
        case 2:
            add("audit", time,
                fmt::format(
                    R"({{"CreationTime":"{}","Id":"{}","Operation":"FileAccessed","OrganizationId":"8d4121ed-0008-406d-bff9-0d5bb312183c",)"
                    R"("RecordType":6,"ResultStatus":"Succeeded","UserKey":"{}","UserType":0,"Version":1,"Workload":"SharePoint","UserId":"{}","ObjectId":"https://company.example/a"}})",
                    isoText(time).substr(0, 19), guid(), s.puid, upn),
                who);
            break;
        default:
            add("audit", time,
                fmt::format(
                    R"({{"CreationTime":"{}","Id":"{}","Operation":"MailItemsAccessed","OrganizationId":"8d4121ed-0008-406d-bff9-0d5bb312183c",)"
                    R"("RecordType":50,"ResultStatus":"Succeeded","UserKey":"{}","UserType":0,"Version":1,"Workload":"Exchange","UserId":"{}",)"
                    R"("MailboxOwnerUPN":"{}","MailboxOwnerSid":"{}","LogonUserSid":"{}","LogonType":0}})",
                    isoText(time).substr(0, 19), guid(), s.puid, upn, s.upn, s.mailboxSid, s.mailboxSid),
                who);
        }
    }

    static File write(const std::string& name, std::vector<Line>& lines)
    {
        std::ranges::stable_sort(lines, {}, &Line::time);
        File out{name, {}, {}};
        for (const Line& l : lines) {
            out.text += l.text + '\n';
            out.truth.push_back(l.who);
        }
        return out;
    }

    // As it is on the last day.
    [[nodiscard]] File directory()
    {
        File out{"directory.json", {}, {}};
        for (std::size_t i = 0; i < m_subjects.size(); ++i) {
            const Subject& s = m_subjects[i];
            if (s.sort != Sort::Person || !s.there || !s.cloud || !s.inDirectory) continue;
            const std::string dns = s.forest < 0 ? "" : m_forests[static_cast<std::size_t>(s.forest)].dns;
            out.text += fmt::format(
                R"({{"id":"{}","userPrincipalName":"{}","displayName":"{} {}","mail":"{}","accountEnabled":true,)"
                R"("onPremisesSecurityIdentifier":"{}","onPremisesSamAccountName":"{}","onPremisesDomainName":"{}"}})"
                "\n",
                s.objectId, s.upn, s.first, s.last, s.upn, s.sid, s.sam, dns);
            out.truth.push_back(-1);
            m_tied.insert(static_cast<int>(i));
        }
        return out;
    }

    CompanyOptions m_options;
    std::mt19937 m_random;
    int m_day = 0;
    std::int64_t m_record = 1000;
    std::vector<Forest> m_forests;
    std::string m_mailboxIssuer;
    std::vector<Subject> m_subjects;
    std::set<std::string> m_taken;
    std::set<int> m_tied;
    std::vector<std::pair<int, int>> m_leavers; // who, and the day on which the names are free again
    std::map<std::string, std::vector<Line>> m_lines;
};

} // namespace sightline::test
