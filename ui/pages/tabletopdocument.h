// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop plan being edited, as scenarios, injects, steps and gaps over the plan's own document, so that
// one undo history holds everything. Window thread; owned by TabletopEditor.
#pragma once

#include "items/tabletoptables.h"
#include "pages/plandocument.h"

namespace muster
{

class TabletopDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopDocument)

public:
    explicit TabletopDocument(PlanDocument *document, QObject *parent = nullptr);

    [[nodiscard]] const Plan &plan() const { return m_document->head(); }
    [[nodiscard]] const Tabletop &tabletop() const { return m_tabletop; }
    [[nodiscard]] const TabletopLists *lists() const { return &m_lists; }
    [[nodiscard]] int current() const { return m_current; } // the scenario that is shown; −1: none
    [[nodiscard]] const Scenario *scenario() const;         // null when there is none
    void setCurrent(int scenario);

    // `what` names the step in the undo history; equal keys, one after another, make one step.
    void change(const QString &what, const std::function<void(Tabletop &)> &change, const QString &mergeKey = {});
    void changeScenario(const QString &what, const std::function<void(Scenario &)> &change,
                        const QString &mergeKey = {}); // the shown one
    void changePlan(const QString &what, const std::function<void(Plan &)> &change, const QString &mergeKey = {});

Q_SIGNALS:
    void changed(); // anything, or another scenario is shown

private:
    void read();

    PlanDocument *m_document;
    Tabletop m_tabletop;
    TabletopLists m_lists;
    int m_current = -1;
};

} // namespace muster
