// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/small_change.h"

namespace sightline::usecase
{

Result<std::int64_t>
changeCase(const std::filesystem::path& path,
           const std::function<Result<>(store::CaseWriter&, store::Database&, ActionText&)>& work)
{
    auto writer = store::CaseWriter::open(path);
    if (!writer) return tl::unexpected(writer.error());
    std::int64_t id = 0;
    SL_TRY((*writer)->change([&](store::Database& db) -> Result<> {
        ActionText action;
        SL_TRY(work(**writer, db, action));
        if (action.verb.empty()) return {};
        auto insert = db.prepare("INSERT INTO action(at,who,verb,args,inverse) VALUES(?1,?2,?3,?4,?5)");
        if (!insert) return tl::unexpected(insert.error());
        const auto text = [](const nlohmann::json& j) {
            return j.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        };
        const std::string who = store::userName();
        const std::string args = text(action.args);
        const std::string inverse = action.inverse.is_null() ? std::string{} : text(action.inverse);
        SL_TRY(insert->bind(1, now())
                   .bindText(2, who)
                   .bindText(3, action.verb)
                   .bindText(4, args)
                   .bindText(5, inverse)
                   .run());
        id = db.lastId();
        return {};
    }));
    return id;
}

} // namespace sightline::usecase
