// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/tablescan.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace muster
{

namespace
{

__extension__ typedef __int128 Wide;

Wide wideOf(const QString &text)
{
    Wide value = 0;
    const bool negative = text.startsWith(QLatin1Char('-'));
    for (const QChar c : text) {
        if (c.isDigit())
            value = value * 10 + c.digitValue();
    }
    return negative ? -value : value;
}

QString textOf(Wide value)
{
    const bool negative = value < 0;
    QString out;
    do {
        const int digit = int(value % 10);
        out.prepend(QChar(u'0' + (digit < 0 ? -digit : digit)));
        value /= 10;
    } while (value != 0);
    return negative ? QString(QLatin1Char('-') % out) : out;
}

QString columnOf(const QString &name)
{
    return QStringLiteral("t.") % PgConnection::identifier(name);
}

// An enum's hash is that of its OID: what is not stable goes in as text.
QString rowOf(const PgTable &like, HashKind kind)
{
    QStringList parts;
    for (const PgColumn &column : like.columns) {
        QString part = columnOf(column.name);
        if (kind == HashKind::Record && !column.recordHash)
            part += column.oddCollation ? QStringLiteral("::text COLLATE \"C\"") : QStringLiteral("::text");
        parts.append(part);
    }
    return QStringLiteral("ROW(") % parts.join(QStringLiteral(", ")) % QLatin1Char(')');
}

QString source(const PgTable &table)
{
    const bool only = table.kind == QStringLiteral("table");
    return (only ? QStringLiteral("ONLY ") : QString()) % table.quoted();
}

} // namespace

QString hashWord(HashKind kind)
{
    return kind == HashKind::Record ? QStringLiteral("record")
           : kind == HashKind::Text ? QStringLiteral("text")
                                    : QStringLiteral("none");
}

std::optional<HashKind> hashFromWord(const QString &word)
{
    for (const HashKind kind : {HashKind::None, HashKind::Record, HashKind::Text}) {
        if (word == hashWord(kind))
            return kind;
    }
    return std::nullopt;
}

HashKind bestHash(int serverVersion)
{
    return serverVersion >= 140000 ? HashKind::Record : HashKind::Text;
}

QString Checksum::text() const
{
    return hashWord(kind) % QLatin1Char(':') % sum % QLatin1Char(':') % mix;
}

Checksum combined(const Checksum &a, const Checksum &b)
{
    Checksum out{a.kind, textOf(wideOf(a.sum) + wideOf(b.sum)), {}};
    out.mix = a.kind == HashKind::Record ? QString::number(a.mix.toLongLong() ^ b.mix.toLongLong())
                                         : textOf(wideOf(a.mix) + wideOf(b.mix));
    return out;
}

QString scanSql(const PgTable &table, const PgTable &like, const ScanWish &wish)
{
    QStringList inner;
    QString outer = QStringLiteral("SELECT count(*)");
    if (wish.hash == HashKind::Record) {
        inner.append(QStringLiteral("hash_record_extended(") % rowOf(like, wish.hash) %
                     QStringLiteral(", 0) AS h"));
        outer += QStringLiteral(", sum(h), bit_xor(h)");
    } else if (wish.hash == HashKind::Text) {
        inner.append(QStringLiteral("md5(") % rowOf(like, wish.hash) % QStringLiteral("::text) AS h"));
        outer += QStringLiteral(
            ", sum(('x' || left(h, 16))::bit(64)::bigint), sum(('x' || right(h, 16))::bit(64)::bigint)");
    }
    for (qsizetype i = 0; i < wish.newest.size(); ++i) {
        const QString name = QStringLiteral("n%1").arg(i);
        inner.append(columnOf(wish.newest[i]) % QStringLiteral(" AS ") % name);
        outer += QStringLiteral(", max(") % name % QLatin1Char(')');
    }
    for (qsizetype i = 0; i < wish.keys.size(); ++i) {
        const QString name = QStringLiteral("k%1").arg(i);
        inner.append(columnOf(wish.keys[i]) % QStringLiteral(" AS ") % name);
        outer += QStringLiteral(", count(*) - count(") % name % QLatin1Char(')');
    }
    for (qsizetype i = 0; i < wish.ranges.size(); ++i) {
        const QString name = QStringLiteral("r%1").arg(i);
        inner.append(columnOf(wish.ranges[i]) % QStringLiteral(" AS ") % name);
        outer += QStringLiteral(", min(") % name % QStringLiteral("), max(") % name % QLatin1Char(')');
    }
    // OFFSET 0 keeps the planner from computing the hash once for each aggregate.
    return outer % QStringLiteral(" FROM (SELECT ") % inner.join(QStringLiteral(", ")) %
           QStringLiteral(" FROM ") % source(table) % QStringLiteral(" AS t OFFSET 0) AS s");
}

TableScan scanOf(const PgRows &rows, const ScanWish &wish)
{
    TableScan scan;
    int at = 0;
    scan.rows = rows.number(0, at++);
    if (wish.hash != HashKind::None) {
        scan.checksum.kind = wish.hash;
        const QString sum = rows.text(0, at++);
        const QString mix = rows.text(0, at++);
        scan.checksum.sum = sum.isEmpty() ? QStringLiteral("0") : sum;
        scan.checksum.mix = mix.isEmpty() ? QStringLiteral("0") : mix;
    }
    for (const QString &column : wish.newest) {
        const QString value = rows.text(0, at++);
        if (!value.isEmpty())
            scan.newest.insert(column, value);
    }
    for (const QString &column : wish.keys)
        scan.nulls.insert(column, rows.number(0, at++));
    for (const QString &column : wish.ranges) {
        const bool empty = rows.text(0, at).isEmpty();
        if (!empty)
            scan.ranges.insert(column, {rows.number(0, at), rows.number(0, at + 1)});
        at += 2;
    }
    return scan;
}

QStringList newestCandidates(const PgTable &table)
{
    static const QRegularExpression changed(QStringLiteral("updat|modif|chang|last_|touched"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression made(
        QStringLiteral("creat|insert|added|logged|record|receiv|occurr|placed|paid|sent|process|appl|"
                       "register|happen|event_?(time|at|date)|^(ts|at|time|timestamp|date|datetime)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression planned(
        QStringLiteral("expir|valid|until|due|schedul|next|deadline|start|end"),
        QRegularExpression::CaseInsensitiveOption);
    QString update;
    QString creation;
    for (const PgColumn &column : table.columns) {
        if (!column.type.startsWith(QStringLiteral("timestamp")) || column.type.endsWith(QLatin1Char(']')) ||
            planned.match(column.name).hasMatch())
            continue;
        if (update.isEmpty() && changed.match(column.name).hasMatch())
            update = column.name;
        else if (creation.isEmpty() && made.match(column.name).hasMatch())
            creation = column.name;
    }
    // A row that was never changed may carry no time of change: then its creation counts.
    const PgColumn *changes = table.column(update);
    QStringList out{update, changes && changes->notNull ? QString() : creation};
    out.removeAll(QString());
    return out;
}

QDateTime serverTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,6}))?)?(?:\\+00|Z)?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    QTime time =
        match.captured(2).isEmpty() ? QTime(0, 0) : QTime::fromString(match.captured(2), Qt::ISODate);
    time = time.addMSecs(match.captured(3).leftJustified(3, u'0').left(3).toInt());
    return QDateTime(date, time, Qt::UTC);
}

