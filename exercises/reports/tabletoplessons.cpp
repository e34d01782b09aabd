// SPDX-License-Identifier: GPL-3.0-or-later
// The improvement plan and the lessons of an after-action report. Lessons come from what people wrote in the
// session (lessons_changed) or the plan ("lessons"), and from what the journal shows.
//   went_well, unexpected, documents_to_update, recommendations, next_dates: texts
//   went_wrong: texts, or {what, impact, cause, resolution}
#include "reports/internal.h"
#include "reports/reporttext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace muster::reports
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

// HSEEP's five elements from the words that people use for a gap's category.
QString elementOf(const ReportGap &gap)
{
    struct Words
    {
        QString element;
        QStringList stems;
    };
    static const std::array<Words, 5> known{
        Words{QStringLiteral("Training"),
              {QStringLiteral("train"), QStringLiteral("skill"), QStringLiteral("knowledge")}},
        Words{QStringLiteral("Exercise"), {QStringLiteral("exercise"), QStringLiteral("drill")}},
        Words{QStringLiteral("Planning"),
              {QStringLiteral("plan"), QStringLiteral("document"), QStringLiteral("procedure"),
               QStringLiteral("process"), QStringLiteral("runbook"), QStringLiteral("policy"),
               QStringLiteral("communicat"), QStringLiteral("escalat")}},
        Words{QStringLiteral("Organization"),
              {QStringLiteral("organi"), QStringLiteral("access"), QStringLiteral("people"), QStringLiteral("staff"),
               QStringLiteral("role"), QStringLiteral("contact"), QStringLiteral("responsib")}},
        Words{QStringLiteral("Equipment"),
              {QStringLiteral("equip"), QStringLiteral("monitor"), QStringLiteral("tool"), QStringLiteral("techn"),
               QStringLiteral("infrastructure"), QStringLiteral("backup"), QStringLiteral("system"),
               QStringLiteral("network"), QStringLiteral("automat"), QStringLiteral("capacity")}}};
    const QString category = gap.category.toLower();
    for (const Words &words : known) {
        if (gap.element.compare(words.element, Qt::CaseInsensitive) == 0)
            return words.element;
    }
    for (const Words &words : known) {
        if (std::any_of(words.stems.begin(), words.stems.end(),
                        [&](const QString &stem) { return category.contains(stem); }))
            return words.element;
    }
    return gap.element;
}

QString capabilityFor(const ReportGap &gap, const Tabletop &tabletop)
{
    if (!gap.capability.isEmpty())
        return gap.capability;
    for (const Objective &objective : tabletop.objectives) {
        if (namesObjective(gap, objective) && !capabilityOf(objective).isEmpty())
            return capabilityOf(objective);
    }
    return gap.category;
}

// What people wrote, the plan's first; a text or a list of texts.
QJsonArray written(const Report &report, const RunState &state, const char *key)
{
    QJsonArray all;
    for (const QJsonObject &from :
         {report.plan.extra.value(u"lessons").toObject(), state.tabletop.lessons}) {
        const QJsonValue value = from.value(QLatin1String(key));
        if (value.isString() && !value.toString().trimmed().isEmpty()) {
            const QStringList lines = value.toString().split(u'\n', Qt::SkipEmptyParts);
            for (const QString &line : lines)
                all.append(line.trimmed());
        }
        for (const QJsonValue &item : value.toArray())
            all.append(item);
    }
    return all;
}

QString plainText(const QJsonValue &value) // {"date": …, "what": …} in one line
{
    if (!value.isObject())
        return value.toString();
    const QJsonObject object = value.toObject();
    QStringList parts;
    for (const QString &key : {QStringLiteral("date"), QStringLiteral("what"), QStringLiteral("text"),
                               QStringLiteral("who")}) {
        if (!object.value(key).toString().isEmpty())
            parts.append(object.value(key).toString());
    }
    return parts.join(QStringLiteral(": "));
}

QStringList texts(const Report &report, const RunState &state, const char *key, const char *noteKind = nullptr)
{
    QStringList list;
    for (const QJsonValue &value : written(report, state, key)) {
        if (const QString text = plainText(value); !text.isEmpty())
            list.append(text);
    }
    for (const ReportNote &note : report.notes) {
        if (noteKind != nullptr && note.kind == QLatin1String(noteKind))
            list.append(note.text);
    }
    return list;
}

QString nameOf(const InjectState &inject)
{
    return inject.inject.number.isEmpty() ? inject.key : inject.inject.number;
}

