// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown task lists as drills: what is taken, and that it comes back, for lists that people write and for many
// that nobody does.
#include "formats/checklist.h"
#include "formats/importer.h"
#include "formats/planjson.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace muster;

namespace
{

Result<Imported> imported(const QByteArray &bytes, ImportForm form = ImportForm::Guess, const QString &name = u"list.md"_qs)
{
    ImportRequest request;
    request.fileName = name;
    request.form = form;
    return importBytes(bytes, request);
}

// Imported, exported, imported again.
void comesBack(const QByteArray &markdown)
{
    const auto first = imported(markdown);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message + u'\n' + QString::fromUtf8(markdown)));
    const auto written = exportPlan(first->plan, ExportForm::Markdown);
    QVERIFY(written);
    const auto second = imported(*written);
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    if (planToJson(second->plan) != planToJson(first->plan)) {
        qWarning().noquote() << "--- given\n" << markdown << "--- written\n" << *written;
        QCOMPARE(QString::fromUtf8(planToJson(second->plan)), QString::fromUtf8(planToJson(first->plan)));
    }
    QVERIFY(second->plan == first->plan);
    QCOMPARE(QString::fromUtf8(*exportPlan(second->plan, ExportForm::Markdown)), QString::fromUtf8(*written));
}

class ListMaker
{
public:
    explicit ListMaker(quint32 seed) : m_random(seed) {}

    QByteArray make()
    {
        if (chance(70))
            add(u"# "_qs + words());
        if (chance(50))
            prose(0);
        const int sections = below(4);
        for (int i = 0; i <= sections; ++i) {
            if (i > 0 || chance(70))
                add(QString(1 + below(4), u'#') + u' ' + words());
            if (chance(40))
                prose(0);
            const int items = below(6);
            for (int k = 0; k < items; ++k)
                item(chance(5) ? 1 : 0, 0);
            if (chance(20))
                prose(0);
        }
        add(u"- [ ] the last one"_qs);
        return m_out.toUtf8();
    }

private:
    int below(int n) { return static_cast<int>(m_random.bounded(n)); }
    bool chance(int percent) { return below(100) < percent; }
    void add(const QString &line) { m_out += line + u'\n'; }
    template<std::size_t N>
    QString one(const char *const (&list)[N])
    {
        return QString::fromUtf8(list[below(N)]);
    }

    QString words()
    {
        static const char *const list[] = {"Stop the writers", "Größe prüfen", "a | b", "Look (see wiki)", "`x  y`", "T+0: go",
                                           "Promote @dba", "Ask (DBA, 5 min)", "Wait (~1h30m)", "Check (role: Net; work)",
                                           "100 %", "${HOME} is set", "- dash", "[x] not a tick", "*bold*", "\\- [ ] escaped",
                                           "Look (5 min) (role: A)", "ship 🚢", "مرحبا"};
        return one(list);
    }

    void blank(int percent)
    {
        while (chance(percent))
            add(chance(80) ? QString() : u"  "_qs);
    }

    void prose(int indent)
    {
        static const char *const list[] = {"A paragraph.", "- plain", "  - plain inside", "> quoted", "| a | b |", "| --- | --- |",
                                           "1. numbered", "---", "    four more", "\ta tab", "text\nof two lines", "```unclosed",
                                           "* * *", "=====", "Needs: nothing", "- needs: Stop the writers; s1", "trailing  "};
        blank(70);
        for (int i = below(4); i >= 0; --i) {
            for (const QString &line : one(list).split(u'\n'))
                add(QString(indent, u' ') + line);
            blank(20);
        }
    }

    void code(int indent)
    {
        static const char *const inside[] = {"plain", "", "  two", "\ttab", "# comment", "- [ ] no task", "   ", "## no heading", "~~", "``"};
        static const char *const fences[] = {"```", "~~~", "````"};
        const QString fence = one(fences);
        blank(30);
        add(QString(indent, u' ') + fence + (chance(50) ? u"sql"_qs : QString()));
        for (int i = below(6); i > 0; --i)
            add(QString(indent, u' ') + one(inside));
        add(QString(indent, u' ') + fence);
        blank(30);
    }

