// SPDX-License-Identifier: GPL-3.0-or-later
// The roles that a dump names: owners, grantees, policies. Pure functions; any thread.
#pragma once

#include "archives/pgtoc.h"
#include "postgres/pgconnection.h"

#include <QSet>

namespace muster
{

// Roles in a statement that gives something to somebody (GRANT, ALTER … OWNER TO, CREATE POLICY, …).
[[nodiscard]] QSet<QString> rolesIn(const QString &statement);

// Of a whole table of contents, owners included.
[[nodiscard]] QSet<QString> rolesOf(const QVector<TocEntry> &entries);

// Makes those that are not there yet, NOLOGIN, each a member of `memberOf` and with `member` as a member
// (either may be empty).
// Predefined roles (pg_…) that this server lacks are left out and returned.
[[nodiscard]] Result<QStringList> createRoles(PgConnection &connection, const QSet<QString> &roles,
                                              const QString &memberOf = {}, const QString &member = {});

// While a dump is restored, an owner that was a superuser at home has to read what is others' (a materialized
// view's query runs as its owner): all but pg_… and ours may read everything, for that long only.
[[nodiscard]] Done letOwnersRead(PgConnection &connection, bool allowed);

} // namespace muster
