// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/addresses/network_editor.h"

#include "ui/base/text.h"
#include "ui/pages/addresses/address_words.h"

#include <QDialogButtonBox>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

constexpr std::size_t kSubnetsShown = 200;

QString timeShown(Ticks time)
{
    return toQString(isoText(time));
}

// False for a text that is no time; "" is none.
bool readTime(const QLineEdit& edit, Ticks& time)
{
    time = kNoTime;
    const std::string text = toUtf8(edit.text().trimmed());
    if (text.empty()) return true;
    const auto read = parseTime(text);
    if (read) time = read->ticks;
    return read.has_value();
}

} // namespace

NetworkEditor::NetworkEditor(const Look& look, Purpose purpose, const Network& network, QWidget* parent)
    : QDialog(parent),
      m_look(look),
      m_purpose(purpose),
      m_network(network),
      m_name(new QLineEdit(this)),
      m_subnets(new QPlainTextEdit(this)),
      m_category(new QComboBox(this)),
      m_tags(new QLineEdit(this)),
      m_isp(new QLineEdit(this)),
      m_country(new QLineEdit(this)),
      m_city(new QLineEdit(this)),
      m_from(new QLineEdit(this)),
      m_to(new QLineEdit(this)),
      m_later(new QCheckBox(tr("The change applies only from a &moment on (UTC)"), this)),
      m_laterFrom(new QLineEdit(this)),
      m_problem(new TextLabel(look, FontRole::Small, Token::severityHigh, this))
{
    setObjectName(QStringLiteral("networkEditor"));
    setWindowTitle(purpose == Purpose::Add    ? tr("Add an address range")
                   : purpose == Purpose::Edit ? tr("Edit an address range")
                                              : tr("Import a list of addresses"));
    build(network);
}

void NetworkEditor::build(const Network& network)
{
    const Metrics& m = m_look.metrics();
    auto* form = new QFormLayout;
    const auto line = [&](QLineEdit* edit, const char* name, const QString& label, const std::string& text) {
        edit->setObjectName(QLatin1String(name));
        edit->setText(toQString(text));
        form->addRow(label, edit);
    };
    line(m_name, "networkName", tr("&Name"), network.name);
    m_subnets->setObjectName(QStringLiteral("networkSubnets"));
    m_subnets->setTabChangesFocus(true);
    m_subnets->setFixedHeight(m.scaled(72));
    m_subnets->setPlaceholderText(tr("203.0.113.0/24, 2001:db8::/32, 198.51.100.7"));
    if (network.kind == Network::Kind::Range && network.subnets.size() <= kSubnetsShown)
        m_subnets->setPlainText(toQString(subnetsText(network.subnets, "\n")));
    const bool isRange = network.kind == Network::Kind::Range;
    m_subnets->setVisible(isRange);
    if (isRange) form->addRow(tr("&Addresses and ranges"), m_subnets);
    m_category->setObjectName(QStringLiteral("networkCategory"));
    m_category->addItem(tr("None"), QString());
    for (const std::string_view category : kAddressCategories)
        m_category->addItem(addressCategoryText(category), toQString(category));
    m_category->setCurrentIndex(std::max(0, m_category->findData(toQString(network.category))));
    form->addRow(tr("&Category"), m_category);
    line(m_tags, "networkTags", tr("&Tags"), tagsText(network.tags, ", "));
    m_tags->setPlaceholderText(tr("separated by commas"));
    const bool whole = m_purpose != Purpose::ImportList;
    for (QWidget* widget : {m_isp, m_country, m_city, m_from, m_to, m_laterFrom})
        widget->setVisible(whole);
    m_later->setVisible(m_purpose == Purpose::Edit);
    m_laterFrom->setVisible(m_purpose == Purpose::Edit);
    if (whole) {
        line(m_isp, "networkIsp", tr("&ISP"), network.isp);
        line(m_country, "networkCountry", tr("C&ountry"), network.country);
        line(m_city, "networkCity", tr("Cit&y"), network.city);
        addTimes(*form, network);
    }
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* save = buttons->addButton(m_purpose == Purpose::ImportList ? tr("Choose file…") : tr("Save"),
                                           QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveNetwork"));
    save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &NetworkEditor::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m.wizardPadding(), m.wizardPadding(), m.wizardPadding(), m.pagePadding());
    column->setSpacing(m.pagePadding());
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(m.scaled(480));
}

