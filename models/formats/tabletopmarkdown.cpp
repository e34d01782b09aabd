// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tabletop.h"
#include "formats/importwords.h"
#include "formats/injecttimes.h"
#include "formats/msel.h"
#include "formats/tasklist.h"
#include "formats/taskwords.h"

namespace muster
{

namespace
{

QString line(QString text)
{
    return text.simplified();
}

QString tableCell(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'|', QLatin1String("\\|"));
    return text.trimmed().replace(u'\n', QLatin1String("<br>"));
}

QString row(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString fact(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral("- %1: %2\n").arg(name, line(value));
}

QString injectTable(const QVector<Inject> &injects)
{
    if (injects.isEmpty())
        return {};
    QString out = QStringLiteral("\n### ") + importText("Injects") + QStringLiteral("\n\n");
    out += row({importText("No."), importText("Time"), importText("Mode"), importText("From"),
                importText("To"), importText("Message"), importText("Expected response")});
    out += QStringLiteral("|---|---|---|---|---|---|---|\n");
    for (const Inject &inject : injects) {
        QString at = inject.at ? injectTimeText(*inject.at) : QString();
        if (inject.contingency)
            at += at.isEmpty() ? importText("contingency") : u' ' + importText("contingency");
        out += row({tableCell(inject.number), at, tableCell(inject.mode), tableCell(inject.from),
                    tableCell(inject.to.join(QStringLiteral(", "))), tableCell(inject.message),
                    tableCell(inject.expectedResponse)});
    }
    return out;
}

QString stepLine(const QVector<ResponseStep> &steps, const ResponseStep &step)
{
    QString out = QStringLiteral("- [ ] ") + line(step.action) + taskMeta(step.role, step.estimate) + u'\n';
    QStringList needs;
    for (const QString &dependency : step.dependencies) {
        const int linked = linkedStep(steps, dependency);
        needs.append(line(linked >= 0 ? steps[linked].action : dependency));
    }
    if (!needs.isEmpty())
        out += QStringLiteral("    - needs: ") + joinList(needs) + u'\n';
    if (!step.tools.isEmpty())
        out += QStringLiteral("    - tools: ") + joinList(step.tools) + u'\n';
    return out;
}

QString stepList(const QVector<ResponseStep> &steps)
{
    if (steps.isEmpty())
        return {};
    QString out = QStringLiteral("\n### Response steps\n\n");
    QString phase;
    for (const ResponseStep &step : steps) {
        const QString own = line(step.raw.value(u"phase").toString());
        if (own != phase)
            out += own.isEmpty() ? QStringLiteral("\n### Response steps\n\n")
                                 : QStringLiteral("\n#### %1\n\n").arg(own);
        phase = own;
        out += stepLine(steps, step);
    }
    return out;
}

QString scenarioText(const Scenario &scenario)
{
    QString out = QStringLiteral("\n## Scenario: %1\n").arg(line(scenario.name));
    if (!scenario.description.isEmpty())
        out += u'\n' + scenario.description.trimmed() + u'\n';
    QString facts = fact(importText("Severity"), scenario.severity);
    facts += fact(importText("Affected systems"), scenario.affectedSystems.join(QStringLiteral(", ")));
    facts += fact(importText("RTO"), scenario.expectedRto ? wordsText(*scenario.expectedRto) : QString());
    facts += fact(importText("RPO"), scenario.expectedRpo ? wordsText(*scenario.expectedRpo) : QString());
    facts += fact(importText("Starts when"), scenario.triggerConditions.join(QStringLiteral("; ")));
    if (!facts.isEmpty())
        out += u'\n' + facts;
    return out + injectTable(scenario.injects) + stepList(scenario.steps);
}

} // namespace

QByteArray tabletopMarkdown(const Plan &plan)
{
    const Tabletop tabletop = tabletopOf(plan);
    QString out = QStringLiteral("# %1\n").arg(line(plan.title.isEmpty() ? plan.id : plan.title));
    if (!plan.description.isEmpty())
        out += u'\n' + plan.description.trimmed() + u'\n';
    if (!tabletop.objectives.isEmpty()) {
        out += QStringLiteral("\n## ") + importText("Objectives") + QStringLiteral("\n\n");
        for (const Objective &objective : tabletop.objectives)
            out +=
                QStringLiteral("- ") + line(objective.text.isEmpty() ? objective.id : objective.text) + u'\n';
    }
    for (const Scenario &scenario : tabletop.scenarios)
        out += scenarioText(scenario);
    return out.toUtf8();
}

} // namespace muster
