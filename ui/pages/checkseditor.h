// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of a plan in one table: its own (partial plans), and those in the parameters of its validating
// steps. Window thread; owned by PlanEditor.
#pragma once

#include "pages/plandocument.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace muster
{

class ChecksEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksEditor)

public:
    explicit ChecksEditor(PlanDocument *document, QWidget *parent = nullptr);
    [[nodiscard]] int count() const;

private:
    enum Column { NameColumn, SqlColumn, ExpectedColumn, ToleranceColumn, CriticalColumn, ColumnCount };
    struct Row
    {
        StepPlace step; // invalid: a check of the plan itself
        int index = 0;  // in its list
    };
    void show();
    void addRow(const Row &row, const QStringList &texts, bool critical);
    void take(int row);
    void add();
    void remove();
    void changeStepChecks(const QString &what, StepPlace at, const std::function<void(QJsonArray &)> &change);
    [[nodiscard]] StepPlace validatingStep() const;

    PlanDocument *m_document;
    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QVector<Row> m_rows;
    bool m_showing = false;
};

} // namespace muster
