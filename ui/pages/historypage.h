// SPDX-License-Identifier: GPL-3.0-or-later
// Every run of the store: search, sort, open its report, resume or run it again. Window thread.
#pragma once

#include "items/runsmodel.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;

namespace muster
{

class Banner;
class Card;
class EmptyState;
class RowView;

class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    explicit HistoryPage(QWidget *parent = nullptr);

    void setRuns(const QVector<RunSummary> &runs);
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] RowView *view() const { return m_view; }

Q_SIGNALS:
    void runRequested(const QString &runId);
    void runAgainRequested(const QString &runId);
    void resumeRequested(const QString &runId);
    void cleanUpRequested(const QString &runId);
    void startRequested();

private:
    void updateActions();
    [[nodiscard]] const RunSummary *selected() const;
    QPushButton *addAction(const QString &name, const QString &text, void (HistoryPage::*signal)(const QString &));

    RunsModel *m_runs;
    QSortFilterProxyModel *m_sorted;
    Banner *m_banner;
    Card *m_card;
    RowView *m_view;
    QLineEdit *m_search;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QPushButton *m_report;
    QPushButton *m_again;
    QPushButton *m_resume;
    QPushButton *m_cleanUp;
};

} // namespace muster
