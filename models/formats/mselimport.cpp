// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importwords.h"
#include "formats/msel.h"
#include "formats/mselheaders.h"

#include <QHash>

namespace muster
{

namespace
{

const QStringList &injectKeys()
{
    static const QStringList keys{
        QStringLiteral("id"),      QStringLiteral("number"),    QStringLiteral("at"),
        QStringLiteral("mode"),    QStringLiteral("from"),      QStringLiteral("to"),
        QStringLiteral("message"), QStringLiteral("objective"), QStringLiteral("expected_response"),
        QStringLiteral("notes"),   QStringLiteral("artifacts"), QStringLiteral("contingency")};
    return keys;
}

// Values of one row, by field; of several columns, one a line.
QHash<MselField, QString> valuesOf(const TextRow &row, const MselMapping &mapping)
{
    QHash<MselField, QString> values;
    for (const MselColumn &column : mapping.columns) {
        const QString cell = row.cell(column.index).trimmed();
        if (column.field == MselField::None || cell.isEmpty())
            continue;
        QString &value = values[column.field];
        if (value == cell)
            continue; // a merged cell
        value += value.isEmpty() ? cell : u'\n' + cell;
    }
    return values;
}

class MselImporter
{
public:
    MselImporter(const TextTable &table, const MselMapping &mapping, const MselNames &names)
        : m_table(table), m_mapping(mapping), m_names(names)
    {
    }

    Result<Imported> run(const ImportWatch &watch)
    {
        if (const Done done = checkColumns(); !done)
            return fail(done.error());
        readTimeColumn();
        noteColumns();
        noteTop();
        for (qsizetype i = m_mapping.headerRow + 1; i < m_table.rows.size(); ++i) {
            if (i % rowsBetweenLooks == 0) {
                if (const Done wanted = watch.goOn(ImportStage::Injects, i, m_table.rows.size()); !wanted)
                    return fail(wanted.error());
            }
            readRow(i);
        }
        finishWaiting();
        nameInjects();
        if (m_count == 0) {
            return fail(importError(
                "import.empty", importText("The table holds no inject."),
                importText("Look at the preview (--dry-run): does each column go where it should?")));
        }
        m_result.form = QStringLiteral("msel");
        m_result.mapping = m_mapping;
        Plan plan;
        plan.kind = PlanKind::Tabletop;
        plan.id = m_names.id;
        plan.title = m_names.title;
        m_result.plan = withTabletop(plan, m_tabletop);
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool has(MselField field) const
    {
        return std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(),
                           [field](const MselColumn &column) { return column.field == field; });
    }

    Done checkColumns() const
    {
        if (has(MselField::Message) || (has(MselField::ExpectedResponse) && has(MselField::At)))
            return {};
        QStringList headers;
        for (const MselColumn &column : m_mapping.columns)
            headers.append(column.header);
        return fail(
            importError("import.no_columns",
                        importText("No column was recognised as the injects' text; the columns are: %1.")
                            .arg(headers.join(u", ").left(500)),
                        importText("Say which it is: --map \"Header=message\".")));
    }

    void readTimeColumn()
    {
        for (const MselColumn &column : m_mapping.columns) {
            if (column.field != MselField::At)
                continue;
            QStringList cells;
            for (qsizetype i = m_mapping.headerRow + 1; i < m_table.rows.size(); ++i)
                cells.append(m_table.rows[i].cell(column.index).trimmed());
            m_times = readTimes(cells, column.header, m_mapping.clock);
            return;
        }
    }

    void noteColumns()
    {
        QHash<MselField, int> uses;
        for (const MselColumn &column : m_mapping.columns)
            ++uses[column.field];
        for (const MselColumn &column : m_mapping.columns) {
            if (column.field == MselField::None) {
                if (m_mapping.keepOthers)
                    m_result.notes.taken.append(
                        {column.header, keptKey(column.header), importText("kept as it is")});
                else
                    m_result.notes.dropped.append(importText("column “%1”").arg(column.header));
                continue;
            }
            QString remark = column.field == MselField::At ? m_times.remark : QString();
            if (uses[column.field] > 1)
                remark = importText("joined with the other columns of this field");
            m_result.notes.taken.append({column.header, mselFieldWord(column.field), remark});
        }
        for (const QString &sheet : m_table.otherSheets)
            m_result.notes.dropped.append(importText("sheet “%1”").arg(sheet));
    }

