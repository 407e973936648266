// SPDX-License-Identifier: GPL-3.0-or-later
// identity resolve.
#include "app/cli/command.h"
#include "app/cli/questions.h"
#include "core/usecase/people.h"

namespace sightline::cli
{

Result<Answer> identityResolve(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    // Through the detail of the user: it names the candidates when several have the name.
    const auto user = usecase::userDetail(*state, call.words[0], call.stop);
    if (!user) return tl::unexpected(user.error());
    auto accounts = accountsJson(*state, user->entity, call.stop);
    if (!accounts) return tl::unexpected(std::move(accounts.error()));
    Answer answer;
    answer.document = {{"userId", user->entity.id},
                       {"user", user->entity.text},
                       {"displayName", user->entity.displayName},
                       {"accounts", std::move(*accounts)}};
    answer.rowsKey = "accounts";
    answer.heading = user->entity.text;
    return answer;
}

} // namespace sightline::cli
