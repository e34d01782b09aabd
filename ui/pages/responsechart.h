// SPDX-License-Identifier: GPL-3.0-or-later
// The response steps of a reported tabletop against their objective, one scenario at a time, as bars and as a
// table. Window thread; owned by ReportPage.
#pragma once

#include "reports/report.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace muster
{

class GanttView;
class TwinTable;

class ResponseChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponseChart)

public:
    explicit ResponseChart(QWidget *parent = nullptr);

    void setReport(const TabletopReport &tabletop); // shows the tightest scenario
    [[nodiscard]] QPushButton *toggle() const { return m_toggle; } // for the card's heading

private:
    void showScenario(int which);

    QVector<AarScenario> m_scenarios;
    QComboBox *m_choice;
    QLabel *m_words;
    QStackedLayout *m_stack;
    GanttView *m_bars;
    TwinTable *m_table;
    QPushButton *m_toggle;
};

} // namespace muster
