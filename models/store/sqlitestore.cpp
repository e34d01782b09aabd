// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include "store/sqliteschema.h"

#include <QSqlQuery>

namespace muster
{

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString &path)
{
    std::unique_ptr<SqliteStore> store(new SqliteStore(path));
    if (const Done done = store->m_connection.open(); !done)
        return fail(done.error());
    if (const Done done = prepareStore(store->m_connection); !done)
        return fail(done.error());
    return store;
}

Done SqliteStore::limitPages(int pages)
{
    return m_connection.execute(QStringLiteral("PRAGMA max_page_count = %1").arg(pages));
}

Done SqliteStore::notePlan(const RecentPlan &plan)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    const Done noted = m_connection.execute(
        QStringLiteral("INSERT INTO recent_plans (path, title, kind, used_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (path) DO UPDATE SET title = excluded.title, kind = excluded.kind, "
                       "used_at = excluded.used_at"),
        {plan.path, plan.title, kindWord(plan.kind), timestampText(plan.usedAt)});
    if (!noted)
        return noted;
    const Done trimmed =
        m_connection.execute(QStringLiteral("DELETE FROM recent_plans WHERE path NOT IN (SELECT path FROM "
                                            "recent_plans ORDER BY used_at DESC LIMIT 100)"));
    return trimmed ? transaction.commit() : trimmed;
}

Result<QVector<RecentPlan>> SqliteStore::recentPlans(int limit)
{
    const auto query = m_connection.run(
        QStringLiteral(
            "SELECT path, title, kind, used_at FROM recent_plans ORDER BY used_at DESC, path LIMIT ?"),
        {limit});
    if (!query)
        return fail(query.error());
    QVector<RecentPlan> plans;
    while ((*query)->next()) {
        plans.append({(*query)->value(0).toString(), (*query)->value(1).toString(),
                      kindFromWord((*query)->value(2).toString()).value_or(PlanKind::Drill),
                      parseTimestamp((*query)->value(3).toString())});
    }
    (*query)->finish();
    return plans;
}

} // namespace muster
