// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run in the window: the run is loaded by the library, its report made in the background.
#include "pages/reportloader.h"
#include "pages/reportpage.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"

namespace muster
{

QWidget *MainWindow::makeReport()
{
    auto *page = new ReportPage(this);
    page->setObjectName(QStringLiteral("reportPage"));
    connect(page, &ReportPage::timesRequested, this, [this] {
        if (m_reported)
            compareTimesOf(m_reported);
    });
    connect(page, &ReportPage::documentsRequested, this, [this](const QString &runId) {
        goTo({Room::Documents, runId});
    });
    connect(page, &ReportPage::backRequested, this, [this] { goTo({Room::History, {}}); });
    connect(m_library, &LibraryService::runLoaded, page,
            [this, page](const std::shared_ptr<const LoadedRun> &run) {
                if (run->summary.runId != m_wantedReport)
                    return;
                m_wantedReport.clear();
                m_reported = run;
                showReportOf(page, run);
            });
    connect(m_library, &LibraryService::failed, page, [this, page](const QString &what, const Error &error) {
        if (what != u"run" || m_wantedReport.isEmpty())
            return;
        m_wantedReport.clear();
        page->showBroken(error);
    });
    return page;
}

void MainWindow::showReport(const QString &runId)
{
    auto *page = m_pages->page<ReportPage>(Room::Report);
    m_wantedReport = runId;
    QString title = runId;
    for (const RunSummary &run : std::as_const(m_runList)) {
        if (run.runId == runId && !run.title.isEmpty())
            title = run.title;
    }
    page->showLoading(title);
    m_pages->showRoom(Room::Report);
    m_library->requestRun(runId);
}

} // namespace muster
