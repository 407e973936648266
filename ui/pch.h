// SPDX-License-Identifier: GPL-3.0-or-later
// The headers nearly every file of the window includes, compiled once.
#pragma once

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QString>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>
