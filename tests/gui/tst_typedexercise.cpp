// SPDX-License-Identifier: GPL-3.0-or-later
// The source's worked example, typed in through the window's widgets and loaded from its record: one report.
#include "gui/editorcase.h"
#include "items/tabletoptables.h"
#include "library/planlibrary.h"
#include "pages/importpage.h"
#include "reports/report.h"

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace muster;

class TestTypedExercise final : public EditorCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void typedAndLoadedAreReportedAlike();
    void recordThroughTheImportPage();

private:
    static QString recordPath() { return qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/tests/data/exercise-record.json"; }
    static QJsonObject record();
    static QJsonObject reportOf(const Plan &plan)
    {
        return QJsonDocument::fromJson(reportToJson(makePlanReport(plan))).object();
    }
    static void compareReports(const QJsonObject &typed, const QJsonObject &loaded);
    static QString joined(const QJsonValue &list, const QString &by)
    {
        QStringList texts;
        for (const QJsonValue &each : list.toArray())
            texts << each.toString();
        return texts.join(by);
    }
    void typeInto(const char *name, const QString &text) const;
    void typeLines(const char *name, const QString &text) const;
    void typeExercise(const QJsonObject &json) const;
    void typeScenario(const QJsonObject &scenario) const;
};

QJsonObject TestTypedExercise::record()
{
    QFile file(recordPath());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void TestTypedExercise::typeInto(const char *name, const QString &text) const
{
    auto *edit = m_case->find<QLineEdit>(name);
    QVERIFY2(edit, name);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

void TestTypedExercise::typeLines(const char *name, const QString &text) const
{
    auto *edit = m_case->find<QPlainTextEdit>(name);
    QVERIFY2(edit, name);
    edit->setFocus();
    for (const QString &line : text.split(u'\n')) {
        if (!edit->toPlainText().isEmpty())
            QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClicks(edit, line);
    }
}

void TestTypedExercise::typeExercise(const QJsonObject &json) const
{
    showTab(3);
    typeInto("exerciseTitle", {});
    typeInto("exerciseId", json[u"exercise_id"].toString());
    typeInto("exerciseDate", json[u"date"].toString());
    typeInto("exerciseFacilitator", json[u"facilitator"].toString());
    typeLines("observations", joined(json[u"observations"], QStringLiteral("\n")));
    showTab(4);
    for (const QJsonValue &person : json[u"participants"].toArray())
        typeRow(table("participants"), {person.toString()});
    showTab(5);
    for (const QJsonValue &gap : json[u"gaps"].toArray())
        typeRow(table("gaps"), {gap[u"priority"].toString(), gap[u"description"].toString(), gap[u"category"].toString(),
                                gap[u"remediation"].toString(), gap[u"owner"].toString()});
}

void TestTypedExercise::typeScenario(const QJsonObject &scenario) const
{
    EditTableView *scenarios = table("scenarios");
    scenarios->setFocus();
    QTest::keyClick(scenarios, Qt::Key_Insert);
    QTRY_VERIFY(cellEditor());
    QTest::keyClick(cellEditor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(cellEditor(), scenario[u"name"].toString());
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(tabletop().scenarios.size(), 1);
    showTab(2);
    auto *severity = m_case->find<QComboBox>("severity");
    severity->setFocus();
    QTest::keyClicks(severity, scenario[u"severity"].toString());
    Q_EMIT severity->activated(severity->currentIndex());
    typeInto("scenarioRto", QString::number(scenario[u"expected_rto"].toInt()));
    typeInto("scenarioRpo", QString::number(scenario[u"expected_rpo"].toInt()));
    typeLines("scenarioDescription", scenario[u"description"].toString());
    typeInto("affectedSystems", joined(scenario[u"affected_systems"], QStringLiteral("; ")));
    typeLines("triggerConditions", joined(scenario[u"trigger_conditions"], QStringLiteral("\n")));
}

void TestTypedExercise::compareReports(const QJsonObject &typed, const QJsonObject &loaded)
{
    for (const char *key : {"exercise_id", "date", "facilitator", "participant_count", "participants", "scenario_count",
                            "observations"})
        QCOMPARE(typed[QLatin1String(key)], loaded[QLatin1String(key)]);
    const auto plain = [](const QJsonObject &report) {
        QJsonArray scenarios;
        for (const QJsonValue &each : report[u"scenarios"].toArray()) {
            QJsonObject scenario = each.toObject();
            QJsonArray steps;
            for (const QJsonValue &one : scenario[u"steps"].toArray()) {
                QJsonObject step = one.toObject();
                step.remove(QStringLiteral("id")); // the record has none
                steps.append(step);
            }
            scenario[u"steps"] = steps;
            QJsonObject path = scenario[u"critical_path"].toObject();
            path.remove(QStringLiteral("steps")); // named by id, or by what is done
            scenario[u"critical_path"] = path;
            scenarios.append(scenario);
        }
        return scenarios;
    };
    QCOMPARE(plain(typed), plain(loaded));
    QCOMPARE(typed[u"gaps"][u"total"], loaded[u"gaps"][u"total"]);
    QCOMPARE(typed[u"gaps"][u"by_priority"], loaded[u"gaps"][u"by_priority"]);
    for (int i = 0; i < 3; ++i) {
        for (const char *key : {"description", "category", "priority", "remediation", "owner"})
            QCOMPARE(typed[u"gaps"][u"details"][i][QLatin1String(key)], loaded[u"gaps"][u"details"][i][QLatin1String(key)]);
    }
    QCOMPARE(typed[u"verdict"], loaded[u"verdict"]);
    QCOMPARE(typed[u"headline"], loaded[u"headline"]);
    const QJsonObject scenario = loaded[u"scenarios"][0].toObject();
    QCOMPARE(scenario[u"rto_analysis"][u"expected_rto_minutes"].toInt(), 30);
    QCOMPARE(scenario[u"rto_analysis"][u"estimated_time_minutes"].toInt(), 25);
    QCOMPARE(scenario[u"rto_analysis"][u"compliant"], QJsonValue(true));
    QCOMPARE(scenario[u"rto_analysis"][u"gap_minutes"].toInt(-1), 0);
    QCOMPARE(scenario[u"critical_path"][u"minutes"].toInt(), 25); // each waits for the one above it
    QCOMPARE(loaded[u"gaps"][u"total"].toInt(), 3);
    QCOMPARE(loaded[u"gaps"][u"by_priority"].toObject(),
             (QJsonObject{{QStringLiteral("P1"), 2}, {QStringLiteral("P2"), 1}, {QStringLiteral("P3"), 0}}));
}

void TestTypedExercise::typedAndLoadedAreReportedAlike()
{
    const QJsonObject json = record();
    QVERIFY(!json.isEmpty());
    openPlan({});
    if (QTest::currentTestFailed())
        return;
    typeScenario(json[u"scenarios"][0].toObject());
    showTab(1);
    const QJsonArray steps = json[u"response_steps"][u"primary-database-failure"].toArray();
    for (int i = 0; i < steps.size(); ++i) {
        const QJsonObject step = steps.at(i).toObject();
        typeRow(table("responseSteps"), {step[u"action"].toString(), step[u"responsible_role"].toString(),
                                         QString::number(step[u"estimated_duration_minutes"].toInt()),
                                         joined(step[u"dependencies"], QStringLiteral("; "))});
        openCell(table("responseSteps"), i, ResponseTools);
        QTRY_VERIFY(cellEditor());
        QTest::keyClicks(cellEditor(), joined(step[u"tools_required"], QStringLiteral("; ")));
        QTest::keyClick(cellEditor(), Qt::Key_Return); // Tab would begin another step
    }
    typeExercise(json);
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor()->isChanged());
    const auto typed = openPlanForEditing(path());
    QVERIFY2(typed.has_value(), qPrintable(typed ? QString() : typed.error().message));
    const auto loaded = openPlanForEditing(recordPath());
    QVERIFY2(loaded.has_value(), qPrintable(loaded ? QString() : loaded.error().message));
    compareReports(reportOf(typed->plan), reportOf(loaded->plan));
}

void TestTypedExercise::recordThroughTheImportPage()
{
    window().openFile(recordPath());
    QTRY_VERIFY(m_case->find<ImportPage>("importPage") && m_case->find<ImportPage>("importPage")->isReady());
    m_case->click("importNow");
    QTRY_VERIFY(editor() && editor()->isReady());
    const auto loaded = openPlanForEditing(recordPath());
    QVERIFY(loaded);
    QCOMPARE(reportOf(editor()->document()->plan()), reportOf(loaded->plan));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestTypedExercise test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_typedexercise.moc"
