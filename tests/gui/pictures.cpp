// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the real window, for the user guide and for looking at:
//   pictures --out FOLDER [--drill BACKUP] [--only pages|runs|editor|sitting|ledger|import|runbook|report]
// Every page at 1280×800 and 1920×1080, light and dark, with an empty store and with one full of sample runs;
// with --drill also a real drill of that backup, while it runs and when it is over.
#include "gui/pictures.h"

#include "compose/registry.h"
#include "domain/tabletop.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "session/runrecords.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "store/results.h"
#include "store/store.h"
#include "support/tabletoprun.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace muster;

void muster::shoot(QWidget &window, const PictureJob &job, const QString &name)
{
    for (const auto &[suffix, size] : {std::pair{QStringLiteral("1280x800"), QSize(1280, 800)},
                                       {QStringLiteral("1920x1080"), QSize(1920, 1080)}}) {
        window.resize(size);
        QTest::qWait(120);
        const QString path = job.out + u'/' + name + u'-' + suffix + u".png";
        if (!window.grab().save(path))
            qFatal("%s cannot be written", qPrintable(path));
        std::fprintf(stderr, "%s\n", qPrintable(path));
    }
}

namespace
{

void fill(const QString &store)
{
    auto opened = openStore(store);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    for (const samples::SampleRun &run :
         {samples::passedRun(), samples::failedRun(), samples::longRun(), samples::unknownRun(),
          samples::abortedRun(), samples::runningRun(), samples::tabletopRun(), samples::longTabletopRun()}) {
        const Done put = (*opened)->putRun(summaryOf(run.plan, run.state));
        if (!put)
            qFatal("%s", qPrintable(put.error().message));
        if (run.state.isOver())
            if (const Done result = (*opened)->putResult(resultOf(run.plan, run.state)); !result)
                qFatal("%s", qPrintable(result.error().message));
        QString prev = firstPrev();
        for (const JournalEntry &made : run.entries) {
            Event event = made.event;
            if (auto *created = std::get_if<event::RunCreated>(&event.body))
                created->plan = planToObject(run.plan);
            const JournalEntry entry = chain(made.seq, prev, event);
            prev = entry.hash;
            if (const Done done = (*opened)->append(run.state.runId, entry); !done)
                qFatal("%s", qPrintable(done.error().message));
        }
    }
}

// Texts as long as people write them, right-to-left and emoji too.
Plan longTabletop(const Plan &plan)
{
    Tabletop tabletop = tabletopOf(plan);
    if (tabletop.scenarios.isEmpty())
        return plan;
    Scenario &scenario = tabletop.scenarios.first();
    scenario.name = QStringLiteral("Ausfall der primären Datenbank mit gleichzeitigem Verlust der Überwachung im Rechenzentrum Süd");
    for (Inject &inject : scenario.injects) {
        inject.message += QStringLiteral(" – and then the vendor calls back and says, at some length, that nothing can be "
                                         "replaced before Thursday, whatever the contract says.");
        inject.from = QStringLiteral("Bereitschaftsdienst der Storage-Abteilung");
    }
    for (ResponseStep &step : scenario.steps) {
        step.action += QStringLiteral(" and write down who decided it, when, and on which evidence, before going on");
        step.dependencies << QStringLiteral("whoever is on call has been reached by phone");
    }
    scenario.injects.last().message = QStringLiteral("قاعدة البيانات لا تستجيب 🔥🧯 the status page is red");
    scenario.injects.last().at = Milliseconds(3 * 3600 * 1000);
    return withTabletop(plan, tabletop);
}

void shootPages(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    QTest::qWait(400);
    shoot(window, job, u"start-" + name);
    window.goTo({Room::Plans, {}});
    QTest::qWait(300);
    shoot(window, job, u"plans-" + name);
    window.goTo({Room::History, {}});
    shoot(window, job, u"history-" + name);
    window.goTo({Room::Settings, {}});
    shoot(window, job, u"settings-" + name);
    window.goTo({Room::Help, {}});
    shoot(window, job, u"help-" + name);
    window.goTo({Room::Live, {}});
    shoot(window, job, u"live-" + name);
}

void shootRuns(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    for (const auto &[what, run] : {std::pair{QStringLiteral("running"), samples::runningRun()},
                                    {QStringLiteral("failed"), samples::failedRun()},
                                    {QStringLiteral("long"), samples::longRun()}}) {
        window.goTo({Room::Live, {}});
        window.runs()->follow(run.state.runId);
        until([&window] { return window.runs()->session() && window.runs()->session()->isOpen(); });
        QTest::qWait(1200);
        shoot(window, job, u"live-" + what + u'-' + name);
    }
    window.goTo({Room::Report, samples::failedRun().state.runId});
    QTest::qWait(1500);
    shoot(window, job, u"report-" + name);
    window.openFile(dataFolder() + u"/templates/postgresql-recovery-drill.muster.json");
    until([&window] { return window.findChild<PlanEditor *>() != nullptr; });
    QTest::qWait(800);
    shoot(window, job, u"editor-" + name);
}

// The tabletop editor: a scenario from the library, one with long texts, an empty one.
void shootEditor(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    window.openFile(dataFolder() + u"/templates/tabletop-primary-database-failure.muster.json");
    until([&window] { return window.findChild<QTabWidget *>(QStringLiteral("tabletopTabs")) != nullptr; });
    auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("tabletopTabs"));
    until([tabs] { return tabs->isVisible(); });
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(500);
        shoot(window, job, u"tabletop-editor-%1-"_qs.arg(tab + 1) + name);
    }
    tabs->setCurrentIndex(1);
    auto *toggle = window.findChild<QPushButton *>(QStringLiteral("analysisToggle"));
    toggle->click();
    shoot(window, job, u"tabletop-editor-tables-" + name);
    toggle->click();
    auto *document = window.findChild<PlanEditor *>()->document();
    document->changeHead(QString(), [](Plan &plan) { plan = longTabletop(plan); });
    for (const int tab : {0, 1}) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(500);
        shoot(window, job, u"tabletop-long-%1-"_qs.arg(tab + 1) + name);
    }
    auto *times = window.findChild<QTableView *>(QStringLiteral("injects"));
    tabs->setCurrentIndex(0);
    times->setFocus();
    times->setCurrentIndex(times->model()->index(1, 1));
    QTest::keyClicks(times->viewport(), QStringLiteral("half past"));
    if (auto *cell = window.findChild<QLineEdit *>(QStringLiteral("cellEditor")))
        QTest::keyClick(cell, Qt::Key_Return);
    shoot(window, job, u"tabletop-problem-" + name);
    if (auto *cell = window.findChild<QLineEdit *>(QStringLiteral("cellEditor")))
        QTest::keyClick(cell, Qt::Key_Escape);
    document->changeHead(QString(), [](Plan &plan) { plan = withTabletop(plan, Tabletop()); });
    shoot(window, job, u"tabletop-empty-" + name);
    document->undo()->setClean();
    window.goTo({Room::Plans, {}});
    window.findChild<QComboBox *>(QStringLiteral("planKind"))->setCurrentIndex(2);
    shoot(window, job, u"tabletop-templates-" + name);
}

