// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the keys: mattermost/mattermost-plugin-playbooks, the playbook's export.
#include "formats/playbook.h"

#include "formats/importwords.h"
#include "formats/jsontaker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace muster
{

namespace
{

constexpr qint64 absoluteTime = 100'000'000'000; // ms: later than 1973 is a date, not a time after the start

bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty()) ||
           (value.isBool() && !value.toBool()) || (value.isDouble() && value.toDouble() == 0);
}

QString codeBlock(const QString &code)
{
    QString fence = QStringLiteral("```");
    while (code.contains(fence))
        fence += u'`';
    return fence + u'\n' + code + u'\n' + fence;
}

class PlaybookImporter
{
public:
    Result<Imported> run(const QJsonObject &json)
    {
        JsonTaker taker(json);
        const double version = taker.take({QStringLiteral("version")}).toDouble(1);
        if (version != 1)
            return fail(importError("import.playbook_version", importText("The playbook is of version %1; version 1 is read.").arg(version),
                                    importText("Export it from a Mattermost that writes version 1.")));
        m_result.form = QStringLiteral("playbook");
        Plan &plan = m_result.plan;
        plan.kind = PlanKind::Drill;
        plan.title = taker.text({QStringLiteral("title")});
        plan.description = taker.text({QStringLiteral("description")});
        const QJsonArray lists = taker.take({QStringLiteral("checklists")}).toArray();
        for (qsizetype i = 0; i < lists.size(); ++i)
            readList(lists.at(i).toObject());
        if (m_count == 0)
            return fail(importError("import.no_tasks", importText("The playbook's check lists hold no item."),
                                    importText("Check that the whole playbook was exported.")));
        leave(QString(), taker.left());
        note(static_cast<int>(lists.size()));
        return std::move(m_result);
    }

private:
    void readList(const QJsonObject &json)
    {
        JsonTaker taker(json);
        taker.take({QStringLiteral("id")});
        Phase phase;
        phase.id = QStringLiteral("p%1").arg(m_result.plan.phases.size() + 1);
        phase.title = taker.text({QStringLiteral("title")});
        if (phase.title.isEmpty())
            phase.title = importText("Steps");
        for (const QJsonValue &item : taker.take({QStringLiteral("items")}).toArray())
            phase.steps.append(readItem(item.toObject()));
        leave(QStringLiteral("checklists[]."), taker.left());
        m_result.plan.phases.append(phase);
    }

    Step readItem(const QJsonObject &json)
    {
        JsonTaker taker(json);
        const TaskWords words = taskWords(taker.text({QStringLiteral("title")}).simplified());
        Step step;
        step.id = QStringLiteral("s%1").arg(++m_count);
        step.text = words.text.isEmpty() ? importText("(without words)") : words.text;
        step.role = words.role;
        step.estimate = words.estimate;
        step.details = taker.text({QStringLiteral("description")});
        taker.take({QStringLiteral("id")});
        if (const QString command = taker.text({QStringLiteral("command")}); !command.isEmpty()) {
            if (!step.details.isEmpty())
                step.details += QStringLiteral("\n\n");
            step.details += importText("Command of the playbook, not executed:") + QStringLiteral("\n\n") + codeBlock(command);
            m_result.notes.dropped.append(importText("command of “%1”: kept as text, never executed: %2").arg(step.text, command));
        }
        const QString state = taker.text({QStringLiteral("state")});
        if (state == u"closed")
            step.extra.insert(QStringLiteral("checked"), true);
        else if (!state.isEmpty())
            ++m_left[QStringLiteral("checklists[].items[].state “%1”").arg(state)];
        if (const qint64 due = taker.take({QStringLiteral("due_date")}).toVariant().toLongLong(); due != 0) {
            step.extra.insert(QStringLiteral("due_date"), due);
            if (due > absoluteTime)
                m_result.notes.problems.append({m_count, importText("“%1” is due at a date; it is kept, but a run does not look at it.").arg(step.text)});
        }
        leave(QStringLiteral("checklists[].items[]."), taker.left());
        return step;
    }

    void leave(const QString &path, const QJsonObject &left)
    {
        for (auto it = left.begin(); it != left.end(); ++it) {
            if (!saysNothing(it.value()))
                ++m_left[path + it.key()];
        }
    }

    void note(int lists)
    {
        ImportNotes &notes = m_result.notes;
        notes.taken = {{QStringLiteral("title"), QStringLiteral("title"), {}},
                       {QStringLiteral("checklists"), QStringLiteral("phases"), QString::number(lists)},
                       {QStringLiteral("items"), QStringLiteral("steps"), QString::number(m_count)}};
        for (auto it = m_left.cbegin(); it != m_left.cend(); ++it)
            notes.dropped.append(it.value() > 1 ? QStringLiteral("%1 (%2×)").arg(it.key()).arg(it.value()) : it.key());
    }

    Imported m_result;
    QMap<QString, int> m_left;
    int m_count = 0;
};

// Playbooks know no nesting: what stands under a step is a list in its description.
void listInner(const QVector<Step> &steps, int depth, QStringList *lines)
{
    for (const Step &step : steps) {
        lines->append(QString(depth * 2, u' ') + QStringLiteral("- [ ] ") + step.text.simplified() + taskMeta(step.role, step.estimate));
        for (const QString &line : step.details.split(u'\n', Qt::SkipEmptyParts))
            lines->append(QString(depth * 2 + 2, u' ') + line);
        listInner(step.steps, depth + 1, lines);
    }
}

QJsonObject itemOf(const Step &step)
{
    QStringList description;
    if (!step.details.isEmpty())
        description.append(step.details);
    if (!step.steps.isEmpty()) {
        QStringList lines;
        listInner(step.steps, 0, &lines);
        description.append(lines.join(u'\n'));
    }
    const QString title = step.text.simplified() + taskMeta(step.role, step.estimate);
    const qint64 due = step.extra.value(u"due_date").toVariant().toLongLong();
    return {{QStringLiteral("title"), title},
            {QStringLiteral("description"), description.join(QStringLiteral("\n\n"))},
            {QStringLiteral("command"), QString()},
            {QStringLiteral("state"), step.extra.value(u"checked").toBool() ? QStringLiteral("closed") : QString()},
            {QStringLiteral("due_date"), due}};
}

} // namespace

bool looksLikePlaybook(const QJsonObject &json)
{
    return json.value(u"checklists").isArray() && !json.contains(u"muster");
}

Result<Imported> importPlaybook(const QJsonObject &json)
{
    if (!looksLikePlaybook(json))
        return fail(importError("import.not_playbook", importText("The file is no playbook: it has no checklists."),
                                importText("Export the playbook in Mattermost, and give the JSON as it is.")));
    return PlaybookImporter().run(json);
}

QByteArray playbookJson(const Plan &plan)
{
    QJsonArray lists;
    for (const Phase &phase : plan.phases) {
        QJsonArray items;
        for (const Step &step : phase.steps)
            items.append(itemOf(step));
        lists.append(QJsonObject{{QStringLiteral("title"), phase.title.isEmpty() ? importText("Steps") : phase.title},
                                 {QStringLiteral("items"), items}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                     {QStringLiteral("title"), plan.title.isEmpty() ? plan.id : plan.title},
                                     {QStringLiteral("description"), plan.description},
                                     {QStringLiteral("checklists"), lists}})
        .toJson();
}

} // namespace muster
