// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run in the window: the run is loaded by the library, its report made in the background.
#include "shell/mainwindow.h"
#include "shell/pagehost.h"

namespace muster
{

QWidget *MainWindow::makeReport()
{
    return new QWidget(this);
}

void MainWindow::showReport(const QString &runId)
{
    m_wantedReport = runId;
    m_pages->showRoom(Room::History);
}

} // namespace muster
