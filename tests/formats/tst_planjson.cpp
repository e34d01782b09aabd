// SPDX-License-Identifier: GPL-3.0-or-later
// A plan is read as it was written, and written so that nothing is lost.
#include "formats/planjson.h"
#include "formats/plansamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

QString why(const Result<LoadedPlan> &loaded)
{
    return loaded ? QString() : QString(loaded.error().code + u": " + loaded.error().message);
}

QJsonValue at(const QJsonValue &value, const QString &pointer)
{
    QJsonValue here = value;
    const QStringList tokens = pointer.split(u'/').mid(1);
    for (const QString &token : tokens)
        here = here.isArray() ? here.toArray().at(token.toInt()) : here.toObject().value(token);
    return here;
}

} // namespace

class TestPlanJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKey()
    {
        const auto loaded = parsePlan(samples::fullDrill());
        QVERIFY2(loaded, qPrintable(why(loaded)));
        const Plan &plan = loaded->plan;
        QCOMPARE(plan.kind, PlanKind::Drill);
        QCOMPARE(plan.title, QStringLiteral("Üll drill"));
        QCOMPARE(plan.targets.rto, std::optional<Milliseconds>(90min));
        QCOMPARE(plan.targets.rpo, std::optional<Milliseconds>(15s));
        QCOMPARE(plan.participants.at(1).role, QStringLiteral("dba"));
        QCOMPARE(plan.tags, QStringList({QStringLiteral("monthly"), QStringLiteral("pg")}));
        QVERIFY(plan.surprise);
        QCOMPARE(plan.maxParallel, 2);
        QCOMPARE(plan.goLive, QStringLiteral("fetch"));
        QCOMPARE(plan.phases.at(0).due, std::optional<Milliseconds>(-10min));
        QCOMPARE(plan.phases.at(0).target, std::optional<Milliseconds>(45s));
        QCOMPARE(plan.phases.at(1).due, std::optional<Milliseconds>(60min));
        const Step *fetch = plan.findStep(QStringLiteral("fetch"));
        QVERIFY(fetch);
        QCOMPARE(fetch->estimate, std::optional<Milliseconds>(10s));
        QCOMPARE(fetch->timeout, std::optional<Milliseconds>(90s));
        QCOMPARE(fetch->retry.attempts, 3);
        QCOMPARE(fetch->retry.interval, Milliseconds(5s));
        QCOMPARE(fetch->retry.backoff, 1.5);
        QCOMPARE(fetch->retry.maxDelay, Milliseconds(10min));
        QCOMPARE(fetch->onFailure, OnFailure::Rollback);
        QCOMPARE(fetch->action->type, QStringLiteral("backup.fetch"));
        QVERIFY(plan.findStep(QStringLiteral("cleanup"))->always);
        QVERIFY(plan.findStep(QStringLiteral("call-1"))->isManual());
    }

    void keepsUnknownKeysAtEveryLevel()
    {
        const auto loaded = parsePlan(samples::fullDrill());
        QVERIFY2(loaded, qPrintable(why(loaded)));
        const QJsonObject written = QJsonDocument::fromJson(planToJson(loaded->plan)).object();
        QCOMPARE(at(written, QStringLiteral("/house_rule/deep/1")).toDouble(), 2.5);
        QVERIFY(at(written, QStringLiteral("/house_rule/deep/2")).toObject().contains(u"x"));
        QCOMPARE(at(written, QStringLiteral("/targets/mtpd_minutes")).toInt(), 240);
        QCOMPARE(at(written, QStringLiteral("/participants/1/phone")).toString(), QStringLiteral("12"));
        QCOMPARE(at(written, QStringLiteral("/participants/0")).toString(), QStringLiteral("Ada"));
        QCOMPARE(at(written, QStringLiteral("/phases/0/colour")).toString(), QStringLiteral("red"));
        QCOMPARE(at(written, QStringLiteral("/phases/0/steps/0/sticker")).toInt(), 7);
        QCOMPARE(at(written, QStringLiteral("/phases/0/steps/0/steps/0/mood")).toString(),
                 QStringLiteral("good"));
        QCOMPARE(at(written, QStringLiteral("/phases/0/steps/1/action/future/a/0")).toBool(), true);
        QCOMPARE(at(written, QStringLiteral("/phases/0/steps/1/retry/jitter")).toDouble(), 0.1);
        QCOMPARE(at(written, QStringLiteral("/notifications/on_start/0")).toString(), QStringLiteral("ops"));
        for (const char *pointer : {"/house_rule", "/targets/mtpd_minutes", "/participants/1/phone",
                                    "/phases/0/colour", "/phases/0/steps/0/sticker",
                                    "/phases/0/steps/0/steps/0/mood", "/phases/0/steps/1/retry/jitter"}) {
            QVERIFY2(!loaded->warnings.filter(QString(QLatin1String(pointer) + u':')).isEmpty(), pointer);
        }
        QCOMPARE(loaded->warnings.size(), 7);
    }

    void roundTrip_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("full drill") << samples::fullDrill();
        QTest::newRow("small drill") << samples::smallDrill();
        QTest::newRow("partial") << samples::partial();
        QTest::newRow("tabletop") << samples::tabletopRecord();
        QTest::newRow("failover") << samples::failover();
        QTest::newRow("verification") << samples::verification();
    }
    void roundTrip()
    {
        QFETCH(QByteArray, json);
        const auto first = parsePlan(json);
        QVERIFY2(first, qPrintable(why(first)));
        const QByteArray written = planToJson(first->plan);
        const auto second = parsePlan(written);
        QVERIFY2(second, qPrintable(why(second)));
        QVERIFY(first->plan == second->plan);
        QCOMPARE(planToJson(second->plan), written);
        const auto fromJournal = planFromObject(planToObject(first->plan));
        QVERIFY(fromJournal.has_value());
        QVERIFY(*fromJournal == first->plan);
    }

    void writesInTheContractsOrder()
    {
        const QByteArray json = planToJson(parsePlan(samples::smallDrill())->plan);
        const QList<QByteArray> order{"\"muster\"", "\"kind\"", "\"id\"", "\"targets\"", "\"phases\""};
        for (qsizetype i = 1; i < order.size(); ++i)
            QVERIFY2(json.indexOf(order.at(i - 1)) < json.indexOf(order.at(i)), order.at(i).constData());
        QVERIFY(json.contains("\"rto_minutes\": 30"));
        QVERIFY(json.endsWith("}\n"));
    }

    void largeNumbersSurvive()
    {
        const auto loaded = parsePlan(samples::verification());
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QVERIFY(planToJson(loaded->plan).contains("\"min_size_bytes\": 1000000000000"));
    }

    void tabletopOfTheSourceLoads()
    {
        const auto loaded = parsePlan(samples::tabletopRecord());
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QCOMPARE(loaded->plan.kind, PlanKind::Tabletop);
        QCOMPARE(loaded->plan.id, QStringLiteral("TTE-2026-001"));
        QVERIFY2(loaded->warnings.isEmpty(), qPrintable(loaded->warnings.join(u'\n')));
        for (const char *key : {"scenarios", "response_steps", "gaps", "observations"})
            QVERIFY2(loaded->plan.extra.contains(QLatin1String(key)), key);
        QCOMPARE(at(loaded->plan.extra, QStringLiteral("/gaps/0/priority")).toString(), QStringLiteral("P1"));
    }

    void emptyListsAndZeroTargetsAreValid()
    {
        const auto loaded = parsePlan(
            R"({"exercise_id": "T", "date": "", "facilitator": "", "participants": [], "scenarios": [],
                                          "response_steps": {}, "gaps": [], "observations": [], "targets": {"rto_minutes": 0}})");
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QCOMPARE(loaded->plan.targets.rto, std::optional<Milliseconds>(0ms));
    }

    void anEmptyTargetIsNone()
    {
        const auto loaded = parsePlan(R"({"muster": 1, "kind": "drill", "id": "x", "phases": [],
                                          "targets": {"rto_minutes": "${RTO:-}", "rpo_minutes": "${RPO:-5}"}})");
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QVERIFY(!loaded->plan.targets.rto);
        QCOMPARE(loaded->plan.targets.rpo, std::optional<Milliseconds>(5min));
        QVERIFY(loaded->plan.targets.extra.isEmpty());
    }

    void variablesAreFilled()
    {
        const QByteArray json =
            R"({"muster": 1, "kind": "drill", "id": "${NAME}-${KIND:-x}", "max_parallel": "${N:-3}",
          "surprise": "${S:-false}", "title": "$${KEPT} ${P:-a-{date}.dump}", "targets": {"rto_minutes": "${RTO}"}, "phases": []})";
        const auto loaded = parsePlan(json, {{QStringLiteral("NAME"), QStringLiteral("shop")},
                                             {QStringLiteral("RTO"), QStringLiteral("90s")}});
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QCOMPARE(loaded->plan.id, QStringLiteral("shop-x"));
        QCOMPARE(loaded->plan.maxParallel, 3);
        QCOMPARE(loaded->plan.surprise, false);
        QCOMPARE(loaded->plan.title, QStringLiteral("${KEPT} a-{date}.dump"));
        QCOMPARE(loaded->plan.targets.rto, std::optional<Milliseconds>(90s));
    }

    void allUnsetVariablesAreNamed()
    {
        const auto loaded = parsePlan(
            R"({"muster": 1, "kind": "drill", "id": "${ONE}", "title": "${TWO} ${ONE}", "phases": []})");
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, QStringLiteral("plan.unset_variable"));
        QVERIFY(loaded.error().message.contains(u"ONE, TWO"));
        QCOMPARE(loaded.error().pointer, QStringLiteral("/id"));
        QCOMPARE(loaded.error().line, 1);
    }

    void editingKeepsVariables()
    {
        const QByteArray json =
            R"({"muster": 1, "kind": "drill", "id": "x", "max_parallel": "${N:-3}", "title": "${TITLE}",
          "targets": {"rto_minutes": "${RTO:-}", "rpo_minutes": 5},
          "phases": [{"id": "p", "due": "${DUE}", "target_minutes": "${M}", "steps": [
            {"id": "a", "text": "A", "estimate_minutes": "${E}", "on_failure": "${F}", "retry": {"attempts": "${A}"},
             "action": {"type": "command", "argv": ["${CMD}"]}, "timeout_seconds": "${T}", "always": "${ALWAYS}"}]}]})";
        const auto loaded = parsePlanForEditing(json);
        QVERIFY2(loaded, qPrintable(why(loaded)));
        QVERIFY2(loaded->warnings.isEmpty(), qPrintable(loaded->warnings.join(u'\n')));
        QVERIFY(!loaded->plan.targets.rto);
        const QByteArray written = planToJson(loaded->plan);
        for (const char *kept : {"${N:-3}", "${TITLE}", "${RTO:-}", "${DUE}", "${M}", "${E}", "${F}", "${A}",
                                 "${CMD}", "${T}", "${ALWAYS}"})
            QVERIFY2(written.contains(kept), kept);
        const auto again = parsePlanForEditing(written);
        QVERIFY2(again, qPrintable(why(again)));
        QVERIFY(again->plan == loaded->plan);
    }

    void kindFollowsFromTheKeys()
    {
        QCOMPARE(parsePlan(R"({"muster": 1, "id": "x", "phases": []})")->plan.kind, PlanKind::Drill);
        QCOMPARE(parsePlan(R"({"muster": 1, "id": "x", "components": []})")->plan.kind, PlanKind::Failover);
        QCOMPARE(parsePlan(R"({"muster": 1, "id": "x", "backups": []})")->plan.kind, PlanKind::Verification);
        QCOMPARE(parsePlan(R"({"muster": 1, "id": "x", "checks": []})")->plan.kind, PlanKind::Partial);
    }

    void defaultsAfterACriticalFailure()
    {
        QCOMPARE(parsePlan(samples::partial())->plan.afterCriticalFailure, QStringLiteral("skip_critical"));
        QCOMPARE(parsePlan(samples::smallDrill())->plan.afterCriticalFailure, QStringLiteral("run_all"));
    }
};

QTEST_GUILESS_MAIN(TestPlanJson)
#include "tst_planjson.moc"