void addProblems(AarLessons &lessons, const AarScenario &scenario)
{
    for (const InjectState &inject : scenario.injects) {
        if (inject.status != InjectStatus::Released || (inject.given != u"no" && inject.given != u"partly"))
            continue;
        const QString what = inject.given == u"no"
                                 ? tr("Inject %1: the expected response was not given: %2")
                                 : tr("Inject %1: the expected response was given only in part: %2");
        lessons.wentWrong.append({what.arg(nameOf(inject), inject.inject.expectedResponse), {}, inject.givenNote, {}});
    }
    for (const AarStep &step : scenario.steps) {
        if (step.outcome == u"no_answer")
            lessons.wentWrong.append({tr("Nobody had an answer for: %1").arg(step.action), {}, step.note, {}});
        else if (step.outcome == u"changed")
            lessons.unexpected.append(step.note.isEmpty() ? tr("Changed in discussion: %1").arg(step.action)
                                                          : tr("Changed in discussion: %1. %2")
                                                                .arg(step.action, step.note));
    }
}

void addSuccesses(AarLessons &lessons, const AarScenario &scenario)
{
    int given = 0;
    int judged = 0;
    for (const InjectState &inject : scenario.injects) {
        given += inject.given == u"yes" ? 1 : 0;
        judged += inject.given.isEmpty() ? 0 : 1;
    }
    if (given > 0)
        lessons.wentWell.append(
            tr("%1: %2 of %3 expected responses were given").arg(scenario.name).arg(given).arg(judged));
    const bool talkedThrough = std::none_of(scenario.steps.begin(), scenario.steps.end(),
                                            [](const AarStep &step) { return step.outcome.isEmpty(); });
    if (scenario.started && talkedThrough && scenario.rto && scenario.pathCompliant() && scenario.critical.count() > 0)
        lessons.wentWell.append(tr("%1: by its steps' estimates and dependencies it is over in %2; the objective is %3")
                                    .arg(scenario.name, wordsText(scenario.critical), wordsText(*scenario.rto)));
}

void addDocuments(AarLessons &lessons, const Report &report)
{
    for (const ReportGap &gap : report.gaps) {
        const QString category = gap.category.toLower();
        if (!reporttext::isOpen(gap.status) || gap.remediation.isEmpty() ||
            !(category.contains(QStringLiteral("document")) || category.contains(QStringLiteral("procedure")) ||
              category.contains(QStringLiteral("runbook"))))
            continue;
        lessons.documents.append(gap.id.isEmpty() ? gap.remediation
                                                  : QStringLiteral("%1 (%2)").arg(gap.remediation, gap.id));
    }
}

} // namespace

QVector<AarImprovement> improvementPlan(const Report &report, const Tabletop &tabletop)
{
    QVector<AarImprovement> plan;
    for (const ReportGap &gap : report.gaps)
        plan.append({gap.id, capabilityFor(gap, tabletop), gap.description, gap.remediation, elementOf(gap),
                     gap.priority, gap.owner, gap.start, gap.due,
                     gap.status.isEmpty() ? QStringLiteral("open") : gap.status,
                     !report.runId.isEmpty() && gap.beforehand});
    std::stable_sort(plan.begin(), plan.end(), [](const AarImprovement &a, const AarImprovement &b) {
        const auto rank = [](const QString &priority) { return priority.isEmpty() ? QStringLiteral("P9") : priority; };
        return rank(a.priority) < rank(b.priority);
    });
    return plan;
}

AarLessons lessonsOf(const Report &report, const TabletopReport &facts, const RunState &state)
{
    AarLessons lessons;
    lessons.session = facts.run;
    lessons.wentWell = texts(report, state, "went_well");
    for (const QJsonValue &value : written(report, state, "went_wrong")) {
        const QJsonObject object = value.toObject();
        const auto field = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
        const AarProblem problem{value.isObject() ? field("what") : value.toString(), field("impact"),
                                 field("cause"), field("resolution")};
        if (!problem.what.isEmpty())
            lessons.wentWrong.append(problem);
    }
    for (const ReportNote &note : report.notes) {
        if (note.kind == u"issue")
            lessons.wentWrong.append({note.text, {}, {}, {}});
    }
    lessons.unexpected = texts(report, state, "unexpected", "deviation");
    for (const AarScenario &scenario : facts.scenarios) {
        if (facts.run)
            addSuccesses(lessons, scenario);
        addProblems(lessons, scenario);
    }
    lessons.decisions = texts(report, state, "decisions", "decision");
    lessons.questions = texts(report, state, "questions", "question");
    lessons.documents = texts(report, state, "documents_to_update");
    addDocuments(lessons, report);
    lessons.recommendations = texts(report, state, "recommendations");
    lessons.nextDates = texts(report, state, "next_dates");
    for (const QJsonValue &observation : report.plan.extra.value(u"observations").toArray()) {
        if (!observation.toString().isEmpty())
            lessons.observations.append(observation.toString());
    }
    return lessons;
}

} // namespace muster::reports
