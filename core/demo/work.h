// SPDX-License-Identifier: GPL-3.0-or-later
// One person's working life as a semi-Markov process in working time: a task is begun, left after a lognormal
// while for another one or a pause, and within a task acts come as a self-exciting process, each raising the
// rate of the next for a while. Working time passes only in the stretches of the day's plan and the faster
// the busier the person, the day and the demo are. Every person has a stream of its own. Some 300 bytes each.
#pragma once

#include "core/demo/chains.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sightline::demo
{

enum class Task : std::uint8_t { Pause, Mail, Documents, Shares, Business, Apps, Count };

inline constexpr std::size_t kTasks = static_cast<std::size_t>(Task::Count);

// What is the same for everybody in an hour.
struct WorkRules {
    std::uint64_t scale = 1'000'000; // millionths of natural activity
    std::uint64_t cloudAppMicro = 0; // Cloud Apps records, millionths per cloud act
    std::uint64_t taskMs = 0, pauseMs = 0;
    std::uint32_t excitationJump = 0; // millionths of an act a second, added by each act
    std::uint64_t halfLifeMs = 1;
    std::uint32_t baseRate = 1; // millionths of an act a second
};

[[nodiscard]] WorkRules workRules(const Company& company, std::uint64_t scale);

class Worker
{
public:
    Worker(const Company& company, std::uint32_t who);

    // Appends what begins in the hour from `slot`.
    void hour(const WorkRules& rules, Ticks slot, std::vector<Event>& out);

    [[nodiscard]] const DayPlan& plan() const { return m_plan; }

    // Milliseconds of the hour that were worked.
    [[nodiscard]] std::int64_t worked() const { return m_worked; }

private:
    struct Now; // the hour at hand

    void beginDay(const Now& now, const ShiftDay& day);
    void stretch(Now& now, const Stretch& part, Ticks slot);
    void run(Now& now, Ticks from, Ticks to);
    void arrive(Now& now, Ticks t);
    void troubles(Now& now, Ticks t);
    void changeTask(Now& now, Ticks t);
    void enter(Now& now, Ticks t);
    void openShare(Now& now, Ticks t);
    void closeShare(Now& now, Ticks t);
    void act(Now& now, Ticks t);
    void mailAct(Now& now, Ticks t);
    void documentAct(Now& now, Ticks t);
    void shareAct(Now& now, Ticks t);
    void businessAct(Now& now, Ticks t);
    void appAct(Now& now, Ticks t);
    void drawWait(const WorkRules& rules);
    [[nodiscard]] bool may(Task task) const;
    [[nodiscard]] std::uint32_t document();
    [[nodiscard]] std::uint32_t server();

    const Company& m_company;
    std::uint32_t m_who;
    Random m_random;
    ShiftDay m_day{0, -1};
    DayPlan m_plan;
    Origin m_origin;
    std::array<std::uint32_t, kTasks> m_liking{}; // against the department's, per mille
    std::int64_t m_left = 0, m_wait = 0;          // working time until the task and the next act, ms
    std::int64_t m_worked = 0;
    std::uint64_t m_session = 0; // of the task
    std::uint64_t m_deskSession = 0;
    std::uint32_t m_excitation = 0; // millionths of an act a second
    std::uint32_t m_server = kFs01, m_host = kNobody;
    OpenShare m_share; // of no server: none is open
    int m_demoDay = 0;
    Task m_task = Task::Pause;
    std::uint8_t m_client = 0, m_phone = 3;
    bool m_arrived = false;
};

} // namespace sightline::demo
