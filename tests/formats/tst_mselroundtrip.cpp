// SPDX-License-Identifier: GPL-3.0-or-later
// Imported, exported, imported again: equal; both column sets, CSV and XLSX, random exercises.
#include "formats/importer.h"
#include "formats/planjson.h"
#include "formats/tabletopsamples.h"

#include <QTest>

using namespace muster;

namespace
{

Result<Imported> imported(const QByteArray &bytes, bool keep = false)
{
    ImportRequest request;
    request.fileName = u"any.csv"_qs;
    request.scenario = u"Scenario 1"_qs;
    request.mapping.keepOthers = keep;
    return importBytes(bytes, request);
}

void compareInjects(const Plan &is, const Plan &was)
{
    const Tabletop a = tabletopOf(is);
    const Tabletop b = tabletopOf(was);
    QCOMPARE(a.scenarios.size(), b.scenarios.size());
    const auto objective = [](const Tabletop &tabletop, const QString &id) {
        for (const Objective &each : tabletop.objectives)
            if (each.id == id)
                return each.text.trimmed();
        return id;
    };
    for (qsizetype s = 0; s < a.scenarios.size(); ++s) {
        QCOMPARE(a.scenarios[s].name, b.scenarios[s].name);
        QCOMPARE(a.scenarios[s].injects.size(), b.scenarios[s].injects.size());
        for (qsizetype i = 0; i < a.scenarios[s].injects.size(); ++i) {
            const Inject &x = a.scenarios[s].injects[i];
            const Inject &y = b.scenarios[s].injects[i];
            QCOMPARE(x.id, y.id);
            QCOMPARE(x.number, y.number);
            QVERIFY(x.at == y.at);
            QCOMPARE(x.mode, y.mode);
            QCOMPARE(x.from, y.from);
            QCOMPARE(x.to, y.to);
            QCOMPARE(x.message, y.message);
            QCOMPARE(x.expectedResponse, y.expectedResponse);
            QCOMPARE(objective(a, x.objective), objective(b, y.objective));
            QCOMPARE(x.contingency, y.contingency);
            QCOMPARE(x.notes, y.notes);
            QCOMPARE(x.artifacts, y.artifacts);
        }
    }
}

} // namespace

class TestMselRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnSets_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::newRow("HSEEP") << samples::hseepCsv();
        QTest::newRow("T+min") << samples::minutesCsv();
        QTest::newRow("kept columns, scenarios") << QByteArray(
            "Scenario,Time,Message,Priority,id\nFlood,9:00,a,=high,x\nFire,9:10,b,,\nFlood,9:20,c,low,y\n");
    }

    void columnSets()
    {
        QFETCH(QByteArray, csv);
        const auto first = imported(csv, true);
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        for (const ExportForm form : {ExportForm::MselCsv, ExportForm::MselXlsx}) {
            const auto bytes = exportPlan(first->plan, form);
            QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
            const auto second = imported(*bytes, true);
            QVERIFY2(second, second ? "" : qPrintable(second.error().message));
            QCOMPARE(planToJson(second->plan), planToJson(first->plan));
            QVERIFY(second->notes.dropped.isEmpty());
            QVERIFY(second->notes.problems.isEmpty());
        }
    }

    void randomExercises()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            QRandomGenerator random(seed);
            const Plan plan = samples::anyTabletop(random);
            for (const ExportForm form : {ExportForm::MselCsv, ExportForm::MselXlsx}) {
                const auto bytes = exportPlan(plan, form);
                QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
                const auto first = imported(*bytes);
                QVERIFY2(first,
                         first ? "" : qPrintable(u"seed %1: %2"_qs.arg(seed).arg(first.error().message)));
                compareInjects(first->plan, plan);
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(u"seed %1, form %2"_qs.arg(seed).arg(int(form))));
                const auto second = imported(*exportPlan(first->plan, form));
                QVERIFY(second);
                QCOMPARE(planToJson(second->plan), planToJson(first->plan));
            }
        }
    }

    void onlyTabletopsHaveInjects()
    {
        Plan plan;
        plan.kind = PlanKind::Drill;
        const auto result = exportPlan(plan, ExportForm::MselCsv);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"export.kind"_qs);
    }
};

QTEST_GUILESS_MAIN(TestMselRoundTrip)
#include "tst_mselroundtrip.moc"
