// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of every exercise in the window: loaded and changed by the library.
#include "pages/ledgerpage.h"
#include "pages/settingspage.h"
#include "session/runrecords.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "shell/rail.h"

#include <algorithm>

namespace muster
{

QWidget *MainWindow::makeGaps()
{
    auto *page = new LedgerPage(this);
    const auto actor = [] {
        const QString name = SettingsPage::runOptions().operatorName;
        return name.isEmpty() ? systemUser() : name;
    };
    page->setRuns(m_runList);
    connect(page, &LedgerPage::followUpAsked, this, [this, actor](FollowUp what) {
        what.actor = actor();
        m_library->followGap(what);
    });
    connect(page, &LedgerPage::evidenceRequested, m_library, &LibraryService::requestEvidence);
    connect(page, &LedgerPage::importRequested, this, [this, actor](const QString &path) { m_library->readGapTable(path, actor()); });
    connect(page, &LedgerPage::importTaken, m_library, &LibraryService::importGapTable);
    connect(page, &LedgerPage::exportRequested, m_library, &LibraryService::exportGapTable);
    connect(page, &LedgerPage::runRequested, this, &MainWindow::showRun);
    connect(page, &LedgerPage::plansRequested, this, [this] { goTo({Room::Plans, {}}); });
    connect(m_library, &LibraryService::ledgerLoaded, page, &LedgerPage::setLedger);
    connect(m_library, &LibraryService::runsLoaded, page, &LedgerPage::setRuns);
    connect(m_library, &LibraryService::evidenceLoaded, page,
            [page](const QString &gap, const std::shared_ptr<const EvidenceRun> &run) { page->setEvidence(gap, *run); });
    connect(m_library, &LibraryService::gapRefused, page, &LedgerPage::showRefused);
    connect(m_library, &LibraryService::gapTableRead, page, &LedgerPage::showImport);
    connect(m_library, &LibraryService::gapTableWritten, page, &LedgerPage::showExported);
    return page;
}

void MainWindow::countLateGaps(const Ledger &ledger)
{
    const auto late = std::count_if(ledger.gaps.begin(), ledger.gaps.end(), [](const LedgerGap &gap) { return gap.overdue; });
    m_rail->setBadge(Room::Gaps, late > 0 ? tr("%1 late").arg(late) : QString());
}

void MainWindow::refreshGaps()
{
    m_library->requestRuns();
    m_library->requestLedger();
}

} // namespace muster
