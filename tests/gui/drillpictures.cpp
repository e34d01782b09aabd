// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pictures.h"

#include "compose/registry.h"
#include "pages/importpage.h"
#include "pages/measuredtimes.h"
#include "pages/planeditor.h"
#include "pages/reportpage.h"
#include "pages/runbookpage.h"
#include "library/runbooks.h"
#include "shell/mainwindow.h"
#include "support/sampleruns.h"

#include <QPushButton>
#include <QTabWidget>

namespace muster
{

void shootRunbook(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    window.openFile(shippedRunbooks().value(QStringLiteral("incident")));
    until([&window] { return window.findChild<RunbookPage *>() && window.findChild<RunbookPage *>()->isShowing(); });
    auto *page = window.findChild<RunbookPage *>();
    shoot(window, job, u"runbook-" + name);
    page->findChild<QTabWidget *>(QStringLiteral("runbookTabs"))->setCurrentIndex(1);
    shoot(window, job, u"runbook-escalation-" + name);
    page->findChild<QPushButton *>(QStringLiteral("runbookOpen"))->click();
    until([&window] { return window.findChild<PlanEditor *>() && window.findChild<PlanEditor *>()->isReady(); });
    shoot(window, job, u"runbook-drill-" + name);
    window.openFile(qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/tests/data/quarterly-failover.md");
    until([&window] { return window.findChild<ImportPage *>() && window.findChild<ImportPage *>()->isReady(); });
    shoot(window, job, u"import-checklist-" + name);
    window.goTo({Room::Report, samples::passedRun().state.runId});
    auto *report = window.findChild<ReportPage *>();
    until([report] { return report->hasTimes(); });
    shoot(window, job, u"report-times-" + name);
    report->findChild<QPushButton *>(QStringLiteral("takeOverTimes"))->click();
    until([&window] { return window.findChild<MeasuredTimes *>() != nullptr; });
    auto *dialog = window.findChild<MeasuredTimes *>();
    QTest::qWait(200);
    const QString path = job.out + u"/measured-times-" + name + u"-1280x800.png";
    if (!dialog->grab().save(path))
        qFatal("%s cannot be written", qPrintable(path));
    dialog->reject();
}

} // namespace muster
