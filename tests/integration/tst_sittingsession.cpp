// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop through the real session, engine and store, on a clock that the test sets: ninety minutes at
// speed, interruptions, drafts, attachments, nobody there.
#include "items/releasedmodel.h"
#include "store/attachments.h"
#include "session/runsession.h"
#include "store/store.h"
#include "support/sittingplan.h"
#include "support/virtualclock.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QString outage = QStringLiteral("Outage");

QString allTextOf(const ReleasedModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row)
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole), int(ReleasedModel::FromRole),
                               int(ReleasedModel::NumberRole), int(ReleasedModel::OffsetRole)})
            text += model.data(model.index(row), role).toString() + u'\n';
    return text;
}

} // namespace

class TestSittingSession : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    QString m_store;
    std::shared_ptr<VirtualClock> m_clock;

    std::unique_ptr<RunSession> sessionOf() const
    {
        return std::make_unique<RunSession>(m_store, std::make_shared<ActionRegistry>(), nullptr, m_clock);
    }
    void open(RunSession &session, const Plan &plan, const RunOptions &options = {})
    {
        QSignalSpy opened(&session, &RunSession::opened);
        session.begin(plan, {}, options);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 10000);
    }
    // Asks, and waits for the answer: the code of the refusal, or nothing.
    QString ask(RunSession &session, const std::function<void()> &request)
    {
        const qint64 before = session.state().count;
        QString code;
        const auto connection = connect(&session, &RunSession::refused, this, [&code](const QString &, const Error &e) { code = e.code; });
        request();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(session.state().count > before || !code.isEmpty(), 10000); }();
        disconnect(connection);
        return code;
    }
    void letGo(RunSession &session)
    {
        QSignalSpy interrupted(&session, &RunSession::interrupted);
        session.interrupt();
        QTRY_COMPARE_WITH_TIMEOUT(interrupted.size(), 1, 10000);
    }

