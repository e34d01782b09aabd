// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/typesafety.h"

namespace muster
{

Result<TypeSafety> TypeSafety::read(PgPool &pool, int serverVersion)
{
    TypeSafety out;
    const QString multirange =
        serverVersion >= 140000
            ? QStringLiteral("(SELECT rngsubtype FROM pg_range WHERE rngmultitypid = t.oid)")
            : QStringLiteral("NULL");
    const Result<PgRows> types = pool.query(
        QStringLiteral("SELECT t.oid, t.typname, t.typtype, t.typnamespace = 'pg_catalog'::regnamespace, "
                       "t.typlen = -1 AND t.typelem <> 0, "
                       "CASE t.typtype WHEN 'd' THEN t.typbasetype "
                       "WHEN 'r' THEN (SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid) "
                       "WHEN 'm' THEN %1 ELSE t.typelem END, t.typrelid "
                       "FROM pg_type t WHERE t.typtype <> 'c' OR EXISTS "
                       "(SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')")
            .arg(multirange));
    if (!types)
        return fail(types.error());
    for (int r = 0; r < types->rows.size(); ++r) {
        out.m_types.insert(types->number(r, 0),
                           {types->text(r, 1), types->text(r, 2), types->text(r, 3) == QStringLiteral("t"),
                            types->text(r, 4) == QStringLiteral("t"), types->number(r, 5),
                            types->number(r, 6)});
    }
    const Result<PgRows> hashed = pool.query(QStringLiteral(
        "SELECT DISTINCT oc.opcintype FROM pg_opclass oc JOIN pg_am am ON am.oid = oc.opcmethod AND "
        "am.amname = 'hash' "
        "JOIN pg_amproc ap ON ap.amprocfamily = oc.opcfamily AND ap.amproclefttype = oc.opcintype "
        "AND ap.amprocrighttype = oc.opcintype AND ap.amprocnum = 2 WHERE oc.opcdefault"));
    if (!hashed)
        return fail(hashed.error());
    for (int r = 0; r < hashed->rows.size(); ++r)
        out.m_hashed.insert(hashed->number(r));
    const Result<PgRows> attributes = pool.query(QStringLiteral(
        "SELECT a.attrelid, a.atttypid, coalesce(co.collisdeterministic, true) FROM pg_attribute a "
        "JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation co ON co.oid = a.attcollation "
        "WHERE c.relkind = 'c' AND a.attnum > 0 AND NOT a.attisdropped"));
    if (!attributes)
        return fail(attributes.error());
    for (int r = 0; r < attributes->rows.size(); ++r) {
        const bool plain = attributes->text(r, 2) == QStringLiteral("t");
        out.m_composites[attributes->number(r)].append(plain ? attributes->number(r, 1) : 0);
    }
    return out;
}

bool TypeSafety::isStable(qint64 typeOid) const
{
    return stable(typeOid, 0);
}

bool TypeSafety::stable(qint64 typeOid, int depth) const
{
    const auto found = m_types.constFind(typeOid);
    if (found == m_types.constEnd() || depth > 16)
        return false;
    const Type &type = *found;
    if (type.system &&
        (type.name.startsWith(QStringLiteral("reg")) || type.name == QStringLiteral("aclitem")))
        return false;
    if (type.kind == QStringLiteral("e"))
        return false;
    if (m_hashed.contains(typeOid))
        return true;
    if (type.system && (type.name == QStringLiteral("varchar") || type.name == QStringLiteral("cidr")))
        return true; // hashed as what they are binary compatible with
    if (type.kind == QStringLiteral("c")) {
        const QVector<qint64> parts = m_composites.value(type.relation);
        return !parts.isEmpty() &&
               std::all_of(parts.begin(), parts.end(), [&](qint64 part) { return stable(part, depth + 1); });
    }
    const bool wraps = type.kind == QStringLiteral("d") || type.kind == QStringLiteral("r") ||
                       type.kind == QStringLiteral("m") || type.array;
    return wraps && stable(type.inner, depth + 1);
}

} // namespace muster
