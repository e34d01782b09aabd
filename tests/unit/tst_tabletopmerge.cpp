// SPDX-License-Identifier: GPL-3.0-or-later
// One tabletop added to another: free names and ids, references that follow, nothing of either lost.
#include "domain/tabletopmerge.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace muster;

class TestTabletopMerge : public QObject
{
    Q_OBJECT

    static Plan planOf(const QByteArray &body)
    {
        Plan plan;
        plan.kind = PlanKind::Tabletop;
        plan.id = QStringLiteral("x");
        plan.title = QStringLiteral("Mine");
        plan.extra = QJsonDocument::fromJson(body).object();
        return plan;
    }
    static Plan mine()
    {
        Plan plan = planOf(R"({"scenarios": [{"name": "A", "injects": [{"id": "i1", "message": "m1", "objective": "O1"}]},
            {"name": "B"}], "response_steps": {"A": [{"id": "1", "action": "one"}]}, "mine": 7,
            "objectives": [{"id": "O1", "text": "Be quick"}], "gaps": [{"id": "G1", "description": "g"}],
            "observations": ["o"]})");
        plan.participants = {{QStringLiteral("Ann"), QStringLiteral("dba"), {}}};
        return plan;
    }
    static Plan theirs()
    {
        Plan plan = planOf(R"({"scenarios": [{"name": "A", "injects": [{"id": "i1", "message": "n1", "objective": "O1"},
            {"id": "i2", "message": "n2", "objective": "O2"}, {"message": "n3"}]}],
            "response_steps": {"A": [{"id": "1", "action": "eins"}, {"id": "2", "action": "zwei", "dependencies": ["1", "power is back"]}]},
            "objectives": [{"id": "O1", "text": "Be safe"}, {"id": "O2", "text": "be QUICK "}],
            "gaps": [{"id": "G1", "description": "h"}], "observations": ["o", "p"]})");
        plan.title = QStringLiteral("Theirs");
        plan.participants = {{QStringLiteral("Ann"), QStringLiteral("dba"), {}}, {QStringLiteral("Bob"), {}, {}}};
        return plan;
    }

private Q_SLOTS:
    void asScenariosOfTheirOwn()
    {
        const Plan plan = mergedTabletop(mine(), theirs());
        const Tabletop all = tabletopOf(plan);
        QCOMPARE(plan.title, QStringLiteral("Mine"));
        QCOMPARE(plan.extra.value(QStringLiteral("mine")).toInt(), 7);
        QCOMPARE(all.scenarios.size(), 3);
        QCOMPARE(all.scenarios[0], tabletopOf(mine()).scenarios[0]);
        QCOMPARE(all.scenarios[2].name, QStringLiteral("A (2)"));
        QCOMPARE(all.scenarios[2].steps.size(), 2); // its own, not those of the other A
        QCOMPARE(all.scenarios[0].steps.size(), 1);
        QCOMPARE(all.scenarios[2].injects[0].objective, QStringLiteral("O2")); // "Be safe" has a free id
        QCOMPARE(all.scenarios[2].injects[1].objective, QStringLiteral("O1")); // of the same text
        QCOMPARE(all.objectives.size(), 2);
        QCOMPARE(all.gaps.size(), 2);
        QVERIFY(all.gaps[0].id != all.gaps[1].id);
        QCOMPARE(all.observations, (QStringList{QStringLiteral("o"), QStringLiteral("p")}));
        QCOMPARE(plan.participants.size(), 2);
    }

    void intoAScenario()
    {
        const Tabletop all = tabletopOf(mergedTabletop(mine(), theirs(), 0));
        QCOMPARE(all.scenarios.size(), 2);
        const Scenario &scenario = all.scenarios[0];
        QCOMPARE(scenario.injects.size(), 4);
        QCOMPARE(scenario.injects[0].message, QStringLiteral("m1"));
        QSet<QString> ids;
        for (const Inject &inject : scenario.injects)
            ids.insert(inject.id);
        QCOMPARE(ids.size(), 4); // one has none
        QCOMPARE(scenario.steps.size(), 3);
        QVERIFY(scenario.steps[1].id != scenario.steps[0].id);
        QCOMPARE(scenario.steps[2].dependencies.first(), scenario.steps[1].id); // follows its step
        QCOMPARE(scenario.steps[2].dependencies.last(), QStringLiteral("power is back"));
        QVERIFY(all.scenarios[1].injects.isEmpty());
    }

    void manyTimes()
    {
        Plan plan = mine();
        for (int i = 0; i < 20; ++i)
            plan = mergedTabletop(plan, theirs(), i % 3 - 1);
        const Tabletop all = tabletopOf(plan);
        QSet<QString> names;
        for (const Scenario &scenario : all.scenarios) {
            QVERIFY(!names.contains(scenario.name));
            names.insert(scenario.name);
            QSet<QString> ids;
            for (const ResponseStep &step : scenario.steps) {
                QVERIFY2(!ids.contains(step.id), qPrintable(step.id));
                ids.insert(step.id);
            }
        }
        QSet<QString> gaps;
        for (const Gap &gap : all.gaps)
            gaps.insert(gap.id);
        QCOMPARE(gaps.size(), 21);
        QCOMPARE(all.objectives.size(), 2);
    }

    void nothingIntoNothing()
    {
        Plan empty;
        empty.kind = PlanKind::Tabletop;
        QCOMPARE(mergedTabletop(mine(), empty), mine());
        QCOMPARE(tabletopOf(mergedTabletop(empty, theirs(), 5)).scenarios.size(), 1); // there is no scenario 5
    }
};

QTEST_GUILESS_MAIN(TestTabletopMerge)
#include "tst_tabletopmerge.moc"
