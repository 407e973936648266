// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/case_hub.h"

#include "core/usecase/alerts.h"
#include "core/usecase/case_care.h"
#include "core/usecase/map_files.h"
#include "core/usecase/rezone.h"
#include "core/usecase/score_weights.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"

#include <QFileInfo>

namespace sightline::ui
{

namespace
{

constexpr int kPollMs = 2000;

std::filesystem::path toPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

// What a look at the file brought: the newest state, and whether it is another one.
struct Refreshed {
    StatePtr state;
    bool changed = false;
};

} // namespace

Result<query::TableBinding> openTable(const usecase::CaseState& state, std::string_view table)
{
    return query::TableBinding::open(table == "Alert" ? state.alertTable : state.activities, table);
}

CaseHub::CaseHub(TaskRunner& tasks, Settings& settings, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_settings(settings), m_scores(new ScoreFeed(tasks, this))
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] { refresh(false); });
}

CaseHub::~CaseHub() = default;

QTimeZone CaseHub::zone() const
{
    return m_settings.displayZone().zone;
}

TimeText CaseHub::timeText() const
{
    return TimeText(m_settings.displayZone());
}

tl::unexpected<Error> CaseHub::noCase()
{
    return fail(ErrorKind::NotFound, "case.none", "no case is open");
}

void CaseHub::open(const QString& path)
{
    m_opening.cancel();
    const auto work = [file = toPath(path)](const Watch&) -> Result<GuardedPtr> {
        auto session = usecase::Session::open(file);
        if (!session) return tl::unexpected(std::move(session.error()));
        auto guarded = std::make_shared<Guarded>();
        guarded->session = std::move(*session);
        return guarded;
    };
    m_opening = m_tasks.run<GuardedPtr>(
        this, tr("Opening the case"), work,
        [this, path](Result<GuardedPtr> answer) { take(path, std::move(answer)); }, Lane::Background);
}

void CaseHub::create(const QString& path, const QString& name)
{
    const auto work = [file = toPath(path), title = toUtf8(name)](const Watch&) {
        return usecase::createCase(file, title);
    };
    const auto done = [this, path](Result<> answer) {
        if (answer) {
            open(path);
        } else {
            Q_EMIT failed(tr("The case could not be made: %1").arg(errorText(answer.error())));
        }
    };
    m_tasks.run<void>(this, tr("Making the case"), work, done, Lane::Background);
}

void CaseHub::take(const QString& path, Result<GuardedPtr> answer)
{
    if (!answer) {
        m_settings.removeRecentCase(path);
        Q_EMIT failed(tr("The case could not be opened: %1").arg(errorText(answer.error())));
        return;
    }
    m_session = std::move(*answer);
    m_state = m_session->session->state();
    m_path = path;
    m_settings.addRecentCase(path);
    m_refreshing = false;
    m_poll.start();
    Q_EMIT opened();
    Q_EMIT stateChanged();
    if (!m_state->notice.empty()) Q_EMIT said(shown(m_state->notice), false);
}

void CaseHub::close()
{
    m_opening.cancel();
    m_poll.stop();
    m_session.reset();
    m_state.reset();
    m_scores->want(nullptr);
    m_path.clear();
    Q_EMIT closed();
    Q_EMIT stateChanged();
}

void CaseHub::reload()
{
    refresh(true);
}

// always: also while another look is under way, because that one may have missed what was just written.
void CaseHub::refresh(bool always)
{
    if (!m_session || (m_refreshing && !always)) return;
    m_refreshing = true;
    const auto work = [session = m_session](const Watch&) -> Result<Refreshed> {
        const std::lock_guard lock(session->mutex);
        auto changed = session->session->refresh();
        if (!changed) return tl::unexpected(std::move(changed.error()));
        return Refreshed{session->session->state(), *changed};
    };
    const auto done = [this, session = m_session](Result<Refreshed> answer) {
        if (session != m_session) return;
        m_refreshing = false;
        if (!answer) {
            // A busy file is looked at again in two seconds.
            if (answer.error().kind == ErrorKind::Busy) return;
            m_poll.stop();
            Q_EMIT failed(tr("The case could not be read anew: %1").arg(errorText(answer.error())));
            return;
        }
        takeState(answer->state);
    };
    m_tasks.run<Refreshed>(this, QString(), work, done, Lane::Background);
}