void shootDrill(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    window.openFile(job.backup);
    if (!until([&window] {
            return window.findChild<PlanEditor *>() && window.findChild<PlanEditor *>()->isReady();
        }))
        qFatal("no drill for %s", qPrintable(job.backup));
    shoot(window, job, u"drill-ready-" + name);
    auto *editor = window.findChild<PlanEditor *>();
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    until([&window] {
        const RunSession *session = window.runs()->session();
        const StepState *step =
            session && session->isOpen() ? session->state().step(QStringLiteral("restore")) : nullptr;
        return step && (step->status != Status::Pending);
    });
    shoot(window, job, u"drill-running-" + name);
    until([&window] { return !window.runs()->isRunning(); }, 600);
    QTest::qWait(500);
    shoot(window, job, u"drill-over-" + name);
    window.goTo({Room::Report, window.runs()->runId()});
    QTest::qWait(1500);
    shoot(window, job, u"drill-report-" + name);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-pictures"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("out"), QStringLiteral("Where pictures go."), QStringLiteral("FOLDER")});
    parser.addOption(
        {QStringLiteral("drill"), QStringLiteral("A backup for a real drill."), QStringLiteral("BACKUP")});
    parser.addOption(
        {QStringLiteral("only"), QStringLiteral("pages, runs, editor, sitting, ledger, import, documents, report or drill."), QStringLiteral("WHAT")});
    parser.process(application);
    PictureJob job;
    job.out = parser.value(QStringLiteral("out"));
    job.backup = parser.value(QStringLiteral("drill"));
    if (job.out.isEmpty() || !QDir().mkpath(job.out))
        parser.showHelp(2);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, job.folder.path());
    icons::setup();
    const QString only = parser.value(QStringLiteral("only"));
    const QString full = job.folder.path() + u"/full.sqlite";
    fill(full);
    for (const auto &[name, choice] : {std::pair{QStringLiteral("light"), ThemeChoice::Light},
                                       {QStringLiteral("dark"), ThemeChoice::Dark}}) {
        theme::apply(application, choice);
        if (only.isEmpty() || only == u"pages") {
            shootPages(job, job.folder.path() + u"/empty-" + name + u".sqlite", u"empty-" + name);
            shootPages(job, full, u"full-" + name);
        }
        if (only.isEmpty() || only == u"runs")
            shootRuns(job, full, name);
        if (only.isEmpty() || only == u"editor")
            shootEditor(job, full, name);
        if (only.isEmpty() || only == u"sitting")
            shootSitting(job, job.folder.path() + u"/sitting-" + name + u".sqlite", name);
        if (only.isEmpty() || only == u"ledger")
            shootLedger(job, name);
        if (only.isEmpty() || only == u"import")
            shootImport(job, job.folder.path() + u"/import-" + name + u".sqlite", name);
        if (only.isEmpty() || only == u"runbook")
            shootRunbook(job, full, name);
        if (only.isEmpty() || only == u"day")
            shootDay(job, job.folder.path() + u"/day-" + name + u".sqlite", name);
        if (only.isEmpty() || only == u"documents")
            shootDocuments(job, full, name);
        if (only.isEmpty() || only == u"report")
            shootTabletopReports(job, full, name);
        if (!job.backup.isEmpty())
            shootDrill(job, job.folder.path() + u"/drill-" + name + u".sqlite", name);
    }
    return 0;
}
