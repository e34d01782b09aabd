// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/catalogue.h"

#include <QRegularExpression>

namespace muster
{

namespace
{

QString unquoted(QString text)
{
    if (text.size() >= 2 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"'))) {
        text = text.mid(1, text.size() - 2);
        text.replace(QStringLiteral("\"\""), QStringLiteral("\""));
    }
    return text;
}

} // namespace

QString displayName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[a-z_][a-z0-9_$]*\\z"));
    return plain.match(name).hasMatch() ? name : PgConnection::identifier(name);
}

QString displayName(const QString &schema, const QString &name)
{
    return displayName(schema) % QLatin1Char('.') % displayName(name);
}

QString PgTable::quoted() const
{
    return PgConnection::identifier(schema) % QLatin1Char('.') % PgConnection::identifier(name);
}

const PgColumn *PgTable::column(const QString &wanted) const
{
    for (const PgColumn &column : columns) {
        if (column.name == wanted)
            return &column;
    }
    return nullptr;
}

const PgTable *Catalogue::table(const QString &display) const
{
    for (const PgTable &table : tables) {
        if (table.display() == display)
            return &table;
    }
    return nullptr;
}

const PgTable *Catalogue::findTable(const QString &written) const
{
    if (const PgTable *exact = table(written))
        return exact;
    const QString bare = unquoted(written);
    const PgTable *found = nullptr;
    int matches = 0;
    for (const PgTable &table : tables) {
        if (QString(table.schema % QLatin1Char('.') % table.name) == written)
            return &table;
        if (table.name != bare)
            continue;
        if (table.schema == QStringLiteral("public"))
            return &table;
        found = &table;
        ++matches;
    }
    return matches == 1 ? found : nullptr;
}

std::pair<const PgTable *, const PgColumn *> Catalogue::findColumn(const QString &written) const
{
    for (qsizetype dot = written.lastIndexOf(QLatin1Char('.')); dot > 0;
         dot = written.lastIndexOf(QLatin1Char('.'), dot - 1)) {
        const PgTable *table = findTable(written.left(dot));
        const PgColumn *column = table ? table->column(unquoted(written.mid(dot + 1))) : nullptr;
        if (column)
            return {table, column};
    }
    return {nullptr, nullptr};
}

} // namespace muster
