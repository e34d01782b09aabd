// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's session as a pure machine: rules, clocks, and any interleaving of what people and laptops do.
#include "domain/outcome.h"
#include "engine/clock.h"
#include "support/sittingplan.h"
#include "support/virtualclock.h"

#include <QRandomGenerator>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QString outage = QStringLiteral("Outage");
const QString leak = QStringLiteral("Leak");

// What the driver does, without threads and disk: completes, asks the rule, appends, folds; finds sleeps.
class Bench
{
public:
    explicit Bench(const Plan &plan) : m_plan(plan), m_fold(plan), m_steady(std::in_place, m_clock), m_watch(std::in_place, m_clock)
    {
        event::RunCreated created;
        created.runId = QStringLiteral("r");
        append(created);
        append(event::DriverAttached{});
        append(event::WentLive{});
    }

    Done ask(const EventBody &asked)
    {
        look();
        const EventBody body = completed(state(), asked);
        if (const auto may = allowed(state(), body); !may)
            return may;
        append(body);
        return {};
    }
    void look()
    {
        const Milliseconds slept = m_watch->look();
        if (slept.count() == 0 || state().phase != RunPhase::Running || state().tabletop.endAsked)
            return;
        const QDateTime woke = now();
        append(event::Paused{QStringLiteral("asleep")}, std::max(woke.addMSecs(-slept.count()), state().lastAt));
        append(event::Resumed{}, woke);
    }
    void kill() // what is left is the journal, as JSON
    {
        QVector<JournalEntry> read;
        for (const JournalEntry &entry : std::as_const(m_entries))
            read.append(*entryFromJson(entryToJson(entry)));
        QVERIFY(read == m_entries);
        m_fold = Fold(m_plan);
        for (const JournalEntry &entry : std::as_const(read))
            m_fold.apply(entry);
        m_steady.emplace(m_clock, std::max(m_clock.now(), state().lastAt));
        m_watch.emplace(m_clock);
        event::DriverAttached again;
        again.resumed = true;
        append(again);
    }

    [[nodiscard]] QDateTime now() const { return m_steady->now(); }
    [[nodiscard]] const RunState &state() const { return m_fold.state(); }
    [[nodiscard]] const ScenarioState &scenario(const QString &key) const { return *state().tabletop.scenario(key); }
    [[nodiscard]] const QVector<JournalEntry> &entries() const { return m_entries; }
    VirtualClock &clock() { return m_clock; }

private:
    void append(const EventBody &body) { append(body, now()); }
    void append(const EventBody &body, const QDateTime &at)
    {
        const QString prev = m_entries.isEmpty() ? firstPrev() : m_entries.last().hash;
        m_entries.append(chain(m_entries.size() + 1, prev, {at, QStringLiteral("f"), body}));
        m_fold.apply(m_entries.last());
    }

    Plan m_plan;
    Fold m_fold;
    VirtualClock m_clock;
    std::optional<SteadyClock> m_steady;
    std::optional<SleepWatch> m_watch;
    QVector<JournalEntry> m_entries;
};

// One random wish of a facilitator; many of them may not be.
EventBody wish(QRandomGenerator &random, const RunState &state)
{
    const QString scenario = random.bounded(4) == 0 ? leak : outage;
    const auto &injects = state.tabletop.scenario(scenario)->injects;
    const QString inject = random.bounded(20) == 0 ? QStringLiteral("nonsense") : injects.at(random.bounded(int(injects.size()))).key;
    const QString other = injects.at(random.bounded(int(injects.size()))).key;
    switch (random.bounded(16)) {
    case 0: return event::Paused{QStringLiteral("coffee")};
    case 1:
    case 2: return event::Resumed{};
    case 3: return event::ScenarioStarted{scenario};
    case 4: return event::InjectHeld{scenario, inject, {}};
    case 5: return event::InjectSkipped{scenario, inject, QStringLiteral("no time")};
    case 6: return event::InjectMoved{scenario, inject, Milliseconds(random.bounded(3600000)), random.bounded(2) ? other : QString()};
    case 7: return event::InjectMoved{scenario, inject, std::nullopt, other};
    case 8: return event::InjectInserted{scenario, {}, {{QStringLiteral("message"), QStringLiteral("Added")}, {QStringLiteral("at"), QStringLiteral("T+3")}}};
    case 9: {
        event::InjectReleased made{scenario, {}, true};
        made.text = QStringLiteral("On the spot");
        return made;
    }
    case 10: return event::ResponseDiscussed{outage, QStringLiteral("1"), QStringLiteral("agreed"), {}};
    case 11: return event::InjectAnswered{scenario, inject, QStringLiteral("yes"), {}};
    default: return event::InjectReleased{scenario, inject};
    }
}

} // namespace

