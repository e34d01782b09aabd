// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/cutover.h"

#include "formats/importwords.h"
#include "formats/mselheaders.h"
#include "formats/taskwords.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <cmath>
#include <utility>

namespace muster
{

namespace
{

enum Column { Id, Title, Predecessors, Description, Stream, Type, Duration, Team, Date, Parent, Columns };

constexpr int headerRows = 10; // headers stand in one of the first

const QVector<QStringList> &headers() // the first of each is what is written
{
    static const QVector<QStringList> all{
        {QStringLiteral("Task ID"), QStringLiteral("ID"), QStringLiteral("Internal ID"), QStringLiteral("Task Number"),
         QStringLiteral("Task No")},
        {QStringLiteral("Title"), QStringLiteral("Task Title"), QStringLiteral("Task Name"), QStringLiteral("Task"),
         QStringLiteral("Name")},
        {QStringLiteral("Predecessor IDs"), QStringLiteral("Predecessors"), QStringLiteral("Predecessor"),
         QStringLiteral("Predecessor ID"), QStringLiteral("Depends On"), QStringLiteral("Dependencies")},
        {QStringLiteral("Description"), QStringLiteral("Details"), QStringLiteral("Instructions")},
        {QStringLiteral("Stream"), QStringLiteral("Streams"), QStringLiteral("Workstream"), QStringLiteral("Phase")},
        {QStringLiteral("Task Type"), QStringLiteral("Type")},
        {QStringLiteral("Planned Duration"), QStringLiteral("Duration"), QStringLiteral("Estimate"),
         QStringLiteral("Planned Duration Minutes"), QStringLiteral("Duration Minutes"),
         QStringLiteral("Planned Duration Mins"), QStringLiteral("Duration Mins"), QStringLiteral("Planned Duration Seconds"),
         QStringLiteral("Duration Seconds"), QStringLiteral("Planned Duration Hours"), QStringLiteral("Duration Hours")},
        {QStringLiteral("Assigned Team"), QStringLiteral("Assigned Teams"), QStringLiteral("Team"), QStringLiteral("Role"),
         QStringLiteral("Assigned To"), QStringLiteral("Owner")},
        {QStringLiteral("Planned Date"), QStringLiteral("Planned Start"), QStringLiteral("Planned Start Date"),
         QStringLiteral("Planned Start Time")},
        {QStringLiteral("Parent Task ID"), QStringLiteral("Parent ID"), QStringLiteral("Parent")}};
    return all;
}

// Which cell of a header row is which column; −1: none.
QVector<int> columnsOf(const TextRow &row)
{
    QVector<int> places(Columns, -1);
    QVector<int> ranks(Columns, 100);
    for (int cell = 0; cell < row.cells.size(); ++cell) {
        const QString key = headerKey(row.cells.at(cell));
        for (int column = 0; column < Columns; ++column) {
            const QStringList &known = headers().at(column);
            for (int rank = 0; rank < known.size(); ++rank) {
                if (headerKey(known.at(rank)) == key && rank < ranks.at(column)) {
                    places[column] = cell;
                    ranks[column] = rank;
                }
            }
        }
    }
    return places;
}

bool isHeader(const QVector<int> &places)
{
    return places.at(Title) >= 0 && places.at(Id) >= 0 &&
           (places.at(Predecessors) >= 0 || places.at(Stream) >= 0 || places.at(Duration) >= 0);
}

int headerRowOf(const TextTable &table)
{
    for (int row = 0; row < std::min<int>(headerRows, static_cast<int>(table.rows.size())); ++row) {
        if (isHeader(columnsOf(table.rows.at(row))))
            return row;
    }
    return -1;
}

// "30", "0:30", "00:30:00", "1h 30m", "45 min"
std::optional<Milliseconds> durationOf(const QString &cell, double unit)
{
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,4}):([0-5]\\d):([0-5]\\d)$"));
    if (const auto match = clock.match(cell); match.hasMatch())
        return Milliseconds(((match.captured(1).toLongLong() * 60 + match.captured(2).toLongLong()) * 60 +
                             match.captured(3).toLongLong()) * 1000);
    bool number = false;
    if (const double count = cell.toDouble(&number); number)
        return count >= 0 && count * unit < 1e13 ? std::optional(Milliseconds(std::llround(count * unit))) : std::nullopt;
    if (const auto words = estimateWords(cell))
        return words;
    const auto parsed = parseDuration(QString(cell).remove(u' '));
    return parsed ? std::optional(*parsed) : std::nullopt;
}

double unitOf(const QString &header)
{
    const QString key = headerKey(header);
    return key.endsWith(u"seconds") ? 1e3 : key.endsWith(u"hours") ? 3.6e6 : 6e4;
}

