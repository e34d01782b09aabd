// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the real window, for the user guide and for looking at:
//   pictures --out FOLDER [--drill BACKUP]
// Every page at 1280×800 and 1920×1080, light and dark, with an empty store and with one full of sample runs;
// with --drill also a real drill of that backup, while it runs and when it is over.
#include "compose/registry.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "session/runrecords.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "store/store.h"
#include "support/sampleruns.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace muster;

namespace
{

struct Job
{
    QString out;
    QString backup;
    QTemporaryDir folder;
};

void fill(const QString &store)
{
    auto opened = openStore(store);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    for (const samples::SampleRun &run :
         {samples::passedRun(), samples::failedRun(), samples::longRun(), samples::unknownRun(),
          samples::abortedRun(), samples::runningRun()}) {
        const Done put = (*opened)->putRun(summaryOf(run.plan, run.state));
        if (!put)
            qFatal("%s", qPrintable(put.error().message));
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

void shoot(MainWindow &window, const Job &job, const QString &name)
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

// Waits, in front of a picture, until the page has what it was to show.
template<typename Condition>
bool until(Condition condition, int seconds = 60)
{
    return QTest::qWaitFor(condition, seconds * 1000);
}

void shootPages(const Job &job, const QString &store, const QString &name)
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

void shootRuns(const Job &job, const QString &store, const QString &name)
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

void shootDrill(const Job &job, const QString &store, const QString &name)
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
        {QStringLiteral("only"), QStringLiteral("pages, runs or drill."), QStringLiteral("WHAT")});
    parser.process(application);
    Job job;
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
        if (!job.backup.isEmpty())
            shootDrill(job, job.folder.path() + u"/drill-" + name + u".sqlite", name);
    }
    return 0;
}
