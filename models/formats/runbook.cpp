// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/runbook.h"

#include "formats/importwords.h"
#include "formats/jsontaker.h"
#include "formats/planjson.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int deepestSteps = 20;

QStringList names(std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list.append(QLatin1String(word));
    return list;
}

// A text, or a list of texts.
QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &each : value.isArray() ? value.toArray() : QJsonArray{value}) {
        if (const QString text = JsonTaker::textOf(each); !text.isEmpty())
            texts.append(text);
    }
    return texts;
}

bool isWords(const QJsonValue &value)
{
    if (!value.isArray())
        return value.isString() || value.isDouble();
    const QJsonArray list = value.toArray();
    return std::all_of(list.begin(), list.end(), [](const QJsonValue &each) { return each.isString() || each.isDouble(); });
}

// A code block that holds the text, whatever is in it.
QString codeBlock(const QString &code)
{
    QString fence = QStringLiteral("```");
    while (code.contains(fence))
        fence += u'`';
    return fence + u'\n' + code + u'\n' + fence;
}

class IncidentReader
{
public:
    IncidentReader(const QString &path, QStringList *unknown) : m_path(path), m_unknown(unknown) {}

    RunbookIncident read(const QJsonObject &json, const QString &key)
    {
        JsonTaker taker(json);
        RunbookIncident incident;
        incident.id = taker.text(names({"id", "incident_id"}));
        if (incident.id.isEmpty())
            incident.id = key;
        incident.title = taker.text(names({"title", "name", "type"}));
        incident.description = taker.text(names({"description", "summary"}));
        incident.severity = taker.text(names({"severity", "priority"}));
        incident.rto = taker.duration(QStringLiteral("rto"));
        if (!incident.rto)
            incident.rto = taker.duration(QStringLiteral("recovery_time_objective"));
        incident.rpo = taker.duration(QStringLiteral("rpo"));
        if (!incident.rpo)
            incident.rpo = taker.duration(QStringLiteral("recovery_point_objective"));
        if (incident.title.isEmpty())
            incident.title = incident.id;
        readPhases(taker, &incident);
        incident.left = taker.left();
        name(m_path, incident.left);
        return incident;
    }

private:
    void readPhases(JsonTaker &taker, RunbookIncident *incident)
    {
        const QString key = QStringLiteral("steps");
        const QJsonValue steps = taker.take({key, QStringLiteral("recovery_steps"), QStringLiteral("procedure"),
                                             QStringLiteral("procedures"), QStringLiteral("actions")});
        if (steps.isObject()) { // {"detect": […], "recover": […]}
            const QJsonObject parts = steps.toObject();
            for (auto it = parts.begin(); it != parts.end(); ++it)
                addPhase(it.key(), it.value(), m_path + u'.' + key + u'.' + it.key(), incident);
        } else {
            addPhase(importText("Steps"), steps, m_path + u'.' + key, incident);
        }
        for (const QString &also : {QStringLiteral("verification"), QStringLiteral("validation")}) {
            if (const QJsonValue list = taker.take({also}); list.isArray() || list.isString())
                addPhase(importText("Verification"), list, m_path + u'.' + also, incident);
        }
    }

    void addPhase(const QString &title, const QJsonValue &steps, const QString &path, RunbookIncident *incident)
    {
        Phase phase;
        phase.id = QStringLiteral("p%1").arg(incident->phases.size() + 1);
        phase.title = title;
        phase.steps = readSteps(steps, path, 0);
        if (!phase.steps.isEmpty())
            incident->phases.append(phase);
    }

    QVector<Step> readSteps(const QJsonValue &value, const QString &path, int depth)
    {
        QVector<Step> steps;
        const QJsonArray list = value.isString() ? QJsonArray{value} : value.toArray();
        for (const QJsonValue &each : list) {
            ++m_count;
            Step step = each.isObject() && depth < deepestSteps ? readStep(each.toObject(), path, depth) : Step{};
            if (!each.isObject())
                step.text = JsonTaker::textOf(each);
            if (step.text.isEmpty() && step.details.isEmpty() && step.steps.isEmpty())
                continue;
            if (step.id.isEmpty() || m_ids.contains(step.id))
                step.id = QStringLiteral("s%1").arg(m_count);
            while (m_ids.contains(step.id))
                step.id += QStringLiteral("-2");
            m_ids.insert(step.id);
            if (step.text.isEmpty())
                step.text = importText("Step %1").arg(steps.size() + 1);
            steps.append(step);
        }
        return steps;
    }

