// SPDX-License-Identifier: GPL-3.0-or-later
// A case of random activities of a few people over some weeks, and the same rows as plain values.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/case_care.h"
#include "core/usecase/import_files.h"
#include "core/usecase/session.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace sightline::test
{

struct PlainActivity {
    Ticks time = kNoTime; // some have none
    std::string user, action, environment, address, country, result;
};

class RandomActivities
{
public:
    static constexpr int kDays = 40;

    RandomActivities(std::uint32_t seed, std::size_t rows) : m_engine(seed)
    {
        for (std::size_t i = 0; i < rows; ++i)
            m_rows.push_back(one());
        const std::filesystem::path folder = m_folder.path().toStdString();
        {
            std::ofstream out(folder / "rows.csv");
            out << "TimeGenerated,ActorUsername,ActionType,Environment,IPAddress,Country,Result\n";
            for (const PlainActivity& r : m_rows)
                out << fmt::format("{},{},{},{},{},{},{}\n", isoText(r.time), r.user, r.action, r.environment,
                                   r.address, r.country, r.result);
        }
        m_path = folder / "random.sightline";
        const bool made = usecase::createCase(m_path, "Random").has_value() &&
                          usecase::importPaths(m_path, {folder / "rows.csv"}, {}, {}).has_value();
        auto session = usecase::Session::open(m_path);
        if (!made || !session) qFatal("the random case could not be made");
        m_session = std::move(*session);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    [[nodiscard]] usecase::StatePtr state() const { return m_session->state(); }

    [[nodiscard]] const std::vector<PlainActivity>& rows() const { return m_rows; }

    [[nodiscard]] static Ticks start() { return kUnixEpoch + 20'500 * kTicksPerDay; }

    template <class List> const auto& pick(const List& list) { return list[m_engine() % std::size(list)]; }

    [[nodiscard]] std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(m_engine() % n); }

private:
    PlainActivity one()
    {
        static const std::array<std::string, 5> users{"ana@contoso.example", "ben@contoso.example",
                                                      "cem@contoso.example", "dan@contoso.example", ""};
        static const std::array<std::string, 7> actions{
            "LogOn", "LogOnFailed", "PasswordReset", "MailSent", "ShareAccessed", "RoleAssigned", "Other"};
        static const std::array<std::string, 3> environments{"OnPremises", "Cloud", ""};
        static const std::array<std::string, 4> addresses{"192.0.2.1", "192.0.2.2", "198.51.100.7", ""};
        static const std::array<std::string, 3> countries{"NL", "DE", ""};
        static const std::array<std::string, 3> results{"success", "failure", ""};
        PlainActivity out{kNoTime,         pick(users),     pick(actions), pick(environments),
                          pick(addresses), pick(countries), pick(results)};
        if (below(20) != 0)
            out.time =
                start() + static_cast<Ticks>(below(kDays * 86'400)) * kTicksPerSecond + below(10'000'000);
        return out;
    }

    std::mt19937 m_engine;
    std::vector<PlainActivity> m_rows;
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<usecase::Session> m_session;
};

} // namespace sightline::test
