// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop plan: its scenarios on the left; injects, response steps, scenario, exercise, people and gaps in
// tabs; below, what the steps and injects come to. Window thread; owned by PlanEditor.
#pragma once

#include "pages/tabletopdocument.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace muster
{

class EditTableView;
class EmptyState;
class ReadinessPanel;
class TabletopAnalysis;
class TabletopTable;

class TabletopEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopEditor)

public:
    explicit TabletopEditor(PlanDocument *document, QWidget *parent = nullptr);

    void begin(); // with a plan just opened: its first scenario, its injects
    void focusMain();
    void addShortcuts(QWidget *page); // they work in all of the page
    // Takes what is being typed in a table. False when a cell cannot be taken: `problem` says why.
    bool takeTyped(QString *problem);
    [[nodiscard]] TabletopDocument *document() const { return m_document; }
    [[nodiscard]] ReadinessPanel *readiness() const { return m_readiness; }
    [[nodiscard]] static QList<QPair<QString, QString>> keys();

private:
    enum Tab { InjectsTab, ResponseTab, ScenarioTab, ExerciseTab, PeopleTab, GapsTab };

    QWidget *makeLeft(PlanDocument *document);
    QWidget *makeTabs();
    QWidget *makePeople();
    void makeTables();
    void makeLink();
    void focusFind(); // in the table that is shown
    void showAll();
    void showCounts();
    void showTab(int tab);
    void offerLinks();
    void updateLink();
    [[nodiscard]] QList<EditTableView *> views() const;

    TabletopDocument *m_document;
    ScenariosTable *m_scenarios = nullptr;
    InjectsTable *m_injects = nullptr;
    ResponseTable *m_steps = nullptr;
    ParticipantsTable *m_people = nullptr;
    ObjectivesTable *m_objectives = nullptr;
    GapsTable *m_gaps = nullptr;
    TabletopTable *m_scenarioList = nullptr;
    TabletopTable *m_injectsView = nullptr;
    TabletopTable *m_stepsView = nullptr;
    TabletopTable *m_peopleView = nullptr;
    TabletopTable *m_objectivesView = nullptr;
    TabletopTable *m_gapsView = nullptr;
    ReadinessPanel *m_readiness = nullptr;
    QTabWidget *m_tabs = nullptr;
    QWidget *m_below = nullptr;
    TabletopAnalysis *m_analysis = nullptr;
    QAction *m_link = nullptr;
    QPushButton *m_linkButton = nullptr;
    bool m_showing = false;
};

} // namespace muster
