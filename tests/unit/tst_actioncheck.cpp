// SPDX-License-Identifier: GPL-3.0-or-later
// What an action asks for has to be in the plan before anything starts.
#include "engine/actioncheck.h"

#include <QTest>

using namespace muster;

namespace
{

Plan planWith(const QString &type, const QJsonObject &params)
{
    Step first;
    first.id = QStringLiteral("tick");
    Step second;
    second.id = QStringLiteral("act");
    second.action = ActionSpec{type, params};
    Phase phase;
    phase.steps = {first, second};
    Plan plan;
    plan.phases = {phase};
    return plan;
}

ActionRegistry registry()
{
    ActionRegistry known;
    known.add(
        {QStringLiteral("backup.find"), {}, {QStringLiteral("location")}, {QStringLiteral("date")}, {}, {QStringLiteral("backup")}, {}});
    known.add({QStringLiteral("restore"), {}, {}, {QStringLiteral("backup")}, {}, {}, {QStringLiteral("backup")}});
    return known;
}

} // namespace

class TestActionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void complete()
    {
        const Plan plan =
            planWith(QStringLiteral("backup.find"), {{QStringLiteral("location"), QStringLiteral("/b")}});
        QVERIFY(checkActions(plan, registry()).has_value());
        QVERIFY(actionWarnings(plan, registry()).isEmpty());
    }

    void missingOrEmpty()
    {
        for (const QJsonObject &params :
             {QJsonObject{}, QJsonObject{{QStringLiteral("location"), QStringLiteral("")}},
              QJsonObject{{QStringLiteral("location"), QJsonValue::Null}}}) {
            const Done checked = checkActions(planWith(QStringLiteral("backup.find"), params), registry());
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, QStringLiteral("plan.missing_parameter"));
            QCOMPARE(checked.error().fault, Fault::BadInput);
            QCOMPARE(checked.error().pointer, QStringLiteral("/phases/0/steps/1/action"));
            QVERIFY(checked.error().message.contains(u"location") &&
                    checked.error().hint.contains(u"location"));
        }
    }

    void anEarlierStepMayGiveIt()
    {
        Plan plan = planWith(QStringLiteral("restore"), {});
        QCOMPARE(checkActions(plan, registry()).error().code, QStringLiteral("plan.missing_parameter"));
        QVERIFY(checkActions(planWith(QStringLiteral("restore"), {{QStringLiteral("backup"), QStringLiteral("x")}}), registry()));
        Step find;
        find.id = QStringLiteral("find");
        find.action = ActionSpec{QStringLiteral("backup.find"), {{QStringLiteral("location"), QStringLiteral("/b")}}};
        plan.phases.first().steps.prepend(find);
        QVERIFY(checkActions(plan, registry()));
    }

    void conditionsAreRead()
    {
        Plan plan = planWith(QStringLiteral("backup.find"), {{QStringLiteral("location"), QStringLiteral("/b")}});
        plan.phases.first().steps.last().when = QStringLiteral("bogus passed");
        const Done checked = checkActions(plan, registry());
        QCOMPARE(checked.error().code, QStringLiteral("condition.syntax"));
        QCOMPARE(checked.error().pointer, QStringLiteral("/phases/0/steps/1/when"));
    }

    void unknownActionAndParameter()
    {
        const Done checked = checkActions(planWith(QStringLiteral("backup.fnd"), {}), registry());
        QCOMPARE(checked.error().code, QStringLiteral("plan.unknown_action"));
        const QStringList warnings = actionWarnings(
            planWith(QStringLiteral("backup.find"),
                     {{QStringLiteral("location"), QStringLiteral("/b")}, {QStringLiteral("dat"), 1}}),
            registry());
        QCOMPARE(warnings.size(), 1);
        QVERIFY(warnings.first().startsWith(u"/phases/0/steps/1/action/dat:"));
    }
};

QTEST_GUILESS_MAIN(TestActionCheck)
#include "tst_actioncheck.moc"
