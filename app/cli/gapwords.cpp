// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/gapwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace muster::cli
{

namespace
{

constexpr qsizetype mostDescription = 100; // characters of a line
constexpr qsizetype mostOther = 24;

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonValue timeValue(const QDateTime &when)
{
    return when.isValid() ? QJsonValue(timestampText(when)) : QJsonValue();
}

QString recurrence(const LedgerGap &gap)
{
    return gap.isRecurring() ? QStringLiteral("confirmed") : gap.mayRecur() ? QStringLiteral("possible") : QStringLiteral("no");
}

QString dueText(const LedgerGap &gap)
{
    const QString due = oneLine(gap.due, mostOther);
    return gap.overdue ? tr("%1 overdue").arg(due) : gap.dueUnreadable() ? tr("%1 (no date)").arg(due) : due;
}

} // namespace

QString oneLine(const QString &text, qsizetype most)
{
    QString line = text;
    std::replace_if(line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    line = line.simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

QJsonObject gapObject(const LedgerGap &gap)
{
    QJsonArray seen;
    for (const SeenBefore &before : gap.before)
        seen.append(QJsonObject{{QStringLiteral("key"), before.key},
                                {QStringLiteral("run_title"), before.runTitle},
                                {QStringLiteral("raised_at"), timeValue(before.raisedAt)},
                                {QStringLiteral("description"), before.description},
                                {QStringLiteral("status"), gapStatusWord(before.status)},
                                {QStringLiteral("likeness"), before.likeness},
                                {QStringLiteral("confirmed"), before.confirmed}});
    const QJsonValue evidence = gap.evidenceRun.isEmpty()
                                    ? QJsonValue()
                                    : QJsonValue(QJsonObject{{QStringLiteral("run_id"), gap.evidenceRun},
                                                             {QStringLiteral("item"), gap.evidenceItem}});
    QJsonObject object{{QStringLiteral("key"), gap.key},
                       {QStringLiteral("run_id"), gap.runId},
                       {QStringLiteral("run_title"), gap.runTitle},
                       {QStringLiteral("id"), gap.id},
                       {QStringLiteral("raised_at"), timeValue(gap.raisedAt)},
                       {QStringLiteral("due_on"), gap.dueOn ? QJsonValue(gap.dueOn->toString(Qt::ISODate)) : QJsonValue()},
                       {QStringLiteral("due_readable"), !gap.dueUnreadable()},
                       {QStringLiteral("overdue"), gap.overdue},
                       {QStringLiteral("evidence"), evidence},
                       {QStringLiteral("reason"), gap.reason},
                       {QStringLiteral("closed_without_evidence"), gap.closedUnproven},
                       {QStringLiteral("recurring"), recurrence(gap)},
                       {QStringLiteral("seen_before"), seen},
                       {QStringLiteral("changed_at"), timeValue(gap.changedAt)},
                       {QStringLiteral("changed_by"), gap.changedBy}};
    for (const QString &key : gapFieldKeys())
        object.insert(key, gapField(gap, key));
    return object;
}

QStringList gapHeads()
{
    return {tr("KEY"), tr("PRIORITY"), tr("STATUS"), tr("DUE"), tr("OWNER"), tr("DESCRIPTION")};
}

QStringList gapRow(const LedgerGap &gap)
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
    return {oneLine(gap.key, 80), orDash(oneLine(gap.priority, mostOther)), gapStatusWord(gap.status), orDash(dueText(gap)),
            orDash(oneLine(gap.owner, mostOther)), oneLine(gap.description, mostDescription)};
}

QStringList seenLines(const LedgerGap &gap)
{
    QStringList lines;
    for (const SeenBefore &before : gap.before) {
        const QString what = tr("%1, “%2”: %3").arg(before.key, oneLine(before.runTitle, 60), oneLine(before.description, mostDescription));
        lines.append(before.confirmed ? tr("seen before in %1").arg(what)
                                      : tr("perhaps seen before (%1 % alike) in %2").arg(qRound(before.likeness * 100)).arg(what));
    }
    return lines;
}

QJsonObject importObject(const GapImport &import, bool isTaken)
{
    QJsonArray refused;
    for (const RefusedRow &row : import.refused)
        refused.append(QJsonObject{{QStringLiteral("row"), row.row},
                                   {QStringLiteral("key"), row.key},
                                   {QStringLiteral("code"), row.error.code},
                                   {QStringLiteral("message"), row.error.message},
                                   {QStringLiteral("hint"), row.error.hint}});
    QJsonArray changes;
    for (const FollowUp &change : import.changes)
        changes.append(QJsonObject{{QStringLiteral("key"), change.gap},
                                   {QStringLiteral("change"), followUpWord(change.kind)},
                                   {QStringLiteral("fields"), change.fields}});
    return {{QStringLiteral("taken"), isTaken},
            {QStringLiteral("changes"), changes},
            {QStringLiteral("unchanged"), import.unchanged},
            {QStringLiteral("refused"), refused},
            {QStringLiteral("ignored_columns"), QJsonArray::fromStringList(import.ignored)}};
}

} // namespace muster::cli
