// SPDX-License-Identifier: GPL-3.0-or-later
// From a file of no known format to activities, in four steps that edit one draft of a map: the file, its
// columns, a preview through the real import, a name. GUI thread.
#pragma once

#include "core/usecase/map_files.h"
#include "ui/base/case_hub.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QWidget>

#include <optional>

namespace sightline::ui
{

class Banner;
class MapColumns;
class StepList;
class TextLabel;

enum class MapStep { File, Columns, Preview, Save };

inline constexpr int kMapSteps = 4;

class MapWizard : public QWidget
{
    Q_OBJECT

public:
    explicit MapWizard(PageContext& context, QWidget* parent = nullptr);

    void start(const QString& path);

    // What the current step begins with.
    [[nodiscard]] QWidget* firstFocus();

Q_SIGNALS:
    // The reader has gone back, or the import has begun.
    void ended();
    // Before ended(): the import of this file has begun.
    void mapped(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Report = usecase::ImportReport;

    QWidget* step(const QString& heading, TextLabel*& sentence, QWidget* content);
    QWidget* makeTable(QTableView*& table, LinesModel*& model, const QString& name, const QString& title);
    QWidget* makeColumns();
    QWidget* makeSave();
    QWidget* makeFoot();
    void fillZones();

    void goTo(int step);
    void takeGuess(const QString& path, const Result<usecase::MapGuess>& answer);
    void showRecords();
    void showDoubts();
    void tryOut();
    void takePreview(const Result<usecase::MapPreview>& answer);
    void takeDryRun(const Result<Report>& answer);
    void showSteps();
    void readFields();
    void cancel();
    void finish();
    [[nodiscard]] bool stepComplete(MapStep step) const;
    [[nodiscard]] QString outcomeOf(MapStep step) const;
    [[nodiscard]] QString problem() const; // what hinders the import; "": nothing
    [[nodiscard]] usecase::MapDocument document() const;

    PageContext& m_context;
    QString m_path;
    std::optional<usecase::MapGuess> m_guess;
    usecase::MapDraft m_draft;
    std::string m_tried; // the map of the preview
    std::optional<usecase::FileReport> m_dryRun;
    MapStep m_step = MapStep::File;
    TaskHandle m_guessing;
    TaskHandle m_previewing;
    TaskHandle m_running;
    StepList* m_steps;
    QStackedWidget* m_pages;
    TextLabel* m_fileText = nullptr;
    QTableView* m_records = nullptr;
    LinesModel* m_recordModel = nullptr;
    TextLabel* m_columnText = nullptr;
    Banner* m_doubts = nullptr;
    MapColumns* m_columns = nullptr;
    TextLabel* m_previewText = nullptr;
    QTableView* m_preview = nullptr;
    LinesModel* m_previewModel = nullptr;
    TextLabel* m_saveText = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_table = nullptr;
    QComboBox* m_key = nullptr;
    QComboBox* m_zone = nullptr;
    QLineEdit* m_application = nullptr;
    QCheckBox* m_keep = nullptr;
    TextLabel* m_hint = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace sightline::ui
