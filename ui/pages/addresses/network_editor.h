// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for one range of addresses, for a change of one and from when it applies, or for the words of a list
// that is read from a file. GUI thread.
#pragma once

// clang-format off: the moc of Qt 6.4 does not get over <compare> when that comes first.
#include <QDialog>
// clang-format on

#include "core/model/network.h"
#include "ui/base/look.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace sightline::ui
{

class NetworkEditor : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Add, Edit, ImportList };

    NetworkEditor(const Look& look, Purpose purpose, const Network& network, QWidget* parent = nullptr);

    // What was asked for; it has been checked.
    [[nodiscard]] const Network& network() const { return m_network; }

    // From when a change applies; kNoTime: it always did.
    [[nodiscard]] Ticks since() const { return m_since; }

    void accept() override;

private:
    void build(const Network& network);
    void addTimes(QFormLayout& form, const Network& network);
    // The first problem, and the field that has it; "" if there is none.
    [[nodiscard]] QString read(QWidget*& field);
    [[nodiscard]] QString readSubnets();

    const Look& m_look;
    Purpose m_purpose;
    Network m_network;
    Ticks m_since = kNoTime;
    QLineEdit* m_name;
    QPlainTextEdit* m_subnets;
    QComboBox* m_category;
    QLineEdit* m_tags;
    QLineEdit* m_isp;
    QLineEdit* m_country;
    QLineEdit* m_city;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QCheckBox* m_later;
    QLineEdit* m_laterFrom;
    TextLabel* m_problem;
};

} // namespace sightline::ui
