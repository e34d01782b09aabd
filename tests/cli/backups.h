// SPDX-License-Identifier: GPL-3.0-or-later
// Real backups of the freight database, sound and damaged, made by a real server. Test thread.
#pragma once

#include "support/pgserver.h"

namespace muster {

class Backups
{
    Q_DISABLE_COPY_MOVE(Backups)

public:
    // A server with the database "freight" at this scale (0.01 = 15 MB).
    [[nodiscard]] static Result<std::unique_ptr<Backups>> make(double scale);

    // format: "c", "d", "t", "p". The path is below the server's folder.
    [[nodiscard]] Result<QString> dump(const QString &database, const QString &name,
                                       const QString &format = QStringLiteral("c"),
                                       const QStringList &more = {}) const;
    // A copy of freight with these statements run in it, dumped in custom format.
    [[nodiscard]] Result<QString> changed(const QString &name, const QString &sql) const;
    [[nodiscard]] PgServer &server() const { return *m_server; }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_server->folder() + QLatin1Char('/') + name;
    }

    // The file again with its end cut off, or one byte turned; beside the old one.
    [[nodiscard]] static QString truncated(const QString &file, double share);
    [[nodiscard]] static QString flipped(const QString &file, double at);

private:
    Backups() = default;
    std::unique_ptr<PgServer> m_server;
};

} // namespace muster