    void noteTop()
    {
        for (const QString &remark : m_table.remarks)
            m_result.notes.problems.append({0, remark});
        for (int i = 0; i < m_mapping.headerRow; ++i) {
            QStringList cells = m_table.rows[i].cells;
            cells.removeAll(QString());
            cells.removeDuplicates();
            problem(m_table.rows[i],
                    importText("Above the headers, left out: “%1”").arg(cells.join(u" · ").left(200)));
        }
    }

    void problem(const TextRow &row, const QString &text)
    {
        m_result.notes.problems.append({row.number, text});
    }

    void readRow(qsizetype index)
    {
        const TextRow &row = m_table.rows[index];
        const auto values = valuesOf(row, m_mapping);
        if (row.cells == m_table.rows[m_mapping.headerRow].cells) {
            problem(row, importText("The headers again; left out."));
            return;
        }
        if (values.isEmpty()) {
            if (!m_mapping.keepOthers)
                problem(row, importText("Nothing stands in the columns that are taken; left out."));
            return;
        }
        const QString typeText = values.value(MselField::Type);
        const auto type = eventTypeOf(typeText);
        if (!type)
            problem(row, importText("“%1” is no event type; taken as an inject.").arg(typeText.left(60)));
        const qsizetype place = index - m_mapping.headerRow - 1;
        if (!m_times.problems.value(place).isEmpty())
            problem(row, m_times.problems[place]);
        const std::optional<Milliseconds> at =
            place < m_times.at.size() ? m_times.at[place] : std::optional<Milliseconds>();
        if (type == EventType::ExpectedAction)
            addExpectedAction(row, values, at);
        else
            addInject(row, values, at, type == EventType::Contingency);
    }

    Scenario &scenarioFor(const QString &name)
    {
        const QString wanted = name.isEmpty() ? m_names.scenario : name;
        const auto found = m_scenarioAt.constFind(wanted);
        if (found != m_scenarioAt.constEnd())
            return m_tabletop.scenarios[*found];
        Scenario scenario;
        scenario.name = wanted;
        m_scenarioAt.insert(wanted, m_tabletop.scenarios.size());
        m_tabletop.scenarios.append(scenario);
        return m_tabletop.scenarios.last();
    }

    void addInject(const TextRow &row, const QHash<MselField, QString> &values,
                   std::optional<Milliseconds> at, bool contingency)
    {
        Inject inject;
        ++m_count;
        inject.number = values.value(MselField::Number);
        inject.at = at;
        inject.mode = values.value(MselField::Mode);
        inject.from = values.value(MselField::From);
        inject.to = splitList(values.value(MselField::To));
        inject.message = values.value(MselField::Message);
        inject.expectedResponse = values.value(MselField::ExpectedResponse);
        inject.objective = values.value(MselField::Objective); // its text; named below
        inject.contingency = contingency;
        inject.notes = values.value(MselField::Notes);
        inject.artifacts = splitList(values.value(MselField::Artifacts));
        if (m_mapping.keepOthers)
            keepOthers(row, &inject);
        if (inject.message.isEmpty())
            problem(row, importText("The inject has no text."));
        if (inject.message.contains(u"${"))
            problem(row, importText(
                             "“${” begins a variable of the plan; write “$${” where it is meant literally."));
        noteNumber(row, inject.number);
        if (!m_waiting.isEmpty()) {
            inject.expectedResponse =
                (QStringList(inject.expectedResponse) + m_waiting).join(u'\n').trimmed();
            m_waiting.clear();
        }
        scenarioFor(values.value(MselField::Scenario)).injects.append(inject);
    }

