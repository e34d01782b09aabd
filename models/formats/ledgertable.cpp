// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/ledgertable.h"

#include "domain/ledgerrules.h"
#include "formats/texttable.h"

#include <QCoreApplication>
#include <QHash>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Ledger", text);
}

QStringList columns()
{
    return {QStringLiteral("key"),   QStringLiteral("run"),         QStringLiteral("raised"),   QStringLiteral("description"),
            QStringLiteral("category"), QStringLiteral("priority"), QStringLiteral("status"),   QStringLiteral("owner"),
            QStringLiteral("due"),   QStringLiteral("remediation"), QStringLiteral("evidence"), QStringLiteral("reason"),
            QStringLiteral("overdue"), QStringLiteral("seen_before")};
}

// Made by us; what they hold is not read back.
bool isForReading(const QString &column)
{
    return column == u"run" || column == u"raised" || column == u"overdue" || column == u"seen_before";
}

QString evidenceText(const LedgerGap &gap)
{
    return gap.evidenceItem.isEmpty() ? gap.evidenceRun : gap.evidenceRun + u':' + gap.evidenceItem;
}

QString seenText(const LedgerGap &gap)
{
    QStringList seen;
    for (const SeenBefore &before : gap.before)
        seen.append(before.confirmed ? before.key : before.key + u'?');
    return seen.join(QStringLiteral("; "));
}

QString cellOf(const LedgerGap &gap, const QString &column)
{
    if (gapFieldKeys().contains(column))
        return gapField(gap, column);
    if (column == u"key")
        return gap.key;
    if (column == u"run")
        return gap.runTitle;
    if (column == u"raised")
        return gap.raisedAt.isValid() ? gap.raisedAt.toLocalTime().date().toString(Qt::ISODate) : QString();
    if (column == u"evidence")
        return evidenceText(gap);
    if (column == u"reason")
        return gap.reason;
    if (column == u"overdue")
        return gap.overdue ? QStringLiteral("yes") : QString();
    return seenText(gap);
}

} // namespace

QByteArray ledgerToCsv(const QVector<LedgerGap> &gaps)
{
    QVector<QStringList> rows{columns()};
    for (const LedgerGap &gap : gaps) {
        QStringList cells;
        for (const QString &column : columns())
            cells.append(cellOf(gap, column));
        rows.append(cells);
    }
    return writeCsv(rows);
}

Result<LedgerTable> readLedgerTable(const QByteArray &bytes)
{
    const auto read = readTable(bytes);
    if (!read)
        return fail(read.error());
    LedgerTable table;
    QHash<QString, qsizetype> places;
    const TextRow head = read->rows.value(0);
    for (qsizetype i = 0; i < head.cells.size(); ++i) {
        const QString name = head.cell(i).trimmed().toLower().replace(u' ', u'_');
        if (columns().contains(name) && !places.contains(name))
            places.insert(name, i);
        else if (!name.isEmpty())
            table.ignored.append(head.cell(i).trimmed());
    }
    if (!places.contains(QStringLiteral("key")))
        return fail({QStringLiteral("gaps.no_key"), tr("The table has no column “key”, so nobody can say which gap a row is about."),
                     tr("Export the gaps, change the table and import that: muster-cli gaps export -o gaps.csv"),
                     Fault::BadInput});
    for (const TextRow &row : read->rows.mid(1)) {
        const auto cell = [&](const char *name) { return row.cell(places.value(QLatin1String(name), -1)).trimmed(); };
        LedgerRow one{row.number, cell("key"), {}, cell("evidence"), cell("reason")};
        for (auto it = places.cbegin(); it != places.cend(); ++it)
            if (gapFieldKeys().contains(it.key()) && !isForReading(it.key()))
                one.fields.insert(it.key(), row.cell(*it).trimmed());
        table.rows.append(one);
    }
    return table;
}

} // namespace muster
