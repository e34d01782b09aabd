// SPDX-License-Identifier: GPL-3.0-or-later
// Below the tables: the response steps against the scenario's RTO, the injects against time, in words, as
// pictures and as tables. Window thread; owned by TabletopEditor.
#pragma once

#include "domain/tabletop.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace muster
{

class FlowStrip;
class GanttView;
class RowView;
class TwinTable;

class TabletopAnalysis final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopAnalysis)

public:
    explicit TabletopAnalysis(QWidget *parent = nullptr);

    void showScenario(const Scenario *scenario); // null: nothing to show

private:
    QWidget *makePictures();
    QWidget *makeTables();
    void showSteps(const Scenario &scenario);
    void showFlow(const Scenario &scenario);

    QLabel *m_times;
    QLabel *m_flowWords;
    QStackedWidget *m_stack;
    QPushButton *m_toggle;
    GanttView *m_gantt = nullptr;
    FlowStrip *m_strip = nullptr;
    TwinTable *m_stepsTable = nullptr;
    TwinTable *m_flowTable = nullptr;
};

// "25 min one after another, 17 min on the critical path. RTO 30 min: ✓ met by 5 min, by 13 min on the …"
[[nodiscard]] QString responseWords(const Scenario &scenario, const ResponseAnalysis &analysis);
[[nodiscard]] QString flowWords(const QVector<Inject> &injects, const QVector<QuietStretch> &quiet);

} // namespace muster