    void noteNumber(const TextRow &row, const QString &number)
    {
        if (number.isEmpty())
            return;
        if (const auto before = m_numberRows.constFind(number); before != m_numberRows.constEnd())
            problem(row,
                    importText("The number %1 stands in row %2 already.").arg(number.left(40)).arg(*before));
        else
            m_numberRows.insert(number, row.number);
    }

    void keepOthers(const TextRow &row, Inject *inject) const
    {
        for (const MselColumn &column : m_mapping.columns) {
            const QString cell = row.cell(column.index).trimmed();
            if (column.field == MselField::None && !cell.isEmpty())
                inject->raw.insert(keptKey(column.header), cell);
        }
    }

    static QString keptKey(const QString &header)
    {
        return injectKeys().contains(header) ? header + QStringLiteral(" (column)") : header;
    }

    // Ids by place in the plan, so that what is exported and imported again has the same ones.
    void nameInjects()
    {
        int count = 0;
        for (Scenario &scenario : m_tabletop.scenarios) {
            for (Inject &inject : scenario.injects) {
                inject.id = QStringLiteral("i%1").arg(++count);
                inject.objective = objectiveId(inject.objective);
            }
        }
    }

    QString objectiveId(const QString &text)
    {
        if (text.isEmpty())
            return {};
        QString &id = m_objectiveIds[text];
        if (id.isEmpty()) {
            id = QStringLiteral("o%1").arg(m_tabletop.objectives.size() + 1);
            m_tabletop.objectives.append({id, text, QString(), {}});
        }
        return id;
    }

    // "T+0:15 DBA: fails over"
    void addExpectedAction(const TextRow &row, const QHash<MselField, QString> &values,
                           std::optional<Milliseconds> at)
    {
        QStringList text{values.value(MselField::Message), values.value(MselField::ExpectedResponse)};
        text.removeAll(QString());
        QString line = text.join(QStringLiteral(": "));
        const MselField actor = values.contains(MselField::To) ? MselField::To : MselField::From;
        const QString who = values.value(actor);
        if (!who.isEmpty())
            line = who + QStringLiteral(": ") + line;
        if (at)
            line = injectTimeText(*at) + u' ' + line;
        QStringList lost;
        for (const MselField field : {MselField::Number, MselField::Mode, MselField::From,
                                      MselField::Objective, MselField::Notes, MselField::Artifacts}) {
            if (field != actor && values.contains(field))
                lost.append(
                    QStringLiteral("%1 “%2”").arg(mselFieldWord(field), values.value(field).left(60)));
        }
        const QString place = values.value(MselField::Scenario);
        const auto scenario = m_scenarioAt.constFind(place.isEmpty() ? m_names.scenario : place);
        if (scenario == m_scenarioAt.constEnd()) {
            m_waiting.append(line);
            problem(row,
                    importText("An expected action: it stands with what is expected after the next inject."));
        } else {
            Inject &inject = m_tabletop.scenarios[*scenario].injects.last();
            inject.expectedResponse +=
                (inject.expectedResponse.isEmpty() ? QString() : QStringLiteral("\n")) + line;
            problem(
                row,
                importText("An expected action: it stands with what is expected after the inject above it."));
        }
        if (!lost.isEmpty())
            problem(row, importText("Left out of the expected action: %1.").arg(lost.join(u", ")));
    }

    void finishWaiting()
    {
        for (const QString &line : std::as_const(m_waiting))
            m_result.notes.dropped.append(
                importText("expected action “%1”, which follows no inject").arg(line.left(80)));
    }

    const TextTable &m_table;
    const MselMapping &m_mapping;
    const MselNames &m_names;
    TimeColumn m_times;
    Tabletop m_tabletop;
    QHash<QString, qsizetype> m_scenarioAt;
    QHash<QString, QString> m_objectiveIds;
    QHash<QString, int> m_numberRows;
    QStringList m_waiting;
    int m_count = 0;
    Imported m_result;
};

} // namespace

Result<Imported> importMsel(const TextTable &table, const MselMapping &mapping, const MselNames &names,
                            const ImportWatch &watch)
{
    return MselImporter(table, mapping, names).run(watch);
}

} // namespace muster
