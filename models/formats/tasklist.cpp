// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/tasklist.h"

#include "domain/tabletop.h"
#include "formats/importwords.h"
#include "formats/msel.h"
#include "formats/taskwords.h"

#include <QRegularExpression>

namespace muster
{

namespace
{

void takeMeta(ResponseStep *step)
{
    const TaskWords words = taskWords(step->action);
    step->action = words.text;
    step->role = words.role;
    step->estimate = words.estimate;
}

class TaskListImporter
{
public:
    TaskListImporter(const QString &title, const QString &scenario) : m_title(title), m_fallback(scenario) {}

    Result<Imported> run(const QString &markdown)
    {
        int number = 0;
        for (const QString &line : markdown.split(u'\n'))
            readLine(++number, line);
        finishScenario();
        if (m_count == 0) {
            return fail(importError("import.no_tasks", importText("The text holds no task (“- [ ] …”)."),
                                    importText("Write each step as “- [ ] What to do (role, 5 min)”.")));
        }
        Plan plan;
        plan.kind = PlanKind::Tabletop;
        plan.title = m_title;
        plan.description = m_planText.join(u'\n').trimmed();
        m_result.form = QStringLiteral("markdown");
        m_result.plan = withTabletop(plan, m_tabletop);
        m_result.notes.taken.append(
            {importText("tasks"), QStringLiteral("response_steps"), QString::number(m_count)});
        noteLeft();
        return std::move(m_result);
    }

private:
    void readLine(int number, const QString &line)
    {
        static const QRegularExpression heading(QStringLiteral("^ {0,3}(#{1,6})\\s+(.+?)\\s*#*\\s*$"));
        static const QRegularExpression task(
            QStringLiteral("^\\s*([-*+]|\\d+[.)])\\s+\\[([ xX])\\]\\s+(.*\\S)\\s*$"));
        static const QRegularExpression detail(
            QStringLiteral("^\\s*[-*+]\\s+(needs|depends on|tools)\\s*:\\s*(.+)$"),
            QRegularExpression::CaseInsensitiveOption);
        if (line.trimmed().startsWith(u"```"))
            m_inCode = !m_inCode;
        const auto headingMatch = heading.match(line);
        const auto taskMatch = task.match(line);
        const auto detailMatch = detail.match(line);
        const bool belongs = !m_stack.isEmpty() && indentOf(line) > m_stack.last().first;
        if (line.trimmed().isEmpty())
            m_afterBlank = true;
        else if (!m_inCode && headingMatch.hasMatch())
            readHeading(int(headingMatch.capturedLength(1)), headingMatch.captured(2));
        else if (!m_inCode && taskMatch.hasMatch())
            readTask(number, indentOf(line), taskMatch.captured(1), taskMatch.captured(2),
                     taskMatch.captured(3));
        else if (belongs && detailMatch.hasMatch())
            readDetail(detailMatch.captured(1).toLower(), detailMatch.captured(2));
        else
            readText(number, line, belongs);
        if (!line.trimmed().isEmpty())
            m_afterBlank = false;
    }

    void readHeading(int level, const QString &text)
    {
        static const QString scenarioWord = QStringLiteral("scenario:");
        m_stack.clear();
        if (text.startsWith(scenarioWord, Qt::CaseInsensitive)) {
            finishScenario();
            m_scenario.name = text.mid(scenarioWord.size()).trimmed();
            m_inScenario = true;
            m_phase.clear();
        } else if (level == 1 && !m_hasTitle) {
            m_hasTitle = true;
            m_title = text;
        } else {
            m_phase = text.compare(u"response steps", Qt::CaseInsensitive) == 0 ? QString() : text;
        }
    }

