// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/addresses/networks_dialog.h"

#include "core/usecase/address_table_list.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/addresses/address_words.h"
#include "ui/pages/addresses/network_editor.h"
#include "ui/pages/addresses/network_lines.h"
#include "ui/pages/table_tools.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>

namespace sightline::ui
{

namespace
{

std::filesystem::path toPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

QFileDialog* fileDialog(QWidget* parent, const QString& title, const QStringList& filters)
{
    auto* ask = new QFileDialog(parent, title);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setNameFilters(filters);
    return ask;
}

} // namespace

void openNetworks(PageContext& context, QWidget& parent)
{
    QWidget* window = parent.window();
    auto* dialog = window->findChild<NetworksDialog*>();
    if (dialog == nullptr) {
        dialog = new NetworksDialog(context, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

NetworksDialog::NetworksDialog(PageContext& context, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_sentence(new TextLabel(context.look, FontRole::Body, Token::textMuted, this)),
      m_banner(new Banner(context.look, this)),
      m_table(new QTableView(this)),
      m_model(new LinesModel(this)),
      m_empty(new EmptyState(context.look, this)),
      m_builtIn(new QCheckBox(tr("Show &built-in ranges"), this)),
      m_tablesText(new TextLabel(context.look, FontRole::Small, Token::textMuted, this))
{
    setObjectName(QStringLiteral("networksDialog"));
    setWindowTitle(tr("IP address ranges"));
    buildTable();
    build();
    connect(&context.hub, &CaseHub::stateChanged, this, &NetworksDialog::refresh);
    connect(&context.settings, &Settings::changed, this, &NetworksDialog::refresh);
    connect(m_builtIn, &QCheckBox::toggled, this, &NetworksDialog::refresh);
    connect(m_empty, &EmptyState::buttonClicked, this, &NetworksDialog::add);
    connect(m_banner, &Banner::remedyRequested, m_banner, &QWidget::hide);
    connect(m_table, &QTableView::activated, this, &NetworksDialog::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &NetworksDialog::showButtons);
    refresh();
    askTables();
}

void NetworksDialog::buildTable()
{
    m_model->setColumns(networkColumns());
    m_table->setObjectName(QStringLiteral("networksTable"));
    m_table->setAccessibleName(tr("Address ranges and lists"));
    m_table->setModel(m_model);
    auto* rows = new RowDelegate(m_context.look, *m_table);
    rows->setDensity(m_context.settings.density());
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, m_context.look.metrics().scaled(m_model->columns()[i].width));
    auto* actions = new Actions(m_context.look, *m_table, ActionContext::Table);
    actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    new TableTools(m_context, *m_table, QStringLiteral("networks"), layoutOf(m_model->columns()), *actions);
}

void NetworksDialog::build()
{
    const Metrics& m = m_context.look.metrics();
    m_sentence->setWordWrap(true);
    m_tablesText->setWordWrap(true);
    m_tablesText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();
    m_builtIn->setObjectName(QStringLiteral("showBuiltIn"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.pagePadding(), m.pagePadding(), m.pagePadding(), m.pagePadding());
    column->setSpacing(m.step(2));
    column->addWidget(m_sentence);
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_builtIn);
    column->addWidget(m_tablesText);
    buildButtons(*column);
    resize(m.scaled(1180), m.scaled(460));
}

void NetworksDialog::buildButtons(QVBoxLayout& column)
{
    auto* row = new QHBoxLayout;
    const auto button = [&](const char* name, const QString& text, auto slot) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        row->addWidget(made);
        return made;
    };
    const auto menuButton = [&](const char* name, const QString& text) {
        auto* made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setPopupMode(QToolButton::InstantPopup);
        made->setMenu(new QMenu(made));
        row->addWidget(made);
        return made;
    };
    m_add = button("addNetwork", tr("&Add…"), [this] { add(); });
    m_edit = button("editNetwork", tr("&Edit…"), [this] { edit(); });
    m_remove = button("removeNetwork", tr("&Remove"), [this] { remove(); });
    m_files = menuButton("networkFiles", tr("Files"));
    m_files->menu()->addAction(tr("Import ranges (CSV)…"), this, &NetworksDialog::importRanges);
    m_files->menu()->addAction(tr("Import a list of addresses…"), this, &NetworksDialog::importList);
    m_files->menu()->addAction(tr("Export ranges (CSV)…"), this, &NetworksDialog::exportRanges);
    m_tables = menuButton("addressTables", tr("Address tables"));
    m_tables->setToolTip(
        tr("Files in MaxMind's format (.mmdb) with countries and providers. They belong to this computer, "
           "not to the case."));
    m_tables->menu()->addAction(tr("Use tables…"), this, &NetworksDialog::chooseTables);
    m_tables->menu()->addAction(tr("Use none"), this, [this] { setTables({}); });
    m_tables->setEnabled(!m_context.hub.mapFolder().isEmpty());
    row->addStretch(1);
    m_undo = button("undoNetwork", tr("&Undo last action"), [this] { m_context.hub.undo(); });
    auto* close = button("closeNetworks", tr("&Close"), [this] { reject(); });
    close->setDefault(false);
    column.addLayout(row);
}

void NetworksDialog::refresh()
{
    const int row = m_table->currentIndex().row();
    m_state = m_context.hub.state();
    m_rows.clear();
    std::size_t lists = 0;
    for (std::size_t i = 0; m_state && i < m_state->networks->size(); ++i) {
        m_rows.push_back(&(*m_state->networks)[i]);
        lists += m_rows.back()->kind == Network::Kind::List ? 1 : 0;
    }
    const std::size_t own = m_rows.size();
    for (std::size_t i = 0; m_builtIn->isChecked() && i < builtInNetworks().size(); ++i)
        m_rows.push_back(&builtInNetworks()[i]);
    const TimeText time = m_context.hub.timeText();
    QList<Line> lines;
    for (const Network* n : m_rows)
        lines.append(networkLine(*n, time));
    m_model->setLines(lines);
    if (row >= 0 && !m_rows.empty()) m_table->selectRow(std::min(row, static_cast<int>(m_rows.size()) - 1));
    m_sentence->setText(
        m_state ? tr("%1 ranges and %2 lists. What they say is looked up when an activity is read, so "
                     "a change shows at once and no record is changed.")
                      .arg(count(static_cast<qint64>(own - lists)), count(static_cast<qint64>(lists)))
                : tr("No case is open."));
    EmptyText empty;
    empty.icon = QStringLiteral("ip");
    empty.what = m_state ? tr("This case has no address ranges yet.") : tr("No case is open.");
    empty.why = m_state
                    ? tr("Ranges tell office, VPN and cloud from the rest; lists name anonymisers and other "
                         "risky addresses. Private and loopback addresses are built in.")
                    : tr("Open a case to see its address ranges.");
    if (m_state) empty.button = tr("Add a range…");
    m_empty->setContent(empty);
    m_empty->takeTurn(*m_table, m_rows.empty());
    showButtons();
}

void NetworksDialog::showButtons()
{
    const auto some = chosen();
    m_add->setEnabled(m_state != nullptr);
    m_files->setEnabled(m_state != nullptr);
    m_undo->setEnabled(m_state != nullptr);
    m_edit->setEnabled(some.size() == 1);
    m_remove->setEnabled(!some.empty());
    const QString hint = some.empty() ? tr("Choose a range or list of this case first.") : QString();
    m_edit->setToolTip(some.size() > 1 ? tr("Choose only one to edit it.") : hint);
    m_remove->setToolTip(hint);
}

std::vector<const Network*> NetworksDialog::chosen() const
{
    std::vector<const Network*> out;
    for (const int row : selectedRows(*m_table)) {
        const auto at = static_cast<std::size_t>(row);
        if (at < m_rows.size() && m_rows[at]->kind != Network::Kind::BuiltIn) out.push_back(m_rows[at]);
    }
    return out;
}

void NetworksDialog::add()
{
    auto* ask = new NetworkEditor(m_context.look, NetworkEditor::Purpose::Add, {}, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask] {
        const QString sentence = tr("Added the address range %1.").arg(shown(ask->network().name));
        m_context.hub.change(
            tr("Adding an address range"),
            [network = ask->network(), sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                const auto id = usecase::addNetwork(session, network);
                if (!id) return tl::unexpected(id.error());
                return sentence;
            });
    });
    ask->open();
}

void NetworksDialog::edit()
{
    const auto some = chosen();
    if (some.size() != 1) return;
    auto* ask = new NetworkEditor(m_context.look, NetworkEditor::Purpose::Edit, *some.front(), this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask] {
        const QString sentence = tr("Changed the address range %1.").arg(shown(ask->network().name));
        m_context.hub.change(tr("Changing an address range"),
                             [network = ask->network(), since = ask->since(),
                              sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                                 const auto id = usecase::editNetwork(session, network.id, network, since);
                                 if (!id) return tl::unexpected(id.error());
                                 return sentence;
                             });
    });
    ask->open();
}

void NetworksDialog::remove()
{
    std::vector<std::string> ids;
    for (const Network* n : chosen())
        ids.push_back(n->id);
    if (ids.empty()) return;
    const QString sentence = tr("Removed %n address range(s).", nullptr, static_cast<int>(ids.size()));
    m_context.hub.change(tr("Removing address ranges"),
                         [ids, sentence](usecase::Session& session, const Watch&) -> Result<QString> {
                             SL_TRY(usecase::removeNetworks(session, ids));
                             return sentence;
                         });
}

void NetworksDialog::importRanges()
{
    QFileDialog* ask =
        fileDialog(this, tr("Import address ranges"), {tr("CSV (*.csv)"), tr("All files (*)")});
    ask->setFileMode(QFileDialog::ExistingFile);
    connect(ask, &QFileDialog::fileSelected, this, [this](const QString& path) {
        importFile(tr("Importing address ranges"),
                   [file = toPath(path)](usecase::Session& session, const Watch& watch) {
                       return usecase::importNetworks(session, file, watch);
                   });
    });
    ask->open();
}

void NetworksDialog::importList()
{
    Network list;
    list.kind = Network::Kind::List;
    list.category = "Risky";
    auto* words = new NetworkEditor(m_context.look, NetworkEditor::Purpose::ImportList, list, this);
    words->setAttribute(Qt::WA_DeleteOnClose);
    connect(words, &QDialog::accepted, this, [this, words] {
        const Network& said = words->network();
        QFileDialog* ask = fileDialog(this, tr("Import a list of addresses"), {tr("All files (*)")});
        ask->setFileMode(QFileDialog::ExistingFile);
        const usecase::ListOptions options{said.name, said.category, said.tags};
        connect(ask, &QFileDialog::fileSelected, this, [this, options](const QString& path) {
            importFile(tr("Importing a list of addresses"),
                       [file = toPath(path), options](usecase::Session& session, const Watch& watch) {
                           return usecase::importAddressList(session, file, options, watch);
                       });
        });
        ask->open();
    });
    words->open();
}

void NetworksDialog::importFile(
    const QString& title, std::function<Result<usecase::AddressImport>(usecase::Session&, const Watch&)> verb)
{
    const auto import = std::make_shared<usecase::AddressImport>();
    m_context.hub.change(
        title,
        [verb = std::move(verb), import](usecase::Session& session, const Watch& watch) -> Result<QString> {
            auto made = verb(session, watch);
            if (!made) return tl::unexpected(std::move(made.error()));
            *import = std::move(*made);
            return QString();
        },
        Undoable::Yes,
        [this, import](const Result<QString>& answer) {
            if (answer) return report(*import);
            m_banner->setContent({BannerKind::Failure, tr("The file was not imported."),
                                  errorText(answer.error()), tr("Close this message")});
            m_banner->show();
        });
}

void NetworksDialog::report(const usecase::AddressImport& import)
{
    m_banner->setContent(importText(import));
    m_banner->show();
}

void NetworksDialog::exportRanges()
{
    QFileDialog* ask = fileDialog(this, tr("Export address ranges"), {tr("CSV (*.csv)")});
    ask->setAcceptMode(QFileDialog::AcceptSave);
    ask->setDefaultSuffix(QStringLiteral("csv"));
    connect(ask, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!m_state) return;
        m_context.tasks.run<usecase::NetworkExport>(
            this, tr("Exporting address ranges"),
            [state = m_state, file = toPath(path)](const Watch&) {
                return usecase::exportNetworks(*state, file);
            },
            [this](const Result<usecase::NetworkExport>& written) {
                BannerText text;
                text.remedy = tr("Close this message");
                if (!written) {
                    text.kind = BannerKind::Failure;
                    text.first = errorText(written.error());
                } else {
                    text.first = tr("Wrote %n address range(s).", nullptr, static_cast<int>(written->ranges));
                    if (written->listsLeftOut > 0)
                        text.rest = tr("Lists are not part of it: their files say more.");
                }
                m_banner->setContent(text);
                m_banner->show();
            });
    });
    ask->open();
}

