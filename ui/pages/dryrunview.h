// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would do, step by step, and what it would stumble over; nothing is changed. Window thread.
#pragma once

#include "session/dryrun.h"

#include <QTreeWidget>

namespace muster
{

class DryRunView final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DryRunView)

public:
    explicit DryRunView(QWidget *parent = nullptr);
    void showWaiting();
    void showLines(const QVector<DryRunLine> &lines);
    [[nodiscard]] int problems() const { return m_problems; }

protected:
    void keyPressEvent(QKeyEvent *event) override; // copy

private:
    int m_problems = 0;
};

} // namespace muster