private Q_SLOTS:
    void init()
    {
        m_store = m_dir.filePath(QStringLiteral("store%1.db").arg(++m_number));
        m_clock = std::make_shared<VirtualClock>();
    }

    void endsOnlyWhenAsked()
    {
        auto session = sessionOf();
        QSignalSpy finished(session.get(), &RunSession::finished);
        open(*session, sittingPlan());
        QVERIFY(session->isDriving());
        QCOMPARE(ask(*session, [&] { session->startScenario(outage); }), QString());
        QCOMPARE(ask(*session, [&] { session->releaseInject(outage, QStringLiteral("i1")); }), QString());
        QCOMPARE(ask(*session, [&] { session->releaseInject(outage, QStringLiteral("i1")); }), QStringLiteral("inject.released"));
        QCOMPARE(ask(*session, [&] { session->discuss(outage, QStringLiteral("1"), QStringLiteral("agreed")); }), QString());
        QCOMPARE(session->state().phase, RunPhase::Running);
        QCOMPARE(finished.size(), 0);
        session->endExercise();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
        QCOMPARE(session->state().phase, RunPhase::Finished);
        QCOMPARE(verdict(session->plan(), session->state()), Verdict::Warning); // a step was not discussed
        const auto store = openStore(m_store);
        QVERIFY(store.has_value());
        const auto summary = (*store)->run(session->runId());
        QVERIFY(summary.has_value());
        QCOMPARE(summary->rto.status, TargetStatus::Met);
    }

    void abortEndsItToo()
    {
        auto session = sessionOf();
        QSignalSpy finished(session.get(), &RunSession::finished);
        open(*session, sittingPlan());
        session->pause();
        session->abort(QStringLiteral("fire"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
        QCOMPARE(session->state().phase, RunPhase::Aborted);
    }

    void unattendedReleasesNothing()
    {
        auto session = sessionOf();
        QSignalSpy finished(session.get(), &RunSession::finished);
        RunOptions options;
        options.unattended = true;
        session->begin(sittingPlan(), {}, options);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
        const TabletopState &tabletop = session->state().tabletop;
        QVERIFY(tabletop.released.isEmpty());
        for (const ScenarioState &scenario : tabletop.scenarios) {
            for (const InjectState &inject : scenario.injects) {
                QCOMPARE(inject.status, InjectStatus::Skipped);
                QVERIFY(!inject.reason.isEmpty());
            }
            for (const DiscussedStep &step : scenario.steps)
                QVERIFY(step.outcome.isEmpty());
        }
        QCOMPARE(verdict(session->plan(), session->state()), Verdict::Unknown);
        QCOMPARE(exitCode(session->plan(), session->state()), 1);
    }

    // 90 minutes of talk in seconds: pauses, sleeps, a clock that is set, an interruption in the middle.
    void ninetyMinutes()
    {
        const Plan plan = sittingPlan(16, 5);
        QRandomGenerator random(90);
        auto session = sessionOf();
        open(*session, plan);
        ReleasedModel projector({});
        QSet<QString> secrets;
        for (const ScenarioState &scenario : session->state().tabletop.scenarios)
            for (const InjectState &inject : scenario.injects)
                secrets.insert(inject.inject.message);
        const auto watch = [&] {
            projector.setTexts(session->state().tabletop.released);
            QSet<QString> open = secrets;
            for (const ReleasedText &text : session->state().tabletop.released)
                open.remove(text.what.text);
            const QString shown = allTextOf(projector);
            for (const QString &secret : std::as_const(open))
                QVERIFY2(!shown.contains(secret + u'\n'), qPrintable(secret));
            QVERIFY(!shown.contains(QStringLiteral("Hidden")));
        };
        auto watching = connect(session.get(), &RunSession::entryAppended, this, watch);
        QCOMPARE(ask(*session, [&] { session->startScenario(outage); }), QString());
        qsizetype most = 0;
        for (int minute = 1; minute <= 90; ++minute) {
            m_clock->pass(60s);
            const qsizetype before = session->state().tabletop.released.size();
            if (minute == 20) { // coffee
                QCOMPARE(ask(*session, [&] { session->pause(QStringLiteral("coffee")); }), QString());
                m_clock->pass(25min);
                QCOMPARE(session->exerciseClock(), Milliseconds(20min));
                QCOMPARE(ask(*session, [&] { session->releaseInject(outage, QStringLiteral("i5")); }), QStringLiteral("session.paused"));
                QCOMPARE(ask(*session, [&] { session->goOn(); }), QString());
            } else if (minute == 31 || minute == 55) { // the lid is closed, and somebody sets the clock
                m_clock->sleep(40min);
                m_clock->setWall(-3h);
                QCOMPARE(ask(*session, [&] { session->note({QStringLiteral("note"), QStringLiteral("awake again"), {}, {}, 0, session->now()}); }), QString());
            } else if (minute == 45) { // the program is gone and comes back
                const QString run = session->runId();
                const RunState was = session->state();
                letGo(*session);
                session = sessionOf();
                watching = connect(session.get(), &RunSession::entryAppended, this, watch);
                QSignalSpy opened(session.get(), &RunSession::opened);
                session->resume(run);
                QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 10000);
                QVERIFY(session->state().tabletop == was.tabletop);
                QTRY_VERIFY_WITH_TIMEOUT(session->state().count > was.count, 10000); // resumed
            } else if (minute % 7 == 0) {
                QCOMPARE(ask(*session, [&] { session->raiseGap({{}, QStringLiteral("gap %1").arg(minute), {}, QStringLiteral("P2"), {}, {}, {}, {}}); }), QString());
            }
            QCOMPARE(session->exerciseClock(), Milliseconds(std::chrono::minutes(minute)));
            const QStringList due = dueInjects(session->state(), session->now());
            for (const QString &key : due) {
                switch (random.bounded(5)) {
                case 0: QCOMPARE(ask(*session, [&] { session->skipInject(outage, key, QStringLiteral("no time")); }), QString()); break;
                case 1: QCOMPARE(ask(*session, [&] { session->moveInject(outage, key, session->scenarioClock(outage) + 3min); }), QString()); break;
                case 2: break; // it waits
                default:
                    QCOMPARE(ask(*session, [&] { session->releaseInject(outage, key); }), QString());
                    QCOMPARE(ask(*session, [&] { session->releaseInject(outage, key); }), QStringLiteral("inject.released"));
                }
            }
            if (minute == 60)
                QCOMPARE(ask(*session, [&] { session->releaseInject(outage, QStringLiteral("c1")); }), QString());
            if (minute == 62) {
                Inject made;
                made.message = QStringLiteral("On the spot");
                QCOMPARE(ask(*session, [&] { session->releaseManual(outage, made); }), QString());
            }
            most = std::max(most, session->state().tabletop.released.size() - before - due.size());
        }
        QVERIFY(most <= 1); // never more than was asked for
        for (const QString &key : dueInjects(session->state(), session->now()))
            QCOMPARE(ask(*session, [&] { session->skipInject(outage, key, QStringLiteral("over")); }), QString());
        for (const InjectState &inject : session->state().tabletop.scenario(outage)->injects)
            if (inject.isOpen())
                QCOMPARE(ask(*session, [&] { session->skipInject(outage, inject.key, QStringLiteral("over")); }), QString());
        QSignalSpy finished(session.get(), &RunSession::finished);
        session->endExercise();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);

        const auto store = openStore(m_store);
        QVERIFY(store.has_value());
        const auto journal = (*store)->journal(session->runId());
        QVERIFY(journal.has_value());
        QHash<QString, int> delivered;
        QDateTime last;
        for (const JournalEntry &entry : *journal) {
            if (const auto *release = std::get_if<event::InjectReleased>(&entry.event.body))
                ++delivered[release->inject];
            QVERIFY(!last.isValid() || entry.event.at >= last); // nobody's clock goes back
            last = entry.event.at;
        }
        for (const InjectState &inject : session->state().tabletop.scenario(outage)->injects) {
            QVERIFY(!inject.isOpen());
            QCOMPARE(delivered.value(inject.key), inject.status == InjectStatus::Released ? 1 : 0);
        }
        QCOMPARE(projector.rowCount(), int(session->state().tabletop.released.size()));
        QCOMPARE(session->state().pauses.size(), 3);
        QCOMPARE(elapsed(session->state(), session->now()), Milliseconds(90min));
    }

    void draftsSurvive()
    {
        auto session = sessionOf();
        open(*session, sittingPlan());
        const QDateTime typed = session->now();
        session->saveDraft(QStringLiteral("@DBA half ty"), typed);
        session->saveDraft(QStringLiteral("@DBA half typ"), typed);
        const QString run = session->runId();
        letGo(*session);
        session = sessionOf();
        QSignalSpy opened(session.get(), &RunSession::opened);
        session->resume(run);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 10000);
        QCOMPARE(session->draft().text, QStringLiteral("@DBA half typ"));
        QCOMPARE(session->draft().typedAt, typed);
        session->saveDraft({}, {});
        letGo(*session);
        const auto store = openStore(m_store);
        QVERIFY((*store)->draft(run).value_or(Draft{QStringLiteral("?"), {}}).text.isEmpty());
    }

    void attachmentsAreKept()
    {
        auto session = sessionOf();
        open(*session, sittingPlan());
        const QByteArray bytes(3000000, 'b');
        const QString path = m_dir.filePath(QStringLiteral("board photo.PNG"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QCOMPARE(ask(*session, [&] { session->attachFile(path, 2); }), QString());
        QVERIFY(file.remove());
        QCOMPARE(ask(*session, [&] { session->attachBytes(QStringLiteral("pasted.png"), QByteArray("png"), 0); }), QString());
        QCOMPARE(ask(*session, [&] { session->attachFile(path, 2); }), QStringLiteral("attach.unreadable"));
        QCOMPARE(ask(*session, [&] { session->attachBytes(QStringLiteral("x"), "y", 999); }), QStringLiteral("entry.unknown"));
        const auto &kept = session->state().tabletop.attachments;
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.first().file.seq, 2);
        QCOMPARE(kept.first().file.bytes, qint64(bytes.size()));
        QCOMPARE(kept.first().file.mediaType, QStringLiteral("image/png"));
        QFile copy(attachmentPath(m_store, session->runId(), kept.first().file));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(copy.readAll(), QCryptographicHash::Sha256).toHex()), kept.first().file.sha256);
    }
};

QTEST_GUILESS_MAIN(TestSittingSession)
#include "tst_sittingsession.moc"
