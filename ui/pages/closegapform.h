// SPDX-License-Identifier: GPL-3.0-or-later
// Closing a gap, inside the page: a later run's step or check that passed, or a reason. Window thread; owned by
// the details of the gap.
#pragma once

#include "domain/ledgerrules.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace muster
{

class CloseGapForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseGapForm)

public:
    explicit CloseGapForm(QWidget *parent = nullptr);

    // Offers the runs that started later and are over; asks for the newest one's steps and checks.
    void begin(const LedgerGap &gap, const QVector<RunSummary> &runs);
    void setRuns(const QVector<RunSummary> &runs); // read meanwhile; what was chosen or typed stays
    void setEvidence(const QString &gap, const EvidenceRun &run); // what of it passed
    void showRefused(const Error &error);

Q_SIGNALS:
    void evidenceRequested(const QString &gap, const QString &runId);
    void closeAsked(const QString &run, const QString &item, const QString &reason);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override; // Escape leaves it

private:
    bool offerRuns(const QVector<RunSummary> &runs); // false: they are those that are offered
    void askForItems();
    void updateButton();

    QLabel *m_intro;
    QComboBox *m_run;
    QComboBox *m_item;
    QLineEdit *m_reason;
    QLabel *m_problem;
    QPushButton *m_close;
    QString m_gap;
    QString m_ownRun;      // the one that found it proves nothing
    QDateTime m_openSince;
};

} // namespace muster
