// SPDX-License-Identifier: GPL-3.0-or-later
// A drill as a Markdown task list.
#include "formats/checklist.h"
#include "formats/importwords.h"
#include "formats/marklines.h"
#include "formats/msel.h"
#include "formats/taskwords.h"

#include <QHash>

namespace muster
{

namespace
{

using namespace marklines;

QString oneLine(QString text)
{
    return text.replace(u'\n', u' ').trimmed();
}

class Writer
{
public:
    explicit Writer(const Plan &plan) : m_plan(plan)
    {
        for (const Step *step : plan.allSteps()) {
            m_place.insert(step->id, QStringLiteral("s%1").arg(m_place.size() + 1));
            ++m_said[oneLine(step->text).toCaseFolded()];
        }
    }

    QByteArray write()
    {
        m_out = QStringLiteral("# %1\n").arg(oneLine(m_plan.title.isEmpty() ? m_plan.id : m_plan.title));
        writeText(m_plan.description);
        for (const Phase &phase : m_plan.phases) {
            const int level = std::clamp(phase.extra.value(u"heading").toInt(2), 1, 6);
            const QString title = phase.title.isEmpty() ? importText("Steps") : oneLine(phase.title);
            m_out += u'\n' + QString(level, u'#') + u' ' + title + u'\n';
            writeText(phase.extra.value(u"description").toString());
            if (!phase.steps.isEmpty())
                m_out += u'\n';
            writeSteps(phase.steps, 0);
        }
        return m_out.toUtf8();
    }

private:
    void writeText(const QString &text)
    {
        if (!text.trimmed().isEmpty())
            m_out += u'\n' + asText(text, false).join(u'\n') + u'\n';
    }

    void writeSteps(const QVector<Step> &steps, int indent)
    {
        int number = 0;
        for (const Step &step : steps) {
            number = step.extra.value(u"numbered").toBool() ? number + 1 : 0;
            const QString marker = number > 0 ? QStringLiteral("%1. ").arg(number) : QStringLiteral("- ");
            const bool box = step.extra.value(u"checkbox").toBool(true) || step.steps.isEmpty();
            const QString tick = !box                                        ? QString()
                                 : step.extra.value(u"checked").toBool() ? QStringLiteral("[x] ")
                                                                             : QStringLiteral("[ ] ");
            m_out += QString(indent, u' ') + marker + tick + oneLine(step.text) + taskMeta(step.role, step.estimate) + u'\n';
            const int inner = indent + static_cast<int>(marker.size());
            writeNeeds(step, inner);
            writeDetails(step.details, inner);
            writeSteps(step.steps, inner);
        }
    }

    void writeNeeds(const Step &step, int indent)
    {
        QStringList names;
        for (const QString &need : step.needs) {
            const Step *other = m_plan.findStep(need);
            const QString words = other ? oneLine(other->text) : QString();
            const bool clear = other && m_said.value(words.toCaseFolded()) == 1 && taskWords(words).text == words;
            names.append(clear ? words : m_place.value(need, need));
        }
        if (!names.isEmpty())
            m_out += QString(indent, u' ') + QStringLiteral("- needs: ") + joinList(names) + u'\n';
    }

    void writeDetails(const QString &details, int indent)
    {
        if (details.trimmed().isEmpty())
            return;
        const QStringList lines = asText(details, true);
        if (fenceOf(lines.first()).length == 0)
            m_out += u'\n';
        for (const QString &line : lines)
            m_out += line.isEmpty() ? QStringLiteral("\n") : QString(indent, u' ') + line + u'\n';
    }

    const Plan &m_plan;
    QHash<QString, QString> m_place; // by id: the one that a reader will give
    QHash<QString, int> m_said;
    QString m_out;
};

} // namespace

QByteArray checklistMarkdown(const Plan &plan)
{
    return Writer(plan).write();
}

} // namespace muster