class TestSitting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreUnique()
    {
        const RunState state = Fold(sittingPlan()).state();
        QStringList keys;
        for (const InjectState &inject : state.tabletop.scenario(leak)->injects)
            keys.append(inject.key);
        QCOMPARE(keys, QStringList({QStringLiteral("x"), QStringLiteral("x#2"), QStringLiteral("#3")}));
        QCOMPARE(state.tabletop.scenario(outage)->steps.size(), 2);
        Plan drill;
        QVERIFY(!Fold(drill).state().tabletop.isTabletop);
    }

    void nothingComesByItself()
    {
        Bench bench(sittingPlan());
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        const qsizetype before = bench.entries().size();
        bench.clock().pass(24h);
        bench.look();
        QCOMPARE(bench.entries().size(), before);
        QVERIFY(bench.state().tabletop.released.isEmpty());
        QCOMPARE(dueInjects(bench.state(), bench.now()).size(), 6); // all wait, the contingency does not count
        QCOMPARE(dueInjects(bench.state(), bench.now()).first(), QStringLiteral("i1"));
        QVERIFY(bench.ask(event::InjectReleased{outage, QStringLiteral("i3")}));
        const ReleasedText &text = bench.state().tabletop.released.last();
        QCOMPARE(text.what.text, QStringLiteral("Secret message 3"));
        QCOMPARE(text.what.to.size(), 2);
        QCOMPARE(text.after, Milliseconds(24h));
        QCOMPARE(dueInjects(bench.state(), bench.now()).size(), 5);
    }

    void rulesSayWhy_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("what");
        int what = 0;
        for (const char *code : {"inject.released", "inject.released", "inject.released", "inject.released", "inject.unknown",
                                 "scenario.unknown", "scenario.current", "scenario.not_started", "inject.skipped", "inject.skipped",
                                 "inject.held", "session.empty", "inject.known", "inject.not_released", "step.unknown", "session.word",
                                 "entry.unknown", "gap.unknown", "session.not_paused", "session.empty"})
            QTest::addRow("%d %s", what, code) << QString::fromLatin1(code) << what, ++what;
    }
    void rulesSayWhy()
    {
        QFETCH(QString, code);
        QFETCH(int, what);
        Bench bench(sittingPlan());
        const QString one = QStringLiteral("i1"), two = QStringLiteral("i2"), three = QStringLiteral("i3"), four = QStringLiteral("i4");
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        QVERIFY(bench.ask(event::InjectReleased{outage, one}));
        QVERIFY(bench.ask(event::InjectSkipped{outage, two, {}}));
        QVERIFY(bench.ask(event::InjectHeld{outage, three, {}}));
        event::InjectReleased manual{outage, four, true};
        event::InjectReleased empty{outage, {}, true};
        manual.text = QStringLiteral("x");
        const QVector<EventBody> wrong{event::InjectReleased{outage, one},
                                       event::InjectSkipped{outage, one, {}},
                                       event::InjectHeld{outage, one, {}},
                                       event::InjectMoved{outage, one, 1min, {}},
                                       event::InjectReleased{outage, QStringLiteral("i99")},
                                       event::InjectReleased{QStringLiteral("none"), one},
                                       event::ScenarioStarted{outage},
                                       event::InjectReleased{leak, QStringLiteral("x")},
                                       event::InjectReleased{outage, two},
                                       event::InjectSkipped{outage, two, {}},
                                       event::InjectHeld{outage, three, {}},
                                       empty,
                                       manual,
                                       event::InjectAnswered{outage, four, QStringLiteral("yes"), {}},
                                       event::ResponseDiscussed{outage, QStringLiteral("9"), QStringLiteral("agreed"), {}},
                                       event::ResponseDiscussed{outage, QStringLiteral("1"), QStringLiteral("maybe"), {}},
                                       event::Corrected{999, QStringLiteral("x")},
                                       event::GapChanged{QStringLiteral("G9"), {}},
                                       event::Resumed{},
                                       event::InjectInserted{outage, {}, {}}};
        const qsizetype before = bench.entries().size();
        const auto asked = bench.ask(wrong.at(what));
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, code);
        QCOMPARE(bench.entries().size(), before);
        // A journal that holds it all the same changes nothing.
        Fold fold(sittingPlan());
        for (const JournalEntry &entry : bench.entries())
            fold.apply(entry);
        const TabletopState was = fold.state().tabletop;
        fold.apply(chain(before + 1, fold.state().head, {bench.now(), {}, wrong.at(what)}));
        QVERIFY(fold.state().tabletop == was);
    }

    void pausedNothingIsReleasedAndEndedNothingAdded()
    {
        Bench bench(sittingPlan());
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        QVERIFY(bench.ask(event::Paused{}));
        QCOMPARE(bench.ask(event::InjectReleased{outage, QStringLiteral("i1")}).error().code, QStringLiteral("session.paused"));
        QVERIFY(bench.ask(event::InjectHeld{outage, QStringLiteral("i1"), {}}));
        QVERIFY(bench.ask(event::Resumed{}));
        QVERIFY(bench.ask(event::InjectReleased{outage, QStringLiteral("i1")}));
        QVERIFY(bench.ask(event::InjectSkipped{outage, QStringLiteral("i2"), {}}));
        QVERIFY(bench.ask(event::InjectHeld{outage, QStringLiteral("i2"), {}})); // brings it back
        QVERIFY(bench.ask(event::InjectReleased{outage, QStringLiteral("i2")}));
        QVERIFY(bench.ask(event::EndAsked{}));
        QCOMPARE(bench.ask(event::InjectSkipped{outage, QStringLiteral("i3"), {}}).error().code, QStringLiteral("run.over"));
    }

    void sleepIsAPause()
    {
        Bench bench(sittingPlan());
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        bench.clock().pass(4min);
        bench.clock().sleep(3h);
        bench.clock().setWall(-2h);
        bench.clock().pass(500ms);
        bench.look();
        QCOMPARE(elapsed(bench.state(), bench.now()), Milliseconds(4min + 500ms));
        QCOMPARE(scenarioClock(bench.state(), outage, bench.now()), Milliseconds(4min + 500ms));
        QVERIFY(dueInjects(bench.state(), bench.now()).isEmpty()); // the first is at 5 min: no burst
        QCOMPARE(bench.state().pauses.last().reason, QStringLiteral("asleep"));
        QCOMPARE(bench.state().phase, RunPhase::Running);
        bench.clock().sleep(4s); // too short to be one
        bench.look();
        QCOMPARE(bench.state().pauses.size(), 1);
    }

    void movedAndInsertedFindTheirPlace()
    {
        Bench bench(sittingPlan());
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        QVERIFY(bench.ask(event::InjectMoved{outage, QStringLiteral("i1"), 17min, {}}));
        QVERIFY(bench.ask(event::InjectMoved{outage, QStringLiteral("i5"), 25min, QStringLiteral("i2")}));
        QVERIFY(bench.ask(event::InjectMoved{outage, QStringLiteral("c1"), 1min, {}}));
        QVERIFY(bench.ask(event::InjectInserted{outage, {}, {{QStringLiteral("message"), QStringLiteral("New")}, {QStringLiteral("at"), QStringLiteral("T+16")}}}));
        QStringList keys;
        for (const InjectState &inject : bench.scenario(outage).injects)
            keys.append(inject.key);
        QCOMPARE(keys.join(u' '), QStringLiteral("c1 i5 i2 i3 +1 i1 i4 i6"));
        QVERIFY(!bench.scenario(outage).inject(QStringLiteral("c1"))->inject.contingency);
        bench.clock().pass(2min);
        QCOMPARE(dueInjects(bench.state(), bench.now()), QStringList(QStringLiteral("c1")));
    }

    void correctionsGapsRatings()
    {
        Bench bench(sittingPlan());
        bench.clock().pass(1min);
        const QDateTime typed = bench.now();
        bench.clock().pass(20s);
        QVERIFY(bench.ask(event::Noted{QStringLiteral("note"), QStringLiteral("Down at 9:30"), {}, {}, 120000, typed}));
        const TimelineItem note = bench.state().timeline.last();
        QCOMPARE(note.at, typed.addSecs(-120));
        QCOMPARE(note.enteredAt, typed.addSecs(20));
        QVERIFY(bench.ask(event::Corrected{note.seq, QStringLiteral("Down at 9:20")}));
        const auto &timeline = bench.state().timeline;
        QCOMPARE(timeline.last().corrects, note.seq);
        QCOMPARE(timeline.last().at, note.at);
        QCOMPARE(timeline.at(timeline.size() - 2).text, note.text); // the old one stays
        QCOMPARE(timeline.at(timeline.size() - 2).correctedBy, timeline.last().seq);
        QVERIFY(bench.ask(event::GapRaised{{}, QStringLiteral("No key"), {}, QStringLiteral("P2"), {}, {}, {}, {}}));
        QCOMPARE(gapsOf(bench.state()).last().id, QStringLiteral("GAP-02"));
        QVERIFY(bench.ask(event::GapChanged{QStringLiteral("G1"), {{QStringLiteral("owner"), QStringLiteral("Ama")}, {QStringLiteral("evidence"), QStringLiteral("run 7")}}}));
        QCOMPARE(gapsOf(bench.state()).size(), 2);
        QCOMPARE(gapsOf(bench.state()).first().owner, QStringLiteral("Ama"));
        QCOMPARE(gapsOf(bench.state()).first().description, QStringLiteral("No password"));
        QCOMPARE(bench.state().tabletop.gapFields.value(QStringLiteral("G1")).value(QStringLiteral("evidence")).toString(), QStringLiteral("run 7"));
        QVERIFY(bench.ask(event::ObjectiveRated{QStringLiteral("o1"), QStringLiteral("S"), {}}));
        QVERIFY(bench.ask(event::ObjectiveRated{QStringLiteral("o1"), QStringLiteral("M"), {}}));
        QCOMPARE(bench.state().tabletop.ratings.value(QStringLiteral("o1")).rating, QStringLiteral("M"));
    }

    void verdictIsTheWorstScenario()
    {
        Bench bench(sittingPlan());
        const Plan plan = sittingPlan();
        QVERIFY(bench.ask(event::ScenarioStarted{outage}));
        RunState state = bench.state();
        state.phase = RunPhase::Finished;
        QCOMPARE(verdict(plan, state), Verdict::Unknown); // nothing exercised
        QVERIFY(bench.ask(event::InjectReleased{outage, QStringLiteral("i1")}));
        QVERIFY(bench.ask(event::ResponseDiscussed{outage, QStringLiteral("1"), QStringLiteral("agreed"), {}}));
        state = bench.state();
        state.phase = RunPhase::Finished;
        QCOMPARE(verdict(plan, state), Verdict::Warning); // a step was not discussed
        QVERIFY(bench.ask(event::ResponseDiscussed{outage, QStringLiteral("2"), QStringLiteral("changed"), {}}));
        state = bench.state();
        state.phase = RunPhase::Finished;
        QCOMPARE(verdict(plan, state), Verdict::Passed); // an open P1 gap does not fail it
        const TargetResult rto = rtoResult(plan, state);
        QCOMPARE(*rto.measured, Milliseconds(25min));
        QCOMPARE(*rto.target, Milliseconds(30min));
        QCOMPARE(rto.status, TargetStatus::Met);
        QCOMPARE(exitCode(plan, state), 0);
        Plan late = plan;
        QJsonArray scenarios = late.extra.value(QStringLiteral("scenarios")).toArray();
        QJsonObject first = scenarios.first().toObject();
        first[QStringLiteral("expected_rto")] = 20;
        scenarios[0] = first;
        late.extra[QStringLiteral("scenarios")] = scenarios;
        QCOMPARE(verdict(late, state), Verdict::Failed);
        QCOMPARE(verdict(late, RunState()), Verdict::Unknown); // on paper only
    }

    // 1,000 sittings: whatever happens in whatever order, each inject comes once or not at all, and no clock
    // runs in a pause.
    void anyInterleaving()
    {
        const Plan plan = sittingPlan();
        const quint32 seed = qEnvironmentVariableIsSet("MUSTER_SEED") ? qEnvironmentVariable("MUSTER_SEED").toUInt() : 20261121U;
        QRandomGenerator random(seed);
        for (int round = 0; round < 1000; ++round) {
            Bench bench(plan);
            QHash<QString, int> asked; // accepted releases, by inject
            Milliseconds ran{0};       // independently: awake and not paused
            QHash<QString, Milliseconds> scenarioRan;
            for (int i = 0; i < 60; ++i) {
                const QString here = QStringLiteral("seed %1 round %2 op %3").arg(seed).arg(round).arg(i);
                const Milliseconds time(random.bounded(600000));
                const bool running = bench.state().phase == RunPhase::Running;
                const Milliseconds before = elapsed(bench.state(), bench.now());
                const qsizetype released = bench.state().tabletop.released.size();
                const int kind = random.bounded(12);
                if (kind == 0) {
                    bench.clock().sleep(time + 6s);
                } else if (kind == 1) {
                    bench.clock().setWall(Milliseconds(random.bounded(7200000) - 3600000));
                } else if (kind == 2) {
                    bench.look();
                    const Milliseconds alive = elapsed(bench.state(), bench.state().lastAt);
                    bench.clock().pass(time);
                    bench.kill();
                    const Milliseconds now = elapsed(bench.state(), bench.now());
                    QVERIFY2(now >= alive && (running || now == alive), qPrintable(here));
                    ran = now; // dead time counts, by the wall clock
                    scenarioRan.clear();
                    for (const ScenarioState &scenario : bench.state().tabletop.scenarios)
                        scenarioRan[scenario.key] = scenarioClock(bench.state(), scenario.key, bench.now());
                } else if (kind < 6) {
                    bench.clock().pass(time);
                    if (running) {
                        ran += time;
                        scenarioRan[bench.state().tabletop.current] += time;
                    }
                    if (!running)
                        QVERIFY2(elapsed(bench.state(), bench.now()) == before, qPrintable(here));
                } else {
                    const EventBody body = wish(random, bench.state());
                    bench.look();
                    const auto *release = std::get_if<event::InjectReleased>(&body);
                    const QString manual = release && release->manual ? QString() : release ? release->inject : QString();
                    if (bench.ask(body) && release) {
                        const event::InjectReleased &done = bench.state().tabletop.released.last().what;
                        QVERIFY2(release->manual || done.inject == manual, qPrintable(here));
                        ++asked[done.scenario + u'/' + done.inject];
                    }
                }
                bench.look();
                const RunState &state = bench.state();
                QVERIFY2(elapsed(state, bench.now()) == ran, qPrintable(here));
                for (const ScenarioState &scenario : state.tabletop.scenarios) {
                    QVERIFY2(scenarioClock(state, scenario.key, bench.now()) == scenarioRan.value(scenario.key), qPrintable(here));
                    for (const InjectState &inject : scenario.injects) {
                        const int times = asked.value(scenario.key + u'/' + inject.key);
                        QVERIFY2(times == (inject.status == InjectStatus::Released ? 1 : 0), qPrintable(here));
                    }
                }
                QVERIFY2(state.tabletop.released.size() == asked.size(), qPrintable(here));
                QVERIFY2(state.tabletop.released.size() <= released + 1, qPrintable(here)); // no bursts
                QVERIFY2(state.tabletop.scenario(outage)->injects.size() >= 7, qPrintable(here));
            }
            qint64 written = 0;
            Fold prefix(plan);
            for (const JournalEntry &entry : bench.entries()) {
                prefix.apply(entry);
                (void)verdict(plan, prefix.state());
                (void)headline(plan, prefix.state());
                written += std::holds_alternative<event::InjectReleased>(entry.event.body) ? 1 : 0;
            }
            QCOMPARE(written, qint64(asked.size()));
            QVERIFY(prefix.state() == bench.state());
        }
    }

    // Entries without rhyme or reason, also of the wrong plan, never break the fold.
    void nonsenseFolds()
    {
        QRandomGenerator random(3);
        const RunState known = Fold(sittingPlan()).state();
        for (const Plan &plan : {sittingPlan(), Plan()}) {
            for (int round = 0; round < 200; ++round) {
                Fold fold(plan);
                for (int i = 1; i < 40; ++i) {
                    EventBody body = wish(random, known);
                    if (random.bounded(10) == 0)
                        body = event::Corrected{random.bounded(50), QStringLiteral("x")};
                    if (random.bounded(20) == 0)
                        body = event::RunFinished{};
                    fold.apply(chain(i, {}, {QDateTime::fromMSecsSinceEpoch(random.bounded(1000000), Qt::UTC), {}, body}));
                    (void)dueInjects(fold.state(), QDateTime::currentDateTimeUtc());
                    (void)gapsOf(fold.state());
                }
                QCOMPARE(fold.state().count, 39);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSitting)
#include "tst_sitting.moc"
