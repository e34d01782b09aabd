// SPDX-License-Identifier: GPL-3.0-or-later
// OpenBAS scenarios, Markdown task lists, the source's own exercise record: taken, and what is left of them.
#include "formats/importer.h"
#include "formats/planjson.h"
#include "formats/tabletopsamples.h"
#include "formats/tasklist.h"

#include <QTest>

using namespace muster;

namespace
{

Result<Imported> imported(const QByteArray &bytes, const QString &fileName,
                          ImportForm form = ImportForm::Guess)
{
    ImportRequest request;
    request.fileName = fileName;
    request.form = form;
    return importBytes(bytes, request);
}

} // namespace

class TestImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openBas_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::newRow("JSON") << samples::openBas() << u"export.json"_qs;
        QTest::newRow("ZIP") << samples::zip({{"note.png", "x"}, {"Ransomware.json", samples::openBas()}})
                             << u"export.zip"_qs;
        QTest::newRow("simulation") << QByteArray(samples::openBas()).replace("scenario_", "exercise_")
                                    << u"export.json"_qs;
    }

    void openBas()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        const auto result = imported(bytes, name);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"openbas"_qs);
        QCOMPARE(result->plan.title, u"Ransomware"_qs);
        QCOMPARE(result->plan.id, u"ransomware"_qs);
        QCOMPARE(result->plan.tags, QStringList(u"ransomware"_qs));
        QCOMPARE(result->plan.participants.value(0).name, u"Ada L."_qs);
        const Tabletop tabletop = tabletopOf(result->plan);
        const Scenario scenario = tabletop.scenarios.value(0);
        QCOMPARE(scenario.description, u"Files are encrypted & locked.\nGo."_qs);
        QCOMPARE(scenario.severity, u"high"_qs);
        QCOMPARE(tabletop.objectives.value(0).text, u"Contain: within 1 h"_qs);
        QCOMPARE(scenario.injects.size(), 2);
        const Inject alert = scenario.injects[0]; // by time
        QVERIFY(alert.at == Seconds(60) && alert.contingency);
        QCOMPARE(alert.to, QStringList({u"SOC"_qs, u"Board"_qs}));
        QCOMPARE(alert.mode, u"channel"_qs);
        QCOMPARE(alert.notes, u"by phone"_qs);
        const Inject note = scenario.injects[1];
        QVERIFY(note.at == Seconds(5400));
        QCOMPARE(note.message, u"Ransom note\n\nPay\n\nPay now.\nOr else"_qs);
        QCOMPARE(note.expectedResponse, u"Do not pay: Call legal"_qs);
        QCOMPARE(note.mode, u"Send individual mails"_qs);
        QCOMPARE(note.artifacts, QStringList(u"note.png"_qs));
        QCOMPARE(note.from, u"cell@example.org"_qs);
        const QString dropped = result->notes.dropped.join(u'\n');
        for (const char *left : {"subtitle", "category", "message_header", "inject_country", "user_email",
                                 "inject_content.encrypted", "team_description"})
            QVERIFY2(dropped.contains(QLatin1String(left)), left);
        QVERIFY(!dropped.contains(u"organizations"));
    }

    void openBasOddities()
    {
        QCOMPARE(imported("{\"a\": 1}", u"x.json"_qs, ImportForm::OpenBas).error().code,
                 u"import.not_openbas"_qs);
        QCOMPARE(imported(samples::zip({{"a.json", "{}"}}), u"x.zip"_qs).error().code,
                 u"import.not_openbas"_qs);
        const auto bare = imported(samples::bareOpenBas(), u"my plan.json"_qs);
        QVERIFY2(bare, bare ? "" : qPrintable(bare.error().message));
        const Scenario scenario = tabletopOf(bare->plan).scenarios.value(0);
        QCOMPARE(scenario.name, u"my plan"_qs);
        QCOMPARE(scenario.injects[0].message, u"hi"_qs);
        QCOMPARE(scenario.injects[0].to, QStringList(u"gone"_qs));
    }

    void tasks()
    {
        const auto result =
            imported("# Fail over\n\nWhen the primary is gone.\n\n## Assess\n\n- [ ] Look at the graphs "
                     "(DBA, 5 min)\n    - tools: Grafana, psql\n    - [x] Ask the network @noc\n"
                     "\t- [ ] Nested twice\n- [ ] Declare\n  the incident (role: Incident lead)\n\nProse "
                     "between.\n\n## Act\n1. [ ] Promote (~1h30m)\n2. [ ] Point the clients (see wiki)\n   - "
                     "needs: Declare the incident\n* plain bullet\n",
                     u"runbook.md"_qs, ImportForm::Markdown);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"markdown"_qs);
        QCOMPARE(result->plan.title, u"Fail over"_qs);
        QCOMPARE(result->plan.description, u"When the primary is gone."_qs);
        const Scenario scenario = tabletopOf(result->plan).scenarios.value(0);
        QCOMPARE(scenario.name, u"Fail over"_qs);
        QCOMPARE(scenario.steps.size(), 6);
        QCOMPARE(scenario.steps[0].action, u"Look at the graphs"_qs);
        QCOMPARE(scenario.steps[0].role, u"DBA"_qs);
        QVERIFY(scenario.steps[0].estimate == Seconds(300));
        QCOMPARE(scenario.steps[0].tools, QStringList({u"Grafana"_qs, u"psql"_qs}));
        QCOMPARE(scenario.steps[0].raw.value(u"phase").toString(), u"Assess"_qs);
        QCOMPARE(scenario.steps[1].dependencies, QStringList(u"s1"_qs));
        QCOMPARE(scenario.steps[1].role, u"noc"_qs);
        QCOMPARE(scenario.steps[3].action, u"Declare the incident"_qs);
        QCOMPARE(scenario.steps[3].role, u"Incident lead"_qs);
        QVERIFY(scenario.steps[4].estimate == Seconds(5400));
        QCOMPARE(scenario.steps[5].action, u"Point the clients (see wiki)"_qs);
        QCOMPARE(scenario.steps[5].dependencies, QStringList({u"s5"_qs, u"s4"_qs}));
        QCOMPARE(result->notes.problems.value(0).row, 9);
        QVERIFY2(result->notes.dropped.value(0).contains(u"14, 20"),
                 qPrintable(result->notes.dropped.join(u'|')));
        QCOMPARE(imported("# Nothing\n- a\n", u"a.md"_qs, ImportForm::Markdown).error().code, u"import.no_tasks"_qs);
    }

    void markdownComesBack()
    {
        Tabletop tabletop;
        Scenario scenario;
        scenario.name = u"Disk: full"_qs;
        scenario.description = u"It fills."_qs;
        scenario.severity = u"high"_qs;
        for (int i = 1; i <= 4; ++i) {
            ResponseStep step;
            step.id = u"s%1"_qs.arg(i);
            step.action = u"Step %1, then; look"_qs.arg(i);
            step.role = i % 2 == 0 ? u"DBA, night"_qs : QString();
            if (i != 3)
                step.estimate = Seconds(60 * i);
            if (i > 1)
                step.dependencies = QStringList{u"s%1"_qs.arg(i - 1), u"Alert seen"_qs};
            step.tools = QStringList{u"psql"_qs, u"a; b"_qs};
            if (i > 2)
                step.raw.insert(u"phase"_qs, u"Act"_qs);
            scenario.steps.append(step);
        }
        Inject inject;
        inject.message = u"a | b\nc"_qs;
        scenario.injects.append(inject);
        tabletop.scenarios.append(scenario);
        Plan plan;
        plan.kind = PlanKind::Tabletop;
        plan.title = u"T"_qs;
        const QByteArray markdown = tabletopMarkdown(withTabletop(plan, tabletop));
        QVERIFY(markdown.contains("a \\| b<br>c"));
        const auto result = importTaskList(QString::fromUtf8(markdown), u"x"_qs, {});
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        const Scenario back = tabletopOf(result->plan).scenarios.value(0);
        QCOMPARE(back.name, scenario.name);
        QCOMPARE(back.description, scenario.description);
        QCOMPARE(back.steps.size(), scenario.steps.size());
        for (qsizetype i = 0; i < back.steps.size(); ++i) {
            QCOMPARE(back.steps[i].action, scenario.steps[i].action);
            QCOMPARE(back.steps[i].role, scenario.steps[i].role);
            QVERIFY(back.steps[i].estimate == scenario.steps[i].estimate);
            QCOMPARE(back.steps[i].dependencies, scenario.steps[i].dependencies);
            QCOMPARE(back.steps[i].tools, scenario.steps[i].tools);
            QCOMPARE(back.steps[i].raw.value(u"phase"), scenario.steps[i].raw.value(u"phase"));
        }
    }

    void exerciseRecord()
    {
        const QByteArray record = samples::exerciseRecord();
        const auto result = imported(record, u"tte.json"_qs);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"exercise"_qs);
        QCOMPARE(result->plan.id, u"TTE-1"_qs);
        QCOMPARE(planToJson(result->plan), planToJson(parsePlanForEditing(record)->plan));
        QStringList problems;
        for (const ImportProblem &problem : result->notes.problems)
            problems.append(problem.text);
        QVERIFY(problems.join(u'\n').contains(u"mine"));
        const auto twice = imported(QByteArray(record).replace("\"b\"", "\"a\""), u"tte.json"_qs);
        QVERIFY(!twice);
        QVERIFY(twice.error().message.contains(u"two scenarios"));
        const auto broken = imported("{\"exercise_id\": \"x\", \"scenarios\": [{}]}", u"x.json"_qs);
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, u"plan.schema"_qs);
        QVERIFY(!broken.error().pointer.isEmpty());
        QCOMPARE(imported("{\"a\": \"" + QByteArray(11000000, 'x') + "\"}", u"x.json"_qs).error().code,
                 u"import.too_big"_qs);
        QVERIFY(!imported("[1, 2]", u"x.json"_qs));
    }

    // Files with bytes changed, cut and doubled: an answer, whatever it is, and soon.
    void damagedFiles()
    {
        const QVector<std::pair<QByteArray, QString>> files{
            {samples::hseepCsv(), u"a.csv"_qs},
            {samples::minutesCsv(), u"a.csv"_qs},
            {samples::openBas(), u"a.json"_qs},
            {samples::zip({{"a.json", samples::openBas()}}), u"a.zip"_qs},
            {"# T\n- [ ] a (x, 5 min)\n  - needs: b; \"c\n1. [x] d\n", u"a.md"_qs},
            {samples::xlsx(
                 "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Message</v></c><c t=\"s\"><v>0</v></c></row><row><c "
                 "s=\"3\"><v>45982.4</v></c></row>",
                 "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", "<si><r><t>Time</t></r></si>"),
             u"a.xlsx"_qs}};
        QRandomGenerator random(11);
        int answers = 0;
        for (int round = 0; round < 3000; ++round) {
            auto [bytes, name] = files[round % files.size()];
            for (int i = int(random.bounded(6)); i >= 0; --i)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(int(bytes.size())));
            const auto result = imported(bytes, name);
            answers += result || !result.error().message.isEmpty() ? 1 : 0;
        }
        QCOMPARE(answers, 3000);
    }

    void nestedRunsDoNotExhaustTheStack()
    {
        const QByteArray strings =
            "<si>" + QByteArray("<r>").repeated(400000) + QByteArray("</r>").repeated(400000) + "</si>";
        const auto result =
            imported(samples::xlsx("<row><c t=\"s\"><v>0</v></c></row>", {}, strings), u"a.xlsx"_qs);
        QVERIFY(!result);
    }

    void whatAPlanMayNotHoldIsRefused()
    {
        ImportRequest request;
        request.fileName = u"x.csv"_qs;
        request.mapping.keepOthers = true;
        const auto result = importBytes("Time,Message,Password\n5,a,hunter2\n", request);
        QVERIFY(result); // scenarios are prose: what an inject says may look like a secret
        QCOMPARE(imported(QByteArray(50000000, 'x'), u"plan.json"_qs).error().code, u"import.too_big"_qs);
        QCOMPARE(imported(QByteArray("\x7f"
                                     "ELF\0\1",
                                     6),
                          u"x.csv"_qs)
                     .error()
                     .code,
                 u"import.binary"_qs);
    }
};

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