void CaseHub::takeState(StatePtr state)
{
    if (state == m_state) return;
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

TaskHandle CaseHub::change(const QString& title, Verb verb, Undoable undoable,
                           std::function<void(Result<QString>)> done)
{
    const auto work = [session = m_session, verb = std::move(verb)](const Watch& watch) -> Result<QString> {
        if (!session) return noCase();
        const std::lock_guard lock(session->mutex);
        return verb(*session->session, watch);
    };
    const auto finish = [this, title, undoable, done = std::move(done)](Result<QString> answer) {
        const bool stopped = !answer && answer.error().cancelled();
        if (answer && !answer->isEmpty()) Q_EMIT said(*answer, undoable == Undoable::Yes);
        if (stopped) Q_EMIT said(tr("%1: stopped, nothing was changed.").arg(title), false);
        if (!answer && !stopped) Q_EMIT failed(errorText(answer.error()));
        if (done) done(std::move(answer));
        refresh(true);
    };
    return m_tasks.run<QString>(this, title, work, finish, Lane::Background);
}

void CaseHub::undo()
{
    const auto verb = [](usecase::Session& session, const Watch&) -> Result<QString> {
        auto undone = usecase::undo(session);
        if (!undone) return tl::unexpected(std::move(undone.error()));
        return shown(undone->sentence);
    };
    change(tr("Undoing"), verb, Undoable::No);
}

void CaseHub::setSurroundings(const Surroundings& around)
{
    m_mapFolder = around.mapFolder;
    m_scores->setFiles(m_mapFolder.isEmpty() ? std::filesystem::path()
                                             : usecase::weightsFile(toPath(m_mapFolder)),
                       toPath(around.scoreCache));
    m_zoneByName = around.zoneByName;
}

void CaseHub::importFiles(const QStringList& paths)
{
    import(paths, {});
}

void CaseHub::importByMap(const QString& path, const usecase::MapDocument& map, const QString& zone)
{
    usecase::ImportOptions options;
    options.maps = {map};
    options.zone = toUtf8(zone);
    if (const auto id = usecase::checkMap(map)) {
        options.format = *id;
        import({path}, std::move(options));
    } else {
        Q_EMIT failed(errorText(id.error()));
    }
}

void CaseHub::recoverDeleted(const QString& path)
{
    usecase::ImportOptions options;
    options.recoverDeleted = true;
    import({path}, std::move(options));
}

void CaseHub::rezone(std::int64_t source, const QString& name, const QString& zone)
{
    usecase::ImportOptions options;
    options.zone = toUtf8(zone);
    options.zoneByName = m_zoneByName;
    const QString sentence = tr("Read %1 again with the time zone %2.").arg(name, zone);
    const auto verb = [source, options, maps = toPath(m_mapFolder),
                       sentence](usecase::Session& session, const Watch& watch) mutable -> Result<QString> {
        if (!maps.empty()) options.maps = usecase::loadMapFolder(maps).maps;
        SL_TRY(usecase::rezoneSource(session, source, options, watch));
        return sentence;
    };
    change(tr("Reading %1 again").arg(name), verb);
}

void CaseHub::import(const QStringList& paths, usecase::ImportOptions options)
{
    if (!m_session) {
        Q_EMIT failed(tr("Open or make a case before you import files."));
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(toPath(path));
    options.background = true; // the window is in use meanwhile
    options.zoneByName = m_zoneByName;
    const auto work = [file = toPath(m_path), files, options = std::move(options),
                       maps = toPath(m_mapFolder)](const Watch& watch) mutable {
        // Maps that cannot be used are left out: none of them may stand in the way of known formats.
        if (options.maps.empty() && !maps.empty()) options.maps = usecase::loadMapFolder(maps).maps;
        return usecase::importPaths(file, files, options, watch);
    };
    m_tasks.run<usecase::ImportReport>(
        this, tr("Importing"), work,
        [this](Result<usecase::ImportReport> answer) { takeImport(std::move(answer)); }, Lane::Background);
}

void CaseHub::takeImport(Result<usecase::ImportReport> answer)
{
    refresh(true);
    if (!answer) {
        Q_EMIT failed(tr("The import failed: %1").arg(errorText(answer.error())));
        return;
    }
    std::uint64_t stored = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t rejected = 0;
    for (const usecase::FileReport& file : answer->files) {
        stored += file.stored;
        duplicates += file.duplicates;
        rejected += file.rejected;
    }
    const QString files = tr("%n file(s)", nullptr, static_cast<int>(answer->files.size()));
    const auto number = [](std::uint64_t value) { return count(static_cast<qint64>(value)); };
    const QString pattern =
        answer->cancelled ? tr("Import of %1 stopped: %2 records stored, %3 duplicates, %4 rejected so far.")
                          : tr("Imported %1: %2 records stored, %3 duplicates, %4 rejected.");
    Q_EMIT said(pattern.arg(files, number(stored), number(duplicates), number(rejected)), false);
    Q_EMIT imported();
    reportUnrecognised(*answer);
}

// Files only: of a member of an archive there is no file to look at.
void CaseHub::reportUnrecognised(const usecase::ImportReport& report)
{
    QStringList paths;
    for (const usecase::FileReport& file : report.files) {
        const QString path = toQString(file.path);
        if (file.format.empty() && file.mappable && QFileInfo(path).isFile()) paths.append(path);
    }
    Q_EMIT unrecognised(paths);
}

} // namespace sightline::ui