QString orphanSql(const PgForeignKey &key, const PgTable &child, const PgTable &parent)
{
    QStringList given; // "is there a key at all"
    QStringList absent;
    QStringList equal;
    QStringList shown;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        const QString c = QStringLiteral("c.") % PgConnection::identifier(key.columns[i]);
        const QString p = QStringLiteral("p.") % PgConnection::identifier(key.parentColumns.value(i));
        given.append(c % QStringLiteral(" IS NOT NULL"));
        absent.append(c % QStringLiteral(" IS NULL"));
        equal.append(p % QLatin1Char(' ') % key.operators.value(i, QStringLiteral("=")) % QLatin1Char(' ') %
                     c);
        shown.append(c % QStringLiteral("::text"));
    }
    const QString all = given.join(QStringLiteral(" AND "));
    const QString orphan = QStringLiteral("NOT EXISTS (SELECT FROM ") % source(parent) %
                           QStringLiteral(" AS p WHERE ") % equal.join(QStringLiteral(" AND ")) %
                           QLatin1Char(')');
    const QString from = QStringLiteral("SELECT concat_ws(', ', ") % shown.join(QStringLiteral(", ")) %
                         QStringLiteral(") AS k FROM ") % source(child) % QStringLiteral(" AS c WHERE ");
    QString rows = from % all % QStringLiteral(" AND ") % orphan;
    if (key.matchFull && key.columns.size() > 1) // either no part of the key is null, or all are
        rows += QStringLiteral(" UNION ALL ") % from % QLatin1Char('(') % given.join(QStringLiteral(" OR ")) %
                QStringLiteral(") AND (") % absent.join(QStringLiteral(" OR ")) % QLatin1Char(')');
    return QStringLiteral("SELECT count(*), min(k), max(k) FROM (") % rows % QStringLiteral(") AS o");
}

} // namespace muster