    Step readStep(const QJsonObject &json, const QString &path, int depth)
    {
        JsonTaker taker(json);
        Step step;
        step.id = taker.text({QStringLiteral("id")});
        step.text = taker.text(names({"action", "title", "name", "text", "task", "instruction", "step_name"}));
        const QString said = taker.text({QStringLiteral("description")});
        if (const QJsonValue number = taker.take(names({"step", "order", "number", "step_number"}));
            number.isString() && step.text.isEmpty() && number.toString().toInt() == 0)
            step.text = number.toString().trimmed();
        QStringList details;
        if (step.text.isEmpty())
            step.text = said;
        else if (!said.isEmpty())
            details.append(said);
        step.role = taker.text(names({"role", "responsible", "responsible_role", "owner", "assignee", "team"}));
        for (const QString &key : names({"duration", "estimate", "estimated_duration", "estimated_time", "estimated"})) {
            if (!step.estimate)
                step.estimate = taker.duration(key);
        }
        takeWords(taker, &details);
        step.details = details.join(QStringLiteral("\n\n"));
        step.steps = readSteps(taker.take(names({"substeps", "sub_steps", "steps"})), path, depth + 1);
        step.extra = taker.left();
        name(path + QStringLiteral("[]"), step.extra);
        return step;
    }

    static void takeWords(JsonTaker &taker, QStringList *details)
    {
        for (const QString &key : names({"command", "commands", "cmd"})) {
            if (const QStringList commands = textsOf(taker.take({key})); !commands.isEmpty())
                details->append(codeBlock(commands.join(u'\n')));
        }
        for (const QString &key : names({"expected", "expected_result", "expected_outcome", "verification", "verify", "check"})) {
            if (const QStringList texts = textsOf(taker.take({key})); !texts.isEmpty())
                details->append(importText("Expected: %1").arg(texts.join(QStringLiteral("; "))));
        }
        for (const QString &key : names({"notes", "note", "warning"}))
            *details += textsOf(taker.take({key}));
    }

    void name(const QString &path, const QJsonObject &left)
    {
        for (const QString &key : left.keys()) {
            const QString whole = path + u'.' + key;
            if (!m_unknown->contains(whole))
                m_unknown->append(whole);
        }
    }

    QString m_path;
    QStringList *m_unknown;
    QSet<QString> m_ids;
    int m_count = 0;
};

Error notRunbook()
{
    return importError("import.not_runbook", importText("The file is no runbook: it has no incidents."),
                       importText("A runbook is {\"incidents\": [{\"id\": \"INC-001\", \"title\": …, \"rto_minutes\": 5, "
                                  "\"steps\": […]}], \"escalation_matrix\": …}."));
}

void flatten(const QString &where, const QJsonValue &value, int depth, QVector<QPair<QString, QString>> *facts)
{
    const auto inside = [&where](const QString &key) { return where.isEmpty() ? key : where + QStringLiteral(", ") + key; };
    if (value.isObject() && depth < deepestSteps) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(inside(QString(it.key()).replace(u'_', u' ')), it.value(), depth + 1, facts);
    } else if (isWords(value)) {
        facts->append({where, textsOf(value).join(QStringLiteral(", "))});
    } else if (value.isArray() && depth < deepestSteps) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            flatten(inside(QString::number(i + 1)), list.at(i), depth + 1, facts);
    } else if (value.isBool()) {
        facts->append({where, value.toBool() ? importText("yes") : importText("no")});
    }
}

void listSteps(const QVector<Step> &steps, QStringList *lines)
{
    for (const Step &step : steps) {
        lines->append(step.role.isEmpty() ? step.text : QStringLiteral("%1 (%2)").arg(step.text, step.role));
        *lines += step.details.split(u'\n', Qt::SkipEmptyParts);
        listSteps(step.steps, lines);
    }
}

} // namespace

