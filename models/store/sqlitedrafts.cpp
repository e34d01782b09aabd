// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteStore: half-typed lines.
#include "store/sqlitestore.h"

#include <QSqlQuery>

namespace muster
{

Done SqliteStore::putDraft(const QString &runId, const Draft &draft)
{
    if (draft.text.isEmpty())
        return m_connection.execute(QStringLiteral("DELETE FROM drafts WHERE run_id = ?"), {runId});
    return m_connection.execute(QStringLiteral("INSERT OR REPLACE INTO drafts (run_id, text, typed_at) VALUES (?, ?, ?)"),
                                {runId, draft.text, draft.typedAt.isValid() ? timestampText(draft.typedAt) : QStringLiteral("")});
}

Result<Draft> SqliteStore::draft(const QString &runId)
{
    const auto query = m_connection.run(QStringLiteral("SELECT text, typed_at FROM drafts WHERE run_id = ?"), {runId});
    if (!query)
        return fail(query.error());
    Draft draft;
    if ((*query)->next())
        draft = {(*query)->value(0).toString(), parseTimestamp((*query)->value(1).toString())};
    (*query)->finish();
    return draft;
}

} // namespace muster
