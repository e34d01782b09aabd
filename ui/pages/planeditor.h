// SPDX-License-Identifier: GPL-3.0-or-later
// A plan: its targets and people, phases and steps, checks, connections, values; what is wrong with it; dry
// run, save, start. Window thread; validation and dry run are done in the background.
#pragma once

#include "engine/action.h"
#include "library/planvalues.h"
#include "pages/plandocument.h"
#include "session/runoptions.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace muster
{

class Banner;
class Card;
class ChecksEditor;
class ConnectionsForm;
class DryRunView;
class PageHeader;
class PlanExport;
class PlanFile;
class ReadinessPanel;
class RowView;
class StepForm;
class TabletopEditor;
class ValuesForm;

class PlanEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanEditor)

public:
    explicit PlanEditor(std::shared_ptr<const ActionRegistry> registry, QWidget *parent = nullptr);

    ~PlanEditor() override;

    void setPlan(const Plan &plan, const QString &path, const QStringList &warnings, const Variables &values);
    void markSaved(const QString &path);
    void markUnsaved(const QString &said); // made here, not yet in a file: closing asks
    void setOrigin(const QString &path) { m_origin = path; } // the plan file that it was run from; saving does not touch it
    void showConflict(const QString &path, const std::shared_ptr<const LoadedPlan> &theirs, bool whileSaving);
    void focusStart(); // as soon as the plan is found ready
    void focusMain();  // the first value to fill in, else the steps
    [[nodiscard]] PlanDocument *document() const { return m_document; }
    [[nodiscard]] Plan filledPlan() const; // with its values where it is ready, else as it is
    void takeDocumentEdits(const QJsonObject &edits); // part of the plan, undone and saved with it
    [[nodiscard]] bool isReady() const { return m_filled.has_value(); }
    [[nodiscard]] bool isChanged() const; // since it was opened or saved
    [[nodiscard]] QList<QPair<QString, QString>> keys() const;
    [[nodiscard]] QList<QPair<QString, std::function<void()>>> commands(); // for the finder
    void save(bool elsewhere);

Q_SIGNALS:
    void saveRequested(const QString &path, const muster::Plan &plan, bool evenIfChanged);
    void copyRequested(const QString &path, const muster::Plan &plan);
    void lookRequested(const QString &path);
    void theirsTaken(const QString &path);
    void promoteRequested(const muster::Plan &tabletop); // a drill is to be made of it
    void importRequested(); // a file of another tool, into this tabletop
    void documentsRequested();
    void startRequested(const muster::Plan &plan, const QString &path); // values filled in
    void readyChanged(bool ready);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // columns by the room there is

private:
    enum Section {
        TargetsSection,
        StepsSection,
        ChecksSection,
        ConnectionsSection,
        ValuesSection,
        DryRunSection
    };

    void buildHeader();
    void buildExchange();
    void showExchange(); // what the kind of plan has
    void addExports(QList<QPair<QString, std::function<void()>>> *all);
    QWidget *buildLeft();
    QWidget *buildMiddle();
    QWidget *buildSteps();
    QWidget *makeDryRun();
    void showDryRun(bool made);
    [[nodiscard]] std::optional<Error> fieldProblem() const;
    void addShortcuts();
    void fitColumns();
    QPushButton *addHeaderButton(const QString &name, const QString &text, const char *kind);
    void showSection(int section);
    void showTitle();
    void showCounts();
    void onChanged();
    void check();
    void onChecked(const Result<LoadedPlan> &checked, int serial);
    void dryRun();
    [[nodiscard]] bool isTabletop() const;
    bool takeTyped();
    void start();
    void selectStep(StepPlace place, bool edit);
    [[nodiscard]] StepPlace currentPlace() const;

    std::shared_ptr<const ActionRegistry> m_registry;
    QStringList m_knownActions;
    PlanDocument *m_document;
    PlanFile *m_file;
    QStringList m_warnings;
    std::optional<Plan> m_filled; // ready to be started
    PageHeader *m_header;
    Banner *m_banner;
    QPushButton *m_dryRunButton = nullptr;
    QPushButton *m_saveButton = nullptr;
    QPushButton *m_importButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_documentsButton = nullptr;
    PlanExport *m_export = nullptr;
    QAction *m_promote = nullptr;
    QPushButton *m_startButton = nullptr;
    QListWidget *m_sections = nullptr;
    ReadinessPanel *m_readiness = nullptr;
    QStackedWidget *m_kinds = nullptr; // the drill's editor, the tabletop's
    TabletopEditor *m_tabletop = nullptr;
    QStackedWidget *m_stack = nullptr;
    Card *m_middle = nullptr;
    Card *m_right = nullptr;
    RowView *m_steps = nullptr;
    StepForm *m_stepForm = nullptr;
    ChecksEditor *m_checks = nullptr;
    ConnectionsForm *m_connections = nullptr;
    [[nodiscard]] QString planPath() const; // that a run belongs to

    ValuesForm *m_values = nullptr;
    QString m_origin;
    DryRunView *m_dryRun = nullptr;
    QTimer m_checkSoon;
    int m_serial = 0;
    QString m_savedSaid; // what the banner said of the last saving: the next change makes it untrue
    bool m_wantStart = false;
};

} // namespace muster