    void readTask(int number, int indent, const QString &marker, const QString &tick, const QString &text)
    {
        while (!m_stack.isEmpty() && m_stack.last().first >= indent)
            m_previous = m_stack.takeLast();
        ResponseStep step;
        step.id = QStringLiteral("s%1").arg(++m_count);
        step.action = text;
        if (!m_phase.isEmpty())
            step.raw.insert(QStringLiteral("phase"), m_phase);
        const bool counted = marker.at(0).isDigit();
        if (counted && m_previous.first == indent && m_previousCounted &&
            m_previous.second < m_scenario.steps.size())
            step.dependencies.append(m_scenario.steps[m_previous.second].id);
        else if (!m_stack.isEmpty())
            step.dependencies.append(m_scenario.steps[m_stack.last().second].id);
        m_stack.append({indent, m_scenario.steps.size()});
        m_previousCounted = counted;
        m_previous = {-1, 0};
        m_scenario.steps.append(step);
        if (tick != u" ")
            m_result.notes.problems.append(
                {number, importText("The task was ticked; in the plan it is open.")});
    }

    void readDetail(const QString &word, const QString &text)
    {
        ResponseStep &step = m_scenario.steps.last();
        QStringList &list = word == u"tools" ? step.tools : step.dependencies;
        for (const QString &item : splitList(text)) {
            if (!list.contains(item))
                list.append(item);
        }
    }

    void readText(int number, const QString &line, bool belongs)
    {
        static const QRegularExpression bullet(QStringLiteral("^\\s*([-*+]|\\d+[.)])\\s"));
        const QString text = line.trimmed();
        const bool prose =
            !m_inCode && !text.startsWith(u'|') && !text.startsWith(u"```") && !bullet.match(line).hasMatch();
        if (belongs && prose && !m_afterBlank)
            m_scenario.steps.last().action += u' ' + text;
        else if (prose && m_phase.isEmpty() && m_scenario.steps.isEmpty() && m_stack.isEmpty())
            (m_inScenario ? m_text : m_planText).append(text);
        else
            m_leftLines.append(number);
    }

    void finishScenario()
    {
        for (ResponseStep &step : m_scenario.steps)
            takeMeta(&step);
        for (ResponseStep &step : m_scenario.steps) {
            for (QString &dependency : step.dependencies) {
                const int linked = linkedStep(m_scenario.steps, dependency);
                if (linked >= 0)
                    dependency = m_scenario.steps[linked].id;
            }
            step.dependencies.removeDuplicates();
        }
        m_scenario.description = m_text.join(u'\n').trimmed();
        if (m_inScenario || !m_scenario.steps.isEmpty()) {
            if (m_scenario.name.isEmpty())
                m_scenario.name = m_fallback.isEmpty() ? m_title : m_fallback;
            m_tabletop.scenarios.append(m_scenario);
        }
        m_scenario = {};
        m_text.clear();
        m_previous = {-1, 0};
    }

    void noteLeft()
    {
        QStringList ranges;
        for (qsizetype i = 0; i < m_leftLines.size(); ++i) {
            const int first = m_leftLines[i];
            while (i + 1 < m_leftLines.size() && m_leftLines[i + 1] == m_leftLines[i] + 1)
                ++i;
            ranges.append(first == m_leftLines[i] ? QString::number(first)
                                                  : QStringLiteral("%1–%2").arg(first).arg(m_leftLines[i]));
        }
        if (!ranges.isEmpty())
            m_result.notes.dropped.append(importText("lines that are no tasks: %1").arg(ranges.join(u", ")));
    }

    QString m_title;
    QString m_fallback;
    Scenario m_scenario;
    Tabletop m_tabletop;
    QString m_phase;
    QStringList m_text;                         // below "Scenario:", above its first task
    QStringList m_planText;                     // above everything
    QVector<std::pair<int, qsizetype>> m_stack; // indent, step: the tasks that the next one may stand under
    std::pair<int, qsizetype> m_previous{-1, 0};
    QVector<int> m_leftLines;
    bool m_previousCounted = false;
    bool m_hasTitle = false;
    bool m_inScenario = false;
    bool m_inCode = false;
    bool m_afterBlank = false;
    int m_count = 0;
    Imported m_result;
};

} // namespace

Result<Imported> importTaskList(const QString &markdown, const QString &title, const QString &scenario)
{
    QString text = markdown;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    return TaskListImporter(title, scenario).run(text);
}

} // namespace muster
