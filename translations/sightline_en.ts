<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountWords</name>
    <message numerus="yes">
        <source>Named with %1 in %n record(s)</source>
        <translation>
            <numerusform>Named with %1 in %n record</numerusform>
            <numerusform>Named with %1 in %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n directory row(s) with %1</source>
        <translation>
            <numerusform>In %n directory row with %1</numerusform>
            <numerusform>In %n directory rows with %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail address in %n directory row(s) of %1</source>
        <translation>
            <numerusform>Mail address in %n directory row of %1</numerusform>
            <numerusform>Mail address in %n directory rows of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n mailbox record(s) with %1</source>
        <translation>
            <numerusform>In %n mailbox record with %1</numerusform>
            <numerusform>In %n mailbox records with %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Controller of the domain of %1 in %n record(s)</source>
        <translation>
            <numerusform>Controller of the domain of %1 in %n record</numerusform>
            <numerusform>Controller of the domain of %1 in %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Created with %1 in %n record(s)</source>
        <translation>
            <numerusform>Created with %1 in %n record</numerusform>
            <numerusform>Created with %1 in %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Addresses</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>Copied %Ln row(s).</source>
        <translation>
            <numerusform>Copied %Ln row.</numerusform>
            <numerusform>Copied %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to %1.</source>
        <translation>
            <numerusform>Exported %Ln row to %1.</numerusform>
            <numerusform>Exported %Ln rows to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightCards</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightWords</name>
    <message numerus="yes">
        <source>On none of the user&apos;s %n active day(s) in the last %1 days</source>
        <translation>
            <numerusform>Not on the user&apos;s one active day in the last %1 days</numerusform>
            <numerusform>On none of the user&apos;s %n active days in the last %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %1 of the user&apos;s %n active day(s) in the last %2 days</source>
        <translation>
            <numerusform>On %1 of the user&apos;s %n active day in the last %2 days</numerusform>
            <numerusform>On %1 of the user&apos;s %n active days in the last %2 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n peer(s) in the last %1 days</source>
        <translation>
            <numerusform>Not the one peer in the last %1 days</numerusform>
            <numerusform>None of %n peers in the last %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n user(s) in the last %1 days</source>
        <translation>
            <numerusform>Not the one user in the last %1 days</numerusform>
            <numerusform>None of %n users in the last %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n peer(s) in the last %2 days</source>
        <translation>
            <numerusform>%1 of %n peer in the last %2 days</numerusform>
            <numerusform>%1 of %n peers in the last %2 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n user(s) in the last %2 days</source>
        <translation>
            <numerusform>%1 of %n user in the last %2 days</numerusform>
            <numerusform>%1 of %n users in the last %2 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actions for the first time</source>
        <translation>
            <numerusform>%n action for the first time</numerusform>
            <numerusform>%n actions for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon actions</source>
        <translation>
            <numerusform>%n uncommon action</numerusform>
            <numerusform>%n uncommon actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applications for the first time</source>
        <translation>
            <numerusform>%n application for the first time</numerusform>
            <numerusform>%n applications for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon applications</source>
        <translation>
            <numerusform>%n uncommon application</numerusform>
            <numerusform>%n uncommon applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n browsers for the first time</source>
        <translation>
            <numerusform>%n browser for the first time</numerusform>
            <numerusform>%n browsers for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon browsers</source>
        <translation>
            <numerusform>%n uncommon browser</numerusform>
            <numerusform>%n uncommon browsers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n countries for the first time</source>
        <translation>
            <numerusform>%n country for the first time</numerusform>
            <numerusform>%n countries for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon countries</source>
        <translation>
            <numerusform>%n uncommon country</numerusform>
            <numerusform>%n uncommon countries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet providers for the first time</source>
        <translation>
            <numerusform>%n internet provider for the first time</numerusform>
            <numerusform>%n internet providers for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon internet providers</source>
        <translation>
            <numerusform>%n uncommon internet provider</numerusform>
            <numerusform>%n uncommon internet providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices for the first time</source>
        <translation>
            <numerusform>%n device for the first time</numerusform>
            <numerusform>%n devices for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon devices</source>
        <translation>
            <numerusform>%n uncommon device</numerusform>
            <numerusform>%n uncommon devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts for the first time</source>
        <translation>
            <numerusform>%n host for the first time</numerusform>
            <numerusform>%n hosts for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon hosts</source>
        <translation>
            <numerusform>%n uncommon host</numerusform>
            <numerusform>%n uncommon hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources for the first time</source>
        <translation>
            <numerusform>%n resource for the first time</numerusform>
            <numerusform>%n resources for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon resources</source>
        <translation>
            <numerusform>%n uncommon resource</numerusform>
            <numerusform>%n uncommon resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkLines</name>
    <message numerus="yes">
        <source>%n line(s) were not read:</source>
        <translation>
            <numerusform>%n line was not read:</numerusform>
            <numerusform>%n lines were not read:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, once</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts reached for the first time</source>
        <translation>
            <numerusform>%n host reached for the first time</numerusform>
            <numerusform>%n hosts reached for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places of documents for the first time</source>
        <translation>
            <numerusform>%n place of documents for the first time</numerusform>
            <numerusform>%n places of documents for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects acted upon for the first time</source>
        <translation>
            <numerusform>%n object acted upon for the first time</numerusform>
            <numerusform>%n objects acted upon for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts acted upon for the first time</source>
        <translation>
            <numerusform>%n account acted upon for the first time</numerusform>
            <numerusform>%n accounts acted upon for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices, networks and clients for the first time</source>
        <translation>
            <numerusform>%n device, network or client for the first time</numerusform>
            <numerusform>%n devices, networks and clients for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active day(s)</source>
        <translation>
            <numerusform>%n active day</numerusform>
            <numerusform>%n active days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n peer(s) had it</source>
        <translation>
            <numerusform>%1 of %n peer had it</numerusform>
            <numerusform>%1 of %n peers had it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people had it before</source>
        <translation>
            <numerusform>%n person had it before</numerusform>
            <numerusform>%n people had it before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n active day(s) before %1.</source>
        <translation>
            <numerusform>Only %n active day before %1.</numerusform>
            <numerusform>Only %n active days before %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared with only %n ordinary day(s).</source>
        <translation>
            <numerusform>Compared with only %n ordinary day.</numerusform>
            <numerusform>Compared with only %n ordinary days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message numerus="yes">
        <source>No percentile: fewer than %n user(s) are scored</source>
        <translation>
            <numerusform>No percentile: fewer than %n user is scored</numerusform>
            <numerusform>No percentile: fewer than %n users are scored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n scored user(s)</source>
        <translation>
            <numerusform>%1 of %n scored user</numerusform>
            <numerusform>%1 of %n scored users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UserCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message numerus="yes">
        <source>Priority on the last %n days, oldest first: %1</source>
        <translation>
            <numerusform>Priority on the last %n day: %1</numerusform>
            <numerusform>Priority on the last %n days, oldest first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::AddressView</name>
    <message numerus="yes">
        <source>%n user(s) in the last 30 days</source>
        <translation>
            <numerusform>%n user in the last 30 days</numerusform>
            <numerusform>%n users in the last 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::AlertDetails</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::BackTestView</name>
    <message numerus="yes">
        <source>This policy would have raised %n alert(s) in this case</source>
        <translation>
            <numerusform>This policy would have raised %n alert in this case</numerusform>
            <numerusform>This policy would have raised %n alerts in this case</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::BulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::CaseHub</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::CasePage</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>%n problem found.</numerusform>
            <numerusform>%n problems found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::CloseAlertDialog</name>
    <message numerus="yes">
        <source>Close %n alert(s)</source>
        <translation>
            <numerusform>Close %n alert</numerusform>
            <numerusform>Close %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::ContributionModel</name>
    <message numerus="yes">
        <source>%n alerts tell of the same and count once</source>
        <translation>
            <numerusform>%n alert tells of the same and counts once</numerusform>
            <numerusform>%n alerts tell of the same and count once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::HistogramStrip</name>
    <message numerus="yes">
        <source>per %n day(s)</source>
        <translation>
            <numerusform>per day</numerusform>
            <numerusform>per %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n hour(s)</source>
        <translation>
            <numerusform>per hour</numerusform>
            <numerusform>per %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n minute(s)</source>
        <translation>
            <numerusform>per minute</numerusform>
            <numerusform>per %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::HourStrip</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 expected (mean of %n such days before)</source>
        <translation>
            <numerusform>%1: %2, %3 expected (of %n such day before)</numerusform>
            <numerusform>%1: %2, %3 expected (mean of %n such days before)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::IdentityLanes</name>
    <message numerus="yes">
        <source>%n activities from %1 until %2</source>
        <translation>
            <numerusform>%n activity from %1 until %2</numerusform>
            <numerusform>%n activities from %1 until %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::IdentityPage</name>
    <message numerus="yes">
        <source>%1 · %n accounts</source>
        <translation>
            <numerusform>%1 · %n account</numerusform>
            <numerusform>%1 · %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contradictions: what is named here was kept apart</source>
        <translation>
            <numerusform>%n contradiction: what is named here was kept apart</numerusform>
            <numerusform>%n contradictions: what is named here was kept apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::InsightModel</name>
    <message numerus="yes">
        <source>%n activities that day; Enter shows the first</source>
        <translation>
            <numerusform>%n activity that day; Enter shows it</numerusform>
            <numerusform>%n activities that day; Enter shows the first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities that day; Enter shows the first of each</source>
        <translation>
            <numerusform>%n activity that day; Enter shows the first of each</numerusform>
            <numerusform>%n activities that day; Enter shows the first of each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::InsightPanel</name>
    <message numerus="yes">
        <source>Only %n active day(s) before: nothing is called new or uncommon with fewer than %1.</source>
        <translation>
            <numerusform>Only %n active day before: nothing is called new or uncommon with fewer than %1.</numerusform>
            <numerusform>Only %n active days before: nothing is called new or uncommon with fewer than %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::MapWizard</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) chosen</source>
        <translation>
            <numerusform>%n column chosen</numerusform>
            <numerusform>%n columns chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::MergeDialog</name>
    <message numerus="yes">
        <source>and %n more: type more of the name</source>
        <translation>
            <numerusform>and %n more: type more of the name</numerusform>
            <numerusform>and %n more: type more of the name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n accounts</source>
        <translation>
            <numerusform>%1 with %n account</numerusform>
            <numerusform>%1 with %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::NetworksDialog</name>
    <message numerus="yes">
        <source>Removed %n address range(s).</source>
        <translation>
            <numerusform>Removed %n address range.</numerusform>
            <numerusform>Removed %n address ranges.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n address range(s).</source>
        <translation>
            <numerusform>Wrote %n address range.</numerusform>
            <numerusform>Wrote %n address ranges.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PeerList</name>
    <message numerus="yes">
        <source>Show all %n peers</source>
        <translation>
            <numerusform>Show %n peer</numerusform>
            <numerusform>Show all %n peers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PeopleNotices</name>
    <message numerus="yes">
        <source>%n contradictions between accounts.</source>
        <translation>
            <numerusform>%n contradiction between accounts.</numerusform>
            <numerusform>%n contradictions between accounts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of accounts may be one person each.</source>
        <translation>
            <numerusform>%n pair of accounts may be one person.</numerusform>
            <numerusform>%n pairs of accounts may be one person each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PoliciesPage</name>
    <message numerus="yes">
        <source>%n policies</source>
        <translation>
            <numerusform>%n policy</numerusform>
            <numerusform>%n policies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PolicyWizard</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PriorityStrip</name>
    <message numerus="yes">
        <source>Only priority %1: %n user(s). Esc shows all again.</source>
        <translation>
            <numerusform>Only priority %1: %n user. Esc shows all again.</numerusform>
            <numerusform>Only priority %1: %n users. Esc shows all again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scored user(s) are too few for a percentile</source>
        <translation>
            <numerusform>%n scored user is too few for a percentile</numerusform>
            <numerusform>%n scored users are too few for a percentile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>90th percentile is %1: %n user(s) at or above it</source>
        <translation>
            <numerusform>90th percentile is %1: %n user at or above it</numerusform>
            <numerusform>90th percentile is %1: %n users at or above it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Priority %1: %n user(s)</source>
        <translation>
            <numerusform>Priority %1: %n user</numerusform>
            <numerusform>Priority %1: %n users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::RailButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::SourcesPage</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its records are not in the case, nor are those of %n other file(s).</source>
        <translation>
            <numerusform>Its records are not in the case, nor are those of %n other file.</numerusform>
            <numerusform>Its records are not in the case, nor are those of %n other files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) have times without a time zone.</source>
        <translation>
            <numerusform>%n source has times without a time zone.</numerusform>
            <numerusform>%n sources have times without a time zone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::StatusLine</name>
    <message numerus="yes">
        <source>Time zone assumed in %n source(s)</source>
        <translation>
            <numerusform>Time zone assumed in %n source</numerusform>
            <numerusform>Time zone assumed in %n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::SuggestionsDialog</name>
    <message numerus="yes">
        <source>%n more accounts fit several others, or share one, and are not listed.</source>
        <translation>
            <numerusform>%n more account fits several others, or shares one, and is not listed.</numerusform>
            <numerusform>%n more accounts fit several others, or share one, and are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Merge %n pairs</source>
        <translation>
            <numerusform>&amp;Merge %n pair</numerusform>
            <numerusform>&amp;Merge %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n pairs of accounts.</source>
        <translation>
            <numerusform>Merged %n pair of accounts.</numerusform>
            <numerusform>Merged %n pairs of accounts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs are not suggested any more.</source>
        <translation>
            <numerusform>%n pair is not suggested any more.</numerusform>
            <numerusform>%n pairs are not suggested any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::TaskStrip</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::TimelineWidget</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n first times, the strongest %3: %4</source>
        <translation>
            <numerusform>%1, %2, %n first time, the strongest %3: %4</numerusform>
            <numerusform>%1, %2, %n first times, the strongest %3: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserIdentity</name>
    <message numerus="yes">
        <source>%n joined</source>
        <translation>
            <numerusform>%n joined</numerusform>
            <numerusform>%n joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proofs</source>
        <translation>
            <numerusform>%n proof</numerusform>
            <numerusform>%n proofs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alerts</source>
        <translation>
            <numerusform>%n open alert</numerusform>
            <numerusform>%n open alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserPage</name>
    <message numerus="yes">
        <source>%1 own activities, %n alert(s)</source>
        <translation>
            <numerusform>%1 own activities, %n alert</numerusform>
            <numerusform>%1 own activities, %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserRarities</name>
    <message numerus="yes">
        <source>%n first times</source>
        <translation>
            <numerusform>%n first time</numerusform>
            <numerusform>%n first times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UsersPage</name>
    <message numerus="yes">
        <source>No dated activities in these %n days</source>
        <translation>
            <numerusform>No dated activities on this %n day</numerusform>
            <numerusform>No dated activities in these %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n days</source>
        <translation>
            <numerusform>none on %n day</numerusform>
            <numerusform>none in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others are hidden by that choice.</source>
        <translation>
            <numerusform>%n other is hidden by that choice.</numerusform>
            <numerusform>%n others are hidden by that choice.</numerusform>
        </translation>
    </message>
</context>
</TS>
