// SPDX-License-Identifier: GPL-3.0-or-later
// A database with one of everything that a dump can hold, and dumps of it in every format. Test's thread.
#pragma once

#include "support/pgserver.h"

namespace muster
{

class DumpMaker
{
public:
    // Starts a server and fills the database "shop".
    [[nodiscard]] static Result<std::unique_ptr<DumpMaker>> create();

    [[nodiscard]] QString folder() const { return m_server->folder(); }
    [[nodiscard]] PgServer &server() { return *m_server; }
    // pg_dump of `database` into a file of that name in folder(); its path.
    [[nodiscard]] Result<QString> dump(const QString &name, const QStringList &options,
                                       const QString &database = QStringLiteral("shop")) const;
    // Runs a compressor and the like as we are: argv with its standard output into the file; its path.
    [[nodiscard]] Result<QString> pipe(const QString &name, const QStringList &argv) const;
    // A copy of `path` with its bytes changed.
    [[nodiscard]] Result<QString> changed(const QString &name, const QString &path,
                                          const std::function<void(QByteArray &)> &change) const;

private:
    std::unique_ptr<PgServer> m_server;
};

} // namespace muster
