// SPDX-License-Identifier: GPL-3.0-or-later
// The names of everything in a database, in the words that pg_dump lists them with. A value.
#pragma once

#include "postgres/pgconnection.h"

#include <QHash>
#include <QSet>

namespace muster
{

class CatalogKeys
{
public:
    [[nodiscard]] static Result<CatalogKeys> read(PgConnection &connection);

    [[nodiscard]] bool covers(const QString &type) const; // whether entries of that type are looked up
    [[nodiscard]] bool has(const QString &type, const QString &schema, const QString &name) const;
    [[nodiscard]] QString sequenceValue(const QString &schema,
                                        const QString &name) const; // "41 true"; empty = none

private:
    QHash<QString, QSet<QString>> m_keys; // by type
    QHash<QString, QString> m_sequences;
};

} // namespace muster
