// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of timelines that were made of many kinds of traces. What a row means is not known: it is an activity
// of the kind Other if it names who acted, and else only a row of its source table.
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

namespace sightline::normalise
{
namespace
{

Account accountOf(const Job& job, std::string_view written, std::string_view host)
{
    Account out;
    const std::string_view shortHost = host.substr(0, host.find('.'));
    const std::string bySid = sidKey(written, shortHost);
    if (!bySid.empty()) {
        if (job.maps.standsForNobody(written)) return {};
        out.userId = written;
        out.idType = "SID";
        out.key = job.record.keep(bySid);
        return out;
    }
    out.username = written;
    out.key = job.record.keep(accountKeyOf(written, shortHost));
    return out;
}

} // namespace

void normaliseTimeline(const Job& job)
{
    Record& record = job.record;
    const std::string_view written = firstText(record, {"username", "user", "user_name", "UserName", "User",
                                                        "src_user", "account_name", "user_sid", "sid"});
    const std::string_view host =
        firstText(record, {"hostname", "host", "computer_name", "Computer", "ComputerName", "dest"});
    const Account who = accountOf(job, written, host);
    if (written.empty() || who.key.empty()) {
        job.out.kind = RecordKind::Other;
        return;
    }
    ActivityWriter w(job);
    w.text(Activity::ActionType, "Other");
    w.text(Activity::Result, "NA");
    w.text(Activity::Instance, host);
    w.text(Activity::DestinationDevice, host);
    w.text(Activity::App, firstText(record, {"source_long", "sourcetype", "source"}));
    w.actor(who);
    w.ip(firstText(record, {"ip_address", "src_ip", "source_ip"}));
}

} // namespace sightline::normalise