class TaskImporter
{
public:
    TaskImporter(const TextTable &table, int header)
        : m_table(table), m_header(header), m_places(columnsOf(table.rows.at(header)))
    {
    }

    Result<Imported> run(const QString &title)
    {
        for (qsizetype row = m_header + 1; row < m_table.rows.size(); ++row) {
            if (const Done done = readRow(m_table.rows.at(row)); !done)
                return fail(done.error());
        }
        if (m_steps.isEmpty())
            return fail(importError("import.empty", importText("No row below the headers holds a task."),
                                    importText("Check that the list was exported with its tasks.")));
        linkNeeds();
        if (const Done done = checkParents(); !done)
            return fail(done.error());
        m_result.form = QStringLiteral("cutover");
        m_result.plan.kind = PlanKind::Drill;
        m_result.plan.title = title;
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            if (m_parents.at(i) < 0)
                phaseNamed(m_streams.at(i)).steps.append(stepAt(static_cast<int>(i)));
        }
        note();
        return std::move(m_result);
    }

private:
    [[nodiscard]] QString cell(const TextRow &row, Column column) const
    {
        return m_places.at(column) < 0 ? QString() : row.cell(m_places.at(column));
    }

    Done readRow(const TextRow &row)
    {
        Step step;
        step.id = cell(row, Id).trimmed();
        step.text = cell(row, Title).simplified();
        step.details = cell(row, Description).trimmed();
        step.role = cell(row, Team).simplified();
        if (step.id.isEmpty() && step.text.isEmpty() && step.details.isEmpty())
            return {};
        if (step.id.isEmpty()) {
            step.id = QStringLiteral("row-%1").arg(row.number);
            problem(row, importText("The task has no id."));
        }
        if (const auto seen = m_rows.constFind(step.id); seen != m_rows.cend())
            return fail(importError("import.duplicate_id",
                                    importText("Rows %1 and %2 have the same task id, %3.").arg(m_table.rows.at(*seen).number).arg(row.number).arg(step.id),
                                    importText("Give one of them another id, and see which one its successors mean.")));
        if (step.text.isEmpty()) {
            step.text = importText("(without words)");
            problem(row, importText("The task has no title."));
        }
        if (const QString text = cell(row, Duration).trimmed(); !text.isEmpty()) {
            step.estimate = durationOf(text, unitOf(m_table.rows.at(m_header).cell(m_places.at(Duration))));
            if (!step.estimate)
                problem(row, importText("“%1” is no duration; the task has no estimate.").arg(text));
        }
        if (const QString type = cell(row, Type).simplified(); !type.isEmpty())
            step.extra.insert(QStringLiteral("task_type"), type);
        if (const QString date = cell(row, Date).simplified(); !date.isEmpty())
            step.extra.insert(QStringLiteral("planned"), date);
        m_rows.insert(step.id, static_cast<int>(&row - m_table.rows.constData()));
        m_index.insert(step.id, static_cast<int>(m_steps.size()));
        m_streams.append(cell(row, Stream).simplified());
        m_steps.append(step);
        m_source.append(&row);
        return {};
    }

    void linkNeeds()
    {
        static const QRegularExpression between(QStringLiteral("[,;|\\s]+"));
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            const TextRow &row = *m_source.at(i);
            const QString all = cell(row, Predecessors).trimmed();
            // An id may hold spaces; then it stands alone.
            const QStringList wanted = m_index.contains(all) ? QStringList{all} : all.split(between, Qt::SkipEmptyParts);
            for (const QString &id : wanted) {
                if (!m_index.contains(id))
                    problem(row, importText("There is no task %1 to wait for.").arg(id));
                else if (!m_steps.at(i).needs.contains(id))
                    m_steps[i].needs.append(id);
            }
            const QString parent = cell(row, Parent).trimmed();
            if (!parent.isEmpty() && !m_index.contains(parent))
                problem(row, importText("There is no task %1 to stand under.").arg(parent));
            m_parents.append(parent.isEmpty() ? -1 : m_index.value(parent, -1));
            if (m_parents.last() >= 0)
                m_children[m_parents.last()].append(static_cast<int>(i));
        }
    }

    [[nodiscard]] Done checkParents() const
    {
        for (qsizetype i = 0; i < m_parents.size(); ++i) {
            QStringList path{m_steps.at(i).id};
            for (int up = m_parents.at(i); up >= 0 && path.size() <= 41; up = m_parents.at(up)) {
                path.append(m_steps.at(up).id);
                if (up == i || path.size() > 40)
                    return fail(importError("import.cycle", importText("Tasks stand under each other: %1.").arg(path.mid(0, 20).join(QStringLiteral(" → "))),
                                            importText("Change the parent of one of them; 40 levels are the most.")));
            }
        }
        return {};
    }

    Phase &phaseNamed(const QString &stream)
    {
        const QString title = stream.isEmpty() ? importText("Steps") : stream;
        if (!m_phases.contains(title)) {
            Phase phase;
            phase.id = QStringLiteral("p%1").arg(m_result.plan.phases.size() + 1);
            phase.title = title;
            m_phases.insert(title, static_cast<int>(m_result.plan.phases.size()));
            m_result.plan.phases.append(phase);
        }
        return m_result.plan.phases[m_phases.value(title)];
    }

    Step stepAt(int index) // checkParents bounds the depth
    {
        Step step = m_steps.at(index);
        for (const int child : m_children.value(index))
            step.steps.append(stepAt(child));
        return step;
    }

    void problem(const TextRow &row, const QString &text) { m_result.notes.problems.append({row.number, text}); }

    void note()
    {
        static const QStringList as{QStringLiteral("id"), QStringLiteral("text"), QStringLiteral("needs"), QStringLiteral("details"),
                                    QStringLiteral("phases"), QStringLiteral("task_type"), QStringLiteral("estimate_minutes"),
                                    QStringLiteral("role"), QStringLiteral("planned"), QStringLiteral("steps")};
        const QStringList &cells = m_table.rows.at(m_header).cells;
        for (int i = 0; i < cells.size(); ++i) {
            const auto column = m_places.indexOf(i);
            if (column >= 0)
                m_result.notes.taken.append({cells.at(i), as.at(column), {}});
            else if (!cells.at(i).trimmed().isEmpty())
                m_result.notes.dropped.append(importText("column %1").arg(cells.at(i).simplified()));
        }
        m_result.notes.taken.append({importText("tasks"), QStringLiteral("steps"), QString::number(m_steps.size())});
        for (const QString &remark : m_table.remarks)
            m_result.notes.problems.append({0, remark});
    }

    const TextTable &m_table;
    int m_header;
    QVector<int> m_places;
    QVector<Step> m_steps;
    QVector<const TextRow *> m_source;
    QVector<QString> m_streams;
    QVector<int> m_parents;
    QHash<int, QVector<int>> m_children;
    QHash<QString, int> m_rows;
    QHash<QString, int> m_index;
    QHash<QString, int> m_phases;
    Imported m_result;
};

