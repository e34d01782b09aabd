// SPDX-License-Identifier: GPL-3.0-or-later
// Which types have a record hash that is the same on every server of a major version.
// Not: enums, reg* types and aclitem (hashed by OIDs, which a restore changes), types without a hash, and
// arrays, ranges, domains and composites of any of these.
#pragma once

#include "postgres/pgpool.h"

#include <QHash>
#include <QSet>

namespace muster
{

class TypeSafety
{
public:
    [[nodiscard]] static Result<TypeSafety> read(PgPool &pool, int serverVersion);
    [[nodiscard]] bool isStable(qint64 typeOid) const;

private:
    struct Type
    {
        QString name;
        QString kind;        // typtype
        bool system = false; // of pg_catalog
        bool array = false;
        qint64 inner = 0;    // element, base or subtype
        qint64 relation = 0; // of a composite type
    };
    [[nodiscard]] bool stable(qint64 typeOid, int depth) const;
    QHash<qint64, Type> m_types;
    QSet<qint64> m_hashed;                       // types with an extended hash function of their own
    QHash<qint64, QVector<qint64>> m_composites; // relation → its attributes' types
};

} // namespace muster
