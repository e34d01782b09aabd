// SPDX-License-Identifier: GPL-3.0-or-later
// “Could you recover today?”: the last proven restore, a place to drop a backup, templates, what was cut off,
// and what was done lately. Window thread; it asks the shell for everything.
#pragma once

#include "items/plansmodel.h"
#include "items/runsmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QVBoxLayout;

namespace muster
{

class Banner;
class Card;
class DropZone;
class EmptyState;
class RowView;

class StartPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPage)

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRuns(const QVector<RunSummary> &runs);
    void setPlans(const QVector<PlanRow> &plans); // lately used files, newest first
    void setTemplates(const QVector<PlanRow> &templates);
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] static QList<QPair<QString, QString>> keys(); // key, what it does
    [[nodiscard]] RowView *recent() const { return m_recent; }

Q_SIGNALS:
    void backupChosen(const QString &path);
    void templateChosen(const QString &templateId);
    void allTemplatesRequested();
    void tabletopsRequested();
    void planFileRequested();
    void importRequested(); // a file of another tool
    void planRequested(const QString &path);
    void resumeRequested(const QString &runId);
    void cleanUpRequested(const QString &runId);
    void runRequested(const QString &runId); // its report, or the live page when it is going on
    void runAgainRequested(const QString &runId);

private:
    QWidget *makeHeading();
    QWidget *makeCards();
    QWidget *makeRecent();
    QWidget *makePlans(QWidget *parent);
    void showCutOff();
    void focusResume(QPushButton *resume);
    void showProven();
    void chooseBackup();
    void updateActions();
    [[nodiscard]] const RunSummary *selected() const;

    Banner *m_banner;
    QLabel *m_proven;
    DropZone *m_drop;
    QVBoxLayout *m_cutOff;
    QPushButton *m_drillButton;
    QVBoxLayout *m_plans;
    QLabel *m_noPlans;
    QStringList m_cutOffShown; // run ids
    RunsModel *m_runs;
    QSortFilterProxyModel *m_sorted;
    RowView *m_recent;
    EmptyState *m_empty;
    QPushButton *m_report;
    QPushButton *m_again;
    QVector<PlanRow> m_templates;
};

// The newest run that proved a restore; null when there is none.
[[nodiscard]] const RunSummary *lastProven(const QVector<RunSummary> &runs);

} // namespace muster