QString clockOf(Milliseconds value)
{
    const qint64 seconds = (value.count() + 999) / 1000;
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600, 2, 10, QChar(u'0')).arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
}

void addRows(const QVector<Step> &steps, const QString &stream, const QString &parent, bool nested, QVector<QStringList> *rows)
{
    for (const Step &step : steps) {
        QStringList row{step.id, step.text.simplified(), step.needs.join(QStringLiteral(", ")), step.details, stream,
                        step.extra.value(u"task_type").toString(), step.estimate ? clockOf(*step.estimate) : QString(),
                        step.role, step.extra.value(u"planned").toString()};
        if (nested)
            row.append(parent);
        rows->append(row);
        addRows(step.steps, stream, step.id, nested, rows);
    }
}

} // namespace

bool looksLikeTasks(const TextTable &table)
{
    const int row = headerRowOf(table);
    if (row < 0)
        return false;
    const QStringList &cells = table.rows.at(row).cells; // event lists have an id and a duration, too
    return columnsOf(table.rows.at(row)).at(Predecessors) >= 0 ||
           std::any_of(cells.begin(), cells.end(), [](const QString &cell) { return headerKey(cell).startsWith(u"task"); });
}

Result<Imported> importTasks(const TextTable &table, const QString &title)
{
    const int header = headerRowOf(table);
    if (header < 0)
        return fail(importError("import.no_columns", importText("No row has the headers of a task list."),
                                importText("It needs “Task ID” and “Title”, and one of “Predecessor IDs”, “Stream” and “Planned Duration”.")));
    return TaskImporter(table, header).run(title);
}

QVector<QStringList> taskRows(const Plan &plan)
{
    bool nested = false;
    for (const Phase &phase : plan.phases) {
        for (const Step &step : phase.steps)
            nested = nested || !step.steps.isEmpty();
    }
    QStringList head;
    for (int column = 0; column < (nested ? Columns : Parent); ++column)
        head.append(headers().at(column).first());
    QVector<QStringList> rows{head};
    for (const Phase &phase : plan.phases)
        addRows(phase.steps, phase.title.simplified(), {}, nested, &rows);
    return rows;
}

} // namespace muster