const RunbookIncident *Runbook::incident(const QString &id) const
{
    for (const RunbookIncident &each : incidents) {
        if (each.id.compare(id.trimmed(), Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

bool looksLikeRunbook(const QJsonObject &json)
{
    const QJsonValue incidents = json.value(u"incidents");
    return (incidents.isArray() || incidents.isObject()) && !json.contains(u"muster") && !json.contains(u"exercise_id");
}

Result<Runbook> parseRunbook(const QByteArray &json)
{
    const auto object = parseJsonObject(json.startsWith("\xef\xbb\xbf") ? json.mid(3) : json);
    return object ? runbookOf(*object) : fail(object.error());
}

Result<Runbook> runbookOf(const QJsonObject &json)
{
    if (!looksLikeRunbook(json))
        return fail(notRunbook());
    JsonTaker taker(json);
    Runbook runbook;
    runbook.title = taker.text(names({"title", "name", "runbook"}));
    runbook.version = taker.text({QStringLiteral("version")});
    runbook.escalation = taker.take({QStringLiteral("escalation_matrix")});
    runbook.retention = taker.take({QStringLiteral("backup_retention_policy")});
    const QJsonValue list = taker.take({QStringLiteral("incidents")});
    runbook.left = taker.left();
    runbook.unknown = runbook.left.keys();
    const auto add = [&runbook](const QJsonObject &object, const QString &key) {
        IncidentReader reader(QStringLiteral("incidents[]"), &runbook.unknown);
        runbook.incidents.append(reader.read(object, key));
    };
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        add(array.at(i).toObject(), QStringLiteral("INC-%1").arg(i + 1, 3, 10, QChar(u'0')));
    const QJsonObject byId = list.toObject();
    for (auto it = byId.begin(); it != byId.end(); ++it)
        add(it.value().toObject(), it.key());
    if (runbook.incidents.isEmpty())
        return fail(notRunbook());
    QSet<QString> ids;
    for (const RunbookIncident &each : std::as_const(runbook.incidents)) {
        if (ids.contains(each.id.toLower()))
            return fail(importError("import.duplicate_id", importText("Two incidents are called %1.").arg(each.id),
                                    importText("Give one of them another id.")));
        ids.insert(each.id.toLower());
    }
    return runbook;
}

Plan incidentPlan(const Runbook &runbook, const RunbookIncident &incident)
{
    Plan plan;
    plan.kind = PlanKind::Drill;
    plan.id = incident.id;
    plan.title = incident.title == incident.id ? incident.id : QStringLiteral("%1: %2").arg(incident.id, incident.title);
    plan.description = incident.description;
    plan.targets.rto = incident.rto;
    plan.targets.rpo = incident.rpo;
    plan.phases = incident.phases;
    QJsonObject own = runbook.left;
    own.insert(QStringLiteral("incident"), incident.left);
    own.insert(QStringLiteral("incident_id"), incident.id);
    if (!runbook.title.isEmpty())
        own.insert(QStringLiteral("title"), runbook.title);
    if (!runbook.version.isEmpty())
        own.insert(QStringLiteral("version"), runbook.version);
    if (!incident.severity.isEmpty())
        own.insert(QStringLiteral("severity"), incident.severity);
    if (incident.left.isEmpty())
        own.remove(QStringLiteral("incident"));
    plan.extra.insert(QStringLiteral("runbook"), own);
    if (!runbook.escalation.isUndefined())
        plan.extra.insert(QStringLiteral("escalation_matrix"), runbook.escalation);
    if (!runbook.retention.isUndefined())
        plan.extra.insert(QStringLiteral("backup_retention_policy"), runbook.retention);
    return plan;
}

Imported importIncident(const Runbook &runbook, const RunbookIncident &incident)
{
    Imported imported;
    imported.form = QStringLiteral("runbook");
    imported.plan = incidentPlan(runbook, incident);
    ImportNotes &notes = imported.notes;
    notes.taken.append({incident.id, QStringLiteral("title"), imported.plan.title});
    notes.taken.append({QStringLiteral("steps"), QStringLiteral("steps"), QString::number(imported.plan.allSteps().size())});
    if (incident.rto)
        notes.taken.append({QStringLiteral("RTO"), QStringLiteral("targets.rto_minutes"), wordsText(*incident.rto)});
    for (const QString &key : {QStringLiteral("escalation_matrix"), QStringLiteral("backup_retention_policy")}) {
        if (imported.plan.extra.contains(key))
            notes.taken.append({key, key, importText("as it is")});
    }
    for (const QString &key : runbook.unknown)
        notes.problems.append({0, importText("%1 says nothing to Muster; it is kept in the plan.").arg(key)});
    if (imported.plan.phases.isEmpty())
        notes.problems.append({0, importText("%1 has no steps.").arg(incident.id)});
    return imported;
}

Result<RunbookIncident> chosenIncident(const Runbook &runbook, const QString &id)
{
    QStringList ids;
    for (const RunbookIncident &each : runbook.incidents)
        ids.append(each.id);
    if (id.isEmpty() && runbook.incidents.size() == 1)
        return runbook.incidents.first();
    if (id.isEmpty())
        return fail(importError("import.which_incident", importText("The runbook has %1 incidents: %2.").arg(ids.size()).arg(ids.join(QStringLiteral(", "))),
                                importText("Say which with --incident %1.").arg(ids.first())));
    if (const RunbookIncident *found = runbook.incident(id))
        return *found;
    return fail(importError("import.unknown_incident", importText("The runbook has no incident “%1”.").arg(id),
                            importText("It has %1.").arg(ids.join(QStringLiteral(", ")))));
}

QVector<RunbookHit> searchRunbook(const Runbook &runbook, const QString &words)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QVector<RunbookHit> hits;
    for (int i = 0; i < runbook.incidents.size(); ++i) {
        const RunbookIncident &incident = runbook.incidents.at(i);
        QStringList lines;
        for (const Phase &phase : incident.phases)
            listSteps(phase.steps, &lines);
        const QString all = QStringList{incident.id, incident.title, incident.description, incident.severity, lines.join(u'\n')}.join(u'\n');
        const auto stands = [](const QString &text, const QString &word) { return text.contains(word, Qt::CaseInsensitive); };
        if (!std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return stands(all, word); }))
            continue;
        RunbookHit hit{i, {}};
        for (const QString &line : std::as_const(lines)) {
            if (std::any_of(wanted.begin(), wanted.end(), [&](const QString &word) { return stands(line, word); }))
                hit.lines.append(line);
        }
        hits.append(hit);
    }
    return hits;
}

QVector<QPair<QString, QString>> flatFacts(const QJsonValue &value)
{
    QVector<QPair<QString, QString>> facts;
    flatten({}, value, 0, &facts);
    return facts;
}

} // namespace muster