void NetworksDialog::chooseTables()
{
    QFileDialog* ask =
        fileDialog(this, tr("Address tables"), {tr("Address tables (*.mmdb)"), tr("All files (*)")});
    ask->setFileMode(QFileDialog::ExistingFiles);
    connect(ask, &QFileDialog::filesSelected, this, &NetworksDialog::setTables);
    ask->open();
}

void NetworksDialog::setTables(const QStringList& files)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.push_back(toPath(file));
    m_context.tasks.run<void>(
        this, tr("Opening address tables"),
        [list = addressTablesAt(m_context.hub.mapFolder()), paths](const Watch&) {
            return usecase::saveAddressTables(list, paths);
        },
        [this](const Result<>& saved) {
            askTables();
            if (saved) return;
            m_banner->setContent({BannerKind::Failure, tr("The address tables were not changed."),
                                  errorText(saved.error()), tr("Close this message")});
            m_banner->show();
        });
}

void NetworksDialog::askTables()
{
    using Infos = std::vector<identity::AddressTableInfo>;
    const auto list = addressTablesAt(m_context.hub.mapFolder());
    m_tablesText->setText(
        tr("Address tables: none. With one, the country and provider of an address are shown."));
    if (list.empty()) return;
    m_asking = m_context.tasks.run<Infos>(
        this, QString(),
        [list](const Watch&) -> Result<Infos> { return usecase::loadAddressTables(list)->tables(); },
        [this](const Result<Infos>& infos) {
            if (!infos || infos->empty()) return;
            QStringList out;
            for (const auto& info : *infos) {
                const QString file = QString::fromStdU16String(info.path.filename().u16string());
                out << (info.problem.empty()
                            ? tr("%1 (%2, of %3)")
                                  .arg(file, shown(info.type), m_context.hub.timeText().date(info.made))
                            : tr("%1 (cannot be read)").arg(file));
            }
            m_tablesText->setText(tr("Address tables: %1").arg(out.join(QStringLiteral(", "))));
        });
}

} // namespace sightline::ui
