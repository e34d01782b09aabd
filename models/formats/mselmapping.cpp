// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/mselmapping.h"

#include "formats/importwords.h"
#include "formats/mselheaders.h"

#include <QSet>

namespace muster
{

namespace
{

constexpr int rowsLookedAt = 30;
constexpr int samplesKept = 3;

const QVector<std::pair<MselField, QString>> &fieldWords()
{
    static const QVector<std::pair<MselField, QString>> words{
        {MselField::None, QStringLiteral("-")},
        {MselField::Number, QStringLiteral("number")},
        {MselField::At, QStringLiteral("at")},
        {MselField::Type, QStringLiteral("event_type")},
        {MselField::Mode, QStringLiteral("mode")},
        {MselField::From, QStringLiteral("from")},
        {MselField::To, QStringLiteral("to")},
        {MselField::Message, QStringLiteral("message")},
        {MselField::ExpectedResponse, QStringLiteral("expected_response")},
        {MselField::Objective, QStringLiteral("objective")},
        {MselField::Notes, QStringLiteral("notes")},
        {MselField::Artifacts, QStringLiteral("artifacts")},
        {MselField::Scenario, QStringLiteral("scenario")}};
    return words;
}

QString clockWord(ClockReading clock)
{
    if (clock == ClockReading::Elapsed)
        return QStringLiteral("elapsed");
    return clock == ClockReading::TimeOfDay ? QStringLiteral("time_of_day") : QStringLiteral("guess");
}

// The row with the most headers that are known; else the first that looks like one.
int headerRowOf(const TextTable &table)
{
    int best = -1;
    int bestScore = 1;
    int likely = 0;
    for (int i = 0; i < std::min<int>(rowsLookedAt, int(table.rows.size())); ++i) {
        QSet<QString> cells;
        int score = 0;
        for (const QString &cell : table.rows[i].cells) {
            const QString key = headerKey(cell);
            if (key.isEmpty() || cells.contains(key))
                continue;
            cells.insert(key);
            if (knownHeader(cell).rank <= 2)
                ++score;
        }
        if (score > bestScore) {
            best = i;
            bestScore = score;
        }
        if (likely == 0 && i > 0 && cells.size() >= 2 && table.rows[0].cells.size() < 2)
            likely = i;
    }
    return best >= 0 ? best : likely;
}

QVector<MselColumn> columnsOf(const TextTable &table, int headerRow)
{
    QVector<MselColumn> columns;
    const QStringList headers = table.rows.value(headerRow).cells;
    qsizetype width = headers.size();
    for (qsizetype i = headerRow + 1; i < table.rows.size(); ++i)
        width = std::max(width, table.rows[i].cells.size());
    QSet<QString> taken;
    for (int column = 0; column < width; ++column) {
        const QString given = headers.value(column).simplified();
        const QString base = given.isEmpty() ? importText("Column %1").arg(column + 1) : given;
        QString header = base;
        for (int n = 2; taken.contains(header.toLower()); ++n)
            header = QStringLiteral("%1 (%2)").arg(base).arg(n);
        taken.insert(header.toLower());
        columns.append({column, header, MselField::None, {}});
    }
    for (qsizetype i = headerRow + 1; i < table.rows.size() && i < headerRow + 200; ++i) {
        for (MselColumn &column : columns) {
            const QString cell = table.rows[i].cell(column.index).simplified();
            if (!cell.isEmpty() && column.samples.size() < samplesKept)
                column.samples.append(cell.left(80));
        }
    }
    // A column without a header and without a value is none.
    columns.removeIf([&headers](const MselColumn &column) {
        return headers.value(column.index).trimmed().isEmpty() && column.samples.isEmpty();
    });
    return columns;
}

// "Inject Type" may hold the kind of event, or how it is delivered.
bool holdsEventTypes(const MselColumn &column)
{
    return std::all_of(column.samples.begin(), column.samples.end(),
                       [](const QString &value) { return isEventType(value); });
}

bool isJoined(MselField field)
{
    return field == MselField::Message || field == MselField::ExpectedResponse || field == MselField::Notes ||
           field == MselField::To || field == MselField::Artifacts;
}

// The best column of each field; text and lists may come from several.
void guess(QVector<MselColumn> *columns, const QSet<QString> &decided)
{
    QHash<MselField, int> best;
    QVector<KnownHeader> known;
    for (const MselColumn &column : *columns) {
        KnownHeader header = knownHeader(column.header);
        if (header.field == MselField::Type && header.rank > 1 && !holdsEventTypes(column))
            header = {MselField::Mode, 3};
        known.append(header);
        if (header.field != MselField::None && !decided.contains(column.header.toLower()))
            best[header.field] = std::min(best.value(header.field, 99), header.rank);
    }
    QSet<MselField> used;
    for (const MselColumn &column : *columns) {
        if (decided.contains(column.header.toLower()) && !isJoined(column.field))
            used.insert(column.field);
    }
    for (qsizetype i = 0; i < columns->size(); ++i) {
        MselColumn &column = (*columns)[i];
        const auto [field, rank] = known[i];
        if (field == MselField::None || decided.contains(column.header.toLower()) || used.contains(field))
            continue;
        const bool isBest = rank == best[field];
        if (!isBest && !(isJoined(field) && rank <= 2))
            continue;
        column.field = field;
        if (!isJoined(field))
            used.insert(field);
    }
}

} // namespace

QString mselFieldWord(MselField field)
{
    for (const auto &[known, word] : fieldWords()) {
        if (known == field)
            return word;
    }
    return {};
}

std::optional<MselField> mselFieldFromWord(const QString &word)
{
    for (const auto &[field, known] : fieldWords()) {
        if (known.compare(word.trimmed(), Qt::CaseInsensitive) == 0)
            return field;
    }
    return word.trimmed().isEmpty() ? std::optional(MselField::None) : std::nullopt;
}

QStringList mselFieldWords()
{
    QStringList words;
    for (const auto &[field, word] : fieldWords())
        words.append(word);
    return words;
}

void MselMapping::set(const QString &header, MselField field)
{
    for (MselColumn &column : columns) {
        if (column.header.compare(header, Qt::CaseInsensitive) == 0) {
            column.field = field;
            return;
        }
    }
    columns.append({-1, header, field, {}});
}

QJsonObject toJson(const MselMapping &mapping)
{
    QJsonObject columns;
    for (const MselColumn &column : mapping.columns)
        columns.insert(column.header, mselFieldWord(column.field));
    return {{QStringLiteral("columns"), columns},
            {QStringLiteral("keep_others"), mapping.keepOthers},
            {QStringLiteral("clock"), clockWord(mapping.clock)}};
}

Result<MselMapping> mselMappingFromJson(const QJsonObject &json)
{
    MselMapping mapping;
    const QJsonObject columns = json.value(u"columns").toObject();
    for (auto it = columns.begin(); it != columns.end(); ++it) {
        const auto field = mselFieldFromWord(it.value().toString());
        if (!field) {
            return fail(importError("import.unknown_field",
                                    importText("There is no field “%1”.").arg(it.value().toString()),
                                    importText("Fields: %1.").arg(mselFieldWords().join(u", "))));
        }
        mapping.set(it.key(), *field);
    }
    mapping.keepOthers = json.value(u"keep_others").toBool();
    for (const ClockReading clock : {ClockReading::Elapsed, ClockReading::TimeOfDay}) {
        if (json.value(u"clock").toString() == clockWord(clock))
            mapping.clock = clock;
    }
    return mapping;
}

Result<MselMapping> mapColumns(const TextTable &table, const MselMapping &remembered, bool strict)
{
    MselMapping mapping = remembered;
    mapping.headerRow = remembered.headerRow >= 0 ? remembered.headerRow : headerRowOf(table);
    mapping.columns = columnsOf(table, mapping.headerRow);
    QSet<QString> decided;
    QStringList missing;
    for (const MselColumn &wish : remembered.columns) {
        const auto found =
            std::find_if(mapping.columns.begin(), mapping.columns.end(), [&wish](const auto &c) {
                return c.header.compare(wish.header.simplified(), Qt::CaseInsensitive) == 0;
            });
        if (found == mapping.columns.end()) {
            missing.append(wish.header);
            continue;
        }
        found->field = wish.field;
        decided.insert(found->header.toLower());
    }
    if (strict && !missing.isEmpty()) {
        QStringList headers;
        for (const MselColumn &column : std::as_const(mapping.columns))
            headers.append(column.header);
        return fail(importError("import.unknown_column",
                                importText("The table has no column “%1”.").arg(missing.first()),
                                importText("Its columns: %1.").arg(headers.join(u", "))));
    }
    guess(&mapping.columns, decided);
    return mapping;
}

} // namespace muster
