// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pictures.h"

#include "compose/registry.h"
#include "library/planlibrary.h"
#include "pages/liveroom.h"
#include "pages/participantview.h"
#include "pages/sittingpage.h"
#include "shell/mainwindow.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>

namespace muster
{

namespace
{

template<typename Widget>
Widget *child(QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QString::fromLatin1(name));
}

void scribe(QWidget &window, const QString &line)
{
    auto *edit = child<QLineEdit>(*child<QWidget>(window, "sittingPage"), "scribeLine");
    edit->setText(line);
    QTest::keyClick(edit, Qt::Key_Return);
}

void play(MainWindow &window, RunSession &session)
{
    auto *page = window.findChild<SittingPage *>();
    const auto entries = [&session] { return session.state().timeline.size(); };
    const auto act = [&](auto action) {
        const auto before = entries();
        action();
        until([&] { return entries() > before; }, 5);
    };
    act([&] { page->next(); });
    act([&] { page->next(); });
    act([&] { page->next(); });
    const QString scenario = session.state().tabletop.current;
    const ScenarioState state = *session.state().tabletop.scenario(scenario);
    act([&] { session.judgeInject(scenario, state.injects.at(0).key, QStringLiteral("yes")); });
    act([&] { session.judgeInject(scenario, state.injects.at(1).key, QStringLiteral("partly"), QStringLiteral("only after the second call")); });
    act([&] { session.discuss(scenario, state.steps.at(0).key, QStringLiteral("agreed")); });
    act([&] { session.discuss(scenario, state.steps.at(1).key, QStringLiteral("changed"), QStringLiteral("the replica is asked first")); });
    act([&] { session.discuss(scenario, state.steps.at(2).key, QStringLiteral("no_answer")); });
    act([&] { scribe(window, QStringLiteral("@DBA fail over, do not repair")); });
    act([&] { scribe(window, QStringLiteral("?who may promote the replica")); });
    act([&] { scribe(window, QStringLiteral("#gap P1 No documented procedure for manual failover")); });
    act([&] { scribe(window, QStringLiteral("-2m ~ the status page was updated before anybody had been told")); });
    act([&] { scribe(window, QStringLiteral("#gap P2 Replica lag does not alert")); });
    child<QLineEdit>(*page, "scribeLine")->setText(QStringLiteral("@Security vault path is not in the runbook #gap P1"));
}

} // namespace

void shootSitting(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    auto plan = openPlanForEditing(dataFolder() + u"/templates/tabletop-primary-database-failure.muster.json");
    if (!plan)
        qFatal("%s", qPrintable(plan.error().message));
    window.goTo({Room::Live, {}});
    window.runs()->begin(plan->plan, {}, {});
    until([&window] { return window.findChild<SittingPage *>() && window.findChild<SittingPage *>()->isVisible(); });
    RunSession &session = *window.runs()->session();
    QTest::qWait(400);
    shoot(window, job, u"sitting-begin-" + name);
    play(window, session);
    QTest::qWait(600);
    shoot(window, job, u"sitting-" + name);
    auto *page = window.findChild<SittingPage *>();
    page->toggleParticipants();
    until([page] { return page->participants() && page->participants()->isVisible(); });
    shoot(*page->participants(), job, u"participants-" + name);
    page->toggleParticipants();
    auto *tabs = child<QTabWidget>(window, "sittingTabs");
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(700);
        shoot(window, job, u"sitting-tab-%1-"_qs.arg(tab + 1) + name);
    }
    page->askEnd();
    QTest::qWait(300);
    shoot(window, job, u"sitting-end-" + name);
    if (auto *end = child<QAbstractButton>(window, "endNow"))
        end->click();
    until([&window] { return !window.runs()->isRunning(); });
    QTest::qWait(500);
    shoot(window, job, u"sitting-over-" + name);
    window.goTo({Room::Report, window.runs()->runId()});
    QTest::qWait(1500);
    shoot(window, job, u"sitting-report-" + name);
}

} // namespace muster
