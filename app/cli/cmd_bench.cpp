// SPDX-License-Identifier: GPL-3.0-or-later
// bench serve: answers named questions of an analyst's click, asked line by line, through the functions the
// pages call, and says how long each took. Nothing is kept from one question to the next.
#include "app/cli/command.h"
#include "core/analytics/user_days.h"
#include "core/analytics/user_trend.h"
#include "core/query/gather.h"
#include "core/usecase/activities.h"

#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <istream>
#include <ostream>

namespace sightline::cli
{
namespace
{

constexpr std::string_view kFrom = "2025-01-01T00:00:00Z"; // the 90 days of the comparison's data
constexpr std::string_view kTo = "2025-04-01T00:00:00Z";
constexpr std::size_t kPage = 100;
constexpr std::size_t kTopValues = 20;
constexpr std::size_t kBins = 200;
constexpr std::size_t kTrends = 100;

struct NamedFilter {
    std::string_view name;
    std::string_view kql;
};

constexpr std::array<NamedFilter, 4> kFilters{{
    {"none", ""},
    {"broad", R"(App == "Exchange Online")"},
    {"narrow",
     R"(ResultDetail != "0" and Country !in ("US", "GB") and TimeGenerated >= datetime(2025-03-18))"},
    {"mixed", R"((ActionType in ("FileDownloaded", "New-InboxRule", "UserLoginFailed", "HardDelete", )"
              R"("Consent to application") or App == "Okta") and Country != "US")"},
}};

constexpr std::array<NamedFilter, 5> kSearches{{
    {"rare", R"(Object contains "forecast-0012")"},
    {"absent", R"(Object contains "mimikatz")"},
    {"common", R"(Object contains "budget")"},
    {"has", R"(Object has "payroll")"},
    {"icase", R"(Object contains "budget")"},
}};

template <std::size_t N>
std::optional<std::string> kqlOf(const std::array<NamedFilter, N>& filters, std::string_view name)
{
    for (const NamedFilter& f : filters) {
        if (f.name == name) return std::string(f.kql);
    }
    return std::nullopt;
}

struct Matching {
    query::TableBinding table;
    query::RowSet rows;
};

class Server
{
public:
    Server(usecase::StatePtr state, std::string userColumn)
        : m_state(std::move(state)),
          m_users(std::move(userColumn)),
          m_columns{"TimeGenerated", "Source",    "Result",  m_users,        "Device", "ActionType",
                    "App",           "IPAddress", "Country", "ResultDetail", "Object"}
    {
    }

    // The answer to one line: "milliseconds checksum".
    Result<std::string> answer(std::string_view line)
    {
        if (line.starts_with("users ")) {
            m_names = split(line.substr(6), ',');
            return std::string("0 ok");
        }
        const auto start = std::chrono::steady_clock::now();
        const auto sum = ask(line);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        if (!sum) return tl::unexpected(sum.error());
        return fmt::format("{:.3f} {}", took.count(), *sum);
    }

private:
    static std::vector<std::string> split(std::string_view text, char separator)
    {
        std::vector<std::string> out(1);
        for (const char c : text) {
            if (c == separator) {
                out.emplace_back();
            } else {
                out.back() += c;
            }
        }
        return out;
    }

    Result<std::string> ask(std::string_view question)
    {
        const std::string_view kind = question.substr(0, 2);
        const std::string_view rest = question.size() > 3 ? question.substr(3) : std::string_view{};
        const auto filter = kqlOf(kFilters, rest);
        if (kind == "q1" && filter) return page(*filter);
        if (kind == "q2" && filter) return facets(*filter);
        if (kind == "q3" && filter) return histogram(*filter);
        if (kind == "q4") return user(rest);
        if (const auto search = kqlOf(kSearches, rest); kind == "q5" && search) return page(*search);
        if (kind == "q6") return days();
        if (kind == "q7") return trends(rest == "fail" ? R"(ResultDetail != "0")" : "");
        return fail(ErrorKind::InvalidInput, "bench.question", "there is no such question",
                    std::string(question));
    }

    Result<Matching> matching(const std::string& kql) const
    {
        auto table = query::TableBinding::open(m_state->activities, "Activity");
        if (!table) return tl::unexpected(std::move(table.error()));
        const auto filter = query::parsePredicate(kql);
        if (!filter) return tl::unexpected(filter.error());
        auto rows = query::filterRows(*table, *filter, {}, kql);
        if (!rows) return tl::unexpected(std::move(rows.error()));
        return Matching{std::move(*table), std::move(*rows)};
    }

