// SPDX-License-Identifier: GPL-3.0-or-later
// Every connection and file that the plan's steps name, in one place. Window thread; owned by PlanEditor.
#pragma once

#include "pages/plandocument.h"

#include <QWidget>

class QTableWidget;

namespace muster
{

class ConnectionsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsForm)

public:
    explicit ConnectionsForm(PlanDocument *document, QWidget *parent = nullptr);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

private:
    void show();
    void take(int row);

    struct Row
    {
        StepPlace step;
        QString key;
    };
    PlanDocument *m_document;
    QTableWidget *m_table;
    QVector<Row> m_rows;
    bool m_showing = false;
};

} // namespace muster