void NetworkEditor::addTimes(QFormLayout& form, const Network& network)
{
    const auto time = [&](QLineEdit* edit, const char* name, const QString& label, Ticks value,
                          const QString& none) {
        edit->setObjectName(QLatin1String(name));
        edit->setText(timeShown(value));
        edit->setPlaceholderText(none);
        form.addRow(label, edit);
    };
    time(m_from, "networkFrom", tr("Holds &from (UTC)"), network.from, tr("from the beginning"));
    time(m_to, "networkTo", tr("Holds &until (UTC)"), network.to, tr("open"));
    if (m_purpose != Purpose::Edit) return;
    m_later->setObjectName(QStringLiteral("networkLater"));
    m_later->setToolTip(tr("Activities before it are judged by what the range said until then. Otherwise the "
                           "change is a correction and applies to all times."));
    m_laterFrom->setObjectName(QStringLiteral("networkLaterFrom"));
    m_laterFrom->setAccessibleName(tr("The change applies from (UTC)"));
    m_laterFrom->setPlaceholderText(QStringLiteral("2026-10-16T08:00:00Z"));
    m_laterFrom->setEnabled(false);
    connect(m_later, &QCheckBox::toggled, m_laterFrom, &QWidget::setEnabled);
    form.addRow(m_later);
    form.addRow(QString(), m_laterFrom);
}

void NetworkEditor::accept()
{
    QWidget* field = nullptr;
    const QString problem = read(field);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty()) return QDialog::accept();
    if (field != nullptr) field->setFocus();
}

// Piece by piece, so that the one that is wrong can be named.
QString NetworkEditor::readSubnets()
{
    std::vector<Cidr> out;
    const QStringList pieces =
        m_subnets->toPlainText().split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts);
    for (const QString& piece : pieces) {
        const auto range = parseCidr(toUtf8(piece));
        if (!range) return tr("“%1” is no address and no range such as 203.0.113.0/24.").arg(piece);
        out.push_back(*range);
    }
    if (out.empty()) return tr("Name at least one address or range.");
    m_network.subnets = std::move(out);
    return {};
}

QString NetworkEditor::read(QWidget*& field)
{
    const auto text = [](const QLineEdit* edit) { return toUtf8(edit->text().trimmed()); };
    field = m_name;
    m_network.name = text(m_name);
    if (m_network.name.empty() && m_purpose != Purpose::ImportList) return tr("Give it a name.");
    m_network.category = toUtf8(m_category->currentData().toString());
    m_network.tags = tagsFromText(text(m_tags));
    if (m_purpose == Purpose::ImportList) return {};
    m_network.isp = text(m_isp);
    m_network.country = text(m_country);
    m_network.city = text(m_city);
    if (m_network.kind == Network::Kind::Range) {
        field = m_subnets;
        if (const QString problem = readSubnets(); !problem.isEmpty()) return problem;
    }
    for (const auto& [edit, time] :
         {std::pair{m_from, &m_network.from}, {m_to, &m_network.to}, {m_laterFrom, &m_since}}) {
        field = edit;
        if (!readTime(*edit, *time)) return tr("“%1” is no time.").arg(edit->text().trimmed());
    }
    if (!m_later->isChecked()) m_since = kNoTime;
    field = m_to;
    if (m_network.from != kNoTime && m_network.to != kNoTime && m_network.to <= m_network.from)
        return tr("The range ends before it begins.");
    field = m_laterFrom;
    if (m_later->isChecked() && m_since == kNoTime) return tr("Say from when the change applies.");
    field = m_tags;
    const auto checked = checkNetwork(m_network);
    return checked ? QString() : shown(checked.error().message);
}

} // namespace sightline::ui
