// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one gap, below the table: the whole text, where it was seen before, how it was closed; and
// what can be done about it. Window thread; owned by the page of gaps.
#pragma once

#include "domain/ledgerrules.h"
#include "widgets/card.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace muster
{

class CloseGapForm;

class LedgerDetails final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LedgerDetails)

public:
    explicit LedgerDetails(QWidget *parent = nullptr);

    void setGap(const LedgerGap *gap); // null: none is chosen
    void setRuns(const QVector<RunSummary> &runs);
    void beginClosing(); // of an open gap
    void reopen();       // of a closed one
    [[nodiscard]] bool isClosing() const;
    [[nodiscard]] int neededHeight() const; // px, so that nothing has to be scrolled
    [[nodiscard]] CloseGapForm *form() const { return m_form; }

Q_SIGNALS:
    void followUpAsked(const muster::FollowUp &what);
    void runRequested(const QString &runId);
    void closingBegan();
    void closingEnded(); // the focus may go back to the table

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &accessible);
    void fillFacts();
    void fillSeen();
    void addSeen(const SeenBefore &seen);
    void endClosing();
    [[nodiscard]] FollowUp about(FollowUpKind kind) const;

    Card *m_card;
    QWidget *m_content;
    QLabel *m_description;
    QLabel *m_facts;
    QVBoxLayout *m_seen;
    CloseGapForm *m_form;
    QPushButton *m_close;
    QPushButton *m_reopen;
    QPushButton *m_run;
    std::optional<LedgerGap> m_gap;
    QVector<RunSummary> m_runs;
};

} // namespace muster
