// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/checklist.h"

#include "formats/checklistoutline.h"
#include "formats/importwords.h"
#include "formats/msel.h"
#include "formats/taskwords.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

using namespace marklines;

// The outline as a plan.
class Maker
{
public:
    explicit Maker(Outline *outline) : m_outline(outline) {}

    Imported make(const QString &title)
    {
        m_result.form = QStringLiteral("checklist");
        m_result.notes = m_outline->notes;
        Plan &plan = m_result.plan;
        plan.kind = PlanKind::Drill;
        plan.title = title;
        takeTitle();
        for (const OutlineSection &section : std::as_const(m_outline->sections)) {
            if (section.level > 0 || !section.roots.isEmpty())
                plan.phases.append(phaseOf(section));
        }
        for (Phase &phase : plan.phases)
            takeNeeds(&phase.steps);
        note();
        return std::move(m_result);
    }

private:
    // "# …" before anything else is the list's own name, unless several of that rank hold the tasks.
    void takeTitle()
    {
        QVector<OutlineSection> &sections = m_outline->sections;
        QStringList words = sections[0].lines;
        sections[0].lines.clear();
        if (sections.value(1).level == 1) {
            const auto others = std::count_if(sections.cbegin(), sections.cend(), [](const OutlineSection &s) { return s.level == 1; });
            OutlineSection &first = sections[1];
            if (first.roots.isEmpty() || others == 1) {
                m_result.plan.title = first.title;
                if (!words.isEmpty() && !first.lines.isEmpty())
                    words.append(QString());
                words += first.lines;
                first.lines.clear();
                first.level = 0; // a phase only if it holds tasks
                first.title.clear();
            }
        }
        m_result.plan.description = asText(words.join(u'\n'), false).join(u'\n');
    }

    Phase phaseOf(const OutlineSection &section)
    {
        Phase phase;
        phase.id = QStringLiteral("p%1").arg(m_result.plan.phases.size() + 1);
        phase.title = section.title.isEmpty() ? importText("Steps") : section.title;
        if (section.level > 0 && section.level != 2)
            phase.extra.insert(QStringLiteral("heading"), section.level);
        if (!section.lines.isEmpty())
            phase.extra.insert(QStringLiteral("description"), asText(section.lines.join(u'\n'), false).join(u'\n'));
        for (const int root : section.roots)
            phase.steps.append(stepOf(root));
        return phase;
    }

    Step stepOf(int index) // the depth is bounded
    {
        const OutlineItem &item = m_outline->items.at(index);
        const TaskWords words = taskWords(item.text);
        Step step;
        step.id = QStringLiteral("s%1").arg(++m_count);
        step.text = words.text;
        step.role = words.role;
        step.estimate = words.estimate;
        step.details = item.lines.join(u'\n');
        if (step.text.isEmpty()) {
            step.text = importText("(without words)");
            m_result.notes.problems.append({item.number, importText("The task says nothing.")});
        }
        if (item.head.checked)
            step.extra.insert(QStringLiteral("checked"), true);
        if (item.head.numbered)
            step.extra.insert(QStringLiteral("numbered"), true);
        if (!item.head.box)
            step.extra.insert(QStringLiteral("checkbox"), false);
        const QString key = step.text.toCaseFolded();
        m_ids.insert(key, m_ids.contains(key) ? QString() : step.id); // said twice: names none
        for (const int child : item.children)
            step.steps.append(stepOf(child));
        return step;
    }

    void takeNeeds(QVector<Step> *steps)
    {
        static const QRegularExpression needs(QStringLiteral("^[-*+]\\s+(?:needs|depends on)\\s*:\\s*(.+)$"),
                                              QRegularExpression::CaseInsensitiveOption);
        for (Step &step : *steps) {
            takeNeeds(&step.steps);
            if (step.details.isEmpty())
                continue;
            QStringList lines = step.details.split(u'\n');
            const QList<bool> code = codeLines(lines);
            for (qsizetype i = lines.size() - 1; i >= 0; --i) {
                const auto match = code.at(i) ? QRegularExpressionMatch() : needs.match(lines.at(i));
                if (match.hasMatch() && takeNeed(&step, splitList(match.captured(1))))
                    lines.removeAt(i);
            }
            while (!lines.isEmpty() && lines.first().isEmpty())
                lines.removeFirst();
            while (!lines.isEmpty() && lines.last().isEmpty())
                lines.removeLast();
            step.details = lines.join(u'\n');
        }
    }

    bool takeNeed(Step *step, const QStringList &names) const
    {
        static const QRegularExpression place(QStringLiteral("^s([1-9]\\d{0,8})$"));
        QStringList ids;
        for (const QString &name : names) {
            const auto match = place.match(name);
            const QString id = match.hasMatch() && match.captured(1).toInt() <= m_count ? name : m_ids.value(name.toCaseFolded());
            if (id.isEmpty() || id == step->id)
                return false;
            ids.append(id);
        }
        step->needs = ids + step->needs;
        step->needs.removeDuplicates();
        return !ids.isEmpty();
    }

    void note()
    {
        ImportNotes &notes = m_result.notes;
        notes.taken.append({importText("headings"), QStringLiteral("phases"), QString::number(m_result.plan.phases.size())});
        notes.taken.append({importText("tasks"), QStringLiteral("steps"), QString::number(m_count)});
        if (m_outline->ticked > 0)
            notes.taken.append({importText("ticked tasks"), QStringLiteral("checked"),
                                importText("%1; every run starts with all of them open").arg(m_outline->ticked)});
    }

    Outline *m_outline;
    Imported m_result;
    QHash<QString, QString> m_ids; // by words
    int m_count = 0;
};

QStringList linesOf(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    return text.split(u'\n');
}

} // namespace

Result<Imported> importChecklist(const QString &markdown, const QString &title)
{
    const QStringList lines = linesOf(markdown);
    auto outline = readOutline(lines);
    if (!outline)
        return fail(outline.error());
    if (outline->items.isEmpty()) {
        return fail(importError("import.no_tasks", importText("The text holds no task (“- [ ] …”)."),
                                importText("Write each step as “- [ ] What to do (role, 5 min)”.")));
    }
    return Maker(&*outline).make(title);
}

bool speaksOfScenarios(const QString &markdown)
{
    static const QRegularExpression scenario(QStringLiteral("^ {0,3}#{1,6}\\s+(?:Scenario:|Response steps\\s*$)"),
                                             QRegularExpression::MultilineOption |
                                                 QRegularExpression::CaseInsensitiveOption);
    return scenario.match(markdown).hasMatch();
}

} // namespace muster
