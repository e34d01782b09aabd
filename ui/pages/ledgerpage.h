// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of every exercise: filtered, searched, edited in place, closed with evidence, confirmed as seen
// before, exchanged with spreadsheets. It asks for every change and shows what the store then holds.
// Window thread.
#pragma once

#include "library/gapledger.h"
#include "pages/helppage.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace muster
{

class Banner;
class Card;
class EditTableView;
class EmptyState;
class GapImportCard;
class LedgerDetails;
class LedgerModel;
class PageHeader;

class LedgerPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LedgerPage)

public:
    explicit LedgerPage(QWidget *parent = nullptr);

    void setLedger(const std::shared_ptr<const Ledger> &ledger);
    void setRuns(const QVector<RunSummary> &runs);
    void setEvidence(const QString &gap, const EvidenceRun &run);
    void showRefused(const QString &gap, const Error &error);
    void showImport(const QString &path, const std::shared_ptr<const GapImport> &import);
    void showExported(const QString &path, int count);
    void showGap(const QString &key); // whatever is filtered
    [[nodiscard]] static KeyList keys();

public Q_SLOTS:
    void askImport();
    void askExport();

Q_SIGNALS:
    void followUpAsked(const muster::FollowUp &what); // the actor and the time are filled in by who takes it
    void evidenceRequested(const QString &gap, const QString &runId);
    void importRequested(const QString &path);
    void importTaken(const muster::GapImport &import);
    void exportRequested(const QString &path, const QStringList &keys);
    void runRequested(const QString &runId);
    void plansRequested();

private:
    void makeHeader();
    void makeTable();
    void makeShortcuts();
    void connectParts();
    void refill();
    void updateCounts();
    void updateDetails();
    [[nodiscard]] QString currentKey() const;

    std::shared_ptr<const Ledger> m_ledger;
    LedgerModel *m_model;
    PageHeader *m_header;
    QLineEdit *m_search;
    QComboBox *m_filter;
    QPushButton *m_export;
    Banner *m_banner;
    GapImportCard *m_import;
    Card *m_card;
    EditTableView *m_view;
    LedgerDetails *m_details;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QSplitter *m_split = nullptr;
};

} // namespace muster
