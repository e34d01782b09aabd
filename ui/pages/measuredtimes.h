// SPDX-License-Identifier: GPL-3.0-or-later
// A plan's estimates beside what a run measured, to look at before they are taken over. Shown with open().
// Window thread.
#pragma once

#include "domain/promotion.h"

#include <QDialog>

namespace muster
{

class ReportTable;

class MeasuredTimes final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeasuredTimes)

public:
    // `into`: the plan's title and where it is.
    MeasuredTimes(const TimesComparison &times, const QString &into, QWidget *parent);
    [[nodiscard]] ReportTable *table() const { return m_table; }

Q_SIGNALS:
    void takeOver();

private:
    void fill(const TimesComparison &times);
    ReportTable *m_table;
};

} // namespace muster
