// SPDX-License-Identifier: GPL-3.0-or-later
// Tabletop values: read, changed, written back; sum and critical path; quiet stretches.
#include "domain/tabletop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace muster;

namespace
{

constexpr Milliseconds minute{60000};

ResponseStep step(const QString &id, int minutes, const QStringList &dependencies = {})
{
    ResponseStep step;
    step.id = id;
    step.action = u"Do "_qs + id;
    step.estimate = minutes * minute;
    step.dependencies = dependencies;
    return step;
}

Plan planOf(const char *json)
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.extra = QJsonDocument::fromJson(json).object();
    return plan;
}

// Longest path by trying every order of relaxation: slow and simple, to compare with.
qint64 longestPath(const QVector<ResponseStep> &steps)
{
    QVector<qint64> end(steps.size(), 0);
    for (int round = 0; round <= steps.size(); ++round) {
        for (int i = 0; i < steps.size(); ++i) {
            qint64 start = 0;
            for (const QString &need : steps[i].dependencies)
                start = std::max(start, end[need.toInt()]);
            end[i] = start + steps[i].estimate->count();
        }
    }
    return steps.isEmpty() ? 0 : *std::max_element(end.begin(), end.end());
}

} // namespace

class TestTabletop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unchangedIsWrittenAsItCame()
    {
        const Plan plan =
            planOf(R"({"scenarios": [{"name": "a", "expected_rto": "30m", "expected_rpo": 0, "mine": 1,
            "injects": [{"number": 7, "at": "9:30", "to": "dba", "x": [1]}, {"number": "7b", "contingency": "if stuck"}]}],
            "response_steps": {"a": [{"action": "look", "estimated_duration_minutes": 2.5}], "gone": [{"action": "b"}]},
            "objectives": ["bare", {"id": "o", "text": "t", "y": 2}], "observations": [], "gaps": [{"owner": null}],
            "other": true})");
        QCOMPARE(withTabletop(plan, tabletopOf(plan)).extra, plan.extra);
        const Plan bare = planOf("{}");
        QCOMPARE(withTabletop(bare, tabletopOf(bare)).extra, QJsonObject());
    }

    void onlyWhatChangedIsWritten()
    {
        const Plan plan = planOf(R"({"scenarios": [{"name": "a", "expected_rto": "30m", "mine": 1}]})");
        Tabletop tabletop = tabletopOf(plan);
        tabletop.scenarios[0].severity = u"high"_qs;
        tabletop.scenarios[0].steps.append(step(u"s1"_qs, 3));
        Inject inject;
        inject.at = Milliseconds(90000);
        inject.contingency = true;
        tabletop.scenarios[0].injects.append(inject);
        const Plan changed = withTabletop(plan, tabletop);
        const QJsonObject scenario = changed.extra.value(u"scenarios").toArray().at(0).toObject();
        QCOMPARE(scenario.value(u"expected_rto"), QJsonValue(u"30m"_qs));
        QCOMPARE(scenario.value(u"mine"), QJsonValue(1));
        const QJsonObject written = scenario.value(u"injects").toArray().at(0).toObject();
        QCOMPARE(written, (QJsonObject{{u"at"_qs, u"T+0:01:30"_qs}, {u"contingency"_qs, true}}));
        const Tabletop again = tabletopOf(changed);
        QCOMPARE(again.scenarios[0].steps[0].estimate, std::optional(3 * minute));
        QCOMPARE(again.scenarios[0].injects[0].at, std::optional(Milliseconds(90000)));
    }

    void renamingAScenarioTakesItsStepsAlong()
    {
        const Plan plan =
            planOf(R"({"scenarios": [{"name": "a"}], "response_steps": {"a": [{"action": "x"}]}})");
        Tabletop tabletop = tabletopOf(plan);
        tabletop.scenarios[0].name = u"b"_qs;
        const QJsonObject steps = withTabletop(plan, tabletop).extra.value(u"response_steps").toObject();
        QCOMPARE(steps.keys(), QStringList{u"b"_qs});
    }

    void freeTextWaitsForTheStepAbove()
    {
        QVector<ResponseStep> steps{step(u"1"_qs, 2), step(u"2"_qs, 5, {u"Alert acknowledged"_qs}),
                                    step(u"3"_qs, 10, {u"Failure type identified"_qs}),
                                    step(u"4"_qs, 5, {u"Failover complete"_qs}),
                                    step(u"5"_qs, 3, {u"Service restored"_qs})};
        const ResponseAnalysis analysis = analyseResponse(steps);
        QCOMPARE(analysis.sum, 25 * minute);
        QCOMPARE(analysis.critical, 25 * minute);
        QCOMPARE(analysis.freeText.size(), 4);
        steps[4].dependencies = {u" do 1"_qs}; // its action's words
        QCOMPARE(analyseResponse(steps).critical, 22 * minute);
    }

    void cyclesAreNamed()
    {
        const ResponseAnalysis analysis =
            analyseResponse({step(u"a"_qs, 1), step(u"b"_qs, 2, {u"d"_qs}), step(u"c"_qs, 3, {u"b"_qs}),
                             step(u"d"_qs, 4, {u"c"_qs, u"a"_qs})});
        QCOMPARE(analysis.cycle, (QStringList{u"Do b"_qs, u"Do d"_qs, u"Do c"_qs, u"Do b"_qs}));
        QCOMPARE(analysis.critical, analysis.sum);
        QCOMPARE(analyseResponse({step(u"a"_qs, 1, {u"a"_qs})}).cycle.size(), 2);
        QVERIFY(analyseResponse({}).path.isEmpty());
    }

    void longestPathIsFound()
    {
        QRandomGenerator random(20261121);
        for (int round = 0; round < 500; ++round) {
            QVector<ResponseStep> steps;
            const int count = random.bounded(12);
            for (int i = 0; i < count; ++i) {
                QStringList needs;
                for (int j = 0; j < i; ++j) {
                    if (random.bounded(3) == 0)
                        needs.append(QString::number(j));
                }
                steps.append(step(QString::number(i), random.bounded(30), needs));
            }
            const ResponseAnalysis analysis = analyseResponse(steps);
            QCOMPARE(analysis.critical.count(), longestPath(steps));
            qint64 along = 0;
            for (const int i : analysis.path)
                along += steps[i].estimate->count();
            QCOMPARE(along, analysis.critical.count());
        }
    }

    void aChainOfThousands()
    {
        QVector<ResponseStep> steps;
        for (int i = 0; i < 3000; ++i)
            steps.append(
                step(QString::number(i), 1, i > 0 ? QStringList{QString::number(i - 1)} : QStringList()));
        QCOMPARE(analyseResponse(steps).critical, 3000 * minute);
    }

    void quietStretchesAreFound()
    {
        QVector<Inject> injects(4);
        injects[0].at = 0 * minute;
        injects[1].at = 40 * minute;
        injects[2].at = 10 * minute;
        injects[3].at = 25 * minute;
        injects[3].contingency = true;
        const QVector<QuietStretch> quiet = quietStretches(injects, 9 * minute);
        QCOMPARE(quiet.size(), 2);
        QCOMPARE(quiet[0].from, 10 * minute);
        QCOMPARE(quiet[0].to, 40 * minute);
        QVERIFY(quietStretches(injects, 30 * minute).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestTabletop)
#include "tst_tabletop.moc"