    Result<std::string> page(const std::string& kql) const
    {
        usecase::ActivityQuery q;
        q.filter = kql;
        q.limit = kPage;
        q.columns = m_columns;
        const auto found = usecase::activityPage(*m_state, q, {});
        if (!found) return tl::unexpected(found.error());
        return std::to_string(found->count);
    }

    Result<std::string> facets(const std::string& kql) const
    {
        const auto found = matching(kql);
        if (!found) return tl::unexpected(found.error());
        const std::vector<std::string> columns{"Source", m_users,     "Device",  "ActionType",
                                               "App",    "IPAddress", "Country", "ResultDetail"};
        const auto all = query::facets(found->table, found->rows, columns, kTopValues, {});
        if (!all) return tl::unexpected(all.error());
        std::uint64_t rows = 0;
        std::uint64_t sum = 0;
        for (const query::Facet& f : *all) {
            rows += f.values.size();
            for (const query::FacetValue& v : f.values)
                sum += v.count;
        }
        return fmt::format("{}:{}", rows, sum);
    }

    Result<std::string> histogram(const std::string& kql) const
    {
        const auto found = matching(kql);
        if (!found) return tl::unexpected(found.error());
        query::TimelineOptions options;
        options.by = "Result";
        options.bins = kBins;
        options.from = parseTime(kFrom)->ticks;
        options.to = parseTime(kTo)->ticks;
        const auto line = query::timeline(found->table, found->rows, options, {});
        if (!line) return tl::unexpected(line.error());
        std::uint64_t rows = 0;
        std::uint64_t sum = 0;
        for (const query::Series& s : line->series) {
            for (const std::uint64_t n : s.counts) {
                rows += n != 0 ? 1 : 0;
                sum += n;
            }
        }
        return fmt::format("{}:{}", rows, sum);
    }

    Result<std::string> user(std::string_view which) const
    {
        const std::size_t who = which == "heavy" ? 0 : which == "mid" ? 1 : 2;
        if (who >= m_names.size())
            return fail(ErrorKind::InvalidInput, "bench.users", "say first which users: users A,B,C");
        const auto found =
            matching(query::leafText(m_users, query::Op::Equal, {query::Literal::ofText(m_names[who])}));
        if (!found) return tl::unexpected(found.error());
        const auto all = query::gather(found->table, found->rows, m_columns, false, {});
        if (!all) return tl::unexpected(all.error());
        const Ticks epoch = parseTime("1970-01-01T00:00:00Z")->ticks;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < all->count; ++i)
            sum += (all->times[i] - epoch) / kTicksPerMs;
        return fmt::format("{}:{}", all->count, sum);
    }

    Result<std::string> days() const
    {
        const auto found = matching({});
        if (!found) return tl::unexpected(found.error());
        const auto all = analytics::userDays(found->table, found->rows, m_users, {});
        if (!all) return tl::unexpected(all.error());
        std::uint64_t rows = 0;
        std::uint64_t sum = 0;
        for (const auto& day : all->days) {
            rows += day.size();
            for (const analytics::UserDay& d : day)
                sum += d.count;
        }
        return fmt::format("{}:{}", rows, sum);
    }

    Result<std::string> trends(const std::string& kql) const
    {
        const auto found = matching(kql);
        if (!found) return tl::unexpected(found.error());
        analytics::TrendOptions options;
        options.users = m_users;
        options.from = parseTime(kFrom)->ticks;
        options.to = parseTime(kTo)->ticks;
        options.top = kTrends;
        const auto all = analytics::userTrends(found->table, found->rows, options, {});
        if (!all) return tl::unexpected(all.error());
        double sum = 0;
        for (const analytics::UserTrend& t : *all)
            sum += t.slope;
        return fmt::format("{}:{:.0f}", all->size(), std::round(sum * 10'000));
    }

    usecase::StatePtr m_state;
    std::string m_users;
    std::vector<std::string> m_columns;
    std::vector<std::string> m_names;
};

} // namespace

Result<Answer> benchServe(const Call& call)
{
    auto session = call.open();
    if (!session) return tl::unexpected(std::move(session.error()));
    Server server((*session)->state(), call.text("users", "ActorUsername"));
    std::string line;
    while (!call.stop.stopRequested() && std::getline(*call.input, line)) {
        const auto said = server.answer(line);
        *call.output << (said ? *said : "error " + said.error().text()) << std::endl;
    }
    Answer out;
    out.spoken = true;
    return out;
}

} // namespace sightline::cli
