// SPDX-License-Identifier: GPL-3.0-or-later
// The queries behind readCatalogue(), one function a kind of object. Called in this order: the later ones
// need the tables. Internal to the room.
#pragma once

#include "postgres/catalogue.h"

namespace muster::reader
{

// Of pg_class c and pg_namespace n: ours to look at.
[[nodiscard]] QString userRelation();

[[nodiscard]] Done readServer(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readTables(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readColumns(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readIndexes(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readConstraints(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readForeignKeys(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readSequences(PgPool &pool, Catalogue &out);
[[nodiscard]] Done readRest(PgPool &pool, Catalogue &out); // views, functions, extensions

[[nodiscard]] inline bool yes(const PgRows &rows, int row, int column)
{
    return rows.text(row, column) == QStringLiteral("t");
}

} // namespace muster::reader