    void item(int indent, int depth)
    {
        static const char *const markers[] = {"- ", "* ", "+ ", "1. ", "10) "};
        static const char *const boxes[] = {"[ ] ", "[ ] ", "[x] ", "[X] ", ""};
        const QString marker = one(markers);
        add(QString(indent, u' ') + marker + one(boxes) + words());
        const int inner = indent + (chance(70) ? static_cast<int>(marker.size()) : 2 + below(4));
        if (chance(15))
            add(QString(indent + 2, u' ') + u"goes on"_qs);
        if (chance(20))
            prose(inner);
        if (chance(20))
            code(chance(90) ? inner : 0);
        for (int i = depth < 7 && chance(45) ? below(4) : 0; i > 0; --i)
            item(inner, depth + 1);
        if (chance(10))
            prose(inner);
    }

    QRandomGenerator m_random;
    QString m_out;
};

int countAll(const QVector<Step> &steps)
{
    int count = 0;
    for (const Step &step : steps)
        count += 1 + countAll(step.steps);
    return count;
}

} // namespace

class TestChecklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTaken()
    {
        const auto result = imported("---\nowner: dba\n---\n# Fail over\n\nWhen the primary is gone.\n\n## Assess\n\nBoth of us.\n\n"
                                     "- [ ] Look at the graphs (DBA, 5 min)\n    - [x] Ask the network @noc\n\n      First the east.\n"
                                     "\n      ```bash\n      ping  -c 3 east\n\n        if [ \"${HOME}\" ]; then\n      ```\n"
                                     "        - [ ] Third level\n- [ ] Declare\n  the incident (role: Incident lead)\n- Databases\n"
                                     "  - [ ] Orders\n  - plain words\n\n## Act\n1. [ ] Promote (~1h30m)\n2. [ ] Point the clients (see wiki)\n"
                                     "   - needs: Declare the incident; s1\n");
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        const Plan &plan = result->plan;
        QCOMPARE(result->form, u"checklist"_qs);
        QCOMPARE(plan.kind, PlanKind::Drill);
        QCOMPARE(plan.title, u"Fail over"_qs);
        QCOMPARE(plan.description, u"When the primary is gone."_qs);
        QCOMPARE(plan.phases.size(), 2);
        const Phase &assess = plan.phases[0];
        QCOMPARE(assess.title, u"Assess"_qs);
        QCOMPARE(assess.extra.value(u"description").toString(), u"Both of us."_qs);
        QCOMPARE(assess.steps.size(), 3);
        QCOMPARE(assess.steps[0].role, u"DBA"_qs);
        QVERIFY(assess.steps[0].estimate == Seconds(300));
        const Step ask = assess.steps[0].steps.value(0);
        QCOMPARE(ask.role, u"noc"_qs);
        QVERIFY(ask.extra.value(u"checked").toBool());
        QCOMPARE(ask.details, u"First the east.\n\n```bash\nping  -c 3 east\n\n  if [ \"$${HOME}\" ]; then\n```"_qs);
        QCOMPARE(ask.steps.value(0).text, u"Third level"_qs);
        QCOMPARE(assess.steps[1].text, u"Declare the incident"_qs);
        QCOMPARE(assess.steps[2].text, u"Databases"_qs);
        QCOMPARE(assess.steps[2].extra.value(u"checkbox"), QJsonValue(false));
        QCOMPARE(assess.steps[2].details, u"- plain words"_qs);
        QVERIFY(plan.phases[1].steps[0].estimate == Seconds(5400));
        QCOMPARE(plan.phases[1].steps[1].text, u"Point the clients (see wiki)"_qs);
        QCOMPARE(plan.phases[1].steps[1].needs, QStringList({assess.steps[1].id, u"s1"_qs}));
        QVERIFY(result->notes.dropped.value(0).contains(u"1–3"));
        QVERIFY(exportPlan(plan, ExportForm::Markdown)->contains("if [ \"${HOME}\" ]"));
    }

    void realList()
    {
        QFile file(qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/tests/data/quarterly-failover.md"_qs);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray markdown = file.readAll();
        const auto result = imported(markdown);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        int count = 0;
        for (const Phase &phase : result->plan.phases)
            count += countAll(phase.steps);
        QCOMPARE(count, 150);
        QCOMPARE(result->plan.phases.size(), 6);
        const QByteArray written = *exportPlan(result->plan, ExportForm::Markdown);
        // every task and every line of code as it was, its indentation too
        QStringList lines = QString::fromUtf8(written).split(u'\n');
        for (const QString &line : QString::fromUtf8(markdown).split(u'\n')) {
            const QString wanted = QString(line).replace(u" @noc"_qs, u" (role: noc)"_qs).replace(u" @dba"_qs, u" (role: dba)"_qs)
                                       .replace(u" @release"_qs, u" (role: release)"_qs);
            if (!wanted.isEmpty())
                QVERIFY2(lines.removeOne(wanted), qPrintable(wanted));
        }
        comesBack(markdown);
    }

    void anyListComesBack_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        const QList<QByteArray> known{"- [ ] a\n\n\n  b\n", "Title\n=====\n\nPart\n----\n- [ ] a\n", "# a\n- [ ] x\n# b\n- [ ] y\n",
                                      "- [ ] a\n\n  text\n\n  - plain\n\n  - [ ] child\n\n  tail\n", "- [ ] a\n```\ncode\n```\n",
                                      "## p\n\ntext\n\n- [ ] a\n\nbetween\n\n- [ ] b\n", "- [ ]\n- [ ] b\n",
                                      "- [ ] a\n  - ```\n    x\n    ```\n", "1. [ ] a\n10. [ ] b\n    - [ ] c\n", "\t- [ ] a\n\t\t- [ ] b\n"};
        for (const QByteArray &markdown : known)
            QTest::addRow("known %d", int(known.indexOf(markdown))) << markdown;
        for (quint32 seed = 1; seed <= 1500; ++seed)
            QTest::addRow("seed %u", seed) << ListMaker(seed).make();
    }

    void anyListComesBack()
    {
        QFETCH(QByteArray, markdown);
        comesBack(markdown);
    }

    void refused()
    {
        QCOMPARE(imported("# Nothing\n- a\n").error().code, u"import.no_tasks"_qs);
        QByteArray deep;
        for (int i = 0; i < 60; ++i)
            deep += QByteArray(i * 2, ' ') + "- [ ] x\n";
        const auto tooDeep = imported(deep);
        QCOMPARE(tooDeep.error().code, u"import.too_deep"_qs);
        QVERIFY(tooDeep.error().message.contains(u"41"));
        QCOMPARE(imported("- [ ] a\n  - needs: b\n- [ ] b\n  - needs: a\n").error().code, u"plan.cycle"_qs);
        const auto huge = imported(QByteArray("- [ ] one of many tasks\n").repeated(450000));
        QVERIFY(!huge);
        QVERIFY(imported(QByteArray("- [ ] a\n") + QByteArray("```x\n").repeated(200000)).has_value()); // soon
        QByteArray nested;
        for (int i = 0; i < 3000; ++i)
            nested += QByteArray(i * 2, ' ') + "- x\n";
        QVERIFY(!imported(nested, ImportForm::Checklist));
    }

    void deepestIsKept()
    {
        QByteArray deep;
        for (int i = 0; i < deepestTasks; ++i)
            deep += QByteArray(i * 2, ' ') + "- [ ] level " + QByteArray::number(i) + "\n";
        comesBack(deep);
    }

    void whichKindOfPlan()
    {
        QCOMPARE(imported("- [ ] a\n")->plan.kind, PlanKind::Drill);
        QCOMPARE(imported("## Scenario: Fire\n- [ ] a\n")->plan.kind, PlanKind::Tabletop);
        QCOMPARE(imported("- [ ] a\n", ImportForm::Markdown)->plan.kind, PlanKind::Tabletop);
        ImportRequest request;
        request.fileName = u"a.md"_qs;
        request.scenario = u"Fire"_qs;
        QCOMPARE(importBytes("- [ ] a\n", request)->plan.kind, PlanKind::Tabletop);
    }

    void lossesAreNamed()
    {
        Plan plan;
        plan.kind = PlanKind::Drill;
        Step step;
        step.id = u"a"_qs;
        step.text = u"Restore"_qs;
        step.action = ActionSpec{u"postgres.restore"_qs, {}};
        plan.phases.append(Phase{u"p"_qs, u"P"_qs, Seconds(60), {}, {}, {step}, {}});
        plan.targets.rto = Seconds(60);
        QCOMPARE(exportLosses(plan, ExportForm::Markdown).size(), 3);
        QCOMPARE(exportPlan(plan, ExportForm::MselCsv).error().code, u"export.kind"_qs);
        plan.kind = PlanKind::Verification;
        QCOMPARE(exportPlan(plan, ExportForm::Markdown).error().code, u"export.kind"_qs);
    }
};

QTEST_GUILESS_MAIN(TestChecklist)
#include "tst_checklist.moc"
