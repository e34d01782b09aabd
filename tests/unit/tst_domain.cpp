// SPDX-License-Identifier: GPL-3.0-or-later
// Times, tolerance, critical path.
#include "domain/check.h"
#include "domain/elapsedtext.h"
#include "domain/plan.h"

#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

class TestDomain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // −1 = refused
        const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << QString::fromUtf8(text) << ms; };
        row("45s", 45000);
        row("30m", 1800000);
        row("1h30m", 5400000);
        row("PT30M", 1800000);
        row("PT1H", 3600000);
        row("P1DT2H", 93600000);
        row("30", 1800000);
        row("0.5", 30000);
        row("0:10", 600000);
        row("1:00:30", 3630000);
        row("2d", 172800000);
        row("0", 0);
        row(" 5 min ", 300000);
        row("250ms", 250);
        row("-5", -1);
        row("", -1);
        row("abc", -1);
        row("5x", -1);
        row("1:75", -1);
        row("nan", -1);
        row("inf", -1);
        row("99999999999999d", -1);
    }
    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto value = parseDuration(text);
        QCOMPARE(value.has_value(), ms >= 0);
        if (value)
            QCOMPARE(value->count(), ms);
        else
            QVERIFY(!value.error().hint.isEmpty());
    }

    void offsets()
    {
        QCOMPARE(*parseOffset(QStringLiteral("T+5")), Milliseconds(5min));
        QCOMPARE(*parseOffset(QStringLiteral("T+0:10")), Milliseconds(10min));
        QCOMPARE(*parseOffset(QStringLiteral("T-0:10")), Milliseconds(-10min));
        QCOMPARE(*parseOffset(QStringLiteral("+2h")), Milliseconds(2h));
        QCOMPARE(*parseOffset(QStringLiteral("T+1:00:30")), Milliseconds(1h + 30s));
        QVERIFY(!parseOffset(QStringLiteral("tomorrow")));
    }

    void durationTextReadsBack()
    {
        for (const qint64 ms : {0LL, 1LL, 250LL, 45000LL, 60000LL, 5400000LL, 3661000LL, 86400000LL, 12345678LL})
            QCOMPARE(parseDuration(durationText(Milliseconds(ms)))->count(), ms);
    }

    void clocks()
    {
        QCOMPARE(clockText(47min + 12s), QStringLiteral("0:47:12"));
        QCOMPARE(clockText(26h), QStringLiteral("26:00:00"));
        QCOMPARE(offsetText(Milliseconds(10min)), QStringLiteral("T+0:10:00"));
        QCOMPARE(offsetText(-Milliseconds(10min)), QStringLiteral("T") + QChar(0x2212) + QStringLiteral("0:10:00"));
        QCOMPARE(wordsText(90min), QStringLiteral("1 h 30 min"));
        QCOMPARE(wordsText(47h + 5min), QStringLiteral("47 h 5 min"));
        QCOMPARE(wordsText(76h + 5min), QStringLiteral("3 d 4 h"));
        QCOMPARE(wordsText(34min - Milliseconds(400)), QStringLiteral("34 min"));
        QCOMPARE(wordsText(Milliseconds(0)), QStringLiteral("0 s"));
        QCOMPARE(elapsedText(Milliseconds(99h)), QStringLiteral("99:00:00"));
        QCOMPARE(elapsedText(5637h + 3min), QStringLiteral("234 d 21 h"));
    }

    void tolerance()
    {
        QVERIFY(withinTolerance(10250, 10200, 0.05));
        QVERIFY(withinTolerance(10710, 10200, 0.05)); // exactly 5 %
        QVERIFY(!withinTolerance(10711, 10200, 0.05));
        QVERIFY(withinTolerance(75, 75, 0));
        QVERIFY(!withinTolerance(76, 75, 0));
        QVERIFY(!withinTolerance(qQNaN(), 75, 0.5));
        QVERIFY(!withinTolerance(75, 75, -1));
    }

    void worstOfMany()
    {
        QCOMPARE(worst(Status::Passed, Status::Unknown), Status::Unknown);
        QCOMPARE(worst(Status::Unknown, Status::Failed), Status::Failed);
        QCOMPARE(worst(Status::Skipped, Status::Passed), Status::Passed);
    }

    void paths()
    {
        Plan plan;
        Phase phase;
        const auto add = [&phase](const char *id, int minutes, const QStringList &needs) {
            Step step;
            step.id = QString::fromLatin1(id);
            step.estimate = std::chrono::minutes(minutes);
            step.needs = needs;
            phase.steps.append(step);
        };
        add("a", 5, {});
        add("b", 10, {QStringLiteral("a")});
        add("c", 3, {QStringLiteral("a")});
        add("d", 7, {QStringLiteral("b"), QStringLiteral("c")});
        plan.phases = {phase};
        QCOMPARE(criticalPath(plan), Milliseconds(22min));
        QCOMPARE(sequentialSum(plan), Milliseconds(25min));
    }

    void partialPlanBecomesPhases()
    {
        Plan plan;
        plan.kind = PlanKind::Partial;
        plan.component = QStringLiteral("orders");
        plan.backup = QStringLiteral("orders.dump");
        CheckSpec check;
        check.name = QStringLiteral("users");
        check.sql = QStringLiteral("select count(*) from users");
        check.expected = 10200;
        check.tolerance = 0.05;
        plan.checks = {check};
        const auto phases = executionPhases(plan);
        QCOMPARE(phases.size(), 4);
        QCOMPARE(phases.at(2).steps.first().action->type, QStringLiteral("postgres.validate"));
        QCOMPARE(phases.at(2).steps.first().action->params.value(QStringLiteral("after_critical_failure")).toString(),
                 QStringLiteral("skip_critical"));
        QVERIFY(phases.last().steps.first().always);
        QCOMPARE(plan.recoveryStep(), QStringLiteral("validate"));
    }
};

QTEST_GUILESS_MAIN(TestDomain)
#include "tst_domain.moc"
