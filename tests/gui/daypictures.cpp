// SPDX-License-Identifier: GPL-3.0-or-later
// The drill day in pictures: the monthly template, every step by hand, an hour after its go-live, taken up again in the
// window; and the wall of the room.
#include "gui/pictures.h"

#include "compose/registry.h"
#include "formats/planjson.h"
#include "library/planlibrary.h"
#include "pages/checklistpanel.h"
#include "pages/livepage.h"
#include "pages/wallview.h"
#include "shell/mainwindow.h"
#include "store/store.h"
#include "widgets/views.h"

#include <QLineEdit>

namespace muster
{

namespace
{

Plan byHand(Plan plan)
{
    for (Phase &phase : plan.phases)
        for (Step &step : phase.steps)
            step.action.reset();
    plan.targets.rto = Milliseconds(7200000);
    plan.targets.rpo.reset();
    return plan;
}

class Hour
{
public:
    Hour(Store &store, const QString &run) : m_store(store), m_run(run), m_start(QDateTime::currentDateTimeUtc().addSecs(-74 * 60)) {}

    void at(int minute, const EventBody &body, const QString &who)
    {
        const JournalEntry entry = chain(++m_seq, m_prev, {m_start.addSecs(minute * 60 + 60), who, body});
        m_prev = entry.hash;
        if (const Done done = m_store.append(m_run, entry); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
    void tick(int minute, const char *step, const QString &who) { at(minute, event::StepTicked{QString::fromLatin1(step), Status::Passed, {}}, who); }
    void begin(int minute, const char *step, const QString &who) { at(minute, event::StepStarted{QString::fromLatin1(step), 1}, who); }

private:
    Store &m_store;
    QString m_run;
    QDateTime m_start;
    QString m_prev = firstPrev();
    qint64 m_seq = 0;
};

void play(Store &store, const QString &run, const Plan &plan)
{
    const QString ann = QStringLiteral("Ann Lee");
    const QString dba = QStringLiteral("Dora");
    const QString ops = QStringLiteral("Otto");
    Hour hour(store, run);
    hour.at(-12, event::RunCreated{run, planToObject(plan), {}, {}, {}}, QStringLiteral("muster"));
    hour.at(-12, event::DriverAttached{1, QStringLiteral("elsewhere"), QStringLiteral("gone"), false}, QStringLiteral("muster"));
    for (const char *step : {"announce-week", "announce-day", "environment-booked", "participants-present", "environment-empty", "backup-recent",
                             "backup-preflight", "channels-open", "scribe-assigned", "clocks-ready"})
        hour.tick(-6, step, ann);
    hour.at(0, event::StepTicked{QStringLiteral("go-live"), Status::Passed, {}, ann}, ann);
    hour.tick(2, "acknowledge", ann);
    hour.tick(3, "simulate", ann);
    hour.begin(4, "pg-fetch", dba);
    hour.tick(9, "redis-fetch", ops);
    hour.tick(10, "rabbitmq-fetch", ops);
    hour.tick(10, "begin", ann);
    hour.tick(11, "document-live", ann);
    hour.tick(12, "pg-fetch", dba);
    hour.begin(12, "pg-restore", dba);
    hour.at(20, event::StepsAssigned{{QStringLiteral("redis-stats"), QStringLiteral("redis-online")}, ops}, ann);
    hour.at(31, event::Noted{QStringLiteral("issue"), QStringLiteral("the object store asks for new credentials"), QStringLiteral("pg-restore"), {}, 0}, ann);
    hour.at(38, event::MissForeseen{true, QStringLiteral("pg-restore"), Milliseconds(7560000)}, QStringLiteral("muster"));
    hour.at(52, event::Noted{QStringLiteral("deviation"), QStringLiteral("the procedure says four jobs, we took eight"), QStringLiteral("pg-restore"), {}, 0}, dba);
    hour.tick(58, "pg-restore", dba);
    hour.begin(58, "redis-check", ops);
    hour.begin(59, "pg-validate", dba);
    hour.tick(62, "redis-check", ops);
    hour.begin(63, "redis-online", ops);
}

} // namespace

void shootDay(const PictureJob &job, const QString &location, const QString &name)
{
    const auto file = openPlanForEditing(dataFolder() + u"/templates/drill-monthly-platform.muster.json");
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    const Plan plan = byHand(file->plan);
    const QString run = QStringLiteral("20261121-090000-day001");
    {
        auto store = openStore(location);
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        RunSummary summary;
        summary.runId = run;
        summary.planId = plan.id;
        summary.title = plan.title;
        summary.phase = RunPhase::Running;
        summary.startedAt = QDateTime::currentDateTimeUtc().addSecs(-75 * 60);
        if (const Done put = (*store)->putRun(summary); !put)
            qFatal("%s", qPrintable(put.error().message));
        play(**store, run, plan);
    }
    MainWindow window(location, makeRegistry());
    window.resize(1280, 800);
    window.show();
    window.goTo({Room::Live, {}});
    window.runs()->resume(run);
    until([&window] { return window.runs()->session() && window.runs()->session()->isOpen(); });
    auto *live = window.findChild<LivePage *>();
    until([live] { return live->findChild<ChecklistPanel *>()->isVisible(); });
    auto *panel = live->findChild<ChecklistPanel *>();
    panel->view()->setCurrentIndex(panel->model()->indexOf(QStringLiteral("pg-validate")));
    QTest::qWait(1300); // the clocks move once a second
    shoot(window, job, u"day-" + name);
    live->toggleWall();
    QTest::qWait(1300);
    shoot(*live->findChild<WallView *>(), job, u"wall-" + name);
    live->toggleWall();
    window.runs()->session()->interrupt();
    QTest::qWait(500);
}

} // namespace muster
