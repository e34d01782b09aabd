// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the live console: drillbench [tick] [timeline] prints "NAME VALUE UNIT" a line. A tick goes from the key to
// the disk and back to the screen while two workers report without a pause; a long run has 5,000 steps and 100,000
// entries. Exit 1: a bound of the house is not held.
#include "gui/windowcase.h"
#include "items/roles.h"
#include "pages/checklistpanel.h"
#include "pages/livepage.h"
#include "pages/timelinepanel.h"
#include "store/store.h"
#include "formats/planjson.h"
#include "widgets/views.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace muster;

namespace
{

constexpr int ticks = 300;
constexpr int notes = 100000;

double percentile(QVector<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * share)));
}

void say(const char *name, double value, const char *unit)
{
    std::printf("%-34s %10.2f %s\n", name, value, unit);
    std::fflush(stdout);
}

// The floor of a tick: what the same disk needs to make 4 KiB safe.
double fsyncFloor(const QString &folder)
{
    const int fd = ::open(qPrintable(folder + u"/floor"), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    const QByteArray block(4096, 'x');
    QVector<double> times;
    for (int i = 0; i < 200 && fd >= 0; ++i) {
        QElapsedTimer timer;
        timer.start();
        const bool written = ::write(fd, block.constData(), size_t(block.size())) == block.size() && ::fdatasync(fd) == 0;
        times.append(written ? double(timer.nsecsElapsed()) / 1e6 : 0);
    }
    ::close(fd);
    return percentile(times, 0.99);
}

Plan longPlan(int phases, int steps, bool workers)
{
    Plan plan;
    plan.id = QStringLiteral("bench");
    plan.title = QStringLiteral("A long drill");
    plan.maxParallel = 2;
    plan.targets.rto = Milliseconds(7200000);
    for (int p = 0; p < phases; ++p) {
        Phase phase;
        phase.id = QStringLiteral("p%1").arg(p);
        phase.title = QStringLiteral("Phase %1").arg(p + 1);
        for (int s = 0; s < steps; ++s) {
            Step step;
            step.id = QStringLiteral("p%1s%2").arg(p).arg(s);
            step.text = QStringLiteral("Step %1 of phase %2: look, and say what you see").arg(s + 1).arg(p + 1);
            step.role = QStringLiteral("role %1").arg(s % 7);
            step.estimate = Milliseconds(60000);
            if (workers && p == 0 && s < 2)
                step.action = ActionSpec{QStringLiteral("test"), {{QStringLiteral("do"), QStringLiteral("wait")}}};
            phase.steps.append(step);
        }
        plan.phases.append(phase);
    }
    return plan;
}

// Writes the journal of a run that is still going on, with many notes.
QString makeLongRun(const QString &location, const Plan &plan)
{
    auto store = openStore(location);
    if (!store)
        return {};
    RunSummary summary;
    summary.runId = QStringLiteral("20261121-080000-bench1");
    summary.planId = plan.id;
    summary.title = plan.title;
    summary.phase = RunPhase::Running;
    summary.startedAt = QDateTime::currentDateTimeUtc().addSecs(-7200);
    if (!(*store)->putRun(summary))
        return {};
    QDateTime at = summary.startedAt;
    qint64 seq = 0;
    QString prev = firstPrev();
    QVector<JournalEntry> batch;
    const auto put = [&](const EventBody &body) {
        at = at.addMSecs(60);
        batch.append(chain(++seq, prev, {at, QStringLiteral("scribe"), body}));
        prev = batch.last().hash;
        if (batch.size() < 5000)
            return true;
        const Done done = (*store)->appendAll(summary.runId, batch);
        batch.clear();
        return done.has_value();
    };
    put(event::RunCreated{summary.runId, planToObject(plan), {}, {}, {}});
    put(event::DriverAttached{1, QStringLiteral("elsewhere"), QStringLiteral("gone"), false});
    put(event::WentLive{});
    for (int i = 0; i < notes; ++i) {
        const QString step = QStringLiteral("p%1s%2").arg(i / 2 % 50).arg(i / 100 % 100);
        if (i % 50 == 0)
            put(event::StepTicked{step, Status::Passed, {}});
        else
            put(event::Noted{i % 9 == 0 ? QStringLiteral("issue") : QStringLiteral("note"),
                             QStringLiteral("Line %1: the replica is %2 s behind").arg(i).arg(i % 90), step, {}, 0});
    }
    return (*store)->appendAll(summary.runId, batch) ? summary.runId : QString();
}

class Bench
{
public:
    bool tick();
    bool timeline();
    [[nodiscard]] const QStringList &tooSlow() const { return m_tooSlow; }

private:
    void bound(const char *name, double value, double most, const char *unit)
    {
        say(name, value, unit);
        if (value > most)
            m_tooSlow << QStringLiteral("%1: %2 %3, at most %4").arg(QString::fromLatin1(name)).arg(value).arg(QString::fromLatin1(unit)).arg(most);
    }

    QStringList m_tooSlow;
};

bool Bench::tick()
{
    QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const double floor = fsyncFloor(folder.path());
    RunSession session(folder.path() + u"/store.sqlite", testRegistry());
    LivePage page;
    page.resize(1280, 800);
    page.setSession(&session);
    page.show();
    session.begin(longPlan(1, ticks + 12, true), {}, {});
    auto *panel = page.findChild<ChecklistPanel *>();
    const auto isUp = [&] { return session.isOpen() && session.state().step(QStringLiteral("p0s1"))->status == Status::Running; };
    if (!QTest::qWaitFor(isUp, 20000))
        return false;
    QVector<double> times;
    qint64 longest = 0;
    QElapsedTimer gap;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &page, [&] { longest = std::max(longest, gap.nsecsElapsed()), gap.restart(); });
    gap.start();
    beat.start(2);
    for (int i = 2; i < ticks + 2; ++i) {
        const QString id = QStringLiteral("p0s%1").arg(i);
        panel->view()->setCurrentIndex(panel->model()->indexOf(id));
        QCoreApplication::sendPostedEvents();
        const auto isShown = [&] {
            return panel->model()->indexOf(id).data(StatusRole).toInt() == int(Status::Passed);
        };
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(panel->view(), Qt::Key_Space);
        if (!isShown()) {
            QEventLoop until; // ends with the very change, not at the next look
            const auto link = QObject::connect(panel->model(), &QAbstractItemModel::dataChanged, &until, [&] {
                if (isShown())
                    until.quit();
            });
            QTimer::singleShot(2000, &until, &QEventLoop::quit);
            until.exec();
            QObject::disconnect(link);
        }
        panel->view()->viewport()->repaint();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    beat.stop();
    say("tick p50", percentile(times, 0.5), "ms");
    bound("tick p99, two workers at work", percentile(times, 0.99), 20, "ms");
    say("  of which one fsync p99 (floor)", floor, "ms");
    bound("longest wait on the window thread", double(longest) / 1e6, 50, "ms");
    session.abort({});
    return QTest::qWaitFor([&] { return session.state().isOver(); }, 20000);
}

bool Bench::timeline()
{
    QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const QString location = folder.path() + u"/store.sqlite";
    const QString run = makeLongRun(location, longPlan(50, 100, false));
    if (run.isEmpty())
        return false;
    RunSession session(location, testRegistry());
    LivePage page;
    page.resize(1280, 800);
    page.setSession(&session);
    page.show();
    QElapsedTimer timer;
    timer.start();
    session.follow(run);
    auto *timelinePanel = page.findChild<TimelinePanel *>();
    const auto isShown = [&] { return session.isOpen() && timelinePanel->view()->model()->rowCount() > notes; };
    if (!QTest::qWaitFor(isShown, 60000))
        return false;
    page.repaint();
    bound("open: 5,000 steps, 100,000 entries", double(timer.elapsed()), 1000, "ms");
    RowView *view = timelinePanel->view();
    QVector<double> frames;
    for (RowView *each : {view, page.findChild<ChecklistPanel *>()->view()}) {
        QScrollBar *bar = each->verticalScrollBar();
        for (int i = 0; i < 200; ++i) {
            timer.restart();
            bar->setValue(int(qint64(bar->maximum()) * i / 200));
            each->viewport()->repaint();
            frames.append(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    bound("scroll: longest frame", percentile(frames, 1.0), 33, "ms");
    auto *whose = page.findChild<QWidget *>(QStringLiteral("whoseSteps"));
    timer.restart();
    QTest::keyClick(whose, Qt::Key_Down);
    page.repaint();
    bound("filter 5,000 steps by role", double(timer.nsecsElapsed()) / 1e6, 100, "ms");
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    const auto asked = [&](const char *name) { return wanted.isEmpty() || wanted.contains(QString::fromLatin1(name)); };
    Bench bench;
    if ((asked("tick") && !bench.tick()) || (asked("timeline") && !bench.timeline())) {
        std::fprintf(stderr, "drillbench: the run did not get as far as being measured\n");
        return 3;
    }
    for (const QString &line : bench.tooSlow())
        std::fprintf(stderr, "too slow: %s\n", qPrintable(line));
    return bench.tooSlow().isEmpty() ? 0 : 1;
}
