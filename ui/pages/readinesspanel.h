// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between a plan and its start: problems with hints, warnings, the plan against its RTO.
// Window thread; owned by PlanEditor.
#pragma once

#include "domain/error.h"
#include "domain/plan.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace muster
{

class ReadinessPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadinessPanel)

public:
    explicit ReadinessPanel(QWidget *parent = nullptr);
    void showResult(const std::optional<Error> &problem, const QStringList &warnings);
    void showTimes(const Plan &plan); // T+0 to recovered against the RTO, and the sum

private:
    void addNote(bool bad, const QString &title, const QString &text);
    QLabel *m_times;
    QVBoxLayout *m_notes;
};

} // namespace muster
