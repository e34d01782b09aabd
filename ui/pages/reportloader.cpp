// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportloader.h"

#include "pages/background.h"
#include "pages/reportpage.h"

namespace muster
{

void showReportOf(ReportPage *page, std::shared_ptr<const LoadedRun> run)
{
    inBackground(
        page,
        [run]() -> std::shared_ptr<const Report> {
            return std::make_shared<const Report>(makeReport(run->plan, run->state, run->entries, {false, {}, run->lostFiles}));
        },
        [page](const std::shared_ptr<const Report> &report) { page->setReport(report); });
}

} // namespace muster
