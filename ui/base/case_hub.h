// SPDX-License-Identifier: GPL-3.0-or-later
// The open case as the window sees it: its newest state, how it is opened, changed and kept in step with the
// file. Every verb runs off the GUI thread, one at a time; what came of it is announced as a sentence. GUI
// thread.
#pragma once

#include "core/query/binding.h"
#include "core/usecase/import_files.h"
#include "core/usecase/session.h"
#include "ui/base/score_feed.h"
#include "ui/base/task_runner.h"
#include "ui/base/time_text.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace sightline::ui
{

class Settings;

using usecase::StatePtr;

enum class Undoable { No, Yes };

// "Activity", a source table, or "Alert" (row i is state.alerts[i]).
[[nodiscard]] Result<query::TableBinding> openTable(const usecase::CaseState& state, std::string_view table);

class CaseHub : public QObject
{
    Q_OBJECT

public:
    // A verb of the case: says in one sentence what it did; "" says nothing.
    using Verb = std::function<Result<QString>(usecase::Session&, const Watch&)>;

    CaseHub(TaskRunner& tasks, Settings& settings, QObject* parent = nullptr);
    ~CaseHub() override;

    // Null while no case is open.
    [[nodiscard]] StatePtr state() const { return m_state; }

    [[nodiscard]] bool isOpen() const { return m_state != nullptr; }

    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] QTimeZone zone() const;
    // Times in the display zone, in the language of the window.
    [[nodiscard]] TimeText timeText() const;

    // The scores of the case, for those who ask for them.
    [[nodiscard]] ScoreFeed& scores() { return *m_scores; }

    void open(const QString& path);
    // Makes an empty case and opens it.
    void create(const QString& path, const QString& name);
    void close();
    // Reads the file anew; stateChanged() follows if it has changed.
    void reload();
    // Runs a verb with the session, then reloads and says the sentence. done, if any, runs before the state
    // has changed.
    TaskHandle change(const QString& title, Verb verb, Undoable undoable = Undoable::Yes,
                      std::function<void(Result<QString>)> done = {});

    // Asks the session something the state does not hold, such as the audit list.
    template <class T>
    TaskHandle inspect(QObject* owner, const QString& title,
                       std::function<Result<T>(usecase::Session&)> question,
                       std::function<void(Result<T>)> done)
    {
        return m_tasks.run<T>(
            owner, title,
            [session = m_session, question = std::move(question)](const Watch&) -> Result<T> {
                if (!session) return noCase();
                const std::lock_guard lock(session->mutex);
                return question(*session->session);
            },
            std::move(done), Lane::Background);
    }

    void undo();
    // Files and folders into the open case, by the built-in formats and the maps that are kept.
    void importFiles(const QStringList& paths);
    // One file by this map. zone: of times without one, "" if it is not known.
    void importByMap(const QString& path, const usecase::MapDocument& map, const QString& zone);

    using ZoneByName = std::function<std::shared_ptr<const ZoneRules>(std::string_view)>;

    // A Windows event log again, for its deleted records.
    void recoverDeleted(const QString& path);
    // Reads a source again with another zone for times that carry none. name: of the source, for people.
    void rezone(std::int64_t source, const QString& name, const QString& zone);

    struct Surroundings {
        QString mapFolder;     // where maps and weights are kept; "": nowhere
        QString scoreCache;    // and what scores were made of, for the next opening; "": nowhere
        ZoneByName zoneByName; // what names of time zones mean
    };

    // Whoever builds the hub says it.
    void setSurroundings(const Surroundings& around);

    [[nodiscard]] QString mapFolder() const { return m_mapFolder; }

    [[nodiscard]] bool knowsZones() const { return m_zoneByName != nullptr; }

Q_SIGNALS:
    void opened();
    void closed();
    // Also after opened(): pages ask their questions anew.
    void stateChanged();
    void said(const QString& sentence, bool undoable);
    void failed(const QString& sentence);
    void imported();
    // After imported(): files that no format and no map knows.
    void unrecognised(const QStringList& paths);

private:
    // The session with the lock under which any thread may use it.
    struct Guarded {
        std::mutex mutex;
        std::unique_ptr<usecase::Session> session;
    };

    using GuardedPtr = std::shared_ptr<Guarded>;

    [[nodiscard]] static tl::unexpected<Error> noCase();
    void take(const QString& path, Result<GuardedPtr> answer);
    void takeState(StatePtr state);
    void import(const QStringList& paths, usecase::ImportOptions options);
    void takeImport(Result<usecase::ImportReport> answer);
    void reportUnrecognised(const usecase::ImportReport& report);
    void refresh(bool always);

    TaskRunner& m_tasks;
    Settings& m_settings;
    ScoreFeed* m_scores;
    GuardedPtr m_session;
    StatePtr m_state;
    QString m_path;
    QString m_mapFolder;
    ZoneByName m_zoneByName;
    QTimer m_poll;
    TaskHandle m_opening;
    bool m_refreshing = false;
};

} // namespace sightline::ui
